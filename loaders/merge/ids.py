"""Ids of visits: readable, each given once, and kept when articles are added."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from loaders.models import Dated, VisitReport


class VisitIds:
    """Gives ids; ``previous`` holds for each report the visit it belonged to before."""

    def __init__(self, articles: Mapping[str, Dated], previous: Mapping[str, str]) -> None:
        self._articles = articles
        self._previous = previous
        self._taken: set[str] = set()

    def give(self, reports: Sequence[VisitReport], lead: VisitReport, start: date | None) -> str:
        """The id most of the reports had before, else one made from countries, day and the first report."""
        visit_id = self._known(reports) or self._new(reports, lead, start)
        self._taken.add(visit_id)
        return visit_id

    def _known(self, reports: Sequence[VisitReport]) -> str | None:
        before = Counter(self._previous[r.report_id] for r in reports if r.report_id in self._previous)
        ranked = sorted(before.items(), key=lambda item: (-item[1], item[0]))
        return next((visit_id for visit_id, _ in ranked if visit_id not in self._taken), None)

    def _new(self, reports: Sequence[VisitReport], lead: VisitReport, start: date | None) -> str:
        first = min(reports, key=lambda r: (self._articles[r.article_id].published, r.article_id, r.report_id))
        digest = hashlib.sha256(f"{first.report_id}|{lead.mode}".encode()).hexdigest()
        host = lead.host_country or lead.counterpart_country or "UNK"
        day = start.strftime("%Y%m%d") if start else "undated"
        stem = f"{lead.visitor_country or 'UNK'}-{host}-{day}".replace(";", "+").replace(" ", "_")
        return next(made for n in range(4, 64) if (made := f"{stem}-{digest[:n]}") not in self._taken)
