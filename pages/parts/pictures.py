"""The way to a chart's picture: SVG and PNG, with its title and its source, made when the menu is opened."""

from datetime import date

import streamlit as st

from charts import dates
from charts.picture import Chart, NotDrawn, Source, to_png, to_svg
from loaders.frames import Corpus, Filters, describe_filters, extent
from pages.parts import escape, state, takeaway
from pages.parts.takeaway import File

_HELP = "This chart as a picture, with its title and source"


def offer_picture(chart: Chart, *, name: str, key: str) -> None:
    """A button that offers the chart as SVG and PNG: drawn when it is opened, and kept as text alone."""

    def files() -> tuple[File, File]:
        svg = to_svg(chart, source=source(state.corpus(), state.current_filters()))
        return _files(svg, name.replace("_", "-"))

    try:
        takeaway.offer(lambda: {"This chart as": files()}, key=f"picture_{key}", label="Picture", help=_HELP)
    except NotDrawn as error:
        st.caption(escape.markdown(f"This chart cannot be drawn as a picture: {error}"))


def source(corpus: Corpus, filters: Filters) -> Source:
    """What a picture of the articles that pass says of where it comes from."""
    chosen = "; ".join(choice.words for choice in describe_filters(corpus, filters, write=dates.write_day))
    return Source(*extent(corpus, filters), date.today(), f"Only {chosen}" if chosen else "")


def _files(svg: str, name: str) -> tuple[File, File]:
    return (
        File("SVG", f"{name}.svg", "image/svg+xml", svg.encode),
        File("PNG", f"{name}.png", "image/png", lambda: to_png(svg)),
    )
