"""One pass over a text that finds every term of a lexicon.

The automaton reports overlapping matches; words are bounded and the longest match chosen here, because an automaton
that chooses by itself drops a valid shorter term when the longer one fails at a word's edge.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.frozen import frozen
from loaders.text import fold

Payload = TypeVar("Payload")
Case = Literal["any", "name", "exact"]

# A sign of money or of an address makes a word of what touches it: "US$5 mln", "press@turkey.com".
_WORD_SIGNS = frozenset("_$€£@")
_EDGES = frozenset(" \n.,;:-'\"()/<>")
# Begun with the blanks themselves, it leaps from one gap to the next.
_NARROW = re.compile("  (?<!   ) ?(?! )")
"""Two or three blanks or line breaks, which count as one blank; more are a paragraph's indent or a table."""


@frozen
class Term(Generic[Payload]):
    """A pattern in its usual spelling, and what it stands for.

    ``case`` says what the original's letters must look like: ``any``; ``name``: it begins with a capital; ``exact``: as
    in the pattern, letter for letter.
    """

    pattern: str
    payload: Payload
    case: Case = "any"


@frozen
class Hit(Generic[Payload]):
    """Where a pattern stands in the text, and all that it may stand for, in the lexicon's order."""

    start: int
    end: int
    payloads: tuple[Payload, ...]


class Scanner(Generic[Payload]):
    """Finds the terms of a lexicon in folded text; build it once, use it for every article."""

    def __init__(self, terms: Iterable[Term[Payload] | tuple[str, Payload]]) -> None:
        patterns: dict[str, list[Term[Payload]]] = {}
        for term in terms:
            whole = term if isinstance(term, Term) else Term(*term)
            patterns.setdefault(fold(whole.pattern), []).append(whole)
        if "" in patterns:
            raise ValueError(f"an empty pattern stands for {patterns[''][0].payload!r}: remove it")
        self._terms = [tuple(group) for group in patterns.values()]
        self._loose = [all(term.case == "any" for term in group) for group in self._terms]
        self._plain = [tuple(term.payload for term in group) for group in self._terms]
        self._open = [not pattern[-1].isalnum() for pattern in patterns]
        self._automaton = AhoCorasick(list(patterns), matchkind=MatchKind.Standard)

    def scan(self, text: str, folded: str | None = None) -> list[Hit[Payload]]:
        """The terms found in the text, leftmost first, the longest where they overlap, none overlapping another.

        ``folded`` is ``fold(text)`` where the caller has it already. A line break or two blanks count as one blank
        inside a term; a blank line or an indent ends every term.
        """
        folded = fold(text) if folded is None else folded
        squeezed, gaps = _squeeze(text, folded)
        hits = _choose_longest(self._hits(text, squeezed, gaps))
        return [Hit(*hit) for hit in hits]

    def _hits(self, text: str, squeezed: str, gaps: "_Gaps") -> list[tuple[int, int, tuple[Payload, ...]]]:
        found = []
        length = len(squeezed)
        for index, start, end in self._automaton.find_matches_as_indexes(squeezed, overlapping=True):
            if start and (before := squeezed[start - 1]) not in _EDGES and _is_word(before):
                continue
            if end < length and not self._open[index] and (after := squeezed[end]) not in _EDGES and _is_word(after):
                continue
            if gaps.starts:
                start, end = gaps.place(start), gaps.place(end - 1) + 1
            payloads = self._plain[index] if self._loose[index] else self._cased(index, text[start:end])
            if payloads:
                found.append((start, end, payloads))
        return found

    def _cased(self, index: int, words: str) -> tuple[Payload, ...]:
        return tuple(term.payload for term in self._terms[index] if _fits(term, words))


def _is_word(character: str) -> bool:
    return character.isalnum() or character in _WORD_SIGNS


def _fits(term: Term[Payload], words: str) -> bool:
    if term.case == "name":
        return words[0].isupper() or not words[0].isalpha()
    return term.case == "any" or " ".join(words.split()) == term.pattern


def _choose_longest(found: list[tuple[int, int, tuple[Payload, ...]]]) -> list[tuple[int, int, tuple[Payload, ...]]]:
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    chosen = []
    reached = -1
    for hit in found:
        if hit[0] >= reached:
            chosen.append(hit)
            reached = hit[1]
    return chosen


@dataclass(frozen=True, slots=True)
class _Gaps:
    """Where characters were taken out of a text: offsets in what is left, and how many were gone by then."""

    starts: list[int]
    gone: list[int]

    def place(self, offset: int) -> int:
        index = bisect_right(self.starts, offset) - 1
        return offset + self.gone[index] if index >= 0 else offset


_NO_GAPS = _Gaps([], [])


def _squeeze(text: str, folded: str) -> tuple[str, _Gaps]:
    if "  " not in folded:
        return folded, _NO_GAPS
    pieces: list[str] = []
    starts: list[int] = []
    gone: list[int] = []
    end = taken = 0
    for gap in _NARROW.finditer(folded):
        start, after = gap.span()
        if text.count("\n", start, after) < 2:
            pieces += (folded[end:start], " ")
            end = after
            taken += after - start - 1
            starts.append(after - taken)
            gone.append(taken)
    if not starts:
        return folded, _NO_GAPS
    return "".join([*pieces, folded[end:]]), _Gaps(starts, gone)
