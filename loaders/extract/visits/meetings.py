"""Receptions, meetings and events: sentences in which officials of several countries come together."""

import re
from collections.abc import Sequence

from loaders.extract.visits.claims import Claim, Meeting
from loaders.extract.visits.events import place_of_event
from loaders.extract.visits.moves import make_claims
from loaders.extract.visits.scene import Destination, Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import family_pattern
from loaders.gazetteer import countries
from loaders.models import Mention
from loaders.text import fold

_PASSIVE = re.compile(r"(?<= )(?:was|were|been) met (?:(?:at|on|in) (?:\S+ ){1,4}?)?by(?= P)|(?<= )(?:was|were|been|being|be|is|are)(?: \w+ly)?(?: \w+)? (?:received|welcomed|greeted|hosted)(?: [^.;]{0,60}?)?? by(?= )")
_SIDELINES = re.compile(r"(?:side-?lines?|margins?|fringes?) of")
_MANY = re.compile(r"\b(?:trilateral|quadrilateral|four-way|three-way|multilateral|tripartite)\b")
_CALL = re.compile(
    r"\b(?:phones?|phoned|telephones?|telephoned|video ?conference|videoconference|video(?: |_)call|video|virtual(?:ly)?|online|"
    r"teleconference|calls?(?! on)|called(?! on)|by_phone|conversations?)\b"
)


def claim_receptions(scene: Scene, story: Story) -> list[Claim]:
    """The claims of a sentence in which one party receives another, in active or passive words."""
    claims: list[Claim] = []
    passive = list(_PASSIVE.finditer(scene.view))
    for match in passive:
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        claims += _reception(scene, story, at, end, hosts=scene.objects(end), guests=scene.subjects(at))
    for match in family_pattern("host").finditer(scene.view):
        at = scene.node_at(match.start())
        if any(p.start() <= match.start() < p.end() for p in passive) or scene.low(at + 1) == "by":
            continue
        guests = scene.objects(at + 1)
        claims += _reception(scene, story, at, at + 1, hosts=scene.subjects(at), guests=guests)
    for match in _HONOUR.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        claims += _honour(scene, story, at, end)
    return claims


def _within(scene: Scene, first: int, last: int) -> Destination | None:
    """ "was received at the Vatican by …"."""
    return next((scene.destination(i) for i in range(first, last) if scene.letter(i) in ("C", "L")), None)


_HONOUR = re.compile(
    r"(?<= )(?:ceremony|reception|dinner|banquet|lunch|luncheon)(?: (?:was|has been|were|is|to be|will be))?(?: \w+ly)?"
    r"(?: (?:held|given|hosted|organi[sz]ed|arranged|staged))?(?: in L\d+| on D\d+| D\d+)* (?:for|in hono(?:u)?r of)(?= )"
)


def _honour(scene: Scene, story: Story, at: int, end: int) -> list[Claim]:
    """ "An official welcome ceremony was held for X in Baku", "hosted a dinner in honour of X"."""
    guests = scene.objects(end)
    hosts = scene.subjects(at)
    found = place_after(scene, at) or place_before(scene, at)
    countries = [c for node in hosts for n in scene.who(node) if (c := story.country(n))]
    host = found.countries[0] if found is not None else countries[0] if countries else None
    if not guests or host is None:
        return []
    claims = make_claims("reception", scene, story, (at, end), guests, _at(host, found))
    for claim in claims:
        claim.hosts = [n for node in hosts for n in scene.who(node) if story.country(n) == host]
    return claims


def _reception(scene: Scene, story: Story, at: int, end: int, hosts: list[int], guests: list[int]) -> list[Claim]:
    receiving = [n for node in hosts for n in scene.who(node)]
    countries = [c for c in (story.country(n) for n in receiving) if c]
    if not guests:
        return []
    found = place_after(scene, at) or place_before(scene, at) or (None if countries else _within(scene, at, end))
    if not countries and found is None:
        return []
    host = countries[0] if countries else found.countries[0] if found else ""
    if found is not None and host not in found.countries:
        found = None
    claims = make_claims("reception", scene, story, (at, end), guests, _at(host, found))
    for claim in claims:
        claim.hosts = [n for n in receiving if story.country(n) == host]
        claim.host_nodes = [node for node in hosts if any(n in claim.hosts for n in scene.who(node))]
        claim.kind_words = _purpose(scene, end)
    return claims


def _purpose(scene: Scene, end: int) -> str:
    """ "host President X for a State Visit"."""
    match = re.search(r" for (?:a|an) ((?:\w+ ){0,3}visit)\b", scene.view)
    return match[1] if match else ""


def _at(host: str, found: Destination | None) -> Destination:
    place = Destination()
    place.countries.append(host)
    if found is not None:
        place.places = {host: found.places.get(host, [])}
        place.start, place.end = found.start, found.end
    return place


def place_after(scene: Scene, at: int) -> Destination | None:
    """The place that "in …" or "at … in …" gives after node ``at``."""
    for i in range(at, len(scene.nodes)):
        if scene.low(i) in _PLACE_STOPS or scene.low(i) == "to" and scene.low(i + 1) in ("prepare", "coordinate", "plan"):
            break
        if scene.low(i) == "at" and (found := _seat(scene, i + 1)) is not None:
            return found
        if scene.low(i) in ("in", "here"):
            if scene.low(i) == "here" and scene.letter(i + 1) not in ("L",) and scene.low(i + 1) != "in":
                return None
            found = scene.destination(i + 1)
            if found is not None and (not _is_region_of_talk(scene, i) or _is_capital(found)):
                return found
    return None


_PLACE_STOPS = frozenset("; that where which ahead following after before regarding about".split())


def _seat(scene: Scene, i: int) -> Destination | None:
    """ "at the White House", "at 10 Downing Street": a seat of government says where."""
    while scene.low(i) in ("the", "his", "her"):
        i += 1
    item = scene.nodes[i].item if i < len(scene.nodes) else None
    if item is None or item.mention is None or scene.letter(i) not in ("C", "L") or item.mention.role not in ("metonym", None):
        return None
    if scene.letter(i) == "C" and item.mention.role is None:
        return None
    found = Destination()
    found.add(scene.nodes[i])
    found.last = i + 1
    return found if found.countries else None


def _opening_place(scene: Scene) -> Destination | None:
    """ "In Ramallah, Mr Sullivan met …"."""
    return scene.destination(1) if scene.low(0) == "in" else None


def place_before(scene: Scene, at: int) -> Destination | None:
    """The place that opens the sentence: "In Ramallah, Mr Sullivan met …", or "arrived in Baku, where he met …"."""
    for i in range(at - 1, -1, -1):
        if scene.low(i) in ("in",) and (i == 0 or scene.low(i - 1) in (",", "and", "", "then") or " where " in scene.view or _SIDELINES.search(scene.view)):
            found = scene.destination(i + 1)
            if found is not None:
                return found
    return None


_TOPIC = frozenset(
    "situation war conflict ceasefire peace stability crisis violence developments efforts events hostilities interests operations fighting security "
    "cooperation role peacekeeping elections democracy troops forces investment investments projects refugees embassy ambassador interest "
    "attacks offensive tensions government position rights process".split()
)


def _is_region_of_talk(scene: Scene, i: int) -> bool:
    """Whether "in X" says what was talked about: "the situation in Gaza"."""
    return scene.low(i - 1) in _TOPIC


def _is_capital(found: Destination) -> bool:
    """ "discussed cooperation in Astana": what is talked about is a country or region, not a capital."""
    code = found.countries[0]
    return _has_capital(code, found.places.get(code, []))


def _has_capital(code: str, places: Sequence[Mention]) -> bool:
    country = countries().get(code)
    names = {name for group in (country.capitals if country else ()) for name in group}
    return any(m.label in names for m in places)


def find_meetings(scene: Scene, story: Story) -> list[Meeting]:
    """The meetings and calls a sentence tells of, each with its sides; empty when there is none."""
    found: list[Meeting] = []
    taken: set[int] = set()
    for match in family_pattern("meet").finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        if _is_talks_noun(scene, at):
            continue
        subjects = scene.subjects(at)
        objects = scene.objects(end) or _with_later(scene, end)
        if not objects and "call" in match.group():  # "call on the government to …"
            continue
        found += _meeting(scene, story, at, end, subjects + objects, objects, taken)
    for match in _CONFER.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        objects = scene.objects(end) if match.group().endswith(" with") else []
        found += _meeting(scene, story, at, end, scene.subjects(at) + objects, objects, taken)
    for match in _ALONGSIDE.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        objects = scene.objects(end)
        found += _meeting(scene, story, at, end, (scene.subjects(at) or scene.main_subjects(at)) + objects, objects, taken)
    for match in _DISCUSSED.finditer(scene.view):
        at = scene.node_at(match.start())
        discussed = _meeting(scene, story, at, at + 1, scene.subjects(at), [], set())
        found += [m for m in discussed if m.host_country in m.sides and _has_capital(str(m.host_country), m.places)]  # else it only says what they spoke of
    for match in _SIGNED.finditer(scene.view):
        end = scene.node_at(match.end() - 1) + 1
        objects = scene.objects(end) if match.group().endswith(" by") else []
        found += _meeting(scene, story, scene.node_at(match.start()), end, objects or scene.subjects(scene.node_at(match.start())), objects, taken)
    for match in family_pattern("talks").finditer(scene.view):
        found += _talks(scene, story, scene.node_at(match.start()), taken)
    for match in _PHONED.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        objects = scene.objects(end)
        found += _meeting(scene, story, at, end, scene.subjects(at) + objects, objects, taken, call=True)
    return found


_ALONGSIDE = re.compile(
    r"(?<= )(?:confer(?:s|red|ring)? with|alongside|sat down with|sits? down with|(?:stood|standing|sat|sitting|appeared|appearing|speaking|spoke) (?:beside|next to|alongside)|shook hands with|accompanied at the talks by|"
    r"co-chaired with|rolled out a red carpet (?:welcome )?for|dined with|lunched with|negotiated with|consulted with)(?= )"
)
_DISCUSSED = re.compile(r"(?<= )(?:discuss(?:ed|es)?|mulled|reviewed|exchanged views|convened|gathered)(?= )")
_SIGNED = re.compile(r"(?<= )(?:(?:signed|inked|exchanged|unveiled|inaugurated|co-chaired|chaired|presided over)(?: by)?)(?= )")
_CONFER = re.compile(
    r"(?<= )(?:held|hold|holds|holding|had|have|has|opened|began|begin|start|started|continued|resumed|concluded|conducted|conduct|completed)"
    r"(?: \S+){0,6}? (?:talks|summit|discussions|negotiations|meetings?|consultations|dialogue|exchange of views|conversations?|calls?)(?:(?: \S+){0,3}? with)?(?= )"
)
_PHONED = re.compile(r"(?<= )(?:spoke|speaks|speak|spoken|talked|telephoned|phoned|called)(?: (?!on\b)\S+){0,4}?(?: (?:with|to|by_phone))?(?= P\d)")


def _with_later(scene: Scene, first: int) -> list[int]:
    """ "met today in New York with X"."""
    for i in range(first, min(first + 9, len(scene.nodes))):
        if scene.low(i) == "with":
            return scene.objects(i + 1)
        if scene.low(i) in (",", ".", ";", "to", "and") or scene.letter(i) == "P":
            break
    return []


def _is_talks_noun(scene: Scene, at: int) -> bool:
    if scene.low(at) == "meeting" and scene.letter(at + 1) != "P" and scene.low(at + 1) not in ("with", "the", "his", "her", "president"):
        return True
    return scene.low(at) == "meeting" and (scene.low(at - 1) in _NOUNISH or scene.letter(at - 1) in ("C", "L", "A"))


_NOUNISH = frozenset("a the an this that 's ' his her their its bilateral trilateral every any first recent official".split())


def _talks(scene: Scene, story: Story, at: int, taken: set[int]) -> list[Meeting]:
    nodes: list[int] = []
    alone = False
    for i in range(at + 1, min(at + 8, len(scene.nodes))):
        if scene.low(i) in ("between", "with", "of", "among", "by"):
            objects = scene.objects(i + 1)
            if objects:
                nodes += objects
                alone = scene.low(i) == "with"
                break
    first = at
    while first > 0 and (scene.letter(first - 1) in "CLAD" or scene.letter(first - 1) == "w" and scene.low(first - 1) not in ("'s", "'", "the", "a", "in", "at", "of", "his", "her", "its", "their")):
        first -= 1
        if at - first > 4:
            break
    if scene.low(first - 1) in ("'s", "'") and scene.letter(first - 2) == "P":
        party = scene.nodes[first - 2].party
        if party is not None and party.plural and party.name is None:  # "the Leaders' Summit" is an event's name
            return []
        nodes.insert(0, first - 2)
    elif scene.low(first - 1) in ("his", "her") and nodes:
        nodes = (scene.subjects(first - 1) or scene.main_subjects(first - 1))[:1] + nodes
    elif alone:
        nodes = _nearest_official(scene, story, first, nodes) + nodes
    attributive = Destination()
    for i in range(first, at):
        if scene.letter(i) in ("L", "C"):
            attributive.add(scene.nodes[i])
    meetings = _meeting(scene, story, at, at + 1, nodes, nodes[1:], taken)
    for meeting in meetings:
        meeting.rule = "talks"
        if attributive.countries and meeting.host_country is None:
            meeting.host_country = attributive.countries[0]
            meeting.places = attributive.places.get(attributive.countries[0], [])
    return meetings


def _nearest_official(scene: Scene, story: Story, first: int, others: list[int]) -> list[int]:
    """Who holds the talks: the official named last before them ("is sending X to Moscow for talks with Y")."""
    for i in range(first - 1, -1, -1):
        if i not in others and scene.low(i + 1) not in ("'s", "'") and any(story.is_visitor(n) for n in scene.who(i)):
            return [i]
    return []


def _meeting(
    scene: Scene, story: Story, at: int, end: int, nodes: list[int], objects: list[int], taken: set[int], call: bool = False
) -> list[Meeting]:
    sides: dict[str, tuple[int, list[int]]] = {}
    for node in nodes:
        for number in scene.who(node):
            country = story.country(number)
            if country and story.is_visitor(number):
                side = sides.setdefault(country, (node, []))
                if number not in side[1]:
                    side[1].append(number)
    if not sides or frozenset(nodes) <= taken:
        return []
    found = _opening_place(scene) or place_after(scene, at) or place_before(scene, at)
    if found is None:
        found = place_of_event(fold(story.article.text), scene.sentence.start, scene.sentence.end)
    if len(sides) == 1:
        return _one_sided(scene, at, end, sides, found) if objects and not call and not _is_call(scene, at, end) else []
    taken.update(nodes)
    meeting = Meeting(scene.number, at, end, sides)
    if found is not None:
        meeting.host_country = found.countries[0]
        meeting.places = found.places.get(found.countries[0], [])
        meeting.dest_span = (found.start, found.end)
    window = scene.view
    meeting.call = call or _is_call(scene, at, end)
    told_before = story.scenes[scene.number - 1].view if 0 < scene.number <= len(story.scenes) else ""
    meeting.joint = bool(_MANY.search(window))
    listed = any(len(scene.who(node)) > 2 for node in nodes)
    meeting.multilateral = meeting.joint or listed or len(sides) > 3 or len(sides) > 2 and bool(_MANY.search(told_before))
    meeting.sidelines = bool(_SIDELINES.search(window))
    flags = {c for c, (node, _) in sides.items() if (p := scene.nodes[node].party) is not None and p.delegation}
    meeting.delegation = next(iter(flags)) if len(flags) == 1 else None
    return [meeting]


_TAKES_PLACE = re.compile(r" (?:(?:was|were|been|being|be) (?:held|hosted|organi[sz]ed|conducted)|took place|takes place|met|meets|meeting|speaking|news_conference) ")


def _one_sided(
    scene: Scene, at: int, end: int, sides: dict[str, tuple[int, list[int]]], found: Destination | None
) -> list[Meeting]:
    """ "A meeting with the delegation of A was held in B": the other side is the place's country."""
    if found is None or found.countries[0] in sides or not _TAKES_PLACE.search(scene.view):
        return []
    meeting = Meeting(scene.number, at, end, dict(sides), found.countries[0], found.places.get(found.countries[0], []))
    meeting.dest_span = (found.start, found.end)
    meeting.one_sided = True
    return [meeting]


def _is_call(scene: Scene, at: int, end: int) -> bool:
    words = " ".join(scene.low(i) for i in range(max(at - 6, 0), min(end + 5, len(scene.nodes))))
    return bool(_CALL.search(words)) and not re.search(r"\bcourtesy call\b", words)


_HOSTS_EVENT = re.compile(
    r"(?<= )(?:host(?:ed|s|ing)?|conven(?:ed|es|ing)|welcom(?:ed|es|ing)|chair(?:ed|s|ing)|open(?:ed|s)) (?:\S+ ){0,12}?(?:summit|meeting|conference|ministerial|forum|dialogue)(?= )"
)


def claim_gatherings(story: Story) -> list[Claim]:
    """The claims of a summit told in two sentences: one says who hosts it, one near by lists the countries that came."""
    claims: list[Claim] = []
    for scene in story.scenes:
        match = _HOSTS_EVENT.search(scene.view)
        if match is None:
            continue
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        hosts = [n for node in scene.subjects(at) for n in scene.who(node) if story.country(n)]
        if not hosts:
            continue
        for other in story.scenes[scene.number : scene.number + 3]:
            for node in _listed(other, story):
                made = make_claims("reception", other, story, (node, node + 1), [node], _at(str(story.country(hosts[0])), None))
                for claim in made:
                    claim.multilateral, claim.hosts = True, hosts[:1]
                    claim.dates = scene.dates(at, None)
                claims += made
    return claims


def _listed(scene: Scene, story: Story) -> list[int]:
    return [i for i in scene.people if len(scene.who(i)) > 2 and all(story.person(n).listed for n in scene.who(i))]


def claim_attendance(scene: Scene, story: Story) -> list[Claim]:
    """The claims of those who attend an event abroad: "will attend the summit in Dakar"."""
    claims: list[Claim] = []
    for match in family_pattern("attend").finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        event = family_pattern("event").search(" " + " ".join(_tokens(scene, end, end + 14)) + " ")
        subjects = scene.subjects(at)
        if event is None or not subjects:
            continue
        found = place_after(scene, end) or _attributive_place(scene, end, end + 8)
        found = found or place_of_event(fold(story.article.text), scene.sentence.start, scene.sentence.end)
        if found is None or len(found.countries) != 1:
            continue
        claims += make_claims("attendance", scene, story, (at, found.last), subjects, found, multilateral=True)
    return claims


def _tokens(scene: Scene, first: int, last: int) -> list[str]:
    return [scene.nodes[i].low or "party" for i in range(first, min(last, len(scene.nodes)))]


def _attributive_place(scene: Scene, first: int, last: int) -> Destination | None:
    for i in range(first, min(last, len(scene.nodes))):
        if scene.letter(i) == "L":
            found = Destination()
            found.add(scene.nodes[i])
            found.last = i + 1
            return found
    return None
