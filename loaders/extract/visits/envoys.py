"""Envoys: an ambassador is at home where he is received."""

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.story import Story


def is_ambassador(claim: Claim, story: Story) -> bool:
    return is_envoy(claim.visitor, story)


def is_envoy(number: int, story: Story) -> bool:
    role = story.person(number).role
    return bool(role and role.head.id == "ambassador")


def make_audience(claim: Claim, story: Story) -> Claim:
    """An ambassador who is received is at home where he is: a meeting, and no visit."""
    if claim.rule == "reception" and claim.host_country:
        claim.mode, claim.counterpart, claim.host_country, claim.places = "meeting", claim.host_country, None, []
    return claim
