"""Adding to a corpus: what new sources hold before they count, and the build that makes them count."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path, PurePath

import pandas as pd

from loaders.columns import REJECTS
from loaders.formats import list_formats, read_articles
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.defaults import SEED_ARTICLES, Progress
from loaders.frames.provenance import facts
from loaders.models import Article, Reject

PREVIEW: dict[str, str] = {
    "article_id": "string",
    "published": "datetime64[ns]",
    "outlet": "string",
    "title": "string",
    "language": "string",
    "n_words": "int64",
    "source": "string",
    "known": "bool",
}
"""One row an article that would be read; ``known`` where the corpus has an article of this id already."""
_STEP = 50


@dataclass(frozen=True, slots=True)
class Preview:
    """What sources hold: ``articles`` in the columns of PREVIEW, ``rejects`` in those of REJECTS."""

    articles: pd.DataFrame
    rejects: pd.DataFrame
    cut: bool
    """Whether there is more than was looked at."""


def preview(
    corpus: Corpus, sources: Iterable[str | Path], *, most: int = 2000, progress: Progress | None = None
) -> Preview:
    """What could and what could not be read of the sources, at most ``most`` of both together; nothing is kept."""
    found: list[Article | Reject] = []
    reading = read_articles(*sources)
    for one in islice(reading, most):
        found.append(one)
        if progress and len(found) % _STEP == 0:
            progress("looking through", len(found), None)
    articles = [one for one in found if isinstance(one, Article)]
    rejects = [one for one in found if isinstance(one, Reject)]
    return Preview(
        conform(pd.DataFrame([_describe(corpus, one) for one in articles], columns=list(PREVIEW)), PREVIEW),
        conform(pd.DataFrame([_fields(one) for one in rejects], columns=list(REJECTS)), REJECTS),
        next(reading, None) is not None,
    )


def keep_uploads(store: Path, files: Iterable[tuple[str, bytes]], *, batch: str | None = None) -> Path:
    """Write uploaded files to a folder of their own beside the versions of the store, and answer the folder.

    Names keep their subfolders; nothing is written outside the folder, whatever a name says.
    """
    folder = store / "uploads" / (batch or datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f"))
    for name, content in files:
        parts = [part for part in PurePath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
        path = folder.joinpath(*parts or ["unnamed"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def roots(corpus: Corpus) -> tuple[str, ...]:
    """The files and folders that the corpus was built from, and would be built from again."""
    return tuple(facts(corpus).get("roots") or [str(SEED_ARTICLES)])


def rebuild(corpus: Corpus, sources: Sequence[str | Path], *, progress: Callable[..., None] | None = None) -> str:
    """Publish a version of the store that holds exactly what ``sources`` hold; answers one line of what was done.

    Raises StoreBusy when another build is at work on the store.
    """
    from loaders.pipeline import build

    done = build([str(source) for source in dict.fromkeys(sources)], corpus.store, progress=progress)
    read = f"{done.n_articles:,} articles ({done.n_new:,} new or changed)"
    return f"{read}, {done.n_visits:,} visits, {done.n_rejects:,} rejects"


def known_suffixes() -> tuple[str, ...]:
    """The endings of the files that can be read, sorted."""
    return tuple(sorted(list_formats()))


def may_change() -> bool:
    """Whether readers may add to the corpus: not where ``$ATTACHE_READ_ONLY`` is set, as on a shared server."""
    return not os.environ.get("ATTACHE_READ_ONLY")


def _describe(corpus: Corpus, article: Article) -> dict[str, object]:
    title = article.title or " ".join(article.text.split()[:14])
    return {
        "article_id": article.id,
        "published": pd.Timestamp(article.published),
        "outlet": article.outlet,
        "title": title,
        "language": article.language,
        "n_words": len(article.text.split()),
        "source": article.source,
        "known": article.id in corpus.numbers,
    }


def _fields(reject: Reject) -> dict[str, str]:
    return {name: getattr(reject, name) for name in REJECTS}
