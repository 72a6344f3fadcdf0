"""Reports of the same stay, from any number of articles, become one visit."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from loaders.merge.choices import (
    choose_days,
    choose_kind,
    choose_lead,
    choose_level,
    choose_name,
    choose_role,
    choose_status,
    weigh_confidence,
)
from loaders.merge.clusters import Cluster, cluster_reports
from loaders.merge.codes import code_visit
from loaders.merge.ids import VisitIds
from loaders.models import Dated, Visit, VisitReport


def merge_reports(
    reports: Iterable[VisitReport],
    articles: Mapping[str, Dated],
    independent: Mapping[str, str],
    previous: Mapping[str, str] | None = None,
) -> tuple[Visit, ...]:
    """The visits that reports tell of, by start date; each report belongs to exactly one visit.

    ``independent`` gives for an article the first article of its text's copies, and for a report that is told in a
    pasted paragraph that paragraph's cluster; ``previous`` for each report the visit it belonged to before: a visit
    keeps its id when articles are added. No reports give no visits.
    """
    ids = VisitIds(articles, previous or {})
    visits = [_settle(cluster, articles, independent, ids) for cluster in cluster_reports(reports, articles)]
    return tuple(sorted(visits, key=lambda v: (v.start or date.max, v.visit_id)))


def _settle(cluster: Cluster, articles: Mapping[str, Dated], independent: Mapping[str, str], ids: VisitIds) -> Visit:
    reports = cluster.reports
    visit_id = ids.give(reports, choose_lead(reports), choose_days(reports).start)
    return make_visit(visit_id, reports, articles, independent, reasons=cluster.reasons)


def make_visit(
    visit_id: str,
    reports: Sequence[VisitReport],
    articles: Mapping[str, Dated],
    independent: Mapping[str, str],
    *,
    reasons: Sequence[str] = (),
) -> Visit:
    """One visit of at least one report, whoever found that these belong together; ``reasons`` say why.

    The other parameters are those of ``merge_reports``.
    """
    lead, days, status = choose_lead(reports), choose_days(reports), choose_status(reports, articles)
    told = sorted({r.article_id for r in reports}, key=lambda a: (articles[a].published, a))
    host = next((r for r in [lead, *reports] if r.host_person), None)
    codes = code_visit(lead.mode, status)
    return Visit(
        visit_id=visit_id,
        reports=tuple(r.report_id for r in reports),
        articles=tuple(told),
        visitor_person=choose_name(reports),
        visitor_role=choose_role(reports),
        visitor_level=choose_level(reports),
        visitor_country=lead.visitor_country,
        host_person=host.host_person if host else None,
        host_role=host.host_role if host else None,
        host_country=lead.host_country,
        counterpart_country=lead.counterpart_country,
        companions=_unite(r.companions for r in reports),
        met=_unite(r.met for r in reports),
        places=_unite(r.places for r in reports),
        start=days.start,
        end=days.end,
        date_precision=days.precision,
        date_basis=days.basis,
        kind=choose_kind(reports),
        mode=lead.mode,
        status=status,
        agreements=_unite(r.agreements for r in reports),
        themes=_unite(r.themes for r in reports),
        n_articles=len(told),
        n_independent_texts=len({_text_of(r, independent) for r in reports}),
        first_reported=articles[told[0]].published,
        last_reported=articles[told[-1]].published,
        confidence=weigh_confidence(reports),
        needs_review=all(r.needs_review for r in reports),
        merge_reasons=tuple(reasons),
        cameo=codes.cameo,
        plover=codes.plover,
    )


def _text_of(report: VisitReport, independent: Mapping[str, str]) -> str:
    """The text a report is a copy of: its paragraph's, its article's, or its own."""
    return independent.get(report.report_id) or independent.get(report.article_id, report.article_id)


def _unite(values: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for group in values for value in group))
