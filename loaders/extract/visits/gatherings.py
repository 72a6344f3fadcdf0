"""Gatherings: meetings of many, with the place and the words that may date them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.extract.visits.claims import Finding
from loaders.extract.visits.events import place_of_event
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.places import attributive_place, place_after, stop_at
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.wording import one_of
from loaders.text import fold

SENTENCES_BEFORE = 3
"""Sentences within which "the meeting" is the one told of before."""
_NEAR = 10
"""Nodes within which a place or a verb belongs to a gathering."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting of many: where a scene tells of it, and where it is held."""

    finding: Finding
    place: Destination


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<= ){one_of('gathering')}(?= )")


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"(?<= ){one_of('coming together')}(?= )")


def gathering_near(scene: Scene, story: Story) -> Gathering | None:
    """The gathering a scene itself tells of, else the last told shortly before, else right after; none elsewhere."""
    first = max(scene.number - SENTENCES_BEFORE, 0)
    for number in [*range(scene.number, first - 1, -1), scene.number + 1]:
        if 0 <= number < len(story.scenes):
            found = next(find_gatherings(story.scenes[number], story), None)
            if found is not None:
                return found
    return None


def find_gatherings(scene: Scene, story: Story) -> Iterator[Gathering]:
    """The gatherings of one scene whose place it gives: "the meeting in A", "the Managua talks", "will gather here"."""
    for at, end in scene.spans(scene.find(_named())):
        place = _place_of(scene, story, at, end)
        if place is not None:
            yield Gathering(Finding("gathering", scene, at, end), place)
    for at, end in scene.spans(scene.find(_told())):
        place = place_told(scene, story, end, end + _NEAR)
        if place is not None:
            yield Gathering(Finding("gathering", scene, at, end), place)


_HELD = frozenset(
    """
    held scheduled planned convened hosted organised organized expected opened set attended kicked started begun ended
    concluded completed finished continued resumed
    """.split()
)
_AUXILIARIES = frozenset("is was are were has have had".split())
_OTHER_VERB = frozenset("said says told if whether".split())


def _place_of(scene: Scene, story: Story, at: int, end: int) -> Destination | None:
    found = place_told(scene, story, end, end + _NEAR) or attributive_place(scene, at - 3, at)
    found = found or _host_before(scene, at)
    return found or place_of_event(fold(story.article.text), scene.nodes[at].start, scene.sentence.end)


_HOSTS = re.compile(r"(?<= )(?:hosts?|hosted|is hosting|was hosting|will host|has hosted)(?= )")


def _host_before(scene: Scene, at: int) -> Destination | None:
    """ "Baku hosted a dialogue", "the A capital is hosting the meeting": the town that holds the gathering."""
    for verb, _ in scene.spans(_HOSTS.finditer(scene.view)):
        capital = scene.low(verb - 1) == "capital" and scene.letter(verb - 2) == "A"
        subject = verb - 2 if capital else verb - 1
        if verb < at <= verb + _NEAR and (capital or scene.letter(subject) in ("C", "L")):
            return stop_at(scene, subject)
    return None


def place_told(scene: Scene, story: Story, first: int, last: int) -> Destination | None:
    """The place given among some nodes: "in A", "at … in A" or "here", whichever comes first."""
    last = next((i for i in range(first, min(last, len(scene))) if _is_other_verb(scene, i)), last)
    here = next((i for i in range(first, min(last, len(scene))) if scene.low(i) == "here"), None)
    found = place_after(scene, first)
    if found is not None and found.last <= last + 2 and (here is None or found.last < here):
        return found
    if here is None or scene.low(here + 1) == "in":
        return None
    place = story.here()
    if place is not None:
        place.last = here + 1
    return place


def _is_other_verb(scene: Scene, i: int) -> bool:
    """Whether a verb tells something else than that a gathering is held: "violated an agreement reached in A"."""
    low = scene.low(i)
    if low in _AUXILIARIES and (scene.low(i + 1) in _HELD or scene.low(i + 1) in ("being", "to")):
        return False
    return (
        low in _OTHER_VERB
        or low in _AUXILIARIES
        or (scene.letter(i) == "w" and low.endswith("ed") and low not in _HELD)
    )


_DEFINITE = frozenset("the this that these those their its his her both".split())


@cache
def _event_phrase() -> re.Pattern[str]:
    return re.compile(
        rf" (?:in |at |over |for |to |of )?(?P<first>\S+)(?: (?!as\b)\S+){{0,5}}? ?{one_of('gathering')} "
    )


def is_other_event(scene: Scene, first: int) -> bool:
    """Whether the words from node ``first`` on name an event of their own: "attended a meeting", "IMF meetings"."""
    phrase = _event_phrase().match(f" {scene.words(first, first + _NEAR)} ")
    return phrase is not None and phrase["first"] not in _DEFINITE
