"""A first look: where in a view a match of what the rules search it for can begin."""

import re
from collections import defaultdict
from collections.abc import Sequence

from loaders.extract.visits.openings import Openings, level_figures, read_openings

BEGINNING = "(?<= )"
"""What each branch of a pattern for views begins with."""
_MOST_WORDS = 100_000


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
        self._words = _FirstWords()
        self._opened = _Opened(self._words)

    def add(self, pattern: re.Pattern[str]) -> None:
        """Take in one more; raises ``ValueError`` for one that may begin elsewhere than after a blank."""
        if not pattern.pattern.startswith(BEGINNING):
            raise ValueError(f"a pattern for views begins with '{BEGINNING}': {pattern.pattern}")
        self._words.add(id(pattern), read_openings(pattern))
        self._opened = _Opened(self._words)
        self.patterns[id(pattern)] = pattern

    def find_starts(self, tokens: Sequence[str]) -> dict[int, list[int]]:
        """For the patterns that may match a view of these tokens, by identity, the offsets where a match may begin."""
        starts: dict[int, list[int]] = {}
        opened, at = self._opened, 1
        by_word = opened.by_word
        for number, token in enumerate(tokens, 1):
            if by_word[token]:
                following = tokens[number] if number < len(tokens) else ""
                for key in opened[token, following]:
                    starts.setdefault(key, []).append(at)
            at += len(token) + 1
        return starts


class _FirstWords:
    """The patterns taken in so far, by the first words that open them."""

    def __init__(self) -> None:
        self.openings: dict[int, Openings] = {}
        self._words: defaultdict[str, list[int]] = defaultdict(list)
        self._beginnings: list[tuple[str, int]] = []

    def add(self, key: int, openings: Openings) -> None:
        self.openings[key] = openings
        for word in openings.first_words():
            if word.endswith(" "):
                self._words[word[:-1]].append(key)
            else:
                self._beginnings.append((word, key))

    def find(self, token: str) -> tuple[int, ...]:
        """The patterns that may be opened by a token and some token after it."""
        word = level_figures(token)
        begun = [key for beginning, key in self._beginnings if word.startswith(beginning)]
        return tuple(dict.fromkeys([*self._words.get(word, ()), *begun]))


class _Opened(dict[tuple[str, str], tuple[int, ...]]):
    """For each two tokens met so far the patterns that they may open; asked only where the first opens any."""

    def __init__(self, words: _FirstWords) -> None:
        super().__init__()
        self._openings = words.openings
        self.by_word = _OpenedByWord(words)

    def __missing__(self, pair: tuple[str, str]) -> tuple[int, ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        words = level_figures(" ".join(pair))
        found = self[pair] = tuple([key for key in self.by_word[pair[0]] if self._openings[key].fit(words)])
        return found


class _OpenedByWord(dict[str, tuple[int, ...]]):
    """For each token met so far the patterns that may be opened by it and some token after it."""

    def __init__(self, words: _FirstWords) -> None:
        super().__init__()
        self._find = words.find

    def __missing__(self, token: str) -> tuple[int, ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[token] = self._find(token)
        return found


FIRST_LOOK = FirstLook()
