"""Parties: the officials and delegations that a sentence names, found by a grammar over its items' letters.

The orders of name, office, rank and country are those of English-language news: "Azerbaijan's Minister of Defense,
Colonel General X", "X, chairman of the people's council", "President X of Finland", "the Turkish president",
"a delegation led by …".
"""

from collections.abc import Sequence
from itertools import pairwise

from loaders.extract.visits.grammar import GRAMMAR, NAMING, read_party
from loaders.extract.visits.items import Item, letters
from loaders.extract.visits.missions import join_delegations
from loaders.extract.visits.party import Party


def find_parties(items: Sequence[Item], text: str) -> list[Party]:
    """The parties of a sentence, in order, each item in one at most; empty where there is none."""
    row = letters(items)
    parties: list[Party] = []
    if NAMING.search(row):
        for match in GRAMMAR.finditer(row):
            party = read_party(match, items, text)
            if party is not None:
                parties.append(party)
    parties = _share_country(join_delegations(parties, items), items)
    _take_apposed_country(parties, items)
    for number, party in enumerate(parties):
        for item in items[party.first : party.last]:
            item.party = number
    return parties


def _take_apposed_country(parties: Sequence[Party], items: Sequence[Item]) -> None:
    """ "The Thai signatory, Commerce Minister X": the phrase before the comma says whose minister he is."""
    for party in parties:
        before = items[max(party.first - 5, 0) : party.first]
        if party.form == "named" and not party.countries and [i.letter for i in before[-1:]] == [","]:
            row = letters(before[:-1])
            at = row.rfind("tc")
            if at >= 0 and set(row[at + 2 :]) <= {"w"} and len(row) > at + 2 and before[at + 1].country:
                party.countries = (str(before[at + 1].country),)


_COURTESIES = frozenset({"mrs.", "mr.", "mrs", "mr", "first lady", "ms."})


def _share_country(parties: list[Party], items: Sequence[Item]) -> list[Party]:
    """ "Prime Minister X and Mrs. X of A": the country is of both."""
    for one, other in pairwise(parties):
        joined = other.first == one.last + 1 and items[one.last].letter == "&"
        if joined and not one.countries and other.countries and items[other.first].low in _COURTESIES:
            one.countries = other.countries
    return parties
