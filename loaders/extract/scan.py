"""One pass over a text that finds every term of a lexicon.

The automaton reports overlapping matches; words are bounded and the longest match chosen here, because an automaton
that chooses by itself drops a valid shorter term when the longer one fails at a word's edge.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.frozen import frozen
from loaders.text import fold

Payload = TypeVar("Payload")
Case = Literal["any", "name", "exact"]
_Found: TypeAlias = tuple[int, int, tuple[Payload, ...]]

_WORD_SIGNS = frozenset("_$€£@")
"""Signs of money or of an address, which make a word of what touches them: "US$5 mln", "press@turkey.com"."""
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
        patterns: dict[str, tuple[Term[Payload], ...]] = {}
        for term in terms:
            whole = term if isinstance(term, Term) else Term(*term)
            folded = fold(whole.pattern)
            patterns[folded] = (*patterns.get(folded, ()), whole)
        if "" in patterns:
            raise ValueError(f"an empty pattern stands for {patterns[''][0].payload!r}: remove it")
        self._terms = list(patterns.values())
        self._payloads = [tuple([term.payload for term in group]) for group in self._terms]
        self._cases = [_case_of(group) for group in self._terms]
        self._open = [not pattern[-1].isalnum() for pattern in patterns]
        self._automaton = AhoCorasick(list(patterns), matchkind=MatchKind.Standard)

    def scan(self, text: str, folded: str | None = None) -> list[Hit[Payload]]:
        """The terms found in the text, leftmost first, the longest where they overlap, none overlapping another.

        ``folded`` is ``fold(text)`` where the caller has it already. A line break or two blanks count as one blank
        inside a term; a blank line or an indent ends every term.
        """
        folded = fold(text) if folded is None else folded
        squeezed, gaps = _squeeze(text, folded)
        return [Hit(*hit) for hit in _choose_longest(self._hits(text, squeezed, gaps))]

    def _hits(self, text: str, squeezed: str, gaps: "_Gaps") -> Iterator[_Found[Payload]]:
        """What is found, by where it ends."""
        edged = f"{squeezed} "  # which has a blank before the first sign too: the last
        starts, gone = gaps.starts, gaps.gone
        for index, start, end in self._automaton.find_matches_as_indexes(squeezed, overlapping=True):
            # Most matches stand inside of longer words.
            if (before := edged[start - 1]).isalnum() or before in _WORD_SIGNS:
                continue
            if ((after := edged[end]).isalnum() or after in _WORD_SIGNS) and not self._open[index]:
                continue
            start, end = start + gone[bisect_right(starts, start)], end + gone[bisect_right(starts, end - 1)]
            case, payloads = self._cases[index], self._payloads[index]
            if case == "exact":
                words = text[start:end]
                payloads = tuple([term.payload for term in self._terms[index] if _fits(term, words)])
            if payloads and (case != "name" or _is_name(text[start])):
                yield start, end, payloads


def _case_of(group: Sequence[Term[Payload]]) -> Case:
    """The case of all terms of one pattern; ``exact`` where they differ, so that each is looked at."""
    first = group[0].case
    return first if len(group) == 1 or all(term.case == first for term in group) else "exact"


def _is_name(first: str) -> bool:
    """Whether a name may begin with a sign: with a small letter it does not."""
    return first.isupper() or not first.isalpha()


def _fits(term: Term[Payload], words: str) -> bool:
    if term.case == "name":
        return _is_name(words[0])
    return term.case == "any" or " ".join(words.split()) == term.pattern


def _choose_longest(found: Iterable[_Found[Payload]]) -> list[_Found[Payload]]:
    """Of what is found, by where it ends, the leftmost and of these the longest; none overlaps another."""
    chosen: list[_Found[Payload]] = []
    for hit in found:
        before = len(chosen)
        while before and chosen[before - 1][0] >= hit[0]:
            before -= 1
        if not before or chosen[before - 1][1] <= hit[0]:
            chosen[before:] = [hit]
    return chosen


class _Gaps(NamedTuple):
    """Where characters were taken out of a text: from which offsets on in what is left, and how many were gone by then.

    The second list begins with none.
    """

    starts: list[int]
    gone: list[int]


_NO_GAPS = _Gaps([], [0])


def _squeeze(text: str, folded: str) -> tuple[str, _Gaps]:
    if "  " not in folded:
        return folded, _NO_GAPS
    pieces: list[str] = []
    starts: list[int] = []
    gone = [0]
    end = 0
    for gap in _NARROW.finditer(folded):
        start, after = gap.span()
        if text.count("\n", start, after) < 2:
            pieces += (folded[end:start], " ")
            end = after
            gone.append(gone[-1] + after - start - 1)
            starts.append(after - gone[-1])
    if not starts:
        return folded, _NO_GAPS
    return "".join([*pieces, folded[end:]]), _Gaps(starts, gone)
