"""Envoys: an ambassador is at home where he is received."""

import re
from collections.abc import Iterable

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.story import Story
from loaders.gazetteer import organisations

_POSTED = re.compile(
    r"\bdelegation to\b|\b(?:country|liaison|project|field|regional) (?:office|director|manager|representative)\b"
    r"|\bof the (?:\S+ )+office$|\brepresentation\b|\bresident (?:representative|coordinator)\b"
)
"""How an organisation's office abroad is called: its head lives there. A mission may be one that comes and goes."""


def is_envoy(number: int, story: Story) -> bool:
    """Whether a person is an ambassador, an attaché of an embassy, or the head of an organisation's office there."""
    role = story.person(number).role
    if role is None:
        return False
    posted = story.country(number) in organisations() and _POSTED.search(role.name) is not None
    return posted or role.head.id in ("ambassador", "attaché")


def settle_envoys(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims with an ambassador's receptions as meetings, and without his journeys."""
    settled = [_make_audience(claim) if is_envoy(claim.visitor, story) else claim for claim in claims]
    return [claim for claim in settled if claim.mode == "meeting" or not is_envoy(claim.visitor, story)]


def _make_audience(claim: Claim) -> Claim:
    """An ambassador who is received is at home where he is: a meeting, and no visit."""
    if claim.rule == "reception" and claim.host_country:
        claim.mode, claim.counterpart, claim.host_country, claim.places = "meeting", claim.host_country, None, []
    return claim
