"""A first look: one search of a view for all that the rules search it for."""

import re

BEGINNING = "(?<= )"
"""What each branch of a pattern for views begins with."""


class FirstLook:
    """One pattern for all that views are searched by, since nineteen views in twenty have none of them."""

    def __init__(self) -> None:
        self.patterns: dict[int, re.Pattern[str]] = {}
        """By their identity: a pattern's hash goes through all of its code."""
        self.whole = False
        """Whether every rule has looked at a view once, so that all they begin by looking for is known."""
        self._union = re.compile("(?!)")
        self._joined = 0

    def add(self, pattern: re.Pattern[str]) -> None:
        """Take in one more; raises ``ValueError`` for one that may begin elsewhere than after a blank."""
        if not pattern.pattern.startswith(BEGINNING):
            raise ValueError(f"a pattern for views begins with '{BEGINNING}': {pattern.pattern}")
        self.patterns[id(pattern)] = pattern

    @property
    def union(self) -> re.Pattern[str]:
        """All of them as one, joined anew when one has come in since: the first view brings most of them in."""
        if self._joined < len(self.patterns):
            known = sorted(one.pattern for one in list(self.patterns.values()))
            # The blank in front lets the search leap from word to word; to look back for it again takes a third more.
            self._union = re.compile(" (?:" + "|".join(known).replace(BEGINNING, "") + ")")
            self._joined = len(known)
        return self._union


FIRST_LOOK = FirstLook()
