"""Building a theme from its entry in a lexicon file, and saying what is wrong with an entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from loaders.extract.patterns import PatternError, expand_pattern

_TEXTS = ("label", "group", "description")
_LISTS = ("variants", "except", "examples", "counterexamples")


@dataclass(frozen=True, slots=True)
class Variant:
    """The terms of one pattern; ``near`` are terms one of which must stand in the same sentence, if any are given."""

    pattern: str
    terms: tuple[str, ...]
    near: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """What stands before a head noun: counts where a list shares the head ("military, technical and other fields")."""

    @property
    def cased(self) -> bool:
        return self.pattern.startswith("=")


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: what it is called, where it belongs, and how it is written."""

    id: str
    label: str
    group: str
    description: str = ""
    variants: tuple[Variant, ...] = ()
    exceptions: tuple[str, ...] = ()
    """Terms inside which a variant does not count ("arms" in "comrades in arms")."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """An entry that could not be used; the others are."""

    file: str
    entry: str
    value: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, entry {self.entry}: {self.reason} (found {self.value!r})"


@dataclass(frozen=True, slots=True)
class Language:
    """What patterns may refer to."""

    heads: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]
    spellings: list[tuple[str, str]]

    def expand(self, pattern: str) -> tuple[str, ...]:
        return expand_pattern(pattern, {**self.lists, **self.heads}, self.spellings)

    def expand_part(self, pattern: str) -> tuple[str, ...]:
        """What stands before a closing head noun; empty where there is none."""
        before, brace, name = pattern.rstrip().removesuffix("}").rpartition("{")
        return self.expand(before) if brace and name in self.heads else ()


def build_theme(
    file: str, entry: Mapping[str, Any], groups: Mapping[str, str], language: Language
) -> tuple[Theme | None, list[Fault]]:
    """The theme of an entry and what is wrong with the entry; no theme where nothing of it can be used."""
    key = entry["id"]
    faults = [Fault(file, key, str(value), reason) for value, reason in _check_entry(entry, groups)]
    variants: list[Variant] = []
    for given in entry["variants"]:
        try:
            variants.append(_build_variant(given, language))
        except (PatternError, KeyError, TypeError) as error:
            faults.append(Fault(file, key, str(given), f"the variant cannot be used: {error}"))
    exceptions: list[str] = []
    for given in as_list(entry.get("except")):
        try:
            exceptions += language.expand(str(given))
        except PatternError as error:
            faults.append(Fault(file, key, str(given), f"the exception cannot be used: {error}"))
    if not variants or not isinstance(entry.get("label"), str):
        return None, faults or [Fault(file, key, str(entry.get("variants")), "it has no variant")]
    texts = {name: tuple(map(str, as_list(entry.get(name)))) for name in ("examples", "counterexamples")}
    group = str(entry.get("group", "other"))
    theme = Theme(
        key, entry["label"], group, str(entry.get("description", "")), tuple(variants), tuple(exceptions), **texts
    )
    return theme, faults


def _check_entry(entry: Mapping[str, Any], groups: Mapping[str, str]) -> Iterator[tuple[object, str]]:
    known = {"id", "variants+", *_TEXTS, *_LISTS}
    for name in entry.keys() - known:
        yield name, f"there is no field of this name; known are {', '.join(sorted(known))}"
    for name in _TEXTS:
        if name in entry and not isinstance(entry[name], str):
            yield entry[name], f"'{name}' must be text; put it in quotes"
    if "label" not in entry:
        yield None, "it needs a 'label'"
    if str(entry.get("group", "other")) not in {*groups, "other"}:
        yield entry["group"], f"there is no group of this name; known are {', '.join(groups)}"


def _build_variant(given: object, language: Language) -> Variant:
    match, near = (given["match"], as_list(given.get("near"))) if isinstance(given, dict) else (given, [])
    if not isinstance(match, str):
        raise TypeError("a variant is a pattern in quotes, or 'match' with 'near'")
    body = match.removeprefix("=")
    context = [term for pattern in near for term in language.expand(str(pattern))]
    return Variant(match, language.expand(body), tuple(context), language.expand_part(body))


def as_list(value: Any) -> list[Any]:
    """A list as it is, one value as a list of it, nothing as an empty list."""
    return value if isinstance(value, list) else [] if value is None else [value]
