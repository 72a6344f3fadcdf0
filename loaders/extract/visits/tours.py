"""Tours: verbs that take what is visited as their object, and officials called visiting."""

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.noun_phrases import VERB_BEFORE, find_start, is_noun
from loaders.extract.visits.scene import Destination, Scene
from loaders.extract.visits.story import Story


def claim_tours(scene: Scene, story: Story) -> list[Claim]:
    claims: list[Claim] = []
    for match in scene.triggers("tour"):
        at = scene.node_at(match.start())
        if (
            is_noun(scene, at, find_start(scene, at))
            and scene.low(at) in ("visit", "visits", "tour", "tours")
            and scene.low(at - 1) not in VERB_BEFORE
        ):
            continue
        if scene.low(at) == "visiting" and (
            scene.letter(at + 1) == "P" or scene.letter(at + 2) == "P" and scene.letter(at + 1) in "A"
        ):
            claims += _attributive(scene, story, at)
            continue
        if scene.low(at - 1) in ("was", "were", "been", "being", "be"):
            continue
        found = scene.destination(at + 1)
        if found is None and scene.low(at + 1) == "here":
            found = story.here()
        if found is None and scene.low(at).startswith(("visit", "tour")):
            found = _owner(scene, at + 1)
        if found is None:
            continue
        claims += make_claims("visit", scene, story, (at, found.last), scene.subjects(at), found)
    return claims


def _owner(scene: Scene, first: int) -> Destination | None:
    """The country that owns what is visited: "visited the War College of the Armed Forces of Azerbaijan"."""
    for i in range(first, min(first + 12, len(scene.nodes))):
        low = scene.low(i)
        if (
            low
            in (
                ",",
                ".",
                ";",
                "and",
                "where",
                "who",
                "that",
                "with",
                "to",
                "for",
                "after",
                "before",
                "near",
                "stationed",
                "along",
                "on",
                "at",
                "bordering",
            )
            or scene.letter(i) == "D"
            or scene.who(i)
        ):
            return None
        if scene.low(i + 1) in (
            "border",
            "borders",
            "frontier",
            "embassy",
            "consulate",
            "mission",
            "ambassador",
            "pavilion",
            "stand",
        ):
            return None
        if scene.letter(i) in ("C", "A", "L") and (scene.low(i - 1) in ("of", "the", "in") or scene.low(i + 1) == "'s"):
            found = Destination()
            found.add(scene.nodes[i])
            found.last = i + 1
            return found if found.countries else None
    return None


def _attributive(scene: Scene, story: Story, at: int) -> list[Claim]:
    """ "visiting U.S. Secretary of State X": the host is the other party, or the place of writing."""
    node = at + 1 if scene.letter(at + 1) == "P" else at + 2
    return make_claims("visiting", scene, story, (at, node), scene.joined_right(node)[:1], None)
