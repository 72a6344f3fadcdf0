"""Guests: which side of a meeting is the other's guest."""

from collections.abc import Sequence

from loaders.extract.visits.claims import Claim, Meeting
from loaders.extract.visits.envoys import is_envoy
from loaders.extract.visits.places import place_after
from loaders.extract.visits.story import Story
from loaders.gazetteer import organisations


def resolve_meeting(meeting: Meeting, story: Story, claims: Sequence[Claim]) -> list[Claim]:
    """The claims a meeting comes to: who is the guest is told by the place, the other claims, or the dateline."""
    countries = list(meeting.sides)
    if meeting.sidelines and meeting.host_country is None and _host_by_claims(meeting, story, claims) is None:
        return [_away(meeting, story, countries[0], countries[1:], "meeting_third_place")]
    if meeting.call:
        return [_away(meeting, story, countries[0], countries[1:], "call")]
    host = meeting.host_country
    envoys = [c for c in countries if all(is_envoy(n, story) for n in meeting.sides[c][1])]
    if envoys and len(countries) == 2 and not meeting.call:  # an ambassador is at home where he meets
        return [_away(meeting, story, envoys[0], [c for c in countries if c != envoys[0]], "meeting")]
    if meeting.one_sided and host is not None:
        return [_guest(meeting, story, c, host) for c in countries]
    if host is not None and host not in countries:
        first = _away(meeting, story, countries[0], countries[1:], "meeting_third_place")
        # Whoever meets in a third country visits it; the head of an organisation is at home anywhere.
        own = [_guest(meeting, story, c, host) for c in countries if not _is_organisation(c)]
        travelled = (
            meeting.sidelines
            or meeting.places
            and meeting.rule == "meeting"
            and "embassy" not in story.scenes[meeting.scene].view
        )
        return [first, *own] if travelled else [first]
    if host is None:
        host = _host_nearby(meeting, story) if meeting.multilateral else None
    if host is None and (stay := _stay_elsewhere(meeting, story, claims)) is not None:
        meeting.host_country = stay.host_country
        visitor = str(story.country(stay.visitor))
        return [_away(meeting, story, visitor, [c for c in countries if c != visitor], "meeting_third_place")]
    if host is None:
        settled = _host_by_claims(meeting, story, claims)
        if settled is not None and len(countries) > 2 and not meeting.joint:
            return _one_among_many(meeting, story, *settled)
        host = settled[1] if settled else _host_by_delegation(meeting) or _host_by_place(meeting, story)
    if host is not None:
        return [_guest(meeting, story, c, host) for c in countries if c != host]
    if story.home in countries:
        return [_away(meeting, story, c, [str(story.home)], "meeting") for c in countries if c != story.home]
    states = [c for c in countries if not _is_organisation(c)]
    if len(states) == 1:  # whoever meets an organisation's head comes to see it
        return [_away(meeting, story, states[0], [c for c in countries if c != states[0]], "meeting")]
    return [_away(meeting, story, countries[0], countries[1:], "meeting")]


def _is_organisation(code: str) -> bool:
    return code in organisations()


def _one_among_many(meeting: Meeting, story: Story, visitor: str, host: str) -> list[Claim]:
    """A visitor who meets several others on the host's soil: his own visit, and meetings there with third parties."""
    thirds = [c for c in meeting.sides if c not in (visitor, host)]
    meeting.host_country = host
    return [
        _guest(meeting, story, visitor, host),
        *[_away(meeting, story, visitor, [c], "meeting_third_place") for c in thirds],
    ]


def _stay_elsewhere(meeting: Meeting, story: Story, claims: Sequence[Claim]) -> Claim | None:
    """The visit that one side is on when it meets the other, in a country that is neither's."""
    if _host_by_claims(meeting, story, [c for c in claims if c.scene <= meeting.scene]) is not None:
        return None
    for claim in reversed(claims):
        own = story.country(claim.visitor)
        if claim.scene <= meeting.scene and claim.mode == "visit" and own in meeting.sides and not claim.returning:
            return claim if claim.host_country not in meeting.sides else None
    return None


def _host_nearby(meeting: Meeting, story: Story) -> str | None:
    """The place of a meeting of many as a sentence next to it gives it: "held in the Turkish capital on Thursday"."""
    for number in (meeting.scene, meeting.scene - 1, meeting.scene - 2, meeting.scene + 1):
        if 0 <= number < len(story.scenes):
            found = place_after(story.scenes[number], 0)
            if found is not None and found.countries[0] in meeting.sides:
                meeting.places = found.places.get(found.countries[0], [])
                meeting.dest_span = (found.start, found.end)
                meeting.host_country = found.countries[0]
                return found.countries[0]
    return None


def _host_by_claims(meeting: Meeting, story: Story, claims: Sequence[Claim]) -> tuple[str, str] | None:
    """Visitor and host country of the nearest visit between two of the meeting's sides."""
    people = {n for _node, numbers in meeting.sides.values() for n in numbers}
    near = sorted(claims, key=lambda c: (c.visitor not in people, abs(c.scene - meeting.scene)))
    for claim in near:
        own = story.country(claim.visitor)
        if (
            claim.mode == "visit"
            and claim.host_country in meeting.sides
            and own in meeting.sides
            and not claim.returning
        ):
            return str(own), str(claim.host_country)
    return None


def _host_by_delegation(meeting: Meeting) -> str | None:
    others = [c for c in meeting.sides if c != meeting.delegation]
    return others[0] if meeting.delegation and len(others) == 1 else None


def _host_by_place(meeting: Meeting, story: Story) -> str | None:
    country = story.dateline.country if story.dateline else None
    return country if country in meeting.sides else None


def _guest(meeting: Meeting, story: Story, country: str, host: str) -> Claim:
    node, numbers = meeting.sides[country]
    claim = Claim(meeting.rule, meeting.scene, meeting.first, meeting.last, numbers[0], node, host)
    claim.companions = numbers[1:]
    claim.explicit = meeting.host_country is not None
    claim.multilateral = meeting.multilateral or meeting.sidelines
    if meeting.host_country == host:
        claim.places, claim.dest_span = meeting.places, meeting.dest_span
    elif story.dateline is not None and story.dateline.country == host and story.dateline.kind == "place":
        claim.places = [story.dateline]
    if host in meeting.sides:
        claim.hosts = list(meeting.sides[host][1])
        claim.host_nodes = [meeting.sides[host][0]]
    return claim


def _away(meeting: Meeting, story: Story, country: str, others: Sequence[str], mode: str) -> Claim:
    """A claim of a meeting that is no visit to the other side: in a third country, of unknown place, or by telephone."""
    node, numbers = meeting.sides[country]
    claim = Claim(meeting.rule, meeting.scene, meeting.first, meeting.last, numbers[0], node)
    claim.mode = mode  # type: ignore[assignment]
    claim.companions = numbers[1:]
    claim.counterpart = ";".join(others)
    claim.hosts = [n for c in others for n in meeting.sides.get(c, (0, []))[1]]
    claim.host_nodes = [meeting.sides[c][0] for c in others if c in meeting.sides]
    claim.multilateral = meeting.multilateral or meeting.sidelines
    if mode == "meeting_third_place":
        claim.host_country, claim.places, claim.dest_span = meeting.host_country, meeting.places, meeting.dest_span
    return claim
