"""How fast articles are read and split: ``python -m tests.measures.reading SOURCE…``, on one core.

Prints, for each source, its articles and rejects, the share of the text in each kind of segment, and megabytes of
text a second for reading (decoding, parsing, segments) and for splitting into sentences.
"""

import sys
import time
from collections import Counter

from loaders.extract.sentences import split_sentences
from loaders.formats import read_articles
from loaders.models import Article


def measure(source: str) -> str:
    """One line of figures for a source."""
    begun = time.perf_counter()
    found = list(read_articles(source))
    read = time.perf_counter()
    articles = [article for article in found if isinstance(article, Article)]
    sentences = sum(len(split_sentences(article)) for article in articles)
    split = time.perf_counter()
    size = sum(len(article.text) for article in articles) / 1e6
    kinds: Counter[str] = Counter()
    for segment in (segment for article in articles for segment in article.segments):
        kinds[segment.kind] += segment.end - segment.start
    shares = ", ".join(f"{kind} {length / kinds.total():.1%}" for kind, length in kinds.most_common())
    return (
        f"{source}: {len(articles):,} articles, {len(found) - len(articles):,} rejects, {size:.1f} million characters; "
        f"{shares}; reading {size / (read - begun):.1f}, {sentences:,} sentences at {size / (split - read):.1f} MB/s"
    )


def main() -> None:
    """Print the figures of every source named on the command line."""
    for source in sys.argv[1:]:
        sys.stdout.write(measure(source) + "\n")


if __name__ == "__main__":
    main()
