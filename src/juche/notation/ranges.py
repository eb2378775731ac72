"""Two complete dates that the text joins into one range."""

from __future__ import annotations

from collections.abc import Iterable

from .lexicon import Lexicon
from .reading import Reading, in_order

_REACH = 12


def join(text: str, readings: Iterable[Reading], lexicon: Lexicon) -> list[Reading]:
    """Return the readings with each pair that a dash or a range word joins made one."""
    joined: list[Reading] = []
    end = 0
    for reading in readings:
        start = reading.start
        if start - end <= _REACH and joined:
            word = text[end:start].strip().casefold()
            if word in lexicon.joiners and _makes_one(text, joined[-1], reading, word, lexicon):
                joined[-1] = joined[-1]._replace(end=reading.end, last=reading.first)
                end = reading.end
                continue
        end = reading.end
        joined.append(reading)
    return joined


def _makes_one(text: str, first: Reading, second: Reading, word: str, lexicon: Lexicon) -> bool:
    if first.last or second.last or first.stated or second.stated or second.elided:
        return False
    if any(not line.strip() for line in text[first.end : second.start].split("\n")[1:-1]):
        return False  # a blank line divides what stands around it
    if not in_order(first.first, second.first) or first.first[1:] != (0, 0) == second.first[1:]:
        return False
    opening = text[max(0, first.start - _REACH) : first.start].rstrip().casefold()
    if openers := lexicon.range_openers.get(word):
        return opening.endswith(openers)
    # "from July 2001 to August 2003" names two dates, "July 2001 to August 2003" one range.
    return not (word.isalpha() and opening.endswith(lexicon.range_starts))
