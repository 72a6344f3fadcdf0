"""How right the visits are: one run over everything that is labelled, or that an official record can be held against.

    python -m tests.measures.visits [FOLDER] [--write]     # FOLDER holds the third-party texts, ../shared by default

Prints the figures, and beside them those of ``recorded.yaml``, counted while their texts were unread. ``--write``
stores them in ``docs/accuracy.json``, which the corpus page shows, and puts them into the tables of
``docs/accuracy.md`` and ``README.md``. Without the folder, only the project's own articles are measured.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from loaders.engine import engine_version
from loaders.formats import read_articles
from loaders.models import Article
from loaders.score import Record, Score
from tests.measures import countries
from tests.measures.labelled import FOLDS, PROJECT, Labelled, make_reports, read_cases, read_five, read_news, score_part
from tests.measures.official import Share, match_leaders, match_travels, merge_statements

CASES = (
    "dev", "heldout", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    "twentyfirst", "twentysecond", "twentythird",
)  # fmt: skip
COMMAND = "python -m tests.measures.visits"
BANDS = ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
FIELDS = ("visitor_person", "host_person", "start", "end", "kind", "mode", "status", "place")
RECORDED = Path(__file__).with_name("recorded.yaml")
STORED = PROJECT / "docs" / "accuracy.json"
PAGES = (PROJECT / "docs" / "accuracy.md", PROJECT / "README.md")
NAMES = {
    "five": "the five articles (development)",
    "news": "news of 76 outlets (development)",
    "dev": "own cases, first batch (development)",
    "heldout": "own cases, second batch (read since)",
    "third": "own cases, third batch, plain news (read since)",
    "fourth": "own cases, fourth batch, plain news (read since)",
    "fifth": "own cases, fifth batch, plain news (unread)",
    "sixth": "own cases, sixth batch, plain news (read since)",
    "seventh": "own cases, seventh batch, built like real pages (read since)",
    "eighth": "own cases, eighth batch, built like real pages (read since)",
    "ninth": "own cases, ninth batch, built like real pages (unread)",
    "tenth": "own cases, tenth batch, built like real pages (read since)",
    "eleventh": "own cases, eleventh batch, built like real pages (read since)",
    "twelfth": "own cases, twelfth batch, built like real pages (read since)",
    "thirteenth": "own cases, thirteenth batch, wire stories (read since)",
    "fourteenth": "own cases, fourteenth batch, official statements (read since)",
    "fifteenth": "own cases, fifteenth batch, Caucasus to Pakistan (read since)",
    "sixteenth": "own cases, sixteenth batch, Caucasus to Pakistan (read since)",
    "seventeenth": "own cases, seventeenth batch, Caucasus to Pakistan (unread)",
    "eighteenth": "own cases, eighteenth batch, agencies and papers of the world (read since)",
    "nineteenth": "own cases, nineteenth batch, agencies and papers of the world (read since)",
    "twentieth": "own cases, twentieth batch, agencies and papers of the world (unread)",
    "twentyfirst": "own cases, twenty-first batch, in the mix of the news (read since)",
    "twentysecond": "own cases, twenty-second batch, twenty outlets (read since)",
    "twentythird": "own cases, twenty-third batch, twenty outlets (read since)",
    "unread": "own cases, the unread batches together (unread)",
}
HEADLINES = {
    ("sets", "F1"): "Visits: F1",
    ("sets", "strict F1"): "Visits: strict F1",
    ("review", "precision"): "Right, of the visits not marked for review",
}
PARITIES = {1: "Reuters 1987, odd numbers (development)", 0: "Reuters 1987, even numbers (only counted)"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure: a cell of the table ``group``, in the row ``on`` and the column ``measure``."""

    group: str
    on: str
    measure: str
    value: str
    what: str = ""
    """What the corpus page calls it; empty for a figure of detail."""
    date: str = ""
    """When it was counted, where that was not in this run; ``engine`` likewise."""
    engine: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A labelled set with the engine's reports of it."""

    labelled: Labelled
    reports: Sequence[Record]

    @property
    def name(self) -> str:
        """What the set is, and whether rules were made on it."""
        return NAMES[self.labelled.name]

    def score(self) -> Score:
        """The score of the whole set."""
        return score_part(self.labelled, self.reports)


def measure_all(folder: Path) -> Iterator[Figure]:
    """All figures, table after table."""
    shared = folder.is_dir()
    sets = [read_five(), *([read_news(folder)] if shared else []), *map(read_cases, CASES)]
    runs = [Run(labelled, make_reports(labelled.articles)) for labelled in sets]
    runs.append(join_unread(runs))
    for run in runs:
        yield from describe_score("sets", run.name, run.score())
    for run in runs:
        yield from describe_fields(run)
        yield from describe_review(run)
    for run in runs:
        yield from describe_bands(run)
    if shared:
        yield from describe_folds(next(run for run in runs if run.labelled.name == "news"))
        yield from describe_official(folder)
        yield from describe_countries(folder)
    yield from read_recorded()


def join_unread(runs: Iterable[Run]) -> Run:
    """The batches that nobody has made a rule on as one: each alone has too few visits to say much."""
    unread = [run for run in runs if "(unread)" in run.name]
    articles = tuple(article for run in unread for article in run.labelled.articles)
    labels = {key: visits for run in unread for key, visits in run.labelled.labels.items()}
    return Run(Labelled("unread", articles, labels, {}), [report for run in unread for report in run.reports])


def read_recorded() -> Iterator[Figure]:
    """The figures that were counted while their texts were unread."""
    for record in yaml.safe_load(RECORDED.read_text(encoding="utf-8")):
        for group in ("sets", "fields", "review", "bands"):
            for key, value in record.get(group, {}).items():
                on, measure = _place_recorded(group, record["name"], key)
                what = name_headline(group, on, measure)
                yield Figure(group, on, measure, value, what, record["date"], record["engine"])


def _place_recorded(group: str, name: str, key: str) -> tuple[str, str]:
    if group == "review":
        return f"{name}, {key}", "precision"
    return (name, key) if group == "sets" else (key, name)


def describe_score(group: str, on: str, score: Score) -> Iterator[Figure]:
    """Precision, recall, F1 and the like of one set."""
    shown = {
        "articles": str(score.n_articles),
        "visits": str(score.n_core),
        "precision": f"{score.precision:.3f}",
        "recall": f"{score.recall:.3f}",
        "F1": f"{score.f1:.3f}",
        "strict F1": f"{score.strict_f1:.3f}",
        "given a visit without having one": f"{score.n_false_alarms} of {score.n_without_visit}",
    }
    for measure, value in shown.items():
        yield make_figure(group, on, measure, value)


def describe_fields(run: Run) -> Iterator[Figure]:
    """How often each field was right where the visit was found."""
    score = run.score()
    for field in FIELDS:
        if score.asked[field]:
            value = show_share(Share(score.right[field], score.asked[field]))
            yield make_figure("fields", field.replace("_", " "), run.name, value)


def describe_review(run: Run) -> Iterator[Figure]:
    """Precision of the reports that are marked for review, and of the others."""
    for marked, name in ((False, "not marked"), (True, "marked for review")):
        share = count_right(run.score(), lambda report, marked=marked: report["needs_review"] == marked)
        if share.asked:
            yield make_figure("review", f"{run.name}, {name}", "precision", show_share(share))


def describe_bands(run: Run) -> Iterator[Figure]:
    """Precision by band of confidence."""
    for low, high in BANDS:
        share = count_right(run.score(), lambda report, low=low, high=high: low <= report["confidence"] < high)
        yield make_figure("bands", f"{low:.1f} to {min(high, 1):.1f}", run.name, show_share(share))


def describe_folds(run: Run) -> Iterator[Figure]:
    """The score of the news, fold by fold."""
    for fold in range(FOLDS):
        score = score_part(run.labelled, run.reports, lambda key, fold=fold: run.labelled.folds[key] == fold)
        yield from describe_score("folds", f"fold {fold}", score)


def describe_official(folder: Path) -> Iterator[Figure]:
    """What the White House statements of 2023 give of the State Department's tables."""
    visits = merge_statements(folder)
    found, right = match_travels(folder, visits)
    shown = {
        "The US president's journeys of 2023 found": found,
        "The president's journeys given that are in the official record": right,
        "Foreign leaders' visits to the US of 2023 found": match_leaders(folder, visits),
    }
    for name, share in shown.items():
        corpus = "White House statements of 2023 (development)"
        yield Figure("official", name, corpus, show_share(share), name)


def describe_countries(folder: Path) -> Iterator[Figure]:
    """Countries against the places that Reuters' editors tagged in 1987."""
    path = folder / "bulk" / countries.BULK
    articles = [article for article in read_articles(path) if isinstance(article, Article)]
    tags = countries.read_tags(path)
    for parity, name in PARITIES.items():
        line = countries.measure(articles, tags, parity).splitlines()[0]
        for measure, value in re.findall(r"(precision|recall|F1) ([\d.]+)", line):
            what = "Countries of an article: F1" if (measure, parity) == ("F1", 0) else ""
            yield Figure("countries", name, measure, value, what)


def count_right(score: Score, wanted: Any) -> Share:
    """How many of the scored reports that are wanted were right."""
    right = sum(wanted(pair.report) for pair in score.pairs)
    return Share(right, right + sum(wanted(report) for _, report in score.invented))


def make_figure(group: str, on: str, measure: str, value: str) -> Figure:
    """A figure, with the name the corpus page gives it where it is one of those."""
    return Figure(group, on, measure, value, name_headline(group, on, measure))


def name_headline(group: str, on: str, measure: str) -> str:
    """What the corpus page calls a figure; empty for what it leaves to the docs: texts read since, earlier rules."""
    hidden = on.endswith("marked for review") or "read since" in on or "recorded" in on
    return "" if hidden else HEADLINES.get((group, measure), "")


def show_share(share: Share) -> str:
    """``0.95 (19/20)``; a dash for none at all."""
    return f"{share.right / share.asked:.2f} ({share.right}/{share.asked})" if share.asked else "–"


def render_table(group: str, figures: Sequence[Record]) -> str:
    """One group of figures as a Markdown table, never wider than it is long: nobody reads thirty columns."""
    rows = [figure for figure in figures if figure["group"] == group]
    cells = {(row["on"], row["measure"]): row["value"] for row in rows}
    places, columns = (
        list(dict.fromkeys(row["on"] for row in rows)),
        list(dict.fromkeys(row["measure"] for row in rows)),
    )
    if len(columns) > len(places):
        cells, places, columns = {(measure, on): told for (on, measure), told in cells.items()}, columns, places
    lines = [["", *columns], ["---"] + ["--:"] * len(columns)]
    lines += [[on, *(cells.get((on, column), "–") for column in columns)] for on in places]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def fill_tables(text: str, figures: Sequence[Record]) -> str:
    """A page with the tables between its marks ``<!-- figures: GROUP -->`` and ``<!-- end -->`` made anew.

    ``GROUP in brief`` is the table without the texts read since and the counts under earlier rules.
    """

    def fill(found: re.Match[str]) -> str:
        shown = [figure for figure in figures if not (found[3] and re.search("read since|recorded", figure["on"]))]
        return f"{found[1]}\n\n{render_table(found[2], shown)}\n\n<!-- end -->"

    return re.sub(r"(<!-- figures: (\w+)( in brief)? -->).*?<!-- end -->", fill, text, flags=re.DOTALL)


def store_figures(figures: Sequence[Figure]) -> None:
    """Write ``docs/accuracy.json`` and the tables of the pages."""
    made = {"command": COMMAND, "date": date.today().isoformat(), "engine": engine_version()}
    rows = [{**made, **{name: value for name, value in asdict(figure).items() if value}} for figure in figures]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    STORED.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    for page in PAGES:
        page.write_text(fill_tables(page.read_text(encoding="utf-8"), rows), encoding="utf-8")


def main(folder: Path, write: bool) -> None:
    """Print all figures and, where wanted, store them."""
    figures = list(measure_all(folder))
    rows = [asdict(figure) for figure in figures]
    for group in dict.fromkeys(figure.group for figure in figures):
        print(f"\n{group}\n{render_table(group, rows)}")
    if write:
        store_figures(figures)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true", help="store the figures, for the corpus page and the documents")
    chosen = parser.parse_args()
    main(chosen.folder, chosen.write)
