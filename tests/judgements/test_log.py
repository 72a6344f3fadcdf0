"""The log: what is kept stays, writers do not lose each other, and two on one visit learn of each other."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from loaders.judgements.errors import JudgementError, LogUnusable, Overtaken
from loaders.judgements.log import JudgementLog, log_path
from loaders.judgements.records import Judgement, Quote, list_active

PROJECT = Path(__file__).parents[2]
CONFIRM = Judgement("confirm", "Ann", "v1")


@pytest.fixture
def log(tmp_path: Path) -> JudgementLog:
    return JudgementLog(tmp_path / "judgements.sqlite")


def test_a_log_that_is_not_there_is_empty(log: JudgementLog) -> None:
    assert (log.revision(), log.read(), log.path.exists()) == (0, (), False)


def test_an_entry_comes_back_as_it_was_said(log: JudgementLog) -> None:
    said = Judgement(
        "add", "Zoë Ə", "v9", "not found", fields={"places": ("Baku", "Şuşa"), "end": None},
        was={"start": "2024-03-06"}, others=("v2",),
        reports=("r1",), quotes=(Quote("a1", "he “came”"),), source="table",
    )  # fmt: skip
    kept = log.add(said, seen=0)
    assert log.read() == (kept,)
    assert (kept.number, kept.fields, kept.quotes) == (1, said.fields, said.quotes)
    assert kept.made_at.year > 2000


def test_two_on_one_visit_learn_of_each_other(log: JudgementLog) -> None:
    log.add(CONFIRM, seen=0)
    with pytest.raises(Overtaken, match="Ann judged this visit while you did") as caught:
        log.add(Judgement("reject", "Bo", "v1", "no"), seen=0)
    assert [one.action for one in caught.value.newer] == ["confirm"]
    assert log.revision() == 1
    log.add(Judgement("reject", "Bo", "v1", "no"), seen=1)
    log.add(Judgement("reject", "Bo", "v2", "another visit"), seen=0)


def test_a_merge_collides_with_a_judgement_on_either_visit(log: JudgementLog) -> None:
    log.add(Judgement("correct", "Ann", "v2", "x", fields={"kind": "state"}), seen=0)
    with pytest.raises(Overtaken):
        log.add(Judgement("merge", "Bo", "v1", "x", others=("v2",)), seen=0)


def test_nothing_can_be_changed_or_taken_out(log: JudgementLog) -> None:
    log.add(CONFIRM, seen=0)
    with sqlite3.connect(log.path) as connection:
        for statement in ("UPDATE judgements SET note = 'x'", "DELETE FROM judgements"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                connection.execute(statement)


def test_undo_and_undo_of_undo(log: JudgementLog) -> None:
    log.add(CONFIRM, seen=0)
    log.undo(1, by="Bo")
    assert list_active(log.read()) == ()
    with pytest.raises(JudgementError, match="undone already"):
        log.undo(1, by="Cy")
    log.undo(2, by="Ann")
    assert [one.number for one in list_active(log.read())] == [1]
    with pytest.raises(JudgementError, match="no entry 9"):
        log.undo(9, by="Ann")


def test_an_undo_is_news_for_whoever_looks_at_the_visit(log: JudgementLog) -> None:
    log.add(CONFIRM, seen=0)
    log.undo(1, by="Bo")
    with pytest.raises(Overtaken, match="Bo"):
        log.add(Judgement("reject", "Cy", "v1", "x"), seen=1)


def test_many_threads_lose_nothing(log: JudgementLog) -> None:
    def write(who: int) -> None:
        for turn in range(10):
            log.add(Judgement("confirm", f"reader {who}", f"v{who}-{turn}"), seen=0)

    threads = [threading.Thread(target=write, args=(who,)) for who in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.number for one in log.read()] == list(range(1, 61))


RACE = """
import sys
from pathlib import Path
from loaders.judgements.errors import Overtaken
from loaders.judgements.log import JudgementLog
from loaders.judgements.records import Judgement

log, done = JudgementLog(Path(sys.argv[1])), 0
for _ in range(20):
    try:
        log.add(Judgement("confirm", "someone", "v1"), seen=log.revision())
        done += 1
    except Overtaken:
        pass
print(done)
"""


def test_processes_that_race_for_one_visit_never_write_over_each_other(log: JudgementLog) -> None:
    command = [sys.executable, "-c", RACE, str(log.path)]
    racing = [subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    done = sum(int(process.communicate(timeout=60)[0]) for process in racing)
    assert done == log.revision() == len(log.read())
    assert done >= 20


def test_a_file_that_is_no_log_is_named_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"no database at all, but long enough to be one" * 20)
    for use in (JudgementLog(path).revision, JudgementLog(path).read, lambda: JudgementLog(path).add(CONFIRM, seen=0)):
        with pytest.raises(LogUnusable, match=r"broken\.sqlite.*move the file away"):
            use()
    assert path.read_bytes().startswith(b"no database")


def test_a_log_of_a_newer_program_is_left_alone(log: JudgementLog) -> None:
    with sqlite3.connect(log.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LogUnusable, match="schema 99"):
        log.read()


def test_a_file_that_was_begun_and_left_is_empty(log: JudgementLog) -> None:
    log.path.touch()
    assert log.revision() == 0
    assert log.add(CONFIRM, seen=0).number == 1


def test_the_log_stands_beside_the_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ATTACHE_JUDGEMENTS", raising=False)
    assert log_path(tmp_path / "store") == tmp_path / "store-judgements.sqlite"
    monkeypatch.setenv("ATTACHE_JUDGEMENTS", str(tmp_path / "other.sqlite"))
    assert log_path(tmp_path / "store") == tmp_path / "other.sqlite"


def test_two_logs_of_one_length_are_told_apart(tmp_path: Path) -> None:
    logs = [JudgementLog(tmp_path / name) for name in ("a.sqlite", "b.sqlite")]
    assert [log.state() for log in logs] == ["", ""]
    for log in logs:
        log.add(CONFIRM, seen=0)
    assert logs[0].state() != logs[1].state()
    before = logs[0].state()
    logs[0].undo(1, by="Bo")
    assert logs[0].state() not in (before, "")


def test_several_are_kept_or_none(log: JudgementLog) -> None:
    log.add(CONFIRM, seen=0)
    with pytest.raises(Overtaken):
        log.add_all([Judgement("confirm", "Bo", "v2"), Judgement("confirm", "Bo", "v1")], seen=0)
    assert log.revision() == 1
    assert [one.number for one in log.add_all([Judgement("confirm", "Bo", f"w{n}") for n in range(3)], seen=1)] == [
        2,
        3,
        4,
    ]


def test_a_place_that_cannot_be_written_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LogUnusable, match=r"file/log\.sqlite.*set ATTACHE_JUDGEMENTS to another file"):
        JudgementLog(tmp_path / "file" / "log.sqlite").add(CONFIRM, seen=0)
