"""Text reuse on real corpora: precision and recall on labelled pairs, time and memory beside MinHash LSH.

python -m tests.measures.reuse [FOLDER] [--datasketch]     # FOLDER: third-party texts, ../shared by default
"""

import resource
import sys
import time
import zlib
from collections.abc import Callable, Iterable
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

import yaml

from loaders.extract.reuse import find_reuse, group_duplicates
from loaders.extract.sentences import number_paragraphs
from loaders.formats import read_articles
from loaders.models import Article
from loaders.text import fold

T = TypeVar("T")
LABELS = Path(__file__).with_name("reuse_labels.yaml")
CORPORA = ("reuters-1987-a.jsonl.gz", "whitehouse-statements-2023.tar.gz")


def main(folder: Path, compare: bool) -> None:
    """Print what was found, how right it is, and what it costs."""
    articles = [a for name in CORPORA for a in read_articles(folder / "bulk" / name) if isinstance(a, Article)]
    measure_memory("find_reuse", lambda: find_reuse(articles))
    if compare:
        measure_memory("datasketch", lambda: find_with_minhash(articles))
    paragraphs = clock("find_reuse", lambda: find_reuse(articles))
    copies = clock("group_duplicates", lambda: group_duplicates(articles, paragraphs))
    shared = [paragraph for paragraph in paragraphs if paragraph.cluster]
    say(
        f"{len(articles)} articles, {len(paragraphs)} paragraphs: {len(shared)} shared in "
        f"{len({one.cluster for one in shared})} clusters; {sum(k != v for k, v in copies.items())} copied articles"
    )
    clusters = {(one.article_id, one.start): one.cluster or "" for one in paragraphs}
    judge("this project", articles, lambda one, other: clusters.get(one) == clusters.get(other, "-") != "")
    if compare:
        pairs = clock("datasketch", lambda: find_with_minhash(articles))
        judge("datasketch", articles, lambda one, other: (one, other) in pairs or (other, one) in pairs)


def judge(name: str, articles: Iterable[Article], same: Callable[[tuple[str, int], tuple[str, int]], bool]) -> None:
    """Print precision and recall on the labelled pairs."""
    texts = {article.id: article.text for article in articles}
    right = wrong = missed = 0
    for one, start, end, other, begin, stop, expected, _, check in yaml.safe_load(LABELS.read_text(encoding="utf-8")):
        if zlib.crc32((texts[one][start:end] + texts[other][begin:stop]).encode()) & 0xFFFF != check:
            say(f"the words of a pair have moved: {one} {start}, {other} {begin}")
            continue
        found = same((one, start), (other, begin))
        right, wrong, missed = (
            right + (found and expected),
            wrong + (found and not expected),
            missed + (not found and expected),
        )
    say(f"{name}: precision {right / max(1, right + wrong):.3f}, recall {right / max(1, right + missed):.3f} "
        f"({right} right, {wrong} wrong, {missed} missed)")  # fmt: skip


def find_with_minhash(articles: Iterable[Article]) -> set[tuple[tuple[str, int], tuple[str, int]]]:
    """The paragraph pairs that MinHash LSH calls alike: 128 permutations, Jaccard 0.5 of runs of four words."""
    from datasketch import MinHash, MinHashLSH

    index, hashes = MinHashLSH(threshold=0.5, num_perm=128), {}
    for article in articles:
        for _, segment in number_paragraphs(article):
            words = fold(article.text[segment.start : segment.end]).split()
            if segment.kind == "body" and len(words) >= 8:
                runs = {" ".join(words[i : i + 4]).encode() for i in range(len(words) - 3)}
                key = (article.id, segment.start)
                hashes[key] = MinHash(num_perm=128)
                hashes[key].update_batch(list(runs))
                index.insert(key, hashes[key])
    found = ((key, other) for key, sketch in hashes.items() for other in index.query(sketch) if other[0] != key[0])
    return {(key, other) for key, other in found if hashes[key].jaccard(hashes[other]) >= 0.5}


def clock(name: str, work: Callable[[], T]) -> T:
    """Do the work and print the seconds of the processor it took."""
    began = time.process_time()
    result = work()
    say(f"{name}: {time.process_time() - began:.1f} s")
    return result


def measure_memory(name: str, work: Callable[[], object]) -> None:
    """Print by how much the work makes a fresh copy of this process grow."""
    receiver, sender = Pipe()
    child = get_context("fork").Process(target=_report_growth, args=(work, sender))
    child.start()
    say(f"{name}: {receiver.recv():.0f} MB at most")
    child.join()


def _report_growth(work: Callable[[], object], sender: Connection) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    work()
    sender.send((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)


def say(line: str) -> None:
    """Write one line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    paths = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    main(Path(paths[0] if paths else "../shared"), "--datasketch" in sys.argv)
