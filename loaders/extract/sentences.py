"""The sentences of an article, by line and rule."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.extract.layout import READING, read_yaml
from loaders.extract.segments import find_segments
from loaders.models import Article, Segment, Sentence

# A run of stops, then quotes and brackets that close; after it white space, the end, or a capital without a blank. What
# begins with a sign, not with a run, is searched for in half of the time.
_STOP = re.compile(r"[.!?…][.!?…]*[\"'”’»)\]]*(?=\s|[“«\"(]?[^\W\d_a-z]|$)")
_TOKEN = re.compile(r"[\w.&'’]+$")
_NEXT = re.compile(r"[\s\"'“‘«(\[*–—-]*(\w+(?:['’.-]\w+){0,3})?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])")


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of all segments, in order; none crosses a segment.

    Only the body is split: a headline, a caption or a line of furniture is one sentence. A sentence begins after a
    dateline, and has the dateline's paragraph. An article made without segments is given them here. Empty for a text of
    white space.
    """
    return tuple(
        [
            Sentence(start, end, segment.kind, paragraph)
            for paragraph, segment in number_paragraphs(article)
            for start, end in find_spans(article.text, segment)
        ]
    )


def number_paragraphs(article: Article) -> Iterator[tuple[int, Segment]]:
    """The segments of an article, each with the number of the paragraph it stands in, counted from 0."""
    paragraph = -1
    previous: Segment | None = None
    for segment in article.segments or find_segments(article.text, len(article.title or "")):
        if not _shares_paragraph(article.text, previous, segment):
            paragraph += 1
        yield paragraph, segment
        previous = segment


_OFFICE = re.compile(r"\s*Under[- ]?[Ss]ecretar")
"""An office that begins with a word that begins sentences too: "U.S. Under Secretary"."""


def find_spans(text: str, segment: Segment) -> Iterator[tuple[int, int]]:
    """The offsets of the sentences of one segment, without the white space around them."""
    start = segment.start
    if segment.kind == "body":
        for found in _STOP.finditer(text, segment.start, segment.end):
            if found.end() < segment.end and (end := _find_end(text, start, found, segment.end)):
                yield start, end
                start = end + _count_blanks(text, end, segment.end)
    if start < segment.end:
        yield start, segment.end


def _find_end(text: str, start: int, stop: re.Match[str], limit: int) -> int | None:
    """Where the sentence ends that this stop closes; ``None`` when it goes on."""
    end = stop.end()
    following = _NEXT.match(text, end, limit)
    word = following[1] if following else None
    if not text[end].isspace():
        return end if _lacks_blank(text, start, stop, word) else None
    if word is None:
        return end
    if word[0].islower():
        return None
    return None if stop[0].rstrip(")]") == "." and _is_abbreviation(text, start, stop.start(), word) else end


def _lacks_blank(text: str, start: int, stop: re.Match[str], word: str | None) -> bool:
    """Whether a sentence ends here although the next follows without a blank: "Azerbaijan.Highlighting"."""
    if word is None or not word[1:2].islower() or word.lower().partition(".")[0] in _words("domains"):
        return len(stop[0]) > 1 and word in _words("starters")
    if stop[0][-1] == '"' and text.count('"', start, stop.end()) % 2:
        return False
    token = text[max(start, stop.start() - 60) : stop.start()].rpartition(" ")[2]
    known = len(word) > 2 or word in _words("starters")
    in_address = any(sign in token for sign in "./@") or token == "www"
    return known and not in_address and (len(token) > 2 or len(stop[0]) > 1) and not token[-2:].isupper()


def _is_abbreviation(text: str, start: int, end: int, word: str) -> bool:
    """Whether the stop at ``end`` belongs to the word before it and the sentence goes on with ``word``."""
    before = _TOKEN.search(text, max(start, end - 24), end)
    if before is None:
        return False
    token = before[0].lstrip("'’.&")
    if token in _words("before_name"):
        return True
    lettered = (len(token) == 1 and token.isupper()) or _DOTTED.fullmatch(token) is not None
    if word[0].isdigit():
        return lettered or token in _words("before_figure") or _opens(text, start, end)
    if lettered or token in _words("before_either"):
        return word not in _words("starters") or _OFFICE.match(text, end + 1) is not None
    return _opens(text, start, end)


def _opens(text: str, start: int, end: int) -> bool:
    # "1. The sides agreed": the number of a list, not a sentence.
    return _NUMBERED.fullmatch(text, start, end) is not None


def _count_blanks(text: str, end: int, limit: int) -> int:
    blanks = 0
    while end + blanks < limit and text[end + blanks].isspace():
        blanks += 1
    return blanks


def _shares_paragraph(text: str, previous: Segment | None, segment: Segment) -> bool:
    if previous is None or not (segment.kind == "furniture" or previous.kind == "dateline"):
        return False
    return "\n" not in text[previous.end : segment.start]


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(map(str, read_yaml(READING / "abbreviations.yaml")[group]["words"]))
