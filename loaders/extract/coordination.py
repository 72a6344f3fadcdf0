"""Lists that share a word: "cooperation in military-technical, military education and military medicine".

All functions work on the compared text of a scan (folded, hyphens as blanks, single blanks) and its offsets.
"""

import re
from collections.abc import Iterable, Iterator

_REACH = 160
_JOINTS = (" and ", " or ", ", ", " as well as ")
_WORD = r"[a-z0-9']+"
_AND = r"(?:, ?(?:and |or |as well as )?| (?:and|or|as well as) )"
_BEFORE = re.compile(rf"({_WORD}){_AND}$")
_AFTER = re.compile(rf"{_AND}({_WORD})\b(?! of )")

_CLOSED = re.compile(
    r" ?[^a-z0-9' ]| ?$| (?:and|or|as|with|between|to|in|for|at|on|of|by|from|that|which|but|during)\b"
    r"| (?:was|were|is|are|has|have|will)\b"
)


class SharedHeads:
    """Tells whether words without their head noun take it from the list they stand in.

    >>> shared = SharedHeads(["cooperation", "fields"])
    >>> text = "cooperation in military technical, education and other matters"
    >>> text[15:33], shared.reach(text, 15, 33)
    ('military technical', True)
    """

    def __init__(self, heads: Iterable[str]) -> None:
        words = "|".join(sorted(map(re.escape, heads), key=len, reverse=True)) or "(?!)"
        self._after = re.compile(rf"(?:{_AND}(?:{_WORD} ){{0,3}}?{_WORD}){{0,5}}? (?:{words})\b")
        self._before = re.compile(
            rf"\b(?:{words}) (?:(?:with|between|of) (?:{_WORD} ){{1,4}}?)?"
            rf"(?:in|on|into|for|as|including|of) (?:both |the )?"
            rf"(?:(?:{words}) of )?(?:the )?(?:(?:{_WORD} ){{0,3}}?{_WORD}{_AND}(?:the )?){{0,6}}?$"
        )

    def reach(self, text: str, start: int, end: int) -> bool:
        """Whether a head noun follows or precedes ``text[start:end]`` across a list of its like."""
        if self._after.match(text[end : end + _REACH]):
            return True
        # "fields of military training and defence industry": what goes on with a noun of its own shares nothing.
        return bool(_CLOSED.match(text, end) and self._before.search(text[max(0, start - _REACH) : start]))


def find_elided(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The terms that a list makes of ``text[start:end]`` by leaving a word out, with the span of what is there.

    >>> list(find_elided("air and missile defence", 8, 23))
    [(0, 3, 'air defence')]
    >>> list(find_elided("military education and medicine", 0, 18))
    [(23, 31, 'military medicine')]
    """
    rest = text[start:end].partition(" ")[2]
    kept = text[start:end].rpartition(" ")[0]
    if rest.startswith(("and ", "or ")):
        return
    at = start
    while text.endswith(_JOINTS, 0, at) and (found := _BEFORE.search(text, max(0, at - _REACH), at)):
        if not text.startswith(f"{found[1]} ", start):
            yield found.start(1), found.end(1), f"{found[1]} {rest}"
        at = found.start(1)
    at = end
    while found_after := _AFTER.match(text, at):
        yield found_after.start(1), found_after.end(1), f"{kept} {found_after[1]}"
        at = found_after.end(1)
