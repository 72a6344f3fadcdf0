"""Merging visit reports into visits: ten articles on one stay are one visit, and every merge can say why."""

from loaders.merge.copies import find_copies
from loaders.merge.identities import Names, name_people, rename_people
from loaders.merge.visits import make_visit, merge_reports

__all__ = ["Names", "find_copies", "make_visit", "merge_reports", "name_people", "rename_people"]
