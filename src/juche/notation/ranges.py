"""Two complete dates that the text joins into one range."""

from __future__ import annotations

from itertools import pairwise

from .lexicon import Lexicon
from .reading import Reading, in_order

_REACH = 12


def join(text: str, readings: list[Reading], lexicon: Lexicon) -> list[Reading]:
    """Return the readings with each pair that a dash or a range word joins made one."""
    joiners = lexicon.joiners
    # By number, not by name: most readings are far apart, and this is asked of all.
    near = {
        first[1]
        for first, second in pairwise(readings)
        if second[0] - first[1] <= _REACH and text[first[1] : second[0]].strip() in joiners
    }
    if not near:
        return readings
    joined = readings[:1]
    for second in readings[1:]:
        first = joined[-1]
        if first.end in near and _makes_one(text, first, second, lexicon):
            joined[-1] = first._replace(end=second.end, last=second.first)
        else:
            joined.append(second)
    return joined


def _makes_one(text: str, first: Reading, second: Reading, lexicon: Lexicon) -> bool:
    if first.last or second.last or first.stated or second.stated or second.elided:
        return False
    if any(not line.strip() for line in text[first.end : second.start].split("\n")[1:-1]):
        return False  # a blank line divides what stands around it
    if not in_order(first.first, second.first) or first.first[1:] != (0, 0) == second.first[1:]:
        return False
    opening = text[max(0, first.start - _REACH) : first.start].rstrip().casefold()
    word = text[first.end : second.start].strip().casefold()
    if openers := lexicon.range_openers.get(word):
        return opening.endswith(openers)
    # "from July 2001 to August 2003" names two dates, "July 2001 to August 2003" one range.
    return not (word.isalpha() and opening.endswith(lexicon.range_starts))
