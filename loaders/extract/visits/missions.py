"""Missions: delegations as parties, with their leader or by their country."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.extract.visits.items import Item, Items
from loaders.extract.visits.party import Form, Party, find_countries, make_party, state_of
from loaders.gazetteer import organisations

_DELEGATION = frozenset("delegation delegations mission team group commission entourage".split())
_OFFICIAL_BODY = frozenset("delegation delegations".split())
"""Others count only with an official at their head: a trade mission or a team may be anyone's."""
_COMPANY = frozenset("servicemen officers officials specialists experts lawmakers personnel representatives".split())
"""Those whom an official leads somewhere: they are a delegation with him at its head, and with nobody none."""
DELEGATIONS = _DELEGATION | _COMPANY
"""Words for a delegation: a sentence without any has none."""


def join_delegations(parties: list[Party], items: Items) -> list[Party]:
    """Delegations as parties: with their leader ("a delegation led by X") as one, else by their country."""
    found: list[Party] = []
    led: set[int] = set()
    for at, low in enumerate(items.lows):
        if low == "representatives" and (party := _make_representatives(at, items)) is not None:
            found.append(party)
        if low not in DELEGATIONS or items.letters[at] not in "mwH":
            continue
        leader = _leader_after(at, parties, items)
        if low in _COMPANY and not (leader is not None and _is_sent(at, leader, items)):
            continue
        if leader is not None:
            led.add(id(leader))
            found.append(_join_leader(leader, at, items))
        elif any(p.role is not None and p.first < at < p.last for p in parties):
            continue  # "the head of the IMF mission, X": what an office is over is part of it
        elif (party := _make_delegation(at, items)) is not None:
            found.append(party)
    inside = [(p.first, p.last) for p in found]
    kept = [p for p in parties if id(p) not in led and not any(a <= p.first < b for a, b in inside)]
    return sorted(kept + found, key=lambda p: p.first) if found else parties


def _is_sent(at: int, leader: Party, items: Items) -> bool:
    """Whether a country is told of right before, and an official leads: "A's servicemen led by Colonel X"."""
    first = _delegation_start(at, items)
    if not _DELEGATION.isdisjoint(items.lows[max(at - 4, 0) : at]):
        return False  # "a delegation of senior officials led by X" is one
    officially = leader.role is not None or items.letters[leader.first] == "K"
    return officially and not set("cC").isdisjoint(items.letters[first:at])


def _join_leader(leader: Party, at: int, items: Items) -> Party:
    first = _delegation_start(at, items)
    countries = leader.countries or find_countries(items, (first, at), (at, leader.first))
    form = _leader_form(leader, countries)
    role = leader.role
    of_body = bool(countries) and countries[0] in organisations()
    if role is not None and role.acting_for_company and of_body and _is_its(leader, items):
        leader = replace(leader, role=replace(role, acting_for_company=False))  # "of the Fund led by its head"
    return replace(leader, form=form, start=items.starts[first], first=first, countries=countries, delegation=True)


def _is_its(leader: Party, items: Items) -> bool:
    return "its" in items.lows[leader.first - 1 : leader.first + 1]


_TO_DRILL = re.compile(r"\b(?:exercises?|drills?|manoeuvres|maneuvers|peacekeeping|contest|parade)\b")


def _make_delegation(at: int, items: Items) -> Party | None:
    first, last = _delegation_start(at, items), _delegation_end(at, items)
    experts = _EXPERTS.match(" ".join(items.lows[at + 1 : at + 7]) + " ")
    if experts is not None and experts.group().split()[-2] in _TROOPS and _TO_DRILL.search(" ".join(items.lows[at:])):
        experts = None  # soldiers who come to an exercise
    if experts is not None:  # the body that sends them stands behind "of"
        of = at + len(experts.group().split())
        last = max(last, _delegation_end(of - 1, items))
    official = "O" in items.letters[first:at] or any(_is_government(i) for i in items[first:last])
    sent = experts is not None or not _OF_EXPERTS.isdisjoint(items.lows[first:at])
    official = official or (sent and not _BODIES.isdisjoint(items.lows[at:last]))
    official = official or ("O" in items.letters[at:last] and items.lows[at] != "commission")
    official = official or _OF_LAWMAKERS.match(" ".join(items.lows[at + 1 : at + 6])) is not None
    official = official or _is_led(items, first) or _goes_to_negotiate(at, items)
    if items.lows[at] not in _OFFICIAL_BODY and not official:
        return None
    countries = find_countries(items, (first, at), (at, last))
    return make_party("delegation", first, last, items, countries=countries, delegation=True)


_OF_EXPERTS = frozenset({"expert", "experts", "working"})
_OF_LAWMAKERS = re.compile(
    r"of (?:\S+ ){0,3}?(?:senators|congressmen|lawmakers|legislators|parliamentarians|mps|ministers)\b"
)
""""A group of U.S. senators": it is of a state though nobody is named."""
_LEADING = frozenset("lead leads led leading".split())


def _is_led(items: Items, first: int) -> bool:
    """ "Is leading a trade mission": what an official is at the head of is official."""
    return first > 1 and items.letters[first - 1] == "t" and items.lows[first - 2] in _LEADING


GOES_TO_NEGOTIATE = re.compile(
    r"(?:(?:will|would|is|was|are|has|had|due|expected|scheduled|to|also|soon) ){0,4}"
    r"(?:visit|visits|visited|visiting|leaves?|left|leaving|returns?|returned|returning|fly|flies|flew|go|goes|going"
    r"|travels?|departs?) "
    r"(?:\S+ ){1,8}?(?:for (?:\w+ ){0,2}?(?:talks|negotiations|discussions)|"
    r"to (?:(?:re)?negotiate|complete negotiations|discuss|seek|sign|persuade|press|hold|resume|settle|work out))\b|"
    r"(?:(?:will|would|is|are|was|were|has|have|had|due|to|also|now) ){0,4}"
    r"(?:met|meets?|meeting|holds?|held|holding|began|begins?|beginning|opened|opens?|resumed|resumes?|started|ended) "
    r"(?:\S+ ){0,5}?(?:with (?:\S+ ){0,4}?)?(?:officials|ministers?|authorities|government|treasury|ministry)\b"
)
"""What a mere team does that is sent by its government: to negotiate, or to meet one; others play, sell or help."""


def _goes_to_negotiate(at: int, items: Items) -> bool:
    words = " ".join(items.lows[at + 1 : at + 18])
    sent = at and (items.lows[at - 1] in ("a", "the") or items.letters[at - 1] in "cCB")
    return bool(sent and GOES_TO_NEGOTIATE.match(words))


def _is_government(item: Item) -> bool:
    """A ministry, palace or capital that speaks for its government: "a team from the U.S. Commerce Department"."""
    return item.letter == "C" and item.mention is not None and item.mention.role == "metonym"


_EXPERTS = re.compile(
    r"(?:of (?:\w+ ){0,2}?)?(?:experts?|specialists|officers|servicemen|instructors|personnel|engineers) (?:of|from) "
)
"""Whom a ministry sends: "a group of experts of the Ministry of Defence of A", "an expert group of …"."""
_SENDERS = re.compile(r"ot?(?:C(?:(?:,|,?&)t?C)*(?!s)|(?:c|Cs)m+(?:[of]t?m+)*)")
_BEFORE_REPRESENTATIVES = frozenset(
    "by with between among as where when that senior high-level high-ranking met".split()
)
_TROOPS = frozenset({"servicemen", "personnel"})
_BODIES = frozenset(
    """
    ministry ministries army navy forces staff government parliament committee service department bank council agency
    presidency administration command
    """.split()
)


def _make_representatives(at: int, items: Items) -> Party | None:
    """ "Representatives of A and B", "of the A Defence Ministry": sent by states; those of companies are not."""
    if at and items.letters[at - 1] in "wN" and items.lows[at - 1] not in _BEFORE_REPRESENTATIVES:
        return None  # "company representatives", "other representatives"
    match = _SENDERS.match(items.letters, at + 1, at + 20)
    if match is None:
        return None
    last = match.end()
    if "m" in match.group() and items.lows[last - 1] not in _BODIES:
        return None
    named = (state_of(item) for item in items[at + 1 : last] if item.letter in "cC")
    countries = tuple(dict.fromkeys(filter(None, named)))
    return make_party("delegation", at, last, items, countries=countries, delegation=True)


def _leader_form(leader: Party, countries: tuple[str, ...]) -> Form:
    """A leader named by rank and name alone is still named: the delegation says where from."""
    if leader.form == "pronoun":
        return "delegation"
    return "named" if leader.form == "name" and countries and leader.name else leader.form


_LEADS = frozenset("led headed chaired leading under".split())
_LED = re.compile(
    r"(?:\S+ ){0,10}?,? ?(?:(?:which|that) (?:is|was) )?"
    r"(?:(?:led|headed|chaired|leading) by|under the (?:leadership|command|chairmanship|direction) of)\b"
)


def _leader_after(at: int, parties: Sequence[Party], items: Items) -> Party | None:
    """The official after "delegation … led by", within the next dozen words."""
    following = items.lows[at + 1 : at + 14]
    match = None if _LEADS.isdisjoint(following) else _LED.match(" ".join(following))
    if match is None:
        return None
    verb = match.group().split()[-2]  # not counted by blanks: "United States" is one item
    by = next(i for i in range(at + 1, min(at + 16, len(items))) if items.lows[i] == verb) + 1
    found = next((p for p in parties if by < p.first <= by + 3), None)
    if found is not None and items.letters[found.last : found.last + 1] == "s":  # "led by the minister's adviser X"
        return next((p for p in parties if p.first == found.last + 1 and p.name), found)
    return found


_BEFORE_DELEGATION = frozenset(
    """
    high-level visiting observer ministerial high-ranking representative level goodwill friendship large working strong
    high-powered high-profile top-level buying purchasing fact-finding
    """.split()
)


def _delegation_start(at: int, items: Items) -> int:
    first = at
    while first and _stands_before_delegation(items.letters[first - 1], items.lows[first - 1]):
        first -= 1
    return first


def _stands_before_delegation(letter: str, low: str) -> bool:
    """ "A Chinese [nine-member military] delegation"."""
    return letter in "mcCBOs" or low in _BEFORE_DELEGATION or low.endswith("-member")


_FURTHER_PORTFOLIOS = re.compile("(?:,[mNw]{1,3}){0,3},?&[mNw]{1,3}ot?m?C")
""""Of the Ministry of Agriculture[, Forestry and Fisheries of A]"."""


def _delegation_end(at: int, items: Items) -> int:
    """After "delegation of the Naval Forces of Azerbaijan", "delegation from the fraternal country"."""
    last = at + 1
    if last < len(items) and items.lows[last] in {"from", "of"}:
        end = last + 1
        while end < len(items) and items.letters[end] in "tmcCOhosN":
            end += 1
        if (more := _FURTHER_PORTFOLIOS.match(items.letters, end)) is not None:
            end = more.end()
        return end if end > last + 1 else at + 1
    return last
