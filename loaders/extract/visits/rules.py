"""Rules: each is run on the sentences alone that hold something it begins by looking for."""

import re
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from loaders.extract.visits.firstlook import FIRST_LOOK, Matches
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story

Found = TypeVar("Found")
Rule = Callable[[Scene, Story], list[Found]]


class Rules(Generic[Found]):
    """Some rules in the order of what they find; each begins with ``triggers``, ``find`` or ``goals`` of a scene.

    Two in three sentences that any rule could read hold nothing for the rules of one kind, and to ask each rule in vain
    took longer than all that is found. What a rule looks for shows when it is run where nothing is found.
    """

    def __init__(self, *rules: Rule[Found]) -> None:
        self.rules = rules
        self._signs: list[tuple[Rule[Found], frozenset[int]]] = []
        self._all_signs: frozenset[int] = frozenset()

    def apply(self, scene: Scene, story: Story) -> list[Found]:
        """What the rules find in a sentence, in their order; empty for most."""
        if not self._signs:
            self._signs = [(rule, _look_for_signs(rule, scene, story)) for rule in self.rules]
            self._all_signs = frozenset().union(*(signs for _, signs in self._signs))
        matches = scene.look()
        found: list[Found] = []
        if not self._all_signs.isdisjoint(matches):
            for rule, signs in self._signs:
                if not signs.isdisjoint(matches):
                    found += rule(scene, story)
        return found


def _look_for_signs(rule: Rule[Found], scene: Scene, story: Story) -> frozenset[int]:
    """The patterns that a rule asks for first, by their identity; raises ``ValueError`` where it asks for none."""
    blank = _Blank(scene)
    rule(blank, story)
    if not blank.asked:
        raise ValueError(f"{rule.__name__} looks for no pattern before all else; give it one to begin with")
    return frozenset(blank.asked)


class _Blank(Scene):
    """A scene in which nothing is found, and which remembers what was looked for."""

    def __init__(self, scene: Scene) -> None:
        self.__dict__.update(scene.__dict__)
        self.asked: dict[int, re.Pattern[str]] = {}

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        FIRST_LOOK.add(pattern)
        self.asked[id(pattern)] = pattern
        return iter(())

    def look(self) -> Matches:
        return FIRST_LOOK.nothing  # so that rules which call rules are run as well
