"""Whether the lexicons know a phrase already: a theme, a country, a place, an office, or a row of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from loaders.extract.roles import read_roles
from loaders.extract.taxonomy import Taxonomy
from loaders.extract.themes import find_themes
from loaders.extract.word_runs import INNER, make_key
from loaders.models import Article
from loaders.text import fold

_ANY_DAY = date(2000, 1, 1)
Words = tuple[str, ...]


class Coverage:
    """Knows the words of the lexicons; ``names`` are those of countries and places, as texts write them."""

    def __init__(self, names: Iterable[str], taxonomy: Taxonomy | None = None) -> None:
        self._known = {_split(name) for name in names} | _list_offices()
        self._longest = max(map(len, self._known), default=1)
        self._taxonomy = taxonomy

    def covers(self, phrase: str) -> bool:
        """Whether all words that count belong to a theme, or the phrase is a row of countries, places and offices.

        "Prime Minister" and "Turkish Foreign Ministry" are known, "Prime Minister Netanyahu" is not.
        """
        return self._parts_into_names(_split(phrase)) or self._is_themed(phrase)

    def _parts_into_names(self, words: Sequence[str]) -> bool:
        ends = {0}
        for end in range(1, len(words) + 1):
            if any(
                start in ends and (tuple(words[start:end]) in self._known or words[end - 1] in INNER)
                for start in range(max(0, end - self._longest), end)
            ):
                ends.add(end)
        return len(words) in ends

    def _is_themed(self, phrase: str) -> bool:
        spans = [(one.start, one.end) for one in find_themes(Article("", _ANY_DAY, phrase), (), self._taxonomy)]
        place, open_words = 0, 0
        for word in phrase.replace("-", " ").split():
            start = phrase.index(word, place)
            place = start + len(word)
            inside = any(first <= start and place <= last for first, last in spans)
            open_words += not inside and fold(word) not in INNER
        return bool(spans) and not open_words


def _split(phrase: str) -> Words:
    return tuple(map(make_key, phrase.replace("-", " ").split()))


@cache
def _list_offices() -> frozenset[Words]:
    roles = read_roles()
    heads = (words for forms in roles.heads.values() for words, _ in forms)
    ranks = (words for forms in roles.ranks.values() for words in forms)
    return frozenset(tuple(map(make_key, words)) for words in (*heads, *ranks)) | frozenset(
        map(_split, roles.modifiers)
    )
