"""How often Python looks for circular garbage while millions of small records are made."""

import contextlib
import gc
from collections.abc import Iterator

_RARELY = (1_000_000, 50, 1000)


@contextlib.contextmanager
def rarely_collected() -> Iterator[None]:
    """Let the collector run once in a million new objects inside the block, not in 700.

    The records of the stages form no circles and go as soon as nobody holds them; walking through them and through
    the lexicons over and over took a quarter of a build's time.
    """
    usual = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
