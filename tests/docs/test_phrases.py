"""The page on discovered phrases says what was judged."""

import re
from pathlib import Path

import yaml

from tests.measures.phrase_rivals import LABELS, METHODS, MOST, Found, count_useful, mix, spell
from tests.measures.phrases import SLICES

PAGE = Path(__file__).parents[2] / "docs" / "phrases.md"
FOUND = Found(2, {"one": ["grain corridor", "ice patrol"], "other": ["ice patrol", "said"]}, {})


def test_every_slice_is_judged_and_no_phrase_both_ways() -> None:
    judged = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    assert judged.keys() == SLICES.keys()
    for rows in judged.values():
        phrases = rows["useful"] + rows["not"]
        assert len(phrases) == len(set(phrases)) >= MOST
        assert [spell(phrase) for phrase in phrases] == phrases


def test_the_table_adds_up() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    head, _, *rows, last = [re.split(r" *\| *", line)[1:-1] for line in lines if line.startswith("| ")]
    judged = slice(2, 2 + len(METHODS))
    assert head[judged] == list(METHODS)
    assert [row[0] for row in rows] == list(SLICES)
    assert last[0] == f"**all** of {MOST * len(SLICES)}"
    assert [int(cell) for cell in last[judged]] == [
        sum(map(int, column)) for column in zip(*(row[judged] for row in rows), strict=True)
    ]


def test_what_is_judged_blind_tells_no_method() -> None:
    other = Found(2, dict(reversed(FOUND.phrases.items())), {})
    assert mix("slice", FOUND, {"said": False}) == mix("slice", other, {"said": False})
    assert sorted(mix("slice", FOUND, {"said": False})) == ["grain corridor", "ice patrol"]
    assert spell("The U.S.-ROK Alliance") == spell("the u.s. rok alliance") == "the u s rok alliance"


def test_a_phrase_that_stands_twice_counts_once() -> None:
    assert count_useful(["ice patrol", "ice patrol", "said", "unread"], {"ice patrol": True, "said": False}) == 1
