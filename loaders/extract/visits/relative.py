"""Relative clauses that tell whose official somebody is: "General X, who commands the Turkish Land Forces"."""

import re

from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story

_HOLDS = re.compile(
    r"(?<= )P\d+ , (?:who|which) (?:also |currently )?(?:commands|heads|leads|chairs|oversees|represents|governs)"
    r"(?= (?:the )?[AC]\d)"
)


def learn_from_clauses(scene: Scene, story: Story) -> None:
    """Give whoever holds an office by such a clause its country, unless the text gives another."""
    if not scene.parties or not scene.has_any("who", "which"):
        return
    for at, end in scene.spans(scene.find(_HOLDS)):
        state = next((n.country for n in scene.nodes[end : end + 2] if n.letter in "AC" and n.country), None)
        party = scene.nodes[at].party
        if not scene.who(at) and state is not None and party is not None and party.name:
            scene.people[at] = [story.register.add_named(party)]  # a rank and a name, of whom nothing else is told
        for number in scene.who(at):
            person = story.person(number)
            if state is not None and not person.sure:
                person.country, person.sure, person.guessed, person.titled = state, True, False, True
