"""The words dates are made of."""

_FULL_MONTHS = ("january february march april may june july august september october november december").split()
MONTHS = {
    **{name: number for number, name in enumerate(_FULL_MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(_FULL_MONTHS, 1)},
    "sept": 9,
}
"""Month names and their abbreviations, 1 to 12."""

DOUBTFUL_MONTHS = frozenset("march april may june august jan mar jun".split())
"""Months that are names or verbs too (April Glaspie, Theresa May, the march): alone they need a preposition."""

WEEKDAYS = {
    **{name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())},
    "tues": 1,
    "weds": 2,
    "thurs": 3,
}
"""Weekday names, Monday 0 to Sunday 6."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each northern season, of three months."""

_COUNTS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
NUMBERS = {name: number for number, name in enumerate(_COUNTS, 1)} | {
    "a": 1,
    "an": 1,
    "couple": 2,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "hundred": 100,
}
"""Numbers written as words, as they stand before "days", "weeks", "months" and "years"."""

SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1}
"""Which period a word before "week", "Monday" or "October" chooses, seen from the day of publication."""

BOUNDS = {
    "from": "from",
    "starting": "from",
    "beginning": "from",
    "effective": "from",
    "since": "since",
    "until": "until",
    "till": "until",
    "til": "until",
    "through": "until",
    "thru": "until",
    "ending": "until",
    "by": "by",
    "before": "before",
    "after": "after",
    "following": "after",
}
"""The words before a date that make it a limit; the values are those of ``DateMention.bound``."""


def read_number(word: str) -> int | None:
    """The number that a folded word stands for, below 1,000; ``None`` where it stands for none."""
    if word.isdecimal():
        return int(word) if len(word) < 4 else None
    return NUMBERS.get(word)
