"""Visits: the timeline, the card of the visit that is open, and how the countries' visits answer each other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.meetings import count_meetings
from charts.pairs import count_pairs, measure_gaps
from charts.worldmap import count_arrows
from loaders.frames import Corpus, Filters, cited, visits
from pages.parts import drawn, entry, figures, notices, state, tables, takeaway
from pages.parts.takeaway import File
from pages.parts.visit_card import show_card

LANES: dict[str, str] = {"direction": "Direction", "visitor": "Visitor", "host": "Host"}
COLOURS: dict[str, str] = {"direction": "Direction", "kind": "Kind"}
COLUMNS: dict[str, str] = {
    "start": "From",
    "end": "To",
    "direction_name": "Direction",
    "visitor_person": "Visitor",
    "visitor_role": "Role",
    "host_person": "Received by",
    "places": "Places",
    "kind": "Kind",
    "status": "Status",
    "n_articles": "Articles",
    "n_independent_texts": "Independent texts",
    "date_precision": "Date known to",
    "date_basis": "Date from",
    "confidence": "Confidence",
    "needs_review": "Needs review",
    "sentence": "Sentence",
}
Count = Callable[[pd.DataFrame], pd.DataFrame]
Select = Callable[[Mapping[str, Any]], None]
# What each chart was drawn from, and what its columns are called.
DATA: dict[str, tuple[Count, dict[str, str]]] = {
    "worldmap": (count_arrows, {"direction_name": "Direction", "n": "Visits"}),
    "meetings": (count_meetings, {"visitor": "Visitor", "host": "Received by", "direction": "Direction", "n": "Times"}),
    "balance": (
        count_pairs,
        {
            "first_name": "Country",
            "second_name": "Other country",
            "there": "Went there",
            "back": "Came back",
            "last": "Last visit",
            "owes": "Owes a visit",
            "unreturned": "Not returned",
        },
    ),
    "cadence": (measure_gaps, {"pair": "Countries", "previous": "Visit", "start": "Next visit", "days": "Days"}),
}
# More rows than these are heavy for the browser; all of them are in the download.
ROWS = 500


def show() -> None:
    """Draw the page."""
    filters, opened = state.current_filters(), state.first("visit")
    found = visits(state.corpus(), filters)
    ids = found["visit_id"].tolist()
    if found.empty:
        notices.nothing_matches("No visit")
        if opened:
            show_card(opened)
        return
    if opened:
        with st.container(key="visit_open"):
            hero, card = st.columns([1.5, 1], gap="medium")
        with card:
            show_card(opened, neighbours=ids)
    else:
        hero = st.container()
    with hero:
        _timeline(filters, opened)
        _table(found, filters)
        if opened:
            _answers(filters, st.container(), st.container())
    if not opened:
        _answers(filters, *st.columns([1.2, 1], gap="large"))


def _timeline(filters: Filters, opened: str) -> None:
    with st.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="timeline_head"
    ):
        head = st.container(width="content")
        with st.container(horizontal=True, width="content", gap="medium"):
            lane = state.switch("A lane for each", LANES, key="lane")
            colour = state.switch("Colour by", COLOURS, key="colour")
    today = pd.Timestamp.now().normalize()
    figure = drawn.draw("timeline", filters, lane=lane, colour=colour, chosen=opened or None, today=today)
    with head:
        figures.heading(figure.layout.meta["title"], figure.layout.meta["note"])
    figures.draw_plotly(figure, key="timeline", headed=False, on_select=open_selection)
    everything = replace(filters, since=None, until=None)
    strip = drawn.draw("brush", everything, since=filters.since, until=filters.until)
    figures.draw_plotly(strip, key="brush", headed=False, on_select=keep_days)
    st.caption("Select a mark to open its visit. Drag across the strip to keep only those days.")


def keep_days(selection: Mapping[str, Any]) -> None:
    """Make the days under a box, or of the column that was clicked, the date filter."""
    boxes = selection.get("box") or ()
    if boxes:
        first, last = sorted(str(end)[:10] for end in boxes[0]["x"])
        state.select(since=first, until=last)
    else:
        figures.select_days(selection)


def open_selection(selection: Mapping[str, Any]) -> None:
    """What a click asks for: a mark its visit, a column of a timeline in bins its days."""
    chosen = next(figures.custom(selection), None)
    if isinstance(chosen, str):
        state.select(visit=chosen)
    elif chosen:
        figures.select_days(selection)


def _table(found: pd.DataFrame, filters: Filters) -> None:
    shown = found.sort_values(["start", "visit_id"], ascending=False, na_position="last").head(ROWS)
    ids, key, corpus = shown["visit_id"].tolist(), figures.keyed("visit_rows"), state.corpus()

    def open_row() -> None:
        row = tables.chosen_row(key)
        state.select(visit=ids[row] if row is not None and row < len(ids) else None)

    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        note = f"The latest {ROWS:,}; the download has all." if len(found) > ROWS else ""
        with st.container(width="content"):
            figures.heading("The visits, latest first", note)
        takeaway.offer(_files(corpus, filters), key="visits_files")
    st.dataframe(
        tables.readable(_fill(shown), COLUMNS),
        hide_index=True,
        key=key,
        on_select=open_row,
        selection_mode=tables.ROW_OR_CELL,
        height="content" if len(shown) <= 10 else 390,
        column_config=_configure(),
    )


def _files(corpus: Corpus, filters: Filters) -> dict[str, Iterable[File]]:
    """The visits that pass as tables, their sources as citations, and the visits as a calendar."""

    def chosen() -> pd.DataFrame:
        return visits(corpus, filters)

    def planned() -> pd.DataFrame:
        return chosen()[lambda found: found["status"] == "planned"]

    return {
        "The whole table as": takeaway.table_files(chosen, "visits"),
        "The articles they rest on, cited as": takeaway.citation_files(
            corpus, lambda: cited(corpus, chosen()), "visits-sources"
        ),
        "A calendar (ICS) of": (
            takeaway.calendar_file(planned, "planned-visits", "Planned visits"),
            takeaway.calendar_file(chosen, "visits", "All these visits"),
        ),
    }


def _fill(shown: pd.DataFrame) -> pd.DataFrame:
    """Empty cells instead of "None" where the text names nobody."""
    named = ("visitor_person", "visitor_role", "host_person", "sentence")
    return shown.assign(**{name: shown[name].fillna("") for name in named})


def _configure() -> dict[str, Any]:
    days = {name: st.column_config.DateColumn(format="D MMM YYYY", width="small") for name in ("From", "To")}
    return {
        **days,
        "Confidence": st.column_config.NumberColumn(format="percent"),
        "Sentence": st.column_config.TextColumn(width="large"),
    }


def _answers(filters: Filters, left: DeltaGenerator, right: DeltaGenerator) -> None:
    """How the visits answer each other: where they go, who meets whom, the balance, turns and gaps."""
    with left:
        _answer("worldmap", filters, keep_direction)
        _answer("meetings", filters, open_selection)
    with right:
        _answer("balance", filters, keep_direction, most=6)
        _answer("reciprocity", filters, open_selection, most=4)
        _answer("cadence", filters, open_selection)


def _answer(name: str, filters: Filters, select: Select, **options: int) -> None:
    """One chart, and what it was drawn from."""
    corpus = state.corpus()
    figures.draw_plotly(drawn.draw(name, filters, **options), key=name, on_select=select)
    if name in DATA:
        count, columns = DATA[name]
        tables.show_data(
            lambda: count(drawn.data(corpus, filters, name)), name=name, key=f"{name}_data", columns=columns
        )


def keep_direction(selection: Mapping[str, Any]) -> None:
    """Make the direction that was clicked, ``"TUR>AZE"``, the filter."""
    visitor, _, host = str(next(figures.custom(selection), "")).partition(">")
    if visitor and host:
        state.select(visitor=(visitor,), host=(host,))


if __name__ == "__main__":
    entry.enter()
