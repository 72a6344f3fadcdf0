"""The phrases of a version, kept beside its tables once somebody has counted them."""

import os
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from loaders.extract.phrases import PhraseIndex

PHRASE_FILE = "phrases-3.npz"
"""The number is that of the way phrases are counted: a file of another way is not read."""
_TEXTS = ("keys", "labels")
_ARRAYS = ("phrase", "article", "own", "strength")


def save_phrases(directory: Path, index: PhraseIndex) -> None:
    """Write the phrases into a version's directory, in one step; where it cannot be written to, nothing is kept."""
    waiting = directory / f".{PHRASE_FILE}.{os.getpid()}"
    arrays: dict[str, Any] = {name: getattr(index, name) for name in _ARRAYS}
    arrays |= {name: np.frombuffer("\n".join(getattr(index, name)).encode(), np.uint8) for name in _TEXTS}
    try:
        with waiting.open("wb") as file:
            np.savez(file, **arrays)
        waiting.replace(directory / PHRASE_FILE)
    except OSError:
        waiting.unlink(missing_ok=True)


def load_phrases(directory: Path) -> PhraseIndex | None:
    """The phrases kept in a version's directory; None where there are none, or the file is damaged."""
    try:
        with np.load(directory / PHRASE_FILE, allow_pickle=False) as kept:
            parts: dict[str, Any] = {name: kept[name] for name in _ARRAYS}
            for name in _TEXTS:
                text = kept[name].tobytes().decode()
                parts[name] = tuple(text.split("\n")) if text else ()
            return PhraseIndex(**parts)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return None
