"""The grammar of parties, over the letters of a sentence's items."""

import re
from collections.abc import Callable, Iterable, Iterator

from loaders.extract.roles import read_roles
from loaders.extract.visits.items import Items
from loaders.extract.visits.offices import read_role
from loaders.extract.visits.party import Form, Party, find_countries, join_words, make_party, state_of

_NAME = r'N(?:p{0,3}N){0,5}(?:"N{1,2}"N{1,3})?(?:L(?!,?[LC]))?(?:,?J)?'


# The first of several; "officials of the Export Credits Department" has none.
_NAMES = rf"(?=N(?:p{{0,3}}N|,?&?K*N)){_NAME}(?![Nm])"


_PRE = r"(?:[cCOBL]s?(?:m+s)?(?:(?<!s)C(?=m*h))?)?"  # "U.S. Syria envoy"


_COMPLEMENT = (
    r"(?:(?:[of]|@(?=t?m))t?(?:[cOmhHBC]s?|K(?=m)|&[mh]|-|N(?=[Nm]*(?:&[Nm]*)?m)"
    r"|,(?=m{1,3}(?:,m{1,3}){0,2},?&m)"  # "of Ecology, Environmental Protection and Climate Change"
    r"|&c?[mN]{1,3}(?=ot?m?[CO]))+"  # "of Foreign Affairs and European Integration of A"
    r"|(?<=h)m?[cC]m{1,3}(?=,|K))"  # "Commander Turkish Naval Forces Admiral X", as services write it
)


_ROLE = (
    r"(?:(?<=[cs])(?:[mN](?:&[mN])?){1,5}|(?<=Cs)w{1,2}m{0,3}(?=h)"  # "A's sovereign council member"
    r"|(?:m(?:&m|,m(?=[m,&]*&m))?)*)"  # "Foreign and Defence", "Food and Farms"
    r"h(?:&[cmN]?m{1,2}(?=ot?m?[CO]|,?K*N))?"  # "Foreign Affairs and European Integration of A"
    rf"{_COMPLEMENT}*(?:Tt?(?:m*h{_COMPLEMENT}*|[cm]?[CL](?=,?K*N)|m(?=,K*N)))?"  # "Adviser to the President",
    # "Ambassador to A", "Ambassador of A to the Kingdom, X"
)


_ROLES = rf"{_ROLE}(?:(?:[&-]|,&?|){_ROLE}){{0,2}}"


_POST = r"(?:ot?m?[CO])?"


_MANY_HEADS = (
    r"(?:[cB](?:,?&?[cB])*|C(?:,C)*,?&C)?m*H"  # "Turkish and Greek ministers", "Türkiye and Greece ministers"
    r"(?:[of]t?(?:c(?:,?&?c)*)?m+)*"  # "commanders of the Greek and Cypriot navies"
)


_MANY_COUNTRIES = (
    r"ot?m?(?:O[Nwm])?(?:C|O(?=,?&))(?:(?:,&?|&)t?[CO])*"  # "of Azerbaijan, Türkiye, and Georgia"
    r"|ot?[wmNPcfT]{1,9}?-C(?:(?:,&?|&)t?C){2,}"  # "of the regional group – A, B and C"
)


_FORMS = {
    # "Zakir Hasanov, the Azerbaijani defence minister"; not "X, President Y".
    "apposition": rf"K*(?P<apposed>{_NAME})(?P<apost>{_POST}),t?(?P<apre>{_PRE})(?P<aroles>{_ROLES})"
    "(?!,?K*N|,?t?[cC]?s?m*h)",
    # "Senators X and Y", "members of the Presidency of A X, Y and Z": the first of those in one office.
    "several": rf"(?P<ppre>{_PRE})(?P<plural>m*H{_COMPLEMENT}*)(?P<pname>{_NAMES})(?P<ppost>{_POST})",
    # "Azerbaijan's Defence Minister, Colonel General Zakir Hasanov", "President Niinistö of Finland",
    # "the Prime Minister, the Hon. Ann Lowe".
    "official": rf"(?P<pre>b?{_PRE})(?P<roles>{_ROLES})(?P<mid>,?(?:t(?=K))?\(?)(?P<rank>K*)"
    rf"(?P<name>p?{_NAME})(?P<post>{_POST})",
    # "the head of the ministry's main logistics department, Lt-Gen Nizam Osmanov".
    "head": rf"(?P<hpre>{_PRE})(?P<hrole>m*hot?[\w&]{{1,9}}),(?P<hrank>K+)(?P<hname>{_NAME})",
    # "Prime Minister Netanyahu" above; "Mr. Sullivan", "Gen Munir".
    "title": rf"(?P<tpre>(?:c|Cs?)?)(?P<titled>K+)(?P<tname>p?{_NAME})(?P<tpost>{_POST})",
    # "Azerbaijani and Turkish presidents", "the defence ministers of Azerbaijan, Türkiye, and Georgia".
    "holders": rf"(?P<many>{_MANY_HEADS})(?P<of>{_MANY_COUNTRIES})?",
    # "his Turkish counterpart", "Azerbaijan's defence minister", "the President of the Republic of Uzbekistan".
    "holder": rf"(?P<opre>(?:b?c?|[cCOB]s?))(?P<office>{_ROLES})(?P<opost>{_POST})",
    # "Russia's Ivan Petrov", once ministers have been spoken of.
    "countryman": r"(?P<owner>Cs)(?P<oname>N(?:p{0,3}N){1,4})",
    "bare": _NAME,
    "pronoun": "u",
}

# Most letters begin no form: asked first, they cost a third of what trying every form at each does.
_BEGINNING = "(?=[KNcCOBLmhHbup]|(?<=Cs)w)"

_OFFICIAL = re.compile("[hHK]")
_WITHOUT_OFFICE = ("countryman", "bare", "pronoun")
"""The forms that have none of these letters; a sentence of names alone, as most are, is tried for no others."""


def _join_forms(beginning: str, names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(beginning + "(?:" + "|".join(f"(?P<{name}>{_FORMS[name]})" for name in names) + ")")


_GRAMMAR, _GRAMMAR_OF_NAMES = _join_forms(_BEGINNING, _FORMS), _join_forms("(?=[NCu])", _WITHOUT_OFFICE)


def find_forms(row: str) -> Iterator[re.Match[str]]:
    """The matches of the grammar in the letters of a sentence, from left to right."""
    return (_GRAMMAR if _OFFICIAL.search(row) else _GRAMMAR_OF_NAMES).finditer(row)


def read_party(match: re.Match[str], items: Items, text: str) -> Party | None:
    """The party that a match of the grammar is; nothing where it turns out to be none."""
    return _READERS[match.lastgroup or ""](match, items, text)


def _named(match: re.Match[str], items: Items, text: str) -> Party | None:
    if match["mid"] == "," and not (
        match["rank"] or match["pre"] or _has_country(items, *match.span("roles")) or _is_closed(match, items)
    ):
        return _office_only(match, items, text)
    if match["roles"].endswith("s") and not match["mid"] and not match["rank"]:
        return None  # "the head of Italy's Lega Nuova": a body's name, and nobody's
    if not match["mid"] and not match["rank"] and (served := _served_at(match, items)) is not None:
        role, countries = read_role(items, match.start("roles"), served), find_countries(items, match.span())
        return make_party("office", *match.span(), items, role=role, countries=countries)
    name = join_words(items, *match.span("name"), text)
    role = read_role(items, *match.span("roles"))
    countries = find_countries(items, match.span("pre"), match.span("post"), match.span("roles"))
    form: Form = "counterpart" if role and role.head.id == "counterpart" else "named"
    first, last = match.span()
    possessor = items.lows[first] if items.letters[first] == "b" else ""
    return make_party(form, first, last, items, name=name, role=role, countries=countries, possessor=possessor)


SERVING = frozenset({"special envoy", "adviser", "high representative"})
"""Offices of those whom a head of state sends or asks."""


def _served_at(match: re.Match[str], items: Items) -> int | None:
    """Where "of [A's] President X" begins in "a special envoy of A's President X": the name is the President's.

    "Adviser to the President X" names the adviser.
    """
    first, last = match.span("roles")
    outer = next((item.head for item in items[first:last] if item.head is not None), None)
    inner = items[last - 1].head
    if outer is None or outer.id not in SERVING or inner is None or inner.level != "head of state or government":
        return None
    served = re.search("[oT](?:c|Cs)?h$", match["roles"])
    return first + served.start() if served is not None and outer is not inner else None


def _is_closed(match: re.Match[str], items: Items) -> bool:
    """ "The foreign minister, Ivan Petrov, said": a whole name between commas after an office says who holds it."""
    first, last = match.span()
    after = items.letters[last] if last < len(items) else "."
    spoken = last + 1 < len(items) and items.lows[last + 1] in _SAYING  # "told the minister, Jan Novak, said"
    opens = first == 0 or items.letters[first - 1] in "ts"
    return opens and len(match["name"]) > 1 and after in ",.)" and not spoken


_SAYING = frozenset("said says added told".split())


def _has_country(items: Items, first: int, last: int) -> bool:
    return not set("cCO").isdisjoint(items.letters[first:last])


def _office_only(match: re.Match[str], items: Items, text: str) -> Party:
    first, last = match.start("pre"), match.end("roles")
    role = read_role(items, *match.span("roles"))
    countries = find_countries(items, match.span("pre"), match.span("roles"))
    return make_party("office", first, last, items, role=role, countries=countries)


def _apposed(match: re.Match[str], items: Items, text: str) -> Party:
    if len(match["apposed"]) == 1 and not (match["apre"] or len(match["aroles"]) > 1):
        # One capitalised word before a bare office ("... War, the minister said") is no name for it.
        return make_party("name", *match.span("apposed"), items, name=join_words(items, *match.span("apposed"), text))
    role = read_role(items, *match.span("aroles"))
    countries = find_countries(items, match.span("apre"), match.span("aroles"), match.span("apost"))
    name = join_words(items, *match.span("apposed"), text)
    if _ACRONYM.fullmatch(name):  # "upon arrival at GHQ, the Turkish commander …": of a place, and nobody's name
        return make_party("office", match.start("apre"), match.end("aroles"), items, role=role, countries=countries)
    return make_party("named", *match.span(), items, name=name, role=role, countries=countries)


_ACRONYM = re.compile("[A-Z]{2,5}")


def _headed(match: re.Match[str], items: Items, text: str) -> Party:
    role = read_role(items, *match.span("hrole"))
    name = join_words(items, *match.span("hname"), text)
    countries = find_countries(items, match.span("hpre"), match.span("hrole"))
    return make_party("named", *match.span(), items, name=name, role=role, countries=countries)


def _titled(match: re.Match[str], items: Items, text: str) -> Party:
    """A rank and name; with a country and a commander's rank it is an official's.

    "Pakistani Air Chief Marshal X", "Air Chief Marshal X of Pakistan".
    """
    name = join_words(items, *match.span("tname"), text)
    countries = find_countries(items, match.span("tpre"), match.span("tpost"))
    first, last = match.span()
    words = join_words(items, *match.span("titled"), text).lower().replace("-", " ").split()
    retired = first > 0 and items.lows[first - 1] in _NO_LONGER
    ranked = not retired and not read_roles().commands.isdisjoint(words)
    # A lone "General" before a name with its country behind may be a firm: "General Electric of the U.S."
    sure = match["tpre"] or words != ["general"]
    if countries and ranked and sure:
        return make_party("named", first, last, items, name=name, countries=countries, ranked=True)
    if match["tpre"]:
        first = match.start("titled")
    after = find_countries(items, match.span("tpost"))
    return make_party("name", first, last, items, name=name, countries=after, ranked=ranked)


_NO_LONGER = frozenset({"retired", "former", "ex", "late"})


def _plural(match: re.Match[str], items: Items, text: str) -> Party:
    role = read_role(items, *match.span("plural"))
    name = join_words(items, *match.span("pname"), text)
    countries = find_countries(items, match.span("ppre"), match.span("ppost"), match.span("plural"))
    form: Form = "counterpart" if role and role.head.id == "counterpart" else "named"
    role = role and role.of_one()
    return make_party(form, *match.span(), items, name=name, role=role, countries=countries, plural=True)


def _many(match: re.Match[str], items: Items, text: str) -> Party:
    first, last = match.span()
    named = (i for at, i in enumerate(items[first:last], first) if i.letter in "cCO" and not _is_group(items, at))
    countries = tuple(dict.fromkeys(state_of(i) for i in named if state_of(i)))
    role = read_role(items, *match.span("many"))
    form: Form = "counterpart" if role and role.head.id == "counterpart" else "office"
    return make_party(form, first, last, items, role=role, countries=countries, plural=True)


def _is_group(items: Items, at: int) -> bool:
    """ "NATO Allies Estonia and Latvia": the body only says what the countries after it are."""
    return items.letters[at : at + 3] in ("ONC", "OwC")


def _office(match: re.Match[str], items: Items, text: str) -> Party:
    role = read_role(items, *match.span("office"))
    countries = find_countries(items, match.span("opre"), match.span("opost"), match.span("office"))
    if items.lows[match.start("office")] == "own":  # "A's own army chief": whoever held the office then
        countries = ()
    form: Form = "counterpart" if role and role.head.id == "counterpart" else "office"
    possessor = items.lows[match.start()] if items.letters[match.start()] == "b" else ""
    return make_party(form, *match.span(), items, role=role, countries=countries, possessor=possessor)


def _owned(match: re.Match[str], items: Items, text: str) -> Party:
    name = join_words(items, *match.span("oname"), text)
    return make_party("named", *match.span(), items, name=name, countries=find_countries(items, match.span("owner")))


def _bare(match: re.Match[str], items: Items, text: str) -> Party:
    # Half of all parties are such names: what is no detail of theirs is not gone through.
    first, last = match.span()
    return Party("name", items.starts[first], items.end_of(last - 1), first, last, join_words(items, first, last, text))


def _pronoun(match: re.Match[str], items: Items, text: str) -> Party:
    return make_party("pronoun", *match.span(), items, plural=items.lows[match.start()] == "they")


_READERS: dict[str, Callable[[re.Match[str], Items, str], Party | None]] = {
    "apposition": _apposed,
    "several": _plural,
    "official": _named,
    "head": _headed,
    "title": _titled,
    "holders": _many,
    "holder": _office,
    "countryman": _owned,
    "bare": _bare,
    "pronoun": _pronoun,
}
"""By the form that the grammar found."""
