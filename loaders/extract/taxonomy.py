"""Reading and checking the theme lexicon: the project's own file and the user's on top of it."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from loaders.extract.entries import Fault, Language, Theme, as_list, build_theme

LEXICONS = Path(__file__).parents[2] / "data" / "lexicons"
OWN_FILE = LEXICONS / "themes.yaml"
Stamp = tuple[tuple[str, int, int], ...]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """A lexicon in force: where it lies, its name with version and digest, and how many entries it has."""

    file: str
    name: str
    n_entries: int


@dataclass(frozen=True, slots=True, eq=False)
class Taxonomy:
    """The themes in force, in two levels, and what was wrong with the files they came from; compared by identity."""

    themes: tuple[Theme, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    """Group id -> label, in the order to show."""
    files: tuple[LexiconFile, ...] = ()
    faults: tuple[Fault, ...] = ()
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stamp: Stamp = ()
    """Paths, times and sizes of the files when they were read."""

    @property
    def names(self) -> tuple[str, ...]:
        """The lexicons in force with their versions: ``attache-themes 1 (6f1c20a9)``."""
        return tuple(file.name for file in self.files)

    @property
    def version(self) -> str:
        return " + ".join(self.names)


def find_taxonomy_files() -> tuple[Path, ...]:
    """The files in force: the project's, then those of the user's folder, then those of ``ATTACHE_THEMES``.

    ``ATTACHE_THEMES`` holds one or several paths, parted as in ``PATH``.
    """
    user = sorted(user_folder().glob("*.yaml"))
    named = [Path(path) for path in os.environ.get("ATTACHE_THEMES", "").split(os.pathsep) if path]
    return (OWN_FILE, *user, *named)


def user_folder() -> Path:
    """Where a user's lexicons lie: ``ATTACHE_LEXICONS``, else ``data/lexicons/user``."""
    return Path(os.environ.get("ATTACHE_LEXICONS") or LEXICONS / "user")


@cache
def load_taxonomy() -> Taxonomy:
    """The taxonomy in force, read once a process, and again after ``refresh_taxonomy`` where a file has changed."""
    stamp = _stamp_files()
    return replace(read_taxonomy(find_taxonomy_files()), stamp=stamp)


def refresh_taxonomy() -> None:
    """Forget the taxonomy where its files have changed since: a lexicon may be added to while a server runs."""
    if load_taxonomy.cache_info().currsize and load_taxonomy().stamp != _stamp_files():
        load_taxonomy.cache_clear()


def _stamp_files() -> Stamp:
    there = ((str(path), path.stat()) for path in find_taxonomy_files() if path.exists())
    return tuple((path, found.st_mtime_ns, found.st_size) for path, found in there)


def read_taxonomy(paths: Iterable[Path | str]) -> Taxonomy:
    """The themes of several files, a later file's fields over an earlier file's.

    An entry with the id of an earlier one replaces the fields it gives; ``drop: true`` removes the theme;
    ``variants+`` adds to the variants. Whatever cannot be used becomes a ``Fault`` and the rest is kept.
    """
    raw: dict[str, dict[str, Any]] = {}
    origin: dict[str, str] = {}
    merged = Taxonomy()
    spellings: list[tuple[str, str]] = []
    lists: dict[str, tuple[str, ...]] = {}
    faults: list[Fault] = []
    for path in map(Path, paths):
        content, trouble = _read_file(path)
        faults += trouble
        if content is None:
            continue
        try:
            spellings += [(str(one), str(other)) for one, other in content.get("spellings") or ()]
            heads, added = _read_words(content, "heads"), _read_words(content, "lists")
            groups = {str(key): str(label) for key, label in (content.get("groups") or {}).items()}
        except (TypeError, ValueError, AttributeError) as error:
            faults.append(Fault(str(path), "(file)", str(error), "its heads, lists, groups or spellings are misformed"))
            continue
        lists |= added
        merged = replace(
            merged,
            files=(*merged.files, _describe_file(path, content)),
            groups={**merged.groups} | groups,
            heads={**merged.heads} | heads,
        )
        faults += _merge_entries(path, content.get("themes") or [], raw, origin)
    themes: list[Theme] = []
    for key, entry in raw.items():
        theme, trouble = build_theme(origin[key], entry, merged.groups, Language(merged.heads, lists, spellings))
        faults += trouble
        if theme is not None:
            themes.append(theme)
    return replace(merged, themes=tuple(themes), faults=tuple(faults))


def _read_file(path: Path) -> tuple[dict[str, Any] | None, list[Fault]]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except OSError as error:
        return None, [Fault(str(path), "(file)", str(path), f"it cannot be read: {error.strerror}")]
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return None, [Fault(str(path), "(file)", " ".join(str(error).split())[:80], "it is not valid YAML in UTF-8")]
    if not isinstance(content, dict) or not isinstance(content.get("themes") or [], list):
        return None, [Fault(str(path), "(file)", str(content)[:80], "it needs a list under 'themes'")]
    return content, []


def _read_words(content: Mapping[str, Any], name: str) -> dict[str, tuple[str, ...]]:
    return {str(key): tuple(map(str, words)) for key, words in (content.get(name) or {}).items()}


def _describe_file(path: Path, content: Mapping[str, Any]) -> LexiconFile:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    name = f"{content.get('name', path.stem)} {content.get('version', '')}".strip()
    return LexiconFile(str(path), f"{name} ({digest})", len(content.get("themes") or ()))


def _merge_entries(
    path: Path, entries: list[Any], raw: dict[str, dict[str, Any]], origin: dict[str, str]
) -> list[Fault]:
    faults, seen = [], set()
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            faults.append(Fault(str(path), f"number {number}", str(entry)[:80], "it needs an 'id' in letters"))
            continue
        key = entry["id"]
        if key in seen:
            faults.append(Fault(str(path), key, key, "the id stands twice in this file; the first counts"))
            continue
        seen.add(key)
        if entry.get("drop"):
            raw.pop(key, None)
            continue
        earlier = raw.get(key, {})
        merged = earlier | entry
        merged["variants"] = [*as_list(merged.get("variants")), *as_list(entry.get("variants+"))]
        raw[key], origin[key] = merged, str(path)
    return faults
