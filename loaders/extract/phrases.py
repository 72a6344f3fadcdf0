"""Phrases that the lexicon does not know: word sequences that mark some articles off from the rest.

Score: log-odds with an informative Dirichlet prior, as a z-value (Monroe, Colaresi and Quinn 2008, "Fightin' Words",
eq. 22), over articles that have the phrase in words of their own; with no rest to compare with, the strength of the
phrase against its words' chance meeting (normalised pointwise mutual information).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from loaders.extract.word_runs import INNER, Runs, Words

LEAST_ARTICLES = 2
PRIOR = 500.0
"""Articles' worth of phrases that the prior stands for: the more, the less a rare phrase can lead."""
MERGED = 0.7
"""Share of a short phrase's articles that a longer one must have to take its place."""
_POOL = 8
"""Candidates looked at for each phrase wanted."""
Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class SalientPhrase:
    """A phrase of the selected articles, and how much it tells of them."""

    key: str
    label: str
    n_articles: int
    """Selected articles that have it, in pasted paragraphs too."""
    n_independent: int
    """Selected articles that have it in words of their own."""
    n_rest: int
    """Other articles that have it in words of their own."""
    score: float


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """The phrases of a corpus, ready to be compared for any selection of its articles.

    ``phrase[i]`` stands in ``article[i]``, sorted by phrase; ``own[i]`` says whether in words of its own.
    """

    keys: tuple[str, ...]
    labels: tuple[str, ...]
    phrase: Numbers
    article: Numbers
    own: npt.NDArray[np.bool_]
    strength: npt.NDArray[np.float64]

    def find_salient(
        self, selected: npt.NDArray[np.bool_], most: int = 20, known: Callable[[str], bool] = lambda _: False
    ) -> tuple[SalientPhrase, ...]:
        """The ``most`` telling phrases of the selected articles, best first, each in two of them at least.

        ``selected`` has one truth value an article; ``known`` says of a phrase whether a lexicon has it. Empty for an
        empty selection.
        """
        if not self.keys or not selected.any():
            return ()
        here = selected[self.article]
        among, own = self._count(here), self._count(here & self.own)
        rest = self._count(self.own) - own
        scores = self._score(own, rest, bool(selected.all()))
        scores[own < LEAST_ARTICLES] = -np.inf
        order = np.lexsort((np.arange(len(scores)), -scores))[: most * _POOL]
        ranked = (
            SalientPhrase(self.keys[n], self.labels[n], int(among[n]), int(own[n]), int(rest[n]), float(scores[n]))
            for n in order.tolist()
            if scores[n] > 0 and not known(self.labels[n])
        )
        holders = {self.keys[n]: frozenset(self._holders(n, here)) for n in order.tolist() if scores[n] > 0}
        return tuple(_merge_variants(ranked, holders, most))

    def _count(self, which: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        return np.bincount(self.phrase[which], minlength=len(self.keys))

    def _holders(self, phrase: int, here: npt.NDArray[np.bool_]) -> list[int]:
        first, last = np.searchsorted(self.phrase, (phrase, phrase + 1))
        among: list[int] = self.article[first:last][here[first:last]].tolist()
        return among

    def _score(
        self, chosen: npt.NDArray[np.int64], rest: npt.NDArray[np.int64], everything: bool
    ) -> npt.NDArray[np.float64]:
        if everything:
            return np.asarray(self.strength * np.sqrt(chosen))
        totals = chosen + rest
        prior = PRIOR * totals / max(1, totals.sum())
        sums = chosen.sum() + PRIOR, rest.sum() + PRIOR
        odds = [
            np.log((counts + prior + 1e-12) / np.maximum(total - counts - prior, 1e-9))
            for counts, total in zip((chosen, rest), sums, strict=True)
        ]
        deviation = np.sqrt(1 / (chosen + prior + 1e-12) + 1 / (rest + prior + 1e-12))
        return np.asarray((odds[0] - odds[1]) / deviation * self.strength)


def index_phrases(paragraphs: Iterable[tuple[int, str, bool]]) -> PhraseIndex:
    """The phrases of body paragraphs: the number of an article, a text, and whether an earlier article had it.

    A phrase that fewer than ``LEAST_ARTICLES`` articles have in words of their own is left out. Empty for no text.
    """
    words, articles, pasted = Words(), [], []
    for article, text, worn in paragraphs:
        words.add(text)
        articles.append(article)
        pasted.append(worn)
    runs = words.find_runs()
    paragraph = words.paragraphs_of(runs.begin)
    holder, own = np.array(articles, np.int64)[paragraph], ~np.array(pasted, bool)[paragraph]
    code, runs, holder, own = _keep_frequent(runs, holder, own)
    write = words.writer()
    written = [write(int(runs.begin[n]), int(runs.length[n])) for n in _choose_spellings(code, runs)]
    code, holder, own = _once_an_article(code, holder, own)
    totals = np.bincount(code[own], minlength=len(written))
    kept = _drop_fragments({key: int(total) for (key, _), total in zip(written, totals, strict=True)})
    places = {key: n for n, (key, _) in enumerate(written)}
    renumbered = np.full(len(written), -1)
    renumbered[[places[key] for key in kept]] = np.arange(len(kept))
    stays = renumbered[code] >= 0
    order = np.lexsort((holder[stays], renumbered[code][stays]))
    numbers = renumbered[code][stays][order].astype(np.int32)
    own = own[stays][order]
    return PhraseIndex(
        tuple(kept),
        tuple(written[places[key]][1] for key in kept),
        numbers,
        holder[stays][order].astype(np.int32),
        own,
        _measure_strength(kept, np.bincount(numbers[own], minlength=len(kept))),
    )


Columns = tuple[npt.NDArray[np.int64], Runs, npt.NDArray[np.int64], npt.NDArray[np.bool_]]


def _keep_frequent(runs: Runs, holder: npt.NDArray[np.int64], own: npt.NDArray[np.bool_]) -> Columns:
    """The runs that enough articles have in words of their own, each with its phrase's number."""
    mine = np.flatnonzero(own)
    mine = mine[np.lexsort((holder[mine], runs.key[mine]))]
    fresh = np.ones(len(mine), bool)
    fresh[1:] = (runs.key[mine][1:] != runs.key[mine][:-1]) | (holder[mine][1:] != holder[mine][:-1])
    keys, held = np.unique(runs.key[mine[fresh]], return_counts=True)
    keys = keys[held >= LEAST_ARTICLES]
    code = np.searchsorted(keys, runs.key)
    kept = keys[np.minimum(code, len(keys) - 1)] == runs.key if len(keys) else np.zeros(len(code), bool)
    chosen = Runs(runs.begin[kept], runs.length[kept], runs.key[kept], runs.surface[kept])
    return code[kept], chosen, holder[kept], own[kept]


def _choose_spellings(code: npt.NDArray[np.int64], runs: Runs) -> Iterator[int]:
    """For each phrase, in order, an occurrence of its most frequent spelling; of several the earliest."""
    if not len(code):
        return iter(())
    order = np.lexsort((runs.begin, runs.surface, code))
    code, surface = code[order], runs.surface[order]
    fresh = np.flatnonzero(np.concatenate(([True], (code[1:] != code[:-1]) | (surface[1:] != surface[:-1]))))
    counts = np.diff(np.append(fresh, len(code)))
    best = np.lexsort((runs.begin[order[fresh]], -counts, code[fresh]))
    first = np.concatenate(([True], code[fresh][best][1:] != code[fresh][best][:-1]))
    return iter(order[fresh][best][first].tolist())


def _once_an_article(
    code: npt.NDArray[np.int64], holder: npt.NDArray[np.int64], own: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """One entry a phrase and article; it is the article's own where any of its occurrences is."""
    order = np.lexsort((~own, holder, code))
    code, holder, own = code[order], holder[order], own[order]
    fresh = np.ones(len(code), bool)
    fresh[1:] = (code[1:] != code[:-1]) | (holder[1:] != holder[:-1])
    return code[fresh], holder[fresh], own[fresh]


def _drop_fragments(totals: Mapping[str, int]) -> list[str]:
    """The phrases, sorted, without those that nearly always stand in one a word longer ("State George Shultz")."""
    fragments: set[str] = set()
    for key, total in totals.items():
        words = key.split()
        parts = [words[1:], words[:-1]]
        parts += [words[2:]] * (words[1] in INNER) + [words[:-2]] * (words[-2] in INNER)
        for part in map(" ".join, parts):
            if total >= MERGED * totals.get(part, total * 2):
                fragments.add(part)
    return sorted(totals.keys() - fragments)


def _measure_strength(keys: list[str], totals: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    words: Counter[str] = Counter()
    for key, total in zip(keys, totals.tolist(), strict=True):
        for word in set(key.split()):
            words[word] += total
    everything = int(totals.sum()) + len(keys) + 1
    logs = {word: log(number / everything) for word, number in words.items()}
    return np.array(
        [
            1 - log(total / everything) / sum(logs[word] for word in _carry(key))
            for key, total in zip(keys, totals.tolist(), strict=True)
        ]
    ).clip(0.0, 1.0)


def _carry(key: str) -> list[str]:
    return [word for word in key.split() if word not in INNER]


def _merge_variants(
    ranked: Iterable[SalientPhrase], holders: Mapping[str, frozenset[int]], most: int
) -> list[SalientPhrase]:
    """The first phrases without those that say the same as a better one, shorter, longer or across it."""
    kept: list[SalientPhrase] = []
    for phrase in ranked:
        twin = next((n for n, other in enumerate(kept) if _says_same(phrase, other, holders)), None)
        if twin is None:
            if len(kept) == most:
                break
            kept.append(phrase)
        elif f" {kept[twin].key} " in f" {phrase.key} " and phrase.n_articles >= MERGED * kept[twin].n_articles:
            kept[twin] = phrase
    return list(dict.fromkeys(kept))


def _says_same(one: SalientPhrase, other: SalientPhrase, holders: Mapping[str, frozenset[int]]) -> bool:
    """Whether two phrases share most of their words and most of the articles of the rarer one."""
    first, second = set(_carry(one.key)), set(_carry(other.key))
    if 2 * len(first & second) < min(len(first), len(second)) + 1:
        return False
    together = len(holders[one.key] & holders[other.key])
    return together >= MERGED * min(one.n_articles, other.n_articles)
