"""Clusters: the reports that are of one stay, and why.

Two reports are of one stay when visitor and host country agree, the people can be the same, and the days overlap. A
window of days is never enough: the same minister does come back within a fortnight.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from loaders.merge.days import Stretch, stretch_of
from loaders.merge.people import same_person
from loaders.models import Basis, Dated, VisitReport

LONGEST = timedelta(days=21)
"""A chain of overlapping reports may not stretch one stay beyond this, unless a report itself says so."""
AFTER = timedelta(days=3)
"""How long after a stay an article without a day may still be about it."""

SURENESS: dict[Basis, int] = {
    "stated": 0,
    "agreement": 1,
    "relative": 1,
    "dateline": 2,
    "publication": 3,
    "unknown": 4,
}
"""How sure a date is by what it rests on, the surest first."""
_CALLED_OFF = frozenset({"cancelled", "postponed"})
_TOOK_PLACE = frozenset({"completed", "ongoing"})


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


def cluster_reports(reports: Iterable[VisitReport], articles: Mapping[str, Dated]) -> Iterator[Cluster]:
    """The clusters of reports, each report in exactly one; in an order that does not depend on that of the reports."""
    groups: dict[tuple[str, ...], list[VisitReport]] = defaultdict(list)
    for report in reports:
        groups[_group_key(report)].append(report)
    for key in sorted(groups):
        yield from _cluster(groups[key], articles)


def _group_key(report: VisitReport) -> tuple[str, ...]:
    """Reports with different keys are never of one stay."""
    if report.mode == "visit":
        return ("visit", str(report.visitor_country), str(report.host_country))
    sides = sorted([str(report.visitor_country), *str(report.counterpart_country).split(";")])
    return (report.mode, str(report.host_country), *sides)


def _cluster(reports: Sequence[VisitReport], articles: Mapping[str, Dated]) -> list[Cluster]:
    """Sure reports first: named visitors before delegations, exact days before months and before none."""
    clusters: list[Cluster] = []
    for report in sorted(reports, key=lambda r: _rank(r, articles)):
        fitting = [(c, why) for c in clusters if (why := _why_same(c, report, articles))]
        if len(fitting) == 1 or (fitting and report.visitor_person and stretch_of(report) is not None):
            cluster, why = fitting[0]
            cluster.add(report, why)
        else:  # nothing fits, or a report without a name or day fits several: it stands for itself
            new = Cluster()
            new.add(report)
            clusters.append(new)
    return clusters


def _rank(report: VisitReport, articles: Mapping[str, Dated]) -> tuple[object, ...]:
    stretch = stretch_of(report)
    exact = 0 if stretch and stretch.exact else 1 if stretch else 2
    sure = (report.visitor_person is None, exact, SURENESS[report.date_basis])
    return (*sure, articles[report.article_id].published, report.article_id, report.report_id)


def _why_same(cluster: Cluster, report: VisitReport, articles: Mapping[str, Dated]) -> str:
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
    """A visit called off is not one that took place; one planned may become either.

    That somebody unnamed came does not say that a plan for some day of the month was kept.
    """
    planned = {r.status for r in cluster.reports} == {"planned"} and not any(s.exact for s in cluster.stretches)
    if planned and report.visitor_person is None and report.status in _TOOK_PLACE:
        return False
    statuses = {r.status for r in cluster.reports} | {report.status}
    return not (statuses & _CALLED_OFF and statuses & _TOOK_PLACE)


def _days_reason(cluster: Cluster, report: VisitReport, articles: Mapping[str, Dated]) -> str:
    stretch = stretch_of(report)
    if stretch is None:
        return _undated_reason(cluster, report, articles)
    overlapping = next((s for s in cluster.stretches if s.meets(stretch)), None)
    if overlapping is None or _is_too_long([*cluster.stretches, stretch], stretch.exact):
        return ""
    return f"days overlap ({_span(overlapping)} and {_span(stretch)})"


def _is_too_long(stretches: Iterable[Stretch], stated: bool) -> bool:
    """Whether the exact days among stretches reach too far; what a single report states is never too long."""
    exact = [s for s in stretches if s.exact]
    if not exact:
        return False
    longest = max(s.last - s.first for s in exact) if stated else LONGEST
    return max(s.last for s in exact) - min(s.first for s in exact) > max(LONGEST, longest)


def _undated_reason(cluster: Cluster, report: VisitReport, articles: Mapping[str, Dated]) -> str:
    """A report without a day is of a stay that was going on, or just over, when it was published."""
    published = articles[report.article_id].published
    if report.status == "planned" or report.background:
        return ""
    near = [s for s in cluster.stretches if s.exact and s.first <= published <= s.last + AFTER]
    return f"no day is given, and the article appeared during or just after the stay ({_span(near[0])})" if near else ""


def _span(stretch: Stretch) -> str:
    return f"{stretch.first}" if stretch.first == stretch.last else f"{stretch.first} to {stretch.last}"
