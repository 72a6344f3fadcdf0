"""Endings: the last day of a stay where another sentence than its own gives it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from loaders.extract.visits.scene import Scene
from loaders.extract.visits.stays import Stay
from loaders.extract.visits.story import Story

LONGEST = timedelta(days=21)
"""A departure later than this after the arrival is another journey's."""

_DAY = r"(?: by| late| early| later)*(?: on)?(?= D\d)"
_LEAVES = re.compile(
    r"(?<= )(?:leav(?:e|es|ing)|left|depart(?:s|ed|ing)?|fl(?:y|ies|ew|ying)|return(?:s|ed|ing)?|head(?:s|ed|ing)?|"
    r"travel(?:s|led|ling)?|go(?:es|ing)?|went|continue(?:s|d)?|proceed(?:s|ed)?|move(?:s|d)?|moving|"
    r"(?:expected|due)(?: to be)?(?= (?:back|home)))"
    rf"((?: (?:back|home|on|here|for|to|off|from|out|of|in|the|country|capital|A\d+|[CL]\d+|,))*?){_DAY}"
)
"""A verb of leaving, the words of its way, and a day."""
_ENDS = re.compile(
    r"(?<= )(?:(?:conclud|complet)(?:e|es|ed|ing)|end(?:s|ed|ing)?|wrap(?:s|ped|ping)? up|w(?:ind(?:s|ing)?|ound) up|"
    r"finish(?:es|ed|ing)?) (?:his|her|their|the|its|a) (?:\S+ ){0,4}?(?:visit|trip|tour|stay)(?: (?!and|,)\S+){0,8}?"
    rf"{_DAY}"
    r"|(?<= )(?:visit|trip|tour|stay)(?: (?!said|P\d)\S+){0,8}? (?:end(?:s|ed|ing)?|conclud(?:e|es|ed|ing)|"
    rf"runs?|lasts?|wraps? up|winds? up|continues?|scheduled|due)(?: (?:until|till|through|to|up))*{_DAY}"
)
_DAY_BEFORE = re.compile(
    r"(?<= )(?=D\d+ (?:(?:evening|night|morning|noon|afternoon) )?"
    r"before (?:returning|leaving|departing|flying|heading) )"
)
""""Is to celebrate Mass on Sunday before returning to Rome"."""
_AWAY = ("leav", "left", "depart", "fl", "return")
"""Verbs of leaving that need no place: "will leave on Friday"; "decided to proceed on Friday" is another thing."""
_HOMEWARD = frozenset("back home here country capital out".split())


def find_ending(stay: Stay, first: date, stays: Sequence[Stay], story: Story) -> date | None:
    """The last day of a stay that began on ``first``: that of a departure or of the visit's end, told elsewhere."""
    if stay.mode != "visit" or all(c.returning for c in stay.claims if c.rule != "aside"):
        return None
    told = min(c.scene for c in stay.claims)
    found = (day for scene in story.scenes if scene.number >= told for day in _read_scene(scene, stay, first, story))
    latest = first + LONGEST
    following = [d.first for s in stays if s is not stay and s.visitor == stay.visitor and (d := s.day()) and d.first]
    fitting = (day for day in found if first <= day <= latest and not any(first < f < day for f in following))
    return next(fitting, None)


def _read_scene(scene: Scene, stay: Stay, first: date, story: Story) -> Iterator[date]:
    for match in _LEAVES.finditer(scene.view) if " D" in scene.view else ():
        day = _day_after(scene, match.end())
        if day is not None and _leaves_host(scene, match, stay, story, day > first):
            yield day
    for match in _DAY_BEFORE.finditer(scene.view) if " before " in scene.view else ():
        day = _day_after(scene, match.start() - 1)
        if day is not None and any(stay.visitor in people for people in scene.people.values()):
            yield day
    for match in _ENDS.finditer(scene.view) if " D" in scene.view else ():
        day = _day_after(scene, match.end())
        if day is not None and _is_stays_own(scene, stay, match):
            yield day


def _day_after(scene: Scene, offset: int) -> date | None:
    item = scene.nodes[scene.node_at(offset + 1)].item
    mention = item.date if item is not None else None
    return mention.last if mention is not None and mention.precision == "day" else None


def _leaves_host(scene: Scene, match: re.Match[str], stay: Stay, story: Story, later: bool) -> bool:
    """Whether it is the stay's visitor who leaves, for elsewhere than the host country."""
    at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
    leaving = scene.subjects(at) or scene.main_subjects(at)
    if scene.low(at - 1) == "before" and scene.low(at).endswith("ing"):  # whose subject may stand anywhere before
        leaving = [i for i in range(at) if scene.letter(i) == "P"]
    if not any(stay.visitor in scene.who(i) for i in leaving):
        return False
    named = [i for i in range(at + 1, end) if scene.letter(i) in ("C", "L")]
    origins = {scene.nodes[i].country for i in named if _is_origin(scene, i, at)}
    goals = {scene.nodes[i].country for i in named if not _is_origin(scene, i, at)}
    if stay.host_country in origins:
        return True
    if origins or stay.host_country in goals:
        return False
    homeward = bool(goals) or any(scene.low(i) in _HOMEWARD for i in range(at + 1, end)) or "return" in match.group()
    placeless = later and scene.low(end + 1) not in ("for", "to", "on") and scene.low(at).startswith(_AWAY)
    return homeward or placeless or scene.low(at - 1) == "before"


def _is_origin(scene: Scene, i: int, at: int) -> bool:
    """Whether a place behind a verb of leaving is where one leaves from: "leaves A", "departed from A"."""
    left = scene.low(at).startswith(("leav", "left", "depart"))
    before = range(at + 1, i)
    return scene.low(i - 1) == "from" or (left and not any(scene.low(j) in ("for", "to") for j in before))


def _is_stays_own(scene: Scene, stay: Stay, match: re.Match[str]) -> bool:
    """Whether the visit that ends is this stay: its sentence tells of it, or it names its visitor or host."""
    if scene.number in {c.scene for c in stay.claims}:
        return True
    return any(stay.visitor in people for people in scene.people.values())
