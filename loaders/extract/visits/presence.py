"""Presence: officials who are said to be somewhere, or do there what can only be done there."""

import re
from functools import cache

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.journeys import claim_next_stops
from loaders.extract.visits.noun_phrases import NounPhrase
from loaders.extract.visits.places import subject_after_comma
from loaders.extract.visits.possession import find_fronted
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.wording import one_of, words_of

_DUE = frozenset("due expected intends intend set".split())
_WHERE = re.compile(
    r"(?<= )in (?:the (?:A\d+ )?(?:capital )?)?[CL]\d+ , where"
    r"(?= (?:he|she|P\d+) (?:is|was|will|has|had|attend|met|held|arriv|discuss|took|takes))"
)
_MEETING = ("met", "meets", "held", "holds", "had", "began", "opened", "concluded")
_APPOSED = re.compile(
    r"(?<= )P\d+ , (?:who (?:was|is) |currently |now |also |already )?(?:in|visiting|on a visit (?:to|in))(?= )"
)
_APPOSED_HERE = re.compile(
    r"(?<= )P\d+ , (?:who (?:was|is) )?(?:currently |now |also |already )?here(?= (?:for|to|on|as|with|,))"
)
_APPOSED_ENDS = frozenset({"for", "to", "on", "where", "with", "as", "ahead"})
_AT_THE_TIME = frozenset({"currently", "now", "also", "already"})


def claim_presence(scene: Scene, story: Story) -> list[Claim]:
    """The claims of "is in A for talks", "was expected in A"."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.triggers("presence")):
        found = scene.destination(end)
        close = scene.low(at - 1) in ("who", "he", "she", "is", ",", "and") or _is_intended(scene, at)
        subjects = [i for i in scene.subjects(at) if close or i >= at - 4]
        if found is not None and subjects:
            claims += make_claims(Finding("presence", scene, at, found.last), story, subjects, found)
            claims += claim_next_stops(scene, story, found.last, subjects, "in", "presence")
    return claims


def _is_intended(scene: Scene, at: int) -> bool:
    """ "Who plans to be in A", "is due to be in A": whoever intends it may stand further off."""
    return scene.low(at) == "be" and scene.low(at - 1) == "to" and scene.low(at - 2) in words_of("intended") | _DUE


_IN_HEADLINE = re.compile(r"(?<= )P0 in(?= [CL]\d+ (?:for|on|to (?:discuss|hold|attend|meet|boost|seek)) )")


def claim_headline_places(scene: Scene, story: Story) -> list[Claim]:
    """ "Norwegian minister in Amman for talks": a headline leaves the verb out."""
    claims: list[Claim] = []
    for _, found in scene.goals(_IN_HEADLINE):
        claims += make_claims(Finding("presence", scene, 0, found.last), story, [0], found)
    return claims


def claim_where(scene: Scene, story: Story) -> list[Claim]:
    """ "said in Baku, where he is attending drills"."""
    claims: list[Claim] = []
    for match in scene.find(_WHERE):
        at = scene.node_at(match.start())
        found = scene.destination(at + 1)
        if found is not None:
            opening = NounPhrase(scene, at, at)  # "In Baku, where he is to attend drills, X met Y"
            fronted = find_fronted(opening, story, found.last + 4, set(found.countries)) if at < 2 else []
            finding = Finding("presence", scene, at, found.last)
            claims += make_claims(finding, story, fronted or scene.main_subjects(at), found)
    return claims


_WHILE = re.compile(
    r"(?<= )while (?:in|visiting|on (?:a|an|his|her|their) (?:\S+ ){0,3}?(?:visit|trip|tour) (?:to|in|of))(?= )"
)


def claim_while(scene: Scene, story: Story) -> list[Claim]:
    """ "While in Quito, she met …", "said while visiting Bern": whoever does something while in a place is there."""
    claims: list[Claim] = []
    for at, found in scene.goals(_WHILE):
        subjects = subject_after_comma(scene, found.last) if at == 0 else scene.main_subjects(at)
        claims += make_claims(Finding("presence", scene, at, found.last), story, subjects, found)
    return claims


_SITE = (
    "(?:bases?|camps?|embassy|consulate|school|hospital|troops|soldiers|wreath|shipyard|factory|plant|academy"
    "|headquarters|stone|monument|memorial|tomb|cemetery)"
)


@cache
def _there() -> re.Pattern[str]:
    stage = (
        "a|an|the|at|after|to|during|in|news|press|joint|conference|reporters|journalists|meeting|talks|interview|speech|"
        r"crowd|rally|audience|lawmakers|students|troops|soldiers|allies|O\d+|annual|seminar|forum|summit|parliament|"
        "businessmen|bankers|arrival|arriving|upon|his|her|their|today|yesterday|on"
    )
    same_clause = r"(?: (?!that|who|which|where|when|because|and)\S+){0,5}?"
    be = "(?:is|are|was|were|will be|has been|have been)"
    talks = "(?:talks|discussions|negotiations|meetings|consultations)"
    others = r"(?: with (?:(?:his|her|their) )?(?:\w+ ){0,2}?(?:P\d+|officials|leaders))?"
    on_a_day = r"(?= [CL]\d+ (?:on |from |until |since )?D\d)"
    # A country may be what the words are about; a town is where they were said.
    in_town = r" (?:in(?= (?:the )?(?:L\d|A\d+ capital ))|here(?= ))"
    return re.compile(
        "|".join(
            (
                rf"(?<= ){one_of('staying verb')}{same_clause}{in_town}",
                rf"(?<= ){one_of('speaking verb')}(?: (?:{stage}|D\d+)){{0,6}}{in_town}",
                r"(?<= )(?:sought|seek|seeks|seeking|lobbied|held|had|holding)(?: \S+){0,4} "
                r"(?:support|backing|talks|meetings|consultations|discussions|aid) in"
                r"(?= (?:the )?C\d+ (?:,|and) (?:the )?C\d)",
                r"(?<= )(?:told|assured|warned|informed) (?:the )?(?:A\d+ )?P\d+ in(?= (?:the )?L\d)",
                r"(?<= )told (?:reporters|journalists|an? (?:joint )?(?:news|press)[_ ]conference) in(?= (?:the )?C\d)",
                rf"(?<= ){one_of('speaking verb')} at(?: (?:the|start|opening|end|close|of|D\d+)){{0,5}}"
                rf"(?= L\d+ (?:\S+ )?{one_of('gathering')} )",
                rf"(?<= )(?:{'|'.join(_MEETING)}){same_clause} P\d+{in_town}",
                # What is done to a building or to troops is done where these are, be it told by country.
                r"(?<= )(?:inspect(?:s|ed|ing)?|inaugurat(?:es|ed|ing)|tour(?:s|ed|ing)"
                rf"|laid|lays|opened|opens|addressed|addresses){same_clause} {_SITE}(?:{same_clause} P\d+)?"
                rf"{same_clause} in(?= (?:the )?[CL]\d)",
                r"(?<= )(?:spend|spends|spent|spending) (?:\S+ ){1,3}in(?= (?:the )?C\d)",
                r"(?<= )(?:discuss(?:ed|es)?|reviewed|negotiated)(?: (?!that|who|which)\S+){1,9} with "
                r"(?:(?:his|her|their) )?(?:\w+ ){0,2}?(?:P\d+|officials|leaders|colleagues|authorities)"
                r" in(?= (?:the )?L\d)",
                r"(?<= )(?:discuss(?:ed|es)?|reviewed|negotiated?)(?: (?!that|which|who|in)\S+){1,6} in"
                r"(?= (?:the )?L\d+ (?:(?:on )?D\d+ )?with )",
                rf"(?<= )(?:{'|'.join(_MEETING)}|ended|begun|resumed|wrapped up)(?: \S+){{0,5}}? {talks}{in_town}",
                # Nobody of those whom he meets is named.
                r"(?<= )(?:met|meets?|meeting) in(?= (?:the )?L\d+ with (?:the )?(?:A\d+ )?(?:\w+ ){0,2}?"
                r"(?:leadership|officials|authorities|leaders|lawmakers)\b)",
                rf"(?<= )(?:hold|holding) (?:\w+ ){{0,3}}?{talks}{others}(?: (?:on )?D\d+)? in(?= (?:the )?L\d)",
                # "Will meet bankers here today": none of whom is named.
                r"(?<= )(?:met|meets?|meeting)(?: with)?(?: (?!that|which|who|in|at|on|to)\S+){1,5}? here(?= )",
                rf"(?<= ){be}(?: (?:also|already|back))? in{on_a_day}",
                rf"(?<= ){be} (?:also |already |now |currently )?here(?= (?:since|for|on|to|D\d|,))",
                r"(?<= )will be in(?= [CL]\d+ to \w)",  # "will be in Lima to open the school"
                rf"(?<= ){be} staying in(?= (?:the )?[CL]\d)",
                rf"(?<= ){be} (?:currently|now|still|already) in(?= [CL]\d)",
            )
        )
    )


def claim_being_there(scene: Scene, story: Story) -> list[Claim]:
    """ "told reporters in Manila", "is spending two days in Helsinki": whoever does so in a town is there."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_there())):
        found = story.here() if scene.low(end - 1) == "here" else scene.destination(end)
        subjects = [i for i in scene.subjects(at) if i >= at - 6 and not is_of_the_place(scene, story, i)]
        elsewhere = any(scene.letter(i) in ("C", "L") for i in range(at, end))
        meets = scene.low(at) in _MEETING and any(_is_named(scene, story, i) for i in range(at, end))
        if found is not None and subjects and not elsewhere and not meets:
            finding = Finding("presence", scene, at, max(found.last, end))
            claims += make_claims(finding, story, subjects, found, over=scene.low(at) in words_of("over"))
    return claims


_TAKES_PART = re.compile(
    r"(?<= )(?:(?:took|taking|takes|take) part|participat(?:ed|es|ing|e))(?: (?:on )?D\d+)? in"
    r"(?= (?:the )?[CL]\d+(?: ,)? (?:on D\d+ )?(?:in|at) (?:the|a|an) )"
)


def claim_taking_part(scene: Scene, story: Story) -> list[Claim]:
    """ "After taking part on Monday in Kinshasa in a mini-summit", where the town stands before the event."""
    claims: list[Claim] = []
    for at, found in scene.goals(_TAKES_PART):
        finding = Finding("presence", scene, at, found.last)
        claims += make_claims(finding, story, scene.subjects(at), found, multilateral=True)
    return claims


def is_of_the_place(scene: Scene, story: Story, i: int) -> bool:
    """Whether an official whose country nobody tells is of the place where he speaks, in a story of many places.

    "Said in Lagos", far down and where he is first named, says whose minister he is.
    """
    people = [n for n in scene.who(i) if story.person(n).guessed and story.person(n).name]
    told = {n for earlier in story.scenes[: scene.number] for numbers in earlier.people.values() for n in numbers}
    return scene.number > 1 and bool(people) and told.isdisjoint(people)


_AFTER_TALKS = re.compile(
    r"(?<= )(?:after|following) (?:\w+ ){0,2}?(?:talks|meetings|consultations|discussions) in"
    r"(?= L\d+ (?:(?:,|and|on) |\. |(?:on )?D\d))"
)


def claim_after_talks(scene: Scene, story: Story) -> list[Claim]:
    """ "Flew to B after talks in A": whoever the sentence is about has been in A."""
    claims: list[Claim] = []
    for at, found in scene.goals(_AFTER_TALKS):
        finding = Finding("presence", scene, at, found.last)
        claims += make_claims(finding, story, scene.main_subjects(at), found, over=True)
    return claims


def _is_named(scene: Scene, story: Story, i: int) -> bool:
    """Whether node ``i`` names somebody: two who meet are a meeting, "officials" only say where one is."""
    return any(story.person(n).name for n in scene.who(i))


def claim_apposed_places(scene: Scene, story: Story) -> list[Claim]:
    """ "X, in New Zealand for trade talks, told …"."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_APPOSED)):
        found = scene.destination(end)
        closed = scene.low(at + 2) in _AT_THE_TIME and scene.low(found.last if found else 0) == ","
        if found is not None and (closed or scene.low(found.last) in _APPOSED_ENDS):
            claims += make_claims(Finding("presence", scene, at + 2, found.last), story, [at], found)
    for at, end in scene.spans(scene.find(_APPOSED_HERE)):
        claims += make_claims(Finding("presence", scene, at + 2, end), story, [at], story.here())
    return claims
