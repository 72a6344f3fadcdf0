"""Runs of words that may be phrases, over a whole corpus at once: words as numbers, runs as hashes.

A run has two to ``LONGEST`` words of one clause, neither begins nor ends with a stop word, and "of", "for", "on",
"and" and "the" may stand inside. Hyphens part words, but no run begins or ends inside a hyphenated word.
"""

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from loaders.extract.vocabulary import FUNCTION_WORDS
from loaders.text import fold

LONGEST = 8
INNER = frozenset({"of", "for", "on", "and", "the"})
_STOPWORDS = Path(__file__).parents[2] / "data" / "reading" / "stopwords.yaml"
_OPENING = frozenset({"New", "First", "Second", "Third"})
"""Stop words that belong to the name which follows: "New York", "Second Gentleman"."""
# "U.S.-" before a word, an initial ("Joseph R. Biden"), a word, or whatever ends a clause.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}-(?=[^\W_])|[A-Z]\.(?=\s+[A-Z])|[^\W_]+(?:['’.][^\W_]+)*(?:-(?=[^\W_]))?|\.(?=\s|$)|[^\w\s'’.&-]|(?<=\s)[-–—](?=\s)"
)
_LINK = re.compile(r"https?://\S+|@\w+")
_END = "\n"
Integers = npt.NDArray[np.integer[Any]]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of words, one entry an occurrence: where the run begins, how many tokens it has, and two hashes.

    ``key`` is the same for variants of one phrase (plural, case, hyphen), ``surface`` for one spelling.
    """

    begin: Integers
    length: Integers
    key: npt.NDArray[np.uint64]
    surface: npt.NDArray[np.uint64]


class Words:
    """Takes in paragraphs and keeps their words as numbers; ``find_runs`` then gives the runs of all of them."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._tokens = array("i")
        self._ends = array("q", [0])
        self._numbers[_END]

    def add(self, text: str) -> None:
        """Take in a paragraph; the runs of one never reach into the next."""
        if "://" in text or "@" in text:
            text = _LINK.sub(", ", text)
        self._tokens.extend(map(self._numbers.__getitem__, _TOKEN.findall(text)))
        self._tokens.append(0)
        self._ends.append(len(self._tokens))

    def find_runs(self) -> Runs:
        """Every run of every paragraph that is prose, in order of length, then place."""
        tokens = np.array(self._tokens, np.int32)
        traits = _Traits(list(self._numbers))
        inner, hyphen = traits.inner[tokens], traits.hyphen[tokens]
        usable = traits.usable[tokens] | (traits.opening[tokens] & _ahead(traits.capital[tokens]))
        after_hyphen = _shift(hyphen)
        follows = (usable | inner | traits.linking[tokens] | (after_hyphen & traits.word[tokens])) & (
            usable | ~inner | _shift(~inner) | traits.article[tokens]
        )
        follows &= self._in_prose(traits.function[tokens], traits.word[tokens])
        begins = usable & ~after_hyphen & _ahead(follows)
        ends = (usable | (after_hyphen & traits.word[tokens])) & ~hyphen
        return _grow(begins, follows, ends, hyphen, traits.keys[tokens], tokens)

    def paragraphs_of(self, places: Integers) -> Integers:
        """The paragraphs, counted from 0 in the order taken in, that tokens stand in."""
        return np.searchsorted(np.array(self._ends, np.int64), places, side="right") - 1

    def writer(self) -> Callable[[int, int], tuple[str, str]]:
        """A function that gives the key and the words, as written, of the run at a place and of a length."""
        words = list(self._numbers)
        keys = [make_key(word) for word in words]

        def write(begin: int, length: int) -> tuple[str, str]:
            chosen = self._tokens[begin : begin + length]
            written = " ".join([words[number] for number in chosen])
            return " ".join([keys[number] for number in chosen]), written.replace("- ", "-")

        return write

    def _in_prose(self, function: Truths, word: Truths) -> Truths:
        """Which tokens stand in a paragraph with function words, as sentences have them and tables do not."""
        ends = np.array(self._ends, np.int64)
        if len(ends) < 2:
            return np.zeros(len(word), bool)
        starts, sizes = ends[:-1], np.diff(ends)
        functions, words = (np.add.reduceat(which.astype(np.int64), starts) for which in (function, word))
        prose: Truths = np.repeat((functions >= 1) & (functions * 10 >= words), sizes)
        return prose


def make_key(word: str) -> str:
    """A word as variants of it share it: folded, singular, without a possessive or a hyphen."""
    folded = fold(word).rstrip("-.").removesuffix("'s")
    plural = len(folded) > 4 and folded.endswith("s") and not folded.endswith(("ss", "us", "is"))
    return folded[:-1] if plural else folded


class _Numbers(dict[str, int]):
    """A number for each word, given when it is first asked for."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Traits:
    """What is to be known of each distinct token."""

    def __init__(self, tokens: list[str]) -> None:
        stop, keys = _list_stopwords(), _Numbers()
        folded = [fold(token) for token in tokens]
        bare = [token.rstrip("-") for token in folded]
        self.word = _each(token[:1].isalnum() for token in tokens)
        self.hyphen = _each(token.endswith("-") and len(token) > 1 for token in tokens)
        self.linking = _each(token.endswith(".") and len(token) == 2 for token in tokens) | (self.hyphen & self.word)
        self.usable = _each(
            (len(token) > 2 or whole.endswith("-") or _is_short_name(written))
            and token not in stop
            and token[0].isalpha()
            for token, whole, written in zip((one or "-" for one in bare), folded, tokens, strict=True)
        )
        self.opening = _each(token in _OPENING for token in tokens)
        self.capital = self.usable & _each(token[:1].isupper() for token in tokens)
        self.inner = _each(token in INNER for token in folded)
        self.article = _each(token == "the" for token in folded)
        self.function = _each(token in FUNCTION_WORDS for token in folded)
        self.keys = np.fromiter((keys[make_key(token)] for token in tokens), np.int32, len(tokens))


def _grow(begins: Truths, follows: Truths, ends: Truths, hyphen: Truths, keys: Integers, tokens: Integers) -> Runs:
    """The runs: those of one word, made longer word by word for as long as the next one fits."""
    begin = np.flatnonzero(begins)
    key, surface = (
        _mix(np.zeros(len(begin), np.uint64), keys[begin]),
        _mix(np.zeros(len(begin), np.uint64), tokens[begin]),
    )
    parts = (~hyphen[begin]).astype(np.int64)
    found: list[tuple[Integers, Integers, npt.NDArray[np.uint64], npt.NDArray[np.uint64]]] = []
    for length in range(2, LONGEST + 1):
        place = begin + length - 1
        inside = place < len(follows)
        goes_on = inside & follows[np.where(inside, place, 0)]
        begin, key, surface, parts = begin[goes_on], key[goes_on], surface[goes_on], parts[goes_on]
        place = begin + length - 1
        key, surface = _mix(key, keys[place]), _mix(surface, tokens[place])
        parts = parts + ~hyphen[place]
        whole = ends[place] & (parts > 1)
        found.append((begin[whole], np.full(int(whole.sum()), length), key[whole], surface[whole]))
    return Runs(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def _mix(hashes: npt.NDArray[np.uint64], numbers: Integers) -> npt.NDArray[np.uint64]:
    mixed = hashes * np.uint64(0x9E3779B97F4A7C15) + numbers.astype(np.uint64) + np.uint64(1)
    return mixed ^ (mixed >> np.uint64(29))


def _shift(truths: Truths) -> Truths:
    """For each token what holds of the one before it."""
    return np.concatenate((np.zeros(1, bool), truths[:-1])) if len(truths) else truths


def _ahead(truths: Truths) -> Truths:
    """For each token what holds of the one after it."""
    return np.concatenate((truths[1:], np.zeros(1, bool))) if len(truths) else truths


def _each(truths: Iterable[bool]) -> Truths:
    return np.fromiter(truths, bool)


def _is_short_name(token: str) -> bool:
    """Whether a word of two letters may be a name: "Xi Jinping", "Julie Su", "EU delegation"."""
    return len(token) == 2 and token.isalpha() and token[0].isupper()


@cache
def _list_stopwords() -> frozenset[str]:
    groups = yaml.safe_load(_STOPWORDS.read_text(encoding="utf-8"))
    return frozenset(word for words in groups.values() for word in words.split())
