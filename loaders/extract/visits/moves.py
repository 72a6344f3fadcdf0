"""Moves: sentences whose subject goes, is or was somewhere, and nouns for a visit."""

import re

from loaders.extract.visits.claims import Claim
from loaders.extract.visits.deeds import claim_acts_here, claim_company, claim_handing_over
from loaders.extract.visits.itineraries import claim_first_stops, claim_itineraries, claim_leading_talks, claim_rounds
from loaders.extract.visits.journeys import claim_journeys, claim_leading, claim_leading_to, claim_sending
from loaders.extract.visits.led_sides import claim_led_sides, claim_representing
from loaders.extract.visits.legs import (
    claim_arrivals,
    claim_counted_stops,
    claim_departures,
    claim_going_there,
    claim_legs,
    claim_origins,
)
from loaders.extract.visits.nouns import claim_nouns
from loaders.extract.visits.places import SIDELINES
from loaders.extract.visits.presence import (
    claim_after_talks,
    claim_apposed_places,
    claim_being_there,
    claim_headline_places,
    claim_presence,
    claim_taking_part,
    claim_where,
    claim_while,
)
from loaders.extract.visits.rules import Rules
from loaders.extract.visits.scene import Scene
from loaders.extract.visits.speeches import claim_addresses, claim_hearers, claim_speeches
from loaders.extract.visits.story import Story
from loaders.extract.visits.tours import claim_tours

RULES = Rules(
    claim_nouns,
    claim_tours,
    claim_journeys,
    claim_presence,
    claim_taking_part,
    claim_origins,
    claim_legs,
    claim_counted_stops,
    claim_itineraries,
    claim_first_stops,
    claim_going_there,
    claim_leading,
    claim_leading_to,
    claim_apposed_places,
    claim_arrivals,
    claim_where,
    claim_while,
    claim_being_there,
    claim_after_talks,
    claim_handing_over,
    claim_acts_here,
    claim_company,
    claim_leading_talks,
    claim_rounds,
    claim_speeches,
    claim_addresses,
    claim_hearers,
    claim_headline_places,
    claim_departures,
    claim_sending,
    claim_led_sides,
    claim_representing,
)
"""In the order of their claims; a later rule sees whom "his visit" was found to be."""

_FOR_EVENT = re.compile(
    r"(?:(?:on|in|from|until|,|D\d+|C\d+|L\d+|today|yesterday|late|early) ){0,4}"
    r"for (?:the|a|an|this|that|its|D\d+|'s) (?:(?!talks|meeting|visit|news|press)\S+ ){0,5}?"
    r"(?:summits?|conference|forum|ministerial|conclave|assembly|congress|moot|symposium)"
    r"(?! (?:with|talks|meeting|between))\b|"
    r"(?:(?:on|in|from|until|,|D\d+|C\d+|L\d+|today|yesterday|late|early|for) ){0,4}"  # "in Manila on Sunday"
    r"to represent (?:\S+ ){1,5}?at (?:\S+ ){0,6}?(?:summits?|meetings?|conference|forum|session|inauguration)\b|"
    r"(?:(?:on|in|from|until|,|D\d+|C\d+|L\d+|today|yesterday|late|early|for) ){0,4}"
    r"(?:to|where (?:he|she|they|P\d+)(?: will| is to| also)?|and will|and to) "
    r"(?:attend(?:ed|s)?|tak(?:e|es) part in|took part in|participate[sd]? in|join(?:ed|s)?|address(?:ed|es)?) "
    r"(?:\S+ ){0,9}?"
    r"(?:summits?|meetings?|conference|forum|gathering|session|council|ministerial|assembly|conclave|dialogue|moot|congress)\b"
)


def claim_moves(scene: Scene, story: Story) -> list[Claim]:
    """The claims of a sentence that tell of someone going, being or having been somewhere; empty when there is none."""
    claims = RULES.apply(scene, story)
    aside = bool(claims) and SIDELINES.search(scene.view) is not None  # "said in Manila on the sidelines of a summit"
    for claim in claims:
        claim.multilateral |= _is_for_event(scene, claim.last) or (aside and claim.rule == "presence")
    return claims


def _is_for_event(scene: Scene, after: int) -> bool:
    """Whether the stay is made for a gathering: "arrived in Manila to attend a summit", "where he attended …"."""
    words = " ".join(
        f"{letter}{i}" if (letter := scene.letter(i)) in "PCLOD" else scene.low(i)
        for i in range(after, min(after + 22, len(scene)))
    )
    return bool(_FOR_EVENT.match(words))
