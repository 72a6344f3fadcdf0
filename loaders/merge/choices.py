"""Choices: what a visit says where its reports differ."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.merge.clusters import SURENESS
from loaders.models import Basis, Dated, Kind, Level, Precision, Status, VisitReport

_LEVELS: dict[Level, int] = {
    "head of state or government": 0,
    "minister": 1,
    "chief of staff or commander": 2,
    "deputy minister": 3,
    "other official": 4,
    "delegation": 5,
}
_KINDS: tuple[Kind, ...] = ("state", "official", "working", "private", "transit", "multilateral")
_PRECISIONS: dict[Precision, int] = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day of a visit, how exact the first is, and what it rests on."""

    start: date | None = None
    end: date | None = None
    precision: Precision = "unknown"
    basis: Basis = "unknown"


def choose_lead(reports: Sequence[VisitReport]) -> VisitReport:
    """The report that says most, the surest first."""
    return min(reports, key=lambda r: (r.visitor_person is None, r.background, SURENESS[r.date_basis], -r.confidence))


def choose_days(reports: Sequence[VisitReport]) -> Days:
    """Start and end from the surest reports: the day most of them give, the earliest of equals."""
    dated = [r for r in reports if r.start is not None]
    if not dated:
        return Days()
    best = min(map(_sureness, dated))
    surest = [r for r in dated if _sureness(r) == best]
    counts = Counter(r.start for r in surest)
    start = min((day for day in counts if day is not None), key=lambda day: (-counts[day], day))
    end = max((r.end for r in dated if r.end and r.end >= start), default=None)
    chosen = next(r for r in surest if r.start == start)
    return Days(start, end, chosen.date_precision, chosen.date_basis)


def _sureness(report: VisitReport) -> tuple[int, int]:
    return _PRECISIONS[report.date_precision], SURENESS[report.date_basis]


def choose_name(reports: Sequence[VisitReport]) -> str | None:
    """The fullest of the visitor's names, the most frequent of equally full ones; nothing where none is named."""
    counts = Counter(r.visitor_person for r in reports if r.visitor_person)
    return max(counts, key=lambda name: (min(len(name.split()), 3), counts[name], name), default=None)


def choose_role(reports: Sequence[VisitReport]) -> str | None:
    """The visitor's office most reports give, the longest of equals; nothing where none gives one."""
    counts = Counter(r.visitor_role for r in reports if r.visitor_role)
    return max(counts, key=lambda role: (counts[role], len(role), role), default=None)


def choose_level(reports: Sequence[VisitReport]) -> Level:
    """The highest level of the reports that name the visitor, else of all."""
    named = [r for r in reports if r.visitor_person]
    return min((r.visitor_level for r in named or reports), key=_LEVELS.__getitem__)


def choose_kind(reports: Sequence[VisitReport]) -> Kind:
    """The kind most reports name; where none does, unspecified."""
    counts: Counter[Kind] = Counter(r.kind for r in reports if r.kind != "unspecified")
    return max(counts, key=lambda kind: (counts[kind], -_KINDS.index(kind))) if counts else "unspecified"


def choose_status(reports: Sequence[VisitReport], articles: Mapping[str, Dated]) -> Status:
    """What the visit came to: it took place when any report says so, else what the latest report says."""
    statuses = {r.status for r in reports}
    if "completed" in statuses:
        return "completed"
    if "ongoing" in statuses:
        return "ongoing"
    return max(reports, key=lambda r: articles[r.article_id].published).status


def weigh_confidence(reports: Sequence[VisitReport]) -> float:
    """At least that of the surest report; each further article that says the same halves what is left to doubt."""
    best = max(r.confidence for r in reports)
    others = len({r.article_id for r in reports}) - 1
    return round(1 - (1 - best) * 0.5 ** min(others, 3), 2)
