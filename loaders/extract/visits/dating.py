"""Dating: which of a sentence's dates are those of the visit."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.scene import Scene
from loaders.models import Basis, DateMention, Precision

_REPORTING = re.compile(
    r" (?:reported|reports|report|said|says|told|announced|announces|informed|informs|noted|wrote|according|statement|released|press|ministry|adding|stated|confirmed) "
)
_RELATIVE = re.compile(r" (?:who|that|which|where|whose|when) ")
_OTHERS = re.compile(
    r" (?:signed|agreement|declaration|accord|treaty|resolution|war|anniversary|elections?|election|founded|established|born|since|dated|published|attack|law|budget|statement|tweeted) (?:\S+ ){0,3}$"
)
# "the February 22 Paris accords", "the June 12 elections": the day of a thing, not of the stay.
_THING_AFTER = re.compile(
    r"(?:(?!under|to|for|after|before|in|on|at|and|of)\w+ ){0,2}(?:accords?|agreements?|declaration|elections?|referendum|attacks?|deadline|ceasefire|communique|treaty|coup|earthquake|budget)\b"
)
_ELSEWHERE = re.compile(r" (?:after|following|before|ahead of|days after|ahead) (?:\S+ ){0,4}$| since (?:\S+ ){0,8}$")


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
    ranked = sorted(
        ((_distance(claim, scene, node, mention), node, mention) for node, mention in scene.dates()), key=_by_closeness
    )
    for distance, _node, mention in ranked:
        if mention.days and mention.first is None:
            if distance < 12 and found.days is None:
                found.days = mention.days
        elif (mention.bound == "until" and mention.first is None) or _is_end(scene, _node):
            if found.last is None and distance < 14:
                found.last = mention.last
        elif mention.bound in ("since", "before", "after", "by") or distance >= 60:
            continue
        elif found.first is None and mention.first is not None:
            found.first = mention.first
            found.last = mention.last if mention.last and mention.last != mention.first else found.last
            words = _words_at(scene, mention)
            found.ahead = mention.precision != "day" and words.startswith(("later", "next", "the coming", "coming"))
            found.precision, found.basis = mention.precision, mention.basis
            found.span = (mention.start, mention.end)
            found.reported = _is_reported(claim, scene, _node)
            found.weight = 3 if distance < 15 else 2 if distance < 30 else 1
    return found


_ENDS = frozenset(
    "end ends ended ending concludes conclude concluding finish finishes until till through wrap wraps".split()
)


def _is_end(scene: Scene, node: int) -> bool:
    """Whether a date is that of the end: "which ends on Friday"."""
    return scene.low(node - 1) in _ENDS or scene.low(node - 1) in ("on", "up") and scene.low(node - 2) in _ENDS


def _words_at(scene: Scene, mention: DateMention) -> str:
    return next((n.low for n in scene.nodes if n.letter == "D" and n.start == mention.start), "")


def _by_closeness(ranked: tuple[int, int, DateMention]) -> tuple[int, int]:
    """Nearest first; a month or season ("the winter session") gives way to a day that is not much further off."""
    distance, node, mention = ranked
    return distance + (0 if mention.precision == "day" else 12), node


def _is_reported(claim: Claim, scene: Scene, node: int) -> bool:
    low, high = (claim.last, node) if node > claim.last else (node + 1, claim.first)
    return bool(_REPORTING.search(" " + " ".join(scene.nodes[i].low or "p" for i in range(low, high)) + " "))


def _distance(claim: Claim, scene: Scene, node: int, mention: DateMention) -> int:
    """How far a date stands from the claim: nodes between, and more for a clause edge or a verb of saying between."""
    if claim.first <= node <= claim.last:
        return 0
    low, high = (claim.last, node) if node > claim.last else (node + 1, claim.first)
    between = " " + " ".join(scene.nodes[i].low or "p" for i in range(low, high)) + " "
    before = " " + " ".join(scene.nodes[i].low or "p" for i in range(max(node - 9, 0), node)) + " "
    distance = high - low + 4 * between.count(" , ") + 10 * between.count(" ; ")
    if _RELATIVE.search(between):
        distance += 15
    if _REPORTING.search(between):
        distance += 25
    if _OTHERS.search(before):
        distance += 60
    if _THING_AFTER.match(" ".join(n.low or "p" for n in scene.nodes[node + 1 : node + 5])):
        distance += 60
    if _ELSEWHERE.search(before) and node > claim.last:
        distance += 60
    if node < claim.first:
        distance += 1
    return distance


def end_of(first: date | None, days: int | None) -> date | None:
    """The last day of a stay of so many days.

    >>> end_of(date(2024, 3, 6), 3)
    datetime.date(2024, 3, 8)
    """
    return first + timedelta(days=days - 1) if first and days and 1 <= days <= 60 else None
