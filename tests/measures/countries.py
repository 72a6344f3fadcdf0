"""How well an article's countries are found, against the places that a news agency's editors tagged.

    python -m tests.measures.countries [FOLDER]        # FOLDER holds the third-party texts, ../shared by default

Rules and weights were made on articles with odd numbers; the even ones were only counted. Prints precision, recall and
F1 over (article, country) for both, what goes wrong, and articles a second on one core.
"""

import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path

from loaders.extract.mentions import find_mentions
from loaders.extract.salience import countries_of
from loaders.formats import read_articles
from loaders.models import Article, Mention
from tests.measures.place_tags import CODES

BULK = "reuters-1987-a.jsonl.gz"


def read_tags(path: Path) -> dict[str, set[str]]:
    """The tagged countries of each article that has a tag."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    tags = {row["id"]: row["human_tags"].get("places") or [] for row in rows}
    return {key: {CODES[name] for name in names} for key, names in tags.items() if names}


def name_error(article: Article, code: str, found: list[Mention], expected: set[str], given: tuple[str, ...]) -> str:
    """The class of one missing or superfluous country."""
    mine = [mention for mention in found if mention.country == code]
    if code in expected:
        if not mine:
            return "missed: not in the text" if code == "USA" else "missed: not recognised or not in the text"
        return "missed: named once in passing" if len(mine) == 1 else "missed: named more than once, judged secondary"
    lines = [segment for segment in article.segments if segment.kind == "dateline"]
    if any(line.start <= mention.start < line.end for mention in mine for line in lines):
        return "superfluous: the dateline's country, not tagged"
    if any(mention.start < len(article.title or "") for mention in mine):
        return "superfluous: in the title, not tagged"
    return "superfluous: only named" if len(given) > 1 else "superfluous: the only country found"


def measure(articles: list[Article], tags: dict[str, set[str]], parity: int) -> str:
    """The figures of the articles whose number is odd (1) or even (0)."""
    counts: Counter[str] = Counter()
    for article in articles:
        if article.id not in tags or int(article.id.rsplit("-", 1)[1]) % 2 != parity:
            continue
        expected, found = tags[article.id], list(find_mentions(article))
        given = countries_of(article, found)
        counts["articles"] += 1
        counts["right"] += len(expected & set(given))
        counts.update(name_error(article, code, found, expected, given) for code in expected ^ set(given))
    missed = sum(count for name, count in counts.items() if name.startswith("missed"))
    extra = sum(count for name, count in counts.items() if name.startswith("superfluous"))
    right = counts["right"]
    precision, recall = right / (right + extra), right / (right + missed)
    f1 = 2 * right / (2 * right + missed + extra)
    errors = [f"  {count:4} {name}" for name, count in counts.most_common() if ":" in name]
    head = f"{'odd' if parity else 'even'} numbers: {counts['articles']:,} articles, "
    return "\n".join([f"{head}precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}", *errors])


def main(folder: Path) -> None:
    """Print all figures."""
    path = folder / "bulk" / BULK
    articles = [article for article in read_articles(path) if isinstance(article, Article)]
    tags = read_tags(path)
    find_mentions(articles[0])
    begun = time.process_time()
    for article in articles:
        find_mentions(article)
    seconds = time.process_time() - begun
    size = sum(len(article.text) for article in articles) / 1e6
    sys.stdout.write(f"{measure(articles, tags, 1)}\n{measure(articles, tags, 0)}\n")
    sys.stdout.write(f"{len(articles) / seconds:,.0f} articles a second, {size / seconds:.1f} MB/s, on one core\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
