"""Nouns for a visit, with whose it is and where it goes."""

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.noun_phrases import DETERMINERS, TRIP_VERBS, find_start, is_noun
from loaders.extract.visits.possession import find_visitors
from loaders.extract.visits.scene import Destination, Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import family_pattern


def claim_nouns(scene: Scene, story: Story) -> list[Claim]:
    claims: list[Claim] = []
    for match in scene.triggers("noun"):
        at = scene.node_at(match.start())
        first = find_start(scene, at)
        if not is_noun(scene, at, first):
            continue
        found, end = _noun_destination(scene, story, at, first)
        visitors = find_visitors(scene, story, at, first, end, found is not None)
        if not visitors or _is_reception(scene, first) or found is None and _goes_to_region(scene, at):
            continue
        words = " ".join(scene.low(i) for i in range(first, at + 1))
        if (
            found is None
            and scene.low(first - 1) in ("'s", "'", "his", "her")
            and scene.low(at) in ("stay", "mission", "journey")
        ):
            continue
        governor = scene.low(_governor(scene, first))
        framed = (
            governor in ("during", "within", "amid")
            or governor == "of"
            and scene.low(_governor(scene, first) - 1) in ("framework", "part", "course")
        )
        governed = framed or governor in TRIP_VERBS and governor not in _LOOSE
        status = {"over": governor in _OVER, "governed": governed, "intended": governor in _INTENDED}
        claims += make_claims("visit noun", scene, story, (first, end), visitors, found, kind_words=words, **status)
    return claims


def find_asides(scene: Scene, story: Story) -> list[Claim]:
    """Where the sentence speaks of "the visit" without saying whose or where."""
    asides: list[Claim] = []
    for match in scene.triggers("noun"):
        at = scene.node_at(match.start())
        first = find_start(scene, at)
        whose = scene.low(first - 1) in ("the", "this", "his", "her", "their")
        if whose and is_noun(scene, at, first) and not find_visitors(scene, story, at, first, at + 1, False):
            words = " ".join(scene.low(i) for i in range(first, at + 1))
            asides.append(Claim("aside", scene.number, first, at + 1, visitor=-1, kind_words=words))
    return asides


_OVER = frozenset(
    "concluded completed ended finished wrapped completing concluding finishing wrapping returning returned from".split()
)


_INTENDED = frozenset("plan plans planning schedule schedules scheduled announced announces announce".split())


_LOOSE = frozenset(
    "of after following before ahead for with plan plans planned schedule in during within amid upon as".split()
)


def _governor(scene: Scene, first: int) -> int:
    """The word that governs the noun's phrase: "concluding [his three-day visit]"."""
    i = first - 1
    while scene.low(i) in DETERMINERS or scene.low(i) in ("his", "her", "their", "up"):
        i -= 1
    return i


def _goes_to_region(scene: Scene, at: int) -> bool:
    """ "his visit to Europe": somewhere, but in no one country."""
    i = at + 2
    while scene.low(i) in ("the", "western", "eastern", "central", "latin", "middle"):
        i += 1
    goes = scene.low(at + 1) == "to" or scene.low(at + 1) == "of" and scene.low(at) in ("tour", "tours")
    return (
        goes
        and not scene.who(i)
        and (scene.letter(i) == "P" or scene.low(i) in ("region", "continent", "europe", "asia", "africa"))
    )


def _is_reception(scene: Scene, first: int) -> bool:
    """ "will host X for a state visit": the visit is the guest's, and the reception tells of it."""
    return scene.low(_governor(scene, first)) == "for" and bool(family_pattern("host").search(scene.view))


_PHRASE_ENDS = frozenset(". ; : that where which who when said will would is was are were has had have and".split())


def _noun_destination(scene: Scene, story: Story, at: int, first: int) -> tuple[Destination | None, int]:
    """Where the noun's visit goes, and the last node of it."""
    i = at + 1
    while i < min(at + 14, len(scene.nodes)):
        low = scene.low(i)
        if low in ("to", "of", "in", "into", "through", "at") or scene.letter(i) == "D" or low == ",":
            found = scene.destination(i + 1)
            if found is not None and low != ",":
                return found, found.last
        if low == "here":
            return story.here(), i + 1
        if (
            low in _PHRASE_ENDS
            or low == ","
            and scene.low(i + 1) != "to"
            or scene.letter(i) == "P"
            and scene.low(i - 1) not in ("by", "of", "the")
            or scene.letter(i) == "w"
            and low.endswith("ed")
        ):
            break
        i += 1
    for j in range(first, at):
        if scene.letter(j) in ("C", "L"):
            found = Destination()
            found.add(scene.nodes[j])
            return found, at + 1
    follows = [scene.low(at + 1), scene.low(at + 2), scene.low(at + 3)]
    if follows[0] == "to" and follows[1] == "the" and follows[2] in GENERIC:
        return None, at + 4
    return None, at + 1


GENERIC = frozenset(
    "country kingdom republic capital island region fraternal neighbouring neighboring nation state sultanate emirate".split()
)
