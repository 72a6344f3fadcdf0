"""Articles: what was published when, a table to filter and search, and a reader that marks what was found."""

import pandas as pd
import streamlit as st

from charts import words
from charts.months import columns_over_time
from loaders.frames import Filters, articles, count, country_name, ignored, months, theme_labels
from pages.parts import entry, escape, figures, marks, notices, paging, state, tables, takeaway
from pages.parts.article_view import show_article

ORDERS = {
    "newest": ("Newest", "published", True),
    "oldest": ("Oldest", "published", False),
    "reused": ("Most reused text", "reused_share", True),
    "visits": ("Most visits", "n_visits", True),
    "outlet": ("Outlet", "outlet", False),
    "title": ("Title", "title", False),
}
BEST = {"best": ("Best match", "relevance", True)}


def show() -> None:
    """Draw the reader where an article is chosen, otherwise the histogram and the table."""
    filters = state.current_filters()
    orders = {**BEST, **ORDERS} if filters.search else ORDERS
    chosen = state.first("order", next(iter(orders)))
    order = orders.get(chosen, next(iter(orders.values())))
    article_id = state.first("article")
    # A place for each: what leaves the page is not moved, and drawn once more, by what comes.
    reading, browsing = st.container(key="reading"), st.container(key="browsing")
    if article_id:
        with reading:
            show_article(article_id, order=order[1], descending=order[2])
    else:
        with browsing:
            _browse(filters, order)


def _browse(filters: Filters, order: tuple[str, str, bool]) -> None:
    total = count(state.corpus(), filters).articles
    if not total:
        notices.nothing_matches("No article")
        return
    _histogram(filters)
    _list(filters, total, order)


def _histogram(filters: Filters) -> None:
    counts = _within_corpus(months(state.corpus(), filters).set_index("month")["n_articles"], filters)
    figure = columns_over_time(counts=counts, noun="article", mode=state.mode(), height=120)
    figures.draw_plotly(figure, key="months", on_select=figures.select_days)


def _within_corpus(counts: pd.Series, filters: Filters) -> pd.Series:
    """``counts`` with the corpus' ends, or those of the chosen dates: the axis stands still under other filters."""
    every = months(state.corpus(), Filters(since=filters.since, until=filters.until))["month"]
    return counts.reindex(counts.index.union([every.min(), every.max()]), fill_value=0)


def _list(filters: Filters, total: int, order: tuple[str, str, bool]) -> None:
    page = paging.current_page(total, key="page")
    begin = (page - 1) * paging.SIZE
    frame = articles(state.corpus(), filters, order=order[1], descending=order[2], limit=paging.SIZE, offset=begin)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        shown = _switches(filters)
        _download(filters, order)
    for part in ignored(state.corpus(), filters.search) if filters.search else ():
        st.caption(f"Not understood in the search: {escape.markdown(part)}")
    if shown == "snippets":
        _snippets(frame)
    else:
        _table(frame, page)
    paging.show_pages(total, key="page")


def _download(filters: Filters, order: tuple[str, str, bool]) -> None:
    corpus = state.corpus()

    def everything() -> pd.DataFrame:
        return articles(corpus, filters, order=order[1], descending=order[2])

    offered = {
        "The whole table as": takeaway.table_files(everything, "articles"),
        "All of them cited as": takeaway.citation_files(corpus, everything, "articles-cited"),
    }
    takeaway.offer(offered, key="articles_files")


def _switches(filters: Filters) -> str:
    with st.container(horizontal=True, width="content"):
        orders = {**BEST, **ORDERS} if filters.search else ORDERS
        state.pick("Order", {key: label for key, (label, _, _) in orders.items()}, key="order")
        if not filters.search:
            return "table"
        return state.switch("Show as", {"snippets": "Passages", "table": "Table"}, key="show")


def _table(frame: pd.DataFrame, page: int) -> None:
    ids = frame["article_id"].tolist()
    key = figures.keyed(f"articles_{page}_{state.first('order')}")

    def open_row() -> None:
        row = tables.chosen_row(key)
        if row is not None:
            state.select(article=ids[row], at=None)

    st.dataframe(
        _columns(frame),
        key=key,
        hide_index=True,
        on_select=open_row,
        selection_mode=tables.ROW_OR_CELL,
        height="content" if len(frame) <= 20 else 740,
        column_config={
            "Date": st.column_config.DateColumn(format="localized", width=92),
            "Outlet": st.column_config.TextColumn(width=90),
            "Title": st.column_config.TextColumn(width=360),
            "Visits": st.column_config.NumberColumn(width=56),
            "Themes": st.column_config.ListColumn(width=180),
            "Countries": st.column_config.ListColumn(width=150),
            "Reused text": st.column_config.ProgressColumn(
                format="%d%%",
                min_value=0,
                max_value=100,
                width=90,
                help="Words in paragraphs that an earlier article had",
            ),
        },
        alt="The articles that match: date, outlet, title, visits, themes, countries and share of reused text",
    )
    st.caption("Choose a row to read the article.")


def _columns(frame: pd.DataFrame) -> pd.DataFrame:
    labels = theme_labels(state.corpus())
    return pd.DataFrame(
        {
            "Date": frame["published"],
            "Outlet": frame["outlet"].astype("string").fillna("–"),
            "Title": frame["title"],
            "Visits": frame["visits"].map(len),
            "Reused text": frame["reused_share"].mul(100).round(),
            "Themes": frame["themes"].map(lambda keys: [labels.get(key, key) for key in keys]),
            "Countries": frame["countries"].map(lambda codes: [country_name(code) for code in codes]),
        }
    )


def _snippets(frame: pd.DataFrame) -> None:
    for row in frame.itertuples():
        with st.container(key=f"found_{row.article_id}", gap=None):
            state.page_link("articles", escape.markdown(str(row.title)), article=row.article_id, at=None)
            outlet = f"{escape.markup(str(row.outlet))} · " if isinstance(row.outlet, str) else ""
            when = words.day(row.published)
            found = marks.snippet(row.snippet, str(row.title)) if isinstance(row.snippet, str) else ""
            st.html(f'<p class="found"><span>{outlet}{when}</span> {found}</p>')


if __name__ == "__main__":
    entry.enter()
