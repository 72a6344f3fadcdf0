"""The charts of a briefing, as SVG inside its page."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from briefing.markup import element, text
from charts import style
from charts.balance import balance
from charts.cadence import cadence
from charts.lanes import Lane
from charts.meetings import meetings
from charts.months import columns_over_time
from charts.pairs import answer_both_ways, rank_directions
from charts.picture.plate import Chart, draw
from charts.themes import frequency
from charts.timeline import Colour, timeline
from charts.trends import trends
from charts.worldmap import worldmap
from loaders.frames import Corpus, Filters, months, theme_periods, theme_trends, themes, visits

WIDTH = 720


def draw_visits(
    corpus: Corpus, filters: Filters, found: pd.DataFrame, today: pd.Timestamp, lane: Lane, colour: Colour
) -> str:
    """The charts of the visits ``found`` (VISITS); empty where there is none."""
    if found.empty:
        return ""
    colours = style.assign_colours(rank_directions(visits(corpus, Filters())))
    mutual, note = found, ""
    if filters.visitor or filters.host:
        mutual = answer_both_ways(found, visits(corpus, replace(filters, visitor=(), host=())))
        note = "Both ways, whichever the filters ask for."
    charts: list[tuple[Chart, str]] = [
        (timeline(visits=found, lane=lane, colour=colour, colours=colours, today=today), ""),
        (balance(visits=mutual, colours=colours), note),
        (worldmap(visits=found, colours=colours), ""),
        (meetings(visits=found, colours=colours), ""),
        (cadence(visits=mutual), note),
    ]
    return "".join(write_figure(chart, note) for chart, note in charts)


def draw_themes(corpus: Corpus, filters: Filters) -> str:
    """The charts of the themes of the articles that pass."""
    return "".join(map(write_figure, _theme_charts(corpus, filters)))


def draw_articles(corpus: Corpus, filters: Filters) -> str:
    """When the articles that pass were published."""
    counts = months(corpus, filters).set_index("month")["n_articles"]
    return write_figure(columns_over_time(counts=counts, noun="article")) if len(counts) else ""


def write_figure(chart: Chart, note: str = "") -> str:
    """A chart with its title, its note and its alternative text."""
    told = style.read_caption(chart)
    inner, height = draw(chart, WIDTH)
    svg = (
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{text(told.alt)}" '
        f'style="aspect-ratio:{WIDTH}/{height:.0f}">{inner}</svg>'
    )
    under = " ".join(part for part in (note, told.note) if part)
    caption = element("h3", text(told.title)) + (element("p", text(under), class_="note") if under else "")
    drawn = element("div", svg, class_="wide", tabindex="0", role="group", aria_label="Chart")
    return element("figure", element("figcaption", caption) + drawn)


def _theme_charts(corpus: Corpus, filters: Filters) -> Iterator[Chart]:
    found = themes(corpus, filters)
    if len(found):
        yield frequency(themes=found, most=12)
        yield trends(theme_periods=theme_periods(corpus, filters), theme_trends=theme_trends(corpus, filters))
