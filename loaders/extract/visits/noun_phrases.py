"""The phrase around a noun for a visit: where it begins, and whether the word is a noun there at all."""

import re

from loaders.extract.visits.scene import Scene

DETERMINERS = frozenset({"a", "an", "the", "this", "that", "any", "another", "each", "no", "one"})


VERB_BEFORE = frozenset(
    "to will would shall can could may might should must not also then later and he she they who did does do never".split()
)


_ADJECTIVE = re.compile(
    r"(?:official|working|state|private|practical|brief|surprise|unannounced|planned|scheduled|upcoming|forthcoming|recent|"
    r"successful|historic|current|ongoing|slated|rare|first|second|third|fourth|fifth|last|latest|next|previous|earlier|\d+(?:st|nd|rd|th)|"
    r"foreign|overseas|maiden|courtesy|goodwill|friendly|friendship|high-level|high-profile|inaugural|secret|fruitful|"
    r"\w+-(?:day|week|hour|nation|country|leg|state|stop|city|profile|level|ranking|awaited|visit|trip)|day|week|days|hours|-|two|three|four|five|"
    r"week-long|lightning|snap|whirlwind|return|possible|potential|proposed|reciprocal|\w+(?:al|ic|ive|ing|ed|ful|ous|ary)|\w+long|key|short|long|"
    r"international|reported|separate|annual|regular|bilateral|summit|informal|formal|introductory|regional|world|"
    r"stop-over|fact-finding|inspection|pacific|asian|european|african|asia|europe|africa|latin|american|middle|east|nuclear)$"
)


TRIP_VERBS = frozenset(
    """
    on paid pay pays paying made make makes making begin begins began begun start starts started starting conclude concludes
    concluded concluding end ends ended ending complete completes completed completing during for kicked undertake undertook
    undertaking extend extended extends continue continues continued continuing with following after before of embarks embarked
    embark launched wrapped wraps wrapping resumed resume cut cuts plan plans planned schedule ahead as within in amid upon
    from finish finished finishes finishing postponed cancelled canceled postpone cancel delayed deferred off up
    """.split()
)


def find_start(scene: Scene, at: int) -> int:
    """The first node of the noun's adjectives: "three-day official [visit]", "Moscow [visit]"."""
    first = at
    while first > 0:
        letter, low = scene.letter(first - 1), scene.low(first - 1)
        if (
            letter in ("C", "L", "A", "D")
            or low in (",", "and")
            and first < at
            and letter == "w"
            and _ADJECTIVE.match(scene.low(first - 2))
        ):
            first -= 1
        elif letter == "w" and _ADJECTIVE.match(low) and low not in TRIP_VERBS:
            first -= 1
        else:
            break
    return _past_any_words(scene, first)


def _past_any_words(scene: Scene, first: int) -> int:
    """Over other adjectives too, where an article or possessive stands before them: "a significant [visit]"."""
    i = first
    while i > 0 and first - i < 3 and scene.letter(i - 1) == "w" and scene.low(i - 1).isalpha():
        if scene.low(i - 1) in DETERMINERS or scene.low(i - 1) in ("his", "her", "their", "'s"):
            return i
        if scene.low(i - 1) in VERB_BEFORE or scene.low(i - 1) in TRIP_VERBS:
            return first
        i -= 1
    return i if scene.low(i - 1) in ("'s", "'") or scene.low(i - 1) in DETERMINERS else first


def is_noun(scene: Scene, at: int, first: int) -> bool:
    low = scene.low(at)
    if low in ("trip", "trips", "stay", "journey", "mission", "stopover", "swing"):
        return True
    before = scene.low(first - 1)
    if first < at and scene.letter(at - 1) == "w":
        return True
    if before in DETERMINERS or before in ("'s", "'", "his", "her", "their", "its", "on", "of", "during", "for"):
        return True
    if before in VERB_BEFORE or scene.letter(first - 1) == "P":
        return False
    return scene.low(at + 1) in ("to", "by", "of", "here") or first < at
