"""Wording: the words that govern, date, doubt or deny a visit, each list under the name of its use.

Source: ``data/lexicons/visit_words.yaml``, gathered from news articles while the rules were written. A pattern matches
whole words in a view of single blanks, as a scene's is.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.lexicon import load_lexicon

Use = Literal[
    "ahead",
    "before a place",
    "being named",
    "bringing together",
    "coming together",
    "conferring verb",
    "dated thing",
    "adjective",
    "denial",
    "diplomacy",
    "doubtful",
    "future",
    "gathering",
    "governing a visit",
    "hard wish",
    "intended",
    "joint act",
    "leading up",
    "loosely governing",
    "nameless land",
    "over",
    "proposal",
    "remote",
    "reporting",
    "standing for a country",
    "staying verb",
    "speaking verb",
    "taken part in",
    "taking part",
    "thing of a day",
    "to come",
    "together",
    "topic",
    "under way",
    "wish",
]


@dataclass(frozen=True, slots=True)
class Wording:
    """One entry: forms of one sense that serve one use.

    ``unless`` are words that must not follow; ``examples`` are read as serving the use, ``counterexamples`` as not.
    """

    id: str
    use: Use
    forms: tuple[str, ...]
    reason: str
    unless: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def read_wordings() -> tuple[Wording, ...]:
    """The entries of the lexicon, in the file's order."""
    return load_lexicon("visit_words", Wording)


@cache
def words_of(use: Use) -> frozenset[str]:
    """The forms that serve a use.

    >>> "postponed" in words_of("governing a visit")
    True
    """
    return frozenset(form for wording in read_wordings() if wording.use == use for form in wording.forms)


@cache
def pattern_of(use: Use) -> re.Pattern[str]:
    """Finds any form that serves a use, between blanks.

    >>> bool(pattern_of("wish").search(" hopes to visit ")), bool(pattern_of("wish").search(" likely to hold talks "))
    (True, False)
    """
    return re.compile(rf"(?<= ){one_of(use)}(?= )")


@cache
def one_of(use: Use) -> str:
    """The forms that serve a use as one group of a pattern, the longest first."""
    forms = [(form, wording.unless) for wording in read_wordings() if wording.use == use for form in wording.forms]
    forms.sort(key=lambda pair: len(pair[0]), reverse=True)
    return "(?:" + "|".join(_alternative(form, unless) for form, unless in forms) + ")"


def _alternative(form: str, unless: tuple[str, ...]) -> str:
    words = re.escape(form).replace(r"\ ", " ")
    return words + "".join(rf"(?! {re.escape(word)}\b)" for word in unless)
