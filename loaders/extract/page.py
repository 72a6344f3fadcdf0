"""An article's text with the names in it: what every rule on mentions looks at."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from loaders.extract.names import Name, abbreviations
from loaders.extract.scan import Hit
from loaders.models import Article, Mention

_GAP = r"(?: {1,2}|\n)"
# Read from right to left, which takes a quarter of the time of a search for what ends there.
_WORD_BEFORE = re.compile(rf"[\"“'‘(]?{_GAP}(?:eht{_GAP}(?=[\w.'’,-]))?([\w.'’,-]+)")
_WORD_AFTER = re.compile(rf"(?:['’]s)?{_GAP}([\w.'’]+)")
_TOWN_BEFORE = re.compile(r"[A-Za-z.'’]{2,},\s{1,6}\Z")
_AFTER_TOWN = re.compile(r", ([A-Z][A-Za-z]{1,4})\b(?!\.\w)\.?")
_AFTER_STATE = re.compile(r"\.|,|\s*\Z|\s*\n|\s\d{5}|\s[-–—]")
_SKIPPED = frozenset({"furniture", "byline"})
_DATELINE = re.compile(
    r"^[ \t]*([A-Z][A-Z'’.\-]+(?:[ /][A-Z'’.\-]+)*)(?=(?:,[^\n]{2,60}?)?\s(?:--?|–|—)\s)", re.MULTILINE
)


@dataclass(slots=True)
class Page:
    """An article's text and what its names may stand for."""

    text: str
    published: date
    hits: list[Hit[Name]]
    datelines: list[int]
    """Where each begins and ends."""
    sure: set[str] = field(default_factory=set)
    """Countries the text names beyond doubt."""
    mentions: list[Mention] = field(default_factory=list)
    """What was decided so far."""
    people: set[str] = field(default_factory=set)
    """City names that turned out to be somebody's."""

    def before(self, hit: Hit[Name]) -> str:
        """The word before a hit, but for "the"; empty at a paragraph's start."""
        match = _WORD_BEFORE.match(self.text[max(0, hit.start - 30) : hit.start][::-1])
        return match.group(1)[::-1] if match else ""

    def after(self, hit: Hit[Name]) -> str:
        """The word after a hit and its possessive; empty before a sign or a paragraph's end."""
        match = _WORD_AFTER.match(self.text, hit.end)
        return match.group(1).rstrip(".'’") if match else ""

    def gap(self, hit: Hit[Name] | Mention, following: Hit[Name]) -> str:
        """The signs and words between two hits, without blanks around."""
        return self.text[hit.end : following.start].strip()


def read_page(article: Article, hits: list[Hit[Name]]) -> Page:
    """The page of an article in whose text the scanner found ``hits``; page furniture and bylines are left out."""
    hits = _add_abbreviations(article.text, hits)
    skipped = [edge for one in article.segments if one.kind in _SKIPPED for edge in (one.start, one.end)]
    if skipped:
        hits = [hit for hit in hits if not within(hit.start, skipped)]
    page = Page(article.text, article.published, hits, _find_datelines(article))
    for hit in hits:
        country = hit.payloads[0].country
        if country not in page.sure and _is_sure(hit.payloads, country):
            page.sure.add(country)
    return page


def _is_sure(names: tuple[Name, ...], country: str) -> bool:
    return all(name.country == country and name.large and not name.doubt and name.sort != "decoy" for name in names)


def within(offset: int, edges: list[int]) -> bool:
    """Whether an offset lies in one of the stretches whose starts and ends are listed, from left to right."""
    return bisect_right(edges, offset) % 2 == 1


def _add_abbreviations(text: str, hits: list[Hit[Name]]) -> list[Hit[Name]]:
    """The hits, with the states that a few letters after a town stand for: "Savannah, Ga." or "SAVANNAH, GA"."""
    found = [
        Hit(match.start(1), match.end(), (name,))
        for match in _AFTER_TOWN.finditer(text)
        if (name := _read_abbreviation(match.group(1))) and _is_abbreviation(text, match)
    ]
    if not found:
        return hits
    starts = {hit.start for hit in found}
    return sorted([*found, *(hit for hit in hits if hit.start not in starts)], key=lambda hit: hit.start)


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    """Whether letters after a comma are a state: two capitals after small letters, or such as end an address."""
    before = text[match.start() - 1]
    if before.islower() and match.group(1).isupper():
        return True
    return before.isalpha() and _AFTER_STATE.match(text, match.end(1)) is not None


def _read_abbreviation(letters: str) -> Name | None:
    return abbreviations().get(letters) or abbreviations().get(f"{letters.capitalize()}.")


def _find_datelines(article: Article) -> list[int]:
    marked = [edge for one in article.segments if one.kind == "dateline" for edge in (one.start, one.end)]
    return marked or [edge for match in _DATELINE.finditer(article.text, 0, 600) for edge in match.span(1)]


@cache
def _owners_of(names: tuple[Name, ...]) -> frozenset[str]:
    return frozenset(name.country for name in names)


def owners(hit: Hit[Name]) -> frozenset[str]:
    """The countries of all that a hit may stand for."""
    return _owners_of(hit.payloads)


def follows_town(page: Page, hit: Hit[Name]) -> bool:
    """Whether a word and a comma stand before: "Woodstock, Ontario"."""
    start = max(0, hit.start - 40)
    if not page.text[start : hit.start].rstrip().endswith(","):
        return False
    return _TOWN_BEFORE.search(page.text, start, hit.start) is not None


def is_dateline(page: Page, hit: Hit[Name]) -> bool:
    """Whether a hit is a dateline's whole place, not a part of one."""
    if not within(hit.start, page.datelines):
        return False
    before, after = page.text[: hit.start].rstrip(" ")[-1:], page.text[hit.end : hit.end + 2]
    return before in ("", "\n", ",", "/", "(") and not (
        after[:1] == " " and after[1:2].isalpha() and after[1:2].isupper()
    )
