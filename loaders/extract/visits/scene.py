"""A scene: one sentence as a row of nodes, and who stands where in it.

Parties, countries, places and dates are one node each. The view is the same row as text, one token a node ("P0 is on
a official visit to C7"), so that triggers can be found by pattern and slots by walking the nodes.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from loaders.extract.visits.destinations import read_destination
from loaders.extract.visits.firstlook import FIRST_LOOK, Matches
from loaders.extract.visits.items import Items
from loaders.extract.visits.nodes import Destination, Nodes, make_row, make_tokens
from loaders.extract.visits.party import Party
from loaders.extract.visits.triggers import Family, family_pattern
from loaders.models import DateMention, Sentence

PREPOSITIONS = frozenset(
    """
    with by of to from for in into across throughout near inside outside between
    against via at including under alongside than like on about among towards toward over
    despite following after before per accompanying joining opposite
    """.split()
)


_OBJECT_VERBS = frozenset(
    "met meet meets told tells saw see thank thanked hosts host hosting receive receives invite invites".split()
)


_BREAKS = frozenset({";", ":", ".", "?", "!"})


_SUBORDINATE = frozenset(
    "when while as since until because although though if where after before upon during following".split()
)
_AUXILIARIES = frozenset("is are was were has have had will would".split())
_SAYING = frozenset({"that", "saying", "said", "adding"})


_AFTER_SAYING = frozenset(
    {",", "", "after", "before", "during", "while", "when", "following", "upon", "on", "in", "at"}
)


_BEFORE_SUBJECT = _SUBORDINATE | _SAYING | _AUXILIARIES | frozenset("and but then the a an says or".split())


_OBJECT_ENDS = _BREAKS | frozenset(
    {",", "and", "in", "at", "on", "to", "that", "'s", "from", "about", "against", "via", "for", "after", "under"}
    | {"when", "while", "where", "if", "because", "would", "will", "could", "should"}
)


_JOINING_RIGHT = frozenset(
    {",", "and", "&", "as", "well", "the", "their", "a", "also", "senior", "top", "with", "then", "separately", "later"}
)


_STYLES = frozenset(
    {"his majesty", "her majesty", "his highness", "her highness", "his royal highness", "his excellency"}
)
_ARTICLES = frozenset("the a an its his her their this that".split()) | _STYLES
"""Words that stand before a party and are no part of it, courtesies included: "X and His Majesty [King Y]"."""


_HOUSES = frozenset("palace residence house hall mansion headquarters office".split())


# Of the dozens of patterns that rules ask a sentence for, nearly all are not there.
_NO_MATCHES: Iterator[re.Match[str]] = iter(())
_NO_SPANS: Iterator[tuple[int, int]] = iter(())


class Scene:
    """A sentence, its nodes and its view; ``people`` gives the people each party was found to be."""

    def __init__(self, number: int, sentence: Sentence, items: Items, parties: Sequence[Party]) -> None:
        self.number = number
        self.sentence = sentence
        self.parties = parties
        self.people: dict[int, list[int]] = {}
        self.recent: list[int] = []
        """The people of the sentences before, most recent first."""
        self._row = make_row(items, parties)
        self._lows = self._row.lows
        self._items = items
        self._tokens: list[str] = []
        self._view = ""
        self._matches: Matches = {}
        self._found: Matches = {}
        """The same for every pattern that was ever looked for."""
        self._nothing: Matches = {}

    @property
    def view(self) -> str:
        """The row as text; nobody asks for that of an article that tells of no visit."""
        if not self._view:
            self._tokens = make_tokens(self._row)
            self._view = f" {' '.join(self._tokens)} "
        return self._view

    @cached_property
    def _offsets(self) -> list[int]:
        return list(accumulate([len(token) + 1 for token in self.view[1:-1].split(" ")], initial=1))[:-1]

    @cached_property
    def nodes(self) -> Nodes:
        """The row; nobody asks for that of most sentences."""
        return Nodes(self._items, self._row)

    @property
    def is_telling(self) -> bool:
        """Whether a rule can find anything here: each begins with ``triggers`` or ``find``.

        Three in four sentences of the articles that are read closely are none of theirs.
        """
        if not FIRST_LOOK.whole:
            return True
        return bool(self.look())

    def triggers(self, family: Family) -> Iterator[re.Match[str]]:
        """The matches of a family's forms in the view, from left to right."""
        return self.find(family_pattern(family))

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern whose branches all begin with ``(?<= )``, from left to right."""
        try:
            matches = self._found[id(pattern)]
        except KeyError:  # a pattern that nobody looked for yet
            FIRST_LOOK.add(pattern)
            self.look()
            matches = self._found[id(pattern)]
        return iter(matches) if matches else _NO_MATCHES

    def look(self) -> Matches:
        """The matches of all patterns at once, of those that have any."""
        if self._nothing is not FIRST_LOOK.nothing:
            self._nothing = FIRST_LOOK.nothing
            self._matches = FIRST_LOOK.find_matches(self.view, self._tokens)
            self._found = {**self._nothing, **self._matches} if self._matches else self._nothing
        return self._matches

    def has_any(self, words: frozenset[str]) -> bool:
        """Whether any of the words stands in the sentence outside of parties."""
        return not words.isdisjoint(self._lows)

    def spans(self, matches: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
        """The first node of each match in the view, and the node after its last."""
        if matches is _NO_MATCHES:
            return _NO_SPANS
        return ((self.node_at(match.start()), self.node_at(match.end() - 1) + 1) for match in matches)

    def goals(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, Destination]]:
        """The matches of a pattern that lead to a country or place at once: their first node, and where they lead."""
        for at, end in self.spans(self.find(pattern)):
            found = self.destination(end)
            if found is not None:
                yield at, found

    def node_at(self, offset: int) -> int:
        """The number of the node at an offset of the view."""
        return max(bisect_right(self._offsets, offset) - 1, 0)

    def who(self, node: int) -> list[int]:
        """The people a party node was found to be; none for any other node."""
        return self.people.get(node, [])

    def low(self, node: int) -> str:
        """The folded words of a node; empty outside the sentence."""
        return self._lows[node] if 0 <= node < len(self._lows) else ""

    def words(self, first: int, last: int) -> str:
        """The folded words of the nodes from ``first`` up to ``last``, those inside the sentence."""
        return " ".join(self._lows[max(first, 0) : max(last, 0)])

    def pairs(self, first: int, last: int) -> Iterator[tuple[str, str]]:
        """Letter and folded words of each of the nodes from ``first`` up to ``last``, those inside the sentence."""
        inside = slice(max(first, 0), max(last, 0))
        return zip(self._row.letters[inside], self._lows[inside], strict=True)

    def letter(self, node: int) -> str:
        """The letter of a node; empty outside the sentence."""
        return self._row.letters[node] if 0 <= node < len(self._lows) else ""

    @property
    def party_nodes(self) -> Mapping[int, Party]:
        """The parties by the number of their node, from left to right."""
        return self._row.parties

    def party(self, node: int) -> Party | None:
        """The party at a node; none where it is something else, or outside the sentence."""
        return self._row.parties.get(node)

    def names_place(self, first: int = 0, letters: str = "CL") -> bool:
        """Whether a country or place is named from node ``first`` on, outside of parties; with "L", a place alone."""
        return any(letter in self._row.letters[first:] for letter in letters)

    def countries(self, letters: str) -> set[str | None]:
        """The countries of the nodes that have one of the letters."""
        return {self.nodes[at].country for at, letter in enumerate(self._row.letters) if letter in letters}

    def dates(self, first: int = 0, last: int | None = None) -> list[tuple[int, DateMention]]:
        """The dates among the nodes, each with its node's number."""
        nodes = [(i, self.nodes[i]) for i, letter in enumerate(self._row.letters[first:last], first) if letter == "D"]
        return [(i, node.item.date) for i, node in nodes if node.item is not None and node.item.date is not None]

    def subjects(self, at: int) -> list[int]:
        """The party nodes that do what the verb at node ``at`` tells, leftmost last; empty when none is named."""
        if self.low(at - 1) == "to" and self.letter(at - 2) == "P":  # "asked X to travel", "a delegation to attend"
            team = self.party(at - 4)
            of_whom = not self.who(at - 2) and self.low(at - 3) == "of" and team is not None and team.delegation
            return self.coordinated(at - 4 if of_whom else at - 2)  # "a delegation of officials to meet Y"
        if self.low(at - 1) == "to" and (sent := self._sent(at - 2)) is not None:
            return [sent]
        if self.low(at - 1) in ("him", "her", "them") and self.low(at - 2) in ("see", "sees", "saw"):
            return self.main_subjects(at)  # "a trip that will also see him visit A"
        if (told_of := self._over_relative_clause(at)) is not None:
            return told_of
        for i in range(at - 1, -1, -1):
            found = self._subject_or_edge(i, at)
            if found is not None:
                return found
        return self.main_subjects(at) if self._opens_with_participle(at) else []

    def _over_relative_clause(self, at: int) -> list[int] | None:
        """ "The delegation, which includes X and Y, had come from …": whom the clause between the commas speaks of."""
        comma = at - 1
        while self.low(comma) in _AUXILIARIES:
            comma -= 1
        if self.low(comma) != ",":
            return None
        for i in range(comma - 1, max(comma - 16, 0), -1):
            if self.low(i) in ("who", "which") and self.low(i - 1) == ",":
                return self._antecedent(i) or None
            if self.low(i) in (";", ":", '"'):
                return None
        return None

    def _subject_or_edge(self, i: int, at: int) -> list[int] | None:
        """The subjects of the verb at ``at`` as node ``i`` before it gives them; nothing where one has to look on."""
        low = self.low(i)
        if self.letter(i) == "P":
            acts = (self._is_subject(i) and not self._names_thing(i)) or self._opens_clause(i, at)
            return self.coordinated(i) if acts else None
        if low in ("who", "which") or (low == "that" and self.letter(i - 1) == "P"):
            return self._antecedent(i)
        if low in _BREAKS or (low in _SAYING and not self._reported(i)):
            return []
        if low in _SUBORDINATE and i and self.low(i - 1) in (",", "", "-"):
            # "after arriving": the main clause's subject; "as its policemen prepare to leave" has its own
            return self.main_subjects(at) if at - i <= 2 or self.low(at).endswith("ing") else []
        return None

    def _names_thing(self, i: int) -> bool:
        """ "Visited naval headquarters [Islamabad] and called on X": capitals that are nobody's name, amid words."""
        party, before = self.party(i), self.low(i - 1)
        bare = party is not None and party.form == "name" and not self.who(i)
        return bare and self.letter(i - 1) == "w" and before.isalpha() and before not in _BEFORE_SUBJECT

    def _opens_clause(self, i: int, at: int) -> bool:
        """Whether the party at ``i`` has a clause of its own: "before X leaves", "after X had left"."""
        before = i - 1
        while self.low(before) in _ARTICLES or self.letter(before) == "A":
            before -= 1
        return self.low(before) in ("before", "after") and (i == at - 1 or self.low(i + 1) in _AUXILIARIES)

    def _sent(self, i: int) -> int | None:
        """The delegation in "a delegation to Chile [to attend]"."""
        first = i
        while i > 0 and (self.letter(i) in "CL" or self.low(i) in _ARTICLES or self.low(i) in ("of", "to")):
            i -= 1
        party = self.party(i) if i < first else None
        return i if party is not None and (party.delegation or not self.who(i)) else None

    def _reported(self, i: int) -> bool:
        """Whether a verb of saying is only passed by: "X, officials said, arrived", "X said after meeting Y"."""
        return self.low(i) != "that" and self.low(i + 1) in _AFTER_SAYING

    def _opens_with_participle(self, at: int) -> bool:
        return at <= 2 or self.low(at).endswith("ing")

    def _antecedent(self, i: int) -> list[int]:
        """The party before "who": the nearest to its left."""
        for j in range(i - 1, max(i - 8, -1), -1):
            if self.letter(j) == "P":
                return self.coordinated(j) if j == i - 1 else [j]
        return []

    def _is_subject(self, i: int) -> bool:
        before = i - 1
        while self._stands_before_noun(before) or self.low(before) in ('"', "then", "new", "retired"):
            before -= 1
        low = self.low(before)
        if self.low(i + 1) in ("'s", "'") or low == "(":  # "the Liberal Democratic Party (LDP)" names it again
            return False
        if low in PREPOSITIONS:
            return low == "with" and self.low(before - 1) == "together"
        if low in _OBJECT_VERBS or (low.endswith(("ed", "ing")) and self.letter(before) == "w" and "-" not in low):
            return False
        if low in ("and", ",", "&", "as") and before > 0:  # "met X, Y and Z": the others are objects as the first is
            other = before - 1
            while other > 0 and (self.low(other) in ("well", "as", "and", ",") or self.low(other) in _ARTICLES):
                other -= 1
            if self.letter(other) == "P" and (low != "," or self._in_list(i)):
                return self._is_subject(other)
        return True

    def _stands_before_noun(self, i: int) -> bool:
        """Whether a node is an article, a demonym or "the accompanying", which in "accompanying X" is none."""
        if self.low(i) == "accompanying":
            return self.low(i - 1) in _ARTICLES
        return self.low(i) in _ARTICLES or self.letter(i) == "A"

    def _in_list(self, i: int) -> bool:
        """Whether a party after a comma is one of a list, not the subject of a clause of its own."""
        after = self.low(i + 1)
        return after in (",", "and", "&", "on", "in", "at", ".", "for", "to", "as") or self.letter(i + 1) == "D"

    def coordinated(self, i: int) -> list[int]:
        """A party and those joined with it to the left: "X, Y and Z", "X as well as Y", "X together with Y"."""
        found = [i]
        j = i - 1
        while j >= 0:
            while self._stands_before_noun(j) or self.low(j) == "other":
                j -= 1
            joined = False
            while self.low(j) in (",", "and", "&", "well", "as", "with", "together", "along", "alongside"):
                joined = True
                j -= 1
            if not joined or self.party(j) is None:
                break
            if self.low(j - 1) in PREPOSITIONS or self.low(j - 1) in _OBJECT_VERBS:
                break
            found.append(j)
            j -= 1
        return found

    def main_subjects(self, at: int) -> list[int]:
        """The subject of the sentence, wherever it stands; not a possessor nor what follows a preposition."""
        for i in self._row.parties:
            if i != at and self._is_subject(i):
                return [i]
        return []

    def objects(self, after: int) -> list[int]:
        """The party nodes that the verb acts on, from node ``after`` on, with those joined to them."""
        first = self._pass_adverbs(after)
        for i in range(first, min(first + 6, len(self._lows))):
            if self._only_says_which(i):
                continue
            if self.letter(i) == "P" and self.low(i + 1) not in ("'s", "'"):  # "welcomed X's offer"
                return self.joined_right(i)
            if self.letter(i) != "P" and self.low(i) in _OBJECT_ENDS - {"'s"}:
                return []
        return []

    def _only_says_which(self, i: int) -> bool:
        """Whether a party is nobody and stands before another: "the Quint [advisers of A]", "Baltic leaders [X]"."""
        return self.letter(i) == "P" and self.letter(i + 1) == "P" and not self.who(i)

    def _pass_adverbs(self, i: int) -> int:
        """The node after days and places that stand before the object: "received in Oslo on May 12 the ambassador"."""
        while (step := self._adverb(i)) > i:
            i = step
        return i

    def _adverb(self, i: int) -> int:
        """The node after a day or place at node ``i``: "on D", "in L", "at the headquarters [in L the P]"."""
        if self.letter(i) == "D":
            return i + 1
        if self.low(i) == "," and self.low(i + 1) in ("on", "in", "at"):  # "received, at the palace today, General X"
            step = self._pass_adverbs(i + 1)
            return step + 1 if step > i + 1 and self.low(step) == "," else i
        if self.low(i) in ("on", "in", "at") and self.letter(i + 1) in ("D", "L"):
            return i + 2
        j = i + 1
        while self.low(i) in ("at", "in") and j < i + 7 and self._is_of_building(j):
            j += 1
        on_a_day = self.low(j) == "on" and self.letter(j + 1) == "D"
        followed = self.letter(j) in ("D", "P") or (self.low(j) == "in" and self.letter(j + 1) == "L") or on_a_day
        return j - (self.letter(j) == "P" and self.low(j - 1) == "the") if j > i + 1 and followed else i

    def _is_of_building(self, i: int) -> bool:
        low, inside = self.low(i), self.low(i - 1) not in ("at", "in")
        if low in _ARTICLES:
            return not inside
        if self.letter(i) == "P" and not self.who(i):  # "at Carthage Palace"
            return self.low(i + 1) in _HOUSES
        return self.letter(i) == "A" or (self.letter(i) == "w" and low.isalpha() and low not in PREPOSITIONS)

    def joined_right(self, i: int) -> list[int]:
        """A party and those joined with it to the right: "X, Y and Z"."""
        found = [i]
        j = i + 1
        while j < len(self._lows):
            k = j
            while self.low(k) in _JOINING_RIGHT or self.letter(k) == "A":
                k += 1
            if k == j or self.letter(k) != "P":
                break
            found.append(k)
            j = k + 1
        return found

    def __len__(self) -> int:
        return len(self._lows)

    def destination(self, at: int, reach: int = 8) -> Destination | None:
        """The countries and places that begin at node ``at``, past articles and the like; none before another word."""
        return read_destination(self, at, reach)
