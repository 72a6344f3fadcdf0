"""Themes go to the report whose paragraphs they stand in."""

from loaders.extract.visits.topics import add_themes
from loaders.models import Evidence, Mention, Sentence, VisitReport

SENTENCES = tuple(Sentence(10 * i, 10 * i + 9, "body", i) for i in range(4))
THEMES = tuple(Mention(10 * i + 2, 10 * i + 4, "theme", f"t{i}", "") for i in range(4))


def tell(place: int, **fields: object) -> VisitReport:
    return VisitReport("r", "a", evidence=(Evidence("visit", 10 * place, 10 * place + 5),), **fields)  # type: ignore[arg-type]


def test_the_main_report_has_what_no_other_has() -> None:
    background, main = add_themes([tell(1, background=True), tell(0)], THEMES, SENTENCES)
    assert background.themes == ("t1",)
    assert main.themes == ("t0", "t2", "t3")


def test_a_report_keeps_the_themes_it_has() -> None:
    assert add_themes([tell(0, themes=("own",))], THEMES, SENTENCES)[0].themes == ("own",)


def test_without_themes_or_reports_nothing_changes() -> None:
    assert add_themes([tell(0)], (), SENTENCES) == (tell(0),)
    assert add_themes([], THEMES, SENTENCES) == ()
