"""Merging visit reports into visits: ten articles on one stay are one visit, and every merge can say why."""

from loaders.merge.visits import merge_reports

__all__ = ["merge_reports"]
