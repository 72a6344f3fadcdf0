"""Presence: officials who are said to be somewhere, or do there what can only be done there."""

import re

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.nouns import GENERIC
from loaders.extract.visits.possession import find_fronted
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story


def claim_presence(scene: Scene, story: Story) -> list[Claim]:
    claims: list[Claim] = []
    for match in scene.triggers("presence"):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        subjects = [
            i for i in scene.subjects(at) if i >= at - 4 or scene.low(at - 1) in ("who", "he", "she", "is", ",")
        ]
        if (
            found is None
            and scene.low(end) == "the"
            and scene.low(end + 1) in GENERIC
            and scene.view.find(" on a ") > 0
        ):
            continue
        if found is None or not subjects:
            continue
        claims += make_claims("presence", scene, story, (at, found.last), subjects, found)
    return claims


_WHERE = re.compile(
    r"(?<= )in (?:the (?:A\d+ )?(?:capital )?)?[CL]\d+ , where(?= (?:he|she|P\d+) (?:is|was|will|has|had|attend|met|held|arriv|discuss|took|takes))"
)


def claim_where(scene: Scene, story: Story) -> list[Claim]:
    """ "said in Baku, where he is attending drills"."""
    claims: list[Claim] = []
    for match in _WHERE.finditer(scene.view):
        at = scene.node_at(match.start())
        found = scene.destination(at + 1)
        if found is not None:
            subject = find_fronted(scene, story, at, found.last + 4, set(found.countries)) if at < 2 else []
            claims += make_claims("presence", scene, story, (at, found.last), subject or scene.main_subjects(at), found)
    return claims


_THERE = re.compile(
    r"(?<= )(?:(?:spend|spends|spent|spending|stay|stays|stayed|staying|stepped off|signed|laid|watched|inaugurated|secured|delivered)"
    r"(?: (?!that|who|which|where|when|because|and)\S+){0,5}?|(?:told|tells|addressed|addressing|briefed|said|speaking|spoke|made the remarks?|made the statement)"
    r"(?: (?:a|an|the|at|after|to|during|in|news|press|joint|conference|reporters|journalists|meeting|talks|interview|speech|seminar|forum|summit|audience|parliament|"
    r"businessmen|bankers|today|yesterday|on|D\d+)){0,6}) in(?= (?:the )?L\d)|"
    r"(?<= )(?:spend|spends|spent|spending) (?:\S+ ){1,3}in(?= (?:the )?C\d)"
)


def claim_being_there(scene: Scene, story: Story) -> list[Claim]:
    """ "told reporters in Manila", "is spending two days in Helsinki": whoever does so in a town is there."""
    claims: list[Claim] = []
    for match in _THERE.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        subjects = [i for i in scene.subjects(at) if i >= at - 6]
        if found is not None and subjects and not any(scene.letter(i) in "CL" for i in range(at, end)):
            claims += make_claims("presence", scene, story, (at, found.last), subjects, found)
    return claims


_APPOSED = re.compile(
    r"(?<= )P\d+ , (?:who was |currently |now |also |already )?(?:in|visiting|on a visit (?:to|in))(?= )"
)


def claim_apposed_places(scene: Scene, story: Story) -> list[Claim]:
    """ "X, in New Zealand for trade talks, told …"."""
    claims: list[Claim] = []
    for match in _APPOSED.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        if found is not None and scene.low(found.last) in ("for", "to", "on", "where", "with", "as", "ahead"):
            claims += make_claims("presence", scene, story, (at + 2, found.last), [at], found)
    return claims
