"""Which reports are copies of one text: those told in a paragraph that another article has too."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from loaders.models import Paragraph, VisitReport


def find_copies(reports: Iterable[VisitReport], paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    """For each report whose main sentence stands in a shared paragraph, the cluster of that paragraph.

    A visit told three times in one pasted paragraph rests on one text, though three articles carry it. A report in a
    paragraph of its own is left out; so is one without evidence.
    """
    shared: dict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        if paragraph.cluster is not None:
            shared[paragraph.article_id].append(paragraph)
    for found in shared.values():
        found.sort(key=lambda paragraph: paragraph.start)
    copies = {}
    for report in reports:
        cluster = _cluster_of(report, shared.get(report.article_id, []))
        if cluster is not None:
            copies[report.report_id] = cluster
    return copies


def _cluster_of(report: VisitReport, shared: list[Paragraph]) -> str | None:
    main = next((e.start for e in report.evidence if e.field == "visit"), None)
    if main is None or not shared:
        return None
    before = bisect_right([paragraph.start for paragraph in shared], main) - 1
    return shared[before].cluster if before >= 0 and main < shared[before].end else None
