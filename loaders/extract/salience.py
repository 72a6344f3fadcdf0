"""Which countries an article is about, among those it mentions."""

import math
from collections import defaultdict
from collections.abc import Iterable

from loaders.models import Article, Mention

# Weights and threshold of a logistic regression on half of 9,882 wire stories that their editors had tagged with
# countries, rounded; the rounding costs less than half a point of F1.
DATELINE = 4.0
TITLE = 1.0
LEAD = 1.0
NAMED = 2.0
EACH = 1.5
ALONE = 3.0
ENOUGH = 4.5
SHARE = 0.75
"""The share of the highest salience that is enough where none is high, as in two lines on a visit."""
REACH = 200
"""Characters after the title and the dateline in which a country is named at once."""


def countries_of(article: Article, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The alpha-3 codes of the countries the article is about, the most salient first; empty where it names none.

    The dateline's country counts most, then those in the title, named by name or adjective rather than through a city,
    at once and often. One named in passing is left out unless none does much better.
    """
    named = _by_country(mentions)
    salience = {code: _weigh(article, found, alone=len(named) == 1) for code, found in named.items()}
    enough = min(ENOUGH, SHARE * max(salience.values(), default=0.0))
    ranked = sorted(salience, key=lambda code: (-salience[code], named[code][0].start))
    return tuple(code for code in ranked if salience[code] >= enough)


def _by_country(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        # A newspaper quoted says nothing of its own country.
        if mention.country and mention.kind in ("country", "place", "organisation") and mention.role != "outlet":
            named[mention.country].append(mention)
    return named


def _weigh(article: Article, found: list[Mention], *, alone: bool) -> float:
    title_end = len(article.title or "")
    lines = [(segment.start, segment.end) for segment in article.segments if segment.kind == "dateline"]
    outside = [mention for mention in found if not any(start <= mention.start < end for start, end in lines)]
    begin = lines[0][1] if lines else title_end
    return (
        DATELINE * (len(outside) < len(found))
        + TITLE * any(mention.start < title_end for mention in found)
        + LEAD * any(title_end <= mention.start < begin + REACH for mention in outside)
        # What the dateline alone names is as good as named.
        + NAMED * (not outside or any(mention.kind == "country" for mention in outside))
        + EACH * math.log1p(len(outside))
        + ALONE * alone
    )
