"""Journeys: verbs of going and returning, and those who lead or send somebody."""

import re

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.noun_phrases import VERB_BEFORE
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import Family, family_pattern


def claim_journeys(scene: Scene, story: Story, family: Family) -> list[Claim]:
    claims: list[Claim] = []
    for match in scene.triggers(family):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        if not _is_verb(scene, at):
            continue
        found = scene.destination(end)
        if found is None and (scene.low(end - 1) == "here" or scene.low(end) == "here"):
            found = story.here()
        if found is None:
            continue
        subjects = scene.subjects(at)
        words = _purpose(scene, found.last)
        claims += make_claims(
            family, scene, story, (at, found.last), subjects, found, returning=family == "return", kind_words=words
        )
        claims += _next_legs(scene, story, found.last, subjects)
    return claims


_NOUN_LIKE = frozenset("lands land stops stop heads head leaves leave returns return travels travel reaches".split())


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a word that can be a noun too is a verb: its subject, or what belongs to a verb, stands just before it."""
    low, before = scene.low(at), scene.low(at - 1)
    if before in ("the", "a", "of", "an", "his", "her", "their", "'s"):
        return False
    if low not in _NOUN_LIKE:
        return True
    return (
        scene.letter(at - 1) in ("P", "D", "")
        or before in VERB_BEFORE
        or before in (",", "who", ")")
        or before.endswith("ly")
    )


def _purpose(scene: Scene, after: int) -> str:
    """What kind of stay follows: "arrived in Azerbaijan on an official visit", "for a working visit"."""
    words = " ".join(scene.nodes[i].low for i in range(after, min(after + 9, len(scene.nodes))))
    match = re.match(r"(?:\S+ ){0,2}?(?:on|for|with) an? ((?:\S+ ){0,4}?(?:visit|trip|tour))\b", words)
    return match[1] if match else ""


def _next_legs(scene: Scene, story: Story, after: int, subjects: list[int]) -> list[Claim]:
    """ "will fly to A on Sunday and to B on Monday"."""
    claims: list[Claim] = []
    i = after
    while i < min(after + 8, len(scene.nodes)):
        if scene.low(i) == "to" and scene.low(i - 1) in ("and", "then", ","):
            found = scene.destination(i + 1)
            if found is not None:
                claims += make_claims("move", scene, story, (i, found.last), subjects, found)
        i += 1
    return claims


_LEADS = re.compile(
    r"(?<= )(?:lead|leads|led|leading|heads?|headed|heading) (?:(?:a|an|the|his|her|its|\w+-level|large|official) ){0,3}(?=P\d)"
)


def claim_leading(scene: Scene, story: Story) -> list[Claim]:
    """ "led a U.S. delegation to a conference in Tashkent": the leader goes where the delegation goes."""
    claims: list[Claim] = []
    for match in _LEADS.finditer(scene.view):
        at, led = scene.node_at(match.start()), scene.node_at(match.end())
        party = scene.nodes[led].party
        goal = next((i for i in range(led + 1, len(scene.nodes)) if scene.low(i) in ("to", "in", "at")), None)
        if party is None or not party.delegation or goal is None:
            continue
        found = None
        for i in range(goal, len(scene.nodes)):
            if scene.low(i) in ("to", "in", "at", "visiting") and (found := scene.destination(i + 1)) is not None:
                break
        if found is not None:
            words = " ".join(scene.low(i) for i in range(goal, found.last))
            event = bool(family_pattern("event").search(f" {words} "))
            claims += make_claims("move", scene, story, (at, found.last), scene.subjects(at), found, multilateral=event)
    return claims


_SENDS = re.compile(
    r"(?<= )(?:send|sends|sent|sending|dispatch|dispatched|dispatches|dispatching)(?: (?:the|his|her|its|a|an))?(?= P\d)"
)


def claim_sending(scene: Scene, story: Story) -> list[Claim]:
    """ "is sending X to Moscow": the one sent goes."""
    claims: list[Claim] = []
    for match in _SENDS.finditer(scene.view):
        at, node = scene.node_at(match.start()), scene.node_at(match.end() + 1)
        after = node + 1
        found = scene.destination(after + 1) if scene.low(after) == "to" else None
        if found is not None:
            claims += make_claims("move", scene, story, (at, found.last), [node], found)
    return claims
