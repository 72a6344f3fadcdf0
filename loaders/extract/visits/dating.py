"""Dating: which of a sentence's dates are those of the visit."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from loaders.extract.dates.words import read_number
from loaders.extract.visits.claims import Claim
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.wording import one_of, pattern_of
from loaders.models import Basis, DateMention, Precision

CLOSE = 15
NEAR = 30
FAR = 60
"""Distances, in nodes: a date closer than the first is surely the claim's own, one beyond the last never."""

_RELATIVE = re.compile(r" (?:who|that|which|where|whose|when) ")
_ELSEWHERE = re.compile(r" (?:after|following|before|ahead of|days after|ahead) (?:\S+ ){0,4}$| since (?:\S+ ){0,8}$")
_ENDS = frozenset(
    "end ends ended ending concludes conclude concluding finish finishes until till through wrap wraps".split()
)
_LOOKS_AHEAD = ("later", "next", "the coming", "coming")


@dataclass(slots=True)
class Dating:
    """The days of a visit as one claim gives them, with the words they come from."""

    first: date | None = None
    last: date | None = None
    precision: Precision = "unknown"
    basis: Basis = "unknown"
    days: int | None = None
    span: tuple[int, int] | None = None
    ahead: bool = False
    """Whether the words themselves look ahead: "later this month", "next week"."""
    reported: bool = False
    """Whether the day is that of a report: "…, the ministry said on Monday"."""
    weight: int = 0
    """How closely the date belongs to the claim; higher is closer."""


def date_claim(claim: Claim, scene: Scene) -> Dating:
    """The dates of a claim's own sentence, the nearest that belong to it; unknown when there is none."""
    found = Dating()
    own = new_day(claim, scene) if claim.dated_at is None else claim.dated_at
    ranked = [
        (_distance(claim, scene, node) if own is None else 0, node, mention)
        for node, mention in (scene.dates() if own is None else scene.dates(own, own + 1))
        if not (mention.precision == "year" and _is_of_plan(scene, node))
    ]
    for distance, node, mention in sorted(ranked, key=lambda one: _closeness(claim, scene, *one)):
        if own is not None and mention.first is None and mention.last is not None and not mention.days:
            _take_start(found, replace(mention, first=_begin(mention)), "")  # "has been put off until Friday"
        elif mention.days and mention.first is None:
            if found.days is None and distance < (28 if claim.returning else 12):
                found.days = mention.days
        elif (mention.bound == "until" and mention.first is None) or _is_end(scene, node):
            if found.last is None and distance < 14:
                found.last = mention.last
        elif mention.bound == "since" and claim.rule == "presence" and 0 <= node - claim.last <= 2:
            _take_start(found, mention, scene.low(node))  # "has been here since Thursday"
            found.weight = 3
        elif mention.bound in ("since", "before", "after", "by") or distance >= FAR or found.first is not None:
            continue
        elif mention.first is not None:
            _take_start(found, mention, scene.low(node))
            found.reported = _is_reported(claim, scene, node)
            found.weight = _weigh(claim, distance)
    return _count_back(found, claim.on_day) if claim.on_day and found.precision == "day" else found


def _weigh(claim: Claim, distance: int) -> int:
    if claim.rule == "speech":  # whoever speaks on a day may have come before
        return 1
    return 3 if distance < CLOSE else 2 if distance < NEAR else 1


def _begin(mention: DateMention) -> date | None:
    """The first day of what a date that only gives an end stands for: "until next week"."""
    last = mention.last
    if last is None or mention.precision not in ("week", "month"):
        return last
    return last - timedelta(days=last.weekday()) if mention.precision == "week" else last.replace(day=1)


def _count_back(found: Dating, on_day: int) -> Dating:
    """The dating of the whole stay, of which only one day is told: "on Tuesday, the second day of his visit"."""
    if on_day < 0:
        return Dating(last=found.first, days=found.days)
    if found.first is not None and found.last is None:
        found.first -= timedelta(days=on_day - 1)
        found.weight = 4
    return found


_BEFORE_NEWS = re.compile(
    r" (?:came|comes|come|coming|follows|followed) (?:(?:just|only|barely|about|some|less than) )*"
    r"(?:(?P<number>\w+) )?(?P<unit>day|week|month)s? after (?:\S+ ){0,8}$"
)


def lead_before_news(claim: Claim, scene: Scene) -> re.Match[str] | None:
    """ "The talks came a week after X visited A": how long before the news it was; nothing where that is not told."""
    return _BEFORE_NEWS.search(_words(scene, claim.first - 24, claim.first))


def date_before_news(claim: Claim, scene: Scene, published: date) -> Dating | None:
    """The day, week or month that lies so long before the news; nothing where the length is not told in numbers."""
    lead = lead_before_news(claim, scene)
    number = read_number(lead["number"]) if lead and lead["number"] else None
    if lead is None or not number:
        return None
    precision: Precision = lead["unit"]  # type: ignore[assignment]
    day = published - timedelta(days=number * _UNIT_DAYS[lead["unit"]])
    first = {"day": day, "week": day - timedelta(days=day.weekday()), "month": day.replace(day=1)}[lead["unit"]]
    return Dating(first, precision=precision, basis="relative", weight=2)


_UNIT_DAYS = {"day": 1, "week": 7, "month": 30}


_PUT_OFF_TO = re.compile(
    r" (?:(?:postponed|postpones|put(?:s|ting)? off|put back|pushed back|delayed|deferred|rescheduled|moved|shifted) "
    r"(?:\S+ ){0,14}?(?:until|till|to)|(?:rescheduled|postponed|put off) for)(?: (?:late|early|the))? $"
)


def new_day(claim: Claim, scene: Scene) -> int | None:
    """The node of the day to which a visit is put off: "has put off her visit to A until June 10"; none elsewhere."""
    if claim.rule not in ("visit noun", "talks", "aside"):
        return None
    near = (node for node, mention in scene.dates() if not mention.days and abs(node - claim.last) < CLOSE)
    return next((node for node in near if _PUT_OFF_TO.search(_words(scene, node - 18, node))), None)


_MOVED = re.compile(r" (?:moved|rescheduled|shifted|changed|brought forward|put back) (?:to|for|until) $")


def _closeness(claim: Claim, scene: Scene, distance: int, node: int, mention: DateMention) -> tuple[int, int]:
    """Nearest first; a month or season ("the winter session") gives way to a day that is not much further off.

    Not so where it stands right behind the claim: "left on Monday ahead of her visit to Moscow next week".
    """
    moved = FAR * bool(_MOVED.search(_words(scene, node - 5, node)))  # "planned for Thursday, has been moved to June 5"
    close = mention.precision == "day" or node == claim.last or _stands_by_place(claim, scene, node)
    return distance + (0 if close else 12) - moved, node


def _stands_by_place(claim: Claim, scene: Scene, node: int) -> bool:
    """ "At a summit in A last week": nothing but where it was stands before the day."""
    between = range(claim.last, node)
    return 0 < len(between) < 4 and all(scene.low(i) in _BY_PLACE or scene.letter(i) in ("C", "L") for i in between)


_BY_PLACE = frozenset({"in", "at", "on", "over", "the", "during", "late", "early", "later"})


def _is_of_plan(scene: Scene, node: int) -> bool:
    """ "Under the cooperation plan of the ministries for 2019", "the 2019 plan": the year is the plan's alone."""
    before, after = _words(scene, node - 16, node), _words(scene, node + 1, node + 4)
    return bool(_PLAN.search(after) or (scene.low(node - 1) in ("for", "of") and _PLAN.search(before)))


_PLAN = re.compile(r" (?:plans?|programmes?|programs?|protocol|roadmap|calendar|schedule|agenda|budget|strategy) ")


def _take_start(found: Dating, mention: DateMention, words: str) -> None:
    found.first = mention.first
    if mention.last and mention.last != mention.first:
        found.last = mention.last
    found.ahead = mention.precision != "day" and words.startswith(_LOOKS_AHEAD)
    found.precision, found.basis = mention.precision, mention.basis
    found.span = (mention.start, mention.end)


def _is_end(scene: Scene, node: int) -> bool:
    """Whether a date is that of the end: "which ends on Friday"."""
    before = scene.low(node - 1)
    if before == "to" and scene.low(node - 2) == "(":  # "visits A (to May 21)"
        return True
    return before in _ENDS or (before in ("on", "up") and scene.low(node - 2) in _ENDS)


def _is_reported(claim: Claim, scene: Scene, node: int) -> bool:
    if node < claim.first and scene.low(node + 1) == "that" and _TOLD_ON.search(_words(scene, node - 2, node)):
        return True  # "sources said Friday that he would meet X"
    return bool(pattern_of("reporting").search(_words(scene, *_between(claim, node))))


_TOLD_ON = re.compile(r" (?:said|announced|told|reported|confirmed|stated)(?: on)? $")


def _between(claim: Claim, node: int) -> tuple[int, int]:
    """The nodes between a claim and a date before or after it."""
    return (claim.last, node) if node > claim.last else (node + 1, claim.first)


def _words(scene: Scene, first: int, last: int) -> str:
    return " " + " ".join([low or "p" for _, low in scene.pairs(first, last)]) + " "


@cache
def _things() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Things whose own day is given, told before the day ("the treaty of May 4") and after it ("the May 4 accords")."""
    own_words = r"(?:(?!under|to|for|after|before|in|on|at|and|of)\w+ ){0,2}"
    return (
        re.compile(rf" {one_of('dated thing')} (?:\S+ ){{0,3}}$"),
        re.compile(rf" {own_words}{one_of('thing of a day')}\b"),
    )


_AT_END = re.compile(r" (?:at the end of|ending|ended|concluding|winding up|wound up) (?:\S+ ){0,3}$")
""""Left for A at the end of a four-day visit": so long was the stay before."""
_SAID_OF_LATER = re.compile(r" (?:said|says|told) (?:\S+ ){0,8}?(?:would|will|should|must|may|could|can) ")
""" "Said after the talks that the money would come in June": that is no day of the talks."""
_OF_BEING_THERE = frozenset({"presence", "speech"})
_SAYS = re.compile(r" (?:said|says) (?!on $)\S")
""""Speaking at a meeting here, said prices fell last May": that is no day of the meeting."""
_ON_VISIT = re.compile(r" (?:during|on|in the course of) (?:\S+ )?$")
"""What was signed "on Monday during a visit" was signed within the visit."""


def _distance(claim: Claim, scene: Scene, node: int) -> int:
    """How far a date stands from the claim: nodes between, and more for a clause edge or a verb of saying between."""
    if claim.first <= node <= claim.last:
        return 0
    low, high = _between(claim, node)
    own = claim.last if node > claim.last and claim.rule == "meeting" else 0  # "signed the accord with X on Monday"
    between, before = _words(scene, low, high), _words(scene, max(node - 9, own), node)
    after = _words(scene, node + 1, node + 5)
    told_before, told_after = _things()
    within = node < claim.first and _ON_VISIT.match(between) is not None
    return (
        high
        - low
        + 4 * between.count(" , ")
        + 10 * between.count(" ; ")
        + 15 * (bool(_RELATIVE.search(between)) and not _speaks_of_it(claim, scene, node))
        + 25 * bool(pattern_of("reporting").search(between))
        + FAR * bool(node > claim.last and _SAID_OF_LATER.search(between))
        + FAR * (claim.rule in _OF_BEING_THERE and _is_of_words(claim, node, between))
        + FAR * (not within and bool(told_before.search(before)))
        + FAR * bool(told_after.match(after))
        + FAR * (node > claim.last and _is_of_supply(scene, node))
        + FAR * (node > claim.last and " , " in between and scene.low(claim.first - 1) == "before")
        + FAR * bool(node > claim.last and _ELSEWHERE.search(between))
        + FAR * bool(claim.rule == "move" and node > claim.last and _AT_END.search(between))
        + FAR * (claim.over and claim.rule == "visit" and " , " in between)
        + (node < claim.first)
    )


def _is_of_words(claim: Claim, node: int, between: str) -> bool:
    """ "Said in A that prices fell last May": the day is one of what was said."""
    return " that " in between or (node > claim.last and bool(_SAYS.search(between)))


_MADE_FOR = frozenset(
    "planned scheduled set slated due fixed arranged agreed expected announced visit trip talks meeting summit".split()
)


def _is_of_supply(scene: Scene, node: int) -> bool:
    """ "Discussed gas volumes for next year": the year, month or week is that of what is spoken of."""
    _, mention = next(iter(scene.dates(node, node + 1)))
    noun = scene.low(node - 2)
    return mention.precision != "day" and scene.low(node - 1) == "for" and noun.isalpha() and noun not in _MADE_FOR


def _speaks_of_it(claim: Claim, scene: Scene, node: int) -> bool:
    """Whether the clause a date stands in is the noun's own: "the visit, which will last until Friday"."""
    opens = claim.last + (scene.low(claim.last) == ",")
    if scene.low(opens) == "where":  # "will travel to A, where he will hold talks on May 21-22"
        return claim.rule in ("move", "stop", "presence", "visit noun") and node > opens
    return claim.rule in ("aside", "visit noun") and node > opens and scene.low(opens) in ("that", "which")


def end_of(first: date | None, days: int | None) -> date | None:
    """The last day of a stay of so many days.

    >>> end_of(date(2024, 3, 6), 3)
    datetime.date(2024, 3, 8)
    """
    return first + timedelta(days=days - 1) if first and days and 1 <= days <= 60 else None
