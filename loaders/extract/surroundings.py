"""The words around a name, and what they say it stands for."""

import re
from bisect import bisect_left
from itertools import pairwise

from loaders.extract.names import Name
from loaders.extract.page import Page
from loaders.extract.scan import Hit
from loaders.gazetteer import context

_NAME_AFTER = re.compile(r"((?:(?: {1,2}|\n)(?:& )?[A-Z&][\w.'’&-]*){1,5})")
_SHOUTED_COMPANY = re.compile(r"(?:[ ,]+[A-Z&.]+){0,3}?[ ,]+(?:CORP|INC|LTD|PLC|CO|SPA|BHD|NV|AG)\b")
_POSSESSIVE_END = re.compile(r"(?:['’]s)?[.,'’]*\Z")
_POSSESSIVES = ("'s", "’s", "'", "’", ",")
_ABBREVIATED = 4
"""Characters up to which a word with a full stop is an initial or cut short, not the end of a sentence."""
_NEAR = 120
_OPENERS = frozenset('.!?:;"“”‘(*<+-–—')


def is_shouted(page: Page, hit: Hit[Name]) -> bool:
    """Whether the line has capitals only, as far as it is near, so that they say nothing."""
    if page.text[hit.end - 1].islower():
        return False
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
    following = page.text[hit.end : hit.end + 2]
    if following[:1] not in (" ", "\n") or following[1:].islower():
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
