"""Which of several namesakes a name stands for."""

import re
from functools import cache

from loaders.extract.names import Name, abbreviations
from loaders.extract.page import Page, follows_town, owners
from loaders.gazetteer import context, neighbours

_OF_A_STATE = r"\b(?:[Mm]inister|[Pp]resident|Affairs|Defen[cs]e|[Aa]mbassador|[Pp]arliament) (?:of|to) "
"""Before a name that is both a country's and a region's: no region has a prime minister or an ambassador."""
_WHOLES = frozenset({"country", "region", "abbreviation"})
_COUNTRY_SORTS = frozenset({"country", "demonym", "people"})


def choose_name(page: Page, index: int) -> Name:
    """One of the names that hit ``index`` may stand for.

    What follows it decides ("Paris, Texas"), then what else the article names, then size.
    """
    names = page.hits[index].payloads
    if len(names) == 1:
        return names[0]
    if decoy := next((name for name in names if name.sort == "decoy"), None):
        return decoy
    countries = [name for name in names if name.sort in _COUNTRY_SORTS]
    regions = [name for name in names if name.sort == "region"]
    if countries and regions:
        return regions[0] if _is_region(page, index, countries[0].country, regions[0].country) else countries[0]
    if countries:
        return _choose_country(page, countries)
    return _choose_place(page, index, regions)


def _choose_country(page: Page, countries: list[Name]) -> Name:
    """Of two countries of one name that which the article names otherwise, else the one that took the name last.

    Before that day the name was the other's alone: in 1987 Zaire was called Zaire, and Congo the country beside it.
    """
    bearing = [name for name in countries if name.since is None or name.since <= page.published] or countries
    named = next((name for name in bearing if name.country in page.sure), None)
    return named or next((name for name in bearing if name.since is not None), bearing[0])


def place_after(page: Page, index: int) -> Name | None:
    """The country or region that stands right after a comma, where it may hold what stands before: "Paris, Texas".

    A country that holds none of what the name may stand for is the next of a list: "Istanbul, Iran and Iraq".
    """
    if index + 1 >= len(page.hits):
        return None
    hit, following = page.hits[index], page.hits[index + 1]
    if page.gap(hit, following) != "," or not all(name.sort in _WHOLES for name in following.payloads):
        return None
    mine = next((name for name in following.payloads if name.country in owners(hit)), None)
    state = following.payloads[0]
    return mine or (state if state.key in _states() else None)


@cache
def _states() -> frozenset[str]:
    """The regions that are customarily written after a town."""
    return frozenset(name.key for name in abbreviations().values())


def _choose_place(page: Page, index: int, regions: list[Name]) -> Name:
    hit = page.hits[index]
    if regions and follows_town(page, hit):
        return regions[0]
    whole = place_after(page, index)
    if fitting := [name for name in hit.payloads if whole and name.country == whole.country]:
        return max(fitting, key=_size)
    best = max(hit.payloads, key=_size)
    # A namesake in a country that the article names is meant unless it is much the smaller.
    known = [name for name in hit.payloads if name.country in page.sure and _size(name) * 30 >= _size(best)]
    return max(known, key=_size) if known and best.country not in page.sure else best


def _size(name: Name) -> int:
    # New York and Washington are the cities unless a town stands before.
    return name.population if name.sort in ("city", "capital") or name.doubt else 10**8


def _is_region(page: Page, index: int, country: str, owner: str) -> bool:
    """Whether a region of ``owner``, not the country of that name is meant: Georgia the US state."""
    hit = page.hits[index]
    if page.after(hit) in context("state offices") or page.before(hit) in context("state offices"):
        return True
    if index and follows_town(page, hit) and owner in owners(page.hits[index - 1]):
        return True
    if re.search(rf"{_OF_A_STATE}{re.escape(page.text[hit.start : hit.end])}\b", page.text):
        return False
    named = owner in page.sure or any(owners(other) == {owner} for other in page.hits)  # "to campaign in Savannah"
    return named and not page.sure & {country, *neighbours(country)}
