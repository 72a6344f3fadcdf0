"""Finding treaties, declarations and memoranda by name, with when, where and by whom they were signed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from loaders.extract.scan import Case, Scanner, Term
from loaders.lexicon import load_lexicon

_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_SIGNED = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something that states signed."""

    id: str
    name: str
    signed: str
    """The day, month or year: ``2021-06-15``, ``1975-08``, ``1916``."""
    kind: str
    names: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    """Longer names that are something else: the Collective Security Treaty Organization."""
    place: str | None = None
    country: str | None = None
    """Of the place of signing: ISO 3166-1 alpha-3."""
    parties: tuple[str, ...] = ()
    """ISO 3166-1 alpha-3 codes or organisations; empty where there are too many to list."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _SIGNED.fullmatch(self.signed):
            raise ValueError("signed is no day, month or year")

    @property
    def day(self) -> date | None:
        """The day of signing, where it is known to the day."""
        return date.fromisoformat(self.signed) if len(self.signed) == 10 else None


@dataclass(frozen=True, slots=True)
class AgreementMention:
    """A name of an agreement in a text; ``end`` is exclusive."""

    start: int
    end: int
    entry: Agreement


def find_agreements(text: str, start: int = 0, end: int | None = None) -> tuple[AgreementMention, ...]:
    """The agreements named in ``text[start:end]``, in order; offsets are into the whole text.

    The longest name counts where names overlap. Nothing found gives an empty tuple.

    >>> [(found.start, found.entry.id) for found in find_agreements("Under the Treaty of Kars and AUKUS")]
    [(10, 'treaty-of-kars'), (29, 'aukus')]
    """
    return tuple(
        AgreementMention(start + hit.start, start + hit.end, entry)
        for hit in _scanner().scan(text[start:end])
        for entry in hit.payloads[:1]
        if entry is not None
    )


@cache
def load_agreements() -> tuple[Agreement, ...]:
    """The agreements of data/lexicons/agreements.yaml, in the file's order."""
    return load_lexicon("agreements", Agreement)


@cache
def _scanner() -> Scanner[Agreement | None]:
    return Scanner(term for entry in load_agreements() for term in _terms(entry))


def _terms(entry: Agreement) -> Iterator[Term[Agreement | None]]:
    for name in (entry.name, *entry.names):
        yield Term(name, entry, _case(name))
    for name in entry.exceptions:
        yield Term(name, None, _case(name))


def _case(name: str) -> Case:
    # "START treaty" must not be found in "will start treaty talks"; "Oslo accords" and "Oslo Accords" are one.
    return "exact" if _CAPITALS.search(name) else "name"
