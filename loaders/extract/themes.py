"""Finding the curated themes of an article: one scan, whole words, the longest variant of each theme."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from loaders.extract.coordination import SharedHeads, find_elided
from loaders.extract.taxonomy import Taxonomy, load_taxonomy
from loaders.models import Article, Mention, Sentence
from loaders.text import fold, replace_signs

_SKIPPED = ("furniture", "byline")
_TO_BLANK = dict.fromkeys('-/"()[]*_|', " ")
_LINK = re.compile(r"https?://[^\s)>\]]+")
_SYMBOL = re.compile(r"<[A-Z.]{1,8}>")
"""What names a share on the exchange: "<UN.AS>" is no United Nations."""
_BLANKS = re.compile("  +")


class Use(NamedTuple):
    """What a term of the automaton means: a variant of a theme, a part that needs a shared head, or an exception."""

    theme: int
    role: str
    cased: bool
    near: re.Pattern[str] | None
    plain: bool = False
    """Whether it is a variant that asks for nothing but its words."""


class Hit(NamedTuple):
    """A whole-word match; offsets are into the article's text."""

    start: int
    end: int
    theme: int


def find_themes(
    article: Article, sentences: Sequence[Sentence], taxonomy: Taxonomy | None = None
) -> tuple[Mention, ...]:
    """The article's theme mentions in order of their offsets; page furniture and bylines say nothing.

    A mention stands inside one sentence. Without sentences the whole text counts as one. Mentions of one theme do not
    overlap; those of different themes may. An empty text gives an empty tuple.
    """
    scan = _compile(taxonomy or load_taxonomy())
    themes = scan.taxonomy.themes
    hits = sorted(scan.find(article.text, sentences))
    return tuple([Mention(start, end, "theme", themes[n].id, themes[n].label) for start, end, n in hits])


@lru_cache(maxsize=4)
def _compile(taxonomy: Taxonomy) -> "ThemeScan":
    return ThemeScan(taxonomy)


class ThemeScan:
    """A taxonomy made ready: one automaton over all its terms."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        uses: dict[str, tuple[Use, ...]] = {}
        for number, theme in enumerate(taxonomy.themes):
            for variant in theme.variants:
                near = _any_of(variant.near)
                whole = Use(number, "variant", variant.cased, near, not (variant.cased or near))
                part = Use(number, "part", variant.cased, near)
                _add_use(uses, variant.terms, whole)
                _add_use(uses, variant.parts, part)
            _add_use(uses, theme.exceptions, Use(number, "exception", False, None))
        self._of_term = uses
        self._uses = list(uses.values())
        self._listable = [" " in term and _is_variant(found) for term, found in uses.items()]
        self._automaton = AhoCorasick(list(uses))
        self._shared = SharedHeads(word for words in taxonomy.heads.values() for word in words)

    def find(self, text: str, sentences: Sequence[Sentence]) -> list[Hit]:
        """The accepted hits, in no particular order."""
        compared = ComparedText(text)
        kept: defaultdict[int, list[Hit]] = defaultdict(list)
        barred: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        place = _Places(text, sentences)
        for start, end, use in self._read(compared):
            span = compared.locate(start, end)
            if use.role == "exception":
                barred[use.theme].append(span)
            elif (sentence := place.find(*span)) and (
                use.plain or self._holds(use, compared, start, end, span, sentence)
            ):
                kept[use.theme].append(Hit(*span, use.theme))
        chosen = (_choose_longest(hits, barred.get(theme, ())) for theme, hits in kept.items())
        return [hit for hits in chosen for hit in hits]

    def _read(self, compared: "ComparedText") -> Iterator[tuple[int, int, Use]]:
        text = compared.text
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if text[start - 1].isalnum() or text[end].isalnum():
                continue
            for use in self._uses[number]:
                yield start, end, use
            if self._listable[number]:
                yield from self._read_elided(text, start, end)

    def _read_elided(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Use]]:
        for first, last, term in find_elided(text, start, end):
            for use in self._of_term.get(term, ()):
                if use.role == "variant":
                    yield first, last, use

    def _holds(
        self, use: Use, compared: "ComparedText", start: int, end: int, span: tuple[int, int], sentence: Sentence
    ) -> bool:
        if use.cased and not compared.source[span[0] : span[1]].isupper():
            return False
        if use.role == "part" and not self._shared.reach(compared.text, start, end):
            return False
        if use.near is None:
            return True
        return bool(use.near.search(compared.text, compared.place(sentence.start), compared.place(sentence.end)))


def _add_use(uses: dict[str, tuple[Use, ...]], terms: Sequence[str], use: Use) -> None:
    """Give the terms one use more; nearly all have none so far, and share a tuple."""
    again = {term: tuple(dict.fromkeys((*uses[term], use))) for term in uses.keys() & terms}
    uses.update(dict.fromkeys(terms, (use,)))
    uses.update(again)


def _is_variant(uses: tuple[Use, ...]) -> bool:
    return uses[0].role == "variant" or any(use.role == "variant" for use in uses)


class ComparedText:
    """A text as terms are compared with it, with the way back to its own offsets.

    >>> compared = ComparedText("joint\\n  military-exercise")
    >>> compared.text, compared.locate(7, 24)
    (' joint military exercise ', (8, 25))
    """

    def __init__(self, source: str) -> None:
        self.source = source
        if "://" in source:
            source = _LINK.sub(_blot_out, source)
        if "<" in source:
            source = _SYMBOL.sub(_blot_out, source)
        spread = f" {replace_signs(fold(source), _TO_BLANK)} "
        # One of several blanks is left: where what follows them begins, in the spread text and in this, and how many
        # are gone by then.
        self._after: list[int] = []
        self._begun: list[int] = []
        self._gone = [0]
        pieces = []
        done = gone = 0
        for gap in _BLANKS.finditer(spread):
            start, end = gap.span()
            pieces.append(spread[done : start + 1])
            gone += end - start - 1
            done = end
            self._after.append(end)
            self._begun.append(end - gone)
            self._gone.append(gone)
        self.text = "".join([*pieces, spread[done:]])

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of ``text[start:end]``; the span must begin and end with a letter or digit."""
        first, last = bisect_right(self._begun, start), bisect_right(self._begun, end - 1)
        return start - 1 + self._gone[first], end - 1 + self._gone[last]

    def place(self, offset: int) -> int:
        """Where ``source[offset]`` stands in the compared text, or what follows it where it is left out."""
        gap = bisect_right(self._after, offset + 1)
        placed = offset + 1 - self._gone[gap]
        return min(placed, self._begun[gap]) if gap < len(self._begun) else placed


def _blot_out(found: re.Match[str]) -> str:
    return "." * len(found[0])


class _Places:
    """Looks up the sentence a span stands in."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences or (Sentence(0, len(text), "body", 0),)
        self._starts = [sentence.start for sentence in self._sentences]

    def find(self, start: int, end: int) -> Sentence | None:
        number = bisect_right(self._starts, start)
        if not number:
            return None
        sentence = self._sentences[number - 1]
        return sentence if end <= sentence.end and sentence.segment not in _SKIPPED else None


def _choose_longest(hits: list[Hit], barred: Sequence[tuple[int, int]]) -> list[Hit]:
    if len(hits) == 1 and not barred:
        return hits
    taken: list[Hit] = []
    for hit in sorted(set(hits), key=lambda hit: (hit.start - hit.end, hit.start)):
        covered = barred and any(start <= hit.start and hit.end <= end for start, end in barred)
        if not covered and not any(hit.start < other.end and other.start < hit.end for other in taken):
            taken.append(hit)
    return taken


def _any_of(terms: Sequence[str]) -> re.Pattern[str] | None:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b") if terms else None
