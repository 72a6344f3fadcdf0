"""Sources and stores at addresses of fsspec; its memory stands for a cloud."""

import fsspec
import pytest

from loaders.remote import RemoteError, fetch_source, fetch_store, is_remote, mirror_of, send_store
from loaders.store.opening import open_tables
from tests.sample import fill_sample, fill_synthetic

CLOUD = "memory://bucket"


@pytest.fixture(autouse=True)
def cloud(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    return system


def test_addresses_are_told_from_paths() -> None:
    assert is_remote("s3://bucket/store")
    assert not is_remote("C:/store")
    assert not is_remote("data/articles")


def test_a_folder_is_fetched_and_kept_up_to_date(cloud) -> None:
    cloud.pipe_file("/bucket/news/a.txt", b"one")
    cloud.pipe_file("/bucket/news/sub/b.txt", b"two")
    folder = fetch_source(f"{CLOUD}/news")
    before = (folder / "a.txt").stat().st_mtime_ns
    cloud.rm_file("/bucket/news/sub/b.txt")
    cloud.pipe_file("/bucket/news/c.txt", b"three")
    assert fetch_source(f"{CLOUD}/news") == folder
    assert sorted(p.name for p in folder.rglob("*.txt")) == ["a.txt", "c.txt"]
    assert (folder / "a.txt").stat().st_mtime_ns == before


def test_a_store_goes_there_and_back(cloud) -> None:
    address = f"{CLOUD}/store"
    fill_sample(mirror_of(address))
    send_store(address)
    there = cloud.cat_file("/bucket/store/current").decode()
    for path in mirror_of(address).iterdir():
        path.rename(path.with_name(f"old-{path.name}"))
    connection, version = open_tables(fetch_store(address))
    assert version == there
    assert connection.execute("SELECT count(*) FROM articles").fetchone() == (5,)


def test_only_the_last_two_versions_stay_there(cloud) -> None:
    address = f"{CLOUD}/store"
    for n in (3, 4, 5):
        fill_synthetic(mirror_of(address), n)
        send_store(address)
    assert len(cloud.ls("/bucket/store/versions", detail=False)) == 2


def test_an_address_that_cannot_be_reached_is_named() -> None:
    with pytest.raises(RemoteError, match="nosuch"):
        fetch_store("nosuch://bucket/store")
