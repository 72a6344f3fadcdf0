"""The trigger lexicon: the words that tell of a visit, compiled into one pattern a family."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.lexicon import load_lexicon
from loaders.text import fold

Family = Literal["move", "tour", "presence", "return", "noun", "host", "meet", "talks", "attend", "event", "off"]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the directions it must give, visitor first: ``"FRA>EGY"``."""

    text: str
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry of ``data/lexicons/triggers.yaml``."""

    id: str
    family: Family
    forms: tuple[str, ...]
    after: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def read_triggers() -> tuple[Trigger, ...]:
    """The trigger lexicon, in the file's order."""
    return load_lexicon("triggers", Trigger)


@cache
def family_pattern(family: Family) -> re.Pattern[str]:
    """Matches any form of a family, with the words in between where it needs them, in a view of single blanks.

    >>> bool(family_pattern("move").search(" P0 arrived in L3 on D5 "))
    True
    """
    entries = [t for t in read_triggers() if t.family == family]
    return re.compile(r"(?<= )(?:" + "|".join(map(_entry_pattern, entries)) + r")(?= )")


_BETWEEN = (
    r"(?: (?:\w+ly|safely|home|back|here|back home|on D\d+|D\d+|by \w+|[CL]\d+|from [CL]\d+"
    r"|the (?:A\d+ )?(?:capital|city|country)|next|then|later|first|afterwards?|straight|onwards?|again|together)){0,2}"
)
"""What may stand between a form and the word that leads to its object: "arrived safely on Monday in"."""
_HOME = r"(?: to (?:the )?[CL]\d+)?"
"""Where whoever returns goes back to: "returned to Mogadishu from Djibouti"."""


def _entry_pattern(trigger: Trigger) -> str:
    forms = _alternatives(trigger.forms)
    if not trigger.after or trigger.family in ("noun", "talks"):
        return forms
    between = _BETWEEN + _HOME if trigger.family == "return" else _BETWEEN
    return rf"{forms}{between}(?: {_alternatives(trigger.after)})"


def _alternatives(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(fold(w)).replace(r"\ ", " ") for w in sorted(words, key=len, reverse=True)) + ")"
