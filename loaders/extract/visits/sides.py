"""Sides: who meets whom, and where."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from loaders.extract.visits.claims import Finding, Meeting
from loaders.extract.visits.envoys import is_envoy
from loaders.extract.visits.events import place_of_event
from loaders.extract.visits.gatherings import place_told
from loaders.extract.visits.homes import is_issuer
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.people import Person
from loaders.extract.visits.places import SIDELINES, opening_place, place_after, place_before, stop_at
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.wording import one_of
from loaders.text import fold

Sides = dict[str, tuple[int, list[int]]]
"""For each country the node of its party and its people, in the order named."""

_NEAR = 12
"""Nodes after the words of meeting within which "here" says where."""
_MANY = re.compile(r"\b(?:trilateral|quadrilateral|four-way|three-way|multilateral|tripartite)\b")
_COURTESY = re.compile(r"\bcourtesy call\b")
_TAKES_PLACE = re.compile(
    r" (?:(?:was|were|been|being|be) (?:held|hosted|organi[sz]ed|conducted)|took place|takes place|met|meets|meeting|"
    r"speaking|news_conference) "
)


@dataclass(frozen=True, slots=True)
class Encounter:
    """The party nodes of those who meet, and which of them are the object of the words found."""

    finding: Finding
    nodes: list[int]
    objects: list[int]
    call: bool = False
    calls_on: bool = False
    """Whether those who are no object call on it, where it is at home."""


def make_meetings(encounter: Encounter, story: Story, taken: set[int]) -> list[Meeting]:
    """The meeting of an encounter with two sides or with one and a place; none where nobody new meets.

    ``taken`` are the nodes that met already in the same sentence, and is added to.
    """
    finding, nodes = encounter.finding, encounter.nodes
    if not any(map(finding.scene.who, nodes)):
        return []
    found = _find_place(finding, story)
    posted = any(is_envoy(n, story) for node in nodes for n in finding.scene.who(node))
    near = found or _last_place(finding)
    at_home = near is not None and any(_is_of(story, near, n) for i in nodes for n in finding.scene.who(i))
    if near is not None and not posted and not at_home:  # an envoy's post is named with him
        place_officials(finding, story, encounter.objects, near.countries[0])
        _place_unplaced(finding, story, nodes, near.countries[0])
    elif (town := story.town()) is not None:
        _place_at_home(finding, story, nodes, town.countries[0])
    sides = _find_sides(finding.scene, story, nodes)
    if len(sides) == 1:
        _add_speaker(sides, finding, story)
    process = found is None and len(sides) > 1 and _only_negotiate(sides, story)
    if not sides or frozenset(nodes) <= taken or process:
        return []
    call = encounter.call or _is_call(finding)
    if len(sides) == 1 and all(is_envoy(n, story) for _, numbers in sides.values() for n in numbers):
        return []  # an ambassador and the city's mayor
    if len(sides) == 1 and not call and (host := _host_of_officials(finding, story, nodes, sides, found)) is not None:
        taken.update(nodes)
        meeting = _make_meeting(finding, sides, host)
        meeting.one_sided = True
        return [meeting]
    if len(sides) == 1:
        return _make_one_sided(finding, sides, found) if encounter.objects and not call else []
    taken.update(nodes)
    meeting = _make_meeting(finding, sides, found)
    meeting.call = call
    meeting.gathered = not encounter.objects
    _mark_company(meeting, finding.scene, story, nodes)
    if meeting.delegation is None and (encounter.calls_on or _goes_to_see(finding)):
        meeting.delegation = next((c for c, (node, _) in sides.items() if node not in encounter.objects), None)
    return [meeting]


def _is_of(story: Story, place: Destination, number: int) -> bool:
    """Whether somebody is surely of the place's country: whom he meets there is then of another."""
    return story.country(number) == place.countries[0] and story.person(number).sure


_WENT_THERE = re.compile(
    r" visit(?:ed|s) (?:the )?(?:\S+ ){0,3}?(?:headquarters|ghq|ministry|hq|staff)\b(?: \S+){0,9} and (?:also )?$"
)


def _goes_to_see(finding: Finding) -> bool:
    """ "X visited air headquarters and held a meeting with Y": whoever goes to a headquarters is a guest there."""
    return _WENT_THERE.search(f" {finding.scene.words(finding.first - 16, finding.first)} ") is not None


def _only_negotiate(sides: Sides, story: Story) -> bool:
    """Whether those who meet are negotiators without a name, whose "talks" are a process unless a place is told."""
    people = [story.person(n) for _, numbers in sides.values() for n in numbers]
    return all(p.name is None and p.role is not None and "negotiators" in p.role.name for p in people)


_I = re.compile(r" (?:and )?i (?:\w+ )?$")


def _add_speaker(sides: Sides, finding: Finding, story: Story) -> None:
    """ "Prime Minister X and I met", "I met with X": who speaks is of the country whose statement it is."""
    scene, home = finding.scene, story.home
    if home is None or home in sides or not is_issuer(story.article.outlet, story.article.url):
        return
    if not _I.search(f" {scene.words(finding.first - 4, finding.first)} "):
        return
    sides[home] = (finding.first, [_find_speaker(scene, story, home)])


def _find_speaker(scene: Scene, story: Story, home: str) -> int:
    """The official of that country told of last, else whom the headline names; else nobody by name."""
    headline = (n for s in story.scenes if s.sentence.segment == "headline" for i in s.people for n in s.who(i))
    own = (n for n in (*scene.recent, *headline) if story.country(n) == home and story.is_visitor(n))
    speaker = next(own, None)
    return story.register.unnamed(None, home) if speaker is None else speaker


def _last_place(finding: Finding) -> Destination | None:
    """Where the sentence has led to before: "will arrive in A for talks with Trade Minister X"."""
    scene = finding.scene
    for i in range(finding.first - 1, -1, -1):
        if scene.letter(i) in ("C", "L") and scene.low(i - 1) in ("in", "to"):
            return stop_at(scene, i)
        if scene.low(i) in (";", ".", "that", "said"):
            return None
    return None


def place_officials(finding: Finding, story: Story, objects: Iterable[int], country: str) -> None:
    """Place "Oil Minister X", whose minister nobody says he is, where he was met: "met Oil Minister X in Riyadh"."""
    for person in (story.person(n) for node in objects for n in finding.scene.who(node)):
        if person.guessed or (person.country is None and _holds_state_office(person, story)):
            person.country = country


def _holds_state_office(person: Person, story: Story) -> bool:
    """Whether an office can only be a state's; companies have presidents and directors too."""
    if person.role is None or person.company or person.role.head.id in ("president", "vice president", "secretary"):
        return person.role is not None and not person.company and not story.register.of_business
    return person.role.level not in ("other official", "delegation")


def _place_unplaced(finding: Finding, story: Story, nodes: Iterable[int], country: str) -> None:
    """ "Chancellor X and President Y of A conferred in B": whose chancellor he is nothing says but the town."""
    met = [story.person(n) for node in nodes for n in finding.scene.who(node)]
    if {person.country for person in met} - {None, country}:
        for person in met:
            if person.country is None and person.role is not None:
                person.country, person.guessed = country, True


def _place_at_home(finding: Finding, story: Story, nodes: Iterable[int], written_at: str | None) -> None:
    """ "A's Treasury Secretary met President X", written in X's capital: nobody comes there to see his own president.

    X was taken for an official of A, whom the lead is about, for want of any word on his country.
    """
    met = [story.person(n) for node in nodes for n in finding.scene.who(node)]
    open_ones = [person for person in met if person.guessed and person.role is not None]
    countries = {person.country for person in met}
    if written_at and len(countries) == 1 and written_at not in countries and 0 < len(open_ones) < len(met):
        for person in open_ones:
            person.country = written_at


def _host_of_officials(
    finding: Finding, story: Story, nodes: Iterable[int], sides: Sides, found: Destination | None
) -> Destination | None:
    """ "An IMF team began talks with Sudanese officials", written in Khartoum: nobody by name, but the hosts."""
    met = {story.country(n) for node in nodes for n in finding.scene.who(node) if not story.is_visitor(n)}
    place = found or story.here()
    return place if place is not None and place.countries[0] in met and place.countries[0] not in sides else None


def _find_sides(scene: Scene, story: Story, nodes: Iterable[int]) -> Sides:
    sides: Sides = {}
    for node in sorted(nodes):  # of "X, Y and Z" the first is the foremost
        for number in scene.who(node):
            country = story.country(number)
            if country and story.is_visitor(number):
                _, numbers = sides.setdefault(country, (node, []))
                if number not in numbers:
                    numbers.append(number)
    return sides


def _find_place(finding: Finding, story: Story) -> Destination | None:
    scene = finding.scene
    found = _goes_on_elsewhere(finding) or opening_place(scene)
    found = found or place_after(scene, finding.first) or place_before(scene, finding.first)
    found = found or place_told(scene, story, finding.first, finding.last + _NEAR)
    return found or place_of_event(fold(story.article.text), scene.sentence.start, scene.sentence.end)


def _goes_on_elsewhere(finding: Finding) -> Destination | None:
    """ "In A he was received by X on Monday, and the following day he had talks in B": the clause's own town."""
    scene = finding.scene
    clause = any(scene.low(i) == "and" and scene.low(i - 1) == "," for i in range(finding.first))
    near = next((i for i in range(finding.first, finding.last + 4) if scene.low(i) == "in"), None)
    town = near is not None and scene.letter(near + 1) == "L"
    return stop_at(scene, near + 1) if near is not None and clause and town else None


def _make_meeting(finding: Finding, sides: Sides, found: Destination | None) -> Meeting:
    meeting = Meeting(finding.scene.number, finding.first, finding.last, sides)
    if found is not None:
        meeting.host_country = found.countries[0]
        meeting.places = found.places.get(found.countries[0], [])
        meeting.dest_span = (found.start, found.end)
    return meeting


def _make_one_sided(finding: Finding, sides: Sides, found: Destination | None) -> list[Meeting]:
    """ "A meeting with the delegation of A was held in B": the other side is the place's country."""
    there = found is not None and finding.rule == "meeting" and found.places.get(found.countries[0])
    if found is None or found.countries[0] in sides or not (there or _TAKES_PLACE.search(finding.scene.view)):
        return []
    meeting = _make_meeting(finding, sides, found)
    meeting.one_sided = True
    return [meeting]


def _mark_company(meeting: Meeting, scene: Scene, story: Story, nodes: Iterable[int]) -> None:
    """Mark what company a meeting is of: many countries, a delegation, the margins of an event."""
    told_before = story.scenes[scene.number - 1].view if 0 < scene.number <= len(story.scenes) else ""
    listed = any(len(scene.who(node)) > 2 for node in nodes)
    many = len(meeting.sides) > 3 or (len(meeting.sides) > 2 and bool(_MANY.search(told_before)))
    meeting.joint = bool(_MANY.search(scene.view))
    meeting.multilateral = meeting.joint or listed or many
    meeting.sidelines = bool(SIDELINES.search(scene.view))
    sent = {
        country
        for country, (node, _) in meeting.sides.items()
        if (party := scene.party(node)) is not None and party.delegation
    }
    meeting.delegation = next(iter(sent)) if len(sent) == 1 else None


@cache
def _remote() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of('remote')}\b")


def _is_call(finding: Finding) -> bool:
    end = finding.last + 5
    end += finding.scene.low(end) == "on"  # "talks with X, and will call on Y": not cut off before "on"
    words = finding.scene.words(finding.first - 6, end)
    return bool(_remote().search(words)) and not _COURTESY.search(words)
