"""The tense of the clause around a place in a sentence, from its verbs' shapes alone.

The nearest verb to the left inside the clause decides, then the nearest to the right ("On Monday, he will ..."), then
those beyond the clause's edges. Cheap and shallow: it looks at words, not at grammar.
"""

import re
from itertools import chain
from typing import Literal

from loaders.extract.dates.verbs import AHEAD, BASES, MODALS, MOVED, NO_VERBS, NOW, PAST, PLANS, PLEDGES, PRESENT
from loaders.text import fold

Tense = Literal["past", "present", "future"]

_MARKS = (", ", ". ", '"', "; ", ": ", "! ", "? ", "(", ")", "- ")
_MONTH_OF_MAY = re.compile(r"\bmay(?= \d)|(?:(?<=\d )|(?<=\d(?:st|nd|rd|th) ))may\b")
_SHORTENED = re.compile(
    r"(?:(?<=\b[a-z]\.[a-z])|(?<=\b[a-z]\.[a-z]\.[a-z])"
    r"|(?<=\b(?:mr|ms|dr|lt))|(?<=\b(?:mrs|gen|col|maj|adm|sen|rep|gov)))\. "
)
"""The stop of "U.S. " and of a title before a name."""
_EDGES = frozenset(
    '; : . ! ? " ( ) - that which who whom where when while as although because but if after before'.split()
)
_POINTERS = PLANS | PLEDGES | MODALS
# Stands between the words before and after the place asked about.
_SEAM = "#"
_AUXILIARIES = NOW | {"was", "were"}
_FILLERS = frozenset("# not also now still be been being already officially warmly".split())
_AFTER_PLAN = frozenset("# to for on in by from until next later".split())
_OWNERS = frozenset("a an the its his her their our this".split())
_BEFORE_MAY = frozenset("in of since until by last next early late mid from to for during the - and".split())
_MANY = frozenset({"they", "both", "we"})
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
    if "may" in before or "may" in after:  # the month is no verb: "on May 8 visited", "visited on 8 May."
        before, after = _MONTH_OF_MAY.sub("mai", before), _MONTH_OF_MAY.sub("mai", after)
    left = [*_split(before), _SEAM]
    seam = len(left) - 1
    begin = _clause_start(left, seam)
    near_left = range(seam - 1, begin - 1, -1)
    tense = None if attributive else _scan(left, near_left)
    if tense:
        return tense
    words = left + _split(after)
    stop = _clause_end(words, seam)
    return _scan(words, range(seam + 1, stop), near_left, range(begin - 1, -1, -1), range(stop, len(words)))


def _split(folded: str) -> list[str]:
    """Words and marks; "U.S." and "co-operate" stay whole, and "Gen." ends no clause."""
    folded = folded.replace("'ll ", " will ") + " "
    if ". " in folded:
        folded = _SHORTENED.sub(" ", folded)
    for mark in _MARKS:
        if mark in folded:
            folded = folded.replace(mark, f" {mark} ")
    return folded.split()


def _clause_start(words: list[str], seam: int) -> int:
    return next((i + 1 for i in range(seam - 1, -1, -1) if words[i] in _EDGES or words[i] in _WEAK), 0)


def _clause_end(words: list[str], seam: int) -> int:
    """Where the clause after the seam ends; "On Monday, he" goes on beyond its comma, as no verb came before."""
    fronted = seam < 7 and not any(_reads(words, index) for index in range(seam))
    for index in range(seam + 1, len(words)):
        if words[index] in _EDGES or (words[index] in _WEAK and not fronted):
            return index
    return len(words)


def _scan(words: list[str], *ways: range) -> Tense | None:
    for index in chain(*ways):
        tense = _reads(words, index)
        if tense:
            return (_plan(words, index) if words[index] in _AUXILIARIES else None) or tense
    return None


def _plan(words: list[str], index: int) -> Tense | None:
    """ "Is to", "are due to", "was scheduled for": read forward from the auxiliary."""
    ahead = [word for word in words[index + 1 : index + 4] if word not in _FILLERS]
    if ahead[:1] == ["to"] or (ahead and ahead[0] in PLANS and ahead[1:2] in (["to"], ["for"])):
        return "future"
    return None


def _reads(words: list[str], index: int) -> Tense | None:
    """What the word at ``index`` tells, seen with those around it; ``None`` where it is no verb that counts."""
    word = words[index]
    if word in MODALS:
        return None if word == "may" and _before(words, index) in _BEFORE_MAY else "future"
    if word in PLANS:
        return _read_plan(words, index)
    if word in AHEAD or (word in MOVED and _is_moved_to(words, index)) or _is_ahead_of(words, index):
        return "future"
    if word in BASES and _before(words, index) == "to":
        return _read_infinitive(words, index)
    return _read_past(words, index) if _is_past(word) else _read_present(words, index)


def _is_ahead_of(words: list[str], index: int) -> bool:
    return words[index] in ("ahead", "advance", "eve") and words[index + 1 : index + 2] == ["of"]


def _before(words: list[str], index: int) -> str:
    back = index - 2 if words[index - 1] == _SEAM else index - 1
    return words[back] if back >= 0 else ""


def _is_past(word: str) -> bool:
    return word in PAST or (word.endswith("ed") and len(word) > 4 and word not in NO_VERBS)


def _is_moved_to(words: list[str], index: int) -> bool:
    """ "Has been moved to Friday", "was put off until May 3": the date follows at once."""
    after = words[index + 1 : index + 5]
    return _SEAM in after[1:] and after[after.index(_SEAM) - 1] in ("to", "until", "till", "for")


def _read_present(words: list[str], index: int) -> Tense | None:
    if words[index] in NOW:
        return "future" if words[index + 1 : index + 2] == ["to"] else "present"
    if words[index] in BASES and _before(words, index) in _MANY:  # "they fly to Seoul on Wednesday"
        return "present"
    if words[index] in PRESENT:
        return "future" if _before(words, index) in MODALS else "present"
    return None


def _read_plan(words: list[str], index: int) -> Tense | None:
    """Future where "to", "for" or the date itself follows; "its planned auction" too, but not "he planned attacks"."""
    if words[index] in ("plan", "plans") and _before(words, index) in _OWNERS:
        return None
    if words[index + 1 : index + 2] and words[index + 1] not in _AFTER_PLAN and _before(words, index) not in _OWNERS:
        return _read_past(words, index) if words[index].endswith("ed") else None
    return "future"


def _read_infinitive(words: list[str], index: int) -> Tense | None:
    """Future after a plan and in a headline; after a past verb ("arrived to meet") the verb before decides."""
    for back in range(index - 2, max(-1, index - 12), -1):
        if words[back] in _POINTERS:
            return "future"
        if words[back] in NOW:
            return "future" if back == index - 2 else None
        if words[back] == ":":  # a headline's own head: "ECOWAS: Garba to attend summit on Saturday"
            return "future"
        if words[back] in _EDGES or _is_past(words[back]):
            return None
    return "future"


def _read_past(words: list[str], index: int) -> Tense | None:
    """A past form, unless it is a participle: "will be received", "to be held", "a delegation headed by"."""
    for back in range(index - 1, max(-1, index - 5), -1):
        word = words[back]
        if word in MODALS or (word == "to" and words[back + 1] in ("be", "have")):
            return "past" if words[index - 1] == "have" and word in ("would", "could", "should") else "future"
        if word in ("is", "are", "being"):
            return "present"
        if word in ("has", "have", "had", "was", "were"):
            return "past"
        if word not in _FILLERS:
            break
    return None if words[index + 1 : index + 2] == ["by"] else "past"
