"""An article's text in segments: headline, byline, captions, furniture, datelines and the body itself."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.extract.datelines import find_dateline
from loaders.extract.layout import Rule, find_marks, find_rule, is_section, list_outlets, outlet_pattern
from loaders.extract.paragraphs import find_paragraphs
from loaders.models import Segment, SegmentKind

_CLOSING = re.compile(r"\s+(?:REUTERS?|Reuter)\W*\Z")
_BYLINE = re.compile(r"by\s+(.+?)(?:\s*[-–—|:].*)?\W*", re.IGNORECASE | re.DOTALL)
_HANDLE = re.compile(r"@(\w+)")


def find_segments(text: str, title_end: int = 0) -> tuple[Segment, ...]:
    """The segments of a text, in order; together they hold every character that is not white space.

    Each paragraph is a segment, but a dateline is parted from the paragraph it begins, and an agency's closing mark
    from the one it ends. ``title_end`` is where the title ends that stands first, 0 when it is not known: then a
    first line that looks like a headline is taken for one. Empty for a text of white space.
    """
    found = _Finder(text, title_end)
    return tuple(found.list_segments())


def find_outlet(text: str, segments: Sequence[Segment]) -> str | None:
    """The outlet that a text names as its own, in its byline, its dateline, by "… reports", or under the text.

    >>> text = "The talks have begun, News.az reports."
    >>> find_outlet(text, find_segments(text))
    'News.az'
    """
    for kind, pattern in _outlet_patterns():
        for segment in segments:
            named = pattern.search(text, segment.start, segment.end) if segment.kind == kind else None
            if named:
                return list_outlets()[named[1]]
    return _find_handle(text, segments)


def find_byline(text: str, segments: Sequence[Segment]) -> str | None:
    """The author that a text names: "By Vugar Khalilov" gives "Vugar Khalilov"; ``None`` where it names an outlet."""
    for segment in segments:
        if segment.kind == "byline":
            named = _BYLINE.fullmatch(text[segment.start : segment.end])
            if named and named[1] not in list_outlets():
                return " ".join(named[1].split())
    return None


class _Finder:
    """One pass over the paragraphs of a text, which remembers what it has met so far."""

    def __init__(self, text: str, title_end: int) -> None:
        self.text = text
        self.title = _plain(text[:title_end])
        self.title_end = title_end
        self.marks = find_marks(text)
        self.paragraphs = find_paragraphs(text, title_end)
        self.end = self.paragraphs[-1][1] if self.paragraphs else 0
        self.body = self.prose = 0
        self.in_list = False
        self.dated = False

    def list_segments(self) -> Iterator[Segment]:
        if self.title:
            start = len(self.text) - len(self.text.lstrip())
            yield Segment("headline", start, len(self.text[: self.title_end].rstrip()))
        for start, end in self.paragraphs:
            kind = self._find_kind(start, end)
            # Behind the dateline only the last paragraph has anything to part.
            if kind == "body" and not (self.dated and end < self.end):
                yield from self._part_body(start, end)
            else:
                yield Segment(kind, start, end)

    def _find_kind(self, start: int, end: int) -> SegmentKind:
        line = self.text[start:end]
        rule = find_rule(line, self.marks)
        if rule:
            return self._follow(rule)
        if is_section(line):
            return "furniture"
        if self.title and self.title.startswith(line[:1].casefold()) and _plain(line) == self.title:
            return "headline"
        if self.in_list and _is_title(line):
            return "furniture"
        self.in_list = False
        if not self.title and not self.body and end < self.paragraphs[-1][0] and self._is_headline(start, end):
            self.title = _plain(line)
            return "headline"
        return "body"

    def _follow(self, rule: Rule) -> SegmentKind:
        self.in_list = self.in_list or rule.opens_list
        return rule.kind

    def _is_headline(self, start: int, end: int) -> bool:
        line = self.text[start:end]
        return _is_title(line) and len(line.split()) > 2 and find_dateline(self.text, start, end) == start

    def _part_body(self, start: int, end: int) -> Iterator[Segment]:
        self.body += 1
        self.prose += end - start > _MENU
        # A place and a day open the first paragraphs only; further down they are a list or a table.
        early = self.body <= 3 or (self.prose <= 1 and self.body <= 12)  # a page's menu may stand before
        after = find_dateline(self.text, start, end) if early and not self.dated else start
        if after > start:
            self.dated = True
            yield Segment("dateline", start, len(self.text[:after].rstrip()))
        closing = _CLOSING.search(self.text, max(after, end - 60), end) if end == self.end else None
        last = closing.start() if closing else end
        if after < last:
            yield Segment("body", after, last)
        if closing:
            yield Segment("furniture", end - len(closing[0].lstrip()), end)


_MENU = 60
"""Characters up to which a line before the first paragraph may be of a page's menu."""


def _is_title(line: str) -> bool:
    # A title has no full stop, is one line, and does not go on for ever.
    return len(line) <= 200 and not line.endswith((".", ":", ";", ",", "”", '"', "…")) and not line[:1].islower()


def _plain(line: str) -> str:
    return " ".join(line.split()).casefold()


@cache
def _outlet_patterns() -> tuple[tuple[SegmentKind, re.Pattern[str]], ...]:
    name = rf"(?<![\w.])({outlet_pattern()})\b(?![\w])"
    return (
        ("byline", re.compile(name)),
        ("dateline", re.compile(name)),
        ("body", re.compile(rf"{name},? (?:reports|informs)\b")),
        ("furniture", re.compile(rf"\W*{name}\W*\Z")),
    )


def _find_handle(text: str, segments: Sequence[Segment]) -> str | None:
    # "Follow us on Twitter @AzerNewsAz" gives the outlet too; short names would fit too many handles.
    for segment in segments:
        handle = _HANDLE.search(text, segment.start, segment.end) if segment.kind == "furniture" else None
        for spelling, outlet in list_outlets().items() if handle else ():
            name = re.sub(r"\W", "", spelling).casefold()
            if handle and len(name) > 4 and handle[1].casefold().startswith(name):
                return outlet
    return None
