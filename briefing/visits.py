"""The visits of a briefing: each with its record in words, and what its articles say of it, word for word."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from briefing.markup import element, mark_words, text
from charts import alt, record, words
from loaders.frames import Corpus, evidence, reports

QUOTED = 4
"""Sources of one visit that are quoted; the others are counted."""
THEMES = 8
"""Themes of one visit that are named."""
_LINES = (
    "Visitor",
    "Received by",
    "With",
    "Also met",
    "Places",
    "Date known",
    "Agreements",
    "Themes",
    "Confidence",
    "Judged",
)
_FIELDS = {
    "visitor_person": "visitor",
    "visitor_role": "visitor's office",
    "visitor_country": "visitor's country",
    "host_person": "host",
    "host_role": "host's office",
    "host_country": "host country",
    "counterpart_country": "counterpart",
    "places": "place",
    "start": "first day",
    "end": "last day",
}


def write_visits(
    corpus: Corpus,
    found: pd.DataFrame,
    numbers: Mapping[str, int],
    labels: Mapping[str, str],
    *,
    most: int,
    quoted: int = QUOTED,
) -> str:
    """The latest ``most`` of the visits ``found`` (VISITS), those without a date last.

    ``numbers`` are the numbers of the articles in the list of sources, ``labels`` the names of the themes, ``quoted``
    bounds the sources of a visit that are quoted.
    """
    ordered = found.sort_values(["start", "visit_id"], ascending=False, na_position="last")
    rows = ordered.head(most).to_dict("records")
    ids = [str(row["visit_id"]) for row in rows]
    told_by = {str(key): some for key, some in reports(corpus, ids).groupby("visit_id")}
    facts_of = {str(key): some for key, some in evidence(corpus, visit_id=ids).groupby("report_id")}
    told = "".join(
        _write_visit(row, _write_quotes(told_by.get(visit_id), facts_of, numbers, quoted), labels)
        for visit_id, row in zip(ids, rows, strict=True)
    )
    left = len(found) - len(rows)
    note = f"The latest {len(rows):,}; {words.count(left, 'visit')} more are in the table of visits." if left else ""
    return (element("p", text(note), class_="note") if note else "") + told


def _write_visit(visit: Mapping[str, Any], quotes: str, labels: Mapping[str, str]) -> str:
    kind = words.plain(visit["kind"])
    tags = [kind if kind != "unspecified" else "", record.describe_status(visit)]
    tags += ["needs review"] if visit["needs_review"] else []
    when = words.span(visit["start"], visit["end"], words.plain(visit["date_precision"], "day"))
    under = " · ".join([words.plain(visit["direction_name"]), when, *(tag for tag in tags if tag)])
    known = dict(record.describe_visit(visit, labels))
    if visit["themes"]:
        known["Themes"] = alt.listed((labels.get(theme, theme) for theme in visit["themes"]), most=THEMES)
    lines = "".join(f"<dt>{text(name)}</dt><dd>{text(known[name])}</dd>" for name in _LINES if name in known)
    head = element("h3", text(record.title_of(visit))) + element("p", text(under), class_="when")
    return element("section", head + element("dl", lines) + quotes, class_="visit")


def _write_quotes(
    told: pd.DataFrame | None, facts_of: Mapping[str, pd.DataFrame], numbers: Mapping[str, int], most: int
) -> str:
    if told is None:
        return ""
    quotes = [
        _write_quote(report, facts_of.get(report["report_id"]), numbers)
        for report in told.head(most).to_dict("records")
    ]
    rest = _list_numbers(told["article_id"].tolist()[most:], numbers)
    return "".join(quotes) + (element("p", f"Also told in {rest}.", class_="note") if rest else "")


def _write_quote(report: Mapping[str, Any], facts: pd.DataFrame | None, numbers: Mapping[str, int]) -> str:
    sentence, start = words.plain(report["sentence"]), int(report["sentence_start"])
    spans = [
        (row.start - start, row.end - start, _FIELDS[str(row.field)])
        for row in (() if facts is None else facts.itertuples())
        if str(row.field) in _FIELDS
    ]
    outlet = words.plain(report["outlet"], "Outlet not named")
    source = f"{text(outlet)}, {text(words.day(report['published']))}"
    number = _list_numbers([str(report["article_id"])], numbers)
    cite = element("footer", f"{source} {number}".strip())
    return element("blockquote", element("p", mark_words(sentence, spans)) + cite)


def _list_numbers(articles: Sequence[str], numbers: Mapping[str, int]) -> str:
    known = dict.fromkeys(numbers[one] for one in articles if one in numbers)
    return ", ".join(f'<a href="#source-{number}">[{number}]</a>' for number in known)
