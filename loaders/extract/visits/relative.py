"""Clauses that tell whose official somebody is: "General X, who commands the Turkish Land Forces"."""

import re

from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story

_HOLDING = frozenset("commands heads leads chairs oversees represents governs".split())
_HOLDS = re.compile(
    rf"(?<= )P\d+ , (?:who|which) (?:also |currently )?(?:{'|'.join(sorted(_HOLDING))})(?= (?:the )?[AC]\d)"
)


_REPRESENTED = re.compile(
    r"(?<= )(?:(?:will be|was|were|is|are|has been|have been) represented by(?= P\d)|(?:and )?(?=C\d+ by P\d))"
)
_ABSENT = frozenset({"represented"})


def learn_who_represents(scene: Scene, story: Story) -> None:
    """ "A will be represented by Secretary X, and B by Adviser Y": of whom nothing else tells, they are A's and B's."""
    if not scene.parties or not scene.has_any(_ABSENT):
        return
    for at, end in scene.spans(scene.find(_REPRESENTED)):
        verb = scene.low(end - 1) == "by"
        country = scene.nodes[at - 1].country if verb and scene.letter(at - 1) == "C" else None
        party = end if verb else next((i for i in range(at, at + 4) if scene.letter(i) == "P"), end)
        if not verb and scene.letter(party - 2) == "C":
            country = scene.nodes[party - 2].country
        for person in (story.person(n) for n in scene.who(party)):
            if country is not None and not person.sure:
                person.country, person.sure, person.guessed = country, True, False


def learn_from_clauses(scene: Scene, story: Story) -> None:
    """Give whoever holds an office by such a clause its country, unless the text gives another."""
    if not scene.parties or not scene.has_any(_HOLDING):
        return
    for at, end in scene.spans(scene.find(_HOLDS)):
        state = next((n.country for n in scene.nodes[end : end + 2] if n.letter in "AC" and n.country), None)
        party = scene.party(at)
        if not scene.who(at) and state is not None and party is not None and party.name:
            scene.people[at] = [story.register.add_named(party)]  # a rank and a name, of whom nothing else is told
        for number in scene.who(at):
            person = story.person(number)
            if state is not None and not person.sure:
                person.country, person.sure, person.guessed, person.titled = state, True, False, True


_SPEAKING = frozenset({"ministry", "presidency"})
_SOURCE = re.compile(
    r"(?<= )(?:, |according to )(?:the )?(?:A\d+|C\d+ 's) (?:(?!and\b)\S+ ){0,3}?(?:ministry|presidency)(?= )"
)


def learn_from_source(scene: Scene, story: Story) -> None:
    """ "Foreign Minister X will visit Baku, the Georgian foreign ministry said": the ministry is his, not Baku's."""
    if not scene.parties or not scene.has_any(_SPEAKING):
        return
    for at, end in scene.spans(scene.find(_SOURCE)):
        state = next((n.country for n in scene.nodes[at:end] if n.letter in "AC"), None)
        node = next((i for i in scene.party_nodes if i < at), None)
        others = [n.country for i, n in enumerate(scene.nodes[:at]) if n.letter in "ACL" and n.country]
        if state is None or node is None or state in others or not others:
            continue
        party = scene.party(node)
        if not scene.who(node) and party is not None and party.form == "office" and party.role and not party.plural:
            scene.people[node] = [story.register.unnamed(party.role, state)]
        for person in (story.person(n) for n in scene.who(node)):
            if person.country is None or (person.guessed and person.country in others):
                person.country, person.guessed = state, False
