"""Stays: the claims of an article about one delegation with one host, joined."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from loaders.extract.agreements import AgreementMention
from loaders.extract.dates.periods import day_of
from loaders.extract.visits.claims import Claim
from loaders.extract.visits.dating import Dating, date_before_news, date_claim, end_of
from loaders.extract.visits.people import Person
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.standing import Standing, is_called_off, is_called_untrue, is_of_old, standing
from loaders.extract.visits.story import Story
from loaders.models import Mode
from loaders.text import fold


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of a stay, with its day and how it stands; an aside speaks of "the visit" without saying whose."""

    claim: Claim
    dating: Dating
    status: Standing | Literal["aside"]


@dataclass(slots=True)
class Stay:
    """The claims of an article about one delegation's stay with one host."""

    visitor: int
    host_country: str | None
    mode: Mode
    counterpart: str | None = None
    tellings: list[Telling] = field(default_factory=list)
    called_off: bool = False
    undated: bool = False
    """Whether the article says that its day is still open."""
    denied: bool = False
    """Whether the article also denies it, and nothing but plans or hearsay speak for it."""

    @property
    def claims(self) -> list[Claim]:
        """The claims, in the order they are told; asides last."""
        return [telling.claim for telling in self.tellings]

    @property
    def datings(self) -> list[Dating]:
        """The dating of each claim."""
        return [telling.dating for telling in self.tellings]

    @property
    def statuses(self) -> set[str]:
        """How its claims stand."""
        return {telling.status for telling in self.tellings}

    @property
    def is_implied(self) -> bool:
        """Whether nothing tells of it but a meeting in a third country, to which each side must have come."""
        return all(claim.implied for claim in self.claims)

    def day(self) -> Dating | None:
        """The dating that belongs most closely to the stay."""
        dated = [d for d in self.datings if d.first is not None]
        return max(dated, key=lambda d: d.weight, default=None)


SAME_STAY = timedelta(days=7)
"""Two dated claims of one article about the same person and host further apart than this are two stays."""


def join_claims(
    claims: Iterable[Claim], asides: Iterable[Claim], story: Story, signed: Mapping[int, AgreementMention]
) -> list[Stay]:
    """The stays an article tells of, in the order they are first told.

    ``asides`` speak of "the visit" without saying whose; ``signed`` gives a scene's agreement.
    """
    stays: list[Stay] = []
    doubted: list[Claim] = []
    untrue: list[Claim] = []
    folded = fold(story.article.text)
    for claim in claims:
        scene = story.scenes[claim.scene]
        status, off = standing(claim, scene, folded), is_called_off(claim, scene)
        if off or status not in ("offstage", "denied"):
            telling = Telling(claim, _date(claim, status, story, signed.get(claim.scene)), status)
            if _is_undated_gathering(telling, story):
                continue
            _add_telling(stays, telling if off else _look_ahead(telling, story), off, story)
        elif status == "denied":
            (untrue if is_called_untrue(claim, scene) else doubted).append(claim)
    for aside in asides:
        _apply_aside(aside, stays, story)
    for stay in stays:
        open_day = stay.undated and stay.day() is None
        doubtful = _is_doubtful(stay, story) and any(_is_same_journey(claim, stay, story) for claim in doubted)
        stay.denied = open_day or doubtful or any(_is_same_journey(claim, stay, story) for claim in untrue)
    return stays


def _is_same_journey(claim: Claim, stay: Stay, story: Story) -> bool:
    """Whether a claim is of the stay's journey; "X will not go, Minister Y will represent A" denies only X's."""
    if claim.host_country != stay.host_country or story.country(claim.visitor) != story.country(stay.visitor):
        return False
    names = story.person(claim.visitor).name, story.person(stay.visitor).name
    return claim.visitor == stay.visitor or None in names


def _pass_year(dating: Dating, claim: Claim) -> Dating:
    """The dating of a gathering or of being there without a mere year: "the group, formed in 1983"."""
    yearly = claim.rule in ("participation", "attendance", "presence", "speech") and dating.precision == "year"
    return Dating(days=dating.days) if yearly else dating


_LONG_AGO = re.compile(r" (?:recently|earlier|previous|previously|last|past|once|already) ")


def _is_undated_gathering(telling: Telling, story: Story) -> bool:
    """ "The six nations met recently in A": a gathering that is over and has no day is no news, but in the lead."""
    claim = telling.claim
    if claim.rule != "participation" or telling.status != "completed" or telling.dating.first is not None:
        return False
    words = story.scenes[claim.scene].words(claim.first - 4, claim.last + 6)
    told = claim.told_at.scene if claim.told_at is not None else None
    of_lead = told is not None and (told.number == 0 or (told.number == 1 and " here " in told.view))
    return (claim.scene > 1 and not of_lead) or bool(_LONG_AGO.search(f" {words} "))


def _is_doubtful(stay: Stay, story: Story) -> bool:
    unsure = stay.statuses <= {"planned", "aside"} or story.person(stay.visitor).name is None
    return unsure and not stay.called_off


def _date(claim: Claim, status: Standing, story: Story, signed: AgreementMention | None) -> Dating:
    scene = story.scenes[claim.scene]
    dating = Dating() if _is_of_tour(claim, scene) else date_claim(claim, scene)
    if dating.first is None:
        dating = date_before_news(claim, story.scenes[claim.scene], story.article.published) or dating
    dating = _pass_year(dating, claim)
    if dating.first is None and claim.told_at is not None:
        event = claim.told_at
        dating = _pass_year(date_claim(replace(claim, first=event.first, last=event.last), event.scene), claim)
    if dating.first is None and signed is not None:
        dating = _date_by_agreement(signed, claim)
    if is_of_old(claim) and dating.precision == "day" and dating.first == story.article.published:
        dating = Dating(days=dating.days)  # "on Wednesday described his recent trip": that was not today
    if status == "planned":
        _take_next_year(dating, story)
        if _lies_far_back(dating, story):
            dating = Dating(days=dating.days)
    past = claim.over or claim.returning
    if (status == "planned" and dating.reported) or (past and _lies_ahead(dating, story)):
        dating.first = dating.last = None  # "will visit Cairo, the ministry said on Monday": that day is another's
    return dating


def _is_of_tour(claim: Claim, scene: Scene) -> bool:
    """Whether a date is the tour's and not the leg's, as it is but where it stands right behind the only leg named."""
    own_day = scene.letter(claim.last + (scene.low(claim.last) == "on")) == "D" and not claim.shared
    return claim.rule == "leg" and not own_day


_FAR_BACK = timedelta(days=60)


def _lies_far_back(dating: Dating, story: Story) -> bool:
    """ "He will meet him to follow up on the summit of last fall": a plan is not dated by what is long gone."""
    last = dating.last or dating.first
    return last is not None and story.article.published - last > _FAR_BACK


def _take_next_year(dating: Dating, story: Story) -> None:
    """ "He plans a July trip", in March: the July to come, when that is nearer than the one gone by."""
    first, span, published = dating.first, dating.span, story.article.published
    if first is None or span is None or dating.basis != "stated" or dating.precision not in ("day", "month"):
        return
    later = _a_year_on(first)
    if re.search(r"\d{4}", story.article.text[span[0] : span[1]]) or later - published >= published - first:
        return
    dating.first, dating.last = later, dating.last and _a_year_on(dating.last)


def _a_year_on(day: date) -> date:
    return day_of(day.year + 1, day.month, day.day) or date(day.year + 1, day.month, 28)


def _look_ahead(telling: Telling, story: Story) -> Telling:
    """ "flies to Shanghai on Thursday": what is dated ahead is planned, whatever its tense."""
    if telling.dating.precision == "day" and _lies_ahead(telling.dating, story):
        return Telling(telling.claim, telling.dating, "planned")
    return telling


def _lies_ahead(dating: Dating, story: Story) -> bool:
    return dating.first is not None and dating.first > story.article.published


def _add_telling(stays: list[Stay], telling: Telling, off: bool, story: Story) -> None:
    claim = telling.claim
    stay = _find_stay(stays, claim, telling.dating, story)
    if stay is None:
        stay = Stay(claim.visitor, claim.host_country, claim.mode, claim.counterpart)
        stays.append(stay)
    elif _is_title(telling, story):
        telling = replace(telling, status="aside")
    stay.tellings.append(telling)
    stay.called_off |= off
    stay.visitor = _better(stay.visitor, claim.visitor, story)


def _is_title(telling: Telling, story: Story) -> bool:
    """ "Statement on the Meeting between X and Y": a headline's noun without a day says nothing of when it is.

    Nor does its present tense: ministers "meet" in it who have met, and who will meet.
    """
    met = telling.claim.rule == "meeting" and telling.status == "ongoing"
    timeless = met or telling.claim.rule in ("talks", "visit noun")
    return (
        timeless and telling.dating.first is None and story.scenes[telling.claim.scene].sentence.segment == "headline"
    )


def _apply_aside(aside: Claim, stays: Sequence[Stay], story: Story) -> None:
    """ "The visit will last until February 2": of the stay told last before it."""
    before = [
        s for s in stays if s.mode == "visit" and any(c.scene <= aside.scene and not c.returning for c in s.claims)
    ]
    if not before:
        return
    stay = max(before, key=lambda s: max(c.scene for c in s.claims if c.scene <= aside.scene))
    if aside.intended and _is_under_way(stay, story):
        return
    scene = story.scenes[aside.scene]
    dating = _date_aside(date_claim(aside, scene), stay)
    stay.called_off |= is_called_off(aside, scene)
    stay.undated |= bool(_NO_DAY_YET.search(scene.view))
    aside.visitor, aside.host_country = stay.visitor, stay.host_country
    stay.tellings.append(Telling(aside, dating, "aside"))


def _is_under_way(stay: Stay, story: Story) -> bool:
    """Whether a stay has begun: talks that are to come give no day of it."""
    told = stay.day()
    return bool(stay.statuses - {"planned", "aside"}) and (told is None or not _lies_ahead(told, story))


_NO_DAY_YET = re.compile(
    r" (?:dates?|time|timing|timeframe) (?:of|for) (?:\S+ ){1,2}(?:visit|trip) "
    r"(?:(?:has|have|is|are|was|were|will) (?:\S+ )?(?:not|n't)|(?:has|have|is|are) yet to|(?:is|are) still) "
)


def _date_aside(dating: Dating, stay: Stay) -> Dating:
    """What an aside's dating adds to a stay: its end and length, its start only where it is sure and wanted."""
    told = stay.day()
    if told is not None and told.first is not None and (spans(dating, told.first) or _is_closer(dating, told)):
        return dating
    if told is not None:
        return Dating(last=dating.last if dating.first is None else None, days=dating.days)
    if dating.weight < 2 or dating.precision != "day":
        last = dating.last if dating.first is None or dating.precision == "day" else None
        return Dating(last=last, days=dating.days)
    return dating


def spans(dating: Dating, day: date) -> bool:
    """Whether a dating gives the first and last day of a stay, with a day told elsewhere between them."""
    first, last = dating.first, dating.last
    return first is not None and last is not None and dating.precision == "day" and first <= day <= last > first


def _is_closer(dating: Dating, told: Dating) -> bool:
    """Whether a dating gives the day of a week told before: "this week … will depart on Tuesday for the trip"."""
    if told.precision == "day" or dating.precision != "day" or dating.weight < 2 or dating.first is None:
        return False
    return told.first is not None and told.first <= dating.first <= (told.last or told.first)


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
    if is_of_old(claim) and dating.first is not None and story.article.published - dating.first > timedelta(days=30):
        fitting = [s for s in fitting if "ongoing" not in s.statuses]  # "the previous visit took place in March"
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
    if stay.visitor == claim.visitor:
        return True
    if a.name is None or b.name is None:
        return claim.governed or claim.rule != "visit noun" or not _differ(a, b)
    travelling = {n for c in (*stay.claims, claim) for n in c.companions}
    return claim.visitor in travelling or stay.visitor in travelling


def _differ(a: Person, b: Person) -> bool:
    """Whether one known by name and one by office are two: a minister, and the president whose visit he recalls."""
    named, other = (a, b) if b.name is None else (b, a)
    if named.name is None or named.role is None or other.role is None:
        return False
    return other.role.level == _HIGHEST and named.role.level != _HIGHEST and not other.listed


_HIGHEST = "head of state or government"


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
