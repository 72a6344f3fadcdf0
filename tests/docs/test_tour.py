"""The tour leads past every page, and every picture it shows is there, small, and of the tour."""

import ast
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.scenes import list_names
from tests.measures.pictures import IMAGES, SHOWN

PROJECT = Path(__file__).parents[2]
TOUR = (PROJECT / "docs" / "tour.md").read_text(encoding="utf-8")
PICTURES = re.findall(r"!\[([^\]]+)\]\(images/([^)]+)\.png\)", TOUR)


def list_pages() -> list[str]:
    """The titles of the pages, as the dashboard gives them."""
    calls = ast.walk(ast.parse((PROJECT / "dashboard.py").read_text(encoding="utf-8")))
    titles = [
        word.value for call in calls if isinstance(call, ast.Call) for word in call.keywords if word.arg == "title"
    ]
    return [str(title.value) for title in titles if isinstance(title, ast.Constant)]


def test_every_page_is_in_the_tour() -> None:
    pages = list_pages()
    assert len(pages) >= 7
    assert [page for page in pages if f"\n## {page}\n" not in TOUR] == []


def test_the_pictures_are_those_that_are_taken() -> None:
    assert [name for _, name in PICTURES] == list(SHOWN)
    assert set(SHOWN) <= set(list_names())
    assert {path.stem for path in IMAGES.glob("*.png")} == set(SHOWN)


@pytest.mark.parametrize(("said", "name"), PICTURES)
def test_a_picture_is_small_and_says_what_it_shows(said: str, name: str) -> None:
    path = IMAGES / f"{name}.png"
    assert path.stat().st_size < 200_000
    assert Image.open(path).size == (1440, 900)
    assert len(said.split()) > 5
