"""Places of meetings: where a sentence says that something takes place."""

import re
from collections.abc import Sequence

from loaders.extract.visits.scene import Destination, Scene
from loaders.gazetteer import countries
from loaders.models import Mention

SIDELINES = re.compile(r"(?:side-?lines?|margins?|fringes?) of")


def place_after(scene: Scene, at: int) -> Destination | None:
    """The place that "in …" or "at … in …" gives after node ``at``."""
    for i in range(at, len(scene.nodes)):
        if (
            scene.low(i) in _PLACE_STOPS
            or scene.low(i) == "to"
            and scene.low(i + 1) in ("prepare", "coordinate", "plan")
        ):
            break
        if scene.low(i) == "at" and (found := _seat(scene, i + 1)) is not None:
            return found
        if scene.low(i) in ("in", "here"):
            if scene.low(i) == "here" and scene.letter(i + 1) not in ("L",) and scene.low(i + 1) != "in":
                return None
            found = scene.destination(i + 1)
            if found is not None and (not _is_region_of_talk(scene, i) or _is_capital(found)):
                return found
    return None


_PLACE_STOPS = frozenset("; that where which ahead following after before regarding about".split())


def _seat(scene: Scene, i: int) -> Destination | None:
    """ "at the White House", "at 10 Downing Street": a seat of government says where."""
    while scene.low(i) in ("the", "his", "her"):
        i += 1
    item = scene.nodes[i].item if i < len(scene.nodes) else None
    if (
        item is None
        or item.mention is None
        or scene.letter(i) not in ("C", "L")
        or item.mention.role not in ("metonym", None)
    ):
        return None
    if scene.letter(i) == "C" and item.mention.role is None:
        return None
    found = Destination()
    found.add(scene.nodes[i])
    found.last = i + 1
    return found if found.countries else None


def opening_place(scene: Scene) -> Destination | None:
    """ "In Ramallah, Mr Sullivan met …"."""
    return scene.destination(1) if scene.low(0) == "in" else None


def place_before(scene: Scene, at: int) -> Destination | None:
    """The place that opens the sentence: "In Ramallah, Mr Sullivan met …", or "arrived in Baku, where he met …"."""
    for i in range(at - 1, -1, -1):
        if scene.low(i) in ("in",) and (
            i == 0
            or scene.low(i - 1) in (",", "and", "", "then")
            or " where " in scene.view
            or SIDELINES.search(scene.view)
        ):
            found = scene.destination(i + 1)
            if found is not None:
                return found
    return None


_TOPIC = frozenset(
    "situation war conflict ceasefire peace stability crisis violence developments efforts events hostilities interests operations fighting security "
    "cooperation role peacekeeping elections democracy troops forces investment investments projects refugees embassy ambassador interest "
    "attacks offensive tensions government position rights process".split()
)


def _is_region_of_talk(scene: Scene, i: int) -> bool:
    """Whether "in X" says what was talked about: "the situation in Gaza"."""
    return scene.low(i - 1) in _TOPIC


def _is_capital(found: Destination) -> bool:
    """ "discussed cooperation in Astana": what is talked about is a country or region, not a capital."""
    code = found.countries[0]
    return has_capital(code, found.places.get(code, []))


def has_capital(code: str, places: Sequence[Mention]) -> bool:
    country = countries().get(code)
    names = {name for group in (country.capitals if country else ()) for name in group}
    return any(m.label in names for m in places)


def attributive_place(scene: Scene, first: int, last: int) -> Destination | None:
    for i in range(first, min(last, len(scene.nodes))):
        if scene.letter(i) == "L":
            found = Destination()
            found.add(scene.nodes[i])
            found.last = i + 1
            return found
    return None
