"""Where the sentence around an offset begins and ends, near enough for tense; one sentence never spans an empty line."""

import re

_STOP = re.compile(r"(?<=[a-z0-9)\"'”’\]])[.!?][\"'”’)]*\s+(?=[A-Z\"“‘'(\[])|\n\s*\n|\n {2,}(?=[A-Z\"“+])|\.(?=[A-Z][a-z])")
_ABBREVIATIONS = frozenset("Col Gen Lt Maj Brig Adm Capt Sgt Mr Mrs Ms Dr St Sen Rep Gov Prof No Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec vs Cmdr".split())
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
    word = text[max(0, dot - 6) : dot].replace("-", " ").split()
    return text[dot] == "." and bool(word) and (word[-1] in _ABBREVIATIONS or len(word[-1]) == 1 and word[-1].isupper())
