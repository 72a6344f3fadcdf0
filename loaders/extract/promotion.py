"""Making a theme of a phrase: one entry in the user's own lexicon."""

import re
from pathlib import Path

import yaml

from loaders.extract.patterns import plain
from loaders.extract.taxonomy import LEXICONS, load_taxonomy

PROMOTED = LEXICONS / "user" / "promoted.yaml"


def promote_phrase(phrase: str, group: str = "other", path: Path = PROMOTED) -> str:
    """Write a theme for the phrase into the user's lexicon and give its id; a phrase that is there already stays.

    The theme counts from the next build on. Raises ``ValueError`` for a phrase without letters, ``OSError`` where the
    file cannot be written, ``yaml.YAMLError`` where it was broken by hand: it is then left as it is.
    """
    words = re.sub(r"[^a-z0-9' ]", " ", plain(phrase)).split()
    if not words:
        raise ValueError(f"{phrase!r} has no letters to make a theme of")
    key = "-".join(word.replace("'", "") for word in words)
    content = (yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else None) or {
        "name": "promoted phrases"
    }
    themes = content.setdefault("themes", [])
    if all(theme.get("id") != key for theme in themes):
        label = " ".join(phrase.split())
        themes.append(
            {"id": key, "label": label, "group": group, "variants": [" ".join(words) + "+"], "examples": [label]}
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
        load_taxonomy.cache_clear()
    return key
