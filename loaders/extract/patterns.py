"""The pattern language of the theme lexicon: one compact line stands for all the ways a phrase is written.

========  ==========================================================  =================================
sign      meaning                                                     example
========  ==========================================================  =================================
(a|b)     one of several                                              ``(joint|combined) drill``
?         the word or group before it may be missing                  ``joint military? drill``
+         also the plural                                             ``drill+``, ``(navy|fleet)+``
!         also the verb's -s, -ed and -ing                            ``sanction!``
~         joined, blank or hyphen; a blank always matches a hyphen    ``cyber~security``
{name}    a head noun of the list of that name, shared by a list      ``military technical {cooperation}``
=         capitals as written, at the beginning of the pattern        ``=NATO``
========  ==========================================================  =================================
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from loaders.text import fold

MOST_TERMS = 10_000
_TOKEN = re.compile(r"\s+|[()|?+!~]|\{[a-z-]+\}|[^\s()|?+!~{}]+")
_VOWELS = "aeiou"


class PatternError(ValueError):
    """A pattern that cannot be read; the message says where."""


def expand_pattern(
    pattern: str, heads: Mapping[str, Sequence[str]] | None = None, spellings: Iterable[tuple[str, str]] = ()
) -> tuple[str, ...]:
    """All the terms a pattern stands for, in the form the scan compares (see ``plain``), sorted.

    ``spellings`` are pairs of word parts, British and American; a term with one also stands in the other.
    Raises ``PatternError`` on unbalanced signs, an unknown head list or more than ``MOST_TERMS`` terms.

    >>> expand_pattern("joint (drill|exercise)+")
    ('joint drill', 'joint drills', 'joint exercise', 'joint exercises')
    """
    tokens = _TOKEN.findall(pattern)
    if "".join(tokens) != pattern:
        raise PatternError("a brace is not closed or holds something else than the name of a head list")
    terms, rest = _expand_choice(tokens, heads or {})
    if rest:
        raise PatternError("a bracket is closed that was not opened")
    spelt = set(_plain_all(_respell("|".join(terms), spellings)))
    if "" in spelt:
        raise PatternError("it would match the empty text")
    return tuple(sorted(spelt))


def plain(text: str) -> str:
    """A term as the scan compares it: folded, a hyphen or slash read as a blank, single blanks.

    >>> plain("Military-Technical  Co")
    'military technical co'
    """
    return " ".join(fold(text).replace("-", " ").replace("/", " ").split())


def _plain_all(terms: str) -> list[str]:
    """Each term as ``plain`` gives it; they are one text, since a taxonomy has seventy thousand of them.

    No term has the sign between them, which parts the alternatives of a pattern.
    """
    folded = fold(terms).replace("-", " ").replace("/", " ")
    return " ".join(folded.split()).replace(" |", "|").replace("| ", "|").split("|")


def inflect_noun(noun: str) -> tuple[str, str]:
    """A noun and its regular plural.

    >>> inflect_noun("navy"), inflect_noun("mine")
    (('navy', 'navies'), ('mine', 'mines'))
    """
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun, noun[:-1] + "ies"
    return noun, noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def inflect_verb(verb: str) -> tuple[str, ...]:
    """A regular verb's four forms; doubling of the last consonant must be written out.

    >>> inflect_verb("impose"), inflect_verb("deny")
    (('impose', 'imposes', 'imposed', 'imposing'), ('deny', 'denies', 'denied', 'denying'))
    """
    third = inflect_noun(verb)[1]
    if verb.endswith("e"):
        return verb, third, verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, third, verb[:-1] + "ied", verb + "ing"
    return verb, third, verb + "ed", verb + "ing"


def _expand_choice(tokens: list[str], heads: Mapping[str, Sequence[str]]) -> tuple[list[str], list[str]]:
    terms: list[str] = []
    while True:
        part, tokens = _expand_row(tokens, heads)
        terms += part
        if not tokens or tokens[0] != "|":
            return terms, tokens
        tokens = tokens[1:]


def _expand_row(tokens: list[str], heads: Mapping[str, Sequence[str]]) -> tuple[list[str], list[str]]:
    atoms: list[list[str]] = []
    while tokens and tokens[0] not in (")", "|"):
        token, tokens = tokens[0], tokens[1:]
        if token in "?+!":
            if not atoms:
                raise PatternError(f"{token!r} stands before any word")
            atoms[-1] = _apply_sign(token, atoms[-1])
        elif token == "(":
            choice, tokens = _expand_choice(tokens, heads)
            if not tokens or tokens[0] != ")":
                raise PatternError("a bracket is not closed")
            atoms.append(choice)
            tokens = tokens[1:]
        else:
            atoms.append(_expand_token(token, heads))
    if _count(atoms) > MOST_TERMS:
        raise PatternError(f"it stands for more than {MOST_TERMS} terms; write it as several variants")
    return ["".join(row) for row in product(*atoms)], tokens


def _expand_token(token: str, heads: Mapping[str, Sequence[str]]) -> list[str]:
    if token == "~":
        return ["", " "]
    if token.startswith("{"):
        name = token[1:-1]
        if name not in heads:
            raise PatternError(f"there is no head list {name!r}; known are {', '.join(sorted(heads)) or 'none'}")
        return list(heads[name])
    return [" " if token.isspace() else token]


def _apply_sign(sign: str, terms: list[str]) -> list[str]:
    if sign == "?":
        return [*terms, ""]
    inflect = inflect_noun if sign == "+" else inflect_verb
    return [form for term in terms for form in inflect(term)]


def _count(atoms: list[list[str]]) -> int:
    total = 1
    for atom in atoms:
        total *= len(atom)
    return total


def _respell(terms: str, spellings: Iterable[tuple[str, str]]) -> str:
    for british, american in spellings:
        if british in terms:  # as few patterns have any
            spelt = [term.replace(british, american) for term in terms.split("|") if british in term]
            terms = "|".join((terms, *spelt))
    return terms
