"""What the visits between two countries add up to: balance, gaps, and whose turn it is.

Only visits that took place, from one named country to another, count: not calls, meetings on third soil, or plans.
"""

import re

import pandas as pd

HELD = ("completed", "ongoing")

PAIRS = ["pair", "first", "second", "first_name", "second_name", "there", "back", "total", "last", "owes", "unreturned"]
GAPS = ["pair", "visit_id", "previous", "start", "days"]


def select_held(visits: pd.DataFrame) -> pd.DataFrame:
    """The dated visits that took place from one country to another, by date, with their unordered ``pair``."""
    ways = visits["direction"].astype("object")
    travelled = {way: name_pair(way) for way in ways.dropna().unique() if ">" in way}
    pairs = ways.map(travelled)
    held = pairs.notna() & visits["status"].isin(HELD) & visits["start"].notna()
    return visits[held].assign(pair=pairs[held].astype("object")).sort_values(["start", "visit_id"])


def name_pair(direction: str) -> str:
    """The two ends of a direction whichever way it goes.

    >>> name_pair("TUR>AZE"), name_pair("AZE=TUR")
    ('AZE+TUR', 'AZE+TUR')
    """
    return "+".join(sorted(re.split("[>=]", direction)))


def count_pairs(visits: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of countries, most visits first; ``first`` is the country that travelled more.

    Columns ``PAIRS``: ``there`` counts the visits of ``first`` to ``second``, ``back`` those the other way; ``owes`` is
    the country whose turn it is, which received the last ``unreturned`` visits; ``last`` is the day of the last visit.
    Without such a visit the frame has no row.
    """
    held = select_held(visits)
    held = held.assign(by=held["visitor_country"].astype("object"))
    names, turns = name_countries(held), _take_turns(held)
    rows = [
        _describe_pair(str(pair), counts.droplevel("pair").to_dict(), turns.loc[pair].to_dict(), names)
        for pair, counts in held.groupby(["pair", "by"]).size().groupby("pair")
    ]
    table = pd.DataFrame(rows, columns=PAIRS)
    return table.sort_values(["total", "pair"], ascending=[False, True], ignore_index=True)


def answer_both_ways(chosen: pd.DataFrame, everything: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``everything`` between two countries that some row of ``chosen`` is between, whichever way.

    Who asks for one country's visits must not be told that the other never came.
    """
    pairs = {name_pair(way) for way in chosen["direction"].dropna().unique()}
    ways = everything["direction"].astype("object")
    return everything[
        ways.map({way: name_pair(way) in pairs for way in ways.dropna().unique()}).fillna(False).astype(bool)
    ]


def measure_gaps(visits: pd.DataFrame) -> pd.DataFrame:
    """Days from the start of each visit to the start of the next of the same pair, either way; columns ``GAPS``."""
    held = select_held(visits)
    previous = held.groupby("pair", sort=False)["start"].shift()
    days = (held["start"] - previous).dt.days
    gaps = held.assign(previous=previous, days=days)[GAPS].dropna(subset="days")
    return gaps.astype({"days": "int64"}).reset_index(drop=True)


def name_pairs(pairs: pd.Series, visits: pd.DataFrame) -> dict[str, str]:
    """``"AZE+TUR"`` to ``"Azerbaijan – Türkiye"``."""
    names = name_countries(visits)
    return {pair: " – ".join(names.get(code, code) for code in pair.split("+")) for pair in pairs.unique()}


def name_countries(visits: pd.DataFrame) -> dict[str, str]:
    """The name of every country that visits or receives, by code."""
    sides = [visits[[f"{side}_country", f"{side}_name"]].astype("object").set_axis([0, 1], axis=1) for side in _SIDES]
    return dict(pd.concat(sides).dropna().drop_duplicates().itertuples(index=False, name=None))


def rank_directions(visits: pd.DataFrame) -> list[str]:
    """Every direction, those of the busiest pair of countries first and, within a pair, the busier first.

    >>> rank_directions(pd.DataFrame({"direction": ["TUR>AZE", "GEO>AZE", "AZE>TUR", "TUR>AZE"]}))
    ['TUR>AZE', 'AZE>TUR', 'GEO>AZE']
    """
    counted = visits["direction"].astype("object").value_counts().rename_axis("way").reset_index(name="n")
    counted["pair"] = counted["way"].map(name_pair)
    counted["total"] = counted.groupby("pair")["n"].transform("sum")
    ranked = counted.sort_values(["total", "pair", "n", "way"], ascending=[False, True, False, True])
    return [str(way) for way in ranked["way"]]


_SIDES = ("visitor", "host")


def _take_turns(held: pd.DataFrame) -> pd.DataFrame:
    """For each pair: ``last``, the day of the last visit, ``by`` whom, and how many in a row they made (``run``)."""
    grouped = held.groupby("pair", sort=True)
    last = grouped[["start", "by"]].last().rename(columns={"start": "last"})
    back = grouped.cumcount(ascending=False)
    others = held["by"] != held["pair"].map(last["by"])
    run = back[others].groupby(held.loc[others, "pair"]).min()
    return last.assign(run=run.reindex(last.index).fillna(grouped.size()).astype("int64"))


def _describe_pair(
    pair: str, counts: dict[str, int], turn: dict[str, object], names: dict[str, str]
) -> tuple[object, ...]:
    codes = pair.split("+")
    first = max(codes, key=lambda code: counts.get(code, 0))
    second = next(code for code in codes if code != first)
    there, back = counts.get(first, 0), counts.get(second, 0)
    owes = second if turn["by"] == first else first
    named = (names.get(first, first), names.get(second, second))
    return pair, first, second, *named, there, back, there + back, turn["last"], owes, turn["run"]
