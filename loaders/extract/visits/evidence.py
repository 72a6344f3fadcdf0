"""Evidence: the words that each field of a report came from, and the rule that found them."""

from collections.abc import Sequence

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.judgement import Judgement
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.stays import Stay
from loaders.extract.visits.story import Story
from loaders.models import Evidence

_RULES = {
    "visit noun": "A noun for a visit, with its visitor",
    "visit": "A verb of visiting, with its subject and a country or place abroad",
    "visiting": "An official called visiting",
    "move": "A verb of going, with its subject and a destination abroad",
    "return": "A return from abroad",
    "leg": "A leg of a tour",
    "stop": "A stop of a tour, counted: the next, the last",
    "arrival": "An official said to have come",
    "departure": "An official leaves after a stay",
    "presence": "An official said to be abroad",
    "speech": "An official speaks, or is spoken to, where the article is written, which is abroad",
    "reception": "One side receives the other",
    "meeting": "Officials of different countries meet",
    "talks": "Talks between officials of different countries",
    "attendance": "An official attends an event abroad",
    "participation": "A country is among those who gather abroad",
}


def give_reason(claim: Claim, scene: Scene, story: Story) -> str:
    """The rule behind a claim, and the words it found."""
    start, end = _span(claim, scene)
    words = " ".join(story.article.text[start:end].split())
    return f'{_RULES.get(claim.rule, claim.rule)}: "{words}"'


def find_evidence(stay: Stay, judgement: Judgement, story: Story, lead: Claim) -> tuple[Evidence, ...]:
    """The words behind each field of a stay's report, those of the claim that leads it first."""
    sentence = story.scenes[lead.scene].sentence
    found = [Evidence("visit", sentence.start, sentence.end)]
    for claim in [lead, *(c for c in stay.claims if c is not lead)]:
        found += _find_fields(claim, story.scenes[claim.scene])
    if judgement.dating.span:
        found.append(Evidence("start", *judgement.dating.span))
    return _first_of_each(found)


def _find_fields(claim: Claim, scene: Scene) -> list[Evidence]:
    nodes = scene.nodes
    found: list[Evidence] = []
    if claim.visitor_node is not None:
        node = nodes[claim.visitor_node]
        found += [Evidence(f, node.start, node.end) for f in ("visitor_person", "visitor_role", "visitor_country")]
    found += [Evidence("host_person", nodes[index].start, nodes[index].end) for index in claim.host_nodes]
    if claim.dest_span:
        found.append(Evidence("host_country", *claim.dest_span))
    found += [Evidence("places", m.start, m.end) for m in claim.places]
    if claim.kind_words:
        found.append(Evidence("kind", nodes[claim.first].start, nodes[min(claim.last, len(nodes)) - 1].end))
    found.append(Evidence("status", *_span(claim, scene)))
    return found


def _span(claim: Claim, scene: Scene) -> tuple[int, int]:
    return scene.nodes[claim.first].start, scene.nodes[max(claim.last - 1, claim.first)].end


def _first_of_each(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """One span for each field; several for places and hosts, of which a report may have several."""
    kept: dict[tuple[str, int], Evidence] = {}
    seen: set[str] = set()
    for one in evidence:
        if one.field not in seen or one.field in ("places", "host_person"):
            seen.add(one.field)
            kept.setdefault((one.field, one.start), one)
    return tuple(kept.values())
