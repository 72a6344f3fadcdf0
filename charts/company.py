"""The company of themes, in Altair: which come together, between whom, on which visits, and what follows a visit."""

from typing import Literal

import altair as vega
import pandas as pd

from charts import alt, dates, rows, style, words

Order = Literal["often", "lift"]
_SURE = "more than chance"


def pairs(
    *, theme_pairs: pd.DataFrame, order: Order = "often", most: int = 12, mode: style.ThemeMode = "light"
) -> vega.LayerChart:
    """Bars of the texts that have two themes, a tick where chance alone would put them.

    ``theme_pairs`` has the columns THEME_PAIRS. Pairs that come together more than chance are drawn, by how often or
    by their lift; where there is none, those that most often stand in one text, paler. A click gives the selection
    ``pair``, ``theme_a`` and ``theme_b``.
    """
    sure = theme_pairs[theme_pairs["company"].astype("string") == _SURE]
    drawn = sure if len(sure) else theme_pairs[theme_pairs["n_independent"] > 0]
    by = ["lift", "n_independent"] if order == "lift" and len(sure) else ["n_independent", "n_both"]
    ranked = drawn.sort_values([*by, "label_a", "label_b"], ascending=[False, False, True, True], kind="stable").head(
        most
    )
    table = ranked.assign(name=ranked["label_a"].astype("object") + " + " + ranked["label_b"].astype("object"))
    table["mark"] = [_write_lift(row.n_independent, row.lift, "text") for row in table.itertuples()]
    told = [(str(row.name), int(row.n_independent)) for row in table.itertuples(index=False)]
    title = f"{told[0][0]}: together in {words.count(told[0][1], 'text')}" if told else "No two themes in one text"
    text = alt.ranking("Themes that come together", told, "independent text")
    note = _note_pairs(len(sure), len(theme_pairs), min(most, len(sure)))
    return _against_chance(table, "Themes", title, text, note, mode, paler=not len(sure))


def follows(*, theme_follows: pd.DataFrame, most: int = 12, mode: style.ThemeMode = "light") -> vega.LayerChart:
    """Bars of the texts after a visit that have a theme, a tick where the share at other times would put them.

    ``theme_follows`` has the columns THEME_FOLLOWS. A click gives the selection ``theme``.
    """
    sure = theme_follows[theme_follows["company"].astype("string") == _SURE]
    drawn = sure.sort_values(["p", "label"]) if len(sure) else theme_follows
    table = drawn[drawn["n_independent"] > 0].head(most)
    table = table.assign(
        name=table["label"],
        expected=table["share_other"] * table["n_texts"],
        mark=[f"{row.n_independent:,} of {row.n_texts:,}, else {row.share_other:.1%}" for row in table.itertuples()],
    )
    told = [(str(row.label), int(row.n_independent)) for row in table.itertuples()]
    if len(sure):
        title = f"{told[0][0]} comes up more after visits"
    else:
        title = "No theme comes up more after visits" if told else "Nothing follows these visits"
    text = alt.ranking("Themes within 30 days after a visit", told, "independent text")
    return _against_chance(table, "Theme", title, text, _note_follows(theme_follows), mode, paler=not len(sure))


def directions(
    *, theme_directions: pd.DataFrame, most_themes: int = 14, most_pairs: int = 6, mode: style.ThemeMode = "light"
) -> vega.LayerChart:
    """Cells of the visits that speak of each theme, a row a theme, a column a pair of countries.

    ``theme_directions`` has the columns THEME_DIRECTIONS. A click gives the selection ``theme``.
    """
    themes = _top(theme_directions, "label", most_themes)
    columns = _top(theme_directions, "pair_name", most_pairs)
    kept = theme_directions["label"].isin(themes) & theme_directions["pair_name"].isin(columns)
    table = theme_directions[kept].astype({"pair": "string"})
    ordered = table.sort_values(["n_visits", "label"], ascending=[False, True])
    told = [(f"{row.label}, {row.pair_name}", int(row.n_visits)) for row in ordered.itertuples()]
    title = f"{told[0][0]}: {words.count(told[0][1], 'visit')}" if told else "No visit speaks of a theme"
    tips = [
        vega.Tooltip("label:N", title="Theme"),
        vega.Tooltip("pair_name:N", title="Countries"),
        vega.Tooltip("n_visits:Q", title="Visits"),
        vega.Tooltip("n_articles:Q", title="Articles"),
        vega.Tooltip("n_independent:Q", title="Independent texts"),
    ]
    text = alt.ranking("Themes by pair of countries", told, "visit")
    if table.empty:
        return rows.nothing(title, text, mode)
    return rows.finish(_cells(table, themes, _heads(table, columns), "n_visits", tips, mode), title, text, mode)


def visits(
    *, theme_visits: pd.DataFrame, most_themes: int = 14, most_visits: int = 12, mode: style.ThemeMode = "light"
) -> vega.LayerChart:
    """Cells of the articles that tell of a visit and speak of a theme, a row a theme, a column a visit, by its day.

    ``theme_visits`` has the columns THEME_VISITS; the latest ``most_visits`` with a day are drawn. A click gives the
    selection ``visit``, a box the selection ``days``, the ids of the visits under it.
    """
    dated = theme_visits[theme_visits["start"].notna()]
    latest = dated.drop_duplicates("visit_id").tail(most_visits)
    table = dated[dated["visit_id"].isin(latest["visit_id"])]
    sums = (
        table.groupby("label", sort=True, observed=True)["visit_id"]
        .nunique()
        .sort_values(ascending=False, kind="stable")
    )
    themes = [str(label) for label in sums.index[:most_themes]]
    table = table[table["label"].isin(themes)]
    heads = {str(row.visit_id): dates.write_day(row.start.date(), short=True) for row in latest.itertuples()}
    table = table.assign(day=[words.day(start) for start in table["start"]])
    axis = vega.Axis(orient="top", labelAngle=-90, labelExpr=f"{heads}[datum.value]", labelPadding=4)
    tips = [
        vega.Tooltip("visit_name:N", title="Visit"),
        vega.Tooltip("day:N", title="From"),
        vega.Tooltip("label:N", title="Theme"),
        vega.Tooltip("n_articles:Q", title="Articles"),
        vega.Tooltip("n_independent:Q", title="Independent texts"),
    ]
    x = vega.X("visit_id:N", sort=list(heads), title=None, axis=axis)
    cells = _cells(table, themes, x, "n_articles", tips, mode, field="visit_id", name="visit")
    told = [(str(label), int(number)) for label, number in sums.items()]
    title = (
        f"{told[0][0]}: on {told[0][1]} of {words.count(len(heads), 'visit')}" if told else "No visit speaks of a theme"
    )
    left = theme_visits["visit_id"].nunique() - len(heads)
    note = f"The latest {len(heads)}; {left:,} more are in the data." if left else ""
    text = alt.ranking("Themes by visit", told, "visit")
    return rows.finish(cells, title, text, mode, note) if told else rows.nothing(title, text, mode)


def _against_chance(
    table: pd.DataFrame, subject: str, title: str, text: str, note: str, mode: style.ThemeMode, *, paler: bool
) -> vega.LayerChart:
    """Rows of bars of ``n_independent`` with a tick at ``expected``, named ``name`` and marked ``mark``."""
    if table.empty:
        return rows.nothing(title, text, mode, note)
    colours, order = style.palette(mode), table["name"].tolist()
    themes = [name for name in ("theme", "theme_a", "theme_b") if name in table]
    kept = [*themes, "name", "mark", "n_independent", "expected", "lift", "q"]
    data = table[kept].round({"expected": 1, "lift": 2, "q": 4})
    base = vega.Chart(data).encode(y=rows.rows("name", order))
    colour = colours.neutral if paler else colours.accent
    bars = base.mark_bar(height=rows.BAR, yOffset=9, color=colour).encode(x=vega.X("n_independent:Q", axis=None))
    chance = base.mark_tick(color=colours.ink, thickness=2, height=rows.BAR + 6, yOffset=9, aria=False).encode(
        x="expected:Q"
    )
    tips = [
        vega.Tooltip("name:N", title=subject),
        vega.Tooltip("n_independent:Q", title="Independent texts"),
        vega.Tooltip("expected:Q", title="By chance"),
        vega.Tooltip("lift:Q", title="Lift"),
        vega.Tooltip("q:Q", title="Share of false discoveries"),
    ]
    touch = rows.touch_rows(vega.Chart(data), order, "name", tips)
    touch = touch.add_params(vega.selection_point(name="theme" if len(themes) == 1 else "pair", fields=themes))
    layered = bars + chance + rows.write_rows(vega.Chart(data), order, "name", mode) + touch
    return rows.finish(layered.properties(height=max(len(data), 1) * rows.ROW), title, text, mode, note)


def _cells(
    table: pd.DataFrame,
    themes: list[str],
    x: vega.X,
    value: str,
    tips: list[vega.Tooltip],
    mode: style.ThemeMode,
    *,
    field: str = "theme",
    name: str = "theme",
) -> vega.LayerChart:
    """A cell for each row of the table, the darker the greater its value, which it also shows."""
    colours, peak = style.palette(mode), int(table[value].max()) if len(table) else 1
    y = vega.Y("label:N", sort=themes, title=None, axis=vega.Axis(labelLimit=175))
    base = vega.Chart(table).encode(y=y, x=x)
    scale = vega.Scale(domain=[0, peak], range=[colours.wash, colours.accent])
    shade = vega.Color(f"{value}:Q", scale=scale, legend=None)
    squares = base.mark_rect(stroke=colours.paper, strokeWidth=2).encode(color=shade)
    ink = vega.condition(f"datum.{value} > {peak * 0.55}", vega.value(colours.paper), vega.value(colours.ink))
    texts = base.mark_text(fontSize=13).encode(text=f"{value}:Q", color=ink)
    # Over the figures, which would else take the click.
    touch = base.mark_rect(opacity=0, cursor="pointer").encode(tooltip=tips)
    touch = touch.add_params(vega.selection_point(name=name, fields=[field]))
    if field == "visit_id":
        touch = touch.add_params(rows.box_over_time())
    cells: vega.LayerChart = (squares + texts + touch).properties(height=max(len(themes), 1) * 30)
    return cells


def _write_lift(number: int, lift: float, noun: str) -> str:
    return f"{words.count(number, noun)}, {lift:.1f}×"


def _note_pairs(sure: int, all_: int, drawn: int) -> str:
    if not all_:
        return ""
    if not sure:
        return "Too few texts to tell any pair from chance, whose share the tick marks."
    return (
        f"{drawn} of {words.count(sure, 'pair')} that come together more often than chance, which the tick marks "
        "and × compares with "
        "(Fisher’s exact test, at most 5 % false discoveries, three texts at least)."
    )


def _note_follows(table: pd.DataFrame) -> str:
    if table.empty:
        return ""
    texts, other = int(table["n_texts"].iloc[0]), int(table["n_texts_other"].iloc[0])
    return (
        f"{words.count(texts, 'independent text')} naming both countries of a visit within 30 days after it, against "
        f"{other:,} at other times, whose share the tick marks (Fisher’s exact test, at most 5 % false discoveries)."
    )


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
