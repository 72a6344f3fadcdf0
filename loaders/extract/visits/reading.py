"""Reading an article into scenes, with each party's person settled."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from loaders.extract.known import outlet_country
from loaders.extract.mentions import find_mentions
from loaders.extract.visits.items import Known, split_items
from loaders.extract.visits.parties import Party, find_parties
from loaders.extract.visits.people import Register
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.gazetteer import organisations
from loaders.models import Article, DateMention, Mention, Sentence
from loaders.text import fold

_READ = frozenset({"body", "caption", "headline"})


def read_story(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], dates: Sequence[DateMention]
) -> Story:
    """The article's scenes in the order they are told, headline last, with people settled across all of them."""
    folded = fold(article.text)
    dateline = _dateline(article, mentions)
    home = home_of(article.outlet, article.url)
    register = Register(article.published, home or (dateline.country if dateline else None), home is not None)
    story = Story(article, register, home, dateline)
    known = Known([m for m in mentions if m.kind in ("country", "place", "organisation")], dates)
    wanted = [s for s in sentences if s.segment in _READ and not _is_shouted(article.text, s)]
    wanted.sort(key=lambda s: (s.segment != "body", s.segment == "headline", s.start))
    parsed = [_parse(folded, article.text, s, known) for s in wanted]
    for _, parties in parsed:
        _register_named(parties, register, known)
    if clashes := _find_clashes(folded, mentions, known):
        parsed = [
            _parse(folded, article.text, s, known) if any(s.start <= c < s.end for c in clashes) else done
            for s, done in zip(wanted, parsed, strict=True)
        ]
    for _, parties in parsed:
        _register_named(parties, register, known)
    register.settle_countries()
    recent: list[int] = []
    for number, (sentence, (items, parties)) in enumerate(zip(wanted, parsed, strict=True)):
        scene = Scene(number, sentence, items, parties)
        _settle(scene, story, recent)
        story.scenes.append(scene)
    register.settle_countries()
    return story


def _find_clashes(folded: str, mentions: Sequence[Mention], known: Known) -> list[int]:
    """Where a place has the name of somebody in the article: there alone a second reading can differ."""
    return [m.start for m in mentions if known.surnames and folded[m.start : m.end] in known.surnames]


@cache
def organisation_names() -> dict[str, str]:
    """The organisations that publish under their own name: what a Commissioner does, he does for the EU."""
    return {name: o.id for o in organisations().values() for name in (o.id, o.name, *o.names, *o.bodies)}


@lru_cache(maxsize=4096)
def home_of(outlet: str | None, url: str | None) -> str | None:
    """The country an outlet writes from: as the lexicon has it, else the one its own name gives."""
    if outlet and outlet in organisation_names():
        return organisation_names()[outlet]
    known = outlet_country(outlet, url)
    if known is not None or not outlet:
        return known
    bare = re.sub(r"\s*\(.*\)", "", outlet)
    if bare != outlet and (country := outlet_country(bare, None)):
        return country
    named = [m for m in find_mentions(Article("outlet", date(2000, 1, 1), outlet)) if m.country or m.kind == "country"]
    return (named[0].country or named[0].key) if named else None


def _parse(folded: str, text: str, sentence: Sentence, known: Known):  # type: ignore[no-untyped-def]
    items = split_items(folded, text, sentence.start, sentence.end, known)
    return items, find_parties(items, text)


def _is_shouted(text: str, sentence: Sentence) -> bool:
    """A headline all in capitals or with a capital on each word, where no word can be told for a name."""
    line = text[sentence.start : sentence.end]
    capitals, small = _count_letters(line)
    if capitals > 0.6 * (capitals + small):
        return True
    if line.rstrip().endswith((".", "?", '"', "”")):
        return False
    words = [w for w in line.split() if w[0].isalpha() and len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.85 * len(words)


def _count_letters(line: str) -> tuple[int, int]:
    """How many capitals and other letters a line has."""
    if not line.isascii():
        capitals = sum(map(str.isupper, line))
        return capitals, sum(map(str.isalpha, line)) - capitals
    letters = line.encode("ascii")
    return len(letters.translate(None, _NO_CAPITALS)), len(letters.translate(None, _NO_SMALL))


# Deleting bytes is forty times faster than asking each letter.
_NO_CAPITALS = bytes(code for code in range(128) if not chr(code).isupper())
_NO_SMALL = bytes(code for code in range(128) if not chr(code).islower())


def _dateline(article: Article, mentions: Sequence[Mention]) -> Mention | None:
    for segment in article.segments:
        if segment.kind == "dateline":
            inside = [m for m in mentions if segment.start <= m.start < segment.end and m.kind in ("place", "country")]
            if inside:
                return inside[0]
    return None


def _register_named(parties: Sequence[Party], register: Register, known: Known) -> None:
    for party in parties:
        if party.form in ("named", "counterpart") and party.name:
            register.add_named(party)
            last = party.name.split()[-1]
            known.surnames.add(fold(last))


def _settle(scene: Scene, story: Story, recent: list[int]) -> None:
    """Find the people of a scene's parties, from left to right; ``recent`` is most recent first, and kept up to date."""
    met: list[int] = []
    scene.recent = list(recent)
    for index, node in enumerate(scene.nodes if scene.parties else ()):
        if node.party is None:
            continue
        order = met if node.party.form == "pronoun" else met[::-1]  # "he" is the subject, "the minister" the last one named
        numbers = _people_of(node.party, scene, index, story, [*order, *recent])
        scene.people[index] = numbers
        if numbers:
            node.party.person = numbers[0]
            if node.party.delegation:
                story.delegation = numbers[0]
        met += [n for n in numbers if n not in met]
    _liken_lists(scene, story)
    leading = scene.main_subjects(-1)
    subjects = [n for node in leading for n in scene.who(node)]
    party = scene.nodes[leading[0]].party if leading else None
    if party is not None and party.form != "pronoun":
        story.topic = subjects if subjects or party.form in ("named", "name") else story.topic
    order = [*subjects, *[n for n in met if n not in subjects]]
    for number in reversed(order):
        if number in recent:
            recent.remove(number)
        recent.insert(0, number)


def _liken_lists(scene: Scene, story: Story) -> None:
    """ "met with President Herzog, Defense Minister Gantz and Adviser Hulata": one country's officials, unless one is named."""
    for index, node in enumerate(scene.nodes if len(scene.parties) > 2 else ()):
        if node.letter != "P" or scene.low(index - 1) not in ("with", "met", "by") or not scene.who(index):
            continue
        listed = scene.joined_right(index)
        if len(listed) > (1 if scene.low(index - 1) == "by" else 2):
            for other in listed[1:]:
                for number in scene.who(other):
                    story.register.liken(number, scene.who(index)[0])


def _people_of(party: Party, scene: Scene, index: int, story: Story, recent: list[int]) -> list[int]:
    register = story.register
    if party.form in ("named", "counterpart") and party.name:
        number = register.add_named(party)
        _share_office(number, party, story, recent)
        return [number]
    if party.form == "name":
        number = register.resolve_name(party)
        return [] if number is None else [number]
    if party.form == "pronoun":
        return _pronoun(party, story, recent, index > 0 and any(scene.who(i) for i in range(index)))
    if party.form == "delegation":
        return _delegation(party, scene, index, story)
    if party.form == "counterpart":
        return _counterpart(party, story, recent)
    if party.plural and len(party.countries) > 1:
        found = [register.resolve_office(_alone(party, c), recent) for c in party.countries]
        if party.role is not None and party.role.head.id == "leader" and "party" not in party.role.name:
            for number in found:
                if number is not None:
                    story.person(number).listed = True
        return [n for n in found if n is not None]
    if party.plural and not party.countries:
        return _all(story, recent) if _is_pair(party, scene, index) else []
    number = register.resolve_office(party, recent)
    if number is None and story.home and party.role is not None and _is_own_office(party, scene, index):
        number = register.unnamed(party.role, story.home)
    return [] if number is None else [number]


def _is_own_office(party: Party, scene: Scene, index: int) -> bool:
    """Whether "the Secretary of State" without a name or country is the one of the article's own country."""
    level = party.role.level if party.role else "delegation"
    return scene.low(index - 1) in ("the", "our") and level in ("head of state or government", "minister")


def _share_office(number: int, party: Party, story: Story, recent: list[int]) -> None:
    """A counterpart holds the same office as the official last named."""
    person = story.person(number)
    if party.form == "counterpart" and person.role is None:
        holder = next((story.person(n).role for n in recent if n != number and story.is_visitor(n) and story.person(n).role), None)
        if holder is not None:
            person.roles.append(holder)


def _is_pair(party: Party, scene: Scene, index: int) -> bool:
    """Whether "the two leaders", "the ministers" means those named before; "the SCO defence ministers" does not."""
    before = scene.low(index - 1)
    bare = party.last - party.first == 1
    return before in ("two", "both") or bare and before in ("the", "") and scene.letter(index + 1) != "A"


def _alone(party: Party, country: str) -> Party:
    return Party(party.form, party.start, party.end, party.first, party.last, None, party.role, (country,))


def _pronoun(party: Party, story: Story, recent: list[int], named_before: bool) -> list[int]:
    """ "He": the subject of this sentence or else of the one before; nobody when that is nobody we know."""
    if party.plural:
        return _all(story, recent)
    if story.topic is not None and not named_before:
        return [n for n in story.topic if story.is_visitor(n)][:1]
    fitting = [n for n in recent if story.is_visitor(n) and story.person(n).name] or [n for n in recent if story.is_visitor(n)]
    return fitting[:1]


def _all(story: Story, recent: list[int]) -> list[int]:
    """ "the two leaders", "they": the last two officials named, of two countries."""
    first = next((n for n in recent if story.is_visitor(n)), None)
    if first is None:
        return []
    second = next((n for n in recent if story.is_visitor(n) and story.country(n) != story.country(first)), None)
    return [first] if second is None else [first, second]


_LEAD = frozenset("lead leads led leading head heads headed heading".split())


def _delegation(party: Party, scene: Scene, index: int, story: Story) -> list[int]:
    """Who a delegation without a leader beside it is: its leader where one is named, else its country's delegation."""
    if scene.low(index - 1) in _LEAD or scene.low(index - 2) in _LEAD:
        leaders = [n for i in scene.subjects(index - 1) for n in scene.who(i) if story.is_visitor(n)]
        if leaders:
            return leaders[:1]
    known = story.delegation
    if party.countries:
        if known is not None and story.country(known) == party.countries[0]:
            return [known]
        return [story.register.unnamed(None, party.countries[0])]
    return [known] if known is not None else []


def _counterpart(party: Party, story: Story, recent: list[int]) -> list[int]:
    """ "his Iranian counterpart": the same office in that country; without a country, nobody is known."""
    holder = next((n for n in recent if story.is_visitor(n) and story.person(n).role), None)
    role = story.person(holder).role if holder is not None else None
    if not party.countries or role is None:
        return []
    found = []
    for country in party.countries:
        number = story.register.resolve_office(Party("office", 0, 0, 0, 0, None, role, (country,)), recent)
        if number is not None:
            found.append(number)
    return found
