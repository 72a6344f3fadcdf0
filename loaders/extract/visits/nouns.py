"""Nouns for a visit, with whose it is and where it goes."""

import re
from collections.abc import Iterator

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import Marks, make_claims
from loaders.extract.visits.itineraries import find_itinerary
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.noun_phrases import (
    GENITIVES,
    PARTS,
    POSSESSIVES,
    NounPhrase,
    find_governor,
    is_noun,
    read_phrase,
)
from loaders.extract.visits.places import stop_at
from loaders.extract.visits.possession import find_visitors
from loaders.extract.visits.presence import is_of_the_place
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import family_pattern
from loaders.extract.visits.wording import words_of


def claim_nouns(scene: Scene, story: Story) -> list[Claim]:
    """The claims of nouns like "X's visit to A", "paid a visit to A"."""
    claims: list[Claim] = []
    for phrase in _find_phrases(scene):
        found, end = _find_destination(phrase, story)
        visitors = find_visitors(phrase, story, end, found is not None)
        if found is None and scene.low(phrase.at + 1) == "by":
            here = story.dateline.country if story.dateline is not None else None
            _send_from_elsewhere(scene, story, visitors, here)
        elif found is not None and len(found.countries) == 1 and scene.low(find_governor(phrase)) == "on":
            _send_from_elsewhere(scene, story, visitors, found.countries[0])
        if phrase.noun == "mission" and _is_task(phrase):
            continue
        visitors = [i for i in visitors if not _is_local(phrase, story, i)]
        if not visitors or _is_reception(phrase) or (found is None and _is_elsewhere(phrase)):
            continue
        finding = Finding("visit noun", scene, phrase.first, end)
        claims += make_claims(finding, story, visitors, found, **_read_governor(phrase))
    return claims + _claim_relative(scene, story)


def _is_local(phrase: NounPhrase, story: Story, visitor: int) -> bool:
    """ "Vice President X said on a visit to a shipyard in A", far down and of no country: most likely of A."""
    scene, at = phrase.scene, phrase.at
    thing = scene.low(at + 1) == "to" and scene.low(at + 2) in ("a", "an", "the") and scene.letter(at + 3) == "w"
    return thing and is_of_the_place(scene, story, visitor)


def _send_from_elsewhere(scene: Scene, story: Story, visitors: list[int], host: str | None) -> None:
    """ "A and B signed an accord during a visit by Foreign Minister X", written in B: he is of A.

    So is he in "A will send aid, Foreign Minister X said on a visit to B", for nobody is on a visit to his own country.
    """
    others = scene.countries("C") - {None, host}
    for person in (story.person(n) for node in visitors for n in scene.who(node)):
        if host and person.guessed and person.country == host and len(others) == 1:
            person.country, person.guessed = next(iter(others)), False


_MADE = re.compile(
    r"(?<= )(?:visit|trip|tour|journey) (?:that |which )?P\d+ "
    r"(?:(?:will|would|is|was|plans|due|scheduled|to|had|has) ){0,4}"
    r"(?:make|makes|made|making|pay|pays|paid|paying) (?:(?:on )?D\d+ )?(?:to|in|of)(?= (?:the )?[CL]\d)"
)


def _claim_relative(scene: Scene, story: Story) -> list[Claim]:
    """ "Talks before a visit he will make to Oslo": the noun's visitor and goal stand in a clause behind it."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.find(_MADE)):
        found, visitor = scene.destination(end), next(i for i in range(at, end) if scene.letter(i) == "P")
        if found is not None:
            finding = Finding("visit noun", scene, visitor + 1, found.last)
            kind_words = read_phrase(scene, at).words
            claims += make_claims(finding, story, [visitor], found, governed=True, kind_words=kind_words)
    return claims


_OF_FORCES = frozenset("security support peacekeeping multinational military observer monitoring training".split())


def _is_of_forces(phrase: NounPhrase) -> bool:
    """ "A multinational security support mission there": troops, and nobody's visit."""
    return not _OF_FORCES.isdisjoint(phrase.scene.words(phrase.at - 4, phrase.at).split())


def find_asides(scene: Scene, story: Story) -> list[Claim]:
    """Where the sentence speaks of "the visit" without saying whose or where, or gives the day of "the talks"."""
    talks = [
        Claim("aside", scene.number, at, end, visitor=-1, intended=not _AHEAD.isdisjoint(scene.words(at, end).split()))
        for noun, end in scene.spans(scene.find(_TALKS_HELD))
        if (at := _find_article(scene, noun)) is not None
    ]
    return talks + [
        Claim(
            "aside",
            scene.number,
            phrase.first,
            phrase.at + 1,
            visitor=-1,
            kind_words=phrase.words,
            on_day=_read_day_of_stay(phrase),
        )
        for phrase in _find_phrases(scene)
        if (phrase.before in ("the", "this") or phrase.before in POSSESSIVES)
        and (_is_own_stay(phrase) or not find_visitors(phrase, story, phrase.at + 1, False))
    ]


def _is_own_stay(phrase: NounPhrase) -> bool:
    """ "His two-day stay": no claim of its own, since one may stay at home, but it gives the length of a visit."""
    return phrase.noun in ("stay", "mission") and phrase.before in POSSESSIVES


_ARTICLE = re.compile(r"(?<= )the (?:\w+ ){0,2}$")


def _find_article(scene: Scene, noun: int) -> int | None:
    """The article of "the [two more] talks", where no more than two words stand between."""
    tokens = scene.view[1:-1].split(" ")[max(noun - 3, 0) : noun]
    match = _ARTICLE.search(f" {' '.join(tokens)} ") if "the" in tokens else None
    return None if match is None else noun - match.group().count(" ")


_TALKS_HELD = re.compile(
    r"(?<= )(?:meetings?|talks|consultations|negotiations|dialogue|event) (?:, )?(?:which |that )?"
    r"(?:(?:is|are|was|were) (?:being )?held|took place|takes place|taking place|began|begun|started|kicked off|opened"
    r"|(?:will|would|are to|is to|are due to|is due to) (?:take place|be held|begin|start|open|run)"
    r"|(?:are|is|were|was) (?:set|scheduled|planned|due) for)"
    r"(?= (?:in L\d+ )?(?:on )?D\d+ )"
)
"""The day of talks dates the visit that was made for them, where nothing else does."""
_AHEAD = frozenset("will would to for".split())
"""Words of talks that are to come: they date a visit that is planned, and not one that has begun."""


def _find_phrases(scene: Scene) -> Iterator[NounPhrase]:
    for match in scene.triggers("noun"):
        phrase = read_phrase(scene, scene.node_at(match.start()))
        if phrase.noun == "stop" and scene.low(phrase.at + 1) not in ("in", "at"):
            continue  # "a stop to the war in A"
        if is_noun(phrase):
            yield phrase


def _read_governor(phrase: NounPhrase) -> Marks:
    """What the word that governs the noun says of the visit: that it is over, planned, or made at all."""
    at = find_governor(phrase)
    governor = phrase.scene.low(at)
    framed = governor in ("during", "within", "amid") or (
        governor == "of" and phrase.scene.low(at - 1) in ("framework", "course", "occasion", *PARTS)
    )
    ending = _is_at_end(phrase, at)
    paid = governor in words_of("governing a visit") and governor not in words_of("loosely governing")
    return {
        "kind_words": phrase.words,
        "over": governor in words_of("over") or ending,
        "ending": ending,
        "governed": framed or paid or ending,
        "intended": governor in words_of("intended"),
        "on_day": max(_read_day_of_stay(phrase), 0),
    }


_ENDING = frozenset("ending concluding completing finishing wrapping winding rounding".split())
_ENDS_NOW = frozenset("wraps concludes ends completes winds".split())
""""Who wraps up his visit today": with a day; "before he ends his tour" has none."""


def _is_at_end(phrase: NounPhrase, governor: int) -> bool:
    """ "At the end of his visit", "on the last day of his visit", "ending his visit": it ends as this is told."""
    scene = phrase.scene
    if scene.low(governor) in _ENDING:
        return True
    if scene.low(governor) in _ENDS_NOW and any(phrase.at < node < phrase.at + 9 for node, _ in scene.dates()):
        return True
    last_day = scene.low(governor - 1) == "day" and scene.low(governor - 2) in ("last", "final")
    return scene.low(governor) == "of" and (scene.low(governor - 1) == "end" or last_day)


_COUNTED = {
    **{word: n for n, word in enumerate("first second third fourth fifth sixth seventh".split(), 1)},
    **dict.fromkeys(("last", "final", "closing", "concluding"), -1),
}


def _read_day_of_stay(phrase: NounPhrase) -> int:
    """ "On the second day of his visit": which day of the stay is told of; 0 where none is."""
    at = find_governor(phrase)
    counted = phrase.scene.low(at) == "of" and phrase.scene.low(at - 1) == "day"
    return _COUNTED.get(phrase.scene.low(at - 2), 0) if counted else 0


def _is_task(phrase: NounPhrase) -> bool:
    """ "Troops for the mission in A", "success in their mission": what is to be done, and no journey."""
    scene, first = phrase.scene, phrase.first
    in_theirs = scene.low(first - 2) == "in" and phrase.before in POSSESSIVES
    return in_theirs or _is_of_forces(phrase) or (phrase.before == "the" and scene.low(phrase.at + 1) == "in")


def _is_reception(phrase: NounPhrase) -> bool:
    """ "will host X for a state visit": the visit is the guest's, and the reception tells of it."""
    hosting = family_pattern("host").search(phrase.scene.view)
    return phrase.scene.low(find_governor(phrase)) == "for" and bool(hosting)


def _is_elsewhere(phrase: NounPhrase) -> bool:
    """Whether a visit without a country is to be left: to a region, or of a stay or arrival that may be at home."""
    if phrase.noun in ("arrival", "departure"):
        return True
    at_home = phrase.noun in ("stay", "mission", "journey")
    owned = phrase.before in GENITIVES or phrase.before in ("his", "her")
    return (at_home and owned) or _goes_to_region(phrase) or _goes_to_many(phrase)


_MANY = re.compile(
    r"(?:(?:that|which) (?:will )?)?(?:cover(?:s|ing)?|span(?:s|ning)?|of|to|through|across|in|around|taking in)"
    r" (?!the |these |both )(?:\S* ){1,3}?(?:countries|nations|states|capitals)\b"
)


def _goes_to_many(phrase: NounPhrase) -> bool:
    """ "A trip covering three African countries": to each of them, which are told elsewhere, and to no one host."""
    return _MANY.match(phrase.scene.words(phrase.at + 1, phrase.at + 8)) is not None


def _goes_to_region(phrase: NounPhrase) -> bool:
    """ "his visit to Europe": somewhere, but in no one country."""
    scene, at = phrase.scene, phrase.at
    i = at + 2
    while scene.low(i) in ("the", "western", "eastern", "central", "latin", "middle"):
        i += 1
    goes = scene.low(at + 1) == "to" or (scene.low(at + 1) == "of" and phrase.noun in ("tour", "tours"))
    named = scene.letter(i) == "P" or scene.low(i) in ("region", "continent", "europe", "asia", "africa")
    return goes and named and not scene.who(i)


def _find_destination(phrase: NounPhrase, story: Story) -> tuple[Destination | None, int]:
    """Where the noun's visit goes, and the node after the last of it."""
    scene, at = phrase.scene, phrase.at
    told = _destination_after(phrase, story)
    if told is not None:
        return told
    for i in range(phrase.first, at):
        if scene.letter(i) in ("C", "L"):  # "his Moscow visit"
            found = Destination()
            found.add(scene.nodes[i])
            return found, at + 1
    way = find_itinerary(scene, at + 1) if phrase.noun in _WAYS else None
    if (stops := way or _find_where(phrase)) is not None:
        return stops, max(stops.last, at + 1)
    if scene.words(at + 1, at + 3) != "to the":
        return None, at + 1
    if scene.low(at + 3) in ("city", "town", "capital"):
        return _find_town(scene, story), at + 4
    return None, at + (4 if scene.low(at + 3) in words_of("nameless land") else 1)


_WAYS = frozenset({"tour", "trip", "visit", "journey", "swing"})
"""Nouns for one way with stops; "his tours included A and B" tells of a soldier's life."""


def _find_where(phrase: NounPhrase) -> Destination | None:
    """ "Spoke from A, where he is on an official visit"."""
    scene = phrase.scene
    if scene.low(find_governor(phrase)) not in ("on", "paying", "making"):
        return None
    for i in range(phrase.first - 1, max(phrase.first - 7, 0), -1):
        if scene.low(i) == "where":
            place = i - 2 if scene.low(i - 1) == "," else i - 1
            return stop_at(scene, place) if scene.letter(place) in ("C", "L") else None
    return None


def _find_town(scene: Scene, story: Story) -> Destination | None:
    """ "A trip to the city": the town told of last, in this sentence or one before."""
    for earlier in reversed(story.scenes[: scene.number + 1]):
        last = next((i for i in range(len(earlier) - 1, -1, -1) if earlier.letter(i) == "L"), None)
        if last is not None:
            return stop_at(earlier, last)
    return None


def _destination_after(phrase: NounPhrase, story: Story) -> tuple[Destination | None, int] | None:
    """The destination that follows the noun, before its phrase ends; nothing where none does."""
    scene, at = phrase.scene, phrase.at
    far = 2 if phrase.noun in ("stop", "stops") else 14  # no "stop in arms sales to A"
    for i in range(at + 1, min(at + far, len(scene))):
        leads = ("to", "for") if phrase.noun == "departure" else ("to", "of", "in", "into", "through", "at")
        if scene.low(i) in leads or scene.letter(i) == "D":
            found = scene.destination(i + 1)
            if found is not None:
                return found, found.last
        if scene.low(i) == "here":
            return story.here(), i + 1
        if _ends_phrase(scene, i):
            return None
    return None


_PHRASE_ENDS = frozenset(". ; : that where which who when said will would is was are were has had have and".split())


def _ends_phrase(scene: Scene, i: int) -> bool:
    """Whether the noun's own words end at node ``i``: at a clause's edge, a party or a verb."""
    low, letter = scene.low(i), scene.letter(i)
    if low in _PHRASE_ENDS or (low == "," and scene.low(i + 1) != "to"):
        return True
    if letter == "P":
        return scene.low(i - 1) not in ("by", "of", "the", "a")
    return letter == "w" and low.endswith("ed")
