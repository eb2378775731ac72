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
    end = 0
    for reading in readings:
        near = reading.start - end <= _REACH
        end = reading.end
        if near and joined and _makes_one(text, joined[-1], reading, link, lexicon):
            first = joined.pop()
            reading = first._replace(end=end, last=reading.first)
        joined.append(reading)
    return joined


def _makes_one(
    text: str, first: Reading, second: Reading, link: Pattern[str], lexicon: Lexicon
) -> bool:
    if first.last or second.last or first.stated or second.stated or second.elided:
        return False
    if not link.fullmatch(text, first.end, second.start):
        return False
    if not in_order(first.first, second.first) or first.first[1:] != (0, 0) == second.first[1:]:
        return False
    word = text[first.end : second.start].strip().casefold()
    opening = text[max(0, first.start - _REACH) : first.start].rstrip().casefold()
    if openers := lexicon.range_openers.get(word):
        return opening.endswith(openers)
    # "from July 2001 to August 2003" names two dates, "July 2001 to August 2003" one range.
    return not opening.endswith(lexicon.range_starts) or not word.isalpha()
