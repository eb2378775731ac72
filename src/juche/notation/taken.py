"""A stretch of text without the dates in it that were read before."""

from __future__ import annotations

from bisect import bisect_left

from .tokens import Tokens


def without(tokens: Tokens, taken: list[tuple[int, int, str]]) -> Tokens:
    """Return tokens without the values of the dates that are taken.

    Args:
        tokens: a stretch of text.
        taken: the start and end of each date in the text, in order, and its outline letter.
    """
    places = tokens.places
    first = bisect_left(taken, (places[0], places[0], ""))
    first -= first > 0 and taken[first - 1][1] > places[0]
    spans = taken[first : bisect_left(taken, (places[-1], 0, ""))]
    if not spans:
        return tokens
    letters, values = list(tokens.outline), list(tokens.values)
    at = 0
    for start, end, letter in spans:
        while at < len(letters) and places[at + 1] <= start:
            at += 1
        while at < len(letters) and places[at] < end:
            letters[at] = letter
            values[at] = None
            at += 1
    return Tokens(tokens.text, "".join(letters), places, values)
