"""Where an article's paragraphs begin and end, also when its lines were broken at a fixed width."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

_TERMINAL = frozenset('.!?:”"…)’»')
_MARKER = re.compile(r"[-*•–]\s+|\(?\d{1,2}[.)]\s+")
# An agency's closing mark stands alone; "Reuters." is the last word of a sentence.
_ALONE = re.compile(r"\W*(?:REUTERS?|[Rr]euter|MORE|[Mm]ore|0)?\W*|<[^<>]*>")
_ALONE_FIRST = "RrMm0"
"""What a mark begins with, where that is a letter or digit: nine lines in ten need no closer look."""
_WIDTHS = range(40, 101)


_Line = tuple[int, str, int, bool, int]
"""Where a line's words begin, the words, the blanks before them, whether an empty line stands before, and its length,
the blanks included; no record, which would take twice as long to make."""


def find_paragraphs(text: str, start: int = 0) -> list[tuple[int, int]]:
    """The offsets of every paragraph from ``start`` on, in order, without the white space around them.

    A blank line parts paragraphs. A single line break does too, unless the text is broken at a fixed width: then lines
    are joined again, and a paragraph ends at an indented line or after a short line that closes a sentence.
    """
    lines = _list_lines(text, start)
    if not lines:
        return []
    width, wrapped = _find_width(lines)
    paragraphs: list[tuple[int, int]] = []
    opened, words, *_ = before = lines[0]
    end, was_alone = opened + len(words), _is_alone(words)
    for line in lines[1:]:
        begin, words, _, after_blank, _ = line
        alone = _is_alone(words)
        goes_on = not (after_blank or alone or was_alone) and (
            _joins(before, line, width, text, opened) if wrapped else _goes_on(before, line, width)
        )
        if not goes_on:
            paragraphs.append((opened, end))
            opened = begin
        before, end, was_alone = line, begin + len(words), alone
    return [*paragraphs, (opened, end)]


def _list_lines(text: str, start: int) -> list[_Line]:
    """The lines that hold something."""
    lines: list[_Line] = []
    offset, after_blank = start, False
    for raw in text[start:].split("\n"):
        words = raw.strip()
        if words:
            indent = 0 if raw[0] == words[0] else raw.index(words[0])
            lines.append((offset + indent, words, indent, after_blank, indent + len(words)))
        after_blank = not words
        offset += len(raw) + 1
    return lines


def _find_width(lines: Sequence[_Line]) -> tuple[int, bool]:
    """The width in characters that most lines keep to, 0 when there is none, and whether most breaks are due to it."""
    width = sorted([line[-1] for line in lines])[len(lines) * 9 // 10]
    breaks = [(one, two) for one, two in pairwise(lines) if not two[3]]
    if width not in _WIDTHS or not breaks:
        return 0, False
    most = (len(breaks) + 1) // 2
    due = (True for one, two in breaks if one[1][-1] not in _TERMINAL and _is_full(one, two, width))
    return width, sum(islice(due, most)) == most


def _is_full(line: _Line, following: _Line, width: float) -> bool:
    # The next line's first word had no room any more: the break is the width's, not the author's.
    room = width - line[-1] - 1
    return room <= 1 or len(following[1].split(None, 1)[0]) >= room


def _joins(line: _Line, following: _Line, width: int, text: str, opened: int) -> bool:
    """Whether a paragraph that was opened at an offset goes on, in a text broken at a width."""
    words, indent = following[1], following[2]
    first = words[0]
    if not first.isalpha() and _MARKER.match(words):
        return False
    if indent >= 2:
        return indent == line[2] or _MARKER.match(text, opened, opened + 6) is not None
    if line[1][-1] in _TERMINAL:
        return _is_full(line, following, width * 0.9)
    return first.islower() or _is_full(line, following, width * 0.6)


def _is_alone(line: str) -> bool:
    first = line[0]
    return (first in _ALONE_FIRST or not first.isalnum()) and _ALONE.fullmatch(line) is not None


def _goes_on(line: _Line, following: _Line, width: int) -> bool:
    """Whether a sentence runs over a line break in a text whose breaks mostly part paragraphs."""
    if line[1][-1] in _TERMINAL or following[2] >= 2 or line[-1] <= 30:
        return False
    return following[1][0].islower() or bool(width and width <= 72 and _is_full(line, following, width))
