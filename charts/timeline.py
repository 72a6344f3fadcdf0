"""The timeline: a lane for each direction, visitor or host, and a mark for each visit.

The y axis counts pixels from the top, so that lanes and labels stay where they were put at any width.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from charts import alt, lanes, style, words
from charts.bins import binned_timeline
from charts.lanes import Lane
from charts.pairs import rank_directions

Colour = Literal["direction", "kind"]

LABELLED = 24
"""Up to so many visits every mark carries its label."""
MARKED = 1500
"""Above so many visits, marks become bins: 10,000 marks take a browser 3.5 s."""
HEADER, ROW, FOOT, GAP = 24, 18, 20, 12
_QUOTED = 300
_HOLLOW = {"planned": "circle", "postponed": "diamond", "cancelled": "x-thin-open"}


@dataclass
class _Canvas:
    """What is drawn, gathered before it becomes traces."""

    lane: Lane
    marks: list[pd.DataFrame] = field(default_factory=list)
    bars: dict[str, tuple[list[object], list[object]]] = field(default_factory=dict)
    ranges: dict[str, tuple[list[object], list[object]]] = field(default_factory=dict)
    stems: tuple[list[object], list[object]] = field(default_factory=lambda: ([], []))
    labels: list[tuple[object, float, str, bool]] = field(default_factory=list)
    heads: list[tuple[float, float, str, str, int]] = field(default_factory=list)


def timeline(
    *,
    visits: pd.DataFrame,
    lane: Lane = "direction",
    colour: Colour = "direction",
    mode: style.ThemeMode = "light",
    colours: Mapping[str, str] | None = None,
    chosen: str | None = None,
    today: pd.Timestamp | None = None,
    most: int = 10,
) -> go.Figure:
    """Visits over time; above ``MARKED`` of them, columns by month, quarter or year.

    ``visits`` has the columns VISITS, a row a visit. A mark's area grows with the number of independent texts; planned,
    postponed and cancelled visits are hollow; a stay of days has a bar, and a date known to the month a range.
    ``colours`` gives the colour of each direction, ``chosen`` the visit to ring, ``most`` the
    number of lanes. Each mark's ``customdata`` is its
    ``visit_id``. Visits without a date are not drawn; ``layout.meta["note"]`` counts them.
    """
    dated = visits[visits["start"].notna()].sort_values(["start", "visit_id"])
    named = lanes.name_lanes(dated, lane, most=most)
    ordered = lanes.order_lanes(named)
    shades = shade_visits(dated, colour=colour, mode=mode, colours=colours)
    note = undated_note(len(visits) - len(dated))
    if len(dated) > MARKED:
        return binned_timeline(visits=dated, colour=colour, mode=mode, shades=shades, note=note)
    fig = style.figure(title=title_of(dated), alt=alt.timeline(dated, ordered), mode=mode, note=note)
    if dated.empty:
        return fig.update_layout(height=80).update_xaxes(visible=False).update_yaxes(visible=False)
    drawn = dated.assign(lane=named["lane"], shade=shades, size=_sizes(dated))
    low, high = pad(dated)
    canvas, height = _arrange(drawn, ordered, lane, low, high)
    _draw(fig, canvas, colour, mode, chosen)
    _set_axes(fig, height, low, high, mode)
    _mark_today(fig, today, low, high, height, mode)
    if colour == "kind" or lane != "direction":
        _add_legend(fig, drawn, colour)
    return fig


def title_of(dated: pd.DataFrame) -> str:
    """``8 visits, June 2021 to December 2024``."""
    if dated.empty:
        return "No dated visit"
    return f"{words.count(len(dated), 'visit')}, {words.period(dated['start'].min(), dated['start'].max())}"


def undated_note(number: int) -> str:
    """A sentence for the visits that have no date, empty where all have one."""
    verb = "has no date and is" if number == 1 else "have no date and are"
    return f"{words.count(number, 'visit')} {verb} only in the table." if number else ""


def shade_visits(
    visits: pd.DataFrame, *, colour: Colour, mode: style.ThemeMode, colours: Mapping[str, str] | None
) -> pd.Series:
    """The colour of each visit, on the index of ``visits``."""
    neutral = style.palette(mode).neutral
    if colour == "kind":
        return visits["kind"].astype("string").map(dict(style.palette(mode).kinds)).fillna(neutral)
    keys = visits["direction"].astype("string")
    shades = dict(colours) if colours is not None else style.assign_colours(rank_directions(visits), mode)
    return keys.map(shades).fillna(neutral)


def pad(dated: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The ends of the time axis: the visits' span with room for half a mark, at least three months in all."""
    first, last = dated["start"].min(), dated["end"].fillna(dated["start"]).max()
    room = max((last - first) * 0.04, pd.Timedelta(days=10), (pd.Timedelta(days=92) - (last - first)) / 2)
    return first - room, last + room


def describe(visit: pd.Series, *, quote: bool = True) -> str:
    """The hover text of a visit: who, whom, where, when, of which kind, and the sentence."""
    who = words.plain(visit["visitor_person"]) or f"{words.plain(visit['visitor_name'], 'Unnamed')} delegation"
    role = words.plain(visit["visitor_role"])
    lines = [f"<b>{words.safe(who)}</b>" + (f", {words.safe(role, limit=60)}" if role else "")]
    lines.append(words.safe(visit["direction_name"]))
    whom = words.plain(visit["host_person"])
    lines += [f"received by {words.safe(whom)}"] if whom else []
    lines += [words.safe(", ".join(visit["places"]), limit=60)] if len(visit["places"]) else []
    when = words.span(visit["start"], visit["end"], words.plain(visit["date_precision"], "day"))
    lines.append(f"{when} · {visit['kind']} · {visit['status']}")
    lines.append(f"{words.count(int(visit['n_independent_texts']), 'independent text')}")
    sentence = words.safe(visit["sentence"], width=56, limit=220) if quote else ""
    return "<br>".join([*lines, *([f"<br><i>{sentence}</i>"] if sentence else [])])


def _sizes(visits: pd.DataFrame) -> pd.Series:
    base = 13 if len(visits) <= LABELLED else 10
    return (base * visits["n_independent_texts"].clip(lower=1, upper=4) ** 0.5).round(1)


def _arrange(
    drawn: pd.DataFrame, ordered: list[tuple[str, str, int]], lane: Lane, low: pd.Timestamp, high: pd.Timestamp
) -> tuple[_Canvas, float]:
    canvas, top = _Canvas(lane), 0.0
    labelled = len(drawn) <= LABELLED
    for key, label, number in ordered:
        inside = drawn[drawn["lane"] == key]
        head = top
        top = (_arrange_labelled if labelled else _arrange_packed)(canvas, inside, top + HEADER, low, high)
        shade = inside["shade"].iloc[0] if inside["shade"].nunique() == 1 else ""
        canvas.heads.append((head, top, label, shade, number))
        top += GAP
    return canvas, top - GAP + 6


def _arrange_labelled(
    canvas: _Canvas, inside: pd.DataFrame, top: float, low: pd.Timestamp, high: pd.Timestamp
) -> float:
    middles = _middles(inside)
    texts = [_label(visit, canvas.lane) for visit in inside.to_dict("records")]
    scale = lanes.NARROW / (high - low).total_seconds()
    places = [(middle - low).total_seconds() * scale for middle in middles]
    placed = lanes.place_labels(places, [len(plain) * lanes.GLYPH for _, plain in texts])
    rows = max(label.row for label in placed) + 1
    base = top + rows * ROW + FOOT / 2 + 5
    for middle, (text, _), label in zip(middles, texts, placed, strict=True):
        height = base - 19 - label.row * ROW
        _extend(canvas.stems, (middle, middle, None), (base, height - ROW / 2 + 3, None))
        canvas.labels.append((middle, height, text, label.flipped))
    _place(canvas, inside, [base] * len(inside), middles)
    return base + FOOT / 2


def _arrange_packed(
    canvas: _Canvas, inside: pd.DataFrame, top: float, low: pd.Timestamp, high: pd.Timestamp
) -> float:
    middles = _middles(inside)
    scale = lanes.WIDE / (high - low).total_seconds()
    places = [(middle - low).total_seconds() * scale for middle in middles]
    rows = lanes.pack_rows(places, [float(size) * 0.9 for size in inside["size"]])
    pitch = float(inside["size"].quantile(0.9)) * 0.9
    base = top + (max(rows) + 0.5) * pitch
    _place(canvas, inside, [base - row * pitch for row in rows], middles)
    return base + pitch / 2 + 4


def _middles(inside: pd.DataFrame) -> list[pd.Timestamp]:
    ends = inside["end"].fillna(inside["start"])
    return list(inside["start"] + (ends - inside["start"]) / 2)


def _place(canvas: _Canvas, inside: pd.DataFrame, heights: list[float], middles: list[pd.Timestamp]) -> None:
    canvas.marks.append(inside.assign(x=middles, y=heights))
    for visit, height in zip(inside.to_dict("records"), heights, strict=True):
        if pd.isna(visit["end"]) or visit["end"] == visit["start"]:
            continue
        kept = canvas.bars if visit["date_precision"] == "day" else canvas.ranges
        strokes = kept.setdefault(visit["shade"], ([], []))
        _extend(strokes, (visit["start"], visit["end"] + pd.Timedelta(days=1), None), (height, height, None))


def _extend(strokes: tuple[list[object], list[object]], xs: tuple[object, ...], ys: tuple[object, ...]) -> None:
    strokes[0].extend(xs)
    strokes[1].extend(ys)


def _label(visit: Mapping[str, object], lane: Lane) -> tuple[str, str]:
    who = words.surname(visit["visitor_person"]) or words.plain(visit["visitor_name"], "Delegation")
    if lane == "visitor":
        who = words.plain(visit["host_name"]) or who
    start, end = pd.Timestamp(visit["start"]), pd.Timestamp(visit["end"])  # type: ignore[arg-type]
    if visit["date_precision"] == "year":
        when = f"{start.year}"
    elif visit["date_precision"] == "month":
        when = f"{start:%b}"
    elif pd.notna(end) and end != start and end.month == start.month:
        when = f"{start.day}–{end.day} {start:%b}"
    else:
        when = f"{start.day} {start:%b}"
    return f"<b>{words.safe(who, limit=18)}</b> {when}", f"{who[:18]} {when}"


def _draw(
    fig: go.Figure, canvas: _Canvas, colour: Colour, mode: style.ThemeMode, chosen: str | None
) -> None:
    colours = style.palette(mode)
    marks = pd.concat(canvas.marks)
    for _, bottom, *_ in canvas.heads:
        fig.add_shape(type="line", xref="paper", x0=0, x1=1, y0=bottom + GAP / 2, y1=bottom + GAP / 2, layer="below",
                      line={"color": colours.line, "width": 1})
    fig.add_scatter(x=canvas.stems[0], y=canvas.stems[1], mode="lines", hoverinfo="skip", name="stems",
                    line={"color": colours.line, "width": 1})
    for strokes, width, alpha, name in ((canvas.ranges, 7, 0.3, "range"), (canvas.bars, 7, 0.75, "stay")):
        for shade, (xs, ys) in strokes.items():
            fig.add_scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", name=name,
                            line={"color": style.rgba(shade, alpha), "width": width})
    ringed = marks[marks["visit_id"] == chosen]
    fig.add_scatter(x=ringed["x"], y=ringed["y"], mode="markers", hoverinfo="skip", name="chosen",
                    marker={"size": ringed["size"] + 9, "color": "rgba(0,0,0,0)",
                            "line": {"color": colours.ink, "width": 2}})
    fig.add_scatter(
        x=marks["x"], y=marks["y"], mode="markers", name="visits", customdata=marks["visit_id"].tolist(),
        hovertext=[describe(visit, quote=len(marks) <= _QUOTED) for _, visit in marks.iterrows()],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"size": marks["size"].tolist(), "color": [_fill(visit, colours) for visit in marks.to_dict("records")], "opacity": 1,
                "symbol": [_HOLLOW.get(str(status), "circle") for status in marks["status"]],
                "line": {"color": [_edge(visit, colours) for visit in marks.to_dict("records")],
                         "width": [2 if status in _HOLLOW else 1 for status in marks["status"]]}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.45}},
    )
    for head, _, label, shade, number in canvas.heads:
        ink = shade if shade and colour == "direction" and canvas.lane == "direction" else colours.ink
        style.note(fig, f"<b>{words.safe(label)}</b>  <span style='color:{colours.muted}'>{number:,}</span>",
                   x=0, y=head + HEADER / 2, xref="paper", font={"size": 14, "color": ink}, xshift=0)
    for x, y, text, flipped in canvas.labels:
        style.note(fig, text, x=x, y=y, xanchor="right" if flipped else "left",  # type: ignore[arg-type]
                   xshift=-2 if flipped else 2, font={"size": 12, "color": colours.ink})


def _fill(visit: Mapping[str, object], colours: style.Palette) -> str:
    return colours.paper if visit["status"] in ("planned", "postponed") else str(visit["shade"])


def _edge(visit: Mapping[str, object], colours: style.Palette) -> str:
    return str(visit["shade"]) if visit["status"] in _HOLLOW else colours.paper


def _set_axes(
    fig: go.Figure, height: float, low: pd.Timestamp, high: pd.Timestamp, mode: style.ThemeMode
) -> None:
    colours = style.palette(mode)
    fig.update_layout(height=int(height) + 36, hovermode="closest", clickmode="event+select",
                      margin={"l": 2, "r": 6, "t": 0, "b": 36})
    fig.update_yaxes(range=[height, 0], visible=False, automargin=False)
    fig.update_xaxes(
        range=[low, high], type="date", showgrid=True, gridcolor=colours.line, griddash="dot", ticklabelposition="outside",
        tickformatstops=[
            {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
            {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
        nticks=8,
    )


def _mark_today(
    fig: go.Figure, today: pd.Timestamp | None, low: pd.Timestamp, high: pd.Timestamp, height: float, mode: style.ThemeMode
) -> None:
    if today is None or not low < today < high:
        return
    colours = style.palette(mode)
    fig.add_shape(type="line", x0=today, x1=today, y0=0, y1=height, line={"color": colours.muted, "width": 1})
    style.note(fig, "today", x=today, y=6, xshift=3, font={"size": 11, "color": colours.muted})  # type: ignore[arg-type]


def _add_legend(fig: go.Figure, drawn: pd.DataFrame, colour: Colour) -> None:
    names = drawn["kind"].astype("string") if colour == "kind" else drawn["direction_name"]
    keyed = pd.DataFrame({"name": names, "shade": drawn["shade"]}).value_counts().reset_index()
    for entry in keyed.drop_duplicates("shade").itertuples():
        several = (keyed["shade"] == entry.shade).sum() > 1
        fig.add_scatter(x=[None], y=[None], mode="markers", name="other" if several else words.plain(entry.name, "not given"),
                        showlegend=True, hoverinfo="skip", marker={"size": 11, "color": entry.shade})
    fig.update_layout(showlegend=True, margin={"t": 30}, height=fig.layout.height + 30,
                      legend={"orientation": "h", "x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom",
                              "itemclick": False, "itemdoubleclick": False, "font": {"size": 12}})
    for trace in fig.data:
        if trace.showlegend is None:
            trace.showlegend = False
