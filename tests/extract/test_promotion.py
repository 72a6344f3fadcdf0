"""Phrases that become themes of the user's own lexicon, and back."""

from datetime import date
from pathlib import Path

import pytest

from loaders.extract.promotion import NotPromoted, list_promoted, promote_phrase, withdraw_phrase
from loaders.extract.taxonomy import OWN_FILE, read_taxonomy
from loaders.extract.themes import find_themes
from loaders.models import Article

BY_HAND = """# Mine.
name: mine
themes:
# The first.
- id: ice
  label: Ice
  variants:
  - pack ice+   # grows in winter

- {id: fog, label: Fog, variants: [sea fog]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "user" / "promoted.yaml"


def test_phrase_becomes_a_theme_with_one_action(file: Path) -> None:
    theme = promote_phrase("Süvari Corridor", file)
    assert (theme.id, theme.label, theme.file) == ("suvari-corridor", "Süvari Corridor", file)
    assert promote_phrase("suvari corridor", file) == theme
    taxonomy = read_taxonomy([file])
    assert (taxonomy.faults, [one.label for one in taxonomy.themes]) == ((), ["Süvari Corridor"])
    article = Article("a", date(2024, 1, 1), "Two Suvari corridors opened.")
    assert [mention.label for mention in find_themes(article, (), taxonomy)] == ["Süvari Corridor"]


def test_what_was_written_by_hand_stays(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(BY_HAND, encoding="utf-8")
    promote_phrase("frost patrol", file)
    assert file.read_text(encoding="utf-8").startswith(BY_HAND.rstrip())
    withdraw_phrase("frost-patrol", file)
    assert file.read_text(encoding="utf-8") == BY_HAND


def test_a_theme_of_the_project_gets_a_variant(file: Path) -> None:
    theme = promote_phrase("grain corridor's Cease-fire", file)
    promote_phrase("Sanctions", file)
    themes = {one.id: one for one in read_taxonomy([OWN_FILE, file]).themes}
    before = {one.id: one for one in read_taxonomy([OWN_FILE]).themes}
    assert themes["sanctions"].label == before["sanctions"].label
    assert len(themes["sanctions"].variants) == len(before["sanctions"].variants) + 1
    assert theme.id in themes


def test_promoted_in_order_and_taken_back(file: Path) -> None:
    for phrase in ("frost patrol", "sea smoke", "sun dog"):
        promote_phrase(phrase, file)
    withdraw_phrase("sea-smoke", file)
    withdraw_phrase("never-there", file)
    assert [theme.label for theme in list_promoted(file)] == ["frost patrol", "sun dog"]
    withdraw_phrase("frost-patrol", file)
    withdraw_phrase("sun-dog", file)
    assert (list_promoted(file), read_taxonomy([file]).themes) == ((), ())
    promote_phrase("sun dog", file)
    assert [theme.id for theme in list_promoted(file)] == ["sun-dog"]


def test_no_file_holds_none(file: Path) -> None:
    assert list_promoted(file) == ()
    withdraw_phrase("ice", file)
    assert not file.exists()


@pytest.mark.parametrize("phrase", ["", "  ", "«–»", "…"])
def test_without_letters_there_is_no_theme(file: Path, phrase: str) -> None:
    with pytest.raises(NotPromoted, match="no letters"):
        promote_phrase(phrase, file)
    assert not file.exists()


@pytest.mark.parametrize("content", ["themes: [", "just words", "themes: [1]", "themes: [{id: ice}]\n# {"])
def test_a_file_that_cannot_be_added_to_is_left_alone(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    with pytest.raises(NotPromoted, match="by hand"):
        promote_phrase("sea smoke", file)
    assert file.read_text(encoding="utf-8") == content
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "user").write_text("a file where a folder is wanted", encoding="utf-8")
    with pytest.raises(NotPromoted, match=r"promoted\.yaml cannot be (read|written)"):
        promote_phrase("sea smoke", tmp_path / "user" / "promoted.yaml")


@pytest.mark.parametrize(
    "phrase", ["yes no", "12 seals", "O'Neill's ice", "sea-smoke season", "«Qarabağ» horses", "null"]
)
def test_awkward_words_are_found_again(file: Path, phrase: str) -> None:
    theme = promote_phrase(phrase, file)
    taxonomy = read_taxonomy([file])
    assert taxonomy.faults == ()
    found = find_themes(Article("a", date(2024, 1, 1), f"They spoke of {phrase}."), (), taxonomy)
    assert [mention.key for mention in found] == [theme.id]
