"""The log of judgements as a frame: who said what of which visit, and whether it still counts."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from loaders.columns import JUDGEMENTS
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.names import country_name
from loaders.judgements.fields import COUNTRIES, FIELDS
from loaders.judgements.log import JudgementLog, log_path
from loaders.judgements.records import Action, Judgement, Value, as_json, list_undone

FIELD_NAMES: dict[str, str] = {
    "visitor_person": "Visitor",
    "visitor_role": "Visitor's office",
    "visitor_level": "Level",
    "visitor_country": "From",
    "companions": "With",
    "host_person": "Received by",
    "host_role": "Host's office",
    "host_country": "Host country",
    "counterpart_country": "Met officials of",
    "met": "Also met",
    "places": "Places",
    "start": "First day",
    "end": "Last day",
    "date_precision": "Date known to",
    "kind": "Kind",
    "mode": "Form",
    "status": "Status",
    "agreements": "Agreements",
    "themes": "Themes",
}
_ACTIONS: dict[Action, str] = {
    "confirm": "Confirmed as it stands",
    "reject": "Rejected: no visit",
    "merge": "Merged with",
    "split": "Split off",
    "add": "Added",
}


def judgements(corpus: Corpus) -> pd.DataFrame:
    """The log as this corpus shows it, the latest entry first, in the columns of JUDGEMENTS."""
    log = JudgementLog(log_path(corpus.store)).read()
    undone, idle = list_undone(log), corpus.overlay.standings.idle
    rows = [_list(corpus, entry, log, undone, idle) for entry in reversed(log)]
    return conform(pd.DataFrame(rows, columns=list(JUDGEMENTS)), JUDGEMENTS)


def entries(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """The log as plain values, the oldest entry first, each with its ``state`` and ``remark`` as in JUDGEMENTS."""
    listed = {row["number"]: row for row in judgements(corpus).to_dict("records")}
    for entry in JudgementLog(log_path(corpus.store)).read():
        row = listed[entry.number]
        yield {**as_json(entry), "state": row["state"], "remark": plain_value(row["remark"])}


def history(corpus: Corpus, visit_id: str) -> pd.DataFrame:
    """The entries of the log that are about one visit, the latest first, in the columns of JUDGEMENTS."""
    log = JudgementLog(log_path(corpus.store)).read()
    about = {entry.number for entry in log if visit_id in entry.concerned}
    found = judgements(corpus)
    return found[found["number"].isin(about)].reset_index(drop=True)


def where_is(corpus: Corpus, visit_id: str) -> tuple[str, str]:
    """What became of a visit that is not among the visits: ``("rejected", id)``, ``("merged", id of the other)``,
    ``("gone", id)`` where only the log knows it, ``("", "")`` where nothing does.
    """
    standings = corpus.overlay.standings
    if visit_id in standings.merged:
        return "merged", standings.merged[visit_id]
    if visit_id in standings.visits and standings.visits[visit_id].rejected:
        return "rejected", visit_id
    known = JudgementLog(log_path(corpus.store)).read()
    return ("gone", visit_id) if any(visit_id in entry.concerned for entry in known) else ("", "")


def fields_of(corpus: Corpus, visit_id: str) -> dict[str, Value]:
    """What a visit says now in every field that can be judged, as a judgement writes it; empty for no such visit."""
    columns = ", ".join(f'"{name}"' for name in FIELDS)
    rows = corpus.query(f"SELECT {columns} FROM visits WHERE visit_id = $visit_id", {"visit_id": visit_id}).to_pylist()
    return {name: plain_value(value) for name, value in rows[0].items()} if rows else {}


def describe_value(name: str, value: Any, themes: Mapping[str, str] | None = None) -> str:
    """A field's value as a reader sees it; an en dash for nothing.

    >>> describe_value("host_country", "AZE"), describe_value("places", ("Baku", "Shusha")), describe_value("end", None)
    ('Azerbaijan', 'Baku; Shusha', '–')
    """
    if not value:
        return "–"
    if name in COUNTRIES:
        return "; ".join(country_name(code) for code in str(value).split(";"))
    if name == "themes" and themes:
        return "; ".join(themes.get(theme, theme) for theme in value)
    if isinstance(value, tuple | list):
        return "; ".join(map(str, value))
    return f"{date.fromisoformat(value):%-d %B %Y}" if name in ("start", "end") else str(value)


def plain_value(value: Any) -> Value:
    """A value as a judgement writes it: ISO dates, tuples, None for nothing."""
    if isinstance(value, list | tuple):
        return tuple(value)
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None or value is pd.NA or value == "" else str(value)


def _list(
    corpus: Corpus,
    entry: Judgement,
    log: tuple[Judgement, ...],
    undone: frozenset[int],
    idle: Mapping[int, str],
) -> dict[str, Any]:
    state = "in force"
    if entry.number in undone:
        state = "undone"
    elif entry.action == "undo":
        state = "undo"
    elif entry.number in idle:
        state = "without effect"
    visit_id = entry.visit_id or next(iter(entry.others), "")
    return {
        "number": entry.number,
        "made_at": entry.made_at.replace(tzinfo=None),
        "by": entry.by,
        "action": entry.action,
        "visit_id": visit_id,
        "visit": _name(corpus, visit_id, log),
        "said": _tell(corpus, entry, log),
        "note": entry.note,
        "state": state,
        "remark": idle.get(entry.number) or (_find_drift(corpus, entry) if state == "in force" else None),
        "undoes": entry.undoes or 0,
    }


def _tell(corpus: Corpus, entry: Judgement, log: tuple[Judgement, ...]) -> str:
    if entry.undoes is not None:
        back = next(one for one in log if one.number == entry.undoes)
        return f"{'Brought back' if back.action == 'undo' else 'Undid'} entry {entry.undoes} of {back.by}"
    if entry.action == "correct":
        return "; ".join(
            f"{FIELD_NAMES[name]}: {describe_value(name, entry.was.get(name))} → {describe_value(name, value)}"
            for name, value in entry.fields.items()
        )
    if entry.action == "merge":
        return f"Merged with {', '.join(_name(corpus, other, log) for other in entry.others)}"
    if entry.action == "split":
        number = len(entry.reports)
        return f"Split: {number} {'reports are' if number > 1 else 'report is'} of a visit of its own"
    if entry.action == "add":
        return f"Added, from the table {entry.source}" if entry.source else "Added by hand"
    return _ACTIONS[entry.action]


def _name(corpus: Corpus, visit_id: str, log: tuple[Judgement, ...]) -> str:
    """A visit in a few words, also one that is rejected, merged away or not yet back."""
    added = next((one.fields for one in log if one.action == "add" and one.visit_id == visit_id), {})
    fields = fields_of(corpus, visit_id) or fields_of(corpus.extracted, visit_id) or added
    if not fields:
        return visit_id
    who = (
        fields.get("visitor_person") or f"Delegation of {describe_value('visitor_country', fields['visitor_country'])}"
    )
    where = fields.get("host_country")
    when = fields.get("start")
    told = f"{who} in {describe_value('host_country', where)}" if where else str(who)
    return f"{told}, {describe_value('start', when)}" if when else told


def _find_drift(corpus: Corpus, entry: Judgement) -> str | None:
    """Where the articles no longer say what a correction replaced: what they say now."""
    standing = corpus.overlay.standings.visits.get(entry.visit_id)
    if entry.action != "correct" or standing is None or standing.reshaped or not standing.extracted:
        return None
    now = fields_of(corpus.extracted, entry.visit_id)
    earlier = {name for one in standing.judgements if one.number < entry.number for name in one.fields}
    changed = [
        f"{FIELD_NAMES[name]} {describe_value(name, now[name])}"
        for name, value in entry.fields.items()
        if name not in earlier and plain_value(now[name]) not in (plain_value(entry.was.get(name)), plain_value(value))
    ]
    return f"The articles now say: {'; '.join(changed)}" if changed else None
