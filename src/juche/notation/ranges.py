"""Two complete dates that the text joins into one range."""

from __future__ import annotations

from collections.abc import Iterable
from re import Pattern

from .lexicon import Lexicon
from .reading import Reading, in_order

_REACH = 12


def join(
    text: str, readings: Iterable[Reading], link: Pattern[str], lexicon: Lexicon
) -> list[Reading]:
    """Return the readings with each pair that a dash or a range word joins made one."""
    joined: list[Reading] = []
    for reading in readings:
        if joined and _makes_one(text, joined[-1], reading, link, lexicon):
            first = joined.pop()
            reading = first._replace(end=reading.end, last=reading.first)
        joined.append(reading)
    return joined


def _makes_one(
    text: str, first: Reading, second: Reading, link: Pattern[str], lexicon: Lexicon
) -> bool:
    if second.start - first.end > _REACH or first.last or second.last:
        return False
    if first.stated or second.stated or second.elided:
        return False
    if not link.fullmatch(text, first.end, second.start):
        return False
    if not in_order(first.first, second.first) or first.first[1:] != (0, 0) == second.first[1:]:
        return False
    # "from July 2001 to August 2003" names two dates, "July 2001 to August 2003" one range.
    opening = text[max(0, first.start - _REACH) : first.start].rstrip().casefold()
    return not opening.endswith(lexicon.range_starts) or _is_dash(text, first, second)


def _is_dash(text: str, first: Reading, second: Reading) -> bool:
    return not any(letter.isalpha() for letter in text[first.end : second.start])
