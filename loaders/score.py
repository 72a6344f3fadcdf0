"""Precision, recall and F1 of visit reports against labels, article by article.

The rules: calls and cancelled visits count on neither side. Precision is against every label, recall against those not
flagged background, secondary or doubt. A report matches a label of the same article when the visitor's country is the
same, the host country is the same (for a meeting: host and counterparts share a country), and the start dates are at
most a day apart, where the label is exact; a week for a label that knows the week; the same month or year for one that
knows these; any date where the label has none. Matching is one to one and the largest possible. "Strict" also wants
the visitor's family name and the same start date.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from loaders.matching import match_best

Record = Mapping[str, Any]

_PERIPHERAL = {"background", "secondary", "doubt"}
_SUCCESSORS = {"SUN": "RUS"}
_COUNTRY_FIELDS = ("visitor_country", "host_country", "counterpart_country")
_COMPARED = ("start", "end", "kind", "mode", "status")
_LETTERS = str.maketrans({"ə": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and the report that was matched with it."""

    article_id: str
    label: Record
    report: Record


@dataclass(slots=True)
class Score:
    """What matched, what was missed and what was invented."""

    pairs: list[Pair] = field(default_factory=list)
    missed: list[tuple[str, Record]] = field(default_factory=list)
    """Labels without a report, core ones only."""
    invented: list[tuple[str, Record]] = field(default_factory=list)
    n_articles: int = 0
    n_core: int = 0
    n_predicted: int = 0
    n_without_visit: int = 0
    n_false_alarms: int = 0
    """Articles without a visit that got one."""
    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """The share of reports that match a label."""
        return _ratio(len(self.pairs), self.n_predicted)

    @property
    def recall(self) -> float:
        """The share of core labels that were found."""
        return _ratio(sum(is_core(pair.label) for pair in self.pairs), self.n_core)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _harmonic(self.precision, self.recall)

    @property
    def strict_f1(self) -> float:
        """The same over the matches whose visitor and start date are right as well."""
        strict = [pair for pair in self.pairs if is_exact(pair)]
        return _harmonic(
            _ratio(len(strict), self.n_predicted), _ratio(sum(is_core(pair.label) for pair in strict), self.n_core)
        )


def score_reports(labels: Mapping[str, Sequence[Record]], reports: Iterable[Record]) -> Score:
    """The score of reports against labels by article id; reports of articles that have no labels are left out."""
    by_article: dict[str, list[Record]] = {article_id: [] for article_id in labels}
    for report in reports:
        if _counts(report) and report["article_id"] in by_article:
            by_article[report["article_id"]].append(_modernise(report))
    score = Score()
    for article_id, visits in labels.items():
        _score_article(score, article_id, [_modernise(v) for v in visits if _counts(v)], by_article[article_id])
    return score


def is_core(label: Record) -> bool:
    """Whether missing this label costs recall."""
    return not _PERIPHERAL & set(label.get("flags") or ())


def is_exact(pair: Pair) -> bool:
    """Whether visitor and start date are right as well."""
    start = pair.label.get("start")
    return same_person(pair.label.get("visitor_person"), pair.report.get("visitor_person")) and (
        not start or start == pair.report.get("start")
    )


def same_person(label: str | None, report: str | None) -> bool:
    """Whether the family name of one is among the names of the other; a label without a name agrees with any.

    >>> same_person("Recep Tayyip Erdogan", "Erdoğan"), same_person("Hulusi Akar", None)
    (True, False)
    """
    if not label:
        return True
    wanted, given = fold_name(label), fold_name(report)
    return bool(wanted and given) and (wanted[-1] in given or given[-1] in wanted)


def fold_name(name: str | None) -> list[str]:
    """The words of a name in lower case without diacritics."""
    plain = unicodedata.normalize("NFKD", (name or "").casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_LETTERS)
    return "".join(sign if sign.isalnum() else " " for sign in plain).split()


def matches(label: Record, report: Record) -> bool:
    """Whether a report may be matched with a label of its article."""
    if label["visitor_country"] != report.get("visitor_country"):
        return False
    if label.get("mode") in ("meeting_third_place", "meeting"):
        if not _sides(label) & _sides(report):
            return False
    elif label.get("host_country") and label["host_country"] != report.get("host_country"):
        return False
    return _dates_agree(label, report)


def _score_article(score: Score, article_id: str, labels: list[Record], reports: list[Record]) -> None:
    matched = _match(labels, reports)
    score.n_articles += 1
    score.n_core += sum(map(is_core, labels))
    score.n_predicted += len(reports)
    if not labels:
        score.n_without_visit += 1
        score.n_false_alarms += bool(reports)
    for i, j in matched.items():
        pair = Pair(article_id, labels[i], reports[j])
        score.pairs.append(pair)
        _compare_fields(score, pair)
    used = set(matched.values())
    score.missed += [(article_id, label) for i, label in enumerate(labels) if i not in matched and is_core(label)]
    score.invented += [(article_id, report) for j, report in enumerate(reports) if j not in used]


def _compare_fields(score: Score, pair: Pair) -> None:
    label, report = pair.label, pair.report
    verdicts = {name: _class_of(label[name]) == _class_of(report.get(name)) for name in _COMPARED if label.get(name)}
    for name in ("visitor_person", "host_person"):
        if label.get(name):
            verdicts[name] = same_person(label[name], report.get(name))
    if label.get("place"):
        verdicts["place"] = bool(set(fold_name(label["place"])) & set(fold_name(report.get("place"))))
    score.asked.update(verdicts.keys())
    score.right.update(name for name, verdict in verdicts.items() if verdict)


def _match(labels: Sequence[Record], reports: Sequence[Record]) -> dict[int, int]:
    return match_best(
        [
            sorted(
                (j for j, report in enumerate(reports) if matches(label, report)),
                key=partial(_unlikeness, label, reports),
            )
            for label in labels
        ]
    )


def _unlikeness(label: Record, reports: Sequence[Record], j: int) -> int:
    who = same_person(label.get("visitor_person"), reports[j].get("visitor_person"))
    return -2 * who - (label.get("start") == reports[j].get("start"))


def _sides(record: Record) -> set[str]:
    counterparts = record.get("counterpart_country")
    return {record.get("host_country"), *(counterparts.split(";") if counterparts else ())} - {None}


def _dates_agree(label: Record, report: Record) -> bool:
    wanted, given = label.get("start"), report.get("start")
    if not wanted or not given:
        return not wanted
    precision = label.get("date_precision", "day")
    if precision in ("year", "month"):
        length = 4 if precision == "year" else 7
        return str(wanted[:length]) == str(given[:length])
    first, second = _day(wanted), _day(given)
    return bool(first and second) and abs((first - second).days) <= (7 if precision == "week" else 1)  # type: ignore[operator]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _class_of(value: object) -> object:
    return "occurred" if value in ("completed", "ongoing") else value


def _modernise(record: Record) -> Record:
    codes = {name: _SUCCESSORS.get(record.get(name) or "", record.get(name)) for name in _COUNTRY_FIELDS}
    return {**record, **codes}


def _counts(record: Record) -> bool:
    return record.get("mode") != "call" and record.get("status") != "cancelled"


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _harmonic(a: float, b: float) -> float:
    return _ratio(2 * a * b, a + b)
