"""Expressions built on the name of a weekday: "on Monday", "next Tuesday", "Monday night", "Friday of last week"."""

import re

from loaders.extract.dates.found import Found
from loaders.extract.dates.words import SHIFTS, WEEKDAYS

_BEFORE = re.compile(
    r"\b(?:(?P<shift>last|past|previous|this|coming|next|upcoming)|(?P<no>every|each|black|bloody|good|super|ruby|palm|easter|ash|cyber|sheffield))[\s-]$"
)
_AFTER = re.compile(
    r"(?:'s)?(?: (?:night|morning|afternoon|evening|evening's|night's))?"
    r"(?:,? (?:of )?(?P<week>last|this|next) week\b)?"
)
_NOT_A_DAY = re.compile(
    r" (?:times|telegraph|mirror|mail|express|post|herald|independent|star|tribune|people|world|sun|prayers?|sermon)\b"
)


def read_weekday(text: str, folded: str, start: int, end: int) -> Found | None:
    """The expression around a weekday's name at start..end; ``None`` for a newspaper, a byname or every such day."""
    if _NOT_A_DAY.match(folded, end):
        return None
    before = _BEFORE.search(folded, max(0, start - 10), start)
    if before and before["no"]:
        return None
    after = _AFTER.match(folded, end)
    assert after is not None  # every part of the pattern is optional
    stop = end if after[0] == "'s" else after.end()
    found = Found(start, stop, "weekday", weekday=WEEKDAYS[folded[start:end]])
    if before:
        found.start, found.shift = before.start(), SHIFTS[before["shift"]]
    if after["week"]:
        found.weeks = SHIFTS[after["week"]]
    return found
