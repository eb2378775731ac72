"""Reading one Juche date from the parts around its era word."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from ..era import EPOCH_YEAR
from ..fields import Fields, exists
from .beside import (
    begun,
    earlier,
    ends,
    front,
    is_named,
    is_over_new_year,
    later,
    named_after,
    numeric,
    paired,
    years_of,
)
from .days import Days, names_a_month, without_stop
from .edges import continues_number
from .guards import Candidate, deciding
from .items import Group
from .letters import UNSPACED
from .lexicon import Lexicon
from .numerals import ZEROS
from .parting import are_parted
from .parts import NOWHERE, EraParts, Place
from .reading import Reading, Span, in_order, is_juche_year, narrowed
from .tokens import Tokens

IN_NUMBERS = frozenset(".-/・")
"""The signs that may follow a year before a month and a day in numbers."""


class Stated(NamedTuple):
    """The Gregorian year beside a Juche year, and where it ends."""

    end: int
    year: int | None = None
    last_year: int | None = None
    closed: bool = False
    """Whether it is only the closing bracket of one that opened before the era word."""
    inner: int = 0
    """The token of such a closing bracket, or of the gap before it."""
    whole: bool = True
    """Whether the parts behind the year belong to this expression. If not, it ends before them."""


class Ahead(NamedTuple):
    """What stands before an era word and its year."""

    begin: int
    groups: list[Group]
    year: int | None = None


class Behind(NamedTuple):
    """The months and days behind a year, and where the expression ends with the first of them."""

    groups: list[Group]
    end: int


class Dated(NamedTuple):
    """A reading, where it ends in the outline, and the other items that share its year."""

    reading: Reading
    end: int
    """The token behind it."""
    earlier: tuple[Reading, ...] = ()
    later: tuple[Reading, ...] = ()


class Expression:
    """One expression around an era word, while it is read."""

    def __init__(
        self,
        lexicon: Lexicon,
        days: Days,
        tokens: Tokens,
        parts: EraParts,
        *,
        floor: int,
        strict: bool,
    ) -> None:
        self._lexicon = lexicon
        self._days = days
        self._tokens = tokens
        self._parts = parts
        self._floor = floor
        self._strict = strict
        self._number_first = NOWHERE < parts.year < parts.anchor
        self._number = parts.first if parts.first != NOWHERE else parts.year
        self._juche = 1 if parts.first != NOWHERE else tokens.number(parts.year[0])
        self._year = self._juche + EPOCH_YEAR
        self._mask = self._languages()

    def _languages(self) -> int:
        """Return the languages of the era word, narrowed by its suffix and its link."""
        mask = self._tokens.mask(self._parts.anchor[0], "ERA")
        for place, role in ((self._parts.suffix, "ERA_SUFFIX"), (self._parts.link, "ERA_LINK")):
            if place != NOWHERE:
                mask = narrowed(mask, self._tokens.mask(place[0], role))
        return mask

    def read(self) -> Dated | None:
        """Return the date of the expression, None if it is no date."""
        found = self._found()
        if found is None:
            return None
        reading, end, before, after, _ = found
        if not self._strict:
            candidate = self._candidate(*found)
            if not deciding(candidate)[1]:
                return None
        listed = later(self._tokens, after, reading)
        return Dated(
            reading,
            listed[-1][1] if listed else end,
            tuple(earlier(self._tokens, before, reading)),
            tuple(one for one, _ in listed),
        )

    def candidate(self) -> Candidate | None:
        """Return the expression as the guards see it, None if there is no such date."""
        found = self._found()
        return None if found is None else self._candidate(*found)

    def _candidate(
        self,
        reading: Reading,
        end: int,
        before: list[Group],
        after: list[Group],
        said: int | None,
    ) -> Candidate:
        begin = bisect_left(self._tokens.places, reading.start)
        return Candidate(
            tokens=self._tokens,
            parts=self._parts,
            begin=begin,
            end=end,
            floor=self._floor,
            year=self._juche,
            stated=said,
            dated=bool(before or after),
            number_first=self._number_first,
            lexicon=self._lexicon,
        )

    def _found(self) -> tuple[Reading, int, list[Group], list[Group], int | None] | None:
        """Return the reading, its end, the months and days on each side, and the stated year."""
        if not is_juche_year(self._juche) or self._tokens.written(*self._number)[0] in ZEROS:
            return None
        dates = self._dates_before()
        last = self._last_year(dates)
        stated = self._stated(last)
        if not stated.whole and self._needs_its_pair():
            return None
        behind = self._behind(stated, last)
        between = self._between(stated)
        end = self._end(stated)
        if are_parted(self._lexicon, self._tokens, dates, self._parts.before[1], end):
            dates = []
        if behind is None or between is None:
            return None
        (said,) = between
        ahead = self._ahead(stated, dates)
        if behind.groups and ahead.groups:  # of two sides with months, those behind belong to it
            if self._parts_days(ahead.groups[-1]):
                behind = Behind([], self._end(stated))
            else:
                ahead = Ahead(self._start(), [])
        begin, before = ahead.begin, ahead.groups
        if stated.closed and begin > self._parts.opening[0]:
            behind = Behind([], stated.inner)  # 7 (9 Juche): nothing is read before the bracket
        said = ahead.year if said is None else said
        head = behind.groups[0] if behind.groups else before[-1] if before else None
        mask = narrowed(head.mask, self._mask) if head else self._mask
        told = self._year if said is None else said
        other = told, stated.last_year or last
        if behind.groups and is_over_new_year(behind.groups[0]):
            last, other = self._year + 1, (told, told + 1)
        place = self._tokens.places[begin], self._tokens.places[behind.end]
        reading = _reading(place, head, mask, (self._year, last), other)
        return reading and (reading, behind.end, before, behind.groups, said)

    def _dates_before(self) -> list[Group]:
        """Read the months and days before the era word. Empty where they do not reach it."""
        tokens, place = self._tokens, self._parts.before
        if place == NOWHERE:
            return []
        groups = self._days.groups(tokens, place, self._mask, whole=self._strict)
        return groups if self._days.reaches(tokens, groups, place[1]) else []

    def _last_year(self, before: list[Group]) -> int | None:
        """Return the year at the other end of a dash: Juche 89-91.

        If a month stands before the year, the dash leads to a day and the result is None: 1 de
        enero de Juche 1-31 de enero de Juche 1.
        """
        tokens, place = self._tokens, self._parts.last
        written = (at for group in before for at in range(group.start, group.end))
        if place == NOWHERE or any(names_a_month(tokens, at) for at in written):
            return None
        last = tokens.number(place[0])
        return last + EPOCH_YEAR if last > self._juche else None

    def _stated(self, last: int | None) -> Stated:
        """Read the part behind: a Gregorian year with or without a bracket, or a closing bracket.

        Without a bracket the year must agree, unless the text is one expression.
        """
        tokens, parts = self._tokens, self._parts
        if parts.last != NOWHERE and last is None:
            return Stated(parts.year[1], whole=False)  # Juche 89-1 de enero de Juche 90
        behind = (parts.counted, parts.last, parts.first, parts.year)
        places = (parts.tail, parts.gloss, parts.anchor) if self._number_first else behind
        end = max(place[1] for place in places)
        if parts.pair == NOWHERE:
            return Stated(end)
        start, stop = parts.pair
        none = Stated(end, whole=False)
        sign = tokens.outline[start:stop].lstrip(" \n")[0]
        if sign == "(":
            if last is None and "2" in tokens.outline[start:stop]:
                return none  # Juche 89 (2000-12)
            years = years_of(tokens, parts.pair)
            return Stated(stop, years[0], years[1] if years[1:] else None) if years else none
        if tokens.outline[stop - 1] == ")":
            closes = self._is_opened() and paired(tokens, parts.opening[0], stop - 1)
            return Stated(stop, closed=True, inner=end) if closes else none
        # In a text that is one expression, both years belong to it, whether or not they agree. But
        # behind a dash, one that does not agree ends a range: Juche 1 - 1957.
        stated = tokens.number(stop - 1)
        belongs = stated == self._year or (self._strict and sign not in "-・")
        return Stated(stop, stated) if belongs else none

    def _needs_its_pair(self) -> bool:
        """Tell whether only the Gregorian year makes a first year of a word: 主体元(1912)."""
        first = self._parts.first
        return first != NOWHERE and not self._tokens.has(first[0], "FIRST_YEAR")

    def _is_opened(self) -> bool:
        """Tell whether a bracket opens between the date before the era word and the era word."""
        parts = self._parts
        if parts.opening == NOWHERE:
            return False
        if parts.front != NOWHERE:
            return front(self._tokens, parts.front) is not None
        return parts.before != NOWHERE

    def _between(self, stated: Stated) -> tuple[int | None] | None:
        """Return the stated Gregorian year as a tuple, None if a bracket does not match.

        It stands behind the era word, or between the Juche year and the era word.
        """
        if self._parts.between == NOWHERE:
            return (stated.year,)
        years = years_of(self._tokens, self._parts.between)
        if not years:
            return None
        agrees = stated.year is not None and years[0] == self._year
        return (stated.year if agrees else years[0],)

    def _behind(self, stated: Stated, last: int | None) -> Behind | None:
        """Read the months and days behind the year.

        None if the number is no year, as in Juche 1.5.
        """
        tokens, place = self._tokens, self._parts.after
        end = self._end(stated)
        if not stated.whole or place == NOWHERE or last is not None:
            return Behind([], end)
        sign = tokens.outline[place[0]]
        if sign in IN_NUMBERS:
            group = numeric(tokens, place, self._mask)
            if group is None or (stated.year is None and self._is_decimal(place, group)):
                return None
            return Behind([group], group.end)
        if is_named(tokens, place):
            # Another date may begin on the next line, unless months follow years in the language.
            if sign == "\n" and not self._mask & self._lexicon.month_after_year:
                return Behind([], end)
            group = named_after(self._lexicon, self._days, tokens, place)
            return Behind([group], group.end) if group else Behind([], end)
        groups = self._days.behind(tokens, place, self._mask, whole=self._strict)
        if not groups:
            return Behind([], end)
        if sign == "," and not self._strict:
            groups = [without_stop(tokens, one) for one in groups]
        return Behind(groups, groups[0].end)

    def _end(self, stated: Stated) -> int:
        """Return the token behind the year."""
        unit = self._parts.unit
        return unit[1] if stated.whole and unit != NOWHERE else stated.end

    def _parts_days(self, before: Group) -> bool:
        """Tell whether a comma parts the year of a day from the next date of a list.

        As it does in April 8, Juche 101 (2012), April 11.
        """
        return before.first[1] > 0 and self._tokens.outline[self._parts.after[0]] == ","

    def _is_decimal(self, place: Place, group: Group) -> bool:
        """Tell whether a year and a month may be one number: Juche 1.5, not 주체98.2., with a stop.

        In a script with spaces such a stop ends the sentence.
        """
        tokens = self._tokens
        attached = tokens.text[tokens.places[self._parts.anchor[0]]] >= UNSPACED
        closed = attached and tokens.outline[place[1] - 1] == "."
        return tokens.outline[place[0]] == "." and not group.first[1] and not closed

    def _start(self) -> int:
        """Return where the era word and its year begin."""
        if not self._number_first:
            return self._parts.anchor[0]
        number = self._parts.year[0]
        start = year_word(self._tokens, number)
        # The word for year may belong to the date before: Džuče 7 godine 6 Džuče.
        return start if start >= self._floor else number

    def _in_numbers(self, start: int) -> Ahead:
        """Read a day and a month in numbers right before the era word: ``24.02.``, ``15. 4. ``.

        They may end a range: ``25.-27.05.``, ``25.05. bis 06.06.``.
        With a space behind it, ``3.5.`` is more often the number of a section.
        """
        tokens, place = self._tokens, self._parts.numbers
        *since, day, month = tokens.numbers(place)
        section = tokens.outline[slice(*place)] in {"1.1. ", "2.1. "}
        part = section or continues_number(tokens.text, tokens.places[place[0]])
        if part or not exists(4, month, day):
            return Ahead(start, [])
        first = begun(since, month) if since else (month, day)
        last = (month, day) if since else None
        return Ahead(place[0], [Group(*place, first, last, self._mask)])

    def _ahead(self, stated: Stated, groups: list[Group]) -> Ahead:
        """Read the Gregorian year before the era word, or the day and month in numbers."""
        tokens, parts, start = self._tokens, self._parts, self._start()
        if parts.numbers != NOWHERE:
            return self._in_numbers(start)
        opened = parts.opening != NOWHERE
        if opened and not stated.closed:
            return Ahead(start, [])
        if parts.front == NOWHERE:
            return Ahead(groups[-1].start, groups) if groups else Ahead(start, [])
        told = front(tokens, parts.front)
        if told is None:
            return Ahead(start, [])
        year, month_day = told
        # A full stop ends the sentence, unless a bracket follows: 2007. (Dzsucse 96)
        apart = "." in tokens.outline[parts.front[1] : start] or stated.year is not None
        if not opened and (apart or not (year == self._year or groups or month_day)):
            return Ahead(start, [])
        if month_day is not None:
            groups = [Group(*parts.front, month_day, None, self._mask)]
        return Ahead(groups[-1].start if groups else parts.front[0], groups, year)


def year_word(tokens: Tokens, number: int) -> int:
    """Return the token of a word for year before a number, or that of the number."""
    before = number - 1
    if before > 0 and tokens.outline[before] in " \n" and tokens.has(before - 1, "YEAR_WORD"):
        return before - 1
    return number


def _reading(
    place: Place,
    group: Group | None,
    mask: int,
    years: tuple[int, int | None],
    stated: tuple[int, int | None],
) -> Reading | None:
    """Return the reading of the fields, None if there is no such date."""
    first, last = _fields(years, group)
    if not in_order(first, last):
        return None
    other = None if stated == years else Span(*_fields(stated, group))
    return Reading(*place, first, last, mask, other)


def _fields(years: tuple[int, int | None], group: Group | None) -> tuple[Fields, Fields | None]:
    year, last_year = years
    if group is None:
        return (year, 0, 0), None if last_year is None else (last_year, 0, 0)
    return ends(year, group, last_year)
