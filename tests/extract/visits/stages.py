"""A text's way through the real stages, for tests of the visits."""

from datetime import date

from loaders.extract.dates import find_dates
from loaders.extract.mentions import find_mentions
from loaders.extract.segments import find_segments
from loaders.extract.sentences import split_sentences
from loaders.extract.visits import find_visits
from loaders.extract.visits.items import Items, Known, split_items
from loaders.extract.visits.reading import read_story
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.models import Article, VisitReport
from loaders.text import fold

DAY = date(2024, 5, 15)
"""A Wednesday: the day on which the texts of the tests appear, unless they say another."""


def write(text: str, day: date = DAY, outlet: str | None = None) -> Article:
    """An article of that text, with the segments that the formats would give it."""
    return Article("a", day, text, outlet=outlet, segments=find_segments(text))


def find(text: str, day: date = DAY, outlet: str | None = None) -> tuple[VisitReport, ...]:
    """The visits of a text, through all stages."""
    article = write(text, day, outlet)
    sentences = split_sentences(article)
    return find_visits(article, sentences, find_mentions(article, sentences), find_dates(text, day))


def read(text: str, day: date = DAY, outlet: str | None = None) -> Story:
    """The story of a text: its scenes, with their people settled."""
    article = write(text, day, outlet)
    sentences = split_sentences(article)
    return read_story(article, sentences, find_mentions(article, sentences), find_dates(text, day))


def scene(text: str, day: date = DAY, outlet: str | None = None) -> Scene:
    """The only scene of a text of one sentence."""
    (only,) = read(text, day, outlet).scenes
    return only


def words(text: str, scene: Scene, nodes: list[int]) -> list[str]:
    """The words of some nodes of a scene, in the text's order."""
    return [text[scene.nodes[i].start : scene.nodes[i].end] for i in sorted(nodes)]


def directions(text: str, day: date = DAY, outlet: str | None = None) -> list[str]:
    """The visits of a text as ``"FRA>EGY"``, visitor first, sorted."""
    return sorted(f"{report.visitor_country}>{report.host_country}" for report in find(text, day, outlet))


def split(text: str) -> Items:
    """The items of a text of one sentence."""
    mentions = find_mentions(write(text))
    return split_items(fold(text), text, 0, len(text), Known(mentions, find_dates(text, DAY)))
