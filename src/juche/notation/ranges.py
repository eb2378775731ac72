"""Ranges: two complete dates that a dash or a word joins."""

from __future__ import annotations

from itertools import pairwise

from .letters import ends_with_word, lead_in
from .lexicon import Lexicon
from .reading import Reading, in_order
from .tokens import BLANKS, DASHES

_REACH = 12
_SIGNS = "".join(BLANKS | DASHES)


def join(
    text: str, readings: list[Reading], lexicon: Lexicon, *, referenced: bool = False
) -> list[Reading]:
    """Return the readings, with one reading for each pair that a dash or a range word joins.

    Args:
        text: the text.
        readings: its dates, in order.
        lexicon: the words of its languages.
        referenced: whether the dates need the reference. Then only equally exact ones are joined.
    """
    # An index is faster than a name. Most readings are far apart, and each pair is looked at.
    near = [
        index
        for index, (first, second) in enumerate(pairwise(readings))
        if second[0] - first[1] <= _REACH
        and (not referenced or _are_alike(text, first, second))
        and _makes_one(text, first, second, lexicon)
    ]
    if not near:
        return readings
    joined: list[Reading] = []
    place = 0
    for index in near:
        if index < place:
            continue  # its first date is already the end of a range
        first, second = readings[index : index + 2]
        joined += readings[place:index]
        joined.append(first._replace(end=second.end, last=second.first))
        place = index + 2
    return joined + readings[place:]


def _are_alike(text: str, first: Reading, second: Reading) -> bool:
    """Tell whether two dates are as exact, with more than a dash between them.

    Not so are: yesterday – July 19; 今年から2月8日に移された.
    """
    exact = [[bool(part) for part in one.first] for one in (first, second)]
    return exact[0] == exact[1] and bool(text[first.end : second.start].strip(_SIGNS))


def _makes_one(text: str, first: Reading, second: Reading, lexicon: Lexicon) -> bool:
    joint = text[first.end : second.start]
    word = joint.strip("".join(BLANKS))
    if not word or not joins(
        lexicon, word, first.mask & second.mask or second.mask, lead_in(text, first.start)
    ):
        return False
    if names_two(text, first.start, word, lexicon):
        return False
    if first.last or second.last or first.stated or second.stated or second.elided:
        return False
    if any(not line.strip() for line in joint.split("\n")[1:-1]):
        return False  # no range crosses a blank line
    coarser = first.first[1:] != (0, 0) == second.first[1:]
    return not coarser and in_order(first.first, second.first)


def joins(lexicon: Lexicon, word: str, mask: int, opening: str) -> bool:
    """Tell whether a word or a dash between two dates makes a range, and not a list."""
    if word[0] in DASHES:  # an article may follow: (1932) - El 111 de la era Juche
        return len(word) == 1 or lexicon.is_article(word[1:])
    said = lexicon.joins(word, mask, opening)
    before, _, article = word.rpartition(" ")
    if not said and lexicon.leads_a_day(article):  # bis (den)
        said = lexicon.joins(before, mask, opening)
    return said == "range"


def names_two(text: str, start: int, word: str, lexicon: Lexicon) -> bool:
    """Tell whether a joining word leaves two dates, because a word such as from opens the first.

    ``from July 2001 to August 2003`` has two dates, and ``July 2001 to August 2003`` is one range.
    """
    return word[:1].isalpha() and ends_with_word(lead_in(text, start), lexicon.starts)
