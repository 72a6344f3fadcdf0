"""Meetings: sentences in which officials of several countries come together or speak with one another."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.extract.visits.claims import Finding, Meeting
from loaders.extract.visits.places import has_capital, subject_after_comma
from loaders.extract.visits.possession import find_topic
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.sides import Encounter, make_meetings
from loaders.extract.visits.story import Story
from loaders.extract.visits.talks import find_countries_talks, find_held_talks, find_talks, is_talks_noun
from loaders.extract.visits.wording import one_of
from loaders.gazetteer import seat_of

_DISCUSSED_WITH = re.compile(
    r"(?<= )(?:discuss|discussed|discusses|signed|signs|initialled|inked)"
    r"(?: (?!with|by|that|which|who|said|and)\S+){1,12}? with"
    r"(?= (?:the )?(?:[ACL]\d+ )?P\d)"
)
"""What was discussed stands between: "discussed the fish quotas with Fisheries Minister X"."""
_DISCUSSED = re.compile(
    r"(?<= )(?:discuss(?:ed|es)?|agreed|announced|launched|mulled|reviewed|conferred|exchanged views|convened|gathered)"
    r"(?= )"
)
_PHONED = re.compile(
    r"(?<= )(?:spoke|speaks|speak|spoken|talked|telephoned|phoned|called)"
    r"(?: (?!on\b)\S+){0,4}?"  # "called on X" is no telephone call
    r"(?: (?:with|to|by_phone))?(?= P\d)"
)


def find_meetings(scene: Scene, story: Story) -> list[Meeting]:
    """The meetings and calls a sentence tells of, each with its sides; empty when there is none."""
    found: list[Meeting] = []
    taken: set[int] = set()
    for encounter in (*_find_met(scene, story), *_find_conferring(scene, story)):
        found += make_meetings(encounter, story, taken)
    for rule in (_find_together, _find_discussed_with, _find_held_by):
        for encounter in rule(scene):
            found += make_meetings(encounter, story, taken)
    found += _find_discussed(scene, story)
    for encounter in _find_told(scene, story):
        found += make_meetings(encounter, story, taken)
    for encounter in _find_joint_acts(scene):
        found += make_meetings(encounter, story, taken)
    found += find_held_talks(scene, story)
    for match in scene.triggers("talks"):
        at = scene.node_at(match.start())
        found += find_talks(scene, story, at, taken) or find_countries_talks(scene, story, at)
    for encounter in _find_calls(scene):
        found += make_meetings(encounter, story, taken)
    return found


def _find_met(scene: Scene, story: Story) -> Iterator[Encounter]:
    """ "X met Y", "X held a meeting with Y"."""
    for match in scene.triggers("meet"):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        if is_talks_noun(scene, at):
            continue
        objects = _find_own_host(scene, end) or scene.objects(end) or _find_later(scene, end)
        objects = objects or _find_him(scene, story, at, end)
        if objects or "call" not in match.group():  # "call on the government to …"
            subjects = scene.subjects(at)
            called = "call" in match.group()
            if called and _is_appeal(scene, objects):
                continue
            yield Encounter(Finding("meeting", scene, at, end), subjects + objects, objects, calls_on=called)


_HELD_BY = re.compile(
    r"(?<= )(?:talks|meetings?|negotiations|discussions|consultations|conversation) (?:(?:that|which) )?"
    r"(?=(?:the )?P\d+ (?:(?:has|had|have|is|was|were|will|would) )?(?:held|had|hold|holding|having|have|conducted) )"
)


def _find_held_by(scene: Scene) -> Iterator[Encounter]:
    """ "After the talks X had on Tuesday with Y": the noun is the verb's object, and stands before its subject."""
    for at, end in scene.spans(scene.find(_HELD_BY)):
        subject = next(i for i in range(end, end + 3) if scene.letter(i) == "P")
        if objects := _find_later(scene, subject + 2):
            yield Encounter(Finding("meeting", scene, at, subject + 2), [subject, *objects], objects)


_ON_A_CALL = frozenset("discuss convey congratulate present hand deliver exchange bid express review pay brief".split())


def _is_appeal(scene: Scene, objects: list[int]) -> bool:
    """ "Called on all member states to join": they are asked to, and nobody is called on; "to discuss trade" he is."""
    last = max(objects, default=-1)
    return scene.low(last + 1) == "to" and scene.letter(last + 2) == "w" and scene.low(last + 2) not in _ON_A_CALL


def _find_him(scene: Scene, story: Story, at: int, end: int) -> list[int]:
    """ "He said this when X called on him", "when X met him": node ``end`` now stands for the one spoken of before."""
    if scene.low(end) not in ("him", "her") or scene.letter(end + 1) == "P" or scene.low(end + 1) in ("'s", "that"):
        return []
    if scene.low(end) == "her" and scene.letter(end + 1) == "w" and scene.low(end + 1) not in _AFTER_HER:
        return []
    subjects = {n for node in scene.subjects(at) for n in scene.who(node)}
    before = [n for node in sorted(scene.people) if node < at for n in scene.who(node)]
    other = next((n for n in (*before, *scene.recent) if n not in subjects and story.is_visitor(n)), None)
    if other is None:
        return []
    scene.people[end] = [other]
    return [end]


_AFTER_HER = frozenset({"in", "at", "on", "here", "and", ".", ",", "for", "to"})


_OWN_HOST = frozenset({"with", "their", "his", "her", "host", "hosts", ","})


def _find_own_host(scene: Scene, first: int) -> list[int]:
    """ "met their host, Foreign Minister X": one more side, and no aside."""
    i = first
    while scene.low(i) in _OWN_HOST or scene.letter(i) == "A":
        i += 1
    hosted = any(scene.low(j) in ("host", "hosts") for j in range(first, i))
    return [i] if hosted and scene.letter(i) == "P" else []


def _find_later(scene: Scene, first: int) -> list[int]:
    """ "met today in New York with X"."""
    for i in range(first, min(first + 9, len(scene))):
        if scene.low(i) == "with":
            return scene.objects(i + 1)
        if scene.low(i) in (",", ".", ";", "to", "and") or scene.letter(i) == "P":
            break
    return []


@cache
def _conferring() -> re.Pattern[str]:
    talks = (
        "talks|summit|discussions|negotiations|meetings?|consultations|dialogue|exchange of views|conversations?|"
        "audience|calls?|joint (?:news|press)[_ ](?:conference|briefing)"
    )
    agreed = r"(?!ha(?:d|ve|s) \w+ to )"  # "had agreed to hold talks" holds them later
    return re.compile(
        rf"(?<= ){agreed}{one_of('conferring verb')}(?: \S+){{0,6}}? (?:{talks})(?:(?: \S+){{0,3}}? with)?(?= )"
    )


def _find_conferring(scene: Scene, story: Story) -> Iterator[Encounter]:
    """ "X and Y held two hours of talks", "X had a conversation yesterday with Y"."""
    for match in scene.find(_conferring()):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        objects = scene.objects(end) if match.group().endswith(" with") else []
        subjects = scene.subjects(at)
        if (
            not subjects and len({n for node in objects for n in scene.who(node)}) > 1
        ):  # "it is planned to hold meetings with the ministers of A and B"
            subjects = find_topic(scene, story, at, set())
        calls_on = " audience" in match.group()  # whoever is granted one goes there
        yield Encounter(Finding("meeting", scene, at, end), subjects + objects, objects, calls_on=calls_on)


@cache
def _together() -> re.Pattern[str]:
    posture = "stood|standing|sat|sitting|appeared|appearing|speaking|spoke"
    later = r"(?:sat|sits?|sitting) down (?:(?:on )?D\d+|\w+ly|again) with"  # "sat down today with X"
    press = (
        r"(?:told|speaking (?:to reporters )?at) (?:a|the|their) joint (?:news|press)[_ ](?:conference|briefing) with"
    )
    # "spent 90 minutes with X"; "spent the weekend with" says no more than "with"
    spent = r"spen(?:t|ds|ding) (?:\S+ ){0,3}?(?:hours?|minutes|D\d+)(?: (?:on )?D\d+)? with"
    return re.compile(
        rf"(?<= )(?:(?:{posture}) (?:beside|next to|alongside)|{later}|{press}|{spent}|{one_of('together')})(?= )"
    )


def _find_together(scene: Scene) -> Iterator[Encounter]:
    """ "X sat down with Y", "speaking alongside Y"."""
    for at, end in scene.spans(scene.find(_together())):
        objects = _find_own_host(scene, end) or scene.objects(end)
        subjects = subject_after_comma(scene, end) if at == 0 else scene.subjects(at) or scene.main_subjects(at)
        yield Encounter(Finding("meeting", scene, at, end), subjects + objects, objects)


def _find_discussed_with(scene: Scene) -> Iterator[Encounter]:
    """ "X discussed the fish quotas with Y"."""
    for at, end in scene.spans(scene.find(_DISCUSSED_WITH)):
        objects = scene.objects(end)
        yield Encounter(Finding("meeting", scene, at, end), scene.subjects(at) + objects, objects)


def _find_discussed(scene: Scene, story: Story) -> list[Meeting]:
    """ "X and Y discussed trade in Astana": where no capital of theirs is named, it only says what they spoke of."""
    found: list[Meeting] = []
    for match in scene.find(_DISCUSSED):
        at = scene.node_at(match.start())
        discussed = make_meetings(
            Encounter(Finding("meeting", scene, at, at + 1), scene.subjects(at), []), story, set()
        )
        found += [m for m in discussed if m.host_country in m.sides and has_capital(str(m.host_country), m.places)]
    return found


_TOLD = re.compile(
    r"(?<= )(?:(?:told|assured|warned|informed|urged)"
    r"|(?:handed|presented)(?: over)? (?:(?!to|in|by|that|which|credentials|who)\S+ ){1,7}?to)"
    r"(?= (?:the )?(?:[AC]\d+ )?P\d)"
)
_NOT_THERE = re.compile(r" (?:interview|statement|if|would (?:\S+ )?told|by_phone|telephone) ")
_IN_WRITING = re.compile(r"\b(?:letters?|cables?|telegrams?|telex(?:es)?)\b")


def _find_told(scene: Scene, story: Story) -> Iterator[Encounter]:
    """ "Commissioner X told Premier Y yesterday that …", written where one of them is at home: they have met."""
    written_at = story.dateline.country if story.dateline is not None else None
    for at, end in scene.spans(scene.find(_TOLD)):
        objects, subjects = scene.objects(end), scene.subjects(at)
        sides = {story.country(n) for node in subjects + objects for n in scene.who(node) if story.is_visitor(n)}
        there = not _NOT_THERE.search(scene.view) and not _IN_WRITING.search(story.article.text)
        town = max(objects, default=-2) + 2
        said_in = scene.nodes[town].country if scene.low(town - 1) == "in" and scene.letter(town) == "L" else None
        at_home = {*sides, *map(seat_of, sides)}
        if not at_home.isdisjoint({written_at, said_in} - {None}) and len(sides) == 2 and there:
            yield Encounter(Finding("meeting", scene, at, end), subjects + objects, objects)


@cache
def _joint_acts() -> re.Pattern[str]:
    chaired = r"under the (?:joint )?(?:co-?)?chairmanship (?:of|by)"
    by = r"(?:(?: (?:on )?D\d+| in L\d+| here){0,2} by)?"  # "was signed in A by X and Y"
    return re.compile(rf"(?<= )(?:{one_of('joint act')}{by}|{chaired})(?= )")


def _find_joint_acts(scene: Scene) -> Iterator[Encounter]:
    """ "X and Y signed a declaration", "was signed by X and Y"."""
    for match in scene.find(_joint_acts()):
        at, end = scene.node_at(match.start()), scene.node_at(match.end() - 1) + 1
        passive = match.group().endswith(
            (" by", " of")
        )  # "the leaders applauded a contract signed by two firms": not by them
        objects = scene.objects(end) if passive else []
        if match.group().startswith("under"):  # "was held in A under the chairmanship of X and Y"
            at = next((i for i in range(at) if scene.low(i) in ("met", "held", "took")), at)
        yield Encounter(Finding("meeting", scene, at, end), objects if passive else scene.subjects(at), objects)


def _find_calls(scene: Scene) -> Iterator[Encounter]:
    """ "X spoke by telephone with Y"."""
    for at, end in scene.spans(scene.find(_PHONED)):
        objects = scene.objects(end)
        yield Encounter(Finding("meeting", scene, at, end), scene.subjects(at) + objects, objects, call=True)
