"""What the lines around an article's text look like, as told by ``data/reading/layout.yaml``."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from loaders.models import SegmentKind

READING = Path(__file__).parents[2] / "data" / "reading"
"""The folder of what is known about how texts are laid out and written."""

LONGEST = 320
"""Characters beyond which a paragraph is taken for text without a look at the rules."""
_SHORT = 20
"""Characters up to which the rule of a line is kept for the next line of the same words."""

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĻĽŁŃŅŇŌŐŒŔŘŚŞŠŤŪŮŰŲŹŻŽƏ"
NAME = rf"[{_UPPER}][\w.'’-]*(?:\s(?:[{_UPPER}][\w.'’-]*|d[aeiou]|van|von|bin|al|el|der)){{0,4}}"
"""A pattern for a name: words with capitals."""

Marks: TypeAlias = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the layout file: a pattern for a whole line, and what such a line is."""

    id: str
    kind: SegmentKind
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    holds: tuple[str, ...]
    opens_list: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def read_yaml(path: Path) -> dict[str, Any]:
    """A file of that folder as it stands."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), loader)
    return loaded


def read_layout() -> dict[str, Any]:
    """The layout file as it stands."""
    return read_yaml(READING / "layout.yaml")


@cache
def list_outlets() -> dict[str, str]:
    """The name of the outlet that each known spelling stands for, the longest spelling first."""
    spellings = {str(spelling): name for name, given in read_layout()["outlets"].items() for spelling in given}
    return dict(sorted(spellings.items(), key=lambda item: -len(item[0])))


@cache
def outlet_pattern() -> str:
    """A pattern for any spelling of any known outlet."""
    return "|".join(map(re.escape, list_outlets()))


@cache
def list_rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    return tuple(map(_build_rule, read_layout()["rules"]))


@cache
def list_sections() -> frozenset[str]:
    """The names of sections that stand alone on a line, in lower case."""
    return frozenset(map(str, read_layout()["sections"]))


def find_marks(text: str) -> Marks:
    """What lines of some rules hold, as far as the text holds it, each with the rule's place in the list."""
    lower = text.lower()
    return tuple([pair for pair in _marks() if pair[0] in lower])


def find_rule(line: str, marks: Marks | None = None) -> Rule | None:
    """The first rule that the whole line follows; ``None`` for a line of text.

    ``marks`` are those of the text in which the line stands, where they are known.

    >>> find_rule("Follow us on Telegram").kind
    'furniture'
    """
    line = line.strip()
    if len(line) <= _SHORT:
        return _find_short_rule(line)
    return _find_rule(line, _marks() if marks is None else marks) if len(line) <= LONGEST else None


@lru_cache(maxsize=1000)
def _find_short_rule(line: str) -> Rule | None:
    # A page's furniture, and an agency's closing mark, are the same in article after article.
    return _find_rule(line, _marks())


def _find_rule(line: str, marks: Marks) -> Rule | None:
    strict, loose, small = _alternatives()
    lower = line.lower()
    minding = strict.fullmatch(line)
    other = small.fullmatch(lower) if line.isascii() else loose.fullmatch(line)
    marked = [number for mark, number in marks if mark in lower] if marks else ()
    if not (marked or minding or other):
        return None
    rules = list_rules()
    numbers = {int(match.lastgroup[1:]) for match in (minding, other) if match and match.lastgroup}
    numbers |= {number for number in marked if rules[number].pattern.fullmatch(line)}
    fitting = (rules[number] for number in sorted(numbers))
    return next((rule for rule in fitting if rule.needs is None or rule.needs.search(line)), None)


def is_section(line: str) -> bool:
    """Whether a line is nothing but the name of a section."""
    return line.strip(" \t-–—•|:").lower() in list_sections()


@cache
def _marks() -> Marks:
    return tuple((mark, number) for number, rule in enumerate(list_rules()) for mark in rule.holds)


@cache
def _alternatives() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The rules of which nothing tells that a line holds their marks: those that mind case, the others, and these again
    for a line of ASCII in small letters, which takes half of the time.

    Three automata instead of a score of tries a line. The groups are named by the rule's place in the list.
    """
    anywhere = [rule for rule in enumerate(list_rules()) if not rule[1].holds]
    loose = [rule for rule in anywhere if rule[1].pattern.flags & re.IGNORECASE]
    strict = [rule for rule in anywhere if not rule[1].pattern.flags & re.IGNORECASE]
    return _join(strict, re.NOFLAG), _join(loose, re.IGNORECASE), _join(loose, re.NOFLAG)


def _join(rules: list[tuple[int, Rule]], flags: re.RegexFlag) -> re.Pattern[str]:
    alternatives = "|".join(f"(?P<r{number}>{rule.pattern.pattern})" for number, rule in rules)
    return re.compile(alternatives, flags | re.DOTALL)


def _build_rule(entry: dict[str, Any]) -> Rule:
    source = str(entry["pattern"]).replace("{outlet}", outlet_pattern()).replace("{name}", NAME)
    flags = re.NOFLAG if entry.get("case") else re.IGNORECASE
    try:
        pattern = re.compile(source, flags | re.DOTALL)
    except re.error as error:
        raise ValueError(f"{READING / 'layout.yaml'}: rule {entry['id']}: {error}; mend its pattern") from error
    return Rule(
        id=str(entry["id"]),
        kind=entry["kind"],
        pattern=pattern,
        needs=re.compile(str(entry["needs"])) if "needs" in entry else None,
        holds=tuple(map(str, entry.get("holds", ()))),
        opens_list=entry.get("opens") == "list",
        examples=tuple(entry.get("examples", ())),
        counterexamples=tuple(entry.get("counterexamples", ())),
    )
