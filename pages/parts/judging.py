"""The analyst's judgement on a visit's card: what was said of the visit, and the forms to say more."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from charts import dates, record, words
from loaders.frames import Corpus, visit
from loaders.frames.additions import may_change
from loaders.frames.judgements import about, fields_of, judgements, where_is
from loaders.frames.judging import Action, JudgementError, Overtaken, Quote, Unfit, Wording, add_visit, judge, undo
from pages.parts import escape, notices, signature, state
from pages.parts.visit_fields import ask_fields, list_changes

ACTIONS: dict[Action, str] = {
    "confirm": "Confirm",
    "correct": "Correct",
    "reject": "Reject",
    "merge": "Merge",
    "split": "Split",
}
_SAVE: dict[Action, str] = {
    "confirm": "Confirm this visit",
    "correct": "Save the correction",
    "reject": "Reject this visit",
    "merge": "Merge the two",
    "split": "Split it off",
}
_DONE: dict[Action, str] = {
    "confirm": "Confirmed.",
    "correct": "Corrected.",
    "reject": "Rejected. It is on no page now.",
    "merge": "Merged.",
    "split": "Split. The other stay is a visit of its own.",
}
_WHAT: dict[Action, str] = {
    "confirm": "The record is right as it stands. It no longer needs review.",
    "correct": "Change what is wrong; the words of the articles stay as they are.",
    "reject": "There was no such visit. It leaves every page, count and export; the log keeps it.",
    "merge": "Both are one stay: this record stays, the other fills in what is open, and the days are those of both.",
    "split": "These reports are of another stay. They become a visit of their own.",
}
CSS = """
<style>
  .said { margin: 0; font-size: .93rem; line-height: 1.4; border-left: 3px solid currentColor; padding-left: .6rem; }
  .said span { opacity: .8; font-size: .86rem; }
</style>
"""
UNSAID: Wording = {
    "visitor_level": "delegation",
    "date_precision": "day",
    "kind": "unspecified",
    "mode": "visit",
    "status": "completed",
}
"""What the form for a visit written by hand says before anybody has said anything."""
_SHOWN = 3
"""Entries of the log that a card shows."""
_CANDIDATES = 60
"""Visits that are offered for a merge, the nearest in time."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What somebody who judges looked at when they began: what they send back is compared with that."""

    visit_id: str
    seen: int
    fields: Wording


def show_judging(visit_id: str, told: pd.DataFrame) -> None:
    """Draw what was said of a visit and, where readers may judge, the ways to say more.

    ``told`` are the visit's reports (REPORTS).
    """
    begin()
    with st.container(key="judging", gap="small"):
        st.html(CSS)
        show_history(visit_id)
        if may_change():
            _ask_judgement(visit_id, told)


# A fragment: to choose what to say, and to err in saying it, draws only this part anew.
@st.fragment
def _ask_judgement(visit_id: str, told: pd.DataFrame) -> None:
    actions = [action for action in ACTIONS if action != "split" or len(told) > 1]
    chosen: Action | None = st.segmented_control(
        "Your judgement", actions, format_func=ACTIONS.__getitem__, key=_key("action", visit_id), on_change=_forget
    )
    if chosen:
        _show_newer()
        _form(chosen, visit_id, told)


def begin() -> None:
    """Say that the last judgement was kept, once, and remember by whom; once a page."""
    signature.remember()
    if said := st.session_state.pop("_judged", None):
        st.toast(said)


def read_log(corpus: Corpus) -> pd.DataFrame:
    """The log (JUDGEMENTS), its days as the reader writes them."""
    return judgements(corpus, write=dates.write_day, tongue=dates.locale())


def show_history(visit_id: str) -> None:
    """The latest entries of the log on this visit, each with the way to take it back."""
    log = read_log(state.corpus())
    found = log[log["number"].isin(about(state.corpus(), visit_id)) & (log["state"] != "undo")].head(_SHOWN)
    for place, entry in enumerate(found.to_dict("records"), 1):
        st.html(describe_entry(entry))
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"said_{entry['number']}"):
            if may_change():
                show_undo(entry, key="card")
            if place == len(found):
                state.page_link("judgements", "All judgements →")


def show_undo(entry: dict[str, object], *, key: str) -> None:
    """A button that takes an entry of the log back, or brings it in again; ``entry`` is a row of JUDGEMENTS."""
    number, undone = int(str(entry["number"])), entry["state"] == "undone"
    label = "Redo entry" if undone else "Undo entry"
    own = f"{key}_{'redo' if undone else 'undo'}_{number}"
    with st.popover(label, key=own, type="tertiary"), st.form(key=f"{own}_form", border=False):
        st.caption(f"Entry {number} stays in the log, and so does this.")
        note = st.text_input("Note, if you like", key=f"{own}_note")
        by = signature.ask(f"{own}_by")
        if st.form_submit_button(label, type="primary"):
            target = int(str(entry["undone_by"])) if undone else number
            done = f"Entry {number} {'counts again' if undone else 'is undone'}."
            keep(lambda: undo(state.corpus(), target, by=by, note=note), done)


def show_missing(visit_id: str) -> None:
    """Say what became of a visit that is not among the visits."""
    what, other = where_is(state.corpus(), visit_id)
    name = escape.markdown(visit_id)
    extracted = visit(state.corpus().extracted, visit_id)
    title = escape.markdown(record.title_of(extracted.iloc[0].to_dict())) if len(extracted) else f"“{name}”"
    if what == "rejected":
        st.markdown(f"**{title}** was rejected, and is on no page.")
    elif what == "merged":
        st.markdown(f"**{title}** was merged with another visit.")
        st.button("Open that visit", key="open_merged", on_click=lambda: state.select(visit=other))
    elif what == "gone":
        st.warning(f"The visit “{name}” is no longer in the corpus. What was said of it waits in the log.")
    else:
        st.warning(f"There is no visit “{name}” in this corpus. It may have been rebuilt since.")
    if what:
        show_history(visit_id)


def offer_addition(*, key: str, article_id: str = "") -> None:
    """A button that opens the form for a visit written by hand, told in ``article_id`` if that is given."""
    if not may_change():
        return
    st.button("Add a visit", key=key, type="tertiary", on_click=_start_adding, args=(article_id,))
    if st.session_state.get("_adding") == (article_id,):
        _addition(article_id)


def _start_adding(article_id: str) -> None:
    st.session_state["_adding"] = (article_id,)


def _stop_adding() -> None:
    st.session_state.pop("_adding", None)


@st.dialog("Add a visit", width="large", on_dismiss=_stop_adding)
def _addition(article_id: str) -> None:
    corpus = state.corpus()
    with st.form(key="add_visit", border=False):
        st.caption("A visit that no rule found. It counts on every page, marked as written by hand.")
        fields = ask_fields(corpus, UNSAID, key="add")
        told = article_id or st.text_input("Article that tells of it, by its id", key="add_article").strip()
        quoted = st.text_area("Its words, copied from the article", key="add_words", height=68)
        note, by = _ask_note("add_note", needed=True), signature.ask("add_by")
        if not st.form_submit_button("Add this visit", type="primary"):
            return
    try:
        quotes = [Quote(told, quoted.strip())] if told else []
        made = add_visit(corpus, fields, by=by, note=note, quotes=quotes)
    except JudgementError as error:
        _complain(error)
        return
    _stop_adding()
    st.session_state["_judged"] = "Added."
    state.go("visits", visit=made, article=None)


def _form(action: Action, visit_id: str, told: pd.DataFrame) -> None:
    corpus, desk = state.corpus(), _desk(visit_id)
    with st.form(key=_key(f"form_{action}", visit_id), border=False):
        st.caption(_WHAT[action])
        fields, others, reports = {}, [], []
        if action == "correct":
            fields = list_changes(desk.fields, ask_fields(corpus, desk.fields, key=_key("field", visit_id)))
        elif action == "merge":
            others = _ask_other(corpus, visit_id)
        elif action == "split":
            reports = _ask_reports(told, visit_id)
        note = _ask_note(_key("note", visit_id), needed=action != "confirm")
        by = signature.ask(_key("by", visit_id))
        if not st.form_submit_button(_SAVE[action], type="primary"):
            return
    keep(
        lambda: judge(
            corpus, action, visit_id, by=by, note=note, seen=desk.seen, fields=fields, others=others, reports=reports
        ),
        _DONE[action],
    )


def keep(act: Callable[[], object], done: str) -> None:
    """Keep a judgement and draw the page anew, or say why it was not kept and leave the form as it is."""
    try:
        act()
    except Overtaken as error:
        # With what the other did before them, the next attempt counts.
        mine: _Desk = st.session_state["_desk"]
        st.session_state["_desk"] = replace(mine, seen=error.newer[-1].number)
        st.session_state["_newer"] = [judgement.number for judgement in error.newer]
        st.rerun()
    except JudgementError as error:
        _complain(error)
    else:
        st.session_state["_judged"] = done
        st.session_state["_sheet"] = sheet() + 1
        _forget()
        st.rerun()


def sheet() -> int:
    """The number of the form: the browser keeps what was chosen and typed for as long as a widget's key is the same."""
    return int(st.session_state.get("_sheet", 0))


def _show_newer() -> None:
    """Say what somebody else said of the visit meanwhile, if they did."""
    numbers = st.session_state.get("_newer") or ()
    found = read_log(state.corpus())
    for entry in found[found["number"].isin(numbers)].to_dict("records"):
        st.warning("**Somebody judged this visit while you did.** Nothing of yours was saved yet.")
        st.html(describe_entry(entry))
        st.caption("Your form is as you left it. Save again to put it over theirs; only what you changed counts.")


def _complain(error: JudgementError) -> None:
    if isinstance(error, Unfit):
        st.error("**Not saved.**\n\n" + "\n".join(f"- {escape.markdown(fault)}" for fault in error.faults))
    else:
        notices.failed("Not saved", str(error))


def _desk(visit_id: str) -> _Desk:
    """What the one who judges looks at, held from when they begin until they are done."""
    held: _Desk | None = st.session_state.get("_desk")
    if held is None or held.visit_id != visit_id:
        corpus = state.corpus()
        _forget()
        held = _Desk(visit_id, corpus.overlay.revision, fields_of(corpus, visit_id))
        st.session_state["_desk"] = held
    return held


def _forget() -> None:
    for name in ("_desk", "_newer"):
        st.session_state.pop(name, None)


def _ask_note(key: str, *, needed: bool) -> str:
    return st.text_area("Why" if needed else "Note, if you like", key=key, height=68)


def _ask_other(corpus: Corpus, visit_id: str) -> list[str]:
    near = find_candidates(corpus.visits, visit_id)
    names = {row["visit_id"]: _name(row) for row in near.to_dict("records")}
    chosen = st.selectbox(
        "Merge with",
        list(names),
        index=None,
        format_func=names.__getitem__,
        key=_key("other", visit_id),
        placeholder="Choose a visit",
        help="Visits that share a country or a person with this one, the nearest in time first.",
    )
    return [chosen] if chosen else []


def find_candidates(visits: pd.DataFrame, visit_id: str) -> pd.DataFrame:
    """The visits (VISITS) that share a country or the visitor with one, the nearest in time first, a few dozen."""
    this = visits[visits["visit_id"] == visit_id].iloc[0]
    sides = [this[name] for name in ("visitor_country", "host_country") if pd.notna(this[name])]
    alike = visits["visitor_country"].isin(sides) | visits["host_country"].isin(sides)
    if pd.notna(this["visitor_person"]):
        alike |= (visits["visitor_person"] == this["visitor_person"]).fillna(False)
    found = visits[alike & (visits["visit_id"] != visit_id)]
    return found.iloc[(found["start"] - this["start"]).abs().argsort(kind="stable")].head(_CANDIDATES)


def _ask_reports(told: pd.DataFrame, visit_id: str) -> list[str]:
    names = {
        row["report_id"]: f"{words.plain(row['outlet'], 'Outlet not named')}, {words.day(row['published'])}: "
        f"{escape.shorten(words.plain(row['sentence']), 110)}"
        for row in told.to_dict("records")
    }
    st.markdown("Reports of the other stay")
    return [
        report_id
        for number, (report_id, name) in enumerate(names.items())
        if st.checkbox(escape.markdown(name), key=_key(f"report_{number}", visit_id))
    ]


def _name(row: dict[str, object]) -> str:
    return f"{record.title_of(row)}, {words.span(row['start'], row['end'], words.plain(row['date_precision'], 'day'))}"


def describe_entry(entry: dict[str, object]) -> str:
    """An entry of the log in a line or two, as HTML."""
    note, remark = words.plain(entry["note"]), words.plain(entry["remark"])
    head = f"<b>{escape.markup(words.plain(entry['said']))}</b>"
    under = f"{escape.markup(words.plain(entry['by']))}, {words.day(entry['made_at'])}"
    state_ = "" if entry["state"] == "in force" else f" · {escape.markup(str(entry['state']))}"
    quote = f"<br>“{escape.markup(note)}”" if note else ""
    warned = f"<br>{escape.markup(remark)}" if remark else ""
    return f'<p class="said">{head}<br><span>{under}{state_}</span>{quote}{warned}</p>'


def _key(what: str, visit_id: str) -> str:
    return f"judge{sheet()}_{what}_{visit_id}"
