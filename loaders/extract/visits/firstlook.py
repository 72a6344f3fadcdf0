"""A first look: where in a view a match of what the rules search it for can begin."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from loaders.extract.visits.openings import Openings, level_figures, read_openings

BEGINNING = "(?<= )"
"""What each branch of a pattern for views begins with."""
_MOST_WORDS = 100_000


Matches = dict[int, list[re.Match[str]]]
"""The matches of each pattern, by its identity."""


class FirstLook:
    """All patterns that views are searched by, and the words that a match of each can begin with.

    Most views have few such words, and nineteen in twenty no match at all: to go through their words once and to try
    the few patterns that one opens takes a tenth of the time of searching for each pattern.
    """

    def __init__(self) -> None:
        self.whole = False
        """Whether every rule has looked at a view once, so that all they begin by looking for is known."""
        self.nothing: Matches = {}
        """No match for each of them; another object whenever one more is added."""
        self.patterns: dict[int, re.Pattern[str]] = {}
        """By their identity: a pattern's hash goes through all of its code."""
        self._words = _FirstWords()
        self._opened = _OpenedByWord(self._words)

    def add(self, pattern: re.Pattern[str]) -> None:
        """Take in one more; raises ``ValueError`` for one that may begin elsewhere than after a blank."""
        if id(pattern) in self.patterns:
            return
        if not pattern.pattern.startswith(BEGINNING):
            raise ValueError(f"a pattern for views begins with '{BEGINNING}': {pattern.pattern}")
        self._words.add(id(pattern), read_openings(pattern))
        self._opened = _OpenedByWord(self._words)
        self.patterns[id(pattern)] = pattern
        self.nothing = {key: [] for key in self.patterns}

    def find_matches(self, view: str, tokens: Sequence[str]) -> Matches:
        """The matches of each pattern in a view of these tokens, none overlapping another, as a search finds them."""
        found: Matches = {}
        begins = list(accumulate(map(len, tokens), initial=1))
        following = [*tokens[1:], ""]
        for number, opened in enumerate(map(self._opened.__getitem__, tokens)):
            for key in opened[following[number]] if opened is not None else ():
                start = begins[number] + number
                before = found.get(key)
                if before is not None and start < before[-1].end():
                    continue
                match = self.patterns[key].match(view, start)
                if match is not None:
                    found.setdefault(key, []).append(match)
        return found


class _FirstWords:
    """The openings of the patterns taken in so far, by their first words."""

    def __init__(self) -> None:
        self._openings: dict[int, Openings] = {}
        self._words: defaultdict[str, list[int]] = defaultdict(list)
        self._beginnings: list[tuple[str, int]] = []

    def add(self, key: int, openings: Openings) -> None:
        self._openings[key] = openings
        for word in openings.first_words():
            if word.endswith(" "):
                self._words[word[:-1]].append(key)
            else:
                self._beginnings.append((word, key))

    def find(self, token: str) -> dict[int, Openings]:
        """The openings of the patterns that may be opened by a token and some token after it."""
        word = level_figures(token)
        begun = [key for beginning, key in self._beginnings if word.startswith(beginning)]
        return {key: self._openings[key] for key in (*self._words.get(word, ()), *begun)}


class _OpenedByPair(dict[str, tuple[int, ...]]):
    """For a token and each token met so far behind it, the patterns that they may open."""

    def __init__(self, token: str, opened: dict[int, Openings]) -> None:
        super().__init__()
        self._token = token
        self._opened = opened

    def __missing__(self, following: str) -> tuple[int, ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        words = level_figures(f"{self._token} {following}")
        found = self[following] = tuple([key for key, openings in self._opened.items() if openings.fit(words)])
        return found


class _OpenedByWord(dict[str, _OpenedByPair | None]):
    """For each token met so far the patterns that may be opened by it and some token after it; mostly there is none."""

    def __init__(self, words: _FirstWords) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, token: str) -> _OpenedByPair | None:
        if len(self) >= _MOST_WORDS:
            self.clear()
        opened = self._words.find(token)
        found = self[token] = _OpenedByPair(token, opened) if opened else None
        return found


FIRST_LOOK = FirstLook()
