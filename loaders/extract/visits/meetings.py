"""Meetings: sentences in which officials of several countries come together or speak with one another."""

import re

from loaders.extract.visits.claims import Meeting
from loaders.extract.visits.places import has_capital
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.sides import make_meetings
from loaders.extract.visits.story import Story
from loaders.extract.visits.talks import find_talks, is_talks_noun


def find_meetings(scene: Scene, story: Story) -> list[Meeting]:
    """The meetings and calls a sentence tells of, each with its sides; empty when there is none."""
    found: list[Meeting] = []
    taken: set[int] = set()
    for match in scene.triggers("meet"):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        if is_talks_noun(scene, at):
            continue
        subjects = scene.subjects(at)
        objects = scene.objects(end) or _with_later(scene, end)
        if not objects and "call" in match.group():  # "call on the government to …"
            continue
        found += make_meetings(scene, story, at, end, subjects + objects, objects, taken)
    for match in _CONFER.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        objects = scene.objects(end) if match.group().endswith(" with") else []
        found += make_meetings(scene, story, at, end, scene.subjects(at) + objects, objects, taken)
    for match in _ALONGSIDE.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        objects = scene.objects(end)
        found += make_meetings(
            scene, story, at, end, (scene.subjects(at) or scene.main_subjects(at)) + objects, objects, taken
        )
    for match in _DISCUSSED.finditer(scene.view):
        at = scene.node_at(match.start())
        discussed = make_meetings(scene, story, at, at + 1, scene.subjects(at), [], set())
        found += [
            m for m in discussed if m.host_country in m.sides and has_capital(str(m.host_country), m.places)
        ]  # else it only says what they spoke of
    for match in _SIGNED.finditer(scene.view):
        end = scene.node_at(match.end() - 1) + 1
        objects = scene.objects(end) if match.group().endswith(" by") else []
        found += make_meetings(
            scene,
            story,
            scene.node_at(match.start()),
            end,
            objects or scene.subjects(scene.node_at(match.start())),
            objects,
            taken,
        )
    for match in scene.triggers("talks"):
        found += find_talks(scene, story, scene.node_at(match.start()), taken)
    for match in _PHONED.finditer(scene.view):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        objects = scene.objects(end)
        found += make_meetings(scene, story, at, end, scene.subjects(at) + objects, objects, taken, call=True)
    return found


_ALONGSIDE = re.compile(
    r"(?<= )(?:confer(?:s|red|ring)? with|alongside|sat down with|sits? down with|(?:stood|standing|sat|sitting|appeared|appearing|speaking|spoke) (?:beside|next to|alongside)|shook hands with|accompanied at the talks by|"
    r"co-chaired with|rolled out a red carpet (?:welcome )?for|dined with|lunched with|negotiated with|consulted with)(?= )"
)


_DISCUSSED = re.compile(r"(?<= )(?:discuss(?:ed|es)?|agreed|mulled|reviewed|exchanged views|convened|gathered)(?= )")


_SIGNED = re.compile(
    r"(?<= )(?:(?:signed|inked|exchanged|unveiled|inaugurated|co-chaired|chaired|presided over)(?: by)?)(?= )"
)


_CONFER = re.compile(
    r"(?<= )(?:held|hold|holds|holding|had|have|has|opened|began|begin|start|started|continued|resumed|concluded|conducted|conduct|completed)"
    r"(?: \S+){0,6}? (?:talks|summit|discussions|negotiations|meetings?|consultations|dialogue|exchange of views|conversations?|calls?)(?:(?: \S+){0,3}? with)?(?= )"
)


_PHONED = re.compile(
    r"(?<= )(?:spoke|speaks|speak|spoken|talked|telephoned|phoned|called)(?: (?!on\b)\S+){0,4}?(?: (?:with|to|by_phone))?(?= P\d)"
)


def _with_later(scene: Scene, first: int) -> list[int]:
    """ "met today in New York with X"."""
    for i in range(first, min(first + 9, len(scene.nodes))):
        if scene.low(i) == "with":
            return scene.objects(i + 1)
        if scene.low(i) in (",", ".", ";", "to", "and") or scene.letter(i) == "P":
            break
    return []
