"""Visits: the timeline, the card of the visit that is open, and how the countries' visits answer each other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import style, words
from charts.meetings import count_meetings
from charts.pairs import count_pairs, measure_gaps
from charts.reach import find_far
from charts.worldmap import count_arrows
from loaders.frames import Corpus, Filters, cited, visits
from pages.parts import (
    drawn,
    entry,
    escape,
    figures,
    judging,
    notices,
    paging,
    pictures,
    redrawing,
    state,
    tables,
    takeaway,
)
from pages.parts.takeaway import File
from pages.parts.visit_card import CSS, show_card

LANES: dict[str, str] = {"direction": "Direction", "visitor": "Visitor", "host": "Host"}
COLOURS: dict[str, str] = {"direction": "Direction", "kind": "Kind"}
# What the table shows of a visit; the card and the download have all of it.
COLUMNS: dict[str, str] = {
    "when": "When",
    "direction_name": "Direction",
    "visitor_person": "Visitor",
    "host_person": "Received by",
    "places": "Places",
    "kind": "Kind",
    "status": "Reported as",
    "n_articles": "Articles",
    "n_independent_texts": "Independent",
    "confidence": "Confidence",
    "needs_review": "Review",
    "judgement": "Judged",
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
PLACES: dict[str, str] = {"worldmap": "Map", "meetings": "Who meets whom"}
TURNS: dict[str, str] = {"balance": "Balance", "reciprocity": "Whose turn", "cadence": "Gaps"}
ROWS = 15
"""Rows of the table on a page."""
SENTENCE = 100
"""Characters of a visit's sentence that the table shows."""


def show() -> None:
    """Draw the page."""
    st.html(CSS)
    filters, opened = state.current_filters(), state.first("visit")
    found = visits(state.corpus(), filters)
    ids = found["visit_id"].tolist()
    if found.empty:
        notices.nothing_matches("No visit")
        if opened:
            show_card(opened)
        return
    # One tree of elements, whether a card is open or not: the browser then keeps the charts it has drawn.
    with st.container(horizontal=True, gap="medium", key="visit_columns"):
        with st.container(key="visit_hero"):
            _timeline(filters)
            _table(found, filters)
            with st.container(key="visit_answers"):
                _answers(filters)
        with st.container(key="visit_aside"):
            _card(ids)


def _find_far() -> str:
    """Around which visit the timeline is drawn, where the open one is far from the others; empty where it is not."""
    return find_far(visits(state.corpus(), state.current_filters()), state.opened_visit())


@redrawing.part("card", shows=("visit",), suffices=lambda: _find_far() == st.session_state["_far"])
def _card(ids: list[str]) -> None:
    if opened := state.first("visit"):
        show_card(opened, neighbours=ids)


def _timeline(filters: Filters) -> None:
    with st.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", key="timeline_head"
    ):
        head = st.container(width="content")
        with st.container(horizontal=True, vertical_alignment="bottom", width="content", gap="medium"):
            lane = state.switch("A lane for each", LANES, key="lane")
            colour = state.switch("Colour by", COLOURS, key="colour")
            corner = st.container(width="content")
    today = pd.Timestamp.now().normalize()
    far = st.session_state["_far"] = _find_far()
    figure = drawn.draw("timeline", filters, lane=lane, colour=colour, today=today, **{"around": far} if far else {})
    with head:
        caption = style.read_caption(figure)
        figures.heading(caption.title, caption.note)
    with corner:
        pictures.offer_picture(figure, name="timeline", key="timeline")
    figures.draw_plotly(figure, key="timeline", headed=False, pictured=False, on_select=open_selection)
    everything = replace(filters, since=None, until=None)
    strip = drawn.draw("brush", everything, since=filters.since, until=filters.until)
    figures.draw_plotly(strip, key="brush", headed=False, pictured=False, on_select=keep_days)
    st.caption(f"{_explain(figure)} Drag across the timeline or the strip to keep only those days.")


def _explain(timeline: go.Figure) -> str:
    """What a click on the timeline does: it has marks, or, where there are too many, columns."""
    if any(trace.name == "visits" for trace in timeline.data):
        return "Select a mark, or a row below, to open its visit; the name of a lane keeps only its visits."
    return "Select a row below to open its visit; a column keeps only its days."


def keep_days(selection: Mapping[str, Any]) -> None:
    """Make the days under a box, or of the column that was clicked, the date filter."""
    boxes = selection.get("box") or ()
    if boxes:
        first, last = sorted(str(end)[:10] for end in boxes[0]["x"])
        state.select(since=first, until=last)
    else:
        figures.select_days(selection)


def chosen_visit(selection: Mapping[str, Any]) -> str:
    """The visit whose mark was clicked; empty where the click, or a box, asks for something else."""
    chosen = _read_click(selection)
    return chosen if "=" not in chosen else ""


def open_selection(selection: Mapping[str, Any]) -> None:
    """What is asked for: by a mark its visit, by the name of a lane its visits, by a column or a box its days."""
    if visit := chosen_visit(selection):
        state.select(visit=visit)
    elif asked := _read_click(selection):
        state.select(**{name: (value,) for name, value in parse_qsl(asked)})
    else:
        keep_days(selection)


def _read_click(selection: Mapping[str, Any]) -> str:
    """The id, or the filter, of what was clicked; empty where it was a column, or a box was drawn."""
    chosen = next(figures.custom(selection), "")
    return chosen if isinstance(chosen, str) and not selection.get("box") else ""


def _table(found: pd.DataFrame, filters: Filters) -> None:
    page, corpus = paging.current_page(len(found), key="rows", size=ROWS), state.corpus()
    latest = found.sort_values(["start", "visit_id"], ascending=False, na_position="last")
    shown = latest.iloc[(page - 1) * ROWS : page * ROWS]
    ids, key = shown["visit_id"].tolist(), figures.keyed(f"visit_rows_{page}")

    def open_row() -> None:
        row = tables.chosen_row(key)
        state.select(visit=ids[row] if row is not None and row < len(ids) else None)

    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(width="content"):
            figures.heading("The visits, latest first")
        with st.container(horizontal=True, width="content"):
            judging.offer_addition(key="add_visit")
            takeaway.offer(lambda: _files(corpus, filters), key="visits_files")
    with st.container(key="visit_rows"):
        st.dataframe(
            tables.readable(_fill(shown), COLUMNS),
            hide_index=True,
            key=key,
            on_select=open_row,
            selection_mode=tables.ROW_OR_CELL,
            height="content" if len(shown) <= 10 else 390,
            column_config=_configure(),
        )
    paging.show_pages(len(found), key="rows", size=ROWS)


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
        f"As a calendar (ICS); {_count_planned(len(planned()))}": (
            takeaway.calendar_file(planned, "planned-visits", "Planned visits"),
            takeaway.calendar_file(chosen, "visits", "All these visits"),
        ),
    }


def _count_planned(number: int) -> str:
    """How many visits the calendar of planned ones would have: an empty one is no use.

    >>> _count_planned(0), _count_planned(1), _count_planned(79)
    ('none of these visits is planned', '1 of these visits is planned', '79 of these visits are planned')
    """
    return f"{f'{number:,}' if number else 'none'} of these visits {'is' if number < 2 else 'are'} planned"


def _fill(shown: pd.DataFrame) -> pd.DataFrame:
    """Days no more exact than they are known, and empty cells instead of "None" where nobody is named or has judged."""
    texts = ("visitor_person", "host_person", "judgement", "sentence")
    named = {name: shown[name].astype("string").fillna("") for name in texts}
    days = zip(shown["start"], shown["end"], shown["date_precision"], strict=True)
    when = [words.span(start, end, words.plain(precision, "day")) for start, end, precision in days]
    sentences = [escape.shorten(text, SENTENCE) for text in named["sentence"]]
    return shown.assign(**named, when=when).assign(sentence=sentences)


def _configure() -> dict[str, Any]:
    widths = {"When": 150, "Direction": 146, "Visitor": 146, "Received by": 128, "Places": 80, "Kind": 92}
    return {
        **{name: st.column_config.TextColumn(width=width) for name, width in widths.items()},
        "Reported as": st.column_config.TextColumn(
            width=92,
            help="How far the visit had come when it was last reported: one that is ongoing here may be long over",
        ),
        "Articles": st.column_config.NumberColumn(width=62),
        "Independent": st.column_config.NumberColumn(
            width=84, help="Independent texts: articles that repeat an earlier one are not counted"
        ),
        "Confidence": st.column_config.NumberColumn(format="percent", width=80),
        "Review": st.column_config.CheckboxColumn(
            width=58, help="Needs review: low confidence, or its visitor, host and date stand far apart"
        ),
        "Sentence": st.column_config.TextColumn(width="large"),
    }


def _answers(filters: Filters) -> None:
    """How the visits answer each other: on the left where they go, on the right how they are returned."""
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        shown = state.switch("Where they go", PLACES, key="places")
        _answer(shown, filters, keep_direction if shown == "worldmap" else open_selection)
    with right:
        shown = state.switch("How they are returned", TURNS, key="turns")
        most = {"balance": 6, "reciprocity": 5}.get(shown)
        select = keep_direction if shown == "balance" else open_selection
        _answer(shown, filters, select, **({"most": most} if most else {}))


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
