"""Settling: which person each party of a scene is."""

from loaders.extract.visits.parties import Party
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story


def settle_people(scene: Scene, story: Story, recent: list[int]) -> None:
    """Find the people of a scene's parties, from left to right; ``recent`` is most recent first, and kept up to date."""
    met: list[int] = []
    scene.recent = list(recent)
    for index, node in enumerate(scene.nodes if scene.parties else ()):
        if node.party is None:
            continue
        order = (
            met if node.party.form == "pronoun" else met[::-1]
        )  # "he" is the subject, "the minister" the last one named
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
        holder = next(
            (story.person(n).role for n in recent if n != number and story.is_visitor(n) and story.person(n).role), None
        )
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
    fitting = [n for n in recent if story.is_visitor(n) and story.person(n).name] or [
        n for n in recent if story.is_visitor(n)
    ]
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
