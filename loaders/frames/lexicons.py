"""Frames of the lexicons of themes: which counted when the corpus was built, and what has changed since."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from loaders.columns import LEXICONS
from loaders.extract.promotion import Promoted, list_promoted
from loaders.extract.taxonomy import load_taxonomy, refresh_taxonomy
from loaders.frames.conform import conform
from loaders.frames.corpus import Corpus
from loaders.frames.provenance import facts


def lexicons(corpus: Corpus) -> pd.DataFrame:
    """The lexicons of themes, a later one over an earlier one, in the columns of LEXICONS.

    Those the corpus was built with come first, then those that have come since; ``state`` says how they differ from
    the files of now.
    """
    refresh_taxonomy()
    now = {one.file: (one.name, one.n_entries) for one in load_taxonomy().files}
    built = _list_built(facts(corpus), now)
    rows = [
        {"file": file, "name": (built.get(file) or now[file])[0], "n_entries": (built.get(file) or now[file])[1],
         "state": _compare(built.get(file), now.get(file))}
        for file in {**built, **now}
    ]  # fmt: skip
    return conform(pd.DataFrame(rows, columns=list(LEXICONS)), LEXICONS)


def _list_built(known: Mapping[str, Any], now: Mapping[str, tuple[str, int]]) -> dict[str, tuple[str, int]]:
    """The lexicons of the build by file: name and number of entries. Older stores keep the names alone."""
    names = known.get("lexicons", ())
    if "lexicon_files" not in known:
        return {file: found for file, found in now.items() if found[0] in names}
    listed = zip(known["lexicon_files"], names, strict=False)
    return {one["file"]: (name, one["n_entries"]) for one, name in listed}


def lexicon_faults() -> tuple[str, ...]:
    """What is wrong with the lexicons as they are now: file, entry, value and reason, one sentence each."""
    refresh_taxonomy()
    return tuple(map(str, load_taxonomy().faults))


def waiting_themes(corpus: Corpus) -> tuple[Promoted, ...]:
    """The themes made of phrases that the corpus was not built with, in the order they were made."""
    known = set(corpus.query("SELECT theme FROM themes")["theme"].to_pylist())
    return tuple(theme for theme in list_promoted() if theme.id not in known)


def _compare(built: tuple[str, int] | None, now: tuple[str, int] | None) -> str:
    if built is None:
        return "new since the build"
    if now is None:
        return "gone since the build"
    return "in force" if built == now else "changed since the build"
