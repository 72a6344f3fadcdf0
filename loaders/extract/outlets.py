"""The home country of an outlet or agency, by its name or its web address."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

import pycountry

from loaders.lexicon import load_lexicon
from loaders.text import fold

# Endings that are sold to everybody for the look of them, and .su, whose country is gone.
_SOLD = frozenset("ai am bz cc cd co fm gg gl im in io is la ly me mn nu sc sh so st su to tv vc ws".split())
_SPECIAL = {"uk": "GBR", "gov": "USA", "mil": "USA", "va": "VAT", "tw": "TWN"}
_SIGNS = re.compile(r"[^\w&+]+")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of news: an agency without ``country`` writes for the whole world."""

    id: str
    country: str | None = None
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    agency: bool = False

    def __post_init__(self) -> None:
        if (self.country is None) is not self.agency:
            raise ValueError("an outlet has a country, or is an agency that has none")


@lru_cache(maxsize=4096)
def outlet_country(name: str | None, url: str | None) -> str | None:
    """ISO 3166-1 alpha-3 of the outlet's home, from its name, else its address; ``None`` for world agencies.

    An outlet that is not listed is at home where its domain's ending says. A name that outlets of several countries
    share says nothing.

    >>> outlet_country("AzerNews", None), outlet_country("Reuters", None), outlet_country(None, "https://x.com.gh/a")
    ('AZE', None, 'GHA')
    """
    outlet = find_outlet(name, url)
    if outlet:
        return outlet.country
    return _ending_country(_host(url)) or _ending_country(_host(name))


def find_outlet(name: str | None, url: str | None) -> Outlet | None:
    """The listed outlet of that name, else of that address; ``None`` where neither is listed."""
    named = _by_name().get(_key(name)) if name else None
    return named or _by_domain(_host(url)) or _by_domain(_host(name))


def _key(name: str) -> str:
    return _SIGNS.sub(" ", fold(name)).strip().removeprefix("the ")


@cache
def _by_name() -> dict[str, Outlet | None]:
    found: dict[str, Outlet | None] = {}
    for outlet in load_lexicon("outlets", Outlet):
        for key in {_key(name) for name in (outlet.id, *outlet.names)}:
            found[key] = None if key in found else outlet
    return found


@cache
def _domains() -> dict[str, Outlet]:
    return {domain: outlet for outlet in load_lexicon("outlets", Outlet) for domain in outlet.domains}


def _by_domain(host: str) -> Outlet | None:
    while host:
        if outlet := _domains().get(host):
            return outlet
        host = host.partition(".")[2]
    return None


def _host(address: str | None) -> str:
    if not address or "." not in address or " " in address.strip():
        return ""
    address = address.strip()
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")


def _ending_country(host: str) -> str | None:
    ending = host.rpartition(".")[2] if "." in host else ""
    if len(ending) != 2 or ending in _SOLD:
        return _SPECIAL.get(ending)
    country = pycountry.countries.get(alpha_2=ending.upper())
    return _SPECIAL.get(ending) or (country.alpha_3 if country else None)
