"""Patterns that are compiled when they are first used.

To compile a class of letters beyond Latin takes up to a thousand times as long as to match it, and
a program that reads one date meets few of the patterns.
"""

from __future__ import annotations

import re
from typing import cast


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what stands for a pattern, and is compiled when one of its methods is first used.

    >>> late("[0-9]+").findall("Juche 89 (2000)")
    ['89', '2000']
    """
    return cast("re.Pattern[str]", _Late(source, flags))


class _Late:
    """A pattern that is not compiled yet. Threads may share it: they compile the same twice."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(self._source, self._flags), name)
        # From now on, the method is found without a call of this one.
        setattr(self, name, found)
        return found
