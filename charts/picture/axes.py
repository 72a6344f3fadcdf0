"""An axis of a figure as a picture needs it: where a value stands, where the ticks are and what they say."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]
_DAY = 86_400_000.0
_MONTH = 30.4375
# Steps of a time axis: in days, or in months where a name begins with M.
_STEPS = ("D1", "D2", "D7", "D14", "M1", "M2", "M3", "M6", "M12", "M24", "M60", "M120", "M240", "M600", "M1200")


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on the axis, and what stands at it: a line of text or two."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A range of values, in milliseconds for time and in powers of ten for a logarithm, over pixels."""

    kind: str
    low: float
    high: float
    start: float
    length: float

    def place(self, values: Any) -> Numbers:
        """Where values stand, in pixels."""
        return self.start + (to_numbers(values, self.kind) - self.low) / (self.high - self.low) * self.length

    def span(self, size: float) -> float:
        """How many pixels a distance of ``size`` takes."""
        return abs(size / (self.high - self.low) * self.length)


def to_numbers(values: Any, kind: str) -> Numbers:
    """Values of an axis as numbers; what is missing is NaN."""
    if kind == "date":
        times = pd.to_datetime(pd.Series(list(values), dtype="object"), errors="coerce", format="mixed")
        return np.asarray((times - pd.Timestamp(0)) / pd.Timedelta(milliseconds=1), dtype=np.float64)
    numbers = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    return np.log10(numbers) if kind == "log" else numbers


def make_axis(layout: Any, values: Iterable[Numbers], start: float, length: float, *, from_zero: bool = False) -> Axis:
    """The axis that a Plotly axis asks for, over all that stands on it where it names no range."""
    kind = layout.type if layout.type in ("date", "log") else "linear"
    if layout.range is not None:
        # The range of a logarithmic axis is in powers of ten already.
        low, high = map(float, to_numbers(layout.range, "linear" if kind == "log" else kind))
        return Axis(kind, low, high, start, length)
    there = np.concatenate([np.atleast_1d(one).ravel() for one in values] or [np.array([0.0, 1.0])])
    there = there[np.isfinite(there)]
    low, high = (float(there.min()), float(there.max())) if len(there) else (0.0, 1.0)
    if from_zero:
        low, high = min(low, 0.0), high * 1.05
    return Axis(kind, low, high if high > low else low + 1, start, length)


def list_ticks(axis: Axis, layout: Any) -> list[Tick]:
    """The ticks that a Plotly axis asks for, in order."""
    if layout.tickvals is not None:
        texts = layout.ticktext if layout.ticktext is not None else [_write(value) for value in layout.tickvals]
        found = zip(to_numbers(layout.tickvals, axis.kind), texts, strict=True)
        ticks = [Tick(float(value), str(text)) for value, text in found]
    elif axis.kind == "date":
        ticks = _list_dates(axis, layout)
    else:
        whole = str(layout.tickformat or "").endswith("d")
        ticks = [Tick(value, _write(value)) for value in _list_numbers(axis, layout.nticks or 6, whole)]
    low, high = sorted((axis.low, axis.high))
    return [tick for tick in ticks if low <= tick.value <= high]


def _write(value: Any) -> str:
    number = float(value)
    return f"{number:,.0f}" if number == round(number) else f"{number:,.2g}"


def _list_numbers(axis: Axis, most: int, whole: bool) -> Sequence[float]:
    low, high = sorted((axis.low, axis.high))
    rough = max((high - low) / max(most, 1), 1.0 if whole else 1e-9)
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * part for part in (1, 2, 5, 10) if size * part >= rough)
    return [float(number * step) for number in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _list_dates(axis: Axis, layout: Any) -> list[Tick]:
    first, last = (pd.Timestamp(one, unit="ms") for one in (axis.low, axis.high))
    most = layout.nticks or 8
    step = next((one for one in _STEPS if (axis.high - axis.low) / _DAY / _days(one) <= most), _STEPS[-1])
    days = _list_days(first, last, step)
    pattern = _choose_format(layout, step)
    ticks, before = [], ""
    for day in days:
        top, _, under = pattern.partition("\n")
        second = _format(day, under)
        text = _format(day, top) + (f"<br>{second}" if second != before else "")
        ticks.append(Tick(float(to_numbers([day], "date")[0]), text))
        before = second
    return ticks


def _list_days(first: pd.Timestamp, last: pd.Timestamp, step: str) -> list[pd.Timestamp]:
    number = int(step[1:])
    if step.startswith("D"):
        # Weeks begin on a Monday.
        begin = first.normalize() - pd.Timedelta(days=first.weekday())
        return [day for day in pd.date_range(begin, last, freq=f"{number}D") if day >= first]
    months = first.year * 12 + first.month - 1
    begin = (months // number) * number
    end = last.year * 12 + last.month - 1
    days = [pd.Timestamp(year=month // 12, month=month % 12 + 1, day=1) for month in range(begin, end + 1, number)]
    return [day for day in days if first <= day <= last]


def _days(step: str) -> float:
    number = int(step[1:])
    return number * _MONTH if step.startswith("M") else float(number)


def _choose_format(layout: Any, step: str) -> str:
    if layout.tickformat:
        return str(layout.tickformat)
    for stop in layout.tickformatstops or ():
        low, high = (_days_of(end) for end in stop.dtickrange)
        if (low is None or low <= _days(step)) and (high is None or _days(step) <= high):
            return str(stop.value)
    return "%Y" if _days(step) >= 12 * _MONTH else "%b\n%Y" if step.startswith("M") else "%-d %b\n%Y"


def _days_of(end: Any) -> float | None:
    """An end of Plotly's ``dtickrange``, in days: ``"M3"`` is months, a number milliseconds."""
    if end is None:
        return None
    return _days(end) if isinstance(end, str) and end.startswith("M") else float(end) / _DAY


def _format(day: pd.Timestamp, pattern: str) -> str:
    # "%-d" is not known on every system.
    return day.strftime(pattern.replace("%-d", str(day.day))) if pattern else ""
