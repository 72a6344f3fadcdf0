"""Every frame has exactly the columns and dtypes of loaders.columns, also without a row."""

from collections.abc import Callable

import pandas as pd
import pytest

from loaders import columns, frames
from loaders.frames.conform import conform, empty

ALL = [name for name in dir(columns) if name.isupper()]
FILTERED: list[tuple[Callable[..., pd.DataFrame], dict[str, str]]] = [
    (frames.visits, columns.VISITS),
    (frames.articles, columns.ARTICLES),
    (frames.themes, columns.THEMES),
    (frames.theme_months, columns.THEME_MONTHS),
    (frames.theme_periods, columns.THEME_PERIODS),
    (frames.theme_trends, columns.THEME_TRENDS),
    (frames.theme_visits, columns.THEME_VISITS),
    (frames.theme_follows, columns.THEME_FOLLOWS),
    (frames.phrases, columns.PHRASES),
    (frames.theme_pairs, columns.THEME_PAIRS),
    (frames.theme_directions, columns.THEME_DIRECTIONS),
    (frames.passages, columns.PASSAGES),
]
NOTHING = frames.Filters(search="zzzz")


def dtypes(frame: pd.DataFrame) -> dict[str, str]:
    return {name: str(dtype) for name, dtype in frame.dtypes.items()}


@pytest.mark.parametrize("name", ALL)
def test_an_empty_frame_conforms(name: str) -> None:
    assert dtypes(empty(getattr(columns, name))) == getattr(columns, name)


@pytest.mark.parametrize("name", ALL)
def test_a_frame_of_missing_values_conforms(name: str) -> None:
    promised = getattr(columns, name)
    assert dtypes(conform(pd.DataFrame({column: [None, None] for column in promised}), promised)) == promised


@pytest.mark.parametrize(("make", "promised"), FILTERED)
@pytest.mark.parametrize("filters", [frames.Filters(), frames.Filters(visitor=("TUR",)), NOTHING])
def test_filtered_frames_conform(corpus, make, promised, filters) -> None:
    assert dtypes(make(corpus, filters)) == promised


@pytest.mark.parametrize("field", ["visitor", "host", "person", "theme", "outlet", "kind", "status", "level"])
@pytest.mark.parametrize("filters", [frames.Filters(), NOTHING])
def test_facets_conform(corpus, field, filters) -> None:
    assert dtypes(frames.facet(corpus, filters, field)) == columns.FACETS


@pytest.mark.parametrize("article_id", ["002_0475bb5ebcffa610", "no such article"])
def test_frames_of_one_article_conform(corpus, article_id) -> None:
    assert dtypes(frames.mentions(corpus, article_id)) == columns.MENTIONS
    assert dtypes(frames.passages_of(corpus, article_id)) == columns.PASSAGES
    assert dtypes(frames.evidence(corpus, article_id=article_id)) == columns.EVIDENCE


@pytest.mark.parametrize("there", [True, False])
def test_frames_of_one_visit_conform(corpus, there) -> None:
    visit_id = corpus.visits["visit_id"][0] if there else "no such visit"
    assert dtypes(frames.visit(corpus, visit_id)) == columns.VISITS
    assert dtypes(frames.reports(corpus, visit_id)) == columns.REPORTS
    assert dtypes(frames.evidence(corpus, visit_id=visit_id)) == columns.EVIDENCE


def test_frames_of_the_corpus_conform(corpus) -> None:
    assert dtypes(frames.rejects(corpus)) == columns.REJECTS
    assert dtypes(frames.sources(corpus)) == columns.SOURCES
    assert list(frames.months(corpus, NOTHING)) == ["month", "n_articles"]


@pytest.mark.parametrize(("make", "promised"), FILTERED)
@pytest.mark.parametrize("filters", [frames.Filters(), frames.Filters(search="x", visitor=("TUR",), theme=("none",))])
def test_frames_of_an_empty_corpus_conform(nothing, make, promised, filters) -> None:
    assert dtypes(make(nothing, filters)) == promised
    assert frames.facet(nothing, filters, "person").empty


def test_missing_counts_are_zero_and_missing_lists_empty() -> None:
    frame = conform(pd.DataFrame({"n": [1, None], "names": [["a"], None]}), {"n": "int64", "names": "object"})
    assert frame["n"].tolist() == [1, 0]
    assert frame["names"].tolist() == [("a",), ()]
