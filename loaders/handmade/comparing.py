"""A table held against the visits of the articles: which of them both have."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.handmade.reading import TableVisit
from loaders.matching import match_best
from loaders.score import fold_name

SLACK = timedelta(days=1)
"""How far apart the days may lie: journeys cross midnight, and articles appear a day later."""
ROWS_A_VISITOR = 3
"""A table of one visitor, or with so many rows for each, is about its visitors and not about everybody."""
_SUCCESSORS = {"SUN": "RUS"}


@dataclass(frozen=True, slots=True)
class Told:
    """A visit of the articles, as far as it is compared; days are None where the articles give none."""

    visit_id: str
    visitor_country: str
    host_country: str
    visitor_person: str = ""
    start: date | None = None
    end: date | None = None
    held: bool = True
    """Whether it took place; a plan may agree with a row, but is not missed by a table."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Which rows and visits are the same; what is left on either side; and what was not compared at all."""

    pairs: tuple[tuple[TableVisit, Told], ...]
    only_table: tuple[TableVisit, ...]
    only_articles: tuple[Told, ...]
    outside: int
    """Rows of the table of a time that the articles are not of."""


def compare_table(
    rows: Sequence[TableVisit], told: Sequence[Told], *, covers: Callable[[TableVisit], bool] = lambda _row: True
) -> Agreement:
    """What a table and the articles agree on. ``covers`` says whether the articles are of the time of a row.

    A row and a visit are the same when both countries agree, the days lie no more than a day apart, and the family
    name of one is in the other's, or one names nobody. Each has at most one of the other. Of the visits of the articles
    only those count that the table could have: between its countries, in its time, and by its visitors where it is
    about these.
    """
    within = [row for row in rows if covers(row)]
    scope = _limit(within, told)
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, visit in enumerate(scope):
        groups[_sides(visit)].append(j)
    allowed = [
        sorted((j for j in groups[_sides(row)] if is_same(row, scope[j])), key=lambda j: _distance(row, scope[j]))
        for row in within
    ]
    found = match_best(allowed)
    taken = set(found.values())
    return Agreement(
        tuple((within[i], scope[j]) for i, j in found.items()),
        tuple(row for i, row in enumerate(within) if i not in found),
        tuple(visit for j, visit in enumerate(scope) if j not in taken and _is_missed(within, visit)),
        len(rows) - len(within),
    )


def is_same(row: TableVisit, visit: Told) -> bool:
    """Whether a row and a visit of the articles, whose countries agree, are the same."""
    if visit.start is None:
        return False
    last = visit.end or visit.start
    near = row.start - SLACK <= last and visit.start - SLACK <= row.end
    return near and _may_be_one(row.visitor_person, visit.visitor_person)


def _may_be_one(one: str, other: str) -> bool:
    first, second = fold_name(one), fold_name(other)
    return not first or not second or first[-1] in second or second[-1] in first


def _limit(rows: Sequence[TableVisit], told: Sequence[Told]) -> list[Told]:
    """The visits of the articles that the table could have."""
    if not rows:
        return []
    visitors, hosts = ({_sides(row)[side] for row in rows} for side in (0, 1))
    names = _list_families(rows)
    about = _is_about_visitors(rows)
    first, last = min(row.start for row in rows) - SLACK, max(row.end for row in rows) + SLACK

    def could_have(visit: Told) -> bool:
        visitor, host = _sides(visit)
        # A table whose visitors, or hosts, are of one country is about that country; others may be of anywhere.
        sided = (len(visitors) > 1 or visitor in visitors) and (len(hosts) > 1 or host in hosts)
        if not sided or visit.start is None or not first <= visit.start <= last:
            return False
        name = fold_name(visit.visitor_person)
        return not about or not name or bool(names & set(name))

    return [visit for visit in told if could_have(visit)]


def _is_missed(rows: Sequence[TableVisit], visit: Told) -> bool:
    """Whether a visit that is in no row should be in one: it was held, and by a visitor that the table is about."""
    return visit.held and (bool(visit.visitor_person) or not _is_about_visitors(rows))


def _is_about_visitors(rows: Sequence[TableVisit]) -> bool:
    names = len(_list_families(rows))
    return names == 1 or 0 < names * ROWS_A_VISITOR <= len(rows)


def _list_families(rows: Sequence[TableVisit]) -> set[str]:
    return {name[-1] for row in rows if (name := fold_name(row.visitor_person))}


def _sides(visit: TableVisit | Told) -> tuple[str, str]:
    sides = (visit.visitor_country, visit.host_country)
    return (_SUCCESSORS.get(sides[0], sides[0]), _SUCCESSORS.get(sides[1], sides[1]))


def _distance(row: TableVisit, visit: Told) -> tuple[bool, int]:
    named = bool(row.visitor_person and visit.visitor_person)
    return not named, abs((row.start - (visit.start or row.start)).days)
