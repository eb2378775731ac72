"""Reading dates with a Gregorian year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..fields import MONTHS, Fields
from .beside import begun, earlier, ends, ends_behind, later, named_after, paired
from .days import Days, month_or_day, without_stop
from .edges import OURS, glued
from .grammar import LONGEST, Grammar
from .items import Group
from .late import late
from .letters import GAP
from .lexicon import Lexicon
from .numerals import YEARS
from .parting import are_parted, on_another_row
from .parts import NOWHERE, NumericParts, Place, YearParts
from .ranges import join
from .reading import EVERY, Reading, in_order
from .refusals import (
    AFTER_DAYS,
    ALONE,
    WITH_UNIT,
    YEAR_FIRST,
    YEAR_LAST,
    Numeric,
    Year,
    a_section,
    cue,
    may_be_a_year,
    month_stands_first,
    refusal,
    two_marks,
)
from .stretches import stretches
from .taken import without
from .tokens import BREAK, LINE, TAKEN, YEAR_TAKEN, Tokens, tokenize_near
from .trace import Traceable, seen

# How many tokens before its year a date in numbers may begin.
_NUMERIC = 16
# A year behind a day that stands behind another, of this era or not: 1986 May 4, 1987.
_OTHER_YEAR = late(f"[ \n]?,?[ \n]?[4{YEAR_TAKEN}{TAKEN}]")
# What may stand before a year that no word leads.
_OPENING = frozenset(f".,;:(-{BREAK}\n")
_ITEMS = frozenset("|*•○●◆◇■□▪▶※")


_Found = tuple[Reading, int, list[Reading]]
"""A date, the token behind it, and the items of its list."""


class Years(NamedTuple):
    """What a text has with Gregorian years."""

    dates: list[Reading]
    items: list[Reading]
    """The months and days of a list that share the year of one of the dates."""
    likely: list[Reading]
    """Numbers that are no dates by themselves but may be years: the 1968 crew, that of 2016."""


class GregorianReader(Traceable):
    """The reader of dates with a Gregorian year, for a lexicon and its grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._days = Days(lexicon, grammar)
        self._years = late(YEARS)

    def find(self, text: str, taken: list[Reading]) -> Years:
        """Return the dates with a Gregorian year outside the readings taken."""
        found: list[Reading] = []
        items: list[Reading] = []
        likely: list[Reading] = []
        spans = [(one.start, one.end, TAKEN) for one in taken]
        ahead = iter([*spans, (len(text), len(text), TAKEN)])
        begin, end, _ = next(ahead)
        outside: list[int] = []
        for match in self._years.finditer(text):
            while end <= match.start():
                begin, end, _ = next(ahead)
            if match.start() < begin:
                outside.append(match.start())
        for stretch in stretches(text, outside):
            tokens = without(tokenize_near(self._lexicon, text, stretch), spans)
            for reading, listed in self._scan(tokens, likely):
                found.append(reading)
                items += [one._replace(elided=False) for one in listed]
        return Years(join(text, found, self._lexicon), items, likely)

    def joined(self, tokens: Tokens, end: int) -> tuple[Reading, int] | None:
        """Return the date at the end of a range, and the token behind it.

        ``end`` is the token behind the first date. None if no range word stands there.
        """
        led = self._grammar.to_range.match(tokens.outline, end)
        if led is None:
            return None
        at = led[0].anchor[0]
        found = self._read(tokens, at, at)
        if isinstance(found, str) or found[0].start != tokens.places[at]:
            return None
        return found[:2]

    def _scan(
        self, tokens: Tokens, likely: list[Reading]
    ) -> Iterator[tuple[Reading, list[Reading]]]:
        outline, floor = tokens.outline, 0
        at = outline.find("4")
        while at >= 0:
            found = self._read(tokens, at, floor)
            if not isinstance(found, str):
                reading, floor, listed = found
                yield reading, listed
            elif may_be_a_year(found, self._lexicon, tokens, at):
                start, end = tokens.places[at : at + 2]
                likely.append(Reading(start, end, (tokens.number(at), 0, 0), None, EVERY))
            floor = max(floor, at + 1)
            at = outline.find("4", floor)

    def _read(self, tokens: Tokens, at: int, floor: int) -> _Found | str:
        """Return the date whose year is at a token, or the name of the rule that refuses it."""
        outline, start = tokens.outline, tokens.places[at]
        # A stretch may have other numbers of four digits. A year begins with 1 or 2.
        likely = self._years.match(tokens.text, start)
        if likely is None or (start and tokens.text[start - 1].isdigit()):
            return ""
        first = self._grammar.year_first.match(outline, at)
        read = "" if first is None else self._year_first(tokens, *first)
        # In 15.4.1912 - 8.7.1994 the year ends a date, and begins none.
        if first is not None and read != two_marks.__name__:
            return self._told("year_first", tokens, first, read)
        for begin in range(max(floor, at - _NUMERIC), at):
            last = self._grammar.year_last.match(outline, begin)
            if last is None or last[0].anchor[0] != at:
                continue
            read = self._year_last(tokens, *last)
            if read == a_section.__name__:
                break
            if not isinstance(read, str) or last[0].since == NOWHERE:
                return self._told("year_last", tokens, last, read)
        if first is not None:
            return self._told("year_first", tokens, first, read)
        found = self._gregorian(tokens, at, floor)
        if found is None:
            return ""
        return self._told("gregorian", tokens, found, self._dated(tokens, found[0]))

    def _gregorian(self, tokens: Tokens, at: int, floor: int) -> tuple[YearParts, Place] | None:
        """Return the parts and the place of the date with the year at a token.

        None if the token is the year of another era before it: January (Meiji 1000) 1912.
        """
        outline, begin = tokens.outline, tokens.behind_walls(floor, at)
        led = self._grammar.first(self._grammar.before_year, outline, begin, at + LONGEST)
        year = self._grammar.from_year.match(outline, at)
        assert led is not None  # noqa: S101 - a year is a date by itself, so both rules match
        assert year is not None  # noqa: S101 - as above
        (lead, (start, stop)), (parts, (_, end)) = led, year
        if stop != at:
            return None
        after = self._grammar.after(outline, end)
        parts = parts._replace(before=lead.before, opening=lead.opening, after=after)
        return parts, (start, max(end, after[1]))

    def _told(
        self,
        rule: str,
        tokens: Tokens,
        found: tuple[NumericParts | YearParts, Place],
        read: _Found | str,
    ) -> _Found | str:
        """Report a candidate to the trace, and return what was read."""
        refused = read if isinstance(read, str) else ""
        if self._trace is not None:
            parts, place = found
            self._trace(seen(rule, tokens, place, parts._asdict(), refused, read=not refused))
        return read

    def _year_first(self, tokens: Tokens, parts: NumericParts, place: Place) -> _Found | str:
        """Read ``2000-07-19``, ``2000/07/19``, ``2000.7.19`` or ``2000. 7. 19``."""
        places, start, behind = tokens.places, place[0], parts.day[1]
        month, day = (month_or_day(tokens, part[0]) for part in (parts.month, parts.day))
        first: Fields = (tokens.number(parts.anchor[0]), month, day)
        one = Numeric(tokens, parts, start, behind, first)
        refused = refusal(YEAR_FIRST, one)
        dotted = one.mark in ".．"
        if refused:
            return refused
        if dotted and parts.until != NOWHERE:
            last = _until(tokens, parts, first)
            stop = parts.until[1]
            if in_order(first, last) and last > first and not glued(tokens.text, places[stop]):
                return Reading(places[start], places[stop], first, last, 0), stop, []
        end = parts.stop[1] if dotted and parts.stop != NOWHERE else behind
        return Reading(places[start], places[end], first, None, 0), end, []

    def _year_last(self, tokens: Tokens, parts: NumericParts, place: Place) -> _Found | str:
        """Read ``28.08.2018``, and dates with slashes in one order only, as ``02/27/2020``.

        With full stops it may be the end of a range: ``25.-27.05.2016``.
        """
        places, begin = tokens.places, place[0]
        one, two = (month_or_day(tokens, part[0]) for part in (parts.day, parts.month))
        day, month = (one, two) if two <= MONTHS else (two, one)
        first: Fields = (tokens.number(parts.anchor[0]), month, day)
        if month_stands_first(Numeric(tokens, parts, begin, parts.anchor[1], first)):
            first = first[0], day, month
        last: Fields | None = None
        if parts.since != NOWHERE:
            first, last = _since(tokens, parts, first), first
        refused = refusal(YEAR_LAST, Numeric(tokens, parts, begin, parts.anchor[1], first, last))
        if refused:
            return refused
        unit = parts.unit != NOWHERE
        mask = tokens.mask(parts.unit[0], "YEAR_UNIT") if unit else EVERY
        end = parts.unit[1] if unit else parts.anchor[1]
        return Reading(places[begin], places[end], first, last, mask), end, []

    def _dated(self, tokens: Tokens, parts: YearParts) -> _Found | str:
        groups: list[Group] = []
        if parts.before != NOWHERE:
            groups = self._days.groups(tokens, parts.before, EVERY)
            ours = parts.opening != NOWHERE or not (
                _have_a_year(tokens, groups)
                or _goes_on(tokens, groups, parts)
                or are_parted(
                    self._lexicon,
                    tokens,
                    groups,
                    parts.before[1],
                    max(parts.anchor, parts.any_unit)[1],
                )
            )
            if not ours or not self._days.reaches(tokens, groups, parts.before[1]):
                groups = []
        if parts.opening != NOWHERE and not (
            parts.pair != NOWHERE and paired(tokens, parts.opening[0], parts.pair[1] - 1)
        ):
            groups = []
        if groups:
            return self._after_days(tokens, parts, groups)
        if max(parts.any_unit, parts.after, parts.nearby) != NOWHERE:
            found = self._with_unit(tokens, parts)
            # If the unit makes no year of the number, the word before it may.
            alone = self._after_cue(tokens, parts) if isinstance(found, str) else found
            return found if found and isinstance(alone, str) else alone
        return self._after_cue(tokens, parts)

    def _after_days(self, tokens: Tokens, parts: YearParts, groups: list[Group]) -> _Found | str:
        """Read ``March 2, 2010``, ``5 October 1992``, ``Feb 1946``."""
        places, group = tokens.places, groups[-1]
        end = parts.unit[1] if parts.unit != NOWHERE and parts.last == NOWHERE else parts.anchor[1]
        if parts.opening != NOWHERE:
            end = parts.pair[1]
        first, last = ends(tokens.number(parts.anchor[0]), group)
        refused = refusal(
            AFTER_DAYS, Year(tokens, parts, group.start, end, first, last, self._lexicon)
        )
        if refused:
            return refused
        unit = tokens.mask(parts.unit[0], "YEAR_UNIT") if parts.unit != NOWHERE else EVERY
        mask = group.mask & unit or group.mask
        reading = Reading(places[group.start], places[end], first, last, mask)
        return reading, end, earlier(tokens, groups, reading)

    def _with_unit(self, tokens: Tokens, parts: YearParts) -> _Found | str:
        """Read ``2000년``, ``2000年7月19日``, ``2016-2020年``, ``2000. július 19.``.

        The answer is an empty string if the year has neither a unit nor months behind it.
        """
        places, at = tokens.places, parts.anchor[0]
        begin = _other_year(tokens, at) if parts.pair != NOWHERE else at
        if parts.late != NOWHERE and begin == at:
            return ""
        unit = parts.any_unit
        last_year = tokens.number(parts.last[0]) if parts.last != NOWHERE else None
        mask = tokens.mask(unit[0], "YEAR_UNIT") if unit != NOWHERE else EVERY
        groups = [] if last_year else self._behind(tokens, parts, mask)
        if not groups and unit == NOWHERE:
            return ""
        first: Fields = (tokens.number(at), 0, 0)
        last: Fields | None = (last_year, 0, 0) if last_year else None
        end = unit[1]
        if groups:
            first, last = ends_behind(first[0], groups[0])
            end = groups[0].end
            mask = groups[0].mask & mask or groups[0].mask
        refused = refusal(WITH_UNIT, Year(tokens, parts, at, end, first, last, self._lexicon))
        if refused:
            return refused
        # 平成30年（2018年）9月9日: the year is in brackets behind that of another era.
        begin = begin if end > parts.pair[1] else at
        reading = Reading(places[begin], places[end], first, last, mask)
        listed = later(tokens, groups, reading) if groups else []
        return reading, listed[-1][1] if listed else end, [one for one, _ in listed]

    def _behind(self, tokens: Tokens, parts: YearParts, mask: int) -> list[Group]:
        """Read the months and days behind a year. There are none if a unit or a sign is missing."""
        if parts.nearby != NOWHERE:
            groups = self._days.behind(tokens, parts.nearby, mask)
            return [without_stop(tokens, one) for one in groups]
        if parts.after == NOWHERE:
            return []
        start = parts.after[0]
        if tokens.outline[start] in " \n" and tokens.has(start + 1, "MONTH"):
            # On the next line another date may begin, unless a full stop makes the year ordinal.
            if tokens.outline[start] != " " and tokens.outline[start - 1] != ".":
                return []
            group = named_after(self._lexicon, self._days, tokens, parts.after)
            return [group] if group else self._days_beside(tokens, parts)
        # 昭和20年（1945）8月15日: the unit stands behind the year of another era.
        bracketed = parts.pair != NOWHERE and _other_year(tokens, parts.anchor[0]) < parts.anchor[0]
        counted = bracketed or parts.any_unit != NOWHERE
        if not counted and tokens.outline[start] in " \n12":
            return self._days_beside(tokens, parts)
        groups = self._days.behind(tokens, parts.after, mask)
        if tokens.outline[start] == ",":
            groups = [without_stop(tokens, one) for one in groups]
        return groups

    def _days_beside(self, tokens: Tokens, parts: YearParts) -> list[Group]:
        """Read the days behind a bare year: 1986 May 4, 1948 9 сентября, 2020 10月 10日.

        There are none behind a number that a noun may have, as in Resolution 1874 June 12, nor if
        another year follows, as in 1986 May 4, 1987.
        """
        at, start = parts.anchor[0], parts.after[0]
        if start != at + 1 or tokens.outline[start] != GAP or not self._is_free(tokens, at):
            return []
        groups = self._days.behind(tokens, parts.after, EVERY)
        if not groups or not groups[0].first[1]:
            return []
        group = without_stop(tokens, groups[0])
        other = _OTHER_YEAR.match(tokens.outline, group.end)
        ours = other is None or on_another_row(tokens, group.start, group.end)
        return [group] if ours else []

    def _is_free(self, tokens: Tokens, at: int) -> bool:
        """Tell whether a number is no noun's: it follows a sign, a word such as in, or nothing."""
        before = tokens.before(at)
        if tokens.number(at) not in OURS or tokens.has(tokens.before_all(at, " ."), "NUMBERED"):
            return False
        front = before < 0 or tokens.outline[at - 1] == LINE
        opened = tokens.outline[before] in _OPENING or tokens.written(before, before + 1) in _ITEMS
        return front or opened or self._lexicon.cue(tokens.text, tokens.places[at]) > 0

    def _after_cue(self, tokens: Tokens, parts: YearParts) -> _Found | str:
        """Read a bare number that is a year by the word before it, as in ``in 1999``."""
        places, at = tokens.places, parts.anchor[0]
        first: Fields = (tokens.number(at), 0, 0)
        one = Year(tokens, parts, at, at + 1, first, None, self._lexicon)
        refused = refusal(ALONE, one)
        if refused:
            return refused
        return Reading(places[at], places[at + 1], first, None, cue(one)), at + 1, []


def _have_a_year(tokens: Tokens, groups: list[Group]) -> bool:
    """Tell whether a year stands before months and days too: 平成4年4月9日、1998年9月5日."""
    at = tokens.before(groups[0].start) if groups and groups[0].order == "units" else -1
    return tokens.has(at, "YEAR_UNIT") and tokens.outline[tokens.before(at)] in "1234"


def _goes_on(tokens: Tokens, groups: list[Group], parts: YearParts) -> bool:
    """Tell whether months in units follow a year, so that none before it are of it.

    In 7月8日、2018年9月9日 there are two dates.
    """
    units = bool(groups) and groups[-1].order == "units" and parts.unit != NOWHERE
    return units and parts.after != NOWHERE and tokens.outline[parts.after[0]] != ","


def _other_year(tokens: Tokens, at: int) -> int:
    """Return where the year of another era begins behind which a year stands in brackets."""
    opening = tokens.before(at)
    if opening < 0 or tokens.outline[opening] != "(":
        return at
    number = tokens.before(opening)
    if tokens.has(number, "YEAR_UNIT"):
        number = tokens.before(number)
    era = tokens.before(number)
    return era if tokens.has(era, "FOREIGN_ERA") else at


def _since(tokens: Tokens, parts: NumericParts, last: Fields) -> Fields:
    """Return the first day of ``25.-27.05.2016``, or of ``25.12. bis 06.01.2016`` over New Year."""
    month, day = begun(tokens.numbers(parts.since), last[1])
    return last[0] - (month > last[1]), month, day


def _until(tokens: Tokens, parts: NumericParts, first: Fields) -> Fields:
    """Return the other end of ``2019.1.7~10`` or ``2019.1.7~2.3``."""
    numbers = tokens.numbers(parts.until)
    return (first[0], numbers[0], numbers[1]) if len(numbers) > 1 else (*first[:2], numbers[0])
