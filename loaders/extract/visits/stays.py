"""Stays: the claims of an article about one delegation with one host, joined."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from loaders.extract.agreements import AgreementMention
from loaders.extract.visits.claims import Claim
from loaders.extract.visits.dating import Dating, date_claim, end_of
from loaders.extract.visits.standing import is_called_off, standing
from loaders.extract.visits.story import Story


@dataclass(slots=True)
class Stay:
    """The claims of an article about one delegation's stay with one host."""

    visitor: int
    host_country: str | None
    mode: str
    counterpart: str | None = None
    claims: list[Claim] = field(default_factory=list)
    datings: list[Dating] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    called_off: bool = False
    denied: bool = False
    """Whether the article also denies it, and nothing but plans or hearsay speak for it."""

    def day(self) -> Dating | None:
        """The dating that belongs most closely to the stay."""
        dated = [d for d in self.datings if d.first is not None]
        return max(dated, key=lambda d: d.weight, default=None)


SAME_STAY = timedelta(days=7)
"""Two dated claims of one article about the same person and host further apart than this are two stays."""


def join_claims(
    claims: Iterable[Claim], asides: Iterable[Claim], story: Story, folded: str, signed: Mapping[int, AgreementMention]
) -> list[Stay]:
    """The stays an article tells of, in the order they are first told.

    ``asides`` speak of "the visit" without saying whose; ``signed`` gives a scene's agreement.
    """
    stays: list[Stay] = []
    doubted: set[tuple[str | None, str | None]] = set()
    for claim in claims:
        scene = story.scenes[claim.scene]
        status = standing(claim, scene, folded)
        off = is_called_off(claim, scene)
        if status in ("offstage", "denied") and not off:
            if status == "denied":
                doubted.add((story.country(claim.visitor), claim.host_country))
            continue
        dating = date_claim(claim, scene) if claim.rule != "leg" else Dating()  # a tour's date is not that of each leg
        if dating.first is None and claim.scene in signed:
            dating = _date_by_agreement(signed[claim.scene], claim)
        if status == "planned" and dating.reported or (claim.over or claim.returning) and _lies_ahead(dating, story):
            dating.first = dating.last = None  # "will visit Cairo, the ministry said on Monday": that day is another's
        if _lies_ahead(dating, story) and dating.precision == "day" and status != "denied" and not off:
            status = "planned"  # "flies to Shanghai on Thursday"
        stay = _find_stay(stays, claim, dating, story)
        if stay is None:
            stay = Stay(claim.visitor, claim.host_country, claim.mode, claim.counterpart)
            stays.append(stay)
        stay.claims.append(claim)
        stay.datings.append(dating)
        stay.statuses.append(status)
        stay.called_off |= off
        stay.visitor = _better(stay.visitor, claim.visitor, story)
    for aside in asides:
        _apply_aside(aside, stays, story)
    for stay in stays:
        pair = story.country(stay.visitor), stay.host_country
        unsure = set(stay.statuses) <= {"planned", "aside"} or story.person(stay.visitor).name is None
        stay.denied = pair in doubted and unsure and not stay.called_off
    return stays


def _lies_ahead(dating: Dating, story: Story) -> bool:
    return dating.first is not None and dating.first > story.article.published


def _apply_aside(aside: Claim, stays: Sequence[Stay], story: Story) -> None:
    """ "The visit will last until February 2": of the stay told last before it."""
    before = [
        s for s in stays if s.mode == "visit" and any(c.scene <= aside.scene and not c.returning for c in s.claims)
    ]
    if not before:
        return
    stay = max(before, key=lambda s: max(c.scene for c in s.claims if c.scene <= aside.scene))
    scene = story.scenes[aside.scene]
    dating = date_claim(aside, scene)
    stay.called_off |= is_called_off(aside, scene)
    if stay.day() is not None:
        dating = Dating(last=dating.last, days=dating.days) if dating.first is None else Dating(days=dating.days)
    elif dating.weight < 2 or dating.precision != "day":
        dating = Dating(
            last=dating.last if dating.first is None or dating.precision == "day" else None, days=dating.days
        )
    aside.visitor, aside.host_country = stay.visitor, stay.host_country
    stay.claims.append(aside)
    stay.datings.append(dating)
    stay.statuses.append("aside")


def _date_by_agreement(mention: AgreementMention, claim: Claim) -> Dating:
    """The day an agreement was signed dates the visit it was signed on, where that was its place of signing."""
    entry = mention.entry
    if entry.day is None or entry.country not in (None, claim.host_country):
        return Dating()
    return Dating(entry.day, precision="day", basis="agreement", span=(mention.start, mention.end), weight=3)


def _better(a: int, b: int, story: Story) -> int:
    return b if story.person(a).name is None and story.person(b).name is not None else a


def _find_stay(stays: Sequence[Stay], claim: Claim, dating: Dating, story: Story) -> Stay | None:
    fitting = [s for s in stays if _same_party(s, claim, story) and _same_time(s, dating)]
    return next((s for s in reversed(fitting) if s.visitor == claim.visitor), fitting[-1] if fitting else None)


def _same_party(stay: Stay, claim: Claim, story: Story) -> bool:
    if stay.mode != claim.mode or stay.host_country != claim.host_country:
        return False
    if stay.mode != "visit":  # a meeting or call is the same whoever is named first
        mine = {story.country(stay.visitor), *str(stay.counterpart).split(";")}
        return mine == {story.country(claim.visitor), *str(claim.counterpart).split(";")}
    a, b = story.person(stay.visitor), story.person(claim.visitor)
    if a.country != b.country:
        return False
    if stay.visitor == claim.visitor or a.name is None or b.name is None:
        return True
    travelling = {n for c in (*stay.claims, claim) for n in c.companions}
    return claim.visitor in travelling or stay.visitor in travelling


def _same_time(stay: Stay, dating: Dating) -> bool:
    mine = stay.day()
    if mine is None or dating.first is None or mine.first is None:
        return True
    if "day" not in (mine.precision, dating.precision) or mine.precision != dating.precision:
        a, b = sorted((mine, dating), key=lambda d: d.precision == "day")
        return (
            a.first is not None
            and b.first is not None
            and a.first - SAME_STAY <= b.first <= (a.last or a.first) + SAME_STAY
        )
    last = max(filter(None, (mine.last, end_of(mine.first, mine.days), mine.first)))
    return mine.first - SAME_STAY <= dating.first <= last + SAME_STAY
