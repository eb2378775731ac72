"""The rules that refuse an expression with a Gregorian year. Each returns True to refuse it.

Its docstring has the reason, an example and the law of reading that it serves. What the calendar
forbids needs no law. ``explain`` names the first rule that refuses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from ..fields import MONTHS, Fields
from .edges import INLINE, OURS, begins_a_time, begins_inside, continues_number, glued
from .guards import is_count, is_measured
from .imprints import tells_year
from .languages import Languages
from .letters import UNSPACED
from .lexicon import Lexicon
from .parts import NOWHERE, NumericParts, YearParts
from .reading import EVERY, Reading, in_order
from .tokens import LINE, Tokens
from .weekdays import day_stands_first

# A number without a month is a year only from the first to the last of these.
_FIRST_BARE, _LAST_BARE = 1200, 2199
_PAUSES = frozenset(".,;:!?)]}\"'”’»。、，）」』،؛\n")
_PAUSE = 8
# Outside of these, a number is hardly a year of which a text tells days. A word such as in makes
# one of an earlier number, which counts only where it is no multiple of ten.
_FIRST_LIKELY, _LAST_LIKELY = 1850, 2099
_FIRST_CUED, _TEN = 1500, 10
# The first number of four digits that is no time before one o'clock.
_PAST_NOON = 1300
_JOINS = frozenset("(%_°/-")

R = TypeVar("R")


class Numeric(NamedTuple):
    """A date in numbers, as the rules see it."""

    tokens: Tokens
    parts: NumericParts
    begin: int
    """Its first token."""
    end: int
    """The token behind its last number."""
    first: Fields
    last: Fields | None = None

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens.places[self.begin]

    @property
    def stop(self) -> int:
        """Where it ends in the text."""
        return self.tokens.places[self.end]

    @property
    def mark(self) -> str:
        """The sign between its first two numbers."""
        return self.tokens.text[self.tokens.places[self.parts.mark[0]]]


def two_marks(one: Numeric) -> bool:
    """Two different signs divide it: 2000-07/19 (law 1)."""
    return one.mark != one.tokens.text[one.tokens.places[one.parts.second[0]]]


def spaced_hyphens(one: Numeric) -> bool:
    """It has spaces, which only dates with full stops may have: 2000 - 07 - 19 (law 5)."""
    return one.mark != "." and any(map(str.isspace, one.tokens.text[one.start : one.stop]))


def a_version(one: Numeric) -> bool:
    """It is a version or a number: v2000.7.19, no. 1987.11.9 (law 5)."""
    tokens, start = one.tokens, one.start
    numbered = tokens.has(tokens.before(one.begin), "NUMBERED")
    return one.mark == "." and (numbered or tokens.text[max(0, start - 1) : start] in {"v", "V"})


def letters_behind(one: Numeric) -> bool:
    """A letter follows that begins no clock time: 2000-07-19b, not 2000-07-19T12:00 (law 5)."""
    text, stop = one.tokens.text, one.stop
    return glued(text, stop) and not begins_a_time(text, stop)


def a_longer_number(one: Numeric) -> bool:
    """It continues a longer number: 1,2000.7.19; 5/28.08.2018, not 1,2000-07-19 (law 5).

    In a table with commas, a date may follow a number: 3,2000-07-19 and 3,2000/07/19.
    """
    text, start = one.tokens.text, one.start
    year_first = one.parts.anchor[0] < one.parts.day[0]
    cell = (one.mark == "-" or (year_first and one.mark == "/")) and text[
        max(0, start - 1) : start
    ] == ","
    return not cell and continues_number(text, start)


def either_order(one: Numeric) -> bool:
    """The order of day and month is open: 03/04/2020, not 02/27/2020 nor ngày 3/4/2020.

    A weekday beside it may tell it: Senin (6/11/2023).
    """
    numbers = [one.tokens.number(place[0]) for place in (one.parts.day, one.parts.month)]
    few = [number <= MONTHS for number in numbers]
    if one.mark == "." or numbers[0] == numbers[1] or few[0] != few[1]:
        return False
    led = one.tokens.has(one.tokens.before(one.begin), "DAY_WORD")
    return not led and day_stands_first(one.tokens, (one.begin, one.end), one.first) is None


def month_stands_first(one: Numeric) -> bool:
    """Tell whether a weekday says so: Monday 11/06/2023. With full stops the day always does."""
    place = one.begin, one.end
    return one.mark != "." and day_stands_first(one.tokens, place, one.first) is False


def a_section(one: Numeric) -> bool:
    """The numbers before a year with a unit are those of a section: 28.1. 2019年7月6日 (law 5)."""
    text, places, unit = one.tokens.text, one.tokens.places, one.parts.unit
    if unit == NOWHERE or not text[places[one.parts.anchor[0]] - 1].isspace():
        return False
    return text[places[unit[0]]] >= UNSPACED


def no_such_day(one: Numeric) -> bool:
    """The calendar has no such day, or the range goes back: 2000-13-40, 27.-25.05.2016."""
    return not in_order(one.first, one.last)


YEAR_FIRST = (
    two_marks,
    spaced_hyphens,
    letters_behind,
    a_version,
    a_longer_number,
    no_such_day,
)
YEAR_LAST = (
    two_marks,
    a_version,
    a_longer_number,
    letters_behind,
    either_order,
    a_section,
    no_such_day,
)


class Year(NamedTuple):
    """A Gregorian year and the parts around it, as the rules see it."""

    tokens: Tokens
    parts: YearParts
    begin: int
    """Its first token."""
    end: int
    """The token behind it."""
    first: Fields
    last: Fields | None
    lexicon: Lexicon

    @property
    def at(self) -> int:
        """The token of the year."""
        return self.parts.anchor[0]


def a_clock(one: Year) -> bool:
    """The number is a time of day: 16 Nov 1800 LT, 5 May 1530 hrs (law 5)."""
    timed = one.lexicon.hours.match(one.tokens.text, one.tokens.places[one.end])
    # German am is no English a.m.: am 19. Juli 2000 am Rhein. No such hour is past 12.
    behind = one.tokens.behind(one.end)
    place = one.tokens.has(behind, "ON") and one.first[0] >= _PAST_NOON
    return timed is not None and not place


def a_number_below(one: Year) -> bool:
    r"""A number on the next line that is hardly a year belongs to no date: 6 мая\n1341 (law 1)."""
    at = one.at - 1
    apart = at >= 0 and one.tokens.outline[at] == LINE
    return apart and one.first[0] not in OURS


def letters_follow(one: Year) -> bool:
    """Letters continue the number: March 2, 2010th, but not July 2, 2026Jul 03, 2026 (law 2)."""
    tokens, end = one.tokens, one.end
    return glued(tokens.text, tokens.places[end]) and not tokens.has(end, "MONTH")


def counts_what_follows(one: Year) -> bool:
    """The number counts what follows: April 5, 2018 people; 4월 5일, 1998명 (law 5)."""
    return one.parts.unit == NOWHERE and is_counted(one.lexicon, one.tokens, one.at)


def of_an_address(one: Year) -> bool:
    """It names a street: Rua 25 de Março, 1014; avenida 9 de Julio 1925; улица 1905 года (law 5).

    A word that links the year to the day makes a date: Movimento 25 de Abril de 1974.
    """
    tokens = one.tokens
    linked = tokens.has(tokens.before(one.at), "YEAR_LINK")
    return not linked and one.lexicon.leads_a_name(tokens.text, tokens.places[one.begin])


def rest_of_a_word(one: Year) -> bool:
    """It begins inside a longer number or word: 3.5 October 1992, x5 October 1992 (law 2).

    A hyphen behind a year joins two dates: 25 June 1950-27 July 1953.
    """
    tokens, begin = one.tokens, one.begin
    joined = tokens.outline.startswith("4-", max(0, begin - 2))
    return begins_inside(tokens, begin - 2 if joined else begin)


def no_such_date(one: Year) -> bool:
    """There is no such day, or the range goes back: February 30, 2000; July 19-5, 2000."""
    return not in_order(one.first, one.last)


def a_decade(one: Year) -> bool:
    """The number is a decade: 1990-е годы, the early 1950's (law 5)."""
    end = one.tokens.places[one.at + 1]
    following = one.tokens.text[end : end + 2]
    return one.tokens.has(one.at + 1, "DECADE") or following in {"'s", "’s"}


def of_another_era(one: Year) -> bool:
    """The year is of another era: 단기 2281년, 皇紀2600年, the year 1365 AH (law 4)."""
    tokens = one.tokens
    before, behind = tokens.before(one.at), tokens.behind(one.end)
    return tokens.has(before, "FOREIGN_ERA") or tokens.has(behind, "FOREIGN_ERA_BEHIND")


def of_a_lunar_year(one: Year) -> bool:
    """The month is one of another calendar: 农历2020年八月十五 (law 4)."""
    return one.first[1] > 0 and one.tokens.is_of(one.at, "LUNAR")


def counted_years(one: Year) -> bool:
    """The number counts years: 2000년 동안, 近2000年 (law 5)."""
    return not one.first[1] and is_count(one.lexicon, one.tokens, one.at, one.end)


def far_off(one: Year) -> bool:
    """A year without a month must be from 1200 to 2199: 2500년."""
    return not (one.first[1] or _FIRST_BARE <= one.first[0] <= _LAST_BARE)


def two_bare_years(one: Year) -> bool:
    """A range of bare years has no unit: In 1999-2000 (law 1)."""
    return one.parts.last != NOWHERE


def no_pause(one: Year) -> bool:
    """The number may count what follows: In 1999 people, not ค.ศ. 1999 (law 1)."""
    if one.tokens.has(one.tokens.before(one.at), "GREGORIAN"):
        return False
    text, stop = one.tokens.text, one.tokens.places[one.end]
    behind = text[stop : stop + _PAUSE].lstrip(INLINE)
    if behind and behind[0] not in _PAUSES:
        return not one.lexicon.goes_on(text, stop, cue(one))
    return text[stop + 1 : stop + 2].isdigit()


def no_cue(one: Year) -> bool:
    """No word such as in or since makes the number a year: the 1999 (law 5)."""
    return not cue(one)


def of_a_local_calendar(one: Year) -> bool:
    """The year is one of the language's other calendar: سال ۱۳۵۷, which is 1978 (law 4)."""
    return one.first[0] < one.lexicon.first_cued(cue(one))


def is_counted(lexicon: Lexicon, tokens: Tokens, at: int) -> bool:
    """Tell whether a number without a unit, behind a day, counts what follows."""
    return _is_inside_words(tokens, at) or is_measured(lexicon, tokens.text, tokens.places[at + 1])


def _is_inside_words(tokens: Tokens, at: int) -> bool:
    """Tell whether a number has words without spaces on both sides: 再生1912回."""
    text, (start, stop) = tokens.text, tokens.places[at : at + 2]
    before, behind = text[max(0, start - 3) : start].rstrip(", ")[-1:], text[stop : stop + 1]
    return before >= UNSPACED and behind >= UNSPACED and behind.isalpha()


def may_be_a_year(refused: str, lexicon: Lexicon, tokens: Tokens, at: int) -> bool:
    """Tell whether a number that a rule refuses to read by itself may be a year: that of 2016."""
    number = tokens.number(at)
    if refused not in _UNDECIDED or not _FIRST_CUED <= number <= _LAST_LIKELY:
        return False
    early = number < _FIRST_LIKELY
    # The word before it is looked for only where it must tell that the number is a year.
    unlikely = early or _is_inside_words(tokens, at)
    if unlikely and not lexicon.cue(tokens.text, tokens.places[at]):
        return False
    if early and not number % _TEN:
        return False
    # In 1920돐 it counts the years.
    numbered = tokens.has(tokens.before(at), "NUMBERED") or tokens.has(at + 1, "KEPT")
    house = tokens.has(at + 2, "MONTH") and tokens.has(at + 4, "NAME_BEHIND")  # 1912 March Street
    start, end = tokens.places[at : at + 2]
    followed = tokens.text[end : end + 2]
    # In A2006 the letter is no word for a range, as in Spanish.
    before = tokens.text[start - 1 : start]
    named = before.isalpha() and before.isascii()
    # Behind a semicolon another cell of a table begins: 1950;25 June.
    goes_on = followed[1:].isdigit() and followed[0] != ";"
    part = named or begins_inside(tokens, at) or followed[:1] in _JOINS or goes_on
    part = part or glued(tokens.text, end)  # the 2000th anniversary
    return not (numbered or house or part)


def cue(one: Year) -> int:
    """Return the languages in which the word before a bare number makes it a year."""
    text, place = one.tokens.text, one.tokens.places[one.at]
    return one.lexicon.cue(text, place) or (EVERY if tells_year(text, place) else 0)


def of_an_unnamed_era(lexicon: Lexicon, languages: Languages, one: Reading) -> bool:
    """In Thai so late a year is of another era, which is not named: 19 กรกฎาคม 2543 (law 4)."""
    year = (one.last or one.first)[0]
    # The languages of a place are asked for only where they may decide.
    later = lexicon.counts_otherwise(EVERY, year)
    return later and lexicon.counts_otherwise(languages.at(one.start), year)


AFTER_DAYS = (
    a_clock,
    a_number_below,
    letters_follow,
    counts_what_follows,
    of_an_address,
    rest_of_a_word,
    no_such_date,
)
WITH_UNIT = (
    of_an_address,
    a_decade,
    of_another_era,
    of_a_lunar_year,
    counted_years,
    far_off,
    no_such_date,
)
ALONE = (a_decade, of_another_era, two_bare_years, far_off, no_pause, no_cue, of_a_local_calendar)
_UNDECIDED = frozenset({no_pause.__name__, no_cue.__name__})
RULES = (*YEAR_FIRST, *YEAR_LAST, *AFTER_DAYS, *WITH_UNIT, *ALONE)


def refusal(rules: tuple[Callable[[R], bool], ...], one: R) -> str:
    """Return the name of the first rule that refuses an expression, empty if none does."""
    for rule in rules:
        if rule(one):
            return rule.__name__
    return ""
