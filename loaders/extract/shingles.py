"""Which texts share words, without comparing all with all: hashed runs of words and who has them."""

from collections.abc import Iterable

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


Candidates = Iterable[tuple[int, int, int]]


class Runs:
    """The runs of words that may stand more than once in encoded texts, looked for once for every way to part them."""

    def __init__(self, texts: Iterable[str]) -> None:
        hashes = read_signs(texts).astype(np.uint64)
        for width, factor in _DOUBLING:
            hashes = hashes[:-width] * factor + hashes[width:]
        buckets = (hashes & np.uint64(_BUCKETS - 1)).astype(np.int64)
        places = np.flatnonzero(np.bincount(buckets, minlength=_BUCKETS)[buckets] > 1)
        hashes = hashes[places]
        order = np.argsort(hashes)
        hashes = hashes[order]
        self._places = places[order]
        """Where in all the words each begins, by run."""
        self._runs = np.cumsum(np.concatenate((hashes[:1] != hashes[:1], hashes[1:] != hashes[:-1])), dtype=np.int64)

    def find_candidates(self, lengths: Integers, holders: Integers, least: int, share: float) -> Candidates:
        """The pairs of texts ``(earlier, later, runs in common)`` that share at least ``least`` runs of words.

        The words are parted into stretches of these lengths, of which each is a text with the number in ``holders``,
        from 0 in the order in which they stand, or none that counts where that is -1. A pair also shares at least
        ``share`` of the runs of the shorter. A run is looked for in the three texts before and in the first two that
        have it, so the work grows with the number of words only. Sorted by the later, then the earlier text.
        """
        stretches = np.repeat(np.arange(len(lengths)), lengths)
        here = stretches[self._places]
        whole = (here == stretches[self._places + RUN - 1]) & (holders[here] >= 0)
        lengths = lengths[holders >= 0]
        n_texts = len(lengths)
        held = sort_once(self._runs[whole] * n_texts + holders[here[whole]])
        codes = _pair_holders(held // n_texts, held % n_texts, n_texts) if len(held) > 1 else held[:0]
        if not len(codes):
            return []
        pairs, counts = np.unique(codes, return_counts=True)
        later, earlier = pairs // n_texts, pairs % n_texts
        n_runs = np.maximum(1, lengths - RUN + 1)
        enough = counts >= np.maximum(least, share * np.minimum(n_runs[later], n_runs[earlier]))
        return zip(earlier[enough].tolist(), later[enough].tolist(), counts[enough].tolist(), strict=True)


def _pair_holders(runs: Integers, holders: Integers, n_texts: int) -> Integers:
    """Codes ``later * n_texts + earlier``, one for each run two texts share."""
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
