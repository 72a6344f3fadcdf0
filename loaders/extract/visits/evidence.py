"""Evidence: the words that each field of a report came from, and the rule that found them."""

from collections.abc import Sequence

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.judgement import Judgement
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.stays import Stay
from loaders.extract.visits.story import Story
from loaders.models import Evidence


def give_reason(claim: Claim, scene: Scene, story: Story) -> str:
    words = " ".join(
        story.article.text[scene.nodes[claim.first].start : scene.nodes[max(claim.last - 1, claim.first)].end].split()
    )
    return f'{_RULES.get(claim.rule, claim.rule)}: "{words}"'


_RULES = {
    "visit noun": "A noun for a visit, with its visitor",
    "visit": "A verb of visiting, with its subject and a country or place abroad",
    "visiting": "An official called visiting",
    "move": "A verb of going, with its subject and a destination abroad",
    "return": "A return from abroad",
    "leg": "A leg of a tour",
    "arrival": "An official said to have come",
    "departure": "An official leaves after a stay",
    "presence": "An official said to be abroad",
    "reception": "One side receives the other",
    "meeting": "Officials of different countries meet",
    "talks": "Talks between officials of different countries",
    "attendance": "An official attends an event abroad",
}


def find_evidence(stay: Stay, judgement: Judgement, story: Story, lead: Claim) -> tuple[Evidence, ...]:
    scene = story.scenes[lead.scene]
    found = [Evidence("visit", scene.sentence.start, scene.sentence.end)]
    for claim in [lead, *[c for c in stay.claims if c is not lead]]:
        nodes = story.scenes[claim.scene].nodes
        if claim.visitor_node is not None:
            node = nodes[claim.visitor_node]
            found += [Evidence(f, node.start, node.end) for f in ("visitor_person", "visitor_role", "visitor_country")]
        for index in claim.host_nodes:
            found.append(Evidence("host_person", nodes[index].start, nodes[index].end))
        if claim.dest_span:
            found.append(Evidence("host_country", *claim.dest_span))
        found += [Evidence("places", m.start, m.end) for m in claim.places]
        if claim.kind_words:
            found.append(Evidence("kind", nodes[claim.first].start, nodes[min(claim.last, len(nodes)) - 1].end))
        found.append(Evidence("status", nodes[claim.first].start, nodes[max(claim.last - 1, claim.first)].end))
    if judgement.dating.span:
        found.append(Evidence("start", *judgement.dating.span))
    return _first_of_each(found)


def _first_of_each(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    kept: dict[tuple[str, int], Evidence] = {}
    seen: set[str] = set()
    for one in evidence:
        if one.field not in seen or one.field in ("places", "host_person"):
            seen.add(one.field)
            kept.setdefault((one.field, one.start), one)
    return tuple(kept.values())
