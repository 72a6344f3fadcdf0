"""Guests: which side of a meeting is the other's guest."""

from collections.abc import Sequence

from loaders.extract.visits.claims import Claim, Meeting
from loaders.extract.visits.envoys import is_envoy
from loaders.extract.visits.places import place_after
from loaders.extract.visits.story import Story
from loaders.gazetteer import organisations, sits_in
from loaders.models import Mode


def resolve_meeting(meeting: Meeting, story: Story, claims: Sequence[Claim]) -> list[Claim]:
    """The claims a meeting comes to: who is the guest is told by the place, the other claims, or the dateline."""
    countries = list(meeting.sides)
    if meeting.sidelines and meeting.host_country is None and _visit_between(meeting, story, claims) is None:
        written_at = story.dateline.country if story.dateline is not None else None
        if written_at is not None and written_at not in (
            *countries,
            story.home,
        ):  # "Vilnius, May 6 – … on the sidelines"
            meeting.host_country = written_at
            return _resolve_abroad(meeting, story, written_at)
        return [_meet(meeting, countries[0], "meeting_third_place")]
    if meeting.call:
        return [_meet(meeting, countries[0], "call")]
    envoys = [c for c in countries if all(is_envoy(n, story) for n in meeting.sides[c][1])]
    if envoys and len(countries) == 2:  # an ambassador is at home where he meets
        return [_meet(meeting, envoys[0], "meeting")]
    if meeting.host_country is None:
        return _resolve_by_story(meeting, story, claims)
    if meeting.one_sided or meeting.host_country in countries:
        return _receive_others(meeting, story, meeting.host_country)
    if any(sits_in(country, meeting.host_country) for country in countries):
        return _receive_at_seat(meeting, story, meeting.host_country)
    return _resolve_abroad(meeting, story, meeting.host_country)


def _receive_others(meeting: Meeting, story: Story, host: str) -> list[Claim]:
    # Among several, the head of an organisation that sits there is no guest: "met the finance minister and the IMF".
    at_home = {country for country in meeting.sides if len(meeting.sides) > 2 and sits_in(country, host)}
    return [_visit(meeting, story, country, host) for country in meeting.sides if country not in (host, *at_home)]


def _receive_at_seat(meeting: Meeting, story: Story, seat: str) -> list[Claim]:
    """Whoever meets an organisation where it sits visits that country, and is received by its officials."""
    own = [country for country in meeting.sides if sits_in(country, seat)]
    claims = [_visit(meeting, story, country, seat) for country in meeting.sides if country not in own]
    for claim in claims:
        claim.hosts = [number for country in own for number in meeting.sides[country][1]]
        claim.host_nodes = [meeting.sides[country][0] for country in own]
    return claims


def _resolve_abroad(meeting: Meeting, story: Story, host: str) -> list[Claim]:
    """Whoever meets in a third country visits it; the head of an organisation is at home anywhere."""
    met = _meet(meeting, next(iter(meeting.sides)), "meeting_third_place")
    at_embassy = "embassy" in story.scenes[meeting.scene].view
    visits = [_visit(meeting, story, c, host) for c in meeting.sides if not _is_organisation(c)]
    if len(visits) > 2 and not meeting.sidelines and meeting.gathered:
        for claim in visits:  # to a gathering each has come
            claim.multilateral = True
        return visits
    if meeting.sidelines or (meeting.places and meeting.rule == "meeting" and not at_embassy):
        for claim in visits:
            claim.implied = True
        return [met, *visits]
    return [met]


def _resolve_by_story(meeting: Meeting, story: Story, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a meeting whose own sentence names no place."""
    countries = list(meeting.sides)
    if meeting.multilateral and (host := _host_nearby(meeting, story)) is not None:
        return _receive_others(meeting, story, host)
    if (stay := _stay_elsewhere(meeting, story, claims)) is not None:
        meeting.host_country = stay.host_country
        own = str(story.country(stay.visitor))
        if any(sits_in(country, stay.host_country) for country in countries):  # the Fund sits in Washington
            return [_visit(meeting, story, own, str(stay.host_country))]
        return [_meet(meeting, str(story.country(stay.visitor)), "meeting_third_place")]
    receiving = _host_of_delegation(meeting)
    if receiving is not None and receiving == _host_of_dateline(meeting, story):
        return _receive_others(meeting, story, receiving)
    settled = _visit_between(meeting, story, claims)
    if settled is not None and len(meeting.sides) > 2 and not meeting.joint:
        return _split_company(meeting, story, *settled)
    host = settled[1] if settled else _host_of_delegation(meeting) or _host_of_dateline(meeting, story)
    if host is None and (seat := _seat_of_dateline(meeting, story)) is not None:
        meeting.host_country, meeting.places = seat, [story.dateline] if story.dateline else []
        return _receive_at_seat(meeting, story, seat)
    return _receive_others(meeting, story, host) if host is not None else _resolve_nowhere(meeting, story)


def _resolve_nowhere(meeting: Meeting, story: Story) -> list[Claim]:
    """A meeting that nothing says the place of: nobody is the other's guest."""
    countries = list(meeting.sides)
    if story.home in countries:
        home = str(story.home)
        return [_meet(meeting, country, "meeting", [home]) for country in countries if country != home]
    states = [country for country in countries if not _is_organisation(country)]
    # Whoever meets an organisation's head comes to see it.
    return [_meet(meeting, states[0] if len(states) == 1 else countries[0], "meeting")]


def _is_organisation(code: str) -> bool:
    return code in organisations()


def _split_company(meeting: Meeting, story: Story, visitor: str, host: str) -> list[Claim]:
    """A visitor who meets several others on the host's soil: his own visit, and meetings there with third parties.

    An organisation that sits there is none: who meets the Belgians, the EU and NATO in Brussels is on one visit.
    """
    meeting.host_country = host
    thirds = [country for country in meeting.sides if country not in (visitor, host) and not sits_in(country, host)]
    met = [_meet(meeting, visitor, "meeting_third_place", [country]) for country in thirds]
    return [_visit(meeting, story, visitor, host), *met]


def _stay_elsewhere(meeting: Meeting, story: Story, claims: Sequence[Claim]) -> Claim | None:
    """The visit that one side is on when it meets the other, in a country that is neither's."""
    before = [c for c in claims if c.scene <= meeting.scene and not _goes_on(c, meeting, story)]
    if _visit_between(meeting, story, before) is not None:
        return None
    for claim in reversed(before):
        if claim.mode == "visit" and not claim.returning and story.country(claim.visitor) in meeting.sides:
            return claim if claim.host_country not in meeting.sides else None
    return None


def _goes_on(claim: Claim, meeting: Meeting, story: Story) -> bool:
    """ "Met President X today and left for B", written where X is at home: it is not in B that they met."""
    after = claim.scene == meeting.scene and claim.first > meeting.first
    return after and claim.host_country not in meeting.sides and _host_of_dateline(meeting, story) is not None


def _host_nearby(meeting: Meeting, story: Story) -> str | None:
    """The place of a meeting of many as a sentence next to it gives it: "held in the Turkish capital on Thursday"."""
    for number in (meeting.scene, meeting.scene - 1, meeting.scene - 2, meeting.scene + 1):
        found = place_after(story.scenes[number], 0) if 0 <= number < len(story.scenes) else None
        if found is not None and found.countries[0] in meeting.sides:
            meeting.places = found.places.get(found.countries[0], [])
            meeting.dest_span = (found.start, found.end)
            meeting.host_country = found.countries[0]
            return found.countries[0]
    return None


def _visit_between(meeting: Meeting, story: Story, claims: Sequence[Claim]) -> tuple[str, str] | None:
    """Visitor and host country of the nearest visit between two of the meeting's sides."""
    people = {number for _, numbers in meeting.sides.values() for number in numbers}
    first = next(iter(meeting.sides)) if len(meeting.sides) > 2 else None  # "X will meet the presidents of A and B"

    def distance(claim: Claim) -> tuple[bool, bool, int]:
        leads = first is None or story.country(claim.visitor) == first
        return claim.visitor not in people, not leads, abs(claim.scene - meeting.scene)

    for claim in sorted(claims, key=distance):
        own, host = story.country(claim.visitor), claim.host_country
        if claim.mode == "visit" and not claim.returning and own in meeting.sides and host in meeting.sides:
            return str(own), str(host)
    return None


def _host_of_delegation(meeting: Meeting) -> str | None:
    """Of two sides, the one that is no delegation: a delegation comes to see the other."""
    others = [country for country in meeting.sides if country != meeting.delegation]
    return others[0] if meeting.delegation and len(others) == 1 else None


def _host_of_dateline(meeting: Meeting, story: Story) -> str | None:
    country = story.dateline.country if story.dateline else None
    return country if country in meeting.sides else None


def _seat_of_dateline(meeting: Meeting, story: Story) -> str | None:
    """ "BRUSSELS – Secretary X met NATO's Y": written where one side, an organisation, has its seat."""
    country = story.dateline.country if story.dateline else None
    return country if country and any(sits_in(side, country) for side in meeting.sides) else None


def _claim_side(meeting: Meeting, country: str) -> Claim:
    node, numbers = meeting.sides[country]
    claim = Claim(meeting.rule, meeting.scene, meeting.first, meeting.last, numbers[0], node)
    claim.companions = numbers[1:]
    claim.multilateral = meeting.multilateral or meeting.sidelines
    return claim


def _visit(meeting: Meeting, story: Story, country: str, host: str) -> Claim:
    """The claim that one side of a meeting visits the other, or the country they meet in."""
    claim = _claim_side(meeting, country)
    claim.host_country = host
    claim.explicit = meeting.host_country is not None
    if meeting.host_country == host:
        claim.places, claim.dest_span = meeting.places, meeting.dest_span
    elif (town := story.town()) is not None and town.countries[0] == host:
        claim.places = town.places[host]
    if host in meeting.sides:
        node, numbers = meeting.sides[host]
        claim.hosts, claim.host_nodes = list(numbers), [node]
    return claim


def _meet(meeting: Meeting, country: str, mode: Mode, others: Sequence[str] = ()) -> Claim:
    """A claim of a meeting that is no visit to the other side: in a third country, of unknown place, or by telephone.

    ``others`` are the countries that are met, all but ``country`` by default.
    """
    others = others or [other for other in meeting.sides if other != country]
    claim = _claim_side(meeting, country)
    claim.mode = mode
    claim.counterpart = ";".join(others)
    met = [meeting.sides[other] for other in others if other in meeting.sides]
    claim.hosts = [number for _, numbers in met for number in numbers]
    claim.host_nodes = [node for node, _ in met]
    if mode == "meeting_third_place":
        claim.host_country, claim.places, claim.dest_span = meeting.host_country, meeting.places, meeting.dest_span
    return claim
