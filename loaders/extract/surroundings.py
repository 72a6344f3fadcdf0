"""The words around a name, and what they say it stands for."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise

from loaders.extract.names import Name, abbreviations
from loaders.extract.scan import Hit
from loaders.gazetteer import context
from loaders.models import Article, Mention

_GAP = r"(?: {1,2}|\n)"
_WORD_BEFORE = re.compile(rf"([\w.'’,-]+){_GAP}(?:the{_GAP})?[\"“'‘(]?\Z")
_WORD_AFTER = re.compile(rf"(?:['’]s)?{_GAP}([\w.'’]+)")
_NAME_AFTER = re.compile(rf"((?:{_GAP}(?:& )?[A-Z&][\w.'’&-]*){{1,5}})")
_TOWN_BEFORE = re.compile(r"[A-Za-z.'’]{2,},\s{1,6}\Z")
_AFTER_TOWN = re.compile(r", ([A-Z][A-Za-z]{1,4})\b(?!\.\w)\.?")
_AFTER_STATE = re.compile(r"\.|,|\s*\Z|\s*\n|\s\d{5}|\s[-–—]")
_POSSESSIVE_END = re.compile(r"(?:['’]s)?[.,'’]*\Z")
_POSSESSIVES = ("'s", "’s", "'", "’", ",")
_ABBREVIATED = 4
"""Characters up to which a word with a full stop is an initial or cut short, not the end of a sentence."""
_NEAR = 120
_OPENERS = frozenset('.!?:;"“”‘(*<+-–—')
_SKIPPED = frozenset({"furniture", "byline"})
_DATELINE = re.compile(
    r"^[ \t]*([A-Z][A-Z'’.\-]+(?:[ /][A-Z'’.\-]+)*)(?=(?:,[^\n]{2,60}?)?\s(?:--?|–|—)\s)", re.MULTILINE
)
_SHOUTED_COMPANY = re.compile(r"(?:[ ,]+[A-Z&.]+){0,3}?[ ,]+(?:CORP|INC|LTD|PLC|CO|SPA|BHD|NV|AG)\b")


@dataclass(slots=True)
class Page:
    """An article's text and what its names may stand for."""

    text: str
    published: date
    hits: list[Hit[Name]]
    datelines: list[tuple[int, int]]
    sure: set[str] = field(default_factory=set)
    """Countries the text names beyond doubt."""
    mentions: list[Mention] = field(default_factory=list)
    """What was decided so far."""
    people: set[str] = field(default_factory=set)
    """City names that turned out to be somebody's."""

    def before(self, hit: Hit[Name]) -> str:
        """The word before a hit, but for "the"; empty at a paragraph's start."""
        match = _WORD_BEFORE.search(self.text, max(0, hit.start - 30), hit.start)
        return match.group(1) if match else ""

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
    skipped = [(segment.start, segment.end) for segment in article.segments if segment.kind in _SKIPPED]
    if skipped:
        hits = [hit for hit in hits if not within(hit.start, skipped)]
    page = Page(article.text, article.published, hits, _find_datelines(article))
    for hit in hits:
        page.sure |= _sure_countries(hit)
    return page


def within(offset: int, stretches: list[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of the stretches."""
    return any(start <= offset < end for start, end in stretches)


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


def _find_datelines(article: Article) -> list[tuple[int, int]]:
    marked = [(segment.start, segment.end) for segment in article.segments if segment.kind == "dateline"]
    return marked or [match.span(1) for match in _DATELINE.finditer(article.text, 0, 600)]


@cache
def _owners_of(names: tuple[Name, ...]) -> frozenset[str]:
    return frozenset(name.country for name in names)


def owners(hit: Hit[Name]) -> frozenset[str]:
    """The countries of all that a hit may stand for."""
    return _owners_of(hit.payloads)


def _sure_countries(hit: Hit[Name]) -> frozenset[str]:
    if any(name.doubt or not name.large or name.sort == "decoy" for name in hit.payloads):
        return frozenset()
    found = owners(hit)
    return found if len(found) == 1 else frozenset()


def follows_town(page: Page, hit: Hit[Name]) -> bool:
    """Whether a word and a comma stand before: "Woodstock, Ontario"."""
    return _TOWN_BEFORE.search(page.text, max(0, hit.start - 40), hit.start) is not None


def is_dateline(page: Page, hit: Hit[Name]) -> bool:
    """Whether a hit is a dateline's whole place, not a part of one."""
    if not within(hit.start, page.datelines):
        return False
    before, after = page.text[: hit.start].rstrip(" ")[-1:], page.text[hit.end : hit.end + 2]
    return before in ("", "\n", ",", "/", "(") and not (
        after[:1] == " " and after[1:2].isalpha() and after[1:2].isupper()
    )


def is_shouted(page: Page, hit: Hit[Name]) -> bool:
    """Whether the line has capitals only, as far as it is near, so that they say nothing."""
    near = max(0, hit.start - _NEAR)
    start = page.text.rfind("\n", near, hit.start) + 1 or near
    end = page.text.find("\n", hit.end, hit.end + _NEAR)
    return page.text[start : end if end >= 0 else hit.end + _NEAR].isupper()


def is_person(page: Page, hit: Hit[Name]) -> bool:
    """Whether a hit is part of a person's name: after a title or a given name, or before a surname."""
    if is_shouted(page, hit):
        return False
    before = page.before(hit)
    if before in context("titles"):
        return True
    ended = before.endswith(".") and len(before) > _ABBREVIATED
    if before[:1].isupper() and not ended and not before.endswith(_POSSESSIVES):
        return not _is_opener(page, hit, before)
    doubtful = any(name.doubt or not name.large for name in hit.payloads)
    return doubtful and before.lower() not in context("locatives") and precedes_name(page, hit)


def _is_opener(page: Page, hit: Hit[Name], word: str) -> bool:
    """Whether a capitalised word begins a sentence or is an office, so that it is no given name."""
    if word.rstrip(".,") in context("offices") or word in context("openers"):
        return True
    return word.endswith(("ing", "ed", "ly")) and _opens_sentence(page, hit, word)


def _opens_sentence(page: Page, hit: Hit[Name], word: str) -> bool:
    before = page.text[max(0, hit.start - len(word) - 12) : hit.start].rstrip("\"“'‘( \n")
    before = before[: -len(word)].rstrip(" ")
    return not before or before[-1] in _OPENERS or before.endswith("\n")


def precedes_name(page: Page, hit: Hit[Name]) -> bool:
    """Whether a capitalised word follows that is no office: "Jordan Smith", but not "Jordan Foreign Minister"."""
    if page.text[hit.end : hit.end + 1] not in (" ", "\n"):
        return False
    after = page.after(hit)
    return after[:1].isupper() and after not in context("offices")


def find_longer_name(page: Page, hit: Hit[Name]) -> tuple[str, int] | None:
    """``company``, ``outlet`` or ``thing`` and the end of such a name, where the hit begins one; else ``None``."""
    if page.text[hit.end : hit.end + 1] not in (" ", "\n"):
        return None
    if is_shouted(page, hit):
        company = _SHOUTED_COMPANY.match(page.text, hit.end)
        return ("company", company.end()) if company else None
    match = _NAME_AFTER.match(page.text, hit.end)
    if not match:
        return None
    name = _POSSESSIVE_END.sub("", match.group(1))
    words = [word.strip(".,'’") for word in name.split() if word != "&"]
    sort = _sort_name(words) if words else None
    return (sort, hit.end + len(name)) if sort else None


def _sort_name(words: list[str]) -> str | None:
    if words[0] in context("things"):
        return "thing"
    if words[0] in context("papers"):
        return "outlet"
    if words[0] in context("offices"):
        return None
    if words[-1] in context("outlets"):
        return "outlet"
    return "company" if words[-1] in context("companies") else None


def is_government(page: Page, hit: Hit[Name]) -> bool:
    """Whether a capital stands for the government: "Ankara said", "talks with Ankara", "Baku-Ankara"."""
    text, before = page.text, page.before(hit).lower()
    if text[hit.end : hit.end + 1] == "-" or text[hit.start - 1 : hit.start] == "-":
        return _is_paired(page, hit)
    if precedes_name(page, hit):
        return False
    if before in context("dealings") or (before == "and" and _joins_government(page, hit)):
        return True
    if before in context("locatives"):
        return False
    possessive = text[hit.end : hit.end + 2] in ("'s", "’s")
    return page.after(hit) in context("policies" if possessive else "claims")


def _is_paired(page: Page, hit: Hit[Name]) -> bool:
    """Whether a hyphen ties a hit to another name: "Baku-Ankara", but neither "Paris-based" nor "al-Riyadh"."""
    index = bisect_left(page.hits, hit.start, key=lambda other: other.start)
    near = page.hits[max(0, index - 1) : index + 2]
    return any(page.text[one.end : two.start] == "-" for one, two in pairwise(near))


def _joins_government(page: Page, hit: Hit[Name]) -> bool:
    """Whether the name before "and" stands for a government: "between Ankara and Moscow"."""
    last = page.mentions[-1] if page.mentions else None
    return last is not None and last.role == "metonym" and page.gap(last, hit) == "and"
