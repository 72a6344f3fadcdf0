"""Overview: what an analyst wants in ten seconds, each part a way into the page that tells more."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import dates, recency, words
from charts.keyfacts import list_facts
from charts.months import columns_over_time
from charts.reach import leave_out_far
from charts.themes import frequency
from loaders.frames import articles, count, facts, months, theme_trends, themes, visits
from pages.parts import drawn, entry, escape, figures, notices, state
from pages.visits import chosen_visit, keep_direction, open_selection

_CSS = """
<style>
  .key-facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .4rem 1.6rem;
    margin: .1rem 0 .3rem !important; padding: 0 !important; }
  .key-facts div { border-top: 2px solid currentColor; padding-top: .3rem; }
  .key-facts dt { font-size: .86rem; opacity: .8; margin: 0 !important; font-weight: 400; }
  .key-facts dd { margin: 0 !important; padding: 0; font-size: .93rem; line-height: 1.35; }
  .key-facts dd b { display: block; font-family: "Source Serif", Georgia, serif; font-weight: 600; font-size: 1.45rem;
    line-height: 1.2; }
  @media (max-width: 640px) { .key-facts dd b { font-size: 1.2rem; } }
  .rose { list-style: none; margin: 0 !important; padding: 0 !important; }
  .rose li { display: grid; grid-template-columns: 1fr auto; gap: .8rem; padding: .3rem 0 !important;
    margin: 0 !important;    border-bottom: 1px solid rgba(128, 128, 128, .28); font-size: .95rem; }
  .rose span { opacity: .85; white-space: nowrap; }
</style>
"""

# More marks than these want the room of the page Visits.
_MARKED = 120
_HEADING = 60.0
"""Pixels that a chart's heading and the space round it take."""
_TITLE = 90
"""Characters of an article's title; the browser shows as many as the column is wide."""
# A callback cannot change the page, so it asks the next run to.
_LEAVE = "_overview_leave"


def show() -> None:
    """Draw the page."""
    corpus, filters = state.corpus(), state.current_filters()
    if not facts(corpus).get("n_articles", 1):
        notices.no_corpus()
        return
    if not count(corpus, filters).articles:
        notices.nothing_matches("Nothing")
        return
    if st.session_state.pop(_LEAVE, False):
        state.go("visits")
    found, today = visits(corpus, filters), pd.Timestamp.now().normalize()
    st.html(_CSS)
    st.html(write_facts(found, today))
    if len(found):
        _visits(found, today)
    left, middle, right = st.columns(3, gap="large")
    with left:
        _themes()
    with middle:
        _rising()
    with right:
        _articles()


def write_facts(found: pd.DataFrame, today: pd.Timestamp) -> str:
    """Visits so far, the last, the next and who takes part, as HTML; ``found`` has the columns VISITS."""
    return f'<dl class="key-facts">{"".join(_write_fact(*fact) for fact in list_facts(found, today))}</dl>'


def _write_fact(label: str, big: str, small: str) -> str:
    return f"<div><dt>{label}</dt><dd><b>{escape.markup(big)}</b>{escape.markup(small)}</dd></div>"


def _visits(found: pd.DataFrame, today: pd.Timestamp) -> None:
    """When they were, and how they answer each other; the column that ends first also has the busiest directions."""
    filters = state.current_filters()
    figure = drawn.draw("timeline", filters, today=today, most=5, marked=_MARKED)
    answers = drawn.draw("balance", filters, most=5), drawn.draw("reciprocity", filters, most=3)
    left, right = st.columns([1.75, 1], gap="large")
    with left:
        figures.draw_plotly(figure, key="overview_timeline", on_select=_open)
        state.page_link("visits", "All visits →")
    with right:
        figures.draw_plotly(answers[0], key="overview_balance", on_select=keep_direction)
        figures.draw_plotly(answers[1], key="overview_turns", on_select=_open)
    with left if _measure(figure) < _measure(*answers) else right:
        _busiest(found)


def _measure(*drawings: go.Figure) -> float:
    """Pixels that figures take one below the other, each with its heading."""
    return sum(float(figure.layout.height) + _HEADING for figure in drawings)


def _busiest(found: pd.DataFrame) -> None:
    near, _ = leave_out_far(found[found["start"].notna()].sort_values("start"))
    ways = recency.compare_years(near, key="direction", label="direction_name", when="start")
    if len(ways):
        figures.heading("Most visits in the last year", f"Up to {words.day(near['start'].max(), 'month')}.")
        st.html(f'<ul class="rose">{write_years(ways, 3)}</ul>')


def _open(selection: Mapping[str, Any]) -> None:
    """Open the chosen visit on its own page, or make a filter of what else was chosen."""
    st.session_state[_LEAVE] = bool(chosen_visit(selection))
    open_selection(selection)


def _themes() -> None:
    table = themes(state.corpus(), state.current_filters())
    chart = frequency(themes=table, most=5, mode=state.mode())
    figures.draw_altair(chart, key="overview_themes")
    state.page_link("themes", "All themes →")


def _rising() -> None:
    figures.heading("Which themes are rising")
    rose = write_rises(theme_trends(state.corpus(), state.current_filters()), 4)
    st.html(f'<ul class="rose">{rose or "<li>None for certain.</li>"}</ul>')
    st.caption("Share of texts, each outlet’s earlier half and its later: only what is surely no chance.")
    state.page_link("themes", "Rising and falling →", part="when")


def write_rises(trends: pd.DataFrame, most: int) -> str:
    """The themes that rise (THEME_TRENDS), the clearest first, as items of an HTML list."""
    rose = trends[trends["direction"].astype("string") == "rising"].head(most)
    return _list((row.label, f"▲ {row.share_before:.1%} → {row.share_after:.1%}") for row in rose.itertuples())


def write_years(ways: pd.DataFrame, most: int) -> str:
    """The directions of most visits in the last year (RECENT), as items of an HTML list."""
    latest = ways.sort_values(["recent", "label"], ascending=[False, True]).head(most)
    return _list((row.label, f"{row.recent:,}, the year before {row.before:,}") for row in latest.itertuples())


def _list(told: Iterable[tuple[object, str]]) -> str:
    return "".join(f"<li>{escape.markup(str(label))}<span>{number}</span></li>" for label, number in told)


def _articles() -> None:
    corpus, filters = state.corpus(), state.current_filters()
    published = months(corpus, filters).set_index("month")["n_articles"]
    figures.draw_plotly(
        columns_over_time(counts=published, noun="article", mode=state.mode(), height=130, most=60),
        key="overview_articles",
        on_select=figures.select_days,
    )
    for row in articles(corpus, filters, limit=4).itertuples():
        title = escape.markdown(escape.shorten(words.plain(row.title), _TITLE))
        label = f"{dates.write_day(row.published.date(), short=True)}: {title}"
        state.page_link("articles", label, article=row.article_id)
    state.page_link("articles", "All articles →")


if __name__ == "__main__":
    entry.enter()
