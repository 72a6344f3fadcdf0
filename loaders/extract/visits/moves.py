"""Moves: sentences whose subject goes, is or was somewhere, and nouns for a visit."""

import re

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.scene import Destination, Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import family_pattern

_DETERMINERS = frozenset({"a", "an", "the", "this", "that", "any", "another", "each", "no", "one"})
_VERB_BEFORE = frozenset(
    "to will would shall can could may might should must not also then later and he she they who did does do never".split()
)
_ADJECTIVE = re.compile(
    r"(?:official|working|state|private|practical|brief|surprise|unannounced|planned|scheduled|upcoming|forthcoming|recent|"
    r"successful|historic|current|ongoing|slated|rare|first|second|third|fourth|fifth|last|latest|next|previous|earlier|\d+(?:st|nd|rd|th)|"
    r"foreign|overseas|maiden|courtesy|goodwill|friendly|friendship|high-level|high-profile|inaugural|secret|fruitful|"
    r"\w+-(?:day|week|hour|nation|country|leg|state|stop|city|profile|level|ranking|awaited|visit|trip)|day|week|days|hours|-|two|three|four|five|"
    r"week-long|lightning|snap|whirlwind|return|possible|potential|proposed|reciprocal|\w+(?:al|ic|ive|ing|ed|ful|ous|ary)|\w+long|key|short|long|"
    r"international|reported|separate|annual|regular|bilateral|summit|informal|formal|introductory|regional|world|"
    r"stop-over|fact-finding|inspection|pacific|asian|european|african|asia|europe|africa|latin|american|middle|east|nuclear)$"
)
_TRIP_VERBS = frozenset(
    """
    on paid pay pays paying made make makes making begin begins began begun start starts started starting conclude concludes
    concluded concluding end ends ended ending complete completes completed completing during for kicked undertake undertook
    undertaking extend extended extends continue continues continued continuing with following after before of embarks embarked
    embark launched wrapped wraps wrapping resumed resume cut cuts plan plans planned schedule ahead as within in amid upon
    from finish finished finishes finishing postponed cancelled canceled postpone cancel delayed deferred off up
    """.split()
)


def claim_moves(scene: Scene, story: Story) -> list[Claim]:
    """The claims of a sentence that tell of someone going, being or having been somewhere; empty when there is none."""
    claims: list[Claim] = []
    claims += _from_nouns(scene, story)
    claims += _from_tours(scene, story)
    claims += _from_verbs(scene, story, "move")
    claims += _from_verbs(scene, story, "return")
    claims += _from_presence(scene, story)
    claims += _from_origins(scene, story)
    claims += _from_tour_legs(scene, story)
    claims += _from_leading(scene, story)
    claims += _from_apposed_places(scene, story)
    claims += _from_arrivals(scene, story)
    claims += _from_where(scene, story)
    claims += _from_being_there(scene, story)
    claims += _from_departures(scene, story)
    claims += _from_sending(scene, story)
    for claim in claims:
        claim.multilateral |= _is_for_event(scene, claim.last)
    return claims


def make_claims(
    rule: str, scene: Scene, story: Story, span: tuple[int, int], visitors: list[int], found: Destination | None, **fields: object
) -> list[Claim]:
    """One claim for each country of a destination and each delegation among the visitor nodes.

    People of one country who travel together are one delegation: the first is the visitor, the others companions.
    """
    claims = []
    countries: list[str | None] = list(found.countries) if found else [None]
    for country in countries:
        for node, numbers in _delegations(scene, story, visitors, country):
            claim = Claim(rule, scene.number, *span, visitor=numbers[0], visitor_node=node, host_country=country)
            claim.companions = numbers[1:]
            claim.tour = len(countries) > 1
            claim.explicit = found is not None
            if found is not None and country is not None:
                claim.places = list(found.places.get(country, []))
                claim.dest_span = (found.start, found.end) if found.end else None
            for name, value in fields.items():
                setattr(claim, name, value)
            claims.append(claim)
    return claims


def _delegations(
    scene: Scene, story: Story, nodes: list[int], host: str | None
) -> list[tuple[int, list[int]]]:
    by_country: dict[str, tuple[int, list[int]]] = {}
    for node in sorted(nodes):
        for number in scene.who(node):
            country = story.country(number)
            if country and country != host and story.is_visitor(number):
                entry = by_country.setdefault(country, (node, []))
                if number not in entry[1]:
                    entry[1].append(number)
    return list(by_country.values())


def find_asides(scene: Scene, story: Story) -> list[Claim]:
    """Where the sentence speaks of "the visit" without saying whose or where."""
    asides: list[Claim] = []
    for match in family_pattern("noun").finditer(scene.view):
        at = scene.node_at(match.start())
        first = _phrase_start(scene, at)
        whose = scene.low(first - 1) in ("the", "this", "his", "her", "their")
        if whose and _is_noun(scene, at, first) and not _noun_visitors(scene, story, at, first, at + 1, False):
            words = " ".join(scene.low(i) for i in range(first, at + 1))
            asides.append(Claim("aside", scene.number, first, at + 1, visitor=-1, kind_words=words))
    return asides


def _from_nouns(scene: Scene, story: Story) -> list[Claim]:
    claims: list[Claim] = []
    for match in family_pattern("noun").finditer(scene.view):
        at = scene.node_at(match.start())
        first = _phrase_start(scene, at)
        if not _is_noun(scene, at, first):
            continue
        found, end = _noun_destination(scene, story, at, first)
        visitors = _noun_visitors(scene, story, at, first, end, found is not None)
        if not visitors or _is_reception(scene, first) or found is None and _goes_to_region(scene, at):
            continue
        words = " ".join(scene.low(i) for i in range(first, at + 1))
        if found is None and scene.low(first - 1) in ("'s", "'", "his", "her") and scene.low(at) in ("stay", "mission", "journey"):
            continue
        governor = scene.low(_governor(scene, first))
        framed = governor in ("during", "within", "amid") or governor == "of" and scene.low(_governor(scene, first) - 1) in ("framework", "part", "course")
        governed = framed or governor in _TRIP_VERBS and governor not in _LOOSE
        status = {"over": governor in _OVER, "governed": governed, "intended": governor in _INTENDED}
        claims += make_claims("visit noun", scene, story, (first, end), visitors, found, kind_words=words, **status)
    return claims


_OVER = frozenset("concluded completed ended finished wrapped completing concluding finishing wrapping returning returned from".split())


_INTENDED = frozenset("plan plans planning schedule schedules scheduled announced announces announce".split())
_LOOSE = frozenset("of after following before ahead for with plan plans planned schedule in during within amid upon as".split())


def _governor(scene: Scene, first: int) -> int:
    """The word that governs the noun's phrase: "concluding [his three-day visit]"."""
    i = first - 1
    while scene.low(i) in _DETERMINERS or scene.low(i) in ("his", "her", "their", "up"):
        i -= 1
    return i


def _goes_to_region(scene: Scene, at: int) -> bool:
    """ "his visit to Europe": somewhere, but in no one country."""
    i = at + 2
    while scene.low(i) in ("the", "western", "eastern", "central", "latin", "middle"):
        i += 1
    goes = scene.low(at + 1) == "to" or scene.low(at + 1) == "of" and scene.low(at) in ("tour", "tours")
    return goes and not scene.who(i) and (scene.letter(i) == "P" or scene.low(i) in ("region", "continent", "europe", "asia", "africa"))


def _is_reception(scene: Scene, first: int) -> bool:
    """ "will host X for a state visit": the visit is the guest's, and the reception tells of it."""
    return scene.low(_governor(scene, first)) == "for" and bool(family_pattern("host").search(scene.view))


def _phrase_start(scene: Scene, at: int) -> int:
    """The first node of the noun's adjectives: "three-day official [visit]", "Moscow [visit]"."""
    first = at
    while first > 0:
        letter, low = scene.letter(first - 1), scene.low(first - 1)
        if letter in ("C", "L", "A", "D") or low in (",", "and") and first < at and letter == "w" and _ADJECTIVE.match(scene.low(first - 2)):
            first -= 1
        elif letter == "w" and _ADJECTIVE.match(low) and low not in _TRIP_VERBS:
            first -= 1
        else:
            break
    return _past_any_words(scene, first)


def _past_any_words(scene: Scene, first: int) -> int:
    """Over other adjectives too, where an article or possessive stands before them: "a significant [visit]"."""
    i = first
    while i > 0 and first - i < 3 and scene.letter(i - 1) == "w" and scene.low(i - 1).isalpha():
        if scene.low(i - 1) in _DETERMINERS or scene.low(i - 1) in ("his", "her", "their", "'s"):
            return i
        if scene.low(i - 1) in _VERB_BEFORE or scene.low(i - 1) in _TRIP_VERBS:
            return first
        i -= 1
    return i if scene.low(i - 1) in ("'s", "'") or scene.low(i - 1) in _DETERMINERS else first


def _is_noun(scene: Scene, at: int, first: int) -> bool:
    low = scene.low(at)
    if low in ("trip", "trips", "stay", "journey", "mission", "stopover", "swing"):
        return True
    before = scene.low(first - 1)
    if first < at and scene.letter(at - 1) == "w":
        return True
    if before in _DETERMINERS or before in ("'s", "'", "his", "her", "their", "its", "on", "of", "during", "for"):
        return True
    if before in _VERB_BEFORE or scene.letter(first - 1) == "P":
        return False
    return scene.low(at + 1) in ("to", "by", "of", "here") or first < at


_PHRASE_ENDS = frozenset(". ; : that where which who when said will would is was are were has had have and".split())


def _noun_destination(scene: Scene, story: Story, at: int, first: int) -> tuple[Destination | None, int]:
    """Where the noun's visit goes, and the last node of it."""
    i = at + 1
    while i < min(at + 14, len(scene.nodes)):
        low = scene.low(i)
        if low in ("to", "of", "in", "into", "through", "at") or scene.letter(i) == "D" or low == ",":
            found = scene.destination(i + 1)
            if found is not None and low != ",":
                return found, found.last
        if low == "here":
            return story.here(), i + 1
        if low in _PHRASE_ENDS or low == "," and scene.low(i + 1) != "to" or scene.letter(i) == "P" and scene.low(i - 1) not in ("by", "of", "the") or scene.letter(i) == "w" and low.endswith("ed"):
            break
        i += 1
    for j in range(first, at):
        if scene.letter(j) in ("C", "L"):
            found = Destination()
            found.add(scene.nodes[j])
            return found, at + 1
    follows = [scene.low(at + 1), scene.low(at + 2), scene.low(at + 3)]
    if follows[0] == "to" and follows[1] == "the" and follows[2] in _GENERIC:
        return None, at + 4
    return None, at + 1


_GENERIC = frozenset("country kingdom republic capital island region fraternal neighbouring neighboring nation state sultanate emirate".split())


def _noun_visitors(scene: Scene, story: Story, at: int, first: int, end: int, explicit: bool) -> list[int]:
    before = scene.low(first - 1)
    for i in (at + 1, end, end + 1):
        if scene.low(i) in ("by", "of") or scene.letter(i) == "D" and scene.low(i + 1) in ("by", "of"):
            j = i + (2 if scene.letter(i) == "D" else 1)
            while scene.low(j) in ("the", "a", "its", "visiting") or scene.letter(j) == "A":
                j += 1
            if scene.letter(j) == "P":
                return scene.joined_right(j)
    if before in ("'s", "'"):
        i = first - 2
        return [i] if scene.letter(i) == "P" else []
    if scene.letter(first - 1) == "P" and first - 1 in _possessive_parties(scene):
        return [first - 1]
    if before in ("his", "her", "their"):
        return _possessor(scene, story, first - 1, at, end)
    i = first - 1
    while scene.low(i) in _DETERMINERS or scene.letter(i) == "D":
        i -= 1
    if scene.low(i) not in _TRIP_VERBS:
        return []
    if scene.low(i) == "of" and scene.low(i - 1) not in ("leg", "day", "part", "stop", "start", "beginning", "end"):
        return []
    if scene.low(i) == "for" and scene.low(first - 1) == "the":
        return []
    if scene.low(i) in ("during", "in", "within", "amid", "after", "following", "before", "as", "upon") and scene.low(first - 1) == "the" and not explicit:
        return []
    nearest = scene.subjects(i) or _before_comma(scene, i)
    return nearest or (_fronted_subject(scene, story, at, end, set()) if explicit else [])


def _possessive_parties(scene: Scene) -> set[int]:
    return {i for i, node in enumerate(scene.nodes) if node.letter == "P" and scene.low(i + 1) in ("'s", "'")}


def _before_comma(scene: Scene, i: int) -> list[int]:
    """ "X, on a four-day visit to C, said"."""
    j = i
    while j >= 0 and scene.low(j) != ",":
        j -= 1
    return [j - 1] if j > 0 and scene.letter(j - 1) == "P" else []


def _possessor(scene: Scene, story: Story, at: int, noun: int, end: int) -> list[int]:
    """Whose visit "his visit" is: of the parties before it, the nearest who does not live where the visit goes."""
    found = scene.destination(noun + 2) if scene.low(noun + 1) == "to" else None
    hosts = set(found.countries) if found else set()
    subjects = scene.subjects(at)
    if subjects and not any(scene.who(i) for i in subjects):
        return []  # it is somebody's, but nobody's we know
    before = [i for i in range(at - 1, -1, -1) if scene.letter(i) == "P"]
    for i in [*subjects, *before]:
        if any(story.is_visitor(n) and story.country(n) not in hosts for n in scene.who(i)):
            return [i]
    ahead = _fronted_subject(scene, story, noun, end, hosts) if not before else []
    if ahead:
        return ahead
    topic = next((n for n in scene.recent if story.is_visitor(n) and story.country(n) not in hosts), None)
    if topic is None:
        return []
    scene.people[at] = [topic]  # "His visit" at the sentence's start: of the one the story is about
    return [at]


def _fronted_subject(scene: Scene, story: Story, noun: int, end: int, hosts: set[str]) -> list[int]:
    """ "Within the framework of his visit to A, X met Y": the subject that follows the comma."""
    if not any(scene.low(i) in ("during", "of", "on", "in", "amid", "after", "following", "for") for i in range(noun)):
        return []
    comma = next((i for i in range(max(end, noun + 1), min(end + 10, len(scene.nodes))) if scene.low(i) == ","), None)
    if comma is None:
        return []
    subject = next((i for i in range(comma + 1, len(scene.nodes)) if scene.letter(i) == "P"), None)
    if subject is None or not any(story.is_visitor(n) and story.country(n) not in hosts for n in scene.who(subject)):
        return []
    return [subject]


def _from_tours(scene: Scene, story: Story) -> list[Claim]:
    claims: list[Claim] = []
    for match in family_pattern("tour").finditer(scene.view):
        at = scene.node_at(match.start())
        if _is_noun(scene, at, _phrase_start(scene, at)) and scene.low(at) in ("visit", "visits", "tour", "tours") and scene.low(at - 1) not in _VERB_BEFORE:
            continue
        if scene.low(at) == "visiting" and (scene.letter(at + 1) == "P" or scene.letter(at + 2) == "P" and scene.letter(at + 1) in "A"):
            claims += _attributive(scene, story, at)
            continue
        if scene.low(at - 1) in ("was", "were", "been", "being", "be"):
            continue
        found = scene.destination(at + 1)
        if found is None and scene.low(at + 1) == "here":
            found = story.here()
        if found is None and scene.low(at).startswith(("visit", "tour")):
            found = _owner(scene, at + 1)
        if found is None:
            continue
        claims += make_claims("visit", scene, story, (at, found.last), scene.subjects(at), found)
    return claims


def _owner(scene: Scene, first: int) -> Destination | None:
    """The country that owns what is visited: "visited the War College of the Armed Forces of Azerbaijan"."""
    for i in range(first, min(first + 12, len(scene.nodes))):
        low = scene.low(i)
        if low in (",", ".", ";", "and", "where", "who", "that", "with", "to", "for", "after", "before", "near", "stationed", "along", "on", "at", "bordering") or scene.letter(i) == "D" or scene.who(i):
            return None
        if scene.low(i + 1) in ("border", "borders", "frontier", "embassy", "consulate", "mission", "ambassador", "pavilion", "stand"):
            return None
        if scene.letter(i) in ("C", "A", "L") and (scene.low(i - 1) in ("of", "the", "in") or scene.low(i + 1) == "'s"):
            found = Destination()
            found.add(scene.nodes[i])
            found.last = i + 1
            return found if found.countries else None
    return None


def _attributive(scene: Scene, story: Story, at: int) -> list[Claim]:
    """ "visiting U.S. Secretary of State X": the host is the other party, or the place of writing."""
    node = at + 1 if scene.letter(at + 1) == "P" else at + 2
    return make_claims("visiting", scene, story, (at, node), scene.joined_right(node)[:1], None)


def _from_verbs(scene: Scene, story: Story, family: str) -> list[Claim]:
    claims: list[Claim] = []
    for match in family_pattern(family).finditer(scene.view):  # type: ignore[arg-type]
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        if not _is_verb(scene, at):
            continue
        found = scene.destination(end)
        if found is None and (scene.low(end - 1) == "here" or scene.low(end) == "here"):
            found = story.here()
        if found is None:
            continue
        subjects = scene.subjects(at)
        words = _purpose(scene, found.last)
        claims += make_claims(family, scene, story, (at, found.last), subjects, found, returning=family == "return", kind_words=words)
        claims += _next_legs(scene, story, found.last, subjects)
    return claims


_NOUN_LIKE = frozenset("lands land stops stop heads head leaves leave returns return travels travel reaches".split())


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a word that can be a noun too is a verb: its subject, or what belongs to a verb, stands just before it."""
    low, before = scene.low(at), scene.low(at - 1)
    if before in ("the", "a", "of", "an", "his", "her", "their", "'s"):
        return False
    if low not in _NOUN_LIKE:
        return True
    return scene.letter(at - 1) in ("P", "D", "") or before in _VERB_BEFORE or before in (",", "who", ")") or before.endswith("ly")


def _purpose(scene: Scene, after: int) -> str:
    """What kind of stay follows: "arrived in Azerbaijan on an official visit", "for a working visit"."""
    words = " ".join(scene.nodes[i].low for i in range(after, min(after + 9, len(scene.nodes))))
    match = re.match(r"(?:\S+ ){0,2}?(?:on|for|with) an? ((?:\S+ ){0,4}?(?:visit|trip|tour))\b", words)
    return match[1] if match else ""


def _next_legs(scene: Scene, story: Story, after: int, subjects: list[int]) -> list[Claim]:
    """ "will fly to A on Sunday and to B on Monday"."""
    claims: list[Claim] = []
    i = after
    while i < min(after + 8, len(scene.nodes)):
        if scene.low(i) == "to" and scene.low(i - 1) in ("and", "then", ","):
            found = scene.destination(i + 1)
            if found is not None:
                claims += make_claims("move", scene, story, (i, found.last), subjects, found)
        i += 1
    return claims


def _from_presence(scene: Scene, story: Story) -> list[Claim]:
    claims: list[Claim] = []
    for match in family_pattern("presence").finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        subjects = [i for i in scene.subjects(at) if i >= at - 4 or scene.low(at - 1) in ("who", "he", "she", "is", ",")]
        if found is None and scene.low(end) == "the" and scene.low(end + 1) in _GENERIC and scene.view.find(" on a ") > 0:
            continue
        if found is None or not subjects:
            continue
        claims += make_claims("presence", scene, story, (at, found.last), subjects, found)
    return claims


_ORIGIN = re.compile(r"(?<= )(?:arrived|arrives|arriving|travell?ed|flew|came|comes)(?: in [CL]\d+| to [CL]\d+| here| on D\d+| D\d+| by \w+)* from(?= )")


_WHERE = re.compile(r"(?<= )in (?:the (?:A\d+ )?(?:capital )?)?[CL]\d+ , where(?= (?:he|she|P\d+) (?:is|was|will|has|had|attend|met|held|arriv|discuss|took|takes))")


def _from_where(scene: Scene, story: Story) -> list[Claim]:
    """ "said in Baku, where he is attending drills"."""
    claims: list[Claim] = []
    for match in _WHERE.finditer(scene.view):
        at = scene.node_at(match.start())
        found = scene.destination(at + 1)
        if found is not None:
            subject = _fronted_subject(scene, story, at, found.last + 4, set(found.countries)) if at < 2 else []
            claims += make_claims("presence", scene, story, (at, found.last), subject or scene.main_subjects(at), found)
    return claims


_THERE = re.compile(
    r"(?<= )(?:(?:spend|spends|spent|spending|stay|stays|stayed|staying|stepped off|signed|laid|watched|inaugurated|secured|delivered)"
    r"(?: (?!that|who|which|where|when|because|and)\S+){0,5}?|(?:told|tells|addressed|addressing|briefed|said|speaking|spoke|made the remarks?|made the statement)"
    r"(?: (?:a|an|the|at|after|to|during|in|news|press|joint|conference|reporters|journalists|meeting|talks|interview|speech|seminar|forum|summit|audience|parliament|"
    r"businessmen|bankers|today|yesterday|on|D\d+)){0,6}) in(?= (?:the )?L\d)|"
    r"(?<= )(?:spend|spends|spent|spending) (?:\S+ ){1,3}in(?= (?:the )?C\d)"
)


def _from_being_there(scene: Scene, story: Story) -> list[Claim]:
    """ "told reporters in Manila", "is spending two days in Helsinki": whoever does so in a town is there."""
    claims: list[Claim] = []
    for match in _THERE.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        subjects = [i for i in scene.subjects(at) if i >= at - 6]
        if found is not None and subjects and not any(scene.letter(i) in "CL" for i in range(at, end)):
            claims += make_claims("presence", scene, story, (at, found.last), subjects, found)
    return claims


_APPOSED = re.compile(r"(?<= )P\d+ , (?:who was |currently |now |also |already )?(?:in|visiting|on a visit (?:to|in))(?= )")


def _from_apposed_places(scene: Scene, story: Story) -> list[Claim]:
    """ "X, in New Zealand for trade talks, told …"."""
    claims: list[Claim] = []
    for match in _APPOSED.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        if found is not None and scene.low(found.last) in ("for", "to", "on", "where", "with", "as", "ahead"):
            claims += make_claims("presence", scene, story, (at + 2, found.last), [at], found)
    return claims


def _from_origins(scene: Scene, story: Story) -> list[Claim]:
    """ "arrived from Vietnam, where he attended": the leg before."""
    claims: list[Claim] = []
    for match in _ORIGIN.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        if found is not None and scene.view[match.end() :].find(" where ") > 0:
            claims += make_claims("return", scene, story, (at, found.last), scene.subjects(at), found, returning=True)
    return claims


_TAKEN = re.compile(r"(?<= )(?:taken|took|taking|takes|take|brought|brings) (?:(?:him|her|them|P\d+) )to(?= )")


def _from_tour_legs(scene: Scene, story: Story) -> list[Claim]:
    """ "his trip, which has already taken him to London, Paris and Bonn"."""
    claims: list[Claim] = []
    for match in _TAKEN.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        if found is None or not family_pattern("noun").search(scene.view[: match.start()]):
            continue
        named = [i for i in range(at, end) if scene.letter(i) == "P"]
        ahead = bool(re.search(r" (?:will|would|to)(?: \w+)? $", scene.view[: match.start()]))
        claims += make_claims("leg", scene, story, (at, found.last), named or scene.main_subjects(at), found, returning=not ahead)
    return claims


_LEADS = re.compile(r"(?<= )(?:lead|leads|led|leading|heads?|headed|heading) (?:(?:a|an|the|his|her|its|\w+-level|large|official) ){0,3}(?=P\d)")


def _from_leading(scene: Scene, story: Story) -> list[Claim]:
    """ "led a U.S. delegation to a conference in Tashkent": the leader goes where the delegation goes."""
    claims: list[Claim] = []
    for match in _LEADS.finditer(scene.view):
        at, led = scene.node_at(match.start()), scene.node_at(match.end())
        party = scene.nodes[led].party
        goal = next((i for i in range(led + 1, len(scene.nodes)) if scene.low(i) in ("to", "in", "at")), None)
        if party is None or not party.delegation or goal is None:
            continue
        found = None
        for i in range(goal, len(scene.nodes)):
            if scene.low(i) in ("to", "in", "at", "visiting") and (found := scene.destination(i + 1)) is not None:
                break
        if found is not None:
            words = " ".join(scene.low(i) for i in range(goal, found.last))
            event = bool(family_pattern("event").search(f" {words} "))
            claims += make_claims("move", scene, story, (at, found.last), scene.subjects(at), found, multilateral=event)
    return claims


_ARRIVES = re.compile(
    r"(?<= )(?:(?:fl(?:y|ies|ew|own|ying)|jet(?:s|ted)?) in|arriv(?:ed|es|ing|e)|touched down|landed)(?= (?:on |for |with |to |at the head |late |early |unexpectedly|"
    r"secretly|D\d|today|from |by |aboard |, |\. |and ))"
)


def _from_arrivals(scene: Scene, story: Story) -> list[Claim]:
    """ "flew in on Sunday", "had arrived to negotiate": the place is told elsewhere."""
    claims: list[Claim] = []
    for match in _ARRIVES.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        if scene.low(at - 1) in ("the", "newly", "recently") or scene.destination(end + 1) is not None:
            continue
        claims += make_claims("arrival", scene, story, (at, end), scene.subjects(at), None)
    return claims


_DEPARTS = re.compile(r"(?<= )(?:left|leaves|departed|departs|departed from|flew out of|flew home from|wound up in)(?= (?:the )?(?:[CL]\d))")


def _from_departures(scene: Scene, story: Story) -> list[Claim]:
    """ "left Ecuador after a two-day visit": the stay is over."""
    claims: list[Claim] = []
    for match in _DEPARTS.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        found = scene.destination(end)
        if found is None or scene.low(found.last) == "for":
            continue
        words = " ".join(scene.low(i) for i in range(found.last, min(found.last + 10, len(scene.nodes))))
        if re.search(r"\b(?:after|following|at the end of|ending|concluding|having)\b", words):
            claims += make_claims("departure", scene, story, (at, found.last), scene.subjects(at), found, over=True)
    return claims


_FOR_EVENT = re.compile(
    r"(?:(?:on|in|from|until|,|D\d+|C\d+|L\d+|today|yesterday|late|early|for) ){0,4}(?:to|where (?:he|she|they|P\d+)(?: will| is to| also)?|and will|and to) "
    r"(?:attend(?:ed|s)?|tak(?:e|es) part in|took part in|participate[sd]? in|join(?:ed|s)?|address(?:ed|es)?) (?:\S+ ){0,9}?"
    r"(?:summits?|meetings?|conference|forum|gathering|session|council|ministerial|assembly|conclave)\b"
)


def _is_for_event(scene: Scene, after: int) -> bool:
    """Whether the stay is made for a gathering: "arrived in Manila to attend a summit", "where he attended …"."""
    words = " ".join(
        f"{n.letter}{i}" if n.letter in "PCLOD" else n.low for i, n in enumerate(scene.nodes[after : after + 22], after)
    )
    return bool(_FOR_EVENT.match(words))


_SENDS = re.compile(r"(?<= )(?:send|sends|sent|sending|dispatch|dispatched|dispatches|dispatching)(?: (?:the|his|her|its|a|an))?(?= P\d)")


def _from_sending(scene: Scene, story: Story) -> list[Claim]:
    """ "is sending X to Moscow": the one sent goes."""
    claims: list[Claim] = []
    for match in _SENDS.finditer(scene.view):
        at, node = scene.node_at(match.start()), scene.node_at(match.end() + 1)
        after = node + 1
        found = scene.destination(after + 1) if scene.low(after) == "to" else None
        if found is not None:
            claims += make_claims("move", scene, story, (at, found.last), [node], found)
    return claims
