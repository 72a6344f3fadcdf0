"""The largest matching of two sets, better pairs tried first."""

from collections.abc import Sequence


def match_best(allowed: Sequence[Sequence[int]]) -> dict[int, int]:
    """For as many of the first set as can be, one of the second.

    ``allowed`` gives for each of the first those of the second that it may have, best first. The way is Kuhn's, by
    augmenting paths, the choosiest first. Nothing allowed gives nothing.

    >>> match_best([[0], [0, 1]])
    {0: 0, 1: 1}
    """
    owner: dict[int, int] = {}

    def settle(i: int, tried: set[int]) -> bool:
        for j in allowed[i]:
            if j not in tried:
                tried.add(j)
                if j not in owner or settle(owner[j], tried):
                    owner[j] = i
                    return True
        return False

    for i in sorted(range(len(allowed)), key=lambda i: len(allowed[i])):
        settle(i, set())
    return dict(sorted((i, j) for j, i in owner.items()))
