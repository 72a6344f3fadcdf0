"""The tense of the clause around a place in a sentence, from its verbs' shapes alone.

The nearest verb to the left inside the clause decides, then the nearest to the right ("On Monday, he will ..."), then
those beyond the clause's edges. Cheap and shallow: it looks at words, not at grammar.
"""

import re
from typing import Literal

from loaders.extract.dates.verbs import BASES, MODALS, MOVED, NO_VERBS, NOW, PAST, PLANS, PRESENT
from loaders.text import fold

Tense = Literal["past", "present", "future"]

_TOKENS = re.compile(r"[a-z][a-z']*|[,;:.!?\"()]|-(?= )|\d+")
_EDGES = frozenset(
    "; : . ! ? \" ( ) - that which who whom where when while as although because but if after before ahead".split()
)
_WEAK = frozenset((",", "and", "or"))


def clause_tense(text: str, start: int, end: int, at: int) -> Tense:
    """The tense of the clause of the sentence at start..end that holds the offset ``at``; "past" where no verb tells.

    >>> sentence = "The minister, who arrived on Sunday, will leave on Friday."
    >>> clause_tense(sentence, 0, len(sentence), sentence.index("Sunday"))
    'past'
    >>> clause_tense(sentence, 0, len(sentence), sentence.index("Friday"))
    'future'
    """
    return read_tense(fold(text[start:at]), fold(text[at:end])) or "past"


def read_tense(before: str, after: str, attributive: bool = False) -> Tense | None:
    """The tense at the seam of the two folded halves of a sentence, ``None`` where no verb tells.

    ``attributive`` for a word like "Monday's" that the subject holds, so that the verb follows.
    """
    left = _TOKENS.findall(before)[-60:]
    right = _TOKENS.findall(after)[:60]
    near_left, far_left = _split_left(left)
    near_right, far_right = _split_right(right, fronted=_is_fronted(left))
    sides = [lambda: _scan_left(left, near_left), lambda: _scan_right(near_right)]
    if attributive:
        sides.reverse()
    sides += [lambda: _scan_left(left[:far_left], 0), lambda: _scan_right(far_right)]
    return next((tense for tense in (side() for side in sides) if tense), None)


def _is_fronted(left: list[str]) -> bool:
    return len(left) < 7 and not any(_reads(left, i) for i in range(len(left)))


def _split_left(left: list[str]) -> tuple[int, int]:
    """Where the clause begins among the words before, and where what lies beyond it ends."""
    for index in range(len(left) - 1, -1, -1):
        if left[index] in _EDGES or left[index] in _WEAK:
            return index + 1, index + 1
    return 0, 0


def _split_right(right: list[str], fronted: bool) -> tuple[list[str], list[str]]:
    skip = 1 if fronted and right[:1] == [","] else 0
    for index in range(skip, len(right)):
        if right[index] in _EDGES or right[index] in _WEAK and not fronted:
            return right[skip:index], right[index:]
    return right[skip:], []


def _scan_left(words: list[str], stop: int) -> Tense | None:
    for index in range(len(words) - 1, stop - 1, -1):
        tense = _reads(words, index)
        if tense:
            return tense
    return None


def _scan_right(words: list[str]) -> Tense | None:
    for index in range(len(words)):
        tense = _reads(words, index)
        if tense:
            return _plan(words, index) or tense
    return None


def _plan(words: list[str], index: int) -> Tense | None:
    """ "Is to", "are due to", "was scheduled for": read forward from the auxiliary."""
    if words[index] not in NOW and words[index] not in ("was", "were"):
        return None
    ahead = [word for word in words[index + 1 : index + 4] if word not in ("not", "also", "now", "still", "be", "being")]
    if ahead[:1] == ["to"] or ahead and ahead[0] in PLANS and ahead[1:2] in (["to"], ["for"]):
        return "future"
    return None


def _reads(words: list[str], index: int) -> Tense | None:
    """What the word at ``index`` tells, seen with those before it; ``None`` where it is no verb that counts."""
    word = words[index]
    if word in MODALS:
        return "future"
    if word in PLANS:
        return _read_plan(words, index)
    if word in MOVED and words[-1] in ("to", "until", "till", "for") and len(words) - index < 4:
        return "future"
    if word in BASES and index and words[index - 1] == "to":
        return _read_infinitive(words, index)
    if word in PAST or word.endswith("ed") and len(word) > 4 and word not in NO_VERBS:
        return _read_past(words, index)
    if word in NOW:
        return "future" if words[index + 1 : index + 2] == ["to"] else "present"
    if word in PRESENT:
        return "future" if index and words[index - 1] in MODALS else "present"
    return None


def _read_plan(words: list[str], index: int) -> Tense | None:
    if words[index + 1 : index + 2] and words[index + 1] not in ("to", "for", "on", "in", "by", "from", "until", "next", "later"):
        return _read_past(words, index) if words[index].endswith("ed") else None
    return "future"


def _read_infinitive(words: list[str], index: int) -> Tense | None:
    """Future after a plan and in a headline; after a past verb ("arrived to meet") the verb before decides."""
    for back in range(index - 2, max(-1, index - 12), -1):
        if words[back] in PLANS or words[back] in MODALS:
            return "future"
        if words[back] in NOW:
            return "future" if back == index - 2 else None
        if words[back] in PAST or words[back].endswith("ed") and words[back] not in NO_VERBS or words[back] in _EDGES:
            return None
    return "future"


def _read_past(words: list[str], index: int) -> Tense | None:
    """A past form, unless it is a participle: "will be received", "to be held", "a delegation headed by"."""
    for back in range(index - 1, max(-1, index - 5), -1):
        word = words[back]
        if word in MODALS or word == "to" and words[back + 1] in ("be", "have"):
            return "past" if words[index - 1] == "have" and word in ("would", "could", "should") else "future"
        if word in ("is", "are", "being"):
            return "present"
        if word in ("has", "have", "had", "was", "were"):
            return "past"
        if word not in ("be", "been", "not", "also", "already", "officially", "warmly"):
            break
    return None if words[index + 1 : index + 2] == ["by"] else "past"
