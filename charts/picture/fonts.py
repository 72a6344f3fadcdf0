"""The fonts of pictures: how wide a text is, and the letters a picture needs, to be carried in it.

The files come with packages from the registry, so that a picture looks the same on every machine and asks nobody for a
font.
"""

import base64
import io
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import vl_convert
from fontTools import subset
from fontTools.ttLib import TTFont

Face = Literal["sans", "sans semibold", "sans italic", "serif", "serif semibold"]

SANS, SERIF = "Source Sans Pro", "Source Serif Pro"
STACKS: dict[str, str] = {
    SANS: f"'{SANS}', 'Source Sans 3', 'Source Sans', 'Helvetica Neue', Arial, sans-serif",
    SERIF: f"'{SERIF}', 'Source Serif 4', 'Source Serif', Charter, Georgia, serif",
}
"""What a browser is to try, by family."""
OTHERS = "'DejaVu Sans', 'Noto Sans', 'Segoe UI', 'Segoe UI Symbol', 'Apple Symbols', sans-serif"
"""What is to be tried for letters and signs that the families above lack."""
_FILES: dict[Face, tuple[str, str, str, int, str]] = {
    "sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf", SANS, 400, "normal"),
    "sans semibold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf", SANS, 600, "normal"),
    "sans italic": ("font_source_sans_pro", "SourceSansPro-It.ttf", SANS, 400, "italic"),
    "serif": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf", SERIF, 400, "normal"),
    "serif semibold": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf", SERIF, 600, "normal"),
}
_LATIN = set(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x18F, 0x259))) | set("–—‘’“”…→•\u2002\u2009")
_KEPT_FEATURES = ["kern"]


def width(text: str, size: float, face: Face = "sans") -> float:
    """The width of ``text`` in pixels at a font size of ``size``; the width of what the font lacks is guessed.

    >>> width("", 13), 20 < width("Baku", 13) < 30
    (0.0, True)
    """
    advances, unit = _advances(face)
    return sum(advances.get(ord(sign)) or _guess(sign) * unit for sign in text) * size / unit


def _guess(sign: str) -> float:
    """The width of a sign in font sizes: signs of the East are square, and arrows and dots nearly so."""
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.0
    return 0.0 if unicodedata.combining(sign) else 0.8 if unicodedata.category(sign).startswith("S") else 0.6


def split_known(text: str, face: Face) -> list[tuple[str, bool]]:
    """``text`` in stretches, each with whether the face has its letters.

    >>> split_known("A ↔ B", "sans")
    [('A ', True), ('↔', False), (' B', True)]
    """
    advances, _ = _advances(face)
    return [("".join(signs), known) for known, signs in groupby(text, key=lambda sign: ord(sign) in advances)]


def wrap(text: str, size: float, face: Face, room: float) -> list[str]:
    """The lines of ``text`` that fit into ``room`` pixels; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, face) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def embed(text: str, faces: Iterable[Face], *, latin: bool = False) -> str:
    """CSS that carries the letters of ``text`` in these faces; ``latin`` adds those of all European languages.

    With them the fonts are the same for most texts, and are cut only once.
    """
    letters = "".join(sorted(set(text) | (_LATIN if latin else set())))
    return "".join(_write_face(face, letters) for face in faces)


@lru_cache(maxsize=1)
def register() -> None:
    """Make the fonts known to the drawing of PNGs and of Vega's charts."""
    for folder in {str(_path(face).parent) for face in _FILES}:
        vl_convert.register_font_directory(folder)


@lru_cache(maxsize=256)
def _write_face(face: Face, letters: str) -> str:
    _, _, family, weight, slant = _FILES[face]
    data = base64.b64encode(_cut(face, letters)).decode()
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-style:{slant};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


def _cut(face: Face, letters: str) -> bytes:
    """The font with these letters alone."""
    options = subset.Options(layout_features=_KEPT_FEATURES, hinting=False, notdef_outline=True)
    options.drop_tables += ["DSIG", "FFTM"]
    font = TTFont(_path(face), lazy=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    cutter.subset(font)
    font.flavor = "woff"
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


@lru_cache(maxsize=len(_FILES))
def _advances(face: Face) -> tuple[dict[int, int], int]:
    font: Any = TTFont(_path(face), lazy=True)
    widths = font["hmtx"]
    return {sign: widths[name][0] for sign, name in font.getBestCmap().items()}, font["head"].unitsPerEm


def _path(face: Face) -> Path:
    package, name, *_ = _FILES[face]
    for folder in _folders(package):
        if (path := folder / "files" / name).is_file():
            return path
    raise FileNotFoundError(f"{name} is missing; install it with: pip install {package.replace('_', '-')}")


def _folders(package: str) -> Iterator[Path]:
    # Found, not imported: the package's own code wants a module that newer Pythons do not bring.
    found = find_spec(package)
    yield from map(Path, (found.submodule_search_locations or ()) if found else ())
