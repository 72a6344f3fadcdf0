"""The story: one article's scenes, people and place of writing, which every rule reads."""

import re
from dataclasses import dataclass, field

from loaders.extract.roles import Role
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.people import Person, Register
from loaders.extract.visits.scene import Scene
from loaders.models import Article, Mention


@dataclass(slots=True)
class Story:
    """What the rules know of the article beyond the sentence at hand.

    ``home`` is the country the article is written for (its outlet's); ``dateline`` the place it was written at.
    """

    article: Article
    register: Register
    home: str | None = None
    dateline: Mention | None = None
    delegation: int | None = None
    """Who led, or which country sent, the delegation named last."""
    topic: list[int] | None = None
    """Whom the sentence before was about; empty for somebody unknown."""
    several: list[int] = field(default_factory=list)
    """Whom the sentence before was about, where they were more than one."""
    scenes: list[Scene] = field(default_factory=list)

    def person(self, number: int) -> Person:
        """A person by number."""
        return self.register.people[number]

    def country(self, number: int) -> str | None:
        """A person's country, or organisation."""
        return self.register.people[number].country

    def is_visitor(self, number: int) -> bool:
        """Whether the person holds an office of a state or organisation and is no mere spokesman."""
        person = self.person(number)
        if person.country is None or person.company or not person.titled:
            return False
        role = person.role
        if role is None:
            return True
        if person.name is None and not person.listed and _is_vague(role):
            return bool(_BODY.search(role.name))
        return not (role.head.reporter or role.head.id in _NEVER)

    def at_home(self) -> Destination | None:
        """The country written for, for "our country"; else the place of writing."""
        if self.home is None:
            return self.here()
        found = Destination()
        found.countries.append(self.home)
        return found

    def here(self) -> Destination | None:
        """The place of writing as a destination, for "here" and "the country"."""
        found = Destination()
        if self.dateline is not None and self.dateline.country:
            found.countries.append(self.dateline.country)
            found.places[self.dateline.country] = [self.dateline]
        elif self.home:
            found.countries.append(self.home)
        return found if found.countries else None

    def town(self) -> Destination | None:
        """The town that the dateline names, as a destination; nothing where it names none, or a country alone."""
        dateline = self.dateline
        return self.here() if dateline is not None and dateline.kind == "place" and dateline.country else None


_VAGUE = frozenset(
    {"official", "leader", "member of parliament", "special envoy", "adviser", "head", "chief", "commander", "governor"}
)
_BODY = re.compile(
    r"\b(?:ministry|ministries|navy|naval|staff|navies|army|armies|air forces?|forces|parliaments?|departments?"
    r"|directorates?|negotiators?)\b"
)
_NEVER = frozenset({"mayor", "director of sales"})


def _is_vague(role: Role) -> bool:
    """ "Officials from Kazakhstan", "leaders of the ruling party": nobody in particular, unless a body is named."""
    if role.head.id == "official" and not role.head.plural and role.name.startswith(_SENIOR):
        return False  # "a senior official of the trade ministry will fly to A"
    return role.head.id in _VAGUE and (role.head.plural or role.head.id == "official")


_SENIOR = ("senior", "top", "high-ranking")
