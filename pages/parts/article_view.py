"""One article: its marked text, the visits it reports and why, and the way to its neighbours."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from charts import words
from loaders.frames import Article, hits, neighbours, one_article, visit
from pages.parts import comparing, escape, judging, marks, redrawing, state, takeaway
from pages.parts.article_themes import show_reuse, show_themes
from pages.parts.marks import Mark
from pages.parts.reader import show_text
from pages.parts.reading import Reading, read

_KIND_OF = {"agreement": "theme"}
FIELDS = {
    "visitor_person": "Visitor",
    "visitor_role": "Role",
    "visitor_level": "Level",
    "visitor_country": "Visitor country",
    "host_person": "Host",
    "host_role": "Host's role",
    "host_country": "Host country",
    "counterpart_country": "Counterpart",
    "companions": "Companions",
    "met": "Met",
    "places": "Places",
    "start": "Start",
    "end": "End",
    "kind": "Kind",
    "mode": "Mode",
    "status": "Status",
    "agreements": "Agreements",
    "themes": "Themes",
    "trigger": "Told by",
}
"""A report's fields, as a reader knows them."""


def show_article(article_id: str, *, order: str, descending: bool) -> None:
    """Draw the article, or say that the corpus does not hold it."""
    found = read(state.corpus(), article_id)
    _steps(article_id, order, descending)
    if found is None:
        missing = f"There is no article “{escape.markdown(article_id)}” in this corpus."
        st.warning(f"{missing} It may have been built anew since the link was made.")
        return
    if (beside := state.first("beside")) and beside != article_id:
        _show_both(found, beside)
        return
    text, aside = st.columns([2.1, 1], gap="large")
    with text:
        _head(found.article)
        _marked_text(article_id)
    with aside:
        _visits(found)
        show_themes(found)
        show_reuse(found)
        comparing.offer_comparison(article_id)


# A part, since to show the words of a piece of evidence, or to switch a mark off, changes nothing but the text.
@redrawing.part("text", shows=("at", "hide"))
def _marked_text(article_id: str) -> None:
    if found := read(state.corpus(), article_id):
        _text(found)


def _show_both(first: Reading, beside: str) -> None:
    """Two articles side by side, what they share above them."""
    second = read(state.corpus(), beside)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="both"):
        with st.container(width=420):
            comparing.choose_comparison(first.article.id)
        st.button("Close the comparison", key="close_comparison", on_click=state.select, kwargs={"beside": None})
    if second is None:
        st.warning(f"There is no article “{escape.markdown(beside)}” in this corpus to compare with.")
    else:
        comparing.show_shared(first.passages, second.passages)
    for column, found in zip(st.columns(2, gap="large"), (first, second), strict=True):
        if found is not None:
            with column:
                _head(found.article)
                _text(found)


def _steps(article_id: str, order: str, descending: bool) -> None:
    near = neighbours(state.corpus(), state.current_filters(), article_id, order=order, descending=descending)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="steps"):
        st.button("‹ All articles", key="close_article", type="tertiary", on_click=_open, args=(None,), shortcut="Esc")
        for name, target, shortcut in (("Previous", near.previous, "K"), ("Next", near.next, "J")):
            key = f"{name.lower()}_article"
            st.button(name, key=key, disabled=not target, on_click=_open, args=(target,), shortcut=shortcut)
        where = f"{near.place:,} of {near.total:,}" if near.place else "outside the filters"
        st.caption(where, width="content")
        if article_id in state.corpus().numbers:
            takeaway.offer({"This article as": _citations(article_id)}, key="cite_article", label="Cite")


def _citations(article_id: str) -> Iterator[takeaway.File]:
    corpus = state.corpus()
    return takeaway.citation_files(corpus, lambda: one_article(corpus, article_id), "article")


def _open(article_id: str | None) -> None:
    state.select(article=article_id, at=None, visit=None, beside=None)


def _head(found: Article) -> None:
    when = words.day(pd.Timestamp(found.published))
    parts = [found.outlet or "Outlet not named", when, found.byline and f"by {found.byline.removeprefix('By ')}"]
    line = " · ".join(escape.markup(part) for part in parts if part)
    title = "" if _headline(found) else f"<h2>Article of {when}, without a headline</h2>"
    source = f'<a href="{escape.markup(found.url)}" rel="noreferrer">original</a> · ' if _is_web(found.url) else ""
    ident = f"{source}<code>{escape.markup(found.id)}</code>"
    st.html(f'<header class="article"><p>{line} · {ident}</p>{title}</header>')


def _headline(found: Article) -> tuple[int, int] | None:
    """Where the headline stands in the text, which is then drawn as a heading with its marks."""
    first = next((segment for segment in found.segments if segment.kind == "headline"), None)
    return (first.start, first.end) if first else None


def _is_web(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("http://", "https://"))


def _text(found: Reading) -> None:
    everything, segments = list(_marks(found)), found.article.segments
    aside = [(s.start, s.end) for s in segments if s.kind not in ("body",)]
    show_text(
        marks.render(found.article.text, everything, headline=_headline(found.article), furniture=aside),
        marks.counts(everything),
        at=_place(found.reports),
        hits="hit" if state.current_filters().search else "visit",
        key=f"text_{found.article.id}",
    )


def _place(told: pd.DataFrame) -> int | None:
    """The offset to scroll to: ``at``, or the sentence of the ``visit`` that the address names."""
    at, chosen = state.first("at"), state.first("visit")
    if at.isdecimal():
        return int(at)
    sentences = told[told["visit_id"] == chosen]["sentence_start"] if chosen and len(told) else []
    return int(sentences.iloc[0]) if len(sentences) else None


def _marks(found: Reading) -> Iterator[Mark]:
    for row in found.mentions.itertuples():
        kind = _KIND_OF.get(row.kind, row.kind)
        if kind in marks.KINDS:
            role = f", {row.role}" if isinstance(row.role, str) and kind == "person" else ""
            yield Mark(row.start, row.end, kind, f"{row.label}{role}")
    for row in found.reports.itertuples():
        yield Mark(row.sentence_start, row.sentence_end, "visit", _name(row.visit_id))
    for row in found.evidence.itertuples():
        if row.field in FIELDS:
            yield Mark(row.start, row.end, "evidence", FIELDS[row.field])
    body = [segment for segment in found.article.segments if segment.kind == "body"]
    for row in found.passages.itertuples():
        if any(segment.start <= row.start < segment.end for segment in body):
            yield Mark(row.start, row.end, "reused", _origin(row.first, row.likeness, row.n_articles - 1))
    for start, end in hits(found.article.text, state.current_filters().search):
        yield Mark(start, end, "hit")


def _origin(first: bool, likeness: float, others: int) -> str:
    if first:
        return f"First here, later in {words.count(others, 'other article')}"
    how = "Word for word" if likeness >= 1 else f"Edited ({likeness:.0%} alike)"
    return f"{how} from an earlier article"


def _name(visit_id: str) -> str:
    row = visit(state.corpus(), visit_id)
    if row.empty:
        return "Visit"
    first = row.iloc[0]
    days = words.span(first["start"], first["end"], first["date_precision"])
    return f"{words.plain(first['direction_name'])}, {days}"


def _visits(found: Reading) -> None:
    number = len(found.reports)
    st.markdown(f"#### Reports {words.count(number, 'visit')}" if number else "#### Reports no visit")
    facts = found.evidence
    for row in found.reports.itertuples():
        with st.container(border=True, key=f"report_{row.report_id}", gap="xxsmall"):
            review = " · needs review" if row.needs_review else ""
            st.markdown(f"**{escape.markdown(_name(row.visit_id))}**{review}")
            st.caption(escape.markdown(row.reason))
            _evidence(facts[facts["report_id"] == row.report_id])
            state.page_link("visits", "Open the visit", visit=row.visit_id)
    judging.offer_addition(key="add_visit_article", article_id=found.article.id)


def _evidence(facts: pd.DataFrame) -> None:
    """The words that fields came from, and which; a click scrolls to them."""
    shown = facts[facts["field"].astype("string") != "visit"]
    for number, (words_, rows) in enumerate(shown.groupby("words", sort=False)):
        names = dict.fromkeys(FIELDS.get(field, str(field).replace("_", " ").capitalize()) for field in rows["field"])
        quote = escape.markdown(escape.shorten(" ".join(str(words_).split()), 70))
        st.button(
            f"{escape.markdown(', '.join(names))}: “{quote}”",
            key=f"evidence_{rows['report_id'].iloc[0]}_{number}",
            type="tertiary",
            help="Show these words in the text",
            on_click=state.select,
            kwargs={"at": int(rows["start"].iloc[0])},
        )
