"""The command line, as it is used."""

import contextlib
import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from loaders.__main__ import main, make_parser
from loaders.frames import Filters, open_corpus, visits

PROJECT = Path(__file__).resolve().parents[1]
ARTICLES = str(PROJECT / "data" / "articles")
FIELDS = {
    "article_id", "visitor_person", "visitor_role", "visitor_country", "host_person", "host_country",
    "counterpart_country", "place", "start", "end", "date_precision", "kind", "mode", "status", "evidence",
    "confidence", "needs_review", "date_basis", "reason",
}  # fmt: skip


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    said = capsys.readouterr()
    return status, said.out, said.err


def rows(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("cli") / "store")
    assert main(["build", ARTICLES, "--store", path, "--quiet"]) == 0
    return path


def test_reports_have_the_codebook_fields(capsys) -> None:
    status, out, _ = run(capsys, "reports", ARTICLES)
    found = rows(out)
    assert status == 0
    assert len(found) == 10
    assert all(set(report) >= FIELDS for report in found)
    assert all(report["start"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", report["start"]) for report in found)
    assert {report["place"] for report in found} >= {"Shusha", None}
    assert all(report["evidence"] for report in found)


def test_visits_list_their_articles(capsys) -> None:
    found = rows(run(capsys, "visits", ARTICLES)[1])
    assert len(found) == 8
    assert max(len(visit["articles"]) for visit in found) == 3
    starts = [visit["start"] for visit in found]
    assert starts == sorted(starts)


def test_mentions_name_countries_and_people(capsys) -> None:
    found = {row["article_id"]: row for row in rows(run(capsys, "mentions", ARTICLES)[1])}
    assert len(found) == 5
    assert {"AZE", "TUR"} <= set(found["001_2e71dcab896db976"]["countries"])
    people = {p["name"]: p["country"] for p in found["001_2e71dcab896db976"]["people"]}
    assert people["Zakir Hasanov"] == "AZE"


def test_themes_are_sorted_by_articles(capsys) -> None:
    found = rows(run(capsys, "themes", ARTICLES)[1])
    assert found[0]["n_articles"] == 5
    counts = [theme["n_articles"] for theme in found]
    assert counts == sorted(counts, reverse=True)
    assert all(theme["n_independent"] <= theme["n_articles"] for theme in found)


def test_several_sources_are_read_in_order(capsys) -> None:
    files = sorted(Path(ARTICLES).glob("*.txt"))
    found = rows(run(capsys, "mentions", str(files[3]), str(files[0]))[1])
    assert [row["article_id"] for row in found] == [files[3].stem, files[0].stem]


def test_what_cannot_be_read_is_told_and_stops_nothing(capsys, tmp_path) -> None:
    (tmp_path / "bad.txt").write_text("no date here")
    status, out, err = run(capsys, "mentions", str(tmp_path), str(Path(ARTICLES) / "001_2e71dcab896db976.txt"))
    assert status == 0
    assert len(rows(out)) == 1
    assert "bad.txt" in err
    assert "no date" in err


def test_explain_marks_and_gives_reasons(capsys) -> None:
    status, out, _ = run(capsys, "explain", str(Path(ARTICLES) / "001_2e71dcab896db976.txt"))
    assert status == 0
    assert "[country: Turkey]" in out
    assert out.count("why: ") == 2
    assert "\x1b[" not in out
    assert "\x1b[" in run(capsys, "explain", "--colour", "always", ARTICLES)[1]


def test_build_tells_counts_and_reads_nothing_twice(capsys, store) -> None:
    status, out, err = run(capsys, "build", ARTICLES, "--store", store)
    assert (status, out) == (0, "")
    assert "5 articles (0 new or changed)" in err
    assert "8 visits" in err


def test_build_without_sources_reads_those_of_the_store_again(capsys, store) -> None:
    assert "5 articles (0 new or changed)" in run(capsys, "build", "--store", store)[2]


@pytest.mark.parametrize("table", ["visits", "articles", "themes"])
def test_exports_agree_in_every_format(capsysbinary, store, tmp_path, table) -> None:
    counts = set()
    for form in ("csv", "jsonl", "parquet", "xlsx"):
        file = tmp_path / f"t.{form}"
        assert main(["export", table, "--format", form, "--store", store, "--output", str(file)]) == 0
        read = {"csv": pd.read_csv, "jsonl": lambda f: pd.read_json(f, lines=True), "parquet": pd.read_parquet}
        if form in read:
            frame = read[form](file)
            counts.add((len(frame), tuple(frame.columns)))
    assert len(counts) == 1
    assert file.stat().st_size > 4000


def test_export_filters_and_goes_to_standard_output(capsysbinary, store) -> None:
    assert main(["export", "visits", "--format", "jsonl", "--store", store, "--visitor", "AZE"]) == 0
    assert {row["visitor_country"] for row in rows(capsysbinary.readouterr().out.decode())} == {"AZE"}


def test_bibtex_cites_the_articles(capsysbinary, store) -> None:
    assert main(["export", "visits", "--format", "bibtex", "--store", store]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert out.count("@article{") == 5
    assert "year = {2024}" in out
    assert "note = {" in out


def test_csl_cites_what_the_filters_leave(capsysbinary, store) -> None:
    assert main(["export", "visits", "--format", "csl", "--store", store, "--visitor", "AZE"]) == 0
    cited = json.loads(capsysbinary.readouterr().out)
    assert {item["id"] for item in cited} == _articles_of(store, "AZE")


def _articles_of(store: str, visitor: str) -> set[str]:
    with contextlib.closing(open_corpus(store)) as corpus:
        found = visits(corpus, Filters(visitor=(visitor,)))
        return {article for several in found["articles"] for article in several}


def test_visits_are_a_calendar_and_articles_are_none(capsysbinary, store) -> None:
    assert main(["export", "visits", "--format", "ics", "--store", store, "--visitor", "AZE"]) == 0
    calendar = capsysbinary.readouterr().out
    assert calendar.startswith(b"BEGIN:VCALENDAR\r\n")
    assert calendar.count(b"BEGIN:VEVENT") == 3
    assert main(["export", "articles", "--format", "ics", "--store", store]) == 1
    assert b"--format ics goes with visits" in capsysbinary.readouterr().err


def test_csv_cells_start_no_formula(tmp_path) -> None:
    from loaders.frames.files import write_table

    frame = pd.DataFrame({"title": ["=1+1", "@x", " -2", "plain", "+3", 'a,b\n"c"'], "n": [-1, 2, 3, 4, 5, 6]})
    file = io.BytesIO()
    write_table(frame, file, "csv")
    read = list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")))
    assert [row["title"] for row in read] == ["'=1+1", "'@x", "' -2", "plain", "'+3", 'a,b\n"c"']
    assert read[0]["n"] == "-1"


def test_score_of_the_labels_themselves_is_one(capsys, tmp_path) -> None:
    reports = rows(run(capsys, "reports", ARTICLES)[1])
    by_article: dict[str, list[dict]] = {}
    for report in reports:
        by_article.setdefault(report["article_id"], []).append(report)
    gold = "".join(json.dumps({"article_id": a, "visits": v}) + "\n" for a, v in by_article.items())
    (tmp_path / "gold.jsonl").write_text(gold)
    texts = [p.read_text("utf-8") for p in sorted(Path(ARTICLES).glob("*.txt"))]
    articles = zip(sorted(by_article), texts, strict=True)
    (tmp_path / "articles.jsonl").write_text(
        "".join(json.dumps({"id": a, "date": t.split()[1], "text": t.split(None, 2)[2]}) + "\n" for a, t in articles)
    )
    kept = tmp_path / "kept.jsonl"
    status, out, _ = run(capsys, "score", str(tmp_path), "--min-f1", "1", "--accept", str(kept))
    assert (status, "F1 1.000; strict F1 1.000" in out) == (0, True), out
    kept.write_text("\n".join(kept.read_text().splitlines()[1:]))
    status, out, _ = run(capsys, "score", str(tmp_path), "--predicted", str(kept), "--min-f1", "1", "--errors", "5")
    assert status == 1
    assert out.startswith("missed ")
    out = run(capsys, "score", str(tmp_path), "--against", str(kept))[1]
    assert "1 gained, 0 lost" in out


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["export", "visits", "--store", "nowhere"], 1, "nowhere holds no store. Build one with"),
        (["score", "nowhere"], 1, "nowhere"),
        (
            ["build", "--scheduler", "tcp://127.0.0.1:1", "--store", "{tmp}", ARTICLES],
            1,
            "distributed|no Dask scheduler",
        ),
    ],
)
def test_errors_name_the_remedy(capsys, tmp_path, arguments, status, said) -> None:
    found, _, err = run(capsys, *(a.replace("{tmp}", str(tmp_path / "s")) for a in arguments))
    assert found == status
    assert re.search(said, err)
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [[], ["visits"], ["fly"], ["export", "visits", "--format", "pdf"]])
def test_misuse_exits_with_2(capsys, arguments) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2


def test_every_command_has_help() -> None:
    parser = make_parser()
    commands = next(
        a for a in parser._actions if a.dest == "==SUPPRESS==" or (hasattr(a, "choices") and a.choices)
    ).choices
    known = {"build", "reports", "visits", "mentions", "themes", "explain", "export", "judgements", "compare", "score"}
    assert set(commands) == known
    for command in commands.values():
        assert command.description
        assert all(action.help for action in command._actions)


def test_a_broken_pipe_is_no_traceback() -> None:
    command = f"{sys.executable} -m loaders visits {ARTICLES} --quiet | head -c 10; echo ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, cwd=PROJECT, env=environment, check=True
    )
    assert done.stdout.endswith("0\n")
    assert done.stderr == ""
