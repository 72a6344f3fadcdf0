"""Headlines: the office by which a headline calls whom the lead names by rank alone."""

import re

from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story

_COMMANDS = re.compile(
    r"\b(?:chief|commander|head)\b.*\b(?:staff|forces?|army|navy|guard|defen[cs]e|corps)\b|\b\w+ chief$"
)


def name_from_headline(story: Story) -> None:
    """Let "the chief of A's army" of a headline be Major General X, with whom the lead begins as with somebody known.

    Only where nothing else tells who X is, and the headline speaks of one official of another country without a name.
    """
    lead = story.scenes[0] if story.scenes else None
    headline = next((s for s in story.scenes if s.sentence.segment == "headline"), None)
    if lead is None or headline is None or lead is headline:
        return
    name, number = _unknown_subject(lead), _unnamed_subject(headline, story)
    if name is not None and number is not None:
        story.register.give_name(number, name)
        _recognise(name, number, story)


def _unknown_subject(scene: Scene) -> str | None:
    """The name of the sentence's subject, where it is a whole name behind a commander's rank and nobody's we know."""
    leading = scene.main_subjects(-1)
    party = scene.party(leading[0]) if leading else None
    if party is None or party.form != "name" or not party.ranked or scene.who(leading[0]):
        return None
    return party.name if party.name and len(party.name.split()) > 1 else None


def _unnamed_subject(scene: Scene, story: Story) -> int | None:
    leading = scene.main_subjects(-1)
    numbers = scene.who(leading[0]) if leading else []
    if len(numbers) != 1 or not story.is_visitor(numbers[0]):
        return None
    person = story.person(numbers[0])
    commands = person.role is not None and _COMMANDS.search(person.role.name) is not None
    foreign = person.sure and person.country not in (None, story.home)
    return numbers[0] if person.name is None and commands and foreign else None


def _recognise(name: str, number: int, story: Story) -> None:
    """Find him wherever his name or his family name alone stands."""
    for scene in story.scenes:
        for i, party in scene.party_nodes.items():
            same = party.form == "name" and str(party.name).split()[-1:] == name.split()[-1:]
            if same and not scene.who(i):
                scene.people[i] = [number]
