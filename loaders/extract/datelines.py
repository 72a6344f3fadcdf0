"""The line of place, day and agency with which agencies open a message."""

import re
from functools import cache

from loaders.extract.layout import outlet_pattern

_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:{_MONTH}(?:\s+|(?<=\.))\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
    r"(?:,?\s\d{4})?"
)
_WORD = r"(?:[^\W\d_a-z][\w'’.}-]*|es|de|del|la|do|of|the|and|al|el)"
_PLACE = rf"[^\W\d_a-z][\w'’.}}-]*(?:\s{_WORD}){{0,4}}"
_PLACES = rf"{_PLACE}(?:,\s?{_PLACE}){{0,2}}"
_CAPITALS = "[A-ZÇƏĞİÖŞÜ]"
_DASH = r"\s*[-–—]{1,2}(?!\d)\s*"
_BRACKET = r"\([^()\n]{2,60}\)"
# Labels that stand in capitals before a colon or a dash and are no place.
_LABEL = (
    r"(?!(?:FACT|NOTE|UPDATE|BREAKING|WATCH|VIDEO|PHOTO|EXCLUSIVE|ANALYSIS|OPINION|READOUT|TRANSCRIPT|CORRECTION"
    r"|EDITOR|QUESTION|ANSWER|THE|PRESIDENT|VICE)\b)"
)


def find_dateline(text: str, start: int, end: int) -> int:
    """The offset after the dateline with which a paragraph begins, or ``start`` when it begins with none.

    >>> text = "MOSCOW (Reuters) - The minister left."
    >>> text[find_dateline(text, 0, len(text)):]
    'The minister left.'
    """
    found = _pattern().match(text, start, min(end, start + 160))
    return found.end() if found else start


@cache
def _pattern() -> re.Pattern[str]:
    agency = rf"(?:{_BRACKET}|/[^/\n]{{2,30}}/|(?:{outlet_pattern()}|Reuter)|[A-Z]{{2,9}}(?=\s*[-–—]))"
    known = rf"\((?:[^()\n]{{0,30}}[\s/-])?(?:{outlet_pattern()}|Reuter)\b[^()\n]{{0,60}}\)"
    ending = rf"(?:{_DASH}|[.:/]\s+|[.:/]?\s*\Z|\s*/\s*|(?<=\))\s*:\s*)"
    dated = rf"(?:{_BRACKET}\s*)?{_PLACES}\s*[,./]?\s*{_DATE}(?:\s*[,./]?\s*{agency})?,?{ending}"
    bracketed = rf"(?:{_PLACES},?\s*)?{known}(?:{_DASH}(?:{dated})?|\s*:\s*|\s+)|{_PLACES}\s*{_BRACKET}{_DASH}"
    bare = rf"{_PLACES},\s(?:{outlet_pattern()}){_DASH}|{_PLACE}\s/[^/\n]{{2,20}}/{ending}"
    slashed = rf"(?:{outlet_pattern()}|{_PLACE}\sNews)\s?/\s?"
    region = r"(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?"
    ending_capitals = rf"(?:\.\s?{_CAPITALS}{{4,}})?(?:\.?\s+[-–—]{{1,2}}\s+|:\s+)"  # "ASTANA.KAZINFORM –"
    capitals = rf"{_LABEL}{_CAPITALS}{{3,}}(?:[ -]{_CAPITALS}{{2,}}){{0,3}}{region}{ending_capitals}"
    return re.compile(rf"\**(?:{dated}|{bracketed}|{bare}|{slashed}|{capitals})")
