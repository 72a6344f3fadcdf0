"""Compare: tables of visits made by hand, held against the visits of the articles."""

import pandas as pd
import streamlit as st

from charts import words
from loaders.frames import Corpus, Filters
from loaders.frames.comparison import AGREED, ONLY_ARTICLES, ONLY_TABLE, Comparison, Table, compare, take_over
from loaders.frames.comparison import tables as kept_tables
from loaders.frames.judging import JudgementError
from pages.parts import entry, escape, figures, judging, notices, paging, signature, state, tables, takeaway
from pages.parts.handing_in import show_handing_in

OUTCOMES = {"": "All", AGREED: "Agreed", ONLY_TABLE: "Only in the table", ONLY_ARTICLES: "Only in the articles"}
COLUMNS = {
    "outcome": "Outcome",
    "when": "When",
    "visitor_person": "Visitor",
    "direction": "Direction",
    "place": "Place",
    "difference": "Difference",
    "note": "Remarks",
    "line": "Line",
}
MOST = 200
"""Rows that are added to the visits at once."""


def show() -> None:
    """Draw the page."""
    judging.begin()
    st.html(judging.CSS)
    try:
        kept = kept_tables(state.corpus())
    except JudgementError as error:
        notices.failed("The tables cannot be read", str(error))
        return
    left, right = st.columns([1.7, 1], gap="large")
    with right:
        detail = st.container()
        show_handing_in(kept)
    with left:
        if kept:
            _compare(_choose(kept), detail)
        else:
            figures.heading("A table against the articles")
            st.markdown(
                "Hand in a table of visits that somebody made by hand, an official list or one of your own. Its visits "
                "stay apart from those of the articles; you see which both have, and which only one of the two."
            )


def _choose(kept: tuple[Table, ...]) -> Table:
    names = {table.name: table.name for table in kept}
    chosen = state.pick("Table", names, key="table")
    return next(table for table in kept if table.name == chosen)


def _compare(table: Table, detail: st.delta_generator.DeltaGenerator) -> None:
    corpus, filters = state.corpus(), state.current_filters()
    try:
        found = compared(corpus, table)
    except ValueError as error:
        notices.failed("This table cannot be read", str(error), "Take it away and hand it in again.")
        return
    rows = filter_rows(found.rows, filters)
    figures.heading(f"{table.name} against the articles", describe_left_out(found, filters))
    st.html(write_counts(rows))
    outcome = state.switch("Show", OUTCOMES, key="outcome")
    shown = rows if not outcome else rows[rows["outcome"] == outcome]
    chosen = _table(shown, table, filters)
    if len(found.rejects):
        tables.show_data(
            lambda: compared(corpus, table).rejects,
            name="rows-not-read",
            key="table_rejects",
            label=f"{words.count(len(found.rejects), 'row')} could not be read",
        )
    with detail:
        if chosen is not None:
            _detail(shown.iloc[chosen].to_dict(), table)
        if judging.may_change() and outcome == ONLY_TABLE and len(shown):
            _take_over(table, shown["line"].tolist()[:MOST], f"Add all {min(len(shown), MOST):,} to the visits")


def compared(corpus: Corpus, table: Table) -> Comparison:
    """``loaders.frames.comparison.compare``, remembered for the corpus and the table."""
    return corpus.remember(("compared", table.name, table.fingerprint), lambda: compare(corpus, table))


def filter_rows(rows: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The rows (COMPARISON) that pass the filters of countries, person and days; the others ask what tables lack."""
    mask = pd.Series(True, index=rows.index)
    for name, wanted in (("visitor_country", filters.visitor), ("host_country", filters.host)):
        if wanted:
            mask &= rows[name].isin(wanted)
    if filters.person:
        mask &= rows["visitor_person"].isin(filters.person) | rows["visitor_articles"].isin(filters.person)
    if filters.since:
        mask &= rows["end"] >= pd.Timestamp(filters.since)
    if filters.until:
        mask &= rows["start"] <= pd.Timestamp(filters.until)
    return rows[mask].reset_index(drop=True)


def write_counts(rows: pd.DataFrame) -> str:
    """How many rows have each outcome, and what share of either side the other has, as HTML."""
    agreed, table, articles = (int((rows["outcome"] == one).sum()) for one in (AGREED, ONLY_TABLE, ONLY_ARTICLES))
    cells = [
        (f"{agreed:,}", "agreed"),
        (f"{table:,}", "only in the table"),
        (f"{articles:,}", "only in the articles"),
        (_share(agreed, agreed + table), "of the table is in articles"),
        (_share(agreed, agreed + articles), "of the articles’ is in the table"),
    ]
    return f'<div class="facts">{"".join(f"<div><b>{big}</b><span>{small}</span></div>" for big, small in cells)}</div>'


def describe_left_out(found: Comparison, filters: Filters) -> str:
    """What is not shown, and why; empty when all is."""
    told = []
    if found.outside:
        told.append(f"{words.count(found.outside, 'row')} of a time without articles left out.")
    ignored = set(filters.active) - {"visitor", "host", "person", "since", "until"}
    if ignored:
        told.append("Only the filters of countries, person and days apply here.")
    return " ".join(told)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def _table(found: pd.DataFrame, table: Table, filters: Filters) -> int | None:
    """A page of the rows; answers the one that was chosen."""
    page, corpus = paging.current_page(len(found), key="compared"), state.corpus()
    first = (page - 1) * paging.SIZE
    rows = found.iloc[first : first + paging.SIZE]
    key = figures.keyed(f"compared_{table.name}_{state.first('outcome')}_{page}")
    texts = {name: rows[name].astype("string").fillna("") for name in ("visitor_person", "place", "difference", "note")}
    lines = rows["line"].astype("Int64").where(rows["line"] > 0)
    ways = [f"{one} → {other}" for one, other in zip(rows["visitor_name"], rows["host_name"], strict=True)]
    days = [words.span(start, end) for start, end in zip(rows["start"], rows["end"], strict=True)]
    shown = tables.readable(rows.assign(**texts, line=lines, direction=ways, when=days), COLUMNS)
    st.dataframe(
        shown,
        hide_index=True,
        key=key,
        on_select="rerun",
        selection_mode=tables.ROW_OR_CELL,
        height="content" if len(rows) <= 12 else 430,
        column_config={
            name: st.column_config.TextColumn(width=width)
            for name, width in (("Outcome", 112), ("When", 140), ("Visitor", 140), ("Direction", 146), ("Place", 80))
        },
    )
    paging.show_pages(len(found), key="compared")
    takeaway.offer(
        {
            "These rows as": takeaway.table_files(
                lambda: filter_rows(compared(corpus, table).rows, filters), "comparison"
            )
        },
        key="compared_files",
    )
    chosen = tables.chosen_row(key)
    return first + chosen if chosen is not None and chosen < len(rows) else None


def _detail(row: dict[str, object], table: Table) -> None:
    who = words.plain(row["visitor_person"]) or f"A delegation from {words.the(row['visitor_name'])}"
    figures.heading(
        f"{who} in {words.the(row['host_name'])}", f"{words.span(row['start'], row['end'])} · {row['outcome']}"
    )
    lines = [
        ("In the table", f"line {row['line']}" if row["line"] else ""),
        ("Place", words.plain(row["place"])),
        ("Remarks", words.plain(row["note"])),
        ("In the articles", words.span(row["start_articles"], row["end_articles"]) if row["outcome"] == AGREED else ""),
        ("Visitor there", words.plain(row["visitor_articles"]) if row["outcome"] == AGREED else ""),
    ]
    for label, value in lines:
        if value:
            st.markdown(f"**{label}:** {escape.markdown(value)}")
    if row["outcome"] == ONLY_TABLE:
        if judging.may_change():
            _take_over(table, [int(str(row["line"]))], "Add it to the visits")
    else:
        state.page_link("visits", "Open the visit", visit=row["visit_id"])


def _take_over(table: Table, lines: list[int], label: str) -> None:
    own = f"take_over_{len(lines)}_{lines[0]}"
    with st.popover(label, key=own), st.form(key=f"{own}_form", border=False):
        st.caption("They count on every page, with this table as their source, and can be undone in the log.")
        note = st.text_area("Why", value=f"In the table {table.name}", key=f"{own}_note", height=68)
        by = signature.ask(f"{own}_by")
        if st.form_submit_button("Add", type="primary"):
            judging.keep(
                lambda: take_over(state.corpus(), table, lines, by=by, note=note),
                f"{words.count(len(lines), 'visit')} added.",
            )


if __name__ == "__main__":
    entry.enter()
