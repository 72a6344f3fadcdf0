"""Openings: the two words that a match of a pattern can begin with, read from the pattern itself.

A rule need not say which words open it, and a view is searched for a pattern only where they stand.
"""

import importlib.util
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

# The parser of ``re`` is no public part of it: where it is not to be had, or of its trees something is not known here,
# a pattern opens with any words, and is searched for everywhere.
_PARSER: Any = importlib.import_module("re._parser") if importlib.util.find_spec("re._parser") else None
_MOST = 2_000
"""Beginnings that a pattern may have before they are left as they are, to be gone on with by anything."""


@dataclass(frozen=True, slots=True)
class Openings:
    """What a match may begin with: two whole words, or a beginning of them that anything may follow.

    Each figure in them is 0, as ``level_figures`` makes it.
    """

    pairs: frozenset[str]
    beginnings: tuple[str, ...]

    def fit(self, pair: str) -> bool:
        """Whether a match may begin with two words, parted by a blank and with their figures levelled."""
        return pair in self.pairs or pair.startswith(self.beginnings)

    def first_words(self) -> set[str]:
        """The first words of all, each with the blank after it; without one where more letters may follow."""
        return {first + blank for first, blank, _ in (one.partition(" ") for one in {*self.pairs, *self.beginnings})}


def level_figures(words: str) -> str:
    """The words with 0 for each figure: a party's or a place's number in its view counts for no pattern's beginning.

    >>> level_figures("P12 ,")
    'P0 ,'
    """
    return words if words.replace(" ", "").isalpha() else _FIGURE.sub("0", words)


_FIGURE = re.compile(r"\d+")


@dataclass(slots=True)
class _Found:
    pairs: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)


def read_openings(pattern: re.Pattern[str]) -> Openings:
    r"""The openings of a pattern that is matched at the beginning of a word; words are parted by blanks.

    >>> found = read_openings(re.compile(r"(?:fl(?:y|ies) home|P\d+ ,|met(?= P\d)) to"))
    >>> sorted(found.pairs), found.beginnings
    (['P0 ,', 'flies home', 'fly home'], ('met P0',))
    >>> sorted(found.first_words())
    ['P0 ', 'flies ', 'fly ', 'met ']
    """
    found = _Found()
    plain = _PARSER is not None and not pattern.flags & (re.IGNORECASE | re.VERBOSE)
    found.beginnings |= _go_on(_PARSER.parse(pattern.pattern), {""}, found) if plain else {""}
    return Openings(frozenset(found.pairs), tuple(sorted(found.beginnings)))


def _go_on(tree: Iterable[tuple[Any, Any]], begun: set[str], found: _Found) -> set[str]:
    """What may stand after a part of a pattern behind what is ``begun``; ``found`` takes what ends inside it."""
    for sign, value in tree:
        begun = _take(str(sign), value, begun, found) if len(begun) <= _MOST else _leave(begun, found)
    return begun


def _take(sign: str, value: Any, begun: set[str], found: _Found) -> set[str]:
    match sign:
        case "LITERAL":
            return _add(chr(value), begun, found)
        case "IN" if _is_digit(sign, value):
            return _add("0", begun, found)
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in value):
            return set().union(*(_add(chr(code), begun, found) for _, code in value))
        case "BRANCH":
            return set().union(*(_go_on(branch, begun, found) for branch in value[1]))
        case "SUBPATTERN" if not value[1]:  # no sign that changes how letters are compared
            return _go_on(value[-1], begun, found)
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, repeated = value
            once = _go_on(repeated, begun, found)
            if most > 1 and not (len(repeated) == 1 and _is_digit(*map(str, repeated[0]))):
                once = _leave(once, found)
            return once | begun if least == 0 else once
        case "ASSERT" if value[0] > 0:
            # What is looked ahead to has to stand there, but what follows may be more than that.
            return _leave(_go_on(value[1], begun, found), found)
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return begun
    return _leave(begun, found)


def _leave(begun: set[str], found: _Found) -> set[str]:
    """Take what is begun as it is: anything may follow it."""
    found.beginnings |= begun
    return set()


def _add(letter: str, begun: set[str], found: _Found) -> set[str]:
    if letter == " ":
        found.pairs |= {one for one in begun if " " in one}
        return {one + letter for one in begun if " " not in one}
    return {level_figures(one + letter) if letter.isdigit() else one + letter for one in begun}


def _is_digit(sign: str, value: Any) -> bool:
    return sign == "IN" and str(value) == "[(CATEGORY, CATEGORY_DIGIT)]"
