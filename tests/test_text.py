"""Folding: the same letters, the same length."""

import sys
import unicodedata

import pytest

from loaders.text import fold, normalise


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Həsənov", "hasanov"),
        ("Yaşar Güler", "yasar guler"),
        ("İstanbul’da IĞDIR ılık", "istanbul'da igdir ilik"),
        ("Łódź, Đà Nẵng, Ærø, Reykjavík", "lodz, da nang, aro, reykjavik"),
        ("“Türkiye–Azerbaijan”", '"turkiye-azerbaijan"'),
        ("Foreign\nMinister\u00a0Fidan\tsaid", "foreign minister fidan said"),
        ("Αθήνα", "αθηνα"),
        ("Москва, Йошкар", "москва, йошкар"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_character_keeps_its_place() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if len(fold(character)) != 1:
            pytest.fail(f"U+{code:04X} {unicodedata.name(character, '?')} becomes {fold(character)!r}")


def test_length_holds_for_letters_in_company() -> None:
    letters = "".join(chr(code) for code in range(0x10000) if chr(code).isalpha())
    assert len(fold(letters)) == len(letters)
    assert fold(fold(letters)) == fold(letters)


def test_composed_form_is_the_one_kept() -> None:
    assert normalise("I\u0307lham Gu\u0308ler") == "İlham Güler"
