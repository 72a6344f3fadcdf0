"""The phrase around a noun for a visit: where it begins, what governs it, and whether the word is a noun at all."""

import re
from dataclasses import dataclass

from loaders.extract.visits.scene import Scene
from loaders.extract.visits.wording import words_of

DETERMINERS = frozenset({"a", "an", "the", "this", "that", "any", "another", "each", "no", "one"})
POSSESSIVES = frozenset({"his", "her", "their"})
GENITIVES = frozenset({"'s", "'"})
PARTS = frozenset({"leg", "day", "part", "stop", "stage", "start", "beginning", "end"})
"""Nouns for a part of a visit: who is on a part of it is on it."""
VERB_BEFORE = frozenset(
    "to will would shall can could may might should must did does do "
    "not never also then later and he she they who".split()
)
"""Words before which "visit", "stop" or "head" is a verb."""
_BEFORE_NOUN = DETERMINERS | POSSESSIVES | GENITIVES | {"its", "on", "of", "during", "for", "make", "making", "made"}
_NEVER_VERBS = frozenset({"trip", "trips", "stay", "journey", "mission", "stopover", "swing"})
_ADJECTIVE_ENDING = re.compile(
    "(?:"
    + "|".join(
        (
            r"\d+(?:st|nd|rd|th)",
            r"\w+-(?:day|week|hour|nation|country|leg|state|stop|city|profile|level|ranking|awaited|visit|trip)",
            r"\w+(?:al|ic|ive|ing|ed|ful|ous|ary)",
            r"\w+long",
        )
    )
    + ")$"
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun for a visit at node ``at``, with its adjectives from node ``first`` on."""

    scene: Scene
    at: int
    first: int

    @property
    def noun(self) -> str:
        """The noun itself, folded."""
        return self.scene.low(self.at)

    @property
    def before(self) -> str:
        """The word before the phrase: an article, a possessive, or what governs it."""
        return self.scene.low(self.first - 1)

    @property
    def words(self) -> str:
        """Adjectives and noun."""
        return self.scene.words(self.first, self.at + 1)


def read_phrase(scene: Scene, at: int) -> NounPhrase:
    """The phrase of the noun at node ``at``: "three-day official [visit]", "Moscow [visit]"."""
    first = at
    while first > 0 and _belongs(scene, first - 1, first < at):
        first -= 1
    return NounPhrase(scene, at, _pass_any_words(scene, first))


def _belongs(scene: Scene, i: int, inside: bool) -> bool:
    """Whether node ``i`` is of the phrase that begins after it; ``inside`` when that is more than the noun."""
    letter, low = scene.letter(i), scene.low(i)
    if letter in ("C", "L", "A", "D"):
        return True
    if letter == "P":  # "a [Middle East] tour": capitals that are nobody's name
        party = scene.party(i)
        owned = scene.low(i - 1) in DETERMINERS or scene.low(i - 1) in POSSESSIVES
        return owned and party is not None and party.form == "name" and not scene.who(i)
    if letter != "w":
        return False
    if inside and low in (",", "and") and is_adjective(scene.low(i - 1)):
        return True
    if not is_adjective(low):
        return False
    # "X planned a visit" governs it, "X's planned visit" only describes it
    owned = scene.low(i - 1) in GENITIVES or scene.low(i - 1) in POSSESSIVES
    return owned or low not in words_of("governing a visit")


def is_adjective(low: str) -> bool:
    """Whether a word is one that stands before a noun for a visit, by itself or by its ending."""
    return low in words_of("adjective") or bool(_ADJECTIVE_ENDING.match(low))


def _pass_any_words(scene: Scene, first: int) -> int:
    """Over other adjectives too, where an article or possessive stands before them: "a significant [visit]"."""
    i = first
    while i > 0 and first - i < 3 and scene.letter(i - 1) in "wD" and scene.low(i - 1).replace("-", "").isalpha():
        before = scene.low(i - 1)
        if before in DETERMINERS or before in POSSESSIVES:
            return i
        if before in VERB_BEFORE or before in words_of("governing a visit"):
            return first
        i -= 1
    return i if scene.low(i - 1) in GENITIVES or scene.low(i - 1) in DETERMINERS else first


def is_noun(phrase: NounPhrase) -> bool:
    """Whether the word is a noun: "to visit", "X visits" are verbs."""
    scene, at, first = phrase.scene, phrase.at, phrase.first
    if phrase.noun in _NEVER_VERBS or (first < at and scene.letter(at - 1) == "w"):
        return True
    if phrase.before in _BEFORE_NOUN:
        return True
    if phrase.before in VERB_BEFORE or scene.letter(first - 1) == "P":
        return False
    return first < at or scene.low(at + 1) in ("to", "by", "of", "here")


_PASSED = frozenset({"up", "its"})


def find_governor(phrase: NounPhrase) -> int:
    """The word that governs the phrase: "concluding [his three-day visit]"."""
    i = phrase.first - 1
    while phrase.scene.low(i) in DETERMINERS or phrase.scene.low(i) in POSSESSIVES or phrase.scene.low(i) in _PASSED:
        i -= 1
    return i
