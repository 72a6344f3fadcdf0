"""The analyst's judgement on the real pages: on a visit's card, in the log, and taken back."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from loaders.frames.judgements import judgements
from loaders.frames.judging import judge, judged, open_judged
from pages.judgements import find_waiting, pack_labels
from pages.parts.judging import describe_entry, find_candidates
from tests.judgements.conftest import visit_of
from tests.pages.conftest import Open, text_of


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log of the test's own beside the store that all share."""
    path = tmp_path / "log.sqlite"
    monkeypatch.setenv("ATTACHE_JUDGEMENTS", str(path))
    return path


@pytest.fixture
def akar(sample_store: Path) -> str:
    return visit_of(open_judged(sample_store), "Hulusi Akar")


def choose(app: AppTest, action: str) -> AppTest:
    control = next(one for one in app.segmented_control if one.label == "Your judgement")
    return control.set_value(action).run()


def fill(app: AppTest, **texts: str) -> AppTest:
    """Fill text fields by their labels, blanks as underscores."""
    for name, text in texts.items():
        label = name.replace("_", " ")
        next(one for one in (*app.text_input, *app.text_area) if one.label == label).set_value(text)
    return app


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def test_confirm_on_the_card(open_page: Open, sample_store: Path, akar: str) -> None:
    app = choose(open_page("visits", visit=akar), "confirm")
    app = press(fill(app, Your_name="Ann"), "Confirm this visit")
    assert not app.exception
    assert '<span class="tag judged">Confirmed</span>' in text_of(app)
    assert "Confirmed as it stands" in text_of(app)
    assert judgements(open_judged(sample_store))["by"].tolist() == ["Ann"]


def test_correct_on_the_card_changes_every_page(open_page: Open, akar: str) -> None:
    app = choose(open_page("visits", visit=akar), "correct")
    fill(app, Visitor="Yasar Guler", Places="Baku; Zangilan", Why="The ministry says so", Your_name="Bo")
    app = press(app, "Save the correction")
    told = text_of(app)
    assert "<h3>Yasar Guler in Azerbaijan</h3>" in told
    assert '<dd>Baku, Zangilan <em class="corrected">corrected</em></dd>' in told
    assert "Places: Zangilan → Baku; Zangilan" in told
    assert "Yasar Guler" in text_of(open_page("visits", person="Yasar Guler", visit=akar))
    assert "<b>1</b> visit" in text_of(open_page("articles", person="Yasar Guler"))


def test_a_form_that_is_not_complete_says_what_is_missing_and_keeps_the_rest(open_page: Open, akar: str) -> None:
    app = choose(open_page("visits", visit=akar), "reject")
    app = press(fill(app, Why="a caption"), "Reject this visit")
    assert "Your name is missing" in text_of(app)
    assert next(one for one in app.text_area if one.label == "Why").value == "a caption"


def test_reject_takes_the_visit_off_the_page_and_undo_brings_it_back(open_page: Open, akar: str) -> None:
    app = choose(open_page("visits", visit=akar), "reject")
    app = press(fill(app, Why="a caption", Your_name="Ann"), "Reject this visit")
    assert "**Hulusi Akar in Azerbaijan** was rejected, and is on no page." in text_of(app)
    assert "<b>7</b> visits" in text_of(app)
    app = press(app, "Undo entry")
    assert "<b>8</b> visits" in text_of(app)
    assert "Rejected: no visit" in text_of(app)


def test_merge_and_open_the_one_that_went(open_page: Open, sample_store: Path, akar: str) -> None:
    other = visit_of(open_judged(sample_store), "Recep Tayyip Erdogan", nth=1)
    app = choose(open_page("visits", visit=akar), "merge")
    next(one for one in app.selectbox if one.label == "Merge with").set_value(other)
    app = press(fill(app, Why="one stay", Your_name="Ann"), "Merge the two")
    assert "2 sources, merged into one visit" in text_of(app)
    gone = open_page("visits", visit=other)
    assert "was merged with another visit" in text_of(gone)
    assert "<h3>Hulusi Akar in Azerbaijan</h3>" in text_of(press(gone, "Open that visit"))


def test_split_is_for_visits_of_several_reports(open_page: Open, sample_store: Path, akar: str) -> None:
    alone = next(one for one in open_page("visits", visit=akar).segmented_control if one.label == "Your judgement")
    assert "Split" not in alone.options
    shusha = visit_of(open_judged(sample_store), "Recep Tayyip Erdogan")
    app = choose(open_page("visits", visit=shusha), "split")
    app.checkbox[0].check()
    app = press(fill(app, Why="another year", Your_name="Ann"), "Split it off")
    assert "<b>9</b> visits" in text_of(app)
    assert "2 sources, merged into one visit" in text_of(app)


def test_what_a_colleague_says_shows_with_the_next_visit(open_page: Open, sample_store: Path, akar: str) -> None:
    corpus = open_judged(sample_store)
    app = open_page("visits", visit=corpus.visits["visit_id"].iloc[0])
    judge(corpus, "reject", akar, by="Bo", note="never was", seen=0)
    app = app.button(key="next_visit").click().run()
    assert "2 of 7" in text_of(app)
    assert "<b>7</b> visits" in text_of(app)


def test_two_people_on_one_visit(open_page: Open, sample_store: Path, akar: str) -> None:
    app = choose(open_page("visits", visit=akar), "correct")
    corpus = open_judged(sample_store)
    judge(corpus, "correct", akar, by="Bo", note="fog", seen=0, fields={"start": "2021-10-28", "end": "2021-10-28"})
    fill(app, Places="Fuzuli", Why="so it is said", Your_name="Ann")
    app = press(app, "Save the correction")
    told = text_of(app)
    assert "Somebody judged this visit while you did" in told
    assert "First day: 27 October 2021 → 28 October 2021" in told
    assert next(one for one in app.text_input if one.label == "Places").value == "Fuzuli"
    assert len(judgements(judged(corpus))) == 1
    press(app, "Save the correction")
    last = judged(corpus)
    seen = last.visits.iloc[last.visit_numbers[akar]]
    assert (seen["places"], str(seen["start"])[:10]) == (("Fuzuli",), "2021-10-28")


def test_the_log_is_empty_with_a_way_in(open_page: Open) -> None:
    told = text_of(open_page("judgements"))
    assert "Nobody has judged a visit yet" in told
    assert "None yet: judge every visit that an article reports" in told


def test_the_log_lists_and_undoes(open_page: Open, sample_store: Path, akar: str) -> None:
    corpus = open_judged(sample_store)
    judge(corpus, "reject", akar, by="Ann <b>", note="**no**", seen=0)
    app = open_page("judgements")
    assert app.dataframe[0].value["Judgement"].tolist() == ["Rejected: no visit"]
    assert "1 entry by 1 person\\: 1 rejected" in text_of(app)
    assert "Ann &lt;b&gt;" in text_of(app)
    app = press(fill(app, Your_name="Bo"), "Undo entry")
    assert app.dataframe[0].value["State"].tolist() == ["undo", "undone"]
    app = press(app, "Redo entry")
    assert app.dataframe[0].value["State"].tolist() == ["undo", "undone", "in force"]


def test_the_log_survives_being_unusable(open_page: Open, log: Path) -> None:
    log.write_bytes(b"this is no database" * 100)
    app = open_page("visits")
    assert not app.exception
    assert "shown as extracted, without what analysts said of them" in text_of(app)
    assert "<b>8</b> visits" in text_of(app)


def test_nobody_judges_where_it_is_read_only(open_page: Open, monkeypatch: pytest.MonkeyPatch, akar: str) -> None:
    monkeypatch.setenv("ATTACHE_READ_ONLY", "1")
    assert "Your judgement" not in [one.label for one in open_page("visits", visit=akar).segmented_control]


def test_a_visit_written_by_hand_from_an_article(open_page: Open, sample_store: Path) -> None:
    app = press(open_page("articles", article="003_5399b3df569d0065"), "Add a visit")
    fill(app, Visitor="Yasar Guler", Why="told below", Your_name="Ann")
    fill(app, **{"Its words, copied from the article": "Defense Minister"})
    next(one for one in app.selectbox if one.label == "Visitor's country").set_value("TUR")
    app = press(app, "Add this visit")
    assert not app.exception
    corpus = open_judged(sample_store)
    added = corpus.visits[corpus.visits["source"] == "by hand"]
    assert added[["visitor_person", "sentence"]].to_numpy().tolist() == [["Yasar Guler", "Defense Minister"]]
    # Nothing is said that nobody chose.
    assert added[["kind", "visitor_level"]].astype("string").to_numpy().tolist() == [["unspecified", "delegation"]]


def test_what_waits_is_what_needs_review_and_has_no_judgement(sample_store: Path) -> None:
    visits = open_judged(sample_store).visits.copy()
    visits.loc[:2, "needs_review"] = True
    visits.loc[1, "judgement"] = float("nan")
    visits["judgement"] = visits["judgement"].astype("object")
    visits.loc[2, "judgement"] = "confirmed"
    assert find_waiting(visits)["visit_id"].tolist() == visits["visit_id"][:2].tolist()


def test_candidates_share_a_side_and_stand_near(sample_store: Path, akar: str) -> None:
    corpus = open_judged(sample_store)
    found = find_candidates(corpus.visits, akar)
    assert akar not in found["visit_id"].tolist()
    gaps = (found["start"] - corpus.visits.iloc[corpus.visit_numbers[akar]]["start"]).abs()
    assert gaps.is_monotonic_increasing


def test_an_entry_is_shown_as_text() -> None:
    said = "<script>x</script>"
    row = {"said": said, "by": said, "note": said, "remark": said, "state": "in force", "made_at": None}
    assert "<script>" not in describe_entry(row)


def test_labels_are_a_folder_in_an_archive(sample_store: Path, tmp_path: Path) -> None:
    import io
    import zipfile

    corpus = open_judged(sample_store)
    judge(corpus, "confirm", visit_of(corpus, "Selcuk Bayraktaroglu"), by="Ann", seen=0)
    archive = zipfile.ZipFile(io.BytesIO(pack_labels(judged(corpus))))
    assert archive.namelist() == ["labels/articles.jsonl", "labels/gold.jsonl"]
    [row] = archive.read("labels/gold.jsonl").decode().splitlines()
    assert json.loads(row)["article_id"] == "003_5399b3df569d0065"


def test_judged_visits_can_be_filtered_for_once_there_are_any(open_page: Open, sample_store: Path, akar: str) -> None:
    assert "Judgement" not in [one.label for one in open_page("visits").multiselect]
    corpus = open_judged(sample_store)
    judge(corpus, "confirm", akar, by="Ann", seen=0)
    app = open_page("visits", judgement="confirmed")
    assert "Judgement" in [one.label for one in app.multiselect]
    assert "<b>1</b> visit" in text_of(app)
