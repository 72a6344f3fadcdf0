"""Print the countries and people that every article names, one JSON object an article."""

import argparse
from typing import Any

from loaders.commands.output import print_lines
from loaders.commands.sources import add_sources, analyse_sources
from loaders.extract.salience import countries_of
from loaders.models import Analysis

add_arguments = add_sources


def run(chosen: argparse.Namespace) -> int:
    """Print the mentions."""
    print_lines(map(describe_mentions, analyse_sources(chosen)))
    return 0


def describe_mentions(analysis: Analysis) -> dict[str, Any]:
    """The countries the article is about, most salient first, and its people in the order in which they are named."""
    people: dict[str, dict[str, str | None]] = {}
    for mention in sorted(analysis.mentions, key=lambda m: m.start):
        if mention.kind == "person":
            person = people.setdefault(mention.key, {"name": mention.label, "country": None, "role": None})
            person["country"] = person["country"] or mention.country
            person["role"] = person["role"] or mention.role
    countries = list(countries_of(analysis.article, analysis.mentions))
    return {"article_id": analysis.article.id, "countries": countries, "people": list(people.values())}
