"""Hosts: the country a visit goes to where its own words leave that open."""

import re
from collections.abc import Sequence

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story

CLOSE = 4
"""Nodes within which a country before the claim is surely its own."""


def settle_host(claim: Claim, story: Story, claims: Sequence[Claim]) -> Claim | None:
    """The claim with its host country, worked out where the words leave it open; nothing where it stays open."""
    if claim.host_country is not None or claim.mode != "visit":
        return claim
    scene, own = story.scenes[claim.scene], story.country(claim.visitor)
    country = _named_before(claim, scene, own, CLOSE)
    before = [c for c in claims if (c.scene, c.first) < (claim.scene, claim.first)]
    if country is None and scene.low(claim.first - 1) in ("his", "her"):  # "his visit" is the one told of before
        country = _host_of_another(claim, before)
    host = _find_official(claim, story) if country is None else None
    if host is not None:
        return _give_host(claim, story.country(host), [host])
    if country is None and _is_left_behind(claim, scene, story):
        return _settle_here(claim, story)
    country = country or _named_before(claim, scene, own, claim.first) or _host_of_another(claim, before)
    if country is not None:
        return _give_host(claim, country, [])
    if claim.rule == "arrival" and (here := _settle_here(claim, story)) is not None:
        return here  # "arrived last night and leaves for A tomorrow"
    country = _host_of_another(claim, claims)
    if country is None and claim.rule == "arrival" and story.dateline is None:  # all come to one place
        country = next(
            (c.host_country for c in before if c.mode == "visit" and c.host_country not in (None, own)), None
        )
    return _give_host(claim, country, []) if country is not None else _settle_here(claim, story)


_LEFT_AFTER = re.compile(r" (?:left|leaves|flew|departed|went on) (?:for|to) .* (?:after|following) (?:\S+ ){0,4}$")


_OF_STOPS = frozenset({"tour", "tours", "trip", "trips", "journey", "swing"})
"""Nouns for what has many stops, or is told where it began."""


def _is_left_behind(claim: Claim, scene: Scene, story: Story) -> bool:
    """ "Ended a five-day visit and left for A", "left for A after a visit", written abroad: the visit was to there."""
    here = story.town()
    if claim.rule != "visit noun" or here is None:
        return False
    if not _OF_STOPS.isdisjoint(scene.words(claim.first, claim.last).split()):
        return False
    behind = claim.over or claim.ending or _LEFT_AFTER.search(f" {scene.words(claim.first - 14, claim.first)} ")
    return bool(behind) and here.countries[0] not in (story.country(claim.visitor), story.home)


def _named_before(claim: Claim, scene: Scene, own: str | None, reach: int) -> str | None:
    """The country "in" which the sentence says it is: "was in A as a member of a delegation on a visit"."""
    for i in range(claim.first - 1, max(claim.first - 1 - reach, -1), -1):
        named = scene.letter(i) in ("C", "L") and scene.low(i - 1) in ("in", "to")
        if named and scene.nodes[i].country not in (None, own):
            return scene.nodes[i].country
    return None


def _find_official(claim: Claim, story: Story) -> int | None:
    """The first official of another country in the sentence; nobody where it tells only who flies in."""
    if claim.rule == "arrival":  # "X and Y are to fly in on Sunday": neither is the other's host
        return None
    own = story.country(claim.visitor)
    people = (number for numbers in story.scenes[claim.scene].people.values() for number in numbers)
    return next((n for n in people if story.country(n) not in (None, own) and story.is_visitor(n)), None)


def _host_of_another(claim: Claim, claims: Sequence[Claim]) -> str | None:
    """Where another sentence says that the same visitor goes."""
    same = (c.host_country for c in claims if c.visitor == claim.visitor and not c.returning)
    return next((country for country in same if country), None)


def _settle_here(claim: Claim, story: Story) -> Claim | None:
    """The place of writing, else the country written for, unless it is the visitor's own."""
    here, own = story.here(), story.country(claim.visitor)
    places = here.places if here else {}
    for country in [*(here.countries if here else ()), story.home]:
        if country and country != own:
            claim.places = places.get(country, [])
            return _give_host(claim, country, [])
    return None


def _give_host(claim: Claim, country: str | None, hosts: list[int]) -> Claim:
    claim.host_country = country
    claim.hosts = hosts
    return claim


def is_guests_own(claim: Claim, claims: Sequence[Claim], story: Story) -> bool:
    """Whether a reception is given by the visitor himself: a guest hosts a dinner for his host."""
    if claim.rule != "reception":
        return False
    own = story.country(claim.visitor)
    here = story.dateline.country if story.dateline is not None else None
    return any(
        c.visitor in claim.hosts
        and (c.host_country or here) == own
        and c.scene <= claim.scene  # "recalled his visit to A last year" comes after, and is another
        and c.rule != "reception"
        and not c.returning
        for c in claims
    )
