"""Phrases that the lexicon does not know: word sequences that mark some articles off from the rest.

Score: log-odds with an informative Dirichlet prior, as a z-value (Monroe, Colaresi and Quinn 2008, "Fightin' Words",
eq. 22), over articles that have the phrase in words of their own; with no rest to compare with, the strength of the
phrase against its words' chance meeting (normalised pointwise mutual information).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from loaders.models import Article, Sentence
from loaders.text import fold

LONGEST = 5
LEAST_ARTICLES = 2
PRIOR = 500.0
"""Articles' worth of phrases that the prior stands for: the more, the less a rare phrase can lead."""
MERGED = 0.7
"""Share of a short phrase's articles that a longer one must have to take its place."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BREAK = re.compile(r"[^\w\s'’.&-]|\.(?=\s)|\s[-–—]\s")
_LINK = re.compile(r"https?://\S+|@\w+")
_INNER = frozenset({"of", "for", "on", "and", "the"})
_STOPWORDS = Path(__file__).parents[2] / "data" / "reading" / "stopwords.yaml"


@dataclass(frozen=True, slots=True)
class SalientPhrase:
    """A phrase of the selected articles: how many of them have it, how many of the rest, and how much that tells."""

    key: str
    label: str
    n_articles: int
    n_rest: int
    score: float


def count_phrases(
    article: Article, sentences: Sequence[Sentence], pasted: Collection[int] = ()
) -> dict[str, tuple[str, int]]:
    """An article's phrases: key -> the words as first written, and how often they stand in distinct body sentences.

    ``pasted`` are the numbers of paragraphs that another article had first; they say nothing of this article.
    A phrase has two to ``LONGEST`` words of one clause and neither begins nor ends with a stop word.
    """
    texts = {
        " ".join(article.text[sentence.start : sentence.end].split())
        for sentence in sentences
        if sentence.segment == "body" and sentence.paragraph not in pasted
    }
    found: dict[str, tuple[str, int]] = {}
    for text in sorted(texts):
        for clause in _BREAK.split(_LINK.sub(", ", text)):
            for words in _list_sequences(_WORD.findall(clause)):
                key = _make_key(words)
                label, count = found.get(key, (" ".join(words), 0))
                found[key] = label, count + 1
    return found


class PhraseIndex:
    """The phrases of a corpus, ready to be compared for any selection of its articles.

    Articles are numbered in the order given. A phrase of fewer than ``LEAST_ARTICLES`` articles is left out.
    """

    def __init__(self, phrases: Iterable[Mapping[str, tuple[str, int]]]) -> None:
        holders: defaultdict[str, list[int]] = defaultdict(list)
        labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.n_articles = 0
        for number, found in enumerate(phrases):
            self.n_articles = number + 1
            for key, (label, count) in found.items():
                holders[key].append(number)
                labels[key][label] += count
        self.keys = _drop_fragments({key: len(held) for key, held in holders.items() if len(held) >= LEAST_ARTICLES})
        self.labels = [min(labels[key].items(), key=lambda one: (-one[1], one[0]))[0] for key in self.keys]
        self._articles = np.array([n for key in self.keys for n in holders[key]], np.int32)
        self._phrases = np.repeat(np.arange(len(self.keys), dtype=np.int32), [len(holders[key]) for key in self.keys])
        self._totals = np.bincount(self._phrases, minlength=len(self.keys))
        self._strength = self._measure_strength()

    def find_salient(
        self, selected: npt.NDArray[np.bool_], most: int = 20, known: Collection[str] = ()
    ) -> tuple[SalientPhrase, ...]:
        """The ``most`` telling phrases of the selected articles, best first, each in two of them at least.

        ``selected`` has one truth value an article; ``known`` are keys the lexicon has. Empty for an empty selection.
        """
        if not len(self.keys) or not selected.any():
            return ()
        chosen = np.bincount(self._phrases[selected[self._articles]], minlength=len(self.keys))
        scores = self._score(chosen, bool(selected.all()))
        scores[chosen < LEAST_ARTICLES] = -np.inf
        order = np.lexsort((np.arange(len(scores)), -scores))[: most * 10]
        ranked = [
            SalientPhrase(
                self.keys[n], self.labels[n], int(chosen[n]), int(self._totals[n] - chosen[n]), float(scores[n])
            )
            for n in order
            if scores[n] > 0 and self.keys[n] not in known
        ]
        return tuple(_merge_variants(ranked)[:most])

    def _score(self, chosen: npt.NDArray[np.int64], everything: bool) -> npt.NDArray[np.float64]:
        if everything:
            return np.asarray(self._strength * np.sqrt(chosen))
        rest = self._totals - chosen
        prior = PRIOR * self._totals / max(1, self._totals.sum())
        sums = chosen.sum() + PRIOR, rest.sum() + PRIOR
        odds = [
            np.log((counts + prior) / np.maximum(total - counts - prior, 1e-9))
            for counts, total in zip((chosen, rest), sums, strict=True)
        ]
        deviation = np.sqrt(1 / (chosen + prior) + 1 / (rest + prior))
        return np.asarray((odds[0] - odds[1]) / deviation * np.maximum(self._strength, 0.0))

    def _measure_strength(self) -> npt.NDArray[np.float64]:
        words: Counter[str] = Counter()
        for key, total in zip(self.keys, self._totals.tolist(), strict=True):
            for word in set(key.split()):
                words[word] += total
        everything = int(self._totals.sum()) + len(self.keys) + 1
        return np.array(
            [
                1 - (log(total / everything) / sum(log(words[word] / everything) for word in _carry(key)))
                for key, total in zip(self.keys, self._totals.tolist(), strict=True)
            ]
        ).clip(0.0, 1.0)


def _drop_fragments(totals: Mapping[str, int]) -> list[str]:
    """The phrases, sorted, without those that nearly always stand in one a word longer ("State George Shultz")."""
    fragments: set[str] = set()
    for key, total in totals.items():
        words = key.split()
        for part in (" ".join(words[1:]), " ".join(words[:-1])):
            if total >= MERGED * totals.get(part, total * 2):
                fragments.add(part)
        for part in (" ".join(words[2:]), " ".join(words[:-2])):
            if words[-2] in _INNER and total >= MERGED * totals.get(part, total * 2):
                fragments.add(part)
    return sorted(totals.keys() - fragments)


def _carry(key: str) -> list[str]:
    return [word for word in key.split() if word not in _INNER]


def _list_sequences(words: list[str]) -> Iterable[list[str]]:
    stop = _list_stopwords()
    folded = [fold(word) for word in words]
    usable = [len(word) > 2 and word not in stop and not word[0].isdigit() for word in folded]
    fits = [ok or word in _INNER for ok, word in zip(usable, folded, strict=True)]
    for start in range(len(words) - 1):
        if usable[start]:
            for end in range(start + 1, min(start + LONGEST, len(words))):
                if not fits[end] or not (usable[end] or usable[end - 1] or folded[end] == "the"):
                    break
                if usable[end]:
                    yield words[start : end + 1]


def _make_key(words: Sequence[str]) -> str:
    return " ".join(_singular(fold(word).replace("-", " ").removesuffix("'s")) for word in words)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _merge_variants(ranked: Sequence[SalientPhrase]) -> list[SalientPhrase]:
    """The phrases without those that say the same as a better one, shorter or longer."""
    kept: list[SalientPhrase] = []
    for phrase in ranked:
        twin = next((n for n, other in enumerate(kept) if _says_same(phrase, other)), None)
        if twin is None:
            kept.append(phrase)
        elif len(phrase.key) > len(kept[twin].key) and phrase.n_articles >= MERGED * kept[twin].n_articles:
            kept[twin] = phrase
    return list(dict.fromkeys(kept))


def _says_same(one: SalientPhrase, other: SalientPhrase) -> bool:
    shorter, longer = sorted((f" {one.key} ", f" {other.key} "), key=len)
    fewer, more = sorted((one.n_articles, other.n_articles))
    return shorter in longer and fewer >= MERGED * more


@cache
def _list_stopwords() -> frozenset[str]:
    groups = yaml.safe_load(_STOPWORDS.read_text(encoding="utf-8"))
    return frozenset(word for words in groups.values() for word in words.split())
