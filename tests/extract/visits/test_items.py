"""Items: the letter each word of a sentence gets, by what kind of word it is."""

import pytest

from loaders.extract.mentions import find_mentions
from loaders.extract.visits.items import Known, split_items
from loaders.text import fold
from tests.extract.visits.stages import split, write

LETTERS = {
    "countries and places": [
        ("Azerbaijan and Baku", "C&L"),
        ("the Turkish capital", "tcw"),
        ("Azerbaijani-Turkish drills", "Bw"),
        ("the U.S.-Japan pact", "tC-Cw"),
        ("St. Petersburg", "L"),
        ("Moscow-based", "w"),
    ],
    "organisations": [
        ("NATO met the EU", "OwtO"),
        ("UN-backed", "w"),
    ],
    "dates": [
        ("on May 3", "wD"),
        ("left on Monday", "wwD"),
    ],
    "offices": [
        ("the president and the presidents", "th&tH"),
        ("the heads of delegation", "tHom"),
        ("prime-minister", "h"),
        ("national defence minister", "mmh"),
    ],
    "ranks": [
        ("Colonel General Talibov", "KN"),
        ("Gen. Talibov", "KN"),
        ("Prof. Dr. Osmanli", "KKN"),
        ("Lt.-Gen. Osmanov", "K-KN"),
        ("H.E. Osmanov", "KN"),
    ],
    "names": [
        ("Mohammed bin Salman", "NpN"),
        ("al-Assad", "N"),
        ("Sam Carter, Jr.", "NN,J"),
        ("Jean-Yves Morel", "NN"),
    ],
    "names that places have too": [
        ("President Paris", "hN"),
        ("Gen. Austin", "KN"),
        ("the president in Paris", "thwL"),
    ],
    "small words": [
        ("he met her", "uwb"),
        ("of his, for their", "ob,fb"),
        ("from the", "ot"),
        ("Türkiye's", "Cs"),
        ("(Talibov)", "(N)"),
        ('"yes"', '"w"'),
    ],
    "verbs and nouns that look like offices": [
        ("He heads to Riga", "uwTL"),
        ("official visit", "ww"),
        ("an official said", "tww"),
        ("chief among them", "mww"),
    ],
    "capitals that are no names": [
        ("However Talibov", "wN"),
        ("Shusha Declaration", "Nw"),
        ("State Visit", "mw"),
    ],
}
CASES = [pytest.param(*case, id=f"{kind} {case[0]}") for kind, cases in LETTERS.items() for case in cases]


@pytest.mark.parametrize(("text", "row"), CASES)
def test_the_letters_of_a_text(text: str, row: str) -> None:
    assert split(text).letters == row


def test_items_carry_the_offsets_of_their_words() -> None:
    text = "Türkiye’s defence minister, Gen. Ağa Əliyev, left for Baku on May 3."
    words = [text[item.start : item.end] for item in split(text)]
    assert words == "Türkiye|’s|defence|minister|,|Gen.|Ağa|Əliyev|,|left|for|Baku|on|May 3|.".split("|")


def test_a_known_family_name_is_no_place() -> None:
    text = "Austin spoke in Austin."
    known = Known(find_mentions(write(text)), ())
    known.surnames.add("austin")
    assert split_items(fold(text), text, 0, len(text), known).letters == "NwwL."


def test_an_empty_text_has_no_items() -> None:
    assert len(split("")) == 0
