"""Parties: the officials and delegations that a sentence names, found by a grammar over its items' letters.

The orders of name, office, rank and country are those of English-language news: "Azerbaijan's Minister of Defense,
Colonel General X", "X, chairman of the people's council", "President X of Finland", "the Turkish president",
"a delegation led by …".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from loaders.extract.roles import Head, Role, name_role, read_roles
from loaders.extract.visits.items import Item, letters

Form = Literal["named", "office", "name", "pronoun", "delegation", "counterpart"]


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
    possessor: str = ""
    """ "his", "her", "their" before a counterpart or an office."""


_NAME = r"N(?:p{0,3}N){0,5}(?:L(?!,?[LC]))?(?:,?J)?"
_PRE = r"(?:[cCOBL]s?(?:m+s)?)?"
_COMPLEMENT = r"(?:(?:[of]|@(?=t?m))t?(?:[cOmhHBC]s?|&[mh]|-|N(?=[Nm]*m))+)"
_ROLE = (
    r"(?:(?<=[cs])(?:[mN](?:&[mN])?){1,5}|(?:m(?:&m|,m(?=[m,&]*&m))?)*)"  # "Foreign and Defence", "Food and Farms"
    rf"h{_COMPLEMENT}*(?:Tt?(?:m*h{_COMPLEMENT}*|[cm]?C(?=,?K*N)))?"  # "Adviser to the President", "Ambassador to A"
)
_ROLES = rf"{_ROLE}(?:(?:[&-]|,&?|){_ROLE}){{0,2}}"
_POST = r"(?:ot?m?[CO])?"
_MANY_HEADS = r"(?:[cB](?:,?&?[cB])*)?m*H(?:[of]t?m+)?"
_MANY_COUNTRIES = (
    r"ot?m?(?:C|O(?=,?&))(?:(?:,&?|&)t?[CO])*"  # "of Azerbaijan, Türkiye, and Georgia"
    r"|ot?[wmNPcfT]{1,9}?-C(?:(?:,&?|&)t?C){2,}"  # "of the regional group – A, B and C"
)

_GRAMMAR = re.compile(
    "|".join(
        (
            # "Zakir Hasanov, the Azerbaijani defence minister"; not "X, President Y".
            rf"K*(?P<apposed>{_NAME})(?P<apost>{_POST}),t?(?P<apre>{_PRE})(?P<aroles>{_ROLES})(?!,?K*N|,?t?[cC]?s?m*h)",
            # "Azerbaijan's Defence Minister, Colonel General Zakir Hasanov", "President Niinistö of Finland".
            rf"(?P<pre>b?{_PRE})(?P<roles>{_ROLES})(?P<mid>,?\(?)(?P<rank>K*)(?P<name>p?{_NAME})(?P<post>{_POST})",
            # "the head of the ministry's main logistics department, Lt-Gen Nizam Osmanov".
            rf"(?P<hpre>{_PRE})(?P<hrole>m*hot?[\w&]{{1,9}}),(?P<hrank>K+)(?P<hname>{_NAME})",
            # "Prime Minister Netanyahu" above; "Mr. Sullivan", "Gen Munir".
            rf"(?P<titled>K+)(?P<tname>p?{_NAME})(?P<tpost>{_POST})",
            # "Azerbaijani and Turkish presidents", "the defence ministers of Azerbaijan, Türkiye, and Georgia".
            rf"(?P<many>{_MANY_HEADS})(?P<of>{_MANY_COUNTRIES})?",
            # "his Turkish counterpart", "Azerbaijan's defence minister", "the President of the Republic of Uzbekistan".
            rf"(?P<opre>(?:b?c?|[cCOB]s?))(?P<office>{_ROLES})(?P<opost>{_POST})",
            # "Russia's Ivan Petrov", once ministers have been spoken of.
            r"(?P<owner>Cs)(?P<oname>N(?:p{0,3}N){1,4})",
            rf"(?P<bare>{_NAME})",
            r"(?P<pronoun>u)",
        )
    )
)

_NAMING = re.compile("[NKhHu]")
"""One of these letters stands in whatever the grammar finds."""


_COURTESIES = frozenset({"mrs.", "mr.", "mrs", "mr", "first lady", "ms."})


def _share_country(parties: list[Party], items: Sequence[Item]) -> list[Party]:
    """ "Prime Minister X and Mrs. X of A": the country is of both."""
    for one, other in pairwise(parties):
        joined = other.first == one.last + 1 and items[one.last].letter == "&"
        if joined and not one.countries and other.countries and items[other.first].low in _COURTESIES:
            one.countries = other.countries
    return parties


_DELEGATION = frozenset("delegation delegations mission team group commission entourage".split())
# Others than delegations count only with an official at their head: a trade mission or a team may be anyone's.
_OFFICIAL_BODY = frozenset("delegation delegations".split())


def find_parties(items: Sequence[Item], text: str) -> list[Party]:
    """The parties of a sentence, in order, each item in one at most; empty where there is none."""
    row = letters(items)
    parties: list[Party] = []
    if _NAMING.search(row):
        for match in _GRAMMAR.finditer(row):
            party = _read(match, items, text)
            if party is not None:
                parties.append(party)
    parties = _share_country(_join_delegations(parties, items), items)
    for number, party in enumerate(parties):
        for item in items[party.first : party.last]:
            item.party = number
    return parties


def _read(match: re.Match[str], items: Sequence[Item], text: str) -> Party | None:
    for group, reader in _READERS:
        if match[group]:
            return reader(match, items, text)
    return None


def _party(form: Form, first: int, last: int, items: Sequence[Item], **fields: object) -> Party:
    return Party(form, items[first].start, items[last - 1].end, first, last, **fields)  # type: ignore[arg-type]


def _words(items: Sequence[Item], first: int, last: int, text: str) -> str:
    return " ".join(text[items[first].start : items[last - 1].end].split()) if first < last else ""


def _countries(items: Sequence[Item], *ranges: tuple[int, int]) -> tuple[str, ...]:
    """The first country or organisation that names one, of the given ranges in turn."""
    for first, last in ranges:
        for item in items[first:last]:
            if item.letter == "T":  # the seat of an ambassador, not the state that sent him
                break
            if item.letter in "cCOL" and _state(item):
                return (_state(item),)
    return ()


def _state(item: Item) -> str:
    if item.letter == "O" and item.mention is not None:
        return item.mention.key
    return item.country or ""


def _find_outsider(words: str) -> re.Match[str] | None:
    return read_roles().outsiders.search(words)


def _role(items: Sequence[Item], first: int, last: int, text: str) -> Role | None:
    around = " ".join(item.low for item in items[max(first - 1, 0) : last + 4])
    heads = [item for item in items[first:last] if item.letter in "hH" and item.head]
    if not heads:
        return None
    keep = [item for item in items[first:last] if item.letter not in "cCB"]
    words = " ".join(item.low for item in keep)
    words = re.sub(
        r"\b(?:of|for)(?: the)?(?: republic)?$|^the |^(?:, |and )+|(?<=of )the (?=republic$)", "", _tidy(words)
    ).strip()
    own = _own_heads(items, first, last)
    head = next((h for h in own if not h.reporter), own[0])
    level = min((h.level for h in own), key=_LEVEL_ORDER.__getitem__)
    before = " ".join(item.low for item in items[first:last])
    if (
        level == "minister"
        and re.search(r"\b(?:deputy|vice|assistant|under|junior)\b", before)
        and "prime" not in before
    ):
        level = "deputy minister"
    if head.reporter:
        level = "other official"
    former = bool(re.search(r"\b(?:former|ex|then)\b", words))
    outsider = _is_own_chairman(items, first, head) or (
        "minister" not in words and _find_outsider(f"{words} {around}") is not None
    )
    return Role(head, name_role(words), level, former, outsider)


def _is_own_chairman(items: Sequence[Item], first: int, head: Head) -> bool:
    """ "Its chairman": of whatever was spoken of last, most often a company."""
    return first > 0 and items[first - 1].low == "its" and head.id in _CHAIRS


_CHAIRS = frozenset({"chairman", "president", "vice president", "director", "chief", "head"})


def _own_heads(items: Sequence[Item], first: int, last: int) -> list[Head]:
    """The heads that name the office itself: not the president in "adviser to the President"."""
    own: list[Head] = []
    inside = False
    for item in items[first:last]:
        if item.letter in "ofT":
            inside = bool(own)
        elif item.letter in "&-,":
            inside = False
        elif item.head is not None and not inside:
            own.append(item.head)
    return own or [item.head for item in items[first:last] if item.head is not None][:1]


_LEVEL_ORDER = {
    "head of state or government": 0,
    "minister": 1,
    "deputy minister": 2,
    "chief of staff or commander": 3,
    "other official": 4,
    "delegation": 5,
}


def _tidy(words: str) -> str:
    words = re.sub(r"\s+(['’]s)\b", r"\1", words)
    words = re.sub(r"\bof the (?:republic|state|kingdom)(?: of)?\s*$", "", words)
    return re.sub(r"\s+", " ", words).strip(" ,-")


def _named(match: re.Match[str], items: Sequence[Item], text: str) -> Party | None:
    if match["mid"] == "," and not (match["rank"] or match["pre"] or _has_country(items, *match.span("roles"))):
        return _office_only(match, items, text)
    name = _words(items, *match.span("name"), text)
    role = _role(items, *match.span("roles"), text)
    countries = _countries(items, match.span("pre"), match.span("post"), match.span("roles"))
    form: Form = "counterpart" if role and role.head.id == "counterpart" else "named"
    first, last = match.span()
    possessor = items[first].low if items[first].letter == "b" else ""
    return _party(form, first, last, items, name=name, role=role, countries=countries, possessor=possessor)


def _has_country(items: Sequence[Item], first: int, last: int) -> bool:
    return any(item.letter in "cCO" for item in items[first:last])


def _office_only(match: re.Match[str], items: Sequence[Item], text: str) -> Party:
    first, last = match.start("pre"), match.end("roles")
    role = _role(items, *match.span("roles"), text)
    countries = _countries(items, match.span("pre"), match.span("roles"))
    return _party("office", first, last, items, role=role, countries=countries)


def _apposed(match: re.Match[str], items: Sequence[Item], text: str) -> Party:
    if len(match["apposed"]) == 1 and not (match["apre"] or len(match["aroles"]) > 1):
        # One capitalised word before a bare office ("... War, the minister said") is no name for it.
        return _party("name", *match.span("apposed"), items, name=_words(items, *match.span("apposed"), text))
    role = _role(items, *match.span("aroles"), text)
    countries = _countries(items, match.span("apre"), match.span("aroles"), match.span("apost"))
    name = _words(items, *match.span("apposed"), text)
    return _party("named", *match.span(), items, name=name, role=role, countries=countries)


def _headed(match: re.Match[str], items: Sequence[Item], text: str) -> Party:
    role = _role(items, *match.span("hrole"), text)
    name = _words(items, *match.span("hname"), text)
    countries = _countries(items, match.span("hpre"), match.span("hrole"))
    return _party("named", *match.span(), items, name=name, role=role, countries=countries)


def _titled(match: re.Match[str], items: Sequence[Item], text: str) -> Party:
    name = _words(items, *match.span("tname"), text)
    return _party("name", *match.span(), items, name=name, countries=_countries(items, match.span("tpost")))


def _many(match: re.Match[str], items: Sequence[Item], text: str) -> Party:
    first, last = match.span()
    countries = tuple(dict.fromkeys(_state(i) for i in items[first:last] if i.letter in "cCO" and _state(i)))
    role = _role(items, *match.span("many"), text)
    form: Form = "counterpart" if role and role.head.id == "counterpart" else "office"
    return _party(form, first, last, items, role=role, countries=countries, plural=True)


def _office(match: re.Match[str], items: Sequence[Item], text: str) -> Party:
    role = _role(items, *match.span("office"), text)
    countries = _countries(items, match.span("opre"), match.span("opost"), match.span("office"))
    form: Form = "counterpart" if role and role.head.id == "counterpart" else "office"
    possessor = items[match.start()].low if items[match.start()].letter == "b" else ""
    return _party(form, *match.span(), items, role=role, countries=countries, possessor=possessor)


def _owned(match: re.Match[str], items: Sequence[Item], text: str) -> Party:
    name = _words(items, *match.span("oname"), text)
    return _party("named", *match.span(), items, name=name, countries=_countries(items, match.span("owner")))


def _bare(match: re.Match[str], items: Sequence[Item], text: str) -> Party:
    return _party("name", *match.span(), items, name=_words(items, *match.span("bare"), text))


def _pronoun(match: re.Match[str], items: Sequence[Item], text: str) -> Party:
    return _party("pronoun", *match.span(), items, plural=items[match.start()].low == "they")


_READERS = (
    ("apposed", _apposed),
    ("name", _named),
    ("hname", _headed),
    ("tname", _titled),
    ("many", _many),
    ("office", _office),
    ("oname", _owned),
    ("bare", _bare),
    ("pronoun", _pronoun),
)


def _join_delegations(parties: list[Party], items: Sequence[Item]) -> list[Party]:
    """Delegations as parties: with their leader ("a delegation led by X") as one, else by their country."""
    found: list[Party] = []
    taken: set[int] = set()
    delegations = [at for at, item in enumerate(items) if item.low in _DELEGATION and item.letter in "mw"]
    if not delegations:
        return parties
    for at in delegations:
        item = items[at]
        leader = _leader_after(at, parties, items)
        first = _delegation_start(at, items)
        if leader is not None:
            taken.add(id(leader))
            countries = leader.countries or _countries(items, (first, at), (at, leader.first))
            found.append(
                Party(_leader_form(leader, countries), items[first].start, leader.end, first,
                      leader.last, leader.name, leader.role, countries, True, leader.plural, None, leader.possessor)
            )  # fmt: skip
        else:
            last = _delegation_end(at, items)
            countries = _countries(items, (first, at), (at, last))
            if item.low not in _OFFICIAL_BODY and not any(i.letter == "O" for i in items[first:at]):
                continue
            found.append(_party("delegation", first, last, items, countries=countries, delegation=True))
    inside = [(p.first, p.last) for p in found]
    kept = [p for p in parties if id(p) not in taken and not any(a <= p.first < b for a, b in inside)]
    return sorted(kept + found, key=lambda p: p.first)


def _leader_form(leader: Party, countries: tuple[str, ...]) -> Form:
    """A leader named by rank and name alone is still named: the delegation says where from."""
    if leader.form == "pronoun":
        return "delegation"
    return "named" if leader.form == "name" and countries and leader.name else leader.form


def _leader_after(at: int, parties: Sequence[Party], items: Sequence[Item]) -> Party | None:
    """The official after "delegation … led by", within the next dozen words."""
    words = " ".join(item.low for item in items[at + 1 : at + 14])
    if not re.match(r"(?:\S+ ){0,10}?,? ?(?:(?:which|that) (?:is|was) )?(?:led|headed|chaired|leading) by\b", words):
        return None
    by = next(i for i in range(at + 1, min(at + 16, len(items))) if items[i].low == "by")
    return next((p for p in parties if by < p.first <= by + 3), None)


_BEFORE_DELEGATION = frozenset({"high-level", "visiting", "ministerial", "high-ranking"})


def _delegation_start(at: int, items: Sequence[Item]) -> int:
    first = at
    while first and (items[first - 1].letter in "mcCBOs" or items[first - 1].low in _BEFORE_DELEGATION):
        first -= 1
    return first


def _delegation_end(at: int, items: Sequence[Item]) -> int:
    """After "delegation of the Naval Forces of Azerbaijan", "delegation from the fraternal country"."""
    last = at + 1
    if last < len(items) and (items[last].low in {"from", "of"}):
        end = last + 1
        while end < len(items) and items[end].letter in "tmcCOhosN":
            end += 1
        return end if end > last + 1 else at + 1
    return last
