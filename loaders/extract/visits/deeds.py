"""Deeds: what can only be done where one is, and who is about somebody there."""

import re

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story

_HANDED = re.compile(r"(?<= )(?:handed|delivered)(?: over)?(?: (?!who|which|that|by)\S+){0,6}? in(?= (?:the )?L\d)")


_DONE_HERE = re.compile(
    r"(?<= )(?:signed|initialled|inked|agreed|announced|unveiled|presented|handed over|delivered|opened|inaugurated)"
    r" here(?: (?:on )?D\d+| today| yesterday| earlier){0,2} by(?= )"
)


def claim_acts_here(scene: Scene, story: Story) -> list[Claim]:
    """ "The accord was signed here yesterday by Minister X": he was there."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_DONE_HERE)):
        claims += make_claims(Finding("presence", scene, at, end), story, scene.objects(end)[:1], story.here())
    return claims


_WITH_HIM = re.compile(
    r"(?<= )(?:P\d+|aides?|sources?|reporters|journalists|officials) "
    r"(?:travell?ing|touring|here|flying) with(?= (?:the )?(?:[AC]\d+ )?P\d)"
)


def claim_company(scene: Scene, story: Story) -> list[Claim]:
    """ "Officials travelling with President X said", written abroad: he is there."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_WITH_HIM)):
        leaders = [
            i
            for i in scene.objects(end)
            if any(story.is_visitor(n) and not story.person(n).guessed for n in scene.who(i))
        ]
        here = story.town()
        if here is not None and here.countries[0] != story.home and not scene.names_place(letters="L"):
            claims += make_claims(Finding("presence", scene, at, end), story, leaders[:1], here)
    return claims


def claim_handing_over(scene: Scene, story: Story) -> list[Claim]:
    """ "The plan, handed to officials in Nairobi by X": whoever hands over is there."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_HANDED)):
        found = scene.destination(end)
        by = next((i for i in range(end, min(end + 6, len(scene))) if scene.low(i) == "by"), None)
        if found is not None and by is not None:
            claims += make_claims(Finding("presence", scene, at, found.last), story, scene.objects(by + 1), found)
    return claims
