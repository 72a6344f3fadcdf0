"""Parties: the officials and delegations that a sentence names, found by a grammar over its items' letters.

The orders of name, office, rank and country are those of English-language news: "Azerbaijan's Minister of Defense,
Colonel General X", "X, chairman of the people's council", "President X of Finland", "the Turkish president",
"a delegation led by …".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from loaders.extract.visits.grammar import SERVING, find_forms, read_party
from loaders.extract.visits.items import Item, Items
from loaders.extract.visits.missions import DELEGATIONS, join_delegations
from loaders.extract.visits.party import CONCERNS, Party, find_countries, make_party


def find_parties(items: Items, text: str) -> list[Party]:
    """The parties of a sentence, in order, each item in one at most; empty where there is none."""
    row = _read_adjectives(_part_two_heads(items.letters, items), items)
    parties = [party for form in find_forms(row) if (party := read_party(form, items, text)) is not None]
    if not _NOT_IN_GRAMMAR.isdisjoint(items.lows):
        parties = join_delegations(_add_epithets(parties, items), items)
    if all(p.role is None and not p.countries and not p.delegation for p in parties):
        return _name_with_country(parties, items)
    parties = _name_serving(_name_many(parties, items), items)
    parties = _name_with_country(_share_country(_share_office(parties, items), items), items)
    for party in parties:
        if party.role is not None and party.role.head.country and not party.countries:
            party.countries = (party.role.head.country,)
    _take_union(parties, items)
    _take_apposed_country(parties, items)
    _take_service(parties, items)
    return parties


_ELECTED = frozenset({"president", "vice president"})
_TOP = _ELECTED | frozenset(
    {"prime minister", "chancellor", "king", "queen", "emir", "sultan", "taoiseach", "secretary general"}
)


_BODY_CONCERNED = re.compile("O(?=m)")
_BEFORE_HEADS = re.compile("[CL](?=(?:(?:,|&|,&)c)*m*H)")
_ABBREVIATED = frozenset({"u.s.", "u.s", "us", "u.k.", "uk"})


def _read_adjectives(row: str, items: Items) -> str:
    """The letters with "U.S. officials" and "State Department officials" read as "American officials"."""
    for match in _BODY_CONCERNED.finditer(row) if "Om" in row else ():
        if items.lows[match.start() + 1] in CONCERNS:  # "the Turkish EU affairs minister"
            row = f"{row[: match.start()]}m{row[match.end() :]}"
    for match in _BEFORE_HEADS.finditer(row) if "H" in row else ():
        item = items[match.start()]
        stands_for = item.mention is not None and item.mention.role in ("institution", "metonym")
        if item.low in _ABBREVIATED or stands_for:
            row = f"{row[: match.start()]}c{row[match.end() :]}"
    return row


_TWO_HEADS = re.compile("th(&)hK*N")


def _part_two_heads(row: str, items: Items) -> str:
    """The letters with "The President and Prime Minister X" parted: the highest offices are not held together."""
    for match in _TWO_HEADS.finditer(row) if "th&h" in row else ():
        one, other = items[match.start() + 1].head, items[match.start(1) + 1].head
        if one is not None and other is not None and one.id in _ELECTED and other.id in _TOP:
            row = f"{row[: match.start(1)]}w{row[match.end(1) :]}"
    return row


_OF_UNION = frozenset({"commissioner", "high representative"})
_OF_EUROPE = _OF_UNION | {"minister of foreign affairs", "chief"}


def _take_union(parties: Sequence[Party], items: Items) -> None:
    """ "The European trade commissioner", "Europe's top diplomat": the adjective alone stands for the Union."""
    for party in parties:
        if party.countries or party.role is None or party.role.head.id not in _OF_EUROPE:
            continue
        words = items.lows[max(party.first - 2, 0) : party.last]
        owned = words[:2] in (["europe", "'s"], ["bloc", "'s"], ["union", "'s"])
        named = "european" in words[2:] or (party.first < 2 and "european" in words)
        if owned or (named and party.role.head.id in _OF_UNION and "rights" not in words):
            party.countries = ("EU",)


def _take_apposed_country(parties: Sequence[Party], items: Items) -> None:
    """ "The Thai signatory, Commerce Minister X": the phrase before the comma says whose minister he is."""
    for party in parties:
        if party.form != "named" or party.countries:
            continue
        comma, first = party.first - 1, max(party.first - 5, 0)
        if items.letters[first : party.first].endswith(","):
            at = items.letters.rfind("tc", first, comma)
            words = items.letters[at + 2 : comma]
            if at >= 0 and words and not words.strip("w") and (country := items[at + 1].country):
                party.countries = (country,)


_BODY_BEHIND = re.compile("ot?m{1,5}ot?m?C")
_SERVICE = re.compile(r",t?(?:[cC]([m&]{1,4})|C)")
_SERVICES = frozenset({"army", "navy", "naval forces", "force", "forces", "guard", "guards", "corps", "police"})


def _take_service(parties: Sequence[Party], items: Items) -> None:
    """ "Air Marshal X, Commander of the Air Force, [Sri Lanka Air Force] called on …": whose forces he is of.

    The country stands behind the office as its last part, so that the whole is one party.
    """
    for party, after in zip_longest(parties, parties[1:]):
        if party.form != "named" or party.countries or party.role is None:
            continue
        upto = after.first if after is not None else len(items)
        row = items.letters[party.last : upto]
        match = _SERVICE.match(row)
        if body := _BODY_BEHIND.match(row):  # "Secretary X of the Security Council of A"
            match = body
        elif match is None or not _closes_office(party, items[party.last : upto][: match.end() + 1], match[1]):
            continue
        first, party.last = party.last, party.last + match.end()
        party.end = items[party.last - 1].end
        party.countries = find_countries(items, (first, party.last))


def _closes_office(party: Party, row: Sequence[Item], forces: str | None) -> bool:
    """Whether the forces of a country, or a country alone behind a commander's office, end what says who he is.

    A country alone does before a comma or a verb: "General X, Chairman of the Joint Chiefs, A reviewed …".
    """
    if forces:
        return row[1 + len(forces) + (row[1].letter == "t")].low in _SERVICES
    commands = party.role is not None and party.role.level == "chief of staff or commander"
    after = row[-1]
    return commands and after.letter in "w," and (after.letter == "," or after.low.endswith("ed"))


def _add_epithets(parties: list[Party], items: Items) -> list[Party]:
    """ "The guest", "the Pakistani general": an official named before, by what he is."""
    found: list[Party] = []
    row = items.letters
    for at, low in enumerate(items.lows):
        if low == "two" and at and items.lows[at - 1] == "the" and _acts(items, at):
            found.append(make_party("pronoun", at - 1, at + 1, items, plural=True))
        if low not in EPITHETS or not _stands_alone(items, at):
            continue
        if row[at] != "K" and (row[at] not in "mw" or items[at].capital):  # "the Archbishop", "the General" are ranks
            continue
        first = at - 1 if at and row[at - 1] == "c" else at
        if first and row[first - 1] == "t" and items.lows[first - 1] == "the":
            countries = find_countries(items, (first, at))
            found.append(make_party("epithet", first, at + 1, items, countries=countries, epithet=low))
    if not found:
        return parties
    whole = sorted(parties + found, key=lambda p: p.first)
    return _name_epithets(whole, items)


def _name_epithets(parties: list[Party], items: Items) -> list[Party]:
    """ "The guest, Brigadier General X, came": the name between commas is that of whom the word stands for."""
    named: set[int] = set()
    for one, other in pairwise(parties):
        closed = items.letters.startswith(",", other.last)
        apposed = one.form == "epithet" and one.epithet in _GUESTS and other.form == "name" and closed
        if apposed and other.first == one.last + 1 and items.letters[one.last] == ",":
            one.name, one.last, one.end = other.name, other.last + 1, other.end
            named.add(id(other))
    return [party for party in parties if id(party) not in named]


_GUESTS = frozenset({"guest", "visitor"})


def _acts(items: Items, at: int) -> bool:
    """Whether a verb of meeting follows: "the two met", "the two will hold talks", not "the two sides"."""
    return at + 1 < len(items) and items.lows[at + 1] in _TOGETHER


_TOGETHER = frozenset(
    "met meet held hold discussed discuss signed agreed talked spoke exchanged shook sat last also will had".split()
)


def _stands_alone(items: Items, at: int) -> bool:
    """Whether no noun follows the word: "the guest was received", not "the guest house", "the general election"."""
    if at + 1 == len(items):
        return True
    after = items[at + 1]
    return after.letter in ",.)" or after.low in _VERBS or (after.letter == "w" and after.low.endswith("ed"))


EPITHETS = frozenset(
    """
    guest guests visitor general admiral marshal colonel archbishop cardinal politician statesman monarch diplomat
    """.split()
)
_NOT_IN_GRAMMAR = EPITHETS | DELEGATIONS | {"two"}
"""A sentence without any of these words has no other parties than the grammar finds."""
_VERBS = frozenset(
    "was is are were has had have will would also then and who said told met left flew went came paid took held".split()
)


def _share_office(parties: list[Party], items: Items) -> list[Party]:
    """ "Senators X and Y", "members of the Presidency of A X, Y and Z": those listed after the first hold it too."""
    for one, other in pairwise(parties):
        if one.form not in ("named", "counterpart") or not one.plural or other.form != "name":
            continue
        if items.letters[one.last : other.first] not in _LISTED:
            continue
        other.form, other.role, other.plural = "named", one.role, True
        own = _find_owner(other, items)
        if own is not None:  # "and Y of B"
            other.last, other.end, other.countries = own.last, own.end, own.countries
        other.countries = other.countries or one.countries
        one.countries = one.countries or other.countries
    return parties


def _name_many(parties: list[Party], items: Items) -> list[Party]:
    """ "The foreign ministers of A and B, X and Y, …": the names in the order of the countries.

    The office is then part of the first of them, and the comma that closes the names part of the last.
    """
    kept: list[Party] = []
    rest = list(parties)
    while rest:
        many = rest.pop(0)
        named = _names_after(many, rest, items)
        kept += named or [many]
        del rest[: len(named)]
    return kept


def _name_serving(parties: list[Party], items: Items) -> list[Party]:
    """ "X, special envoy of A's President Y", "an adviser to A's President Y, X": one party, who comes from A."""
    kept: list[Party] = []
    rest = list(parties)
    while rest:
        one = rest.pop(0)
        if one.role is not None and one.role.head.id in SERVING and one.form in ("named", "office"):
            if rest and _leads_to_master(one, rest[0], items):
                master = rest.pop(0)
                one.last, one.end, one.countries = master.last, master.end, one.countries or master.countries
            if rest and one.form == "office" and _is_told_after(one, rest[0], items):
                named = rest.pop(0)
                one.form, one.name = "named", named.name
                one.last, one.end = named.last + (items.letters[named.last] == ","), named.end
        kept.append(one)
    return kept


def _leads_to_master(one: Party, other: Party, items: Items) -> bool:
    between = items.letters[one.last : other.first]
    leads = other.role is not None and other.role.level == "head of state or government"
    return between in ("o", "T") and leads and other.form == "named" and bool(one.countries or other.countries)


def _is_told_after(one: Party, other: Party, items: Items) -> bool:
    """ "A special envoy of President Y, Dr X, arrived": the name stands between commas."""
    between = items.letters[one.last : other.first]
    closed = items.letters.startswith(",", other.last)
    return between == "," and closed and other.form == "name" and " " in str(other.name)


_TO_NAMES = re.compile("(?:ft?[mNw]{1,6})?,?|-")
""""Representatives of A and B [for the normalisation process], X and Y"."""


def _names_after(many: Party, after: Sequence[Party], items: Items) -> list[Party]:
    """The parties that bear the names told behind "the ministers of A and B"; empty where there is none for each."""
    names = after[: len(many.countries)]
    if many.form != "office" or not many.plural or many.role is None or len(many.countries) < 2:
        return []
    if len(names) < len(many.countries) or any(p.form != "name" or p.countries for p in names):
        return []
    row = [many, *names]
    between = [items.letters[a.last : b.first] for a, b in pairwise(row)]
    if not _TO_NAMES.fullmatch(between[0]) or any(gap not in _LISTED for gap in between[1:]):
        return []
    closed = between[0].endswith(",") and items.letters.startswith(",", names[-1].last)
    named = [
        replace(name, form="named", role=many.role.of_one(), countries=(country,))
        for name, country in zip(names, many.countries, strict=True)
    ]
    named[0].first, named[0].start = many.first, many.start
    named[-1].last += closed
    return named


def _name_with_country(parties: list[Party], items: Items) -> list[Party]:
    """ "His guests, X of A and Y of B": whom a country is told of behind his full name."""
    whole = [p for p in parties if p.form == "name" and p.name and " " in p.name and not p.countries]
    if len(whole) < 2:
        return parties
    owned = [
        (p, own) for p in whole if (own := _find_owner(p, items)) is not None and items.letters[own.last - 1] == "C"
    ]
    for party, own in owned if len(owned) > 1 else ():  # one alone may be a body's name
        party.form, party.last, party.end, party.countries = "named", own.last, own.end, own.countries
        party.listed = True
    return parties


def _find_owner(party: Party, items: Items) -> Party | None:
    """A party with the country that follows it, "of A"; nothing where none does."""
    match = _OWNER.match(items.letters, party.last)
    if match is None:
        return None
    last = match.end()
    return replace(party, last=last, end=items[last - 1].end, countries=find_countries(items, (party.last, last)))


_OWNER = re.compile("ot?[CO]")
_LISTED = frozenset({",", "&", ",&"})


_COURTESIES = frozenset({"mrs.", "mr.", "mrs", "mr", "first lady", "ms."})


def _share_country(parties: list[Party], items: Items) -> list[Party]:
    """ "Prime Minister X and Mrs. X of A": the country is of both."""
    for one, other in pairwise(parties):
        joined = other.first == one.last + 1 and items.letters[one.last] == "&"
        owned = other.first == one.last + 1 and items.letters[one.last] == "s"
        if owned and one.form == "office" and other.form in ("named", "office") and not other.countries:
            other.countries = one.countries  # "the NATO Secretary General's special representative"
        if joined and one.delegation and one.countries and other.form == "named" and not other.countries:
            other.countries = one.countries  # "a delegation of A led by Minister X and Governor Y"
        if joined and not one.countries and other.countries and items.lows[other.first] in _COURTESIES:
            one.countries = other.countries
    return parties
