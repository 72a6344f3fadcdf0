"""Do what analysts do, in a real browser, and count what it takes: python -m tests.measures.tasks.

Each task begins at the overview and goes by what can be seen: names of pages, labels of buttons and fields, rows and
marks. A click is a click, an entry a text typed or a key pressed, a scroll each time something asked for is out of
sight at 1440 by 900 pixels; the seconds are those of a hand that need not think. ``--store DIR`` does the tasks that
name nobody on another store, of which a copy is made; ``--table CSV`` is the table that one of them hands in.
"""

import argparse
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PROJECT, Reader, build_store, serve
from tests.measures.analyst import Analyst
from tests.measures.screenshots import READ, launch

WIDTHS = (34, 7, 8, 8, 8)
ABROAD = """visitor,from,to,arrived,left
Hulusi Akar,Turkey,Azerbaijan,2021-10-27,2021-10-27
Zakir Hasanov,Azerbaijan,Turkey,2022-02-01,2022-02-02
Kari Lund,Norway,Azerbaijan,2023-05-04,2023-05-05
Zakir Hasanov,Azerbaijan,Turkey,the day after,
"""
GOOD = " date 2024-05-06 Georgian Defence Minister Irakli Beridze arrived in Baku on Monday on an official visit."


@dataclass(frozen=True)
class Task:
    """A task: what somebody wants, how it is done, and whether it can be done on any corpus."""

    wanted: str
    do: Callable[[Analyst], str]
    anywhere: bool = False


def owe(analyst: Analyst) -> str:
    """Read on the overview whose turn it is."""
    return analyst.read(analyst.page.locator("text").filter(has_text=" owes "))


def meet(analyst: Analyst) -> str:
    """Open the last visit of one minister to the other, and read the sentence."""
    analyst.go("Visits")
    analyst.open_row(3)
    return analyst.read(analyst.page.locator(".told p"))


def discuss(analyst: Analyst) -> str:
    """Open the visit of 2021 and read what it was about, pasted paragraphs apart."""
    analyst.open_mark("Akar")
    told = analyst.read(analyst.page.locator(".st-key-visit_themes"))
    return f"{told} | pasted: {analyst.read(analyst.page.locator('.st-key-visit_worns'))}"


def shusha(analyst: Analyst) -> str:
    """Open the visit and read its sources."""
    analyst.open_mark("Erdogan")
    reported = analyst.read(analyst.page.locator(".visit dd").filter(has_text="independent"))
    links = analyst.page.locator(".st-key-visit_card").get_by_test_id("stPageLink-NavLink")
    return f"{reported}: {', '.join(link.inner_text() for link in links.filter(has_text=' →').all())}"


def send(analyst: Analyst) -> str:
    """Copy the link, and see the same view as somebody else."""
    analyst.go("Visits")
    analyst.choose("Visitor country", "Türkiye")
    before = analyst.reader.counts()
    analyst.click(analyst.button("Copy link"))
    copied = str(analyst.page.evaluate("navigator.clipboard.readText()"))
    browser = analyst.reader.context.browser
    assert browser
    other = Reader(browser.new_context(), analyst.reader.base)
    other.page.goto(copied)
    expect(other.page.locator(".counts")).to_have_text(before, timeout=30_000)
    other.context.close()
    return f"{before}, in another browser too"


def mend(analyst: Analyst) -> str:
    """Correct a visit with a name and a reason, and take it back."""
    analyst.open_mark("Dere")
    analyst.click(analyst.page.get_by_role("radiogroup", name="Your judgement").get_by_text("Correct"))
    analyst.write(analyst.page.get_by_label("Places", exact=True), "Baku")
    analyst.write(analyst.page.get_by_label("Why", exact=True), "the ministry is in the capital")
    analyst.write(analyst.page.get_by_label("Your name", exact=True), "Ann Bell")
    analyst.click(analyst.button("Save the correction"))
    told = analyst.read(analyst.page.locator(".visit dd").filter(has_text="corrected"))
    analyst.click(analyst.button("Undo entry"))
    analyst.click(analyst.page.locator("[data-testid=stFormSubmitButton] button").filter(has_text="Undo"))
    expect(analyst.page.locator(".visit .judged")).to_have_count(0)
    return f"{told}, then undone"


def plan(analyst: Analyst) -> str:
    """Take the planned visits as a calendar."""
    analyst.go("Visits")
    analyst.click(analyst.button("Download"))
    file = analyst.take(analyst.button("Planned visits"))
    return f"{file.name}: {file.read_text(encoding='utf-8').count('BEGIN:VEVENT')} entries"


def tabulate(analyst: Analyst) -> str:
    """Take the visits of three years as a workbook, and their articles as citations."""
    analyst.go("Visits")
    for name, day in (("From", "01012021"), ("To", "31122023")):
        analyst.write(analyst.page.get_by_role("group", name=name).get_by_role("spinbutton"), day)
        analyst.press("Enter")
    analyst.click(analyst.button("Download"))
    book = load_workbook(analyst.take(analyst.button("Excel")))
    cited = analyst.take(analyst.button("BibTeX"))
    entries = cited.read_text(encoding="utf-8").count("\n@") + 1
    return f"{(book.active.max_row if book.active else 1) - 1} rows, {entries} entries cited"


def brief(analyst: Analyst) -> str:
    """Take the briefing for a meeting, open it, and print it."""
    analyst.click(analyst.button("Briefing"))
    file = analyst.take(analyst.button("Short HTML for a meeting"))
    alone = analyst.reader.context.new_page()
    alone.goto(file.as_uri())
    printed = alone.pdf(path=file.with_suffix(".pdf"), format="A4")
    title = alone.locator("h1").inner_text()
    alone.close()
    return f"{title}: {len(re.findall(rb'/Type */Page[^s]', printed))} sheets"


def compare(analyst: Analyst, table: Path) -> str:
    """Hand in a table, and see what either side lacks."""
    analyst.go("Compare")
    analyst.hand_in(table)
    if analyst.page.get_by_text("Still needed: host country").count():
        analyst.write(analyst.page.get_by_role("combobox", name="or one for every row").last, "United States")
        analyst.press("Enter")
    analyst.write(analyst.page.get_by_label("Your name", exact=True), "Ann Bell")
    analyst.click(analyst.button("Keep this table"))
    analyst.page.locator(".facts").first.wait_for(timeout=60_000)
    return analyst.read(analyst.page.locator(".facts"))


def add(analyst: Analyst, files: list[Path]) -> str:
    """Hand in files, see what cannot be read and why, and build."""
    analyst.go("Corpus")
    analyst.hand_in(*files)
    analyst.click(analyst.button("Preview"))
    told = analyst.read(analyst.page.get_by_text("can be read"))
    analyst.click(analyst.button("Build with these"), patience=600)
    expect(analyst.page.get_by_text("Built: ")).to_be_visible(timeout=600_000)
    return f"{told} {analyst.read(analyst.page.get_by_text('Built: '))}"


def list_tasks(work: Path, table: Path) -> tuple[Task, ...]:
    """The tasks, in the order in which they are done."""
    good, bad = work / "good.txt", work / "bad.txt"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text("No day stands at the head of this one.", encoding="utf-8")
    return (
        Task("who owes whom a visit", owe, anywhere=True),
        Task("when two ministers last met, and where it says so", meet),
        Task("what two ministers discussed, not pasted", discuss),
        Task("which articles tell of one visit", shusha),
        Task("send this view to a colleague", send, anywhere=True),
        Task("mend a visit, and undo it", mend),
        Task("planned visits for the calendar", plan, anywhere=True),
        Task("visits of 2021 to 2023 and citations", tabulate, anywhere=True),
        Task("a briefing, printed", brief, anywhere=True),
        Task("an official list against the articles", lambda analyst: compare(analyst, table), anywhere=True),
        Task("add files, one of them unreadable", lambda analyst: add(analyst, [good, bad]), anywhere=True),
    )


def run(browser: Browser, base: str, tasks: tuple[Task, ...], folder: Path) -> Iterator[tuple[Task, Analyst, str]]:
    """Do each task in a browser of its own; a task that fails is told with the reason."""
    for task in tasks:
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, locale="en-GB", permissions=["clipboard-read", "clipboard-write"]
        )
        context.add_init_script(READ)
        analyst = Analyst(Reader(context, base), folder)
        try:
            with analyst.at_work():
                reached = task.do(analyst)
        except Exception as error:  # Whatever stops an analyst is what this is to find.
            analyst.page.screenshot(path=folder / "failed.png")
            reached = f"FAILED: {' '.join(str(error).split())[:300]}"
        yield task, analyst, reached
        context.close()


def main() -> None:
    """Read the command line, do the tasks and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="another store than one of the five articles")
    parser.add_argument("--table", type=Path, help="a table of visits to hand in")
    parser.add_argument("--keep", type=Path, help="a folder for what is downloaded")
    parser.add_argument("--only", help="the tasks whose words contain this")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, launch() as browser:
        work, table = Path(temporary), chosen.table
        folder = chosen.keep or work
        folder.mkdir(parents=True, exist_ok=True)
        if table is None:
            table = work / "abroad.csv"
            table.write_text(ABROAD, encoding="utf-8")
        store = work / "store"
        if chosen.store:
            shutil.copytree(chosen.store, store)
        else:
            build_store(PROJECT / "data" / "articles", store)
        tasks = tuple(
            task
            for task in list_tasks(work, table)
            if (task.anywhere or not chosen.store) and (chosen.only or "") in task.wanted
        )
        _print_row("task", "clicks", "entries", "scrolls", "seconds", "reached")
        with serve(store) as base:
            for task, analyst, reached in run(browser, base, tasks, folder):
                took = analyst.effort
                _print_row(task.wanted, took.clicks, took.entries, took.scrolls, f"{took.seconds:.1f}", reached)


def _print_row(wanted: str, *cells: object) -> None:
    *numbers, reached = cells
    print(f"{wanted:<52}" + "".join(f"{number!s:>9}" for number in numbers) + f"  {reached}", flush=True)


if __name__ == "__main__":
    main()
