"""Attendance: those who come to an event, and those who are listed as its guests."""

import re
from collections.abc import Iterator

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.events import place_of_event
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.places import attributive_place, place_after
from loaders.extract.visits.receptions import make_stop
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import family_pattern
from loaders.text import fold

_HOSTS_EVENT = re.compile(
    r"(?<= )(?:host(?:ed|s|ing)?|conven(?:ed|es|ing)|welcom(?:ed|es|ing)|chair(?:ed|s|ing)|open(?:ed|s)) "
    r"(?:\S+ ){0,12}?(?:summit|meeting|conference|ministerial|forum|dialogue)(?= )"
)


def claim_attendance(scene: Scene, story: Story) -> list[Claim]:
    """The claims of those who attend an event abroad: "will attend the summit in Dakar"."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.triggers("attend")):
        after = " ".join(node.low or "party" for node in scene.nodes[end : end + 14])
        event = family_pattern("event").search(f" {after} ")
        subjects = scene.subjects(at)
        found = _find_place(scene, story, end) if event is not None and subjects else None
        if found is not None and len(found.countries) == 1:
            finding = Finding("attendance", scene, at, found.last)
            claims += make_claims(finding, story, subjects, found, multilateral=True)
    return claims


def _find_place(scene: Scene, story: Story, end: int) -> Destination | None:
    found = place_after(scene, end) or attributive_place(scene, end, end + 8)
    return found or place_of_event(fold(story.article.text), scene.sentence.start, scene.sentence.end)


def claim_gatherings(story: Story) -> list[Claim]:
    """The claims of a summit told in two sentences: one says who hosts it, one near by lists who came."""
    return [claim for scene, host in _find_hosts(story) for claim in _claim_listed(scene, host, story)]


def _find_hosts(story: Story) -> Iterator[tuple[Scene, int]]:
    """The scenes that tell of an event's host, with his number."""
    for scene in story.scenes:
        match = _HOSTS_EVENT.search(scene.view)
        if match is not None:
            hosts = [n for node in scene.subjects(scene.node_at(match.start())) for n in scene.who(node)]
            named = next((n for n in hosts if story.country(n)), None)
            if named is not None:
                yield scene, named


def _claim_listed(scene: Scene, host: int, story: Story) -> list[Claim]:
    claims: list[Claim] = []
    for other in story.scenes[scene.number : scene.number + 3]:
        for node in _find_listed(other, story):
            finding, stop = Finding("reception", other, node, node + 1), make_stop(str(story.country(host)), None)
            claims += make_claims(finding, story, [node], stop, multilateral=True)
    for claim in claims:
        claim.hosts = [host]
    return claims


def _find_listed(scene: Scene, story: Story) -> list[int]:
    """The nodes that stand for three countries or more: "the leaders of A, B and C"."""
    return [i for i in scene.people if len(scene.who(i)) > 2 and all(story.person(n).listed for n in scene.who(i))]
