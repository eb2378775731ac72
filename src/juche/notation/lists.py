"""Reading the items of a list that omit the era word: ``Juche 90 (2001), 91 (2002)``."""

from __future__ import annotations

from ..era import EPOCH_YEAR
from ..fields import Fields
from .beside import ends_behind, years_of
from .days import Days
from .edges import begins_inside, breaks, continues_number, ends_number
from .grammar import Grammar
from .letters import ends_with_word, lead_in
from .lexicon import Lexicon
from .numerals import ZEROS
from .parts import NOWHERE, ItemParts, Place
from .ranges import names_two
from .reading import Reading, in_order, is_juche_year
from .tokens import Tokens

# The most years from one item to the next in a list, and from the start to the end of a range.
_NEXT, _LAST = 12, 200
# The most characters between an era word and a year with its Gregorian year in brackets.
_ORPHAN_REACH = 80


class Lists:
    """The reader of the items of lists, for a lexicon and its grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._days = Days(lexicon, grammar)

    def following(self, tokens: Tokens, head: Reading, end: int) -> tuple[list[Reading], int]:
        """Return a Juche date with the items behind it, and the token behind the last of them.

        If an item ends a range, one reading of the range replaces the reading before it.
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
        self, tokens: Tokens, parts: ItemParts, place: Place, head: Reading
    ) -> tuple[Reading, int] | None:
        start = parts.year[0]
        juche = tokens.number(start)
        if not is_juche_year(juche) or tokens.text[tokens.places[start]] in ZEROS:
            return None
        year, joint = juche + EPOCH_YEAR, self._joint(tokens, parts, head)
        bracketed = parts.bracket_of != NOWHERE
        stated = years_of(tokens, parts.bracket_of) if bracketed else None
        # The bracket may have the years of both ends: Juche 83 to 85 (1994-1996).
        one = joint == "range" and stated == [head.first[0], year]
        if bracketed:
            if stated != [year] and not one:
                return None
        elif not self._grows(tokens, parts, head, year, joint):
            return None
        said = self._said(tokens, parts, place, year, head)
        if said is None:
            return None
        first, last, end = said
        stop = tokens.places[end]
        if not bracketed and tokens.text.startswith(self._lexicon.not_years, stop):
            return None
        item = Reading(tokens.places[start], stop, first, last, head.mask, elided=True)
        if joint == "range":
            return self._range(tokens, parts, head, item, end, one=one)
        # Behind a day, 101(2012)年 is a year, but 101 (2012) may be any number.
        counted = max(parts.unit, parts.counted) != NOWHERE
        return (item, end) if not head.first[1] or first[1] or counted else None

    def _said(
        self, tokens: Tokens, parts: ItemParts, place: Place, year: int, head: Reading
    ) -> tuple[Fields, Fields | None, int] | None:
        """Return the ends of an item and the token behind it, None if there is no such date."""
        if parts.after == NOWHERE:
            return (year, 0, 0), None, place[1]
        groups = self._days.behind(tokens, parts.after, head.mask)
        if not groups:
            return (year, 0, 0), None, parts.after[0]  # pragma: no cover - months are a group
        if not head.first[1] and parts.bracket_of == NOWHERE and parts.range == NOWHERE:
            return None
        first, last = ends_behind(year, groups[0])
        return (first, last, groups[0].end) if in_order(first, last) else None

    def _range(
        self, tokens: Tokens, parts: ItemParts, head: Reading, item: Reading, end: int, *, one: bool
    ) -> tuple[Reading, int] | None:
        """Return the range that ends with an item, or the item alone if it is a date of its own.

        ``one`` says that a bracket makes one date of the two.
        """
        finer = head.first[1] and not item.first[1]
        if item.first <= head.first or head.last or head.stated or finer:
            return None
        word = tokens.written(*max(parts.range_word, parts.range, parts.both))
        if not one and names_two(tokens.text, head.start, word, self._lexicon):
            return item, end
        return head._replace(end=item.end, last=item.first), end

    def _joint(self, tokens: Tokens, parts: ItemParts, head: Reading) -> str:
        if parts.range != NOWHERE:
            return "range"
        place = max(parts.range_word, parts.both)
        if place == NOWHERE:
            return "list"
        word = tokens.written(*place)
        return self._lexicon.joins(word, head.mask, lead_in(tokens.text, head.start))

    def _grows(
        self, tokens: Tokens, parts: ItemParts, head: Reading, year: int, joint: str
    ) -> bool:
        """Tell whether a year without a Gregorian year continues a list or a range: 86年 87年."""
        reach = _LAST if joint == "range" else _NEXT
        latest = (head.last or head.first)[0]
        if not latest < year <= latest + reach:
            return False
        if parts.counted == NOWHERE:
            # Between Juche 95 and 97; Juche 95 to 97, but not Juche 3 to 5 tractors
            stop = tokens.places[parts.year[1]]
            after = tokens.text[stop : stop + 2]
            opened = parts.both != NOWHERE or self._opened(tokens, head)
            if joint != "range" or parts.range != NOWHERE or (after and not ends_number(after)):
                return False
            return breaks(tokens.text, stop) or (opened and not after[1:].isdigit())
        unit = tokens.text[tokens.places[parts.counted[1]] - 1]
        if head.first[1]:
            return parts.after != NOWHERE
        return unit == tokens.text[head.end - 1]

    def _opened(self, tokens: Tokens, head: Reading) -> bool:
        """Tell whether a word before a date begins a range: from Juche 95 to 97."""
        return ends_with_word(lead_in(tokens.text, head.start), self._lexicon.starts)

    def orphan(
        self, tokens: Tokens, era_end: int, stop: int, mask: int
    ) -> tuple[Reading, int] | None:
        """Read ``107 (2018)`` in a line that has the era word elsewhere."""
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
            return None  # right behind the era word, another rule has refused it
        juche = tokens.number(start)
        year = juche + EPOCH_YEAR
        if not is_juche_year(juche) or years_of(tokens, parts.bracket_of) != [year]:
            return None
        begin, end = places[start], places[place[1]]
        return Reading(begin, end, (year, 0, 0), None, mask, elided=True), place[1]
