"""Itineraries: the stops of a tour where they stand apart from the word for it."""

import re

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.noun_phrases import read_phrase
from loaders.extract.visits.possession import find_topic, find_visitors
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story

_STOPS = r"(?: (?:brief |short )?(?:stops?|visits?|talks|meetings|stopovers?|stays?|legs?) (?:in|to|at))?"
_TAKES_IN = (
    r"(?:include[sd]?|includ(?:e|ing)|take[sn]?(?: (?:him|her|them))? (?:in|to)|took(?: (?:him|her|them))? (?:in|to)"
    r"|taking in|cover(?:s|ed|ing)?|comprises?|consists of)"
)
_LISTED = re.compile(
    r"(?: (?:of|to|through|in) (?:(?:the|a|two|three|four|five|six|seven|several|\S+) ){0,3}?"
    r"(?:P\d+|region|countries|nations|states|capitals|continent|europe|asia|africa))?"
    r"(?: (?:on )?D\d+| next| this| ,)*"
    rf"(?: (?:\(|:|-)|(?: (?:that|which))?(?: (?:will|would|has|have|had|is to|was to|to|also))* {_TAKES_IN}{_STOPS})"
    r"(?= (?:the )?[CL]\d+ )"
)
"""What stands between "a three-nation tour" and its stops: "on Sunday that includes", "of the region -"."""
_NAMED_AGAIN = re.compile(
    r"(?<= )(?:tour|trip|itinerary|journey|swing|visit|programme|program|schedule)"
    rf"(?: (?:will|would|has|is to|was to|is expected to|also))* {_TAKES_IN}{_STOPS}(?= (?:the )?[CL]\d+ )"
)
_DETERMINERS = frozenset("the his her their".split())


def find_itinerary(scene: Scene, after: int) -> Destination | None:
    """The stops told behind the word for a tour, whose next node is ``after``: "a tour that includes A and B"."""
    words = _tokens(scene, after, after + 20)
    match = _LISTED.match(words)
    found = scene.destination(after + match.group().count(" ")) if match else None
    bare = match is not None and not match.group().endswith((" (", " :", " -"))
    return found if found is not None and (bare or len(found.countries) > 1) else None


def _tokens(scene: Scene, first: int, last: int) -> str:
    tokens = scene.view[1:-1].split(" ")[first:last]
    return " " + " ".join(tokens) + " "


def claim_itineraries(scene: Scene, story: Story) -> list[Claim]:
    """ "The tour will also take in A and B": the stops of whoever the sentence before sent on a tour."""
    claims: list[Claim] = []
    for noun, end in scene.spans(scene.find(_NAMED_AGAIN)):
        at = next((i for i in (noun - 2, noun - 1) if scene.low(i) in _DETERMINERS), None)
        if at is None:
            continue
        found = scene.destination(end)
        visitors = find_topic(scene, story, at, set(found.countries)) if found is not None else []
        told = make_claims(Finding("stop", scene, at, end), story, visitors, found)
        for claim in told:
            claim.told_at = _find_tour(story, scene.number - 1)
        claims += told
    return claims


_TOUR = re.compile(r"(?<= )(?:tour|trip|journey|swing|visit)(?= )")


def _find_tour(story: Story, number: int) -> Finding | None:
    """The word for a tour in the sentence before, whose day is that of its stops too."""
    if number < 0:
        return None
    scene = story.scenes[number]
    at = next((at for at, _ in scene.spans(_TOUR.finditer(scene.view))), None)
    return None if at is None else Finding("visit noun", scene, at, at + 1)


_BEGINS_WITH = re.compile(
    r"(?<= )(?:tour|trip|swing|journey)(?: (?!who\b|said\b)\S+){0,10}? with (?:(?:an?|the) )?"
    r"(?:(?:brief |first )?(?:stop|visit|talks|meetings?|stopover)s? (?:in|to|at) )?(?=(?:the )?[CL]\d)"
    r"|(?<= )(?:tour|trip|swing|journey)(?: of (?:the )?P\d+)?(?: ,)?(?: (?:which|that))? "
    r"(?:(?:will|would|is|was|to|due|set|scheduled|expected) ){0,4}"
    r"(?:starts?|started|begins?|began|begun|kicks? off|kicked off|opens?|opened)"
    r"(?: (?:on )?D\d+| today| tomorrow)* (?:from|in|at) (?=(?:the )?[CL]\d)"
)


def claim_first_stops(scene: Scene, story: Story) -> list[Claim]:
    """ "His tour of the Gulf, which began on Monday with a stop in A", "started the trip with talks in A"."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_BEGINS_WITH)):
        found = scene.destination(end)
        if found is not None and re.search(r"\b(?:began|begun|begins?|start(?:s|ed)?|open(?:s|ed)) ", scene.view):
            named = [i for i in find_visitors(read_phrase(scene, at), story, at + 1, True) if scene.who(i)]
            visitors = named or scene.main_subjects(at)  # "a tour of the Gulf" is nobody's
            claims += make_claims(Finding("stop", scene, at, found.last), story, visitors, found)
    return claims


_LED_THERE = re.compile(
    r"(?<= )(?:talks|negotiations|discussions|consultations) in"
    r"(?= (?:the )?[CL]\d+ (?:is|are|was|were|will be) (?:being )?(?:headed|led|conducted|handled|chaired) by )"
)


def claim_leading_talks(scene: Scene, story: Story) -> list[Claim]:
    """ "The debt talks in A are being headed by Minister X": whoever leads talks is where they are held."""
    claims: list[Claim] = []
    for at, found in scene.goals(_LED_THERE):
        by = next(i for i in range(found.last, len(scene)) if scene.low(i) == "by")
        claims += make_claims(Finding("presence", scene, at, by + 1), story, scene.objects(by + 1), found)
    return claims


_ROUND_OF_TALKS = re.compile(
    r"(?<= )(?:talks|discussions|meetings|consultations|negotiations)"
    r"(?: with (?:\w+ ){0,2}?(?:P\d+|officials|leaders|authorities))? in(?= (?:the )?C\d+ (?:,|and) (?:the )?C\d)"
)
_SETS_OUT = re.compile(
    r" (?:left|leaves?|leaving|departed|departs|set off|sets off|set out|tour|trip|travels?|flies|flew)"
    r"(?: (?!that|which|who|said)\S+){0,14}? for (?:\S+ ){0,7}$"
    r"| (?:have|has|had|hold|holds|held|holding) (?:\w+ ){0,3}$"
)


def claim_rounds(scene: Scene, story: Story) -> list[Claim]:
    """ "Left for a tour of Europe and discussions with officials in A, B and C": to each of them."""
    claims: list[Claim] = []
    for match in scene.find(_ROUND_OF_TALKS):
        at, found = scene.node_at(match.start()), scene.destination(scene.node_at(match.end() - 1) + 1)
        if found is not None and _SETS_OUT.search(scene.view[: match.start()]):
            claims += make_claims(Finding("move", scene, at, found.last), story, scene.main_subjects(at), found)
    return claims
