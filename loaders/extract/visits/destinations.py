"""Destinations: the countries and towns that a sentence leads to, one or a list, with days of their own where told."""

import re
from typing import TYPE_CHECKING

from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.wording import words_of

if TYPE_CHECKING:
    from loaders.extract.visits.scene import Scene

_SAID_OF_PLACE = frozenset({"said", "says", "told", "announced", "reported", "confirmed"})
_STRICKEN = re.compile(
    r"[\w-]+-(?:torn|hit|stricken|ravaged|held|controlled|battered)|shattered|devastated|besieged|occupied"
)
""" "Visited [shattered] Beirut", "flew to [war-torn] Yemen"."""
_BEFORE_DAY = frozenset("on from late early later".split())
_JOINS = frozenset({",", ";", "and", "then", "&", "or", "-", "plus", "finally", "later", "to"})


def read_destination(scene: "Scene", at: int, reach: int = 8) -> Destination | None:
    """The countries and places that begin at node ``at``, past articles and the like; none before another word."""
    i, passed = at, 0
    while i < len(scene) and passed < reach and scene.letter(i) not in ("C", "L"):
        if scene.letter(i) == "A" and scene.low(i + 1) in ("capital", "city", "port", "town", "resort"):
            return _name_capital(scene, i)
        skippable = scene.low(i) in words_of("before a place") or scene.letter(i) == "A" or scene.low(i) in ("m",)
        skippable = skippable or (scene.low(i) == "-" and passed > 0) or _names_group(scene, i)
        skippable |= scene.letter(i + 1) in ("C", "L") and _STRICKEN.fullmatch(scene.low(i)) is not None
        skippable |= _names_town(scene, i) or (scene.low(i) == "," and passed > 0 and _names_town(scene, i - 1))
        skippable |= scene.low(i) == "'s" and scene.low(i - 1) in words_of("nameless land")  # "the country's south"
        if not skippable:
            return None
        i, passed = i + 1, passed + 1
    if scene.letter(i) not in ("C", "L"):
        return None
    return _collect_stops(scene, i)


def _names_group(scene: "Scene", i: int) -> bool:
    """ "Three [Latin American] countries": capitals that only say of what kind the countries are."""
    return scene.letter(i) == "P" and not scene.who(i) and scene.low(i + 1) in ("countries", "nations", "states")


def _names_town(scene: "Scene", i: int) -> bool:
    """ "[Apulia], Italy": capitals that are nobody's name, before a comma and a country."""
    party = scene.party(i)
    bare = party is not None and party.form == "name" and not scene.who(i)
    return bare and scene.low(i + 1) == "," and scene.letter(i + 2) == "C"


def _name_capital(scene: "Scene", i: int) -> Destination:
    """ "the Georgian capital" with or without its name."""
    found = Destination()
    town = i + 3 if scene.low(i + 2) == "," else i + 2  # "the Turkish capital, Ankara"
    if scene.letter(town) == "L" and scene.nodes[town].country == scene.nodes[i].country:
        found.add(scene.nodes[town])
        found.last = town + 1
    else:
        found.add(scene.nodes[i])
        found.last = i + 2
    return found


def _collect_stops(scene: "Scene", i: int) -> Destination:
    found = Destination()
    while i < len(scene):
        if scene.letter(i) in ("C", "L"):
            found.add(scene.nodes[i])
            found.last = i + 1
            i = _pass_own_days(scene, found, i + 1)
            if scene.low(i) == "'s":  # "Turkmenistan's capital Ashgabat"
                i += 1
                if scene.low(i) not in ("capital", "city", "port", "resort"):
                    break
            continue
        step = _next_stop(scene, i)
        if step is None:
            break
        i = step
    return found


def _pass_own_days(scene: "Scene", found: Destination, i: int) -> int:
    """The node after "(May 1-2)" or "on May 1" behind a stop, whose own days these are; ``i`` where none follow."""
    if not found.countries:
        return i
    if scene.low(i) == "(":
        day = i + 2 if scene.low(i + 1) in _BEFORE_DAY else i + 1
        if scene.letter(day) != "D" or scene.low(day + 1) != ")":
            return i
        found.dated[found.countries[-1]] = day
        return day + 2
    day = i
    while scene.low(day) in _BEFORE_DAY:
        day += 1
    if scene.letter(day) != "D" or not (_leads_to_dated_stop(scene, day + 1) or (found.dated and day > i)):
        return i
    found.dated[found.countries[-1]] = day
    return day + 1


def _leads_to_dated_stop(scene: "Scene", i: int) -> bool:
    """Whether one more stop with a day of its own follows: "to A on May 1[, B on May 2 and C on May 3]"."""
    stop = _next_stop(scene, i)
    if stop is None:
        return False
    after = stop + 1
    while scene.low(after) in _BEFORE_DAY or (scene.low(after) == "," and scene.letter(after + 1) == "C"):
        after += 1 if scene.low(after) != "," else 2
    return scene.letter(after) == "D"


def _next_stop(scene: "Scene", i: int) -> int | None:
    """The node of the next country or place of a list that goes on at node ``i``; nothing where it ends."""
    step = i
    while step < len(scene) and step - i < 5 and _is_passed(scene, step):
        step += 1
    if step == i or scene.letter(step) not in ("C", "L"):
        return None
    if scene.low(step - 1) == "to" and "and" not in scene.view:
        return None
    return None if scene.low(step + 1) in _SAID_OF_PLACE else step  # "to A, the Kremlin said"


def _is_passed(scene: "Scene", i: int) -> bool:
    return scene.low(i) in _JOINS or scene.low(i) in words_of("before a place") or scene.letter(i) == "A"
