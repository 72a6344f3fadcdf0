"""Settling: which person each party of a scene is."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.visits.party import Party
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story

_LEAD = frozenset("lead leads led leading head heads headed heading".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a party stands: its node ``index`` of a scene, and whom it may mean, the likeliest first."""

    scene: Scene
    index: int
    story: Story
    recent: Sequence[int]

    @property
    def before(self) -> str:
        """The word before the party."""
        return self.scene.low(self.index - 1)

    def officials(self) -> list[int]:
        """Those of the people it may mean who may be visitors, in the same order."""
        return [number for number in self.recent if self.story.is_visitor(number)]


def settle_people(scene: Scene, story: Story, recent: list[int]) -> None:
    """Find the people of a scene's parties, from left to right; ``recent`` is most recent first, and kept so."""
    met: list[int] = []
    scene.recent = list(recent)
    for index, node in enumerate(scene.nodes if scene.parties else ()):
        if node.party is None:
            continue
        # "He" is the subject, "the minister" the last one named.
        order = met if node.party.form == "pronoun" else met[::-1]
        numbers = _find_people(node.party, Setting(scene, index, story, [*order, *recent]))
        scene.people[index] = numbers
        if numbers:
            node.party.person = numbers[0]
            if node.party.delegation:
                story.delegation = numbers[0]
        met += [n for n in numbers if n not in met]
    _liken_lists(scene, story)
    _remember(scene, story, recent, met)


def _remember(scene: Scene, story: Story, recent: list[int], met: Sequence[int]) -> None:
    """Put the scene's subject first among those met most recently, then the others it names."""
    leading = scene.main_subjects(-1)
    subjects = [n for node in leading for n in scene.who(node)]
    party = scene.nodes[leading[0]].party if leading else None
    if party is not None and party.form != "pronoun" and (subjects or party.form in ("named", "name")):
        story.topic = subjects
    for number in reversed([*subjects, *(n for n in met if n not in subjects)]):
        if number in recent:
            recent.remove(number)
        recent.insert(0, number)


def _liken_lists(scene: Scene, story: Story) -> None:
    """ "met with President X, Defense Minister Y and Adviser Z": one country's officials, unless another is named."""
    for index, node in enumerate(scene.nodes if len(scene.parties) > 2 else ()):
        before = scene.low(index - 1)
        if node.letter != "P" or before not in ("with", "met", "by") or not scene.who(index):
            continue
        listed = scene.joined_right(index)
        if len(listed) > (1 if before == "by" else 2):
            for number in (n for other in listed[1:] for n in scene.who(other)):
                story.register.liken(number, scene.who(index)[0])


def _find_people(party: Party, setting: Setting) -> list[int]:
    if party.form in ("named", "counterpart") and party.name:
        return [_add_named(party, setting)]
    if party.form == "name":
        number = setting.story.register.resolve_name(party)
        return [] if number is None else [number]
    if party.form == "pronoun":
        return _find_pronoun(party, setting)
    if party.form == "delegation":
        return _find_delegation(party, setting)
    if party.form == "counterpart":
        return _find_counterpart(party, setting)
    return _find_many(party, setting) if party.plural and len(party.countries) != 1 else _find_office(party, setting)


def _add_named(party: Party, setting: Setting) -> int:
    """The person named in full; a counterpart without an office holds that of the official last named."""
    story = setting.story
    number = story.register.add_named(party)
    person = story.person(number)
    if party.form == "counterpart" and person.role is None:
        roles = (story.person(n).role for n in setting.officials() if n != number)
        role = next(filter(None, roles), None)
        if role is not None:
            person.roles.append(role)
    return number


def _find_pronoun(party: Party, setting: Setting) -> list[int]:
    """ "He": the subject of this sentence or else of the one before; nobody when that is nobody we know."""
    story = setting.story
    if party.plural:
        return _find_pair(setting)
    named_before = any(setting.scene.who(i) for i in range(setting.index))
    if story.topic is not None and not named_before:
        return [n for n in story.topic if story.is_visitor(n)][:1]
    officials = setting.officials()
    return ([n for n in officials if story.person(n).name] or officials)[:1]


def _find_pair(setting: Setting) -> list[int]:
    """ "the two leaders", "they": the last two officials named, of two countries."""
    story, officials = setting.story, setting.officials()
    others = [n for n in officials if story.country(n) != story.country(officials[0])]
    return officials[:1] + others[:1]


def _find_many(party: Party, setting: Setting) -> list[int]:
    """ "the leaders of A, B and C": one for each country; without countries, the two named before."""
    story = setting.story
    if not party.countries:
        return _find_pair(setting) if _is_pair(party, setting) else []
    found = [story.register.resolve_office(_of_country(party, c), setting.recent) for c in party.countries]
    numbers = [number for number in found if number is not None]
    if party.role is not None and party.role.head.id == "leader" and "party" not in party.role.name:
        for number in numbers:
            story.person(number).listed = True
    return numbers


def _is_pair(party: Party, setting: Setting) -> bool:
    """Whether "the two leaders", "the ministers" means those named before; "the SCO defence ministers" does not."""
    if setting.before in ("two", "both"):
        return True
    bare = party.last - party.first == 1
    return bare and setting.before in ("the", "") and setting.scene.letter(setting.index + 1) != "A"


def _of_country(party: Party, country: str) -> Party:
    return Party(party.form, party.start, party.end, party.first, party.last, None, party.role, (country,))


def _find_office(party: Party, setting: Setting) -> list[int]:
    """ "the Turkish minister", "the Secretary of State"; without a country it may be one of the article's own."""
    register, home = setting.story.register, setting.story.home
    number = register.resolve_office(party, setting.recent)
    if number is None and home and party.role is not None and _is_own_office(party, setting):
        number = register.unnamed(party.role, home)
    return [] if number is None else [number]


def _is_own_office(party: Party, setting: Setting) -> bool:
    """Whether "the Secretary of State" without a name or country is the one of the article's own country."""
    level = party.role.level if party.role else "delegation"
    return setting.before in ("the", "our") and level in ("head of state or government", "minister")


def _find_delegation(party: Party, setting: Setting) -> list[int]:
    """Who a delegation without a leader beside it is: its leader where one is named, else its country's delegation."""
    scene, story, index = setting.scene, setting.story, setting.index
    if setting.before in _LEAD or scene.low(index - 2) in _LEAD:
        leaders = [n for i in scene.subjects(index - 1) for n in scene.who(i) if story.is_visitor(n)]
        if leaders:
            return leaders[:1]
    known = story.delegation
    if len(party.countries) > 1:
        return [story.register.unnamed(None, country) for country in party.countries]
    if not party.countries:
        return [] if known is None else [known]
    if known is not None and story.country(known) == party.countries[0]:
        return [known]
    return [story.register.unnamed(None, party.countries[0])]


def _find_counterpart(party: Party, setting: Setting) -> list[int]:
    """ "his Iranian counterpart": the same office in that country; without a country, nobody is known."""
    story = setting.story
    role = next(filter(None, (story.person(n).role for n in setting.officials())), None)
    if role is None:
        return []
    found = [
        story.register.resolve_office(Party("office", 0, 0, 0, 0, None, role, (country,)), setting.recent)
        for country in party.countries
    ]
    return [number for number in found if number is not None]
