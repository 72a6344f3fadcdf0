"""Standing: whether what a claim tells of happened, is planned, was called off, or is no fact at all."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.extract.dates import clause_tense
from loaders.extract.visits.claims import Claim
from loaders.extract.visits.dating import lead_before_news, new_day
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.triggers import family_pattern
from loaders.extract.visits.wording import one_of, pattern_of
from loaders.models import Kind

Standing = Literal["denied", "offstage", "planned", "ongoing", "completed"]
""""denied" for what is denied or hearsay, "offstage" for what is only wished or proposed."""

_CLAUSE_BREAKS = frozenset({";", ":", '"', "that", "said", "who", "which", "where", "but"})
_CLAUSE_END = re.compile(
    r" [;:.\"] | (?:but|who|which|where) | that (?=(?:there|he|she|it|they|the|a|an|his|her|its|[PCO]) )"
)
_SAID_NEXT = re.compile(r" (?:and |, (?:P )?)?(?:said|says|told|saying|adding) | and (?:has|have|had) (?=not )")
"""Where a verb's subject goes on to speak: "arrived today and said he would not …" denies no arrival."""
_RESUMED = re.compile(r" , (?=(?:is|are|was|were|has|have|had|will|would|does|did|do|can|could|may|might|must) )")
"""Where the clause goes on into which another is set: what is denied there is something else."""
_ON_HIS = (" during his ", " during her ", " during their ", " on his ", " on her ", " during the ")
"""What is not done on a visit leaves the visit: "has no plans to meet bankers during his trip to Oslo"."""
_OWN_CLAUSE = re.compile(
    r"^.* (?:and (?=(?:will|would|is to|was to|is due to|plans to) $)|"
    r"(?:before|after|until|once|because) (?=(?:\S+ ){0,2}P (?:\S+ ){0,2}$))"
)
"""What stands before a further verb ("accepted an invitation to Malta and will go there on Friday") or before a clause
with a subject of its own ("wants an accord before X arrives") wishes and denies nothing of what follows."""
_THEN_SAID = re.compile(r" , P (?:said|says|told|added) (?!,)")
""""Talking before his departure for A, X said there was no …": that is denied, and no journey."""
_SPEAKS = re.compile(r" (?:told|tells|said|addressed|addressing|speaking|spoke|talking|briefed) ")
_NO_WISH = re.compile(
    r" (?:(?:at|on|upon) (?:\S+ ){0,4}?(?:invitation|request)|not only|no later than|the need to"
    r"|the (?:proposal|offer|invitation|request)s?(?= , $))(?= )"  # "the proposal, handed over in A by X"
)
"""What only looks like a wish or a denial: who comes "at the invitation of X" has come."""
_DENIED_AFTER = re.compile(
    r".{0,60}? (?:"
    r"(?:is|are|was|were|has|have|had|been|be|will|would|does|did|do) (?:now |also )?(?:not|n't|never|no)"
    r"|(?:is|are|was|were) (?:still )?(?:under consideration|possible|likely|unlikely|"
    r"being (?:discussed|considered|planned|prepared)|on the table|in doubt|ruled out|an option)"
    r"|depend(?:s|ed)? on|allegedly) "
)
_HEARSAY = re.compile(
    r"\b(?:"
    r"unable to (?:confirm|verify)|could not confirm|nothing to confirm|declined to (?:confirm|comment)"
    r"|(?:den(?:y|ies|ied)|no) (?:any )?(?:knowledge|information)"
    r"|(?:den(?:y|ies|ied)|dismiss(?:ed|es)|reject(?:ed|s)|refut(?:ed|es)|rubbish(?:ed|es)|rebuff(?:ed|s)) "
    r"(?:\S+ ){0,4}(?:report|story|claim|rumou?r|suggestion|allegation)s?"
    r"|unconfirmed|rumou?rs|speculation|whether)\b"
)
_TOLD_BY_OTHERS = re.compile(
    # What opens a sentence with a capital may look like a name.
    r"(?:^ P(?! (?:said|says|told|added|stressed|noted|announced))|\breports?|\brumou?rs?|claims?|allegations?"
    r"|speculations?|information|news|statements?|posts?) (?:(?!said |told )\S+ ){0,7}?(?:that|about|of) "
)
_UNTRUE = re.compile(
    r" (?:groundless|baseless|unfounded|untrue|false|fake|fabricated|fabrications?|fiction|nonsense|disinformation"
    r"|misinformation|incorrect|lies?|invented|(?:not|n't) (?:true|correct|correspond)|no (?:truth|basis)) "
)
_DENIES = re.compile(r" (?:den(?:y|ies|ied|ying)|dismiss(?:ed|es)|reject(?:ed|s)|refut(?:ed|es|ing)) ")
_ACCEPTED = re.compile(r" accept(?:ed|s) (?:(?:an|the|his|her|P) )?(?:\S+ ){0,3}?invitation (?:\S+ ){0,4}?to $")
"""An invitation that is taken up, for a day that is named, is a plan."""
_WOULD_HELP = re.compile(
    r" (?:(?!,|that)\S+ ){0,5}?would (?:only |also |greatly )?(?:help|ease|boost|improve"
    r"|be (?:helpful|useful|welcomed?|premature|possible|appropriate)) "
)
"""A visit that is only weighed: "a trip by the premier would help"."""
_ASKED = re.compile(r" (?:when )?asked (?:about|on) ")
"""What journalists ask about is not told."""
_UNDATED = re.compile(
    r" no (?:\S+ )?dates? (?:has |have |had )?(?:(?:was|were|been|yet) )*(?:set|fixed|given|agreed)\b"
)
_LEFT_OPEN = re.compile(
    r" (?:at|on|for) (?:an? |the )?(?:later |future |mutually )?(?:convenient |agreed |suitable )?"
    r"(?:dates?|times?|place|venue) "
    r"(?:(?:still |yet )?to be (?:agreed|set|fixed|determined|decided|announced)|convenient|suitable)"
    r"| (?:will|would) (?:announce|name) (?:the|a) date"
    r"|the dates? (?:will|would|is to|are to) be (?:announced|agreed|named|set)"
    r"| when(?:ever)? (?:\S+ ){1,4}(?:allows?|permits?) "
)
""""To receive him at a date to be agreed": there is none yet."""
_HAD_BEEN_DUE = re.compile(
    r" had (?:originally |initially |also |first )?(?:been )?(?:expected|due|scheduled|supposed|meant|planned) "
    r"(?:here |there )?(?:to (?:\S+ ){0,2}|in )?$"
)
"""What had been expected has not come about, or is told of again where it has."""
_DUE_WITHIN = re.compile(r" (been \w+ (?:to be )?in )")
"""The trigger itself, where it is the verb of a plan: "had [been expected in] A"."""
_SPOKEN = re.compile(r"^.* , (?=(?:\S+ ){0,3}P $)")
"""What is said, before who says it: "they will not yield, the minister [said in A]"."""
_LED_TO = re.compile(r" (?:led|headed|brought|took) (?!to )(?:\S+ ){1,12}?to $")
""""Led a delegation to meet President X": who has led it has met him."""
_PASSED_BY = re.compile(r"^.* had been (?:expected|due|scheduled) [^,]{0,40}, ")
""""X, who had been expected on Monday, arrived": the plan is behind him."""
_ASKS = re.compile(
    r" (?:ask|asks|asking|beg|begged|implored?|press(?:ed|es|ing)?|encourag(?:e|es|ed|ing)) (?:\S+ ){1,6}?to $"
)
"""Whom somebody asks to go has not gone; whom a president "asked to travel" is sent by him."""
_DURING = (" during ", " during his ", " during her ", " during their ", " during the ")
_ASIDE = re.compile(r"^ , which (?:(?!,)\S+ ){1,10}?, ")
"""A clause set in behind the noun: "X's visit to A, which had been expected this month, will not take place"."""
_OF_OLD = re.compile(r"\b(?:recent|previous|earlier|last|past)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """A claim's own words and those around them, between blanks; parties, places and dates are one letter each.

    ``first`` is the node the clause begins at; ``before`` reaches back to it, ``after`` sixteen nodes ahead.
    """

    claim: Claim
    scene: Scene
    first: int
    before: str
    inside: str
    after: str

    @property
    def near(self) -> str:
        """The words just before the claim, without what only looks like a wish or a denial."""
        if self.claim.rule == "visit noun" and self.before.endswith(_ON_HIS):
            return " "
        if self.is_spoken:
            return _SPOKEN.sub(" ", self.before)[-70:]
        return _NO_WISH.sub(" ", _OWN_CLAUSE.sub(" ", self.before))[-70:]

    @property
    def is_spoken(self) -> bool:
        """Whether somebody speaks there: what he says is none of his being there."""
        return self.claim.rule == "presence" and self.inside.startswith((" said ", " told ", " says "))

    @property
    def only_names(self) -> bool:
        """Whether the claim rests on a noun, which may stand in any clause."""
        return self.claim.rule in ("visit noun", "talks")


def _read_clause(claim: Claim, scene: Scene) -> Clause:
    first = claim.first - 1
    while first >= 0 and scene.low(first) not in _CLAUSE_BREAKS:
        first -= 1
    first += 1
    before, inside = _words(scene, first, claim.first), _words(scene, claim.first, claim.last)
    return Clause(claim, scene, first, before, inside, _words(scene, claim.last, claim.last + 16))


def _words(scene: Scene, first: int, last: int) -> str:
    pairs = scene.pairs(first, last)
    return " " + " ".join([low.replace(" ", "_") if letter == "w" else letter for letter, low in pairs]) + " "


def standing(claim: Claim, scene: Scene, folded: str) -> Standing:
    """How a claim stands, by the words around it and the tense of its clause; ``folded`` is the article's text."""
    clause = _read_clause(claim, scene)
    if _is_denied(clause):
        return "denied"
    if _is_offstage(clause):
        return "offstage"
    if claim.returning or claim.over or lead_before_news(claim, scene) is not None:
        return "completed"
    if claim.rule == "visiting":
        return "ongoing"
    if claim.intended or new_day(claim, scene) is not None:
        return "planned"
    if clause.only_names and not claim.governed:
        return _standing_of_noun(clause)
    told = _standing_of_verb(clause, folded)
    # "Prices will rise, X told the club": that is to come, and he has spoken.
    return "completed" if claim.rule == "speech" and told == "planned" else told


def _is_denied(clause: Clause) -> bool:
    after = _CLAUSE_END.split(_ASIDE.sub(" ", clause.after) if clause.only_names else clause.after)[0] + " "
    tells = clause.claim.rule == "arrival" and after.startswith(" that ")  # "said on arrival that he would not …"
    speaks = clause.claim.rule in ("participation", "presence", "speech") and _SPEAKS.match(clause.inside)
    if tells or speaks:  # "told reporters here the talks would not fail": it is the talks that are spoken of
        after = " "
    after = _THEN_SAID.split(after)[0] + " "
    if _is_inserted(clause):
        after = _RESUMED.split(after)[0] + " "
    if not clause.only_names:
        after = _SAID_NEXT.split(after)[0] + " "
    if pattern_of("denial").search(clause.near) or _DENIED_AFTER.match(after):
        return True
    if is_called_untrue(clause.claim, clause.scene):
        return True
    return _is_denied_that(clause) or bool(_HEARSAY.search(_words(clause.scene, 0, clause.claim.first)))


def _is_inserted(clause: Clause) -> bool:
    """Whether commas set the claim into another clause: "X, on a visit to A, is not …", "X, who came, has not …"."""
    opened = clause.scene.words(clause.claim.first - 4, clause.claim.first).split()
    relative = clause.scene.low(clause.first - 1) in ("who", "which")
    return relative or ("," in opened and opened[-1] not in ("'s", "'", "his", "her", "their"))


def is_called_untrue(claim: Claim, scene: Scene) -> bool:
    """ "Reports that the minister flew to A are groundless": what others tell, and the sentence denies at its end."""
    told = _TOLD_BY_OTHERS.search(_words(scene, 0, claim.first))
    return bool(told and _UNTRUE.search(_words(scene, claim.last, len(scene))))


def _is_denied_that(clause: Clause) -> bool:
    """ "denied on Wednesday that he had travelled to A"."""
    scene, first = clause.scene, clause.first
    return scene.low(first - 1) == "that" and bool(_DENIES.search(_words(scene, first - 8, first - 1)))


def _is_offstage(clause: Clause) -> bool:
    if _ACCEPTED.search(clause.before) and any(date.precision == "day" for _, date in clause.scene.dates()):
        return False
    if clause.only_names:
        wished = pattern_of("hard wish").search(clause.near[-40:]) or pattern_of("doubtful").search(clause.inside)
    else:
        wished = pattern_of("wish").search(clause.near[-48:])
    if clause.only_names and _WOULD_HELP.match(clause.after):
        return True
    if clause.only_names and _ASKED.match(_words(clause.scene, 0, 3)):
        return True
    undated = (_UNDATED.search(clause.after) and not clause.scene.dates()) or _LEFT_OPEN.search(clause.after)
    within = _DUE_WITHIN.match(clause.inside)
    if _HAD_BEEN_DUE.search(clause.before + (within[1] if within else "")) or _is_asked_for(clause):
        return True
    prepared = clause.only_names and _PREPARED.search(clause.near) and not clause.scene.dates()
    return bool(wished or undated or prepared) or _is_proposed(clause) or _is_conditional(clause)


def _is_asked_for(clause: Clause) -> bool:
    """ "Asked the premier to travel to A": unless it is for a day."""
    return bool(_ASKS.search(clause.before)) and not any(d.precision == "day" for _, d in clause.scene.dates())


_PREPARED = re.compile(
    r" preparations? (?:(?:is|are|was|were) )?(?:underway|under way|under_way|going on|ongoing|continuing) for "
)
"""A visit that is being prepared and has no day is not settled."""
_CONDITION = re.compile(r' (?:that|said|,|"|and|but|;|:) if (?:\S+ )+?(?:would|could|might|should) ')


def _is_conditional(clause: Clause) -> bool:
    """Whether it hangs on a condition: "said if the meeting took place it would open the way for talks"."""
    before = _words(clause.scene, 0, clause.claim.first)
    would_if = clause.before.endswith(" would ") and " if " in clause.after  # "would attend if it were called"
    return clause.scene.low(0) == "if" or would_if or bool(_CONDITION.search(before))


def _is_proposed(clause: Clause) -> bool:
    """Whether the clause hangs on a wish: "proposed in a letter that they meet"."""
    scene, first = clause.scene, clause.first
    if scene.low(first - 1) != "that":
        return False
    return bool(pattern_of("proposal").search(_words(scene, first - 12, first - 1)))


_STOPS_OF_TOUR = re.compile(r" (?:(?P<ahead>will|to) (?:also )?)?(?:include|take in|cover|includes|takes in|covers) ")
""" "His tour includes A and B" is going on, one that will include them is to come; that it included them is past."""


@cache
def _noun_signs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What puts a noun ahead, by the words after and before it; and what says that its visit is going on."""
    return (
        re.compile(rf" (?:\S+ ){{0,5}}?{one_of('to come')} "),
        re.compile(rf" {one_of('leading up')} (?:\S+ ){{0,6}}$"),
        re.compile(rf" (?:(?!since\b|that\b)\S+ ){{0,7}}?(?:has|have|is|was)? ?{one_of('under way')} "),
    )


def _standing_of_noun(clause: Clause) -> Standing:
    """The standing of a visit that is only named ("on X's visit to Y"): by its own words, not the sentence's verb."""
    to_come, leading_up, under_way = _noun_signs()
    if (stops := _STOPS_OF_TOUR.search(clause.inside)) is not None:
        return "planned" if stops["ahead"] else "ongoing"
    if pattern_of("ahead").search(clause.inside) or to_come.match(clause.after) or leading_up.search(clause.before):
        return "planned"
    return "ongoing" if under_way.match(clause.after.replace(" , ", " ")) else "completed"


def _standing_of_verb(clause: Clause, folded: str) -> Standing:
    claim, sentence = clause.claim, clause.scene.sentence
    future = pattern_of("future")
    if _ACCEPTED.search(clause.before):
        return "planned"
    near = (_SPOKEN if clause.is_spoken else _PASSED_BY).sub(" ", clause.before)[-60:]
    if claim.rule == "meeting" and _LED_TO.search(clause.before):
        return "completed"
    if future.search(near) or (claim.rule == "visit noun" and future.search(clause.inside)):
        return "planned"
    if _is_scheduled(clause):
        return "planned"
    tense = clause_tense(folded, sentence.start, sentence.end, clause.scene.nodes[claim.first].start)
    if tense == "future" and (claim.rule != "visit noun" or clause.before.endswith(_DURING)):
        return "planned"
    return "ongoing" if tense == "present" else "completed"


_GOES = frozenset("leaves goes flies heads travels departs moves continues proceeds arrives".split())
_GO = frozenset("leave go fly head travel depart move continue proceed arrive".split())
_SOON = re.compile(r" (?:D|today|tonight|tomorrow|later|next|then|on) ")


def _is_scheduled(clause: Clause) -> bool:
    """ "X leaves today for A", "goes on to Seoul later this week": the present of a time that is to come."""
    claim, scene = clause.claim, clause.scene
    party = scene.party(claim.first - 1) if claim.first else None
    many = party is not None and party.form == "pronoun" and party.plural and scene.low(claim.first) in _GO
    if claim.rule not in ("move", "arrival") or not (many or scene.low(claim.first) in _GOES):
        return False
    told = clause.inside + _CLAUSE_END.split(clause.after[:40])[0] + " "
    return _SOON.search(told) is not None


def is_of_old(claim: Claim) -> bool:
    """Whether the words themselves put the stay in the past: "his recent visit"."""
    return bool(_OF_OLD.search(claim.kind_words))


_DROPPED = re.compile(
    r"^ (?:\S+ ){0,3}?plans? (?:for|by) (?:\S+ ){1,3}?to (?:\S+ ){1,24}?(?:was|were|has been|have been) "
    r"(?:dropped|scrapped|shelved|abandoned|cancell?ed|called off|put off|postponed) "
)
""""Plans for X to go to A this weekend were dropped"."""


_OFF_AFTER = re.compile(
    r" (?:(?:on |early |late |next )?D )?,? ?but (?:that|the|this|his|her|their|it) (?:visit |trip |journey |tour )?"
    r"(?:was|has been|had been|is) (?:later |then )?"
    r"(?:postponed|cancell?ed|called off|put off|scrapped|shelved|dropped) "
)
""""Was expected to travel to A, but that visit was postponed"."""


def is_called_off(claim: Claim, scene: Scene) -> bool:
    """Whether the same sentence calls the visit off: "X's visit to Y has been postponed", "postponed a visit to Y"."""
    if _DROPPED.search(_words(scene, 0, len(scene))):
        return True
    if _OFF_AFTER.match(_words(scene, claim.last, claim.last + 16)):
        return True
    if claim.rule not in ("visit noun", "talks") or new_day(claim, scene) is not None:
        return False
    return bool(family_pattern("off").search(_words(scene, claim.first - 7, claim.last + 16)))


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
