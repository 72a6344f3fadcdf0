"""Places of meetings: where a sentence says that something takes place."""

import re
from collections.abc import Collection, Sequence

from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.wording import words_of
from loaders.gazetteer import countries
from loaders.models import Mention

SIDELINES = re.compile(r"(?:side-?lines?|margins?|fringes?) of")
_STOPS = frozenset("; that who where which ahead following after before regarding about".split())


def place_after(scene: Scene, at: int) -> Destination | None:
    """The place that "in …" or "at … in …" gives after node ``at``."""
    for i in range(at, len(scene)):
        low = scene.low(i)
        if low in ("that", "which") and scene.low(i + 2) in ("planned", "scheduled", "due", "set", "held"):
            continue
        if low in _STOPS or (low == "to" and scene.low(i + 1) in ("prepare", "coordinate", "plan", "follow")):
            return None
        if low == "and" and scene.low(i - 1) == "," and _opens_clause(scene, i + 1):
            return None
        if low == "here" and scene.letter(i + 1) != "L" and scene.low(i + 1) != "in":
            return None
        if low == "at" and (seat := _seat(scene, i + 1) or _body(scene, i + 1)) is not None:
            return seat
        found = scene.destination(i + 1) if low in ("in", "here") else None
        if found is not None and _names_a_thing(scene, found.last):
            continue
        if found is not None and (not _is_region_of_talk(scene, i) or _is_capital(found)):
            return found
    return None


def _opens_clause(scene: Scene, i: int) -> bool:
    """ "… was received by X, and [the following day he] had talks in B": what follows is of another day."""
    party = scene.party(i)
    return scene.letter(i) == "D" or (party is not None and party.form == "pronoun")


def _names_a_thing(scene: Scene, after: int) -> bool:
    """Whether what follows a place makes a thing's name of it: "in the Paris climate accord"."""
    things = words_of("thing of a day")
    return scene.low(after) in things or scene.low(after + 1) in things


_HOUSES = frozenset("palace residence ranch villa estate hotel retreat".split())


def _seat(scene: Scene, i: int) -> Destination | None:
    """ "at the White House", "at 10 Downing Street": a seat of government says where."""
    while scene.low(i) in ("the", "his", "her"):
        i += 1
    item = scene.nodes[i].item if i < len(scene) else None
    if item is None or item.mention is None or item.mention.role not in ("metonym", None):
        return None
    if scene.low(i + 1) == "," and not _HOUSES.isdisjoint(scene.words(i + 2, i + 6).split()):
        return None  # "at Rosewood, the presidential palace": a house, of which a town may have the name
    state = scene.letter(i) == "C" and item.mention.role is None and item.country != "VAT"  # "at the Vatican"
    if scene.letter(i) not in ("C", "L") or state:
        return None
    return stop_at(scene, i)


_BODIES = frozenset("ministry parliament headquarters academy staff directorate".split())
"""Bodies of a state that sit on its soil, as its embassies do not."""


def _body(scene: Scene, i: int) -> Destination | None:
    """ "at the Ministry of Defence of A", "at the A foreign ministry": what sits in that country says where."""
    i += scene.low(i) == "the"
    owner = i if scene.letter(i) == "A" else None
    last = i + (owner is not None)
    while last < i + 9 and scene.letter(last) == "w" and scene.low(last) not in _STOPS and scene.low(last) != ",":
        last += 1
    if _BODIES.isdisjoint(scene.words(i, last).split()):
        return None
    if owner is None and scene.letter(last) == "C" and scene.low(last - 1) in ("of", "the"):
        owner = last
    return None if owner is None else stop_at(scene, owner)


def stop_at(scene: Scene, i: int) -> Destination | None:
    """The country or place of one node as a destination; nothing where no country is known of it."""
    found = Destination()
    found.add(scene.nodes[i])
    found.last = i + 1
    return found if found.countries else None


def last_named(scene: Scene, story: Story, at: int, but: Collection[str | None]) -> Destination | None:
    """What "there" and "that country" mean at node ``at``: the place named last, here or a sentence before, abroad."""
    earlier = story.scenes[max(scene.number - 1, 0) : scene.number]
    opened = opening_place(earlier[-1]) if earlier else None
    if opened is not None and not any(scene.letter(i) in ("C", "L") for i in range(at)):
        return opened if opened.countries[0] not in but else None  # "In A, he plans to tell … He is due there"
    for told, end in ((scene, at), *((one, len(one)) for one in reversed(earlier))):
        for i in range(end - 1, -1, -1):
            if told.letter(i) in ("C", "L") and told.nodes[i].country not in but:
                return stop_at(told, i)
    return None


def subject_after_comma(scene: Scene, at: int) -> list[int]:
    """The subject of the main clause that a comma behind ``at`` opens: "While in Quito, she met …"."""
    comma = next((i for i in range(at, min(at + 10, len(scene))) if scene.low(i) == ","), None)
    return [i for i in range(comma + 1, len(scene)) if scene.letter(i) == "P"][:1] if comma is not None else []


def opening_place(scene: Scene) -> Destination | None:
    """ "In Ramallah, Mr Sullivan met …", "While in Ramallah, …"."""
    at = 1 if scene.low(0) == "while" else 0
    return scene.destination(at + 1) if scene.low(at) == "in" else None


def place_before(scene: Scene, at: int) -> Destination | None:
    """The place told before: "In Ramallah, Mr Sullivan met …", or "arrived in Baku, where he met …"."""
    opens = " where " in scene.view or SIDELINES.search(scene.view) is not None
    for i in range(at - 1, 0, -1):
        if scene.low(i) == "where" and scene.low(i - 1) == "," and scene.letter(i - 2) in ("C", "L"):
            return stop_at(scene, i - 2)  # "flew in from Ramallah, where he met …"
    for i in range(at - 1, -1, -1):
        day_first = 0 < i <= 2 and scene.letter(i - 1) == "D"  # "Today in Ramallah, …", "On Friday in Ramallah, …"
        if scene.low(i) == "in" and (opens or day_first or i == 0 or scene.low(i - 1) in (",", "and", "", "then")):
            found = scene.destination(i + 1)
            if found is not None:
                return found
        if scene.low(i) == "in" and (found := scene.destination(i + 1)) is not None and found.last == at:
            return found  # "X on Tuesday in Niamey met with Y"
    return None


def attributive_place(scene: Scene, first: int, last: int) -> Destination | None:
    """The town that an event is named after, among some nodes: "the Dakar [summit]"."""
    town = next((i for i in range(first, min(last, len(scene))) if scene.letter(i) == "L"), None)
    if town is None:
        return None
    found = Destination()
    found.add(scene.nodes[town])
    found.last = town + 1
    return found


def _is_region_of_talk(scene: Scene, i: int) -> bool:
    """Whether "in X" says what was talked about: "the situation in Gaza"."""
    return scene.low(i - 1) in words_of("topic")


def _is_capital(found: Destination) -> bool:
    """ "discussed cooperation in Astana": what is talked about is a country or region, not a capital."""
    code = found.countries[0]
    return has_capital(code, found.places.get(code, []))


def has_capital(code: str, places: Sequence[Mention]) -> bool:
    """Whether a country's capital is among some places in it."""
    country = countries().get(code)
    names = {name for group in (country.capitals if country else ()) for name in group}
    return any(mention.label in names for mention in places)
