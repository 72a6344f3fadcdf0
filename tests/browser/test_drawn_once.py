"""Charts are drawn once: what the page hands to Plotly after the first drawing must not count as a change.

Streamlit copies a figure after it was drawn and hands it over again, with what it settles of clicks and boxes. Where
that is the same to Plotly, nothing on the chart is touched; a second drawing costs as much as the first.
"""

import pytest

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

# Counts, at each time a figure is handed over, what has changed among the marks and axes since the time before.
COUNT = """
window.handed = [];
Object.defineProperty(HTMLDivElement.prototype, "emit", {
  configurable: true,
  set(emit) {
    const changes = [], counts = [];
    const seen = new MutationObserver((records) => changes.push(...records));
    seen.observe(this, { subtree: true, childList: true, attributes: true });
    window.handed.push(counts);
    const tell = (name, ...rest) => {
      if (name === "plotly_react") {
        changes.push(...seen.takeRecords());
        counts.push(changes.splice(0).filter((one) => one.target.closest(".cartesianlayer")).length);
      }
      return emit(name, ...rest);
    };
    Object.defineProperty(this, "emit", { configurable: true, writable: true, value: tell });
  },
});
"""


@pytest.mark.parametrize(("path", "charts"), [("", 4), ("visits", 4), ("articles", 1), ("corpus", 1)])
def test_charts_are_drawn_once(reader: Reader, path: str, charts: int) -> None:
    reader.page.add_init_script(COUNT)
    # A busy machine may lay the page out twice, and a chart is then drawn for each width; not at every load.
    loads = (count_changes(reader, path, charts) for _ in range(3))
    assert any(changes == [0] * charts for changes in loads)


def count_changes(reader: Reader, path: str, charts: int) -> list[int]:
    """What changed on each chart of a page after it had been drawn for the first time."""
    page = reader.open(path)
    page.wait_for_function("count => window.handed.filter((one) => one.length > 1).length >= count", arg=charts)
    reader.settle()
    handed = page.evaluate("window.handed")
    assert len(handed) == charts
    assert all(first for first, *_ in handed)
    return [sum(later) for _, *later in handed]
