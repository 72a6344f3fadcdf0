"""The frozen records that the stages hand to each other.

Offsets are code points into ``Article.text``; ``end`` is exclusive. A record never changes once made, and everything
found in a text carries the offsets of the words it came from.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, Protocol

from loaders.frozen import frozen

SegmentKind = Literal["headline", "byline", "dateline", "caption", "furniture", "body"]
MentionKind = Literal["person", "country", "place", "organisation", "role", "theme", "agreement"]
Precision = Literal["day", "week", "month", "year", "unknown"]
Basis = Literal["stated", "relative", "dateline", "publication", "agreement", "judgement", "unknown"]
Kind = Literal["state", "official", "working", "private", "transit", "multilateral", "unspecified"]
Mode = Literal["visit", "meeting_third_place", "meeting", "call"]
Bound = Literal["", "from", "since", "until", "by", "before", "after"]
Status = Literal["planned", "ongoing", "completed", "postponed", "cancelled"]
Level = Literal[
    "head of state or government",
    "minister",
    "deputy minister",
    "chief of staff or commander",
    "other official",
    "delegation",
]


@frozen
class Segment:
    """A stretch of an article's text that is of one nature; segments are in order and do not overlap."""

    kind: SegmentKind
    start: int
    end: int


class Dated(Protocol):
    """What has a day of publication: an article, or what is known of one without its text."""

    @property
    def published(self) -> date:
        """The day."""


@frozen
class Article:
    """One dated text as it was read.

    ``text`` is the whole text, byte for byte as decoded; where a format gives the title apart from the text, the
    title stands first, followed by a blank line, so that one set of offsets serves both.
    """

    id: str
    published: date
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str = "en"
    source: str = ""
    """Path of the file it came from, as given by the user."""
    format: str = ""
    encoding: str = "utf-8"
    """The encoding the file was in; any other than UTF-8 was taken from its mark or guessed from its bytes."""
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """Something that could not be read, and what to do about it."""

    source: str
    place: str
    """Where in the file: ``line 12``, ``byte 4071`` or ``whole file``."""
    value: str
    """The offending value, shortened to at most 80 characters."""
    reason: str
    remedy: str


@frozen
class Sentence:
    """A sentence of one segment; ``paragraph`` counts the article's paragraphs from 0."""

    start: int
    end: int
    segment: SegmentKind
    paragraph: int


@frozen
class Mention:
    """A stretch of text that names something the lexicons or the grammar know.

    ``key`` identifies what is named: an ISO 3166-1 alpha-3 code, a person's canonical name, a place, organisation or
    theme id. ``label`` is the name to show.
    """

    start: int
    end: int
    kind: MentionKind
    key: str
    label: str
    country: str | None = None
    role: str | None = None


@frozen
class DateMention:
    """A date expression and the days it stands for, both inclusive; ``None`` where the text does not say."""

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    basis: Basis
    days: int | None = None
    """A length without a date, "three-day visit" or "for two weeks": ``first`` and ``last`` are then ``None``."""
    bound: Bound = ""
    """How the words before limit it: "until May 3" (``last`` alone), "since Monday" or "from May 3" (``first`` alone),
    "by", "before" or "after May 3" (the named days are ``first`` and ``last``; what is told lies before or after)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a field's value came from."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class VisitReport:
    """What one article says of one visit: one delegation, one host country, one continuous stay."""

    report_id: str
    article_id: str
    visitor_person: str | None = None
    visitor_role: str | None = None
    visitor_level: Level = "delegation"
    visitor_country: str | None = None
    host_person: str | None = None
    host_role: str | None = None
    host_country: str | None = None
    counterpart_country: str | None = None
    """Alpha-3 codes or organisation names, ``;`` between several."""
    companions: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    date_precision: Precision = "unknown"
    date_basis: Basis = "unknown"
    kind: Kind = "unspecified"
    mode: Mode = "visit"
    status: Status = "completed"
    agreements: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    confidence: float = 0.0
    """0 to 1: the share of reports like this one that were right on labelled articles."""
    needs_review: bool = False
    background: bool = False
    """A past or side visit told inside another story."""
    reason: str = ""
    """One plain sentence: which words and which rule made this a visit."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """The reports of one stay, merged.

    Fields are those of ``VisitReport``, each from the report that says most; ``reports`` and ``articles`` are the ids
    it rests on, ``merge_reasons`` holds one plain sentence for each report after the first.
    """

    visit_id: str
    reports: tuple[str, ...]
    articles: tuple[str, ...]
    visitor_person: str | None = None
    visitor_role: str | None = None
    visitor_level: Level = "delegation"
    visitor_country: str | None = None
    host_person: str | None = None
    host_role: str | None = None
    host_country: str | None = None
    counterpart_country: str | None = None
    companions: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    date_precision: Precision = "unknown"
    date_basis: Basis = "unknown"
    kind: Kind = "unspecified"
    mode: Mode = "visit"
    status: Status = "completed"
    cameo: str = ""
    plover: str = ""
    agreements: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    n_articles: int = 0
    n_independent_texts: int = 0
    first_reported: date | None = None
    last_reported: date | None = None
    confidence: float = 0.0
    needs_review: bool = False
    merge_reasons: tuple[str, ...] = ()


class Paragraph(NamedTuple):
    """A paragraph of an article and the group of paragraphs, in other articles, that share its words.

    ``cluster`` is ``None`` for a paragraph that no other article has. ``likeness`` is 1.0 where it is word for word
    the cluster's first paragraph, less where it was edited. A tuple, for a corpus has five for each article.
    """

    article_id: str
    index: int  # type: ignore[assignment]  # hides the method of tuples, which nobody needs of a paragraph
    start: int
    end: int
    cluster: str | None = None
    likeness: float = 0.0
    first: bool = False
    """Whether this is the cluster's first appearance, by date."""


@frozen
class Analysis:
    """Everything that was found in one article, without looking at any other."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    reports: tuple[VisitReport, ...]
