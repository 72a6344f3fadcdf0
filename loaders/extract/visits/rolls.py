"""Rolls: countries named in a row as those who take part, by themselves or by those who stand for them."""

from dataclasses import dataclass, field

from loaders.extract.visits.scene import PREPOSITIONS, Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.wording import words_of
from loaders.text import fold

REACH = 60
"""Nodes a roll may begin before the verb that it is the subject of: thirty countries with a comma each."""
_JOINING = frozenset({",", ";", "and", "&", "as", "well", "plus", "the", "both", "along", "with", "also"})
_OF = frozenset({"of", "from", "for", "representing"})


@dataclass(slots=True)
class Roll:
    """Countries named in a row from node ``first`` up to, and without, ``last``.

    ``members`` holds for each country or organisation, in the order named, its node and its people, of whom there are
    none where only the country is named.
    """

    first: int
    last: int
    members: dict[str, tuple[int, list[int]]] = field(default_factory=dict)


def read_roll(scene: Scene, story: Story, first: int) -> Roll | None:
    """The roll that begins at node ``first``: "officials of A, B and the C"; none elsewhere."""
    if scene.low(first) in _JOINING - {"the", "both"}:
        return None
    roll = Roll(first, first)
    i = first
    while (member := _find_member(scene, story, i)) is not None:
        _take(roll, member, scene, story)
        roll.last = member + 1
        i = _pass(scene, roll.last, _JOINING)
        if i == roll.last:
            break
    return roll if roll.members else None


def roll_before(scene: Scene, story: Story, at: int) -> Roll | None:
    """The longest roll that ends right before node ``at`` and hangs on no other word: the subject of a verb there."""
    for first in range(max(at - REACH, 0), at):
        roll = read_roll(scene, story, first)
        if roll is not None and roll.last == at:
            return None if _hangs(scene, first - 1) else roll
    return None


def _hangs(scene: Scene, before: int) -> bool:
    """Whether the word before a roll leaves it no subject; "ministers of nine states, including A and B" are one."""
    some_of = scene.low(before) == "including" and scene.low(before - 1) == ","
    return scene.low(before) in PREPOSITIONS and not some_of


def _find_member(scene: Scene, story: Story, i: int) -> int | None:
    """The node of a member that begins at node ``i``, past articles and those who stand for it."""
    i = _pass(scene, i, frozenset({"the", "both", "senior", "high-level", "top", "foreign", "government"}))
    if _stands_for_some(scene, story, i):
        if scene.low(i + 1) in _OF:
            i = _pass(scene, i + 2, frozenset({"the", "both"}))
        elif scene.letter(i + 1) == "P":  # "Presidents X of A and Y of B"
            i += 1
    if scene.low(i + 1) in ("'s", "'"):
        return None
    unknown = scene.letter(i) == "P" and not scene.who(i)
    if unknown and scene.low(i + 1) == "of" and scene.letter(i + 2) == "C":  # "Amir X of A"
        return i + 2
    if scene.letter(i) == "P":
        return i if any(story.country(n) for n in scene.who(i)) else None
    return i if scene.letter(i) in ("C", "O") and scene.nodes[i].country else None


def _stands_for_some(scene: Scene, story: Story, i: int) -> bool:
    """Whether a node is a word for those who come for a country: "representatives", "delegations"."""
    words, party = scene.low(i), scene.party(i)
    if party is not None and not words:
        words = fold(story.article.text[party.start : party.end])
    return bool(words) and words.split()[-1] in words_of("standing for a country")


def _pass(scene: Scene, i: int, words: frozenset[str]) -> int:
    while scene.low(i) in words:
        i += 1
    return i


def _take(roll: Roll, node: int, scene: Scene, story: Story) -> None:
    if scene.letter(node) == "P":
        for number in scene.who(node):
            country = story.country(number)
            if country:
                roll.members.setdefault(country, (node, []))[1].append(number)
    else:
        roll.members.setdefault(str(scene.nodes[node].country), (node, []))
