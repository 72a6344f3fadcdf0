"""A change may lose a little for what it gains; how much it loses against the accepted run is shown when it is much."""

from loaders.commands.score import print_changes
from tests.measures.accepted import COMMAND, read_accepted, run_now, score_run

MOST = 0.01
"""By how much F1 may fall before somebody has to look at what was lost."""


def test_little_is_lost_against_the_accepted_run() -> None:
    now, accepted = score_run(run_now()), score_run(read_accepted())
    print_changes(now, accepted)
    print(f"If the losses are worth it, accept this run: {COMMAND}")  # noqa: T201
    assert now.f1 >= accepted.f1 - MOST


def test_an_accepted_run_is_kept() -> None:
    assert score_run(read_accepted()).n_predicted > 100
