"""What a reader has chosen to look at."""

from dataclasses import dataclass, fields
from datetime import date

TOGETHER = "+"
"""Joins the themes that an article must all speak of."""


@dataclass(frozen=True, slots=True)
class Filters:
    """A choice of visits and articles; the default chooses everything.

    A visit passes when its own fields pass (``visitor``, ``host``, ``person``, ``kind``, ``status``, ``level``,
    ``judgement``, ``source``, and its days overlap ``since`` to ``until``, both inclusive) and at least one of its
    articles passes ``search``, ``outlet``, ``theme`` and ``reuse``. An article passes when it passes those four and,
    where a visit is asked for, reports at least one visit that passes; ``since`` and ``until`` keep articles published
    in that time or reporting a visit that passes. Several values of one field are alternatives; themes joined by ``+``
    are one alternative, the articles that speak of each.
    """

    search: str = ""
    since: date | None = None
    until: date | None = None
    visitor: tuple[str, ...] = ()
    """ISO 3166-1 alpha-3 codes of who travels."""
    host: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    """Names, in any part: visitor, host, companion or official met."""
    theme: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    judgement: tuple[str, ...] = ()
    """What analysts said: confirmed, corrected, merged, split, added, ``not judged``; and ``needs review``."""
    source: tuple[str, ...] = ()
    """Where a visit was found: ``articles``, ``by hand``, or the name of a table made by hand."""
    reuse: bool = True
    """False leaves out articles that repeat an earlier one."""

    @property
    def asks_for_visit(self) -> bool:
        """Whether any field of a visit, its days apart, is chosen."""
        fields = (self.visitor, self.host, self.person, self.kind, self.status, self.level, self.judgement, self.source)
        return any(fields)

    @property
    def asks_for_article(self) -> bool:
        """Whether any property of an article, its date apart, is chosen."""
        return bool(self.search.strip() or self.theme or self.outlet or not self.reuse)

    @property
    def themes(self) -> tuple[str, ...]:
        """Every theme that is chosen, alone or with others."""
        return tuple(dict.fromkeys(theme for value in self.theme for theme in value.split(TOGETHER)))

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the fields that are not at their default."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) != field.default)
