"""Frames of discovered phrases: what marks the selected articles off that the lexicon of themes does not know."""

import threading
from dataclasses import astuple, dataclass, field, fields
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd

from loaders.columns import PHRASES
from loaders.extract.coverage import Coverage
from loaders.extract.phrases import PhraseIndex, SalientPhrase, index_phrases
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.filters import Filters
from loaders.frames.selection import select
from loaders.store.phrase_file import load_phrases, save_phrases
from loaders.store.publishing import version_path

MOST_COUNTED = 50_000
"""Articles whose phrases are counted, the latest of a larger corpus: counting takes about 7 kB of memory for each."""
AT_ONCE = 1000
"""Articles whose phrases are counted while a reader waits; those of more are counted beside."""
PARAGRAPHS = """
SELECT p.n, substring(t.text, p.start + 1, p."end" - p.start) AS text, p.cluster IS NOT NULL AND NOT p.first AS pasted
FROM paragraphs p JOIN texts t USING (n) WHERE n IN (SELECT n FROM chosen) ORDER BY p.n, p.start
"""
_NAMES = """
SELECT DISTINCT substring(t.text, m.start + 1, m."end" - m.start) AS name
FROM mentions m JOIN texts t USING (n) WHERE m.kind IN ('country', 'place')
"""


class PhrasesMissing(RuntimeError):
    """The phrases of a corpus could not be counted."""


@dataclass(slots=True)
class _Counting:
    """The phrases of a corpus, counted once by whoever comes first."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    found: tuple[PhraseIndex, Coverage] | None = None
    thread: threading.Thread | None = None
    failure: Exception | None = None


_counting: WeakKeyDictionary[Corpus, _Counting] = WeakKeyDictionary()
_beginning = threading.Lock()


def phrases(corpus: Corpus, filters: Filters, *, most: int = 20) -> pd.DataFrame:
    """The ``most`` telling phrases of the articles that pass, best first, in the columns of PHRASES.

    The first call for a version counts its phrases, which takes seconds for ten thousand articles; see
    ``phrases_ready``. No row where fewer than two articles pass. Raises PhrasesMissing where counting failed.
    """
    index, coverage = _count(corpus.extracted)
    chosen = select(corpus, filters).articles
    found = corpus.remember(("phrases", filters, most), lambda: index.find_salient(chosen, most, coverage.covers))
    rows = pd.DataFrame([astuple(one) for one in found], columns=[one.name for one in fields(SalientPhrase)])
    return conform(rows.rename(columns={"key": "phrase"}), PHRASES)


def phrases_ready(corpus: Corpus) -> bool:
    """Whether ``phrases`` answers at once; if not, the counting has begun beside. True at once for a small corpus."""
    corpus = corpus.extracted
    counting = _find_counting(corpus)
    if counting.found is not None or counting.failure is not None:
        return True
    if len(corpus.article_ids) <= AT_ONCE:
        _count(corpus)
        return True
    with _beginning:
        if counting.thread is None or not counting.thread.is_alive():
            counting.thread = threading.Thread(target=_count_beside, args=(corpus,), name="phrases", daemon=True)
            counting.thread.start()
    return False


def list_counted(corpus: Corpus) -> npt.NDArray[np.int64]:
    """The numbers of the articles whose phrases are counted: all, or the latest ``MOST_COUNTED``, in order."""
    latest = np.argsort(corpus.published, kind="stable")[-MOST_COUNTED:]
    return np.sort(latest)


def _count_beside(corpus: Corpus) -> None:
    try:
        _count(corpus)
    except Exception as error:
        # Told where the phrases are asked for: nobody hears a thread.
        _find_counting(corpus).failure = error


def _find_counting(corpus: Corpus) -> _Counting:
    with _beginning:
        return _counting.setdefault(corpus, _Counting())


def _count(corpus: Corpus) -> tuple[PhraseIndex, Coverage]:
    counting = _find_counting(corpus)
    with counting.lock:
        if counting.failure is not None:
            raise PhrasesMissing("The phrases could not be counted") from counting.failure
        if counting.found is None:
            coverage = Coverage(corpus.query(_NAMES)["name"].to_pylist())
            # The first phrase is slow, for it makes the lexicons ready.
            coverage.covers("one word of nobody")
            counting.found = _load(corpus), coverage
        return counting.found


def _load(corpus: Corpus) -> PhraseIndex:
    directory = version_path(corpus.store, corpus.version)
    index = load_phrases(directory)
    if index is None:
        rows = corpus.query(PARAGRAPHS, chosen=list_counted(corpus))
        columns = (rows[name].to_pylist() for name in ("n", "text", "pasted"))
        index = index_phrases(zip(*columns, strict=True))
        save_phrases(directory, index)
    return index
