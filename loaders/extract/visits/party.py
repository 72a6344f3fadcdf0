"""A party: one official or delegation at one place in the text."""

from dataclasses import dataclass
from typing import Literal, TypedDict, Unpack

from loaders.extract.roles import Role
from loaders.extract.visits.items import Item, Items

Form = Literal["named", "office", "name", "pronoun", "delegation", "counterpart", "epithet"]


@dataclass(slots=True)
class Party:
    """One official or delegation at one place in the text.

    ``countries`` holds several for "the ministers of A and B"; ``person`` is the number of the person it was found
    to be, once people are resolved.
    """

    form: Form
    start: int
    end: int
    first: int
    """First and last (exclusive) item."""
    last: int
    name: str | None = None
    role: Role | None = None
    countries: tuple[str, ...] = ()
    delegation: bool = False
    plural: bool = False
    person: int | None = None
    ranked: bool = False
    """Whether a country and a commander's rank stand for an office."""
    possessor: str = ""
    """ "his", "her", "their" before a counterpart or an office."""
    epithet: str = ""
    """The word by which an official named before is called: "guest", "general"."""
    listed: bool = False
    """Whether it is one of several names told with their countries: "X of A and Y of B"."""


class Details(TypedDict, total=False):
    """What is known of a party beyond its place; the meanings are those of ``Party``."""

    name: str
    role: Role | None
    countries: tuple[str, ...]
    delegation: bool
    plural: bool
    ranked: bool
    possessor: str
    epithet: str


def make_party(form: Form, first: int, last: int, items: Items, **details: Unpack[Details]) -> Party:
    """The party of the items from ``first`` up to ``last``."""
    return Party(form, items.starts[first], items.end_of(last - 1), first, last, **details)


def join_words(items: Items, first: int, last: int, text: str) -> str:
    """The text of the items from ``first`` up to ``last``, with single blanks; empty where there is none."""
    if last - first == 1:
        return text[items.starts[first] : items.end_of(first)]
    return " ".join(text[items.starts[first] : items.end_of(last - 1)].split()) if first < last else ""


def find_countries(items: Items, *ranges: tuple[int, int]) -> tuple[str, ...]:
    """The first country or organisation that names one, of the given ranges in turn; not one an envoy is sent to."""
    for first, last in ranges:
        for at, letter in enumerate(items.letters[first:last], first):
            if letter == "T" and _leads_to_seat(items, at + 1):  # of an ambassador, not the state that sent him
                break
            if letter == "B" and (country := items[at].country) and "friendship" in items.lows[at + 1 : at + 5]:
                return (country,)  # "the Iran-Armenia friendship group": it is of the first one's parliament
            if letter in "cCOL" and (state := state_of(items[at])) and not _is_concern(items, at, first):
                return (state,)
    return ()


def _leads_to_seat(items: Items, at: int) -> bool:
    """Whether "to" leads to a country: the ambassador's seat, and not whom an adviser serves."""
    while at < len(items) and items.letters[at] == "t":
        at += 1
    return at == len(items) or items.letters[at] not in "hm"


CONCERNS = frozenset({"affairs", "integration", "accession"})
"""What an office may be for of an organisation that it is not an office of."""


def _is_concern(items: Items, at: int, first: int) -> bool:
    """Whether a country or body is what an office is for, and not whose it is: "Envoy for A", "EU Affairs Minister"."""
    if items.letters[at] == "O" and items.lows[at + 1 : at + 2] and items.lows[at + 1] in CONCERNS:
        return True
    before = at - 1
    while before > first and items.letters[before] in "t&,C":
        before -= 1
    return before >= first and items.letters[before] == "f" and items.letters[at] in "CL"


def state_of(item: Item) -> str:
    """The country an item stands for, or the organisation it names; empty where it is neither."""
    if item.letter == "O" and item.mention is not None:
        return item.mention.key
    return item.country or ""
