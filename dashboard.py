"""Attaché: who visits whom, what they speak of, and where it says so. Run with ``streamlit run dashboard.py``."""

import logging
from collections.abc import Callable
from functools import wraps

import streamlit as st

from charts import dates
from pages import articles, compare, corpus, judgements, overview, themes, visits
from pages.parts import chips, facets, look, notices, opening, page_script, redrawing, state


def main() -> None:
    """Show the page that the address names, with the filters that all pages share."""
    st.set_page_config(page_title="Attaché", page_icon="🖋️", layout="wide", initial_sidebar_state=320)
    look.apply()
    pages = {
        "overview": st.Page(_part(overview.show), title="Overview", url_path="overview", default=True),
        "visits": st.Page(_part(visits.show), title="Visits", url_path="visits"),
        "themes": st.Page(_part(themes.show), title="Themes", url_path="themes"),
        "articles": st.Page(_part(articles.show), title="Articles", url_path="articles"),
        "judgements": st.Page(_part(judgements.show), title="Judgements", url_path="judgements"),
        "compare": st.Page(_part(compare.show), title="Compare", url_path="compare"),
        "corpus": st.Page(_part(corpus.show), title="Corpus", url_path="corpus"),
    }
    page = st.navigation(list(pages.values()), position="top")
    state.begin(pages, page)
    dates.speak(st.context.locale)
    st.html(f'<h1 class="unseen">{page.title}</h1>')
    state.hold(opening.open_or_build(), opening.read_stamp)
    with st.sidebar:
        facets.show_filters()
    chips.show_selection()
    page_script.attach(opens=page.url_path == "visits")
    page.run()


def _part(show: Callable[[], None]) -> Callable[[], None]:
    """The page as a part that can be drawn anew by itself; it says what is wrong where it cannot be drawn."""

    @redrawing.part(redrawing.PAGE)
    @wraps(show)
    def drawn() -> None:
        state.begin_page()
        dates.speak(st.context.locale)
        try:
            _draw(show)
        finally:
            state.publish()

    return drawn


def _draw(show: Callable[[], None]) -> None:
    if show is not corpus.show and not chips.holds_articles():
        notices.no_corpus()
        return
    try:
        show()
    except Exception as error:
        logging.getLogger("attache").exception("the page %s failed", show.__module__)
        notices.page_failed(error)


main()
