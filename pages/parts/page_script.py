"""What the page does by itself in the browser.

*Clicks.* Streamlit lets a Plotly chart take clicks or boxes: where dragging draws a box, it takes the click away. This
gives the click back.

*Fingers.* Plotly takes every touch for itself, and a finger that begins on a chart as high as a telephone cannot move
the page. This keeps touches from high charts: a swipe moves the page, a tap is still a click.

*The open visit.* Its mark is ringed in the browser: a figure that knew which visit is open would have to be made and
sent anew for each.

*Menus.* What a menu opens stands at the end of the page, out of the order in which the keyboard walks. The focus goes
into it when it opens, and back to its button when it closes.

*The mark of a visit that was open before.* A click on a mark that is still selected takes the selection away, and says
nothing of the mark. This says it.

*Boxes.* Vega gives the box that a reader drags a role and no name. This keeps it from screen readers; what it chooses
is a filter with a name of its own.

*Theme.* Charts are drawn on the server in the colours of the page's theme, and nobody tells the server when the reader
turns from light to dark. This does.
"""

import streamlit as st

from pages.parts import redrawing, state

_KEY = "page_script_itself"
_JS = """
const allow = (plot) => {
  const layout = plot._fullLayout;
  if (layout && layout.dragmode === "select") layout.clickmode = "event+select";
};
// Pixels: across a chart no higher than this a finger draws a box.
const LOW = 200;
const plotOf = (event) => event.target.closest && event.target.closest(".js-plotly-plot");
const press = (event) => { const plot = plotOf(event); if (plot) allow(plot); };
const touch = (event) => { const plot = plotOf(event); if (plot && plot.clientHeight > LOW) event.stopPropagation(); };
// Not a mark on the plot itself: it would be one more change of the page.
const dressed = new WeakSet();
let chosen = "", again = () => {};
const ring = (plot) => (plot.calcdata || []).forEach((points) => {
  const trace = points[0] && points[0].trace, group = points[0] && points[0].node3;
  if (!group || !trace.customdata || trace.name === "labels") return;
  group.node().querySelectorAll("path.point").forEach((mark) => {
    mark.classList.toggle("chosen", Boolean(chosen) && trace.customdata[mark.__data__.i] === chosen);
  });
});
const plots = () => document.querySelectorAll(".js-plotly-plot");
const dress = () => plots().forEach((plot) => {
  if (!plot.on || dressed.has(plot)) return;
  dressed.add(plot);
  plot.on("plotly_afterplot", () => ring(plot));
  plot.on("plotly_click", (event) => {
    const { curveNumber, pointNumber, customdata } = event.points[0];
    // The selection has changed by then; a mark that is not in it was taken out by this click.
    setTimeout(() => {
      const kept = ((plot._fullData || [])[curveNumber] || {}).selectedpoints || [];
      if (typeof customdata === "string" && !kept.includes(pointNumber)) again(customdata);
    }, 60);
  });
  ring(plot);
});
const hideBoxes = () => document.querySelectorAll('[data-testid="stVegaLiteChart"] g[class*="_brush"]')
  .forEach((box) => box.setAttribute("aria-hidden", "true"));
const menu = { body: null, opener: null };
const enter = () => {
  const body = document.querySelector('[data-testid="stPopoverBody"]');
  if (!body) {
    if (menu.opener && document.activeElement === document.body) menu.opener.focus({ preventScroll: true });
    menu.body = menu.opener = null;
    return;
  }
  const first = body.querySelector("button:not(:disabled), a[href], input, textarea");
  if (body === menu.body || !first) return;
  menu.body = body;
  menu.opener = document.querySelector('[data-testid="stPopover"] button[aria-expanded="true"]');
  if (!body.contains(document.activeElement)) first.focus({ preventScroll: true });
};
const ground = () => getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor;
let known = "";
export default function ({ data, setTriggerValue }) {
  chosen = (data && data.visit) || "";
  again = (visit) => { if (data && data.opens && visit !== chosen) setTriggerValue("visit", visit); };
  dress();
  hideBoxes();
  plots().forEach(ring);
  known = known || ground();
  let waiting = 0;
  const seen = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { dress(); hideBoxes(); enter(); }, 120);
  });
  seen.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("pointerdown", press, true);
  document.addEventListener("touchstart", touch, { capture: true, passive: true });
  const turned = new MutationObserver(() => {
    if (ground() !== known) { known = ground(); setTimeout(() => setTriggerValue("theme", known), 150); }
  });
  turned.observe(document.querySelector('[data-testid="stApp"]'), { attributes: true, attributeFilter: ["class"] });
  return () => {
    clearTimeout(waiting);
    seen.disconnect();
    turned.disconnect();
    document.removeEventListener("pointerdown", press, true);
    document.removeEventListener("touchstart", touch, true);
  };
}
"""


def attach(*, opens: bool = False) -> None:
    """Put the script on the page, once a page; ``opens`` says whether marks open visits on this page."""
    with st.container(key="page_script"):
        _attach(opens)


@redrawing.part("page_script")
def _attach(opens: bool) -> None:
    script = st.components.v2.component("attache.page_script", js=_JS)
    data = {"visit": state.opened_visit(), "opens": opens}
    script(key=_KEY, data=data, on_theme_change=state.redraw_all, on_visit_change=_open, height="content")


def _open() -> None:
    asked = st.session_state[_KEY].visit
    if asked and asked in state.corpus().visit_numbers:
        state.select(visit=asked)
