"""Leaders: who heads a delegation, told before it, behind it or in another sentence."""

import re
from collections.abc import Iterable
from dataclasses import replace

from loaders.extract.visits.missions import GOES_TO_NEGOTIATE
from loaders.extract.visits.party import Party
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.senders import find_senders
from loaders.extract.visits.setting import Setting
from loaders.extract.visits.story import Story

_LEAD = frozenset("lead leads led leading head heads headed heading".split())


def heads_delegation(setting: Setting) -> bool:
    """ "Heading the delegation is X", "the delegation's head is X": who leads it is told behind the verb."""
    scene, index = setting.scene, setting.index
    party = scene.party(index - 2) if index > 2 else None
    if party is None or not party.delegation or scene.low(index - 1) not in ("is", "was"):
        return False
    return scene.low(index - 3) in _LEAD or scene.low(index - 4) in _LEAD


_LED_BY = re.compile(
    r"(?:it|they|(?:the|a) (?:experts|guests|group|team|lawmakers|visitors|mission|specialists|delegates|officials))"
    r"(?: ,)?(?: (?:is|was|are|were|which|who)){0,2} (?:led|headed|chaired) by(?: \S+){0,3}"
    r"|(?:leading|heading) (?:it|them|the group|the team) (?:is|was)|at (?:its|their) head (?:is|was)"
)
_OF_DELEGATION = re.compile(r"(?:\w+ )?of (?:the )?(?:delegation|mission|team)\b|delegation (?:head|leader|chief)$")
_LEADERS = frozenset({"head", "leader", "chief", "chairman"})


def is_told_to_lead(party: Party, setting: Setting) -> bool:
    """ "The head of the delegation, X", "its leader, X", "it is led by X": of a delegation told of before."""
    story, role = setting.story, party.role
    if story.delegation is None or party.countries not in ((), (story.country(story.delegation),)):
        return False
    if role is not None and role.head.id in _LEADERS:
        if _OF_DELEGATION.match(role.name):
            return True
        if party.possessor == "its" and role.name in _LEADERS:
            return True
    return bool(setting.index) and _LED_BY.fullmatch(setting.scene.words(0, setting.index)) is not None


def name_leader(party: Party, setting: Setting) -> int | None:
    """ "The delegation, led by General X": who leads the delegation that was told of before without a name."""
    story, known = setting.story, setting.story.delegation
    if known is None or story.person(known).name is not None:
        return None
    found = story.register.resolve_name(party)
    told = party.countries == (story.country(known),) and is_told_to_lead(party, setting)
    if found is not None and not told and (party.form == "name" or story.person(found).sure):
        return None
    number = story.register.add_named(replace(party, form="named", countries=(str(story.country(known)),)))
    story.person(number).titled = True
    story.person(number).guessed = False
    if story.person(known).role is None and story.is_visitor(number):
        rename(known, number, story.scenes)
    return number


def rename(unnamed: int, number: int, scenes: Iterable[Scene]) -> None:
    """Let all that was said of somebody without a name be said of the one whom a later sentence names."""
    for scene in scenes:
        for node, people in scene.people.items():
            scene.people[node] = [number if n == unnamed else n for n in people]


def find_delegation(party: Party, setting: Setting) -> list[int]:
    """Who a delegation without a leader beside it is: its leader where one is named, else its country's delegation."""
    scene, story, index = setting.scene, setting.story, setting.index
    if (heading := _find_heading(setting)) is not None:
        _put_at_head(heading, story)
        return [heading]
    if setting.before in _LEAD or scene.low(index - 2) in _LEAD:
        leaders = [n for i in scene.subjects(index - 1) for n in scene.who(i) if story.is_visitor(n)]
        leaders = leaders or _name_leading(party, setting)
        if leaders:
            _put_at_head(leaders[0], story)
            return leaders[:1]
    known = story.delegation
    if len(party.countries) > 1:
        return [story.register.unnamed(None, country) for country in party.countries]
    if several := find_senders(scene, index + 1, story):
        return several
    if not party.countries:
        return [known] if known is not None else _find_own_delegation(party, setting)
    if known is not None and story.country(known) == party.countries[0]:
        return [known]
    return [story.register.unnamed(None, party.countries[0])]


def _find_heading(setting: Setting) -> int | None:
    """ "Deputy Minister X heads the delegation": the verb, which behind a name looks like an office of several."""
    scene, story, verb = setting.scene, setting.story, setting.index - 2
    party = scene.party(verb)
    looks_so = party is not None and party.form == "office" and party.plural and party.last - party.first == 1
    if setting.before != "the" or not looks_so or story.delegation is None:
        return None
    number = next(iter(scene.who(verb - 1)), None)
    own = story.country(story.delegation)
    if number is None or story.country(number) not in (None, own):
        return None
    person = story.person(number)
    person.country, person.sure, person.guessed, person.titled = own, True, False, True
    return number


def _name_leading(party: Party, setting: Setting) -> list[int]:
    """ "Cabinet chief X will lead the French delegation": X, of whom nothing else was told, is France's."""
    story, scene = setting.story, setting.scene
    named = [n for i in scene.subjects(setting.index - 1) for n in scene.who(i) if story.person(n).name]
    if len(named) != 1 or len(party.countries) != 1 or story.country(named[0]) not in (None, party.countries[0]):
        return []
    person = story.person(named[0])
    person.country, person.sure, person.guessed, person.titled = party.countries[0], True, False, True
    return named if story.is_visitor(named[0]) else []


def _put_at_head(leader: int, story: Story) -> None:
    """ "X will lead the delegation": the one told of before without a name is X's, where it is of X's country."""
    known = story.delegation
    if known is None or story.person(known).name is not None or story.country(known) != story.country(leader):
        return
    rename(known, leader, story.scenes)
    story.delegation = leader


def _find_own_delegation(party: Party, setting: Setting) -> list[int]:
    """ "A ministry delegation", written at home: the country's own; a mere "delegation" may be anybody's.

    Not so one that goes abroad to negotiate: "a team will leave for Bern on Monday for talks".
    """
    story, scene = setting.story, setting.scene
    if party.last - party.first == 1:
        home, goes = story.register.home, GOES_TO_NEGOTIATE.match(scene.words(setting.index + 1, setting.index + 18))
        return [story.register.unnamed(None, home)] if home and goes else []
    at_home = story.at_home()
    return [story.register.unnamed(None, at_home.countries[0])] if at_home is not None else []
