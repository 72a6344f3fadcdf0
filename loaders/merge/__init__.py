"""Merging visit reports into visits: ten articles on one stay are one visit, and every merge can say why."""

from loaders.merge.copies import find_copies
from loaders.merge.visits import make_visit, merge_reports

__all__ = ["find_copies", "make_visit", "merge_reports"]
