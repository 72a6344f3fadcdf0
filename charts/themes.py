"""Themes in Altair: how often each recurs, which come together, and on whose visits."""

from collections.abc import Iterable
from typing import Any, Literal

import altair as vega
import pandas as pd

from charts import alt, style, words

Measure = Literal["articles", "mentions"]
Scale = Literal["count", "share"]

_WORN = {"articles": "n_articles_pasted", "mentions": "n_mentions_pasted"}
_ROW, _BAR = 38, 12


def frequency(
    *,
    themes: pd.DataFrame,
    measure: Measure = "articles",
    scale: Scale = "count",
    pasted: bool = True,
    chosen: Iterable[str] = (),
    most: int = 20,
    mode: style.ThemeMode = "light",
) -> vega.LayerChart:
    """Bars of the ``most`` frequent themes, what stands in pasted paragraphs apart from what was written anew.

    ``themes`` has the columns THEMES. ``scale`` ``"share"`` divides by the articles selected, or by all mentions.
    Without ``pasted`` only what was written anew counts. A click gives the selection ``theme``; the bars of the themes
    ``chosen`` elsewhere are drawn full, the others paler.
    """
    table = rank_themes(themes, measure=measure, scale=scale, pasted=pasted).head(most)
    colours, noun = style.palette(mode), measure.removesuffix("s")
    rows = [(str(row.label), int(row.total)) for row in table.itertuples()]
    parts = _stack(table, list(chosen))
    order = table["label"].tolist()
    bars = (
        vega.Chart(parts)
        .mark_bar(height=_BAR, yOffset=9)
        .encode(
            y=_rows("label", order),
            x=vega.X("value:Q", stack="zero", axis=None),
            color=vega.Color(
                "part:N",
                scale=vega.Scale(domain=[_FRESH, _PASTED], range=[colours.accent, colours.neutral]),
                legend=None,
            ),
            opacity=vega.Opacity("opacity:Q", scale=None),
            order=vega.Order("order:O"),
        )
    )
    tips = [
        vega.Tooltip("label:N", title="Theme"),
        vega.Tooltip("description:N", title="Meaning"),
        vega.Tooltip("fresh:Q", title="Written anew"),
        vega.Tooltip("worn:Q", title="Only pasted"),
    ]
    click = vega.selection_point(name="theme", fields=["theme"])
    rest = vega.Chart(table)
    touch = _whole_rows(rest, order, "label", tips).add_params(click)
    title = _lead(rows, "in " if measure == "articles" else "with ", noun)
    layered = (bars + _write_rows(rest, order, "label", mode) + touch).properties(height=max(len(table), 1) * _ROW)
    text = alt.ranking("Themes by " + measure, rows, noun)
    return _finish(layered, title, text, mode, _NOTES[measure] if pasted else "")


def _lead(rows: list[tuple[str, int]], joint: str, noun: str) -> str:
    """Which theme leads, or how many share the lead."""
    if not rows:
        return "No theme"
    even, told = sum(number == rows[0][1] for _, number in rows), words.count(rows[0][1], noun)
    return f"{rows[0][0]} leads, {joint}{told}" if even == 1 else f"{even} themes lead, {joint}{told} each"


def rank_themes(themes: pd.DataFrame, *, measure: Measure, scale: Scale, pasted: bool) -> pd.DataFrame:
    """Themes with ``fresh``, ``worn``, their ``total`` and the ``value`` to draw, greatest first."""
    worn = themes[_WORN[measure]] if pasted else 0
    fresh = themes["n_independent"] if measure == "articles" else themes["n_mentions"] - themes["n_mentions_pasted"]
    table = themes.assign(fresh=fresh, worn=worn, total=fresh + worn)
    selected = (themes["n_articles"] / themes["share"]).max() if measure == "articles" else themes["n_mentions"].sum()
    unit = float(selected) if scale == "share" and selected else 1.0
    table = table.assign(value=table["total"] / unit, unit=unit)
    ranked = table[table["total"] > 0].sort_values(["total", "fresh", "label"], ascending=[False, False, True])
    marks = [_mark(row, scale) for row in ranked.itertuples()]
    return ranked.assign(mark=pd.Series(marks, index=ranked.index, dtype="object"))


def pairs(*, theme_pairs: pd.DataFrame, most: int = 12, mode: style.ThemeMode = "light") -> vega.LayerChart:
    """Bars of the pairs of themes that most often stand in the same article, a tick where chance alone would put them.

    ``theme_pairs`` has the columns THEME_PAIRS.
    """
    colours = style.palette(mode)
    ranked = theme_pairs.sort_values(["n_both", "lift", "label_a"], ascending=[False, False, True]).head(most)
    table = ranked.assign(pair=ranked["label_a"].astype("object") + " + " + ranked["label_b"].astype("object"))
    rows = [(str(row.pair), int(row.n_both)) for row in table.itertuples()]
    table["mark"] = [f"{row.n_both:,}" for row in table.itertuples()]
    order = table["pair"].tolist()
    base = vega.Chart(table).encode(y=_rows("pair", order))
    bars = base.mark_bar(height=_BAR, yOffset=9, color=colours.accent).encode(x=vega.X("n_both:Q", axis=None))
    chance = base.mark_tick(color=colours.ink, thickness=2, height=_BAR + 6, yOffset=9).encode(x="expected:Q")
    tips = [
        vega.Tooltip("pair:N", title="Themes"),
        vega.Tooltip("n_both:Q", title="Articles with both"),
        vega.Tooltip("expected:Q", title="By chance", format=".1f"),
        vega.Tooltip("lift:Q", title="Lift", format=".2f"),
    ]
    named = _write_rows(vega.Chart(table), order, "pair", mode) + _whole_rows(vega.Chart(table), order, "pair", tips)
    title = "No two themes in one article"
    if rows:
        title = f"{rows[0][0]}: together in {words.count(rows[0][1], 'article')}"
    layered = (bars + chance + named).properties(height=max(len(table), 1) * _ROW)
    return _finish(layered, title, alt.ranking("Themes that come together", rows, "article"), mode, _CHANCE)


def directions(
    *, theme_directions: pd.DataFrame, most_themes: int = 14, most_pairs: int = 6, mode: style.ThemeMode = "light"
) -> vega.LayerChart:
    """Cells of the visits that speak of each theme, a row a theme, a column a pair of countries.

    ``theme_directions`` has the columns THEME_DIRECTIONS.
    """
    colours = style.palette(mode)
    themes = _top(theme_directions, "label", most_themes)
    columns = _top(theme_directions, "pair_name", most_pairs)
    kept = theme_directions["label"].isin(themes) & theme_directions["pair_name"].isin(columns)
    table = theme_directions[kept].astype({"pair": "string"})
    peak = int(table["n_visits"].max()) if len(table) else 1
    base = vega.Chart(table).encode(
        y=vega.Y("label:N", sort=themes, title=None, axis=vega.Axis(labelLimit=175)),
        x=_heads(table, columns),
        tooltip=[
            vega.Tooltip("label:N", title="Theme"),
            vega.Tooltip("pair_name:N", title="Countries"),
            vega.Tooltip("n_visits:Q", title="Visits"),
            vega.Tooltip("n_articles:Q", title="Articles"),
        ],
    )
    scale = vega.Scale(domain=[0, peak], range=[colours.wash, colours.accent])
    shade = vega.Color("n_visits:Q", scale=scale, legend=None)
    cells = base.mark_rect(stroke=colours.paper, strokeWidth=2).encode(color=shade)
    ink = vega.condition(f"datum.n_visits > {peak * 0.55}", vega.value(colours.paper), vega.value(colours.ink))
    texts = base.mark_text(fontSize=13).encode(text="n_visits:Q", color=ink)
    ordered = table.sort_values(["n_visits", "label"], ascending=[False, True])
    rows = [(f"{row.label}, {row.pair_name}", int(row.n_visits)) for row in ordered.itertuples()]
    title = f"{rows[0][0]}: {words.count(rows[0][1], 'visit')}" if rows else "No visit speaks of a theme"
    layered = (cells + texts).properties(height=max(len(themes), 1) * 30)
    return _finish(layered, title, alt.ranking("Themes by pair of countries", rows, "visit"), mode)


_FRESH, _PASTED = "written anew", "only in pasted paragraphs"
_NOTES = {
    "articles": "Grey: articles that have the theme only in paragraphs an earlier article had.",
    "mentions": "Grey: mentions in paragraphs an earlier article had.",
}
_CHANCE = "The tick marks how many articles chance alone would give."


def _stack(table: pd.DataFrame, chosen: list[str]) -> pd.DataFrame:
    faded = table["theme"].isin(chosen).map({True: 1.0, False: 0.4}) if chosen else 1.0
    told = table[["theme", "label", "description"]].assign(opacity=faded)
    parts = ((_FRESH, "fresh", 0), (_PASTED, "worn", 1))
    stacked = [told.assign(part=part, value=table[field] / table["unit"], order=order) for part, field, order in parts]
    return pd.concat(stacked)


def _mark(row: Any, scale: Scale) -> str:
    number = f"{row.total:,}" if scale == "count" else f"{row.value:.0%}"
    return f"{number}, {row.worn:,} only pasted" if row.worn else number


def _rows(field: str, order: list[str]) -> vega.Y:
    return vega.Y(f"{field}:N", sort=order, axis=None)


def _write_rows(chart: vega.Chart, order: list[str], field: str, mode: style.ThemeMode) -> vega.Chart:
    """Each row's name and number above its bar, where a telephone has room for them."""
    base = chart.transform_calculate(line=f"datum.{field} + '\u2002' + datum.mark").encode(y=_rows(field, order))
    written = base.mark_text(align="left", dy=-7, fontSize=13, color=style.palette(mode).ink)
    lines: vega.Chart = written.encode(x=vega.value(0), text="line:N")
    return lines


def _whole_rows(chart: vega.Chart, order: list[str], field: str, tips: list[vega.Tooltip]) -> vega.Chart:
    """Unseen bars across each row, so that a short bar is as easy to hit as a long one."""
    base = chart.mark_bar(height=_ROW - 2, opacity=0, cursor="pointer")
    touch: vega.Chart = base.encode(y=_rows(field, order), x=vega.value(0), x2=vega.value("width"), tooltip=tips)
    return touch


def _heads(table: pd.DataFrame, columns: list[str]) -> vega.X:
    """Column heads in two lines: names of countries for a few pairs, codes for more."""
    few = len(columns) <= 2
    codes = dict(table[["pair_name", "pair"]].drop_duplicates().itertuples(index=False, name=None))
    order = columns if few else [str(codes[name]) for name in columns]
    split = f"split(datum.label, '{' – ' if few else '+'}')"
    axis = vega.Axis(orient="top", labelAngle=0, labelExpr=split, labelLimit=110, labelPadding=24)
    return vega.X("pair_name:N" if few else "pair:N", sort=order, title=None, axis=axis)


def _top(table: pd.DataFrame, column: str, most: int) -> list[str]:
    totals = table.groupby(column, sort=True, observed=True)["n_visits"].sum()
    return [str(name) for name in totals.sort_values(ascending=False, kind="stable").index[:most]]


def _finish(chart: vega.LayerChart, title: str, text: str, mode: style.ThemeMode, note: str = "") -> vega.LayerChart:
    chart.usermeta = {"title": title, "alt": text, "note": note}
    finished: vega.LayerChart = chart.properties(
        width="container",
        padding={"left": 0, "right": 2, "top": 4, "bottom": 0},
        autosize=vega.AutoSizeParams(type="fit-x", contains="padding"),
    )
    finished.config = vega.Config(**style.altair_config(mode))
    return finished
