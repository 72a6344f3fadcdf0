"""Text from articles is shown as text, whatever it says."""

import re

import pytest

from pages.parts import escape
from pages.parts.marks import Mark, counts, render, sentence, snippet

NASTY = '<script>alert("1")</script> **bold** :red[x] $a^2$ [link](http://x) <img src=x onerror=alert(1)>'


def test_markup_runs_nothing() -> None:
    html = render(NASTY, [Mark(0, 8, "person", '"><script>')])
    assert "<script" not in html
    assert "<img" not in html
    assert 'title="&quot;&gt;&lt;script&gt;"' in html


def test_markdown_is_text() -> None:
    escaped = escape.markdown(NASTY + " `code` ~~no~~ # head")
    assert not re.search(r"(?<!\\)[*:$\[\](<>`~#]", escaped)


@pytest.mark.parametrize("address", ["https://www.a.example/b", "www.a.example", "HTTP://a.example", "a@b.example"])
def test_addresses_become_no_links(address: str) -> None:
    written = escape.markdown(f"See {address} now").replace("\\", "")
    assert not re.search(r"(?i)https?://|www\.|\w@\w", written)
    assert written.replace("\u2060", "") == f"See {address} now"


# (text, marks, pieces that must stand in the HTML in this order)
SPANS = [
    ("Ali met Veli", [], ["<p>Ali met Veli</p>"]),
    ("Ali met Veli", [Mark(0, 3, "person")], ['class="m person"', ">Ali</span> met Veli"]),
    ("Ali met Veli", [Mark(0, 12, "visit"), Mark(8, 12, "person")],
     ['"m visit"', ">Ali met <", '"m visit person"', ">Veli<"]),
    ("Ali met Veli", [Mark(0, 7, "visit"), Mark(4, 12, "theme")],
     [">Ali <", '"m visit theme"', ">met<", '"m theme"', "> Veli<"]),
    ("Ali", [Mark(0, 3, "person"), Mark(0, 3, "person", "Ali")], ['"m person"', 'title="Ali"', ">Ali<"]),
    ("Ali", [Mark(-5, 99, "place")], ['"m place"', ">Ali<"]),
    ("Ali", [Mark(2, 2, "place"), Mark(9, 12, "place")], ["<p>Ali</p>"]),
    ("One.\n\nTwo.", [Mark(3, 8, "hit")], ["<p>One<", ">.<", "</p><p>", ">Tw<", ">o."]),
    ("One.\n\nTwo.", [Mark(6, 10, "reused", "First here")],
     ["<p>One.</p>", '<p class="reused">', "First here", "Two."]),
    ("", [], [""]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "marks", "pieces"), SPANS)
def test_spans(text: str, marks: list[Mark], pieces: list[str]) -> None:
    html, place = render(text, marks), 0
    for piece in pieces:
        place = html.find(piece, place)
        assert place >= 0, (piece, html)


def test_caption_stands_apart() -> None:
    assert '<p class="aside">Archive</p><p>Body.</p>' in render("Archive\n\nBody.", [], furniture=[(0, 7)])


def test_no_letter_is_lost() -> None:
    text = "İstanbul — Şuşa 🕊 “quoted”\nsecond line"
    assert sentence(text, 0, len(text), [Mark(3, 12, "place"), Mark(5, 20, "theme")]).count("span") % 2 == 0
    html = sentence(text, 0, len(text), [Mark(3, 12, "place")])
    assert "".join(part.split(">")[-1] for part in html.split("<")) == text


def test_legend_counts() -> None:
    assert counts([Mark(0, 1, "theme"), Mark(2, 3, "theme"), Mark(0, 9, "visit")]) == {"visit": 1, "theme": 2}


def test_snippet() -> None:
    assert snippet("a \ue000<b>\ue001 c") == "a <mark>&lt;b&gt;</mark> c"
