"""Handing in a table of visits: choose the file, say which column is which field, look, and keep it."""

from pathlib import PurePath

import streamlit as st

from charts import words
from loaders.frames.comparison import (
    FIELDS,
    NEEDED,
    Columns,
    Sheet,
    Table,
    guess_mapping,
    keep_table,
    read_sheet,
    remove_table,
    table_visits,
)
from pages.parts import escape, figures, judging, notices, signature, state, tables
from pages.parts.visit_fields import ask_country

_SHOWN = {
    "visitor_person": "Visitor",
    "visitor_name": "Visitor's country",
    "host_name": "Host country",
    "start": "From",
    "end": "To",
}
_REJECTS = {"place": "Where", "value": "Found", "reason": "Why", "remedy": "What to do"}
_COUNTRIES = ("visitor_country", "host_country")
_NONE = "–"
_ROWS = (
    ("visitor_person", "visitor_role"),
    ("visitor_country",),
    ("host_person", "place"),
    ("host_country",),
    ("start", "end"),
    ("kind", "note"),
)


def show_handing_in(kept: tuple[Table, ...]) -> None:
    """Draw the way to hand in a table, and the tables that are kept, each with the way to take it away."""
    if not judging.may_change():
        return
    figures.heading("Hand in a table", "CSV with a first line that names its columns; one visit a row.")
    # Another key after each table that is kept, for the browser holds on to the file.
    key = f"handed_in_{judging.sheet()}"
    file = st.file_uploader("Table", type=["csv", "tsv", "txt"], key=key, label_visibility="collapsed")
    if file is not None:
        _look(file.name, file.getvalue(), {table.name for table in kept})
    if kept:
        with st.expander(f"{words.count(len(kept), 'table')} kept", key="kept_tables", type="compact"):
            for table in kept:
                _show_kept(table)


def _look(name: str, content: bytes, known: set[str]) -> None:
    try:
        sheet = read_sheet(content, name)
    except ValueError as error:
        notices.failed("This is no table", str(error))
        return
    columns = _ask_columns(sheet, name)
    if columns.missing:
        needed = ", ".join(FIELDS[field].lower() for field in columns.missing)
        st.info(f"Still needed: {needed}.")
        return
    table = Table(PurePath(name).stem[:80], "", columns, content)
    visits, rejects = table_visits(table)
    st.markdown(f"**{words.count(len(visits), 'visit')} can be read; {words.count(len(rejects), 'row')} cannot.**")
    if len(visits):
        shown = visits.head(5)
        texts = {one: shown[one].astype("string").fillna("") for one in ("visitor_person", "visitor_name", "host_name")}
        st.dataframe(
            (readable := tables.readable(shown.assign(**texts), _SHOWN)),
            hide_index=True,
            key="table_preview",
            column_config=tables.days_of(readable),
        )
    if len(rejects):
        st.dataframe(tables.readable(rejects, _REJECTS), hide_index=True, height=160, key="table_preview_rejects")
    if len(visits):
        _keep(table, known)


def _ask_columns(sheet: Sheet, name: str) -> Columns:
    """Which column is which field; a country may be one for every row."""
    guessed = guess_mapping(sheet.header)
    chosen: dict[str, str] = {}
    fixed: dict[str, str] = {}
    with st.container(key="table_columns", gap="xsmall"):
        for fields in _ROWS:
            places = st.columns(2, gap="small")
            for field, place in zip(fields, places, strict=False):
                with place:
                    column = _ask_column(field, sheet.header, guessed, name)
                if column:
                    chosen[field] = column
                elif field in _COUNTRIES:
                    with places[1]:
                        fixed |= _ask_one(field, name)
    return Columns(chosen, fixed)


def _ask_column(field: str, header: tuple[str, ...], guessed: Columns, name: str) -> str:
    options = [_NONE, *header]
    place = options.index(guessed.columns[field]) if field in guessed.columns else 0
    label = FIELDS[field] + (" (needed)" if field in NEEDED else "")
    column = st.selectbox(label, options, index=place, key=f"column_{name}_{field}")
    return "" if column == _NONE else str(column)


def _ask_one(field: str, name: str) -> dict[str, str]:
    """The one country of every row, where no column tells it."""
    code = ask_country("or one for every row", key=f"fixed_{name}_{field}")
    return {field: code} if code else {}


def _keep(table: Table, known: set[str]) -> None:
    with st.form(key="keep_table", border=False):
        name = st.text_input("Call it", value=table.name, key="table_name")
        by = signature.ask("table_by")
        if name.strip() in known:
            st.caption("It takes the place of the table of this name.")
        if st.form_submit_button("Keep this table", type="primary"):
            kept = Table(name, by, table.columns, table.content)
            judging.keep(lambda: keep_table(state.corpus(), kept), "The table is kept.")


def _show_kept(table: Table) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        by = f", by {escape.markdown(table.by)}" if table.by else ""
        st.markdown(
            f"{escape.markdown(table.name)}{by}, {words.day(table.made_at.replace(tzinfo=None))}", width="stretch"
        )
        if st.button("Take away", key=f"take_away_{table.name}", type="tertiary"):
            judging.keep(lambda: remove_table(state.corpus(), table.name), "Taken away.")
