"""Score the visit reports against labels: articles.jsonl and gold.jsonl in GOLD_DIR.

gold.jsonl holds one object a line: {"article_id": …, "visits": [{visitor_country, host_country, start, …}]}.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from loaders.commands.output import say
from loaders.commands.reports import describe_reports
from loaders.commands.sources import analyse_sources
from loaders.score import Record, Score, is_exact, score_reports

_BANDS = ((0.9, 1.01), (0.75, 0.9), (0.5, 0.75), (0.0, 0.5))
_SHOWN = ("visitor_person", "visitor_country", "host_country", "start", "mode", "status", "evidence")
_SAME = ("visitor_country", "host_country", "counterpart_country", "start")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("gold", metavar="GOLD_DIR", type=Path, help="folder with articles.jsonl and gold.jsonl")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N errors")
    parser.add_argument("--min-f1", type=float, metavar="X", help="exit with 1 when F1 is below X")
    parser.add_argument("--predicted", type=Path, metavar="FILE", help="score these reports instead of making them")
    parser.add_argument("--accept", type=Path, metavar="FILE", help="keep this run's reports, to compare against")
    parser.add_argument("--against", type=Path, metavar="FILE", help="say what was gained and lost against a kept run")
    parser.add_argument("--workers", type=int, metavar="N", help="processes to use (default: all cores)")
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    parser.set_defaults(scheduler=None)


def run(chosen: argparse.Namespace) -> int:
    """Score and print; 1 when F1 is below what was asked for."""
    labels = {row["article_id"]: row["visits"] for row in _read_lines(chosen.gold / "gold.jsonl")}
    reports = list(_read_lines(chosen.predicted)) if chosen.predicted else list(_make_reports(chosen))
    score = score_reports(labels, reports)
    _print_errors(score, chosen.errors)
    _print_score(score)
    if chosen.against:
        print_changes(score, score_reports(labels, _read_lines(chosen.against)))
    if chosen.accept:
        chosen.accept.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports), encoding="utf-8")
        say(f"kept in {chosen.accept}")
    return 1 if chosen.min_f1 is not None and score.f1 < chosen.min_f1 else 0


def _make_reports(chosen: argparse.Namespace) -> Iterator[dict[str, Any]]:
    chosen.sources = [str(chosen.gold / "articles.jsonl")]
    for analysis in analyse_sources(chosen):
        for report in describe_reports(analysis):
            # As it would be read back from a file: dates as text.
            yield json.loads(json.dumps(report, default=str))


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                if line.strip():
                    yield json.loads(line)
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}. Write one JSON object a line.") from None


def _print_errors(score: Score, wanted: int) -> None:
    errors = [("missed", *error) for error in score.missed] + [("invented", *error) for error in score.invented]
    for kind, article_id, record in errors[:wanted]:
        print(kind, article_id, json.dumps({name: record.get(name) for name in _SHOWN}, ensure_ascii=False))


def _print_score(score: Score) -> None:
    for name in sorted(score.asked):
        print(_line(name, score.right[name], score.asked[name]))
    for low, high in _BANDS:
        _print_band(score, low, high)
    print(
        f"articles: {score.n_articles}; of {score.n_without_visit} without a visit, {score.n_false_alarms} got one; "
        f"{len(score.missed)} missed, {len(score.invented)} invented"
    )
    print(
        f"core gold {score.n_core}, predicted {score.n_predicted}, matched {len(score.pairs)}: precision "
        f"{score.precision:.3f} recall {score.recall:.3f} F1 {score.f1:.3f}; strict F1 {score.strict_f1:.3f}"
    )


def _print_band(score: Score, low: float, high: float) -> None:
    right = sum(low <= _confidence(pair.report) < high for pair in score.pairs)
    wrong = sum(low <= _confidence(report) < high for _, report in score.invented)
    if right + wrong:
        print(_line(f"confidence {low:.2f} to {min(high, 1):.2f}: precision", right, right + wrong))


def print_changes(now: Score, before: Score) -> None:
    """Print what a run gained, lost, newly invented and no longer invents against one before it."""
    found, found_before = _found(now), _found(before)
    wrong, wrong_before = _keys(now.invented), _keys(before.invented)
    changes = (
        ("gained", found.keys() - found_before.keys(), found),
        ("lost", found_before.keys() - found.keys(), found_before),
        ("newly invented", wrong.keys() - wrong_before.keys(), wrong),
        ("no longer invented", wrong_before.keys() - wrong.keys(), wrong_before),
    )
    for word, keys, records in changes:
        for key in sorted(keys, key=str):
            print(word, key[0], json.dumps({name: records[key].get(name) for name in _SHOWN}, ensure_ascii=False))
    print(
        f"against the kept run: F1 {before.f1:.3f} → {now.f1:.3f}, "
        f"strict F1 {before.strict_f1:.3f} → {now.strict_f1:.3f}; "
        + ", ".join(f"{len(keys)} {word}" for word, keys, _ in changes)
    )


def _found(score: Score) -> dict[tuple[Any, ...], Record]:
    # A match is the same when the label is, and gained too when it has become exact.
    return {_key(p.article_id, p.label, is_exact(p)): p.label for p in score.pairs}


def _keys(errors: Sequence[tuple[str, Record]]) -> dict[tuple[Any, ...], Record]:
    return {_key(article_id, record): record for article_id, record in errors}


def _key(article_id: str, record: Mapping[str, Any], *more: object) -> tuple[Any, ...]:
    return (article_id, *(record.get(name) for name in _SAME), record.get("visitor_person"), *more)


def _confidence(report: Record) -> float:
    return float(report.get("confidence") or 0.0)


def _line(name: str, right: int, asked: int) -> str:
    return f"{name}: {right}/{asked} = {right / asked:.3f}"
