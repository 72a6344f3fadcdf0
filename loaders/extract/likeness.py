"""Whether two texts are one text, edited: words in common order, and whether the telling ones are among them.

Texts are encoded: one sign a word.
"""

import math
from collections import Counter
from collections.abc import Iterable

from rapidfuzz.distance import Indel, LCSseq

LEAST_WORDS = 8
"""A shorter paragraph is a figure of speech ("The two sides also discussed regional issues")."""
ALIKE, LONG = 0.55, 40
"""Likeness from which a paragraph is an edited copy of the cluster's first, where both have ``LONG`` words or more."""
ALIKE_SHORT = 0.8
"""The same for ``LEAST_WORDS``, where figures of speech agree by chance; in between it falls evenly."""
TELLING = 0.64
"""Likeness by telling words, the rarer the more: two offers of shares agree in all but who offers what."""
WITHIN, LEAST_WITHIN = 0.8, 12
"""Share of a paragraph of ``LEAST_WITHIN`` words or more from which it stands inside a longer one."""
CHAINED = 0.75
"""Likeness from which a text continues a member of a cluster, when it is less like the first."""


def measure_likeness(one: str, other: str) -> float:
    """Twice the words in common order over the words of both, 0 to 1.

    >>> measure_likeness("abcd", "abxd")
    0.75
    """
    return float(Indel.normalized_similarity(one, other))


class Judge:
    """Judges pairs of texts, knowing in how many texts of the corpus each word stands."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._holders: Counter[str] = Counter()
        self._n_texts = 0
        for text in texts:
            self._holders.update(set(text))
            self._n_texts += 1

    def is_reuse(self, one: str, other: str) -> bool:
        """Whether one text is the other, edited, or stands inside it."""
        shorter, common = min(len(one), len(other)), LCSseq.similarity(one, other)
        like = 2 * common >= _demand(shorter) * (len(one) + len(other))
        inside = shorter >= LEAST_WITHIN and common >= WITHIN * shorter
        if not (like or inside):
            return False
        both, within = self._weigh(one, other)
        return (like and both >= TELLING) or (inside and within >= WITHIN)

    def continues(self, one: str, other: str) -> bool:
        """Whether one text is the other with few edits."""
        likeness = measure_likeness(one, other)
        return likeness >= max(CHAINED, _demand(min(len(one), len(other)))) and self._weigh(one, other)[0] >= TELLING

    def _weigh(self, one: str, other: str) -> tuple[float, float]:
        """The weight of the common words over that of both texts' words, and over that of the lighter's."""
        ones, others = set(one), set(other)
        weights = {
            sign: math.log1p(self._n_texts / (1 + self._holders[sign] - (sign in ones) - (sign in others)))
            for sign in ones | others
        }
        shared = sum(weights[sign] for sign in sorted(ones & others))
        first, second = (sum(weights[sign] for sign in sorted(signs)) for signs in (ones, others))
        return 2 * shared / (first + second), shared / min(first, second)


def _demand(shorter: int) -> float:
    missing = max(0, LONG - shorter)
    return ALIKE + (ALIKE_SHORT - ALIKE) * missing / (LONG - LEAST_WORDS)
