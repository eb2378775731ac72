"""Stretches: the parts of a text around an anchor, a rare word or number that dates have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .letters import UNSPACED

BEFORE, BEHIND = 96, 120
"""The code points of a stretch before and behind its anchor. No date or list is longer."""
# Most dates are no longer than this, a clock time included.
_NEAR_BEFORE, _NEAR_BEHIND = 24, 48
_RUN = 40


class Stretch(NamedTuple):
    """A part of a text, and the first and the last anchor in it."""

    start: int
    stop: int
    first: int
    last: int


def stretches(text: str, anchors: Iterable[int]) -> Iterator[Stretch]:
    """Yield the stretches around some anchors, in order. Stretches that would overlap are joined.

    Args:
        text: the text.
        anchors: the places of the anchors, in order.
    """
    first = last = -1
    for anchor in anchors:
        if last >= 0 and anchor - BEFORE <= last + BEHIND:
            last = anchor
            continue
        if last >= 0:
            yield Stretch(*_trimmed(text, first - BEFORE, last + BEHIND), first, last)
        first = last = anchor
    if last >= 0:
        yield Stretch(*_trimmed(text, first - BEFORE, last + BEHIND), first, last)


def near(text: str, stretch: Stretch) -> tuple[int, int]:
    """Return the part of a stretch that most dates in it do not leave."""
    start, stop = _trimmed(text, stretch.first - _NEAR_BEFORE, stretch.last + _NEAR_BEHIND)
    return max(start, stretch.start), min(stop, stretch.stop)


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return a stretch, made longer so that it begins and ends between words."""
    start, stop = max(0, start), min(stop, len(text))
    least = max(0, start - _RUN)
    while start > least and _inside_a_run(text, start):
        start -= 1
    most = min(len(text), stop + _RUN)
    while stop < most and _inside_a_run(text, stop):
        stop += 1
    return start, stop


def _inside_a_run(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if before.isdecimal() and after.isdecimal():
        return True
    if before.isspace() and after.isspace():
        return True
    return before.isalpha() and after.isalpha() and before < UNSPACED and after < UNSPACED
