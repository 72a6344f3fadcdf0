"""Whether two texts are one text, edited: words in common order, and whether the telling ones are among them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from loaders.extract.vocabulary import Vocabulary, count_holders

LEAST_WORDS = 8
"""A shorter paragraph is a figure of speech ("The two sides also discussed regional issues")."""
ALIKE, LONG = 0.55, 40
"""Likeness from which a paragraph is an edited copy of the cluster's first, where both have ``LONG`` words or more."""
ALIKE_SHORT = 0.85
"""The same for ``LEAST_WORDS``, where figures of speech agree by chance; in between it falls evenly."""
TELLING = 0.64
"""Likeness by telling words, the rarer the more: two offers of shares agree in all but who offers what."""
WITHIN, LEAST_WITHIN = 0.8, 14
"""Share of a paragraph of ``LEAST_WITHIN`` words or more from which it stands inside a longer one."""
AT_ODDS, AT_ODDS_LONG = 0.19, 0.5
"""Share of names and figures in which two texts contradict each other, from which they are one formula filled in
twice ("Norway is issuing 60 billion yen …"); the second for texts of ``LONG`` words."""
CHAINED = 0.75
"""Likeness from which a text continues a member of a cluster, when it is less like the first."""


class Alike(NamedTuple):
    """What the words in common order say of two texts."""

    likeness: float
    """Twice those words over the words of both, 0 to 1."""
    like: bool
    """Whether that is enough for one to be the other, edited."""
    inside: bool
    """Whether the shorter may stand inside the longer."""

    @property
    def may_be(self) -> bool:
        """Whether one may be the other, edited, or stand inside it."""
        return self.like or self.inside


def measure_likeness(one: str, other: str) -> Alike:
    """How alike two encoded texts are.

    >>> measure_likeness("abcd", "abxd")
    Alike(likeness=0.75, like=False, inside=False)
    """
    first, second = len(one), len(other)
    both, shorter = first + second, min(first, second)
    common = LCSseq.similarity(one, other)
    like = 2 * common >= _demand(shorter) * both
    return Alike(1 - (both - 2 * common) / both, like, shorter >= LEAST_WITHIN and common >= WITHIN * shorter)


@dataclass(slots=True)
class Wording:
    """One distinct wording of a paragraph: its words, one sign each, and where they were found first."""

    words: str
    source: str
    start: int
    end: int
    facts: frozenset[str] | None = None
    """Signs of its names and figures, once they were looked for."""


class Judge:
    """Judges pairs of wordings, knowing in how many of the corpus's wordings each word stands."""

    def __init__(self, held: Sequence[str], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        holders = count_holders(held)
        self._weights = {n_own: _Weights(holders, len(held), n_own) for n_own in (1, 2)}

    def is_reuse(self, one: Wording, other: Wording, alike: Alike) -> bool:
        """Whether one is the other, edited, or stands inside it, where they are alike enough to be."""
        both, within = self._weigh_common(one, other)
        telling = (alike.like and both >= TELLING) or (alike.inside and within >= WITHIN)
        return telling and not self._contradict(one, other, min(len(one.words), len(other.words)))

    def continues(self, one: Wording, other: Wording) -> bool:
        """Whether one is the other with few edits."""
        alike = measure_likeness(one.words, other.words)
        return alike.likeness >= CHAINED and alike.may_be and self.is_reuse(one, other, alike)

    def _weigh_common(self, one: Wording, other: Wording) -> tuple[float, float]:
        """The weight of the common words over that of both texts' words, and over that of the lighter's."""
        ones, others = set(one.words), set(other.words)
        shared = self._weigh(ones & others, 2)
        first, second = shared + self._weigh(ones - others, 1), shared + self._weigh(others - ones, 1)
        return 2 * shared / (first + second), shared / min(first, second)

    def _contradict(self, one: Wording, other: Wording, shorter: int) -> bool:
        first, second = self._find_facts(one), self._find_facts(other)
        # What only one of them has was added or left out; a contradiction needs both.
        alone = first - set(other.words), second - set(one.words)
        alone = self._vocabulary.drop_spellings(*alone)
        against = min(self._weigh(alone[0], 1), self._weigh(alone[1], 1))
        if shorter < LONG and self._disagree(first, second):
            return True
        limit = AT_ODDS_LONG if shorter >= LONG else AT_ODDS
        return against > 0 and against >= limit * (against + self._weigh(first & second, 2))

    def _disagree(self, first: frozenset[str], second: frozenset[str]) -> bool:
        """Whether both have figures and no two agree: "seven ships were loading" and "three ships were loading"."""
        ones, others = self._vocabulary.keep_figures(first), self._vocabulary.keep_figures(second)
        return bool(ones and others) and not ones & others

    def _find_facts(self, wording: Wording) -> frozenset[str]:
        if wording.facts is None:
            wording.facts = self._vocabulary.encode_facts(wording.source[wording.start : wording.end])
        return wording.facts

    def _weigh(self, signs: Iterable[str], n_own: int) -> float:
        """The weight of words; ``n_own`` of the pair judged have each, and do not count."""
        return math.fsum(map(self._weights[n_own].__getitem__, signs))


class _Weights(dict[str, float]):
    """The weight of a word, the rarer the more: by how many wordings have it apart from the ``n_own`` judged."""

    def __init__(self, holders: npt.NDArray[np.int64], n_wordings: int, n_own: int) -> None:
        self._holders, self._n_wordings, self._n_own = holders, n_wordings, n_own

    def __missing__(self, sign: str) -> float:
        number = ord(sign)
        others = max(0, (int(self._holders[number]) if number < len(self._holders) else 0) - self._n_own)
        weight = self[sign] = math.log1p(self._n_wordings / (1 + others))
        return weight


def _demand(shorter: int) -> float:
    missing = max(0, LONG - shorter)
    return ALIKE + (ALIKE_SHORT - ALIKE) * missing / (LONG - LEAST_WORDS)
