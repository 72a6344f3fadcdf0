"""Standing: whether what a claim tells of happened, is planned, was called off, or is no fact at all."""

import re
from functools import cache

from loaders.extract.dates import clause_tense
from loaders.extract.visits.claims import Claim
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.triggers import family_pattern
from loaders.models import Kind

_DENIAL = re.compile(
    r"(?<= )(?:not|n't|no|never|denied|denies|deny|without|neither|nor|unable|cannot|fail(?:ed|s)? to|lack of|instead of|rather than|prevented)(?= )"
)
_WISHES = re.compile(
    r"(?<= )(?:may|might|could|can|likely(?! to (?:hold|discuss))|unlikely|hopes?|hoped|hoping|wants?|wanted|wish(?:es|ed)?|ready|possible|possibly|"
    r"possibility|under_consideration|considers?|considering|considered|proposes?|proposed|proposal|offer(?:s|ed)?|suggest(?:s|ed)?|if|unless|whether|"
    r"refused?|refuses|declined?|rejected|potential|eventual|rumou?rs?|speculation|alleged(?:ly)?|unconfirmed|invit(?:e|es|ed|ing)|invitations?|"
    r"agreement to hold|agreed to visit|like to|accepted|urged?|called for|asked to|appeal(?:ed)?|should|need to|"
    r"desire|willing(?:ness)?|ban(?:ned)?|visas?|request(?:ed)?)(?= )"
)
_HARD_WISHES = re.compile(
    r"(?<= )(?:likely|may|might|could|whether|if|invited|invitation|possible|proposed|hopes?|hoped|wants?|wanted|possibility|prospects?|likelihood|idea|allegedly|so-called|broker|brokering|arrange|arranging|set up|setting up|facilitate|trying to)(?= )"
)
_FUTURE = re.compile(
    r"(?<= )(?:will|shall|'ll|upcoming|forthcoming|scheduled|schedule|planned|plans|planning|slated|due|expected|expects|set to|is to|are to|was to|were to|"
    r"to visit|to arrive|to travel|to meet|to attend|to pay|to hold|to host|to receive|intends|going to|about to|prepares|looks? forward|tomorrow|would)(?= )"
)
_PAST_PLAN = re.compile(r"(?<= )(?:was|were|had been) (?:to|due|scheduled|expected|slated|set|supposed)(?= )")


def standing(claim: Claim, scene: Scene, folded: str) -> str:
    """ "denied" for what is denied or hearsay, "offstage" for what is only wished; else "planned", "ongoing" or "completed"."""
    first = _clause_start(scene, claim.first)
    before = " " + " ".join(_tokens(scene, first, claim.first)) + " "
    inside = " " + " ".join(_tokens(scene, claim.first, claim.last)) + " "
    after = " " + " ".join(_tokens(scene, claim.last, min(claim.last + 16, len(scene.nodes)))) + " "
    if _DENIAL.search(_near(before)) or _DENIED_AFTER.match(_reach(after)) or _is_hearsay(scene, claim):
        return "denied"
    if _is_offstage(before, inside, claim) or first and _is_proposed(scene, first) or scene.low(0) == "if":
        return "offstage"
    if claim.returning or claim.over:
        return "completed"
    if claim.rule == "visiting":
        return "ongoing"
    if claim.intended:
        return "planned"
    if claim.rule in ("visit noun", "talks") and not claim.governed:
        return _bare_noun(inside, after, before)
    if _FUTURE.search(before[-60:]) or claim.rule == "visit noun" and _FUTURE.search(inside):
        return "planned"
    tense = clause_tense(folded, scene.sentence.start, scene.sentence.end, scene.nodes[claim.first].start)
    if tense == "future" and claim.rule != "visit noun" and claim.rule != "visiting":
        return "planned"
    return "ongoing" if tense == "present" or claim.rule == "visiting" else "completed"


def _bare_noun(inside: str, after: str, before: str) -> str:
    """The standing of a visit that is only named ("on X's visit to Y"): by its own words, not by the sentence's verb."""
    if re.search(r" (?:upcoming|forthcoming|scheduled|planned|slated|next|coming|future) ", inside):
        return "planned"
    if re.match(
        r" (?:\S+ ){0,5}?(?:(?:will|would|is to|is due|is scheduled|is expected|starts|begins|starting|beginning|later|next|scheduled|due|planned) )",
        after,
    ):
        return "planned"
    if re.search(
        r" (?:ahead of|before|prior to|in preparation for|prepare for|preparing for|run-up to|looks? forward to) (?:\S+ ){0,6}$",
        before,
    ):
        return "planned"
    if re.match(
        r" (?:\S+ ){0,4}?(?:has|have|is|was)? ?(?:begun|began|begins|started|starts|kicked off|continues|continued|continuing|under way|underway|opened|taking place) ",
        after,
    ):
        return "ongoing"
    return "completed"


_DENIED_AFTER = re.compile(
    r".{0,60}? (?:(?:is|are|was|were|has|have|had|been|be|will|would|does|did|do) (?:not|n't|never|no)|(?:is|are|was|were) (?:still )?(?:under consideration|"
    r"possible|likely|unlikely|being (?:discussed|considered|planned|prepared)|on the table|in doubt|ruled out|an option)|depend(?:s|ed)? on|allegedly) "
)


def _reach(after: str) -> str:
    """The words after a claim up to the end of its clause."""
    return re.split(r" [;:.\"] | (?:but|who|which|where) ", after)[0] + " "


_HEARSAY = re.compile(
    r"\b(?:unable to (?:confirm|verify)|(?:den(?:y|ies|ied)|no) (?:any )?(?:knowledge|information)|unconfirmed|rumou?rs|speculation|could not confirm|nothing to confirm|"
    r"declined to (?:confirm|comment)|den(?:y|ies|ied) (?:\S+ ){0,4}(?:report|story|claim|rumou?r|suggestion|allegation)s?|whether)\b"
)


def _is_hearsay(scene: Scene, claim: Claim) -> bool:
    """Whether the sentence only passes on what nobody confirms."""
    words = " ".join(_tokens(scene, 0, claim.first))
    return bool(_HEARSAY.search(words))


def _is_offstage(before: str, inside: str, claim: Claim) -> bool:
    near = _near(before)
    if claim.rule in ("visit noun", "talks"):
        return bool(
            _HARD_WISHES.search(near[-40:])
            or re.search(r" (?:possible|potential|proposed|eventual|invitation) ", inside)
        )
    return bool(_WISHES.search(near[-48:]))


_PROPOSED = re.compile(
    r" (?:propos(?:ed|es|ing|al)|suggest(?:ed|s|ing)|hop(?:ed|es|ing)|wish(?:ed|es)|invit(?:ed|es|ing)|urg(?:ed|es)|demand(?:ed|s)|recommend(?:ed|s)|requested|asked|"
    r"insist(?:ed|s)|offer(?:ed|s)|possibility|prospect|chance|doubt(?:ed|s)?|speculat(?:ed|ion)|rumou?rs?) "
)


def _is_proposed(scene: Scene, first: int) -> bool:
    """Whether the clause hangs on a wish: "proposed in a letter that they meet"."""
    if scene.low(first - 1) != "that":
        return False
    return bool(_PROPOSED.search(" " + " ".join(_tokens(scene, max(first - 12, 0), first - 1)) + " "))


def _near(before: str) -> str:
    """The words just before a claim, without what only looks like a wish or a denial."""
    return _NO_WISH.sub(" ", before)[-70:]


# "At the invitation of X, Y arrived" tells of a visit made; "not only visited" of more than a visit.
_NO_WISH = re.compile(r" (?:(?:at|on|upon) (?:\S+ ){0,4}?(?:invitation|request)|not only|no later than)(?= )")

_CLAUSE_BREAKS = frozenset({";", ":", '"', "that", "said", "who", "which", "where", "but"})


def _clause_start(scene: Scene, at: int) -> int:
    i = at - 1
    while i >= 0 and scene.low(i) not in _CLAUSE_BREAKS:
        i -= 1
    return i + 1


def _tokens(scene: Scene, first: int, last: int) -> list[str]:
    return [
        scene.nodes[i].low.replace(" ", "_") if scene.letter(i) == "w" else scene.letter(i) for i in range(first, last)
    ]


def is_of_old(claim: Claim) -> bool:
    """Whether the words themselves put the stay in the past: "his recent visit"."""
    return bool(re.search(r"\b(?:recent|previous|earlier|last|past)\b", claim.kind_words))


def is_called_off(claim: Claim, scene: Scene) -> bool:
    """Whether the same sentence calls the visit off: "X's visit to Y has been postponed", "postponed a visit to Y"."""
    if claim.rule != "visit noun":
        return False
    near = " " + " ".join(_tokens(scene, max(claim.first - 7, 0), min(claim.last + 16, len(scene.nodes)))) + " "
    return bool(family_pattern("off").search(near))


@cache
def _kinds() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    # Longer stays of words that only look alike ("a state secretary's visit") are kept out by the noun's own phrase.
    return (
        ("state", re.compile(r"\bstate(?:,? and official)?\b(?! secretar)")),
        ("official", re.compile(r"\bofficial\b")),
        ("working", re.compile(r"\b(?:working|practical|business)\b")),
        ("private", re.compile(r"\b(?:private|personal|unofficial|family|holiday)\b")),
        ("transit", re.compile(r"\b(?:transit|stop-?over|refuelling|refueling)\b")),
    )


def kind_of(words: str) -> Kind:
    """The kind of visit that a noun's words name.

    >>> kind_of("three-day official visit"), kind_of("surprise trip")
    ('official', 'unspecified')
    """
    return next((kind for kind, pattern in _kinds() if pattern.search(words)), "unspecified")
