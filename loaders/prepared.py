"""Import to have every lexicon in memory: the processes of a pool are then copies that need not load their own.

Only for such processes: Arrow knows no NumPy there.
"""

import atexit
import contextlib
import gc
import sys
from collections.abc import Iterator
from datetime import date

from loaders.garbage import rarely_collected


class _NotThere:
    """A finder that says some modules are not there."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Nothing, so that the next finder is asked; raises ``ImportError`` for the modules."""
        if name in self._names:
            raise ImportError(name)


@contextlib.contextmanager
def _without(*names: str) -> Iterator[None]:
    """Keep modules out inside the block: Arrow looks for NumPy as it is imported, for pandas before its first column.

    No stage uses them, and every build would take a tenth and a fifth of a second to import them.
    """
    finder = _NotThere(frozenset(names))
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


with rarely_collected(), _without("numpy", "pandas"):
    from loaders.analysis import Numbered, analyse_chunk
    from loaders.models import Article, Segment

_TEXT = """The foreign minister of France, Jean Martin, visited Ankara on 6 March 2024 and spoke of regional security.

Merkel, who met the Turkish president on Monday, said the ministers had signed a declaration on trade. "He will be
received in Baku next week," a spokesman for the ministry told reporters, and their delegation left for Geneva."""

_ARTICLE = Article(
    "prepared", date(2024, 3, 7), _TEXT, outlet="Reuters", segments=(Segment("body", 0, len(_TEXT)),), format="txt"
)


# A stage that fails here fails on the articles too, where it is counted and told.
with rarely_collected(), _without("numpy", "pandas"):
    with contextlib.suppress(Exception):
        analyse_chunk([Numbered(0, "", _ARTICLE)])
    # The lexicons stay as long as the process: nobody need look through them for garbage, nor copy their pages for it.
    gc.freeze()
# But for its last act, which must find everything: DuckDB's binding tells pages of what is still there by then.
atexit.register(gc.unfreeze)
