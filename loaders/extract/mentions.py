"""Mentions of countries, places and organisations."""

from collections.abc import Sequence

from loaders.extract.names import Name, name_scanner
from loaders.extract.namesakes import choose_name, place_after
from loaders.extract.page import Page, follows_town, is_dateline, read_page
from loaders.extract.scan import Hit
from loaders.extract.surroundings import find_longer_name, is_government, is_person, precedes_name
from loaders.gazetteer import context, country_name, state_of
from loaders.models import Article, Mention, MentionKind, Sentence
from loaders.text import fold

_SHORT = 5
"""Letters up to which the name of a country's people may as well be a given name or a surname: Finn, Dane, Scot."""


def find_mentions(article: Article, sentences: Sequence[Sentence] = ()) -> tuple[Mention, ...]:
    """The countries, places and organisations an article names, in order; none overlaps another.

    A country's ``role`` is ``None`` for its name, ``"demonym"`` for an adjective or its people, ``"metonym"`` for a
    capital, palace or institution that stands for the government. An organisation's is ``None``, or ``"company"`` or
    ``"outlet"`` where a country's or place's name is part of such a name; then ``country`` is set. Page furniture and
    bylines are left out. Empty where nothing is named. ``sentences`` are not needed.
    """
    page = read_page(article, name_scanner().scan(article.text, fold(article.text)))
    for index in range(len(page.hits)):
        mention = _decide(page, index)
        if mention and not (page.mentions and mention.start < page.mentions[-1].end):
            page.mentions.append(mention)
    return tuple(page.mentions)


def _decide(page: Page, index: int) -> Mention | None:
    hit, name = page.hits[index], choose_name(page, index)
    whole = place_after(page, index)
    if whole and name.country and whole.country != name.country:
        # Palestine, Texas, and Moscow, Idaho: the state is known, the town is not.
        return None
    match name.sort:
        case "country" | "demonym" | "people":
            return _decide_country(page, hit, name)
        case "decoy":
            return None
        case "organisation":
            return _mention(hit, "organisation", name)
        case "institution":
            return _speak(page, hit, name)
        case "abbreviation":
            return _mention(hit, "place", name) if follows_town(page, hit) else None
        case "seat":
            return _decide_seat(page, hit, name)
        case "capital":
            return _decide_capital(page, hit, name, whole is not None or is_dateline(page, hit))
        case _:
            return _decide_place(page, hit, name, whole is not None or is_dateline(page, hit))


def _decide_country(page: Page, hit: Hit[Name], name: Name) -> Mention | None:
    if page.text[hit.end - 1] == "-":
        hit = Hit(hit.start, hit.end - 1, hit.payloads)
    if longer := find_longer_name(page, hit):
        return _name_longer(page, hit, _dated(page, name), *longer)
    doubtful = name.doubt or (name.sort == "people" and hit.end - hit.start <= _SHORT)
    if doubtful and is_person(page, hit):
        return None
    return _mention(hit, "country", _dated(page, name), None if name.sort == "country" else "demonym")


def _decide_seat(page: Page, hit: Hit[Name], name: Name) -> Mention:
    """A palace is a place after "at" or "to"; elsewhere it speaks."""
    if page.before(hit).lower() in context("places before"):
        return _mention(hit, "place", _dated(page, name, member=True))
    return _speak(page, hit, name)


def _decide_capital(page: Page, hit: Hit[Name], name: Name, placed: bool) -> Mention | None:
    if not placed:
        if longer := find_longer_name(page, hit):
            return _name_longer(page, hit, name, *longer)
        if is_person(page, hit):
            return None
        if is_government(page, hit):
            return _speak(page, hit, name)
    return _mention(hit, "place", _dated(page, name, member=True))


def _decide_place(page: Page, hit: Hit[Name], name: Name, placed: bool) -> Mention | None:
    if not placed:
        if longer := find_longer_name(page, hit):
            return _name_longer(page, hit, name, *longer) if name.large and not name.doubt else None
        if not _is_place(page, hit, name):
            return None
    return _mention(hit, "place", _dated(page, name, member=True))


def _is_place(page: Page, hit: Hit[Name], name: Name) -> bool:
    """Whether a bare name is a place: large ones are, small ones and plain words after "in", "at" or "to"."""
    if name.sort == "region" and not name.doubt:
        return True
    words, before = page.text[hit.start : hit.end], page.before(hit).lower()
    if is_person(page, hit):
        page.people.add(words)
        return False
    if words in page.people and before not in context("places before"):
        # Defense Secretary Austin, and then Austin alone.
        return False
    if name.large and not name.doubt:
        return True
    if before not in context("places before") or precedes_name(page, hit):
        return False
    return not name.doubt or name.country in page.sure


def _dated(page: Page, name: Name, *, member: bool = False) -> Name:
    """The name as of the day of publication: in 1987 Russia is the Soviet Union, and Kiev lies in it."""
    code = state_of(name.country, page.published, member=member)
    if code == name.country:
        return name
    return Name(name.sort, name.key if member else code, name.label, code)


def _speak(page: Page, hit: Hit[Name], name: Name) -> Mention:
    """The government that a capital, palace or institution stands for."""
    code = state_of(name.country, page.published)
    return Mention(hit.start, hit.end, "country", code, country_name(code), code, "metonym")


def _name_longer(page: Page, hit: Hit[Name], name: Name, sort: str, end: int) -> Mention | None:
    """The company or outlet whose name begins with a country's or place's; ``None`` for a street or a team."""
    words = " ".join(page.text[hit.start : end].split())
    return None if sort == "thing" else Mention(hit.start, end, "organisation", words, words, name.country, sort)


def _mention(hit: Hit[Name], kind: MentionKind, name: Name, role: str | None = None) -> Mention:
    label = country_name(name.key) if kind == "country" else name.label
    return Mention(hit.start, hit.end, kind, name.key, label, name.country or None, role)
