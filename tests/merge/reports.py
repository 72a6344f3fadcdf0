"""Reports and articles made by hand, for tests of merging."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from loaders.merge import merge_reports
from loaders.models import Article, Visit, VisitReport

MAY = [date(2024, 5, 1 + n) for n in range(31)]
"""The days of May 2024: ``MAY[5]`` is the sixth."""

_numbers = count(1)


def make_report(article: str = "", **fields: Any) -> VisitReport:
    """A report of Hasanov's visit to Turkey on 6 May but for the given fields, in the named article or its own."""
    number = next(_numbers)
    usual: dict[str, Any] = {
        "visitor_person": "Zakir Hasanov",
        "visitor_level": "minister",
        "visitor_country": "AZE",
        "host_country": "TUR",
        "counterpart_country": "TUR",
        "start": MAY[5],
        "date_precision": "day",
        "date_basis": "stated",
        "confidence": 0.8,
    }
    article = article or f"article {number}"
    return VisitReport(f"{article}:{number}", article, **{**usual, **fields})


def merge(
    reports: Sequence[VisitReport],
    published: Mapping[str, date] | None = None,
    previous: Mapping[str, str] | None = None,
    independent: Mapping[str, str] | None = None,
) -> tuple[Visit, ...]:
    """The visits of some reports, whose articles appeared on 7 May unless ``published`` says otherwise, by article."""
    days = published or {}
    articles = {r.article_id: Article(r.article_id, days.get(r.article_id, MAY[6]), "") for r in reports}
    return merge_reports(reports, articles, independent or {}, previous)
