"""What a change of the engine gains and loses against the last accepted run.

    python -m tests.measures.accepted [--accept]

Runs over the project's own cases for development and the five articles. ``--accept`` keeps this run's reports as the
one to compare against, in the format of ``python -m loaders score --accept``.
"""

import argparse
import json
from collections.abc import Sequence

from loaders.commands.score import print_changes
from loaders.score import Record, Score, score_reports
from tests.measures.labelled import CASES, make_reports, read_cases, read_five

COMMAND = "python -m tests.measures.accepted --accept"
ACCEPTED = CASES / "accepted.jsonl"


def run_now() -> list[Record]:
    """The reports that the engine makes now."""
    return [report for labelled in (read_cases("dev"), read_five()) for report in make_reports(labelled.articles)]


def read_accepted() -> list[Record]:
    """The reports of the accepted run; none before the first was accepted."""
    return [json.loads(line) for line in ACCEPTED.read_text(encoding="utf-8").splitlines()] if ACCEPTED.exists() else []


def score_run(reports: Sequence[Record]) -> Score:
    """The score of a run."""
    return score_reports({**read_cases("dev").labels, **read_five().labels}, reports)


def main(accept: bool) -> None:
    """Print the changes and, where wanted, accept the run."""
    reports = run_now()
    print_changes(score_run(reports), score_run(read_accepted()))
    if accept:
        lines = (json.dumps(report, ensure_ascii=False) + "\n" for report in reports)
        ACCEPTED.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accept", action="store_true", help="keep this run as the one to compare against")
    main(parser.parse_args().accept)
