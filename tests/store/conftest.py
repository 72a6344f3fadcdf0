"""A path for a store of one's own."""

from pathlib import Path

import pytest


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Nothing is there yet."""
    return tmp_path / "store"
