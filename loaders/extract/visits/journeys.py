"""Journeys: verbs of going and returning, and those who lead or send somebody."""

import re

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.gatherings import gathering_near
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.noun_phrases import VERB_BEFORE
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import Family, family_pattern
from loaders.extract.visits.wording import words_of

_NOUN_LIKE = frozenset("lands land stops stop heads head leaves leave returns return travels travel reaches".split())
_BEFORE_NOUN = frozenset("the a of an his her their 's".split())
_SPOKEN_OF = frozenset({"against", "avoid", "about"})
""""Warned citizens against travelling to A"."""
_IN_TURN = frozenset("first then next later also afterwards again subsequently finally soon shortly".split())
_PURPOSE = re.compile(
    r"(?:\S+ ){0,2}?(?:on|for|with) (?:an? ((?:\S+ ){0,4}?(?:visit|trip|tour))|((?:\w+ )?(?:visits|trips)))\b"
)
_LEADS = re.compile(
    r"(?<= )(?:lead|leads|led|leading|heads?|headed|heading) "
    r"(?:(?:a|an|the|his|her|its) )?(?:(?!to |of |in |on |from |for )[\w-]+ ){0,3}?"
    r"(?=P\d)"
)
_LEADS_TO = re.compile(
    r"(?<= )(?:lead|leads|led|leading|head|heads|headed|heading) (?:a|an|the|his|her|its) (?:(?!to )\S+ ){0,5}?"
    r"(?:mission|team|group|contingent|party|P\d+)(?: (?:of|from) \S+){0,2}?"
    r"(?: (?:(?:that|which) )?(?:going|goes|went|will go|is going|travell?ing|flying|bound|heading|headed|due))?"
    r" (?:to|for)(?= (?:the )?(?:A\d+ )?[CL]\d)"
)
_SENDS = re.compile(
    r"(?<= )(?:send|sends|sent|sending|dispatch|dispatched|dispatches|dispatching)"
    r"(?: (?:the|his|her|its|a|an))?"
    r"(?= P\d)"
)


def claim_journeys(scene: Scene, story: Story) -> list[Claim]:
    """The claims of "travelled to A", "is to fly to A and then to B", "returned from A"."""
    return [*_claim_family(scene, story, "move"), *_claim_family(scene, story, "return")]


def _claim_family(scene: Scene, story: Story, family: Family) -> list[Claim]:
    claims: list[Claim] = []
    for at, end in scene.spans(scene.triggers(family)):
        found = _goal(scene, story, at, end) if _is_verb(scene, at) else None
        if found is None or scene.low(at - 1) in _SPOKEN_OF:
            continue
        subjects = scene.subjects(at) or _find_passenger(scene, at)
        _come_from(scene, story, at, end, subjects)
        last = max(found.last, end)  # "here" has no node of its own
        finding, purpose = Finding(family, scene, at, last), _purpose(scene, last)
        claims += make_claims(finding, story, subjects, found, returning=family == "return", kind_words=purpose)
        claims += claim_next_stops(scene, story, last, subjects)
    return claims


def _find_passenger(scene: Scene, at: int) -> list[int]:
    """ "X's plane landed in A": who travels in it."""
    owned = scene.low(at - 1) in _VEHICLES and scene.low(at - 2) in ("'s", "'") and scene.letter(at - 3) == "P"
    return [at - 3] if owned else []


_VEHICLES = frozenset("plane aircraft airplane aeroplane jet flight motorcade convoy train yacht helicopter".split())


def _come_from(scene: Scene, story: Story, at: int, end: int, subjects: list[int]) -> None:
    """ "X left Islamabad for A": whose country nothing tells sets out from his own."""
    home = next((scene.nodes[i].country for i in range(at + 1, end) if scene.letter(i) in ("C", "L")), None)
    if home is None or scene.low(at) not in _SETS_OUT:
        return
    for number in (n for node in subjects for n in scene.who(node)):
        person = story.person(number)
        if person.country is None or person.guessed:
            person.country, person.guessed = home, False


_SETS_OUT = frozenset("leave leaves left leaving depart departs departed departing".split())


def _goal(scene: Scene, story: Story, at: int, end: int) -> Destination | None:
    found = scene.destination(end)
    if found is None and scene.low(end - 1) == "at":  # "arrived at the airport in A"
        inside = next((i for i in range(end, min(end + 7, len(scene))) if scene.low(i) in (",", "in")), end)
        found = scene.destination(inside + 1) if scene.low(inside) == "in" else None
    if found is None and any(scene.low(i) == "here" for i in range(at, end + 1)):  # "arrived here on Tuesday"
        return story.here()
    if found is None and scene.low(end) == "our" and scene.low(end + 1) in words_of("nameless land"):
        return story.at_home()
    return found


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a word that can be a noun too is a verb: its subject, or what goes with a verb, stands just before it."""
    before = scene.low(at - 1)
    if before in _IN_TURN and scene.low(at - 2) in VERB_BEFORE:  # "will first travel to A"
        return True
    if before in _BEFORE_NOUN:
        return False
    if scene.low(at) not in _NOUN_LIKE or scene.letter(at - 1) in ("P", "D", ""):
        return True
    return before in VERB_BEFORE or before in (",", "who", ")") or before.endswith("ly")


def _purpose(scene: Scene, after: int) -> str:
    """What kind of stay follows: "arrived in A on an official visit", "for a working visit"."""
    match = _PURPOSE.match(scene.words(after, after + 9))
    return (match[1] or match[2]) if match else ""


def claim_next_stops(
    scene: Scene, story: Story, after: int, subjects: list[int], leading: str = "to", rule: str = "move"
) -> list[Claim]:
    """ "will fly to A on Sunday, then to B, and finally to C"; "will be in A on Sunday and in B on Monday"."""
    claims: list[Claim] = []
    last = after + _TO_NEXT_STOP
    for i in range(after, len(scene)):
        joined = i < last + _TO_NEXT_STOP and scene.low(i - 1) == "and" and scene.low(i) == leading
        if scene.low(i) in _STOPS_END or i >= last + _TO_NEXT_STOP:
            break
        goes_on = joined or (i < last and scene.low(i) == leading and scene.low(i - 1) in _ON_TO_NEXT)
        found = scene.destination(i + 1) if goes_on else None
        if found is not None:
            claims += make_claims(Finding(rule, scene, i, found.last), story, subjects, found)
            last = found.last + _TO_NEXT_STOP
    return claims


_TO_NEXT_STOP = 8
"""Nodes within which one stop of a way follows the other."""
_ON_TO_NEXT = frozenset(", and then finally later lastly afterwards on".split())
_STOPS_END = frozenset("; : that said who which".split())


def claim_leading(scene: Scene, story: Story) -> list[Claim]:
    """ "led a delegation of A to a conference in Tashkent": the leader goes where the delegation goes."""
    claims: list[Claim] = []
    for match in scene.find(_LEADS):
        at, led = scene.node_at(match.start()), scene.node_at(match.end())
        party = scene.party(led)
        goal = next((i for i in range(led + 1, len(scene)) if scene.low(i) in ("to", "in", "at")), None)
        found = _first_place(scene, goal) if goal is not None and party is not None and party.delegation else None
        if found is None and party is not None and party.delegation and scene.low(led + 1) in ("of", ".", ","):
            claims += _claim_leading_there(scene, story, at, led)
            continue
        if goal is not None and found is not None:
            event = family_pattern("event").search(f" {scene.words(goal, found.last)} ")
            finding = Finding("move", scene, at, found.last)
            claims += make_claims(finding, story, scene.subjects(at), found, multilateral=bool(event))
    return claims


def _claim_leading_there(scene: Scene, story: Story, at: int, led: int) -> list[Claim]:
    """ "X headed the delegation of our country": at the gathering told of just before."""
    told = gathering_near(scene, story)
    if told is None or len(told.place.countries) != 1 or told.finding.scene.number >= scene.number:
        return []
    finding, subjects = Finding("attendance", scene, at, led + 1), scene.subjects(at)
    claims = make_claims(finding, story, subjects, told.place, multilateral=True)
    for claim in claims:
        claim.told_at = told.finding
    return claims


def claim_leading_to(scene: Scene, story: Story) -> list[Claim]:
    """ "Led an African peace mission to St Petersburg": whoever leads it goes there, of whomever it is made up."""
    claims: list[Claim] = []
    for at, found in scene.goals(_LEADS_TO):
        claims += make_claims(Finding("move", scene, at, found.last), story, scene.subjects(at), found)
    return claims


def _first_place(scene: Scene, after: int) -> Destination | None:
    places = (
        scene.destination(i + 1) for i in range(after, len(scene)) if scene.low(i) in ("to", "in", "at", "visiting")
    )
    return next((found for found in places if found is not None), None)


_SENDS_TEAM = re.compile(
    r"(?<= )(?:send|sends|sent|sending|dispatch|dispatched) an? (?:[\w-]+ ){0,3}?(?:team|mission|envoy|group|official)"
    r" to(?= (?:the )?[CL]\d)"
)


def _claim_sent_teams(scene: Scene, story: Story) -> list[Claim]:
    """ "A is to send a team to B": somebody of A goes, whom nobody names."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_SENDS_TEAM)):
        opening = 1 if scene.low(0) == "the" else 0
        found, own = scene.destination(end), scene.nodes[opening].country
        if found is not None and own is not None and scene.letter(opening) == "C" and at <= opening + 4:
            scene.people[opening] = [story.register.unnamed(None, own)]
            claims += make_claims(Finding("move", scene, at, found.last), story, [opening], found)
    return claims


def claim_sending(scene: Scene, story: Story) -> list[Claim]:
    """ "is sending X to Moscow": the one sent goes."""
    claims = _claim_sent_teams(scene, story)
    for match in scene.find(_SENDS):
        at, node = scene.node_at(match.start()), scene.node_at(match.end() + 1)
        found = scene.destination(node + 2) if scene.low(node + 1) == "to" else None
        if found is not None:
            claims += make_claims(Finding("move", scene, at, found.last), story, [node], found)
    return claims
