"""What several tests need."""

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]

# What a user has added to the lexicon of themes changes no test.
os.environ["ATTACHE_LEXICONS"] = str(PROJECT / ".no-lexicons")
os.environ.pop("ATTACHE_THEMES", None)

# Measures are run by hand; some need packages of their own.
collect_ignore = ["measures"]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of large public texts and labelled articles that is not part of the project.

    It is ``../shared``, or where ``ATTACHE_SHARED`` points; tests that need it are skipped without it.
    """
    folder = Path(os.environ.get("ATTACHE_SHARED", PROJECT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there; set ATTACHE_SHARED to the folder of labelled texts")
    return folder
