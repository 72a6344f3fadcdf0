"""Nodes: a sentence as a row of parties, places, dates and words, and the places among them as a destination."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import overload

from loaders.extract.visits.items import Item, Items
from loaders.extract.visits.party import Party, state_of
from loaders.models import Mention


@dataclass(slots=True)
class Node:
    """One place in the row, by its letter.

    P is a party, C a country, A a demonym, L a place, O an organisation, D a date and w any other word.
    """

    letter: str
    low: str
    start: int
    end: int
    party: Party | None = None
    item: Item | None = None

    @property
    def country(self) -> str | None:
        """The country it stands for, where it is a country, demonym or place."""
        if self.item is None:
            return None
        if self.letter == "O":
            return self.item.mention.key if self.item.mention else None
        return self.item.country


@dataclass(slots=True)
class Destination:
    """Countries in the order they are named, with the places in each."""

    countries: list[str] = field(default_factory=list)
    places: dict[str, list[Mention]] = field(default_factory=dict)
    start: int = 0
    end: int = 0
    last: int = 0
    """The node after it."""
    dated: dict[str, int] = field(default_factory=dict)
    """For each country with days of its own in brackets, their node: "Singapore (May 1-2) and Cambodia (May 3)"."""

    def add(self, node: Node) -> None:
        """Take in one more country or place; a place's own country named after it is the same stop."""
        country = node.country
        if country is None:
            return
        if country not in self.countries:
            self.countries.append(country)
        mention = node.item.mention if node.item else None
        if node.letter == "L" and mention is not None:
            self.places.setdefault(country, []).append(mention)
        self.start = self.start or node.start
        self.end = node.end


_AS_NODES = bytes(
    {ord("c"): b"A"[0], ord("B"): b"A"[0]}.get(code, code if code in b"CLOD" else b"w"[0]) for code in range(256)
)
"""The letter of a node by that of its item."""


@dataclass(slots=True)
class Row:
    """The nodes of a sentence by what is asked of them most: letters, folded words, and the parties by their node."""

    letters: str
    lows: list[str]
    parties: dict[int, Party] = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)
    """How many items the node of each party stands for."""


def make_row(items: Items, parties: Sequence[Party]) -> Row:
    """The row of the nodes of a sentence."""
    letters = items.letters.encode().translate(_AS_NODES).decode()
    if not parties:
        return Row(letters, items.lows)
    pieces: list[str] = []
    row, at = Row("", []), 0
    for first, last, party in _lay_out(parties):
        pieces += letters[at:first], "P"
        row.lows += items.lows[at:first]
        row.parties[len(row.lows)], row.lengths[len(row.lows)] = party, last - first
        # Of all parties "I" alone keeps its word, by which rules know whose statement they read.
        row.lows.append("i" if items.lows[first] == "i" else "")
        at = last
    row.letters = "".join(pieces) + letters[at:]
    row.lows += items.lows[at:]
    return row


def _lay_out(parties: Sequence[Party]) -> list[tuple[int, int, Party]]:
    """The items of each party, from the first up to the last; of two that overlap, the later one has those of both."""
    spans: list[tuple[int, int, Party]] = []
    for party in parties:
        behind = []
        if spans and party.first < spans[-1][1]:
            first, last, other = spans.pop()
            spans += [(first, party.first, other)] if first < party.first else []
            behind = [(party.last, last, other)] if party.last < last else []
        spans += [(party.first, party.last, party), *behind]
    return spans


class Nodes(Sequence[Node]):
    """The nodes of a sentence, one for each party and each item outside of parties; made when they are asked for."""

    def __init__(self, items: Items, row: Row) -> None:
        self._items = items
        self._row = row
        self._made: dict[int, Node] = {}

    def __len__(self) -> int:
        return len(self._row.lows)

    @overload
    def __getitem__(self, at: int) -> Node: ...
    @overload
    def __getitem__(self, at: slice) -> list[Node]: ...
    def __getitem__(self, at: int | slice) -> Node | list[Node]:
        if isinstance(at, slice):
            return [self._node(i) for i in range(*at.indices(len(self)))]
        return self._made.get(at) or self._node(range(len(self))[at])

    def _node(self, at: int) -> Node:
        node = self._made.get(at)
        if node is None:
            node = self._made[at] = self._make(at)
        return node

    def _make(self, at: int) -> Node:
        letter, low, party = self._row.letters[at], self._row.lows[at], self._row.parties.get(at)
        if party is not None:
            return Node(letter, low, party.start, party.end, party)
        item = self._items[self._place(at)]
        return Node(letter, low, item.start, item.end, None, item)

    def _place(self, at: int) -> int:
        """The place among the items of a node that is no party."""
        return at + sum(n_items - 1 for node, n_items in self._row.lengths.items() if node < at)

    def name(self, country: str | None) -> bool:
        """Whether a country, or something in it, is named outside of parties."""
        inside = {at for party in self._row.parties.values() for at in range(party.first, party.last)}
        return any(state_of(item) == country for at, item in self._items.made() if at not in inside)


def make_tokens(row: Row) -> list[str]:
    """One token for each node: its word, with no blank inside; or its letter and number."""
    tokens = row.lows.copy()
    for number, letter in enumerate(row.letters):
        if letter != "w":
            tokens[number] = f"{letter}{number}"
    if " ".join(tokens).count(" ") >= len(tokens):  # few items have several words
        tokens = ["_".join(token.split()) if " " in token else token for token in tokens]
    return tokens
