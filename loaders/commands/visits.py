"""Print the visits that the articles' reports merge into, one JSON object a line."""

import argparse
import dataclasses
from typing import Any

from loaders.commands.output import print_lines
from loaders.commands.sources import add_sources, analyse_sources, merge_analyses
from loaders.models import Visit

add_arguments = add_sources


def run(chosen: argparse.Namespace) -> int:
    """Print the visits, by their first day."""
    visits = merge_analyses(list(analyse_sources(chosen)))
    print_lines(map(describe_visit, sorted(visits, key=lambda v: (str(v.start or "9999"), v.visit_id))))
    return 0


def describe_visit(visit: Visit) -> dict[str, Any]:
    """A visit's fields by their names; ``articles`` and ``reports`` are lists of ids, ``place`` joins the places."""
    fields = {field.name: getattr(visit, field.name) for field in dataclasses.fields(visit)}
    places = fields.pop("places")
    return {"visit_id": fields.pop("visit_id"), "place": "; ".join(places) or None, **fields}
