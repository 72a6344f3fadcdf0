"""Tokens: the words and signs of a sentence, with possessives and abbreviations told apart."""

import re


def _token_pattern(letter: str, sign: str) -> re.Pattern[str]:
    further = rf"(?:['&./-]{sign}+)*(?:'(?<=[sxz].)(?!{sign}))?"
    return re.compile(
        rf"{sign}{{2,}}{further}"  # most words: tried first, since no other branch takes what begins with two signs
        rf"|(?:{letter}\.){{2,}}"  # U.S., H.E.
        rf"|{letter}\."  # an initial
        rf"|{sign}{further}"
        r"|\S"
    )


_TOKEN = _token_pattern(r"[^\W\d_]", r"[^\W_]")


# The same for folded text without other letters: ranges are looked up in less time than classes.
_PLAIN_TOKEN = _token_pattern("[a-z]", "[a-z0-9]")


_POSSESSIVE = re.compile(r"'s$|(?<=[sxz])'$|(?<=^i)'(?:m|ll|ve|d)$")  # and "I'll", whose "I" is a word of its own


_ABBREVIATED = frozenset(
    "mr mrs ms dr prof gen lt col maj brig adm capt hon rev st jr sr sen rep gov eng engr amb".split()
)


def split_tokens(folded: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[str]]:
    """Start and end of each token, and its words; a possessive is a token of its own, an abbreviation has its stop."""
    words = (_PLAIN_TOKEN if folded.isascii() else _TOKEN).findall(folded, start, end)
    if folded.find("'", start, end) >= 0 or not _ABBREVIATED.isdisjoint(words):
        tokens = _part_tokens(folded, start, end)
        return tokens, [folded[a:b] for a, b in tokens]
    tokens, at = [], start
    for word in words:
        # Only blanks lie between two tokens, so that the next place of the word is its own.
        a = folded.index(word, at)
        at = a + len(word)
        tokens.append((a, at))
    return tokens, words


LONG_DASH = "\u2014"


def part_at_dashes(folded: str, text: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[str]]:
    """The same for a sentence with long dashes, each a token: "We\u2014the ministers" is no hyphenated word."""
    tokens: list[tuple[int, int]] = []
    lows: list[str] = []
    for part in re.finditer(f"{LONG_DASH}|[^{LONG_DASH}]+", text[start:end]):
        a, b = start + part.start(), start + part.end()
        found = ([(a, b)], ["-"]) if part.group() == LONG_DASH else split_tokens(folded, a, b)
        tokens += found[0]
        lows += found[1]
    return tokens, lows


def _part_tokens(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    tokens: list[tuple[int, int]] = []
    reached = start
    for match in _TOKEN.finditer(folded, start, end):
        a, b = span = match.span()
        if a < reached:  # the full stop that an abbreviation has taken
            continue
        word = match.group()
        if "'" in word and len(word) > 2 and (possessive := _POSSESSIVE.search(word)):
            tokens.append((a, a + possessive.start()))
            tokens.append((a + possessive.start(), b))
        elif word in _ABBREVIATED and folded[b : b + 1] == ".":
            reached = b + 1
            tokens.append((a, reached))
        else:
            tokens.append(span)
    return tokens
