"""What a reader wants to know of visits in ten seconds, in words."""

from typing import NamedTuple

import pandas as pd

from charts import record, words


class Fact(NamedTuple):
    """What it is of, the figure or the day, and a line to explain it."""

    label: str
    big: str
    small: str


def list_facts(found: pd.DataFrame, today: pd.Timestamp) -> list[Fact]:
    """Visits so far, the last, the next and who takes part; ``found`` has the columns VISITS and may be empty."""
    held = found[found["status"].isin(["completed", "ongoing"])]
    coming = found[(found["status"] == "planned") & (found["start"] >= today)].sort_values("start")
    past = held[held["start"].notna() & (held["start"] <= today)].sort_values("start")
    exact = past[past["date_precision"].isin(["day", "week"]) & (past["mode"] == "visit")]
    return [
        Fact("Visits so far", f"{len(held):,}", _describe_rest(found, held)),
        Fact("Last", *_describe_one((exact if len(exact) else past).tail(1), "that has a date")),
        Fact("Next", *_describe_one(coming.head(1), "announced for a day to come")),
        Fact("Taking part", *_describe_people(found)),
    ]


def _describe_rest(found: pd.DataFrame, held: pd.DataFrame) -> str:
    other = found[~found.index.isin(held.index)]["status"].astype("string").value_counts()
    told = [f"{number:,} {status}" for status, number in other.items() if number]
    calls = int((held["mode"] == "call").sum())
    told += [f"{calls:,} by telephone"] if calls else []
    dated = held["start"].dropna()
    when = words.period(dated.min(), dated.max()) if len(dated) else ""
    return ", ".join(part for part in (when, *told) if part)


def _describe_one(row: pd.DataFrame, otherwise: str) -> tuple[str, str]:
    if row.empty:
        return "None", otherwise
    visit = row.iloc[0].to_dict()
    return words.span(visit["start"], visit["end"], words.plain(visit["date_precision"], "day")), record.title_of(visit)


def _describe_people(found: pd.DataFrame) -> tuple[str, str]:
    people = pd.concat([found["visitor_person"], found["host_person"]]).nunique()
    codes = pd.concat([found[side].astype("string") for side in ("visitor_country", "host_country")]).nunique()
    return words.count(int(people), "official"), f"of {words.count(int(codes), 'country')}"
