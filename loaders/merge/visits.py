"""Reports of the same stay, from any number of articles, become one visit.

Two reports are of one stay when visitor and host country agree, the people can be the same, and the days overlap. A
window of days is never enough: the same minister does come back within a fortnight.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from loaders.merge.days import Stretch, stretch_of
from loaders.merge.people import same_person
from loaders.models import Article, Visit, VisitReport

LONGEST = timedelta(days=21)
"""A chain of overlapping reports may not stretch one stay beyond this, unless a report itself says so."""

_SURE = {"stated": 0, "agreement": 1, "relative": 1, "dateline": 2, "publication": 3, "unknown": 4}
_LEVELS = {
    "head of state or government": 0,
    "minister": 1,
    "chief of staff or commander": 2,
    "deputy minister": 3,
    "other official": 4,
    "delegation": 5,
}
_KINDS = ("state", "official", "working", "private", "transit", "multilateral")


@dataclass(slots=True)
class Cluster:
    """Reports taken for one stay, and why each after the first was."""

    reports: list[VisitReport] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def add(self, report: VisitReport, reason: str = "") -> None:
        """Take in a report, for a reason unless it is the first."""
        self.reports.append(report)
        stretch = stretch_of(report)
        if stretch is not None:
            self.stretches.append(stretch)
        if reason:
            self.reasons.append(reason)


def merge_reports(
    reports: Iterable[VisitReport],
    articles: Mapping[str, Article],
    independent: Mapping[str, str],
    previous: Mapping[str, str] | None = None,
) -> tuple[Visit, ...]:
    """The visits that reports tell of, by start date; each report belongs to exactly one visit.

    ``independent`` gives for an article the first article of its text's copies, and for a report that is told in a
    pasted paragraph that paragraph's cluster; ``previous`` for each report the visit it belonged to before: a visit
    keeps its id when articles are added. No reports give no visits.
    """
    groups: dict[tuple[str, ...], list[VisitReport]] = defaultdict(list)
    for report in reports:
        groups[_group_key(report)].append(report)
    taken: set[str] = set()
    visits = [
        _make_visit(cluster, articles, independent, previous or {}, taken)
        for key in sorted(groups)
        for cluster in _cluster(groups[key], articles)
    ]
    return tuple(sorted(visits, key=lambda v: (v.start or date.max, v.visit_id)))


def _group_key(report: VisitReport) -> tuple[str, ...]:
    """Reports with different keys are never of one stay."""
    if report.mode == "visit":
        return ("visit", str(report.visitor_country), str(report.host_country))
    sides = sorted([str(report.visitor_country), *str(report.counterpart_country).split(";")])
    return (report.mode, str(report.host_country), *sides)


def _cluster(reports: Sequence[VisitReport], articles: Mapping[str, Article]) -> list[Cluster]:
    """Sure reports first: named visitors before delegations, exact days before months and before none."""
    clusters: list[Cluster] = []
    for report in sorted(reports, key=lambda r: _rank(r, articles)):
        fitting = [(c, why) for c in clusters if (why := _why_same(c, report, articles))]
        if len(fitting) == 1 or fitting and stretch_of(report) is not None and report.visitor_person:
            cluster, why = fitting[0]
            cluster.add(report, why)
        else:  # nothing fits, or a report without a name or day fits several: it stands for itself
            new = Cluster()
            new.add(report)
            clusters.append(new)
    return clusters


def _rank(report: VisitReport, articles: Mapping[str, Article]) -> tuple[object, ...]:
    stretch = stretch_of(report)
    exact = 0 if stretch and stretch.exact else 1 if stretch else 2
    published = articles[report.article_id].published
    return (
        report.visitor_person is None,
        exact,
        _SURE[report.date_basis],
        published,
        report.article_id,
        report.report_id,
    )


def _why_same(cluster: Cluster, report: VisitReport, articles: Mapping[str, Article]) -> str:
    """The reason a report is of a cluster's stay, in one sentence; empty where it is not."""
    person = _person_reason(cluster, report)
    if not person or not _status_fits(cluster, report):
        return ""
    days = _days_reason(cluster, report, articles)
    return f"{person}, {days}." if days else ""


def _person_reason(cluster: Cluster, report: VisitReport) -> str:
    names = [r.visitor_person for r in cluster.reports if r.visitor_person]
    if report.visitor_person and names:
        return f"Same visitor ({names[0]})" if all(same_person(n, report.visitor_person) for n in names) else ""
    levels = {r.visitor_level for r in cluster.reports}
    if report.visitor_level in levels or report.visitor_level == "delegation" or "delegation" in levels:
        return f"Same countries, and {'the visitor is not named here' if names else 'no visitor is named'}"
    return ""


def _status_fits(cluster: Cluster, report: VisitReport) -> bool:
    """A visit called off is not one that took place; one planned may become either."""
    off = {"cancelled", "postponed"}
    occurred = {"completed", "ongoing"}
    statuses = {r.status for r in cluster.reports} | {report.status}
    return not (statuses & off and statuses & occurred)


def _days_reason(cluster: Cluster, report: VisitReport, articles: Mapping[str, Article]) -> str:
    stretch = stretch_of(report)
    if stretch is None:
        return _undated_reason(cluster, report, articles)
    if not cluster.stretches:
        return ""
    meeting = [s for s in cluster.stretches if s.meets(stretch)]
    if not meeting:
        return ""
    stated = (
        max(s.last - s.first for s in [*cluster.stretches, stretch] if s.exact or not cluster.stretches)
        if stretch.exact
        else LONGEST
    )
    exact = [s for s in [*cluster.stretches, stretch] if s.exact]
    if exact and max(s.last for s in exact) - min(s.first for s in exact) > max(LONGEST, stated):
        return ""
    return f"days overlap ({_span(meeting[0])} and {_span(stretch)})"


def _undated_reason(cluster: Cluster, report: VisitReport, articles: Mapping[str, Article]) -> str:
    """A report without a day is of a stay that was going on, or just over, when it was published."""
    published = articles[report.article_id].published
    if report.status == "planned" or report.background:
        return ""
    near = [s for s in cluster.stretches if s.exact and s.first <= published <= s.last + timedelta(days=3)]
    return f"no day is given, and the article appeared during or just after the stay ({_span(near[0])})" if near else ""


def _span(stretch: Stretch) -> str:
    return f"{stretch.first}" if stretch.first == stretch.last else f"{stretch.first} to {stretch.last}"


def _make_visit(
    cluster: Cluster,
    articles: Mapping[str, Article],
    independent: Mapping[str, str],
    previous: Mapping[str, str],
    taken: set[str],
) -> Visit:
    reports = cluster.reports
    lead = _lead(reports)
    start, end, precision, basis = _days(reports)
    ids = sorted({r.article_id for r in reports}, key=lambda a: (articles[a].published, a))
    host = next((r for r in [lead, *reports] if r.host_person), None)
    visit_id = _visit_id(cluster, lead, start, articles, previous, taken)
    named = [r for r in reports if r.visitor_person]
    return Visit(
        visit_id=visit_id,
        reports=tuple(r.report_id for r in reports),
        articles=tuple(ids),
        visitor_person=_best_name([str(r.visitor_person) for r in named]),
        visitor_role=_best_role(reports),
        visitor_level=min((r.visitor_level for r in named or reports), key=_LEVELS.__getitem__),
        visitor_country=lead.visitor_country,
        host_person=host.host_person if host else None,
        host_role=host.host_role if host else None,
        host_country=lead.host_country,
        counterpart_country=lead.counterpart_country,
        companions=_union(r.companions for r in reports),
        met=_union(r.met for r in reports),
        places=_union_words(r.places for r in reports),
        start=start,
        end=end,
        date_precision=precision,
        date_basis=basis,
        kind=_kind(reports),
        mode=lead.mode,
        status=_status(reports, articles),
        agreements=_union(r.agreements for r in reports),
        themes=_union(r.themes for r in reports),
        n_articles=len(ids),
        n_independent_texts=len({_text_of(r, independent) for r in reports}),
        first_reported=articles[ids[0]].published,
        last_reported=articles[ids[-1]].published,
        confidence=_confidence(reports),
        needs_review=all(r.needs_review for r in reports),
        merge_reasons=tuple(cluster.reasons),
        **_codes(lead.mode, _status(reports, articles)),
    )


def _text_of(report: VisitReport, independent: Mapping[str, str]) -> str:
    """The text a report is a copy of: its paragraph's, its article's, or its own."""
    return independent.get(report.report_id) or independent.get(report.article_id, report.article_id)


def _lead(reports: Sequence[VisitReport]) -> VisitReport:
    """The report that says most, the surest first."""
    return min(reports, key=lambda r: (r.visitor_person is None, r.background, _SURE[r.date_basis], -r.confidence))


def _days(reports: Sequence[VisitReport]) -> tuple[date | None, date | None, Any, Any]:
    """Start and end from the surest reports: the day most of them give, the earliest of equals."""
    dated = [r for r in reports if r.start is not None]
    if not dated:
        return None, None, "unknown", "unknown"
    order = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}
    best = min((order[r.date_precision], _SURE[r.date_basis]) for r in dated)
    surest = [r for r in dated if (order[r.date_precision], _SURE[r.date_basis]) == best]
    counts = Counter(r.start for r in surest)
    start = min((d for d in counts if d is not None), key=lambda d: (-counts[d], d))
    ends = [r.end for r in dated if r.end and r.end >= start]
    chosen = next(r for r in surest if r.start == start)
    return start, max(ends) if ends else None, chosen.date_precision, chosen.date_basis


def _best_name(names: Sequence[str]) -> str | None:
    """The fullest of the names, the most frequent of equally full ones."""
    counts = Counter(names)
    return max(counts, key=lambda n: (min(len(n.split()), 3), counts[n], n), default=None)


def _best_role(reports: Sequence[VisitReport]) -> str | None:
    counts = Counter(r.visitor_role for r in reports if r.visitor_role)
    return max(counts, key=lambda role: (counts[role], len(role), role), default=None)


def _kind(reports: Sequence[VisitReport]) -> Any:
    """The kind most reports name; where none does, unspecified."""
    counts = Counter(r.kind for r in reports if r.kind != "unspecified")
    return max(counts, key=lambda k: (counts[k], -_KINDS.index(k)), default="unspecified")


def _status(reports: Sequence[VisitReport], articles: Mapping[str, Article]) -> Any:
    """What the visit came to: it took place when any report says so, else what the latest report says."""
    statuses = {r.status for r in reports}
    if "completed" in statuses:
        return "completed"
    if "ongoing" in statuses:
        return "ongoing"
    return max(reports, key=lambda r: articles[r.article_id].published).status


def _confidence(reports: Sequence[VisitReport]) -> float:
    """At least that of the surest report; each further article that says the same halves what is left to doubt."""
    best = max(r.confidence for r in reports)
    others = len({r.article_id for r in reports}) - 1
    return round(1 - (1 - best) * 0.5 ** min(others, 3), 2)


def _union(values: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for group in values for v in group))


def _union_words(values: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return _union(values)


def _codes(mode: str, status: str) -> dict[str, str]:
    """CAMEO and PLOVER codes, from the visitor's side.

    CAMEO 042 make a visit, 044 meet at a third location, 041 discuss by telephone, 040 consult, 036 express intent to
    meet; PLOVER's event CONSULT with its mode.
    """
    modes = {
        "visit": ("042", "visit"),
        "meeting_third_place": ("044", "third-party"),
        "call": ("041", "phone"),
        "meeting": ("040", "meet"),
    }
    cameo, plover = modes[mode]
    return {"cameo": "036" if status == "planned" else cameo, "plover": f"CONSULT:{plover}"}


def _visit_id(
    cluster: Cluster,
    lead: VisitReport,
    start: date | None,
    articles: Mapping[str, Article],
    previous: Mapping[str, str],
    taken: set[str],
) -> str:
    """The id most of its reports had before, else one made from countries, day and its first report."""
    before = Counter(previous[r.report_id] for r in cluster.reports if r.report_id in previous)
    for visit_id, _ in sorted(before.items(), key=lambda item: (-item[1], item[0])):
        if visit_id not in taken:
            taken.add(visit_id)
            return visit_id
    first = min(cluster.reports, key=lambda r: (articles[r.article_id].published, r.article_id, r.report_id))
    digest = hashlib.sha256(f"{first.report_id}|{lead.mode}".encode()).hexdigest()
    day = start.strftime("%Y%m%d") if start else "undated"
    stem = f"{lead.visitor_country or 'UNK'}-{lead.host_country or lead.counterpart_country or 'UNK'}-{day}".replace(
        ";", "+"
    ).replace(" ", "_")
    visit_id = next(v for n in range(4, 64) if (v := f"{stem}-{digest[:n]}") not in taken)
    taken.add(visit_id)
    return visit_id
