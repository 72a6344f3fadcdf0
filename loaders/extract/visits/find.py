"""From a story to its visit reports."""

from collections.abc import Iterable, Sequence

from loaders.extract.agreements import AgreementMention, find_agreements
from loaders.extract.visits.attendance import claim_attendance, claim_gatherings
from loaders.extract.visits.claims import Claim, Meeting
from loaders.extract.visits.envoys import settle_envoys
from loaders.extract.visits.facing import adopt_counterparts, has_open
from loaders.extract.visits.firstlook import FIRST_LOOK
from loaders.extract.visits.guests import resolve_meeting
from loaders.extract.visits.hosts import is_guests_own, settle_host
from loaders.extract.visits.meetings import find_meetings
from loaders.extract.visits.messages import claim_messages
from loaders.extract.visits.moves import claim_moves
from loaders.extract.visits.nouns import find_asides
from loaders.extract.visits.participation import claim_participation
from loaders.extract.visits.reading import read_story
from loaders.extract.visits.receptions import claim_receptions
from loaders.extract.visits.reporting import make_report
from loaders.extract.visits.rules import Rules
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.stays import join_claims
from loaders.extract.visits.story import Story
from loaders.extract.visits.telling import may_tell
from loaders.models import Article, DateMention, Mention, Sentence, VisitReport


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
    if story is None and not may_tell(article, sentences, mentions):
        return ()
    story = story or read_story(article, sentences, mentions, dates)
    # Who travels is known before any meeting is read, which guesses at whose soil it was on.
    if has_open(story):
        going = (claim for scene in story.scenes if scene.is_telling for claim in claim_moves(scene, story))
        adopt_counterparts(going, story)
    claims = _find_claims(story)
    if adopt_counterparts(claims, story):
        claims = _find_claims(story)
    claims = _order(claims, story)
    told = {c.scene for c in claims if c.rule == "visit noun"}
    elsewhere = [scene for scene in story.scenes if scene.is_telling and scene.number not in told]
    asides = [aside for scene in elsewhere for aside in _ASIDES.apply(scene, story)]
    claims = _drop_echoes(claims, story)
    signed = _find_signings(claims, story)
    stays = [stay for stay in join_claims(claims, asides, story, signed) if not stay.denied]
    reports = (make_report(stay, number, story, stays, signed) for number, stay in enumerate(stays, 1))
    # "The two last met in A in October" tells of that meeting; of news, the journeys to it are news too.
    return tuple(
        report for stay, report in zip(stays, reports, strict=True) if not (stay.is_implied and report.background)
    )


_CLAIMING = Rules(claim_receptions, claim_messages, claim_moves, claim_attendance)
_MEETING = Rules(find_meetings)
_ASIDES = Rules(find_asides)


def _find_claims(story: Story) -> list[Claim]:
    """All claims of a story, each with its host or counterpart."""
    claims: list[Claim] = []
    telling = [scene for scene in story.scenes if scene.is_telling and not _asks(scene, story)]
    for scene in telling:
        claims += _CLAIMING.apply(scene, story)
    meetings = [meeting for scene in telling for meeting in _MEETING.apply(scene, story)]
    claims += claim_gatherings(story)
    claims += [claim for scene in telling for claim in claim_participation(scene, story, claims)]
    FIRST_LOOK.whole = FIRST_LOOK.whole or bool(telling)
    claims = settle_envoys(claims, story)
    claims = [claim for claim in claims if not is_guests_own(claim, claims, story)]
    meetings = [meeting for meeting in meetings if not _is_gathering(meeting, claims, story)]
    settled = [done for claim in claims if (done := settle_host(claim, story, claims)) is not None]
    for meeting in meetings:
        settled += resolve_meeting(meeting, story, settled)
    return settled


def _asks(scene: Scene, story: Story) -> bool:
    """Whether a sentence is a question: it wonders, and reports nothing."""
    return story.article.text[scene.sentence.start : scene.sentence.end].rstrip("\"'”’) \n").endswith("?")


def _is_gathering(meeting: Meeting, claims: Sequence[Claim], story: Story) -> bool:
    """Whether a meeting without a place is the gathering whose participants the same sentence lists."""
    listed = [c for c in claims if c.rule == "participation" and c.scene == meeting.scene]
    countries = {side for c in listed for side in (story.country(c.visitor), c.host_country)}
    return meeting.host_country is None and bool(listed) and set(meeting.sides) <= countries


def _order(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims in the order they are told; a headline's come last, and only with one of the text to back them."""
    body: list[Claim] = []
    headline: list[Claim] = []
    for claim in claims:
        (headline if story.scenes[claim.scene].sentence.segment == "headline" else body).append(claim)
    return [*sorted(body, key=lambda c: (c.scene, c.first)), *(c for c in headline if _is_backed(c, body, story))]


def _is_backed(claim: Claim, body: Sequence[Claim], story: Story) -> bool:
    return any(
        c.host_country == claim.host_country
        and c.mode == claim.mode
        and story.country(c.visitor) == story.country(claim.visitor)
        for c in body
    )


def _drop_echoes(claims: Sequence[Claim], story: Story) -> list[Claim]:
    """The claims without the talk of a telephone call told again as if it were a meeting ("they exchanged views")."""
    calls = {_sides(claim, story) for claim in claims if claim.mode == "call"}
    return [claim for claim in claims if claim.mode != "meeting" or _sides(claim, story) not in calls]


def _sides(claim: Claim, story: Story) -> frozenset[str]:
    return frozenset((str(story.country(claim.visitor)), *str(claim.counterpart).split(";")))


def _find_signings(claims: Sequence[Claim], story: Story) -> dict[int, AgreementMention]:
    """For each scene with a claim, the agreement it says was signed: "the declaration signed during the visit"."""
    found: dict[int, AgreementMention] = {}
    for number in {claim.scene for claim in claims}:
        scene = story.scenes[number]
        if " signed " in scene.view or " signing " in scene.view:
            named = find_agreements(story.article.text, scene.sentence.start, scene.sentence.end)
            if named:
                found[number] = named[0]
    return found
