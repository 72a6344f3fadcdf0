"""Import to have every lexicon in memory: the processes of a pool are then copies that need not load their own."""

import contextlib
from datetime import date

from loaders.analysis import analyse
from loaders.models import Article, Segment

_TEXT = "The foreign minister of France, Jean Martin, visited Ankara on 6 March 2024 and spoke of regional security."

# A stage that fails here fails on the articles too, where it is counted and told.
with contextlib.suppress(Exception):
    analyse(Article("prepared", date(2024, 3, 7), _TEXT, segments=(Segment("body", 0, len(_TEXT)),)))
