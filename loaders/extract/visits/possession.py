"""Possession: whose visit a noun speaks of."""

import re

from loaders.extract.visits.noun_phrases import DETERMINERS, GENITIVES, PARTS, POSSESSIVES, NounPhrase
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.wording import words_of

_IN_PASSING = frozenset({"during", "in", "within", "amid", "after", "following", "before", "as", "upon"})
_FRONTING = frozenset({"during", "of", "on", "in", "amid", "after", "following", "for"})


def find_visitors(phrase: NounPhrase, story: Story, end: int, explicit: bool) -> list[int]:
    """The party nodes whose visit it is; empty when nobody's we know.

    ``end`` is the node after the noun and its destination, ``explicit`` whether it has one.
    """
    scene, first = phrase.scene, phrase.first
    named = _named_after(phrase, end)
    if named:
        return named
    if phrase.before in GENITIVES:
        return [first - 2] if scene.letter(first - 2) == "P" else []
    if scene.letter(first - 1) == "P" and scene.low(first) in GENITIVES:
        return [first - 1]
    if phrase.before == "its":  # "the delegation is continuing its visit"
        return [i for i in scene.subjects(first - 1) if (party := scene.party(i)) and party.delegation]
    if phrase.before == "whose":  # "X, whose working visit lasts until Thursday"
        last = first - 2 - (scene.low(first - 2) == ",")
        return [last] if scene.letter(last) == "P" else []
    if phrase.before in POSSESSIVES:
        return _find_possessor(phrase, story, end)
    return _find_paying(phrase, story, end, explicit)


def _named_after(phrase: NounPhrase, end: int) -> list[int]:
    """ "a visit by X", "the visit to A on Monday of X"."""
    scene = phrase.scene
    for i in (phrase.at + 1, end, end + 1):
        dated = scene.letter(i) == "D"
        if scene.low(i) in ("by", "of") or (dated and scene.low(i + 1) in ("by", "of")):
            j = i + (2 if dated else 1)
            while scene.low(j) in ("the", "a", "its", "visiting") or scene.letter(j) == "A":
                j += 1
            if scene.letter(j) == "P":
                return scene.joined_right(j)
    return []


def _find_paying(phrase: NounPhrase, story: Story, end: int, explicit: bool) -> list[int]:
    """The subject of the verb that governs the noun: "X paid a visit", "X, on a visit to A, said"."""
    scene = phrase.scene
    i = phrase.first - 1
    while scene.low(i) in DETERMINERS or scene.low(i) == "its" or scene.letter(i) == "D":
        i -= 1
    low, definite = scene.low(i), phrase.before == "the"
    if low not in words_of("governing a visit"):
        return []
    ahead = explicit and scene.low(i - 1) == "ahead"  # "said ahead of visits to A and B"
    if (low == "of" and scene.low(i - 1) not in PARTS and not ahead) or (low == "for" and definite):
        return []
    if low in _IN_PASSING and definite and not explicit:
        return []
    if low == "on" and (apposed := _find_apposed(phrase, i)) is not None:
        return [apposed]
    nearest = scene.subjects(i) or _before_comma(scene, i)
    if explicit and (scene.low(i - 1) == "," or low == "of"):  # "… would train officers, at the end of a trip to A"
        visiting = any(story.is_visitor(n) for node in nearest for n in scene.who(node))
        nearest = nearest if visiting else scene.main_subjects(i)
    if definite and not explicit and any(len(scene.who(node)) > 1 for node in nearest):
        return []  # "the two leaders will speak on the last day of the visit": it is one's alone
    return nearest or (find_fronted(phrase, story, end, set()) if explicit else [])


def _find_apposed(phrase: NounPhrase, i: int) -> int | None:
    """ "President X received Y, on a visit to the country": whoever stands before the comma, and no host, is on it."""
    scene, comma = phrase.scene, i - 1
    while scene.low(comma) in ("currently", "now", "also", "already"):
        comma -= 1
    at = phrase.at
    here = scene.low(at + 1) in ("to", "in") and scene.low(at + 2) in ("the", "our", "this")
    named = here and scene.low(at + 3) in words_of("nameless land")
    return comma - 1 if named and scene.low(comma) == "," and scene.letter(comma - 1) == "P" else None


def _before_comma(scene: Scene, i: int) -> list[int]:
    """ "X, on a four-day visit to A, said"."""
    j = i
    while j >= 0 and scene.low(j) != ",":
        j -= 1
    return [j - 1] if j > 0 and scene.letter(j - 1) == "P" else []


def _find_possessor(phrase: NounPhrase, story: Story, end: int) -> list[int]:
    """Whose visit "his visit" is: of the parties before it, the nearest who does not live where the visit goes."""
    scene, at = phrase.scene, phrase.first - 1
    found = scene.destination(phrase.at + 2) if scene.low(phrase.at + 1) == "to" else None
    hosts = set(found.countries) if found else _hosts_here(phrase, story)
    subjects = [i for i in scene.subjects(at) if not _names_thing(scene, i)]
    guests = [i for i in _find_received(scene, at) if _comes_from_elsewhere(scene.who(i), story, hosts)]
    if guests and phrase.noun in ("visit", "trip"):
        return guests
    if phrase.noun == "departure" and " farewell " in scene.view:
        subjects = []  # "Y bids farewell to X before his departure": it is X who goes
    if not hosts and any(len(scene.who(i)) > 1 for i in subjects):
        return []  # "they wound up their visit" after a guest and a host: the guest's alone
    if subjects and not any(scene.who(i) for i in subjects):
        return []  # it is somebody's, but nobody's we know
    if phrase.before == "their":  # the first of those who go together is the foremost
        subjects = sorted(subjects)
    before = [i for i in range(at - 1, -1, -1) if scene.letter(i) == "P"]
    for i in [*subjects, *before]:
        if _comes_from_elsewhere(scene.who(i), story, hosts):
            return [i]
    ahead = [] if before else find_fronted(phrase, story, end, hosts)
    return ahead or find_topic(scene, story, at, hosts)


def _hosts_here(phrase: NounPhrase, story: Story) -> set[str]:
    """ "On the occasion of his visit to the country": that of the place of writing, whose officials are at home."""
    scene, at, dateline = phrase.scene, phrase.at, story.dateline
    named = scene.words(at + 1, at + 4) == "to the country" and scene.words(at - 3, at - 1).endswith("occasion of")
    return {dateline.country} if named and dateline is not None and dateline.country else set()


_RECEIVES = re.compile(r"(?<= )(?:received|receives|hosted|hosts|welcomed|welcomes)(?= (?:the |his |a )?(?:A\d+ )?P\d)")


def _find_received(scene: Scene, at: int) -> list[int]:
    """ "X received Y within his working visit": the visit is Y's, whose turn to come it is."""
    ends = [end for _, end in scene.spans(_RECEIVES.finditer(scene.view)) if end < at]
    return scene.objects(ends[-1])[:1] if ends else []


def _names_thing(scene: Scene, i: int) -> bool:
    """ "The Kigali Special Economic [Zone]": a name of a thing, no person's."""
    party = scene.party(i)
    bare = party is not None and party.form == "name" and not scene.who(i)
    return bare and (scene.low(i - 1) in ("the", "a", "an") or scene.letter(i - 1) in ("A", "L", "C"))


def find_topic(scene: Scene, story: Story, at: int, hosts: set[str]) -> list[int]:
    """ "His visit" at a sentence's start is of the one the story is about: node ``at`` now stands for him."""
    topic = next((n for n in scene.recent if _comes_from_elsewhere([n], story, hosts)), None)
    if topic is None:
        return []
    scene.people[at] = [topic]
    return [at]


def _comes_from_elsewhere(numbers: list[int], story: Story, hosts: set[str]) -> bool:
    return any(story.is_visitor(n) and story.country(n) not in hosts for n in numbers)


def find_fronted(phrase: NounPhrase, story: Story, end: int, hosts: set[str]) -> list[int]:
    """ "Within the framework of his visit to A, X met Y": the subject that follows the comma."""
    scene, noun = phrase.scene, phrase.at
    if not any(scene.low(i) in _FRONTING for i in range(noun)):
        return []
    near = range(max(end, noun + 1), min(end + 10, len(scene)))
    comma = next((i for i in near if scene.low(i) == ","), None)
    if comma is None:
        return []
    subject = next((i for i in range(comma + 1, len(scene)) if scene.letter(i) == "P"), None)
    return [subject] if subject is not None and _comes_from_elsewhere(scene.who(subject), story, hosts) else []
