"""From a story to its visit reports."""

import re
from collections.abc import Sequence

from loaders.extract.agreements import AgreementMention, find_agreements
from loaders.extract.visits.attendance import claim_attendance, claim_gatherings
from loaders.extract.visits.claims import Claim, Meeting
from loaders.extract.visits.envoys import is_ambassador, make_audience
from loaders.extract.visits.guests import resolve_meeting
from loaders.extract.visits.homes import home_of
from loaders.extract.visits.hosts import is_guests_own, settle_host
from loaders.extract.visits.meetings import find_meetings
from loaders.extract.visits.moves import claim_moves
from loaders.extract.visits.nouns import find_asides
from loaders.extract.visits.reading import read_story
from loaders.extract.visits.receptions import claim_receptions
from loaders.extract.visits.reporting import make_report
from loaders.extract.visits.stays import join_claims
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import stems
from loaders.models import Article, DateMention, Mention, Sentence, VisitReport
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
    if story is None and not may_tell(article, mentions):
        return ()
    story = story or read_story(article, sentences, mentions, dates)
    claims = _claims(story)
    told = {c.scene for c in claims if c.rule == "visit noun"}
    asides = [a for scene in story.scenes if scene.number not in told for a in find_asides(scene, story)]
    claims = _drop_echoes(claims, story)
    signed = _find_signings(claims, story)
    stays = [s for s in join_claims(claims, asides, story, signed) if not s.denied]
    return tuple(make_report(stay, number, story, stays, signed) for number, stay in enumerate(stays, 1))


def may_tell(article: Article, mentions: Sequence[Mention]) -> bool:
    """Whether a closer reading could find a visit, a meeting or a call at all; most news says no here, and cheaply."""
    folded = fold(article.text)
    return stems().stand_in(folded) and _is_international(article, mentions, folded)


def _is_international(article: Article, mentions: Sequence[Mention], folded: str) -> bool:
    """Whether two countries or organisations play a part at all: named, or the country the article is written for."""
    sides = {
        m.key if m.kind == "organisation" else m.country or m.key
        for m in mentions
        if m.role not in ("company", "outlet")
    }
    if len(sides) > 1 or sides and home_of(article.outlet, article.url) not in (None, *sides):
        return True
    return bool(_DIPLOMACY.search(folded))


# Words that bring a second country with them though none is named: "Reagan and Mulroney are to meet in Ottawa".
_DIPLOMACY = re.compile(
    r"\b(?:summit|prime minister|foreign minister|defen[cs]e minister|ambassador|leaders|chancellor|meet)\b"
)


def _claims(story: Story) -> list[Claim]:
    claims: list[Claim] = []
    meetings: list[Meeting] = []
    for scene in story.scenes:
        claims += claim_receptions(scene, story)
        claims += claim_moves(scene, story)
        claims += claim_attendance(scene, story)
        meetings += find_meetings(scene, story)
    claims += claim_gatherings(story)
    claims = [make_audience(c, story) if is_ambassador(c, story) else c for c in claims]
    claims = [c for c in claims if c.mode == "meeting" or not is_ambassador(c, story)]
    claims = [c for c in claims if not is_guests_own(c, claims, story)]
    settled = [s for claim in claims if (s := settle_host(claim, story, claims, meetings)) is not None]
    for meeting in meetings:
        settled += resolve_meeting(meeting, story, settled)
    body = [c for c in settled if story.scenes[c.scene].sentence.segment != "headline"]
    headline = [
        c for c in settled if story.scenes[c.scene].sentence.segment == "headline" and _is_backed(c, body, story)
    ]
    return sorted(body, key=lambda c: (c.scene, c.first)) + headline


def _is_backed(claim: Claim, body: Sequence[Claim], story: Story) -> bool:
    return any(
        c.host_country == claim.host_country
        and c.mode == claim.mode
        and story.country(c.visitor) == story.country(claim.visitor)
        for c in body
    )


def _drop_echoes(claims: Sequence[Claim], story: Story) -> list[Claim]:
    """The claims without the talk of a telephone call told again as if it were a meeting ("they exchanged views")."""
    calls = {
        frozenset((str(story.country(c.visitor)), *str(c.counterpart).split(";"))) for c in claims if c.mode == "call"
    }
    return [
        c
        for c in claims
        if c.mode != "meeting"
        or frozenset((str(story.country(c.visitor)), *str(c.counterpart).split(";"))) not in calls
    ]


def _find_signings(claims: Sequence[Claim], story: Story) -> dict[int, AgreementMention]:
    """For the scenes with a claim, the agreement they say was signed: "the declaration that X and Y signed during the visit"."""
    found: dict[int, AgreementMention] = {}
    for number in {c.scene for c in claims}:
        scene = story.scenes[number]
        if " signed " in scene.view or " signing " in scene.view:
            named = find_agreements(story.article.text, scene.sentence.start, scene.sentence.end)
            if named:
                found[number] = named[0]
    return found
