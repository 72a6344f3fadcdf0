"""Datelines: whether a date stands in one ("Baku, April 16, AZERTAC", "WASHINGTON, March 3 -")."""

import re

_BEFORE = re.compile(r"(?:\([^()\n]{2,40}\)\s*)?(?P<place>[A-ZÀ-ÞƏİŞ][^\n:;!?\"]{1,60}?)[,./]? ?$")
_AFTER = re.compile(
    r"\s*(?:[-–—/:]|\([^()\n]{2,40}\)|\.(?:\s|$)|$|\n"
    r"|,? (?:\d{4},? )?(?:/?[A-Z]{3,}|[A-Z][\w.]+(?: [A-Z]\w+){0,3} ?[-–—/:]))"
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_NOT_A_PLACE = frozenset(
    "on in at by from during since until after before as for the today yesterday tomorrow monday tuesday wednesday"
    " thursday friday saturday sunday published updated posted date last this next between with".split()
)
_SMALL = frozenset("of de la le el and al da do du den van upon".split())


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether the date at start..end follows a place at the head of a line and closes a dateline."""
    before = text[max(0, start - 28) : start].split()
    if before and before[-1][0].islower():
        return False
    line = text.rfind("\n", max(0, start - 90), start) + 1
    if line == 0 and start > 89:
        return False
    head = text[line:start].lstrip()
    if not (head[:1].isupper() or head[:1] == "("):
        return False
    match = _BEFORE.fullmatch(head)
    return match is not None and _is_place(match["place"]) and _AFTER.match(text, end) is not None


def _is_place(words: str) -> bool:
    names = _WORD.findall(words)
    return (
        0 < len(names) <= 7
        and names[0].lower() not in _NOT_A_PLACE
        and all(name[0].isupper() or name in _SMALL for name in names)
    )
