"""Offices of parties: the role that some items name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.extract.roles import Head, Role, name_role, read_roles
from loaders.extract.visits.items import Items
from loaders.models import Level

_TRAILING = re.compile(r"\b(?:of|for)(?: the)?(?: republic)?$|^the |^(?:, |and )+|(?<=of )the (?=republic$)")
_DEPUTY = re.compile(r"\b(?:deputy|vice|assistant|under|junior)\b")
_FORMER = re.compile(r"\b(?:former|ex|then)\b")


@dataclass(frozen=True, slots=True)
class _Named:
    """What the words of an office say by themselves: the office as a state's and as a company's or party's."""

    words: str
    words_of_state: str
    """The words without the names of organisations."""
    role: Role
    outside: Role


_NAMED: dict[tuple[str, ...], _Named | None] = {}
_MOST_NAMED = 10_000


def read_role(items: Items, first: int, last: int) -> Role | None:
    """The office that items name; nothing where no head of one is among them."""
    key = items.letters[first:last], *items.lows[first:last]
    if key not in _NAMED:  # the same few offices are named over and over
        if len(_NAMED) >= _MOST_NAMED:
            _NAMED.clear()
        _NAMED[key] = _read_named(items, first, last)
    named = _NAMED[key]
    if named is None:
        return None
    outside = (
        _is_own_chairman(items, first, named.role.head)
        or _is_unofficial(f"{items.lows[first - 1] if first else ''} {named.words}")
        or ("minister" not in named.words and _is_outside(items, first, last, named))
    )
    return named.outside if outside else named.role


def _read_named(items: Items, first: int, last: int) -> _Named | None:
    own = _own_heads(items, first, last)
    if not own:
        return None
    words = _tidy(_join_lows(items, first, last, "cCB"))
    head = next((h for h in own if not h.reporter), own[0])
    if any(h.id in ("head", "chief") for h in own) and (headed := _read_headed(head, words)) is not None:
        return _Named(words, words, headed, replace(headed, acting_for_company=True))
    name = words if " to the " in words else name_role(words)
    role = Role(head, name, _level(head, own, items.lows[first:last]), bool(_FORMER.search(words)))
    return _Named(words, _tidy(_join_lows(items, first, last, "cCBO")), role, replace(role, acting_for_company=True))


def _join_lows(items: Items, first: int, last: int, but: str) -> str:
    """The folded words of the items from ``first`` up to ``last``, but for those of some letters."""
    pairs = zip(items.letters[first:last], items.lows[first:last], strict=True)
    return " ".join([low for letter, low in pairs if letter not in but])


_HEADED = re.compile(
    r"(?P<deputy>(?:first )?deputy )?(?:heads?|chiefs?) of (?:the )?(?:"
    r"(?P<government>(?:government|cabinet|state)(?: of ministers)?)"
    r"|ministry of (?P<of>[\w ,]+)|(?P<before>foreign(?: affairs)?|defen[cs]e|interior|[\w ]+) ministr(?:y|ies)"
    r"|(?P<foreign>diplomacy|foreign policy departments?|foreign office)"
    r"|(?P<defence>(?:defen[cs]e|military) departments?))"
)
"""How papers from Baku to Bishkek call a minister the second time: "the head of A's Foreign Ministry"."""


def _read_headed(head: Head, words: str) -> Role | None:
    """The office of the head of a government or ministry; nothing where the words name another body."""
    match = _HEADED.fullmatch(words)
    if match is None:
        return None
    if match["government"]:
        leading = Head("head of state", "head of state or government", head.plural)
        return None if match["deputy"] else Role(leading, "head of government", leading.level)
    portfolio = match["of"] or match["before"]
    known = "foreign affairs" if match["foreign"] else "defence" if match["defence"] else str(portfolio)
    name = name_role(f"minister of {'foreign affairs' if known == 'foreign' else known}")
    of = "minister of foreign affairs" if name.endswith("foreign affairs") else "minister"
    if match["deputy"]:
        return Role(Head("deputy minister", "deputy minister", head.plural), f"deputy {name}", "deputy minister")
    return Role(Head(of, "minister", head.plural), name, "minister")


def _level(head: Head, own: Sequence[Head], lows: Sequence[str]) -> Level:
    """The highest level of an office's heads; a deputy is none of a minister's, a spokesman none of his master's."""
    if head.reporter:
        return "other official"
    level = min((h.level for h in own), key=_LEVEL_ORDER.__getitem__)
    words = " ".join(lows)
    return "deputy minister" if level == "minister" and _DEPUTY.search(words) and "prime" not in words else level


def _is_outside(items: Items, first: int, last: int, named: _Named) -> bool:
    """Whether the words of an office or around it are a company's, a club's or a party's.

    No office of an organisation of states is, be it an executive's, and be the organisation called a fund.
    """
    begin, end = max(first - 1, 0), last + 4
    if "O" in items.letters[max(first - 2, 0) : last] or not any(map(_has_outsider, items.lows[begin:end])):
        return False
    words = f"{named.words_of_state} {_join_lows(items, begin, end, 'O')}"
    return read_roles().outsiders.search(_OF_STATE.sub(" ", words)) is not None


@lru_cache(maxsize=100_000)
def _has_outsider(low: str) -> bool:
    """Whether a phrase of those for companies, clubs and parties can begin in a word: most offices have none near."""
    return read_roles().outsiders_begin.search(low) is not None


_OF_STATE = re.compile(
    r"\b(?:defen[cs]e|military|naval|war|police|national security) (?:universit(?:y|ies)|schools?)\b"
    r"|\b(?:friendship|working|parliamentary) groups?\b"
)
"""Schools of the forces and groups of parliaments, whose heads come for the state."""


@lru_cache(maxsize=10_000)
def _is_unofficial(words: str) -> bool:
    """ "Opposition leader X", "rebel commander Y": they hold no office of a state."""
    return read_roles().unofficial.search(words) is not None


def _is_own_chairman(items: Items, first: int, head: Head) -> bool:
    """ "Its chairman": of whatever was spoken of last, most often a company; an academy's is no merchant."""
    if first == 0 or items.lows[first - 1] != "its" or head.id not in _CHAIRS:
        return False
    return _OF_STATES.isdisjoint(items.lows[max(first - 6, 0) : first])


_OF_STATES = frozenset(
    "academy university ministry committee commission council parliament command service agency army staff".split()
)
_CHAIRS = frozenset({"chairman", "president", "vice president", "director", "chief", "head"})


def _own_heads(items: Items, first: int, last: int) -> list[Head]:
    """The heads that name the office itself: not the president in "adviser to the President"."""
    own: list[Head] = []
    inside = False
    for at, letter in enumerate(items.letters[first:last], first):
        if letter in "ofT":
            inside = bool(own)
        elif letter in "&-,":
            inside = False
        elif letter in "hH" and not inside and (head := items[at].head) is not None:
            own.append(head)
    return own or [item.head for item in items[first:last] if item.head is not None][:1]


_LEVEL_ORDER: dict[Level, int] = {
    "head of state or government": 0,
    "minister": 1,
    "deputy minister": 2,
    "chief of staff or commander": 3,
    "other official": 4,
    "delegation": 5,
}


_AT_HOST = re.compile(r"(?: of(?: the)?(?: republic)?)? to the (?:kingdom|republic|state|sultanate|emirate)$")
""""Ambassador of Peru to the Kingdom": where an ambassador serves is no part of the office."""


@lru_cache(maxsize=10_000)  # The same few offices are named over and over.
def _tidy(words: str) -> str:
    words = re.sub(r"\bthe(?: (?:and|,))+(?= )", "the", words)  # "commanders of the [Greek] and [Cypriot] navies"
    words = re.sub(r"\b(of|for|the) ['’]s?(?= )", r"\1", words)  # "head of [Poland]'s national bank"
    words = re.sub(r"\s+(['’]s)\b", r"\1", words)
    words = _AT_HOST.sub("", words)
    words = re.sub(r"\bof the (?:republic|state|kingdom)(?: of)?\s*$", "", words)
    words = re.sub(r"\s+", " ", words).strip(" ,-")
    return _TRAILING.sub("", words).strip()
