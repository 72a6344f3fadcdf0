"""What may be said of a visit: the fields that can be corrected, and what each can hold."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final, get_args

import pycountry

from loaders.gazetteer import former_states, organisations
from loaders.judgements.errors import Unfit
from loaders.judgements.records import UNEXPLAINED, Judgement, Value
from loaders.models import Kind, Level, Mode, Precision, Status

TEXTS: Final = ("visitor_person", "visitor_role", "host_person", "host_role")
COUNTRIES: Final = ("visitor_country", "host_country", "counterpart_country")
DAYS: Final = ("start", "end")
LISTS: Final = ("companions", "met", "places", "agreements", "themes")
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "visitor_level": get_args(Level),
    "date_precision": get_args(Precision),
    "kind": get_args(Kind),
    "mode": get_args(Mode),
    "status": get_args(Status),
}
FIELDS: Final = (*TEXTS, *COUNTRIES, *DAYS, *LISTS, *CHOICES)
"""Every field that an analyst may set."""
LONGEST: Final = 400
"""Characters that a text may have; a note may have ten times as many."""
_YEARS = range(1700, 2262)
_ALONE_NEEDED = ("visitor_level", "kind", "mode", "status", "date_precision")


def check(judgement: Judgement) -> Judgement:
    """The judgement, tidied: texts without blanks at their ends, empty ones as None, lists without repetitions.

    Raises Unfit with every fault, each naming the field, the value and what to do.
    """
    faults: list[str] = []
    fields = {name: _tidy(value) for name, value in judgement.fields.items()}
    for name, value in fields.items():
        if fault := _find_fault(name, value):
            faults.append(fault)
    faults += _check_days(fields, judgement.was)
    note, by = judgement.note.strip(), " ".join(judgement.by.split())
    if not by:
        faults.append("Your name is missing: say who judges")
    if not note and judgement.action not in UNEXPLAINED:
        faults.append("The note is missing: say why, for those who read the log")
    if len(by) > LONGEST or len(note) > 10 * LONGEST:
        faults.append(f"The name or the note is longer than {LONGEST:,} or {10 * LONGEST:,} characters")
    if judgement.action == "correct" and not fields:
        faults.append("Nothing is corrected: change at least one field")
    if judgement.action == "add" and not (fields.get("visitor_country") or fields.get("visitor_person")):
        faults.append("Nobody visits: give the visitor's country or name")
    if faults:
        raise Unfit(tuple(faults))
    return replace(judgement, by=by, note=note, fields=fields)


def is_country(code: str) -> bool:
    """Whether a code is one that a visit can have: ISO 3166-1 alpha-3, a state that is gone, an organisation.

    >>> is_country("TUR"), is_country("SUN"), is_country("NATO"), is_country("Turkey")
    (True, True, True, False)
    """
    known = {state.id for state in former_states()} | {"XKX", "DDR", "YUG", "SUN"}
    return bool(pycountry.countries.get(alpha_3=code)) or code in known or code in organisations()


def list_countries() -> tuple[str, ...]:
    """Every code that a visit's country may have, countries first."""
    states = sorted({country.alpha_3 for country in pycountry.countries} | {"XKX", "SUN", "YUG", "DDR"})
    return (*states, *sorted(organisations()))


def _tidy(value: Value) -> Value:
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, list | tuple):
        return tuple(dict.fromkeys(tidy for one in value if (tidy := " ".join(str(one).split()))))
    return value


def _find_fault(name: str, value: Value) -> str | None:
    rule = _RULES.get(name)
    if rule is None:
        return f"{name} is no field of a visit that can be set; these are: {', '.join(FIELDS)}"
    if value is None:
        return f"{name} cannot be empty" if name in _ALONE_NEEDED else None
    texts = value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple) != (name in LISTS):
        return f"{name} {value!r}: give {'a list of texts' if name in LISTS else 'one text'}"
    if too_long := next((text for text in texts if len(text) > LONGEST), None):
        return f"{name} {too_long[:40]!r}… is longer than {LONGEST} characters: shorten it"
    return rule(name, texts)


def _is_text(_name: str, _texts: tuple[str, ...]) -> str | None:
    return None


def _is_code(name: str, texts: tuple[str, ...]) -> str | None:
    codes = texts[0].split(";") if name == "counterpart_country" else texts
    unknown = next((code for code in codes if not is_country(code)), None)
    if unknown is None:
        return None
    return f"{name} {unknown!r} is not known: give an ISO 3166-1 alpha-3 code such as TUR, or an organisation as NATO"


def _is_day(name: str, texts: tuple[str, ...]) -> str | None:
    day = _read_day(texts[0])
    return None if day else f"{name} {texts[0]!r} is no day between 1700 and 2261: write it as 2024-03-06"


def _is_choice(name: str, texts: tuple[str, ...]) -> str | None:
    if texts[0] in CHOICES[name]:
        return None
    return f"{name} {texts[0]!r} is none of {', '.join(CHOICES[name])}: choose one of them"


_RULES: Final[Mapping[str, Callable[[str, tuple[str, ...]], str | None]]] = (
    dict.fromkeys((*TEXTS, *LISTS), _is_text)
    | dict.fromkeys(COUNTRIES, _is_code)
    | dict.fromkeys(DAYS, _is_day)
    | dict.fromkeys(CHOICES, _is_choice)
)


def _check_days(fields: Mapping[str, Value], was: Mapping[str, Value]) -> list[str]:
    days = [_read_day(str(fields.get(name, was.get(name)) or "")) for name in DAYS]
    if days[0] and days[1] and days[1] < days[0]:
        return [f"end {days[1]} is before start {days[0]}: mend one of them"]
    if days[1] and not days[0] and "start" in fields:
        return [f"end {days[1]} is given without a start: give the first day as well"]
    return []


def _read_day(text: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in _YEARS else None
