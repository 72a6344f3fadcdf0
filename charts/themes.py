"""How often each theme recurs, in Altair."""

from collections.abc import Iterable
from typing import Any, Literal

import altair as vega
import pandas as pd

from charts import alt, rows, style, words

Measure = Literal["articles", "mentions"]
Scale = Literal["count", "share"]

_WORN = {"articles": "n_articles_pasted", "mentions": "n_mentions_pasted"}


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
    told = [(str(row.label), int(row.total)) for row in table.itertuples()]
    parts = _stack(table, list(chosen))
    order = table["label"].tolist()
    bars = (
        vega.Chart(parts)
        .mark_bar(height=rows.BAR, yOffset=9)
        .encode(
            y=rows.rows("label", order),
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
    touch = rows.touch_rows(rest, order, "label", tips).add_params(click)
    title = _lead(told, "in " if measure == "articles" else "with ", noun)
    layered = (bars + rows.write_rows(rest, order, "label", mode) + touch).properties(
        height=max(len(table), 1) * rows.ROW
    )
    text = alt.ranking("Themes by " + measure, told, noun)
    return rows.finish(layered, title, text, mode, _NOTES[measure] if pasted else "")


def _lead(ranked: list[tuple[str, int]], joint: str, noun: str) -> str:
    """Which theme leads, or how many share the lead."""
    if not ranked:
        return "No theme"
    even, told = sum(number == ranked[0][1] for _, number in ranked), words.count(ranked[0][1], noun)
    return f"{ranked[0][0]} leads, {joint}{told}" if even == 1 else f"{even} themes lead, {joint}{told} each"


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


_FRESH, _PASTED = "written anew", "only in pasted paragraphs"
_NOTES = {
    "articles": "Grey: articles that have the theme only in words an earlier article had.",
    "mentions": "Grey: mentions in paragraphs an earlier article had.",
}


def _stack(table: pd.DataFrame, chosen: list[str]) -> pd.DataFrame:
    faded = table["theme"].isin(chosen).map({True: 1.0, False: 0.4}) if chosen else 1.0
    told = table[["theme", "label", "description"]].assign(opacity=faded)
    parts = ((_FRESH, "fresh", 0), (_PASTED, "worn", 1))
    stacked = [told.assign(part=part, value=table[field] / table["unit"], order=order) for part, field, order in parts]
    return pd.concat(stacked)


def _mark(row: Any, scale: Scale) -> str:
    number = f"{row.total:,}" if scale == "count" else f"{row.value:.0%}"
    return f"{number}, {row.worn:,} only pasted" if row.worn else number
