"""Counterparts: who holds the same office in another country."""

from loaders.extract.visits.party import Party
from loaders.extract.visits.setting import Setting


def match_counterpart(number: int, party: Party, setting: Setting) -> None:
    """ "He is to talk with his counterpart Y": Y holds the office of the sentence's subject in another country."""
    story, scene = setting.story, setting.scene
    leading = [n for node in scene.main_subjects(setting.index) for n in scene.who(node)] if party.possessor else []
    others = [n for n in (*leading, *setting.officials()) if n != number and story.person(n).role is not None]
    if not others:
        return
    person, role = story.person(number), story.person(others[0]).role
    if person.role is None and role is not None:
        person.roles.append(role)
    if party.possessor and not party.countries:
        story.register.send_abroad(number, others[0])


def find_counterpart(party: Party, setting: Setting) -> list[int]:
    """ "his Iranian counterpart": the same office in that country; without a country, nobody is known."""
    story = setting.story
    role = next(filter(None, (story.person(n).role for n in setting.officials())), None)
    if role is None:
        return []
    found = [
        story.register.resolve_office(Party("office", 0, 0, 0, 0, None, role, (country,)), setting.recent)
        for country in party.countries
    ]
    if known := _find_called_counterpart(party, setting):
        return [known]
    return [number for number in found if number is not None]


def _find_called_counterpart(party: Party, setting: Setting) -> int | None:
    """ "President X arrived in A. President Y welcomed his B counterpart": X, whose country nothing told before."""
    story = setting.story
    hosts = [n for node in setting.scene.main_subjects(setting.index) for n in setting.scene.who(node)]
    if len(party.countries) != 1 or len(hosts) != 1 or story.person(hosts[0]).role is None:
        return None
    office = story.person(hosts[0]).role
    for number, person in enumerate(story.register.people):
        same = person.role is not None and office is not None and person.role.name == office.name
        if number != hosts[0] and person.name and same and not person.sure and person.country in (None, story.home):
            person.country, person.sure, person.guessed = party.countries[0], True, False
            return number
    return None
