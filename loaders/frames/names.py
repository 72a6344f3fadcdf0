"""What a reader sees for a code."""

from functools import lru_cache

import pycountry
from babel import Locale

_OWN_NAMES = {"TUR": "Türkiye", "XKX": "Kosovo", "SUN": "Soviet Union", "YUG": "Yugoslavia", "DDR": "East Germany"}
_UNNAMED = "not named"


@lru_cache(maxsize=1024)
def country_name(code: str) -> str:
    """The short English name of an ISO 3166-1 alpha-3 code; anything else (an organisation) is its own name.

    >>> country_name("AZE"), country_name("TUR"), country_name("NATO")
    ('Azerbaijan', 'Türkiye', 'NATO')
    """
    if code in _OWN_NAMES:
        return _OWN_NAMES[code]
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return code
    shown = Locale("en").territories.get(country.alpha_2)
    return str(shown or country.name)


def country_names(codes: str | None) -> str | None:
    """The names of codes joined by ``;``, joined the same way; None for none."""
    return "; ".join(country_name(code.strip()) for code in codes.split(";")) if codes else None


def direction_of(visitor: str | None, host: str | None, counterpart: str | None, mode: str | None) -> tuple[str, str]:
    """The direction of a visit as a code and in words.

    >>> direction_of("TUR", "AZE", "AZE", "visit")
    ('TUR>AZE', 'Türkiye → Azerbaijan')
    >>> direction_of("TUR", "CHE", "AZE", "meeting_third_place")
    ('AZE=TUR', 'Azerbaijan ↔ Türkiye')
    """
    other = (counterpart or "").split(";")[0] or None
    third_place = mode == "meeting_third_place" and other is not None
    if third_place or (host is None and other is not None):
        sides = sorted((visitor or "?", other or "?"), key=_name)
        return "=".join(sorted((visitor or "?", other or "?"))), " ↔ ".join(map(_name, sides))
    return f"{visitor or '?'}>{host or '?'}", f"{_name(visitor)} → {_name(host)}"


def pair_of(visitor: str | None, host: str | None, counterpart: str | None, mode: str | None) -> tuple[str, str] | None:
    """The unordered pair of countries of a visit, ``"AZE+TUR"`` and in words; None where one side is unknown."""
    code, _ = direction_of(visitor, host, counterpart, mode)
    sides = sorted(code.replace(">", "=").split("="))
    if "?" in sides or sides[0] == sides[-1]:
        return None
    return "+".join(sides), " – ".join(sorted(map(_name, sides)))


def _name(code: str | None) -> str:
    return _UNNAMED if code in (None, "?") else country_name(str(code))
