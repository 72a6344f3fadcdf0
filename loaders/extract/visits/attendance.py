"""Attendance: those who come to an event, and those who are listed as its guests."""

import re
from collections.abc import Iterator, Sequence

from loaders.extract.visits.claims import Claim, Finding
from loaders.extract.visits.delegations import make_claims
from loaders.extract.visits.events import place_of_event
from loaders.extract.visits.gatherings import Gathering, gathering_near, is_other_event, place_told
from loaders.extract.visits.nodes import Destination
from loaders.extract.visits.places import attributive_place, place_after
from loaders.extract.visits.receptions import make_stop
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.extract.visits.triggers import family_pattern
from loaders.extract.visits.wording import pattern_of, words_of
from loaders.text import fold

_NEAR = 14
"""Nodes within which an event and its place belong to the verb before them."""
_HOSTING = frozenset(
    "host hosted hosts hosting convened convenes convening welcomed welcomes welcoming chaired chairs chairing"
    " opened opens".split()
)
_HOSTS_EVENT = re.compile(
    rf"(?<= )(?:{'|'.join(sorted(_HOSTING, reverse=True))}) "
    r"(?:\S+ ){0,12}?(?:summit|meeting|conference|ministerial|forum|dialogue)(?= )"
)


def claim_attendance(scene: Scene, story: Story) -> list[Claim]:
    """The claims of those who attend an event abroad: "will attend the summit in Dakar"."""
    claims: list[Claim] = []
    for at, end in scene.spans(scene.triggers("attend")):
        after = " ".join([low or "party" for _, low in scene.pairs(end, end + _NEAR)])
        event = family_pattern("event").search(f" {after} ")
        subjects = scene.subjects(at)
        if event is None and subjects and scene.low(end) in (".", "too", "as") and scene.low(at).startswith("attend"):
            claims += _attend_told(scene, story, at, end, subjects)
            continue
        if event is None or not subjects or _is_kept_from_chairing(scene, at) or _is_purpose(scene, at):
            continue
        near = event.group() in words_of("gathering")
        found = _find_own(scene, story, at, end) or _find_sent(scene, at, subjects)
        found = found or (_find_told(scene, story, end) if near else None)
        if found is not None and len(found.place.countries) == 1:
            own = found.finding.scene is scene
            finding = Finding("attendance", scene, at, max(found.place.last, end) if own else end)
            attending = make_claims(finding, story, subjects, found.place, multilateral=True)
            for claim in attending:
                claim.told_at = None if own else found.finding
            claims += attending
    return claims


def _attend_told(scene: Scene, story: Story, at: int, end: int, subjects: list[int]) -> list[Claim]:
    """ "The heads of A's and B's councils also attended." the gathering told of just before."""
    told = gathering_near(scene, story)
    if told is None or len(told.place.countries) != 1:
        return []
    claims = make_claims(Finding("attendance", scene, at, end), story, subjects, told.place, multilateral=True)
    for claim in claims:
        claim.told_at = told.finding
    return claims


_CHAIRING = ("chair", "presid", "open")
"""What verbs of leading a gathering begin with."""


def _is_kept_from_chairing(scene: Scene, at: int) -> bool:
    """ "Will not be able to open the session": he may still attend it, so that this is no denial of his coming."""
    return scene.low(at).startswith(_CHAIRING) and bool(pattern_of("denial").search(f" {scene.words(at - 6, at)} "))


def _is_purpose(scene: Scene, at: int) -> bool:
    """ "To attend the meetings, X has to ask parliament": what is wanted, and not what is done."""
    return scene.low(0) == "to" and at == 1


def _find_own(scene: Scene, story: Story, at: int, end: int) -> Gathering | None:
    """The gathering as the sentence itself gives its place."""
    chairs = scene.low(at).startswith(_CHAIRING)
    found = None if chairs else place_after(scene, end) or attributive_place(scene, end, end + 8)
    found = found or place_told(scene, story, end, end + _NEAR)
    found = found or place_of_event(fold(story.article.text), scene.sentence.start, scene.sentence.end)
    found = found or (_settle_here(scene, story, at) if not chairs else None)
    return Gathering(Finding("gathering", scene, at, end), found) if found is not None else None


def _settle_here(scene: Scene, story: Story, at: int) -> Destination | None:
    """ "X, attending a conference, told Reuters", written abroad: where it is written, when no place is named."""
    now = scene.low(at) == "attending" and scene.low(at - 1) in (",", "is", "are", "currently", "now", "was", "were")
    here = story.town()
    if not now or scene.names_place() or here is None:
        return None
    sure = [n for node in scene.subjects(at) for n in scene.who(node) if story.person(n).sure]
    return here if sure and all(story.country(n) != here.countries[0] for n in sure) else None


def _find_sent(scene: Scene, at: int, subjects: Sequence[int]) -> Gathering | None:
    """ "A delegation to A to attend the ceremony": where it is sent."""
    for node in subjects:
        party = scene.party(node)
        sent = party is not None and party.delegation and scene.low(node + 1) == "to"
        if sent and (found := scene.destination(node + 2)) is not None:
            return Gathering(Finding("gathering", scene, at, at + 1), found)
    return None


def _find_told(scene: Scene, story: Story, end: int) -> Gathering | None:
    """ "Will attend the meeting": the one told of before."""
    return None if is_other_event(scene, end) else gathering_near(scene, story)


def claim_gatherings(story: Story) -> list[Claim]:
    """The claims of a summit told in two sentences: one says who hosts it, one near by lists who came."""
    return [claim for scene, host in _find_hosts(story) for claim in _claim_listed(scene, host, story)]


def _find_hosts(story: Story) -> Iterator[tuple[Scene, int]]:
    """The scenes that tell of an event's host, with his number."""
    for scene in story.scenes:
        match = _HOSTS_EVENT.search(scene.view) if scene.has_any(_HOSTING) else None
        if match is not None:
            hosts = [n for node in scene.subjects(scene.node_at(match.start())) for n in scene.who(node)]
            named = next((n for n in hosts if story.country(n)), None)
            if named is not None:
                yield scene, named


def _claim_listed(scene: Scene, host: int, story: Story) -> list[Claim]:
    claims: list[Claim] = []
    for other in story.scenes[scene.number : scene.number + 3]:
        for node in _find_listed(other, story):
            finding, stop = Finding("reception", other, node, node + 1), make_stop(str(story.country(host)), None)
            claims += make_claims(finding, story, [node], stop, multilateral=True)
    for claim in claims:
        claim.hosts = [host]
    return claims


def _find_listed(scene: Scene, story: Story) -> list[int]:
    """The nodes that stand for three countries or more: "the leaders of A, B and C"."""
    return [i for i in scene.people if len(scene.who(i)) > 2 and all(story.person(n).listed for n in scene.who(i))]
