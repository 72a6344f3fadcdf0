"""What can go wrong with judgements, said with the remedy."""

from pathlib import Path

from loaders.judgements.records import Judgement


class JudgementError(Exception):
    """A judgement that cannot be kept, or a log that cannot be used."""


class Overtaken(JudgementError):
    """Somebody else has judged the same visit since it was looked at; ``newer`` are their judgements, oldest first."""

    def __init__(self, newer: tuple[Judgement, ...]) -> None:
        self.newer = newer
        who = ", ".join(dict.fromkeys(judgement.by for judgement in newer))
        super().__init__(f"{who} judged this visit while you did. Nothing of yours was saved; look at theirs first.")


class Unfit(JudgementError):
    """A judgement that says something no record can hold; ``faults`` has one line a field."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))


class LogUnusable(JudgementError):
    """The log's file cannot be read or written."""

    def __init__(self, path: Path, found: object, remedy: str) -> None:
        super().__init__(f"{path} cannot be used as the log of judgements ({found}). {remedy}")
