"""Which texts share words, without comparing all with all: hashed runs of words and who has them."""

import re
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Levenshtein

from loaders.text import fold

RUN = 4
"""Words in a run (shingle)."""
MOST_HOLDERS = 2000
"""A run that more texts have is a figure of speech and says nothing."""
_EARLIER = 3
_FIRST = 2
FUNCTION_WORDS = frozenset(
    "a an the of to in on at by for from with and or but as that which who it its is are was were be been has have had"
    " will would this these their his her he she they we our not".split()
)
_WORD = re.compile(r"\d+(?:[.,/:-]\d+)*|[^\W_]+")
# "One of" and "the two" count nothing.
_NUMERALS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# A capital that begins a sentence is none of a name's, unless another follows.
_FACT = re.compile(
    r"\d+(?:[.,/:-]\d+)*|(?<=[\w,;:] )[A-Z]\w*|\b[A-Z]\w*(?= [A-Z])"
    rf"|\b(?:one|{'|'.join(_NUMERALS)})\b"
)
_SPELLED = 5
"""Letters of the shortest word that may be another, misspelt."""
_LINK = re.compile(r"https?://[^\s)>\]]+")
_BUCKETS = 1 << 22
_MOST_SIGNS, _SURROGATES = 1_000_000, 0xD800

Integers = npt.NDArray[np.int64]


class Vocabulary:
    """Numbers words in the order they come, and writes a text as a string of one sign a word.

    One sign a word keeps texts small and lets ``rapidfuzz`` compare words at the speed of letters.
    """

    def __init__(self) -> None:
        self._signs = _Signs()
        self._functions: frozenset[str] = frozenset()

    def encode(self, text: str) -> str:
        """The words of a text, one sign each; case, accents, punctuation and links do not count."""
        return self.encode_folded(fold(text))

    def encode_folded(self, folded: str, start: int = 0, end: int | None = None) -> str:
        """The same for a stretch of a text that was folded already."""
        if "://" in folded:
            folded, start, end = _LINK.sub(" ", folded[start:end]), 0, None
        found = _WORD.findall(folded, start) if end is None else _WORD.findall(folded, start, end)
        return "".join(map(self._signs.__getitem__, found))

    def encode_facts(self, text: str) -> frozenset[str]:
        """The signs of a text's names and figures: what a figure of speech is filled in with."""
        return frozenset(self.encode(" ".join(_FACT.findall(" ".join(text.split()))))) - self._function_signs()

    def keep_figures(self, signs: Iterable[str]) -> frozenset[str]:
        """Those signs of an encoded text that stand for figures, in digits or as words to twelve."""
        words = {sign: self._signs.read(sign) for sign in signs}
        return frozenset(sign for sign, word in words.items() if word[0].isdigit() or word in _NUMERALS)

    def drop_spellings(self, ones: frozenset[str], others: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Both sets of signs without words that differ in one letter: "Harpers" and "Harper", "Refaat" and "Reefat"."""
        words = {sign: self._signs.read(sign) for sign in ones | others}
        twins = {
            (one, other)
            for one in ones
            for other in others
            if min(len(words[one]), len(words[other])) >= _SPELLED
            and words[one].isalpha()
            and Levenshtein.distance(words[one], words[other], score_cutoff=1) == 1
        }
        return ones - {one for one, _ in twins}, others - {other for _, other in twins}

    def is_prose(self, signs: str) -> bool:
        """Whether an encoded text has as many function words as sentences have; lines of figures and names have few."""
        return sum(map(self._function_signs().__contains__, signs)) >= max(2, len(signs) / 8)

    def _function_signs(self) -> frozenset[str]:
        if len(self._functions) < len(FUNCTION_WORDS):
            self._functions = frozenset(self._signs[word] for word in FUNCTION_WORDS)
        return self._functions

    def decode(self, signs: str) -> str:
        """The words that signs stand for, parted by blanks."""
        return " ".join(map(self._signs.read, signs))


class _Signs(dict[str, str]):
    """A sign for each word, given when it is first asked for."""

    def __init__(self) -> None:
        self._words: list[str] = []

    def __missing__(self, word: str) -> str:
        number = len(self) % _MOST_SIGNS + 1
        sign = self[word] = chr(number if number < _SURROGATES else number + 0x800)
        self._words.append(word)
        return sign

    def read(self, sign: str) -> str:
        """The first word that was given a sign."""
        number = ord(sign)
        return self._words[(number if number < _SURROGATES else number - 0x800) - 1]


def find_candidates(texts: Sequence[str], least: int = 2, share: float = 0.15) -> Iterable[tuple[int, int, int]]:
    """The pairs of texts ``(earlier, later, runs in common)`` that share at least ``least`` runs of words.

    ``texts`` are encoded. They also share at least ``share`` of the runs of the shorter. A run is looked for in the
    three texts before and in the first two that have it, so the work grows with the number of words only.
    Sorted by the later, then the earlier text. Empty for fewer than two texts.
    """
    hashes, holders = _hash_runs(texts)
    codes = _pair_holders(*_keep_shared(hashes, holders), len(texts))
    if not len(codes):
        return []
    pairs, counts = np.unique(codes, return_counts=True)
    later, earlier = pairs // len(texts), pairs % len(texts)
    lengths = np.array([max(1, len(text) - RUN + 1) for text in texts])
    enough = counts >= np.maximum(least, share * np.minimum(lengths[later], lengths[earlier]))
    return zip(earlier[enough].tolist(), later[enough].tolist(), counts[enough].tolist(), strict=True)


def _hash_runs(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint64], Integers]:
    words = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    if len(words) < RUN:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    holders = np.repeat(np.arange(len(texts)), lengths)
    hashes = np.zeros(len(words) - RUN + 1, np.uint64)
    for place in range(RUN):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + words[place : place + len(hashes)]
        hashes ^= hashes >> np.uint64(29)
    whole = holders[: len(hashes)] == holders[RUN - 1 :]
    return hashes[whole], holders[: len(hashes)][whole]


def _keep_shared(hashes: npt.NDArray[np.uint64], holders: Integers) -> tuple[npt.NDArray[np.uint64], Integers]:
    """The runs that several texts have, sorted by run, then text; a text has each of its runs once."""
    buckets = (hashes % np.uint64(_BUCKETS)).astype(np.int64)
    several = np.bincount(buckets, minlength=_BUCKETS)[buckets] > 1
    hashes, holders = hashes[several], holders[several]
    order = np.argsort(hashes, kind="stable")
    hashes, holders = hashes[order], holders[order]
    fresh = np.ones(len(hashes), bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (holders[1:] != holders[:-1])
    return hashes[fresh], holders[fresh]


def _pair_holders(hashes: npt.NDArray[np.uint64], holders: Integers, n_texts: int) -> Integers:
    """Codes ``later * n_texts + earlier``, one for each run two texts share."""
    if len(hashes) < 2:
        return np.empty(0, np.int64)
    begins = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    sizes = np.diff(np.append(begins, len(hashes)))
    first, size = np.repeat(begins, sizes), np.repeat(sizes, sizes)
    place = np.arange(len(hashes))
    usable = size <= MOST_HOLDERS
    codes = []
    for step in range(1, _EARLIER + 1):
        here = place[usable & (place - first >= step)]
        codes.append(holders[here] * n_texts + holders[here - step])
    for rank in range(_FIRST):
        here = place[usable & (place - first > _EARLIER + rank)]
        codes.append(holders[here] * n_texts + holders[first[here] + rank])
    return np.concatenate(codes)
