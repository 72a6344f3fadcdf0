"""What README shows is true: its example runs, its commands exist, its paths are there."""

import doctest
import re
from pathlib import Path

import pytest

from briefing.__main__ import make_parser as make_briefing_parser
from loaders.__main__ import make_parser

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_example_gives_what_it_shows() -> None:
    tried = doctest.testfile(str(PROJECT / "README.md"), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert tried.attempted > 3
    assert tried.failed == 0


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python -m loaders (\w+)", README))))
def test_command_exists(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        make_parser().parse_args([command, "--help"])
    assert ended.value.code == 0
    assert command in capsys.readouterr().out


@pytest.mark.parametrize("line", re.findall(r"^python -m briefing (.*)$", README, re.MULTILINE))
def test_briefing_takes_what_is_shown(line: str) -> None:
    chosen = make_briefing_parser().parse_args(line.split())
    assert chosen.output.suffix == ".html"


@pytest.mark.parametrize("target", sorted(set(re.findall(r"^make (\w+)$", README, re.MULTILINE))))
def test_make_target_exists(target: str) -> None:
    assert re.search(rf"^{target}:.*## ", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def list_links() -> list[tuple[str, str]]:
    pages = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", *sorted((PROJECT / "docs").glob("*.md"))]
    return [
        (page.relative_to(PROJECT).as_posix(), link)
        for page in pages
        for link in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if "://" not in link
    ]


@pytest.mark.parametrize(("page", "link"), list_links())
def test_link_leads_somewhere(page: str, link: str) -> None:
    assert ((PROJECT / page).parent / link).exists()


def test_every_suffix_that_is_read_is_told() -> None:
    from loaders.formats import list_formats

    assert [suffix for suffix in list_formats() if f"`{suffix}`" not in README and suffix != ".markdown"] == []
