"""Golden cases of the visits: what each text tells of, and what it does not."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.models import VisitReport
from tests.extract.visits.stages import DAY, find

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))

FIELDS = {
    "visitor": "visitor_country",
    "host": "host_country",
    "person": "visitor_person",
    "by": "host_person",
    "start": "start",
    "end": "end",
    "precision": "date_precision",
    "kind": "kind",
    "mode": "mode",
    "exact_status": "status",
}
OCCURRED = {"completed", "ongoing"}


def list_cases() -> Iterator[Any]:
    """Each case as ``(text, day, outlet, gives)``; the known failures strictly expected to fail."""
    for name, cases in CASES["classes"].items():
        yield from (make_case(name, number, case) for number, case in enumerate(cases, 1))
    for name, cases in CASES["traps"].items():
        for number, case in enumerate(cases, 1):
            yield make_case(f"no {name}", number, {"text": case} if isinstance(case, str) else case)
    for number, case in enumerate(CASES["known"], 1):
        yield make_case("known", number, case, pytest.mark.xfail(strict=True, reason=case["reason"]))


def make_case(name: str, number: int, case: Mapping[str, Any], *marks: pytest.MarkDecorator) -> Any:
    values = (case["text"], case.get("day", DAY), case.get("outlet"), case.get("gives", []))
    return pytest.param(*values, id=f"{name} {number}", marks=marks)


@pytest.mark.parametrize(("text", "day", "outlet", "gives"), list(list_cases()))
def test_what_a_text_tells_of(text, day, outlet, gives) -> None:
    wanted = sorted((complete(visit) for visit in gives), key=order)
    found = sorted(find(text, day, outlet), key=lambda report: order(describe(report, {*FIELDS, "sides"})))
    told = [describe(report, set(visit)) for report, visit in zip(found, wanted, strict=False)]
    told += [describe(report, {"visitor", "host", "mode"}) for report in found[len(wanted) :]]
    assert told == wanted


def complete(visit: dict[str, Any]) -> dict[str, Any]:
    return {"mode": "visit", "status": "occurred", **visit}


def order(visit: Mapping[str, Any]) -> tuple[str, ...]:
    parties = "visitor" if visit["mode"] == "visit" else "sides"
    return tuple(str(visit.get(name)) for name in ("mode", parties, "host", "start"))


def describe(report: VisitReport, fields: set[str]) -> dict[str, Any]:
    """The fields of a report that a case names, in a case's own words."""
    told = {name: getattr(report, FIELDS[name]) for name in fields if name in FIELDS}
    if "sides" in fields:
        told["sides"] = " ".join(sorted([str(report.visitor_country), *str(report.counterpart_country).split(";")]))
    if "status" in fields:
        told["status"] = "occurred" if report.status in OCCURRED else report.status
    return told


def test_the_cases_are_many_and_each_stands_once() -> None:
    texts = [case["text"] for cases in CASES["classes"].values() for case in cases]
    assert len(texts) >= 120
    assert len(set(texts)) == len(texts)
