"""Talks: nouns for a meeting, with those who hold it."""

import re

from loaders.extract.visits.claims import Finding, Meeting
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.possession import find_topic
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.sides import Encounter, make_meetings
from loaders.extract.visits.story import Story

_BEFORE_NOUN = frozenset(
    "a the an this that 's ' his her their its bilateral trilateral every any first recent official".split()
)
_PHRASE_EDGES = frozenset("'s ' the a in at of his her its their".split())


def is_talks_noun(scene: Scene, at: int) -> bool:
    """Whether "meeting" is the noun, and not what somebody is doing."""
    if scene.low(at) != "meeting":
        return False
    if scene.low(at - 1) in _PROGRESSIVE and (scene.low(at + 1) in ("in", "here", "on") or scene.letter(at + 1) == "D"):
        return False  # "X and Y are meeting in A"
    if scene.letter(at + 1) != "P" and scene.low(at + 1) not in ("with", "the", "his", "her", "president"):
        return True
    return scene.low(at - 1) in _BEFORE_NOUN or scene.letter(at - 1) in ("C", "L", "A")


_PROGRESSIVE = frozenset("is are was were be".split())


_WITH_BODY = 6
"""Nodes after the place within which the other side of a country's talks is named."""


def find_countries_talks(scene: Scene, story: Story, at: int) -> list[Meeting]:
    """ "A's talks in Bern with the Monetary Fund": somebody from A, whom nobody names, is in Bern."""
    first = _find_start(scene, at)
    if scene.low(first - 1) not in ("'s", "'") or scene.letter(first - 2) != "C" or scene.low(at + 1) != "in":
        return []
    own, found = scene.nodes[first - 2].country, scene.destination(at + 2)
    if own is None or found is None or len(found.countries) != 1 or found.countries[0] == own:
        return []
    after = range(found.last, found.last + _WITH_BODY)
    if not any(scene.low(i) == "with" and _names_side(scene, i + 1) for i in after):
        return []
    sides = {own: (first - 2, [story.register.unnamed(None, own)])}
    meeting = Meeting(scene.number, at, found.last, sides, found.countries[0])
    meeting.places, meeting.dest_span = found.places.get(found.countries[0], []), (found.start, found.end)
    meeting.one_sided, meeting.rule = True, "talks"
    return [meeting]


def _names_side(scene: Scene, i: int) -> bool:
    return scene.letter(i + (scene.low(i) == "the")) in ("O", "P", "C")


_HOLD_THERE = re.compile(
    r"(?<= )(?:hold|held|holding|began|begin|begun|open(?:ed)?|start(?:ed)?|resumed?|end(?:ed)?|concluded?)"
    r" (?:(?!that|which|who|said|in|at|with)\S+ ){0,6}?(?:talks|negotiations|consultations|discussions|meetings?)"
    r" (?:(?:on )?D\d+ |today |on \w+ ){0,2}(?:in (?=(?:the )?[CL]\d)|here(?= ))"
)
_AUXILIARIES = frozenset("will would are were to also have had has been due scheduled".split())


def find_held_talks(scene: Scene, story: Story) -> list[Meeting]:
    """ "A and B will hold trade talks in Ottawa on Monday": officials of both, whom nobody names."""
    found: list[Meeting] = []
    for match in scene.find(_HOLD_THERE):
        at, last = scene.node_at(match.start()), scene.node_at(match.end() - 1)
        sides = _find_countries(scene, story, at)
        place = story.here() if scene.low(last) == "here" else scene.destination(last + 1)
        if place is None or len(sides) != 2:
            continue
        meeting = Meeting(scene.number, at, last + 1, sides, place.countries[0])
        meeting.places, meeting.rule = place.places.get(place.countries[0], []), "talks"
        meeting.dest_span = (place.start, place.end) if place.end else None
        found.append(meeting)
    return found


def _find_countries(scene: Scene, story: Story, at: int) -> dict[str, tuple[int, list[int]]]:
    """The two countries that are the subject of the verb at node ``at``: "A and the B will hold"."""
    last = at - 1
    while scene.low(last) in _AUXILIARIES:
        last -= 1
    if scene.letter(last) == "P":  # "A and B trade officials held"
        nameless = {str(story.country(n)): n for n in scene.who(last) if story.person(n).name is None}
        return {country: (last, [story.register.unnamed(None, country)]) for country in nameless}
    first = last - (2 if scene.low(last - 1) != "the" else 3)
    joined = scene.low(first + 1) == "and" and scene.low(first - 1) in ("", "the", ",", "that")
    nodes = (first, last) if joined and scene.letter(first) == scene.letter(last) == "C" else ()
    countries = [(scene.nodes[node].country, node) for node in nodes]
    return {c: (node, [story.register.unnamed(None, c)]) for c, node in countries if c is not None}


def find_talks(scene: Scene, story: Story, at: int, taken: set[int]) -> list[Meeting]:
    """The meetings of a noun like "X's talks with Y", "the Ankara talks between X and Y"; ``taken`` as ever."""
    first = _find_start(scene, at)
    if _is_event_name(scene, first):
        return []
    nodes = _find_holders(scene, story, at, first)
    alone = len(nodes) == 1 and nodes[0] > at and scene.low(at + 1) == "with"  # "a meeting with X was held in A"
    guests = nodes if alone else nodes[1:]
    meetings = make_meetings(Encounter(Finding("talks", scene, at, at + 1), nodes, guests), story, taken)
    named_after = Destination()
    for i in range(first, at):
        verb = any(scene.letter(j) == "w" and scene.low(j).endswith("ed") for j in range(i + 1, at))
        if scene.letter(i) in ("L", "C") and not verb:  # not "elections in A dominated talks"
            named_after.add(scene.nodes[i])
    for meeting in meetings:
        meeting.rule = "talks"
        if named_after.countries and meeting.host_country is None:
            meeting.host_country = named_after.countries[0]
            meeting.places = named_after.places.get(named_after.countries[0], [])
    return meetings


def _find_start(scene: Scene, at: int) -> int:
    """The first node of the noun's adjectives, at most five of them."""
    first = at
    while first > 0 and at - first <= 4:
        letter = scene.letter(first - 1)
        if letter not in ("C", "L", "A", "D") and (letter != "w" or scene.low(first - 1) in _PHRASE_EDGES):
            break
        first -= 1
    return first


def _is_event_name(scene: Scene, first: int) -> bool:
    """Whether it is "the Leaders' Summit": an event's name, and nobody's talks."""
    party = scene.party(first - 2) if _has_possessor(scene, first) else None
    return party is not None and party.plural and party.name is None


def _has_possessor(scene: Scene, first: int) -> bool:
    return scene.low(first - 1) in ("'s", "'") and scene.letter(first - 2) == "P"


def _find_holders(scene: Scene, story: Story, at: int, first: int) -> list[int]:
    """The nodes of those who hold the talks: those named after the noun, and whose talks they are."""
    preposition, named = _find_named(scene, at)
    if _has_possessor(scene, first):
        return [first - 2, *named]
    if scene.low(first - 1) in ("his", "her") and named:
        hosts = {country for node in named for n in scene.who(node) if (country := story.country(n))}
        own = scene.subjects(first - 1) or scene.main_subjects(first - 1)
        if not own and scene.dates(at, at + _WITH_BODY):  # "the move comes ahead of his meeting on May 5 with X"
            own = find_topic(scene, story, first - 1, hosts)
        return own[:1] + named
    if not named and any(scene.low(i) in _FRAMING for i in range(max(first - 1, 0), at)):
        return _find_joint_subjects(scene, story, at)
    if preposition == "with" and first == 0 and named:  # "Talks in A with Minister X are planned for tomorrow"
        hosts = {country for node in named for n in scene.who(node) if (country := story.country(n))}
        return find_topic(scene, story, at, hosts) + named
    return _find_nearest(scene, story, first, named) + named if preposition == "with" else named


_FRAMING = frozenset({"during", "at", "in", "after", "following"})


def _find_joint_subjects(scene: Scene, story: Story, at: int) -> list[int]:
    """ "During talks in A on Monday, X and his counterpart Y agreed …": the subjects, if they are of two countries."""
    comma = next((i for i in range(at + 1, min(at + 9, len(scene))) if scene.low(i) == ","), None)
    if comma is None or scene.letter(comma + 1) != "P":
        return []
    subjects = scene.joined_right(comma + 1)
    countries = {story.country(number) for node in subjects for number in scene.who(node)} - {None}
    return subjects if len(countries) > 1 else []


def _find_named(scene: Scene, at: int) -> tuple[str, list[int]]:
    for i in range(at + 1, min(at + 8, len(scene))):
        if scene.low(i) in ("between", "with", "of", "among", "by"):
            objects = [] if scene.low(i - 1) == "attended" else scene.objects(i + 1)
            if objects and "with" not in [scene.low(j) for j in range(i + 1, objects[0])]:  # "of the committee with X"
                return scene.low(i), objects
    return "", []


_ON_THE_WAY = frozenset("flying going travelling traveling heading leaving departing continuing".split())


_BE = frozenset({"is", "was", "being"})


def _only_tells_what(scene: Scene, i: int) -> bool:
    """ "X, who is a [member of the Council], was in A for talks": an office of his, and nobody else."""
    before = i - 1
    while scene.low(before) in ("a", "an", "the", "also"):
        before -= 1
    return scene.letter(i) == "P" and scene.low(before) in _BE and scene.low(before - 1) == "who"


def _find_nearest(scene: Scene, story: Story, first: int, others: list[int]) -> list[int]:
    """Who holds the talks: the official named last before them ("is sending X to Moscow for talks with Y")."""
    for i in range(first - 1, -1, -1):
        if scene.low(i) in _ON_THE_WAY and scene.low(i - 1) in ("before", "after"):
            return scene.main_subjects(i)  # "sees X before flying to A for talks with Y"
        if _only_tells_what(scene, i):
            continue
        if i not in others and scene.low(i + 1) not in ("'s", "'") and any(story.is_visitor(n) for n in scene.who(i)):
            return [i]
    return []
