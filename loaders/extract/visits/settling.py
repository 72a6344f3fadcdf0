"""Settling: which person each party of a scene is."""

from collections.abc import Sequence

from loaders.extract.visits.leaders import rename
from loaders.extract.visits.party import Party
from loaders.extract.visits.references import find_people
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.setting import Setting
from loaders.extract.visits.story import Story


def settle_people(scene: Scene, story: Story, recent: list[int]) -> None:
    """Find the people of a scene's parties, from left to right; ``recent`` is most recent first, and kept so."""
    scene.recent = list(recent)
    if not scene.parties:
        story.several = []
        return
    met: list[int] = []
    for index, party in scene.party_nodes.items():
        # "He" is the subject, "the minister" the last one named.
        order = met if party.form == "pronoun" else met[::-1]
        if party.form == "counterpart" and scene.low(index - 1) == "their":
            _liken_colleagues(scene, index, story)
        numbers = find_people(party, Setting(scene, index, story, [*order, *recent]))
        _take_owners_country(party, numbers, scene, index, story)
        scene.people[index] = numbers
        if numbers:
            party.person = numbers[0]
            if party.delegation:
                story.delegation = numbers[0]
        met += [n for n in numbers if n not in met]
    _liken_lists(scene, story)
    subjects = scene.main_subjects(-1)
    met = _name_topic(scene, story, subjects, met)
    _remember(scene, story, subjects, recent, met)


def _take_owners_country(party: Party, numbers: Sequence[int], scene: Scene, index: int, story: Story) -> None:
    """ "President X's foreign minister, Y": of X's country."""
    if party.form != "named" or party.countries or scene.low(index - 1) not in ("'s", "'") or len(numbers) != 1:
        return
    owners = scene.who(index - 2)
    country = story.country(owners[0]) if len(owners) == 1 and story.is_visitor(owners[0]) else None
    person = story.person(numbers[0])
    if country is not None and not person.sure and not person.company:
        person.country, person.sure, person.guessed = country, True, False


_SPEAKS = frozenset("said says told added noted wrote denied warned declined , ( 's '".split())
_NAMELESS = frozenset({"official", "special envoy", "adviser", "chief", "head", "high representative", "director"})
""""A trade official will visit A. Deputy Secretary X is to …": offices by which a paper calls whom it then names."""


def _name_topic(scene: Scene, story: Story, subjects: list[int], met: list[int]) -> list[int]:
    """ "A's top nuclear envoy will visit B. The ministry said Special Representative X would leave …": he is X."""
    leading = _pass_spokesman(scene, subjects)
    numbers = scene.who(leading[0]) if len(leading) == 1 else []
    topic = story.topic or []
    if len(topic) != 1 or len(numbers) != 1 or topic == numbers or scene.low(leading[0] + 1) in _SPEAKS:
        return met
    if not _may_be_the_same(topic[0], numbers[0], story) or _meets_colleague(scene, leading[0], topic[0], story):
        return met
    known, named = story.person(topic[0]), story.person(numbers[0])
    named.roles += known.roles
    named.country, named.sure, named.guessed = known.country, True, False
    rename(topic[0], numbers[0], (*story.scenes, scene))
    return [n for n in met if n != topic[0]]


def _meets_colleague(scene: Scene, leading: int, unnamed: int, story: Story) -> bool:
    """ "Minister X met his A counterpart Y": it is Y that the sentence before may have left without a name."""
    country = story.country(unnamed)
    others = (party for i, party in scene.party_nodes.items() if i != leading)
    return any(country in party.countries and party.form in ("counterpart", "named") for party in others)


def _may_be_the_same(unnamed: int, number: int, story: Story) -> bool:
    """Whether somebody named for the first time may be the official whom the sentence before left without a name."""
    known, person = story.person(unnamed), story.person(number)
    if known.name is not None or person.name is None or known.role is None or person.role is None:
        return False
    same = known.role.head.id == person.role.head.id
    elsewhere = person.country not in (None, known.country) and not (same and person.guessed)
    if not known.sure or elsewhere or person.company:
        return False
    if any(number in people for scene in story.scenes for people in scene.people.values()):
        return False
    return same or (known.role.head.id in _NAMELESS and person.role.level in ("other official", "deputy minister"))


def _remember(scene: Scene, story: Story, subjects: list[int], recent: list[int], met: Sequence[int]) -> None:
    """Put the scene's subject first among those met most recently, then the others it names."""
    leading = _pass_spokesman(scene, subjects)
    first = [n for node in leading for n in scene.who(node)]
    party = scene.party(leading[0]) if leading else None
    if party is not None and not first and scene.low(leading[0] + 1) in _REPORTS:
        party = None  # "this was announced by the spokesman, X reports": the talk is still of whom it was of
    story.several = []
    speaking = _find_last_speaker(scene)
    if speaking and (not first or (party is not None and party.form == "pronoun" and party.plural)):
        leading, party = speaking, scene.party(speaking[0])
        first = [n for node in speaking for n in scene.who(node)]
    if party is not None and party.form != "pronoun" and (first or party.form in ("named", "name")):
        story.topic = first
        story.several = [n for i in scene.joined_right(leading[0]) for n in scene.who(i)]
    for number in reversed([*first, *(n for n in met if n not in first)]):
        if number in recent:
            recent.remove(number)
        recent.insert(0, number)


def _find_last_speaker(scene: Scene) -> list[int]:
    """ "The two are on the brink of a conflict, Minister X said.": whom the next sentence calls "he"."""
    for i in range(len(scene) - 2, max(len(scene) - 7, 1), -1):
        if scene.low(i) in ("said", "told", "added"):
            at = i - 2 if scene.low(i - 1) == "," else i - 1
            return [at] if scene.letter(at) == "P" and scene.low(at - 1) == "," else []
    return []


_REPORTS = frozenset("reports reported informs informed writes wrote".split())


def _pass_spokesman(scene: Scene, leading: list[int]) -> list[int]:
    """ "A spokesman said X would …": the sentence is about X."""
    party = scene.party(leading[0]) if leading else None
    if party is None or party.role is None or not party.role.head.reporter:
        return leading
    told = (i for i in scene.party_nodes if i > leading[0] and scene.who(i))
    return [i for i in [next(told, None)] if i is not None] or leading


def _liken_lists(scene: Scene, story: Story) -> None:
    """ "met with President X, Defense Minister Y and Adviser Z": one country's officials, unless another is named."""
    for index in scene.party_nodes if len(scene.parties) > 2 else ():
        before = scene.low(index - 1)
        if before not in ("with", "met", "by") or not scene.who(index):
            continue
        listed = scene.joined_right(index)
        _liken_unknown([n for other in listed for n in scene.who(other)], story)
        if len(listed) > (1 if before == "by" else 2):
            for number in (n for other in listed[1:] for n in scene.who(other)):
                story.register.liken(number, scene.who(index)[0])


def _liken_colleagues(scene: Scene, counterparts: int, story: Story) -> None:
    """ "X, Y and their Japanese counterparts": X and Y are of one country."""
    at = counterparts - 1
    while scene.low(at) in (",", "and", "their") or scene.letter(at) == "P":
        at -= 1
    listed = [n for i in range(at + 1, counterparts) for n in scene.who(i)]
    for number in listed[1:]:
        story.register.liken(number, listed[0])


def _liken_unknown(listed: Sequence[int], story: Story) -> None:
    """ "met with President X and Prime Minister Y": where Y's country alone is known, it is X's too."""
    countries = {story.country(n) for n in listed}
    country = next(filter(None, countries), None)
    if len(countries) == 2 and None in countries and country is not None:
        for person in (story.person(n) for n in listed):
            if person.country is None and person.role is not None and not person.company:
                person.country = country
