"""The view a reader has in front of them: filters, what is opened and how charts are switched.

One mapping of names to tuples of strings, the *view*, is all of it. It is read from the address, changed by
``select``, and written back to the address at the end of every run, so that an address is the whole view: it survives
a reload, another page and another server. Streamlit's own ``bind="query-params"`` writes the *labels* of options into
the address; ours carry counts that change, so the view is written here, by code and id.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Literal
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

from loaders.frames import Corpus, Filters
from pages.parts import redrawing

View = dict[str, tuple[str, ...]]

SEARCH = "q"
"""Name of the search in the address; every other filter goes by its field's name."""
DATES = ("since", "until")
FILTERS = tuple(field.name for field in fields(Filters))
LISTS = tuple(name for name in FILTERS if name not in ("search", "reuse", *DATES))
PAGED = ("page", "rows")
"""Names under which the address keeps the page of a list; another selection begins at its first page."""
STEPS = 100
"""How many changes of the view can be undone."""
NO_REUSE = "no"
"""Value of ``reuse`` in the address when articles that repeat an earlier one are left out."""


def begin(pages: Mapping[str, Page], page: Page) -> None:
    """Take the view from the address where the reader changed it, otherwise keep it across pages."""
    session = st.session_state
    address = _read_address()
    bare = session.setdefault("_bare", set())
    moved = session.get("_page") not in (None, page.url_path)
    if moved and not address and session["_view"]:
        # The navigation leaves an entry without a query in the browser's history, which Back will meet again.
        bare.add(page.url_path)
    changed_by_reader = address != session.get("_written") and (address or page.url_path not in bare)
    if "_view" not in session:
        session["_view"] = address
    elif changed_by_reader:
        _turn_to(address)
    session["_page"], session["_pages"] = page.url_path, dict(pages)
    redrawing.begin()
    begin_page()


def begin_page() -> None:
    """Forget what the page has asked for; before it is drawn, by itself or with everything else."""
    redrawing.begin_page()
    st.session_state["_touched"] = set()


def publish() -> None:
    """Write the filters, and what this page has asked for, into the address."""
    touched = st.session_state["_touched"]
    shown = {name: values for name, values in _view().items() if _is_filter(name) or name in touched}
    if shown != _read_address():
        st.query_params.from_dict({name: list(values) for name, values in sorted(shown.items())})
    st.session_state["_written"] = shown
    if not shown:
        st.session_state["_bare"].discard(st.session_state["_page"])


def hold(corpus: Corpus, read_stamp: Callable[[], object]) -> None:
    """Make ``corpus`` the one that pages get from ``corpus()``, until ``read_stamp`` says another than now."""
    st.session_state["_corpus"], st.session_state["_stamp"] = corpus, (read_stamp, read_stamp())


def corpus() -> Corpus:
    """The corpus of this run."""
    found: Corpus = st.session_state["_corpus"]
    return found


def current_filters() -> Filters:
    """The filters of the view; values that cannot be read, such as an impossible date, count as not set."""
    view = _view()
    chosen: dict[str, Any] = {name: view.get(name, ()) for name in LISTS if name in view}
    chosen.update({name: _read_date(first(name)) for name in DATES})
    return Filters(search=first(SEARCH), reuse=first("reuse") != NO_REUSE, **chosen)


def first(name: str, otherwise: str = "") -> str:
    """The view's value for ``name``, the first of several; asking for it keeps it in this page's address."""
    st.session_state["_touched"].add(name)
    values = _view().get(name, ())
    return values[0] if values else otherwise


def opened_visit() -> str:
    """The id of the visit that the view has open, on whichever page; empty where there is none."""
    return next(iter(_view().get("visit", ())), "")


def values(name: str) -> tuple[str, ...]:
    """All the view's values for ``name``, such as ``values("theme")``; empty when there is none."""
    st.session_state["_touched"].add(name)
    return _view().get(name, ())


def select(**changes: Any) -> None:
    """Set parts of the view, in a callback: text, dates, or lists; ``None`` and empty values take the name out.

    The callback ends here: as much as shows the change is drawn anew.

    >>> # select(theme=("shusha-declaration",), since=date(2021, 1, 1), visit=None)
    """
    before = _view()
    _turn_to(changed(**changes))
    _show_change(before)


def toggle(name: str, value: str) -> None:
    """Add ``value`` to a list filter, or take it out if it is there."""
    present = _view().get(name, ())
    kept = tuple(item for item in present if item != value)
    select(**{name: kept if value in present else (*present, value)})


def clear() -> None:
    """Take every filter away; what is opened stays open."""
    select(**dict.fromkeys(FILTERS))


def undo() -> None:
    """Go back to the view before the last change, in a callback; nothing where there was none."""
    _step("_past", "_future")


def redo() -> None:
    """Take the last undo back, in a callback; nothing where there was none."""
    _step("_future", "_past")


def can_undo() -> bool:
    """Whether there is a view to go back to."""
    return bool(st.session_state.get("_past"))


def can_redo() -> bool:
    """Whether something was undone."""
    return bool(st.session_state.get("_future"))


def address() -> dict[str, list[str]]:
    """The query of the address as it was last written: the whole view, as it can be saved and opened again."""
    return {name: list(found) for name, found in sorted(st.session_state.get("_written", {}).items())}


def changed(**changes: Any) -> View:
    """The view as it would be with ``changes``; takes what ``select`` takes."""
    view = dict(_view())
    for name, value in changes.items():
        key = SEARCH if name == "search" else name
        strings = _strings(value)
        if _is_filter(key) and strings != view.get(key, ()):
            for paged in PAGED:
                view.pop(paged, None)
        view.pop(key, None)
        if strings:
            view[key] = strings
    return view


def link(page: str, **changes: Any) -> str:
    """A relative address of ``page`` (``"articles"``) with the current filters and ``changes``, for plain links."""
    shown = {name: found for name, found in changed(**changes).items() if _is_filter(name) or name in changes}
    path = st.session_state["_pages"][page].url_path
    return f"./{path}" + (f"?{urlencode(shown, doseq=True)}" if shown else "")


def page_link(page: str, label: str, *, help: str | None = None, **changes: Any) -> None:
    """A link to ``page`` that keeps the filters, with ``changes`` to the view, without loading the page anew."""
    shown = {name: found for name, found in changed(**changes).items() if _is_filter(name) or name in changes}
    target = st.session_state["_pages"][page]
    st.page_link(target, label=label, help=help, query_params={name: list(found) for name, found in shown.items()})


def open_address(page: str, query: Mapping[str, list[str]], label: str, *, help: str | None = None) -> None:
    """A link to exactly this view, whatever is chosen now; to the overview where ``page`` is none of ours."""
    pages: dict[str, Page] = st.session_state["_pages"]
    st.page_link(pages.get(page, pages["overview"]), label=label, help=help, query_params=dict(query))


def page_name() -> str:
    """The name of the page that is shown, such as ``"articles"``."""
    shown = st.session_state["_page"]
    return next(name for name, page in st.session_state["_pages"].items() if page.url_path == shown)


def go(page: str, **changes: Any) -> None:
    """Leave for ``page`` with ``changes`` to the view; not for callbacks."""
    _turn_to(changed(**changes))
    st.switch_page(st.session_state["_pages"][page])


def switch(label: str, options: Mapping[str, str], *, key: str, help: str | None = None) -> str:
    """A row of buttons whose choice is part of the address; ``options`` maps values to labels, the default first.

    Answers the chosen value. The default is left out of the address.
    """
    default = next(iter(options))
    chosen = first(key, default)
    widget = f"switch_{key}"
    st.session_state[widget] = chosen if chosen in options else default

    def keep() -> None:
        picked = st.session_state[widget]
        select(**{key: None if picked in (None, default) else picked})

    st.segmented_control(label, list(options), format_func=options.__getitem__, key=widget, on_change=keep, help=help)
    return str(st.session_state[widget] or default)


def pick(label: str, options: Mapping[str, str], *, key: str, width: int = 180) -> str:
    """Like ``switch``, as a list that opens; for more options than a row holds."""
    default = next(iter(options))
    chosen = first(key, default)
    widget = f"pick_{key}"
    st.session_state[widget] = chosen if chosen in options else default

    def keep() -> None:
        picked = st.session_state[widget]
        select(**{key: None if picked == default else picked})

    st.selectbox(label, list(options), format_func=options.__getitem__, key=widget, on_change=keep, width=width)
    return str(st.session_state[widget])


def mode() -> Literal["light", "dark"]:
    """``"dark"`` or ``"light"``, whichever the reader's page is in."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _view() -> View:
    view: View = st.session_state.setdefault("_view", {})
    return view


def _turn_to(view: View) -> None:
    """Make this the view, and remember the one before it."""
    session, before = st.session_state, _view()
    if view != before:
        session["_past"] = [*session.get("_past", []), before][-STEPS:]
        session["_future"] = []
    session["_view"] = view


def _step(source: str, target: str) -> None:
    session = st.session_state
    if views := session.get(source):
        before = _view()
        session[target] = [*session.get(target, []), before][-STEPS:]
        session["_view"], session[source] = views[-1], views[:-1]
        _show_change(before)


def redraw_all() -> None:
    """Draw everything anew, in a callback."""
    redrawing.redraw(())


def _show_change(before: View) -> None:
    """Draw anew what shows that the view is no longer the one before; the filters are shown all over the page."""
    after = _view()
    differ = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    if not differ:
        return
    read_stamp, stamp = st.session_state["_stamp"]
    alone = not any(map(_is_filter, differ)) and read_stamp() == stamp
    parts = redrawing.find_parts(differ) if alone else ()
    if parts and redrawing.PAGE not in parts:
        # The page, which would write the address, is not drawn.
        publish()
    redrawing.redraw(parts)


def _read_address() -> View:
    return {name: tuple(st.query_params.get_all(name)) for name in st.query_params}


def _is_filter(name: str) -> bool:
    return name == SEARCH or name in FILTERS


def _strings(value: Any) -> tuple[str, ...]:
    """``value`` as the view keeps it: a tuple of strings without empty ones or repetitions."""
    several = value if isinstance(value, list | tuple | set | frozenset) else (value,)
    return tuple(dict.fromkeys(str(item) for item in several if item is not None and str(item) != ""))


def _read_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
