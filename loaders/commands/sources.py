"""What the commands that read sources share: their arguments, and the articles read and analysed."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from loaders.analysis import analyse
from loaders.commands.output import Progress, say
from loaders.extract.reuse import find_reuse, group_duplicates
from loaders.extract.visits.reading import list_unread
from loaders.formats import read_articles
from loaders.merge import find_copies, merge_reports, name_people, rename_people
from loaders.models import Analysis, Article, Reject, Visit
from loaders.remote import fetch_source, is_remote
from loaders.workers import count_workers, run

_CHUNK = 100
_SHOWN = 20


def add_sources(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add SOURCE…, --workers, --scheduler and --quiet."""
    parser.add_argument("sources", metavar="SOURCE", nargs="+" if required else "*", help="file or folder of articles")
    parser.add_argument("--workers", type=int, metavar="N", help="processes to use (default: all cores)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="address of a Dask scheduler to use instead")
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def analyse_sources(chosen: argparse.Namespace) -> Iterator[Analysis]:
    """The analyses of every article of the sources, in order; rejects are told on standard error at the end."""
    rejects: list[Reject] = []
    progress, done = Progress(chosen.quiet), 0
    articles = _read(chosen.sources, rejects)
    chunks = iter(lambda: list(islice(articles, _CHUNK)), [])
    for analyses in run(analyse_all, chunks, workers=count_workers(chosen.workers), scheduler=chosen.scheduler):
        done += len(analyses)
        rejects += [unread for one in analyses for unread in list_unread(one.article, one.sentences)]
        progress("reading articles", done, None)
        yield from analyses
    progress.end()
    _tell_rejects(rejects)


def analyse_all(articles: Sequence[Article]) -> list[Analysis]:
    """The analyses of a chunk of articles."""
    return [analyse(article) for article in articles]


def merge_analyses(analyses: Sequence[Analysis]) -> tuple[Visit, ...]:
    """The visits that the analyses' reports merge into, each person under one name."""
    ordered = sorted((a.article for a in analyses), key=lambda article: (article.published, article.id))
    articles = {article.id: article for article in ordered}
    paragraphs = find_reuse(ordered)
    reports = [report for a in analyses for report in a.reports]
    independent = group_duplicates(ordered, paragraphs) | find_copies(reports, paragraphs)
    visits = merge_reports(reports, articles, independent)
    names = name_people(visits)
    return tuple(rename_people(visit, names) for visit in visits)


def _read(sources: Sequence[str], rejects: list[Reject]) -> Iterator[Article]:
    for found in read_articles(*(fetch_source(source) if is_remote(source) else source for source in sources)):
        if isinstance(found, Reject):
            rejects.append(found)
        else:
            yield found


def _tell_rejects(rejects: Sequence[Reject]) -> None:
    for reject in rejects[:_SHOWN]:
        say(f"not read: {reject.source}, {reject.place}: {reject.reason}. To mend it: {reject.remedy}")
    if len(rejects) > _SHOWN:
        reasons = ", ".join(f"{reason} ({n})" for reason, n in Counter(r.reason for r in rejects).most_common(5))
        say(f"not read: {len(rejects)} in all: {reasons}")
