"""Reporting: the record that a stay becomes."""

from collections.abc import Mapping, Sequence

from loaders.extract.agreements import AgreementMention
from loaders.extract.visits.claims import Claim
from loaders.extract.visits.confidence import assure
from loaders.extract.visits.dating import Dating
from loaders.extract.visits.evidence import find_evidence, give_reason
from loaders.extract.visits.interlocutors import find_hosts
from loaders.extract.visits.judgement import Judgement, judge
from loaders.extract.visits.stays import Stay
from loaders.extract.visits.story import Story
from loaders.models import Evidence, Mention, VisitReport


def make_report(
    stay: Stay, number: int, story: Story, stays: Sequence[Stay], signed: Mapping[int, AgreementMention]
) -> VisitReport:
    """The record of a stay; ``signed`` gives, by scene, the agreement that was signed in it."""
    judgement = judge(stay, story, _day_of_visit(stay, stays) or _fallback(stay, story), stays)
    visitor = story.person(stay.visitor)
    role = visitor.role
    named = find_hosts(stay, story)
    host = story.person(named[0]) if named else None
    lead = _lead(stay)
    assurance = assure(stay, lead, judgement, story)
    written_at = None if _places(stay) else _place_of_writing(stay, judgement, story)
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
        places=_places(stay) or ((written_at.label,) if written_at else ()),
        start=judgement.dating.first,
        end=judgement.end,
        date_precision=judgement.dating.precision,
        date_basis=judgement.dating.basis,
        kind=judgement.kind,
        mode=stay.mode,
        status=judgement.status,
        confidence=assurance.confidence,
        needs_review=assurance.needs_review,
        background=judgement.background,
        reason=give_reason(lead, story.scenes[lead.scene], story),
        agreements=tuple(dict.fromkeys(mention.entry.name for mention in _signed_on(stay, signed))),
        evidence=find_evidence(stay, judgement, story, lead)
        + ((Evidence("places", written_at.start, written_at.end),) if written_at else ())
        + tuple(Evidence("agreements", mention.start, mention.end) for mention in _signed_on(stay, signed)[:1]),
    )


def _place_of_writing(stay: Stay, judgement: Judgement, story: Story) -> Mention | None:
    """The dateline's town, for what is reported from there as it happens and names no other town."""
    town, first = story.dateline, judgement.dating.first
    if town is None or town.kind != "place" or town.country != stay.host_country or stay.mode != "visit":
        return None
    current = first is not None and abs((story.article.published - first).days) <= 2
    return town if current and judgement.status in ("ongoing", "completed") and not judgement.background else None


def _signed_on(stay: Stay, signed: Mapping[int, AgreementMention]) -> list[AgreementMention]:
    """The agreements of the stay's own sentences that were signed in its host country."""
    found = [signed[claim.scene] for claim in stay.claims if claim.scene in signed]
    return [mention for mention in found if mention.entry.country in (None, stay.host_country)]


def _day_of_visit(stay: Stay, stays: Sequence[Stay]) -> Dating | None:
    """A meeting on a third country's soil falls within the visit it is part of."""
    if stay.mode != "meeting_third_place":
        return None
    visits = [
        s for s in stays if s.mode == "visit" and s.host_country == stay.host_country and s.visitor == stay.visitor
    ]
    return next((day for s in visits if (day := s.day()) is not None), None)


def _fallback(stay: Stay, story: Story) -> Dating:
    """A day for a stay whose own sentences give none: the day the lead reports on, else the day of publication."""
    published = story.article.published
    first_scene = stay.claims[0].scene
    if first_scene in (1, 2) and stay.tellings[0].status == "completed":
        for _node, mention in story.scenes[0].dates():
            if (
                mention.first
                and mention.precision == "day"
                and not mention.bound
                and abs((published - mention.first).days) <= 7
            ):
                return Dating(mention.first, None, "day", mention.basis, span=(mention.start, mention.end), weight=1)
    if stay.called_off:
        return Dating()
    if "planned" in stay.statuses and "ongoing" not in stay.statuses and "completed" not in stay.statuses:
        return Dating()
    return Dating(published, None, "day", "publication")


def _lead(stay: Stay) -> Claim:
    """The claim that tells of the stay most plainly."""
    return max(stay.claims, key=lambda c: (c.explicit, c.rule not in ("meeting", "talks"), -c.scene))


def _places(stay: Stay) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.label for c in stay.claims for m in c.places))
