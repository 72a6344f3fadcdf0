"""Facing: officials whose country nothing tells are of the country where a traveller meets them."""

import re
from collections.abc import Iterable, Sequence

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.envoys import is_envoy
from loaders.extract.visits.places import opening_place
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story

_TOLD_BY_MEETING = frozenset({"meeting", "talks", "attendance"})
"""Rules whose visits rest on the meeting itself: they cannot tell whose soil it was on."""
_BEFORE_OBJECT = frozenset(
    "met meet meets meeting saw see told tells urged urges pressed asked thanked briefed visited hosts hosted".split()
)
_COMPANY = re.compile(r"\b(?:accompan\w+|joined|led|headed|together|along|alongside|replaced|succeeded|appointed) \w*$")
_RECEIVED = re.compile(
    r"\b(?:met|receiv(?:e|es|ed)|welcom(?:e|es|ed)|greet(?:s|ed)?|host(?:s|ed)?|decorated|briefed|conferred|invited|"
    r"invitation|seen|awarded)\b"
)
_ELSEWHEN = re.compile(
    r"\b(?:before (?:leaving|departing|flying|heading|travell?ing|going|continuing|"
    r"departure|the trip|his|her)|ahead of|prior to|by (?:tele)?phone|telephoned?|"
    r"phoned|phone call|video)\b"
)
_JOINTLY = re.compile(
    r"\b(?:co-chair(?:ed|s)?|chair(?:ed|s)?|sign(?:ed|s)?|agreed|agree|discuss(?:ed)?|held talks|met|reached|unveil\w*|"
    r"witness(?:ed)?|exchanged|spoke to reporters|told)\b"
)


def adopt_counterparts(claims: Iterable[Claim], story: Story) -> bool:
    """Give officials without a country of their own that of the host whom a traveller meets; whether any got one.

    "FOREIGN MINISTER X left for Astana, where he is to be received by President Y": the article tells Y's country no
    more than X's, and took both for its own; but nobody travels to meet his own president.
    """
    moves = [c for c in claims if c.mode == "visit" and c.host_country and c.rule not in _TOLD_BY_MEETING]
    travels = [c for c in moves if not is_envoy(c.visitor, story)]  # who goes to a post calls on his own minister
    adopted = False
    for scene in story.scenes if travels else ():
        for node, numbers in list(scene.people.items()):
            host = _host_of(scene, node, travels, story) if len(numbers) == 1 and _is_open(numbers[0], story) else None
            if host is not None and story.country(numbers[0]) != host:
                story.person(numbers[0]).country = host
                story.person(numbers[0]).guessed = False
                adopted = True
    return adopted


def has_open(story: Story) -> bool:
    """Whether there is an official at all whose country is only guessed."""
    return any(
        len(numbers) == 1 and _is_open(numbers[0], story) for scene in story.scenes for numbers in scene.people.values()
    )


def _is_open(number: int, story: Story) -> bool:
    """Whether a named official's country is only guessed, or not known at all."""
    person = story.person(number)
    if person.sure or person.name is None or person.company or person.role is None or person.known_role:
        return False
    return person.guessed or person.country is None


def _host_of(scene: Scene, node: int, travels: Sequence[Claim], story: Story) -> str | None:
    """The country in which the official of a node meets somebody who travels there."""
    number = scene.who(node)[0]
    if any(number == c.visitor or number in c.companions for c in travels):
        return None
    told = [c for c in travels if c.scene <= scene.number and c.host_country != story.country(c.visitor)]
    facing = [c for c in told if faces(scene, node, c.visitor, story)]
    if not facing or _ELSEWHEN.search(scene.words(0, len(scene))):
        return None
    if any(c.host_country == story.country(number) and c.rule != "reception" for c in facing):
        return None  # whom he meets may well be of the country taken for his
    named = scene.countries("CL")
    here = {str(c.host_country) for c in facing if c.host_country in named}
    if not here and story.country(facing[0].visitor) in named:
        return None  # "was received by the president in his own capital"
    hosts = here or {str(c.host_country) for c in facing}
    opened = opening_place(scene)
    if opened is not None and opened.countries[0] not in hosts:
        return None  # "In A, X met Secretary Y", of who had come from there
    return hosts.pop() if len(hosts) == 1 else None


def faces(scene: Scene, node: int, visitor: int, story: Story) -> bool:
    """Whether the official of a node is the one whom the visitor meets, or who receives him."""
    guests = [i for i, numbers in scene.people.items() if visitor in numbers]
    if not guests:
        return False
    listed = scene.coordinated(node)
    first = _first_listed(scene, min(listed))
    if set(listed) & set(guests):
        return _acts_jointly(scene, node, visitor, story)
    if max(guests) < first:
        return _is_object(scene, first)
    return _receives(scene, node, min(i for i in guests if i > node)) if any(i > node for i in guests) else False


def _first_listed(scene: Scene, node: int) -> int:
    """The first of the parties that a list joins with "and" and commas up to a node: "met [X], Y and Z"."""
    at = node - 1
    while scene.low(at) in (",", "and", "&", "the", "as", "well") or scene.letter(at) == "A":
        at -= 1
    joined = at < node - 1 and scene.letter(at) == "P" and scene.low(at + 1) in (",", "and", "&", "as")
    return _first_listed(scene, at) if joined and scene.who(at) else node


def _is_object(scene: Scene, first: int) -> bool:
    """Whether what stands before a party makes it the other side: "met X", "talks with X", "was received by X"."""
    at = first - 1
    while scene.low(at) in ("the", "his", "her", "its", "a", "new") or scene.letter(at) == "A":
        at -= 1
    before, low = scene.words(at - 6, at), scene.low(at)
    if _COMPANY.search(f"{before} ".rstrip() + " "):
        return False
    if low in _BEFORE_OBJECT:
        return True
    if low in ("by", "of", "from"):
        return _RECEIVED.search(before) is not None
    return low in ("with", "on", "between") and (low != "on" or "call" in before)


def _receives(scene: Scene, node: int, guest: int) -> bool:
    """ "President Y received X", "Chancellor Y will meet with him"."""
    between = scene.words(node + 1, guest)
    return _RECEIVED.search(between) is not None or " meet" in f" {between}"


def _acts_jointly(scene: Scene, node: int, visitor: int, story: Story) -> bool:
    """ "X and President Y signed …": two of one rank who act together are of two countries."""
    own, other = story.person(visitor).role, story.person(scene.who(node)[0]).role
    if own is None or other is None or own.level != other.level:
        return False
    top = own.level == "head of state or government"
    return (top or own.name == other.name) and _JOINTLY.search(scene.words(node + 1, node + 4)) is not None
