"""Mentions of countries, places and organisations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from loaders.extract.names import Name, name_scanner, postal_codes
from loaders.extract.scan import Hit
from loaders.gazetteer import context, country_name, neighbours, state_of
from loaders.models import Article, Mention, MentionKind, Sentence
from loaders.text import fold

_WORD_BEFORE = re.compile(r"([\w.'’]+)[ \n]{1,6}[\"“'‘(]?$")
_WORD_AFTER = re.compile(r"(?:['’]s)?[ \n]{1,6}([\w.'’]+)")
_NAME_AFTER = re.compile(r"(?:['’]s)?((?:[ \n]{1,6}(?:and |& |of )?[A-Z&][\w.'’&-]*){1,3})")
_TOWN_BEFORE = re.compile(r"[A-Za-z.'’]{2,},\s{1,6}$")
_POSTAL = re.compile(r"(?<=[a-z]), ([A-Z]{2})\b(?![.&-])")
_DATELINE = re.compile(
    r"^[ \t]*([A-Z][A-Z'’.\- ]{2,}(?:[,/] ?[A-Z][A-Za-z.' ]{1,25})?)"
    r"(?:, ?(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z.]* ?\d{1,2})?"
    r"(?:,? ?\d{4})?(?: ?\([^)\n]{2,40}\))?,? ?(?:--?|–|—)\s",
    re.MULTILINE,
)
_SKIPPED = frozenset({"furniture", "byline"})
_OPENERS = frozenset('.!?:;"“”‘(*<+-–—')


def find_mentions(article: Article, sentences: Sequence[Sentence] = ()) -> tuple[Mention, ...]:
    """The countries, places and organisations an article names, in order; none overlaps another.

    A country's ``role`` is ``None`` for its name, ``"demonym"`` for an adjective or its people, ``"metonym"`` for a
    capital, palace or institution that stands for the government. An organisation's is ``"company"`` or ``"outlet"``
    where a country's or place's name is part of such a name (then ``country`` is set), else ``None``. Page furniture and
    bylines are left out. Empty where nothing is named.
    """
    page = _read_page(article)
    named = [_decide(page, index) for index in range(len(page.hits))]
    return tuple(mention for mention in named if mention is not None)


@dataclass(slots=True)
class _Page:
    """An article's text and what its names may stand for."""

    text: str
    published: date
    hits: list[Hit[Name]]
    datelines: list[tuple[int, int]]
    sure: set[str] = field(default_factory=set)
    """Countries the text names beyond doubt."""


def _read_page(article: Article) -> _Page:
    text = article.text
    hits = name_scanner().scan(text, fold(text))
    hits = _add_postal_codes(text, hits)
    skipped = [(segment.start, segment.end) for segment in article.segments if segment.kind in _SKIPPED]
    if skipped:
        hits = [hit for hit in hits if not _within(hit.start, skipped)]
    page = _Page(text, article.published, hits, _find_datelines(article))
    for hit in hits:
        page.sure.update(_sure_countries(hit))
    return page


def _add_postal_codes(text: str, hits: list[Hit[Name]]) -> list[Hit[Name]]:
    codes = postal_codes()
    found = [
        Hit(match.start(1), match.end(1), (codes[match.group(1)],))
        for match in _POSTAL.finditer(text)
        if match.group(1) in codes
    ]
    return sorted([*hits, *found], key=lambda hit: hit.start) if found else hits


def _within(offset: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in stretches)


def _find_datelines(article: Article) -> list[tuple[int, int]]:
    marked = [(segment.start, segment.end) for segment in article.segments if segment.kind == "dateline"]
    return marked or [match.span(1) for match in _DATELINE.finditer(article.text, 0, 1200)]


def _sure_countries(hit: Hit[Name]) -> set[str]:
    kinds = {name.sort for name in hit.payloads}
    if len({name.country for name in hit.payloads}) == 1 and kinds <= {"country", "demonym", "capital", "region"}:
        return {name.country for name in hit.payloads if name.doubt is None}
    return set()


def _decide(page: _Page, index: int) -> Mention | None:
    hit = page.hits[index]
    name = hit.payloads[0] if len(hit.payloads) == 1 else _choose(page, index)
    match name.sort:
        case "decoy":
            return None
        case "organisation":
            return _mention(hit, "organisation", name)
        case "institution":
            return _mention(hit, "country", _dated(page, name), "metonym")
        case "country" | "demonym" | "people":
            return _decide_country(page, index, name)
        case "abbreviation":
            return _mention(hit, "place", name) if _follows_town(page, hit) else None
        case "seat" | "capital":
            return _decide_capital(page, index, name)
        case _:
            return _decide_place(page, index, name)


# -- which of several namesakes ------------------------------------------------------------------------------------


def _choose(page: _Page, index: int) -> Name:
    """One of the names a hit may stand for: what follows it decides, then what else the article names, then size."""
    names = page.hits[index].payloads
    if any(name.sort == "decoy" for name in names):
        return next(name for name in names if name.sort == "decoy")
    countries = [name for name in names if name.sort in ("country", "demonym", "people")]
    regions = [name for name in names if name.sort == "region"]
    if countries and regions:
        return regions[0] if _is_region(page, index, countries[0].country, regions[0].country) else countries[0]
    if countries:
        return next((name for name in countries if _has_other_sign(page, index, name.country)), countries[0])
    return _choose_place(page, index, names, regions)


def _choose_place(page: _Page, index: int, names: tuple[Name, ...], regions: list[Name]) -> Name:
    hit = page.hits[index]
    if regions and _follows_town(page, hit):
        return regions[0]
    within = _country_after(page, index)
    fitting = [name for name in names if name.country == within]
    if fitting:
        return max(fitting, key=_size)
    best = max(names, key=_size)
    known = [name for name in names if name.country in page.sure and _size(name) * 30 >= _size(best)]
    if known and best.country not in page.sure:
        return max(known, key=_size)
    return best


def _size(name: Name) -> int:
    return name.population if name.sort in ("city", "capital") else 10**8


def _is_region(page: _Page, index: int, country: str, owner: str) -> bool:
    hit = page.hits[index]
    before, after = _word_before(page, hit.start), _word_after(page, hit.end)
    if after in context("state offices") or before in context("state offices"):
        return True
    if index and _follows_town(page, hit) and _near_country(page, index - 1) == owner:
        return True
    near = {country, *neighbours(country)}
    return owner in page.sure and not near & page.sure


def _has_other_sign(page: _Page, index: int, country: str) -> bool:
    mine = page.hits[index].payloads
    return any(
        name.country == country
        for hit in page.hits
        if hit.payloads != mine and len(hit.payloads) == 1
        for name in hit.payloads
    )


def _near_country(page: _Page, index: int) -> str | None:
    hit = page.hits[index]
    following = page.hits[index + 1]
    if len(page.text[hit.end : following.start].strip(" ,\n")) > 0:
        return None
    owners = {name.country for name in hit.payloads}
    return following.payloads[-1].country if following.payloads[-1].country in owners else None


def _country_after(page: _Page, index: int) -> str | None:
    """The country of what stands right after a comma: "Paris, Texas"."""
    if index + 1 >= len(page.hits):
        return None
    hit, following = page.hits[index], page.hits[index + 1]
    if page.text[hit.end : following.start].strip() != ",":
        return None
    kinds = {name.sort for name in following.payloads}
    if not kinds & {"country", "region", "abbreviation"}:
        return None
    if {"country", "region"} <= kinds:
        return next((name.country for name in following.payloads if name.country in _owners(hit)), None)
    return following.payloads[0].country


def _owners(hit: Hit[Name]) -> set[str]:
    return {name.country for name in hit.payloads}


# -- whether a name is what it seems --------------------------------------------------------------------------------


def _decide_country(page: _Page, index: int, name: Name) -> Mention | None:
    hit = page.hits[index]
    longer = _longer_name(page, hit)
    if longer:
        return longer_mention(page, hit, _dated(page, name), longer)
    if name.sort == "people" and hit.end - hit.start <= 5 and _in_person_name(page, hit):
        return None
    if name.doubt and _in_person_name(page, hit):
        return None
    return _mention(hit, "country", _dated(page, name), None if name.sort == "country" else "demonym")


def _decide_capital(page: _Page, index: int, name: Name) -> Mention | None:
    hit = page.hits[index]
    longer = _longer_name(page, hit)
    if longer:
        return longer_mention(page, hit, name, longer)
    if not _within(hit.start, page.datelines):
        if name.sort == "capital" and _in_person_name(page, hit):
            return None
        if _stands_for_government(page, hit):
            return _mention(hit, "country", _dated(page, _government(name)), "metonym")
    return _mention(hit, "place", _dated(page, name, member=True))


def _decide_place(page: _Page, index: int, name: Name) -> Mention | None:
    hit = page.hits[index]
    within = _country_after(page, index)
    if within and within != name.country and name.sort == "city":
        return None
    sure = within is not None or _within(hit.start, page.datelines)
    if not sure:
        longer = _longer_name(page, hit)
        if longer:
            return longer_mention(page, hit, name, longer) if name.large and not name.doubt else None
        if not _is_place(page, hit, name):
            return None
    return _mention(hit, "place", _dated(page, name, member=True))


def _is_place(page: _Page, hit: Hit[Name], name: Name) -> bool:
    if name.sort == "region" and not name.doubt:
        return True
    if _in_person_name(page, hit):
        return False
    if name.large and not name.doubt:
        return True
    before = _word_before(page, hit.start).lower()
    if before not in context("locatives") or _capital_follows(page, hit.end):
        return False
    return not name.doubt or (name.country in page.sure and before in context("places before"))


def _stands_for_government(page: _Page, hit: Hit[Name]) -> bool:
    text = page.text
    before = _word_before(page, hit.start)
    if text[hit.start - 1 : hit.start] == "-" or (
        text[hit.end : hit.end + 1] == "-" and text[hit.end + 1 : hit.end + 2].isupper()
    ):
        return True
    if before.lower() in context("dealings"):
        return True
    if before.lower() in context("places before"):
        return False
    after = _word_after(page, hit.end)
    if text[hit.end : hit.end + 2] in ("'s", "’s"):
        return after in context("policies")
    return after in context("claims")


def _in_person_name(page: _Page, hit: Hit[Name]) -> bool:
    if _is_shouted(page, hit):
        return False
    before = _word_before(page, hit.start)
    if before in context("titles"):
        return True
    if before[:1].isupper() and not _opens_sentence(page, hit.start, before) and not _is_named(page, before):
        return True
    return before.lower() not in context("locatives") and _capital_follows(page, hit.end)


def _is_named(page: _Page, word: str) -> bool:
    return word.rstrip(".") in context("offices") or word in context("openers")


def _capital_follows(page: _Page, end: int) -> bool:
    if page.text[end : end + 1] not in (" ", "\n"):
        return False
    after = _word_after(page, end)
    return after[:1].isupper() and after not in context("offices")


def _longer_name(page: _Page, hit: Hit[Name]) -> str | None:
    """``company``, ``outlet`` or ``thing`` where capitalised words after the name make it part of such a name."""
    following = page.text[hit.end : hit.end + 2]
    if following[:1] not in (" ", "\n") or _is_shouted(page, hit):
        return None
    match = _NAME_AFTER.match(page.text, hit.end)
    if not match:
        return None
    words = match.group(1).replace("&", " ").split()
    if words[0].strip(".'’") in context("things"):
        return "thing"
    for word in words:
        if word in context("offices"):
            return None
        if word in context("outlets"):
            return "outlet"
        if word in context("companies"):
            return "company"
    return None


def longer_mention(page: _Page, hit: Hit[Name], name: Name, sort: str) -> Mention | None:
    """The company or outlet that a country's or place's name begins, ``None`` for a thing."""
    if sort == "thing":
        return None
    match = _NAME_AFTER.match(page.text, hit.end)
    end = match.end() if match else hit.end
    end = hit.start + len(page.text[hit.start : end].rstrip(".,'’"))
    words = " ".join(page.text[hit.start : end].split())
    return Mention(hit.start, end, "organisation", words, words, name.country, sort)


# -- words around -----------------------------------------------------------------------------------------------------


def _word_before(page: _Page, start: int) -> str:
    match = _WORD_BEFORE.search(page.text, max(0, start - 30), start)
    return match.group(1) if match else ""


def _word_after(page: _Page, end: int) -> str:
    match = _WORD_AFTER.match(page.text, end)
    return match.group(1).rstrip(".'’") if match else ""


def _opens_sentence(page: _Page, start: int, word: str) -> bool:
    before = page.text[max(0, start - len(word) - 12) : start].rstrip("\"“'‘( \n")
    before = before[: -len(word)].rstrip(" ")
    return not before or before[-1] in _OPENERS or before.endswith("\n")


def _is_shouted(page: _Page, hit: Hit[Name]) -> bool:
    """Whether the line has capitals only, so that they say nothing."""
    start = page.text.rfind("\n", 0, hit.start) + 1
    end = page.text.find("\n", hit.end)
    return page.text[start : end if end >= 0 else None].isupper()


def _follows_town(page: _Page, hit: Hit[Name]) -> bool:
    return _TOWN_BEFORE.search(page.text, max(0, hit.start - 40), hit.start) is not None


# -- mentions ---------------------------------------------------------------------------------------------------------


def _dated(page: _Page, name: Name, *, member: bool = False) -> Name:
    code = state_of(name.country, page.published, member=member)
    if code == name.country:
        return name
    if name.sort in ("city", "capital", "seat", "region", "abbreviation"):
        return Name(name.sort, name.key, name.label, code)
    return Name(name.sort, code, code, code)


def _government(name: Name) -> Name:
    return Name("institution", name.country, name.country, name.country)


def _mention(hit: Hit[Name], kind: MentionKind, name: Name, role: str | None = None) -> Mention:
    label = country_name(name.key) if kind == "country" else name.label
    return Mention(hit.start, hit.end, kind, name.key, label, name.country or None, role)
