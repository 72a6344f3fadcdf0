"""Gatherings that are always held in one place."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.extract.visits.nodes import Destination
from loaders.lexicon import load_lexicon
from loaders.models import Mention
from loaders.text import fold


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of ``data/lexicons/events.yaml``; ``country`` is ISO 3166-1 alpha-3."""

    id: str
    names: tuple[str, ...]
    place: str
    country: str


@cache
def _events() -> tuple[re.Pattern[str], dict[str, Event]]:
    by_name = {fold(name): event for event in load_lexicon("events", Event) for name in event.names}
    names = sorted(by_name, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b"), by_name


def place_of_event(folded: str, start: int, end: int) -> Destination | None:
    """Where the gathering named in ``folded[start:end]`` is held; nothing when none of a fixed place is named.

    >>> place_of_event("on the margins of the munich security conference", 0, 48).countries
    ['DEU']
    """
    pattern, by_name = _events()
    match = pattern.search(folded, start, end)
    if match is None:
        return None
    event = by_name[match.group()]
    found = Destination([event.country], start=match.start(), end=match.end())
    found.places[event.country] = [Mention(match.start(), match.end(), "place", event.id, event.place, event.country)]
    return found
