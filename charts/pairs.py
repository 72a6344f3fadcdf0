"""What the visits between two countries add up to: balance, gaps, and whose turn it is.

Only visits that took place, from one named country to another, count: not calls, meetings on third soil, or plans.
"""

import pandas as pd

HELD = ("completed", "ongoing")

PAIRS = ["pair", "first", "second", "first_name", "second_name", "there", "back", "total", "last", "owes", "unreturned"]
GAPS = ["pair", "visit_id", "previous", "start", "days"]


def select_held(visits: pd.DataFrame) -> pd.DataFrame:
    """The dated visits that took place from one country to another, by date, with their unordered ``pair``."""
    direction = visits["direction"].astype("string").fillna("")
    held = visits[direction.str.contains(">") & visits["status"].isin(HELD) & visits["start"].notna()]
    ends = direction[held.index].str.split(">").map(sorted).str.join("+")
    return held.assign(pair=ends.astype("string")).sort_values(["start", "visit_id"])


def count_pairs(visits: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of countries, most visits first; ``first`` is the country that travelled more.

    Columns ``PAIRS``: ``there`` counts the visits of ``first`` to ``second``, ``back`` those the other way; ``owes`` is
    the country whose turn it is, which received the last ``unreturned`` visits; ``last`` is the day of the last visit.
    Without such a visit the frame has no row.
    """
    held = select_held(visits)
    rows = [_count_pair(str(pair), group) for pair, group in held.groupby("pair", sort=True)]
    table = pd.DataFrame(rows, columns=PAIRS)
    return table.sort_values(["total", "pair"], ascending=[False, True], ignore_index=True)


def measure_gaps(visits: pd.DataFrame) -> pd.DataFrame:
    """Days from the start of each visit to the start of the next of the same pair, either way; columns ``GAPS``."""
    held = select_held(visits)
    previous = held.groupby("pair", sort=False)["start"].shift()
    days = (held["start"] - previous).dt.days
    gaps = held.assign(previous=previous, days=days)[GAPS].dropna(subset="days")
    return gaps.astype({"days": "int64"}).reset_index(drop=True)


def name_pairs(visits: pd.DataFrame) -> dict[str, str]:
    """``"AZE+TUR"`` to ``"Azerbaijan – Türkiye"``."""
    names = {**_names(visits, "visitor"), **_names(visits, "host")}
    pairs = select_held(visits)["pair"].unique()
    return {pair: " – ".join(names.get(code, code) for code in pair.split("+")) for pair in pairs}


def rank_directions(visits: pd.DataFrame) -> list[str]:
    """Every direction, those of the busiest pair of countries first and, within a pair, the busier first.

    >>> rank_directions(pd.DataFrame({"direction": ["TUR>AZE", "GEO>AZE", "AZE>TUR", "TUR>AZE"]}))
    ['TUR>AZE', 'AZE>TUR', 'GEO>AZE']
    """
    ways = visits["direction"].astype("string").dropna()
    counted = ways.value_counts().rename_axis("way").reset_index(name="n")
    counted["pair"] = counted["way"].str.split("[>=]", regex=True).map(lambda ends: "+".join(sorted(ends)))
    counted["total"] = counted.groupby("pair")["n"].transform("sum")
    ranked = counted.sort_values(["total", "pair", "n", "way"], ascending=[False, True, False, True])
    return [str(way) for way in ranked["way"]]


def _names(visits: pd.DataFrame, side: str) -> dict[str, str]:
    known = visits[[f"{side}_country", f"{side}_name"]].dropna().drop_duplicates()
    return dict(known.astype("string").itertuples(index=False, name=None))


def _count_pair(pair: str, group: pd.DataFrame) -> tuple[object, ...]:
    visitors = group["visitor_country"].astype("string")
    counts = visitors.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    first = str(counts.index[0])
    second = next(code for code in pair.split("+") if code != first)
    last = str(visitors.iloc[-1])
    names = {**_names(group, "visitor"), **_names(group, "host")}
    unreturned = int((visitors[::-1] != last).astype("int64").cumsum().eq(0).sum())
    there, back = int(counts[first]), int(counts.get(second, 0))
    owes = second if last == first else first
    return (
        pair,
        first,
        second,
        names.get(first, first),
        names.get(second, second),
        there,
        back,
        there + back,
        group["start"].iloc[-1],
        owes,
        unreturned,
    )
