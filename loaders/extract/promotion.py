"""Making a theme of a phrase: one entry in the user's own lexicon."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from loaders.extract.patterns import plain
from loaders.extract.taxonomy import load_taxonomy, user_folder

_HEAD = "# Themes made of phrases on the themes page. Entries may be edited; data/lexicons/themes.yaml shows how.\n"
_NAME = "promoted.yaml"


class NotPromoted(ValueError):
    """A phrase could not be made a theme, or a theme not be taken back; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Promoted:
    """A theme of the user's lexicon that was made of a phrase: its id, its label and the file it stands in."""

    id: str
    label: str
    file: Path


def promoted_file() -> Path:
    """The user's lexicon of promoted phrases, whether it is there yet or not."""
    return user_folder() / _NAME


def promote_phrase(phrase: str, path: Path | None = None) -> Promoted:
    """Write a theme for the phrase at the end of the user's lexicon; one that is there already stays as it is.

    The theme counts from the next build on. What else stands in the file is kept word for word. Raises
    ``NotPromoted`` for a phrase without letters, and where the file cannot be read or written to.
    """
    file = path or promoted_file()
    words = re.sub(r"[^a-z0-9' ]", " ", plain(phrase)).split()
    pattern = " ".join(words) + "+"
    if not words:
        raise NotPromoted(f"{phrase!r} has no letters to make a theme of: choose another phrase")
    theme = Promoted("-".join(word.replace("'", "") for word in words), " ".join(phrase.split()), file)
    written = _read(file)
    for there in _list_entries(written, file):
        if there.get("id") == theme.id:
            return replace(theme, label=str(there.get("label", theme.label)))
    entry: dict[str, Any] = {"id": theme.id, "label": theme.label, "variants": [pattern], "examples": [theme.label]}
    if theme.id in {known.id for known in load_taxonomy().themes}:
        entry = {"id": theme.id, "variants+": [pattern]}
    added = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=10_000)
    start = written if written.strip() else f"{_HEAD}name: promoted phrases\nthemes:\n"
    text = f"{start.rstrip()}\n{added}"
    _write(file, text, [*_list_entries(written, file), entry])
    return theme


def withdraw_phrase(theme_id: str, path: Path | None = None) -> None:
    """Take a theme that was made of a phrase out of the user's lexicon; nothing happens where there is none.

    Raises ``NotPromoted`` where the file cannot be read or written to.
    """
    file = path or promoted_file()
    written = _read(file)
    entries = _list_entries(written, file)
    kept = [entry for entry in entries if entry.get("id") != theme_id]
    if len(kept) < len(entries):
        block = rf"^(\s*)- id: ['\"]?{re.escape(theme_id)}['\"]?\s*$\n(?:\1[ \t]+.*\n|[ \t]*\n)*"
        _write(file, re.sub(block, "", f"{written.rstrip()}\n", count=1, flags=re.MULTILINE), kept)


def list_promoted(path: Path | None = None) -> tuple[Promoted, ...]:
    """The themes made of phrases, in the order they were made; none where the file is missing or broken."""
    file = path or promoted_file()
    try:
        entries = _list_entries(_read(file), file)
    except NotPromoted:
        return ()
    return tuple(Promoted(str(one["id"]), str(one.get("label", one["id"])), file) for one in entries if "id" in one)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise NotPromoted(f"{file} cannot be read: {error}. Mend or move the file, then try again") from None


def _list_entries(written: str, file: Path) -> list[Mapping[str, Any]]:
    try:
        content = yaml.safe_load(written) or {}
        entries = content.get("themes") or []
        if not all(isinstance(entry, dict) for entry in entries):
            raise TypeError("each theme must be an entry with an 'id'")
    except (yaml.YAMLError, AttributeError, TypeError) as error:
        reason = " ".join(str(error).split())
        raise NotPromoted(f"{file} is not a lexicon of themes: {reason}. Mend it by hand, then try again") from None
    return list(entries)


def _write(file: Path, text: str, expected: list[Mapping[str, Any]]) -> None:
    """Write the text if it reads back as what is expected, which a file laid out by hand may not do."""
    try:
        found = _list_entries(text, file)
    except NotPromoted:
        found = []
    if found != expected:
        raise NotPromoted(f"{file} is laid out in a way that cannot be changed here: edit its list 'themes' by hand")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        waiting = file.with_suffix(".waiting")
        waiting.write_text(text, encoding="utf-8")
        waiting.replace(file)
    except OSError as error:
        raise NotPromoted(
            f"{file} cannot be written: {error.strerror}. Set ATTACHE_LEXICONS to a folder that can"
        ) from None
