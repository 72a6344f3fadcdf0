"""Settling: which person each party of a scene is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.extract.roles import Role
from loaders.extract.visits.missions import GOES_TO_NEGOTIATE
from loaders.extract.visits.party import Party
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.senders import find_senders
from loaders.extract.visits.story import Story
from loaders.frozen import frozen
from loaders.gazetteer import organisations

_LEAD = frozenset("lead leads led leading head heads headed heading".split())


@frozen
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
        numbers = _find_people(party, Setting(scene, index, story, [*order, *recent]))
        _take_owners_country(party, numbers, scene, index, story)
        scene.people[index] = numbers
        if numbers:
            party.person = numbers[0]
            if party.delegation:
                story.delegation = numbers[0]
        met += [n for n in numbers if n not in met]
    _liken_lists(scene, story)
    met = _name_topic(scene, story, met)
    _remember(scene, story, recent, met)


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


def _name_topic(scene: Scene, story: Story, met: list[int]) -> list[int]:
    """ "A's top nuclear envoy will visit B. The ministry said Special Representative X would leave …": he is X."""
    leading = _pass_spokesman(scene, scene.main_subjects(-1))
    numbers = scene.who(leading[0]) if len(leading) == 1 else []
    topic = story.topic or []
    if len(topic) != 1 or len(numbers) != 1 or topic == numbers or scene.low(leading[0] + 1) in _SPEAKS:
        return met
    if not _may_be_the_same(topic[0], numbers[0], story) or _meets_colleague(scene, leading[0], topic[0], story):
        return met
    known, named = story.person(topic[0]), story.person(numbers[0])
    named.roles += known.roles
    named.country, named.sure, named.guessed = known.country, True, False
    _rename(topic[0], numbers[0], (*story.scenes, scene))
    return [n for n in met if n != topic[0]]


def _meets_colleague(scene: Scene, leading: int, unnamed: int, story: Story) -> bool:
    """ "Minister X met his A counterpart Y": it is Y that the sentence before may have left without a name."""
    country = story.country(unnamed)
    others = (node.party for i, node in enumerate(scene.nodes) if i != leading and node.party is not None)
    return any(country in party.countries and party.form in ("counterpart", "named") for party in others)


def _rename(unnamed: int, number: int, scenes: Iterable[Scene]) -> None:
    """Let all that was said of somebody without a name be said of the one whom a later sentence names."""
    for scene in scenes:
        for node, people in scene.people.items():
            scene.people[node] = [number if n == unnamed else n for n in people]


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


def _remember(scene: Scene, story: Story, recent: list[int], met: Sequence[int]) -> None:
    """Put the scene's subject first among those met most recently, then the others it names."""
    leading = _pass_spokesman(scene, scene.main_subjects(-1))
    subjects = [n for node in leading for n in scene.who(node)]
    party = scene.party(leading[0]) if leading else None
    story.several = []
    if party is not None and party.form != "pronoun" and (subjects or party.form in ("named", "name")):
        story.topic = subjects
        story.several = [n for i in scene.joined_right(leading[0]) for n in scene.who(i)]
    for number in reversed([*subjects, *(n for n in met if n not in subjects)]):
        if number in recent:
            recent.remove(number)
        recent.insert(0, number)


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


_LAND = frozenset("country kingdom emirate sultanate republic island nation".split())


def _name_land(party: Party, setting: Setting) -> Party:
    """The party with the country of "the emirate's foreign minister": the one named last, else that of the dateline."""
    scene, index = setting.scene, setting.index
    if party.countries or setting.before not in ("'s", "'") or scene.low(index - 2) not in _LAND:
        return party
    named = next((scene.nodes[i].country for i in range(index - 3, -1, -1) if scene.letter(i) == "C"), None)
    dateline = setting.story.dateline
    country = named or (dateline.country if dateline is not None else None)
    return replace(party, countries=(country,)) if country else party


def _find_people(party: Party, setting: Setting) -> list[int]:
    party = _name_land(party, setting)
    led = party.delegation or _heads_delegation(setting)
    led = led and not party.countries and party.form in ("named", "name")
    if led and (leader := _name_leader(party, setting)) is not None:
        return [leader]
    if party.form in ("named", "counterpart") and party.name:
        told = _name_unnamed(party, setting) if party.form == "named" and not party.countries else []
        return told or [_add_named(party, setting)]
    if party.form == "name":
        number = setting.story.register.resolve_name(party)
        named = _name_unnamed(party, setting) if number is None else [number]
        return named or _find_own_officer(party, setting)
    if party.form == "epithet":
        return _find_epithet(party, setting)
    if party.form == "pronoun":
        return _find_pronoun(party, setting)
    if party.form == "delegation":
        return _find_delegation(party, setting)
    if party.form == "counterpart":
        return _find_counterpart(party, setting)
    return _find_many(party, setting) if party.plural and len(party.countries) != 1 else _find_office(party, setting)


def _heads_delegation(setting: Setting) -> bool:
    """ "Heading the delegation is X", "the delegation's head is X": who leads it is told behind the verb."""
    scene, index = setting.scene, setting.index
    party = scene.nodes[index - 2].party if index > 2 else None
    if party is None or not party.delegation or scene.low(index - 1) not in ("is", "was"):
        return False
    return scene.low(index - 3) in _LEAD or scene.low(index - 4) in _LEAD


def _name_leader(party: Party, setting: Setting) -> int | None:
    """ "The delegation, led by General X": who leads the delegation that was told of before without a name."""
    story, known = setting.story, setting.story.delegation
    if known is None or story.person(known).name is not None:
        return None
    found = story.register.resolve_name(party)
    if found is not None and (party.form == "name" or story.person(found).sure):
        return None
    number = story.register.add_named(replace(party, form="named", countries=(str(story.country(known)),)))
    story.person(number).titled = True
    story.person(number).guessed = False
    if story.person(known).role is None and story.is_visitor(number):
        _rename(known, number, story.scenes)
    return number


def _add_named(party: Party, setting: Setting) -> int:
    """The person named in full; a counterpart without an office holds that of the official last named."""
    story = setting.story
    number = story.register.add_named(party)
    if party.form == "counterpart":
        _match_counterpart(number, party, setting)
    return number


def _match_counterpart(number: int, party: Party, setting: Setting) -> None:
    """ "He is to talk with his counterpart Y": Y holds the office of the sentence's subject in another country."""
    story, scene = setting.story, setting.scene
    leading = [n for node in scene.main_subjects(setting.index) for n in scene.who(node)] if party.possessor else []
    others = [n for n in (*leading, *setting.officials()) if n != number and story.person(n).role is not None]
    if not others:
        return
    person, role = story.person(number), story.person(others[0]).role
    if person.role is None and role is not None:
        person.roles.append(role)
    if party.possessor and not party.countries:
        story.register.send_abroad(number, others[0])


def _name_unnamed(party: Party, setting: Setting) -> list[int]:
    """ "The UK's minister for Africa has arrived. Hugh Pemberley will meet …": who opens the next sentence is he."""
    story = setting.story
    topic = story.topic or []
    if len(topic) != 1 or not _opens_sentence(party, setting) or len(str(party.name).split()) < 2:
        return []
    person = story.person(topic[0])
    if person.name is not None or person.role is None or not person.sure or not story.is_visitor(topic[0]):
        return []
    story.register.give_name(topic[0], str(party.name))
    return topic[:1]


_FORMERLY = re.compile(
    r"(?:who|an? (?:former|veteran|career|retired|longtime)|formerly|aged|\d\d|speaking|addressing|arriving|visiting"
    r"|attending|making|on an?|in \S+ for|here for)\b"
)
"""What follows the comma behind the name of somebody of whom the story was about: another's office is told."""


def _opens_sentence(party: Party, setting: Setting) -> bool:
    """Whether a name opens its sentence, or speaks the words that open it: " "We hope so," Hugh Pemberley told …"."""
    scene, index = setting.scene, setting.index
    before = index - 1
    while scene.low(before) in ("retired", "veteran"):
        before -= 1
    if before >= 0 and not (scene.low(before) == '"' and scene.low(0) == '"'):
        return False
    if party.form == "named":  # "Hugh Pemberley, a former ambassador, …" is one party
        return party.role is not None and party.role.former
    if scene.low(index + 1) == ",":
        return _FORMERLY.match(scene.words(index + 2, index + 6)) is not None
    return scene.low(index + 1) not in ("(", "'s", "-")


def _find_own_officer(party: Party, setting: Setting) -> list[int]:
    """ "Major General X and the accompanying delegation …": whom a lead names by rank alone is the reader's own."""
    story, whole = setting.story, len(str(party.name).split()) > 1
    if not party.ranked or not whole or story.home is None or setting.index or setting.scene.number:
        return []
    if setting.scene.low(1) not in ("and", "arrived", "left", "is", "was", "has", "will", "met", "visited", "received"):
        return []
    return [story.register.add_named(replace(party, form="named", countries=(story.home,)))]


def _find_epithet(party: Party, setting: Setting) -> list[int]:
    """ "The guest", "the Pakistani general": the official named last whom the word fits."""
    story = setting.story
    if party.name and (known := story.register.resolve_name(party)) is not None:
        return [known]
    here = story.dateline.country if story.dateline is not None else story.home
    for number in setting.officials():
        person = story.person(number)
        if party.name and person.name:
            continue
        if person.role is None or (party.countries and person.country not in party.countries):
            continue
        guest = party.epithet in ("guest", "guests", "visitor")
        if (not guest or person.country != here) and (guest or _fits(party.epithet, person.role)):
            if party.name:
                story.register.give_name(number, party.name)
            return [number]
    return []


def _fits(epithet: str, role: Role) -> bool:
    if epithet == "monarch":
        return role.head.id in ("king", "queen", "emperor", "sultan", "emir")
    commander = role.level == "chief of staff or commander"
    return commander if epithet in ("general", "admiral", "marshal", "colonel") else not commander


def _find_pronoun(party: Party, setting: Setting) -> list[int]:
    """ "He": the subject of this sentence or else of the one before; nobody when that is nobody we know."""
    story = setting.story
    if setting.scene.low(setting.index) == "i":  # settled once it is known who else is named
        return []
    if party.plural:
        several = [n for n in story.several if story.is_visitor(n)]
        return several if len(several) > 1 and not any(setting.scene.people.values()) else _find_pair(setting)
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
        here = _country_of_administration(party, story)
        if here is not None:
            return [story.register.unnamed(party.role, here)]
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
    if setting.scene.low(setting.index + 1) == "of":  # "the leaders of our allies" are others
        return False
    bare = party.last - party.first == 1
    opens = setting.index == 0 or setting.before == "the"
    return bare and opens and setting.scene.letter(setting.index + 1) != "A"


def _of_country(party: Party, country: str) -> Party:
    return Party(party.form, party.start, party.end, party.first, party.last, None, party.role, (country,))


def _find_office(party: Party, setting: Setting) -> list[int]:
    """ "the Turkish minister", "the Secretary of State"; without a country it may be one of the article's own."""
    if (envoy := _find_national(party, setting)) is not None:
        return [envoy]
    register, home = setting.story.register, setting.story.home
    if party.role is not None and party.role.head.id in _CHIEFS:
        home = register.home  # "RAWALPINDI: … called on COAS": under a dateline he is the chief of that country
    number = register.resolve_office(party, setting.recent)
    if number is None and home and party.role is not None and _is_own_office(party, setting):
        number = register.unnamed(party.role, home)
        if party.role.head.id in _ROYAL:  # "in Riyadh he was received by the crown prince": of many a land
            setting.story.person(number).sure, setting.story.person(number).guessed = False, True
    return [] if number is None else [number]


_ROYAL = frozenset({"king", "queen", "emperor", "emir", "sultan", "crown prince", "prince"})


_OF_ADMINISTRATION = frozenset({"administration", "congressional", "government"})


def _country_of_administration(party: Party, story: Story) -> str | None:
    """ "Talks with administration officials", "met congressional leaders": of the country it is written in."""
    here = story.dateline.country if story.dateline is not None and story.dateline.kind == "place" else None
    role = party.role
    several = role is not None and role.head.plural and role.name.split()[0] in _OF_ADMINISTRATION
    return here if several and not party.countries else None


def _find_national(party: Party, setting: Setting) -> int | None:
    """ "The Mauritanian diplomat" of a United Nations envoy: those whom an organisation sends have a nation too."""
    if party.role is None or party.role.head.id != "official" or party.plural or setting.before != "the":
        return None
    known = next((n for n in setting.officials() if setting.story.person(n).name), None)
    sender = setting.story.country(known) if known is not None else None
    return known if party.countries and sender in organisations() else None


def _is_own_office(party: Party, setting: Setting) -> bool:
    """Whether "the Secretary of State" without a name or country is the one of the article's own country."""
    level = party.role.level if party.role else "delegation"
    if party.role is not None and party.role.head.id in _CHIEFS and setting.before in ("on", "with", "the", "our"):
        return True  # "called on Chief of Army Staff at GHQ", in the words of the services
    deputy = party.role is not None and party.role.head.id == "vice president"
    high = deputy or level in ("head of state or government", "minister")
    return setting.before in ("the", "our") and high and setting.story.register.has_at_home(party.role)


_CHIEFS = frozenset({"army chief", "chief of the general staff", "chairman of the joint chiefs of staff"})


def _find_delegation(party: Party, setting: Setting) -> list[int]:
    """Who a delegation without a leader beside it is: its leader where one is named, else its country's delegation."""
    scene, story, index = setting.scene, setting.story, setting.index
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
    for scene in story.scenes:
        scene.people = {i: [leader if n == known else n for n in who] for i, who in scene.people.items()}
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
    if known := _find_called_counterpart(party, setting):
        return [known]
    return [number for number in found if number is not None]


def _find_called_counterpart(party: Party, setting: Setting) -> int | None:
    """ "President X arrived in A. President Y welcomed his B counterpart": X, whose country nothing told before."""
    story = setting.story
    hosts = [n for node in setting.scene.main_subjects(setting.index) for n in setting.scene.who(node)]
    if len(party.countries) != 1 or len(hosts) != 1 or story.person(hosts[0]).role is None:
        return None
    office = story.person(hosts[0]).role
    for number, person in enumerate(story.register.people):
        same = person.role is not None and office is not None and person.role.name == office.name
        if number != hosts[0] and person.name and same and not person.sure and person.country in (None, story.home):
            person.country, person.sure, person.guessed = party.countries[0], True, False
            return number
    return None
