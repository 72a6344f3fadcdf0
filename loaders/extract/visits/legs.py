"""Legs: arrivals and departures told without the rest, and the stops of a longer way."""

import re

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import family_pattern

_ORIGIN = re.compile(
    r"(?<= )(?:arrived|arrives|arriving|travell?ed|flew|came|comes)(?: in [CL]\d+| to [CL]\d+| here| on D\d+| D\d+| by \w+)* from(?= )"
)


def claim_origins(scene: Scene, story: Story) -> list[Claim]:
    """ "arrived from Vietnam, where he attended": the leg before."""
    claims: list[Claim] = []
    for match in _ORIGIN.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        if found is not None and scene.view[match.end() :].find(" where ") > 0:
            claims += make_claims("return", scene, story, (at, found.last), scene.subjects(at), found, returning=True)
    return claims


_TAKEN = re.compile(r"(?<= )(?:taken|took|taking|takes|take|brought|brings) (?:(?:him|her|them|P\d+) )to(?= )")


def claim_legs(scene: Scene, story: Story) -> list[Claim]:
    """ "his trip, which has already taken him to London, Paris and Bonn"."""
    claims: list[Claim] = []
    for match in _TAKEN.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        if found is None or not family_pattern("noun").search(scene.view[: match.start()]):
            continue
        named = [i for i in range(at, end) if scene.letter(i) == "P"]
        ahead = bool(re.search(r" (?:will|would|to)(?: \w+)? $", scene.view[: match.start()]))
        claims += make_claims(
            "leg", scene, story, (at, found.last), named or scene.main_subjects(at), found, returning=not ahead
        )
    return claims


_ARRIVES = re.compile(
    r"(?<= )(?:(?:fl(?:y|ies|ew|own|ying)|jet(?:s|ted)?) in|arriv(?:ed|es|ing|e)|touched down|landed)(?= (?:on |for |with |to |at the head |late |early |unexpectedly|"
    r"secretly|D\d|today|from |by |aboard |, |\. |and ))"
)


def claim_arrivals(scene: Scene, story: Story) -> list[Claim]:
    """ "flew in on Sunday", "had arrived to negotiate": the place is told elsewhere."""
    claims: list[Claim] = []
    for match in _ARRIVES.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        if scene.low(at - 1) in ("the", "newly", "recently") or scene.destination(end + 1) is not None:
            continue
        claims += make_claims("arrival", scene, story, (at, end), scene.subjects(at), None)
    return claims


_DEPARTS = re.compile(
    r"(?<= )(?:left|leaves|departed|departs|departed from|flew out of|flew home from|wound up in)(?= (?:the )?(?:[CL]\d))"
)


def claim_departures(scene: Scene, story: Story) -> list[Claim]:
    """ "left Ecuador after a two-day visit": the stay is over."""
    claims: list[Claim] = []
    for match in _DEPARTS.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        if found is None or scene.low(found.last) == "for":
            continue
        words = " ".join(scene.low(i) for i in range(found.last, min(found.last + 10, len(scene.nodes))))
        if re.search(r"\b(?:after|following|at the end of|ending|concluding|having)\b", words):
            claims += make_claims("departure", scene, story, (at, found.last), scene.subjects(at), found, over=True)
    return claims
