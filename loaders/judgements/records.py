"""A judgement: what one person said of one visit, once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

Action = Literal["confirm", "reject", "correct", "merge", "split", "add", "undo"]
Value = str | tuple[str, ...] | None
"""What a field of a visit may hold in a judgement: text, an ISO date or a code; several texts; nothing."""

UNEXPLAINED: frozenset[Action] = frozenset({"confirm", "undo"})
"""Actions that need no note: all others change the record, and the next reader wants to know why."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article that tell of a visit; ``words`` is empty when the whole article does."""

    article_id: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry of the log.

    ``visit_id`` is the visit judged: the one that is kept by a merge, that reports leave by a split, that is new by an
    addition; empty for an undo. ``others`` are the visits that a merge takes in, or the one that a split makes.
    """

    action: Action
    by: str
    visit_id: str = ""
    note: str = ""
    fields: Mapping[str, Value] = field(default_factory=dict)
    """The new values, of a correction or an addition."""
    was: Mapping[str, Value] = field(default_factory=dict)
    """The values that a correction replaced, as its author saw them."""
    others: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    """The reports that a split takes away."""
    quotes: tuple[Quote, ...] = ()
    """Where an added visit is told."""
    source: str = ""
    """The table that an added visit was taken from; empty when it was written by hand."""
    title: str = ""
    """The visit in a few words, as it was called then, for when it is no longer there."""
    undoes: int | None = None
    """The number of the entry that this one takes back; an undo that is itself undone brings it in again."""
    number: int = 0
    """Its place in the log, from 1; 0 until it is kept."""
    made_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    @property
    def concerned(self) -> tuple[str, ...]:
        """The visits that the judgement is about, each once."""
        return tuple(dict.fromkeys(visit_id for visit_id in (self.visit_id, *self.others) if visit_id))


def list_undone(log: tuple[Judgement, ...]) -> dict[int, int]:
    """The entries that are taken back by one that is not itself taken back: their numbers, and that one's.

    >>> said = Judgement("confirm", "Ann", "v1", number=1)
    >>> back = Judgement("undo", "Bo", undoes=1, number=2)
    >>> again = Judgement("undo", "Ann", undoes=2, number=3)
    >>> list_undone((said, back)), list_undone((said, back, again))
    ({1: 2}, {2: 3})
    """
    undone: dict[int, int] = {}
    for judgement in reversed(log):
        if judgement.undoes is not None and judgement.number not in undone:
            undone[judgement.undoes] = judgement.number
    return undone


def list_active(log: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """The judgements that count, in the order in which they were made: neither undone nor undoing."""
    undone = list_undone(log)
    return tuple(j for j in log if j.action != "undo" and j.number not in undone)


def as_json(judgement: Judgement) -> dict[str, Any]:
    """The entry as plain values, everything by its name."""
    return {
        "number": judgement.number,
        "made_at": judgement.made_at.isoformat(),
        "by": judgement.by,
        "action": judgement.action,
        "visit_id": judgement.visit_id or None,
        "note": judgement.note,
        "fields": dict(judgement.fields),
        "was": dict(judgement.was),
        "others": list(judgement.others),
        "reports": list(judgement.reports),
        "quotes": [{"article_id": quote.article_id, "words": quote.words} for quote in judgement.quotes],
        "source": judgement.source or None,
        "title": judgement.title or None,
        "undoes": judgement.undoes,
    }
