"""Sides: who meets whom, and where."""

import re

from loaders.extract.visits.claims import Meeting
from loaders.extract.visits.events import place_of_event
from loaders.extract.visits.places import SIDELINES, opening_place, place_after, place_before
from loaders.extract.visits.scene import Destination, Scene
from loaders.extract.visits.story import Story
from loaders.text import fold

_MANY = re.compile(r"\b(?:trilateral|quadrilateral|four-way|three-way|multilateral|tripartite)\b")


_CALL = re.compile(
    r"\b(?:phones?|phoned|telephones?|telephoned|video ?conference|videoconference|video(?: |_)call|video|virtual(?:ly)?|online|"
    r"teleconference|calls?(?! on)|called(?! on)|by_phone|conversations?)\b"
)


def make_meetings(
    scene: Scene,
    story: Story,
    at: int,
    end: int,
    nodes: list[int],
    objects: list[int],
    taken: set[int],
    call: bool = False,
) -> list[Meeting]:
    sides: dict[str, tuple[int, list[int]]] = {}
    for node in nodes:
        for number in scene.who(node):
            country = story.country(number)
            if country and story.is_visitor(number):
                side = sides.setdefault(country, (node, []))
                if number not in side[1]:
                    side[1].append(number)
    if not sides or frozenset(nodes) <= taken:
        return []
    found = opening_place(scene) or place_after(scene, at) or place_before(scene, at)
    if found is None:
        found = place_of_event(fold(story.article.text), scene.sentence.start, scene.sentence.end)
    if len(sides) == 1:
        return _one_sided(scene, at, end, sides, found) if objects and not call and not _is_call(scene, at, end) else []
    taken.update(nodes)
    meeting = Meeting(scene.number, at, end, sides)
    if found is not None:
        meeting.host_country = found.countries[0]
        meeting.places = found.places.get(found.countries[0], [])
        meeting.dest_span = (found.start, found.end)
    window = scene.view
    meeting.call = call or _is_call(scene, at, end)
    told_before = story.scenes[scene.number - 1].view if 0 < scene.number <= len(story.scenes) else ""
    meeting.joint = bool(_MANY.search(window))
    listed = any(len(scene.who(node)) > 2 for node in nodes)
    meeting.multilateral = (
        meeting.joint or listed or len(sides) > 3 or len(sides) > 2 and bool(_MANY.search(told_before))
    )
    meeting.sidelines = bool(SIDELINES.search(window))
    flags = {c for c, (node, _) in sides.items() if (p := scene.nodes[node].party) is not None and p.delegation}
    meeting.delegation = next(iter(flags)) if len(flags) == 1 else None
    return [meeting]


_TAKES_PLACE = re.compile(
    r" (?:(?:was|were|been|being|be) (?:held|hosted|organi[sz]ed|conducted)|took place|takes place|met|meets|meeting|speaking|news_conference) "
)


def _one_sided(
    scene: Scene, at: int, end: int, sides: dict[str, tuple[int, list[int]]], found: Destination | None
) -> list[Meeting]:
    """ "A meeting with the delegation of A was held in B": the other side is the place's country."""
    if found is None or found.countries[0] in sides or not _TAKES_PLACE.search(scene.view):
        return []
    meeting = Meeting(scene.number, at, end, dict(sides), found.countries[0], found.places.get(found.countries[0], []))
    meeting.dest_span = (found.start, found.end)
    meeting.one_sided = True
    return [meeting]


def _is_call(scene: Scene, at: int, end: int) -> bool:
    words = " ".join(scene.low(i) for i in range(max(at - 6, 0), min(end + 5, len(scene.nodes))))
    return bool(_CALL.search(words)) and not re.search(r"\bcourtesy call\b", words)
