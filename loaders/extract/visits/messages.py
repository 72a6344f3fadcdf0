"""Messages: envoys who bring what one country's leader has to say to another's."""

import re

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.places import place_after, place_before
from loaders.extract.visits.receptions import make_stop
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.sides import place_officials
from loaders.extract.visits.story import Story

_MESSAGE = r"(?:an?|the|his|two) (?:[\w-]+ ){0,3}?(?:messages?|letters?|invitation)"
_BROUGHT = r"(?:conveyed|delivered|handed(?: over)?|presented|brought|carried) (?:to \w+ )?by"
_RECEIVED = re.compile(rf"(?<= )(?:received|receives) {_MESSAGE} from (?:[^;.]{{1,80}}? )?{_BROUGHT}(?= )")
""""The Amir received a verbal message from the Sultan, conveyed by Foreign Minister X": X has come."""
_WAS_BROUGHT = re.compile(
    rf"(?<= )(?:message|letter|invitation)(?: (?!by\b)\S+){{0,6}}? (?:was|were|had been|is|has been) {_BROUGHT}(?= )"
)
""""The message was handed over by Minister X during a meeting with the Amir", after the sentence that tells of it."""
_DELIVERED = re.compile(
    rf"(?<= )(?:(?:hand-?)?delivered|handed(?: over)?|brought|carried) {_MESSAGE}"
    r"(?: (?!to\b|by\b)[^;.\s]+){0,9}? to(?= (?:the )?(?:\S+ )?P\d)"
)
""""The special envoy of X delivered a message to President Y"."""


def claim_messages(scene: Scene, story: Story) -> list[Claim]:
    """The claims of a sentence in which somebody brings a message to an official of another country."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_RECEIVED)):
        senders = [i for i in range(at, end) if scene.who(i)]
        envoys = [i for i in range(end, end + 4) if scene.letter(i) == "P"][:1]
        _take_country(scene, story, scene, senders, envoys)
        claims += _bring(Finding("reception", scene, at, end), story, scene.subjects(at), envoys)
    for at, end in scene.spans(scene.find(_WAS_BROUGHT)):
        envoys = [i for i in range(end, end + 4) if scene.letter(i) == "P"][:1]
        claims += _bring_of_before(Finding("reception", scene, at, end), story, envoys)
    for at, end in scene.spans(scene.find(_DELIVERED)):
        envoys = [i for i in scene.subjects(at) if not _leads(scene, story, i)]
        claims += _bring(Finding("presence", scene, at, end), story, scene.objects(end), envoys)
    return claims


def _take_country(scene: Scene, story: Story, told: Scene, senders: list[int], envoys: list[int]) -> None:
    """Whose envoy somebody is whose country nothing tells: he comes from whoever sends him."""
    sent = next((country for i in senders for n in told.who(i) if (country := story.country(n))), None)
    for person in (story.person(n) for i in envoys for n in scene.who(i)):
        if sent is not None and not person.sure:
            person.country, person.guessed = sent, False


def _bring_of_before(finding: Finding, story: Story, envoys: list[int]) -> list[Claim]:
    """The claims where the sentence before tells who received the message, and from whom."""
    scene = finding.scene
    told = story.scenes[scene.number - 1] if 0 < scene.number <= len(story.scenes) else None
    match = _RECEIVED_ONE.search(told.view) if told is not None else None
    if told is None or match is None:
        return []
    at, end = told.node_at(match.start()), told.node_at(match.end() - 1) + 1
    receivers = [n for i in told.subjects(at) for n in told.who(i) if story.is_visitor(n)]
    _take_country(scene, story, told, told.objects(end), envoys)
    host = story.country(receivers[0]) if receivers else None
    if host is None:
        return []
    claims = make_claims(finding, story, envoys, make_stop(host, place_after(scene, finding.first)))
    for claim in claims:
        claim.hosts = receivers[:1]
    return claims


_RECEIVED_ONE = re.compile(rf"(?<= )(?:received|receives) (?:on )?(?:D\d+ )?{_MESSAGE} from(?= )")


def _leads(scene: Scene, story: Story, i: int) -> bool:
    """Whether it is a head of state, whose messages others deliver."""
    roles = [story.person(n).role for n in scene.who(i)]
    return any(role is not None and role.level == "head of state or government" for role in roles)


def _bring(finding: Finding, story: Story, hosts: list[int], envoys: list[int]) -> list[Claim]:
    scene = finding.scene
    found = place_after(scene, finding.first) or place_before(scene, finding.first)
    if found is not None:
        place_officials(finding, story, hosts, found.countries[0])
    receiving = [n for i in hosts for n in scene.who(i) if story.is_visitor(n)]
    country = story.country(receiving[0]) if receiving else None
    if country is None:
        return []
    claims = make_claims(finding, story, envoys, make_stop(country, found))
    for claim in claims:
        claim.hosts = [n for n in receiving if story.country(n) == country]
        claim.host_nodes = hosts[:1]
    return claims
