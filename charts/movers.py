"""Which themes rise and fall, in Altair."""

from typing import Any

import altair as vega
import pandas as pd

from charts import alt, rows, style, words
from charts.trends import SIGNS


def movers(*, theme_trends: pd.DataFrame, most: int = 12, mode: style.ThemeMode = "light") -> vega.LayerChart:
    """Which themes rise and fall: the share before and after the middle of the texts, each with its interval.

    ``theme_trends`` has the columns THEME_TRENDS. A click gives the selection ``theme``.
    """
    moved = theme_trends[theme_trends["direction"].isin(["rising", "falling"])]
    shown = moved.head(most)
    if shown.empty:
        title = "No theme can be told to rise or fall"
        return rows.nothing(title, "Rising and falling: nothing to show.", mode, _why(theme_trends))
    table = pd.DataFrame([_move(row) for row in shown.itertuples()])
    colours, order = style.palette(mode), table["name"].tolist()
    scale = vega.Scale(domain=["rising", "falling"], range=[colours.accent, colours.categorical[1]])
    base = vega.Chart(table).encode(
        y=rows.rows("name", order), color=vega.Color("direction:N", scale=scale, legend=None)
    )
    x = {"before": vega.X("before:Q", axis=None), "after": vega.X("after:Q", axis=None)}
    line = base.mark_rule(strokeWidth=2, yOffset=9).encode(x=x["before"], x2="after:Q")
    layers = [line]
    for side, offset in (("before", 4), ("after", 14)):
        spread = base.mark_rule(strokeWidth=1, opacity=0.75, yOffset=offset)
        layers.append(spread.encode(x=vega.X(f"low_{side}:Q", axis=None), x2=f"high_{side}:Q"))
    hollow = base.mark_point(size=60, yOffset=9, fill=colours.paper, fillOpacity=1, strokeWidth=2).encode(x=x["before"])
    full = base.mark_point(size=70, yOffset=9, filled=True, opacity=1).encode(x=x["after"])
    tips = [
        vega.Tooltip("label:N", title="Theme"),
        vega.Tooltip("spread_before:N", title="Before"),
        vega.Tooltip("spread_after:N", title="After"),
        vega.Tooltip("q:N", title="Share of false discoveries"),
    ]
    touch = rows.touch_rows(vega.Chart(table), order, "name", tips)
    touch = touch.add_params(vega.selection_point(name="theme", fields=["theme"]))
    layered = vega.LayerChart(
        layer=[*layers, hollow, full, rows.write_rows(vega.Chart(table), order, "name", mode), touch]
    )
    rising = int((moved["direction"] == "rising").sum())
    title = f"{words.count(rising, 'theme')} rising, {len(moved) - rising:,} falling"
    leaders = alt.listed(f"{row.label} {row.mark}" for row in table.itertuples())
    return rows.finish(
        layered.properties(height=len(table) * rows.ROW), title, f"{title}: {leaders}.", mode, _test(shown, len(moved))
    )


def _move(row: Any) -> dict[str, Any]:
    spans = {
        side: [float(getattr(row, f"{end}_{side}")) for end in ("share", "low", "high")] for side in ("before", "after")
    }
    sides = {f"spread_{side}": f"{at:.1%} ({low:.1%} to {high:.1%})" for side, (at, low, high) in spans.items()}
    numbers = {f"low_{side}": round(low, 4) for side, (_, low, _) in spans.items()}
    numbers |= {f"high_{side}": round(high, 4) for side, (_, _, high) in spans.items()}
    return {
        "theme": row.theme,
        "label": row.label,
        "name": row.label,
        "direction": str(row.direction),
        "mark": f"{SIGNS[str(row.direction)][0]} {row.share_before:.1%} → {row.share_after:.1%}",
        "before": round(row.share_before, 4),
        "after": round(row.share_after, 4),
        "q": "below 0.1 %" if row.q < 0.001 else f"{row.q:.1%}",
        **numbers,
        **sides,
    }


def _test(shown: pd.DataFrame, moved: int) -> str:
    turn = shown["turn"].iloc[0]
    if pd.isna(turn):
        sides = "Hollow: the earlier half of each outlet’s texts; full: the later. A change of outlets is no rise."
    else:
        sides = f"Hollow: share of texts before {words.day(turn)}; full: from then on."
    more = f" The {len(shown)} clearest of {moved}." if moved > len(shown) else ""
    return (
        f"{sides} Thin lines are 95 % intervals (Wilson). "
        f"Cochran–Armitage test over all periods, at most 5 % false discoveries (Benjamini–Hochberg).{more}"
    )


def _why(theme_trends: pd.DataFrame) -> str:
    if theme_trends.empty:
        return ""
    untold = int((theme_trends["direction"] == "too few").sum())
    tested = len(theme_trends) - untold
    needed = "ten texts with it and ten without, over three periods"
    few = f"{words.count(untold, 'theme')} too rare to test, which takes {needed}"
    return f"{words.count(tested, 'theme')} tested (Cochran–Armitage), none moves. {few}." if tested else f"{few}."
