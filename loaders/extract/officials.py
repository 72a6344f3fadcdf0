"""The office-holders of the world since 1980, as data/lexicons/people names them, one line a person.

A file of that folder holds sections and people::

    = AZE
    Heydar Aliyev, Geidar Aliyev: SUN/FDPM 1982-1987, P 1993-2003
    [Xi] Jinping: P 2013-

A section begins with its country (ISO 3166-1 alpha-3) or organisation. A person has a name, other spellings of it, and
after the colon the offices, each a code of data/lexicons/offices.yaml with its first and last year; an open end means
still in office, and ``SUN/`` before a code puts that office in another country. The part of a name that stands alone in
the news is its last word (before Jr. or a king's number), or what is in square brackets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias, get_args

from loaders import lexicon
from loaders.lexicon import LexiconError, load_lexicon
from loaders.models import Level

_LEVELS = get_args(Level)
_TERM = re.compile(r"(?:(?P<country>[^/]+)/)?(?P<office>[A-Z]+) (?P<since>\d{4})(?P<dash>-)?(?P<until>\d{4})?")
_SUFFIX = re.compile(r" (?:Jr\.?|Sr\.?|[IVX]+)$")
_NAME = re.compile(r"[^\[\]]*(\[[^\[\]]+\][^\[\]]*)?")


@dataclass(frozen=True, slots=True)
class Office:
    """A code that the lines of the people use, the office in plain English, and its level."""

    id: str
    role: str
    level: Level


Offices: TypeAlias = dict[str, tuple[int, Office]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a person's name."""

    full: str
    surname: str
    """What stands alone in the news: "Xi", "bin Salman"."""
    surname_first: bool


@dataclass(frozen=True, slots=True)
class Term:
    """One person's years in one office; ``until`` is ``None`` for an office still held."""

    country: str
    """ISO 3166-1 alpha-3, or an organisation's id."""
    role: str
    level: Level
    since: int
    until: int | None
    rank: int
    """The lower, the more the office counts beside another one held at the same time."""

    def years_off(self, year: int) -> int:
        """How many years lie between the year and the term; 0 inside it."""
        return max(self.since - year, 0 if self.until is None else year - self.until, 0)


@dataclass(frozen=True, slots=True)
class Official:
    """A person, under the usual English spelling first, and the offices held, as the lexicon lists them."""

    spellings: tuple[Spelling, ...]
    terms: tuple[Term, ...]

    @property
    def name(self) -> str:
        """The usual English spelling of the whole name."""
        return self.spellings[0].full


@cache
def load_officials() -> tuple[Official, ...]:
    """Everybody of the people files, by file and line. Raises ``LexiconError`` at a line that cannot be read."""
    listed = sorted(load_lexicon("offices", Office), key=lambda office: _LEVELS.index(office.level))
    offices = {office.id: (rank, office) for rank, office in enumerate(listed)}
    folder = lexicon.LEXICONS / "people"
    return tuple(official for path in sorted(folder.glob("*.txt")) for official in _read_file(path, offices))


def _read_file(path: Path, offices: Offices) -> Iterator[Official]:
    country = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("= "):
            country = line[2:].strip()
        elif line.strip() and not line.startswith("#"):
            try:
                yield _read_official(line, country, offices)
            except ValueError as error:
                remedy = "Write it as 'Name, other spelling: P 1993-2003'."
                raise LexiconError(f"people/{path.name}", f"line {number}", line, str(error), remedy) from None


def _read_official(line: str, country: str, offices: Offices) -> Official:
    names, colon, terms = line.partition(": ")
    if not colon:
        raise ValueError("there is no colon between names and offices")
    spellings = tuple(_read_spelling(name) for name in names.split(", "))
    return Official(spellings, tuple(_read_term(term, country, offices) for term in terms.strip().split(", ")))


def _read_spelling(name: str) -> Spelling:
    if not name.strip() or not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not a name")
    full = name.replace("[", "").replace("]", "")
    before, bracket, rest = name.partition("[")
    if not bracket:
        return Spelling(full, _SUFFIX.sub("", full).rpartition(" ")[2], surname_first=False)
    surname, _, after = rest.partition("]")
    return Spelling(full, surname, surname_first=not before and bool(after))


def _read_term(term: str, country: str, offices: Offices) -> Term:
    match = _TERM.fullmatch(term)
    if not match:
        raise ValueError(f"{term!r} is not an office with its years")
    if match["office"] not in offices:
        raise ValueError(f"{match['office']!r} is no code of offices.yaml")
    rank, office = offices[match["office"]]
    since = int(match["since"])
    until = (int(match["until"]) if match["until"] else None) if match["dash"] else since
    if until is not None and until < since:
        raise ValueError(f"{term!r} ends before it begins")
    return Term(match["country"] or country, office.role, office.level, since, until, rank)
