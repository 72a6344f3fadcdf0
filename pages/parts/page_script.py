"""What the page does by itself in the browser.

*Clicks.* Streamlit lets a Plotly chart take clicks or boxes: where dragging draws a box, it takes the click away. This
gives the click back.

*Theme.* Charts are drawn on the server in the colours of the page's theme, and nobody tells the server when the reader
turns from light to dark. This does.
"""

import streamlit as st

_JS = """
const allow = (plot) => {
  const layout = plot._fullLayout;
  if (layout && layout.dragmode === "select") layout.clickmode = "event+select";
};
const dress = () => document.querySelectorAll(".js-plotly-plot").forEach((plot) => {
  if (!plot.on || plot.dataset.clicks) return;
  plot.dataset.clicks = "on";
  plot.on("plotly_afterplot", () => allow(plot));
  allow(plot);
});
const ground = () => getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor;
let known = "";
export default function ({ setTriggerValue }) {
  dress();
  known = known || ground();
  let waiting = 0;
  const seen = new MutationObserver(() => { clearTimeout(waiting); waiting = setTimeout(dress, 120); });
  seen.observe(document.body, { childList: true, subtree: true });
  const turned = new MutationObserver(() => {
    if (ground() !== known) { known = ground(); setTimeout(() => setTriggerValue("theme", known), 150); }
  });
  turned.observe(document.querySelector('[data-testid="stApp"]'), { attributes: true, attributeFilter: ["class"] });
  return () => { clearTimeout(waiting); seen.disconnect(); turned.disconnect(); };
}
"""


def attach() -> None:
    """Put the script on the page; once a page."""
    with st.container(key="page_script"):
        script = st.components.v2.component("attache.page_script", js=_JS)
        script(key="page_script_itself", on_theme_change=lambda: None, height="content")
