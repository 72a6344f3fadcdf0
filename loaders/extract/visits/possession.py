"""Possession: whose visit a noun speaks of."""

from loaders.extract.visits.noun_phrases import DETERMINERS, TRIP_VERBS
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story


def find_visitors(scene: Scene, story: Story, at: int, first: int, end: int, explicit: bool) -> list[int]:
    before = scene.low(first - 1)
    for i in (at + 1, end, end + 1):
        if scene.low(i) in ("by", "of") or scene.letter(i) == "D" and scene.low(i + 1) in ("by", "of"):
            j = i + (2 if scene.letter(i) == "D" else 1)
            while scene.low(j) in ("the", "a", "its", "visiting") or scene.letter(j) == "A":
                j += 1
            if scene.letter(j) == "P":
                return scene.joined_right(j)
    if before in ("'s", "'"):
        i = first - 2
        return [i] if scene.letter(i) == "P" else []
    if scene.letter(first - 1) == "P" and first - 1 in _possessive_parties(scene):
        return [first - 1]
    if before in ("his", "her", "their"):
        return _possessor(scene, story, first - 1, at, end)
    i = first - 1
    while scene.low(i) in DETERMINERS or scene.letter(i) == "D":
        i -= 1
    if scene.low(i) not in TRIP_VERBS:
        return []
    if scene.low(i) == "of" and scene.low(i - 1) not in ("leg", "day", "part", "stop", "start", "beginning", "end"):
        return []
    if scene.low(i) == "for" and scene.low(first - 1) == "the":
        return []
    if (
        scene.low(i) in ("during", "in", "within", "amid", "after", "following", "before", "as", "upon")
        and scene.low(first - 1) == "the"
        and not explicit
    ):
        return []
    nearest = scene.subjects(i) or _before_comma(scene, i)
    return nearest or (find_fronted(scene, story, at, end, set()) if explicit else [])


def _possessive_parties(scene: Scene) -> set[int]:
    return {i for i, node in enumerate(scene.nodes) if node.letter == "P" and scene.low(i + 1) in ("'s", "'")}


def _before_comma(scene: Scene, i: int) -> list[int]:
    """ "X, on a four-day visit to C, said"."""
    j = i
    while j >= 0 and scene.low(j) != ",":
        j -= 1
    return [j - 1] if j > 0 and scene.letter(j - 1) == "P" else []


def _possessor(scene: Scene, story: Story, at: int, noun: int, end: int) -> list[int]:
    """Whose visit "his visit" is: of the parties before it, the nearest who does not live where the visit goes."""
    found = scene.destination(noun + 2) if scene.low(noun + 1) == "to" else None
    hosts = set(found.countries) if found else set()
    subjects = scene.subjects(at)
    if subjects and not any(scene.who(i) for i in subjects):
        return []  # it is somebody's, but nobody's we know
    before = [i for i in range(at - 1, -1, -1) if scene.letter(i) == "P"]
    for i in [*subjects, *before]:
        if any(story.is_visitor(n) and story.country(n) not in hosts for n in scene.who(i)):
            return [i]
    ahead = find_fronted(scene, story, noun, end, hosts) if not before else []
    if ahead:
        return ahead
    topic = next((n for n in scene.recent if story.is_visitor(n) and story.country(n) not in hosts), None)
    if topic is None:
        return []
    scene.people[at] = [topic]  # "His visit" at the sentence's start: of the one the story is about
    return [at]


def find_fronted(scene: Scene, story: Story, noun: int, end: int, hosts: set[str]) -> list[int]:
    """ "Within the framework of his visit to A, X met Y": the subject that follows the comma."""
    if not any(scene.low(i) in ("during", "of", "on", "in", "amid", "after", "following", "for") for i in range(noun)):
        return []
    comma = next((i for i in range(max(end, noun + 1), min(end + 10, len(scene.nodes))) if scene.low(i) == ","), None)
    if comma is None:
        return []
    subject = next((i for i in range(comma + 1, len(scene.nodes)) if scene.letter(i) == "P"), None)
    if subject is None or not any(story.is_visitor(n) and story.country(n) not in hosts for n in scene.who(subject)):
        return []
    return [subject]
