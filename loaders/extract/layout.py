"""What the lines around an article's text look like, as told by ``data/reading/layout.yaml``."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from loaders.models import SegmentKind

READING = Path(__file__).parents[2] / "data" / "reading"
"""The folder of what is known about how texts are laid out and written."""

LONGEST = 320
"""Characters beyond which a paragraph is taken for text without a look at the rules."""

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĻĽŁŃŅŇŌŐŒŔŘŚŞŠŤŪŮŰŲŹŻŽƏ"
NAME = rf"[{_UPPER}][\w.'’-]*(?:\s(?:[{_UPPER}][\w.'’-]*|d[aeiou]|van|von|bin|al|el|der)){{0,4}}"
"""A pattern for a name: words with capitals."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the layout file: a pattern for a whole line, and what such a line is."""

    id: str
    kind: SegmentKind
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    opens_list: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def read_layout() -> dict[str, list[str] | list[dict[str, object]]]:
    """The layout file as it stands."""
    loaded: dict[str, list[str] | list[dict[str, object]]] = yaml.safe_load(
        (READING / "layout.yaml").read_text(encoding="utf-8")
    )
    return loaded


@cache
def list_outlets() -> tuple[str, ...]:
    """The names of the outlets and agencies that are known, longest first."""
    return tuple(sorted(map(str, read_layout()["outlets"]), key=len, reverse=True))


@cache
def outlet_pattern() -> str:
    """A pattern for any known outlet's name."""
    return "|".join(map(re.escape, list_outlets()))


@cache
def list_rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    return tuple(_build_rule(entry) for entry in read_layout()["rules"] if isinstance(entry, dict))


@cache
def list_sections() -> frozenset[str]:
    """The names of sections that stand alone on a line, in lower case."""
    return frozenset(map(str, read_layout()["sections"]))


def find_rule(line: str) -> Rule | None:
    """The first rule that the whole line follows; ``None`` for a line of text."""
    line = line.strip()
    if len(line) > LONGEST:
        return None
    for pattern in _alternatives():
        found = pattern.fullmatch(line)
        if found and found.lastgroup:
            rule = list_rules()[int(found.lastgroup[1:])]
            if rule.needs is None or rule.needs.search(line):
                return rule
    return None


def is_section(line: str) -> bool:
    """Whether a line is nothing but the name of a section."""
    return line.strip(" \t-–—•|:").lower() in list_sections()


@cache
def _alternatives() -> tuple[re.Pattern[str], ...]:
    # Two automata instead of a score of tries a line. The groups are named by the rule's place in the list.
    loose = [rule for rule in enumerate(list_rules()) if rule[1].pattern.flags & re.IGNORECASE]
    strict = [rule for rule in enumerate(list_rules()) if not rule[1].pattern.flags & re.IGNORECASE]
    return tuple(
        re.compile("|".join(f"(?P<r{number}>{rule.pattern.pattern})" for number, rule in rules), flags | re.DOTALL)
        for rules, flags in ((strict, re.NOFLAG), (loose, re.IGNORECASE))
    )


def _build_rule(entry: dict[str, object]) -> Rule:
    source = str(entry["pattern"]).replace("{outlet}", outlet_pattern()).replace("{name}", NAME)
    flags = re.NOFLAG if entry.get("case") else re.IGNORECASE
    try:
        pattern = re.compile(source, flags | re.DOTALL)
    except re.error as error:
        raise ValueError(f"{READING / 'layout.yaml'}: rule {entry['id']}: {error}; mend its pattern") from error
    return Rule(
        id=str(entry["id"]),
        kind=entry["kind"],  # type: ignore[arg-type]
        pattern=pattern,
        needs=re.compile(str(entry["needs"])) if "needs" in entry else None,
        opens_list=entry.get("opens") == "list",
        examples=tuple(entry.get("examples", ())),  # type: ignore[call-overload]
        counterexamples=tuple(entry.get("counterexamples", ())),  # type: ignore[call-overload]
    )
