"""Fit the figures of ``data/lexicons/confidence.yaml`` to labelled articles.

    python -m tests.measures.confidence [FOLDER] [--write]   # FOLDER holds the third-party texts, ../shared by default

A report is right when it can be matched with a label. The weights are those of a logistic regression over the signs,
on the labelled news and the project's own cases for development together, held near zero by a ridge, since a few
dozen errors must do for a dozen signs, and never above zero, since a sign is a reason for doubt. The level is set on
the cases for development alone: fewer rules were made on them than on the news, so that they say better what happens
on texts that nobody has read. The threshold is the lowest one that leaves at least 95 of 100 unmarked reports right.
The cases held out are only counted, never fitted.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from loaders.extract.visits.confidence import APART, Assurance, Sign, find_signs
from loaders.lexicon import LEXICONS, load_lexicon
from tests.measures.labelled import Labelled, make_reports, read_cases, read_news, score_part

RIDGE = 2.0
WANTED = 0.95
STEPS, PACE = 20_000, 0.01


@dataclass(frozen=True, slots=True)
class Judged:
    """A report's signs, and whether it was right."""

    signs: frozenset[str]
    right: bool


@contextmanager
def record_signs() -> Iterator[list[frozenset[str]]]:
    """The signs of every report made meanwhile, in order; each report's confidence is its place in that order."""
    seen: list[frozenset[str]] = []

    def note(*report: Any) -> Assurance:
        seen.append(find_signs(*report))
        return Assurance(float(len(seen) - 1), False)

    with mock.patch("loaders.extract.visits.reporting.assure", note):
        yield seen


def judge_reports(labelled: Labelled) -> list[Judged]:
    """Every scored report of a labelled set."""
    with record_signs() as seen:
        score = score_part(labelled, make_reports(labelled.articles))
    right = [Judged(seen[int(pair.report["confidence"])], True) for pair in score.pairs]
    return right + [Judged(seen[int(report["confidence"])], False) for _, report in score.invented]


def fit_weights(judged: Sequence[Judged], signs: Sequence[str]) -> tuple[float, np.ndarray]:
    """The level and the weight of each sign, none above zero."""
    held, right = tabulate(judged, signs)
    level, weights = 2.0, np.zeros(len(signs))
    for _ in range(STEPS):
        missing = right - chance(level + held @ weights)
        level += PACE * missing.sum()
        weights = np.minimum(weights + PACE * (held.T @ missing - RIDGE * weights), 0.0)
    return level, weights


def fit_level(judged: Sequence[Judged], signs: Sequence[str], weights: np.ndarray) -> float:
    """The level at which as many reports are expected to be right as are."""
    held, right = tabulate(judged, signs)
    low, high = -5.0, 10.0
    while high - low > 1e-6:
        middle = (low + high) / 2
        low, high = (middle, high) if chance(middle + held @ weights).mean() < right.mean() else (low, middle)
    return low


def choose_threshold(judged: Sequence[Judged], expected: np.ndarray) -> float:
    """The lowest confidence above which ``WANTED`` of the reports are right, those put together far apart aside."""
    together = np.array([not report.signs & APART for report in judged])
    right = np.array([report.right for report in judged])
    for threshold in np.arange(0.5, 0.99, 0.01):
        kept = together & (expected.round(2) >= threshold - 1e-9)
        if kept.any() and right[kept].mean() >= WANTED:
            return float(threshold)
    return 0.99


def tabulate(judged: Sequence[Judged], signs: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """One row a report: which signs hold; and whether it was right."""
    held = np.array([[sign in report.signs for sign in signs] for report in judged], dtype=float)
    return held, np.array([report.right for report in judged], dtype=float)


def chance(odds: np.ndarray) -> np.ndarray:
    """The probability of log odds."""
    return 1 / (1 + np.exp(-odds))


def print_bands(name: str, judged: Sequence[Judged], expected: np.ndarray) -> None:
    """How many were expected to be right in each band, and how many were."""
    right = np.array([report.right for report in judged])
    for low, high in ((0, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        band = (expected >= low) & (expected < high)
        if band.any():
            figures = f"expected {expected[band].mean():.3f}, right {right[band].mean():.3f} of {band.sum()}"
            print(f"{name}, {low} to {min(high, 1)}: {figures}")


def write_figures(figures: dict[str, float]) -> None:
    """Put the figures into the lexicon, each after its id."""
    path = LEXICONS / "confidence.yaml"
    text = path.read_text(encoding="utf-8")
    for name, figure in figures.items():
        text = re.sub(rf'(- id: "{name}"\n    (?:value|weight): )\S+', rf"\g<1>{figure:.2f}", text)
    path.write_text(text, encoding="utf-8")


def main(folder: Path, write: bool) -> None:
    """Fit, print and, where wanted, write."""
    signs = [sign.id for sign in load_lexicon("confidence", Sign, "signs")]
    news, dev, heldout = (judge_reports(read) for read in (read_news(folder), read_cases("dev"), read_cases("heldout")))
    _, weights = fit_weights([*news, *dev], signs)
    weights = weights.round(2)
    level = round(fit_level(dev, signs, weights), 2)
    labelled = {"fitted": [*news, *dev], "held out": heldout}
    expected = {name: chance(level + tabulate(part, signs)[0] @ weights) for name, part in labelled.items()}
    threshold = choose_threshold([*news, *dev], expected["fitted"])
    figures = {"plain": level, "review": threshold, **dict(zip(signs, weights.tolist(), strict=True))}
    for name, figure in figures.items():
        print(f"{figure:6.2f} {name}")
    for name, part in labelled.items():
        print_bands(name, part, expected[name])
    if write:
        write_figures(figures)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true", help="write the figures into the lexicon")
    chosen = parser.parse_args()
    main(chosen.folder, chosen.write)
