"""A version is published whole or not at all."""

import duckdb
import pytest

from loaders.store.errors import StoreBusy, StoreDamaged, StoreMissing, StoreOutdated
from loaders.store.opening import open_tables
from loaders.store.publishing import TABLES_FILE, current_version, publishing, version_path
from tests.sample import fill_sample


def publish_note(store, note: str) -> str:
    with publishing(store) as directory:
        (directory / "note").write_text(note)
    return current_version(store)


def read_note(store) -> str:
    return (version_path(store, current_version(store)) / "note").read_text()


def test_the_pointer_follows_the_last_version(store) -> None:
    for note in ("one", "two", "three"):
        publish_note(store, note)
    assert read_note(store) == "three"


def test_only_the_last_two_versions_are_kept(store) -> None:
    versions = [publish_note(store, str(i)) for i in range(4)]
    assert sorted(path.name for path in (store / "versions").iterdir()) == versions[-2:]


def test_a_failed_build_leaves_the_store_as_it_was(store) -> None:
    publish_note(store, "good")
    with pytest.raises(FileNotFoundError), publishing(store) as directory:
        (directory / "nowhere" / "note").write_text("half")
    assert read_note(store) == "good"
    assert len(list((store / "versions").iterdir())) == 1


def test_what_a_killed_build_left_goes_with_the_next(store) -> None:
    publish_note(store, "good")
    (store / "versions" / "00000000T000000.000000000").mkdir()
    publish_note(store, "two")
    publish_note(store, "three")
    assert not (store / "versions" / "00000000T000000.000000000").exists()


def test_two_builders_do_not_meet(store) -> None:
    with publishing(store), pytest.raises(StoreBusy, match=r"process \d+ since"), publishing(store):
        pass
    publish_note(store, "afterwards")


def test_no_store_is_named_with_the_remedy(store) -> None:
    with pytest.raises(StoreMissing, match=r"store holds no store.*python -m loaders build"):
        open_tables(store)


def test_a_damaged_store_is_named_with_the_remedy(store) -> None:
    fill_sample(store)
    (version_path(store, current_version(store)) / TABLES_FILE).write_bytes(b"no tables")
    with pytest.raises(StoreDamaged, match=r"store is damaged.*python -m loaders build"):
        open_tables(store)


def test_a_store_that_lost_its_tables_is_damaged(store) -> None:
    publish_note(store, "nothing else")
    with pytest.raises(StoreDamaged):
        open_tables(store)


def test_an_older_schema_is_named_with_the_remedy(store) -> None:
    fill_sample(store)
    path = version_path(store, current_version(store)) / TABLES_FILE
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE facts SET value = '0' WHERE name = 'schema'")
    with pytest.raises(StoreOutdated, match=r"has schema 0, this program needs \d+\. Build it anew"):
        open_tables(store)
