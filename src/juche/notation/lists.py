"""Items of lists that leave out the era word: ``Juche 90 (2001), 91 (2002)``."""

from __future__ import annotations

from ..era import EPOCH_YEAR
from .beside import ends, paired
from .days import Days
from .grammar import Grammar, ItemParts
from .guards import begins_inside, continues_number, ends_number
from .lexicon import Lexicon, lead_in
from .ranges import names_two
from .reading import Fields, Reading, in_order, is_juche_year
from .tokens import Tokens

# The next year of a list is no further off, that which ends a range may be.
_NEXT, _LAST = 12, 200
# How far behind an era word a year in brackets may stand and still be one of its years.
_ORPHAN_REACH = 80


class Lists:
    """The reader of items, for a lexicon and its grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._days = Days(lexicon, grammar)

    def following(self, tokens: Tokens, head: Reading, end: int) -> tuple[list[Reading], int]:
        """Return a date of the era with the items behind it, and the token behind the last.

        A range begins where the head does and stands for it.
        """
        items = [head]
        while True:
            found = self._grammar.item.match(tokens.outline, end)
            if found is None:
                return items, end
            item = self._item(tokens, found[0], found[1], items[-1])
            if item is None:
                return items, end
            reading, end = item
            if reading.start == items[-1].start:
                items.pop()
            items.append(reading)

    def _item(
        self, tokens: Tokens, parts: ItemParts, place: tuple[int, int], head: Reading
    ) -> tuple[Reading, int] | None:
        start, end = parts.year[0], place[1]
        juche = tokens.number(start)
        if not is_juche_year(juche) or tokens.text[tokens.places[start]] in "0０":
            return None
        year = juche + EPOCH_YEAR
        joint = self._joint(tokens, parts, head)
        if parts.bracket_of[0] >= 0:
            opening = tokens.outline.index("(", parts.bracket_of[0])
            years = [
                tokens.number(at) for at in range(*parts.bracket_of) if tokens.outline[at] == "4"
            ]
            if not paired(tokens, opening, parts.bracket_of[1] - 1) or years != [year]:
                return None
            sure = True
        else:
            sure = False
            if not self._grows(
                tokens, parts, head, year, _LAST if joint == "range" else _NEXT, joint
            ):
                return None
        if parts.after[0] >= 0:
            if not sure and joint != "range" and head.first[1] == 0:
                return None
            groups = self._days.groups(
                tokens, (self._first_number(tokens, parts.after), parts.after[1]), head.mask
            )
            if groups and groups[0].first[0]:
                first, last = ends(year, groups[0])
                if not in_order(first, last):
                    return None
                end = groups[0].end
            else:
                end = parts.after[0]
                first, last = (year, 0, 0), None
        else:
            first, last = (year, 0, 0), None
        text, stop = tokens.text, tokens.places[end]
        if not sure and text.startswith(self._lexicon.not_years, stop):
            return None
        reading = Reading(tokens.places[start], stop, first, last, head.mask, elided=True)
        if joint != "range":
            counted = max(parts.unit[0], parts.counted[0]) >= 0
            return (reading, end) if head.first[1] == 0 or first[1] or counted else None
        if first <= head.first or head.last or head.stated or (head.first[1] and not first[1]):
            return None
        word = tokens.written(*max(parts.range_word, parts.range, parts.both))
        if names_two(text, head.start, word, self._lexicon):
            return reading, end
        return head._replace(end=reading.end, last=first), end

    def _first_number(self, tokens: Tokens, place: tuple[int, int]) -> int:
        return next(at for at in range(*place) if tokens.outline[at] in "12")

    def _joint(self, tokens: Tokens, parts: ItemParts, head: Reading) -> str:
        if parts.range[0] >= 0:
            return "range"
        place = max(parts.range_word, parts.both)
        if place[0] < 0:
            return "list"
        word = tokens.written(*place).strip(" \n,")
        return self._lexicon.joins(word, head.mask, lead_in(tokens.text, head.start))

    def _grows(
        self, tokens: Tokens, parts: ItemParts, head: Reading, year: int, reach: int, joint: str
    ) -> bool:
        """Tell whether a year without its Gregorian one follows the one before it: 86年 87年."""
        latest = (head.last or head.first)[0]
        if not latest < year <= latest + reach:
            return False
        if parts.counted[0] < 0:
            # Between Juche 95 and 97
            after = tokens.text[tokens.places[parts.year[1]] :][:2]
            return joint == "range" and parts.both[0] >= 0 and (not after or ends_number(after))
        unit = tokens.text[tokens.places[parts.counted[1]] - 1]
        if head.first[1]:
            return parts.after[0] >= 0
        return unit == tokens.text[head.end - 1]

    def orphan(
        self, tokens: Tokens, era_end: int, stop: int, mask: int
    ) -> tuple[Reading, int] | None:
        """Read ``107 (2018)`` in a sentence that names the era but not beside the number."""
        outline, places = tokens.outline, tokens.places
        reach = places[era_end] + _ORPHAN_REACH
        last = era_end
        while last < stop and places[last] < reach and outline[last] not in "\n|":
            last += 1
        found = self._grammar.orphan.search(outline, era_end, last)
        if found is None:
            return None
        parts, place = found
        start = parts.year[0]
        if begins_inside(tokens, start) or continues_number(tokens.text, places[start]):
            return None
        if not any(letter.isalpha() for letter in tokens.written(era_end, start)):
            return None  # right behind the era word it was read, and refused
        juche = tokens.number(start)
        opening = outline.index("(", start)
        year = next(tokens.number(at) for at in range(opening, place[1]) if outline[at] == "4")
        if juche + EPOCH_YEAR != year or not paired(tokens, opening, place[1] - 1):
            return None
        fields: Fields = (year, 0, 0)
        if not is_juche_year(juche):
            return None
        return Reading(places[start], places[place[1]], fields, None, mask, elided=True), place[1]
