"""Whether two names mean one person."""

import pytest

from loaders.merge.people import name_words, same_person

TRANSLITERATED = [
    ("Zakir Hasanov", "Zakir Gasanov"),
    ("Zakir Hasanov", "Zakir Həsənov"),
    ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    ("Yaşar Güler", "Yashar Guler"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Muammar Gaddafi", "Muammar Kaddafi"),
    ("Kassym-Jomart Tokayev", "Kassym Jomart Tokaev"),
]
SHORTENED = [
    ("Hasanov", "Zakir Hasanov"),
    ("Erdogan", "Recep Tayyip Erdogan"),
    ("Tayyip Erdogan", "Recep Tayyip Erdogan"),
    ("Joseph R. Biden, Jr.", "Joe Biden"),
    ("J. Smith", "John Smith"),
    ("Bill Clinton", "William Clinton"),
    ("Abdullah bin Abdul Aziz", "Abdullah Abdul Aziz"),
]
SURNAME_FIRST = [
    ("Kishida Fumio", "Fumio Kishida"),
    ("Wang Yi", "Yi Wang"),
    ("Xi", "Xi Jinping"),
]
OTHERS = [
    ("Ilham Aliyev", "Heydar Aliyev"),
    ("Fidel Castro", "Raul Castro"),
    ("Mevlut Cavusoglu", "Hulusi Akar"),
    ("Lech Kaczynski", "Jaroslaw Kaczynski"),
    ("George Bush", "Jeb Bush"),
    ("Ali", "Ari"),
    ("Wang Yi", "Wang Qishan"),
    ("Hasanov", "Huseynov"),
]


@pytest.mark.parametrize(("one", "other"), TRANSLITERATED + SHORTENED + SURNAME_FIRST)
def test_one_person_under_two_names(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_people(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mohammed bin Salman", ("mohammed", "salman")),
        ("Jean-Yves Le Drian", ("jean", "yves", "drian")),
        ("Al", ("al",)),
    ],
)
def test_the_words_that_tell_people_apart(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words
