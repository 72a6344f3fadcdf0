"""Whose turn it is: the visits of each pair in order, one country's above the line and the other's below."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import alt, dates, style, words
from charts.pairs import count_pairs, rank_directions, select_held
from charts.sheet import Sheet

ROW, SHOWN, ROOM = 58, 28, 38


def reciprocity(
    *,
    visits: pd.DataFrame,
    most: int = 6,
    mode: style.ThemeMode = "light",
    colours: Mapping[str, str] | None = None,
) -> go.Figure:
    """A strip of squares a pair, oldest left; the last ``SHOWN`` visits of each of the ``most`` busiest pairs.

    ``visits`` has the columns VISITS. A country owes a visit when it received the last one. A square's ``customdata``
    is its ``visit_id``.
    """
    table = count_pairs(visits)
    drawn, held = table.head(most), select_held(visits)
    owing = [sentence_of(row) for row in drawn.to_dict("records")]
    longest = max(int(drawn["total"].clip(upper=SHOWN).max()) if len(drawn) else 1, 16)
    title = "Whose turn it is, visit by visit" if owing else "No visit to return"
    fig = style.figure(title=title, alt=_describe(owing), mode=mode, height=max(len(drawn), 1) * ROW + 4)
    shades = dict(colours) if colours is not None else style.assign_colours(rank_directions(visits), mode)
    sheet = Sheet()
    for place, row in enumerate(drawn.to_dict("records")):
        _add_strip(sheet, place, row, held[held["pair"] == row["pair"]].tail(SHOWN), shades, mode)
    sheet.lay_on(fig)
    fig.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})
    fig.update_xaxes(range=[-0.6, longest * 1.3], visible=False)
    fig.update_yaxes(range=[max(len(drawn), 1) - 0.5, -0.5], visible=False)
    return fig


def _describe(sentences: list[str]) -> str:
    return f"Visits in order by pair of countries: {alt.listed(sentences)}." if sentences else "No visit to return."


def sentence_of(row: Mapping[str, Any]) -> str:
    """``Azerbaijan owes Türkiye a visit``; with the number where several went unanswered."""
    first = row["owes"] == row["first"]
    debtor, creditor = (row["first_name"], row["second_name"]) if first else (row["second_name"], row["first_name"])
    number = int(row["unreturned"])
    owed = "a visit" if number == 1 else words.count(number, "visit")
    return f"{words.the(debtor, first=True)} owes {words.the(creditor)} {owed}"


def _add_strip(
    sheet: Sheet,
    place: int,
    row: Mapping[str, Any],
    held: pd.DataFrame,
    shades: Mapping[str, str],
    mode: style.ThemeMode,
) -> None:
    colours = style.palette(mode)
    above = held["visitor_country"].astype("string") == row["first"]
    heights = [place + (0.09 if up else 0.31) for up in above]
    hover = [
        f"{words.safe(visit.direction_name)}, {words.span(visit.start, visit.end, str(visit.date_precision))}"
        for visit in held.itertuples()
    ]
    sheet.scatter(
        x=list(range(len(held))),
        y=heights,
        mode="markers",
        customdata=held["visit_id"].tolist(),
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
        name=str(row["pair"]),
        marker={
            "symbol": "square",
            "size": 11,
            "line": {"width": 0},
            "opacity": 1,
            "color": [shades.get(str(way), colours.neutral) for way in held["direction"]],
        },
        unselected={"marker": {"opacity": 0.5}},
    )
    sheet.line(
        x0=-0.5,
        x1=max(len(held) - 0.5, 1),
        y0=place + 0.2,
        y1=place + 0.2,
        layer="below",
        line={"color": colours.line, "width": 1},
    )
    for name, height in ((row["first_name"], 0.09), (row["second_name"], 0.31)):
        sheet.note(
            words.safe(name, limit=22),
            x=len(held) - 0.2,
            y=place + height,
            font={"size": 11, "color": colours.muted},
        )
    ago = dates.write_day(row["last"].date(), short=True)
    told = sentence_of(row)
    # A narrow column has room for so many letters; the last visit's day is in its square's hover too.
    last = f"  <span style='color:{colours.muted}'>last {ago}</span>" if len(told) <= ROOM else ""
    text = f"<b>{words.safe(told)}</b>{last}"
    sheet.note(text, x=0, xref="paper", y=place - 0.22, font={"size": 13, "color": colours.ink})
