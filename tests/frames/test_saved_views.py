"""Saved views: kept by name in one file, by several readers at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from loaders.frames.saved_views import (
    NameTaken,
    SavedView,
    ViewsUnusable,
    read_views,
    remove_view,
    save_view,
    views_path,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return views_path(tmp_path / "store")


def test_no_file_no_view(path: Path) -> None:
    assert read_views(path) == ()
    assert remove_view(path, "any") is None
    assert not path.exists()


def test_a_view_comes_back_as_it_was(path: Path) -> None:
    save_view(path, SavedView("  Who owes\n whom ", "visits", "host=AZE&host=TUR&q=%22a+b%22", "Kari"))
    [view] = read_views(path)
    assert (view.name, view.page, view.by) == ("Who owes whom", "visits", "Kari")
    assert view.address == {"host": ["AZE", "TUR"], "q": ['"a b"']}


def test_a_name_is_not_taken_over_in_silence(path: Path) -> None:
    save_view(path, SavedView("Mine", "visits", "host=AZE", "Kari"))
    with pytest.raises(NameTaken, match="saved by Kari"):
        save_view(path, SavedView("mine", "themes", "", "Lund"))
    assert read_views(path)[0].page == "visits"
    save_view(path, SavedView("mine", "themes", "", "Lund"), replace=True)
    assert [(view.page, view.by) for view in read_views(path)] == [("themes", "Lund")]


def test_a_view_needs_a_name(path: Path) -> None:
    with pytest.raises(NameTaken, match="needs a name"):
        save_view(path, SavedView("  ", "visits", ""))
    with pytest.raises(NameTaken, match="needs a name"):
        save_view(path, SavedView("", "visits", ""), replace=True)


def test_a_removed_view_can_be_put_back(path: Path) -> None:
    kept = save_view(path, SavedView("Mine", "visits", "host=AZE", "Kari"))
    removed = remove_view(path, "Mine")
    assert removed == kept
    assert read_views(path) == ()
    assert removed
    save_view(path, removed)
    assert [view.name for view in read_views(path)] == ["Mine"]


def test_many_writers_lose_nothing(path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: save_view(path, SavedView(f"view {number}", "visits", "")), range(40)))
    assert len(read_views(path)) == 40


def test_a_broken_file_is_told_and_kept(path: Path) -> None:
    path.write_bytes(b"no database" * 100)
    with pytest.raises(ViewsUnusable, match=r"store-views\.sqlite cannot be used"):
        read_views(path)
    with pytest.raises(ViewsUnusable):
        save_view(path, SavedView("Mine", "visits", ""))
    assert path.read_bytes().startswith(b"no database")
