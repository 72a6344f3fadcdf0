"""Openings: the words that a match of a pattern can begin with, read from the pattern itself.

A rule need not say which words open it, and a view is searched for a pattern only where one of them stands.
"""

import importlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

# The parser of ``re`` is no public part of it; what of its trees is not known here opens with any word.
_PARSER: Any = importlib.import_module("re._parser")
_MOST = 2_000
"""Beginnings that a pattern may have before they are left as they are, to be gone on with by anything."""


@dataclass(slots=True)
class Openings:
    """The words a match may begin with: whole ones, and beginnings that anything may follow."""

    words: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)

    def fit(self, word: str) -> bool:
        """Whether a match may begin with the word."""
        return word in self.words or any(word.startswith(begun) for begun in self.beginnings)


def read_openings(pattern: re.Pattern[str]) -> Openings:
    """The openings of a pattern that is matched at the beginning of a word; words are parted by blanks.

    >>> found = read_openings(re.compile("(?:fl(?:y|ies)|P[0-9]+) to"))
    >>> sorted(found.words), sorted(found.beginnings)
    (['flies', 'fly'], ['P'])
    """
    found = Openings()
    plain = not pattern.flags & (re.IGNORECASE | re.VERBOSE)
    found.beginnings |= _go_on(_PARSER.parse(pattern.pattern), {""}, found) if plain else {""}
    return found


def _go_on(tree: Iterable[tuple[Any, Any]], begun: set[str], found: Openings) -> set[str]:
    """What a word that is ``begun`` may be after a part of a pattern; ``found`` takes those that end inside it."""
    for sign, value in tree:
        if not begun or len(begun) > _MOST:
            break
        begun = _take(str(sign), value, begun, found)
    return begun


def _take(sign: str, value: Any, begun: set[str], found: Openings) -> set[str]:
    match sign:
        case "LITERAL":
            return _add(chr(value), begun, found)
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in value):
            return set().union(*(_add(chr(code), begun, found) for _, code in value))
        case "BRANCH":
            return set().union(*(_go_on(branch, begun, found) for branch in value[1]))
        case "SUBPATTERN":
            return _go_on(value[-1], begun, found)
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, repeated = value
            return _repeat(least, most, _go_on(repeated, begun, found), begun, found)
        case "ASSERT" if value[0] > 0:
            # What is looked ahead to has to stand there, but what follows may be more than that.
            found.beginnings |= _go_on(value[1], begun, found)
            return set()
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return begun
    found.beginnings |= begun
    return set()


def _add(letter: str, begun: set[str], found: Openings) -> set[str]:
    if letter == " ":
        found.words |= begun
        return set()
    return {one + letter for one in begun}


def _repeat(least: int, most: int, once: set[str], begun: set[str], found: Openings) -> set[str]:
    """What a word may be after a part that stands so many times, given what it may be after one."""
    if most > 1:
        found.beginnings |= once
        once = set()
    return once | begun if least == 0 else once
