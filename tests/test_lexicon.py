"""Lexicons: what is read, and what a mistake in one is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from loaders import lexicon
from loaders.lexicon import LexiconError, lexicon_version, load_lexicon


@dataclass(frozen=True, slots=True)
class Ship:
    id: str
    names: tuple[str, ...]
    kind: Literal["frigate", "tender"] = "frigate"
    until: date | None = None
    tons: float = 0.0


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(lexicon, "LEXICONS", tmp_path)
    _forget()
    yield tmp_path
    _forget()


def _forget() -> None:
    for cached in (lexicon._load, lexicon_version, lexicon._parse):
        cached.cache_clear()


def test_entries_become_records(folder: Path) -> None:
    (folder / "ships.yaml").write_text(
        '- {id: "a", names: ["Anne"], until: 1990-05-22, tons: 3}\n- {id: "b", names: []}\n'
    )
    assert load_lexicon("ships", Ship) == (Ship("a", ("Anne",), until=date(1990, 5, 22), tons=3.0), Ship("b", ()))


def test_a_section_of_a_file(folder: Path) -> None:
    (folder / "ships.yaml").write_text('old:\n- {id: "a", names: []}\nnew: []\n')
    assert load_lexicon("ships", Ship, "new") == ()
    assert len(load_lexicon("ships", Ship, "old")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "- {id: NO, names: []}",
            ["ships.yaml", "entry False, id", "a quoted text is wanted", "found False", "Quote it"],
        ),
        ('- {id: "a", name: []}', ["entry 'a'", "no such field", "Did you mean 'names'?"]),
        ('- {id: "a"}', ["'names' is missing"]),
        ('- {id: "a", names: "Anne"}', ["names", "a list is wanted", "[brackets]"]),
        ('- {id: "a", names: [""]}', ["names 1", "empty"]),
        ('- {id: "a", names: [], kind: "tug"}', ["kind", "found 'tug'", "frigate"]),
        ('- {id: "a", names: []}\n- {id: "a", names: []}', ["two entries have this id"]),
        ("- just words", ["entry number 1", "mapping"]),
        ("id: 1", ["a list is wanted"]),
        ("- {", ["not YAML"]),
    ],
)
def test_mistakes_name_file_entry_value_and_remedy(folder: Path, text: str, words: list[str]) -> None:
    (folder / "ships.yaml").write_text(text)
    with pytest.raises(LexiconError) as raised:
        load_lexicon("ships", Ship)
    assert [word for word in words if word not in str(raised.value)] == []


def test_a_missing_file_is_named(folder: Path) -> None:
    with pytest.raises(LexiconError, match=r"boats\.yaml"):
        load_lexicon("boats", Ship)


def test_the_version_follows_every_file(folder: Path) -> None:
    versions = {lexicon_version()}
    for text in ("- a", "- b"):
        (folder / "ships.yaml").write_text(text)
        lexicon_version.cache_clear()
        versions.add(lexicon_version())
    assert len(versions) == 3
