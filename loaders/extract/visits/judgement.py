"""Judgement: the days, kind and status that a stay comes to."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.dating import Dating, end_of
from loaders.extract.visits.standing import is_of_old, kind_of
from loaders.extract.visits.stays import Stay
from loaders.extract.visits.story import Story


@dataclass(slots=True)
class Judgement:
    """What a stay comes to: its days, kind and status."""

    dating: Dating
    end: date | None
    kind: str
    status: str
    background: bool


def judge(stay: Stay, story: Story, fallback: Dating) -> Judgement:
    """Days, kind and status of a stay; ``fallback`` dates a stay whose own claims give no day."""
    published = story.article.published
    dating = _choose_dating(stay, published) or Dating()
    if dating.first is None:
        background = _is_background(stay)
        if not background:
            dating = fallback
    first = dating.first
    days = next((d.days for d in stay.datings if d.days), None)
    stated = [
        d.last
        for d in stay.datings
        if d.last and (first is None or d.last >= first) and d.precision in ("day", "unknown") and d.last != d.first
    ]
    end = max(stated) if stated else _length_end(dating, days, stay)
    if end is not None and days and end == end_of(first, days) and _dates_the_end(stay, dating):
        first, end = _counted_back(first, days), first  # "returned home on Thursday after a four-day visit"
        dating = replace(dating, first=first)
    status = _status(stay, first, dating.precision, end, published)
    old = first is not None and (published - first).days > 14
    return Judgement(dating, end, _kind(stay), status, old or _is_background(stay))


def _dates_the_end(stay: Stay, dating: Dating) -> bool:
    return any(c.over and d is dating for d, c in zip(stay.datings, stay.claims, strict=True))


def _counted_back(last: date | None, days: int) -> date | None:
    return last - timedelta(days=days - 1) if last else None


def _length_end(dating: Dating, days: int | None, stay: Stay) -> date | None:
    if dating.precision != "day" or dating.basis == "publication":
        return None
    return end_of(dating.first, days)


def _choose_dating(stay: Stay, published: date) -> Dating | None:
    dated = [(d, c) for d, c in zip(stay.datings, stay.claims, strict=True) if d.first is not None]
    if set(stay.statuses) - {"aside"} == {"planned"} and not stay.called_off:  # what is still planned lies ahead
        dated = [(d, c) for d, c in dated if d.first and max(d.first, d.last or d.first) >= published]
    if set(stay.statuses) & {"completed", "ongoing"}:  # "flies on to Shanghai on Friday" does not date the arrival
        happened = [
            (d, c)
            for d, c, s in zip(stay.datings, stay.claims, stay.statuses, strict=True)
            if s != "planned" and d.first
        ]
        undated = any(
            d.first is None and (s == "completed" or s == "ongoing" and c.rule != "move") and not _only_named(c, s)
            for d, c, s in zip(stay.datings, stay.claims, stay.statuses, strict=True)
        )
        if happened or undated:
            dated = [(d, c) for d, c in dated if (d, c) in happened or d.first and d.first <= published]
    if len(stay.claims) > 1:  # "his first visit this year" does not date the visit told of
        dated = [(d, c) for d, c in dated if d.precision != "year"]
    if not dated:
        return None
    return max(
        dated,
        key=lambda p: (p[0].precision == "day", p[0].weight >= 2, p[1].rule not in ("meeting", "talks"), p[0].weight),
    )[0]


def _is_background(stay: Stay) -> bool:
    told = [(c, s) for c, s in zip(stay.claims, stay.statuses, strict=True) if c.rule != "aside"]
    return all(c.returning or c.over and c.scene > 1 or is_of_old(c) or _only_named(c, s) for c, s in told)


def _only_named(claim: Claim, status: str) -> bool:
    """A visit mentioned by name in passing: "a week after Erdogan's trip to Karabakh"."""
    return claim.rule == "visit noun" and not claim.governed and status == "completed"


def _kind(stay: Stay) -> str:
    kinds = [kind_of(c.kind_words) for c in stay.claims]
    named = next((k for k in kinds if k != "unspecified"), None)
    if named:
        return named
    moves = [c for c in stay.claims if c.rule not in ("aside", "attendance", "meeting", "talks", "reception")]
    if any(c.multilateral for c in moves) or all(c.multilateral for c in stay.claims if c.rule != "aside"):
        return "multilateral"
    return "unspecified"


def _status(stay: Stay, first: date | None, precision: str, end: date | None, published: date) -> str:
    if stay.called_off:
        return "cancelled"
    statuses = set(stay.statuses) - {"offstage", "denied", "aside"}
    if first is not None and precision == "day" and first > published:
        return "planned"
    if any(d.ahead for d in stay.datings) and "ongoing" not in statuses:
        return "planned"
    if "planned" in statuses and statuses <= {"planned"}:
        return "planned" if first is None or (end or first) >= published or precision != "day" else "completed"
    if "ongoing" in statuses:
        return "ongoing"
    if any(c.over for c in stay.claims):
        return "completed"
    if first is not None and (published - first).days <= 1 and (end is None or end >= published):
        return "ongoing"
    return "completed"
