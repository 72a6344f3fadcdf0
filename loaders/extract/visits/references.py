"""References: the people that a name, an office, a pronoun or a word like "the guest" refers to."""

import re
from dataclasses import replace

from loaders.extract.roles import Role
from loaders.extract.visits.counterparts import find_counterpart, match_counterpart
from loaders.extract.visits.leaders import find_delegation, heads_delegation, is_told_to_lead, name_leader, rename
from loaders.extract.visits.party import Party
from loaders.extract.visits.setting import Setting
from loaders.extract.visits.story import Story
from loaders.gazetteer import organisations

_LAND = frozenset("country kingdom emirate sultanate republic island nation".split())


def find_people(party: Party, setting: Setting) -> list[int]:
    """The people a party of the scene refers to; empty where nobody is known."""
    party = _name_land(party, setting)
    led = party.delegation or heads_delegation(setting) or is_told_to_lead(party, setting)
    led = led and party.form in ("named", "name") and (not party.countries or is_told_to_lead(party, setting))
    if led and (leader := name_leader(party, setting)) is not None:
        return [leader]
    if party.form in ("named", "counterpart") and party.name:
        open_one = party.form == "named" and not party.countries
        told = (_name_unnamed(party, setting) or _name_visitor(party, setting)) if open_one else []
        return told or [_add_named(party, setting)]
    if party.form == "name":
        number = setting.story.register.resolve_name(party)
        named = (_name_unnamed(party, setting) or _name_guest(party, setting)) if number is None else [number]
        return named or _find_own_officer(party, setting)
    if party.form == "epithet":
        return _find_epithet(party, setting)
    if party.form == "pronoun":
        return _find_pronoun(party, setting)
    if party.form == "delegation":
        return find_delegation(party, setting)
    if party.form == "counterpart":
        return find_counterpart(party, setting)
    return _find_many(party, setting) if party.plural and len(party.countries) != 1 else _find_office(party, setting)


def _name_land(party: Party, setting: Setting) -> Party:
    """The party with the country of "the emirate's foreign minister": the one named last, else that of the dateline."""
    scene, index = setting.scene, setting.index
    if party.countries or setting.before not in ("'s", "'") or scene.low(index - 2) not in _LAND:
        return party
    named = next((scene.nodes[i].country for i in range(index - 3, -1, -1) if scene.letter(i) == "C"), None)
    dateline = setting.story.dateline
    country = named or (dateline.country if dateline is not None else None)
    return replace(party, countries=(country,)) if country else party


def _add_named(party: Party, setting: Setting) -> int:
    """The person named in full; a counterpart without an office holds that of the official last named."""
    story = setting.story
    number = story.register.add_named(party)
    if party.form == "counterpart":
        match_counterpart(number, party, setting)
    return number


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


_HAS_COME = re.compile(
    r", who (?:(?:has|had|is|was|will|also|just|first) ){0,2}(?:came|come|arrived|arrives|arrive|flew|visiting|visited"
    r"|visits|on an?|there on|here on|paying|travell?ed|landed)\b"
)


def _name_visitor(party: Party, setting: Setting) -> list[int]:
    """ "The visit by the A party chief … General Secretary X, who came on Monday": the one told of without a name."""
    scene, index, story = setting.scene, setting.index, setting.story
    role = party.role
    come = setting.before == "visiting" or _HAS_COME.match(scene.words(index + 1, index + 7))
    number = story.register.add_named(party) if role is not None and come else None
    if role is None or number is None or story.person(number).sure:
        return []
    people = enumerate(story.register.people)
    unnamed = [n for n, p in people if p.name is None and p.sure and p.role and p.role.head.id == role.head.id]
    if len(unnamed) != 1 or not story.is_visitor(unnamed[0]):
        return []
    person = story.person(number)
    person.country, person.sure, person.guessed = story.country(unnamed[0]), True, False
    rename(unnamed[0], number, story.scenes)
    return [number]


_RECEIVING = frozenset("welcomed received hosted greeted met welcomes receives hosts meets".split())


def _name_guest(party: Party, setting: Setting) -> list[int]:
    """ "A's president received B's prime minister. President X welcomed Y": Y is the one left without a name."""
    story, scene, index = setting.story, setting.scene, setting.index
    verb = index - 2 if setting.before == "with" else index - 1
    if scene.low(verb) not in _RECEIVING or len(str(party.name).split()) < 2 or not story.scenes:
        return []
    met = list(dict.fromkeys(n for people in story.scenes[-1].people.values() for n in people))
    open_ones = [n for n in met if story.person(n).name is None and story.person(n).sure and story.is_visitor(n)]
    hosts = [story.person(n) for i in range(index) for n in scene.who(i)]
    countries, offices = {p.country for p in hosts}, {p.role.head.id for p in hosts if p.role is not None}
    roles = {n: role.head.id for n in open_ones if (role := story.person(n).role) is not None}
    guests = [n for n in roles if story.country(n) not in countries and roles[n] not in offices]
    if len(guests) != 1 or not hosts:
        return []
    story.register.give_name(guests[0], str(party.name))
    return guests


_FORMERLY = re.compile(
    r"(?:who|an? (?:former|veteran|career|retired|longtime)|formerly|aged|\d\d|speaking|addressing|arriving|visiting"
    r"|attending|making|on (?:an?|his|her)|in \S+ for|here for|appointed|elected|sworn in"
    r"|in (?:office|the job|the post))\b"
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
        if _OF_BOTH.match(setting.scene.words(setting.index + 1, setting.index + 6)):
            return [story.register.unnamed(party.role, country) for country in _find_both(setting)]
        return _find_holders(party, setting) if _is_pair(party, setting) else []
    found = [story.register.resolve_office(_of_country(party, c), setting.recent) for c in party.countries]
    numbers = [number for number in found if number is not None]
    if party.role is not None and party.role.head.id == "leader" and "party" not in party.role.name:
        for number in numbers:
            story.person(number).listed = True
    return numbers


def _find_holders(party: Party, setting: Setting) -> list[int]:
    """ "The two foreign ministers": the last two officials named, unless they are known to hold other offices."""
    pair = _find_pair(setting)
    roles = [role for n in pair if (role := setting.story.person(n).role) is not None]
    wanted = party.role.head.id if party.role is not None else ""
    if wanted in _HELD_BY_ONE and any(r.head.id != wanted and r.level == "other official" for r in roles):
        return []
    return pair


_HELD_BY_ONE = frozenset({"president", "prime minister", "minister of foreign affairs", "king", "chancellor"})


_OF_BOTH = re.compile(r"of (?:the two|both|these two|our two) (?:countries|states|nations|sides|neighbou?rs)\b")


def _find_both(setting: Setting) -> list[str]:
    """The two countries told of last, for "the presidents of the two countries"; empty where there are not two."""
    scene, story = setting.scene, setting.story
    found: list[str] = []
    for told in (scene, *reversed(story.scenes[max(scene.number - 3, 0) : scene.number])):
        last = setting.index if told is scene else len(told)
        named = [n.country for n in told.nodes[:last] if n.letter in "AC" and n.country]
        parties = [story.country(n) for i in told.party_nodes if i < last for n in told.who(i)]
        found = list(dict.fromkeys([*found, *(c for c in [*parties, *named] if c)]))
        if len(found) > 1:
            break
    return found if len(found) == 2 else []


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
    if (sent := _find_owners(party, setting)) is not None:
        return [sent]
    register, home = setting.story.register, setting.story.home
    if party.role is not None and party.role.head.id in _CHIEFS:
        home = register.home  # "RAWALPINDI: … called on COAS": under a dateline he is the chief of that country
    number = register.resolve_office(party, setting.recent)
    if number is None and home and party.role is not None and _is_own_office(party, setting):
        number = register.unnamed(party.role, home)
        if party.role.head.id in _ROYAL:  # "in Riyadh he was received by the crown prince": of many a land
            setting.story.person(number).sure, setting.story.person(number).guessed = False, True
    return [] if number is None else [number]


def _find_owners(party: Party, setting: Setting) -> int | None:
    """ "President X's special envoy": somebody of X's country, whom nobody names."""
    if party.role is None or party.countries or setting.before not in ("'s", "'") or party.role.head.id not in _SENT:
        return None
    owners = setting.scene.who(setting.index - 2)
    country = setting.story.country(owners[0]) if len(owners) == 1 and setting.story.is_visitor(owners[0]) else None
    return setting.story.register.unnamed(party.role, country) if country is not None else None


_SENT = frozenset({"special envoy", "envoy", "special representative", "personal representative", "emissary"})
_ROYAL = frozenset({"king", "queen", "emperor", "emir", "sultan", "crown prince", "prince"})


_OF_ADMINISTRATION = frozenset({"administration", "congressional", "government"})


def _country_of_administration(party: Party, story: Story) -> str | None:
    """ "Talks with administration officials", "met congressional leaders": of the country it is written in."""
    here, role = story.town(), party.role
    several = role is not None and role.head.plural and role.name.split()[0] in _OF_ADMINISTRATION
    return here.countries[0] if here is not None and several and not party.countries else None


def _find_national(party: Party, setting: Setting) -> int | None:
    """ "The Mauritanian diplomat" of a United Nations envoy: those whom an organisation sends have a nation too."""
    if party.role is None or party.role.head.id != "official" or party.plural or setting.before != "the":
        return None
    if (
        party.role.name == "official" and party.countries
    ):  # "the Kyrgyz official" of a deputy prime minister named before
        own = (n for n in setting.officials() if setting.story.country(n) == party.countries[0])
        if (meant := next((n for n in own if setting.story.person(n).name), None)) is not None:
            return meant
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
