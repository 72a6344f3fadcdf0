"""Finding the dates of a text: anchors, readings, joins, and what they stand for on the day of publication."""

import re
from datetime import date
from typing import cast

from loaders.extract.dates.anchors import Anchor, find_anchors
from loaders.extract.dates.clauses import sentence_around
from loaders.extract.dates.datelines import is_dateline
from loaders.extract.dates.days import read_month
from loaders.extract.dates.figures import read_figures, read_slashed
from loaders.extract.dates.found import Found
from loaders.extract.dates.joins import join_found
from loaders.extract.dates.near import read_daytime, read_near
from loaders.extract.dates.periods import Period
from loaders.extract.dates.resolve import resolve
from loaders.extract.dates.seasons import read_season
from loaders.extract.dates.tense import Tense, read_tense
from loaders.extract.dates.units import read_unit
from loaders.extract.dates.weekdays import read_weekday
from loaders.extract.dates.words import BOUNDS
from loaders.models import Basis, Bound, DateMention, Precision
from loaders.text import fold

_BOUND = re.compile(
    r"\b(?P<word>from|starting|beginning|effective|since|until|till|til|through|thru|ending|by|before|after|following"
    r"|ahead of|eve of|prior to|up to)(?: on| from)?(?: the)? $"
)
_BOUND_ENDS = frozenset(BOUNDS) | {"of", "to", "on", "the", "from"}
_BOUND_PHRASES = {"ahead of": "before", "eve of": "before", "prior to": "before", "up to": "until"}
# "Until Friday" is ahead unless its verb is past, "since Friday's attack" behind whatever its verb; so on.
_LEANS: dict[str, Tense] = {"until": "future", "by": "future", "before": "future", "since": "past", "after": "past"}
_AGAINST: dict[Tense, Tense | None] = {"future": "past", "past": None}
# "999 years ago" must still be a year of the calendar.
_YEARS = (1100, 8900)
_ATTRIBUTIVE = ("'s", "s'")


def find_dates(
    text: str, published: date, start: int = 0, end: int | None = None, *, dateline: date | None = None
) -> tuple[DateMention, ...]:
    """The date expressions of text[start:end] in order, each with the days it stands for; offsets are into ``text``.

    Relative words count from ``dateline`` where it is given, else from ``published``. A weekday is the last such day
    where its clause is past, the next where it is future, ``published`` itself included. A year left out is the one
    that brings the date nearest, on the side that the tense tells. Weeks run from Monday to Sunday; an imprecise date
    spans its whole week, month or year. Basis: ``stated`` where the words name the day, month or year, ``relative``
    where the day of publication decides, ``dateline`` inside a dateline. A text without dates gives ``()``, and so
    does a publication outside the years 1100 to 8900.

    >>> told = "He will visit Baku on Friday."
    >>> [(told[d.start:d.end], d.first.isoformat()) for d in find_dates(told, date(2024, 3, 6))]
    [('Friday', '2024-03-08')]
    """
    part, folded = text[start:end], fold(text)[start:end]
    anchors = find_anchors(folded)
    today = dateline or published
    if not anchors or not _YEARS[0] <= today.year <= _YEARS[1]:
        return ()
    founds = join_found(part, folded, _read(part, folded, anchors, today))
    return tuple(_resolve_all(part, folded, founds, today, start))


def _read(text: str, folded: str, anchors: list[Anchor], today: date) -> list[Found]:
    founds: list[Found] = []
    done = 0
    for anchor in anchors:
        if anchor[0] < done:
            continue
        found = _read_anchor(text, folded, anchor, today, done)
        if found and found.start >= done:
            founds += [found, found.also] if found.also else [found]
            done = founds[-1].end
    return founds


def _read_anchor(text: str, folded: str, anchor: Anchor, today: date, floor: int) -> Found | None:
    start, end, kind = anchor
    if kind == "month":
        return read_month(text, folded, start, end, floor)
    if kind == "figures":
        return read_figures(folded, start, today)
    if kind == "unit":
        return read_unit(folded, start, end, today)
    if kind == "weekday":
        return read_weekday(text, folded, start, end)
    if kind == "near":
        return read_near(text, folded, start, end, today)
    if kind == "season":
        return read_season(folded, start, end)
    return read_daytime(folded, start, end, today) if kind == "daytime" else read_slashed(folded, start, today)


def _resolve_all(text: str, folded: str, founds: list[Found], today: date, offset: int) -> list[DateMention]:
    mentions: list[DateMention] = []
    previous: date | None = None
    for found in founds:
        mention = _mention(text, folded, found, today, previous, offset)
        if mention:
            mentions.append(mention)
            # "The same day" is a day told alone, and not the first one of a range.
            alone = mention.precision == "day" and mention.first is not None and mention.last in (None, mention.first)
            previous = mention.first if alone else previous
    return mentions


def _mention(
    text: str, folded: str, found: Found, today: date, previous: date | None, offset: int
) -> DateMention | None:
    start, end = found.start + offset, found.end + offset
    if found.kind == "length":
        return DateMention(start, end, None, None, "day", "stated", found.days)
    bound = _bound(folded, found)
    days = _resolve_by_tense(text, folded, found, today, previous or today, bound)
    if not days:
        return None
    first = None if bound == "until" else days[0]
    last = None if bound in ("from", "since") else days[1]
    return DateMention(start, end, first, last, _precision(found), _basis(text, found), None, cast(Bound, bound))


def _bound(folded: str, found: Found) -> str:
    if found.bound:
        return found.bound
    if found.upto or (found.day_to and found.kind == "day") or folded.startswith("'s", found.end):
        return ""
    return _bound_word(folded, found)


def _bound_word(folded: str, found: Found) -> str:
    if folded[max(0, found.start - 11) : found.start - 1].rpartition(" ")[2] not in _BOUND_ENDS:
        return ""
    match = _BOUND.search(folded, max(0, found.start - 20), found.start)
    return BOUNDS.get(match["word"]) or _BOUND_PHRASES[match["word"]] if match else ""


def _resolve_by_tense(text: str, folded: str, found: Found, today: date, previous: date, bound: str) -> Period | None:
    """The days by the clause's tense, which is read only where past and future differ: most dates are near."""
    past = resolve(found, today, "past", previous)
    if (
        not past
        or found.year
        or found.kind not in ("day", "month", "weekday")
        or resolve(found, today, "future", previous) == past
    ):
        return past
    tense = _tense(text, folded, found, bound)
    return past if tense == "past" else resolve(found, today, tense, previous)


def _tense(text: str, folded: str, found: Found, bound: str) -> Tense | None:
    begin, stop = sentence_around(text, found.start)
    before, after = folded[begin : found.start], folded[found.end : max(stop, found.end)]
    tense = read_tense(before, after, after.startswith(_ATTRIBUTIVE))
    leans = _LEANS.get(bound or _bound_word(folded, found))
    if leans == "future" and not bound:
        return leans  # "Ahead of Friday's summit the two spoke."
    if leans == "future" and found.kind != "weekday":
        return None
    return leans if leans and tense != _AGAINST[leans] else tense


def _precision(found: Found) -> Precision:
    if found.kind in ("month", "year"):
        return cast(Precision, found.kind)
    if found.kind == "weekday" and found.day_to is not None:
        return "week"
    return found.precision


def _basis(text: str, found: Found) -> Basis:
    if found.kind == "day":
        return "dateline" if is_dateline(text, found.start, found.end) else "stated"
    return "stated" if found.kind == "year" or (found.kind == "month" and found.shift is None) else "relative"
