"""Date expressions of news English, by class; ``dates_blind.tsv`` was written after the grammar."""

import csv
from datetime import date
from pathlib import Path

import pytest

from loaders.extract.dates import clause_tense, find_dates
from loaders.models import DateMention

HERE = Path(__file__).parent


def read_cases(name: str) -> list[tuple[str, date, str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["class"], date.fromisoformat(row["published"]), row["sentence"], row["expected"]) for row in rows]


def show(mention: DateMention) -> str:
    """The form of the column ``expected``: ``first..last precision basis bound``, or ``days=3`` for a length."""
    if mention.days is not None:
        return f"days={mention.days}"
    first, last = (day.isoformat() if day else "" for day in (mention.first, mention.last))
    days = first if first == last else f"{first}..{last}"
    return f"{days} {mention.precision} {mention.basis} {mention.bound}".rstrip()


def show_all(mentions: tuple[DateMention, ...]) -> str:
    return "; ".join(map(show, mentions)) or "-"


@pytest.mark.parametrize(("kind", "published", "sentence", "expected"), read_cases("dates.tsv"))
def test_expression(kind: str, published: date, sentence: str, expected: str) -> None:
    assert show_all(find_dates(sentence, published)) == expected
