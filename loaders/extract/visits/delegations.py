"""Delegations: one claim for each country that the visitors come from, and each they go to."""

from typing import TypedDict, Unpack

from loaders.extract.roles import Role
from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.gazetteer import seat_of


class Marks(TypedDict, total=False):
    """What a rule knows of its claims beyond who and where; the meanings are those of ``Claim``."""

    kind_words: str
    over: bool
    ending: bool
    governed: bool
    intended: bool
    on_day: int
    returning: bool
    multilateral: bool


def make_claims(
    finding: Finding, story: Story, visitors: list[int], found: Destination | None, **marks: Unpack[Marks]
) -> list[Claim]:
    """One claim for each country of a destination and each delegation among the visitor nodes.

    People of one country who travel together are one delegation: the first is the visitor, the others companions.
    """
    countries: list[str | None] = list(found.countries) if found else [None]
    claims = [
        make_claim(finding, node, numbers, country, found)
        for country in countries
        for node, numbers in _find_delegations(finding.scene, story, visitors, country)
    ]
    for claim in claims:
        claim.shared = len(countries) > 1 and claim.dated_at is None
        for name, value in marks.items():
            setattr(claim, name, value)
    return claims


def make_claim(
    finding: Finding, node: int, numbers: list[int], country: str | None, found: Destination | None
) -> Claim:
    """The claim that one delegation, whose first is the visitor, goes to one country of a destination."""
    claim = Claim(finding.rule, finding.scene.number, finding.first, finding.last, numbers[0], node, country)
    claim.companions = numbers[1:]
    claim.explicit = found is not None
    if found is not None and country is not None:
        claim.places = list(found.places.get(country, []))
        claim.dated_at = found.dated.get(country)
        claim.dest_span = (found.start, found.end) if found.end else None
    return claim


def _find_delegations(scene: Scene, story: Story, nodes: list[int], host: str | None) -> list[tuple[int, list[int]]]:
    by_country: dict[str, tuple[int, list[int]]] = {}
    for node in sorted(nodes):
        for number in scene.who(node):
            country = story.country(number)
            if country and not _is_at_home(country, host) and story.is_visitor(number):
                _, numbers = by_country.setdefault(country, (node, []))
                if number not in numbers:
                    numbers.append(number)
    return [(node, _put_foremost_first(numbers, story)) for node, numbers in by_country.values()]


def _put_foremost_first(numbers: list[int], story: Story) -> list[int]:
    """ "He [a central banker] and Finance Minister X": who holds the higher office leads the delegation."""
    first = story.person(numbers[0]).role
    if len(numbers) == 1 or (first is not None and not _is_banker(first)):
        return numbers
    return sorted(numbers, key=lambda n: not _is_leading(story.person(n).role))


_LEADING = frozenset({"head of state or government", "minister"})


def _is_leading(role: Role | None) -> bool:
    return role is not None and role.level in _LEADING and not _is_banker(role)


def _is_banker(role: Role) -> bool:
    return "bank" in role.name or (role.level == "other official" and role.head.id in ("governor", "director", "head"))


def _is_at_home(country: str, host: str | None) -> bool:
    """Whether somebody is no visitor there: a NATO official who speaks in Brussels is at work."""
    return host is not None and host in (country, seat_of(country))
