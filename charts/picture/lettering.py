"""Texts in SVG, from the few HTML tags that labels of charts are written with."""

from dataclasses import dataclass, replace
from html import escape
from html.parser import HTMLParser
from typing import Literal

from charts.picture.fonts import SANS, Face, split_known, width
from charts.picture.paint import paint, sign_of
from charts.picture.symbols import draw_symbol

Anchor = Literal["start", "middle", "end"]
_DOT = "●"
LEADING = 1.25
"""Height of a line, in font sizes."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line that looks the same throughout."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str = ""

    @property
    def face(self) -> Face:
        """The face it is set in."""
        return "sans semibold" if self.bold else "sans italic" if self.italic else "sans"


class _Reader(HTMLParser):
    """Reads ``<b>``, ``<i>``, ``<br>`` and ``<span style='color:…'>``; other tags leave their text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[Run]] = [[]]
        self._looks = [Run("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.lines.append([])
            return
        look = self._looks[-1]
        style = dict(attrs).get("style") or ""
        colour = style.partition("color:")[2].split(";")[0].strip()
        self._looks.append(
            replace(
                look,
                bold=look.bold or tag in ("b", "strong"),
                italic=look.italic or tag in ("i", "em"),
                colour=colour or look.colour,
            )
        )

    def handle_endtag(self, tag: str) -> None:
        if tag != "br" and len(self._looks) > 1:
            self._looks.pop()

    def handle_data(self, data: str) -> None:
        self.lines[-1].append(replace(self._looks[-1], text=data))


def read_label(text: str) -> list[list[Run]]:
    """The lines of a label, each a list of runs.

    >>> [[run.text for run in line] for line in read_label("<b>a</b> &lt;b&gt;<br>c")]
    [['a', ' <b>'], ['c']]
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.lines


def measure(text: str, size: float) -> float:
    """The width of a label's longest line, in pixels."""
    return max(sum(width(run.text, size, run.face) for run in line) for line in read_label(text))


def write_label(text: str, x: float, y: float, *, size: float, colour: str, anchor: Anchor = "start") -> str:
    """A label as SVG, its lines' middle at ``y``; empty for an empty label."""
    lines = read_label(text)
    if not any(run.text.strip() for line in lines for run in line):
        return ""
    top = y - (len(lines) - 1) * size * LEADING / 2 + size * 0.35
    return "".join(
        write_line(line, x, top + place * size * LEADING, size=size, colour=colour, anchor=anchor)
        for place, line in enumerate(lines)
    )


def write_line(
    runs: list[Run], x: float, y: float, *, size: float, colour: str, anchor: Anchor = "start", family: str = SANS
) -> str:
    """One line of text as SVG, standing on ``y``; letters that the fonts lack are set in another one."""
    parts = [(replace(run, text=text), known) for run in runs for text, known in split_known(clean(run.text), run.face)]
    if all(known for _, known in parts):
        inner = "".join(_write_run(run) for run, _ in parts)
        return _write_text(inner, x, y, size=size, colour=colour, anchor=anchor, look="t" if family == SANS else "h")
    # A renderer sets a whole text in another font where one letter is missing, so each stretch is a text of its own.
    widths = [width(run.text, size, run.face) for run, _ in parts]
    at = x - sum(widths) * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    texts = []
    for (run, known), wide in zip(parts, widths, strict=True):
        look = ("t" if family == SANS else "h") if known else "o"
        if run.text == _DOT:
            middle = (at + wide / 2, y - size * 0.33)
            texts.append(draw_symbol("circle", *middle, size * 0.6, fill=run.colour or colour, edge="none", width=0))
        else:
            texts.append(_write_text(_write_run(run), at, y, size=size, colour=colour, anchor="start", look=look))
        at += wide
    return "".join(texts)


def _write_text(inner: str, x: float, y: float, *, size: float, colour: str, anchor: Anchor, look: str) -> str:
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" class="{look}"{place} {paint(colour)} '
        f'xml:space="preserve">{inner}</text>'
    )


def _write_run(run: Run) -> str:
    looks = [
        'font-weight="600"' if run.bold else "",
        'font-style="italic"' if run.italic else "",
        paint(run.colour) if run.colour else "",
    ]
    told, text = " ".join(look for look in looks if look), escape(run.text, quote=False)
    return f"<tspan {told}>{text}</tspan>" if told else text


def clean(text: str) -> str:
    """``text`` without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign_of(sign))
