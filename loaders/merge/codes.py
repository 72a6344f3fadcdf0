"""Codes of visits in the event coding of political science."""

from typing import NamedTuple

from loaders.models import Mode, Status

EVENTS: dict[str, str] = {
    "036": "Express intent to meet or negotiate",
    "040": "Consult",
    "041": "Discuss by telephone",
    "042": "Make a visit",
    "043": "Host a visit",
    "044": "Meet at a third location",
}
"""What the CAMEO codes of visits stand for, as the codebook 1.1b3 names them (Schrodt, chapter 2)."""


class Codes(NamedTuple):
    """A CAMEO code and a PLOVER event with its mode."""

    cameo: str
    plover: str


_CODES: dict[Mode, Codes] = {
    "visit": Codes("042", "CONSULT:visit"),
    "meeting_third_place": Codes("044", "CONSULT:third-party"),
    "call": Codes("041", "CONSULT:phone"),
    "meeting": Codes("040", "CONSULT:meet"),
}


def code_visit(mode: Mode, status: Status) -> Codes:
    """The codes of a visit, from the visitor's side.

    CAMEO 042 make a visit, 044 meet at a third location, 041 discuss by telephone, 040 consult, 036 express intent to
    meet; PLOVER's event CONSULT with its mode. Sources: the CAMEO codebook 1.1b3 and the PLOVER codebook.

    >>> code_visit("visit", "planned")
    Codes(cameo='036', plover='CONSULT:visit')
    """
    codes = _CODES[mode]
    return codes._replace(cameo="036") if status == "planned" else codes
