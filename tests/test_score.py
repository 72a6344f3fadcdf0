"""Scoring follows its rules, and agrees with an independent reading of them."""

import json
import random
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from loaders.score import matches, same_person, score_reports

LABEL = {"visitor_country": "TUR", "host_country": "AZE", "start": "2021-06-15", "mode": "visit", "status": "completed"}


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"start": "2021-06-16"}, True),
        ({"start": "2021-06-17"}, False),
        ({"start": None}, False),
        ({"start": "15 June"}, False),
        ({"host_country": "GEO"}, False),
        ({"visitor_country": "AZE"}, False),
        ({"visitor_person": "Anyone"}, True),
    ],
)
def test_what_matches(change, same) -> None:
    assert matches(LABEL, {**LABEL, **change}) is same


@pytest.mark.parametrize(
    ("precision", "start", "same"),
    [
        ("month", "2021-06-30", True),
        ("month", "2021-07-01", False),
        ("year", "2021-01-01", True),
        ("week", "2021-06-22", True),
        ("week", "2021-06-23", False),
    ],
)
def test_an_imprecise_label_forgives(precision, start, same) -> None:
    assert matches({**LABEL, "date_precision": precision}, {**LABEL, "start": start}) is same


def test_a_meeting_matches_by_either_side() -> None:
    label = {**LABEL, "mode": "meeting_third_place", "host_country": "CHE", "counterpart_country": "AZE;GEO"}
    assert matches(label, {**LABEL, "host_country": None, "counterpart_country": "GEO"})
    assert not matches(label, {**LABEL, "host_country": None, "counterpart_country": "ARM"})


def test_calls_cancellations_and_unlabelled_articles_do_not_count() -> None:
    reports = [{**LABEL, "article_id": "a", "mode": "call"}, {**LABEL, "article_id": "b"}]
    score = score_reports({"a": [LABEL, {**LABEL, "status": "cancelled"}]}, reports)
    assert (score.n_predicted, score.n_core, len(score.missed)) == (0, 1, 1)


def test_peripheral_labels_cost_no_recall() -> None:
    score = score_reports({"a": [{**LABEL, "flags": ["background"]}]}, [])
    assert (score.n_core, score.missed) == (0, [])


def test_the_matching_is_the_largest() -> None:
    early, late = {**LABEL, "start": "2021-06-14"}, {**LABEL, "start": "2021-06-16"}
    score = score_reports({"a": [LABEL, early]}, [{**late, "article_id": "a"}, {**LABEL, "article_id": "a"}])
    assert len(score.pairs) == 2


def test_names_are_compared_by_family_name() -> None:
    assert same_person("Muhsin Dere", "DERE")
    assert same_person("Ilham Aliyev", "İlham Əliyev")
    assert not same_person("Hulusi Akar", "Zakir Hasanov")


def blur(labels: dict[str, list[dict]], seed: int) -> list[dict]:
    """The labels as a careless extractor would give them: some lost, some wrong, some made up."""
    dice, made = random.Random(seed), []
    for article_id, visits in labels.items():
        for visit in visits:
            if dice.random() < 0.2:
                continue
            report = {**visit, "article_id": article_id}
            if dice.random() < 0.3:
                report[dice.choice(["start", "host_country", "visitor_person", "kind", "place", "end"])] = None
            if dice.random() < 0.3:
                report["visitor_country"] = dice.choice(["TUR", "USA", "FRA"])
            made += [report] * dice.choice([1, 1, 1, 2])
    return made


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["seeds", "news"])
def test_the_numbers_are_those_of_the_independent_script(shared: Path, tmp_path: Path, name: str, seed: int) -> None:
    gold = shared / "gold" / name / "gold.jsonl"
    labels = {row["article_id"]: row["visits"] for row in map(json.loads, gold.read_text("utf-8").splitlines())}
    reports = blur(labels, seed)
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(report) + "\n" for report in reports), "utf-8")
    script = [sys.executable, str(shared / "gold" / "score.py"), str(gold), str(predicted)]
    theirs = subprocess.run(script, capture_output=True, text=True, check=True).stdout
    ours = score_reports(labels, reports)
    fields = defaultdict(str, (line.split(": ", 1) for line in theirs.splitlines() if ": " in line))
    for field in ours.asked:
        assert fields[field].startswith(f"{ours.right[field]}/{ours.asked[field]} ")
    assert f"predicted {ours.n_predicted}, matched {len(ours.pairs)} " in theirs
    assert f"precision {ours.precision:.3f} recall {ours.recall:.3f} F1 {ours.f1:.3f}" in theirs
    assert f"strict F1 {ours.strict_f1:.3f}" in theirs
    assert f"of {ours.n_without_visit} without a visit, {ours.n_false_alarms} got one" in theirs
