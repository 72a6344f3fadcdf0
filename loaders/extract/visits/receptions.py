"""Receptions: sentences in which one side receives the other."""

import re

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.envoys import is_envoy
from loaders.extract.visits.homes import is_issuer
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.places import place_after, place_before, stop_at
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.gazetteer import seat_of

_PASSIVE = re.compile(
    r"(?<= )(?:was|were|been) met (?:(?:at|on|in) (?:\S+ ){1,4}?)?by(?= P)"  # "was met at the airport by X"
    r"|(?<= )(?:was|were|been|is|are) paid an? (?:\S+ ){0,2}(?:call|visit) by(?= )"
    r"|(?<= )(?:was|were|been|being|be|is|are)(?: \w+ly)?(?: \w+)? (?:received|welcomed|greeted|hosted|seen off)"
    r"(?: [^.;]{0,60}?)?? by(?= )"
)
_RECEIVED_THERE = re.compile(
    r"(?<= )(?:was|were|been|is|being|be)(?: \w+ly)? (?:received|welcomed|greeted|hosted|feted|"
    r"(?:accorded|given|offered|granted) (?:an? |the )?(?:[\w-]+ ){0,3}?"
    r"(?:welcome|reception|red[ -]carpet|military honou?rs|state honou?rs))"
    r"(?= (?:(?!by |that |who |which |when )\S+ ){0,9}?(?:(?:in|at) (?:the )?(?:A\d+ )?(?:\S+ ){0,3}?[CL]\d"
    r"|at (?:the )?(?:\w+ ){0,2}?(?:ministry|parliament|headquarters|academy)(?: \w+){0,4} of (?:the )?C\d"
    r"|at (?:the )?A\d+ (?:\w+ ){0,3}?(?:ministry|parliament|headquarters)\b))"
)
""""X was welcomed with a ceremony at the ministry in A": who receives him is not told."""
_HEADLINE_PASSIVE = re.compile(
    r"(?<= )(?:received|welcomed|hosted|greeted)(?: (?:at|in) (?:\S+ ){1,4}?)? by(?= (?:the )?P\d)"
)
_FRONTED = re.compile(r"\A (?:welcomed|received|greeted|met|hosted)(?: \S+){0,7}? by(?= )")
""""Received by X, Y said …": the guest is the subject that follows."""
_ON_HAND = re.compile(r" (?:was|were) (?:at|on|in|among|there|present) (?:\S+ ){0,14}?(?:to|for) $")
""""X and other officials were at the airport to [greet] Y"."""
_INVERTED = re.compile(
    r"(?<= )(?:heading|leading|at the head of|among|present among) (?:the |those )?(?:receivers|receiving|welcomers"
    r"|well-wishers|who received|receiving line)(?: (?:him|her|P\d+))?(?: (?:at|in) (?:\S+ ){0,4}?airport)? "
    r"(?=(?:was|were) )"
    r"|(?<= )(?:on hand|at (?:the )?(?:\S+ )?airport|waiting|present|there) to (?:greet|welcome|receive|meet) "
    r"(?=(?:him|her|them|P\d+|the P\d+) (?:on \w+ )?(?:was|were) )"
)
""""On hand to greet him was Foreign Minister Y"."""
_ACCORDED = re.compile(
    r"(?<= )(?:accord(?:ed|s)?|g(?:ave|ives?)|extend(?:ed|s)?) an? (?:[\w-]+ ){0,3}?(?:welcome|reception) to(?= )"
)
_WAS_ACCORDED = re.compile(
    r"(?<= )(?:was|were|is|been) (?:accorded|given) an? (?:[\w-]+ ){0,3}?(?:welcome|reception)"
    r"(?: [^.;]{0,60}?)?? by(?= )"
)
_GUARD = re.compile(
    r"(?<= )(?:(?:was|were|is|been) (?:also )?(?:accorded|given|presented|offered|rendered)"
    r"|inspect(?:s|ed)|review(?:s|ed)|took) (?:with )?(?:an?|the) (?:\S+ ){0,4}?"
    r"(?:guard of (?:honou?r|P\d+)|guards? of honou?r|honou?r guard|guard-of-honou?r)(?= )"
)
""" "X was presented a guard of honour": by the army of the country that he has come to."""
_GUEST_OF = re.compile(
    r"(?<= )(?:is|was|are|were|be|been) (?:(?:the|a|state|official) ){0,3}guests? of"
    r"(?! (?:honou?r|the state))(?= )"
)
_HONOUR = re.compile(
    r"(?<= )(?:ceremony|reception|dinner|banquet|lunch|luncheon)"
    r"(?: (?:was|has been|were|is|to be|will be))?(?: \w+ly)?"
    r"(?: (?:held|given|hosted|organi[sz]ed|arranged|staged))?(?: in L\d+| on D\d+| D\d+)*"
    r" (?:for|in hono(?:u)?r of)(?= )"
    r"|(?<= )ceremony (?:of|for|to) (?:the )?(?:official(?:ly)? )?"
    r"(?:welcom(?:e|ing)|meeting|greeting|reception)(?: of)?(?= )"
    r"|(?<= )red[ -]carpet (?:was|is|were|has been) (?:rolled|laid) out(?: (?:in|at) L\d+| on D\d+| D\d+)*? for(?= )"
)
_PRIVILEGE = "(?:honou?r|privilege|pleasure|honou?red|pleased|delighted|privileged|proud|happy|glad)"
_AT_HAND = r"(?:with us|here|(?:at|in) the L\d+|back)"
_HAVING = re.compile(rf"(?<= ){_PRIVILEGE} to have(?= (?!had|been)(?:[^.;\s]+ ){{0,24}}?{_AT_HAND} )")
_OWN = re.compile(rf" (?:{_PRIVILEGE} to|i|we|i'll|we'll|i'm|we're)(?: (?!to\b)\w+){{0,2}}(?: forward to)? $")
"""Before a verb of receiving: it is the statement's own side that receives."""
_PURPOSE = re.compile(
    r" (?:for|at the (?:start|beginning|end) of|"
    r"(?:as|when) (?:he|she|they|P\d+|the \w+) (?:start(?:s|ed)?|beg[ai]ns?|opened|arrived (?:for|on))|start(?:ing|ed)|"
    r"beginning) an? ((?:\w+ ){0,3}visit)\b"
)


_NEAR = 16
"""Nodes after the verb within which "to" leads to where the guest was welcomed."""


def claim_receptions(scene: Scene, story: Story) -> list[Claim]:
    """The claims of a sentence in which one party receives another, in active or passive words."""
    claims: list[Claim] = []
    passive = list(scene.find(_PASSIVE))
    for at, end in scene.spans(passive):
        finding = Finding("reception", scene, at, end)
        hosts, guests = scene.objects(end), scene.subjects(at)
        if "paid" in scene.words(at, end).split():  # whoever is paid a call is the host
            hosts, guests = guests, hosts
        claims += _receive(finding, story, hosts=hosts, guests=guests)
    for match in scene.triggers("host"):
        at = scene.node_at(match.start())
        if not any(p.start() <= match.start() < p.end() for p in passive) and scene.low(at + 1) != "by":
            claims += _claim_active(scene, story, match)
    claims += _claim_accorded(scene, story)
    claims += [*_claim_fronted(scene, story), *_claim_inverted(scene, story), *_claim_guests(scene, story)]
    claims += _claim_received_there(scene, story, {claim.first for claim in claims})
    for at, end in scene.spans(scene.find(_HAVING)):
        claims += _receive(Finding("reception", scene, at, end), story, hosts=[], guests=scene.objects(end))
    for at, end in scene.spans(scene.find(_HONOUR)):
        claims += _honour(Finding("reception", scene, at, end), story)
    return claims


def _claim_accorded(scene: Scene, story: Story) -> list[Claim]:
    """ "X accorded a warm welcome to Y", "Y was given a welcome by X"."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_ACCORDED)):
        claims += _receive(Finding("reception", scene, at, end), story, scene.subjects(at), scene.objects(end))
    for at, end in scene.spans(scene.find(_WAS_ACCORDED)):
        claims += _receive(Finding("reception", scene, at, end), story, scene.objects(end), scene.subjects(at))
    for at, end in scene.spans(scene.find(_GUARD)):
        claims += _honour_with_guard(Finding("reception", scene, at, end), story)
    return claims


def _honour_with_guard(finding: Finding, story: Story) -> list[Claim]:
    """Where the guard stands, else where it is told of: the guest's own country has none for him."""
    scene = finding.scene
    guests = scene.subjects(finding.first)
    found = place_after(scene, finding.first) or place_before(scene, finding.first) or story.here()
    return make_claims(finding, story, guests, found) if found is not None else []


def _claim_active(scene: Scene, story: Story, match: re.Match[str]) -> list[Claim]:
    """ "X received Y", "A will host Y": what the verb that the match is tells."""
    at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
    finding, guests = Finding("reception", scene, at, end), scene.objects(end)
    waiting = scene.low(at - 1) == "to" and _ON_HAND.search(scene.view[: match.start()])
    hosts = scene.main_subjects(at) if waiting else scene.subjects(at)
    alone = _is_person(scene, end)
    if not guests and hosts and alone:  # "X spoke with Y, hosting him": one named just before, else the story's own
        named = [i for i in range(at) if i not in hosts and any(story.is_visitor(n) for n in scene.who(i))]
        guests = named[-1:] or _name_pronoun(scene, story, end)
    claims = _receive(finding, story, hosts=hosts, guests=guests)
    hosting = scene.low(at).startswith(("host", "receiv", "roll"))  # "A welcomed the members' statement"
    state = _state_before(scene, at) if hosting and not hosts else None
    return claims if state is None else [*claims, *make_claims(finding, story, guests, state)]


_AFTER_PRONOUN = frozenset("on at in with for today later here upon during and when as before after to , .".split())


def _is_person(scene: Scene, i: int) -> bool:
    """Whether "him" or "her" is whom the verb acts on: not so in "her refugees"."""
    alone = scene.letter(i + 1) != "w" or scene.low(i + 1) in _AFTER_PRONOUN
    return scene.low(i) == "him" or (scene.low(i) == "her" and alone)


def _claim_guests(scene: Scene, story: Story) -> list[Claim]:
    """ "X is the guest of Y in A"; a headline's "X received by Y"."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_GUEST_OF)):
        finding, found = Finding("reception", scene, at, end), scene.destination(end)
        received = _receive(finding, story, hosts=scene.objects(end), guests=scene.subjects(at))
        if not received and found is not None:  # "of A's defence ministry"
            received = make_claims(finding, story, scene.subjects(at), make_stop(found.countries[0], found))
        claims += received
    for at, end in scene.spans(scene.find(_HEADLINE_PASSIVE)):
        if scene.letter(at - 1) == "P":
            finding = Finding("reception", scene, at, end)
            claims += _receive(finding, story, hosts=scene.objects(end), guests=[at - 1])
    return claims


def _claim_received_there(scene: Scene, story: Story, taken: set[int]) -> list[Claim]:
    """ "X was welcomed with a ceremony in A", where no other rule has read the verb."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_RECEIVED_THERE)):
        if at not in taken:
            claims += _receive(Finding("reception", scene, at, end), story, hosts=[], guests=scene.subjects(at))
    return claims


def _state_before(scene: Scene, at: int) -> Destination | None:
    """ "A will host P", "A is preparing to receive P": the country itself, or its capital, as the one that receives."""
    i = at - 1
    while i > 0 and scene.letter(i) == "w" and scene.low(i) in _ABOUT_TO:
        i -= 1
    opens = i >= 0 and scene.letter(i) in ("C", "L") and (i == 0 or scene.low(i - 1) in ("", ",", "the", "that", "as"))
    return stop_at(scene, i) if opens else None


_ABOUT_TO = frozenset(
    "will would is was to has have had also be been set due preparing prepares ready getting scheduled expected again "
    "soon today".split()
)


def _claim_fronted(scene: Scene, story: Story) -> list[Claim]:
    match = _FRONTED.match(scene.view)
    if match is None:
        return []
    end = scene.node_at(match.end() - 1) + 1
    hosts = scene.objects(end)
    comma = next((i for i in range(max(hosts), len(scene)) if scene.low(i) == ","), None) if hosts else None
    guests = [i for i in range(comma + 1, comma + 4) if scene.letter(i) == "P"][:1] if comma is not None else []
    return _receive(Finding("reception", scene, 0, end), story, hosts=hosts, guests=guests)


def _claim_inverted(scene: Scene, story: Story) -> list[Claim]:
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_INVERTED)):
        verb = next((i for i in range(end, end + 5) if scene.low(i) in ("was", "were")), end)
        guests = [i for i in range(end, verb) if scene.letter(i) == "P"] or _name_pronoun(scene, story, end)
        claims += _receive(Finding("reception", scene, at, end), story, hosts=scene.objects(verb + 1), guests=guests)
    return claims


def _name_pronoun(scene: Scene, story: Story, node: int) -> list[int]:
    """ "Him" is the one the story is about: node ``node`` now stands for him."""
    topic = next((n for n in scene.recent if story.is_visitor(n)), None)
    if topic is None:
        return []
    scene.people[node] = [topic]
    return [node]


def _tell_apart(finding: Finding, story: Story, guests: list[int], hosts: list[str]) -> None:
    """A guest of no country, or only guessed to be of the host's, is of the other in "ties between A and B"."""
    scene = finding.scene
    if " between " not in scene.view:
        return
    named = scene.countries("AC") - {None, *hosts}
    for number in (n for node in guests for n in scene.who(node)):
        guest = story.person(number)
        if (guest.country is None or (guest.guessed and guest.country in hosts)) and len(named) == 1:
            guest.country = named.pop()


def _receive(finding: Finding, story: Story, hosts: list[int], guests: list[int]) -> list[Claim]:
    scene = finding.scene
    receiving = [n for node in hosts for n in scene.who(node)]
    countries = [c for c in (story.country(n) for n in receiving) if c]
    hosts = [node for node in hosts if scene.who(node) or scene.low(node) != "i"]  # "I", of whom nothing else is told
    if not guests or _present_credentials(scene, story, guests) or _joins_body(finding, story):
        return []
    _tell_apart(finding, story, guests, countries)
    found = place_after(scene, finding.first) or place_before(scene, finding.first)
    found = found or (None if countries else _place_within(finding))
    if found is not None and all(story.person(n).guessed for n in receiving):
        countries = found.countries[:1]  # "in Astana he is to be received by President Y", whose country nothing tells
    if found is None and countries:  # whoever is received by an organisation is where it sits
        countries = [seat_of(countries[0]) or countries[0]]
    if found is None and (abroad := _written_abroad(story, receiving, guests, scene)) is not None:
        countries = [abroad]
        for number in receiving:
            story.person(number).country, story.person(number).guessed = abroad, False
    host = countries[0] if countries else found.countries[0] if found else None
    host = host or (None if hosts else _own_side(finding, story, guests[0]))
    if host is None:
        return []
    if found is None or host not in found.countries:
        found = _welcomed_to(finding, host)
    claims = make_claims(finding, story, guests, make_stop(host, found))
    for claim in claims:
        claim.hosts = [n for n in receiving if story.country(n) == host]
        claim.host_nodes = [node for node in hosts if any(n in claim.hosts for n in scene.who(node))]
        claim.kind_words = _purpose(scene)
    return claims


_AS_MEMBER = re.compile(r"\bas (?:\S+\s+){0,4}?(?:members?|ally|allies)\b", re.IGNORECASE)


def _joins_body(finding: Finding, story: Story) -> bool:
    """ "Welcomed A as the alliance's newest member": into a body, and nowhere to."""
    scene = finding.scene
    if "welcom" not in scene.low(finding.first):
        return False
    return _AS_MEMBER.search(story.article.text, scene.nodes[finding.first].end, scene.sentence.end) is not None


def _present_credentials(scene: Scene, story: Story, guests: list[int]) -> bool:
    """Whether ambassadors hand over their credentials, who have come to stay."""
    envoys = any(is_envoy(number, story) for node in guests for number in scene.who(node))
    return envoys and "credentials" in story.article.text


def _own_side(finding: Finding, story: Story, guest: int) -> str | None:
    """ "It was an honor to welcome X", "I look forward to hosting X": the side whose statement it is receives him."""
    scene = finding.scene
    if any(scene.low(i) == "of" for i in range(finding.last, guest)):  # "we welcomed the participation of X"
        return None
    if not is_issuer(story.article.outlet, story.article.url):
        return None
    having = scene.low(finding.last - 1) == "have"
    return story.home if having or _OWN.search(f" {scene.words(finding.first - 6, finding.first)} ") else None


def _welcomed_to(finding: Finding, host: str) -> Destination | None:
    """ "Welcomed X to the palace": the place in the host's country that the guest was welcomed to."""
    scene = finding.scene
    for i in range(finding.last, min(finding.last + _NEAR, len(scene))):
        found = scene.destination(i + 1, 2) if scene.low(i) == "to" else None
        if found is not None:
            return found if found.countries[0] == host and found.places.get(host) else None
    return None


def _written_abroad(story: Story, receiving: list[int], guests: list[int], scene: Scene) -> str | None:
    """ "BRASILIA – President X received his A counterpart", in the paper of a third country: X is at home there."""
    country = story.dateline.country if story.dateline is not None else None
    if country is None or country == story.home or not receiving:
        return None
    coming = {story.country(n) for node in guests for n in scene.who(node)}
    open_ones = all(story.person(n).guessed for n in receiving)
    return country if open_ones and coming and not coming & {country, story.home, None} else None


def _honour(finding: Finding, story: Story) -> list[Claim]:
    """ "An official welcome ceremony was held for X in A", "hosted a dinner in honour of X"."""
    scene, at = finding.scene, finding.first
    guests = scene.objects(finding.last)
    if not guests and _is_person(scene, finding.last):  # "hosted a dinner for him"
        guests = _name_pronoun(scene, story, finding.last)
    receiving = [n for node in scene.subjects(at) for n in scene.who(node)]
    found = place_after(scene, at) or place_before(scene, at)
    countries = [c for c in (story.country(n) for n in receiving) if c]
    host = found.countries[0] if found is not None else countries[0] if countries else None
    if not guests or host is None:
        return []
    claims = make_claims(finding, story, guests, make_stop(host, found))
    for claim in claims:
        claim.hosts = [n for n in receiving if story.country(n) == host]
    return claims


def _place_within(finding: Finding) -> Destination | None:
    """ "was received at the Vatican by …"."""
    scene = finding.scene
    named = (i for i in range(finding.first, finding.last) if scene.letter(i) in ("C", "L"))
    first = next(named, None)
    return None if first is None else scene.destination(first)


def _purpose(scene: Scene) -> str:
    """ "host President X for a State Visit"."""
    match = _PURPOSE.search(scene.view)
    return match[1] if match else ""


def make_stop(host: str, found: Destination | None) -> Destination:
    """The host's country as a destination, with the places found in it; a place elsewhere is left out."""
    stop = Destination()
    stop.countries.append(host)
    if found is not None and host in found.countries:
        stop.places = {host: found.places.get(host, [])}
        stop.start, stop.end = found.start, found.end
    return stop
