"""What a visit was about: the themes that an article's words give to each of its reports."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from loaders.models import Mention, Sentence, VisitReport


def add_themes(
    reports: Sequence[VisitReport], themes: Sequence[Mention], sentences: Sequence[Sentence]
) -> tuple[VisitReport, ...]:
    """The reports with the ids of their themes, in the order in which the article names them.

    A report owns the paragraphs its evidence stands in. The article's own story, its first report that is not
    background, owns also every paragraph that no report has; a report that has themes already keeps them.
    """
    if not themes or not reports:
        return tuple(reports)
    owned = [{_paragraph(found.start, sentences) for found in report.evidence} for report in reports]
    main = next((i for i, report in enumerate(reports) if not report.background), None)
    taken = set().union(*owned)
    named = [(_paragraph(theme.start, sentences), theme.key) for theme in themes]
    return tuple(
        report if report.themes else replace(report, themes=_distinct(named, owned[i], taken if i == main else None))
        for i, report in enumerate(reports)
    )


def _distinct(named: Sequence[tuple[int, str]], owned: set[int], taken: set[int] | None) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(key for place, key in named if place in owned or (taken is not None and place not in taken))
    )


def _paragraph(offset: int, sentences: Sequence[Sentence]) -> int:
    place = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[place].paragraph if place >= 0 else -1
