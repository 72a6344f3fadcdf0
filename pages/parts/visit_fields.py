"""The fields of a visit as a form, for corrections and for visits written by hand."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from charts import record
from loaders.frames import Corpus, theme_labels
from loaders.frames.judgements import FIELD_NAMES
from loaders.frames.judging import CHOICES, Value, Wording, country_options

NAMED = {
    "mode": record.MODES,
    "date_precision": {code: "Day, month and year" if code == "day" else words for code, words in {
        "day": "", "week": "The week", "month": "The month", "year": "The year", "unknown": "Not known"}.items()},
}  # fmt: skip
"""Choices that are shown in words of their own; others are shown as they are."""
ROWS: tuple[tuple[str, ...], ...] = (
    ("visitor_person", "visitor_role"),
    ("visitor_country", "visitor_level"),
    ("host_person", "host_role"),
    ("host_country", "places"),
    ("start", "end"),
    ("date_precision", "status"),
    ("kind", "mode"),
)
"""The fields in the order of the form, those of a row side by side."""
RARER: tuple[tuple[str, ...], ...] = (("companions", "met"), ("counterpart_country", "agreements"), ("themes",))
_PARTED = "; "


def ask_fields(corpus: Corpus, now: Wording, *, key: str) -> dict[str, Value]:
    """Draw a field each, filled with what ``now`` says, and answer what stands in them, as a judgement writes it."""
    found: dict[str, Value] = {}
    for row in ROWS:
        found |= _ask_row(corpus, row, now, key)
    with st.expander("More fields", type="compact", key=f"{key}_more"):
        for row in RARER:
            found |= _ask_row(corpus, row, now, key)
    return found


def list_changes(before: Wording, after: Wording) -> dict[str, Value]:
    """The fields whose value is another one than before; no text, an empty list and None are the same.

    >>> list_changes({"start": None, "places": ()}, {"start": "2024-03-06", "places": None})
    {'start': '2024-03-06'}
    """
    return {name: value for name, value in after.items() if (value or None) != (before.get(name) or None)}


def _ask_row(corpus: Corpus, row: tuple[str, ...], now: Wording, key: str) -> dict[str, Value]:
    columns = st.columns(len(row), gap="small")
    found: dict[str, Value] = {}
    for column, name in zip(columns, row, strict=True):
        with column:
            found[name] = _ASK[name](corpus, name, now.get(name), f"{key}_{name}")
    return found


def _ask_text(_corpus: Corpus, name: str, value: Value, key: str) -> Value:
    return st.text_input(FIELD_NAMES[name], value=str(value or ""), key=key).strip() or None


def _ask_list(_corpus: Corpus, name: str, value: Value, key: str) -> Value:
    joined = _PARTED.join(value or ())
    text = st.text_input(FIELD_NAMES[name], value=joined, key=key, help="Several are parted by semicolons.")
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _ask_country(_corpus: Corpus, name: str, value: Value, key: str) -> Value:
    return ask_country(FIELD_NAMES[name], key=key, now=str(value or ""))


def ask_country(label: str, *, key: str, now: str = "") -> str | None:
    """A list of all countries and organisations to choose one from, or none."""
    names = {"": "–", **_with_present(country_options(), (now,) if now else ())}
    codes = list(names)
    return st.selectbox(label, codes, index=codes.index(now), format_func=names.__getitem__, key=key) or None


def _ask_countries(_corpus: Corpus, name: str, value: Value, key: str) -> Value:
    present = tuple(str(value).split(";")) if value else ()
    names = _with_present(country_options(), present)
    chosen = st.multiselect(
        FIELD_NAMES[name], list(names), default=present, format_func=lambda code: names[code], key=key
    )
    return ";".join(chosen) or None


def _ask_themes(corpus: Corpus, name: str, value: Value, key: str) -> Value:
    present = tuple(value or ())
    names = _with_present(theme_labels(corpus), present)
    return tuple(
        st.multiselect(FIELD_NAMES[name], list(names), default=present, format_func=lambda theme: names[theme], key=key)
    )


def _ask_day(_corpus: Corpus, name: str, value: Value, key: str) -> Value:
    # As text: visits of long ago are typed faster than found in a calendar.
    return st.text_input(FIELD_NAMES[name], value=str(value or ""), key=key, placeholder="YYYY-MM-DD").strip() or None


def _ask_choice(_corpus: Corpus, name: str, value: Value, key: str) -> Value:
    options, named = CHOICES[name], NAMED.get(name, {})
    place = options.index(str(value)) if value in options else 0

    def show(option: str) -> str:
        return named.get(option, option.capitalize())

    return str(st.selectbox(FIELD_NAMES[name], options, index=place, format_func=show, key=key))


def _with_present(names: Mapping[str, str], present: tuple[str, ...]) -> dict[str, str]:
    """The options, and what the visit says now where that is none of them."""
    return {**{code: code for code in present}, **names}


Ask = Callable[[Corpus, str, Any, str], Value]
_ASK: dict[str, Ask] = (
    dict.fromkeys(("visitor_person", "visitor_role", "host_person", "host_role"), _ask_text)
    | dict.fromkeys(("companions", "met", "places", "agreements"), _ask_list)
    | dict.fromkeys(("visitor_country", "host_country"), _ask_country)
    | {"counterpart_country": _ask_countries, "themes": _ask_themes}
    | dict.fromkeys(("start", "end"), _ask_day)
    | dict.fromkeys(CHOICES, _ask_choice)
)
