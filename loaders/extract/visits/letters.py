"""Letters: one for each word, which says what kind of word it is.

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
from functools import cache
from itertools import pairwise

from loaders.extract.roles import RoleWords, read_roles
from loaders.extract.visits.tokens import split_tokens
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
SURNAMES_TOO = frozenset("an do to he so no my can will said may you her long read".split())


# Those that are only given names: more names follow, and no small letters need to.
GIVEN_TOO = frozenset("per even".split())


# Nouns that names of things end in, never people's: "State Visit", "Shusha Declaration", "Esenboga Airport".
THINGS = frozenset(
    """
    visit visits trip tour talks summit forum conference declaration agreement treaty accord protocol airport park
    memorial square street avenue palace hotel museum mosque cathedral church exercise exercises exhibition games
    cup festival statement remarks readout anniversary day dialogue initiative plan strategy act war conflict
    corridor pipeline project news newspaper times post herald tribune official embassy consulate college school
    base centre center hospital institute headquarters plant factory readouts briefing
    prize award medal order inauguration funeral coronation commissioning session sessions
    """.split()
)


DOUBTFUL = "?"
"""The letter of a word that may begin an office or a rank, or whose neighbours count."""

Words = tuple[str, tuple[str, ...], tuple[int, ...]]
"""What stands between two blanks: its words' letters, the words folded, and how far it is from each to the next.

The last is told to what stands behind the blank. Where no word stands at the beginning, one step more leads to it.
"""


class KnownWords(dict[str, Words]):
    """For each stretch without blanks met so far its words: it is looked at once, and then known."""

    def __init__(self, roles: RoleWords) -> None:
        super().__init__()
        self._roles = roles

    def __missing__(self, stretch: str) -> Words:
        if len(self) >= _MOST_WORDS:
            self.clear()
        tokens = split_tokens(fold(stretch), stretch)
        letters = "".join([_letter_of(stretch[start:end], low, self._roles) for start, end, low in tokens])
        starts = [start for start, _, _ in tokens]
        ways = pairwise([*([0] if starts[:1] != [0] else []), *starts, len(stretch) + 1])
        found = self[stretch] = letters, tuple([low for _, _, low in tokens]), tuple([b - a for a, b in ways])
        return found


_MOST_WORDS = 100_000


@cache
def known_words() -> KnownWords:
    """The words met so far in this process."""
    return KnownWords(read_roles())


def _letter_of(word: str, low: str, roles: RoleWords) -> str:
    """A word's letter where nothing but the word itself decides it."""
    capital, ranked = word[0].isupper(), low in roles.ranks
    if capital:  # "HE" may be His Excellency, and "He" a family name
        doubtful = ranked or low in THINGS or low in SURNAMES_TOO or low in GIVEN_TOO or low in roles.regions
    else:
        doubtful = ranked and low[0].isdigit()
    return DOUBTFUL if doubtful or low in roles.heads else read_letter(word, low, roles)


def read_letter(word: str, low: str, roles: RoleWords) -> str:
    """The letter of a word by its spelling; ``low`` is the word folded."""
    letter = _LETTERS.get(low)
    if letter:
        return letter
    if low in ("'s", "'"):
        return "s"
    if low in THINGS:
        return "w"
    if low in roles.modifiers:
        return "m"
    if not low[0].isalnum():
        return "."
    if word[0].isupper():
        return "w" if low in _PLAIN else "N"
    if low in _PARTICLES:
        return "p"
    return "N" if _PREFIXED.match(word) else "w"
