"""The labelled articles that figures are measured on, and the reports that the engine gives for them.

Where a set is the project's own, its labels are too. The news articles are third-party texts that are not part of the
project; without their folder they are left out.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.analysis import analyse
from loaders.commands.reports import describe_reports
from loaders.formats import read_articles
from loaders.models import Article
from loaders.score import Record, Score, score_reports

PROJECT = Path(__file__).parents[2]
CASES = PROJECT / "tests" / "cases" / "visits"
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """Articles, the visits that a reader labelled in each, and the fold of each."""

    name: str
    articles: tuple[Article, ...]
    labels: Mapping[str, list[Record]]
    folds: Mapping[str, int]


def read_five() -> Labelled:
    """The five articles of the project."""
    golden = json.loads((PROJECT / "tests" / "golden" / "five_articles.json").read_text(encoding="utf-8"))
    articles = _articles(PROJECT / "data" / "articles")
    labels: dict[str, list[Record]] = {article.id: [] for article in articles}
    for label in golden["reports"]:
        labels[label["article_id"]].append(label)
    return Labelled("five", articles, labels, {})


def read_cases(name: str) -> Labelled:
    """One batch of the project's own labelled news: ``dev``, ``heldout``, ``third`` … ``twentythird``."""
    return _read(name, CASES / name / "articles.jsonl", CASES / name / "gold.jsonl")


def read_news(folder: Path) -> Labelled:
    """The labelled news articles of the folder of third-party texts."""
    return _read("news", folder / "gold" / "news" / "articles.jsonl", folder / "gold" / "news" / "gold.jsonl")


def _read(name: str, articles: Path, gold: Path) -> Labelled:
    labels = {row["article_id"]: row["visits"] for row in _lines(gold)}
    return Labelled(name, _articles(articles), labels, {row["id"]: fold_of(row) for row in _lines(articles)})


def _articles(path: Path) -> tuple[Article, ...]:
    return tuple(article for article in read_articles(path) if isinstance(article, Article))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def fold_of(row: Mapping[str, Any]) -> int:
    """Which of the five folds an article is in; articles of one group stay together."""
    return int(hashlib.md5((row.get("group") or row["id"]).encode()).hexdigest(), 16) % FOLDS


def make_reports(articles: Iterable[Article]) -> list[dict[str, Any]]:
    """The reports of all articles, as they would be read back from a file."""
    found = [report for article in articles for report in describe_reports(analyse(article))]
    return [json.loads(json.dumps(report, default=str)) for report in found]


def score_part(labelled: Labelled, reports: Iterable[Record], wanted: Callable[[str], bool] = lambda _: True) -> Score:
    """The score over those of the articles that are wanted, by id."""
    return score_reports({key: visits for key, visits in labelled.labels.items() if wanted(key)}, reports)
