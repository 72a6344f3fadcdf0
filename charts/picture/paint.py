"""Colours and signs as SVG takes them."""

import re

from charts import style

_RGBA = re.compile(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*([\d.]+)\s*)?\)")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}\b")


def paint(colour: str, role: str = "fill") -> str:
    """A colour as the attributes of an element; ``role`` is fill or stroke.

    >>> paint("rgba(11,95,165,0.5)"), paint("#0B5FA5", "stroke"), paint("rgba(0,0,0,0)")
    ('fill="#0B5FA5" fill-opacity="0.5"', 'stroke="#0B5FA5"', 'fill="none"')
    """
    found = _RGBA.fullmatch(colour.strip())
    if not found:
        return f'{role}="{colour}"' if _HEX.fullmatch(colour) else f'{role}="none"'
    red, green, blue = (int(found[place]) for place in (1, 2, 3))
    alpha = float(found[4] or 1)
    if alpha == 0:
        return f'{role}="none"'
    faint = f' {role}-opacity="{alpha:g}"' if alpha < 1 else ""
    return f'{role}="#{red:02X}{green:02X}{blue:02X}"{faint}'


def in_light(svg: str) -> str:
    """A picture drawn in the dark theme's colours, in those of the light one."""
    pairs = dict(zip(_colours(style.palette("dark")), _colours(style.palette("light")), strict=True))
    return _HEX.sub(lambda colour: pairs.get(colour[0].upper(), colour[0]), svg)


def sign_of(sign: str) -> bool:
    """Whether XML 1.0 can hold a sign."""
    code = ord(sign)
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def _colours(palette: style.Palette) -> list[str]:
    plain = [palette.paper, palette.ink, palette.muted, palette.line, palette.neutral, palette.accent, palette.tint]
    return [colour.upper() for colour in (*plain, palette.wash, *palette.categorical, *palette.kinds.values())]
