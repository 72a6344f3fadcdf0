"""What there was lately: the last twelve months beside the twelve before."""

import pandas as pd

RECENT = ["key", "label", "recent", "before", "change"]


def compare_years(counts: pd.DataFrame, *, key: str, label: str, when: str, months: int = 12) -> pd.DataFrame:
    """For each ``key``, its number in the last ``months`` months up to the latest date and in as many before.

    ``counts`` has a row an event, dated by ``when``. Columns ``RECENT``, the
    greatest change first; keys absent from both spans are left out. An undated row does not count.
    """
    dated = counts[counts[when].notna()]
    if dated.empty:
        return pd.DataFrame(columns=RECENT)
    last = dated[when].max()
    middle, first = last - pd.DateOffset(months=months), last - pd.DateOffset(months=2 * months)
    weighed = dated.assign(weight=1, span=_spans(dated[when], first, middle))
    table = weighed[weighed["span"] != ""].pivot_table(
        index=[key, label], columns="span", values="weight", aggfunc="sum", observed=True, fill_value=0
    )
    whole = table.reindex(columns=["recent", "before"], fill_value=0).reset_index()
    whole.columns = pd.Index(RECENT[:4])
    changed = whole.assign(change=whole["recent"] - whole["before"])
    return changed.sort_values(["change", "recent", "label"], ascending=[False, False, True], ignore_index=True)


def _spans(when: pd.Series, first: pd.Timestamp, middle: pd.Timestamp) -> pd.Series:
    names = pd.Series("", index=when.index, dtype="object")
    names[when > first] = "before"
    names[when > middle] = "recent"
    return names
