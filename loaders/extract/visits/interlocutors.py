"""Interlocutors: the officials of the host country whom the guest of a stay met."""

import re
from collections.abc import Iterator

from loaders.extract.visits.facing import faces
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.stays import Stay
from loaders.extract.visits.story import Story

_RECEIVING = re.compile(
    r" (?:met|meets?|meetings?|talks|negotiations|received|welcomed|greeted|invitation|invited|"
    r"discuss(?:ed|ions)?|counterpart|conversation|session|call|audience|host|hosted|colleague) "
)
_ADDRESSED = re.compile(r" (?:told|urged|pressed|asked|thanked|briefed|decorated|reached|co-chaired|signed|opened) ")
_ON_ARRIVAL = re.compile(r" (?:airport|terminal|airfield|tarmac|station) ")


def find_hosts(stay: Stay, story: Story) -> list[int]:
    """The named officials whom the visitor met or is to meet, the foremost first; empty where none is told.

    Who only meets the guest at the airport comes after those whom he came to see.
    """
    told = [(n, story.scenes[c.scene]) for c in stay.claims for n in c.hosts if story.person(n).name]
    seen = [n for n, scene in told if not _ON_ARRIVAL.search(scene.view)]
    found = seen or [*_find_elsewhere(stay, story), *(n for n, _ in told)]
    return list(dict.fromkeys(found))


def _find_elsewhere(stay: Stay, story: Story) -> list[int]:
    """The first official of the host country whom another sentence names with the visitor, or as receiving guests."""
    if stay.host_country is None:
        return []
    own = {c.scene for c in stay.claims}
    scenes = [s for s in story.scenes if _speaks_of(s, stay, own)]
    later = story.scenes if _is_news(stay) else ()
    receiving = [s for s in later if _RECEIVING.search(s.view)]
    for chosen in (_faced(scenes, stay, story), _named_with(scenes, stay, story), _named_with(receiving, stay, story)):
        first = next(chosen, None)
        if first is not None:
            return [first]
    return []


def _speaks_of(scene: Scene, stay: Stay, own: set[int]) -> bool:
    """Whether a sentence tells of the stay, or names its visitor."""
    return scene.number in own or any(stay.visitor in numbers for numbers in scene.people.values())


def _is_news(stay: Stay) -> bool:
    """Whether the article tells of the stay itself, so that meetings it tells of are the stay's; or only names it."""
    return any(c.governed and not c.returning and c.rule != "aside" and c.scene < _LATE for c in stay.claims)


_LATE = 4
"""The scene from which on a stay is most often of the background."""


def _candidates(scene: Scene, stay: Stay, story: Story) -> Iterator[tuple[int, int]]:
    for node, numbers in scene.people.items():
        for number in numbers:
            person = story.person(number)
            # A director whose country is only the article's own may be anybody's.
            doubtful = person.guessed and person.role is not None and person.role.level == "other official"
            named = person.name and person.country == stay.host_country and number != stay.visitor
            if named and story.is_visitor(number) and not doubtful:
                yield node, number


def _faced(scenes: list[Scene], stay: Stay, story: Story) -> Iterator[int]:
    for scene in scenes:
        for node, number in _candidates(scene, stay, story):
            if faces(scene, node, stay.visitor, story) and not _ON_ARRIVAL.search(scene.view):
                yield number


def _named_with(scenes: list[Scene], stay: Stay, story: Story) -> Iterator[int]:
    """ "urged President Y to act", "at the invitation of Chancellor Y"."""
    for scene in scenes:
        receiving, addressed = _RECEIVING.search(scene.view), _ADDRESSED.search(scene.view)
        speaker = [] if receiving else scene.main_subjects(-1)[:1]
        if receiving or addressed:
            yield from (number for node, number in _candidates(scene, stay, story) if node not in speaker)
