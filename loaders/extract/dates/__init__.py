"""Date expressions of news English: found, read, and resolved against the day of publication."""

from loaders.extract.dates.find import find_dates
from loaders.extract.dates.tense import Tense, clause_tense

__all__ = ["Tense", "clause_tense", "find_dates"]
