"""Visits: who went where, or received whom, as one article tells it.

The way of a sentence: *items* (its words, with what the lexicons know of them), *parties* (officials and delegations),
*people* (which official is meant, over the whole article), *claims* (one move, reception or meeting each), and at last
*reports* (the claims about one stay, joined, dated and judged).
"""

from loaders.extract.visits.find import find_visits

__all__ = ["find_visits"]
