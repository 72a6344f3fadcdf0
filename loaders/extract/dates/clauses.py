"""Where the sentence around an offset begins and ends, near enough for tense; an empty line ends every sentence."""

import re

# Ends of sentences, before a look at what stands around them; "Azerbaijan.Highlighting" has no blank.
_STOP = re.compile(r"[.!?\n](?:(?<=\n)(?:\s*\n| {2,})|(?<!\n)[\"'”’)\]]*(?:\s+|(?=[A-Z])))")
_OPENERS = frozenset("\"“'‘([+*-•")
_ABBREVIATIONS = frozenset(
    "Col Gen Lt Maj Brig Adm Capt Cmdr Sgt Mr Mrs Ms Dr St Sen Rep Gov Prof No vs"
    " Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
)
_REACH = 240


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """The offsets of the sentence that holds ``at``, at most 240 characters on either side."""
    begin, end = max(0, at - _REACH), min(len(text), at + _REACH)
    for match in _STOP.finditer(text, begin, at):
        if _is_end(text, match):
            begin = match.end()
    for match in _STOP.finditer(text, at, end):
        if _is_end(text, match):
            return begin, match.start()
    return begin, end


def _is_end(text: str, stop: re.Match[str]) -> bool:
    dot, after = stop.start(), text[stop.end() : stop.end() + 1]
    if text[dot] == "\n":
        return True
    if not (after.isupper() or after in _OPENERS) or not (text[dot - 1].isalnum() or text[dot - 1] in "\"'”’)]%"):
        return False
    return text[dot] != "." or not _is_abbreviation(text[max(0, dot - 6) : dot])


def _is_abbreviation(before: str) -> bool:
    if before[-2:-1] == ".":
        return True  # "U.S. District Court"; where it ends a sentence, two are read as one.
    words = before.replace("-", " ").split()
    return bool(words) and (words[-1] in _ABBREVIATIONS or (len(words[-1]) == 1 and words[-1].isupper()))
