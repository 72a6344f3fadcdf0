"""Keys, the list of them, and the three hints of a first visit: drawn and answered in the browser alone."""

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent
_KEYS = """
<div class="aid">
  <button type="button" class="keys">Keys</button>
  <dialog aria-labelledby="attache-keys">
    <h2 id="attache-keys">Keys</h2><dl></dl><button type="button">Close</button>
  </dialog>
</div>
"""
_HINTS = """
<p class="hint" role="note" hidden><span class="n"></span> <span class="said"></span>
  <span><button type="button" class="next">Next</button><button type="button" class="skip">No more hints</button></span>
</p>
"""


def show_keys() -> None:
    """A button for the list of keys; the keys themselves work wherever nothing is typed."""
    _mount("keys", _KEYS, width="content")


def show_hints() -> None:
    """The hints, until they have been read; they take no room afterwards."""
    _mount("hints", _HINTS, width="stretch")


def _mount(name: str, html: str, *, width: str) -> None:
    css, js = ((_HERE / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    st.components.v2.component(f"attache.{name}", html=html, css=css, js=js)(key=name, width=width, height="content")
