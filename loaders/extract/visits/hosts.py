"""Hosts: the country a visit goes to where its own words leave that open."""

from collections.abc import Sequence

from loaders.extract.visits.claims import Claim, Meeting
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story


def settle_host(claim: Claim, story: Story, claims: Sequence[Claim], meetings: Sequence[Meeting]) -> Claim | None:
    """The claim with its host country, worked out where the words leave it open; nothing where it stays open."""
    if claim.host_country is not None or claim.mode != "visit":
        return claim
    own = story.country(claim.visitor)
    scene = story.scenes[claim.scene]
    close = _named_elsewhere(claim, scene, own, 4)
    if close is not None:
        return _hosted(claim, close, [])
    hosts = [
        (i, n)
        for i in scene.people
        for n in scene.who(i)
        if story.country(n) not in (None, own) and story.is_visitor(n)
    ]
    if claim.rule == "arrival":  # "X and Y are to fly in on Sunday": neither is the other's host
        hosts = []
    for _node, number in hosts:
        return _hosted(claim, story.country(number), [number])
    named = _named_elsewhere(claim, scene, own)
    if named is not None:
        return _hosted(claim, named, [])
    for other in claims:
        if other.host_country and other.visitor == claim.visitor and not other.returning:
            return _hosted(claim, other.host_country, [])
    here = story.here()
    for country in (here.countries if here else []) + ([story.home] if story.home else []):
        if country != own:
            claim.places = here.places.get(country, []) if here else []
            return _hosted(claim, country, [])
    return None


def _named_elsewhere(claim: Claim, scene: Scene, own: str | None, reach: int = 99) -> str | None:
    """The country "in" which the sentence says it is: "was in Azerbaijan as a member of the delegation that came for a visit"."""
    for i in range(claim.first - 1, max(claim.first - 1 - reach, -1), -1):
        if (
            scene.letter(i) in ("C", "L")
            and scene.low(i - 1) in ("in", "to")
            and scene.nodes[i].country not in (None, own)
        ):
            return scene.nodes[i].country
    return None


def _hosted(claim: Claim, country: str | None, hosts: list[int]) -> Claim:
    claim.host_country = country
    claim.hosts = hosts
    return claim


def is_guests_own(claim: Claim, claims: Sequence[Claim], story: Story) -> bool:
    """Whether a reception is given by the visitor himself: a guest hosts a dinner for his host."""
    if claim.rule != "reception":
        return False
    own = story.country(claim.visitor)
    return any(
        c.visitor in claim.hosts and c.host_country == own and c.rule != "reception" and not c.returning for c in claims
    )
