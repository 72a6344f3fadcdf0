"""Speakers: who says "I" in a quotation, in a government's own statement, and in the record of who said what."""

import re

from loaders.extract.visits.homes import is_issuer
from loaders.extract.visits.items import Items, Known, split_items
from loaders.extract.visits.parties import find_parties
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.text import fold

_SAYING = frozenset("said says told tells added adds announced wrote tweeted explained noted stated".split())


def let_speak(items: Items) -> None:
    """Make "I" a pronoun among the items of a sentence, as "he" is one."""
    for at, low in enumerate(items.lows):
        if low == "i" and items.letters[at] in "wN" and items[at].capital:
            items.change_letter(at, "u")


def settle_speakers(story: Story) -> None:
    """Say of each "I" whom it means, once all others are known; it stays nobody where nothing tells who speaks."""
    labelled = any(_label(scene) is not None for scene in story.scenes)
    speaker: int | None = None
    for scene in story.scenes:
        if (label := _label(scene)) is not None:
            speaker = _official(scene, story, label)
        for node in _find_first_persons(scene):
            found = _find_quoted(scene, story, node)
            if found is None and not _is_quoted(scene, node):
                found = speaker if labelled else _find_issuer(story)
            if found is not None:
                scene.people[node] = [found]


def _find_first_persons(scene: Scene) -> list[int]:
    return [node for node in scene.party_nodes if scene.low(node) == "i"]


def _label(scene: Scene) -> int | None:
    """The node of whoever speaks in "PRESIDENT X: Thank you"; none where the line has no such label."""
    return 0 if scene.letter(0) == "P" and scene.low(1) == ":" else None


def _official(scene: Scene, story: Story, node: int) -> int | None:
    return next((n for n in scene.who(node) if story.is_visitor(n)), None)


def _is_quoted(scene: Scene, node: int) -> bool:
    """Whether a node stands between quotation marks, or in what is left of a quotation begun before."""
    before = sum(scene.low(i) == '"' for i in range(node))
    after = any(scene.low(i) == '"' for i in range(node + 1, len(scene)))
    return before % 2 == 1 or (before == 0 and after and scene.low(len(scene) - 1) != '"')


def _find_quoted(scene: Scene, story: Story, node: int) -> int | None:
    """Who says the words in quotation marks that node ``node`` is among: "I leave for A today," X said."""
    if not _is_quoted(scene, node):
        return None
    for i in range(len(scene)):
        if scene.low(i) not in _SAYING or _is_quoted(scene, i):
            continue
        for beside in (i - 1, i + 1):
            if (found := _official(scene, story, beside)) is not None:
                return found
    return None


def _find_issuer(story: Story) -> int | None:
    """Whose statement it is: the official whom the headline of a government's own text names as its author.

    "Statement from President X on the Visit of Y" has a capital on each word and is no scene of the story.
    """
    text = story.article.text
    if story.home is None or not is_issuer(story.article.outlet, story.article.url):
        return None
    for segment in story.article.segments:
        author = _AUTHOR.search(text, segment.start, segment.end) if segment.kind == "headline" else None
        if author is None:
            continue
        deed = _DEED.search(text, author.end(), segment.end)
        end = deed.start() if deed is not None else segment.end
        items = split_items(fold(text), text, author.end(), end, Known((), ()))
        party = next(iter(find_parties(items, text)), None)
        if party is None or party.first or party.name is None or party.countries not in ((), (story.home,)):
            return None
        number = story.register.add_named(party)
        story.person(number).country = story.home
        return number if story.is_visitor(number) else None
    return None


_DEED = re.compile(
    r" (?:Announc|Call|Celebrat|Commemorat|Concern|Condemn|Congratulat|Follow|Honou?r|Mark|Mourn|Recogniz|Regard|"
    r"Respond|Thank|Urg|Welcom)ing\b"
)
"""What the statement does, with a capital as all of a headline: "from President X Condemning Attacks"."""
_AUTHOR = re.compile(r"\b(?:Statement|Remarks|Message|Letter|Op-Ed)s? (?:from|by|of) (?:the )?")
