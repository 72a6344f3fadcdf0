"""Making judgements on the visits of a corpus, and reading those of its log over it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from loaders.frames.articles import article
from loaders.frames.corpus import Corpus, open_corpus
from loaders.frames.judgements import fields_of, name_visit, plain_value, title_visit
from loaders.frames.names import country_name
from loaders.frames.visits import reports, visit
from loaders.judgements.errors import JudgementError, LogUnusable, Overtaken, Unfit
from loaders.judgements.fields import CHOICES, COUNTRIES, LISTS, check, list_countries
from loaders.judgements.log import JudgementLog, log_path
from loaders.judgements.overlay import find_words, make_overlay
from loaders.judgements.records import Action, Judgement, Quote, Value

__all__ = [
    "CHOICES",
    "COUNTRIES",
    "LISTS",
    "Action",
    "JudgementError",
    "LogUnusable",
    "Overtaken",
    "Quote",
    "Unfit",
    "Value",
    "Wording",
    "add_visit",
    "add_visits",
    "country_options",
    "judge",
    "judged",
    "log_state",
    "open_judged",
    "undo",
]

Wording = Mapping[str, Value]


def log_state(store: Path) -> str:
    """A word for what the store's log holds now, another after every entry; empty where nobody has judged.

    Raises LogUnusable.
    """
    return JudgementLog(log_path(store)).state()


def judged(corpus: Corpus) -> Corpus:
    """The corpus with the judgements that its log holds now; raises LogUnusable."""
    kept = JudgementLog(log_path(corpus.store))
    log = kept.read()
    with corpus.cursor() as cursor:
        return corpus.judged(make_overlay(cursor, log), f"{kept.identity()}.{log[-1].number if log else 0}")


def open_judged(store: Path | str) -> Corpus:
    """The published corpus of a store with the judgements on it; raises StoreError or LogUnusable."""
    return judged(open_corpus(store))


def judge(
    corpus: Corpus,
    action: Action,
    visit_id: str,
    *,
    by: str,
    note: str = "",
    seen: int,
    fields: Wording | None = None,
    others: Iterable[str] = (),
    reports: Iterable[str] = (),
) -> int:
    """Keep a judgement on a visit and answer its number; ``seen`` is the revision its author looked at.

    ``fields`` are the new values of a correction, those that do not differ left out; ``others`` the visits that a
    merge takes in; ``reports`` the ones that a split takes away. Raises Unfit, Overtaken or LogUnusable.
    """
    before = fields_of(corpus, visit_id)
    new = {name: value for name, value in (fields or {}).items() if plain_value(value) != plain_value(before.get(name))}
    made = (f"{visit_id}~{uuid4().hex[:4]}",) if action == "split" else tuple(others)
    said = Judgement(
        action,
        by,
        visit_id,
        note,
        fields=new,
        was={name: before.get(name) for name in (*new, *(("start", "end") if new else ()))},
        others=made,
        reports=tuple(reports),
        title=name_visit(corpus, visit_id),
    )
    faults = _find_faults(corpus, said)
    if faults:
        raise Unfit(faults)
    return JudgementLog(log_path(corpus.store)).add(check(said), seen=seen).number


def add_visit(corpus: Corpus, fields: Wording, *, by: str, note: str, quotes: Iterable[Quote] = ()) -> str:
    """Keep a visit that was written by hand and answer its id; ``quotes`` are the articles that tell of it.

    Raises Unfit, also where an article does not say the words quoted, or LogUnusable.
    """
    said = replace(_addition(fields, by, note), quotes=tuple(quotes))
    faults = tuple(fault for quote in said.quotes if (fault := _find_misquote(corpus, quote)))
    if faults:
        raise Unfit(faults)
    JudgementLog(log_path(corpus.store)).add(check(said), seen=0)
    return said.visit_id


def add_visits(corpus: Corpus, visits: Iterable[Wording], *, by: str, note: str, source: str) -> int:
    """Keep visits that were taken from the table ``source``, all or none; answers how many. Raises as ``add_visit``."""
    said = [check(replace(_addition(fields, by, note), source=source)) for fields in visits]
    return len(JudgementLog(log_path(corpus.store)).add_all(said, seen=0))


def _addition(fields: Wording, by: str, note: str) -> Judgement:
    given = {name: value for name, value in fields.items() if value}
    sides = [str(given.get(name) or "UNK") for name in ("visitor_country", "host_country")]
    day = str(given.get("start") or "undated").replace("-", "")
    visit_id = f"{'-'.join(sides)}-{day}-own{uuid4().hex[:6]}".replace(" ", "_")
    return Judgement("add", by, visit_id, note, fields=given, title=title_visit(given))


def undo(corpus: Corpus, number: int, *, by: str, note: str = "") -> None:
    """Take back an entry of the log, or an undo; raises JudgementError."""
    if not by.strip():
        raise Unfit(("Your name is missing: say who undoes it",))
    JudgementLog(log_path(corpus.store)).undo(number, by=" ".join(by.split()), note=note.strip())


def country_options() -> dict[str, str]:
    """Every code that a visit's country may have, with its name, by name."""
    return dict(sorted(((code, country_name(code)) for code in list_countries()), key=lambda item: item[1]))


def _find_faults(corpus: Corpus, said: Judgement) -> tuple[str, ...]:
    known = visit(corpus, said.visit_id)
    if known.empty:
        return (f"There is no visit {said.visit_id!r} to judge any more: open it again",)
    if said.action == "merge":
        missing = [other for other in said.others if visit(corpus, other).empty or other == said.visit_id]
        if missing or not said.others:
            return (
                "Choose another visit to merge with; " + (f"{missing[0]!r} is none" if missing else "none is chosen"),
            )
    if said.action == "split":
        there = set(reports(corpus, said.visit_id)["report_id"])
        if not said.reports or not set(said.reports) < there:
            return ("Choose some of the reports, not all and not none, to make a visit of their own",)
    return ()


def _find_misquote(corpus: Corpus, quote: Quote) -> str | None:

    found = article(corpus, quote.article_id)
    if found is None:
        return f"There is no article {quote.article_id!r} in this corpus: give the id of one that is"
    if quote.words and find_words(found.text, quote.words) is None:
        return f"The article {quote.article_id!r} does not say “{quote.words[:60]}”: copy the words from its text"
    return None
