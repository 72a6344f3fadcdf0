"""A party: one official or delegation at one place in the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict, Unpack

from loaders.extract.roles import Role
from loaders.extract.visits.items import Item

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


def make_party(form: Form, first: int, last: int, items: Sequence[Item], **details: Unpack[Details]) -> Party:
    """The party of the items from ``first`` up to ``last``."""
    return Party(form, items[first].start, items[last - 1].end, first, last, **details)


def join_words(items: Sequence[Item], first: int, last: int, text: str) -> str:
    """The text of the items from ``first`` up to ``last``, with single blanks; empty where there is none."""
    return " ".join(text[items[first].start : items[last - 1].end].split()) if first < last else ""


def find_countries(items: Sequence[Item], *ranges: tuple[int, int]) -> tuple[str, ...]:
    """The first country or organisation that names one, of the given ranges in turn; not one an envoy is sent to."""
    for first, last in ranges:
        for at, item in enumerate(items[first:last], first):
            if item.letter == "T" and _leads_to_seat(items, at + 1):  # of an ambassador, not the state that sent him
                break
            if item.letter == "B" and item.country and any(i.low == "friendship" for i in items[at + 1 : at + 5]):
                return (item.country,)  # "the Iran-Armenia friendship group": it is of the first one's parliament
            if item.letter in "cCOL" and state_of(item) and not _is_concern(items, at, first):
                return (state_of(item),)
    return ()


def _leads_to_seat(items: Sequence[Item], at: int) -> bool:
    """Whether "to" leads to a country: the ambassador's seat, and not whom an adviser serves."""
    while at < len(items) and items[at].letter == "t":
        at += 1
    return at == len(items) or items[at].letter not in "hm"


def _is_concern(items: Sequence[Item], at: int, first: int) -> bool:
    """Whether a country is what an office is for, and not whose it is: "Special Envoy for Yemen"."""
    before = at - 1
    while before > first and items[before].letter in "t&,C":
        before -= 1
    return before >= first and items[before].letter == "f" and items[at].letter in "CL"


def state_of(item: Item) -> str:
    """The country an item stands for, or the organisation it names; empty where it is neither."""
    if item.letter == "O" and item.mention is not None:
        return item.mention.key
    return item.country or ""
