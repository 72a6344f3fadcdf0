"""Reading an article into scenes, with each party's person settled."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from loaders.extract.visits.headlines import name_from_headline
from loaders.extract.visits.homes import home_of
from loaders.extract.visits.items import Items, Known, split_items
from loaders.extract.visits.parties import find_parties
from loaders.extract.visits.party import Party
from loaders.extract.visits.people import Register
from loaders.extract.visits.relative import learn_from_clauses, learn_from_source, learn_who_represents
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.settling import settle_people
from loaders.extract.visits.speakers import let_speak, settle_speakers
from loaders.extract.visits.story import Story
from loaders.models import Article, DateMention, Mention, Reject, Sentence
from loaders.text import fold

LONGEST = 4_000
"""Characters beyond which a sentence, some seven hundred words, is a table or a list that no rule on sentences fits; it
is left out, for the work of the rules grows faster than its length."""
_UNREAD_AT = re.compile(r"article (.*), from character \d+", re.DOTALL)
"""The place of such a sentence."""
_READ = frozenset({"body", "caption", "headline"})
_NAMED = frozenset({"country", "place", "organisation"})

_FIRST_PERSON = re.compile(r"I(?<!\wI)\b(?!\.)")  # begun with the letter itself, it leaps from one to the next

Parsed = tuple[Items, list[Party]]


def read_story(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], dates: Sequence[DateMention]
) -> Story:
    """The article's scenes in the order they are told, headline last, with people settled across all of them."""
    dateline = _dateline(article, mentions)
    home = home_of(article.outlet, article.url)
    register = Register(article, home or (dateline.country if dateline else None), home is not None)
    register.written_at = dateline.country if dateline else None
    story = Story(article, register, home, dateline)
    wanted = _choose_sentences(article, sentences)
    known = Known([m for m in mentions if m.kind in _NAMED], dates)
    known.speaks = bool(_FIRST_PERSON.search(article.text))
    parsed = _parse_all(article, wanted, register, known)
    _title_colleagues([party for _, parties in parsed for party in parties], register)
    for _, parties in parsed:
        _title_companions(parties, register, article.text)
    if home is None and dateline is not None and (told := _country_of_lead(wanted, parsed, dateline)) is not None:
        register.home = told
    if home is None and dateline is None:
        register.home = _seat_that_speaks(wanted, parsed)
    register.settle_countries()
    recent: list[int] = []
    for number, (sentence, (items, parties)) in enumerate(zip(wanted, parsed, strict=True)):
        scene = Scene(number, sentence, items, parties)
        if sentence.segment == "headline":  # it speaks of whom the story begins with, and not of whom it ends with
            recent.sort()
        settle_people(scene, story, recent)
        learn_from_clauses(scene, story)
        learn_who_represents(scene, story)
        learn_from_source(scene, story)
        story.scenes.append(scene)
    register.settle_countries()
    register.name_by_country()
    name_from_headline(story)
    if known.speaks:
        settle_speakers(story)
    return story


def list_unread(article: Article, sentences: Iterable[Sentence]) -> tuple[Reject, ...]:
    """A record of each sentence that is left out for its length; all else of the article is read. Mostly empty."""
    if len(article.text) <= LONGEST:
        return ()
    left_out = (s for s in sentences if s.segment in _READ and s.end - s.start > LONGEST)
    return tuple(_record_unread(article, sentence) for sentence in left_out)


def _record_unread(article: Article, sentence: Sentence) -> Reject:
    words = " ".join(article.text[sentence.start : sentence.start + 80].split())
    reason = f"a sentence of {sentence.end - sentence.start:,} characters; at most {LONGEST:,} are read for visits"
    remedy = "end its sentences with full stops, or part the lines of a list or table with blank lines"
    return Reject(article.source, f"article {article.id}, from character {sentence.start}", words, reason, remedy)


def find_holder(reject: Reject) -> str | None:
    """The id of the article that holds a sentence left out for its length; nothing for any other reject."""
    match = _UNREAD_AT.fullmatch(reject.place)
    return match[1] if match else None


def _choose_sentences(article: Article, sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences that rules can read, the body's first and the headline last."""
    wanted = [
        s for s in sentences if s.segment in _READ and s.end - s.start <= LONGEST and not _is_shouted(article.text, s)
    ]
    return sorted(wanted, key=lambda s: (s.segment != "body", s.segment == "headline", s.start))


def _parse_all(article: Article, wanted: Sequence[Sentence], register: Register, known: Known) -> list[Parsed]:
    """The items and parties of each sentence; those with a place of somebody's name are read again once he is known."""
    folded = fold(article.text)
    parsed = [_parse(folded, article.text, s, known) for s in wanted]
    for _, parties in parsed:
        _register_named(parties, register, known)
    if clashes := [*_find_clashes(folded, known), *_find_participles(folded, wanted, known)]:
        parsed = [
            _parse(folded, article.text, s, known) if any(s.start <= c < s.end for c in clashes) else done
            for s, done in zip(wanted, parsed, strict=True)
        ]
    for _, parties in parsed:
        _register_named(parties, register, known)
    return parsed


def _find_clashes(folded: str, known: Known) -> list[int]:
    """Where a place has the name of somebody in the article: there alone a second reading can differ."""
    if not known.surnames:
        return []
    return [m.start for m in known.mentions_in(0, len(folded)) if folded[m.start : m.end] in known.surnames]


def _find_participles(folded: str, wanted: Sequence[Sentence], known: Known) -> list[int]:
    """Where a sentence opens with somebody's name that looks like a participle: "Jopling, who is a member …"."""
    names = tuple(name for name in known.surnames if name.endswith("ing"))
    return [s.start for s in wanted if folded.startswith(names, s.start)] if names else []


def _parse(folded: str, text: str, sentence: Sentence, known: Known) -> Parsed:
    items = split_items(folded, text, sentence.start, sentence.end, known)
    if known.speaks:
        let_speak(items)
    return items, find_parties(items, text)


def _is_shouted(text: str, sentence: Sentence) -> bool:
    """A headline all in capitals or with a capital on each word, where no word can be told for a name."""
    line = text[sentence.start : sentence.end]
    capitals, small = _count_letters(line)
    if capitals > 0.6 * (capitals + small):
        return True
    if line.rstrip().endswith((".", "?", '"', "”")):
        return False
    words = [w for w in line.split() if w[0].isalpha() and len(w) > 3]
    lowered = [w for w in words if not w[0].isupper() and w.lower() not in _SMALL_IN_TITLES]
    return len(words) > 2 and not lowered and sum(w[0].isupper() for w in words) > 0.85 * len(words)


_SMALL_IN_TITLES = frozenset(
    "with from into over after under about amid during between against through upon until while than that their".split()
)
"""Longer words that a title leaves small among its capitals; any other small word shows that it is no such title."""


def _count_letters(line: str) -> tuple[int, int]:
    """How many capitals and other letters a line has."""
    if not line.isascii():
        capitals = sum(map(str.isupper, line))
        return capitals, sum(map(str.isalpha, line)) - capitals
    letters = line.encode("ascii")
    return len(letters.translate(None, _NO_CAPITALS)), len(letters.translate(None, _NO_SMALL))


# Deleting bytes is forty times faster than asking each letter.
_NO_CAPITALS = bytes(code for code in range(128) if not chr(code).isupper())


_NO_SMALL = bytes(code for code in range(128) if not chr(code).islower())


def _dateline(article: Article, mentions: Sequence[Mention]) -> Mention | None:
    for segment in article.segments:
        if segment.kind == "dateline":
            inside = [m for m in mentions if segment.start <= m.start < segment.end and m.kind in ("place", "country")]
            if inside:
                return _town_of(article, segment.start, inside[0])
    return _opening_town(article, mentions)


_TOWN = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){0,2}), $")


def _town_of(article: Article, start: int, named: Mention) -> Mention:
    """ "TAUPO, New Zealand, March 23 -": a town that no list has, by its capitals and the country behind it."""
    town = _TOWN.match(article.text[start : named.start]) if named.kind == "country" else None
    if town is None:
        return named
    name = town[1].title()
    return Mention(start, start + town.end(1), "place", f"{name}, {named.key}", name, named.key)


_AFTER_TOWN = re.compile(r"(?:, [A-Z][\w ]{2,30}?)?(?:\s[-–—]{1,2}\s|: )(?=[A-ZÀ-Þ])")


def _opening_town(article: Article, mentions: Sequence[Mention]) -> Mention | None:
    """The town that a local paper's text opens with: "Pretoria - President X will …", with neither day nor agency."""
    first = next((segment for segment in article.segments if segment.kind == "body"), None)
    if first is None:
        return None
    opening = (m for m in mentions if m.start == first.start and m.kind == "place")
    return next((m for m in opening if _AFTER_TOWN.match(article.text, m.end)), None)


def _country_of_lead(wanted: Sequence[Sentence], parsed: Sequence[Parsed], dateline: Mention) -> str | None:
    """The country that a bureau abroad writes about: "CAIRO, March 24 - Sudan has rejected …".

    It is the subject of the lead, which names neither the dateline's country nor anybody's stay "here".
    """
    if not parsed or wanted[0].segment != "body":
        return None
    items = parsed[0][0]
    first = re.match("t*[Cc]", items.letters)
    if first is None or "here" in items.lows or any(i.country == dateline.country for i in items if i.country):
        return None
    return items[first.end() - 1].country or None


def _seat_that_speaks(wanted: Sequence[Sentence], parsed: Sequence[Parsed]) -> str | None:
    """The country whose seat of government is heard first: "Foreign Secretary X has met …, Downing Street said"."""
    for sentence, (items, _) in zip(wanted[:3], parsed[:3], strict=True):
        for at, low in enumerate(items.lows[1:]) if sentence.segment == "body" else ():
            if low in _SPEAKING and items.letters[at] in "CL":
                mention = items[at].mention
                if mention is not None and mention.role == "metonym":
                    return items[at].country
    return None


_SPEAKING = frozenset("said says has announced confirmed spokesman spokeswoman".split())


def _register_named(parties: Sequence[Party], register: Register, known: Known) -> None:
    for party in parties:
        if party.form in ("named", "counterpart") and party.name:
            register.add_named(party)
            last = party.name.split()[-1]
            known.surnames.add(fold(last))


_COLLEAGUES = frozenset(
    {"minister", "minister of foreign affairs", "prime minister", "president", "leader", "secretary", "chief"}
)


def _title_companions(parties: Sequence[Party], register: Register, text: str) -> None:
    """ "Oil Minister X and Nigeria's Y": who is joined to a minister by name and country is another.

    "A's X and B's Y met in C" are two of the leaders whom the article speaks of.
    """
    for one, other in pairwise(parties):
        if other.first - one.last != 1 or not one.countries or not _is_only_owned(other):
            continue
        minister = one.role is not None and one.role.head.id in _COLLEAGUES
        pair = _is_only_owned(one) and one.countries != other.countries and _is_of_leaders(text)
        for party in (one, other) if pair else (other,) if minister else ():
            register.people[register.add_named(party)].titled = True


def _is_of_leaders(text: str) -> bool:
    return bool(_LEADERS.search(text)) and not _SPORT.search(text)


def _is_only_owned(party: Party) -> bool:
    """Whether it is "Nigeria's Rilwan Ade": a name with its country, and no office."""
    return party.form == "named" and party.role is None and bool(party.countries) and party.name is not None


_LEADERS = re.compile(r"\b(?:presidents?|prime ministers?|leaders|summit|premiers?|chancellors?)\b", re.IGNORECASE)
_SPORT = re.compile(
    r"\b(?:match|tournament|championships?|medals?|tennis|football|olympics?|race|coach)\b", re.IGNORECASE
)


def _title_colleagues(parties: Sequence[Party], register: Register) -> None:
    """Where an article speaks of ministers or leaders, "Russia's Ivan Petrov" is one of them."""
    offices = {p.role.head.id for p in parties if p.role is not None and p.role.head.plural}
    if offices & _COLLEAGUES:
        for party in parties:
            if party.form == "named" and party.role is None and party.countries and party.name:
                register.people[register.add_named(party)].titled = True
