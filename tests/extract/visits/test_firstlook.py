"""The first look at a view: it must leave out nothing that a search for the pattern itself would find."""

import re

import pytest

from loaders.extract.visits import find_visits
from loaders.extract.visits.firstlook import FIRST_LOOK, FirstLook
from loaders.extract.visits.openings import read_openings
from tests.extract.visits.stages import read, scene
from tests.measures.labelled import read_cases


@pytest.mark.parametrize(
    ("pattern", "opens", "opens_not"),
    [
        ("(?<= )(?:fl(?:y|ies|ew)|jet(?:s|ted)?) in(?= )", ["fly", "flew", "jets", "jet"], ["flyer", "jetty", "in"]),
        ("(?<= )travell?ed", ["traveled", "travelled", "travelled-to"], ["travel", "untravelled"]),
        (r"(?<= )P\d+ , who", ["P0", "P12"], ["p", "C0", "who"]),
        (r"(?<= )(?:(?:the|a) ){0,2}guests? of", ["the", "a", "guest", "guests"], ["guestbook", "of"]),
        (r"(?<= )[CL]\d+ , where", ["C3", "L0"], ["D3", "where"]),
        (r"(?<= )\w+ly met", ["briefly", "x"], []),
        (r"(?<= )(?!ha(?:d|s) )(?:had|held) talks(?= )", ["had", "held"], ["has", "talks"]),
        (r"(?<= )due(?= )", ["due"], ["dues", "overdue"]),
        (r"(?i)(?<= )due(?= )", ["due", "Due"], []),
    ],
)
def test_the_words_that_open_a_pattern_are_read_from_it(pattern, opens, opens_not) -> None:
    found = read_openings(re.compile(pattern))
    assert [word for word in opens if not found.fit(word)] == []
    assert [word for word in opens_not if found.fit(word)] == []


def test_what_a_scene_finds_is_what_a_search_finds() -> None:
    stories = [read(article.text, article.published) for article in read_cases("dev").articles]
    for story in stories:
        find_visits(story.article, (), (), (), story)
    assert len(FIRST_LOOK.patterns) > 40
    for row in (row for story in stories for row in story.scenes):
        for pattern in FIRST_LOOK.patterns.values():
            found = [match.span() for match in row.find(pattern)]
            assert found == [match.span() for match in pattern.finditer(row.view)], (pattern.pattern, row.view)


def test_matches_do_not_overlap() -> None:
    row = scene("They met and met and met.")
    assert len(list(row.find(re.compile("(?<= )met and met(?= )")))) == 1


def test_a_pattern_that_may_begin_inside_a_word_is_not_taken() -> None:
    with pytest.raises(ValueError, match="begins with"):
        FirstLook().add(re.compile("met"))
