"""The items of a sentence: its words, each with one letter that says what kind of word it is.

The letters of a sentence, in a row, are what the grammar of parties is written in:

====  ===========================================  ====  ==========================================
C     a country by name                            N     a capitalised word: perhaps a name
c     a demonym ("Turkish")                        p     a particle inside names ("bin", "von")
B     two demonyms in one ("Azerbaijani-Turkish")  J     "Jr.", "Sr."
L     a place                                      o f @ of and from; for; at
O     an organisation                              t     the, a, an
D     a date                                       b     his, her, its, their
h H   the head of an office, one; several          &     and
m     a word that offices are named with           s     possessive 's
K     a rank or honorific                          , - ( ) " .  themselves; dashes are ``-``
u     he, she, they                                w     any other word
T     to
====  ===========================================  ====  ==========================================
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypedDict, Unpack

from loaders.extract.roles import Head, RoleWords, read_roles
from loaders.extract.visits.headwords import longest_head, longest_rank, names_office
from loaders.extract.visits.tokens import split_tokens
from loaders.models import DateMention, Mention
from loaders.text import fold

_LETTERS = {
    "of": "o", "from": "o", "for": "f", "at": "@", "to": "T", "the": "t", "a": "t", "an": "t", "and": "&", "&": "&",
    "his": "b", "her": "b", "its": "b", "their": "b", "he": "u", "she": "u", "they": "u",
    "jr": "J", "jr.": "J", "sr.": "J", "jnr": "J",
    ",": ",", "(": "(", ")": ")", "[": "(", "]": ")", '"': '"', "-": "-", "--": "-",
}  # fmt: skip


_PARTICLES = frozenset(
    """
    oglu ogly qizi gizi kizi kyzy uulu
    bin bint ibn ben abu abdel al el ul ur wa von van der den de da di dos das do la le du af av ter y e bar zu
    """.split()
)


_PREFIXED = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ash|abu|d|o|l)[-'][A-ZÀ-ÞĀ-ſ]")


# Words that begin a sentence with a capital and are no names.
_PLAIN = frozenset(
    """
    about above according accompanied across addressing after afterwards again against ahead all along already also
    although amid among an and another any are around arriving as aside ask asked at attending back based because
    before being besides between both briefed but by can chatting citing comments commenting congratulating concerning
    could co-chairmen co-chairs currently deeply despite did do does during each earlier either emphasising emphasizing
    even every everyone
    expressing few first finally five following for four from further furthermore give given going had has have he
    hence her here highlighting him his how however if in indeed instead into is it its just last late later latest
    left let like made many may meanwhile media meeting meetings moreover more most much my never nevertheless next
    no nobody none nor not nothing noting now of off officials on once one only or other others our out over own
    particularly per perhaps please prior reaching read recalling regarding reportedly respectively said same say
    says second secondly separately several shall she should since six so some sources speaking stressing
    subsequently such summing take taking talks ten than thank thanks that the their them then there therefore these
    they this those though three thus to today together tomorrow touching two under underlining unfortunately until
    up upon very via visiting was we welcoming well were what when where whether which while who whose why will with
    within without would yes yesterday yet you your third photo archive source updated published share follow
    reuters according thirdly lastly eventually asked despite news agency press statement readout joint full text
    video photo photos update exclusive live
    additionally afterward touching officially reaffirming recently details i i'm i've
    participants delegates delegations countries nations welcomed received greeted hosted invited plans q hi hello
    """.split()
)


# Words of speech that are family or given names too, in Vietnam, China, Türkiye and elsewhere.
_SURNAMES_TOO = frozenset("an do to he so no my can will said may you her long read".split())


# Those that are only given names: more names follow, and no small letters need to.
_GIVEN_TOO = frozenset("per even".split())


# Nouns that names of things end in, never people's: "State Visit", "Shusha Declaration", "Esenboga Airport".
_THINGS = frozenset(
    """
    visit visits trip tour talks summit forum conference declaration agreement treaty accord protocol airport park
    memorial square street avenue palace hotel museum mosque cathedral church exercise exercises exhibition games
    cup festival statement remarks readout anniversary day dialogue initiative plan strategy act war conflict
    corridor pipeline project news newspaper times post herald tribune official embassy consulate college school
    base centre center hospital institute headquarters plant factory readouts briefing
    prize award medal order inauguration funeral coronation commissioning session sessions
    """.split()
)


# Without slots, what only few items have costs nothing where it is left at its default.
@dataclass
class Item:
    """One word, or one thing a lexicon knows, in a sentence; offsets are into the article's text."""

    letter: str
    start: int
    end: int
    low: str
    """The words, folded."""
    capital: bool
    """Whether it begins with a capital."""
    country: str | None = field(default=None, init=False)
    mention: Mention | None = field(default=None, init=False)
    date: DateMention | None = field(default=None, init=False)
    head: Head | None = field(default=None, init=False)
    party: int | None = field(default=None, init=False)
    """Number of the party it belongs to, once parties are found."""


class _Fields(TypedDict, total=False):
    country: str | None
    mention: Mention
    date: DateMention
    head: Head
    capital: bool


class Known:
    """What was found in an article before: mentions and dates by where they start."""

    def __init__(self, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self._mentions]
        # The longest of those that start at one place is the last to be put there.
        self._by_start = {m.start: m for m in reversed(self._mentions)}
        self._dates = {d.start: d for d in dates}
        self.starts = frozenset((*self._starts, *self._dates))
        """Where a mention or a date begins."""
        self.speaks = False
        """Whether somebody says "I" in the article."""
        self.surnames: set[str] = set()
        """Folded family names of the people found so far: "Austin" is then no city."""

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


def split_items(folded: str, text: str, start: int, end: int, known: Known) -> list[Item]:
    """The items of one sentence, in order; empty when it holds no word."""
    words = _split_words(text, start, end)
    row = _Row(folded, text, words, [word.low for word in words], known, read_roles())
    named, items = known.starts, row.items
    at = 0
    while at < len(words):
        word = words[at]
        if word.letter and word.start not in named and (items or word.letter != "N"):
            items.append(word)
            at += 1
        else:
            at = _take(row, at)
    return _leave_out_glosses(items, text) if folded.find("(", start, end) >= 0 else items


_RETIRED = re.compile(r"\([Rr](?:et|es)?(?:'?d)?\.?\)")
_GLOSS = re.compile(r"[A-Z][A-Z.&-]{1,7}")


def _leave_out_glosses(items: list[Item], text: str) -> list[Item]:
    """The items without "(ROK)" behind a country's or body's name, which says the same again."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        inside = items[at + 1 : at + 3]
        closed = items[at].letter == "(" and len(inside) == 2 and inside[1].letter == ")"
        if kept and kept[-1].letter == "K" and (retired := _RETIRED.match(text, items[at].start)):  # "General (Ret.) X"
            at += sum(retired.start() <= item.start < retired.end() for item in items[at : at + 4])
        elif closed and kept and kept[-1].capital and _GLOSS.fullmatch(text, inside[0].start, inside[0].end):
            at += 3
        else:
            kept.append(items[at])
            at += 1
    return kept


@dataclass(slots=True)
class _Row:
    """A sentence while its items are found: its words as an item each, folded too, and what is known of it."""

    folded: str
    text: str
    words: list[Item]
    lows: list[str]
    known: Known
    roles: RoleWords
    items: list[Item] = field(default_factory=list)

    def add(self, letter: str, at: int, end: int, **known: Unpack[_Fields]) -> int:
        """Make token ``at`` the item that goes up to offset ``end``; gives the token after it."""
        item = self.words[at]
        item.letter = letter
        if item.end != end:
            item.end, item.low = end, self.folded[item.start : end]
        for name, value in known.items():
            setattr(item, name, value)
        self.items.append(item)
        at += 1
        while at < len(self.words) and self.words[at].start < end:
            at += 1
        return at


def _split_words(text: str, start: int, end: int) -> list[Item]:
    """The words of a sentence; what stands between two blanks is looked at once, and then known.

    A word that may begin an office or a rank, or whose spelling or neighbours count, has no letter yet.
    """
    known, words = _known_words(), []
    at = start
    for chunk in text[start:end].replace("\n", " ").split(" "):
        for letter, a, b, low, capital in known[chunk]:
            words.append(Item(letter, at + a, at + b, low, capital))
        at += len(chunk) + 1
    return words


class _KnownWords(dict[str, tuple[tuple[str, int, int, str, bool], ...]]):
    """For each stretch without blanks met so far what its items are made of, by their places in it."""

    def __init__(self, roles: RoleWords) -> None:
        super().__init__()
        self._roles = roles

    def __missing__(self, chunk: str) -> tuple[tuple[str, int, int, str, bool], ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[chunk] = tuple([self._read(chunk, *token) for token in split_tokens(fold(chunk), chunk)])
        return found

    def _read(self, chunk: str, start: int, end: int, low: str) -> tuple[str, int, int, str, bool]:
        capital = chunk[start].isupper()
        return _letter_of(low, capital, self._roles), start, end, low, capital


_MOST_WORDS = 100_000


@cache
def _known_words() -> _KnownWords:
    return _KnownWords(read_roles())


def _letter_of(low: str, capital: bool, roles: RoleWords) -> str:
    """A word's letter where nothing but the word itself decides it."""
    if low in roles.heads:
        return ""
    ranked = low in roles.ranks
    if capital:  # "HE" may be His Excellency, and "He" a family name
        doubtful = ranked or low in _THINGS or low in _SURNAMES_TOO or low in _GIVEN_TOO or low in roles.regions
    else:
        doubtful = (ranked and low[0].isdigit()) or "-" in low or "'" in low
    return "" if doubtful else _letter(low, "", 0, 0, capital, roles)


def _take(row: _Row, at: int) -> int:
    """Append the item that starts at token ``at``; gives the token after it."""
    start, end, capital = (word := row.words[at]).start, word.end, word.capital
    date, mention = row.known.date_at(start), row.known.mention_at(start)
    if row.text[start:end] in _AFTER_NAMES and row.items and row.items[-1].letter == "N":
        return at + 1
    if date is not None:
        return row.add("D", at, date.end, date=date)
    if mention is not None and _is_name(mention, row.lows[at], row.items, row.known):
        return row.add("N", at, end, capital=True)
    covered = mention is not None and mention.end > end and mention.kind != "organisation"
    head = None if covered else longest_head(at, row.lows, row.roles)
    if mention is not None and (head is None or mention.end > row.words[at + head[1] - 1].end):
        return _take_mention(row, at, mention)
    if head is not None and _is_office(row, at, head, capital):
        last = row.words[at + head[1] - 1].end
        return row.add("H" if head[0].plural else "h", at, last, head=head[0])
    rank = _rank_at(row, at)
    if rank == 1 and row.items and row.items[-1].letter == "N" and _ends_name(row, at):
        return row.add("N", at, end, capital=True)
    if rank:
        return row.add("K", at, row.words[at + rank - 1].end, capital=True)
    if capital and (region := _region_at(row, at)):
        return row.add("m", at, row.words[at + region - 1].end, capital=True)
    return row.add(_letter_at(row, at), at, end)


_AFTER_NAMES = frozenset({"MP", "MEP", "TD", "KC", "QC"})
"""Letters behind a name that are no part of it: "Colin Marsden MP"."""


def _rank_at(row: _Row, at: int) -> int:
    """How many tokens a rank or honorific there has; 0 where there is none."""
    word = row.words[at]
    if row.text[word.start : word.end] == "HE":  # "HE Foreign Minister …": His Excellency
        return 1
    if row.lows[at] == "justice" and row.items and row.items[-1].low == "of":  # "Minister of Justice Dr X" is no judge
        return 0
    return longest_rank(at, row.lows, row.roles) if word.capital or row.lows[at][0].isdigit() else 0


_RANKS_TOO = frozenset("pandit sheikh shaikh syed imam judge lord major miss father bishop captain".split())


def _ends_name(row: _Row, at: int) -> bool:
    """Whether a rank's word is a family name: "General Mahesh Pandit will …", with no further name behind it."""
    return row.lows[at] in _RANKS_TOO and _is_cased(row, at + 1, False)


def _region_at(row: _Row, at: int) -> int:
    """How many tokens a region there has that an office is for ("envoy for the Sahel"); 0 where there is none."""
    if not _IN_OFFICE.search(letters(row.items[-9:])):
        return 0
    phrases = row.roles.regions.get(row.lows[at], ())
    return next((len(words) for words in phrases if tuple(row.lows[at : at + len(words)]) == words), 0)


_IN_OFFICE = re.compile("[hH](?:[of]t?[cCmK]+)*[of]t?(?:[cCm]+(?:,?&|,)t?)*$")
"""The letters of an office up to what it is for: "minister for the [Middle East] and [North Africa]"."""


def _is_surname(row: _Row, at: int) -> bool:
    """Whether a small word with a capital is part of a name: "President To Lam", "Nguyen An".

    What follows the name has to be in small letters: in a headline capitals say nothing.
    """
    before = row.items[-1].letter if row.items else ""
    if row.lows[at] in _GIVEN_TOO:
        return before in ("h", "K") and _is_cased(row, at + 1, True)
    if before in ("h", "K"):
        longer = row.lows[at] != "to" and _is_cased(row, at + 2, True)
        return _is_cased(row, at + 1, True) and _is_cased(row, at + (3 if longer else 2), False)
    named = len(row.items) > 1 and row.items[-2].letter in "hKN"
    return before == "N" and named and _is_cased(row, at + 1, False)


def _is_cased(row: _Row, at: int, capital: bool) -> bool:
    """Whether a token begins with a capital, or where that is not asked with none; at the end there is none."""
    return row.words[at].capital is capital if at < len(row.words) else not capital


def _letter_at(row: _Row, at: int) -> str:
    """The letter of a word that is nothing more, by its spelling and its neighbours."""
    start, end, low, capital = (word := row.words[at]).start, word.end, word.low, word.capital
    text, items = row.text, row.items
    if capital and (low in _SURNAMES_TOO or low in _GIVEN_TOO) and _is_surname(row, at):
        return "N"
    if capital and low in _THINGS:
        goes_on = low == "park" and at + 1 < len(row.words) and row.words[at + 1].capital
        if goes_on or (items and items[-1].letter in "hK") or low in row.known.surnames:  # "President Park"
            return "w" if not items and low.endswith("ing") else "N"
    if low == "said" and capital and items and items[-1].letter in "hK":  # "Foreign Minister Said Mlimi"
        return "N"
    if low == "under" and items and items[-1].letter in "mh" and _serves_under(row, at + 1):
        return "o"
    letter = _letter(low, text, start, end, capital, row.roles)
    opens = letter == "N" and not items and low.endswith("ing") and low not in row.known.surnames
    return "w" if opens else letter  # "Having arrived in Baku, …"


def _serves_under(row: _Row, at: int) -> bool:
    """ "Secretary of the Security Council [under the President of A]": whom a body is subject to."""
    return row.lows[at : at + 1] == ["the"] and "".join(row.lows[at + 1 : at + 2]) in _RULERS


_RULERS = frozenset("president government cabinet ministry council prime head".split())


def _is_name(mention: Mention, low: str, items: list[Item], known: Known) -> bool:
    """Whether a place's name stands for a person here: after an office or rank, or as someone's known family name."""
    if mention.kind == "organisation" or mention.role == "demonym" or mention.end - mention.start != len(low):
        return False
    if low in known.surnames:
        return not (items and items[-1].low in {"in", "to", "at", "from"})
    return mention.kind == "place" and bool(items) and items[-1].letter in "hK"


_MENTION_LETTERS = {"country": "C", "place": "L", "organisation": "O"}


def _take_mention(row: _Row, at: int, mention: Mention) -> int:
    start, end = row.words[at].start, row.words[at].end
    if mention.end < end:  # one side of a hyphenated word: "Azerbaijani-Turkish", "Moscow-based"
        others = any(m.country for m in row.known.mentions_in(start + 1, end))
        return row.add("B" if others else "w", at, end, country=mention.country, mention=mention, capital=True)
    if mention.role in ("company", "outlet"):
        return row.add("w", at, mention.end, mention=mention, capital=True)
    letter = "c" if mention.role == "demonym" else _MENTION_LETTERS[mention.kind]
    return row.add(letter, at, mention.end, country=mention.country, mention=mention)


_ALSO_NAMES = frozenset({"sultan", "king", "prince", "queen", "pope", "emperor", "deputy minister", "speaker"})


def _is_office(row: _Row, at: int, head: tuple[Head, int], capital: bool) -> bool:
    """Whether the words of a head are an office here, and no part of a rank or name."""
    named, length = head
    if capital and length < longest_rank(at, row.lows, row.roles):
        return False
    following = row.lows[at + 1] if at + 1 < len(row.lows) else ""
    if capital and named.id == "sultan" and (following in ("al", "bin", "ibn") or following.startswith("al-")):
        return False  # "Sultan Al Ketbi, Minister of Economy" is called so
    honoured = bool(row.items) and row.items[-1].low.startswith(
        ("his ", "her ", "h.", "hrh", "hm", "hh")
    )  # "His Majesty King X"
    if capital and named.id in _ALSO_NAMES and row.items and row.items[-1].letter in "KN" and not honoured:
        return False
    return names_office(named, at, length, row.lows, capital)


def _letter(low: str, text: str, start: int, end: int, capital: bool, words: RoleWords) -> str:
    letter = _LETTERS.get(low)
    if letter:
        return letter
    if low in ("'s", "'"):
        return "s"
    if low in _THINGS:
        return "w"
    if low in words.modifiers:
        return "m"
    if not low[0].isalnum():
        return "."
    if capital:
        return "w" if low in _PLAIN else "N"
    if low in _PARTICLES:
        return "p"
    return "N" if _PREFIXED.match(text, start, end) else "w"


def letters(items: Sequence[Item]) -> str:
    """The letters of the items in a row, one each."""
    return "".join([item.letter for item in items])
