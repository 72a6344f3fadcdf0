"""Adding to a corpus: what new sources hold before they count, and the build that makes them count."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path, PurePath

import pandas as pd

from loaders.columns import REJECTS
from loaders.engine import engine_version
from loaders.formats import list_formats, read_articles
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.defaults import SEED_ARTICLES, Progress
from loaders.frames.provenance import facts
from loaders.models import Article, Reject
from loaders.remote import is_remote

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


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a build with the sources of the corpus would be like: ``n_articles`` are there now."""

    n_articles: int
    read_again: bool
    """Whether all of them are analysed anew, since the engine or its lexicons are not those that did it."""
    missing: tuple[str, ...]
    """Sources that are not there any more, whose articles would be gone."""


def foresee(corpus: Corpus) -> Outlook:
    """What a build that adds to the corpus would do with what is in it."""
    known = facts(corpus)
    gone = tuple(root for root in roots(corpus) if not is_remote(root) and not Path(root).exists())
    return Outlook(int(known.get("n_articles", 0)), known.get("engine") != engine_version(), gone)


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

    before = int(facts(corpus).get("n_visits", 0))
    done = build([str(source) for source in dict.fromkeys(sources)], corpus.store, progress=progress)
    read = f"{done.n_articles:,} articles ({done.n_new:,} new or changed)"
    more = f"{done.n_visits - before:+,} against before" if done.n_visits != before else "as before"
    rejects = f"{done.n_rejects:,} reject{'' if done.n_rejects == 1 else 's'}"
    return f"{read}, {done.n_visits:,} visits ({more}), {rejects}, in {sum(done.seconds.values()):.0f} s"


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
