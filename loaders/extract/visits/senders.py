"""Senders: the countries that send one delegation together."""

from loaders.extract.visits.rolls import read_roll
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.text import fold

_BODIES = frozenset("ministries governments parliaments armies navies chambers banks authorities".split())
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_STATES = frozenset({"countries", "nations", "states", "governments"})
_SENTENCES_BEFORE = 3
_REACH = 5
"""Nodes between the delegation and its bodies' countries: "of the transport ministries of"."""


def find_senders(scene: Scene, after: int, story: Story) -> list[int]:
    """A delegation for each of the countries named behind one, from node ``after`` on, or told of just before.

    "A delegation of the transport ministries of A and B", "a delegation from the three countries"; empty elsewhere.
    """
    codes = (
        _named_within(scene, after, story) or _named_behind(scene, after, story) or _told_before(scene, after, story)
    )
    numbers = [story.register.unnamed(None, code) for code in codes]
    for number in numbers:
        story.person(number).listed = True
    return numbers


def _named_within(scene: Scene, after: int, story: Story) -> list[str]:
    """Where the delegation's own words name bodies and the first of their countries: "… ministries of A" and B."""
    node = scene.nodes[after - 1]
    words = fold(story.article.text[node.start : node.end]).split()
    if (
        node.party is None
        or not node.party.countries
        or _BODIES.isdisjoint(words)
        or scene.low(after) not in ("and", ",")
    ):
        return []
    roll = read_roll(scene, story, after + 1)
    return [*node.party.countries, *roll.members] if roll is not None else []


def _named_behind(scene: Scene, after: int, story: Story) -> list[str]:
    for i in range(after, after + _REACH):
        if scene.letter(i) != "w":
            return []
        if scene.low(i) in _BODIES and scene.low(i + 1) in ("of", "from"):
            roll = read_roll(scene, story, i + 2)
            return list(roll.members) if roll is not None else []
    return []


def _told_before(scene: Scene, after: int, story: Story) -> list[str]:
    count = _COUNTS.get(scene.low(after))
    if count is None or scene.low(after + 1) not in _STATES:
        return []
    for other in story.scenes[: -_SENTENCES_BEFORE - 1 : -1]:
        for i in range(len(other)):
            roll = read_roll(other, story, i) if other.letter(i) == "C" else None
            if roll is not None and len(roll.members) == count:
                return list(roll.members)
    return []
