"""Lexicons: knowledge kept as YAML, read into frozen records and checked on the way.

A lexicon file holds either a list of entries or named lists of entries. An entry is a mapping; the record type it is
read into says which fields it has, of which type, and which may be left out.
"""

import dataclasses
import difflib
import hashlib
import types
import typing
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml

Entry = TypeVar("Entry")
LEXICONS = Path(__file__).resolve().parent.parent / "data" / "lexicons"
_SUFFIXES = frozenset({".yaml", ".yml", ".txt"})
_SIMPLE: dict[type, str] = {
    str: "a quoted text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date as YYYY-MM-DD",
}


class LexiconError(ValueError):
    """A lexicon says something that its record type does not allow."""

    def __init__(self, file: str, entry: str, value: object, reason: str, remedy: str) -> None:
        super().__init__(f"{file}, {entry}: {reason}, found {value!r}. {remedy}")


def load_lexicon(name: str, entry: type[Entry], section: str | None = None) -> tuple[Entry, ...]:
    """The entries of ``data/lexicons/<name>.yaml``, in the file's order, as records of the dataclass ``entry``.

    ``section`` names one list of a file that holds several. Raises ``LexiconError`` where an entry has an unknown or
    missing field, a value of another type, or the ``id`` of an earlier entry.
    """
    entries: tuple[Entry, ...] = _load(name, cast(Any, entry), section)
    return entries


@cache
def _load(name: str, entry: Any, section: str | None) -> tuple[Any, ...]:
    file = f"{name}.yaml"
    rows = _section(file, _parse(name), section)
    entries = tuple(_read_entry(entry, row, file, _place(row, number)) for number, row in enumerate(rows, 1))
    _check_ids(file, entries)
    return entries


@cache
def lexicon_version() -> str:
    """Twelve hexadecimal digits that change whenever any lexicon file does."""
    digest = hashlib.sha256()
    for path in sorted((*LEXICONS.glob("*.yaml"), *LEXICONS.glob("*/*.txt"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Makes texts, lists and mappings at once, which is nearly all of a lexicon, and takes a third less time for it."""

    def construct_document(self, node: yaml.Node) -> Any:
        return self._make(node)

    def _make(self, node: yaml.Node) -> Any:
        match node.tag:
            case "tag:yaml.org,2002:str":
                return node.value
            case "tag:yaml.org,2002:seq":
                return [self._make(one) for one in node.value]
            case "tag:yaml.org,2002:map" if all(key.tag == "tag:yaml.org,2002:str" for key, _ in node.value):
                return {key.value: self._make(value) for key, value in node.value}
        return self.construct_object(node, deep=True)


@cache
def _parse(name: str) -> Any:
    path = LEXICONS / f"{name}.yaml"
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except FileNotFoundError:
        raise LexiconError(path.name, "whole file", str(path), "there is no such lexicon", "Add it.") from None
    except yaml.YAMLError as error:
        raise LexiconError(path.name, "whole file", str(error), "it is not YAML", "Mend that line.") from error


def _section(file: str, content: Any, section: str | None) -> list[Any]:
    if section is not None:
        if not isinstance(content, dict) or section not in content:
            found = sorted(content) if isinstance(content, dict) else type(content).__name__
            raise LexiconError(file, section, found, "there is no such section", f"Add a list under '{section}:'.")
        content = content[section]
    if not isinstance(content, list):
        raise LexiconError(file, section or "whole file", type(content).__name__, "a list is wanted", "Start with '-'.")
    return content


def _place(row: Any, number: int) -> str:
    return f"entry {row['id']!r}" if isinstance(row, dict) and "id" in row else f"entry number {number}"


def _check_ids(file: str, entries: Iterable[object]) -> None:
    seen: set[object] = set()
    for entry in entries:
        key = getattr(entry, "id", None)
        if key is not None and key in seen:
            raise LexiconError(file, f"entry {key!r}", key, "two entries have this id", "Give one another id.")
        seen.add(key)


def _read_entry(entry: type[Any], row: Any, file: str, place: str) -> Any:
    if not isinstance(row, dict):
        raise LexiconError(file, place, row, "an entry is a mapping of fields", "Write it as 'field: value'.")
    hints, fields = _list_fields(cast(Hashable, entry))
    for name in row:
        if name not in fields:
            near = difflib.get_close_matches(str(name), fields, 1)
            remedy = f"Did you mean {near[0]!r}?" if near else f"Use one of {', '.join(fields)}."
            raise LexiconError(file, place, name, "there is no such field", remedy)
    for name, field in fields.items():
        if name not in row and _required(field):
            raise LexiconError(file, place, None, f"the field {name!r} is missing", "Add it.")
    values = {name: _read_value(hints[name], value, file, f"{place}, {name}") for name, value in row.items()}
    try:
        return entry(**values)
    except ValueError as error:
        raise LexiconError(file, place, values, str(error), "Mend the entry.") from error


@cache
def _list_fields(entry: Any) -> tuple[dict[str, Any], dict[str, dataclasses.Field[Any]]]:
    """The types and the fields of a record type, by name."""
    return typing.get_type_hints(entry), {field.name: field for field in dataclasses.fields(entry)}


def _required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _read_value(hint: Any, value: Any, file: str, place: str) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _read_optional(arguments, value, file, place)
    if origin is typing.Literal:
        if value not in arguments:
            raise LexiconError(file, place, value, "the value is not known", f"Use one of {arguments}.")
        return value
    if origin is tuple:
        return _read_list(arguments[0], value, file, place)
    if origin in (dict, Mapping):
        return _read_mapping(arguments[1], value, file, place)
    if dataclasses.is_dataclass(hint):
        return _read_entry(cast(type[Any], hint), value, file, place)
    return _read_simple(hint, value, file, place)


def _read_optional(arguments: tuple[Any, ...], value: Any, file: str, place: str) -> Any:
    if value is None:
        return None
    return _read_value(next(hint for hint in arguments if hint is not type(None)), value, file, place)


def _read_list(hint: Any, value: Any, file: str, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise LexiconError(file, place, value, "a list is wanted", "Put it in [brackets].")
    if hint is str and all(map(_is_text, value)):
        return tuple(value)
    return tuple(_read_value(hint, item, file, f"{place} {number}") for number, item in enumerate(value, 1))


def _read_mapping(hint: Any, value: Any, file: str, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise LexiconError(file, place, value, "a mapping is wanted", "Write it as 'name: value'.")
    return {str(key): _read_value(hint, item, file, f"{place}, {key}") for key, item in value.items()}


def _read_simple(hint: type[Any], value: Any, file: str, place: str) -> Any:
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        remedy = "Quote it." if hint is str else "Correct it."
        raise LexiconError(file, place, value, f"{_SIMPLE.get(hint, hint.__name__)} is wanted", remedy)
    if hint is str and not _is_text(value):
        raise LexiconError(file, place, value, "the text is empty or has blanks at an end", "Correct or remove it.")
    return value


def _is_text(value: Any) -> bool:
    return type(value) is str and value != "" and value == value.strip()
