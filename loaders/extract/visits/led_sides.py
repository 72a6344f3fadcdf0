"""Sides: who leads a country's side at talks whose place is told with it or just before."""

import re

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.gatherings import gathering_near
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.places import place_after
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story

_SIDE_LED = re.compile(
    r"(?<= )[ACO]\d+ (?:'s )?(?:(?:negotiating|expert) )?(?:side|team|group|party|experts)"
    r" (?:at the (?:talks|meeting) )?(?:(?:was|is|were|will be|has been) )?(?:led|headed|represented|chaired) by"
    r"(?= (?:the )?P\d)"
)


def claim_led_sides(scene: Scene, story: Story) -> list[Claim]:
    """ "The A side was led by Secretary X": of the talks told of, X is A's guest where they are not held in A."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_SIDE_LED)):
        country, numbers = scene.nodes[at].country, scene.who(end) or scene.who(end + 1)
        place, told_at = _find_place(scene, story, end)
        if country is None or len(numbers) != 1 or place is None or place.countries[0] == country:
            continue
        person = story.person(numbers[0])
        if person.country not in (None, country) and person.sure:
            continue
        person.country, person.sure, person.guessed, person.titled = country, True, False, True
        node = end if scene.who(end) else end + 1
        told = make_claims(Finding("attendance", scene, at, node + 1), story, [node], place)
        for claim in told:
            claim.told_at = told_at
        claims += told
    return claims


_REPRESENTS = re.compile(r"(?<= )(?:represent|represents|represented) (?:the )?(?=C\d+ (?:at|in|there|instead|,|\.) ?)")


def claim_representing(scene: Scene, story: Story) -> list[Claim]:
    """ "Minister X will represent A instead", "represents A at the forum": he goes to the gathering told of."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_REPRESENTS)):
        own = scene.nodes[end].country if end < len(scene) else None
        subjects = [i for i in scene.subjects(at) if {story.country(n) for n in scene.who(i)} == {own}]
        place, told_at = _find_place(scene, story, end)
        if own is None or not subjects or place is None or place.countries[0] == own:
            continue
        told = make_claims(Finding("attendance", scene, at, end + 1), story, subjects, place, multilateral=True)
        for claim in told:
            claim.told_at = told_at
        claims += told
    return claims


def _find_place(scene: Scene, story: Story, after: int) -> tuple[Destination | None, Finding | None]:
    """Where the talks are held, and where that is told if it is another sentence."""
    if (here := place_after(scene, after)) is not None:
        return here, None
    told = gathering_near(scene, story)
    return (told.place, told.finding) if told is not None and len(told.place.countries) == 1 else (None, None)
