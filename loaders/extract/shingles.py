"""Which texts share words, without comparing all with all: hashed runs of words and who has them."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from loaders.extract.vocabulary import read_signs, sort_once

RUN = 4
"""Words in a run (shingle)."""
MOST_HOLDERS = 2000
"""A run that more texts have is a figure of speech and says nothing."""
_EARLIER = 3
_FIRST = 2
_BUCKETS = 1 << 22
_DOUBLING = ((1, np.uint64(0x9E3779B97F4A7C15)), (2, np.uint64(0xC2B2AE3D27D4EB4F)))
"""Two steps from words to runs of four: how far apart are the halves that are joined, and what the first counts for."""

Integers = npt.NDArray[np.int64]


def find_candidates(texts: Sequence[str], least: int = 2, share: float = 0.15) -> Iterable[tuple[int, int, int]]:
    """The pairs of texts ``(earlier, later, runs in common)`` that share at least ``least`` runs of words.

    ``texts`` are encoded. They also share at least ``share`` of the runs of the shorter. A run is looked for in the
    three texts before and in the first two that have it, so the work grows with the number of words only.
    Sorted by the later, then the earlier text. Empty for fewer than two texts.
    """
    hashes, holders = _hash_runs(texts)
    codes = _pair_holders(*_keep_shared(hashes, holders, len(texts)), len(texts))
    if not len(codes):
        return []
    pairs, counts = np.unique(codes, return_counts=True)
    later, earlier = pairs // len(texts), pairs % len(texts)
    lengths = np.array([max(1, len(text) - RUN + 1) for text in texts])
    enough = counts >= np.maximum(least, share * np.minimum(lengths[later], lengths[earlier]))
    return zip(earlier[enough].tolist(), later[enough].tolist(), counts[enough].tolist(), strict=True)


def _hash_runs(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint64], Integers]:
    hashes = read_signs(texts).astype(np.uint64)
    lengths = np.array(list(map(len, texts)), dtype=np.int64)
    if len(hashes) < RUN:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    holders = np.repeat(np.arange(len(texts)), lengths)
    for width, factor in _DOUBLING:
        hashes = hashes[:-width] * factor + hashes[width:]
    whole = holders[: len(hashes)] == holders[RUN - 1 :]
    return hashes[whole], holders[: len(hashes)][whole]


def _keep_shared(hashes: npt.NDArray[np.uint64], holders: Integers, n_texts: int) -> tuple[Integers, Integers]:
    """The runs that several texts have, as numbers, and these texts; by run, then text, and each run once a text."""
    buckets = (hashes & np.uint64(_BUCKETS - 1)).astype(np.int64)
    several = np.bincount(buckets, minlength=_BUCKETS)[buckets] > 1
    hashes, holders = hashes[several], holders[several]
    if len(hashes) < 2:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    order = np.argsort(hashes)
    hashes = hashes[order]
    runs = np.cumsum(np.concatenate(([False], hashes[1:] != hashes[:-1])), dtype=np.int64)
    held = sort_once(runs * n_texts + holders[order])
    return held // n_texts, held % n_texts


def _pair_holders(runs: Integers, holders: Integers, n_texts: int) -> Integers:
    """Codes ``later * n_texts + earlier``, one for each run two texts share."""
    if len(runs) < 2:
        return np.empty(0, np.int64)
    sizes = np.bincount(runs)
    if sizes.max() > MOST_HOLDERS:
        usable = sizes[runs] <= MOST_HOLDERS
        return _pair_holders(runs[usable], holders[usable], n_texts)
    later = holders * n_texts
    codes = []
    for step in range(1, _EARLIER + 1):
        same = np.flatnonzero(runs[step:] == runs[:-step])
        codes.append(later[same + step] + holders[same])
    begins = (np.cumsum(sizes) - sizes)[runs]
    for rank in range(_FIRST):
        here = np.flatnonzero(np.arange(len(runs)) - begins > _EARLIER + rank)
        codes.append(later[here] + holders[begins[here] + rank])
    return np.concatenate(codes)
