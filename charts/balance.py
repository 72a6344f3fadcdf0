"""Who goes to whom: for each pair of countries, the visits each way from a common middle."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import alt, style, words
from charts.pairs import count_pairs, rank_directions
from charts.sheet import Sheet

ROW = 46


def balance(
    *,
    visits: pd.DataFrame,
    most: int = 8,
    mode: style.ThemeMode = "light",
    colours: Mapping[str, str] | None = None,
) -> go.Figure:
    """Diverging bars, a row a pair: left the visits of the country that travels more, right those it received.

    ``visits`` has the columns VISITS. ``colours`` gives the colour of each direction. A bar's ``customdata`` is its
    direction, ``"TUR>AZE"``. The ``most`` busiest pairs are drawn and the note counts the rest.
    """
    table = count_pairs(visits)
    drawn = table.head(most)
    note = f"The {most} busiest of {len(table):,} pairs." if len(table) > most else ""
    rows = [(f"{row.first_name} to {row.second_name} {row.there}, back", row.back) for row in drawn.itertuples()]
    text = alt.ranking("Visits each way between countries", rows, "visit")
    fig = style.figure(title=title_of(table), alt=text, mode=mode, height=max(len(drawn), 1) * ROW + 6, note=note)
    longest = int(drawn[["there", "back"]].to_numpy().max()) if len(drawn) else 1
    shades = dict(colours) if colours is not None else style.assign_colours(rank_directions(visits), mode)
    sheet = Sheet()
    pairs = enumerate(drawn.to_dict("records"))
    _add_bars(sheet, [bar for place, row in pairs for bar in _lay_pair(sheet, place, row, shades, mode)])
    sheet.lay_on(fig)
    fig.update_layout(barmode="overlay", margin={"l": 0, "r": 0, "t": 0, "b": 0})
    fig.update_xaxes(range=[-longest * 1.02, longest * 1.02], visible=False)
    fig.update_yaxes(range=[max(len(drawn), 1) - 0.5, -0.5], visible=False)
    return fig


def title_of(table: pd.DataFrame) -> str:
    """The finding on the busiest pair: ``Türkiye went to Azerbaijan 5 times, Azerbaijan to Türkiye 3 times``."""
    if table.empty:
        return "No visit from one country to another"
    top = table.iloc[0]
    one, two = words.the(top["first_name"]), words.the(top["second_name"])
    there, back = words.times(top["there"]), words.times(top["back"])
    return f"{words.the(top['first_name'], first=True)} went to {two} {there}, {two} to {one} {back}"


def _lay_pair(
    sheet: Sheet, place: int, row: Mapping[str, Any], shades: Mapping[str, str], mode: style.ThemeMode
) -> Iterator[dict[str, Any]]:
    """Write the names of a pair above its two bars, and give the bars: length, height, direction, colour, hover."""
    neutral = style.palette(mode).neutral
    sides = (("first", "second", "there", -1), ("second", "first", "back", 1))
    for one, two, field, sign in sides:
        direction, number = f"{row[one]}>{row[two]}", int(row[field])
        name = words.safe(row[f"{one}_name"])
        shade = shades.get(direction, neutral)
        shade = style.rgba(shade, 0.55) if shade == neutral and sign > 0 else shade
        hover = f"{name} → {words.safe(row[f'{two}_name'])}: {words.count(number, 'visit')}"
        yield {"x": sign * number, "y": place + 0.2, "direction": direction, "shade": shade, "hover": hover}
        label = f"<b>{name}</b> →  <b>{number:,}</b>" if sign < 0 else f"<b>{number:,}</b>  ← <b>{name}</b>"
        sheet.note(
            label,
            x=0,
            y=place - 0.2,
            xanchor="right" if sign < 0 else "left",
            xshift=sign * 10,
            font={"size": 13, "color": style.palette(mode).ink},
        )


def _add_bars(sheet: Sheet, bars: list[dict[str, Any]]) -> None:
    # All in one trace: each takes the browser as long as a dozen bars.
    sheet.bar(
        x=[bar["x"] for bar in bars],
        y=[bar["y"] for bar in bars],
        width=0.34,
        orientation="h",
        customdata=[bar["direction"] for bar in bars],
        marker={"color": [bar["shade"] for bar in bars]},
        hovertext=[bar["hover"] for bar in bars],
        hovertemplate="%{hovertext}<extra></extra>",
        name="visits",
    )
