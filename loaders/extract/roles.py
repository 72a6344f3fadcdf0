"""The words that offices are named with, and the plain name of an office.

Source of the words: ``data/lexicons/roles.yaml``, from the style guides of news agencies and governments' own lists.
"""

import re
from dataclasses import dataclass
from functools import cache
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


@dataclass(frozen=True, slots=True)
class Role:
    """An office as a text names it: ``head`` of the lexicon and ``name`` in plain, comparable words."""

    head: Head
    name: str
    level: Level
    former: bool = False
    acting_for_company: bool = False


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The role lexicon, folded: phrases by their first word, longest first."""

    heads: dict[str, tuple[tuple[tuple[str, ...], Head], ...]]
    ranks: dict[str, tuple[tuple[str, ...], ...]]
    modifiers: frozenset[str]
    outsiders: re.Pattern[str]


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
            head = Head(entry["id"], cast(Level, entry["level"]), _is_plural(words[-1]), entry.get("reporter", False))
            heads.setdefault(words[0], []).append((words, head))
    ranks: dict[str, list[tuple[str, ...]]] = {}
    for form in raw["ranks"]:
        words = _words(form)
        ranks.setdefault(words[0], []).append(words)
    return RoleWords(
        {first: tuple(sorted(forms, key=lambda f: -len(f[0]))) for first, forms in heads.items()},
        {first: tuple(sorted(forms, key=len, reverse=True)) for first, forms in ranks.items()},
        frozenset(map(fold, raw["modifiers"])) | frozenset(map(fold, raw["bodies"])),
        re.compile(r"\b(?:" + "|".join(re.escape(fold(w)) for w in raw["outsiders"]) + r")\b"),
    )


def _words(form: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+(?:[.'&-][^\W_]+)*\.?", fold(form)))


def _is_plural(word: str) -> bool:
    return word in {"chairmen", "spokesmen"} or (word.endswith("s") and word not in {"affairs", "sports", "coas"})


_SPELLINGS = [
    (re.compile(a), b)
    for a, b in (
        (r"\bdefense\b", "defence"),
        (r"\bnational (?=defence)", ""),
        (r"\b(?:state councill?or|union) (?:and )?(?=\w)", ""),
        (r"\bvice-", "vice "),
        (r"\badvisor\b", "adviser"),
        (r"^(?:deputy|vice) minister (?:for|of) ", "deputy minister of "),
        (r"\bexternal affairs\b|\bforeign affairs\b|\bforeign(?= minister)", "foreign affairs"),
        (r"\bministers\b", "minister"),
        (r"\bpresidents\b", "president"),
        (r"\bminister,? (?:for|of)\b", "minister of"),
    )
]
_PORTFOLIO = re.compile(r"^((?:(?:first|deputy|vice|acting|former) )*)(.+) minister$")


def name_role(words: str) -> str:
    """The office in plain, comparable words, without country or rank.

    >>> name_role("National Defense Minister")
    'minister of defence'
    >>> name_role("Deputy Minister of Defense"), name_role("Prime Minister")
    ('deputy minister of defence', 'prime minister')
    """
    name = " ".join(fold(words).split())
    for pattern, plain in _SPELLINGS:
        name = pattern.sub(plain, name)
    match = _PORTFOLIO.match(name)
    if match and match[2] not in {"prime", "deputy prime", "first deputy prime", "deputy", "vice", "vice prime"}:
        name = f"{match[1]}minister of {match[2]}"
    return name
