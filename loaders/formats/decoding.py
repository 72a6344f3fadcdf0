"""Bytes to text: UTF-8, else the encoding that the bytes themselves suggest, else not text at all."""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_ANY_MARK = tuple(_MARKS)
# Encodings that newsrooms have used. Left open, short texts are taken for EBCDIC or for a DOS code page.
_CANDIDATES = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_9", "koi8_r"),
    *("mac_roman", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
_SAMPLE = 1 << 16
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was in; ``guessed`` when the bytes did not say."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes, prefer: str = "utf-8") -> Decoded | None:
    """The text of some bytes, or ``None`` when they are not text.

    ``prefer`` is the encoding in which bytes that are not UTF-8 are tried first: that of the line before.

    >>> decode("Güler".encode())
    Decoded(text='Güler', encoding='utf-8', guessed=False)
    >>> decode(bytes(range(256))) is None
    True
    """
    if data.startswith(_ANY_MARK):
        return _decode_as(data, next(encoding for mark, encoding in _MARKS.items() if data.startswith(mark)))
    if not _looks_like_text(data):
        return None
    decoded = _decode_as(data, "utf-8")
    if decoded is None and prefer != "utf-8":
        decoded = _decode_as(data, prefer, guessed=True)
    return decoded or _guess(data)


def _decode_as(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding, guessed)
    except UnicodeDecodeError:
        return None


def _looks_like_text(data: bytes) -> bool:
    # A text may hold a stray control character; a picture or a program is full of them, and holds NUL.
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\0" not in data and controls * 100 <= len(data)


def _guess(data: bytes) -> Decoded | None:
    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES, enable_fallback=False).best()
    if best is None:
        return None
    # The Western and the Turkish page differ in six letters; "Ağrı" is news more often than an Icelandic "þ".
    turkish = _decode_as(data, "cp1254", guessed=True) if best.encoding in ("cp1252", "latin_1") else None
    return turkish or _decode_as(data, best.encoding, guessed=True)
