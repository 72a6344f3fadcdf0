"""Discovered phrases on the page of themes, and the way from a phrase to a theme."""

from pathlib import Path

import pytest
import yaml

from tests.pages.conftest import Open, text_of

PHRASE = "Recep Tayyip Erdogan"


@pytest.fixture(autouse=True)
def own_lexicons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATTACHE_LEXICONS", str(tmp_path / "mine"))
    return tmp_path / "mine" / "promoted.yaml"


def find_place(app: object, label: str) -> int:
    """Where in the list a phrase stands."""
    buttons = [one for one in app.button if str(one.key).endswith("_find")]  # type: ignore[attr-defined]
    return [one.label for one in buttons].index(label)


def test_phrases_are_marked_as_discovered(open_page: Open) -> None:
    app = open_page("themes")
    told = text_of(app)
    assert "Discovered, not curated" in told.replace("\\", "")
    place = find_place(app, PHRASE)
    assert place < 3
    assert "3 articles, 2 independent texts" in told


def test_a_phrase_filters_everything(open_page: Open) -> None:
    app = open_page("themes")
    app = app.button(key=f"phrase_{find_place(app, PHRASE)}_find").click().run()
    assert app.query_params["q"] in (f'"{PHRASE}"', [f'"{PHRASE}"'])
    assert "<b>3</b> articles" in text_of(app)


def test_a_phrase_becomes_a_theme_and_is_taken_back(open_page: Open, own_lexicons: Path) -> None:
    app = open_page("themes")
    app = app.button(key=f"phrase_{find_place(app, PHRASE)}_promote").click().run()
    assert not app.exception
    assert [entry["label"] for entry in yaml.safe_load(own_lexicons.read_text())["themes"]] == [PHRASE]
    assert "It counts from the next build on" in app.success[0].value
    assert str(own_lexicons) in app.success[0].value.replace("\\", "")
    assert "1 theme of yours not yet counted" in text_of(app)
    assert app.button(key="build_themes").label == "Build now"
    with pytest.raises(ValueError, match=PHRASE):
        find_place(app, PHRASE)
    app = app.button(key="withdraw_recep-tayyip-erdogan").click().run()
    assert "not yet counted" not in text_of(app)
    assert find_place(app, PHRASE) < 3


def test_a_broken_lexicon_is_told_and_left(open_page: Open, own_lexicons: Path) -> None:
    own_lexicons.parent.mkdir()
    own_lexicons.write_text("themes: [")
    app = open_page("themes")
    app = app.button(key=f"phrase_{find_place(app, PHRASE)}_promote").click().run()
    assert "promoted.yaml is not a lexicon" in app.error[0].value.replace("\\", "")
    assert own_lexicons.read_text() == "themes: ["


def test_readers_of_a_shared_server_promote_nothing(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTACHE_READ_ONLY", "1")
    app = open_page("themes")
    find_place(app, PHRASE)
    assert not [one for one in app.button if str(one.key).endswith("_promote")]


def test_nothing_recurs(open_page: Open) -> None:
    assert "No phrase recurs in these articles" in text_of(open_page("themes", outlet="News.az"))


def test_corpus_page_names_the_lexicons(open_page: Open, own_lexicons: Path) -> None:
    own_lexicons.parent.mkdir()
    broken = (
        'name: mine\nthemes: [{id: bad, label: "Bad", variants: ["(open"]}, {id: ice, label: "Ice", variants: [ice]}]'
    )
    own_lexicons.write_text(broken)
    told = text_of(open_page("corpus")).replace("\\", "")
    assert "data/lexicons/themes.yaml" in told
    assert "2 themes, new since the build" in told
    assert str(own_lexicons) in told
    assert "entry bad" in told
    assert "(open" in told
