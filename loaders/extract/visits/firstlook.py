"""A first look: where in a view a match of what the rules search it for can begin."""

import re
from collections.abc import Sequence

from loaders.extract.visits.openings import Openings, read_openings

BEGINNING = "(?<= )"
"""What each branch of a pattern for views begins with."""
_MOST_WORDS = 50_000


class FirstLook:
    """All patterns that views are searched by, and the words that a match of each can begin with.

    Most views have few such words, and nineteen in twenty no match at all: to go through their words once and to try
    the few patterns that one opens takes a tenth of the time of searching for each pattern.
    """

    def __init__(self) -> None:
        self.patterns: dict[int, re.Pattern[str]] = {}
        """By their identity: a pattern's hash goes through all of its code."""
        self.whole = False
        """Whether every rule has looked at a view once, so that all they begin by looking for is known."""
        self._openings: dict[int, Openings] = {}
        self._opened = _Opened(self._openings)

    def add(self, pattern: re.Pattern[str]) -> None:
        """Take in one more; raises ``ValueError`` for one that may begin elsewhere than after a blank."""
        if not pattern.pattern.startswith(BEGINNING):
            raise ValueError(f"a pattern for views begins with '{BEGINNING}': {pattern.pattern}")
        self._openings[id(pattern)] = read_openings(pattern)
        self._opened = _Opened(self._openings)
        self.patterns[id(pattern)] = pattern

    def find_starts(self, tokens: Sequence[str]) -> dict[int, list[int]]:
        """For the patterns that may match a view of these tokens, by identity, the offsets where a match may begin."""
        starts: dict[int, list[int]] = {}
        opened, at = self._opened, 1
        for token in tokens:
            for key in opened[token]:
                starts.setdefault(key, []).append(at)
            at += len(token) + 1
        return starts


class _Opened(dict[str, tuple[int, ...]]):
    """For each token met so far the patterns that it opens."""

    def __init__(self, openings: dict[int, Openings]) -> None:
        super().__init__()
        self._openings = openings

    def __missing__(self, token: str) -> tuple[int, ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[token] = tuple([key for key, openings in list(self._openings.items()) if openings.fit(token)])
        return found


FIRST_LOOK = FirstLook()
