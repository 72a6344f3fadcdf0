"""Whether two names mean one person, across spellings and shortened forms."""

from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from loaders.text import fold

_PARTICLES = frozenset("al el bin ibn bint abu von van der de da di dos del la le du jr sr".split())


@lru_cache(maxsize=100_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart, folded, without particles and initials' full stops.

    >>> name_words("Joseph R. Biden, Jr."), name_words("Abdullah bin Abdul Aziz")
    (('joseph', 'r', 'biden'), ('abdullah', 'abdul', 'aziz'))
    """
    signs = str.maketrans({"-": " ", ".": " ", ",": " ", "'": " "})
    words = tuple(w for w in fold(name).translate(signs).split() if w not in _PARTICLES)
    return words or tuple(fold(name).split())


@lru_cache(maxsize=100_000)
def same_person(a: str, b: str) -> bool:
    """Whether two names may be one person's: the same family name, give or take a letter, and no other first name.

    Family names may stand first ("Kishida Fumio") and change with the transliteration ("Gasanov", "Hasanov").

    >>> same_person("Yaşar Güler", "Yashar Guler"), same_person("Hasanov", "Zakir Hasanov")
    (True, True)
    >>> same_person("Ilham Aliyev", "Heydar Aliyev"), same_person("Mevlut Cavusoglu", "Hulusi Akar")
    (False, False)
    """
    one, other = name_words(a), name_words(b)
    if sorted(one) == sorted(other):
        return True
    if len(one) == 1 or len(other) == 1:
        single, full = (one, other) if len(one) == 1 else (other, one)
        return any(_alike(single[0], word) for word in (full[-1], full[0]))
    first_alike = _first_alike(one[0], other[0])
    contained = set(one) <= set(other) or set(other) <= set(one)
    return contained or (first_alike and _alike(one[-1], other[-1]))


def _alike(a: str, b: str) -> bool:
    """Whether two words are one under another transliteration: one letter in five, or two in eight, may differ."""
    if a == b:
        return True
    longest = max(len(a), len(b))
    allowed = 2 if longest >= 8 else 1 if longest >= 5 else 0
    return Levenshtein.distance(a, b, score_cutoff=allowed) <= allowed


def _first_alike(a: str, b: str) -> bool:
    """Whether two first names are one: alike, one short for the other, or an initial."""
    shortened = a[0] == b[0] and (a.startswith(b) or b.startswith(a))
    return shortened or _alike(a, b) or b in _short_forms().get(a, ()) or a in _short_forms().get(b, ())


_NICKNAMES = (
    "alexander alex, andrew andy, anthony tony, antony tony, benjamin ben, charles chuck, christopher chris, "
    "daniel dan, edward ted ed, elizabeth liz beth, francis frank, jacob jake, james jim jimmy, john jack, joseph joe, "
    "katherine kate kathy, kathleen kathy, kenneth ken, lawrence larry, margaret maggie, michael mike, "
    "nicholas nick, patrick pat, richard dick rick, robert bob, ronald ron, stephen steve, thomas tom, timothy tim, "
    "william bill"
)
"""First names of office-holders, each with the short forms that newspapers use."""


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    return {full: frozenset(short) for full, *short in (entry.split() for entry in _NICKNAMES.split(", "))}
