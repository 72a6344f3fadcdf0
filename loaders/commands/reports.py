"""Print the visit reports of every article, one JSON object a line."""

import argparse
from collections.abc import Iterator
from typing import Any

from loaders.commands.output import print_lines
from loaders.commands.sources import add_sources, analyse_sources
from loaders.models import Analysis, VisitReport
from loaders.store.rows import find_main_sentence

add_arguments = add_sources


def run(chosen: argparse.Namespace) -> int:
    """Print the reports."""
    for analysis in analyse_sources(chosen):
        print_lines(describe_reports(analysis))
    return 0


def describe_reports(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """The reports of an article with the codebook's field names; nothing is left out, unknown values are None."""
    for report in analysis.reports:
        start, end = find_main_sentence(report, analysis.sentences)
        yield describe_report(report, " ".join(analysis.article.text[start:end].split()) or None)


def describe_report(report: VisitReport, sentence: str | None) -> dict[str, Any]:
    """One report with the codebook's field names, and the sentence it chiefly rests on."""
    return {
        "article_id": report.article_id,
        "visitor_person": report.visitor_person,
        "visitor_role": report.visitor_role,
        "visitor_level": report.visitor_level,
        "visitor_country": report.visitor_country,
        "host_person": report.host_person,
        "host_country": report.host_country,
        "counterpart_country": report.counterpart_country,
        "companions": report.companions,
        "met": report.met,
        "place": "; ".join(report.places) or None,
        "start": report.start,
        "end": report.end,
        "date_precision": report.date_precision,
        "date_basis": report.date_basis,
        "kind": report.kind,
        "mode": report.mode,
        "status": report.status,
        "agreements": report.agreements,
        "themes": report.themes,
        "background": report.background,
        "confidence": round(report.confidence, 4),
        "needs_review": report.needs_review,
        "reason": report.reason,
        "evidence": sentence,
    }
