"""Pieces of HTML whose text is text, whatever an article or a user wrote."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from charts.picture.lettering import clean


def text(value: object) -> str:
    """``value`` as HTML shows it as written.

    >>> text('<b>"x"</b>')
    '&lt;b&gt;&quot;x&quot;&lt;/b&gt;'
    """
    return escape(clean(str(value)), quote=True)


def element(name: str, inner: str, **attributes: str) -> str:
    """An element round ``inner``, which is HTML already; attributes are text, a final underscore of a name is cut.

    >>> element("p", text("a & b"), class_="note")
    '<p class="note">a &amp; b</p>'
    """
    told = "".join(f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>{inner}</{name}>"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, figures: Sequence[int] = ()) -> str:
    """A table of text; the columns numbered in ``figures`` are set to the right."""
    looks = ["number" if place in figures else "words" for place in range(len(heads))]
    head = "".join(element("th", text(one), scope="col", class_=look) for one, look in zip(heads, looks, strict=True))
    body = "".join(
        element("tr", "".join(element("td", text(one), class_=look) for one, look in zip(row, looks, strict=True)))
        for row in rows
    )
    inner = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return element("div", inner, class_="wide", tabindex="0", role="group", aria_label="Table")


def link(address: object, label: str) -> str:
    """A link where the address is one of the web; otherwise the label alone."""
    if isinstance(address, str) and address.startswith(("http://", "https://")):
        return element("a", text(label), href=address, rel="noreferrer")
    return text(label)


def mark_words(sentence: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """A sentence with stretches marked, each with what it told; stretches outside the sentence are cut.

    >>> mark_words("Akar came", [(0, 4, "Visitor"), (0, 4, "Rank")])
    '<mark title="Visitor, Rank">Akar</mark> came'
    """
    kept = [(max(start, 0), min(end, len(sentence)), name) for start, end, name in spans]
    kept = [(start, end, name) for start, end, name in kept if start < end]
    edges = sorted({0, len(sentence), *(one for start, end, _ in kept for one in (start, end))})
    pieces = []
    for left, right in pairwise(edges):
        names = dict.fromkeys(name for start, end, name in kept if start <= left and end >= right)
        shown = text(sentence[left:right])
        pieces.append(f'<mark title="{text(", ".join(names))}">{shown}</mark>' if names else shown)
    return "".join(pieces)
