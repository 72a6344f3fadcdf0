"""Two versions of a paragraph side by side, with the words that differ marked."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from pages.parts import escape

_WORD = re.compile(r"\S+")


def compare(before: str, after: str) -> tuple[str, str]:
    """Both texts as HTML: what only the first has in ``del``, what only the second has in ``ins``.

    >>> compare("a joint drill", "a military drill")
    ('a <del>joint</del> drill', 'a <ins>military</ins> drill')
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    left: list[str] = []
    right: list[str] = []
    for how, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left += _wrap(old[i:j], "" if how == "equal" else "del")
        right += _wrap(new[k:m], "" if how == "equal" else "ins")
    return " ".join(left), " ".join(right)


def _wrap(found: Sequence[str], tag: str) -> list[str]:
    if not found:
        return []
    text = escape.markup(" ".join(found))
    return [f"<{tag}>{text}</{tag}>" if tag else text]
