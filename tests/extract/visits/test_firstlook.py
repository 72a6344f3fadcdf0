"""The first look at a view: it must leave out nothing that a search for the pattern itself would find."""

import re

import pytest

from loaders.extract.visits import find_visits
from loaders.extract.visits.firstlook import FIRST_LOOK, FirstLook
from loaders.extract.visits.openings import level_figures, read_openings
from tests.extract.visits.stages import read, scene
from tests.measures.labelled import read_cases


@pytest.mark.parametrize(
    ("pattern", "opens", "opens_not"),
    [
        ("(?<= )(?:fl(?:y|ies|ew)|jet(?:s|ted)?) in(?= )", ["fly in", "flew in", "jets in", "jet in"],
         ["flyer in", "jetty in", "fly into", "in fly"]),
        ("(?<= )travell?ed", ["traveled x", "travelled x", "travelled-to x"], ["travel x", "untravelled x"]),
        (r"(?<= )P\d+ , who", ["P0 ,", "P12 ,"], ["p ,", "C0 ,", "who ,"]),
        (r"(?<= )(?:(?:the|a) ){0,2}guests? of", ["the x", "a guest", "guest of", "guests of"],
         ["guestbook of", "of x", "guest at"]),
        (r"(?<= )[CL]\d+ , where", ["C3 ,", "L0 ,"], ["D3 ,", "where ,"]),
        (r"(?<= )P0 in(?= [CL]\d+ )", ["P0 in", "P7 in"], ["P in", "P0 into", "in P0"]),
        (r"(?<= )1\d{1,2}(?:th)? of", ["119th of", "12 of"], ["x12 of", "12nd of"]),
        (r"(?<= )\w+ly met", ["briefly met", "x y"], []),
        (r"(?<= )(?!ha(?:d|s) )(?:had|held) talks(?= )", ["had talks", "held talks"], ["has talks", "talks x"]),
        (r"(?<= )due(?= )", ["due x", "due "], ["dues x", "overdue x"]),
        (r"(?<= )due(?= (?:to|in) )", ["due to", "due in"], ["due into", "due "]),
        (r"(?i)(?<= )due(?= )", ["due x", "Due x"], []),
        (r"(?<= )(?i:due)(?= )", ["due x", "Due x"], []),
        ("(?<= )" + "(?:a|b|c|d|e|f|g|h|i|j)" * 4 + "[x-z]", ["abcdx x", "jihgz x"], ["kabcz x"]),
    ],
)  # fmt: skip
def test_the_words_that_open_a_pattern_are_read_from_it(pattern, opens, opens_not) -> None:
    found = read_openings(re.compile(pattern))
    first_words = tuple(found.first_words())
    opens, opens_not = [*map(level_figures, opens)], [*map(level_figures, opens_not)]
    assert [words for words in opens if not (found.fit(words) and words.startswith(first_words))] == []
    assert [words for words in opens_not if found.fit(words)] == []


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
