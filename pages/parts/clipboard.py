"""A button that copies the address of the view."""

import streamlit as st

_HTML = '<button type="button" class="copy">Copy link</button>'
_CSS = """
.copy { font: inherit; font-size: .9rem; color: var(--st-text-color); background: none; cursor: pointer;
  border: 1px solid transparent; padding: .2rem .5rem; border-radius: 3px; white-space: nowrap; }
@media (max-width: 640px) { .copy { padding-left: 0; } }
.copy:hover { text-decoration: underline; }
.copy:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
"""
# A page served over plain http from another machine has no navigator.clipboard; the selection command still works.
_JS = """
export default function ({ parentElement }) {
  const button = parentElement.querySelector(".copy");
  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) { await navigator.clipboard.writeText(text); return; }
    const area = document.createElement("textarea");
    area.value = text; area.style.position = "fixed"; area.style.opacity = "0";
    document.body.append(area); area.select(); document.execCommand("copy"); area.remove();
  };
  button.onclick = async () => {
    try { await copy(window.location.href); button.textContent = "Link copied"; }
    catch { window.prompt("The link to this view", window.location.href); }
    setTimeout(() => { button.textContent = "Copy link"; }, 2000);
  };
}
"""


def copy_link() -> None:
    """Draw the button; the address it copies is the whole view."""
    button = st.components.v2.component("attache.copy_link", html=_HTML, css=_CSS, js=_JS)
    button(key="copy_link", width="content", height="content")
