"""How far a build is: a bar's share of the whole and the line on it."""

_STAGES: dict[str, tuple[float, float]] = {
    "reading articles": (0.0, 0.7),
    "comparing texts": (0.7, 0.85),
    "merging visits": (0.85, 0.9),
    "indexing texts": (0.9, 1.0),
}
"""Where on the bar each stage begins and ends, by what each takes of a build where everything is new."""


def tell_progress(stage: str, done: int, expected: int | None = None) -> tuple[float, str]:
    """The share, 0 to 1, and the line; ``expected`` is about how many articles there will be.

    >>> tell_progress("reading articles", 3000, 12000)
    (0.175, 'Reading articles: 3,000 of about 12,000')
    >>> tell_progress("reading articles", 3)
    (0.0, 'Reading articles: 3')
    >>> tell_progress("comparing texts", 0, 12000)
    (0.7, 'Comparing texts')
    >>> tell_progress("done", 12000)
    (1.0, 'Done')
    """
    begin, end = _STAGES.get(stage, (1.0, 1.0))
    part = min(done / expected, 1.0) if expected and stage == "reading articles" else 0.0
    of = f" of about {expected:,}" if expected and done <= expected else ""
    told = f": {done:,}{of}" if done and begin < end else ""
    return round(begin + (end - begin) * part, 3), f"{stage.capitalize()}{told}"
