"""The sidebar: filters that every page shares, each option with the number it would leave."""

from datetime import date

import pandas as pd
import streamlit as st

from charts import dates
from loaders.frames import Corpus, Filters, facet
from loaders.frames.choices import NAMES, describe_value
from pages.parts import state

GROUPS: dict[str, tuple[str, ...]] = {
    "Who": ("visitor", "host", "person"),
    "What": ("theme", "kind", "status", "level"),
    "Reported by": ("outlet",),
    "Judged": ("judgement", "source"),
}
"""Headings of the sidebar, and under each the list filters."""
RARE = ("source", "judgement")
"""Filters that are offered only where visits differ in them."""
LIMIT = 400
"""Options offered for one filter; the rarer ones are still reached by search or by an address."""
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)


def show_filters() -> None:
    """Draw the search, the dates and the list filters."""
    filters = state.current_filters()
    _search(filters)
    _dates(filters)
    for heading, fields in GROUPS.items():
        offered = [field for field in fields if _is_offered(field, filters)]
        if offered:
            st.markdown(f"###### {heading}")
        for field in offered:
            _choice(field, NAMES[field], filters)
    _reuse(filters)


def options(field: str, filters: Filters) -> pd.DataFrame:
    """The values of ``field`` with label and count (FACETS), most frequent first, what is chosen always among them."""
    found = counted(state.corpus(), filters, field)
    chosen = [value for value in getattr(filters, field) if value not in set(found["value"])]
    labels = [describe_value(state.corpus(), field, value) for value in chosen]
    missing = pd.DataFrame({"value": chosen, "label": labels, "n": 0}).astype(found.dtypes.to_dict())
    kept = found[(found.index < LIMIT) | found["value"].isin(getattr(filters, field))]
    return pd.concat([kept, missing], ignore_index=True) if chosen else kept


@st.cache_data(max_entries=2000, show_spinner=False, hash_funcs={Corpus: lambda corpus: corpus.version, Filters: repr})
def counted(corpus: Corpus, filters: Filters, field: str) -> pd.DataFrame:
    """``loaders.frames.facet``, remembered."""
    return facet(corpus, filters, field).reset_index(drop=True)


def _search(filters: Filters) -> None:
    _control("f_search", filters.search)
    st.text_input(
        "Search",
        key="f_search",
        placeholder='minister "joint exercises" -football',
        help='Words must all occur; "quoted words" stand together; a minus leaves out.',
        on_change=lambda: state.select(search=st.session_state["f_search"].strip()),
    )


def _dates(filters: Filters) -> None:
    columns = st.columns(2, gap="small")
    for column, name, title in zip(columns, state.DATES, ("From", "To"), strict=True):
        key = f"f_{name}"
        _control(key, getattr(filters, name))
        with column:
            st.date_input(
                title,
                value=None,
                key=key,
                format=dates.field_order(),
                min_value=_EARLIEST,
                max_value=_LATEST,
                on_change=lambda name=name, key=key: state.select(**{name: st.session_state[key]}),
            )


def _reuse(filters: Filters) -> None:
    _control("f_reuse", not filters.reuse)
    st.toggle(
        "Independent texts only",
        key="f_reuse",
        help="Leaves out articles that repeat an earlier one.",
        on_change=lambda: state.select(reuse=state.NO_REUSE if st.session_state["f_reuse"] else None),
    )


def _is_offered(field: str, filters: Filters) -> bool:
    return field not in RARE or bool(getattr(filters, field)) or len(counted(state.corpus(), Filters(), field)) > 1


def _choice(field: str, name: str, filters: Filters) -> None:
    found = options(field, filters)
    counts = dict(zip(found["value"], found["n"], strict=True))
    labels, known, key = _labels(field), st.session_state.setdefault("_written_options", {}), f"f_{field}"
    labels.update(zip(found["value"], found["label"], strict=True))
    st.session_state[key] = list(getattr(filters, field))

    def written(value: str) -> str:
        text = f"{labels.get(value, value)} · {counts.get(value, 0):,}"
        known[field, text] = value
        return text

    st.multiselect(
        name,
        list(found["value"]),
        format_func=written,
        key=key,
        placeholder=f"Any of {len(found):,}" if len(found) else "None here",
        disabled=found.empty,
        on_change=_keep_choice,
        args=(field, key),
    )


def _keep_choice(field: str, key: str) -> None:
    """Take over what was picked; the browser may still name an option by the count it had a moment ago."""
    known = st.session_state["_written_options"]
    state.select(**{field: tuple(known.get((field, value), value) for value in st.session_state[key])})


def _control(key: str, value: object) -> None:
    """Let the view decide what a widget shows, without disturbing one that shows it already."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _labels(field: str) -> dict[str, str]:
    labels: dict[str, str] = st.session_state.setdefault("_labels", {}).setdefault(field, {})
    return labels
