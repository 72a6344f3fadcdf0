"""Charts on which a box can be drawn and a mark clicked as well.

Streamlit lets a Plotly chart do the one or the other: where dragging draws a box, it takes the click away. This gives
the click back.
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
export default function () {
  dress();
  let waiting = 0;
  const seen = new MutationObserver(() => { clearTimeout(waiting); waiting = setTimeout(dress, 120); });
  seen.observe(document.body, { childList: true, subtree: true });
  return () => { clearTimeout(waiting); seen.disconnect(); };
}
"""


def allow_clicks() -> None:
    """Let every chart of the page take clicks; once a page."""
    with st.container(key="clicks"):
        st.components.v2.component("attache.clicks", js=_JS)(key="clicks_of_charts", height="content")
