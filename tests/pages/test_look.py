"""The theme's options, and the charts' palette, say the same."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from charts import style

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


@pytest.fixture(scope="module")
def theme() -> Any:
    return tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_theme_and_charts_agree(theme: Any, mode: style.ThemeMode) -> None:
    colours = style.palette(mode)
    assert tuple(theme[mode]["chartCategoricalColors"]) == colours.categorical
    assert theme[mode]["primaryColor"] == colours.accent
    assert theme[mode]["backgroundColor"] == colours.paper
    assert theme[mode]["textColor"] == colours.ink


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_ten_colours(theme: Any, mode: str) -> None:
    # Streamlit hands Plotly ten places; fewer colours leave some of them without one.
    assert len(theme[mode]["chartCategoricalColors"]) == 10


def test_nothing_is_fetched(theme: Any) -> None:
    assert "http" not in CONFIG.read_text(encoding="utf-8")
    assert not tomllib.loads(CONFIG.read_text(encoding="utf-8"))["browser"]["gatherUsageStats"]
    assert theme["font"] == "sans-serif"
