"""Theme tagging: every lexicon entry's own examples, lists that share a word, and broken entries."""

from datetime import date
from pathlib import Path

import pytest

from loaders.extract.entries import Theme
from loaders.extract.patterns import PatternError, expand_pattern
from loaders.extract.taxonomy import OWN_FILE, load_taxonomy, read_taxonomy, refresh_taxonomy
from loaders.extract.themes import find_themes
from loaders.models import Article, Mention, Sentence

TAXONOMY = read_taxonomy([OWN_FILE])
"""The project's own lexicon, whatever a user has added to it."""


def tag(text: str, **options: object) -> tuple[Mention, ...]:
    return find_themes(Article("a", date(2024, 1, 1), text), (), **{"taxonomy": TAXONOMY, **options})  # type: ignore[arg-type]


def found(text: str) -> dict[str, str]:
    return {mention.key: text[mention.start : mention.end] for mention in tag(text)}


def test_lexicon_is_sound() -> None:
    assert TAXONOMY.faults == ()
    assert len(TAXONOMY.themes) >= 80
    assert all(theme.examples and theme.counterexamples and theme.description for theme in TAXONOMY.themes)
    assert {theme.group for theme in TAXONOMY.themes} == set(TAXONOMY.groups)


@pytest.mark.parametrize("theme", TAXONOMY.themes, ids=lambda theme: theme.id)
def test_entry_finds_its_examples_only(theme: Theme) -> None:
    missed = [text for text in theme.examples if theme.id not in found(text)]
    wrong = [text for text in theme.counterexamples if theme.id in found(text)]
    assert (missed, wrong) == ([], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "cooperation in military-technical, military education and military medicine",
            {"military-technical-cooperation": "military-technical", "military-education": "military education"},
        ),
        (
            "the development of military, military-technical and military-educational fields",
            {"military-cooperation": "military", "military-technical-cooperation": "military-technical"},
        ),
        ("an agreement on military education and medicine", {"military-medicine": "medicine"}),
        ("air and missile defense", {"air-defence": "missile defense"}),
    ],
)
def test_list_shares_a_word(text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= found(text).items()


@pytest.mark.parametrize(
    "text",
    [
        "joint military exercises",
        "Joint  Military\n    Exercises",
        "joint military-exercises",
        "«joint military exercise»",
    ],
)
def test_spelling_and_layout_do_not_matter(text: str) -> None:
    assert "joint-exercises" in found(text)


def test_offsets_lead_back_to_the_words() -> None:
    text = "İlham  Əliyev\n   praised the   Shusha\u00a0Declaration."
    assert found(text)["shusha-declaration"] == "Shusha\u00a0Declaration"


def test_furniture_says_nothing_and_no_mention_crosses_a_sentence() -> None:
    text = "Joint drills began.\n\nMore on the joint\n\ndrills"
    sentences = [Sentence(0, 19, "body", 0), Sentence(21, 38, "body", 1), Sentence(40, 46, "furniture", 2)]
    mentions = find_themes(Article("a", date(2024, 1, 1), text), sentences)
    assert [(mention.start, mention.end) for mention in mentions] == [(0, 12)]


def test_empty_text_has_no_theme() -> None:
    assert tag("") == ()


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(a|b", "not closed"),
        ("a)", "not opened"),
        ("+a", "before any word"),
        ("{nothing}", "no head list"),
        ("a?", "empty text"),
        ("(a|b|c|d|e|f|g|h|i|j) " * 6, "more than"),
    ],
)
def test_broken_pattern_says_what_is_wrong(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError, match=reason):
        expand_pattern(pattern)


BROKEN = """
name: mine
version: "7"
themes:
  - {id: bad, label: "Bad", variants: ["(open"]}
  - {id: good, label: "Grain corridor", variants: ["grain corridor+"]}
  - {id: shusha-declaration, "variants+": ["declaration of the two presidents"]}
  - {id: 3, label: "No id"}
"""


def test_users_file_adds_and_a_broken_entry_is_named(tmp_path: Path) -> None:
    user = tmp_path / "mine.yaml"
    user.write_text(BROKEN, encoding="utf-8")
    taxonomy = read_taxonomy([Path("data/lexicons/themes.yaml"), user])
    assert [(fault.file, fault.entry) for fault in taxonomy.faults] == [(str(user), "number 4"), (str(user), "bad")]
    assert "(open" in str(taxonomy.faults[1])
    assert len(taxonomy.themes) == len(TAXONOMY.themes) + 1
    assert taxonomy.version.split(" + ")[1].startswith("mine 7 (")
    text = "The grain corridor and the declaration of the two presidents."
    assert {mention.key for mention in tag(text, taxonomy=taxonomy)} >= {"good", "shusha-declaration"}


@pytest.mark.parametrize(
    "content", ["themes: [", "just words", "themes: {a: b}", "heads: 3\nthemes: []", "spellings: [a]\nthemes: []"]
)
def test_broken_file_leaves_the_others(tmp_path: Path, content: str) -> None:
    user = tmp_path / "mine.yaml"
    user.write_text(content, encoding="utf-8")
    taxonomy = read_taxonomy([Path("data/lexicons/themes.yaml"), user])
    assert [fault.file for fault in taxonomy.faults] == [str(user)]
    assert len(taxonomy.themes) == len(TAXONOMY.themes)


def test_a_changed_file_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTACHE_LEXICONS", str(tmp_path))
    refresh_taxonomy()
    before = len(load_taxonomy().themes)
    (tmp_path / "mine.yaml").write_text('themes: [{id: ice, label: "Ice", variants: ["pack ice"]}]', encoding="utf-8")
    assert len(load_taxonomy().themes) == before
    refresh_taxonomy()
    assert len(load_taxonomy().themes) == before + 1
    (tmp_path / "mine.yaml").unlink()
    refresh_taxonomy()
    assert len(load_taxonomy().themes) == before
