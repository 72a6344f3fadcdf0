"""Discovered phrases beside YAKE's and TF-IDF's on ten slices of real corpora, judged without knowing whose they are.

python -m tests.measures.phrase_rivals [FOLDER] [--store DIR] [--blind DIR]

FOLDER holds third-party texts, ``../shared`` by default. ``--blind`` writes, for each slice, the phrases of all methods
that nobody has judged yet, mixed, in lower case; what was judged stands in ``phrase_labels.yaml``. Without it the table
of ``docs/phrases.md`` is printed.
"""

import re
import time
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import yake
import yaml
from sklearn.feature_extraction.text import TfidfVectorizer

from loaders.extract.phrases import index_phrases
from loaders.frames import Corpus, Filters, phrases
from loaders.frames.selection import select
from loaders.text import fold
from tests.measures.phrases import SLICES, open_store, read_command, read_paragraphs, say

T = TypeVar("T")

LABELS = Path(__file__).with_name("phrase_labels.yaml")
MOST = 20
METHODS = ("this project", "TF-IDF", "YAKE, two words and more", "YAKE")
_ASKED = 400
"""Keywords asked of YAKE, so that twenty of two words and more are among them; the order is the same for any number."""
Mask = npt.NDArray[np.bool_]


@dataclass(slots=True)
class Found:
    """The first phrases of a slice by each method, as they are judged, and the seconds of the processor they took."""

    articles: int
    phrases: dict[str, list[str]]
    seconds: dict[str, float]


class Tfidf:
    """Plain TF-IDF over runs of two and three words, by how much a slice's mean is above that of the rest."""

    def __init__(self, texts: Iterable[str]) -> None:
        vectorizer = TfidfVectorizer(ngram_range=(2, 3), stop_words="english", min_df=2)
        self._weights = vectorizer.fit_transform(texts)
        self._names = vectorizer.get_feature_names_out()

    def rank(self, selected: Mask) -> list[str]:
        """The first phrases of the selected texts."""
        inside, outside = (np.asarray(self._weights[mask].mean(axis=0)).ravel() for mask in (selected, ~selected))
        return [str(self._names[n]) for n in np.argsort(outside - inside, kind="stable")[:MOST]]


def main() -> None:
    """Read the command line, find, and write what is to be judged or the table."""
    parser = read_command(__doc__)
    parser.add_argument("--blind", type=Path, help="a folder for the phrases that are to be judged")
    chosen = parser.parse_args()
    with open_store(chosen) as corpus:
        found = find_all(corpus)
    labels = read_labels()
    unread = {name: mix(name, one, labels.get(name, {})) for name, one in found.items()}
    if chosen.blind:
        write_unread(chosen.blind, unread)
    else:
        show_table(found, labels)
    say(f"{sum(map(len, unread.values()))} phrases are not judged")


def find_all(corpus: Corpus) -> dict[str, Found]:
    """The first phrases of all slices, in words of the articles' own; prints what each method does once for all."""
    paragraphs = read_paragraphs(corpus)
    texts = [""] * len(corpus.article_ids)
    for number, text, pasted in paragraphs:
        texts[number] += "" if pasted else text + "\n\n"
    _, seconds = take_time(lambda: index_phrases(paragraphs))
    tfidf, longer = take_time(lambda: Tfidf(texts))
    say(f"once for the corpus: {seconds:.1f} s this project, {longer:.1f} s TF-IDF")
    phrases(corpus, Filters(search="nothing of it"))
    own = np.array([bool(text) for text in texts])
    return {name: find(corpus, filters, texts, own, tfidf) for name, filters in SLICES.items()}


def find(corpus: Corpus, filters: Filters, texts: Sequence[str], own: Mask, tfidf: Tfidf) -> Found:
    """The first phrases of a slice by each method."""
    selected = select(corpus, filters).articles & own
    together = "".join(text for text, here in zip(texts, selected, strict=True) if here)
    ours, seconds = take_time(lambda: phrases(corpus, filters, most=MOST)["label"].tolist())
    plain, longer = take_time(lambda: tfidf.rank(selected))
    words, longest = take_time(lambda: find_with_yake(together))
    several = [word for word in words if len(spell(word).split()) > 1]
    listed = (ours, plain, several, words)
    return Found(
        int(selected.sum()),
        {method: [spell(one) for one in found[:MOST]] for method, found in zip(METHODS, listed, strict=True)},
        dict(zip(METHODS, (seconds, longer, longest, longest), strict=True)),
    )


def find_with_yake(text: str) -> list[str]:
    """YAKE's keywords of up to three words, best first, by its own settings."""
    return [word for word, _ in yake.KeywordExtractor(lan="en", n=3, top=_ASKED).extract_keywords(text)]


def spell(phrase: str) -> str:
    """A phrase as it is judged, which tells no method by its capitals, accents or signs.

    >>> spell("U.S. President Biden’s")
    'u s president biden'
    """
    return " ".join(re.findall(r"\w+", re.sub(r"['’]s\b", "", fold(phrase))))


def mix(name: str, found: Found, labels: Mapping[str, bool]) -> list[str]:
    """The phrases of a slice that are not judged, each once, in an order that tells nothing."""
    pool = {phrase for listed in found.phrases.values() for phrase in listed} - labels.keys()
    return sorted(pool, key=lambda phrase: zlib.crc32(f"{name}: {phrase}".encode()))


def read_labels() -> dict[str, dict[str, bool]]:
    """For each slice the phrases that were judged, and whether they are useful."""
    if not LABELS.exists():
        return {}
    judged = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    return {
        name: dict.fromkeys(rows["useful"], True) | dict.fromkeys(rows["not"], False) for name, rows in judged.items()
    }


def write_unread(folder: Path, unread: Mapping[str, Sequence[str]]) -> None:
    """One file a slice, a phrase a line."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in unread.items():
        (folder / f"{name}.txt").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def show_table(found: Mapping[str, Found], labels: Mapping[str, Mapping[str, bool]]) -> None:
    """Print how many of the first twenty are useful, and the seconds of the processor."""
    say(f"| slice | articles | {' | '.join(METHODS)} | seconds |")
    say("| --- " + "| --: " * (len(METHODS) + 2) + "|")
    for name, one in found.items():
        useful = [count_useful(one.phrases[method], labels.get(name, {})) for method in METHODS]
        seconds = ", ".join(f"{one.seconds[method]:.2f}" for method in METHODS[:3])
        say(f"| {name} | {one.articles:,} | {' | '.join(map(str, useful))} | {seconds} |")
    together = [
        sum(count_useful(one.phrases[method], labels.get(name, {})) for name, one in found.items())
        for method in METHODS
    ]
    say(f"| **all** of {MOST * len(found)} | | {' | '.join(map(str, together))} | |")


def count_useful(listed: Iterable[str], labels: Mapping[str, bool]) -> int:
    """How many phrases were judged useful; one that stands twice counts once."""
    return sum(labels.get(phrase, False) for phrase in set(listed))


def take_time(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gives, and the seconds of the processor it took."""
    began = time.process_time()
    result = work()
    return result, time.process_time() - began


if __name__ == "__main__":
    main()
