"""A canvas drawn as the traces, lines and texts of a figure."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts import style, words
from charts.canvas import GAP, NAME, Canvas, Row
from charts.sheet import Sheet

QUOTED = 40
"""Up to so many marks the hover tells all, with the sentence; of more, only who, where and when: the rest is heavy to
send, and the card has it."""
LETTER, PLOT = 7.6, 480
"""Pixels: the mean width of a letter in the name of a lane, and of a plot between a telephone's and a desk's."""
HOLLOW = ("planned", "postponed", "cancelled")
_SYMBOLS = {"meeting_third_place": "diamond", "meeting": "diamond", "call": "square"}


def draw_canvas(sheet: Sheet, canvas: Canvas, *, colour: str, mode: style.ThemeMode) -> None:
    """Everything on the canvas, from the back to the front; the marks are the last trace but the labels."""
    colours = style.palette(mode)
    _draw_lanes(sheet, canvas, colour, colours)
    _draw_strokes(sheet, canvas, colours)
    if canvas.tags:
        _draw_tags(sheet, canvas, colours)
    _draw_marks(sheet, canvas.marks, canvas.lane == "direction", colours)


def describe(visit: Mapping[str, Any]) -> str:
    """The hover text of a visit: who, whom, where, when, of which kind, and the sentence."""
    who, when = describe_briefly(visit)
    role, whom = words.safe(visit["visitor_role"], limit=60), words.safe(visit["host_person"])
    sentence = words.safe(visit["sentence"], width=56, limit=180)
    lines = [
        f"<b>{who}</b>" + (f", {role}" if role else ""),
        words.safe(visit["direction_name"]),
        f"received by {whom}" if whom else "",
        words.safe(", ".join(visit["places"]), limit=60),
        f"{when} · {visit['kind']} · {visit['status']}",
        words.count(int(visit["n_independent_texts"]), "independent text"),
        f"<br><i>{sentence}</i>" if sentence else "",
    ]
    return "<br>".join(line for line in lines if line)


def describe_briefly(visit: Mapping[str, Any]) -> tuple[str, str]:
    """Who, and when."""
    who = words.plain(visit["visitor_person"]) or f"{words.plain(visit['visitor_name'], 'Unnamed')} delegation"
    return words.safe(who), words.span(visit["start"], visit["end"], words.plain(visit["date_precision"], "day"))


def symbol_of(mode: str, status: str) -> str:
    """Circles are visits, diamonds meetings, squares calls; a cross was cancelled, a dotted one postponed.

    >>> symbol_of("visit", "completed"), symbol_of("call", "postponed")
    ('circle', 'square-open-dot')
    """
    shape = _SYMBOLS.get(mode, "circle")
    return {"cancelled": "x-thin-open", "postponed": f"{shape}-open-dot"}.get(status, shape)


def explain_symbols(visits: pd.DataFrame) -> str:
    """What the less usual marks among ``visits`` stand for; empty where there are only visits that took place."""
    modes, statuses = set(visits["mode"]), set(visits["status"])
    told = [("diamonds are meetings", modes & {"meeting", "meeting_third_place"}), ("squares calls", modes & {"call"})]
    told += [
        ("hollow marks planned", statuses & {"planned", "postponed"}),
        ("crosses cancelled", statuses & {"cancelled"}),
    ]
    text = ", ".join(words for words, found in told if found)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _draw_lanes(sheet: Sheet, canvas: Canvas, colour: str, colours: style.Palette) -> None:
    for head in canvas.heads:
        foot = head.foot + GAP / 2
        line = {"color": colours.line, "width": 1}
        sheet.line(xref="paper", x0=0, x1=1, y0=foot, y1=foot, layer="below", line=line)
        told = head.shade if colour == "direction" and canvas.lane == "direction" else ""
        dot = f"<span style='color:{told}'>●</span> " if told else ""
        text = f"{dot}<b>{words.safe(head.label)}</b>  <span style='color:{colours.muted}'>{head.number:,}</span>"
        sheet.note(text, x=0, xref="paper", y=head.top + NAME, font={"size": 14, "color": colours.ink})
    _lay_names(sheet, canvas)


def _lay_names(sheet: Sheet, canvas: Canvas) -> None:
    """Unseen bars over the names of the lanes, which a click can meet; the texts themselves answer to nothing."""
    asking = [head for head in canvas.heads if head.asked]
    if not asking:
        return
    whole = (canvas.high - canvas.low) / pd.Timedelta(milliseconds=1)
    widths = [len(f"{head.label} {head.number:,}") * LETTER + 20 for head in asking]
    sheet.bar(
        orientation="h",
        base=[f"{canvas.low:%Y-%m-%d}"] * len(asking),
        x=[int(whole * min(width / PLOT, 1)) for width in widths],
        y=[head.top + NAME for head in asking],
        width=2 * NAME,
        customdata=[head.asked for head in asking],
        hovertemplate="Keep only these visits<extra></extra>",
        opacity=0,
        name="lanes",
    )


def _draw_strokes(sheet: Sheet, canvas: Canvas, colours: style.Palette) -> None:
    kinds = [("range", canvas.ranges, 0.4, 3), ("stay", canvas.bars, 0.75, 7)]
    lines = [("stems", canvas.stems, colours.line, 1)]
    lines += [
        (name, one, style.rgba(shade, alpha), wide) for name, kept, alpha, wide in kinds for shade, one in kept.items()
    ]
    for name, strokes, shade, width in lines:
        line = {"color": shade, "width": width}
        sheet.scatter(x=strokes.x, y=strokes.y, mode="lines", hoverinfo="skip", name=name, line=line)


def _draw_tags(sheet: Sheet, canvas: Canvas, colours: style.Palette) -> None:
    # Texts are points of a trace, so that a label opens its visit where two marks hide each other.
    same = {"textfont": {"color": colours.ink}}
    sheet.scatter(
        x=[tag.x for tag in canvas.tags],
        y=[tag.y for tag in canvas.tags],
        mode="markers+text",
        text=[f"\u2009{tag.text}\u2009" for tag in canvas.tags],
        textposition=["middle left" if tag.flipped else "middle right" for tag in canvas.tags],
        textfont={"size": 12, "color": colours.ink},
        customdata=[tag.visit_id for tag in canvas.tags],
        marker={"size": 1, "opacity": 0},
        selected=same,
        unselected=same,
        hoverinfo="none",
        cliponaxis=False,
        name="labels",
    )


def _draw_marks(sheet: Sheet, rows: list[Row], headed: bool, colours: style.Palette) -> None:
    places, sizes = [row["x"] for row in rows], [row["size"] for row in rows]
    hollow = [row["status"] in HOLLOW for row in rows]
    edges = [row["shade"] if empty else colours.paper for row, empty in zip(rows, hollow, strict=True)]
    fills = [colours.paper if empty else row["shade"] for row, empty in zip(rows, hollow, strict=True)]
    sheet.scatter(
        x=[f"{moment:%Y-%m-%d}" if moment == moment.normalize() else f"{moment:%Y-%m-%dT%H}" for moment in places],
        y=[round(row["y"]) for row in rows],
        mode="markers",
        name="visits",
        customdata=[row["visit_id"] for row in rows],
        **_write_hover(rows, headed),
        marker={
            "size": _share([int(size) if size == int(size) else size for size in sizes]),
            "color": _share(fills),
            "symbol": _share([symbol_of(str(row["mode"]), str(row["status"])) for row in rows]),
            "line": {"color": _share(edges), "width": _share([2 if empty else 1 for empty in hollow])},
            "opacity": 1,
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.45}},
    )


def _write_hover(rows: list[dict[str, Any]], headed: bool) -> dict[str, Any]:
    """What the hover tells of each mark; of many not the direction, where lanes are ``headed`` by it."""
    if len(rows) <= QUOTED:
        return {"hovertext": [describe(row) for row in rows], "hovertemplate": "%{hovertext}<extra></extra>"}
    # Tags stand in the template, once: each of their brackets takes six bytes on the way.
    told = [describe_briefly(row) for row in rows]
    ways = ["" if headed and row["lane"] != style.OTHER else f"{words.safe(row['direction_name'])}, " for row in rows]
    return {
        "hovertext": [who for who, _ in told],
        "text": [way + when for way, (_, when) in zip(ways, told, strict=True)],
        "hovertemplate": "<b>%{hovertext}</b><br>%{text}<extra></extra>",
    }


def _share(values: list[Any]) -> Any:
    """One value in place of many that are all the same."""
    return values[0] if len(set(values)) == 1 else values
