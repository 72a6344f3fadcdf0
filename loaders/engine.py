"""Which engine made a store: a digest of all that decides what is found in an article, and how it is indexed."""

import hashlib
from functools import cache
from pathlib import Path

from loaders.lexicon import lexicon_version

_PACKAGE = Path(__file__).resolve().parent
_PARTS = (
    "formats",
    "extract",
    "models.py",
    "text.py",
    "lexicon.py",
    "gazetteer.py",
    "analysis.py",
    "reading.py",
    "store/rows.py",
    "store/search.py",
)


def engine_version() -> str:
    """Twelve hexadecimal digits that change whenever the code of a stage or a lexicon does.

    Articles analysed by the same engine need not be analysed again. The lexicons of themes are looked at each time,
    since a user adds to them while a server runs; what came with the project is not.
    """
    from loaders.extract.taxonomy import find_taxonomy_files

    digest = hashlib.sha256(_read_parts())
    for file in find_taxonomy_files():
        if file.exists():
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


@cache
def _read_parts() -> bytes:
    digest = hashlib.sha256(lexicon_version().encode())
    for file in sorted({file for part in _PARTS for file in _list(_PACKAGE / part)}):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.digest()


def _list(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [file for file in path.rglob("*") if file.suffix in (".py", ".yaml", ".yml") and file.is_file()]
