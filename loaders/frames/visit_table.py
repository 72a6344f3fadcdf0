"""The table of all visits, as the frames show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from loaders.columns import VISITS
from loaders.frames.conform import conform
from loaders.frames.names import country_name, direction_of
from loaders.judgements.overlay import EXTRACTED
from loaders.merge.codes import EVENTS

if TYPE_CHECKING:
    from loaders.frames.corpus import Corpus

_VISITS = """
WITH links AS (
    SELECT l.visit_id, l.place, a.n, a.article_id, a.outlet, a.published, r.sentence
    FROM visit_reports l JOIN reports r USING (report_id) JOIN articles a USING (n)
), sources AS (
    SELECT visit_id,
           list(article_id ORDER BY published, article_id) AS articles,
           list(outlet ORDER BY published, article_id) AS outlets,
           first(sentence ORDER BY place) AS sentence
    FROM links GROUP BY visit_id
)
SELECT v.*, s.articles, s.outlets, s.sentence
FROM visits v LEFT JOIN sources s USING (visit_id)
ORDER BY v.start NULLS LAST, v.visit_id
"""
_PERIODS = {"week": "W", "month": "M", "year": "Y"}


def make_visit_table(corpus: Corpus) -> pd.DataFrame:
    """All visits by their first day, those without one last, in the columns of VISITS."""
    frame: pd.DataFrame = corpus.query(_VISITS).to_pandas(date_as_object=False)
    for side in ("visitor", "host"):
        frame[f"{side}_name"] = [_name(code) for code in frame[f"{side}_country"]]
    directions = [
        direction_of(_text(visitor), _text(host), _text(counterpart), mode)
        for visitor, host, counterpart, mode in zip(
            frame["visitor_country"], frame["host_country"], frame["counterpart_country"], frame["mode"], strict=True
        )
    ]
    frame["direction"] = [code for code, _ in directions]
    frame["direction_name"] = [words for _, words in directions]
    for column in ("articles", "outlets"):
        frame[column] = [_distinct(values) for values in frame[column]]
    frame["event"] = frame["cameo"].map(EVENTS)
    _widen_dates(frame)
    _add_judgements(frame, corpus)
    return conform(frame, VISITS)


def _widen_dates(frame: pd.DataFrame) -> None:
    frame["start"], frame["end"] = pd.to_datetime(frame["start"]), pd.to_datetime(frame["end"])
    frame["end"] = frame["end"].fillna(frame["start"])
    for precision, period in _PERIODS.items():
        rows = (frame["date_precision"] == precision) & frame["start"].notna()
        if rows.any():
            frame.loc[rows, "start"] = frame.loc[rows, "start"].dt.to_period(period).dt.start_time
            frame.loc[rows, "end"] = frame.loc[rows, "end"].dt.to_period(period).dt.end_time.dt.normalize()


def _add_judgements(frame: pd.DataFrame, corpus: Corpus) -> None:
    said = [corpus.overlay.said.get(visit_id) for visit_id in frame["visit_id"]]
    frame["source"] = [one.source if one else EXTRACTED for one in said]
    for name in ("judgement", "judged_by", "note"):
        frame[name] = [(getattr(one, name) or None) if one else None for one in said]
    frame["judged_at"] = pd.to_datetime(pd.Series([one.judged_at if one else None for one in said], dtype="object"))
    frame["corrected"] = [one.corrected if one else () for one in said]


def _distinct(values: object) -> tuple[str, ...]:
    if not hasattr(values, "__iter__"):
        return ()
    return tuple(dict.fromkeys(value for value in values if isinstance(value, str)))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _name(code: object) -> str | None:
    return country_name(code) if isinstance(code, str) else None
