"""Telling: which articles may tell of a visit at all."""

import pytest

from loaders.extract.mentions import find_mentions
from loaders.extract.sentences import split_sentences
from loaders.extract.visits.telling import may_tell
from tests.extract.visits.stages import write


@pytest.mark.parametrize(
    "text",
    [
        "Turkish Defence Minister Kemal Arslan visited Baku.",
        "Turkish Defence Minister Kemal Arslan took part in a ceremony in Baku.",
        "Turkish Defence Minister Kemal Arslan stopped in Baku.",
        "Arslan began a four-day visit to Iraq. Turkish Foreign Minister Kemal Arslan has met nobody yet.",
        "Turkish bank chairman Kemal Arslan is well known. Arslan told reporters in Baku that rates would fall.",
        "The Turkish minister left on Monday. Talks will be held in Baku.",
        "Turkish officials spoke of trade. They were glad. He will be in Baku for talks on Monday.",
        "Turkey and Azerbaijan will attend the meeting.",
        "Norway will give Jordan aid, its minister said. Kari Lund, speaking after talks with King Talal, gave no sum.",
        "Erdogan flew to Moscow on Monday, and to Washington later.",
        "I was in Ankara last week, and will visit Baku.",
    ],
)
def test_officials_near_a_word_for_a_visit_and_a_place_may_tell(text: str) -> None:
    assert _ask(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sales rose by a tenth.",
        "The mayor visited the school.",
        "Turkish shares fell. Shareholders of a firm in Baku will meet in May to vote on a merger.",
        "The Turkish firm and its partner in Baku held talks on a merger.",
        "Turkish exports to Iraq will meet this year's targets, the minister said.",
        "Turkish mines reached an output of two tonnes. Two others in Iraq will open, the firm said.",
        "The Turkish minister has resigned. Rates were cut. Prices fell. Talks on wages in Baku go on.",
    ],
)
def test_most_news_is_passed_by_cheaply(text: str) -> None:
    assert not _ask(text)


def _ask(text: str) -> bool:
    article = write(text)
    return may_tell(article, split_sentences(article), find_mentions(article))
