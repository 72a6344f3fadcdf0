"""Judgements: the log of what analysts said of the visits, with undo; what is left to judge; labels to take away."""

import io
import zipfile

import pandas as pd
import streamlit as st

from charts import record, words
from loaders.frames import Corpus
from loaders.frames.judgements import judgements
from loaders.frames.labels import make_labels
from pages.parts import entry, escape, figures, judging, state, tables, takeaway
from pages.parts.takeaway import File

COLUMNS = {
    "number": "No.",
    "by": "Who",
    "said": "Judgement",
    "visit": "Visit",
    "note": "Why",
    "state": "State",
    "remark": "Remark",
    "made_at": "When (UTC)",
}
WAITING = 8
"""Visits that are proposed to be judged next."""


def show() -> None:
    """Draw the page."""
    judging.begin()
    corpus, log = state.corpus(), judging.read_log(state.corpus())
    st.html(judging.CSS)
    left, right = st.columns([1.7, 1], gap="large")
    with left:
        _head(corpus, log)
        chosen = _table(log) if len(log) else None
    with right:
        if len(log):
            _entry(log, chosen)
        _waiting(corpus)
        _labels(corpus)


def _head(corpus: Corpus, log: pd.DataFrame) -> None:
    with st.container(horizontal=True, vertical_alignment="top", horizontal_alignment="distribute"):
        with st.container(width="content"):
            figures.heading("What analysts said of the visits", describe_log(corpus, log))
        with st.container(horizontal=True, width="content"):
            judging.offer_addition(key="add_visit_log")
            if len(log):
                takeaway.offer(
                    {"The log as": takeaway.table_files(lambda: judgements(corpus), "judgements")}, key="log_files"
                )
    if log.empty:
        st.markdown(
            "Nobody has judged a visit yet. Open a visit: below its record you can confirm, correct, reject, merge or "
            "split it, each with your name and a note. It is kept apart from what was extracted, counts on every page "
            "at once, and can be undone here."
        )


def describe_log(corpus: Corpus, log: pd.DataFrame) -> str:
    """How many visits were judged and how, in a line; empty for an empty log."""
    if log.empty:
        return ""
    counts = corpus.visits["judgement"].astype("string").value_counts()
    told = [f"{n:,} {judgement}" for judgement, n in counts.items()]
    rejected = sum(standing.rejected for standing in corpus.overlay.standings.visits.values())
    told += [f"{rejected:,} rejected"] if rejected else []
    idle = int((log["state"] == "without effect").sum())
    told += [f"{words.count(idle, 'entry')} without effect"] if idle else []
    people = words.count(int(log["by"].nunique()), "person")
    return f"{words.count(len(log), 'entry')} by {people}: {', '.join(told) or 'all undone'}."


def _table(log: pd.DataFrame) -> int | None:
    """The log; answers the row that was chosen."""
    key = f"log_{len(log)}"
    st.dataframe(
        tables.readable(log.assign(**{name: log[name].fillna("") for name in ("note", "remark")}), COLUMNS),
        hide_index=True,
        key=key,
        on_select="rerun",
        selection_mode=tables.ROW_OR_CELL,
        height="content" if len(log) <= 12 else 460,
        column_config={
            "No.": st.column_config.NumberColumn(width=44),
            "Who": st.column_config.TextColumn(width=80),
            "Judgement": st.column_config.TextColumn(width=190),
            "Visit": st.column_config.TextColumn(width=190),
            "When (UTC)": st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm", width=130),
        },
    )
    return tables.chosen_row(key)


def _entry(log: pd.DataFrame, chosen: int | None) -> None:
    """The entry that was chosen, else the latest, with the way to take it back."""
    row = log.iloc[chosen if chosen is not None and chosen < len(log) else 0].to_dict()
    figures.heading(f"Entry {row['number']}" + (", the latest" if row["number"] == log["number"].max() else ""))
    with st.container(border=True, key="log_entry", gap="small"):
        st.markdown(f"**{escape.markdown(words.plain(row['visit']))}**")
        st.html(judging.describe_entry(row))
        with st.container(horizontal=True, vertical_alignment="center"):
            state.page_link("visits", "Open the visit", visit=row["visit_id"])
            if judging.may_change():
                target = row if row["state"] != "undo" else _undone(log, int(row["undoes"]))
                judging.show_undo(target, key="log")


def _undone(log: pd.DataFrame, number: int) -> dict[str, object]:
    found: dict[str, object] = log[log["number"] == number].iloc[0].to_dict()
    return found


def _waiting(corpus: Corpus) -> None:
    """The visits to look at next: marked for review and judged by nobody, the least sure first."""
    waiting = find_waiting(corpus.visits)
    note = "Visits marked for review that nobody has judged, the least sure first." if len(waiting) else ""
    figures.heading("To judge next", note or "Every visit that was marked for review has been judged.")
    for row in waiting.head(WAITING).to_dict("records"):
        when = words.span(row["start"], row["end"], words.plain(row["date_precision"], "day"))
        label = f"{escape.markdown(record.title_of(row))}, {when} · {row['confidence']:.0%}"
        state.page_link("visits", label, visit=row["visit_id"])
    if len(waiting) > WAITING:
        state.page_link("visits", f"All {len(waiting):,} →", judgement=("needs review",), visit=None)


def find_waiting(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits (VISITS) that need review and were not judged, by confidence."""
    return visits[visits["needs_review"] & visits["judgement"].isna()].sort_values(["confidence", "start"])


def _labels(corpus: Corpus) -> None:
    figures.heading("Labels", "Articles whose visits have all been judged, as python -m loaders score reads them.")
    labels = corpus.remember("labels", lambda: make_labels(corpus))
    if not labels.articles:
        st.caption("None yet: judge every visit that an article reports.")
        return
    number = sum(len(row["visits"]) for row in labels.visits)
    skipped = f"; {words.count(labels.n_skipped, 'article')} judged only in part" if labels.n_skipped else ""
    st.caption(f"{words.count(len(labels.articles), 'article')}, {words.count(number, 'visit')}{skipped}")
    takeaway.offer(
        {"articles.jsonl and gold.jsonl": (File("ZIP", "labels.zip", "application/zip", lambda: pack_labels(corpus)),)},
        key="label_files",
    )


def pack_labels(corpus: Corpus) -> bytes:
    """The folder of labels as a ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in make_labels(corpus).files().items():
            archive.writestr(f"labels/{name}", content)
    return file.getvalue()


if __name__ == "__main__":
    entry.enter()
