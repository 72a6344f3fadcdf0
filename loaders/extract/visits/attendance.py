"""Attendance: those who come to an event, and those who are listed as its guests."""

import re

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.events import place_of_event
from loaders.extract.visits.places import attributive_place, place_after
from loaders.extract.visits.receptions import make_stop
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import family_pattern
from loaders.text import fold


def claim_attendance(scene: Scene, story: Story) -> list[Claim]:
    """The claims of those who attend an event abroad: "will attend the summit in Dakar"."""
    claims: list[Claim] = []
    for match in scene.triggers("attend"):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        event = family_pattern("event").search(" " + " ".join(_tokens(scene, end, end + 14)) + " ")
        subjects = scene.subjects(at)
        if event is None or not subjects:
            continue
        found = place_after(scene, end) or attributive_place(scene, end, end + 8)
        found = found or place_of_event(fold(story.article.text), scene.sentence.start, scene.sentence.end)
        if found is None or len(found.countries) != 1:
            continue
        claims += make_claims("attendance", scene, story, (at, found.last), subjects, found, multilateral=True)
    return claims


def _tokens(scene: Scene, first: int, last: int) -> list[str]:
    return [scene.nodes[i].low or "party" for i in range(first, min(last, len(scene.nodes)))]


_HOSTS_EVENT = re.compile(
    r"(?<= )(?:host(?:ed|s|ing)?|conven(?:ed|es|ing)|welcom(?:ed|es|ing)|chair(?:ed|s|ing)|open(?:ed|s)) (?:\S+ ){0,12}?(?:summit|meeting|conference|ministerial|forum|dialogue)(?= )"
)


def claim_gatherings(story: Story) -> list[Claim]:
    """The claims of a summit told in two sentences: one says who hosts it, one near by lists the countries that came."""
    claims: list[Claim] = []
    for scene in story.scenes:
        match = _HOSTS_EVENT.search(scene.view)
        if match is None:
            continue
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        hosts = [n for node in scene.subjects(at) for n in scene.who(node) if story.country(n)]
        if not hosts:
            continue
        for other in story.scenes[scene.number : scene.number + 3]:
            for node in _listed(other, story):
                made = make_claims(
                    "reception", other, story, (node, node + 1), [node], make_stop(str(story.country(hosts[0])), None)
                )
                for claim in made:
                    claim.multilateral, claim.hosts = True, hosts[:1]
                    claim.dates = scene.dates(at, None)
                claims += made
    return claims


def _listed(scene: Scene, story: Story) -> list[int]:
    return [i for i in scene.people if len(scene.who(i)) > 2 and all(story.person(n).listed for n in scene.who(i))]
