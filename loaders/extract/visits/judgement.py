"""Judgement: the days, kind and status that a stay comes to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from loaders.extract.visits.dating import Dating, end_of
from loaders.extract.visits.endings import find_ending
from loaders.extract.visits.standing import is_of_old, kind_of
from loaders.extract.visits.stays import Stay, Telling, spans
from loaders.extract.visits.story import Story
from loaders.models import Kind, Status

OLD = timedelta(days=14)
"""A stay that began longer than this before the article appeared is its background, and not its news."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a stay comes to: its days, kind and status; ``background`` when the article tells of it in passing."""

    dating: Dating
    end: date | None
    kind: Kind
    status: Status
    background: bool


def judge(stay: Stay, story: Story, fallback: Dating, stays: Sequence[Stay] = ()) -> Judgement:
    """Days, kind and status of a stay; ``fallback`` dates a stay whose own claims give no day.

    ``stays`` are all of the article: where one goes on to is the end of where one was.
    """
    published = story.article.published
    dating = _choose_dating(stay, published) or Dating()
    if dating.first is None and not _is_background(stay):
        dating = fallback
    dating, end = _find_end(stay, dating)
    if end is None and dating.first is not None and dating.precision == "day":
        end = find_ending(stay, dating.first, stays, story)
    old = _is_old(dating, published)
    status = _status(stay, dating, end, published)
    return Judgement(dating, end, _kind(stay), status, old or _is_background(stay))


def _is_old(dating: Dating, published: date) -> bool:
    """Whether a stay began long ago; one that is told by its week or month alone may lie in what is left of that."""
    going_on = dating.precision != "day" and dating.last is not None and dating.last >= published
    return dating.first is not None and published - dating.first > OLD and not going_on


def _find_end(stay: Stay, dating: Dating) -> tuple[Dating, date | None]:
    """The dating with its first day, and the last day where the words state it or give a length."""
    first = dating.first
    own = [t.dating for t in stay.tellings if not t.claim.shared]
    datings = own if dating.first is not None and any(d is dating for d in own) else stay.datings
    days = next((d.days for d in datings if d.days), None)
    ends = (
        d.last
        for d in datings
        if d.last and (first is None or d.last >= first) and d.precision in ("day", "unknown") and d.last != d.first
    )
    end = max(ends, default=None) or _length_end(dating, days, _has_arrived(stay))
    last = _told_end(stay, first, days)
    if last is None and end is not None and first and end == end_of(first, days) and _dates_the_end(stay, dating):
        last = first
    if last is None and dating.basis == "publication" and days and _is_just_over(stay):
        told = (t.dating.last for t in stay.tellings if t.claim.on_day < 0 and t.dating.last and not t.dating.first)
        last = next(told, first)
    if last is not None and days:
        # "returned home on Thursday after a four-day visit": counted back from the last day
        return replace(dating, first=last - timedelta(days=days - 1)), last
    return dating, end


def _told_end(stay: Stay, first: date | None, days: int | None) -> date | None:
    """The last day of a stay that ends as it is told: that of the words, else ``first``, which is a day within it."""
    ending = [t for t in stay.tellings if t.claim.ending]
    last = next((t.dating.first for t in ending if t.dating.first and t.dating.precision == "day"), first)
    return last if ending and days and first and last and first <= last < first + timedelta(days=days) else None


def _dates_the_end(stay: Stay, dating: Dating) -> bool:
    return any((t.claim.over or t.claim.returning) and t.dating is dating for t in stay.tellings)


def _is_just_over(stay: Stay) -> bool:
    """ "X left A after a two-day visit": without a day of its own, he left on the day of the news."""
    return any(t.claim.over or t.claim.returning for t in stay.tellings if t.claim.rule != "aside")


def _has_arrived(stay: Stay) -> bool:
    """ "X has arrived in A for a three-day visit": its first day is that of the report."""
    return any(t.claim.rule in ("move", "arrival") and t.status in ("ongoing", "completed") for t in stay.tellings)


def _length_end(dating: Dating, days: int | None, arrived: bool) -> date | None:
    if dating.precision != "day" or (dating.basis == "publication" and not arrived):
        return None
    return end_of(dating.first, days)


def _choose_dating(stay: Stay, published: date) -> Dating | None:
    """The dating that belongs most surely to the stay, of those that fit how it stands."""
    dated = [t for t in stay.tellings if t.dating.first is not None and _may_date(t, stay, published)]
    closest = max(dated, key=_closeness).dating if dated else None
    if closest is None or closest.first is None:
        return closest
    # "met him on March 19; he is in the country from March 17 to 21"
    spanning = (
        t.dating for t in dated if t.dating.weight >= 2 and not t.claim.shared and spans(t.dating, closest.first)
    )
    return next(spanning, closest)


def _closeness(telling: Telling) -> tuple[bool, bool, bool, bool, bool, int]:
    weight, rule = telling.dating.weight, telling.claim.rule
    arrives = rule in ("move", "arrival") and telling.status != "planned"  # "X, on a visit to A, today called on Y"
    alone = not telling.claim.shared  # "from July 9 to 13 to A and B … to B on July 11"
    return telling.dating.precision == "day", weight >= 2, alone, arrives, rule not in ("meeting", "talks"), weight


def _may_date(telling: Telling, stay: Stay, published: date) -> bool:
    """Whether a dated telling may date the stay it is of."""
    dating = telling.dating
    first = dating.first or published
    if len(stay.tellings) > 1 and dating.precision == "year":  # "his first visit this year" is not dated by that
        return False
    if stay.statuses - {"aside"} == {"planned"} and not stay.called_off:  # what is still planned lies ahead
        return max(first, dating.last or first) >= published
    if _has_happened(stay, published):  # "flies on to Shanghai on Friday" does not date the arrival
        return telling.status != "planned" or first <= published
    return True


def _has_happened(stay: Stay, published: date) -> bool:
    """Whether a stay that took place is told with a day, or plainly enough to need none."""
    if not stay.statuses & {"completed", "ongoing"}:
        return False
    return any(
        _is_plain(t) if t.dating.first is None else t.status != "planned" and t.dating.first <= published
        for t in stay.tellings
    )


def _is_plain(telling: Telling) -> bool:
    moving = telling.status == "ongoing" and telling.claim.rule != "move"
    return (telling.status == "completed" or moving) and not _only_names(telling)


def _is_background(stay: Stay) -> bool:
    return all(_is_passed_over(telling) for telling in stay.tellings if telling.claim.rule != "aside")


def _is_passed_over(telling: Telling) -> bool:
    claim = telling.claim
    passed = claim.over and not claim.ending and claim.scene > 1
    return claim.returning or passed or is_of_old(claim) or _only_names(telling)


def _only_names(telling: Telling) -> bool:
    """A visit mentioned by name in passing: "a week after X's trip to A"."""
    claim = telling.claim
    return claim.rule == "visit noun" and not claim.governed and telling.status == "completed"


def _kind(stay: Stay) -> Kind:
    named = next((kind for c in stay.claims if (kind := kind_of(c.kind_words)) != "unspecified"), None)
    if named:
        return named
    moves = [c for c in stay.claims if c.rule not in ("aside", "attendance", "meeting", "talks", "reception")]
    if any(c.multilateral for c in moves) or all(c.multilateral for c in stay.claims if c.rule != "aside"):
        return "multilateral"
    attends = any(c.multilateral and c.rule == "attendance" for c in stay.claims)
    if attends and not moves and not any(c.rule == "reception" for c in stay.claims):  # nothing else brought him there
        return "multilateral"
    return "unspecified"


def _status(stay: Stay, dating: Dating, end: date | None, published: date) -> Status:
    first, statuses = dating.first, stay.statuses - {"offstage", "denied", "aside"}
    if stay.called_off:
        return "cancelled"
    if first is not None and first > published:
        return "planned"
    if any(d.ahead for d in stay.datings) and "ongoing" not in statuses:
        return "planned"
    if statuses == {"planned"}:
        past = first is not None and dating.precision == "day" and (end or first) < published
        return "completed" if past else "planned"
    if "ongoing" in statuses:
        return "ongoing"
    if first is None or any(c.over for c in stay.claims) or all(c.returning for c in stay.claims if c.rule != "aside"):
        return "completed"
    return "ongoing" if (published - first).days <= 1 and (end is None or end >= published) else "completed"
