"""The whole page of a briefing."""

import re
from datetime import date
from pathlib import Path

import pandas as pd

from briefing.drawings import draw_articles, draw_themes, draw_visits
from briefing.markup import element, link, table, text
from briefing.visits import write_visits
from charts import dates, record, words
from charts.keyfacts import list_facts
from charts.lanes import Lane
from charts.picture import Source, fonts
from charts.picture.plate import rules
from charts.timeline import Colour
from loaders.frames import (
    Corpus,
    Filters,
    articles,
    cited,
    describe_filters,
    extent,
    facts,
    theme_labels,
    themes,
    visit,
    visits,
)
from loaders.frames.method import ACCURACY, STEPS, read_accuracy

VISITS = 200
"""Visits that are told one by one, unless another number is asked for."""
MEETING = 12
"""Visits that a briefing in short tells one by one."""
THEMES = 15
SOURCES = 400
"""Articles that are listed where no visit rests on them."""
_CSS = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
# Nothing on the page may run or be fetched, whatever an article says.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'"


def write_briefing(
    corpus: Corpus,
    filters: Filters,
    *,
    today: date,
    title: str = "",
    most: int = VISITS,
    lane: Lane = "direction",
    colour: Colour = "direction",
    address: str = "",
    short: bool = False,
) -> str:
    """A page of HTML with all that the filters leave: charts, visits with their evidence, themes, sources and method.

    It asks for nothing: charts are SVG, letters are carried along, no script is in it. ``title`` is made of the filters
    where it is not given, ``most`` bounds the visits that are told one by one, ``lane`` and ``colour`` are those of the
    timeline, ``address`` leads to the same view in Attaché. ``short`` is for a meeting: the latest visits, the articles
    they rest on, and the method without its figures. Where nothing passes, the page says so.
    """
    most = min(most, MEETING) if short else most
    found = visits(corpus, filters)
    source = Source(*extent(corpus, filters), today)
    told = title.strip() or _name(corpus, filters, found)
    listed = _list_sources(corpus, filters, found, most, others=0 if short else SOURCES)
    numbers = {article_id: number for number, article_id in enumerate(listed["article_id"], 1)}
    moment = pd.Timestamp(today)
    body = [
        _write_head(told, _describe(corpus, filters, source, len(found)), address),
        _write_facts(found, moment) if len(found) else "",
        _section("Visits", draw_visits(corpus, filters, found, moment, lane, colour)),
        _section("Visit by visit", write_visits(corpus, found, numbers, theme_labels(corpus), most=most)),
        _section("Themes", draw_themes(corpus, filters) + _write_themes(corpus, filters)),
        _section("Articles", draw_articles(corpus, filters) + _write_sources(listed, source.n_articles)),
        _section("Method", _write_method(corpus, measured=not short)),
        element("footer", text(source.line), class_="end"),
    ]
    return _wrap("".join(body), told)


def write_visit_briefing(corpus: Corpus, visit_id: str, *, today: date, address: str = "") -> str:
    """A page of HTML with one visit: its record, every source with the words it rests on, and the method.

    Raises ValueError where there is no such visit.
    """
    found = visit(corpus, visit_id)
    if found.empty:
        raise ValueError(f"there is no visit {visit_id!r} in this corpus")
    listed = cited(corpus, found)
    days = listed["published"]
    source = Source(len(listed), days.min() if len(days) else None, days.max() if len(days) else None, today)
    told = record.title_of(found.iloc[0].to_dict())
    numbers = {article_id: number for number, article_id in enumerate(listed["article_id"], 1)}
    said = write_visits(corpus, found, numbers, theme_labels(corpus), most=1, quoted=len(listed))
    body = [
        _write_head(told, [f"One visit, told in {source.line.removeprefix('Attaché · ')}"], address),
        _section("The visit", said),
        _section("Articles", _write_sources(listed, len(listed))),
        _section("Method", _write_method(corpus)),
        element("footer", text(source.line), class_="end"),
    ]
    return _wrap("".join(body), told)


def _name(corpus: Corpus, filters: Filters, found: pd.DataFrame) -> str:
    """A title out of the filters: the countries, people and themes that were chosen."""
    chosen = [choice.words for choice in describe_filters(corpus, filters) if choice.name not in ("since", "until")]
    subject = "; ".join(chosen) if chosen else "Visits and themes"
    dated = found["start"].dropna()
    when = f", {words.period(dated.min(), dated.max())}" if len(dated) else ""
    return f"{subject}{when}"


def _describe(corpus: Corpus, filters: Filters, source: Source, number: int) -> list[str]:
    """What is in a briefing, in lines: how much, by which filters, and that it is nothing where it is."""
    chosen = [choice.words for choice in describe_filters(corpus, filters, write=dates.write_day)]
    shown = "; ".join(chosen) if chosen else "none, the whole corpus"
    lines = [f"{words.count(number, 'visit')} in {source.line.removeprefix('Attaché · ')}", f"Filters: {shown}."]
    return lines if source.n_articles else [*lines, "Nothing matches these filters."]


def _write_head(title: str, lines: list[str], address: str) -> str:
    view = link(address, "The same view in Attaché")
    parts = [
        element("p", "Attaché · Briefing", class_="kicker"),
        element("h1", text(title)),
        *(element("p", text(line)) for line in lines),
        element("p", view, class_="view") if view.startswith("<a") else "",
    ]
    return element("header", "".join(parts))


def _write_facts(found: pd.DataFrame, today: pd.Timestamp) -> str:
    boxes = [
        element("div", f"<dt>{text(fact.label)}</dt><dd><b>{text(fact.big)}</b> {text(fact.small)}</dd>")
        for fact in list_facts(found, today)
    ]
    return element("dl", "".join(boxes), class_="facts")


def _write_themes(corpus: Corpus, filters: Filters) -> str:
    found = themes(corpus, filters)
    if found.empty:
        return ""
    rows = [
        (
            row.label,
            f"{row.n_articles:,}",
            f"{row.n_independent:,}",
            words.day(row.first_seen),
            words.day(row.last_seen),
        )
        for row in found.head(THEMES).itertuples()
    ]
    heads = ("Theme", "Articles", "Independent texts", "First seen", "Last seen")
    more = f"The most frequent {THEMES} of {len(found):,}." if len(found) > THEMES else ""
    return table(heads, rows, figures=(1, 2)) + (element("p", more, class_="note") if more else "")


def _list_sources(corpus: Corpus, filters: Filters, found: pd.DataFrame, most: int, *, others: int) -> pd.DataFrame:
    """The articles of the visits that are told, and as many more as ``others`` has room for, by date."""
    told = found.sort_values(["start", "visit_id"], ascending=False, na_position="last").head(most)
    rested = cited(corpus, told)
    more = articles(corpus, filters, limit=max(others - len(rested), 0))
    return (
        pd.concat([rested, more])
        .drop_duplicates("article_id")
        .sort_values(["published", "article_id"], ignore_index=True)
    )


def _write_sources(listed: pd.DataFrame, number: int) -> str:
    if listed.empty:
        return ""
    items = []
    for place, row in enumerate(listed.itertuples(), 1):
        told = f"{words.plain(row.outlet, 'Outlet not named')}, {words.day(row.published)}"
        title = link(row.url, words.plain(row.title, row.article_id))
        items.append(element("li", f"{title}. {text(told)}.", id=f"source-{place}"))
    left = number - len(listed)
    note = f"{words.count(left, 'article')} more without a visit that is told here are not listed." if left > 0 else ""
    return element("ol", "".join(items), class_="sources") + (element("p", text(note), class_="note") if note else "")


def _write_method(corpus: Corpus, *, measured: bool = True) -> str:
    steps = "".join(element("li", f"<b>{text(name)}</b> {text(said)}") for name, said in STEPS.items())
    built = pd.to_datetime(str(facts(corpus).get("built_at")), errors="coerce")
    when = f"The corpus was built on {words.day(built)}." if pd.notna(built) else ""
    figures = read_accuracy(ACCURACY)
    shown = ""
    if measured and len(figures):
        note = "Only figures marked unread speak of new texts: they were counted before anybody had read their errors."
        rows = figures[["Figure", "Value", "Measured on"]].itertuples(index=False, name=None)
        shown = element("h3", "How right the numbers were measured to be") + element("p", note, class_="note")
        shown += table(("Figure", "Value", "Measured on"), rows, figures=(1,))
    return element("ul", steps) + (element("p", text(when)) if when else "") + shown


def _section(title: str, inner: str) -> str:
    return element("section", element("h2", text(title)) + inner) if inner else ""


def _wrap(body: str, title: str) -> str:
    letters = re.sub(r"<[^>]+>", "", body) + title + "–—…“”’"
    faces: tuple[fonts.Face, ...] = ("sans", "sans semibold", "sans italic", "serif", "serif semibold")
    css = fonts.embed(letters, faces, latin=True) + rules() + _CSS
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{text(_POLICY)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light">'
        f"<title>{text(title)} · Attaché</title><style>{css}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )
