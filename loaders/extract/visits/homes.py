"""Homes: the country or organisation that an outlet writes for."""

import re
from datetime import date
from functools import cache, lru_cache

from loaders.extract.known import outlet_country
from loaders.extract.mentions import find_mentions
from loaders.gazetteer import organisations
from loaders.models import Article


@cache
def organisation_names() -> dict[str, str]:
    """The organisations that publish under their own name: what a Commissioner does, he does for the EU."""
    return {name: o.id for o in organisations().values() for name in (o.id, o.name, *o.names, *o.bodies)}


@lru_cache(maxsize=4096)
def home_of(outlet: str | None, url: str | None) -> str | None:
    """The country an outlet writes from: as the lexicon has it, else the one its own name gives."""
    if outlet and outlet in organisation_names():
        return organisation_names()[outlet]
    named = re.search(r"\(([^)]+)\)", outlet) if outlet else None
    if named and (country := _country_in(named[1]) or outlet_country(named[1], None)):
        return country  # "The Herald (Harare)", "UrduPoint (Sputnik)": it is the agency that writes
    known = outlet_country(outlet, url)
    if known is not None or not outlet:
        return known
    bare = re.sub(r"\s*\(.*\)|(?<=\w\w) English(?: [Ee]dition| [Ss]ervice)?$", "", outlet)  # that is its language
    if bare != outlet and (country := outlet_country(bare, None)):
        return country
    return _country_in(bare)


_ISSUER = re.compile(
    r"\b(?:White House|Ministry|Department|Presiden(?:t|cy)|Government|Office|Embassy|Chancellery|Commission|NATO)\b"
    r"|GOV|\.gov\b|\.mil\b|\bmfa\.|\bmod\."
)


@lru_cache(maxsize=4096)
def is_issuer(outlet: str | None, url: str | None) -> bool:
    """Whether an outlet is a government's own office, whose "I" and "we" are the government's.

    >>> is_issuer("US Department of State", None), is_issuer("Reuters", None), is_issuer(None, "https://x.gov.au/a")
    (True, False, True)
    """
    return bool(_ISSUER.search(outlet or "") or _ISSUER.search((url or "").split("?")[0]))


def _country_in(name: str) -> str | None:
    """The country that an outlet's name gives."""
    named = [m for m in find_mentions(Article("outlet", date(2000, 1, 1), name)) if m.country or m.kind == "country"]
    named.sort(key=lambda m: m.role == "metonym")  # "Federal Foreign Office, Germany" is no Whitehall office
    return (named[0].country or named[0].key) if named else None
