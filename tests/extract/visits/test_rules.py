"""Rules that are left out where a sentence holds nothing they look for: they would find nothing there."""

import pytest

from loaders.extract.visits import find_visits
from loaders.extract.visits.attendance import claim_attendance
from loaders.extract.visits.claims import Claim
from loaders.extract.visits.journeys import claim_journeys
from loaders.extract.visits.meetings import find_meetings
from loaders.extract.visits.messages import claim_messages
from loaders.extract.visits.moves import RULES
from loaders.extract.visits.nouns import find_asides
from loaders.extract.visits.receptions import claim_receptions
from loaders.extract.visits.rules import Rule, Rules
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from tests.extract.visits.stages import read
from tests.measures.labelled import read_cases


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    stories = [read(article.text, article.published) for article in read_cases("dev").articles]
    for story in stories:
        find_visits(story.article, (), (), (), story)
    return stories


@pytest.mark.parametrize(
    "rule", [claim_receptions, claim_messages, claim_attendance, find_meetings, find_asides, *RULES.rules]
)
def test_a_rule_that_is_left_out_would_find_nothing(rule: Rule[object], stories: list[Story]) -> None:
    only = Rules(rule)
    for story in stories:
        assert all(only.apply(scene, story) or not rule(scene, story) for scene in story.scenes)


def test_rules_find_in_their_order() -> None:
    story = read("Turkish Prime Minister Orhan Demirkan travelled to Kenya on Monday.")
    (scene,) = story.scenes

    def claim_twice(scene: Scene, story: Story) -> list[Claim]:
        return claim_journeys(scene, story) * 2

    found = Rules(claim_twice, find_asides, claim_journeys).apply(scene, story)
    assert [claim.host_country for claim in found] == ["KEN"] * 3


def test_a_rule_that_looks_for_nothing_is_none() -> None:
    story = read("Orhan Demirkan travelled to Kenya.")
    with pytest.raises(ValueError, match="looks for no pattern"):
        Rules(lambda scene, story: [scene.number]).apply(story.scenes[0], story)
