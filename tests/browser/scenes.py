"""Every page, and every state of one that is worth a look, on any corpus: how to get there, and how to furnish it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas as pd
from playwright.sync_api import Page

from loaders.frames import Corpus, Filters, visits
from loaders.frames.comparison import ONLY_TABLE, Columns, Table, keep_table
from loaders.frames.judging import judge, open_judged
from loaders.frames.kin import kin
from loaders.frames.saved_views import SavedView, save_view, views_path
from tests.browser.conftest import Reader

TABLE = "An official list"
GOOD = {"id": "good", "date": "2024-05-06", "title": "Beridze in Baku", "text": "Georgian Defence Minister Irakli "}
HANDED_IN = "guest,origin,arrival,remarks\nKari Lund,NOR,2023-05-04,an invented row\nKari Lund,NOR,the day after,\n"
Act = Callable[[Reader], None]


@dataclass(frozen=True)
class Scene:
    """A state of a page: the address that shows it, and what is done there first, if anything."""

    name: str
    path: str = ""
    address: Mapping[str, Any] = field(default_factory=dict)
    act: Act | None = None

    @property
    def where(self) -> str:
        """The path with its query, by which the title bar's page can be told."""
        return f"{self.path}?{urlencode(self.address, doseq=True)}" if self.address else self.path

    def enter(self, reader: Reader) -> Page:
        """Go there, and wait until it has settled."""
        page = reader.open(self.path, **self.address)
        if self.act:
            self.act(reader)
            reader.settle()
        return page


def furnish(store: Path) -> None:
    """Lay beside a store what people add: judgements, one of them undoing nothing; a table; saved views."""
    corpus = open_judged(store)
    found = visits(corpus, Filters()).sort_values(["confidence", "visit_id"])
    where = found[found["host_country"].notna() & found["visitor_country"].notna() & found["start"].notna()]
    doubtful, sure = where.iloc[0], where.iloc[-1]
    judge(corpus, "confirm", sure["visit_id"], by="Ann Bell", seen=0)
    places = {"places": ("Baku", "Ganja")}
    judge(corpus, "correct", doubtful["visit_id"], by="Bo Carr", note="The caption names both.", seen=1, fields=places)
    keep_table(corpus, _make_table(where))
    for name, query in (("Whose turn it is", "turns=reciprocity"), ("Official visits", "kind=official")):
        save_view(views_path(store), SavedView(name, "visits", query, "Ann Bell"))


def _make_table(held: pd.DataFrame) -> Table:
    """A table that has some of the visits, and one that no article tells of."""
    some = held.head(6)[["visitor_person", "visitor_country", "host_country", "start"]].dropna()
    one = some.iloc[[0]].assign(visitor_person="Kari Lund", visitor_country="NOR")
    names = {"visitor_person": "visitor", "visitor_country": "origin", "host_country": "destination"}
    content = pd.concat([some, one]).rename(columns=names).to_csv(index=False, date_format="%Y-%m-%d")
    columns = {field: names.get(field, field) for field in ("visitor_person", "visitor_country", "host_country")}
    return Table(TABLE, "Ann Bell", Columns(columns | {"start": "start"}), content.encode())


def list_scenes(corpus: Corpus) -> tuple[Scene, ...]:
    """The scenes of a corpus that was furnished."""
    found = visits(corpus, Filters())
    opened = found.nlargest(1, "n_articles").iloc[0]
    article = str(opened["articles"][0])
    beside = kin(corpus, article)["article_id"].tolist() or list(corpus.numbers)[-1:]
    corrected = found[found["judgement"] == "corrected"].iloc[0]["visit_id"]
    return (*_on_pages(), *_opened(str(opened["visit_id"]), article, beside[0]), *_judged(corrected), *_menus())


def list_names() -> tuple[str, ...]:
    """The names of all scenes, for which no corpus is needed."""
    return tuple(scene.name for scene in (*_on_pages(), *_opened("", "", ""), *_judged(""), *_menus()))


def _on_pages() -> Iterator[Scene]:
    yield Scene("overview")
    yield Scene("visits", "visits")
    switched = {"lane": "visitor", "colour": "kind", "places": "meetings", "turns": "reciprocity"}
    yield Scene("visits-switched", "visits", switched)
    yield Scene("visits-gaps", "visits", {"lane": "host", "turns": "cadence"})
    yield Scene("themes", "themes")
    for part in ("when", "together", "again"):
        yield Scene(f"themes-{part}", "themes", {"part": part})
    yield Scene("articles", "articles")
    yield Scene("search", "articles", {"q": "minister"})
    yield Scene("judgements", "judgements")
    yield Scene("compare", "compare")
    yield Scene("corpus", "corpus")
    yield Scene("nothing", "articles", {"q": "zebra"})
    yield Scene("nothing-visits", "visits", {"since": "2099-01-01", "kind": "official"})


def _opened(visit_id: str, article: str, beside: str) -> Iterator[Scene]:
    yield Scene("card", "visits", {"visit": visit_id})
    yield Scene("card-missing", "visits", {"visit": "no-such-visit"})
    yield Scene("judging", "visits", {"visit": visit_id}, lambda reader: _judge(reader, "Correct"))
    yield Scene("merging", "visits", {"visit": visit_id}, lambda reader: _judge(reader, "Merge"))
    yield Scene("reader", "articles", {"article": article, "q": "minister", "visit": visit_id})
    yield Scene("side-by-side", "articles", {"article": article, "beside": beside})


def _judged(corrected: str) -> Iterator[Scene]:
    yield Scene("card-corrected", "visits", {"visit": corrected})
    yield Scene("undoing", "judgements", {}, lambda reader: _press(reader, "Undo entry"))
    yield Scene("compare-only", "compare", {"outcome": ONLY_TABLE})
    yield Scene("handing-in", "compare", {}, lambda reader: hand_in(reader, "guests.csv", HANDED_IN))
    yield Scene("adding", "corpus", {}, _add_articles)


def _menus() -> Iterator[Scene]:
    yield Scene("saved-views", "visits", {}, lambda reader: _press(reader, "Saved views"))
    yield Scene("download", "visits", {}, lambda reader: _press(reader, "Download"))
    yield Scene("briefing-menu", "themes", {}, lambda reader: _press(reader, "Briefing"))
    yield Scene("keys", "articles", {}, lambda reader: _press(reader, "Keys"))
    yield Scene("add-visit", "visits", {}, lambda reader: _press(reader, "Add a visit"))


def _press(reader: Reader, name: str) -> None:
    reader.page.get_by_role("button", name=name).first.click()
    reader.settle()


def _judge(reader: Reader, action: str) -> None:
    reader.page.get_by_role("radiogroup", name="Your judgement").get_by_text(action, exact=True).click()


def hand_in(reader: Reader, name: str, content: str) -> None:
    """Choose one file of this name and content."""
    file = {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
    reader.page.locator("input[type=file]").first.set_input_files([file])
    reader.settle()


def _add_articles(reader: Reader) -> None:
    undated = {name: text for name, text in GOOD.items() if name != "date"} | {"id": "undated"}
    hand_in(reader, "more.jsonl", "\n".join(map(json.dumps, (GOOD, undated))))
    _press(reader, "Preview")
    reader.page.get_by_text("can be read").wait_for()
