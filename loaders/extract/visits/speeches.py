"""Speeches: officials who speak, or are spoken to, where a wire is written that is not their country."""

import re
from functools import cache

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.people import Person
from loaders.extract.visits.places import has_capital, subject_after_comma
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.wording import one_of
from loaders.gazetteer import are_near
from loaders.text import fold

_LEAD = 2
"""Scenes that open an article: what is told there is told from where it is written."""
_OPENING = 4
"""Scenes within which all speak at the event that a wire from a small town is written about."""
_NEAR = 14
"""Nodes before the verb within which its subject stands, clauses on him included."""
_OPENING_OF_NEWS = 3
_ELSEWHERE = re.compile(
    r" (?:radio|television|tv|agency|newspaper|newspapers|daily|weekly|magazine|interview|interviewed|monitored|quoted"
    r"|telephone|by_phone|telex|letter|statement|communique|cable|dispatch|parliament|broadcast|remarks|if"
    r"|virtually|video|video_conference|last) "
)
"""Words of what has reached the writer in another way than by his ears."""


_RELAYED = re.compile(r" (?:radio|television|agency|newspaper|monitored|broadcast|televised) ")
"""What the first sentences say of a story that was written far from where it happened."""
_HERE = frozenset({"here"})
_AT_HOME = "party|cabinet|shareholders|parliamentary|politburo|government|commanders|supporters|council"
"""Those whom officials mostly tell things at home, wherever that is written."""


@cache
def _speaks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """To a gathering, and to the press."""
    words = rf"(?:(?!(?:that|which|who|said|in|of|news|press|{_AT_HOME})\b)\S+ ){{1,7}}?"
    listeners = "delegates|luncheon|dinner|businessmen|bankers|executives|audience"
    gathering = rf"(?:{one_of('gathering')}(?! of (?:{_AT_HOME}))|{listeners})"
    to_many = r"told|addressed|addressing|speaking (?:at|to|before)|in an? (?:\w+ )?(?:speech|address) (?:at|to|before)"
    conference = r"an? (?:\w+ )?(?:news|press)[_ ](?:conference|briefing)"
    press = rf"(?:the )?(?:reporters|journalists|newsmen|correspondents|{conference})"
    return (
        re.compile(rf"(?<= )(?:{to_many}) {words}{gathering}(?= )"),
        re.compile(rf"(?<= )(?:(?:told|(?:talking|speaking) to) {press}|said at {conference})(?= )"),
    )


def claim_speeches(scene: Scene, story: Story) -> list[Claim]:
    """ "TAUPO, March 23 - Canada's trade minister told an informal meeting …": he is where that is written."""
    gathering, press = _speaks()
    spoken = [(span, True) for span in scene.spans(scene.find(gathering))]
    spoken += [(span, False) for span in scene.spans(scene.find(press))]
    here = _written_abroad(scene, story) if spoken else None
    if here is None:
        return []
    claims: list[Claim] = []
    for (at, end), met in spoken:
        if scene.low(end) == "in" and scene.destination(end + 1) is not None:
            continue  # "told a seminar in A"
        subjects = [i for i in scene.subjects(at) if i >= at - _NEAR and _is_foreigner(scene, story, i, here)]
        if subjects and (met or scene.number < _reach(here)):
            claims += make_claims(Finding("speech", scene, at, end), story, subjects[:1], here, multilateral=met)
    return claims


def _written_abroad(scene: Scene, story: Story) -> Destination | None:
    """Where the article is written, unless for readers there; nothing where the sentence names another place."""
    here = story.town()
    if here is None or here.countries[0] == story.home or scene.number >= _OPENING:
        return None
    if scene.sentence.segment != "body" or scene.names_place(letters="L") or _ELSEWHERE.search(scene.view):
        return None
    if any(_RELAYED.search(opening.view) for opening in story.scenes[:_OPENING_OF_NEWS]):
        return None
    return here


def _names(scene: Scene, country: str) -> bool:
    """Whether a sentence says "here", or names a country or a place in it."""
    return scene.has_any(_HERE) or country in scene.countries("ACL")


def _reach(here: Destination) -> int:
    """The scenes whose speakers are surely at hand: few in a capital, from where all the country is written about."""
    country = here.countries[0]
    return _LEAD if has_capital(country, here.places[country]) else _OPENING


def _is_foreigner(scene: Scene, story: Story, node: int, here: Destination) -> bool:
    """Whether a node names an official whom the article gives a country, and that is another.

    Bureaus write of their neighbours, whose ministers need not come for it: "DUBAI - Iran's minister told reporters …".
    Of them only those count in whose story the country has a part.
    """
    own = here.countries[0]
    people = [story.person(n) for n in scene.who(node) if story.is_visitor(n)]
    foreign = [p.country for p in people if p.sure and not p.guessed and not _speaks_for(p) and p.country != own]
    if any(country is not None and not are_near(country, own) for country in foreign):
        return True
    return any(foreign) and any(_names(opening, own) for opening in story.scenes[:_OPENING])


def _speaks_for(person: Person) -> bool:
    """ "An official spokesman of the organisation": he speaks where it sits; a commander, where his troops are."""
    return any("spokes" in role.name or role.head.id == "commander" for role in person.roles)


_BODIES = (
    "(?:clubs?|society|association|chamber|institute?|foundation|university|council|federation|congress|league"
    "|confederation|academy|center|centre)"
)
_BODY = re.compile(rf"\b{_BODIES}\b")
_TOLD_BODY = re.compile(
    r"(?<= )(?:told|addressed|addressing|speaking (?:to|at|before)|in a speech (?:to|at|before)) (?:the |an? )?"
    rf"(?:P\d+|(?:(?!that|which|who|of|in)\S+ ){{0,4}}?{_BODIES})(?= )"
)


def claim_addresses(scene: Scene, story: Story) -> list[Claim]:
    """ "Told the Harbour Club of A", "addressed the Grain Society", in a wire from there: those who listen."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_TOLD_BODY)):
        body = scene.nodes[end - 1]
        if scene.who(end - 1) or not _BODY.search(fold(story.article.text[body.start : body.end])):
            continue
        of_town = scene.destination(end + 1) if scene.low(end) in ("of", "in") else None
        here = of_town or _written_abroad(scene, story)
        if here is not None:
            speakers = scene.subjects(at) or subject_after_comma(scene, end)
            subjects = [i for i in speakers if _is_foreigner(scene, story, i, here)]
            claims += make_claims(Finding("speech", scene, at, end), story, subjects[:1], here)
    return claims


_TOLD_HIM = re.compile(r"(?<= )(?:told|assured|warned|informed)(?= (?:the |visiting )?(?:[AC]\d+ )?P\d)")


def claim_hearers(scene: Scene, story: Story) -> list[Claim]:
    """ "TOKYO, March 9 - The bank's president told Brazil's finance minister …": whom people there tell is there."""
    spoken = list(scene.spans(scene.find(_TOLD_HIM)))
    here = _written_abroad(scene, story) if spoken else None
    if here is None:
        return []
    claims: list[Claim] = []
    for at, end in spoken:
        told_by = [n for i in scene.subjects(at) for n in scene.who(i)]
        hearers = [i for i in scene.objects(end) if _is_foreigner(scene, story, i, here)]
        officials = any(story.is_visitor(n) for n in told_by)  # what these tell one another is a meeting
        if hearers and not officials and {story.country(n) for n in told_by} == set(here.countries):
            claims += make_claims(Finding("speech", scene, at, hearers[0] + 1), story, hearers[:1], here)
    return claims
