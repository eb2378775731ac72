"""Two complete dates that the text joins into one range."""

from __future__ import annotations

from itertools import pairwise

from .lexicon import Lexicon
from .reading import Reading, in_order
from .words import WHITE, near

_REACH = 12


def join(text: str, readings: list[Reading], lexicon: Lexicon) -> list[Reading]:
    """Return the readings with each pair that a dash or a range word joins made one."""
    joiners = lexicon.joiners
    # By number, not by name: most readings are far apart, and this is asked of all.
    near = [
        index
        for index, (first, second) in enumerate(pairwise(readings))
        if second[0] - first[1] <= _REACH
        and text[first[1] : second[0]].strip(WHITE) in joiners
        and _makes_one(text, first, second, lexicon)
    ]
    if not near:
        return readings
    joined: list[Reading] = []
    place = 0
    for index in near:
        if index < place:
            continue  # its first date is the end of a range already
        first, second = readings[index : index + 2]
        joined += readings[place:index]
        joined.append(first._replace(end=second.end, last=second.first))
        place = index + 2
    return joined + readings[place:]


def _makes_one(text: str, first: Reading, second: Reading, lexicon: Lexicon) -> bool:
    joint = text[first.end : second.start]
    mask = first.mask & second.mask or second.mask
    # Lists are more usual than ranges, so the word that may join either is looked at first.
    if not lexicon.ranges(joint, mask, _opening(text, first.start)):
        return False
    if names_two(text, first.start, joint, lexicon):
        return False
    if first.last or second.last or first.stated or second.stated or second.elided:
        return False
    if any(not line.strip() for line in text[first.end : second.start].split("\n")[1:-1]):
        return False  # a blank line divides what stands around it
    coarser = first.first[1:] != (0, 0) == second.first[1:]
    return not coarser and in_order(first.first, second.first)


def names_two(text: str, start: int, word: str, lexicon: Lexicon) -> bool:
    """Tell whether two dates that a word joins are two, by what stands before the first.

    "from July 2001 to August 2003" names two dates, "July 2001 to August 2003" one range.
    """
    return word.strip(WHITE).isalpha() and _opening(text, start).endswith(lexicon.range_starts)


def _opening(text: str, start: int) -> str:
    return near(text[max(0, start - _REACH) : start]).casefold()
