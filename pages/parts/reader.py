"""The marked text in the browser: a legend to switch marks, next and previous hit, scrolling to a place."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from pages.parts import state
from pages.parts.marks import KINDS

_HERE = Path(__file__).parent
_HTML = """
<div class="bar" role="toolbar" aria-label="Marks in the text"><div class="legend"></div>
  <div class="hits"><button type="button" class="step" data-step="-1">‹ Previous</button>
  <span class="where" role="status"></span><button type="button" class="step" data-step="1">Next ›</button></div></div>
<article class="text" tabindex="-1"></article>
"""


def show_text(html: str, legend: Mapping[str, int], *, at: int | None = None, hits: str = "visit", key: str) -> None:
    """Draw ``html`` from ``marks.render``.

    ``legend`` counts the marks of each kind, ``at`` is the offset to scroll to, ``hits`` the kind that Next and
    Previous step through. Kinds switched off are part of the address, as ``hide``.
    """
    hidden = list(state.values("hide"))

    def keep() -> None:
        state.select(hide=tuple(st.session_state[key].get("hidden") or ()))

    st.components.v2.component(
        "attache.reader",
        html=_HTML,
        css=(_HERE / "reader.css").read_text(encoding="utf-8"),
        js=(_HERE / "reader.js").read_text(encoding="utf-8"),
    )(
        key=key,
        data={
            "html": html,
            "legend": [{"kind": kind, "name": KINDS[kind], "count": count} for kind, count in legend.items()],
            "hidden": hidden,
            "at": at,
            "hits": hits,
        },
        default={"hidden": hidden},
        on_hidden_change=keep,
        height="content",
    )
