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
from dataclasses import dataclass
from functools import cache

from loaders.extract.roles import Head, RoleWords, read_roles
from loaders.models import DateMention, Mention


def _token_pattern(letter: str, sign: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{letter}\.){{2,}}"  # U.S., H.E.
        rf"|{letter}\."  # an initial
        rf"|{sign}+(?:['&./-]{sign}+)*(?:(?<=[sxz])'(?!{sign}))?"
        r"|\S"
    )


_TOKEN = _token_pattern(r"[^\W\d_]", r"[^\W_]")
# The same for folded text without other letters: ranges are looked up in less time than classes.
_PLAIN_TOKEN = _token_pattern("[a-z]", "[a-z0-9]")
_POSSESSIVE = re.compile(r"'s$|(?<=[sxz])'$")
_ABBREVIATED = frozenset("mr mrs ms dr prof gen lt col maj brig adm capt hon rev st jr sr sen rep gov".split())
_LETTERS = {
    "of": "o", "for": "f", "the": "t", "a": "t", "an": "t", "and": "&", "&": "&", "his": "b", "her": "b", "its": "b",
    "their": "b", "to": "T", "from": "o", "at": "@", "he": "u", "she": "u", "they": "u", "jr": "J", "jr.": "J", "sr.": "J", "jnr": "J", ",": ",",
    "(": "(", ")": ")", "[": "(", "]": ")", '"': '"', "-": "-", "--": "-",
}  # fmt: skip
_PARTICLES = frozenset(
    "bin bint ibn ben abu abdel al el ul ur von van der den de da di dos das do la le du of af av ter y e bar zu".split()
) - {"of"}
_PREFIXED = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ash|abu|d|o|l)[-'][A-ZÀ-ÞĀ-ſ]")

# Words that begin a sentence with a capital and are no names.
_PLAIN = frozenset(
    """
    about above according accompanied across addressing after afterwards again against ahead all along already also
    although amid among an and another any are around arriving as aside ask asked at attending back based because before
    being besides both briefed but by can chatting citing comments commenting congratulating concerning could currently
    deeply despite did do does during each earlier either emphasising emphasizing even every everyone expressing few
    first finally five following for four from further furthermore give given going had has have he hence her here
    highlighting him his how however if in indeed instead into is it its just last late later latest left let like made
    many may meanwhile media meeting meetings moreover more most much my never nevertheless next no nobody none nor not
    nothing noting now of off officials on once one only or other others our out over own particularly per perhaps please
    prior reaching read recalling regarding reportedly respectively said same say says second secondly separately several
    shall she should since six so some sources speaking stressing subsequently such summing take taking talks ten than
    thank thanks that the their them then there therefore these they this those though three thus to today together
    tomorrow touching two under underlining unfortunately until up upon very via visiting was we welcoming well were what
    when where whether which while who whose why will with within without would yes yesterday yet you your third
    photo archive source updated published share follow reuters according thirdly lastly eventually asked despite
    news agency press statement readout joint full text additionally afterward touching officially reaffirming recently
    details i i'm i've
    """.split()
)


# Nouns that names of things end in, never people's: "State Visit", "Shusha Declaration", "Esenboga Airport".
_THINGS = frozenset(
    """
    visit visits trip tour talks summit forum conference declaration agreement treaty accord protocol airport park memorial square street
    avenue palace hotel museum mosque cathedral church exercise exercises exhibition games cup festival statement remarks readout
    anniversary day dialogue initiative plan strategy act war conflict corridor pipeline project news newspaper times post herald tribune
    official embassy consulate college school academy base centre center university hospital institute headquarters plant factory command readouts briefing prize award medal order
    """.split()
)


@dataclass(slots=True)
class Item:
    """One word, or one thing a lexicon knows, in a sentence; offsets are into the article's text."""

    letter: str
    start: int
    end: int
    low: str
    """The words, folded."""
    country: str | None = None
    mention: Mention | None = None
    date: DateMention | None = None
    head: Head | None = None
    capital: bool = False
    party: int | None = None
    """Number of the party it belongs to, once parties are found."""


class Known:
    """What was found in an article before: mentions and dates by where they start."""

    def __init__(self, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self._mentions]
        self._dates = {d.start: d for d in dates}
        self.starts = frozenset((*self._starts, *self._dates))
        """Where a mention or a date begins."""
        self.surnames: set[str] = set()
        """Folded family names of the people found so far: "Austin" is then no city."""

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that start within the given offsets, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._mentions[first:last]

    def date_at(self, start: int) -> DateMention | None:
        """The date expression that starts there."""
        return self._dates.get(start)


def split_items(folded: str, text: str, start: int, end: int, known: Known) -> list[Item]:
    """The items of one sentence, in order; empty when it holds no word."""
    tokens, lows = _tokens(folded, start, end)
    by_start: dict[int, Mention] = {}
    for mention in known.mentions_in(start, end):
        by_start.setdefault(mention.start, mention)
    words, plain, named = read_roles(), _plain_words(), known.starts
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        a, b = tokens[at]
        low = lows[at]
        capital = text[a].isupper()
        letter = plain[low][capital]
        if letter and a not in named and (items or letter != "N"):
            items.append(Item(letter, a, b, low, None, None, None, None, capital))
            at += 1
        else:
            at = _take(at, tokens, lows, folded, text, by_start, known, words, items)
    return items


class _PlainWords(dict[str, tuple[str, str]]):
    """For each folded word met so far its letter in small letters and with a capital, where nothing else decides it.

    An empty letter stands for a word that may begin an office or a rank, or whose spelling or neighbours count.
    """

    def __init__(self, words: RoleWords) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, low: str) -> tuple[str, str]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[low] = self._read(low)
        return found

    def _read(self, low: str) -> tuple[str, str]:
        if low in self._words.heads:
            return "", ""
        ranked = low in self._words.ranks
        small = (
            ""
            if ranked and low[0].isdigit() or "-" in low or "'" in low
            else _letter(low, "", 0, 0, False, self._words)
        )
        capital = "" if ranked or low in _THINGS else _letter(low, "", 0, 0, True, self._words)
        return small, capital


_MOST_WORDS = 100_000


@cache
def _plain_words() -> _PlainWords:
    return _PlainWords(read_roles())


def _tokens(folded: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[str]]:
    """Start and end of each token, and its words; a possessive is a token of its own, an abbreviation has its stop."""
    words = (_PLAIN_TOKEN if folded.isascii() else _TOKEN).findall(folded, start, end)
    if folded.find("'", start, end) >= 0 or not _ABBREVIATED.isdisjoint(words):
        tokens = _part_tokens(folded, start, end)
        return tokens, [folded[a:b] for a, b in tokens]
    tokens, at = [], start
    for word in words:
        # Only blanks lie between two tokens, so that the next place of the word is its own.
        a = folded.index(word, at)
        at = a + len(word)
        tokens.append((a, at))
    return tokens, words


def _part_tokens(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    tokens: list[tuple[int, int]] = []
    reached = start
    for match in _TOKEN.finditer(folded, start, end):
        a, b = span = match.span()
        if a < reached:  # the full stop that an abbreviation has taken
            continue
        word = match.group()
        if "'" in word and len(word) > 2 and (possessive := _POSSESSIVE.search(word)):
            tokens.append((a, a + possessive.start()))
            tokens.append((a + possessive.start(), b))
        elif word in _ABBREVIATED and folded[b : b + 1] == ".":
            reached = b + 1
            tokens.append((a, reached))
        else:
            tokens.append(span)
    return tokens


def _take(
    at: int,
    tokens: list[tuple[int, int]],
    lows: list[str],
    folded: str,
    text: str,
    by_start: dict[int, Mention],
    known: Known,
    words: RoleWords,
    items: list[Item],
) -> int:
    """Append the item that starts at token ``at``; gives the token after it."""
    start, end = tokens[at]
    low = lows[at]
    capital = text[start].isupper()
    date = known.date_at(start)
    if date is not None:
        items.append(Item("D", start, date.end, folded[start : date.end], date=date, capital=capital))
        return _after(date.end, tokens, at)
    mention = by_start.get(start)
    head = (
        _longest_head(at, lows, words)
        if not (mention and mention.end > end and mention.kind != "organisation")
        else None
    )
    if mention is not None and _is_name(mention, low, items, known):
        items.append(Item("N", start, end, low, capital=True))
        return at + 1
    if mention is not None and (head is None or mention.end > tokens[at + head[1] - 1][1]):
        return _take_mention(mention, at, tokens, folded, text, by_start, items)
    if head is not None and capital and head[1] < _longest_rank(at, lows, words):
        head = None
    if head is not None and head[0].id in _ALSO_NAMES and capital and items and items[-1].letter in "KN":
        head = None
    if head is not None and _is_office(head[0], at, head[1], lows, capital):
        last = tokens[at + head[1] - 1][1]
        items.append(
            Item("H" if head[0].plural else "h", start, last, folded[start:last], head=head[0], capital=capital)
        )
        return at + head[1]
    rank = _longest_rank(at, lows, words) if capital or low[0].isdigit() else 0
    if low == "he" and text[start:end] == "HE":  # "HE Foreign Minister …": His Excellency
        rank = 1
    if rank:
        last = tokens[at + rank - 1][1]
        items.append(Item("K", start, last, folded[start:last], capital=True))
        return at + rank
    letter = _letter(low, text, start, end, capital, words)
    goes_on = at + 1 < len(tokens) and text[tokens[at + 1][0]].isupper() and low == "park"
    if capital and low in _THINGS and (goes_on or items and items[-1].letter in "hK" or low in known.surnames):
        letter = "N"  # "President Park"
    if letter == "N" and not items and low.endswith("ing"):  # "Having arrived in Baku, …"
        letter = "w"
    items.append(Item(letter, start, end, low, capital=capital))
    return at + 1


def _is_name(mention: Mention, low: str, items: list[Item], known: Known) -> bool:
    """Whether a place's name stands for a person here: after an office or rank, or as someone's known family name."""
    if mention.kind == "organisation" or mention.role == "demonym" or mention.end - mention.start != len(low):
        return False
    if low in known.surnames:
        return not (items and items[-1].low in {"in", "to", "at", "from"})
    return mention.kind == "place" and bool(items) and items[-1].letter in "hK"


def _after(end: int, tokens: list[tuple[int, int]], at: int) -> int:
    at += 1
    while at < len(tokens) and tokens[at][0] < end:
        at += 1
    return at


def _take_mention(
    mention: Mention,
    at: int,
    tokens: list[tuple[int, int]],
    folded: str,
    text: str,
    by_start: dict[int, Mention],
    items: list[Item],
) -> int:
    start, end = tokens[at]
    if mention.end < end:  # one side of a hyphenated word: "Azerbaijani-Turkish", "Moscow-based"
        others = [m for a, m in by_start.items() if start < a < end and m.country]
        letter = "B" if others else "w"
        items.append(Item(letter, start, end, folded[start:end], mention.country, mention, capital=True))
        return at + 1
    if mention.role in ("company", "outlet"):
        items.append(Item("w", start, mention.end, folded[start : mention.end], None, mention, capital=True))
        return _after(mention.end, tokens, at)
    letter = {"country": "c" if mention.role == "demonym" else "C", "place": "L", "organisation": "O"}[mention.kind]
    items.append(
        Item(
            letter,
            start,
            mention.end,
            folded[start : mention.end],
            mention.country,
            mention,
            capital=text[start].isupper(),
        )
    )
    return _after(mention.end, tokens, at)


def _longest_head(at: int, lows: list[str], words: RoleWords) -> tuple[Head, int] | None:
    for form, head in words.heads.get(lows[at], ()):
        if tuple(lows[at : at + len(form)]) == form:
            return head, len(form)
    return None


def _longest_rank(at: int, lows: list[str], words: RoleWords) -> int:
    for form in words.ranks.get(lows[at], ()):
        if tuple(lows[at : at + len(form)]) == form:
            following = lows[at + len(form)] if at + len(form) < len(lows) else ""
            return 0 if following in {"staff", "assembly", "secretary", "electric", "motors"} else len(form)
    return 0


_ALSO_NAMES = frozenset({"sultan", "king", "prince", "queen", "pope", "emperor", "deputy minister", "speaker"})
_VERBS_AFTER = frozenset("to for back home south north east west off into towards".split())


_OFFICIAL_WHAT = frozenset(
    """
    visit visits trip trips tour talks working state welcome welcoming ceremony reception dinner lunch statement statements language
    figures data website residence site news media opening launch reserves communication communications data relations rate and two
    three four response reaction invitation delegation letter report documents document negotiations meeting meetings capacity
    """.split()
)


def _is_office(head: Head, at: int, length: int, lows: list[str], capital: bool) -> bool:
    """Whether the words are an office here: "heads to Ankara" and "chief among them" are not."""
    following = lows[at + length] if at + length < len(lows) else ""
    if head.id == "official" and not head.plural:
        return following not in _OFFICIAL_WHAT and not (
            at and lows[at - 1] in {"an", "first", "second"} and following not in {"of", "from"}
        )
    if head.id in {"head", "chief", "leader"} and not capital:
        return following not in _VERBS_AFTER and not (head.id == "chief" and following == "among")
    return True


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
