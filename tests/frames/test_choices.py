"""The choice of a reader in words."""

from dataclasses import fields
from datetime import date

import pandas as pd

from loaders.frames import Filters, describe_filters, extent
from loaders.frames.choices import NAMES


def test_every_list_filter_has_a_name() -> None:
    assert set(NAMES) == {field.name for field in fields(Filters) if field.default == ()}


def test_a_choice_in_words(corpus) -> None:
    chosen = Filters(
        search="a b", since=date(2021, 6, 5), visitor=("TUR",), theme=("shusha-declaration", "no-such"), reuse=False
    )
    assert [choice.words for choice in describe_filters(corpus, chosen, write=lambda day: f"{day:%d.%m.%Y}")] == [
        "Search: a b",
        "From 05.06.2021",
        "Visitor country: Türkiye",
        "Theme: Shusha Declaration",
        "Theme: no-such",
        "Independent texts only",
    ]
    assert not list(describe_filters(corpus, Filters()))


def test_extent(corpus, nothing) -> None:
    found = extent(corpus, Filters())
    assert found == (5, pd.Timestamp("2021-09-28"), pd.Timestamp("2024-12-23"))
    assert extent(corpus, Filters(search="zebra")) == (0, None, None)
    assert extent(nothing, Filters()).n_articles == 0
