"""Where the sentence around an offset begins and ends, near enough for tense; an empty line ends every sentence."""

import re

_STOP = re.compile(
    r"(?<=[a-z0-9)\"'”’\]])[.!?][\"'”’)]*\s+(?=[A-Z\"“‘'(\[])|\n\s*\n|\n {2,}(?=[A-Z\"“+])|\.(?=[A-Z][a-z])"
)
_ABBREVIATIONS = frozenset(
    "Col Gen Lt Maj Brig Adm Capt Cmdr Sgt Mr Mrs Ms Dr St Sen Rep Gov Prof No vs"
    " Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
)
_REACH = 320


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """The offsets of the sentence that holds ``at``, at most 320 characters on either side."""
    begin, end = max(0, at - _REACH), min(len(text), at + _REACH)
    for match in _STOP.finditer(text, begin, at):
        if not _is_abbreviation(text, match.start()):
            begin = match.end()
    for match in _STOP.finditer(text, at, end):
        if not _is_abbreviation(text, match.start()):
            return begin, match.start()
    return begin, end


def _is_abbreviation(text: str, dot: int) -> bool:
    words = text[max(0, dot - 6) : dot].replace("-", " ").split()
    if text[dot] != "." or not words:
        return False
    return words[-1] in _ABBREVIATIONS or (len(words[-1]) == 1 and words[-1].isupper())
