"""The words that offices are named with, and the plain name of an office.

Source of the words: ``data/lexicons/roles.yaml``, from the style guides of news agencies and governments' own lists.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

import yaml

from loaders.models import Level
from loaders.text import fold

LEXICON = Path(__file__).parents[2] / "data" / "lexicons" / "roles.yaml"

LEVELS: tuple[Level, ...] = (
    "head of state or government",
    "minister",
    "deputy minister",
    "chief of staff or commander",
    "other official",
    "delegation",
)


@dataclass(frozen=True, slots=True)
class Head:
    """The noun that names an office; ``plural`` when the form found names several holders."""

    id: str
    level: Level
    plural: bool = False
    reporter: bool = False
    """Whether its holder is mostly named as the one who speaks: a spokesman."""
    country: str = ""
    """Whose office it is wherever it is named; empty for most."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office as a text names it: ``head`` of the lexicon and ``name`` in plain, comparable words."""

    head: Head
    name: str
    level: Level
    former: bool = False
    acting_for_company: bool = False

    def of_one(self) -> "Role":
        """The office as one of several holders has it: "senators X and Y" are a senator each."""
        return replace(self, head=replace(self.head, plural=False), name=_PLURAL.sub(_singular, self.name))


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The role lexicon, folded: phrases by their first word, longest first."""

    heads: dict[str, tuple[tuple[tuple[str, ...], Head], ...]]
    ranks: dict[str, tuple[tuple[str, ...], ...]]
    modifiers: frozenset[str]
    regions: dict[str, tuple[tuple[str, ...], ...]]
    commands: frozenset[str]
    unofficial: re.Pattern[str]
    outsiders: re.Pattern[str]
    outsiders_begin: re.Pattern[str]
    """The first words of those."""


@cache
def read_roles(path: Path = LEXICON) -> RoleWords:
    """The role lexicon; raises ``ValueError`` naming the file and the entry when an entry is not as it should be."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    heads: dict[str, list[tuple[tuple[str, ...], Head]]] = {}
    for entry in raw["heads"]:
        if entry.get("level") not in LEVELS:
            message = f"{path}: head {entry.get('id')!r} has the level {entry.get('level')!r}; give one of {LEVELS}"
            raise ValueError(message)
        for form in entry["forms"]:
            words = _words(form)
            level, plural = cast(Level, entry["level"]), _is_plural(words[-1])
            head = Head(entry["id"], level, plural, entry.get("reporter", False), entry.get("country", ""))
            heads.setdefault(words[0], []).append((words, head))
    return RoleWords(
        {first: tuple(sorted(forms, key=lambda f: -len(f[0]))) for first, forms in heads.items()},
        _by_first_word(raw["ranks"]),
        frozenset(map(fold, raw["modifiers"])) | frozenset(map(fold, raw["bodies"])),
        _by_first_word(raw["regions"]),
        frozenset(raw["commands"]),
        _any_of(raw["unofficial"]),
        _any_of(raw["outsiders"]),
        _any_of(phrase.split()[0] for phrase in raw["outsiders"]),
    )


def _by_first_word(forms: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases as words, by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in forms:
        words = _words(form)
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(fold(w)) for w in words) + r")\b")


def _words(form: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+(?:[.'&-][^\W_]+)*\.?", fold(form)))


_PLURAL = re.compile(r"\b(?:\w+men|(?!affairs|forces|armed|relations|chiefs)\w{3,}s)\b(?= of\b|$)")
"""The head's own word in the name of an office that several hold: "[members] of the presidency"."""


def _singular(match: re.Match[str]) -> str:
    word = match.group()
    if word.endswith("men"):
        return word[:-2] + "an"
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _is_plural(word: str) -> bool:
    return word in {"chairmen", "spokesmen"} or (word.endswith("s") and word not in {"affairs", "sports", "coas"})


_SPELLINGS = [
    (re.compile(a), b)
    for a, b in (
        (r"\bdefense\b", "defence"),
        (r"\bnational (?=defence)", ""),
        (r"\b(?:state councill?or|union) (?:and )?(?=\w)", ""),
        (r"\bvice-", "vice "),
        (r"^(?:(?:new|newly|outgoing|incoming|brotherly|sisterly|fraternal) )+", ""),
        (r"\badvisor\b", "adviser"),
        (r"^(?:deputy|vice) minister (?:for|of) ", "deputy minister of "),
        (r"\bexternal affairs\b|\bforeign affairs\b|\bforeign(?= minister)", "foreign affairs"),
        (r"\bministers\b", "minister"),
        (r"\bpresidents\b", "president"),
        (r"\bminister,? (?:for|of)\b", "minister of"),
    )
]
_UNFINISHED = re.compile(r" (?:of|for)(?: the)?$")
"""What is left of an office whose body is taken as its country: "speaker of the [Mejlis of Turkmenistan]"."""
_PORTFOLIO = re.compile(r"^((?:(?:first|deputy|vice|acting|former|caretaker|interim) )*)(.+) minister$")


@lru_cache(maxsize=10_000)
def name_role(words: str) -> str:
    """The office in plain, comparable words, without country or rank.

    >>> name_role("National Defense Minister")
    'minister of defence'
    >>> name_role("Deputy Minister of Defense"), name_role("Prime Minister")
    ('deputy minister of defence', 'prime minister')
    >>> name_role("Minister of Ecology , Environment and Tourism"), name_role("Speaker of the")
    ('minister of ecology, environment and tourism', 'speaker')
    """
    name = _UNFINISHED.sub("", " ".join(fold(words).split()).replace(" ,", ","))
    for pattern, plain in _SPELLINGS:
        name = pattern.sub(plain, name)
    match = _PORTFOLIO.match(name)
    if match and match[2] not in {"prime", "deputy prime", "first deputy prime", "deputy", "vice", "vice prime"}:
        name = f"{match[1]}minister of {match[2]}"
    return name
