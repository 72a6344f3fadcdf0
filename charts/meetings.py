"""Who meets whom: visitors on the left, hosts on the right, a band for each pair as wide as their meetings are many."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import alt, style, words
from charts.pairs import rank_directions
from charts.sheet import Sheet

ROW = 34
_NEAR_VISITOR, _NEAR_HOST = 5, 16
"""Of a band's 21 points the one with its dot: where many bands begin at one name, or end there, dots would pile up."""
MEETINGS = ["visitor", "host", "direction", "n", "visits"]


def count_meetings(visits: pd.DataFrame) -> pd.DataFrame:
    """One row a visitor, host and direction, columns ``MEETINGS``, most meetings first.

    The visitor with each of those met: the host and the other officials. ``visits`` is a tuple of ids.
    """
    met = visits[~visits["status"].isin(["cancelled", "postponed"]) & visits["visitor_person"].notna()]
    needed = met[["visitor_person", "host_person", "met", "direction", "visit_id"]].astype("object")
    rows = [
        (visitor, name, str(direction), visit_id)
        for visitor, host, others, direction, visit_id in needed.itertuples(index=False, name=None)
        for name in _people(host, others)
    ]
    table = pd.DataFrame(rows, columns=["visitor", "host", "direction", "visit"])
    grouped = table.groupby(["visitor", "host", "direction"], sort=True)["visit"]
    counted = grouped.agg(n="size", visits=tuple).reset_index()
    return counted.sort_values(["n", "visitor", "host"], ascending=[False, True, True], ignore_index=True)[MEETINGS]


def meetings(
    *,
    visits: pd.DataFrame,
    most: int = 18,
    mode: style.ThemeMode = "light",
    colours: Mapping[str, str] | None = None,
) -> go.Figure:
    """Bands between visitors and hosts, coloured by direction; the ``most`` frequent meetings.

    ``visits`` has the columns VISITS. The dot on a band, nearer to whoever has fewer of them, has the ``visit_id`` of
    its last visit as ``customdata``.
    """
    table = count_meetings(visits)
    drawn = table.head(most)
    left, right = _rank(drawn, "visitor"), _rank(drawn, "host")
    height = max(len(left), len(right), 1) * ROW + 26
    note = f"The {most} most frequent of {len(table):,} pairs of people." if len(table) > most else ""
    rows = [(f"{row.visitor} with {row.host}", row.n) for row in drawn.itertuples()]
    text = alt.ranking("Who meets whom", rows, "time")
    fig = style.figure(title=_title(drawn), alt=text, mode=mode, height=height, note=note)
    shades = dict(colours) if colours is not None else style.assign_colours(rank_directions(visits), mode)
    places = {"visitor": _spread(left, right), "host": _spread(right, left)}
    sheet, bands = Sheet(), {side: drawn[side].value_counts() for side in ("visitor", "host")}
    for row in drawn.iloc[::-1].to_dict("records"):
        crowded = bands["visitor"][row["visitor"]] > bands["host"][row["host"]]
        _add_band(sheet, row, places, _NEAR_HOST if crowded else _NEAR_VISITOR, shades, mode)
    _add_names(sheet, places, mode)
    sheet.lay_on(fig)
    fig.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})
    fig.update_xaxes(range=[0, 1], visible=False)
    fig.update_yaxes(range=[max(len(left), len(right), 1) - 0.4, -1.1], visible=False)
    return fig


def _people(main: Any, others: Iterable[Any]) -> list[str]:
    names = [words.plain(main), *[str(name) for name in others]]
    return list(dict.fromkeys(name for name in names if name))


def _title(table: pd.DataFrame) -> str:
    if table.empty:
        return "No visit names both the visitor and the host"
    people = pd.unique(table[["visitor", "host"]].to_numpy().ravel())
    top = table.iloc[0]
    if int(top["n"]) == 1:
        return f"{words.count(len(people), 'official')} in {words.count(len(table), 'meeting')}"
    return f"{top['visitor']} met {top['host']} most often, {words.times(int(top['n']))}"


def _rank(table: pd.DataFrame, side: str) -> list[str]:
    totals = table.groupby(side, sort=True)["n"].sum().sort_values(ascending=False, kind="stable")
    return [str(name) for name in totals.index]


def _spread(names: list[str], others: list[str]) -> dict[str, float]:
    step = max(len(others) - 1, len(names) - 1, 1) / max(len(names), 1) if len(names) < len(others) else 1.0
    shift = (len(others) - 1 - step * (len(names) - 1)) / 2 if len(names) < len(others) else 0.0
    return {name: place * step + shift for place, name in enumerate(names)}


def _add_band(
    sheet: Sheet,
    row: Mapping[str, Any],
    places: Mapping[str, Mapping[str, float]],
    dot: int,
    shades: Mapping[str, str],
    mode: style.ThemeMode,
) -> None:
    low, high = places["visitor"][str(row["visitor"])], places["host"][str(row["host"])]
    number = int(row["n"])
    shade = shades.get(str(row["direction"]), style.palette(mode).neutral)
    steps = [step / 20 for step in range(21)]
    xs = [0.34 + 0.32 * step for step in steps]
    ys = [low + (high - low) * (3 * step**2 - 2 * step**3) for step in steps]
    sheet.scatter(
        x=xs,
        y=ys,
        mode="lines",
        hoverinfo="skip",
        name="band",
        line={"color": style.rgba(shade, 0.7), "width": 1.5 + 2.5 * min(number, 8)},
    )
    hover = f"{words.safe(row['visitor'])} met {words.safe(row['host'])}<br>{words.count(number, 'visit')}"
    sheet.scatter(
        x=[xs[dot]],
        y=[ys[dot]],
        mode="markers+text",
        customdata=[row["visits"][-1]],
        text=[str(number) if number > 1 else ""],
        textfont={"size": 11, "color": style.palette(mode).paper},
        marker={"size": 17 if number > 1 else 9, "color": shade},
        name="meeting",
        hovertemplate=hover + "<extra></extra>",
    )


def _add_names(sheet: Sheet, places: Mapping[str, Mapping[str, float]], mode: style.ThemeMode) -> None:
    colours = style.palette(mode)
    for side, x, anchor in (("visitor", 0.33, "right"), ("host", 0.67, "left")):
        heading = "visitor" if side == "visitor" else "received by"
        sheet.note(heading, x=x, y=-0.85, xanchor=anchor, font={"size": 12, "color": colours.muted})
        for name, place in places[side].items():
            sheet.note(_wrap(name), x=x, y=place, xanchor=anchor, align=anchor, font={"size": 12, "color": colours.ink})


def _wrap(name: str) -> str:
    return words.safe(name, width=17)
