"""Stretches: the parts of a text around an anchor, a rare word or number that dates have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .letters import UNSPACED

BEFORE, BEHIND = 96, 120
"""The code points of a stretch before and behind its anchor. No date or list is longer."""
_RUN = 40


def stretches(text: str, anchors: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches around some anchors, in order. Stretches that would overlap are joined.

    Args:
        text: the text.
        anchors: the places of the anchors, in order.
    """
    start = stop = -1
    for anchor in anchors:
        if stop >= 0 and anchor - BEFORE <= stop:
            stop = max(stop, anchor + BEHIND)
            continue
        if stop >= 0:
            yield _trimmed(text, start, stop)
        start, stop = max(0, anchor - BEFORE), anchor + BEHIND
    if stop >= 0:
        yield _trimmed(text, start, stop)


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return a stretch, made longer so that it begins and ends between words."""
    stop = min(stop, len(text))
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
