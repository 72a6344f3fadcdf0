"""Claims: what one sentence says of one visitor's move, reception or meeting."""

from dataclasses import dataclass, field

from loaders.extract.visits.scene import Scene
from loaders.frozen import frozen
from loaders.models import Mention, Mode


@frozen
class Finding:
    """Where a rule found its words: the nodes of a scene from ``first`` up to, and without, ``last``."""

    rule: str
    scene: Scene
    first: int
    last: int


@dataclass(slots=True)
class Claim:
    """One statement that a visitor was, is or will be with a host or in a country.

    ``visitor`` and ``hosts`` are numbers of the article's people. ``host_country`` is ``None`` where the words do not
    give it. ``first`` and ``last`` are the nodes of the trigger within its scene.
    """

    rule: str
    scene: int
    first: int
    last: int
    visitor: int
    visitor_node: int | None = None
    host_country: str | None = None
    hosts: list[int] = field(default_factory=list)
    host_nodes: list[int] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    companions: list[int] = field(default_factory=list)
    mode: Mode = "visit"
    counterpart: str | None = None
    """The other side's country, for meetings away from either side's soil or with no place given."""
    multilateral: bool = False
    implied: bool = False
    """Whether the journey only follows from a meeting in a country that is neither side's."""
    explicit: bool = True
    """Whether the destination stands in the words; else it was worked out from who receives whom, or the dateline."""
    kind_words: str = ""
    dest_span: tuple[int, int] | None = None
    returning: bool = False
    governed: bool = True
    """Whether a verb of going or paying governs the noun; else the visit is only named."""
    intended: bool = False
    """Whether the words only plan or announce it: "plans a July trip"."""
    over: bool = False
    """Whether the words say the stay is over: "concluded his visit"."""
    ending: bool = False
    """Whether it ends as this is told: "said at the end of his visit"; that is news, and dates the last day."""
    told_at: Finding | None = None
    """Where the gathering that is attended is told of, where that is another sentence: it may give the day."""
    on_day: int = 0
    """Which day of the stay the words tell of, counted from 1; -1 for the last, 0 where they do not say."""
    dated_at: int | None = None
    """The node of the days that are its country's alone, where several are named each with its own."""
    shared: bool = False
    """Whether the same words lead to other countries too: their days are those of the tour, not of each stay."""


@dataclass(slots=True)
class Meeting:
    """Officials of several countries who meet; who visits whom is worked out from the whole article.

    ``sides`` holds, for each country in the order named, the node and the people; ``host_country`` the place's
    country, where the words give one.
    """

    scene: int
    first: int
    last: int
    sides: dict[str, tuple[int, list[int]]]
    host_country: str | None = None
    places: list[Mention] = field(default_factory=list)
    call: bool = False
    multilateral: bool = False
    delegation: str | None = None
    """The country of the side that is called a delegation, where only one is."""
    sidelines: bool = False
    joint: bool = False
    """Whether the words call it a meeting of all its sides: "the trilateral meeting of the ministers of A, B and C"."""
    gathered: bool = False
    """Whether all sides are the subject: "A, B and C met", not "A met B and C"."""
    one_sided: bool = False
    """Whether only the guests are named, and the place."""
    rule: str = "meeting"
    dest_span: tuple[int, int] | None = None
