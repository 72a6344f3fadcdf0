"""Which engine made a store: a digest of all that decides what is found in an article."""

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
)


@cache
def engine_version() -> str:
    """Twelve hexadecimal digits that change whenever the code of a stage or a lexicon does.

    Articles analysed by the same engine need not be analysed again.
    """
    from loaders.extract.taxonomy import find_taxonomy_files

    digest = hashlib.sha256(lexicon_version().encode())
    files = {file for part in _PARTS for file in _list(_PACKAGE / part)}
    for file in sorted({*files, *(path.resolve() for path in find_taxonomy_files())}):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _list(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [file for file in path.rglob("*") if file.suffix in (".py", ".yaml", ".yml") and file.is_file()]
