"""Tours: verbs that take what is visited as their object, and officials called visiting."""

import re

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.noun_phrases import VERB_BEFORE, is_noun, read_phrase
from loaders.extract.visits.places import last_named, stop_at
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.wording import words_of
from loaders.text import fold

_OWNER_ENDS = frozenset(
    ", . ; and where who that with to for after before near stationed along on at bordering".split()
)
"""Words after which another thing is spoken of than what is visited."""
_NOT_THERE = frozenset(
    "border borders frontier embassy consulate mission ambassador pavilion stand ship ships vessel vessels frigate "
    "destroyer submarine boat aircraft carrier contingent battalion troops team delegation company firm bank".split()
)
"""Things named after a country that do not stand in it."""

_BEHIND = frozenset({"after", "having", "following"})
"""Words after which a stay is over: "after visiting A, X flew to B on Sunday" has no day of its own."""


def claim_tours(scene: Scene, story: Story) -> list[Claim]:
    """The claims of "visited A", "is touring A and B", "visiting President X"."""
    claims: list[Claim] = []
    for match in scene.triggers("tour"):
        at = scene.node_at(match.start())
        if _is_visit_noun(scene, at):
            continue
        if _visits_this_country(scene, at):
            finding = Finding("visit", scene, at, at + 3)
            claims += make_claims(finding, story, scene.subjects(at) or _apposed_to(scene, at), None)
            continue
        visiting = _find_visiting(scene, at)
        if visiting is not None:
            finding = Finding("visiting", scene, at, visiting)
            claims += make_claims(finding, story, scene.joined_right(visiting)[:1], None)
            continue
        found = None if scene.low(at - 1) in ("was", "were", "been", "being", "be") else _visited(scene, story, at)
        if found is not None:
            # Whoever reached a town arrived there: that day begins the visit.
            last = max(found.last, at + 2)  # "here" has no node of its own
            finding = Finding("move" if scene.low(at).startswith("reach") else "visit", scene, at, last)
            claims += make_claims(finding, story, scene.subjects(at), found, over=scene.low(at - 1) in _BEHIND)
    return claims


def _is_visit_noun(scene: Scene, at: int) -> bool:
    if scene.low(at) == "tour":  # "will see A, and tour a plant in B"
        return scene.low(at - 1) not in VERB_BEFORE - {"and"}
    if scene.low(at) not in ("visit", "visits", "tours") or scene.low(at - 1) in VERB_BEFORE:
        return False
    return is_noun(read_phrase(scene, at))


def _visits_this_country(scene: Scene, at: int) -> bool:
    """ "X, currently visiting the country": that of whoever he meets, or of the place of writing."""
    named = scene.low(at + 1) in ("the", "our", "this") and scene.low(at + 2) in words_of("nameless land")
    return scene.low(at) == "visiting" and named and scene.letter(at + 3) not in ("w", "C", "L", "P")


def _apposed_to(scene: Scene, at: int) -> list[int]:
    comma = next((i for i in range(at - 1, max(at - 4, 0), -1) if scene.low(i) == ","), 0)
    return [comma - 1] if scene.letter(comma - 1) == "P" else []


def _find_visiting(scene: Scene, at: int) -> int | None:
    """ "visiting U.S. Secretary of State X": the host is the other party, or the place of writing."""
    if scene.low(at) != "visiting":
        return None
    if scene.letter(at + 1) == "P":
        return at + 1
    return at + 2 if scene.letter(at + 2) == "P" and scene.letter(at + 1) in ("A", "") else None


def _visited(scene: Scene, story: Story, at: int) -> Destination | None:
    found = scene.destination(at + 1)
    if found is None and scene.low(at + 1) == "here":
        found = story.here()
    if found is None and scene.low(at + 1) == "our" and scene.low(at + 2) in words_of("nameless land"):
        found = story.at_home()
    if found is None and scene.low(at + 1) == "that" and scene.low(at + 2) in words_of("nameless land"):
        found = _find_pointed_at(scene, story, at)
    if found is None and scene.low(at).startswith(("visit", "tour")):
        found = _find_town_of(scene, at + 1) or _find_owner(scene, at + 1) or _find_headquarters(scene, story, at)
    return found


_HEADQUARTERS = re.compile(r"(?:the )?(?:(?:general|air|naval|navy|army|joint staff) )?(?:headquarters|ghq)\b")


def _find_headquarters(scene: Scene, story: Story, at: int) -> Destination | None:
    """ "Visited General Headquarters today": the one of the country written for, in the words of its services."""
    start = scene.nodes[at].end + 1
    words = fold(story.article.text[start : start + 40])
    return story.here() if _HEADQUARTERS.match(words) and not scene.names_place(at) else None


def _find_pointed_at(scene: Scene, story: Story, at: int) -> Destination | None:
    """ "Will raise it with Oslo when he visits that country": the country named last that is not his own."""
    own = {story.country(number) for node in scene.subjects(at) for number in scene.who(node)}
    found = last_named(scene, story, at, own)
    if found is not None:
        found.last = at + 3
    return found


def _find_town_of(scene: Scene, first: int) -> Destination | None:
    """The town that stands behind what is visited: "visited Air Headquarters, Islamabad on Tuesday"."""
    for i in range(first, min(first + 6, len(scene))):
        item = scene.nodes[i].item
        if scene.low(i) == "," and scene.letter(i + 1) == "L":
            return scene.destination(i + 1)
        if item is None or not (item.capital or scene.low(i) in ("the", "of")):
            return None
    return None


def _find_owner(scene: Scene, first: int) -> Destination | None:
    """The country that owns what is visited: "visited the War College of the Armed Forces of A"."""
    for i in range(first, min(first + 12, len(scene))):
        if scene.low(i) in _OWNER_ENDS or scene.letter(i) == "D" or scene.who(i) or scene.low(i + 1) in _NOT_THERE:
            return None
        owns = scene.low(i - 1) in ("of", "the", "in") or scene.low(i + 1) == "'s"
        if owns and scene.letter(i) in ("C", "A", "L"):
            return _find_site(scene, i + 1) or stop_at(scene, i)
    return None


def _find_site(scene: Scene, first: int) -> Destination | None:
    """ "The A training base in B": where the thing stands that is named after a country."""
    for i in range(first, min(first + 6, len(scene))):
        if scene.low(i) == "in":
            return scene.destination(i + 1)
        if scene.letter(i) != "w" or scene.low(i) in _OWNER_ENDS:
            return None
    return None
