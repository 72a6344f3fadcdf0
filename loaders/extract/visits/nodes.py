"""Nodes: a sentence as a row of parties, places, dates and words, and the places among them as a destination."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.extract.visits.items import Item
from loaders.extract.visits.party import Party
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


_NODE_LETTERS = {"c": "A", "B": "A", "C": "C", "L": "L", "O": "O", "D": "D"}


@dataclass(slots=True)
class Row:
    """The nodes of a sentence by what is asked of them most: letters, folded words, and the parties by their node."""

    letters: list[str]
    lows: list[str]
    parties: dict[int, Party]


def make_row(items: Sequence[Item], parties: Sequence[Party]) -> Row:
    """The row of the nodes that ``make_nodes`` gives, in a third of the time."""
    row = Row([], [], {})
    letters, lows = row.letters, row.lows
    done = -1
    for item in items:
        number = item.party
        if number is None:
            letters.append(_NODE_LETTERS.get(item.letter, "w"))
            lows.append(item.low)
        elif number != done:
            row.parties[len(letters)] = parties[number]
            letters.append("P")
            # Of all parties "I" alone keeps its word, by which rules know whose statement they read.
            lows.append(item.low if item.low == "i" else "")
            done = number
    return row


def make_nodes(items: Sequence[Item], row: Row) -> list[Node]:
    """The nodes of a sentence, one for each party and for each item outside of parties."""
    outside = (item for item in items if item.party is None)
    nodes: list[Node] = []
    for number, (letter, low) in enumerate(zip(row.letters, row.lows, strict=True)):
        party = row.parties.get(number)
        if party is not None:
            nodes.append(Node(letter, low, party.start, party.end, party))
        else:
            item = next(outside)
            nodes.append(Node(letter, low, item.start, item.end, None, item))
    return nodes


def make_tokens(row: Row) -> list[str]:
    """One token for each node: its word, with no blank inside; or its letter and number."""
    return [
        ("_".join(low.split()) if " " in low else low) if letter == "w" else f"{letter}{number}"
        for number, (letter, low) in enumerate(zip(row.letters, row.lows, strict=True))
    ]
