"""Hints: the words by which a text may tell of a visit at all, looked for before it is read closely."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from loaders.extract.visits.triggers import Trigger, read_triggers
from loaders.extract.visits.wording import words_of
from loaders.extract.wholewords import WholeWords
from loaders.text import fold

_TELLING = frozenset({"move", "tour", "noun", "host", "meet", "talks", "attend", "return"})
_TO_A_PLACE = frozenset({"move", "return"})
_TO_A_NAME = frozenset({"move", "return", "tour", "host", "attend"})
"""Families whose verbs need an object: a country, a town or an official, which a name or "here" stands for."""
_SAID_BY_NOUN = frozenset({"confer"})
"""Triggers whose forms tell nothing without a noun for talks, which is a hint of its own."""

_BETWEEN = r"(?:\W+\w+){0,6}?\W+"
_SOON = r"\W+(?:in|at|on|for|here|there|back|later|today|tomorrow|next|this|to be)\b"
_ON_ARRIVING = (
    r"\W+(?:on|for|today|tomorrow|yesterday|late|early|later|next|last|during|from|by|aboard|and|with|to|this|"
    r"at the head)\b"
)
_OF_NEEDS = (
    r"(?!\W+(?:(?!(?:to|with|on|in|at|for|over|about|and|as|before|after|by|under|here|today|tomorrow)\b)\w+(?:'s)?\W+){0,3}"
    r"(?:demands?|needs|requirements?|targets?|goals?|obligations?|criteria|conditions|deadlines?|standards|challenges?|"
    r"competition|expenses|objectives?)\b)"
)
"""Not behind a verb for meeting: demand, too, is met."""
_AUDIENCES = (
    r"(?:reuters?|reporters|newsmen|journalists|shareholders|investors|analysts|parliament|congress|"
    r"(?:the|a|an|his|her)\W+(?:(?:news|press|daily|business|lower|upper|house|senate|parliamentary|congressional)\W+){0,2}"
    r"(?:house|senate|congress|parliament|commons|lords|committee|subcommittee|hearing|briefing|conference|daily|newspaper))"
)
"""Whom officials tell things at home: no guest or host of theirs."""
_REACH = 10
_GATHERING = ("gather", "gathers", "gathered", "convene", "convenes", "convened", "assemble", "assembled")
_TO_GATHERING = (
    r"(?:\W+(?!news\b|press\b)\w+){1,7}?\W+(?:meeting|conference|seminar|session|forum|summit|gathering|delegates|luncheon|"
    r"businessmen|bankers)\b"
)
PRESS = frozenset("reporters journalists newsmen correspondents conference briefing speech".split())
"""Whoever speaks to them is where the article is written: a hint where that is not his country."""
_FURTHER = (
    ("delegation", "", 0),
    ("paid", rf"{_BETWEEN}(?:call|visit|tribute|trip|homage|respects)\b", 0),
    ("phoned", "", 0),
    ("telephoned", "", 0),
    ("standing", r"\W+(?:beside|alongside|next to)\b", 0),
    ("attending", "", 0),
    ("call", r"\W+with\b", _REACH),
    ("called", r"(?!\W+(?:on|for)\b)", _REACH),
    ("conversation", rf"{_BETWEEN}(?:with|to)\b", _REACH),
    *((word, r"(?:\W+\w+){1,12}?\W+with\b", _REACH) for word in ("discuss", "discussed", "discusses")),
    ("due", _SOON, _REACH),
    ("expected", _SOON, _REACH),
    ("guest", r"\W+of\b", _REACH),
    *((word, r"\W+of\b", _REACH) for word in ("honour", "honor")),
    *((word, rf"{_BETWEEN}in\b", _REACH) for word in ("inspected", "inspects", "inaugurated", "inaugurates")),
    *((word, rf"{_BETWEEN}(?:in|at|here)\b", _REACH) for word in _GATHERING),
    *((word, r"\W+in\b", 1) for word in ("currently", "now", "also")),
    ("here", r"\W+(?:for|on|to|with)\b", 0),
    ("delegations", "", 0),
    ("delivered", rf"{_BETWEEN}in\b", _REACH),
    ("message", r"\W+(?:from|to|of)\b", _REACH),
    ("guard", r"\W+of\W+hono(?:u)?r\b", 0),
    *((word, r"\W+guard\b", 0) for word in ("honour", "honor")),
    *((word, rf"{_BETWEEN}(?:in|to)\b", _REACH) for word in ("handed", "presented")),
    ("audience", r"\W+with\b", _REACH),
    ("here", r"\W+(?:\w+\W+){0,2}?by\b", 0),
    ("hand", r"\W+(?:for|here|at|in|on|when|to|today|tomorrow)\b", 0),
    ("participants", "", 0),
    ("present", r"\W+(?:at|in|here)\b", _REACH),
    ("presence", r"\W+(?:is|are|was|were|include)\b", 0),
    ("represented", "", 0),
    *((word, r"(?:\W+the)?", 1) for word in ("represent", "represents")),
    *((word, r"\W+to have\b", _REACH) for word in ("honor", "honour", "pleasure", "privilege")),
    ("sat", r"\W+down\b", _REACH),
    ("said", r"\W+at\b(?:\W+\w+){1,6}?\W+(?:meeting|conference|summit|talks|forum)\b", 0),
    ("saw", "", _REACH),
    *((word, rf"{_BETWEEN}to\b", _REACH) for word in ("send", "sends", "sending", "sent")),
    ("interview", r"\W+in\b", 1),
    ("said", r"\W+here\b", 0),
    ("said", r"(?:\W+\w+){0,3}?\W+in\b", 1),
    ("signed", "", _REACH),
    *((word, r"(?:\W+\w+){0,9}?\W+in\b", _REACH) for word in ("acquainted", "familiarised", "familiarized")),
    *((word, r"(?:\W+\w+){0,4}?\W+in\b", 1) for word in ("awarded", "decorated")),
    ("speaks", rf"{_BETWEEN}(?:with|to)\b", _REACH),
    ("spent", "", _REACH),
    ("spoke", rf"{_BETWEEN}(?:with|to)\b", _REACH),
    ("spoken", rf"{_BETWEEN}(?:with|to)\b", _REACH),
    ("told", rf"{_BETWEEN}in\b", _REACH),
    *((word, r"\W+with\b", _REACH) for word in ("travelling", "traveling", "touring")),
    *((word, _TO_GATHERING, 0) for word in ("told", "addressed", "addressing", "speaking")),
    *((word, "", 0) for word in PRESS),
    *((word, rf"(?!\W+{_AUDIENCES}\b)", 1) for word in ("told", "assured", "urged", "warned", "informed")),
    ("took", rf"{_BETWEEN}(?:part|to|off)\b", _REACH),
    *((word, _ON_ARRIVING, 0) for word in ("arrive", "arrived", "arrives", "arriving", "landed")),
    ("video", "", 0),
    ("while", r"\W+(?:in|on)\b", _REACH),
    *(
        (word, r"(?:\W+(?:currently|now|still|already|also))?\W+in\b", 1)
        for word in ("is", "are", "was", "were", "be", "been")
    ),
    *((word, r"\W+(?:\w+\W+){0,3}?(?:welcome|reception|carpet|guard|honou?rs)\b", 0) for word in ("accorded", "given")),
    ("carpet", "", 0),
    ("seen", r"\W+off\b", 0),
    ("conferred", "", 0),
    *((word, r"\W+in\b", 0) for word in ("fly", "flew", "flown", "flies")),
    *((word, r"\W+there\b", 0) for word in ("go", "goes", "going", "went", "fly", "flying", "travel")),
    ("news", r"\W+conference\W+with\b", _REACH),
    ("press", r"\W+conference\W+with\b", _REACH),
)
"""Words that tell of a visit and open no trigger's form, what has to follow, and how near a name has to follow that."""
SELDOM = frozenset(
    """
    said told informed warned urged assured signed message news press participants participate participated
    represented represent represents
    stop stops stopped reach reached reaches continue continues continued stay stays open opens opened opening closing
    receive receives received welcome welcomes welcomed join joins joined address addresses addressed
    call called see sees seeing saw head go goes going gone went come comes came send sends sent return returned
    leave left swing expected due present is are was were be been while now currently also
    """.split()
)
"""Words that mostly tell of something else: they count where an official stands in the same sentence, not near it."""
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
"""A pattern for what a name begins with: a letter that is none of the small ones of Western Europe."""
_NAMES = {
    reach: re.compile(rf"(?:[^\w.;!?]+[^\W_]+){{0,{reach}}}?[^\w.;!?]+(?:{CAPITAL}|here\b)") for reach in (1, _REACH)
}


@dataclass(frozen=True, slots=True)
class Hint:
    """What has to follow a word, as a pattern for folded text, and within how many words a name has to follow that.

    No name has to where ``reach`` is 0.
    """

    rest: re.Pattern[str]
    reach: int


class Hints:
    """The words that may tell of a visit, each with what has to follow it; built once from the triggers."""

    def __init__(self, triggers: Iterable[Trigger]) -> None:
        rests: defaultdict[str, list[Hint]] = defaultdict(list)
        for trigger in triggers:
            if trigger.family in _TELLING and trigger.id not in _SAID_BY_NOUN:
                for form in trigger.forms:
                    first, *more = fold(form).split()
                    rests[first].append(_hint(trigger, more))
        for word, rest, reach in _FURTHER:
            rests[word].append(Hint(re.compile(rest), reach))
        for form in words_of("together"):
            first, *more = form.split()
            rests[first].append(Hint(re.compile(_led_on(more)), 0))
        self._hints = dict(rests)
        self._words = WholeWords(rests, joining="_")

    def find(self, text: str, folded: str) -> Iterator[tuple[int, int]]:
        """Start and end of each of them that has what it needs; ``folded`` is ``fold(text)``."""
        for start, end in self._words.find(folded):
            for hint in self._hints[folded[start:end]]:
                rest = hint.rest.match(folded, end)
                if rest and (not hint.reach or _NAMES[hint.reach].match(text, rest.end())):
                    yield start, end
                    break


def _led_on(more: list[str]) -> str:
    """The further words of a form of several, as a pattern."""
    return "".join(r"\W+" + re.escape(word) + r"\b" for word in more)


def _hint(trigger: Trigger, more: list[str]) -> Hint:
    rest = _led_on(more)
    if trigger.family in _TO_A_PLACE:
        rest += rf"{_BETWEEN}(?:{'|'.join(re.escape(fold(word)) for word in trigger.after)})\b"
    if trigger.family == "meet":
        rest += _OF_NEEDS
    return Hint(re.compile(rest), _REACH if trigger.family in _TO_A_NAME else 0)


@cache
def hints() -> Hints:
    """The hints of the trigger lexicon."""
    return Hints(read_triggers())
