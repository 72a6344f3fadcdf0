"""What a reader types into the search box, taken apart."""

import re
from dataclasses import dataclass
from typing import Literal

from loaders.text import fold, normalise

Shape = Literal["words", "prefix"]

_PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<open>")|(?P<word>[^\s"]+))')
_WORD = re.compile(r"[^\W_]+")
_OPERATORS = {"and", "or", "not"}


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: words in a row, or words of which the last is only begun."""

    words: tuple[str, ...]
    shape: Shape = "words"


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What must stand in an article, what must not, and the parts of the query that were not understood."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    ignored: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether the query asks for anything."""
        return bool(self.wanted or self.unwanted)


def parse_query(text: str) -> SearchQuery:
    """The parts of a query: words (all of them wanted), "phrases", prefixes* and -exclusions.

    Never raises: what cannot be understood is left out and named in ``ignored``, in a few words.

    >>> parse_query('"joint drills" alli* -nato').unwanted
    (Term(words=('nato',), shape='words'),)
    """
    wanted: list[Term] = []
    unwanted: list[Term] = []
    ignored: list[str] = []
    for piece in _PIECE.finditer(fold(normalise(text))):
        if piece["open"]:
            ignored.append('a quotation mark without its partner: "')
            continue
        term = _read_term(piece)
        if isinstance(term, str):
            ignored.append(term)
        else:
            (unwanted if piece["minus"] else wanted).append(term)
    return SearchQuery(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)), tuple(dict.fromkeys(ignored)))


def _read_term(piece: re.Match[str]) -> Term | str:
    raw = piece["word"] if piece["word"] is not None else piece["phrase"]
    words = tuple(_WORD.findall(raw))
    if not words:
        return f"nothing to look for in {piece.group()}"
    if piece["word"] is not None and raw in _OPERATORS:
        return f"{raw} (all words are wanted as it is; leave out with -word)"
    begun = raw.endswith("*")
    return Term(words, "prefix" if begun else "words")
