"""What the judgements come to together: for each visit that was judged, what now stands of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from loaders.judgements.records import Action, Judgement, Quote, Value

Mark = Literal["confirmed", "corrected", "merged", "split", "added", "rejected"]
_MARKS: dict[Action, Mark] = {
    "add": "added",
    "merge": "merged",
    "split": "split",
    "correct": "corrected",
    "confirm": "confirmed",
}


@dataclass(slots=True)
class Standing:
    """One visit after all judgements on it, those that count, in order."""

    visit_id: str
    reports: tuple[str, ...] = ()
    fields: dict[str, Value] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()
    judgements: list[Judgement] = field(default_factory=list)
    rejected: bool = False
    extracted: bool = True
    """Whether the visit is one of the store's, not one that a judgement made."""
    reshaped: bool = False
    """Whether it rests on other reports than the store says."""
    joined: tuple[tuple[str, ...], ...] = ()
    """After a merge, the reports of the visit that was kept and of each that went into it."""

    @property
    def mark(self) -> Mark:
        """What to call it: the heaviest thing that was done to it."""
        if self.rejected:
            return "rejected"
        done = {judgement.action for judgement in self.judgements}
        return next(mark for action, mark in _MARKS.items() if action in done)


@dataclass(frozen=True, slots=True)
class Standings:
    """Every judged visit, the visits that went into others, and the judgements that find nothing to judge."""

    visits: Mapping[str, Standing]
    merged: Mapping[str, str]
    """For a visit that was merged into another, that one."""
    idle: Mapping[int, str]
    """For a judgement that has no effect, by its number, why; it is kept, and counts again when its visit returns."""


def settle(judgements: Sequence[Judgement], reports: Mapping[str, tuple[str, ...]]) -> Standings:
    """What stands after the judgements, which are those that count, in order.

    ``reports`` gives, for the visits that the store has of those concerned, the reports that each rests on.
    """
    desk = _Desk(reports)
    for judgement in judgements:
        if why := _ACTIONS[judgement.action](desk, judgement):
            desk.idle[judgement.number] = why
    judged = {visit_id: standing for visit_id, standing in desk.visits.items() if standing.judgements}
    return Standings(judged, desk.merged, desk.idle)


class _Desk:
    """The visits as they stand so far."""

    def __init__(self, reports: Mapping[str, tuple[str, ...]]) -> None:
        self.visits: dict[str, Standing] = {}
        self.merged: dict[str, str] = {}
        self.idle: dict[int, str] = {}
        self._reports = reports

    def find(self, visit_id: str) -> Standing | None:
        if visit_id in self.merged:
            return None
        if visit_id not in self.visits and visit_id in self._reports:
            self.visits[visit_id] = Standing(visit_id, self._reports[visit_id])
        return self.visits.get(visit_id)

    def why_missing(self, visit_id: str) -> str:
        if visit_id in self.merged:
            return f"The visit went into {self.merged[visit_id]} before."
        return "The corpus no longer has this visit."


def _confirm(desk: _Desk, judgement: Judgement) -> str:
    found = desk.find(judgement.visit_id)
    if found is None:
        return desk.why_missing(judgement.visit_id)
    found.rejected = judgement.action == "reject"
    found.judgements.append(judgement)
    return ""


def _correct(desk: _Desk, judgement: Judgement) -> str:
    found = desk.find(judgement.visit_id)
    if found is None:
        return desk.why_missing(judgement.visit_id)
    found.fields.update(judgement.fields)
    found.judgements.append(judgement)
    return ""


def _merge(desk: _Desk, judgement: Judgement) -> str:
    # The visit that is kept keeps its own corrections; those of the others speak of records that are no more.
    kept = desk.find(judgement.visit_id)
    if kept is None:
        return desk.why_missing(judgement.visit_id)
    parts = [part for part in map(desk.find, judgement.others) if part is not None and part is not kept]
    if not parts:
        return desk.why_missing(judgement.others[0] if judgement.others else "")
    kept.joined = (
        *(kept.joined or (kept.reports,)),
        *(group for part in parts for group in part.joined or (part.reports,)),
    )
    for part in parts:
        kept.reports = tuple(dict.fromkeys((*kept.reports, *part.reports)))
        kept.quotes += part.quotes
        desk.merged[part.visit_id] = kept.visit_id
        del desk.visits[part.visit_id]
    kept.reshaped = bool(kept.reports)
    kept.judgements.append(judgement)
    return ""


def _split(desk: _Desk, judgement: Judgement) -> str:
    found = desk.find(judgement.visit_id)
    if found is None:
        return desk.why_missing(judgement.visit_id)
    leaving = tuple(report for report in found.reports if report in judgement.reports)
    if not leaving or len(leaving) == len(found.reports):
        return "The visit no longer rests on both the reports that were to go and others."
    made = judgement.others[0]
    found.reports = tuple(report for report in found.reports if report not in leaving)
    found.reshaped = True
    found.joined = tuple(tuple(report for report in group if report not in leaving) for group in found.joined)
    found.judgements.append(judgement)
    desk.visits[made] = Standing(made, leaving, extracted=False, reshaped=True, judgements=[judgement])
    return ""


def _add(desk: _Desk, judgement: Judgement) -> str:
    desk.visits[judgement.visit_id] = Standing(
        judgement.visit_id,
        fields=dict(judgement.fields),
        quotes=judgement.quotes,
        judgements=[judgement],
        extracted=False,
    )
    return ""


_ACTIONS: dict[Action, Callable[[_Desk, Judgement], str]] = {
    "confirm": _confirm,
    "reject": _confirm,
    "correct": _correct,
    "merge": _merge,
    "split": _split,
    "add": _add,
}
