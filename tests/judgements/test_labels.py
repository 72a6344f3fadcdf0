"""Labels made of judgements, and the score that reads them."""

import json

from loaders.__main__ import main
from loaders.frames.judging import Quote, add_visit, judge
from loaders.frames.labels import make_labels
from loaders.score import score_reports
from tests.judgements.conftest import look_again, visit_of

NOBODY = {"by": "Ann", "note": "x", "seen": 0}


def labels_of(corpus, **options) -> dict[str, list[dict]]:
    return {row["article_id"]: row["visits"] for row in make_labels(look_again(corpus), **options).visits}


def test_nothing_judged_gives_nothing(corpus) -> None:
    assert make_labels(corpus).files() == {"articles.jsonl": b"", "gold.jsonl": b""}


def test_an_article_counts_when_all_its_visits_were_judged(corpus) -> None:
    judge(corpus, "confirm", visit_of(corpus, "Selcuk Bayraktaroglu"), **NOBODY)
    judge(corpus, "confirm", visit_of(corpus, "Muhsin Dere"), **NOBODY)
    found = make_labels(look_again(corpus))
    assert [row["article_id"] for row in found.visits] == ["003_5399b3df569d0065"]
    assert found.n_skipped == 1
    [label] = found.visits[0]["visits"]
    assert (label["visitor_person"], label["start"], label["place"]) == ("Selcuk Bayraktaroglu", "2024-12-23", "Baku")
    partly = labels_of(corpus, partly=True)["002_0475bb5ebcffa610"]
    assert sorted((label["visitor_person"], tuple(label["flags"])) for label in partly) == [
        ("Muhsin Dere", ()),
        ("Recep Tayyip Erdogan", ("doubt",)),
    ]


def test_labels_say_what_was_corrected_rejected_and_added(corpus) -> None:
    old, new = (visit_of(corpus, "Zakir Hasanov", "TUR", nth) for nth in (1, 2))
    judge(corpus, "reject", old, **NOBODY)
    judge(corpus, "correct", new, fields={"start": "2024-03-05", "places": ("Ankara",)}, **NOBODY)
    add_visit(
        corpus,
        {"visitor_country": "TUR", "host_country": "AZE"},
        by="Ann",
        note="x",
        quotes=[Quote("000_5b609389a22d6b1d")],
    )
    labels = labels_of(corpus)["000_5b609389a22d6b1d"]
    assert sorted((label["visitor_country"], label["start"], label["place"]) for label in labels) == [
        ("AZE", "2024-03-05", "Ankara"),
        ("TUR", None, None),
    ]


def test_an_article_whose_visits_are_all_rejected_is_one_without_a_visit(corpus) -> None:
    judge(corpus, "reject", visit_of(corpus, "Selcuk Bayraktaroglu"), **NOBODY)
    assert labels_of(corpus) == {"003_5399b3df569d0065": []}
    report = {"article_id": "003_5399b3df569d0065", "visitor_country": "TUR", "host_country": "AZE", "mode": "visit"}
    assert score_reports(labels_of(corpus), [report]).n_false_alarms == 1


def test_the_command_writes_what_score_reads(corpus, tmp_path, capsys) -> None:
    judge(corpus, "confirm", visit_of(corpus, "Selcuk Bayraktaroglu"), **NOBODY)
    folder = tmp_path / "labels"
    assert main(["judgements", "--store", str(corpus.store), "--labels", str(folder)]) == 0
    [article] = map(json.loads, (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    assert article["id"] == "003_5399b3df569d0065"
    capsys.readouterr()
    assert main(["score", str(folder), "--workers", "1", "--quiet", "--min-f1", "1"]) == 0
    assert "F1 1.000" in capsys.readouterr().out


def test_the_commands_list_and_export_what_was_judged(corpus, capsys) -> None:
    judge(corpus, "correct", visit_of(corpus, "Muhsin Dere"), fields={"kind": "working"}, **NOBODY)
    store = str(corpus.store)
    assert main(["judgements", "--store", store]) == 0
    [entry] = map(json.loads, capsys.readouterr().out.splitlines())
    assert (entry["action"], entry["fields"], entry["state"], entry["was"]["kind"]) == (
        "correct",
        {"kind": "working"},
        "in force",
        "unspecified",
    )
    for options, kind, judgement in (([], "working", "corrected"), (["--extracted"], "unspecified", None)):
        assert main(["export", "visits", "--format", "jsonl", "--store", store, *options]) == 0
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        dere = next(row for row in rows if row["visitor_person"] == "Muhsin Dere")
        assert (dere["kind"], dere["judgement"]) == (kind, judgement)
