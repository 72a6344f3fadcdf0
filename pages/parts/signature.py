"""Who judges: asked for once, and known to the reader's own browser from then on."""

import streamlit as st

_NAME = "_analyst"
_KEY = "signature_itself"
_JS = """
const NAME = "attache.analyst";
export default function ({ data, setTriggerValue }) {
  let known = "";
  // A browser may forbid its pages to keep anything; then the name is asked for again.
  try {
    if (data && data.name) localStorage.setItem(NAME, data.name);
    else known = localStorage.getItem(NAME) || "";
  } catch { return; }
  if (known) setTriggerValue("name", known);
}
"""


def remember() -> None:
    """Keep the name in the browser, or bring back the one it keeps; once a page, before it is asked for."""
    with st.container(key="signature"):
        script = st.components.v2.component("attache.signature", js=_JS)
        script(key=_KEY, data={"name": name()}, on_name_change=_bring_back, height="content")


def ask(key: str) -> str:
    """A field for the name, filled in where it is known."""
    given = st.text_input("Your name", value=name(), key=key, autocomplete="name")
    if given.strip():
        st.session_state[_NAME] = given.strip()
    return given


def name() -> str:
    """The name of the one who judges; empty while it is not known."""
    return str(st.session_state.get(_NAME, ""))


def _bring_back() -> None:
    kept = st.session_state[_KEY].get("name")
    if isinstance(kept, str) and not name():
        st.session_state[_NAME] = kept[:200]
