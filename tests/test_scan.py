"""Scanning: edges, case, overlaps and blanks."""

import pytest

from loaders.extract.scan import Scanner, Term

SCANNER = Scanner(
    [
        Term("US", "USA", "exact"),
        Term("U.S.", "USA", "exact"),
        Term("Turkey", "TUR", "name"),
        Term("Türkiye", "TUR", "name"),
        Term("New York", "city", "name"),
        Term("New York Times", "paper", "name"),
        Term("York", "York", "name"),
        Term("Georgia", "GEO", "name"),
        Term("Georgia", "state", "name"),
        Term("visit", "visit"),
        ("paid a visit", "paid"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The US and us", ["US"]),
        ("The U.S.-Turkey pact", ["U.S.", "Turkey"]),
        ("Turkey's turkey", ["Turkey"]),
        ("TURKEY, Türkiye, TÜRKİYE", ["TURKEY", "Türkiye", "TÜRKİYE"]),
        ("a fee of US$5, Turkeys, BUS, press@Turkey", []),
        ("in New York, not York", ["New York", "York"]),
        ("the New York Times", ["New York Times"]),
        ("New\nYork and New  York and New \nYork", ["New\nYork", "New  York", "New \nYork"]),
        ("something New\n\nYork is old", ["York"]),
        ("he paid a\nvisit, then visits", ["paid a\nvisit"]),
        ("a VISIT", ["VISIT"]),
        ("(Turkey)", ["Turkey"]),
        ("", []),
    ],
)
def test_terms_found(text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in SCANNER.scan(text)] == found


def test_a_valid_shorter_term_survives_a_longer_one_that_fails() -> None:
    text = "New York Timesaver"
    assert [hit.payloads for hit in SCANNER.scan(text)] == [("city",)]


def test_all_meanings_come_in_the_lexicons_order() -> None:
    assert [hit.payloads for hit in SCANNER.scan("Georgia")] == [("GEO", "state")]


def test_offsets_hold_after_wide_blanks() -> None:
    text = "A  wide  blank,\n and New  York; then a visit  to Türkiye."
    assert [text[hit.start : hit.end] for hit in SCANNER.scan(text)] == ["New  York", "visit", "Türkiye"]


def test_an_empty_pattern_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody"):
        Scanner([("", "nobody")])
