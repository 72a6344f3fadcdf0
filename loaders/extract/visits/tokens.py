"""Tokens: the words and signs of a sentence, with possessives and abbreviations told apart."""

import re
from collections.abc import Iterator

_LETTER, _SIGN = r"[^\W\d_]", r"[^\W_]"
_FURTHER = rf"(?:['&./-]{_SIGN}+)*(?:'(?<=[sxz].)(?!{_SIGN}))?"
_TOKEN = re.compile(
    rf"{_SIGN}{{2,}}{_FURTHER}"  # most words: tried first, since no other branch takes what begins with two signs
    rf"|(?:{_LETTER}\.){{2,}}"  # U.S., H.E.
    rf"|{_LETTER}\."  # an initial
    rf"|{_SIGN}{_FURTHER}"
    r"|\S"
)


_POSSESSIVE = re.compile(r"'s$|(?<=[sxz])'$|(?<=^i)'(?:m|ll|ve|d)$")  # and "I'll", whose "I" is a word of its own


_ABBREVIATED = frozenset(
    "mr mrs ms dr prof gen lt col maj brig adm capt hon rev st jr sr sen rep gov eng engr amb".split()
)


LONG_DASH = "\u2014"


def split_tokens(folded: str, text: str) -> list[tuple[int, int, str]]:
    """Start, end and folded word of each token; a possessive is a token of its own, an abbreviation has its stop.

    A long dash is a token too: "We\u2014the ministers" is no hyphenated word. ``folded`` is ``fold(text)``.

    >>> split_tokens("gen. x's", "Gen. X's")
    [(0, 4, 'gen.'), (5, 6, 'x'), (6, 8, "'s")]
    """
    if LONG_DASH not in text:
        return list(_part_tokens(folded, 0, len(folded)))
    tokens: list[tuple[int, int, str]] = []
    for part in re.finditer(f"{LONG_DASH}|[^{LONG_DASH}]+", text):
        start, end = part.span()
        tokens += [(start, end, "-")] if part.group() == LONG_DASH else _part_tokens(folded, start, end)
    return tokens


def _part_tokens(folded: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    reached = start
    for match in _TOKEN.finditer(folded, start, end):
        a, b = match.span()
        if a < reached:  # the full stop that an abbreviation has taken
            continue
        word = match.group()
        if "'" in word and len(word) > 2 and (possessive := _POSSESSIVE.search(word)):
            at = possessive.start()
            yield a, a + at, word[:at]
            yield a + at, b, word[at:]
        elif word in _ABBREVIATED and folded[b : b + 1] == ".":
            reached = b + 1
            yield a, reached, f"{word}."
        else:
            yield a, b, word
