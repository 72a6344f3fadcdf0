"""Talks: nouns for a meeting, with those who hold it."""

from loaders.extract.visits.claims import Meeting
from loaders.extract.visits.scene import Destination, Scene
from loaders.extract.visits.sides import make_meetings
from loaders.extract.visits.story import Story


def is_talks_noun(scene: Scene, at: int) -> bool:
    if (
        scene.low(at) == "meeting"
        and scene.letter(at + 1) != "P"
        and scene.low(at + 1) not in ("with", "the", "his", "her", "president")
    ):
        return True
    return scene.low(at) == "meeting" and (scene.low(at - 1) in _NOUNISH or scene.letter(at - 1) in ("C", "L", "A"))


_NOUNISH = frozenset(
    "a the an this that 's ' his her their its bilateral trilateral every any first recent official".split()
)


def find_talks(scene: Scene, story: Story, at: int, taken: set[int]) -> list[Meeting]:
    nodes: list[int] = []
    alone = False
    for i in range(at + 1, min(at + 8, len(scene.nodes))):
        if scene.low(i) in ("between", "with", "of", "among", "by"):
            objects = scene.objects(i + 1)
            if objects:
                nodes += objects
                alone = scene.low(i) == "with"
                break
    first = at
    while first > 0 and (
        scene.letter(first - 1) in "CLAD"
        or scene.letter(first - 1) == "w"
        and scene.low(first - 1) not in ("'s", "'", "the", "a", "in", "at", "of", "his", "her", "its", "their")
    ):
        first -= 1
        if at - first > 4:
            break
    if scene.low(first - 1) in ("'s", "'") and scene.letter(first - 2) == "P":
        party = scene.nodes[first - 2].party
        if party is not None and party.plural and party.name is None:  # "the Leaders' Summit" is an event's name
            return []
        nodes.insert(0, first - 2)
    elif scene.low(first - 1) in ("his", "her") and nodes:
        nodes = (scene.subjects(first - 1) or scene.main_subjects(first - 1))[:1] + nodes
    elif alone:
        nodes = _nearest_official(scene, story, first, nodes) + nodes
    attributive = Destination()
    for i in range(first, at):
        if scene.letter(i) in ("L", "C"):
            attributive.add(scene.nodes[i])
    meetings = make_meetings(scene, story, at, at + 1, nodes, nodes[1:], taken)
    for meeting in meetings:
        meeting.rule = "talks"
        if attributive.countries and meeting.host_country is None:
            meeting.host_country = attributive.countries[0]
            meeting.places = attributive.places.get(attributive.countries[0], [])
    return meetings


def _nearest_official(scene: Scene, story: Story, first: int, others: list[int]) -> list[int]:
    """Who holds the talks: the official named last before them ("is sending X to Moscow for talks with Y")."""
    for i in range(first - 1, -1, -1):
        if i not in others and scene.low(i + 1) not in ("'s", "'") and any(story.is_visitor(n) for n in scene.who(i)):
            return [i]
    return []
