"""A visit in plain words: its record as lines of label and value, and as JSON to take away."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from charts import words

MODES: dict[str, str] = {
    "visit": "Visit",
    "meeting_third_place": "Meeting in a third place",
    "meeting": "Meeting",
    "call": "Telephone or video call",
}
PRECISIONS = {
    "day": "to the day",
    "week": "to the week",
    "month": "to the month",
    "year": "to the year",
    "unknown": "not known",
}
CONSULTED = {
    "visit": "by a visit",
    "third-party": "in a third place",
    "phone": "by telephone",
    "meet": "at a meeting",
}
"""PLOVER's modes of CONSULT."""
STATUSES = {"ongoing": "under way when reported", "planned": "announced"}
"""Statuses whose bare word would mislead: a visit that was going on when the article appeared is long over."""
BASES = {
    "stated": "as stated in the text",
    "relative": "worked out from words such as “on Monday”",
    "dateline": "taken from the dateline",
    "agreement": "the day on which the agreement it names was signed",
    "judgement": "as an analyst corrected it",
    "publication": "taken from the day of publication, for want of another",
    "unknown": "the text does not say",
}


FIELDS: dict[str, tuple[str, ...]] = {
    "Visitor": ("visitor_person", "visitor_role"),
    "Level": ("visitor_level",),
    "From": ("visitor_country",),
    "With": ("companions",),
    "Received by": ("host_person", "host_role"),
    "Also met": ("met",),
    "Host country": ("host_country",),
    "Places": ("places",),
    "When": ("start", "end"),
    "Date known": ("date_precision",),
    "Kind": ("kind", "mode", "status"),
    "Agreements": ("agreements",),
    "Themes": ("themes",),
}
"""The fields that a line of ``describe_visit`` tells, by its label."""


def describe_visit(visit: Mapping[str, Any], themes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Label and value of every field that is known; ``visit`` is a row of VISITS, ``themes`` maps ids to names."""
    lines = [
        ("Visitor", _person(visit, "visitor")),
        ("Level", words.plain(visit["visitor_level"])),
        ("From", words.plain(visit["visitor_name"])),
        ("With", "; ".join(visit["companions"])),
        ("Received by", _person(visit, "host")),
        ("Also met", "; ".join(name for name in visit["met"] if name != words.plain(visit["host_person"]))),
        ("Host country", words.plain(visit["host_name"])),
        ("Places", ", ".join(visit["places"])),
        ("When", words.span(visit["start"], visit["end"], words.plain(visit["date_precision"], "day"))),
        ("Date known", describe_date(visit)),
        ("Kind", _describe_kind(visit)),
        ("Event code", describe_code(visit)),
        ("Agreements", "; ".join(visit["agreements"])),
        ("Themes", ", ".join(themes.get(theme, theme) for theme in visit["themes"])),
        ("Reported", describe_reporting(visit)),
        ("Confidence", describe_confidence(visit)),
        ("Source", describe_source(visit)),
        ("Judged", describe_judgement(visit)),
    ]
    return ((label, value) for label, value in lines if value)


def describe_source(visit: Mapping[str, Any]) -> str:
    """Where a visit that no article gave comes from; empty for one that was extracted.

    >>> describe_source({"source": "by hand"}), describe_source({"source": "articles"})
    ('written by hand', '')
    """
    source = words.plain(visit["source"], "articles")
    return {"articles": "", "by hand": "written by hand"}.get(source, f"the table {source}")


def describe_judgement(visit: Mapping[str, Any]) -> str:
    """What analysts said of the visit: who, when, and the last note; empty where nobody judged it."""
    judgement = words.plain(visit["judgement"])
    if not judgement:
        return ""
    note = words.plain(visit["note"])
    told = f"{judgement} by {words.plain(visit['judged_by'])}, {words.day(visit['judged_at'])}"
    return f"{told}: “{note}”" if note else told


def title_of(visit: Mapping[str, Any]) -> str:
    """Who went where: ``Hulusi Akar in Azerbaijan``."""
    country = words.the(visit["visitor_name"]) or "an unnamed country"
    who = words.plain(visit["visitor_person"]) or f"A delegation from {country}"
    where = words.plain(visit["host_name"])
    if visit["mode"] == "call":
        return f"{who}, by telephone"
    return f"{who} in {words.the(where)}" if where else who


def describe_date(visit: Mapping[str, Any]) -> str:
    """How finely the date is known, and from what."""
    precision = PRECISIONS.get(words.plain(visit["date_precision"]), "")
    basis = BASES.get(words.plain(visit["date_basis"]), "")
    return ", ".join(part for part in (precision, basis) if part)


def describe_status(visit: Mapping[str, Any]) -> str:
    """How far the visit had come when it was last reported."""
    status = words.plain(visit["status"])
    return STATUSES.get(status, status)


def describe_code(visit: Mapping[str, Any]) -> str:
    """What the visit is in the event codings CAMEO and PLOVER, with their codes.

    >>> describe_code({"event": "Make a visit", "cameo": "042", "plover": "CONSULT:visit"})
    'Make a visit (CAMEO 042) · consult, by a visit (PLOVER CONSULT:visit)'
    """
    cameo, plover = words.plain(visit["cameo"]), words.plain(visit["plover"])
    parts = [_word_code(words.plain(visit["event"]), f"CAMEO {cameo}" if cameo else "")]
    how = CONSULTED.get(plover.partition(":")[2], "")
    parts.append(_word_code(f"consult, {how}" if how else "", f"PLOVER {plover}" if plover else ""))
    return " · ".join(part for part in parts if part)


def _word_code(named: str, code: str) -> str:
    return f"{named} ({code})" if named and code else named or code


def describe_reporting(visit: Mapping[str, Any]) -> str:
    """In how many articles, of how many independent texts, from when to when."""
    articles, texts = int(visit["n_articles"]), int(visit["n_independent_texts"])
    when = words.span(visit["first_reported"], visit["last_reported"])
    told = f"in {words.count(articles, 'article')}, {words.count(texts, 'independent text')}"
    return f"{told}, {when}" if pd.notna(visit["first_reported"]) else told


def describe_confidence(visit: Mapping[str, Any]) -> str:
    """What the confidence means; empty for a visit that no rule found."""
    if pd.isna(visit["confidence"]):
        return ""
    share = f"{float(visit['confidence']):.0%} of reports like its best one were right on labelled articles"
    return f"{share}; needs review" if visit["needs_review"] else share


def export_visit(visit: pd.DataFrame, reports: pd.DataFrame, evidence: pd.DataFrame) -> str:
    """The visit with its reports and the words they rest on, as JSON; ``visit`` is one row of VISITS."""
    record = _plain_rows(visit)[0]
    found = {report_id: _plain_rows(rows) for report_id, rows in evidence.groupby("report_id")}
    told = [{**report, "evidence": found.get(report["report_id"], [])} for report in _plain_rows(reports)]
    return json.dumps({**record, "reports": told}, ensure_ascii=False, indent=2)


def _describe_kind(visit: Mapping[str, Any]) -> str:
    mode = MODES.get(words.plain(visit["mode"]), "Visit")
    kind = words.plain(visit["kind"], "unspecified")
    said = "of a kind the text does not name" if kind == "unspecified" else kind
    return f"{mode}, {said}, {describe_status(visit)}"


def _person(visit: Mapping[str, Any], side: str) -> str:
    parts = (words.plain(visit[f"{side}_person"]), words.plain(visit[f"{side}_role"]))
    return ", ".join(part for part in parts if part)


def _plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{name: _plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return list(value)
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return value.item() if hasattr(value, "item") else value
