"""The plainest notation, ``[July 19, ]Juche 89 (2000)``, read without the grammar.

Most expressions of most documents have this form. Two small patterns settle whether this is one
and nothing else can belong to it; where they leave a doubt the grammar decides, and where they do
not it would decide the same, which a test holds them to.
"""

from __future__ import annotations

import re

from ..era import EPOCH_YEAR
from .lexicon import Lexicon
from .pieces import words
from .reading import Reading, exists, field

_REACH = 40
_APART = len(", ")
_new = tuple.__new__
# Reversed: a comma, a day, a word that may be a month, and the word before that one.
_BEFORE = re.compile(
    r" ,?(?:([0-9]{1,2}) )?([^\W\d_]{2,14})(?:[ \n]([^\W\d_]{1,14})(?![\w‐–’'-])| ?\Z)"
)


class Plain:
    """The patterns of the plainest notation for some tables."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        # In languages whose month follows the year more may come behind the bracket.
        eras = {era for era, mask in lexicon.eras.items() if not mask & lexicon.month_after_year}
        units = words(lexicon.words("year_units")).forward
        self._pattern = re.compile(
            rf"({words(eras, usual_first=True).forward}) ?([1-9][0-9]{{0,3}}) ?\(([0-9]{{4}})\)"
            rf"(?=[,;:!?)\]]|\.(?!\S)| (?!{units})[^\W\d]|\Z)"
        )

    def read(self, text: str, start: int, floor: int) -> Reading | None:
        """Return the expression at an era word if it is of this form, None if it may not be."""
        match = self._pattern.match(text, start)
        if match is None:
            return None
        era, juche, stated = match.groups()
        lexicon = self._lexicon
        year, mask, month_number, day_number = int(stated), lexicon.eras[era], 0, 0
        if year - int(juche) != EPOCH_YEAR:
            return None
        end = match.end()
        # Behind another expression of a list there is only what divides the two.
        if start - floor > _APART or not floor or text[floor:start].strip(" ,"):
            before = _BEFORE.match(text[max(floor, start - _REACH) : start][::-1])
            if before is None:
                return None
            day, word, previous = before.groups()
            folded = word[::-1].casefold()
            if folded in lexicon.months:
                month = lexicon.month(word[::-1], mask)
                alone = month is not None and month.short and not day and word.islower()
                if month is None or alone or self._continues(previous, lexicon.month_openers):
                    return None
                month_number, day_number = month.number, field(day, -1)
                known = lexicon.exact(word[::-1], month.mask)
                start, mask = start - before.end(2), known & mask or known
            elif day or (
                folded in lexicon.link_words and self._continues(previous, lexicon.link_words)
            ):
                return None
        first = year, month_number, day_number
        if day_number and not exists(first):
            return None
        # The tuple that Reading(...) would make, without the detour through its __new__.
        return _new(Reading, (start, end, first, None, mask, None, False))

    def _continues(self, reversed_word: str | None, joining: set[str]) -> bool:
        """Tell whether a word before may belong to the date, as a month or what joins months."""
        if reversed_word is None:
            return False
        word = reversed_word[::-1].casefold()
        return word in joining or word in self._lexicon.months
