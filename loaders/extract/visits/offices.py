"""Offices of parties: the role that some items name."""

import re
from collections.abc import Sequence

from loaders.extract.roles import Head, Role, name_role, read_roles
from loaders.extract.visits.items import Item


def read_role(items: Sequence[Item], first: int, last: int, text: str) -> Role | None:
    """The office that items name; nothing where no head of one is among them."""
    around = " ".join(item.low for item in items[max(first - 1, 0) : last + 4])
    heads = [item for item in items[first:last] if item.letter in "hH" and item.head]
    if not heads:
        return None
    keep = [item for item in items[first:last] if item.letter not in "cCB"]
    words = " ".join(item.low for item in keep)
    words = re.sub(
        r"\b(?:of|for)(?: the)?(?: republic)?$|^the |^(?:, |and )+|(?<=of )the (?=republic$)", "", _tidy(words)
    ).strip()
    own = _own_heads(items, first, last)
    head = next((h for h in own if not h.reporter), own[0])
    level = min((h.level for h in own), key=_LEVEL_ORDER.__getitem__)
    before = " ".join(item.low for item in items[first:last])
    if (
        level == "minister"
        and re.search(r"\b(?:deputy|vice|assistant|under|junior)\b", before)
        and "prime" not in before
    ):
        level = "deputy minister"
    if head.reporter:
        level = "other official"
    former = bool(re.search(r"\b(?:former|ex|then)\b", words))
    outsider = _is_own_chairman(items, first, head) or (
        "minister" not in words and _find_outsider(f"{words} {around}") is not None
    )
    return Role(head, name_role(words), level, former, outsider)


def _find_outsider(words: str) -> re.Match[str] | None:
    return read_roles().outsiders.search(words)


def _is_own_chairman(items: Sequence[Item], first: int, head: Head) -> bool:
    """ "Its chairman": of whatever was spoken of last, most often a company."""
    return first > 0 and items[first - 1].low == "its" and head.id in _CHAIRS


_CHAIRS = frozenset({"chairman", "president", "vice president", "director", "chief", "head"})


def _own_heads(items: Sequence[Item], first: int, last: int) -> list[Head]:
    """The heads that name the office itself: not the president in "adviser to the President"."""
    own: list[Head] = []
    inside = False
    for item in items[first:last]:
        if item.letter in "ofT":
            inside = bool(own)
        elif item.letter in "&-,":
            inside = False
        elif item.head is not None and not inside:
            own.append(item.head)
    return own or [item.head for item in items[first:last] if item.head is not None][:1]


_LEVEL_ORDER = {
    "head of state or government": 0,
    "minister": 1,
    "deputy minister": 2,
    "chief of staff or commander": 3,
    "other official": 4,
    "delegation": 5,
}


def _tidy(words: str) -> str:
    words = re.sub(r"\s+(['’]s)\b", r"\1", words)
    words = re.sub(r"\bof the (?:republic|state|kingdom)(?: of)?\s*$", "", words)
    return re.sub(r"\s+", " ", words).strip(" ,-")
