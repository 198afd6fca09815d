"""``garbage_kept``: work that makes many small values, without pauses to look for those that nobody needs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_kept() -> Iterator[None]:
    """Without Python's search for values that hold each other, which takes half as long as judging does.

    Judging makes hundreds of thousands of small values, and none that hold each other.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
