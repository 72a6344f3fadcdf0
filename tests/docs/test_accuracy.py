"""The figures that are shown are those that were measured last."""

import json
from pathlib import Path

import pytest

from loaders.frames.method import ACCURACY, read_accuracy
from tests.measures.visits import PAGES, fill_tables

FIGURES = json.loads(ACCURACY.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_the_stored_figures(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "<!-- figures: sets" in text
    assert fill_tables(text, FIGURES) == text


def test_every_figure_says_what_measured_it_and_when() -> None:
    assert all(figure["command"] and figure["date"] and figure["engine"] and figure["on"] for figure in FIGURES)


def test_the_corpus_page_shows_the_chief_figures_and_marks_what_was_read() -> None:
    shown = read_accuracy(ACCURACY)
    assert 5 < len(shown) < 32
    assert shown["Figure"].str.contains("F1").any()
    assert shown["Measured on"].str.contains("development").any()
    assert shown["Measured on"].str.contains("unread").any()
