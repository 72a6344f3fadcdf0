"""Named fields, from a JSON object, a CSV row or YAML front matter, to an article."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from loaders.extract.segments import find_byline, find_outlet, find_segments
from loaders.formats.document import Document
from loaders.models import Article, Reject
from loaders.text import normalise

FIELDS = {
    "id": ("id", "article_id", "guid"),
    "date": ("date", "published", "published_at", "published_time", "pubdate"),
    "title": ("title", "headline"),
    "text": ("text", "body", "content"),
    "outlet": ("outlet", "source", "publisher", "newspaper"),
    "byline": ("byline", "author", "authors"),
    "url": ("url", "source_url", "link"),
    "language": ("language", "lang"),
}
"""Our name of a field, and the names, best first, under which files have it."""

YEARS = range(1700, 2262)
"""Years an article may be of: tables hold dates as nanoseconds, which reach from 1677 to 2262."""

# What an escape in JSON may leave, and no table can hold.
_HALF_SIGN = re.compile("[\ud800-\udfff]")
_PLAIN = (int, float, date)
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands: its document, the place in it, its format and encoding, and the id it has by default."""

    document: Document
    place: str
    format: str
    fallback_id: str
    encoding: str = "utf-8"

    def reject(self, reason: str, remedy: str, value: object = "") -> Reject:
        """A record of why the article at this place could not be read."""
        return self.document.reject(reason, remedy, place=self.place, value=value)


def read_date(value: str) -> date | None:
    """The day of an ISO 8601 date or timestamp; ``None`` when it is none, or outside ``YEARS``.

    >>> read_date("2024-03-06T10:00:00Z")
    datetime.date(2024, 3, 6)
    >>> read_date("2024-02-31") is None
    True
    """
    found = _DATE.fullmatch(value.strip())
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    return day if day and day.year in YEARS else None


def build_article(record: Mapping[str, object], origin: Origin) -> Article | Reject:
    """The article that a record's fields make, or the reason why they make none.

    Needs ``date`` and ``text``. The title is put before the text, followed by a blank line, unless the text begins
    with it. Outlet and byline come from the record, else from the text.
    """
    fields = {ours: _pick(record, names) for ours, names in FIELDS.items()}
    published = read_date(fields["date"])
    if published is None:
        return _reject_date(fields["date"], origin)
    if not fields["text"].strip():
        return origin.reject("no text", 'give the article\'s text in the field "text"', fields["title"])
    return _assemble(fields, published, origin)


def _assemble(fields: dict[str, str], published: date, origin: Origin) -> Article:
    title = " ".join(normalise(fields["title"]).split())
    body = normalise(fields["text"])
    text = body if body.startswith(title) else f"{title}\n\n{body}"
    segments = find_segments(text, len(title))
    return Article(
        id=fields["id"].strip() or origin.fallback_id,
        published=published,
        text=text,
        title=title or next((text[s.start : s.end] for s in segments if s.kind == "headline"), None),
        outlet=fields["outlet"].strip() or find_outlet(text, segments),
        byline=fields["byline"].strip() or find_byline(text, segments),
        url=fields["url"].strip() or None,
        language=fields["language"].strip().lower() or "en",
        source=origin.document.name,
        format=origin.format,
        segments=segments,
        encoding=origin.encoding,
    )


def _pick(record: Mapping[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        value = record.get(name)
        if value is None:
            continue
        if isinstance(value, list):
            value = ", ".join(map(str, value))
        elif isinstance(value, _PLAIN):
            value = str(value)
        if isinstance(value, str) and value and not value.isspace():
            return value if value.isascii() else _HALF_SIGN.sub("\ufffd", value)
    return ""


def _reject_date(value: str, origin: Origin) -> Reject:
    remedy = "give the day of publication as YYYY-MM-DD, for instance 2024-03-06"
    return origin.reject("impossible date" if value else "no date", remedy, value)
