"""Receptions: sentences in which one side receives the other."""

import re

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.places import place_after, place_before
from loaders.extract.visits.scene import Destination, Scene
from loaders.extract.visits.story import Story

_PASSIVE = re.compile(
    r"(?<= )(?:was|were|been) met (?:(?:at|on|in) (?:\S+ ){1,4}?)?by(?= P)|(?<= )(?:was|were|been|being|be|is|are)(?: \w+ly)?(?: \w+)? (?:received|welcomed|greeted|hosted)(?: [^.;]{0,60}?)?? by(?= )"
)


def claim_receptions(scene: Scene, story: Story) -> list[Claim]:
    """The claims of a sentence in which one party receives another, in active or passive words."""
    claims: list[Claim] = []
    passive = list(_PASSIVE.finditer(scene.view))
    for match in passive:
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        claims += _reception(scene, story, at, end, hosts=scene.objects(end), guests=scene.subjects(at))
    for match in scene.triggers("host"):
        at = scene.node_at(match.start())
        if any(p.start() <= match.start() < p.end() for p in passive) or scene.low(at + 1) == "by":
            continue
        guests = scene.objects(at + 1)
        claims += _reception(scene, story, at, at + 1, hosts=scene.subjects(at), guests=guests)
    for match in _HONOUR.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        claims += _honour(scene, story, at, end)
    return claims


def _within(scene: Scene, first: int, last: int) -> Destination | None:
    """ "was received at the Vatican by …"."""
    return next((scene.destination(i) for i in range(first, last) if scene.letter(i) in ("C", "L")), None)


_HONOUR = re.compile(
    r"(?<= )(?:ceremony|reception|dinner|banquet|lunch|luncheon)(?: (?:was|has been|were|is|to be|will be))?(?: \w+ly)?"
    r"(?: (?:held|given|hosted|organi[sz]ed|arranged|staged))?(?: in L\d+| on D\d+| D\d+)* (?:for|in hono(?:u)?r of)(?= )"
)


def _honour(scene: Scene, story: Story, at: int, end: int) -> list[Claim]:
    """ "An official welcome ceremony was held for X in Baku", "hosted a dinner in honour of X"."""
    guests = scene.objects(end)
    hosts = scene.subjects(at)
    found = place_after(scene, at) or place_before(scene, at)
    countries = [c for node in hosts for n in scene.who(node) if (c := story.country(n))]
    host = found.countries[0] if found is not None else countries[0] if countries else None
    if not guests or host is None:
        return []
    claims = make_claims("reception", scene, story, (at, end), guests, make_stop(host, found))
    for claim in claims:
        claim.hosts = [n for node in hosts for n in scene.who(node) if story.country(n) == host]
    return claims


def _reception(scene: Scene, story: Story, at: int, end: int, hosts: list[int], guests: list[int]) -> list[Claim]:
    receiving = [n for node in hosts for n in scene.who(node)]
    countries = [c for c in (story.country(n) for n in receiving) if c]
    if not guests:
        return []
    found = place_after(scene, at) or place_before(scene, at) or (None if countries else _within(scene, at, end))
    if not countries and found is None:
        return []
    host = countries[0] if countries else found.countries[0] if found else ""
    if found is not None and host not in found.countries:
        found = None
    claims = make_claims("reception", scene, story, (at, end), guests, make_stop(host, found))
    for claim in claims:
        claim.hosts = [n for n in receiving if story.country(n) == host]
        claim.host_nodes = [node for node in hosts if any(n in claim.hosts for n in scene.who(node))]
        claim.kind_words = _purpose(scene, end)
    return claims


def _purpose(scene: Scene, end: int) -> str:
    """ "host President X for a State Visit"."""
    match = re.search(r" for (?:a|an) ((?:\w+ ){0,3}visit)\b", scene.view)
    return match[1] if match else ""


def make_stop(host: str, found: Destination | None) -> Destination:
    place = Destination()
    place.countries.append(host)
    if found is not None:
        place.places = {host: found.places.get(host, [])}
        place.start, place.end = found.start, found.end
    return place
