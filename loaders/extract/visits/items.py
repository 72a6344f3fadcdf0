"""The items of a sentence: its words, and what the lexicons know of them, each with one of the ``letters``."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import TypedDict, Unpack, overload

from loaders.extract.roles import Head, RoleWords, read_roles
from loaders.extract.visits.headwords import longest_head, longest_rank, names_office
from loaders.extract.visits.letters import DOUBTFUL, GIVEN_TOO, SURNAMES_TOO, THINGS, Words, known_words, read_letter
from loaders.models import DateMention, Mention


@dataclass(slots=True)
class Item:
    """One word, or one thing a lexicon knows, in a sentence; offsets are into the article's text."""

    letter: str
    start: int
    end: int
    low: str
    """The words, folded."""
    capital: bool
    """Whether it begins with a capital."""
    country: str | None = None
    mention: Mention | None = None
    date: DateMention | None = None
    head: Head | None = None


class _Fields(TypedDict, total=False):
    country: str | None
    mention: Mention
    date: DateMention
    head: Head
    capital: bool


class Items(Sequence[Item]):
    """The items of a sentence; their letters, folded words and offsets stand in a row each.

    Most questions are answered by those. An ``Item`` is made when somebody asks for it, which happens to one in ten.
    """

    __slots__ = ("_made", "_text", "letters", "lows", "starts")

    def __init__(self, text: str, letters: str, lows: list[str], starts: list[int], made: dict[int, Item]) -> None:
        self.letters = letters
        self.lows = lows
        self.starts = starts
        self._text = text
        self._made = made

    def __len__(self) -> int:
        return len(self.lows)

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | list[Item]:
        if isinstance(at, slice):
            return [self._item(i) for i in range(*at.indices(len(self.lows)))]
        return self._item(range(len(self.lows))[at])

    def __iter__(self) -> Iterator[Item]:
        return map(self._item, range(len(self.lows)))

    def _item(self, at: int) -> Item:
        item = self._made.get(at)
        if item is None:
            item = self._made[at] = _make_item(self._text, self.letters[at], self.starts[at], self.lows[at])
        return item

    def made(self) -> Iterable[tuple[int, Item]]:
        """The items that are more than a word, by their places, and those that were asked for."""
        return self._made.items()

    def end_of(self, at: int) -> int:
        """Where the item at a place ends."""
        return self.starts[at] + len(self.lows[at])  # a folded word is as long as the word

    def change_letter(self, at: int, letter: str) -> None:
        """Make the item at a place one of another kind."""
        self.letters = f"{self.letters[:at]}{letter}{self.letters[at + 1 :]}"
        self._item(at).letter = letter


def _make_item(text: str, letter: str, start: int, low: str) -> Item:
    return Item(letter, start, start + len(low), low, text[start].isupper())


class Known:
    """What was found in an article before: mentions and dates by where they start."""

    def __init__(self, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self._mentions]
        # The longest of those that start at one place is the last to be put there.
        self._by_start = {m.start: m for m in reversed(self._mentions)}
        self._dates = {d.start: d for d in dates}
        self._all_starts = sorted({*self._starts, *self._dates})
        self.speaks = False
        """Whether somebody says "I" in the article."""
        self.surnames: set[str] = set()
        """Folded family names of the people found so far: "Austin" is then no city."""

    def starts_in(self, start: int, end: int) -> list[int]:
        """Where within the given offsets a mention or a date begins."""
        return self._all_starts[bisect_left(self._all_starts, start) : bisect_left(self._all_starts, end)]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that start within the given offsets, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._mentions[first:last]

    def mention_at(self, start: int) -> Mention | None:
        """The longest mention that starts there."""
        return self._by_start.get(start)

    def date_at(self, start: int) -> DateMention | None:
        """The date expression that starts there."""
        return self._dates.get(start)


def split_items(folded: str, text: str, start: int, end: int, known: Known) -> Items:
    """The items of one sentence, in order; empty when it holds no word."""
    letters, lows, starts = _split_words(text, start, end)
    row = _Row(folded, text, list(letters), lows, starts, known, read_roles())
    # Only the words in doubt are looked at one by one. Those before a place are items by then, those behind it words.
    n_words, at = len(lows), -1
    for mark in _find_doubtful(letters, lows, starts, known.starts_in(start, end)):
        place = mark - n_words + len(lows)
        if place > at:  # else it is part of the item before
            at = _take(row, place)
    if folded.find("(", start, end) >= 0:
        _leave_out_glosses(row)
    return Items(text, "".join(row.letters), lows, starts, row.made)


def _split_words(text: str, start: int, end: int) -> tuple[str, list[str], list[int]]:
    """The words of a sentence: their letters, the words folded, and where each begins."""
    stretches = list(map(known_words().__getitem__, text[start:end].replace("\n", " ").split(" ")))
    letters, lows, steps = zip(*stretches, strict=True)
    words = list(chain.from_iterable(lows))
    starts = list(accumulate(chain.from_iterable(steps), initial=start))[:-1]
    if len(starts) != len(words):  # several blanks in a row
        starts = _read_starts(stretches, start)
    return "".join(letters), words, starts


def _read_starts(stretches: Iterable[Words], start: int) -> list[int]:
    starts: list[int] = []
    for _, lows, steps in stretches:
        begins = list(accumulate(steps, initial=start))
        starts += begins[len(steps) - len(lows) : -1]
        start = begins[-1]
    return starts


def _find_doubtful(letters: str, lows: Sequence[str], starts: Sequence[int], named: Sequence[int]) -> list[int]:
    """The words whose letter hangs on more than the word itself, and those where something ``named`` begins."""
    found = [place for begin in named if (place := bisect_left(starts, begin)) < len(starts) and starts[place] == begin]
    if letters[:1] == "N" and lows[0].endswith("ing"):  # "Having arrived in Baku, …"
        found.append(0)
    at = letters.find(DOUBTFUL)
    while at >= 0:
        found.append(at)
        at = letters.find(DOUBTFUL, at + 1)
    return sorted(set(found))


_RETIRED = re.compile(r"\([Rr](?:et|es)?(?:'?d)?\.?\)")
_GLOSS = re.compile(r"[A-Z][A-Z.&-]{1,7}")


def _leave_out_glosses(row: "_Row") -> None:
    """Take out "(ROK)" behind a country's or body's name, which says the same again."""
    at = 1
    while at < len(row.lows):
        n_left_out = _gloss_at(row, at) if row.letters[at] == "(" else 0
        if n_left_out:
            row.leave_out(at, n_left_out)
        else:
            at += 1


def _gloss_at(row: "_Row", at: int) -> int:
    """How many items such a gloss at a bracket has; 0 where there is none."""
    if row.letters[at - 1] == "K" and (retired := _RETIRED.match(row.text, row.starts[at])):  # "General (Ret.) X"
        return sum(start < retired.end() for start in row.starts[at : at + 4])
    inside = row.starts[at + 1 : at + 2]
    closed = row.letters[at + 2 : at + 3] == [")"]
    if closed and row.is_capital(at - 1) and _GLOSS.fullmatch(row.text, inside[0], inside[0] + len(row.lows[at + 1])):
        return 3
    return 0


@dataclass(slots=True)
class _Row:
    """A sentence while its items are found, up to the place that is looked at; behind it stand words."""

    folded: str
    text: str
    letters: list[str]
    lows: list[str]
    starts: list[int]
    known: Known
    roles: RoleWords
    made: dict[int, Item] = field(default_factory=dict)

    def add(self, letter: str, at: int, end: int, **known: Unpack[_Fields]) -> int:
        """Make the words from ``at`` up to offset ``end`` the item at ``at``."""
        start, after = self.starts[at], at + 1
        self.letters[at] = letter
        if end != start + len(self.lows[at]):
            self.lows[at] = self.folded[start:end]
            while after < len(self.starts) and self.starts[after] < end:
                after += 1
            self._cut(at + 1, after)
        if known:
            item = self.made[at] = _make_item(self.text, letter, start, self.lows[at])
            for name, value in known.items():
                setattr(item, name, value)
        return at

    def _cut(self, first: int, last: int) -> None:
        del self.letters[first:last], self.lows[first:last], self.starts[first:last]

    def leave_out(self, at: int, count: int) -> None:
        """Take out some of the items or words."""
        self._cut(at, at + count)
        kept = ((i, item) for i, item in self.made.items() if not at <= i < at + count)
        self.made = {i - count if i > at else i: item for i, item in kept}

    def is_capital(self, at: int) -> bool:
        """Whether the item or word at a place begins with a capital."""
        item = self.made.get(at)
        return item.capital if item is not None else self.text[self.starts[at]].isupper()

    def word(self, at: int, count: int = 1) -> str:
        """The text of some words from a place on."""
        return self.text[self.starts[at] : self.end(at, count)]

    def end(self, at: int, count: int = 1) -> int:
        """Where the last of some words from a place on ends."""
        return self.starts[at + count - 1] + len(self.lows[at + count - 1])


def _take(row: _Row, at: int) -> int:
    """Make the item that starts with word ``at``; gives the place of the last item there is then."""
    before = row.letters[at - 1] if at else ""
    if before == "N" and row.word(at) in _AFTER_NAMES:
        row.leave_out(at, 1)
        return at - 1
    start, end = row.starts[at], row.end(at)
    capital = row.text[start].isupper()
    date, mention = row.known.date_at(start), row.known.mention_at(start)
    if date is not None:
        return row.add("D", at, date.end, date=date)
    if mention is not None and _is_name(mention, at, row):
        return row.add("N", at, end, capital=True)
    covered = mention is not None and mention.end > end and mention.kind != "organisation"
    head = None if covered else longest_head(at, row.lows, row.roles)
    if mention is not None and (head is None or mention.end > row.end(at, head[1])):
        return _take_mention(row, at, mention)
    if head is not None and _is_office(row, at, head, capital):
        return row.add("H" if head[0].plural else "h", at, row.end(at, head[1]), head=head[0])
    rank = _rank_at(row, at, capital)
    if rank and row.lows[at + rank - 1 : at + rank + 1] == ["dato", "'"]:  # "Dato' X", a title of Malaysia
        rank += 1
    if rank == 1 and before == "N" and _ends_name(row, at):
        return row.add("N", at, end, capital=True)
    if rank:
        return row.add("K", at, row.end(at, rank), capital=True)
    if capital and (region := _region_at(row, at)):
        return row.add("m", at, row.end(at, region), capital=True)
    return row.add(_letter_at(row, at, capital), at, end)


_AFTER_NAMES = frozenset({"MP", "MEP", "TD", "KC", "QC"})
"""Letters behind a name that are no part of it: "Colin Marsden MP"."""


def _rank_at(row: _Row, at: int, capital: bool) -> int:
    """How many words a rank or honorific there has; 0 where there is none."""
    low = row.lows[at]
    if low == "he" and row.word(at) == "HE":  # "HE Foreign Minister …": His Excellency
        return 1
    if low == "justice" and row.lows[at - 1 : at] == ["of"]:  # "Minister of Justice Dr X" is no judge
        return 0
    return longest_rank(at, row.lows, row.roles) if capital or low[0].isdigit() else 0


_RANKS_TOO = frozenset("pandit sheikh shaikh syed imam judge lord major miss father bishop captain".split())


def _ends_name(row: _Row, at: int) -> bool:
    """Whether a rank's word is a family name: "General Mahesh Pandit will …", with no further name behind it."""
    return row.lows[at] in _RANKS_TOO and _is_cased(row, at + 1, False)


def _region_at(row: _Row, at: int) -> int:
    """How many words a region there has that an office is for ("envoy for the Sahel"); 0 where there is none."""
    phrases = row.roles.regions.get(row.lows[at])
    if phrases is None or not _IN_OFFICE.search("".join(row.letters[max(at - 9, 0) : at])):
        return 0
    return next((len(words) for words in phrases if tuple(row.lows[at : at + len(words)]) == words), 0)


_IN_OFFICE = re.compile("[hH](?:[of]t?[cCmK]+)*[of]t?(?:[cCm]+(?:,?&|,)t?)*$")
"""The letters of an office up to what it is for: "minister for the [Middle East] and [North Africa]"."""


def _is_surname(row: _Row, at: int) -> bool:
    """Whether a small word with a capital is part of a name: "President To Lam", "Nguyen An".

    What follows the name has to be in small letters: in a headline capitals say nothing.
    """
    before = row.letters[at - 1] if at else ""
    if row.lows[at] in GIVEN_TOO:
        return before in ("h", "K") and _is_cased(row, at + 1, True)
    if before in ("h", "K"):
        longer = row.lows[at] != "to" and _is_cased(row, at + 2, True)
        return _is_cased(row, at + 1, True) and _is_cased(row, at + (3 if longer else 2), False)
    named = at > 1 and row.letters[at - 2] in "hKN"
    return before == "N" and named and _is_cased(row, at + 1, False)


def _is_cased(row: _Row, at: int, capital: bool) -> bool:
    """Whether a word begins with a capital, or where that is not asked with none; at the end there is none."""
    return row.text[row.starts[at]].isupper() is capital if at < len(row.starts) else not capital


def _letter_at(row: _Row, at: int, capital: bool) -> str:
    """The letter of a word that is nothing more, by its spelling and its neighbours."""
    low, before = row.lows[at], row.letters[at - 1] if at else ""
    if capital and (low in SURNAMES_TOO or low in GIVEN_TOO) and _is_surname(row, at):
        return "N"
    if capital and low in THINGS:
        goes_on = low == "park" and at + 1 < len(row.starts) and _is_cased(row, at + 1, True)
        if goes_on or before in ("h", "K") or low in row.known.surnames:  # "President Park"
            return "w" if not before and low.endswith("ing") else "N"
    if low == "said" and capital and before in ("h", "K"):  # "Foreign Minister Said Mlimi"
        return "N"
    if low == "under" and before in ("m", "h") and _serves_under(row, at + 1):
        return "o"
    letter = read_letter(row.word(at), low, row.roles)
    opens = letter == "N" and not before and low.endswith("ing") and low not in row.known.surnames
    return "w" if opens else letter  # "Having arrived in Baku, …"


def _serves_under(row: _Row, at: int) -> bool:
    """ "Secretary of the Security Council [under the President of A]": whom a body is subject to."""
    return row.lows[at : at + 1] == ["the"] and "".join(row.lows[at + 1 : at + 2]) in _RULERS


_RULERS = frozenset("president government cabinet ministry council prime head".split())


def _is_name(mention: Mention, at: int, row: _Row) -> bool:
    """Whether a place's name stands for a person here: after an office or rank, or as someone's known family name."""
    low = row.lows[at]
    if mention.kind == "organisation" or mention.role == "demonym" or mention.end - mention.start != len(low):
        return False
    if low in row.known.surnames:
        return not (at and row.lows[at - 1] in {"in", "to", "at", "from"})
    return mention.kind == "place" and at > 0 and row.letters[at - 1] in "hK"


_MENTION_LETTERS = {"country": "C", "place": "L", "organisation": "O"}


def _take_mention(row: _Row, at: int, mention: Mention) -> int:
    start, end = row.starts[at], row.end(at)
    if mention.end < end:  # one side of a hyphenated word: "Azerbaijani-Turkish", "Moscow-based"
        others = any(m.country for m in row.known.mentions_in(start + 1, end))
        return row.add("B" if others else "w", at, end, country=mention.country, mention=mention, capital=True)
    if mention.role in ("company", "outlet"):
        return row.add("w", at, mention.end, mention=mention, capital=True)
    letter = "c" if mention.role == "demonym" else _MENTION_LETTERS[mention.kind]
    return row.add(letter, at, mention.end, country=mention.country, mention=mention)


_ALSO_NAMES = frozenset({"sultan", "king", "prince", "queen", "pope", "emperor", "deputy minister", "speaker"})
_STYLED = ("his ", "her ", "h.", "hrh", "hm", "hh")


def _is_office(row: _Row, at: int, head: tuple[Head, int], capital: bool) -> bool:
    """Whether the words of a head are an office here, and no part of a rank or name."""
    named, length = head
    if row.lows[at] == "heads" and at and row.lows[at - 1] in ("who", "which"):
        return False  # "X, who heads the A team"
    if capital and length < longest_rank(at, row.lows, row.roles):
        return False
    following = row.lows[at + 1] if at + 1 < len(row.lows) else ""
    if capital and named.id == "sultan" and (following in ("al", "bin", "ibn") or following.startswith("al-")):
        return False  # "Sultan Al Ketbi, Minister of Economy" is called so
    honoured = at > 0 and row.lows[at - 1].startswith(_STYLED)  # "His Majesty King X"
    if capital and named.id in _ALSO_NAMES and at and row.letters[at - 1] in "KN" and not honoured:
        return False
    return names_office(named, at, length, row.lows, capital)
