"""Judgements over a corpus: every frame agrees with them, and nothing extracted is lost."""

import pandas as pd
import pytest

from loaders import columns
from loaders.frames import (
    Filters,
    article,
    articles,
    count,
    evidence,
    facet,
    open_corpus,
    reports,
    theme_directions,
    visits,
)
from loaders.frames.judgements import about, fields_of, judgements, where_is
from loaders.frames.judging import Overtaken, Quote, Unfit, add_visit, judge, open_judged, undo
from loaders.judgements.log import JudgementLog, log_path
from loaders.judgements.records import Judgement
from tests.judgements.conftest import look_again, row, visit_of
from tests.sample import ARTICLES, analyse_by_hand, fill_sample, publish_analyses

ANN = {"by": "Ann", "note": "checked", "seen": 0}


def test_without_a_judgement_nothing_changes(corpus) -> None:
    assert look_again(corpus) is corpus
    assert corpus.visits["judgement"].isna().all()
    assert set(corpus.visits["source"]) == {"articles"}


def test_a_confirmed_visit_needs_no_review(corpus) -> None:
    akar = visit_of(corpus, "Hulusi Akar")
    judge(corpus, "confirm", akar, by="Ann", seen=0)
    seen = row(look_again(corpus), akar)
    assert (seen["judgement"], seen["judged_by"], seen["needs_review"]) == ("confirmed", "Ann", False)
    assert seen["confidence"] == row(corpus, akar)["confidence"]


def test_a_rejected_visit_is_nowhere(corpus) -> None:
    dere = visit_of(corpus, "Muhsin Dere")
    judge(corpus, "reject", dere, **ANN)
    after = look_again(corpus)
    assert count(after, Filters()).visits == count(corpus, Filters()).visits - 1
    assert dere not in after.visit_numbers
    assert "Muhsin Dere" not in facet(after, Filters(), "person")["value"].tolist()
    assert all(dere not in ids for ids in articles(after, Filters())["visits"])
    assert not len(reports(after, dere))
    assert not (evidence(after, article_id="002_0475bb5ebcffa610")["visit_id"] == dere).any()
    assert where_is(after, dere) == ("rejected", dere)
    assert len(corpus.visits) == 8


def test_a_correction_reaches_filters_names_dates_and_codes(corpus) -> None:
    akar = visit_of(corpus, "Hulusi Akar")
    said = {
        "host_country": "GEO",
        "start": "2021-11-01",
        "end": "2021-11-03",
        "status": "planned",
        "places": ("Tbilisi",),
    }
    judge(corpus, "correct", akar, fields=said, **ANN)
    after = look_again(corpus)
    seen = row(after, akar)
    assert (seen["direction"], seen["host_name"], seen["cameo"]) == ("TUR>GEO", "Georgia", "036")
    assert (seen["start"], seen["end"]) == (pd.Timestamp("2021-11-01"), pd.Timestamp("2021-11-03"))
    assert (seen["date_basis"], seen["date_precision"], seen["places"]) == ("judgement", "day", ("Tbilisi",))
    assert seen["corrected"] == ("host_country", "start", "end", "status", "places")
    assert seen["visitor_person"] == "Hulusi Akar"
    assert visits(after, Filters(host=("GEO",)))["visit_id"].tolist() == [akar]
    assert "AZE+TUR" in set(theme_directions(after, Filters())["pair"])
    assert theme_directions(after, Filters(host=("GEO",)))["pair_name"].tolist() == ["Georgia – Türkiye"] * 3
    assert fields_of(corpus, akar)["host_country"] == "AZE"


def test_a_value_that_is_the_same_is_no_correction(corpus) -> None:
    akar = visit_of(corpus, "Hulusi Akar")
    same = fields_of(corpus, akar)
    with pytest.raises(Unfit, match="Nothing is corrected"):
        judge(corpus, "correct", akar, fields=same, **ANN)
    judge(corpus, "correct", akar, fields=same | {"kind": "working"}, **ANN)
    assert judgements(look_again(corpus))["said"][0] == "Kind: unspecified → working"


def test_a_merge_keeps_what_the_kept_visit_says(corpus) -> None:
    kept, other = visit_of(corpus, "Hulusi Akar"), visit_of(corpus, "Recep Tayyip Erdogan", nth=1)
    judge(corpus, "merge", kept, others=[other], **ANN)
    after = look_again(corpus)
    seen = row(after, kept)
    assert (seen["visitor_person"], seen["host_person"], seen["judgement"]) == (
        "Hulusi Akar",
        "Zakir Hasanov",
        "merged",
    )
    assert (seen["start"], seen["end"]) == (pd.Timestamp("2021-10-26"), pd.Timestamp("2021-10-27"))
    assert seen["places"] == ("Zangilan", "Fuzuli")
    assert (seen["n_articles"], len(reports(after, kept))) == (1, 2)
    assert reports(after, kept)["merge_reason"].fillna("").tolist() == ["", "Merged by Ann: checked"]
    assert where_is(after, other) == ("merged", kept)
    assert count(after, Filters()).visits == 7


def test_a_merge_of_far_apart_visits_keeps_the_days_of_the_first(corpus) -> None:
    kept, other = visit_of(corpus, "Zakir Hasanov", "TUR", 1), visit_of(corpus, "Zakir Hasanov", "TUR", 2)
    judge(corpus, "merge", kept, others=[other], **ANN)
    seen = row(look_again(corpus), kept)
    assert (seen["start"], seen["end"]) == (pd.Timestamp("2023-08-31"), pd.Timestamp("2023-08-31"))


def test_days_are_written_as_asked(corpus) -> None:
    akar = visit_of(corpus, "Hulusi Akar")
    judge(corpus, "correct", akar, fields={"start": "2021-10-28"}, **ANN)
    found = judgements(look_again(corpus), write=str, tongue="iso")
    assert found["said"].tolist() == ["First day: 2021-10-27 → 2021-10-28"]
    assert found["visit"].tolist() == ["Hulusi Akar in Azerbaijan, 2021-10-28"]


def test_a_split_makes_two_of_one(corpus) -> None:
    shusha = visit_of(corpus, "Recep Tayyip Erdogan")
    told = reports(corpus, shusha)
    leaving = told["report_id"][told["article_id"] == "004_6935ff9cce66302f"].tolist()
    judge(corpus, "split", shusha, reports=leaving, **ANN)
    after = look_again(corpus)
    made = next(one for one in after.visits["visit_id"] if one.startswith(f"{shusha}~"))
    assert reports(after, made)["report_id"].tolist() == leaving
    assert (row(after, shusha)["n_articles"], row(after, made)["n_articles"]) == (2, 1)
    assert set(after.visits.set_index("visit_id").loc[[shusha, made], "judgement"]) == {"split"}
    judge(after, "correct", made, by="Bo", note="another year", seen=1, fields={"start": "2022-06-15"})
    undo(after, 1, by="Ann")
    last = look_again(after)
    assert made not in last.visit_numbers
    assert row(last, shusha)["n_articles"] == 3
    assert judgements(last).set_index("number").loc[2, "state"] == "without effect"


def test_a_visit_added_by_hand_is_in_its_article(corpus) -> None:
    quote = Quote("003_5399b3df569d0065", "Defense Minister")
    made = add_visit(
        corpus,
        {"visitor_person": "Yashar Guler", "visitor_country": "TUR", "host_country": "AZE", "start": "2024-12-24"},
        by="Ann",
        note="told in the third paragraph",
        quotes=[quote],
    )
    after = look_again(corpus)
    seen = row(after, made)
    assert (seen["source"], seen["judgement"], seen["cameo"]) == ("by hand", "added", "042")
    assert (seen["articles"], seen["n_articles"], seen["sentence"]) == ((quote.article_id,), 1, quote.words)
    assert pd.isna(seen["confidence"])
    assert made in articles(after, Filters(person=("Yashar Guler",)))["visits"][0]
    marked = evidence(after, article_id=quote.article_id).set_index("visit_id").loc[made]
    text = article(after, quote.article_id).text
    assert text[marked["start"] : marked["end"]] == quote.words


def test_a_visit_added_without_an_article_is_only_a_visit(corpus) -> None:
    made = add_visit(corpus, {"visitor_country": "TUR", "host_country": "AZE"}, by="Ann", note="from a calendar")
    after = look_again(corpus)
    assert (row(after, made)["n_articles"], row(after, made)["articles"]) == (0, ())
    assert made not in visits(after, Filters(outlet=("Azernews",)))["visit_id"].tolist()


@pytest.mark.parametrize(
    ("quote", "fault"),
    [(Quote("no such", ""), "no article 'no such'"), (Quote("003_5399b3df569d0065", "Never said"), "does not say")],
)
def test_a_quote_must_stand_in_its_article(corpus, quote: Quote, fault: str) -> None:
    with pytest.raises(Unfit, match=fault):
        add_visit(corpus, {"visitor_country": "TUR"}, by="Ann", note="x", quotes=[quote])


def test_columns_and_dtypes_hold_with_judgements(corpus) -> None:
    shusha, dere = visit_of(corpus, "Recep Tayyip Erdogan"), visit_of(corpus, "Muhsin Dere")
    judge(corpus, "reject", dere, **ANN)
    judge(corpus, "confirm", shusha, **ANN)
    add_visit(corpus, {"visitor_country": "TUR"}, by="Ann", note="x")
    after = look_again(corpus)
    assert {name: str(kind) for name, kind in after.visits.dtypes.items()} == columns.VISITS
    found = judgements(after)
    assert {name: str(kind) for name, kind in found.dtypes.items()} == columns.JUDGEMENTS
    assert after.version.startswith(f"{corpus.version}+")
    assert after.version.endswith(".3")
    starts = after.visits["start"].dropna()
    assert starts.is_monotonic_increasing


def test_the_latest_looker_wins_nothing_by_silence(corpus) -> None:
    akar = visit_of(corpus, "Hulusi Akar")
    judge(corpus, "correct", akar, fields={"kind": "state"}, **ANN)
    with pytest.raises(Overtaken):
        judge(corpus, "correct", akar, by="Bo", note="x", seen=0, fields={"kind": "working"})
    assert row(look_again(corpus), akar)["kind"] == "state"


def test_judgements_survive_a_rebuild_and_wait_for_what_is_gone(corpus, tmp_path) -> None:
    store = fill_sample(tmp_path / "store")
    first = open_corpus(store)
    akar, dere = visit_of(first, "Hulusi Akar"), visit_of(first, "Muhsin Dere")
    judge(first, "correct", akar, fields={"kind": "state"}, **ANN)
    judge(first, "reject", dere, **ANN)
    first.close()
    paths = sorted(ARTICLES.glob("*.txt"))
    # Without the article that tells of Akar; the sample's ids go by order, so it is the last.
    publish_analyses(store, [analyse_by_hand(path) for path in paths[:4]])
    gone = open_judged(store)
    log = judgements(gone).set_index("number")
    assert (log.loc[1, "state"], log.loc[1, "remark"]) == ("without effect", "The corpus no longer has this visit.")
    assert log.loc[2, "state"] == "in force"
    assert dere not in gone.visit_numbers
    assert where_is(gone, akar) == ("gone", akar)
    assert about(gone, akar) == (1,)
    gone.close()
    fill_sample(store)
    back = open_judged(store)
    assert row(back, akar)["kind"] == "state"
    assert set(judgements(back)["state"]) == {"in force"}


def test_the_log_says_where_the_articles_have_changed_their_mind(corpus) -> None:
    akar = visit_of(corpus, "Hulusi Akar")
    said = Judgement("correct", "Ann", akar, "x", fields={"start": "2021-10-28"}, was={"start": "2021-10-20"})
    JudgementLog(log_path(corpus.store)).add(said, seen=0)
    found = judgements(look_again(corpus))
    assert found["remark"].tolist() == ["The articles now say: First day 27 October 2021"]
    judge(look_again(corpus), "correct", akar, by="Bo", note="x", seen=1, fields={"start": "2021-10-29"})
    assert judgements(look_again(corpus))["remark"].isna().tolist() == [True, False]


def test_what_was_judged_can_be_filtered_for(corpus) -> None:
    akar, dere = visit_of(corpus, "Hulusi Akar"), visit_of(corpus, "Muhsin Dere")
    assert facet(corpus, Filters(), "judgement")["value"].tolist() == ["not judged"]
    judge(corpus, "correct", akar, fields={"kind": "state"}, **ANN)
    judge(corpus, "confirm", dere, **ANN)
    add_visit(corpus, {"visitor_country": "TUR"}, by="Ann", note="x")
    after = look_again(corpus)
    counts = facet(after, Filters(), "judgement").set_index("value")["n"].to_dict()
    assert counts == {"not judged": 6, "confirmed": 1, "corrected": 1, "added": 1}
    assert visits(after, Filters(judgement=("corrected", "confirmed")))["visit_id"].tolist() == [dere, akar]
    assert visits(after, Filters(source=("by hand",)))["judgement"].tolist() == ["added"]
    assert count(after, Filters(judgement=("added",))).articles == 0
