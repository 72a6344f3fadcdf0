"""Files to take away: a button that opens a list of forms, each made only when it is asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import copy_context
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from loaders.frames import Corpus, calendar, citations, files
from pages.parts import escape


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be made: what a reader calls its form, its name, its media type, and how to make it.

    ``make`` is kept by the server for as long as the button is on the page: it must hold no frame, only what a frame
    can be made from.
    """

    form: str
    name: str
    media: str
    make: Callable[[], bytes]


Groups = Mapping[str, Iterable[File]]


def offer(groups: Groups | Callable[[], Groups], *, key: str, label: str = "Download", help: str | None = None) -> None:
    """A button that opens the files of each group under the group's name; nothing is drawn before it is opened.

    A function that gives the groups is called when it is opened.
    """
    menu = st.popover(label, key=key, type="tertiary", help=help, on_change="rerun")
    if not menu.open:
        return
    with menu:
        for name, offered in (groups() if callable(groups) else groups).items():
            with st.container(gap="xsmall"):
                st.caption(escape.markdown(name))
                with st.container(horizontal=True, gap="small"):
                    for file in offered:
                        _button(file, f"take_{key}_{file.name}")


def table_files(make: Callable[[], pd.DataFrame], name: str) -> Iterator[File]:
    """The table that ``make`` makes, in every form a table can have; ``name`` is the files' stem."""
    for suffix, (form, media) in files.FORMS.items():
        yield File(form, f"{name}.{suffix}", media, _writer(make, suffix))


def citation_files(corpus: Corpus, make: Callable[[], pd.DataFrame], name: str) -> Iterator[File]:
    """The articles that ``make`` makes (ARTICLES), cited in every form; ``name`` is the files' stem."""
    for form, (label, suffix, media) in citations.FORMS.items():
        yield File(label, f"{name}.{suffix}", media, _citer(corpus, make, form))


def calendar_file(make: Callable[[], pd.DataFrame], name: str, label: str) -> File:
    """The visits that ``make`` makes (VISITS), as a calendar."""
    _, suffix, media = calendar.FORM
    return File(label, f"{name}.{suffix}", media, lambda: calendar.write_calendar(make(), name=label))


def _writer(make: Callable[[], pd.DataFrame], form: files.TableForm) -> Callable[[], bytes]:
    return lambda: files.table_bytes(make(), form)


def _citer(corpus: Corpus, make: Callable[[], pd.DataFrame], form: citations.CitationForm) -> Callable[[], bytes]:
    return lambda: citations.cite(corpus, make(), form)


def _button(file: File, key: str) -> None:
    # Made in a thread of the server's, after the run: what the run knows of its reader goes along.
    context = copy_context()

    def make() -> bytes:
        return context.copy().run(file.make)

    st.download_button(file.form, make, file_name=file.name, mime=file.media, key=key, on_click="ignore")
