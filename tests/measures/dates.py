"""Dates found by this project, by dateparser and by Microsoft's Recognizers-Text, on the same tables in one run.

    pip install -r tests/measures/dates-requirements.txt
    python tests/measures/dates.py [TABLE.tsv ...]

A sentence counts as right where every date in it is found, in order, with the right days, and nothing else is. The
other two are read generously: a tool that gives single days may name a range by its two ends and a week, month or year
by any day in it; where Recognizers-Text offers a past and a future reading, either may be the right one; it may end a
range on the day or the day after; times of day and repetitions are passed over. dateparser knows no lengths, so that
sentences with one ("three-day visit") are not counted for it; it is told to prefer the past, as the news does.
"""

import csv
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLES = [ROOT / "tests/extract" / name for name in ("dates.tsv", "dates_blind.tsv", "dates_second.tsv")]
sys.path.insert(0, str(ROOT))

Days = tuple[date | None, date | None]
Reading = Days | int
"""The first and last day, or a length in days."""
Offer = set[Reading]
"""What a tool makes of one expression: one reading, or several to choose from."""


@dataclass(frozen=True)
class Case:
    """A row of a table."""

    kind: str
    published: date
    sentence: str
    expected: tuple[Reading, ...]
    precise: tuple[bool, ...]


@dataclass(frozen=True)
class Tool:
    """A finder of dates and how its findings are held against the expected ones."""

    name: str
    find: Callable[[str, date], list[Offer]]
    agrees: Callable[[Case, list[Offer]], bool]
    lengths: bool = True


def read_cases(path: Path) -> list[Case]:
    """The rows of a table with the columns class, published, sentence, expected."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_read_case(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _read_case(row: dict[str, str]) -> Case:
    told = [part.split() for part in row["expected"].split("; ")] if row["expected"] != "-" else []
    expected = tuple(_read_reading(part[0]) for part in told)
    precise = tuple(part[1:2] == ["day"] for part in told)
    return Case(row["class"], date.fromisoformat(row["published"]), row["sentence"], expected, precise)


def _read_reading(words: str) -> Reading:
    if words.startswith("days="):
        return int(words[5:])
    first, sign, last = words.partition("..")
    return _day(first), _day(last if sign else first)


def _day(words: str) -> date | None:
    return date.fromisoformat(words[:10]) if words else None


def agree_exactly(case: Case, offers: list[Offer]) -> bool:
    """Whether each offer holds the expected reading; an open end may be anything."""
    return len(offers) == len(case.expected) and all(map(_is_offered, case.expected, offers))


def _is_offered(wanted: Reading, offer: Offer) -> bool:
    if isinstance(wanted, int):
        return wanted in offer
    pairs = [reading for reading in offer if not isinstance(reading, int)]
    return any(all(want in (None, got) for want, got in zip(wanted, pair, strict=True)) for pair in pairs)


def agree_by_points(case: Case, offers: list[Offer]) -> bool:
    """Whether single days name the expected ones: both ends of a range, any day of a week, month or year."""
    points = [reading[0] for offer in offers for reading in offer if not isinstance(reading, int)]
    for wanted, precise in zip(case.expected, case.precise, strict=True):
        ends = [day for day in dict.fromkeys(wanted) if day] if not isinstance(wanted, int) else []
        taken = points[: len(ends)] if precise else points[:1]
        if not (taken == ends if precise else taken and _lies_within(taken[0], ends)):
            return False
        points = points[len(taken) :]
    return not points


def _lies_within(point: date | None, ends: list[date]) -> bool:
    return point is not None and (ends[0] <= point if len(ends) == 1 else ends[0] <= point <= ends[1])


def find_ours(sentence: str, published: date) -> list[Offer]:
    """This project's dates."""
    from loaders.extract.dates import find_dates

    return [{mention.days or (mention.first, mention.last)} for mention in find_dates(sentence, published)]


def find_dateparser(sentence: str, published: date) -> list[Offer]:
    """The dates of ``dateparser.search.search_dates``."""
    from dateparser.search import search_dates

    base = datetime.combine(published, datetime.min.time())
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found = search_dates(sentence, languages=["en"], settings=settings) or []
    return [{(moment.date(), moment.date())} for _, moment in found]


def find_recognizers(sentence: str, published: date) -> list[Offer]:
    """The dates and durations of Recognizers-Text, all readings of each."""
    from recognizers_date_time import Culture, recognize_datetime

    found = recognize_datetime(sentence, Culture.English, reference=datetime.combine(published, datetime.min.time()))
    offers = [{r for value in (one.resolution or {}).get("values", []) for r in _readings(value)} for one in found]
    return [offer for offer in offers if offer]


def _readings(value: dict[str, str]) -> Iterable[Reading]:
    kind = value.get("type", "")
    if kind == "duration":
        yield int(float(value["value"])) // 86400
    elif kind in ("date", "datetime"):
        yield _day(value["value"]), _day(value["value"])
    elif kind in ("daterange", "datetimerange"):
        first, last = _day(value.get("start", "")), _day(value.get("end", ""))
        yield first, last
        if last:
            yield first, last - timedelta(days=1)


TOOLS = (
    Tool("ours", find_ours, agree_exactly),
    Tool("dateparser", find_dateparser, agree_by_points, lengths=False),
    Tool("recognizers", find_recognizers, agree_exactly),
)


def measure(tool: Tool, cases: list[Case]) -> tuple[Counter[str], Counter[str], float]:
    """How many cases of each class are right, of how many, and the seconds it took."""
    counted = [case for case in cases if tool.lengths or not any(isinstance(want, int) for want in case.expected)]
    tool.find("On 5 March 2024 they met.", date(2024, 3, 6))
    started = time.perf_counter()
    answers = [_find_safely(tool, case) for case in counted]
    seconds = time.perf_counter() - started
    right = Counter(case.kind for case, got in zip(counted, answers, strict=True) if got and tool.agrees(case, got[0]))
    return right, Counter(case.kind for case in counted), seconds * len(cases) / max(1, len(counted))


def _find_safely(tool: Tool, case: Case) -> list[list[Offer]]:
    try:
        return [tool.find(case.sentence, case.published)]
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError):
        return []


def show(path: Path) -> None:
    """Print one table's right answers by class and the time each tool took against ours."""
    cases = read_cases(path)
    results = [measure(tool, cases) for tool in TOOLS]
    print(f"{path.name}: {len(cases)} sentences")
    print(f"{'class':16}" + "".join(f"{tool.name:>14}" for tool in TOOLS))
    for kind in dict.fromkeys(case.kind for case in cases):
        print(f"{kind:16}" + "".join(f"{_share(right[kind], of[kind]):>14}" for right, of, _ in results))
    print(f"{'all':16}" + "".join(f"{_share(right.total(), of.total()):>14}" for right, of, _ in results))
    print(f"{'right':16}" + "".join(f"{right.total() / max(1, of.total()):>14.3f}" for right, of, _ in results))
    print(f"{'time, ours = 1':16}" + "".join(f"{seconds / results[0][2]:>14.0f}" for *_, seconds in results) + "\n")


def _share(right: int, of: int) -> str:
    return f"{right}/{of}" if of else "-"


if __name__ == "__main__":
    for table in [Path(name) for name in sys.argv[1:]] or TABLES:
        show(table)
