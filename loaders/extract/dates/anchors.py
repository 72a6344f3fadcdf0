"""The one pass over a text that finds where a date could stand, so that words without a date cost nothing."""

from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from loaders.extract.dates.words import MONTHS, SEASONS, WEEKDAYS

AnchorKind = Literal["month", "weekday", "season", "near", "unit", "daytime", "figures", "slash"]

_WORDS: dict[str, AnchorKind] = {
    **dict.fromkeys(MONTHS, "month"),
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **dict.fromkeys(SEASONS, "season"),
    **dict.fromkeys(("today", "yesterday", "tomorrow", "tommorrow", "tonight"), "near"),
    **dict.fromkeys(
        ("day", "days", "week", "weeks", "month", "months", "year", "years", "weekend", "daylong", "weeklong"), "unit"
    ),
    **dict.fromkeys(("morning", "afternoon", "evening", "night"), "daytime"),
}
_FIGURES: dict[str, AnchorKind] = {
    **dict.fromkeys(("18", "19", "20"), "figures"),
    **dict.fromkeys((f"/{digit}" for digit in range(10)), "slash"),
}
_PATTERNS = list(_WORDS | _FIGURES)
_KINDS = list((_WORDS | _FIGURES).values())
_IS_WORD = [pattern in _WORDS for pattern in _PATTERNS]
# Whole words are checked afterwards; the longest at a place wins, which loses nothing: no word here is another
# one's beginning followed by an edge ("mon" is not among them).
_AUTOMATON = AhoCorasick(_PATTERNS, matchkind=MatchKind.LeftmostLongest)


Anchor = tuple[int, int, AnchorKind]
"""Start, end and kind of a word or figure that a date could be built on; offsets are into the folded text."""


def find_anchors(folded: str) -> list[Anchor]:
    """The anchors of a folded text, in order; words only where they stand alone. Empty for a text without any."""
    return [
        (start, end, _KINDS[index])
        for index, start, end in _AUTOMATON.find_matches_as_indexes(folded)
        if not _IS_WORD[index] or _stands_alone(folded, start, end)
    ]


def _stands_alone(folded: str, start: int, end: int) -> bool:
    before = folded[start - 1 : start]
    after = folded[end : end + 1]
    return not ((before and before.isalpha()) or (after and after.isalnum()))
