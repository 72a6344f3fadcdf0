"""Where any of a set of words stands in a text, found in one pass whatever their number."""

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick


class WholeWords:
    """Finds the words of a set in folded text, and only as whole words.

    ``joining`` are signs that make one word of what they stand between, besides letters and digits.

    >>> words = WholeWords(["visit", "talks"])
    >>> words.stand_in("revisited the talks"), words.stand_in("visitors"), list(words.find("a visit"))
    (True, False, [(2, 7)])
    """

    def __init__(self, words: Iterable[str], joining: str = "") -> None:
        self._automaton = AhoCorasick(sorted(words))
        self._joining = joining

    def find(self, folded: str) -> Iterator[tuple[int, int]]:
        """Start and end of each such word, by where the words end."""
        length = len(folded)
        for _, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if (start and self._joins(folded[start - 1])) or (end < length and self._joins(folded[end])):
                continue
            yield start, end

    def stand_in(self, folded: str) -> bool:
        """Whether the text has any of the words."""
        return next(self.find(folded), None) is not None

    def _joins(self, sign: str) -> bool:
        return sign.isalnum() or sign in self._joining
