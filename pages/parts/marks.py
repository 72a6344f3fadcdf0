"""An article's text as HTML with what was found in it marked; pure, and safe whatever the text says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pages.parts import escape

KINDS: dict[str, str] = {
    "visit": "Visit",
    "evidence": "Evidence",
    "person": "People",
    "country": "Countries",
    "place": "Places",
    "organisation": "Organisations",
    "theme": "Themes",
    "reused": "Reused paragraphs",
    "hit": "Search hits",
}
"""What can be marked, in the order of the legend."""
_BLOCK = re.compile(r"\n\s*\n")
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, code points from ``start`` to ``end``, of one of ``KINDS``, and words for hovering."""

    start: int
    end: int
    kind: str
    label: str = ""


def render(
    text: str,
    marks: Iterable[Mark],
    *,
    headline: tuple[int, int] | None = None,
    furniture: Sequence[tuple[int, int]] = (),
) -> str:
    """Paragraphs of HTML; where marks overlap, the shared words carry the classes of all of them.

    A paragraph that is mostly reused is marked as a whole. ``furniture`` are spans that are no part of the story, such
    as a caption; the one that is mostly ``headline`` becomes a heading. Spans outside the text are cut; empty ones
    are left out.

    >>> render("Ali met Veli", [Mark(0, 3, "person", "Ali")])
    '<p><span class="m person" data-at="0" title="Ali">Ali</span> met Veli</p>'
    """
    inside = [Mark(max(m.start, 0), min(m.end, len(text)), m.kind, m.label) for m in marks]
    kept = sorted((m for m in inside if m.start < m.end), key=lambda m: (m.start, -m.end))
    blocks = []
    for start, end in _blocks(text):
        if headline and _overlap(*headline, start, end) > _MOST * (end - start):
            blocks.append(f'<h2 class="headline">{_inline(text, start, end, kept)}</h2>')
        else:
            blocks.append(_block(text, start, end, kept, furniture))
    return "".join(blocks)


def sentence(text: str, start: int, end: int, marks: Iterable[Mark] = ()) -> str:
    """One stretch of the text as inline HTML, with the marks that fall into it."""
    return _inline(text, start, end, sorted(marks, key=lambda m: (m.start, -m.end)))


def snippet(text: str, title: str = "") -> str:
    """A search's snippet as HTML: hits stand between U+E000 and U+E001.

    Where it begins with the title, which stands above it, that is left out if there is a hit behind it.

    >>> snippet("the \\ue000Shusha\\ue001 <b>")
    'the <mark>Shusha</mark> &lt;b&gt;'
    >>> snippet("\\ue000Talks\\ue001 end BAKU - \\ue000Talks\\ue001 ended", "Talks  end")
    'BAKU - <mark>Talks</mark> ended'
    """
    return (
        escape.markup(_leave_out(text, " ".join(title.split())))
        .replace("\ue000", "<mark>")
        .replace("\ue001", "</mark>")
    )


def _leave_out(text: str, title: str) -> str:
    """The text behind the title it begins with, whatever is marked in it."""
    opening = re.match("".join(f"[\ue000\ue001]?{re.escape(sign)}" for sign in title) + r"\ue001?\s+", text)
    rest = text[opening.end() :] if title and opening else ""
    return rest if "\ue000" in rest else text


def counts(marks: Iterable[Mark]) -> dict[str, int]:
    """How many marks there are of each kind, in the legend's order, kinds without any left out."""
    found = [mark.kind for mark in marks]
    return {kind: found.count(kind) for kind in KINDS if kind in found}


def _blocks(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs stand; a single line break inside one stays there."""
    ends = [match.span() for match in _BLOCK.finditer(text)] + [(len(text), len(text))]
    starts = [0] + [stop for _, stop in ends[:-1]]
    spans = [(start, stop) for start, (stop, _) in zip(starts, ends, strict=True)]
    return [(start, stop) for start, stop in spans if text[start:stop].strip()]


def _block(text: str, start: int, end: int, marks: Sequence[Mark], furniture: Sequence[tuple[int, int]]) -> str:
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    reused = [mark for mark in here if mark.kind == "reused"]
    whole = next((mark for mark in reused if _overlap(mark.start, mark.end, start, end) > _MOST * (end - start)), None)
    aside = any(_overlap(*span, start, end) > _MOST * (end - start) for span in furniture)
    words = _inline(text, start, end, [mark for mark in here if mark is not whole])
    classes = [name for name, wanted in (("reused", whole), ("aside", aside)) if wanted]
    attributes = f' class="{" ".join(classes)}"' if classes else ""
    note = f'<span class="note">{escape.markup(whole.label)}</span>' if whole and whole.label else ""
    return f"<p{attributes}>{note}{words}</p>"


def _inline(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = sorted({start, end, *(max(m.start, start) for m in here), *(min(m.end, end) for m in here)})
    pieces = []
    for left, right in pairwise(edges):
        covering = [mark for mark in here if mark.start <= left and mark.end >= right]
        pieces.append(_piece(text[left:right], left, covering))
    return "".join(pieces)


def _piece(words: str, at: int, covering: Sequence[Mark]) -> str:
    shown = escape.markup(words)
    if not covering:
        return shown
    classes = " ".join(["m", *(kind for kind in KINDS if any(mark.kind == kind for mark in covering))])
    labels = " · ".join(dict.fromkeys(mark.label for mark in covering if mark.label))
    title = f' title="{escape.markup(labels)}"' if labels else ""
    return f'<span class="{classes}" data-at="{at}"{title}>{shown}</span>'


def _overlap(start: int, end: int, left: int, right: int) -> int:
    return max(min(end, right) - max(start, left), 0)
