"""Delegations: one claim for each country that the visitors come from, and each they go to."""

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.scene import Destination, Scene
from loaders.extract.visits.story import Story


def make_claims(
    rule: str,
    scene: Scene,
    story: Story,
    span: tuple[int, int],
    visitors: list[int],
    found: Destination | None,
    **fields: object,
) -> list[Claim]:
    """One claim for each country of a destination and each delegation among the visitor nodes.

    People of one country who travel together are one delegation: the first is the visitor, the others companions.
    """
    claims = []
    countries: list[str | None] = list(found.countries) if found else [None]
    for country in countries:
        for node, numbers in _delegations(scene, story, visitors, country):
            claim = Claim(rule, scene.number, *span, visitor=numbers[0], visitor_node=node, host_country=country)
            claim.companions = numbers[1:]
            claim.tour = len(countries) > 1
            claim.explicit = found is not None
            if found is not None and country is not None:
                claim.places = list(found.places.get(country, []))
                claim.dest_span = (found.start, found.end) if found.end else None
            for name, value in fields.items():
                setattr(claim, name, value)
            claims.append(claim)
    return claims


def _delegations(scene: Scene, story: Story, nodes: list[int], host: str | None) -> list[tuple[int, list[int]]]:
    by_country: dict[str, tuple[int, list[int]]] = {}
    for node in sorted(nodes):
        for number in scene.who(node):
            country = story.country(number)
            if country and country != host and story.is_visitor(number):
                entry = by_country.setdefault(country, (node, []))
                if number not in entry[1]:
                    entry[1].append(number)
    return list(by_country.values())
