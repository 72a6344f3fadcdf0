"""Confidence: how likely a report is right, from how it was put together.

A report starts from the odds of a plain one, and each sign that holds multiplies them. Signs and figures stand in
``data/lexicons/confidence.yaml``, fitted to labelled articles; ``docs/accuracy.md`` says how often reports of each
band were right.
"""

import math
from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.judgement import Judgement
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.stays import Stay
from loaders.extract.visits.story import Story
from loaders.lexicon import load_lexicon

APART = frozenset({"visitor apart", "host apart", "date apart"})
"""Signs that visitor, host and date do not stand in the same or neighbouring sentences: always for review."""


@dataclass(frozen=True, slots=True)
class Level:
    """A figure of the scale: the log odds of a plain report, or the confidence below which reports are for review."""

    id: str
    value: float
    meaning: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Something in how a report was put together that goes with errors; ``weight`` is added to the log odds."""

    id: str
    weight: float
    meaning: str
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assurance:
    """How sure a report is: ``confidence`` from 0 to 1, and whether a reader should look at it before it is used."""

    confidence: float
    needs_review: bool


def assure(stay: Stay, lead: Claim, judgement: Judgement, story: Story) -> Assurance:
    """How sure the report of a stay is; ``lead`` is the claim that tells of it most plainly."""
    signs = find_signs(stay, lead, judgement, story)
    confidence = weigh(signs)
    return Assurance(confidence, confidence < _levels()["review"] or bool(signs & APART))


def weigh(signs: Set[str]) -> float:
    """The confidence that some signs come to.

    >>> weigh(set()) > weigh({"told late"}) > weigh({"told late", "destination not named"})
    True
    """
    odds = _levels()["plain"] + sum(_weights().get(sign, 0.0) for sign in signs)
    return round(1 / (1 + math.exp(-odds)), 2)


@cache
def _levels() -> dict[str, float]:
    return {level.id: level.value for level in load_lexicon("confidence", Level, "levels")}


@cache
def _weights() -> dict[str, float]:
    return {sign.id: sign.weight for sign in load_lexicon("confidence", Sign, "signs")}


def find_signs(stay: Stay, lead: Claim, judgement: Judgement, story: Story) -> frozenset[str]:
    """The signs that hold for a stay, by their ids."""
    told = [claim for claim in stay.claims if claim.rule != "aside"]
    held = _judge_telling(lead, told, story) | _judge_facts(stay, judgement, story)
    held |= _judge_assembly(stay, lead, told, judgement, story)
    return frozenset(sign for sign, holds in held.items() if holds)


def _judge_telling(lead: Claim, told: list[Claim], story: Story) -> dict[str, bool]:
    return {
        "told late": lead.scene > 1,
        "only a meeting": lead.rule in ("meeting", "talks"),
        "destination not named": not any(claim.dest_span for claim in told),
        "office or pronoun": not _is_named(lead, story),
        "worked out": not any(claim.explicit for claim in told),
    }


def _judge_facts(stay: Stay, judgement: Judgement, story: Story) -> dict[str, bool]:
    visitor = story.person(stay.visitor)
    return {
        "visitor not named": visitor.name is None,
        "country not stated": not visitor.sure,
        "no day": judgement.dating.precision != "day",
        "day of publication": judgement.dating.basis == "publication",
        "past or aside": judgement.background,
        "planned": judgement.status == "planned",
    }


def _judge_assembly(stay: Stay, lead: Claim, told: list[Claim], judgement: Judgement, story: Story) -> dict[str, bool]:
    """Whether visitor, host and date stand far from the sentence that tells of the visit."""
    span = judgement.dating.span
    dated = _scenes_at(span[0], story) if span else []
    return {
        "visitor apart": not _is_near(lead.scene, _visitor_scenes(stay.visitor, story)),
        "host apart": stay.mode == "visit" and not _is_near(lead.scene, _host_scenes(stay, told, story)),
        "date apart": span is not None and not any(_is_near(claim.scene, dated) for claim in told),
    }


def _is_named(claim: Claim, story: Story) -> bool:
    party = None if claim.visitor_node is None else story.scenes[claim.scene].party(claim.visitor_node)
    return party is not None and party.name is not None


def _is_near(scene: int, others: list[int]) -> bool:
    return any(abs(scene - other) <= 1 for other in others)


def _visitor_scenes(visitor: int, story: Story) -> list[int]:
    """Where the words say who the visitor is: by name, or by office and country; a pronoun does not."""
    return [
        scene.number
        for scene in story.scenes
        for index, numbers in scene.people.items()
        if visitor in numbers and (party := scene.party(index)) and (party.name or party.countries)
    ]


def _host_scenes(stay: Stay, told: list[Claim], story: Story) -> list[int]:
    """Where the host country, a place in it or one of its officials is named."""
    found = [claim.scene for claim in told if claim.dest_span or claim.host_nodes]
    if story.dateline is not None and story.dateline.country == stay.host_country:
        found.append(0)
    return found + [scene.number for scene in story.scenes if _names(scene, stay.host_country, story)]


def _names(scene: Scene, country: str | None, story: Story) -> bool:
    people = (number for numbers in scene.people.values() for number in numbers)
    return scene.nodes.name(country) or any(story.country(n) == country for n in people)


def _scenes_at(offset: int, story: Story) -> list[int]:
    return [s.number for s in story.scenes if s.sentence.start <= offset < s.sentence.end]
