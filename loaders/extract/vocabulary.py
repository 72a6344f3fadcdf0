"""The words of texts as signs, one sign a word: texts stay small, and words are compared at the speed of letters."""

import re
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz.distance import Levenshtein

from loaders.text import fold

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
_MOST_SIGNS, _SURROGATES = 1_000_000, 0xD800
_SIGN_BITS = 21


class Vocabulary:
    """Numbers words in the order they come, and writes a text as a string of one sign a word.

    One sign a word keeps texts small and lets ``rapidfuzz`` compare words at the speed of letters.
    """

    def __init__(self) -> None:
        self._signs = _Signs()
        self._tokens = _Tokens(self._signs)
        self._functions: frozenset[str] = frozenset()

    def encode(self, text: str) -> str:
        """The words of a text, one sign each; case, accents, punctuation and links do not count."""
        return "".join(map(self._tokens.__getitem__, _drop_links(fold(text)).split()))

    def encode_all(self, folded: Sequence[str]) -> list[str]:
        """The same for many texts that were folded already, in a third of the time.

        What stands between blanks is numbered by Arrow, and looked up here only once for all texts.
        """
        parted = pc.ascii_split_whitespace(pa.array(list(map(_drop_links, folded)), pa.large_string()))
        numbered = parted.flatten().dictionary_encode()
        written = list(map(self._tokens.__getitem__, numbered.dictionary.to_pylist()))
        tokens, sizes = numbered.indices.to_numpy(), np.array(list(map(len, written)), dtype=np.int64)
        counts = sizes[tokens]
        ends = np.concatenate(([0], np.cumsum(counts)))
        begins = (np.cumsum(sizes) - sizes)[tokens]
        places = np.repeat(begins - ends[:-1], counts) + np.arange(ends[-1])
        signs = read_signs(written)[places].tobytes().decode("utf-32-le")
        return [signs[start:end] for start, end in pairwise(ends[parted.offsets.to_numpy()].tolist())]

    def encode_facts(self, text: str) -> frozenset[str]:
        """The signs of a text's names and figures: what a figure of speech is filled in with."""
        return frozenset(self.encode(" ".join(_FACT.findall(" ".join(text.split()))))) - self._function_signs()

    def keep_figures(self, signs: Iterable[str]) -> frozenset[str]:
        """Those signs of an encoded text that stand for figures, in digits or as words to twelve."""
        words = {sign: self._signs.words[sign] for sign in signs}
        return frozenset(sign for sign, word in words.items() if word[0].isdigit() or word in _NUMERALS)

    def drop_spellings(self, ones: frozenset[str], others: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Both sets of signs without words that differ in one letter: "Harpers" and "Harper", "Refaat" and "Reefat"."""
        words = {sign: self._signs.words[sign] for sign in ones | others}
        twins = {
            (one, other)
            for one in ones
            for other in others
            if min(len(words[one]), len(words[other])) >= _SPELLED
            and words[one].isalpha()
            and Levenshtein.distance(words[one], words[other], score_cutoff=1) == 1
        }
        return ones - {one for one, _ in twins}, others - {other for _, other in twins}

    def find_prose(self, texts: Sequence[str], least: int) -> list[int]:
        """The places of the encoded texts of at least so many words, function words among them as sentences have.

        Lines of figures and names have few.
        """
        functions = np.zeros(sys.maxunicode + 1, bool)
        functions[[ord(sign) for sign in self._function_signs()]] = True
        lengths = count_signs(texts)
        ends = np.concatenate(([0], np.cumsum(lengths)))
        so_far = np.concatenate(([0], np.cumsum(functions[read_signs(texts)])))
        prose = (lengths >= least) & (np.diff(so_far[ends]) >= np.maximum(2, lengths / 8))
        found: list[int] = np.flatnonzero(prose).tolist()
        return found

    def _function_signs(self) -> frozenset[str]:
        if len(self._functions) < len(FUNCTION_WORDS):
            self._functions = frozenset(self._signs[word] for word in FUNCTION_WORDS)
        return self._functions

    def decode(self, signs: str) -> str:
        """The words that signs stand for, parted by blanks."""
        return " ".join(map(self._signs.words.__getitem__, signs))


class _Tokens(dict[str, str]):
    """The signs of what stands between two blanks, worked out when it is first met: "(u.s." has two words."""

    def __init__(self, signs: "_Signs") -> None:
        self._signs = signs

    def __missing__(self, token: str) -> str:
        if token.isalpha():
            signs = self[token] = self._signs[token]
        else:
            signs = self[token] = "".join(map(self._signs.__getitem__, _WORD.findall(token)))
        return signs


class _Signs(dict[str, str]):
    """A sign for each word, given when it is first asked for."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        """The first word that was given each sign."""

    def __missing__(self, word: str) -> str:
        number = len(self) % _MOST_SIGNS + 1
        sign = self[word] = chr(number if number < _SURROGATES else number + 0x800)
        self.words.setdefault(sign, word)
        return sign


def _drop_links(folded: str) -> str:
    return _LINK.sub(" ", folded) if "://" in folded else folded


def read_signs(texts: Iterable[str]) -> npt.NDArray[np.uint32]:
    """The numbers of all the signs of encoded texts, one text after the other."""
    return np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32)


def count_signs(texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """How many signs each of the encoded texts has."""
    return np.array(list(map(len, texts)), dtype=np.int64)


def count_holders(texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """In how many of the encoded texts each sign stands, by the sign's number; none has those beyond the last."""
    owners = np.repeat(np.arange(len(texts), dtype=np.int64), count_signs(texts))
    held = sort_once((owners << _SIGN_BITS) + read_signs(texts)) & ((1 << _SIGN_BITS) - 1)
    return np.bincount(held)


def sort_once(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The numbers in order, each of them once; ``np.unique`` hashes them first, in twenty times the time."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered
