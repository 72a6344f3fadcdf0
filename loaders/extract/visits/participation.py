"""Participation: the countries that come together at a gathering, by the roll of their names."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claim
from loaders.extract.visits.envoys import is_envoy
from loaders.extract.visits.firstlook import FIRST_LOOK
from loaders.extract.visits.gatherings import Gathering, find_gatherings, gathering_near, is_other_event, place_told
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.rolls import Roll, read_roll, roll_before
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.wording import one_of
from loaders.gazetteer import seat_of

MANY = 3
"""Countries from which on those who meet are a gathering; two who meet are a meeting."""
_BEFORE_TO = frozenset("is are was were due expected scheduled".split())
_BEFORE_VERB = frozenset(
    """
    will would shall are is were was have has had be been to also both all each due expected scheduled again , - on
    """.split()
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """Words that say that those on a roll take part, where the roll stands, and how many it needs to name."""

    pattern: re.Pattern[str]
    find: Callable[[Scene, Story, int, int], Roll | None]
    least: int
    own: bool = False
    """Whether it tells of a gathering of its own, and not of the one told of before."""
    company: bool = False
    """Whether those whom the subject meets there take part as well."""


def claim_participation(scene: Scene, story: Story, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a scene's rolls, one for each country that takes part in a gathering abroad.

    The place is the scene's own, else that of the gathering told of near by, else that of a stay among ``claims``
    between two of those named.
    """
    found: list[Claim] = []
    if _signs().isdisjoint(scene.look()):
        return found
    for rule in _rules():
        for at, end in scene.spans(scene.find(rule.pattern)):
            roll = _find_roll(rule, scene, story, at, end)
            if roll is not None:
                found += _claim_roll(Finding("participation", scene, at, end), roll, rule, story, claims)
    return found


def _find_roll(rule: _Rule, scene: Scene, story: Story, at: int, end: int) -> Roll | None:
    """The roll of those who take part, with those they meet there; nothing where too few are named."""
    roll = rule.find(scene, story, at, end)
    if roll is None:
        return None
    if rule.find is _subject and len(roll.members) == 1 and scene.letter(roll.first) == "P":
        roll.members.clear()  # one official who attends is read more closely by the rule of attendance
    if rule.company:
        _add_company(roll, scene, story, end)
    return roll if roll.members and (len(roll.members) >= rule.least or rule.company) else None


@cache
def _signs() -> frozenset[int]:
    """The patterns of all rules, by their identity: most sentences have a match of none."""
    for rule in _rules():
        FIRST_LOOK.add(rule.pattern)
    return frozenset(id(rule.pattern) for rule in _rules())


@cache
def _rules() -> tuple[_Rule, ...]:
    meeting, named = one_of("gathering"), one_of("being named")
    same_phrase = r"(?: (?!said|told|which|that|who|will|would|is|was|has|had)\S+){0,7}?"
    confirmed = r"(?:attending|attend|confirmed|(?:taking|take|took) part|participating|represented|present|sending)"
    held = r"(?:hold|holds|held|holding)(?: (?!,|that|which|who|of|after|before|at|to)\S+){0,8}?"
    sent = (
        r"(?:send|sends|sent|sending)(?: \S+){0,2}? (?:delegations?|representatives|delegates|observers|envoys|P\d+) to"
    )
    some = rf"(?:countries|nations|states|governments|those|members|others)(?: (?!not\b)\S+){{0,6}}? {confirmed}"
    participle = "meeting|gathering|convening|assembling"  # "We, the leaders of A, B and C, meeting in D, …"
    intransitive = r"(?= (?:here|in|at|on|for|to|again|today|tomorrow|together|later|next|this|,|\.|D\d))"
    return (
        _Rule(re.compile(rf"(?<= ){one_of('taking part')}(?= )"), _subject, 1, company=True),
        _Rule(re.compile(rf"(?<= ){sent}(?= )"), _subject, 1),
        _Rule(re.compile(rf"(?<= ){one_of('coming together')}{intransitive}"), _subject, MANY, own=True),
        _Rule(re.compile(rf"(?<= )(?:having met|{participle}){intransitive}"), _subject, MANY, own=True),
        _Rule(re.compile(rf"(?<= ){held} {meeting}(?= )"), _subject, MANY, own=True),
        _Rule(
            re.compile(r"(?<= )(?:was|is|were|are|will be|has been) represented(?: (?!by)\S+){0,6}? by(?= )"),
            _object,
            1,
        ),
        _Rule(re.compile(r"(?<= )co-chair(?:men|persons|s)(?: (?!are)\S+){0,6}? (?:are|were)(?= )"), _object, 1),
        _Rule(re.compile(rf"(?<= )(?:{one_of('taken part in')}|{one_of('bringing together')})(?= )"), _object, 1),
        _Rule(re.compile(r"(?<= )attending(?: (?!who|which|that|said)\S+){0,9}? (?:are|were|is|was)(?= )"), _object, 1),
        _Rule(re.compile(rf"(?<= ){meeting}{same_phrase} (?:between|among|of|with)(?= )"), _object, MANY),
        _Rule(
            re.compile(
                r"(?<= )(?:participants|delegates|delegations|those attending|those present) includ(?:ed?|ing)(?= )"
            ),
            _object,
            1,
        ),
        _Rule(re.compile(r"(?<= )(?:lead|leads|led|leading|head|heads|headed) (?:the|its|a)(?= P\d)"), _leader, 1),
        _Rule(
            re.compile(r"(?<= )told (?:reporters|journalists|newsmen|delegates|a news[_ ]conference)(?= )"), _there, 1
        ),
        _Rule(re.compile(rf"(?<= )(?:participants|{some})(?: (?!not\b)\S+){{0,9}}? {named}(?= )"), _object, 2),
    )


def _subject(scene: Scene, story: Story, at: int, end: int) -> Roll | None:
    i = at
    while i > 0 and (scene.low(i - 1) in _BEFORE_VERB or scene.letter(i - 1) == "D" or scene.low(i - 1).endswith("ly")):
        i -= 1
    led = {scene.low(j) for j in range(i, at)}
    if "to" in led and not led & _BEFORE_TO:  # "left A today to attend": A is no subject
        return None
    return roll_before(scene, story, i)


def _leader(scene: Scene, story: Story, at: int, end: int) -> Roll | None:
    """ "X will lead the delegation of A", where a gathering is told of: he is at it."""
    party = scene.party(end)
    led = scene.who(end) if party is not None and party.delegation else []
    subjects = [i for i in scene.subjects(at) if set(scene.who(i)) & set(led)]
    country = story.country(led[0]) if led else None
    return Roll(subjects[0], at, {country: (subjects[0], led)}) if subjects and country else None


def _there(scene: Scene, story: Story, at: int, end: int) -> Roll | None:
    """ "Ministers X and Y told reporters", written where the gathering is that they have come to."""
    near, here = gathering_near(scene, story), story.dateline
    if near is None or here is None or here.kind != "place" or near.place.countries != [here.country]:
        return None
    members = {
        country: (i, [n])
        for i in sorted(scene.subjects(at))
        for n in scene.who(i)
        if story.is_visitor(n)
        and story.person(n).name
        and not story.person(n).guessed
        and (country := story.country(n))
    }
    return Roll(at, at, members)


def _object(scene: Scene, story: Story, at: int, end: int) -> Roll | None:
    return read_roll(scene, story, end)


def _add_company(roll: Roll, scene: Scene, story: Story, end: int) -> None:
    """Add those that the subject meets there: "will attend the leaders' summit with President X and Premier Y"."""
    match = _event_with().match(f" {scene.view.split(' ', end + 1)[-1]}")
    company = read_roll(scene, story, end + match.group().count(" ") - 1) if match else None
    for country, member in company.members.items() if company is not None else ():
        roll.members.setdefault(country, member)


@cache
def _event_with() -> re.Pattern[str]:
    held = r"(?:(?:in|at) (?:the )?[CL]\d+ (?:, [CL]\d+ )?)?(?:(?:on )?D\d+ )?(?:, )?"
    return re.compile(rf" (?:(?!,|and|that|which|who)\S+ ){{0,9}}?{one_of('gathering')} {held}(?:with|alongside) ")


def _claim_roll(finding: Finding, roll: Roll, rule: _Rule, story: Story, claims: Sequence[Claim]) -> list[Claim]:
    scene = finding.scene
    if _remote().search(scene.view):
        return []
    found = _find_place(finding, roll, rule, story, claims)
    if found is None or len(found.place.countries) != 1:
        return []
    host, told_at = found.place.countries[0], found.finding if found.finding.scene is not scene else None
    made = [make_claim(finding, node, people, host, found.place) for node, people in _guests(roll, host, story)]
    for claim in made:
        claim.multilateral, claim.told_at = True, told_at
    return made


def _find_place(finding: Finding, roll: Roll, rule: _Rule, story: Story, claims: Sequence[Claim]) -> Gathering | None:
    """The gathering that those on the roll take part in, with its place; nothing where no place is known."""
    scene = finding.scene
    if rule.own or _own_event().search(scene.view):
        place = place_told(scene, story, finding.first, len(scene))
        place = place or (_place_of_stay(roll, scene, claims, story) if rule.own else None)
        if place is not None:
            return Gathering(finding, place)
    near = gathering_near(scene, story) or _written_at(scene, story, roll)
    if near is None or near.finding.scene is scene:
        return near
    other = rule.own and _own_event().search(scene.view)
    return None if other or is_other_event(scene, finding.last) else near


def _written_at(scene: Scene, story: Story, roll: Roll) -> Gathering | None:
    """Where "the meeting" is that the lead tells of and no sentence near by places: at the place of writing.

    "Here" it is in the first sentences, which all of the article is then about.
    The lead opens with it ("A meeting of rice growers ended"), or speaks to it and the host is on the roll.
    """
    here, lead = story.town(), story.scenes[0]
    if here is None:
        return None
    if scene is lead:  # "The rice meeting was attended by ministers of A and B", where no town is named
        opening = _lead_events()[0].match(lead.view)
        at = lead.node_at(opening.end() - 1) if opening else 0
        return (
            Gathering(Finding("gathering", lead, at, at + 1), here)
            if opening and not lead.names_place(letters="L")
            else None
        )
    told = next((g for s in story.scenes[:2] for g in find_gatherings(s, story)), None)
    if told is not None and told.place.countries == here.countries:
        return told
    if lead.names_place():
        return None
    opens, tells = _lead_events()
    found = opens.match(lead.view) or (tells.search(lead.view) if here.countries[0] in roll.members else None)
    if found is None:
        return None
    at = lead.node_at(found.end() - 1)
    return Gathering(Finding("gathering", lead, at, at + 1), here)


@cache
def _lead_events() -> tuple[re.Pattern[str], re.Pattern[str]]:
    event = one_of("gathering")
    return (
        re.compile(rf" (?:the|a|an) (?:(?!of|on|to|for|said)\S+ ){{0,4}}?{event}(?= )"),
        re.compile(rf" (?:told|addressed|opened|hosted|inaugurated) (?:the|a|an) (?:\S+ ){{0,3}}?{event}(?= )"),
    )


@cache
def _remote() -> re.Pattern[str]:
    """Words of gatherings that nobody travels to, or only teams."""
    return re.compile(
        r" (?:athletes|sportsmen|players|wrestlers|gymnasts"
        r"|virtual|virtually|online|video|video_conference|videoconference|teleconference) "
    )


@cache
def _own_event() -> re.Pattern[str]:
    return re.compile(rf" {one_of('gathering')} ")


def _guests(roll: Roll, host: str, story: Story) -> Iterator[tuple[int, list[int]]]:
    """The node and the people of each country that is no host, nor represented by its ambassador there."""
    for country, (node, numbers) in roll.members.items():
        people = numbers or [story.register.unnamed(None, country)]
        if host not in (country, seat_of(country)) and _may_come(people, story):
            yield node, people


def _may_come(people: Sequence[int], story: Story) -> bool:
    """Whether people may have come for their country: officials, or those who stand for it among others on a roll."""
    sent = all(story.is_visitor(n) or story.person(n).name is None for n in people)
    return sent and not all(is_envoy(n, story) for n in people)


def _place_of_stay(roll: Roll, scene: Scene, claims: Sequence[Claim], story: Story) -> Destination | None:
    """The place of the stay told of last that one of those named is on with another of them."""
    for claim in reversed(claims):
        between = story.country(claim.visitor) in roll.members and claim.host_country in roll.members
        if claim.mode == "visit" and not claim.returning and between and claim.scene <= scene.number:
            country = str(claim.host_country)
            return Destination([country], {country: claim.places})
    return None
