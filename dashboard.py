"""Attaché: who visits whom, what they speak of, and where it says so. Run with ``streamlit run dashboard.py``."""

import logging

import streamlit as st
from streamlit.navigation.page import Page

from charts import dates
from pages import articles, compare, corpus, judgements, overview, themes, visits
from pages.parts import chips, facets, look, notices, opening, page_script, state


def main() -> None:
    """Show the page that the address names, with the filters that all pages share."""
    st.set_page_config(page_title="Attaché", page_icon="🖋️", layout="wide", initial_sidebar_state=320)
    look.apply()
    pages = {
        "overview": st.Page(overview.show, title="Overview", url_path="overview", default=True),
        "visits": st.Page(visits.show, title="Visits", url_path="visits"),
        "themes": st.Page(themes.show, title="Themes", url_path="themes"),
        "articles": st.Page(articles.show, title="Articles", url_path="articles"),
        "judgements": st.Page(judgements.show, title="Judgements", url_path="judgements"),
        "compare": st.Page(compare.show, title="Compare", url_path="compare"),
        "corpus": st.Page(corpus.show, title="Corpus", url_path="corpus"),
    }
    page = st.navigation(list(pages.values()), position="top")
    state.begin(pages, page)
    dates.speak(st.context.locale)
    st.html(f'<h1 class="unseen">{page.title}</h1>')
    state.hold(opening.open_or_build())
    with st.sidebar:
        facets.show_filters()
    chips.show_selection()
    page_script.attach(state.opened_visit(), opens=page.url_path == "visits")
    try:
        show(page)
    finally:
        state.publish()


def show(page: Page) -> None:
    """Draw the page; say what is wrong, and what to do, where it cannot be drawn."""
    if page.url_path != "corpus" and not chips.holds_articles():
        notices.no_corpus()
        return
    try:
        page.run()
    except Exception as error:
        logging.getLogger("attache").exception("the page %s failed", page.title)
        notices.page_failed(error)


main()
