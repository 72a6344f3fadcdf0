"""Where an article's paragraphs begin and end, also when its lines were broken at a fixed width."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_TERMINAL = frozenset('.!?:”"…)’»')
_MARKER = re.compile(r"[-*•–]\s+|\(?\d{1,2}[.)]\s+")
# An agency's closing mark stands alone; "Reuters." is the last word of a sentence.
_ALONE = re.compile(r"\W*(?:REUTERS?|[Rr]euter|MORE|[Mm]ore|0)?\W*|<[^<>]*>")
_ALONE_FIRST = "RrMm0"
"""What a mark begins with, where that is a letter or digit: nine lines in ten need no closer look."""
_WIDTHS = range(40, 101)


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    indent: int
    after_blank: bool
    length: int
    ends_sentence: bool
    first_word: int
    """Characters of its first word."""


def find_paragraphs(text: str, start: int = 0) -> list[tuple[int, int]]:
    """The offsets of every paragraph from ``start`` on, in order, without the white space around them.

    A blank line parts paragraphs. A single line break does too, unless the text is broken at a fixed width: then lines
    are joined again, and a paragraph ends at an indented line or after a short line that closes a sentence.
    """
    lines = _list_lines(text, start)
    width, wrapped = _find_width(lines)
    paragraphs: list[tuple[int, int]] = []
    opened = end = 0
    before: _Line | None = None
    alone = True
    for line in lines:
        was_alone, alone = alone, _is_alone(line)
        if before is None:
            opened = line.start
        elif line.after_blank or alone or was_alone or not _joins(before, line, width, wrapped, text, opened):
            paragraphs.append((opened, end))
            opened = line.start
        before, end = line, line.end
    return [*paragraphs, (opened, end)] if before else paragraphs


def _list_lines(text: str, start: int) -> list[_Line]:
    lines: list[_Line] = []
    offset, after_blank = start, False
    for raw in text[start:].split("\n"):
        stripped = raw.strip()
        if stripped:
            length = len(stripped)
            indent = 0 if raw[0] == stripped[0] else raw.index(stripped[0])
            start, ends = offset + indent, stripped[-1] in _TERMINAL
            word = len(stripped.split(None, 1)[0])
            lines.append(_Line(start, start + length, stripped, indent, after_blank, indent + length, ends, word))
        after_blank = not stripped
        offset += len(raw) + 1
    return lines


def _find_width(lines: Sequence[_Line]) -> tuple[int, bool]:
    """The width in characters that most lines keep to, 0 when there is none, and whether most breaks are due to it."""
    width = sorted(line.length for line in lines)[len(lines) * 9 // 10] if lines else 0
    pairs = [(one, two) for one, two in pairwise(lines) if not two.after_blank]
    if width not in _WIDTHS or not pairs:
        return 0, False
    broken = sum(_is_full(one, two, width) and not one.ends_sentence for one, two in pairs)
    return width, broken * 2 >= len(pairs)


def _is_full(line: _Line, following: _Line, width: float) -> bool:
    # The next line's first word had no room any more: the break is the width's, not the author's.
    return line.length + 1 + following.first_word >= width


def _joins(line: _Line, following: _Line, width: int, wrapped: bool, text: str, opened: int) -> bool:
    """Whether a paragraph that was opened at an offset goes on; for lines that neither blanks nor marks part."""
    if not wrapped:
        return _goes_on(line, following, width)
    if _MARKER.match(following.text):
        return False
    if following.indent >= 2:
        return following.indent == line.indent or _MARKER.match(text, opened, opened + 6) is not None
    if line.ends_sentence:
        return _is_full(line, following, width * 0.9)
    return following.text[0].islower() or _is_full(line, following, width * 0.6)


def _is_alone(line: _Line) -> bool:
    first = line.text[0]
    return (first in _ALONE_FIRST or not first.isalnum()) and _ALONE.fullmatch(line.text) is not None


def _goes_on(line: _Line, following: _Line, width: int) -> bool:
    """Whether a sentence runs over a line break in a text whose breaks mostly part paragraphs."""
    if line.ends_sentence or following.indent >= 2 or line.length <= 30:
        return False
    return following.text[0].islower() or bool(width and width <= 72 and _is_full(line, following, width))
