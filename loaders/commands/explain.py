"""Show one article with all that was found marked in it, and the reason of every visit.

Marks are colours in a terminal, brackets elsewhere.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence

from loaders.commands.sources import add_sources, analyse_sources, merge_analyses
from loaders.models import Analysis, Visit, VisitReport

_VISIT_WORDS = ("kind", "status")
"""The fields whose evidence is the words that say there was a visit."""
Mark = tuple[int, int, str]

_COLOURS = {
    "visit": "1;37;41", "person": "1;34", "role": "34", "country": "32", "place": "36", "organisation": "35",
    "theme": "33", "agreement": "33", "date": "4",
}  # fmt: skip
_BEFORE = ("person", "role", "country", "place", "organisation", "agreement", "theme", "date")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_sources(parser)
    parser.add_argument("--colour", choices=("auto", "always", "never"), default="auto", help="default: auto")


def run(chosen: argparse.Namespace) -> int:
    """Show every article of the sources."""
    analyses = list(analyse_sources(chosen))
    visits = {report: visit for visit in merge_analyses(analyses) for report in visit.reports}
    colour = chosen.colour == "always" or (chosen.colour == "auto" and sys.stdout.isatty())
    for analysis in analyses:
        print(*_explain(analysis, visits, colour), sep="\n")
    return 0 if analyses else 1


def _explain(analysis: Analysis, visits: dict[str, Visit], colour: bool) -> Iterator[str]:
    article = analysis.article
    yield f"{article.id}  {article.published}  {article.outlet or 'outlet not named'}  {article.byline or ''}".rstrip()
    yield ""
    yield mark_text(article.text, find_marks(analysis), colour)
    yield ""
    if not analysis.reports:
        yield "No visit was found."
    for report in analysis.reports:
        yield from _explain_report(article.text, report, visits.get(report.report_id))
    yield ""


def _explain_report(text: str, report: VisitReport, visit: Visit | None) -> Iterator[str]:
    who = ", ".join(filter(None, (report.visitor_person, report.visitor_role, report.visitor_country)))
    whom = ", ".join(filter(None, (report.host_person, report.host_country or report.counterpart_country)))
    days = f"{report.start or 'no date'}{f' to {report.end}' if report.end else ''}"
    yield f"{report.report_id}: {who or 'unnamed'} → {whom or 'unnamed'}; {days}"
    yield (
        f"  {report.kind} {report.mode}, {report.status}; date: {report.date_precision}, {report.date_basis}; "
        f"confidence {report.confidence:.2f}{', needs review' if report.needs_review else ''}"
    )
    yield f"  why: {report.reason}"
    for found in report.evidence:
        yield f"  {found.field}: “{' '.join(text[found.start : found.end].split())}” ({found.start}–{found.end})"
    if visit is not None:
        yield from _explain_merge(visit)


def _explain_merge(visit: Visit) -> Iterator[str]:
    told = f"{len(visit.reports)} reports in {visit.n_articles} articles" if len(visit.reports) > 1 else "one report"
    yield f"  visit {visit.visit_id}: {told}, independent texts: {visit.n_independent_texts}"
    for report, reason in zip(visit.reports[1:], visit.merge_reasons, strict=False):
        yield f"    + {report}: {reason}"


def find_marks(analysis: Analysis) -> list[Mark]:
    """What to mark, in order and without overlaps; of two that overlap the more telling kind stays."""
    found = [(m.start, m.end, str(m.kind)) for m in analysis.mentions]
    found += [(d.start, d.end, "date") for d in analysis.dates]
    words = [(e.start, e.end, "visit") for r in analysis.reports for e in r.evidence if e.field in _VISIT_WORDS]
    return _without_overlaps(sorted(set(words), key=lambda w: w[1] - w[0]), found)


def _without_overlaps(first: Sequence[Mark], rest: Sequence[Mark]) -> list[Mark]:
    ranked = sorted(rest, key=lambda mark: (_BEFORE.index(mark[2]) if mark[2] in _BEFORE else 99, mark[0] - mark[1]))
    kept: list[Mark] = []
    for mark in (*[mark for mark in first if mark[1] - mark[0] < 60], *ranked):
        if all(mark[1] <= other[0] or other[1] <= mark[0] for other in kept):
            kept.append(mark)
    return sorted(kept)


def mark_text(text: str, marks: Sequence[Mark], colour: bool) -> str:
    """The text with its marks as ANSI colours, or as ``[kind: words]``.

    >>> mark_text("To Baku", [(3, 7, "place")], colour=False)
    'To [place: Baku]'
    """
    pieces, place = [], 0
    for start, end, kind in marks:
        words = _printable(text[start:end])
        shown = f"\x1b[{_COLOURS.get(kind, '1')}m{words}\x1b[0m" if colour else f"[{kind}: {words}]"
        pieces += [_printable(text[place:start]), shown]
        place = end
    return "".join([*pieces, _printable(text[place:])])


def _printable(text: str) -> str:
    # An article's own control characters must not reach the terminal; only our colours may.
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable() or sign == "\u00a0")
