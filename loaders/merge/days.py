"""Whether the days of two reports can be those of one stay."""

from dataclasses import dataclass
from datetime import date, timedelta

from loaders.models import VisitReport

_SLACK = {"stated": 1, "relative": 1, "dateline": 1, "publication": 2, "agreement": 0, "unknown": 0}
"""Days that a date may be off: an evening's arrival is dated to either side of midnight, a report comes a day late."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days a report gives, both inclusive; ``exact`` where it gives days and not a week, month or year."""

    first: date
    last: date
    slack: int
    exact: bool

    def meets(self, other: "Stretch") -> bool:
        """Whether the two overlap, give or take the slack of the less sure one."""
        slack = timedelta(days=max(self.slack, other.slack) if self.exact and other.exact else 0)
        return self.first - slack <= other.last and other.first - slack <= self.last


def stretch_of(report: VisitReport) -> Stretch | None:
    """The days a report gives; ``None`` where it gives none.

    Weeks, months and years stand for all their days.
    """
    if report.start is None:
        return None
    if report.date_precision in ("day", "unknown"):
        return Stretch(report.start, max(report.end or report.start, report.start), _SLACK[report.date_basis], True)
    return Stretch(report.start, _period_end(report.start, report.date_precision), 0, False)


def _period_end(first: date, precision: str) -> date:
    if precision == "week":
        return first + timedelta(days=6)
    if precision == "month":
        return (first.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(month=12, day=31)
