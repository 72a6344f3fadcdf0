"""Legs: arrivals and departures told without the rest, and the stops of a longer way."""

import re

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.places import last_named
from loaders.extract.visits.possession import find_topic
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import family_pattern

_ORIGIN = re.compile(
    r"(?<= )(?:arrived|arrives|arriving|travell?ed|flew|flown|came|come|comes)"
    r"(?: in [CL]\d+| to [CL]\d+| here| on D\d+| D\d+| by \w+)*"
    r" from(?= )"
)
_TAKEN = re.compile(r"(?<= )(?:taken|took|taking|takes|take|brought|brings) (?:him|her|them|P\d+) to(?= )")
_STILL_AHEAD = re.compile(r" (?:will|would|to)(?: \w+)? $")
_ARRIVES = re.compile(
    r"(?<= )(?:(?:fl(?:y|ies|ew|own|ying)|jet(?:s|ted)?) in|arriv(?:ed|es|ing|e)|touched down|landed)"
    r"(?= (?:on |for |with |to |at the head |late |early |later |sometime |during |unexpectedly|secretly|"
    r"D\d|today|from |by |aboard |, |\. |and |at (?:\S+ ){1,4}(?:airport|air base|airfield|port|station) ))"
    r"|(?<= )(?:is|are|was|were) (?:due|expected)(?:(?: here)?(?= (?:on )?D\d)| here(?= ))"
    # "Told reporters on his arrival that …", written where he lands.
    r"|(?<= )(?:on|upon) (?:(?:his|her|their) )?arrival(?= (?:that|from|yesterday|today|D\d|for|, |\. ))"
)
_DEPARTS = re.compile(
    r"(?<= )(?:left|leaves|departed|departs|departed from|flew out of|flew home from|wound up in)"
    r"(?= (?:(?:the )?[CL]\d|here ))"
)
_HOMEWARD = re.compile(
    r"(?<= )(?:flew|left for|returned|went|departed for) home(?: (?:on|late|early|D\d+|today|yesterday)){0,3}"
    r" (?:after|following)(?= (?:\S+ ){0,5}(?:talks|visit|meetings?|stay|tour|trip|discussions|negotiations) )"
)
"""Written where he leaves: "flew home yesterday after two days of talks with President X"."""
_COUNTED = r"(?:first|second|third|fourth|fifth|next|last|final) (?:stop|leg|stage|destination|port of call)"
_OF_TOUR = r"(?: (?:of|on|in|during) (?:the|his|her|their|a|an) (?:\S+ ){0,4}?(?:tour|trip|visit|journey|swing))?"
_BACK_AFTER = re.compile(
    r"(?<= )(?:return(?:ed|s)|flew|came|arrived|got)(?: back)?(?: home| to (?:the )?[CL]\d+| back)"
    r"(?: (?:on |late |early )?D\d+| today| yesterday| late| early)* after "
    r"(?:attending|holding|visiting|taking part in|participating in|addressing|meeting|witnessing|opening|signing)"
    r"(?: (?!,|and|where|which|that|who)\S+){0,10}? in(?= (?:the )?[CL]\d)"
)
""""Returned home last night after attending a summit in A": what he did there was where he comes from."""
_ON_RETURN = re.compile(
    r"(?<= )(?:(?:on|upon|after|following|since) (?:his|her|their) (?:\w+ )?return(?: home| here| to (?:the )?[CL]\d+)?"
    r"(?: (?:on )?D\d+| today| yesterday)?|(?:just|recently|newly) (?:back|returned|home)) from(?= )"
)
""""Told reporters on his return from A": he has been there."""
_GREETED = re.compile(r"\b(?:congratulat|welcom|greet|prais|thank|honou?r|receiv|met\b|meet|hail)")
"""Whoever greets somebody on his return has not been away himself."""
_STOPS_AT = re.compile(
    rf"(?<= )(?:the|his|her|their) {_COUNTED}{_OF_TOUR}(?: in [CL]\d+)? (?:is|was|will be|would be)"
    r"(?= (?:the )?(?:A\d+ )?[CL]\d)"
    rf"|(?<= )(?=[CL]\d+ (?:is|was|will be|would be) (?:the|his|her|their) {_COUNTED}\b)"
)
"""The stop as a noun: "the last stop of the tour will be A", "A is the next leg"."""
_THERE = re.compile(
    r"(?<= )(?:go|goes|went|going|gone|fl(?:y|ies|ew|own|ying)|travel(?:s|l?ed|l?ing)?"
    r"|arriv(?:e|es|ed|ing)|head(?:s|ed|ing)?"
    r"|(?:is|are|was|were) (?:also )?(?:due|expected)(?: to (?:be|arrive|go|travel|fly))?)"
    r"(?: back| from here)? there(?= )"
)
_AHEAD = re.compile(r" (?:next (?:stop|leg|stage|destination|port)|will be|would be) ")
_AFTER_STAY = re.compile(r"\b(?:after|following|at the end of|ending|concluding|having)\b")


def claim_origins(scene: Scene, story: Story) -> list[Claim]:
    """ "arrived from A, where he attended": the leg before."""
    claims: list[Claim] = []
    for match in scene.find(_ORIGIN):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        if found is not None and scene.view.find(" where ", match.end()) > match.end():
            finding = Finding("return", scene, at, found.last)
            claims += make_claims(finding, story, scene.subjects(at), found, returning=True)
    returned = [(at, found) for at, found in scene.goals(_ON_RETURN) if not _GREETED.search(scene.words(at - 9, at))]
    for at, found in (*scene.goals(_BACK_AFTER), *returned):
        finding = Finding("return", scene, at, found.last)
        claims += make_claims(finding, story, scene.subjects(at), found, returning=True)
    return claims


def claim_legs(scene: Scene, story: Story) -> list[Claim]:
    """ "on a tour that took him to A, B and C"; the stops are behind him unless the words look ahead."""
    claims: list[Claim] = []
    for match in scene.find(_TAKEN):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        before = scene.view[: match.start()]
        found = scene.destination(end)
        if found is None or not family_pattern("noun").search(before):
            continue
        visitors = [i for i in range(at, end) if scene.letter(i) == "P"] or scene.main_subjects(at)
        finding, behind = Finding("leg", scene, at, found.last), not _STILL_AHEAD.search(before)
        claims += make_claims(finding, story, visitors, found, returning=behind)
    return claims


def claim_counted_stops(scene: Scene, story: Story) -> list[Claim]:
    """ "His next stop is A", "A will be the last leg": of whom the sentences before were about."""
    claims: list[Claim] = []
    for match in scene.find(_STOPS_AT):
        at, last = scene.node_at(match.start()), scene.node_at(max(match.end() - 1, match.start()))
        found = scene.destination(last + 1 if match.group() else at)
        if found is not None:
            visitors = scene.main_subjects(at) or find_topic(scene, story, at, set(found.countries))
            finding, ahead = Finding("stop", scene, at, found.last), bool(_AHEAD.search(scene.view))
            claims += make_claims(finding, story, visitors, found, intended=ahead)
    return claims


def claim_going_there(scene: Scene, story: Story) -> list[Claim]:
    """ "She is due there on Thursday": in the country or town named last that is not her own."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_THERE)):
        subjects = scene.subjects(at)
        own = {story.country(number) for node in subjects for number in scene.who(node)}
        found = last_named(scene, story, at, own)
        if found is not None:
            claims += make_claims(Finding("move", scene, at, end), story, subjects, found)
    return claims


def claim_arrivals(scene: Scene, story: Story) -> list[Claim]:
    """ "flew in on Sunday", "had arrived to negotiate": the place is told elsewhere."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_ARRIVES)):
        written_there = story.town() is not None  # "arrived from A", to B
        told = scene.destination(end + 1) is not None and not (scene.low(end) == "from" and written_there)
        if scene.low(at - 1) in ("the", "newly", "recently") or told:
            continue
        due = not {"due", "expected"}.isdisjoint(scene.words(at, end).split())
        claims += make_claims(Finding("arrival", scene, at, end), story, scene.subjects(at), None, intended=due)
    return claims


def claim_departures(scene: Scene, story: Story) -> list[Claim]:
    """ "left Ecuador after a two-day visit", "left Damascus for Tehran": the stay is over."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_HOMEWARD)):
        claims += make_claims(Finding("departure", scene, at, end), story, scene.subjects(at), story.town(), over=True)
    for at, end in scene.spans(scene.find(_DEPARTS)):
        if scene.low(end) == "here":  # whoever is of another country has been here
            claims += make_claims(
                Finding("departure", scene, at, end + 1), story, scene.subjects(at), story.here(), over=True
            )
            continue
        found = scene.destination(end)
        if found is None:
            continue
        if scene.low(found.last) == "for" or _AFTER_STAY.search(scene.words(found.last, found.last + 10)):
            finding = Finding("departure", scene, at, found.last)
            claims += make_claims(finding, story, scene.subjects(at), found, over=True)
    return claims
