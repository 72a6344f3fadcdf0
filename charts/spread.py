"""How shared paragraphs spread, in Altair: who had each first, who used it again and how long after."""

import altair as vega
import pandas as pd

from charts import alt, rows, style, words

_TICKS = {0: "same day", 1: "1 day", 7: "1 week", 30: "1 month", 365: "1 year", 3650: "10 years"}
_HOWS = ("first", "word for word", "edited")


def spread(
    *, passages: pd.DataFrame, firsts: pd.DataFrame, most: int = 12, mode: style.ThemeMode = "light"
) -> vega.LayerChart:
    """A row a paragraph, a mark a use, by the days since its first use: full word for word, hollow edited.

    ``passages`` and ``firsts`` have the columns PASSAGES, ``firsts`` one row a cluster. Uses of one day and kind are
    one mark, the larger the more. A click gives the selection ``use``, with an article and a place in it. No box is
    dragged across it: each row counts from a first use of its own, so what is under a box has no days in common.
    """
    table = _count_uses(passages, firsts, most) if len(firsts) else pd.DataFrame()
    if table.empty:
        return rows.nothing("No paragraph is used again", "Paragraphs used again: nothing to show.", mode)
    colours, order = style.palette(mode), table["name"].unique().tolist()
    longest = max(1, int(table["days"].max()))
    ticks = [days for days in _TICKS if days <= longest * 1.4]
    names = "{" + ",".join(f"{days}:'{_TICKS[days]}'" for days in ticks) + "}[datum.value]"
    axis = vega.Axis(values=ticks, labelExpr=names, grid=True, gridDash=[2, 3], title=None, labelOverlap="greedy")
    x = vega.X("days:Q", scale=vega.Scale(type="symlog", domain=[0, longest * 1.15], nice=False), axis=axis)
    base = vega.Chart(table).encode(y=rows.rows("name", order))
    line = base.mark_rule(color=colours.line, yOffset=9).encode(x=vega.value(0), x2=vega.value("width"))
    size = vega.Size("n:Q", scale=vega.Scale(range=[70, 400], domain=[1, max(2, int(table["n"].max()))]), legend=None)
    shape = vega.Shape(
        "how:N", scale=vega.Scale(domain=list(_HOWS), range=["square", "circle", "diamond"]), legend=None
    )
    fill = vega.condition("datum.how == 'edited'", vega.value(colours.paper), vega.value(colours.accent))
    tips = [
        vega.Tooltip("text:N", title="Paragraph"),
        vega.Tooltip("when:N", title="When"),
        vega.Tooltip("told:N", title="Articles"),
        vega.Tooltip("who:N", title="Who"),
    ]
    click = vega.selection_point(name="use", fields=["article_id", "at"])
    marks = base.mark_point(stroke=colours.accent, strokeWidth=2, yOffset=9, cursor="pointer", opacity=1)
    marks = marks.encode(x=x, size=size, shape=shape, fill=fill, tooltip=tips).add_params(click).properties(name="uses")
    named = rows.write_rows(vega.Chart(table.drop_duplicates("name")), order, "name", mode)
    told = list(table.drop_duplicates("name")[["text", "n_articles"]].itertuples(index=False, name=None))
    title = f"The most widely used: {words.count(int(told[0][1]), 'article')}"
    text = alt.ranking("Paragraphs used again", [(f"“{words_}”", int(n)) for words_, n in told], "article")
    layered = vega.LayerChart(layer=[line, named, marks]).properties(height=len(order) * rows.ROW)
    note = "Days since the first use. Square: first; disc: word for word; hollow: edited. A mark opens the article."
    return rows.finish(layered, title, text, mode, note)


def _count_uses(passages: pd.DataFrame, firsts: pd.DataFrame, most: int) -> pd.DataFrame:
    """One row a paragraph, day and kind of use, with the row's name and the article that a click opens."""
    kept = list(dict.fromkeys(passages["cluster"]))[:most]
    origins = firsts.set_index("cluster")
    uses = pd.concat([firsts, passages[~passages["first"]]])
    uses = uses[uses["cluster"].isin(kept) & uses["cluster"].isin(origins.index)]
    began = uses["cluster"].map(origins["published"])
    how = pd.Series("word for word", index=uses.index).mask(uses["likeness"] < 1, "edited").mask(uses["first"], "first")
    uses = uses.assign(days=(uses["published"] - began).dt.days, how=how)
    rows_: list[dict[str, object]] = []
    for number, cluster in enumerate(kept, 1):
        for (days, kind), group in uses[uses["cluster"] == cluster].groupby(["days", "how"], sort=True):
            first = group.iloc[0]
            text = " ".join(str(origins.loc[cluster, "text"]).split())
            outlets = alt.listed(
                dict.fromkeys(words.plain(name, "outlet not named") for name in group["outlet"]), most=3
            )
            rows_.append(
                {
                    "name": f"{number}. {text[:46].rsplit(' ', 1)[0]}…",
                    "mark": words.count(int(first["n_articles"]), "article"),
                    "text": text[:160],
                    "n_articles": int(first["n_articles"]),
                    "days": int(days),
                    "how": kind,
                    "n": len(group),
                    "when": f"{words.day(first['published'])}, {kind}",
                    "told": words.count(group["article_id"].nunique(), "article"),
                    "who": outlets,
                    "article_id": str(first["article_id"]),
                    "at": int(first["start"]),
                }
            )
    return pd.DataFrame(rows_)
