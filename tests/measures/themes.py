"""Precision and recall of theme tagging on sentences that were labelled by reading before any output was seen.

    python -m tests.measures.themes [-v] [FOLDER]        # FOLDER holds the third-party texts, ../shared by default

Each sample was labelled before any output on it was seen, measured, and then used to mend the lexicon. At first sight
precision and recall were 0.831 and 0.808 on the first, 0.915 and 0.818 on the second, 0.804 and 0.804 on the third:
that is what to expect of new text. What is printed is how well the mended lexicon fits all that was ever labelled.
"""

import json
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

from loaders.extract.sentences import split_sentences
from loaders.extract.themes import find_themes
from loaders.formats import read_articles
from loaders.models import Article, Sentence

SAMPLES = ("first", "second", "third")
LABELS = Path(__file__).with_name("theme_labels.yaml")
BULK = {"whitehouse": "whitehouse-statements-2023.tar.gz", "reuters": "reuters-1987-a.jsonl.gz"}


def read_texts(folder: Path) -> Iterator[tuple[str, Article]]:
    """Every article of the three corpora with the name of its corpus."""
    for line in (folder / "gold" / "news" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield "news", Article(row["id"], date(2020, 1, 1), row["text"])
    for corpus, name in BULK.items():
        for article in read_articles(folder / "bulk" / name):
            if isinstance(article, Article):
                yield corpus, article


def read_labels() -> list[tuple[tuple[str, str], int, int, set[str], int, str]]:
    """The labelled sentences: corpus and article, start, end, theme ids, checksum of the words, which sample."""
    rows = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    return [
        ((corpus, key), start, end, set(themes.split()), check, sample[0] if sample else "first")
        for corpus, key, start, end, themes, check, *sample in rows
    ]


def tag(article: Article, start: int, end: int) -> dict[str, str]:
    """The themes found in one sentence, each with its words."""
    sentence = replace(article, text=article.text[start:end])
    found = find_themes(sentence, (Sentence(0, end - start, "body", 0),))
    return {mention.key: sentence.text[mention.start : mention.end] for mention in found}


def main(folder: Path, verbose: bool) -> None:
    """Print one line a sample, with ``verbose`` also every sentence that was not tagged as labelled."""
    labels = read_labels()
    wanted = {where for where, *_ in labels}
    texts = {(corpus, article.id): article for corpus, article in read_texts(folder) if (corpus, article.id) in wanted}
    totals: dict[str, Counter[str]] = {name: Counter() for name in SAMPLES}
    for number, (where, start, end, expected, check, sample) in enumerate(labels):
        words = texts[where].text[start:end]
        if zlib.crc32(words.encode()) & 0xFFFF != check:
            say(f"the words of row {number} have moved: {where} {start}")
            continue
        found = tag(texts[where], start, end)
        wrong, missed = found.keys() - expected, expected - found.keys()
        totals[sample].update(right=len(found) - len(wrong), wrong=len(wrong), missed=len(missed), sentences=1)
        if verbose and (wrong or missed):
            say(
                f"{number} {' '.join(words.split())}\n    wrong {[(key, found[key]) for key in wrong]}, missed {missed}"
            )
    for sample, total in (*totals.items(), ("all", sum(totals.values(), Counter()))):
        precision = total["right"] / max(1, total["right"] + total["wrong"])
        recall = total["right"] / max(1, total["right"] + total["missed"])
        say(
            f"{sample:6} {total['sentences']:4} sentences: precision {precision:.3f}, recall {recall:.3f} {dict(total)}"
        )
    measure_speed(list(texts.values()))


def say(line: str) -> None:
    """Write one line."""
    sys.stdout.write(line + "\n")


def measure_speed(articles: list[Article]) -> None:
    """Print the megabytes a second of tagging, by the processor's clock."""
    ready = [(article, split_sentences(article)) for article in articles if article.segments]
    find_themes(*ready[0])
    began = time.process_time()
    for article, sentences in ready:
        find_themes(article, sentences)
    spent = time.process_time() - began
    say(f"speed: {sum(len(article.text) for article, _ in ready) / 1e6 / spent:.0f} MB/s on one core")


if __name__ == "__main__":
    paths = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    main(Path(paths[0] if paths else "../shared"), "-v" in sys.argv)
