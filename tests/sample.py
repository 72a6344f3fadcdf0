# ruff: noqa: E501
"""A store made by hand or by dice, for tests of what stands on the store; the product never uses it.

``fill_sample(store)`` publishes the five articles with hand-written visits; ``fill_synthetic(store, n_articles=…)``
publishes generated articles and visits, the same for the same seed.
"""

import random
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from loaders.extract.reuse import Reuse, measure_pasted
from loaders.models import (
    Analysis,
    Article,
    Evidence,
    Mention,
    Paragraph,
    Reject,
    Segment,
    Sentence,
    Visit,
    VisitReport,
)
from loaders.store.compared import tabulate_reuse
from loaders.store.publishing import INDEX_DIRECTORY, publishing
from loaders.store.rows import tabulate, tabulate_analyses, tabulate_rejects
from loaders.store.search import IndexWriter
from loaders.store.writing import create_store, finish, insert, write_facts, write_reuse, write_themes, write_visits

ARTICLES = Path(__file__).resolve().parents[1] / "data" / "articles"
_DATE = re.compile(r"\s*date (\d{4}-\d\d-\d\d) ")

# (article, visitor, role, level, from, host person, host, place, start, end, kind, status, first words, last words)
_MINISTER, _HEAD = "minister", "head of state or government"
_SHUSHA = (
    "Recep Tayyip Erdogan", "president", _HEAD, "TUR", "Ilham Aliyev", "AZE", ("Shusha",), "2021-06-15", None,
    "official", "completed", "The Shusha Declaration on Allied", "war with Armenia",
)  # fmt: skip
_REPORTS = [
    ("000_5b609389a22d6b1d", "Zakir Hasanov", "minister of defence", _MINISTER, "AZE", None, "TUR", (), "2023-08-31", None,
     "official", "completed", "The Minister of Defense of Azerbaijan", "August 31, 2023."),
    ("000_5b609389a22d6b1d", "Zakir Hasanov", "minister of defence", _MINISTER, "AZE", None, "TUR", (), "2024-03-06", None,
     "official", "ongoing", "Azerbaijani Defense Minister Zakir", "on March 6."),
    ("001_2e71dcab896db976", "Zakir Hasanov", "minister of defence", _MINISTER, "AZE", "Hulusi Akar", "TUR", (),
     "2022-02-01", "2022-02-02", "working", "ongoing", "Azerbaijani Defence Minister Col-Gen", "has reported."),
    ("001_2e71dcab896db976", *_SHUSHA),
    ("002_0475bb5ebcffa610", "Muhsin Dere", "deputy minister of defence", "deputy minister", "TUR", "Zakir Hasanov", "AZE",
     (), "2021-09-27", None, "unspecified", "ongoing", "Hasanov made the remarks", "Muhsin Dere."),
    ("002_0475bb5ebcffa610", *_SHUSHA),
    ("003_5399b3df569d0065", "Selcuk Bayraktaroglu", "commander of the land forces", "chief of staff or commander", "TUR",
     "Zakir Hasanov", "AZE", ("Baku",), "2024-12-23", None, "unspecified", "ongoing", "Azerbaijan’s Defense Minister, Colonel",
     "Selcuk Bayraktaroglu."),
    ("004_6935ff9cce66302f", "Recep Tayyip Erdogan", "president", _HEAD, "TUR", "Ilham Aliyev", "AZE", ("Fuzuli", "Zangilan"),
     "2021-10-26", "2021-10-26", "official", "completed", "It should be noted that Akar", "on October 26."),
    ("004_6935ff9cce66302f", "Hulusi Akar", "minister of defence", _MINISTER, "TUR", "Zakir Hasanov", "AZE", ("Zangilan",),
     "2021-10-27", None, "unspecified", "completed", "Defence Minister Zakir Hasanov and his", "reported on October 27."),
    ("004_6935ff9cce66302f", *_SHUSHA),
]  # fmt: skip
_PEOPLE = {"Hasanov": ("Zakir Hasanov", "AZE", "minister of defence"), "Akar": ("Hulusi Akar", "TUR", "minister of defence"),
           "Aliyev": ("Ilham Aliyev", "AZE", "president"), "Erdogan": ("Recep Tayyip Erdogan", "TUR", "president"),
           "Dere": ("Muhsin Dere", "TUR", "deputy minister of defence"), "Valiyev": ("Karim Valiyev", "AZE", None),
           "Bayraktaroglu": ("Selcuk Bayraktaroglu", "TUR", "commander of the land forces")}  # fmt: skip
_COUNTRIES = {"Azerbaijan": "AZE", "Turkey": "TUR", "Türkiye": "TUR", "Armenia": "ARM"}
_PLACES = {"Shusha": "AZE", "Zangilan": "AZE", "Fuzuli": "AZE"}
_THEMES = {
    "shusha-declaration": ("Shusha Declaration", "agreements", r"Shusha Declaration"),
    "joint-exercises": ("Joint exercises", "military", r"joint (?:military )?(?:exercises|drills)"),
    "military-education": ("Military education", "military", r"military[ -]education\w*"),
    "regional-security": ("Regional security", "security", r"regional (?:security|stability)"),
    "fraternal-ties": ("Fraternal ties", "relations", r"fraternal"),
    "defence-industry": (
        "Defence industry",
        "military",
        r"defence industry|joint military industry|military production",
    ),
    "defence-cooperation": ("Defence cooperation", "military", r"(?:defen[cs]e|military) cooperation"),
}


def fill_sample(store: Path) -> Path:
    """Publish the five articles with 10 reports and 8 visits written by hand, and one reject."""
    analyses = [analyse_by_hand(path) for path in sorted(ARTICLES.glob("*.txt"))]
    reject = Reject("data/articles/empty.txt", "whole file", "", "the file is empty", "Remove it or give it a text.")
    return publish_analyses(store, analyses, rejects=[reject])


def analyse_by_hand(path: Path) -> Analysis:
    """One of the five articles with its hand-written reports and simply found mentions."""
    raw = path.read_text(encoding="utf-8")
    head = _DATE.match(raw)
    assert head, path
    text = raw[head.end() :]
    body = max((text.find(mark) for mark in ("\n\nAzerbaijan", "\n\nDefence")), default=0)
    article = Article(
        path.stem,
        date.fromisoformat(head[1]),
        text,
        outlet="Azernews" if "Vugar" in text else "News.az" if "News.az" in text else None,
        byline="Vugar Khalilov" if "Vugar" in text else None,
        source=f"data/articles/{path.name}",
        format="txt",
        segments=(Segment("body", max(body, 0), len(text)),),
    )
    reports = [_make_report(article, i, row[1:]) for i, row in enumerate(r for r in _REPORTS if r[0] == path.stem)]
    return Analysis(article, _split(text), _mention(text), (), tuple(reports))


def _make_report(article: Article, i: int, row: Sequence[object]) -> VisitReport:
    person, role, level, country, host_person, host, places, start, end, kind, status, first, last = row
    at = article.text.index(str(first))
    until = article.text.index(str(last), at) + len(str(last))
    sentence = article.text[at:until]
    evidence = [Evidence("visit", at, until)]
    for field, name in (("visitor_person", person), ("host_person", host_person)):
        if name and (found := sentence.find(str(name).split()[-1])) >= 0:
            evidence.append(Evidence(field, at + found, at + found + len(str(name).split()[-1])))
    return VisitReport(
        f"{article.id}#{i}", article.id, person, role, level, country, host_person, None, host, host,  # type: ignore[arg-type]
        places=places, start=date.fromisoformat(str(start)), end=end and date.fromisoformat(str(end)),  # type: ignore[arg-type]
        date_precision="day", date_basis="stated", kind=kind, status=status, confidence=0.9,  # type: ignore[arg-type]
        themes=tuple(m.key for m in _mention(article.text) if m.kind == "theme")[:3],
        reason=f"“{first!s}…” says that {person} was there.", evidence=tuple(evidence),
    )  # fmt: skip


def _split(text: str) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(m.start(), m.end(), "body", i)
        for i, m in enumerate(re.finditer(r"\S[^\n]*?[.”](?=\s|$)|\S[^\n]+", text))
    )


def _mention(text: str) -> tuple[Mention, ...]:
    found = [
        Mention(m.start(), m.end(), "person", *_named(_PEOPLE[m[0]])) for m in re.finditer("|".join(_PEOPLE), text)
    ]
    for words, code in _COUNTRIES.items():
        found += [Mention(m.start(), m.end(), "country", code, words, code) for m in re.finditer(words, text)]
    for words, code in _PLACES.items():
        found += [Mention(m.start(), m.end(), "place", words.lower(), words, code) for m in re.finditer(words, text)]
    for theme, (label, _, pattern) in _THEMES.items():
        found += [Mention(m.start(), m.end(), "theme", theme, label) for m in re.finditer(pattern, text, re.IGNORECASE)]
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def _named(person: tuple[str, str, str | None]) -> tuple[str, str, str, str | None]:
    name, country, role = person
    return name, name, country, role


def merge_by_key(reports: Sequence[VisitReport], articles: dict[str, Article]) -> tuple[Visit, ...]:
    """Reports of the same visitor, host and first day are one visit: good enough for a sample."""
    groups: dict[tuple[object, ...], list[VisitReport]] = {}
    for report in reports:
        groups.setdefault((report.visitor_person, report.host_country, report.start), []).append(report)
    return tuple(_make_visit(f"v{i:04d}", group, articles) for i, group in enumerate(groups.values()))


def _make_visit(visit_id: str, group: list[VisitReport], articles: dict[str, Article]) -> Visit:
    head, days = group[0], sorted(articles[r.article_id].published for r in group)
    same = {
        name: getattr(head, name) for name in Visit.__dataclass_fields__ if name in VisitReport.__dataclass_fields__
    }
    return Visit(
        visit_id, tuple(r.report_id for r in group), tuple(dict.fromkeys(r.article_id for r in group)), **same,
        cameo="042", plover="CONSULT", n_articles=len(group), n_independent_texts=1, first_reported=days[0],
        last_reported=days[-1], merge_reasons=("Same visitor, host and day.",) * (len(group) - 1),
    )  # fmt: skip


def find_shared(articles: Sequence[Article]) -> list[Paragraph]:
    """Paragraphs, and those that several articles share word for word."""
    groups: dict[str, list[tuple[Article, int, int, int]]] = {}
    for article in sorted(articles, key=lambda a: (a.published, a.id)):
        for i, match in enumerate(re.finditer(r"[^\n]+", article.text)):
            groups.setdefault(match[0].strip(), []).append((article, i, match.start(), match.end()))
    return [
        Paragraph(a.id, i, start, end, f"p{k}" if len(group) > 1 else None, 1.0 if len(group) > 1 else 0.0, place == 0)
        for k, group in enumerate(groups.values())
        for place, (a, i, start, end) in enumerate(group)
    ]


def publish_analyses(
    store: Path,
    analyses: Sequence[Analysis],
    rejects: Sequence[Reject] = (),
    copies: Mapping[str, str] = MappingProxyType({}),
) -> Path:
    """Publish analyses as a store, merged and compared in the simplest way; ``copies`` names the source of each copy."""
    articles = {a.article.id: a.article for a in analyses}
    visits = merge_by_key([r for a in analyses for r in a.reports], articles)
    numbers = {article_id: n for n, article_id in enumerate(articles)}
    with publishing(store) as directory:
        connection = create_store(directory)
        for table, rows in tabulate_analyses((n, a.article.source, a) for n, a in enumerate(analyses)).items():
            insert(connection, table, rows)
        write_visits(connection, visits)
        paragraphs = tuple(find_shared(list(articles.values())))
        pasted = measure_pasted({key: article.text for key, article in articles.items()}, paragraphs)
        write_reuse(connection, tabulate_reuse(Reuse(paragraphs, dict(copies), pasted), numbers))
        write_themes(connection, [(theme, label, group, "") for theme, (label, group, _) in _THEMES.items()])
        files = sorted({a.source for a in articles.values()} | {r.source for r in rejects})
        insert(connection, "sources", tabulate("sources", [(f, "", datetime(2025, 1, 1)) for f in files]))
        insert(connection, "rejects", tabulate_rejects((r.source, r) for r in rejects))
        write_facts(connection, {"built_at": "2025-01-01T00:00:00", "n_articles": len(articles), "n_visits": len(visits),
                                 "n_rejects": len(rejects), "sample": True})  # fmt: skip
        index = IndexWriter(directory / INDEX_DIRECTORY)
        index.add(((numbers[i], a.title, a.text) for i, a in articles.items()), size=len(articles))
        index.finish()
        finish(connection)
    return store


def fill_synthetic(store: Path, n_articles: int = 500, seed: int = 1) -> Path:
    """Publish generated articles, about six in ten of which report a visit, over ten years and a dozen countries."""
    dice = random.Random(seed)
    return publish_analyses(store, [_invent(dice, i) for i in range(n_articles)])


_STATES = {"TUR": "Türkiye", "AZE": "Azerbaijan", "GEO": "Georgia", "FRA": "France", "DEU": "Germany", "ITA": "Italy",
           "POL": "Poland", "KAZ": "Kazakhstan", "PAK": "Pakistan", "USA": "United States", "GBR": "United Kingdom",
           "JPN": "Japan"}  # fmt: skip
_FAMILY = [
    "Kaya",
    "Aliyeva",
    "Novak",
    "Rossi",
    "Martin",
    "Tanaka",
    "Smith",
    "Khan",
    "Nowak",
    "Bauer",
    "Demir",
    "Satpayev",
]
_ROLES = [("president", "head of state or government"), ("minister of defence", "minister"),
          ("deputy minister of defence", "deputy minister"), ("chief of the general staff", "chief of staff or commander")]  # fmt: skip


def _invent(dice: random.Random, i: int) -> Analysis:
    published = date(2015, 1, 1) + timedelta(days=dice.randrange(3650))
    visitor, host = dice.sample(sorted(_STATES), 2)
    role, level = dice.choice(_ROLES)
    person, other = (f"{dice.choice('ABCDEFGH')}. {dice.choice(_FAMILY)}" for _ in range(2))
    lead = f"{person}, {role} of {_STATES[visitor]}, visited {_STATES[host]} on {published:%B %d, %Y} and met {other}."
    theme = dice.choice([label for label, _, _ in _THEMES.values()]).lower()
    text = f"{lead}\n\nThe sides spoke of {theme} and of regional security, story {i}.\n\nThe two armies hold joint drills."
    article = Article(f"s{i:06d}", published, text, f"{_STATES[host]} receives {person}", dice.choice(["Gazette", "Wire", "Post"]),
                      source="synthetic.jsonl", format="jsonl", segments=(Segment("body", 0, len(text)),))  # fmt: skip
    reports = ()
    if dice.random() < 0.6:
        reports = (
            VisitReport(
                f"{article.id}#0", article.id, person, role, level, visitor, other, None, host, host,  # type: ignore[arg-type]
                start=published, end=published + timedelta(days=dice.choice([0, 0, 1, 3])), date_precision="day",
                date_basis="stated", kind=dice.choice(["official", "working", "unspecified"]),  # type: ignore[arg-type]
                status=dice.choice(["completed", "ongoing", "planned"]), confidence=dice.random(),  # type: ignore[arg-type]
                themes=("regional-security",), reason="“visited” with a head and a country.",
                evidence=(Evidence("visit", 0, len(lead)), Evidence("visitor_person", 0, len(person))),
            ),
        )  # fmt: skip
    return Analysis(article, _split(text), _mention(text), (), reports)


if __name__ == "__main__":
    # python -m tests.sample STORE [N]: the five articles, or N generated ones.
    (fill_synthetic(Path(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else fill_sample(Path(sys.argv[1])))
