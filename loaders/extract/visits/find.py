"""From a story to its visit reports."""

import re
from collections.abc import Sequence

from loaders.extract.agreements import AgreementMention, find_agreements
from loaders.extract.visits.claims import Claim, Meeting
from loaders.extract.visits.confidence import assure
from loaders.extract.visits.dating import Dating
from loaders.extract.visits.meetings import claim_attendance, claim_gatherings, claim_receptions, find_meetings, place_after
from loaders.extract.visits.moves import claim_moves, find_asides
from loaders.extract.visits.reading import home_of, read_story
from loaders.extract.visits.reports import Judgement, Stay, join_claims, judge
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import stems
from loaders.gazetteer import organisations
from loaders.models import Article, DateMention, Evidence, Mention, Sentence, VisitReport
from loaders.text import fold


def find_visits(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    story: Story | None = None,
) -> tuple[VisitReport, ...]:
    """The visits, meetings and calls an article tells of, in the order of its text; empty when it tells of none.

    ``story`` is the article's ``read_story`` where it has been read already.
    """
    folded = fold(article.text)
    if story is None and not may_tell(article, mentions):
        return ()
    story = story or read_story(article, sentences, mentions, dates)
    claims = _claims(story)
    told = {c.scene for c in claims if c.rule == "visit noun"}
    asides = [a for scene in story.scenes if scene.number not in told for a in find_asides(scene, story)]
    claims = _without_echoes(claims, story)
    signed = _signings(claims, story)
    stays = [s for s in join_claims(claims, asides, story, folded, signed) if not s.denied]
    return tuple(_report(stay, number, story, stays) for number, stay in enumerate(stays, 1))


def may_tell(article: Article, mentions: Sequence[Mention]) -> bool:
    """Whether a closer reading could find a visit, a meeting or a call at all; most news says no here, and cheaply."""
    folded = fold(article.text)
    return bool(stems().search(folded)) and _is_international(article, mentions, folded)


def _is_international(article: Article, mentions: Sequence[Mention], folded: str) -> bool:
    """Whether two countries or organisations play a part at all: named, or the country the article is written for."""
    sides = {m.key if m.kind == "organisation" else m.country or m.key for m in mentions if m.role not in ("company", "outlet")}
    if len(sides) > 1 or sides and home_of(article.outlet, article.url) not in (None, *sides):
        return True
    return bool(_DIPLOMACY.search(folded))


# Words that bring a second country with them though none is named: "Reagan and Mulroney are to meet in Ottawa".
_DIPLOMACY = re.compile(r"\b(?:summit|prime minister|foreign minister|defen[cs]e minister|ambassador|leaders|chancellor|meet)\b")


def _without_echoes(claims: Sequence[Claim], story: Story) -> list[Claim]:
    """The claims without the talk of a telephone call told again as if it were a meeting ("they exchanged views")."""
    calls = {frozenset((str(story.country(c.visitor)), *str(c.counterpart).split(";"))) for c in claims if c.mode == "call"}
    return [
        c for c in claims if c.mode != "meeting" or frozenset((str(story.country(c.visitor)), *str(c.counterpart).split(";"))) not in calls
    ]


def _signings(claims: Sequence[Claim], story: Story) -> dict[int, AgreementMention]:
    """For the scenes with a claim, the agreement they say was signed: "the declaration that X and Y signed during the visit"."""
    found: dict[int, AgreementMention] = {}
    for number in {c.scene for c in claims}:
        scene = story.scenes[number]
        if " signed " in scene.view or " signing " in scene.view:
            named = find_agreements(story.article.text, scene.sentence.start, scene.sentence.end)
            if named:
                found[number] = named[0]
    return found


def _claims(story: Story) -> list[Claim]:
    claims: list[Claim] = []
    meetings: list[Meeting] = []
    for scene in story.scenes:
        claims += claim_receptions(scene, story)
        claims += claim_moves(scene, story)
        claims += claim_attendance(scene, story)
        meetings += find_meetings(scene, story)
    claims += claim_gatherings(story)
    claims = [_audience(c, story) if _is_ambassador(c, story) else c for c in claims]
    claims = [c for c in claims if c.mode == "meeting" or not _is_ambassador(c, story)]
    claims = [c for c in claims if not _is_guests_own(c, claims, story)]
    settled = [s for claim in claims if (s := _with_host(claim, story, claims, meetings)) is not None]
    for meeting in meetings:
        settled += _resolve(meeting, story, settled)
    body = [c for c in settled if story.scenes[c.scene].sentence.segment != "headline"]
    headline = [c for c in settled if story.scenes[c.scene].sentence.segment == "headline" and _backed(c, body, story)]
    return sorted(body, key=lambda c: (c.scene, c.first)) + headline


def _backed(claim: Claim, body: Sequence[Claim], story: Story) -> bool:
    return any(
        c.host_country == claim.host_country and c.mode == claim.mode and story.country(c.visitor) == story.country(claim.visitor)
        for c in body
    )


def _is_guests_own(claim: Claim, claims: Sequence[Claim], story: Story) -> bool:
    """Whether a reception is given by the visitor himself: a guest hosts a dinner for his host."""
    if claim.rule != "reception":
        return False
    own = story.country(claim.visitor)
    return any(c.visitor in claim.hosts and c.host_country == own and c.rule != "reception" and not c.returning for c in claims)


def _is_ambassador(claim: Claim, story: Story) -> bool:
    return _is_envoy(claim.visitor, story)


def _is_envoy(number: int, story: Story) -> bool:
    role = story.person(number).role
    return bool(role and role.head.id == "ambassador")


def _audience(claim: Claim, story: Story) -> Claim:
    """An ambassador who is received is at home where he is: a meeting, and no visit."""
    if claim.rule == "reception" and claim.host_country:
        claim.mode, claim.counterpart, claim.host_country, claim.places = "meeting", claim.host_country, None, []
    return claim


def _with_host(claim: Claim, story: Story, claims: Sequence[Claim], meetings: Sequence[Meeting]) -> Claim | None:
    """The claim with its host country, worked out where the words leave it open; nothing where it stays open."""
    if claim.host_country is not None or claim.mode != "visit":
        return claim
    own = story.country(claim.visitor)
    scene = story.scenes[claim.scene]
    close = _named_elsewhere(claim, scene, own, 4)
    if close is not None:
        return _hosted(claim, close, [])
    hosts = [(i, n) for i in scene.people for n in scene.who(i) if story.country(n) not in (None, own) and story.is_visitor(n)]
    if claim.rule == "arrival":  # "X and Y are to fly in on Sunday": neither is the other's host
        hosts = []
    for _node, number in hosts:
        return _hosted(claim, story.country(number), [number])
    named = _named_elsewhere(claim, scene, own)
    if named is not None:
        return _hosted(claim, named, [])
    for other in claims:
        if other.host_country and other.visitor == claim.visitor and not other.returning:
            return _hosted(claim, other.host_country, [])
    here = story.here()
    for country in (here.countries if here else []) + ([story.home] if story.home else []):
        if country != own:
            claim.places = here.places.get(country, []) if here else []
            return _hosted(claim, country, [])
    return None


def _named_elsewhere(claim: Claim, scene: Scene, own: str | None, reach: int = 99) -> str | None:
    """The country "in" which the sentence says it is: "was in Azerbaijan as a member of the delegation that came for a visit"."""
    for i in range(claim.first - 1, max(claim.first - 1 - reach, -1), -1):
        if scene.letter(i) in ("C", "L") and scene.low(i - 1) in ("in", "to") and scene.nodes[i].country not in (None, own):
            return scene.nodes[i].country
    return None


def _hosted(claim: Claim, country: str | None, hosts: list[int]) -> Claim:
    claim.host_country = country
    claim.hosts = hosts
    return claim


def _resolve(meeting: Meeting, story: Story, claims: Sequence[Claim]) -> list[Claim]:
    """The claims a meeting comes to: who is the guest is told by the place, the other claims, or the dateline."""
    countries = list(meeting.sides)
    if meeting.sidelines and meeting.host_country is None and _host_by_claims(meeting, story, claims) is None:
        return [_away(meeting, story, countries[0], countries[1:], "meeting_third_place")]
    if meeting.call:
        return [_away(meeting, story, countries[0], countries[1:], "call")]
    host = meeting.host_country
    envoys = [c for c in countries if all(_is_envoy(n, story) for n in meeting.sides[c][1])]
    if envoys and len(countries) == 2 and not meeting.call:  # an ambassador is at home where he meets
        return [_away(meeting, story, envoys[0], [c for c in countries if c != envoys[0]], "meeting")]
    if meeting.one_sided and host is not None:
        return [_guest(meeting, story, c, host) for c in countries]
    if host is not None and host not in countries:
        first = _away(meeting, story, countries[0], countries[1:], "meeting_third_place")
        # Whoever meets in a third country visits it; the head of an organisation is at home anywhere.
        own = [_guest(meeting, story, c, host) for c in countries if not _is_organisation(c)]
        travelled = meeting.sidelines or meeting.places and meeting.rule == "meeting" and "embassy" not in story.scenes[meeting.scene].view
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
    return [_guest(meeting, story, visitor, host), *[_away(meeting, story, visitor, [c], "meeting_third_place") for c in thirds]]


def _stay_elsewhere(meeting: Meeting, story: Story, claims: Sequence[Claim]) -> Claim | None:
    """The visit that one side is on when it meets the other, in a country that is neither's."""
    if _host_by_claims(meeting, story, [c for c in claims if c.scene <= meeting.scene]) is not None:
        return None
    for claim in reversed(claims):
        own = story.country(claim.visitor)
        if claim.scene <= meeting.scene and claim.mode == "visit" and own in meeting.sides and not claim.returning:
            return claim if claim.host_country not in meeting.sides and not claim.background else None
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
        if claim.mode == "visit" and claim.host_country in meeting.sides and own in meeting.sides and not claim.returning:
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


def _day_of_visit(stay: Stay, stays: Sequence[Stay]) -> Dating | None:
    """A meeting on a third country's soil falls within the visit it is part of."""
    if stay.mode != "meeting_third_place":
        return None
    visits = [s for s in stays if s.mode == "visit" and s.host_country == stay.host_country and s.visitor == stay.visitor]
    return next((day for s in visits if (day := s.day()) is not None), None)


def _fallback(stay: Stay, story: Story) -> Dating:
    """A day for a stay whose own sentences give none: the day the lead reports on, else the day of publication."""
    published = story.article.published
    first_scene = stay.claims[0].scene
    if first_scene in (1, 2) and stay.statuses[0] == "completed":
        for _node, mention in story.scenes[0].dates():
            if mention.first and mention.precision == "day" and not mention.bound and abs((published - mention.first).days) <= 7:
                return Dating(mention.first, None, "day", mention.basis, span=(mention.start, mention.end), weight=1)
    if stay.called_off:
        return Dating()
    if "planned" in stay.statuses and "ongoing" not in stay.statuses and "completed" not in stay.statuses:
        return Dating()
    return Dating(published, None, "day", "publication")


def _report(stay: Stay, number: int, story: Story, stays: Sequence[Stay]) -> VisitReport:
    judgement = judge(stay, story, _day_of_visit(stay, stays) or _fallback(stay, story))
    visitor = story.person(stay.visitor)
    role = visitor.role
    hosts = list(dict.fromkeys(n for c in stay.claims for n in c.hosts)) or _hosts_elsewhere(stay, story)
    named = [n for n in hosts if story.person(n).name]
    host = story.person(named[0]) if named else None
    lead = _lead(stay)
    assurance = assure(stay, lead, judgement, story)
    companions = dict.fromkeys(n for c in stay.claims for n in c.companions)
    return VisitReport(
        report_id=f"{story.article.id}:{number}",
        article_id=story.article.id,
        visitor_person=visitor.name,
        visitor_role=role.name if role else visitor.known_role,
        visitor_level=role.level if role else ("delegation" if visitor.name is None else "other official"),
        visitor_country=visitor.country,
        host_person=host.name if host else None,
        host_role=host.role.name if host and host.role else None,
        host_country=stay.host_country,
        counterpart_country=stay.counterpart or stay.host_country,
        companions=tuple(str(story.person(n).name) for n in companions if story.person(n).name and n != stay.visitor),
        met=tuple(str(story.person(n).name) for n in named),
        places=_places(stay),
        start=judgement.dating.first,
        end=judgement.end,
        date_precision=judgement.dating.precision,
        date_basis=judgement.dating.basis,
        kind=judgement.kind,  # type: ignore[arg-type]
        mode=stay.mode,  # type: ignore[arg-type]
        status=judgement.status,  # type: ignore[arg-type]
        confidence=assurance.confidence,
        needs_review=assurance.needs_review,
        background=judgement.background,
        reason=_reason(lead, story.scenes[lead.scene], story),
        evidence=_evidence(stay, judgement, story, lead),
    )


_RECEIVING = re.compile(r" (?:met|meets?|meetings?|talks|received|welcomed|greeted|invitation|invited|discuss(?:ed|ions)?|counterpart) ")


def _hosts_elsewhere(stay: Stay, story: Story) -> list[int]:
    """Officials of the host country whom the article names where it speaks of a meeting, talks or an invitation."""
    if stay.host_country is None:
        return []
    found = [
        n
        for scene in story.scenes
        if _RECEIVING.search(scene.view)
        for numbers in scene.people.values()
        for n in numbers
        if story.country(n) == stay.host_country and story.is_visitor(n) and story.person(n).name and n != stay.visitor
    ]
    return list(dict.fromkeys(found))[:1]


def _lead(stay: Stay) -> Claim:
    """The claim that tells of the stay most plainly."""
    return max(stay.claims, key=lambda c: (c.explicit, c.rule not in ("meeting", "talks"), -c.scene))


def _places(stay: Stay) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.label for c in stay.claims for m in c.places))


def _reason(claim: Claim, scene: Scene, story: Story) -> str:
    words = " ".join(story.article.text[scene.nodes[claim.first].start : scene.nodes[max(claim.last - 1, claim.first)].end].split())
    return f'{_RULES.get(claim.rule, claim.rule)}: "{words}"'


_RULES = {
    "visit noun": "A noun for a visit, with its visitor",
    "visit": "A verb of visiting, with its subject and a country or place abroad",
    "visiting": "An official called visiting",
    "move": "A verb of going, with its subject and a destination abroad",
    "return": "A return from abroad",
    "leg": "A leg of a tour",
    "arrival": "An official said to have come",
    "departure": "An official leaves after a stay",
    "presence": "An official said to be abroad",
    "reception": "One side receives the other",
    "meeting": "Officials of different countries meet",
    "talks": "Talks between officials of different countries",
    "attendance": "An official attends an event abroad",
}


def _evidence(stay: Stay, judgement: Judgement, story: Story, lead: Claim) -> tuple[Evidence, ...]:
    scene = story.scenes[lead.scene]
    found = [Evidence("visit", scene.sentence.start, scene.sentence.end)]
    for claim in [lead, *[c for c in stay.claims if c is not lead]]:
        nodes = story.scenes[claim.scene].nodes
        if claim.visitor_node is not None:
            node = nodes[claim.visitor_node]
            found += [Evidence(f, node.start, node.end) for f in ("visitor_person", "visitor_role", "visitor_country")]
        for index in claim.host_nodes:
            found.append(Evidence("host_person", nodes[index].start, nodes[index].end))
        if claim.dest_span:
            found.append(Evidence("host_country", *claim.dest_span))
        found += [Evidence("places", m.start, m.end) for m in claim.places]
        if claim.kind_words:
            found.append(Evidence("kind", nodes[claim.first].start, nodes[min(claim.last, len(nodes)) - 1].end))
        found.append(Evidence("status", nodes[claim.first].start, nodes[max(claim.last - 1, claim.first)].end))
    if judgement.dating.span:
        found.append(Evidence("start", *judgement.dating.span))
    return _first_of_each(found)


def _first_of_each(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    kept: dict[tuple[str, int], Evidence] = {}
    seen: set[str] = set()
    for one in evidence:
        if one.field not in seen or one.field in ("places", "host_person"):
            seen.add(one.field)
            kept.setdefault((one.field, one.start), one)
    return tuple(kept.values())
