"""Handing the view on: a briefing of it, one page that can be read and printed without Attaché."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from briefing import MEETING, write_briefing, write_visit_briefing
from loaders.frames import Corpus
from pages.parts import state, takeaway
from pages.parts.takeaway import File

FORM = "HTML to read and print"
_HELP = "One page with charts, visits, themes and sources, to send or print"


def offer_briefing() -> None:
    """A button that offers a briefing of what is selected."""
    takeaway.offer(
        lambda: {"What is selected, as": (_page(),), f"The latest {MEETING} visits of it, as": (_page(short=True),)},
        key="briefing",
        label="Briefing",
        help=_HELP,
    )


def _page(*, short: bool = False) -> File:
    corpus, filters, today, address = state.corpus(), state.current_filters(), date.today(), _address()
    # Read from the address, since asking the view for them would keep them in the address of every page.
    lane, colour = st.query_params.get("lane"), st.query_params.get("colour")

    def write() -> bytes:
        page = write_briefing(
            corpus,
            filters,
            today=today,
            lane="visitor" if lane == "visitor" else "host" if lane == "host" else "direction",
            colour="kind" if colour == "kind" else "direction",
            address=address,
            short=short,
        )
        return page.encode()

    name = f"briefing-{today:%Y-%m-%d}{'-short' if short else ''}.html"
    return File("Short HTML for a meeting" if short else FORM, name, "text/html", write)


def visit_page(corpus: Corpus, visit_id: str) -> File:
    """A briefing of one visit."""
    today, address = date.today(), _address()
    return File(
        FORM,
        f"visit-{visit_id}.html",
        "text/html",
        lambda: write_visit_briefing(corpus, visit_id, today=today, address=address).encode(),
    )


def _address() -> str:
    """Where the same view is in Attaché; empty where the server does not know its address."""
    base = (st.context.url or "").split("?")[0]
    query = urlencode({name: st.query_params.get_all(name) for name in sorted(st.query_params)}, doseq=True)
    return f"{base}?{query}" if base and query else base
