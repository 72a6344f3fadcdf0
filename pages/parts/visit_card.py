"""The card of one visit: the record in plain words, every source with its words marked, and why they were merged."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from charts import record, words
from charts.record import export_visit
from loaders.frames import Corpus, cited, evidence, reports, theme_labels, visit
from pages.parts import escape, judging, marks, state, takeaway
from pages.parts.article_view import FIELDS
from pages.parts.handing_on import visit_page
from pages.parts.marks import Mark
from pages.parts.takeaway import File
from pages.parts.visit_themes import show_themes

CSS = """
<style>
  .visit h3 { font-family: "Source Serif", Georgia, serif; font-weight: 600; margin: 0 0 .15rem; padding: 0;
    font-size: 1.3rem; line-height: 1.2; }
  .visit .when { margin: 0 0 .5rem; }
  .visit .tag { display: inline-block; border: 1px solid currentColor; border-radius: 3px; padding: 0 .4rem;
    font-size: .82rem; margin-right: .35rem; white-space: nowrap; }
  .visit .corrected { font-size: .82rem; opacity: .85; border-bottom: 1px dotted currentColor; }
  .visit .review, .visit .judged { font-weight: 650; }
  .visit dl { display: grid; grid-template-columns: 6.6rem 1fr; gap: .22rem .7rem; margin: .6rem 0 0; padding: 0;
    font-size: .93rem; }
  .visit dt { opacity: .78; margin: 0; padding: 0; font-weight: 400; } .visit dd { margin: 0; padding: 0; }
  .visit details { margin: .5rem 0 0; font-size: .93rem; }
  .visit summary { cursor: pointer; opacity: .82; width: fit-content; padding: .1rem 0; }
  .visit-link { color: inherit; font-size: .93rem; }
  .st-key-visit_columns { flex-wrap: nowrap; align-items: flex-start; }
  .st-key-visit_hero { min-width: 0; }
  .st-key-visit_columns > :last-child { display: none; }
  .told { border-left: 3px solid rgba(128, 128, 128, .45); padding-left: .7rem; margin: 0; font-size: .95rem;
    line-height: 1.45; }
  .told .m { border-bottom: 2px solid #c8901e; background: rgba(240, 190, 60, .22); }
  .told p { margin: 0 0 .3rem; } .told .why { font-size: .85rem; opacity: .85; margin: .3rem 0 0; }
</style>
"""
"""The looks of a card and of its place on the page; once a page."""
_OPEN = """
<style>
  .stApp .st-key-visit_columns > :last-child { display: flex; flex: 0 0 460px; width: 460px; position: sticky;
    top: 4rem; max-height: calc(100vh - 4.6rem); overflow-y: auto; overscroll-behavior: contain; }
  @media (min-width: 901px) {
    /* Beside a card what stands under the timeline keeps its width and is panned: a browser takes longer to draw it
       anew than the card. */
    :is(.st-key-visit_rows, .st-key-visit_answers) { overflow-x: auto; }
    :is(.st-key-visit_rows, .st-key-visit_answers) > * { width: calc(100% + 490px) !important; max-width: none; } }
  @media (max-width: 900px) {
    .stApp .st-key-visit_columns { flex-wrap: wrap; }
    .stApp .st-key-visit_columns > :last-child { order: -1; flex: 1 1 100%; width: 100%; position: static;
      max-height: none; } }
</style>
"""
"""What a card changes on the page; it comes and goes with it. A rule that asks whether the page holds a card, ``:has``,
is asked by the browser at every step in which a chart is drawn: a third of a filter's time."""


_FOLDED = frozenset(("Level", "From", "Host country", "When", "Kind", "Event code", "Themes"))
"""Lines of the record that are folded away."""


def show_card(visit_id: str, *, neighbours: Sequence[str] = ()) -> None:
    """Draw the card, or say that the corpus holds no such visit; ``neighbours`` are the visits to step through."""
    found = visit(state.corpus(), visit_id)
    with st.container(border=True, key="visit_card"):
        _steps(visit_id, list(neighbours), there=not found.empty)
        st.html(f'{_OPEN}<section class="visit">{"" if found.empty else _head(found)}</section>')
        if found.empty:
            judging.show_missing(visit_id)
            return
        told, facts = reports(state.corpus(), visit_id), evidence(state.corpus(), visit_id=visit_id)
        sources = told.to_dict("records")
        # The words come before the record that was made of them: a reader asks for them first.
        _show_sources(sources[:1], facts)
        st.html(_record(found))
        _take_away(visit_id)
        show_themes(visit_id)
        judging.show_judging(visit_id, told)
        if not sources:
            st.markdown("##### No article tells of it")
        elif len(sources) > 1:
            st.markdown(f"##### {words.count(len(sources), 'source')}, merged into one visit")
            st.caption("The first stands above.")
        _show_sources(sources[1:], facts)


def close() -> None:
    """Close the card."""
    state.select(visit=None)


def _steps(visit_id: str, ids: list[str], *, there: bool) -> None:
    """Close, and the steps to the visits before and behind one that is ``there``."""
    place = ids.index(visit_id) if visit_id in ids else None
    before = ids[place - 1] if place else None
    after = ids[place + 1] if place is not None and place + 1 < len(ids) else None
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="card_steps"):
        st.button("Close", key="close_visit", on_click=close, shortcut="Esc", type="tertiary")
        if not there:
            return
        st.button(
            "Previous", key="previous_visit", disabled=before is None, on_click=_open, args=(before,), shortcut="K"
        )
        st.button("Next", key="next_visit", disabled=after is None, on_click=_open, args=(after,), shortcut="J")
        st.caption("outside the filters" if place is None else f"{place + 1:,} of {len(ids):,}", width="content")


def _open(visit_id: str | None) -> None:
    state.select(visit=visit_id)


def _head(found: pd.DataFrame) -> str:
    """Who went where, when, and in which state the visit is, as HTML."""
    row = found.iloc[0].to_dict()
    tags = [words.plain(row["kind"]), record.describe_status(row)]
    shown = "".join(f'<span class="tag">{escape.markup(tag)}</span>' for tag in tags if tag and tag != "unspecified")
    judged = words.plain(row["judgement"])
    shown += f'<span class="tag judged">{escape.markup(judged.capitalize())}</span>' if judged else ""
    review = '<span class="tag review">Needs review</span>' if row["needs_review"] else ""
    when = words.span(row["start"], row["end"], words.plain(row["date_precision"], "day"))
    head = f"<h3>{escape.markup(record.title_of(row))}</h3>"
    under = f'<p class="when">{escape.markup(words.plain(row["direction_name"]))} · {escape.markup(when)}</p>'
    return f"{head}{under}{shown}{review}"


def _record(found: pd.DataFrame) -> str:
    """The record as HTML, folded where the head or the themes below say it already; what was corrected is not."""
    row, shown, folded = found.iloc[0].to_dict(), "", ""
    for label, value in record.describe_visit(row, theme_labels(state.corpus())):
        corrected = _mark_corrected(label, row)
        line = f"<dt>{escape.markup(label)}</dt><dd>{escape.markup(value)}{corrected}</dd>"
        if label in _FOLDED and not corrected:
            folded += line
        elif label != "Judged":  # The log of the visit stands below.
            shown += line
    more = f"<details><summary>The whole record</summary><dl>{folded}</dl></details>"
    return f'<section class="visit"><dl>{shown}</dl>{more}</section>'


def _mark_corrected(label: str, row: dict[str, Any]) -> str:
    """A sign beside a value that is an analyst's."""
    corrected = set(record.FIELDS.get(label, ())) & set(row["corrected"])
    return ' <em class="corrected">corrected</em>' if corrected else ""


def _take_away(visit_id: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        corpus = state.corpus()
        takeaway.offer(
            lambda: {**_files(corpus, visit_id), "A briefing": (visit_page(corpus, visit_id),)}, key="visit_files"
        )
        address = escape.markup(f"{state.link('visits').split('?')[0]}?visit={visit_id}")
        st.html(f'<a class="visit-link" href="{address}" target="_self">Link to this visit</a>', width="content")


def _files(corpus: Corpus, visit_id: str) -> dict[str, Iterable[File]]:
    name = f"visit-{visit_id}"

    def one() -> pd.DataFrame:
        return visit(corpus, visit_id)

    def record() -> bytes:
        return export_visit(one(), reports(corpus, visit_id), evidence(corpus, visit_id=visit_id)).encode()

    return {
        "The record, with every word it rests on": (File("JSON", f"{name}.json", "application/json", record),),
        "Its articles, cited as": takeaway.citation_files(corpus, lambda: cited(corpus, one()), f"{name}-sources"),
        "An entry in a calendar": (takeaway.calendar_file(one, name, "ICS"),),
    }


def _show_sources(told: Iterable[dict[str, Any]], facts: pd.DataFrame) -> None:
    for report in told:
        _show_source(report, facts[facts["report_id"] == report["report_id"]])


def _show_source(report: dict[str, object], facts: pd.DataFrame) -> None:
    outlet = words.plain(report["outlet"], "Outlet not named")
    with st.container(key=f"source_{report['report_id']}", gap="xsmall"):
        label = f"{escape.markdown(outlet)}, {words.day(report['published'])} →"
        state.page_link(
            "articles",
            label,
            help=escape.markdown(words.plain(report["title"])),
            article=report["article_id"],
            visit=report["visit_id"],
        )
        reasons = [words.plain(report["reason"]), words.plain(report["merge_reason"])]
        why = "".join(f'<p class="why">{escape.markup(reason)}</p>' for reason in reasons if reason)
        st.html(f'<blockquote class="told"><p>{mark_sentence(report, facts)}</p>{why}</blockquote>')


def mark_sentence(report: dict[str, object], facts: pd.DataFrame) -> str:
    """The report's sentence as HTML, the words of its evidence marked with the field they gave."""
    text, start = words.plain(report["sentence"]), int(str(report["sentence_start"]))
    inside = facts[(facts["start"] < start + len(text)) & (facts["end"] > start)]
    found = [
        Mark(max(row.start - start, 0), min(row.end - start, len(text)), "visit", FIELDS.get(row.field, str(row.field)))
        for row in inside.itertuples()
        if row.end - row.start < len(text)
    ]
    return marks.sentence(text, 0, len(text), found)
