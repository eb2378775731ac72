"""Reading what stands round an era word."""

from __future__ import annotations

import re
from functools import cached_property
from re import Match
from typing import NamedTuple

from ..era import EPOCH_YEAR
from ..locales._shape import Table
from .evidence import Evidence
from .leaning import LeaningPatterns
from .lexicon import Lexicon
from .lists import Lists
from .patterns import REACH, Patterns
from .pieces import BRACKETS, DASHES, SPACE, spaced
from .plain import Plain
from .probes import Probes
from .ranges import join
from .reading import (
    Fields,
    MonthDay,
    Reading,
    Span,
    field,
    in_order,
    is_juche_year,
    month_day_after,
    month_day_before,
    paired,
    place_of,
    step_of,
)
from .words import breaks, continues_number, inside_word

_LONGEST = 200
# How far apart two era words may be that have one number between them, or none.
_BETWEEN, _TWICE = 24, 16
_GAP = re.compile(SPACE.forward)
# An item of a list is no shorter, as 、1年.
_NEAR = 3


class _Behind(NamedTuple):
    """The Gregorian year behind the Juche year, or the bracket that closes there."""

    end: int
    year: int | None = None
    last_year: int | None = None
    closed: bool = False
    whole: bool = True
    """False when what stands there is not of this expression, so that it ends before."""


class _Before(NamedTuple):
    """The month and day before the year, and the Gregorian year before the Juche one."""

    begin: int
    month_day: MonthDay | None = None
    year: int | None = None


class Notation:
    """The notations of some tables, ready to be read.

    Threads may share it: what it compiles or remembers on the way changes no answer.
    """

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self.lexicon = Lexicon(tables)
        self.patterns = Patterns(self.lexicon)
        self.probes = Probes(self.lexicon.eras)
        self.evidence = Evidence(self.lexicon, self.patterns)
        self.lists = Lists(self.lexicon, self.patterns)
        self.plain = Plain(self.lexicon)

    @cached_property
    def leaning(self) -> LeaningPatterns:
        """The patterns of what leans on its document, compiled when a reference is first given."""
        return LeaningPatterns(self.lexicon, self.patterns)

    def find(self, text: str) -> list[Reading]:
        """Return every expression with an era word, in order, none overlapping another."""
        return join(text, self._scan(text), self.lexicon)

    def _scan(self, text: str) -> list[Reading]:
        readings: list[Reading] = []
        floor, previous = 0, -_BETWEEN
        plain = self.plain.read
        anchors = self.probes.find(text)
        for start, following in zip(anchors, [*anchors[1:], len(text)], strict=False):
            if start < floor:
                continue  # a gloss: 主体（チュチェ）89年
            reading = plain(text, start, floor) or self.read(text, start, floor)
            if reading is None:
                reading = self._claimed_twice(text, previous, start, readings)
                if reading is None:
                    reading = self._orphan(text, start, following)
            elif reading[0] - previous < _TWICE and self._follows_era(text, previous, reading[0]):
                reading = None
            previous = start
            if reading is None:
                continue
            if following - reading[1] < _NEAR and not reading[2][1]:
                readings.append(reading)  # nothing but the next era word can follow
            else:
                readings += self.lists.around(text, reading, floor, following)
            floor = readings[-1][1]
        return readings

    def _claimed_twice(
        self, text: str, previous: int, start: int, readings: list[Reading]
    ) -> Reading | None:
        """Read a year with an era word on both sides, taking back the reading of its first half.

        ``Juche 89 of the Juche era`` is one expression; to leave its end would make a reader of the
        rewritten text, ``2000 of the Juche era``, take 2000 for a Juche year.
        """
        if not readings or start - readings[-1].end >= _BETWEEN:
            return None
        first = readings[-1]
        era = self.patterns.era.match(text, max(previous, 0))
        if era is None or first.first[1]:
            return None
        second = self.read(text, start, era.end())
        if second is None:
            end = self._bare_era(text, first.end, start)
        else:
            end = second.end if second.first == first.first and second.start <= first.end else 0
        if not end:
            return None
        readings.pop()
        return first._replace(end=end)

    def _bare_era(self, text: str, place: int, start: int) -> int:
        """Return where an era word ends that stands right behind a year, 0 if more follows it."""
        era = self.patterns.era.match(text, start)
        assert era is not None  # noqa: S101 - that is where it was found
        bare = era[0] not in self.lexicon.common_nouns and breaks(text, era.end())
        return era.end() if bare and _GAP.fullmatch(text, place, start) else 0

    def _follows_era(self, text: str, previous: int, start: int) -> bool:
        """Tell whether nothing but space divides an expression from the era word before it."""
        era = self.patterns.era.match(text, previous)
        return era is not None and _GAP.fullmatch(text, era.end(), start) is not None

    def _orphan(self, text: str, start: int, stop: int) -> Reading | None:
        era = self.patterns.era.match(text, start)
        assert era is not None  # noqa: S101 - that is where it was found
        return self.lists.orphan(text, start, era.end(), stop, self.lexicon.eras[era["era"]])

    def read(self, text: str, start: int, floor: int = 0) -> Reading | None:
        """Return the expression round the era word at ``start``, its span not before ``floor``."""
        match = self.patterns.right.match(text, start)
        assert match is not None  # noqa: S101 - all behind the era word is optional
        # A hyphen makes one word of what stands around it, unless a date has just ended there.
        if not 0 < floor == start - 1 and inside_word(text, start, match["era"]):
            return None
        window = text[max(floor, start - REACH) : start][::-1]
        if match["j"] or match["first"]:
            left = self.patterns.left.match(window)
            return None if left is None else self._year_after(match, left, start)
        left = self.patterns.left_number.match(window)
        return None if left is None else self._year_before(match, left, start)

    def whole(self, text: str) -> Reading | None:
        """Return the reading of a text that is one expression from end to end."""
        reading = None
        match = self.patterns.whole.fullmatch(text)
        if match is not None:
            reading = self._year_after(match, match, match.start("era"))
        elif match := self.patterns.whole_number.fullmatch(text):
            reading = self._year_before(match, match, match.start("era"))
        if match is None or reading is None:
            return self._found_whole(text)
        if reading.end != len(text) or reading.start > match.end("the"):
            return self._found_whole(text)
        return reading

    def _found_whole(self, text: str) -> Reading | None:
        """Return the reading of a text all of which ``find`` finds: two dates made one range, say.

        Read forwards a text may divide in another way than backwards from its era word.
        """
        if len(text) > _LONGEST:
            return None
        readings = self.find(text)
        if len(readings) == 1 and (readings[0].start, readings[0].end) == (0, len(text)):
            return readings[0]
        return None

    def _year_after(self, match: Match[str], left: Match[str], start: int) -> Reading | None:
        """Read an expression whose Juche year follows the era word."""
        number = match["j"]
        juche = int(number) if number else 1
        if not is_juche_year(juche) or (number and len(number) != len(str(juche))):
            return None
        mask = self.lexicon.eras[match["era"]]
        year = juche + EPOCH_YEAR
        last_year = self._last_year(match, left, start)
        end = max(match.end(group) for group in ("j", "j2", "ju", "first"))
        counted = match.end("ju") == end or not number
        if match["j2"] and last_year is None:
            counted, behind = False, _Behind(match.end("j"), whole=False)
        else:
            # In a text that is one expression two years side by side are its own, agreeing or not.
            behind = _behind(match, "", end, year, _opening(left), strict=left is match)
        end = behind.end
        if behind.whole and match["u"]:
            end = match.end("u")
        after = None
        if behind.whole and match["cal"]:
            after = month_day_after(self.lexicon, match, mask)
            if after and match["m2"] and behind.year is None:
                return None  # "Juche 1.5" may be anything
            after = _within(after, last_year)
            end = after.reach if after else end
        before = self._before(left, start, mask, year, behind)
        if before.month_day and (after or not _within(before.month_day, last_year)):
            before = _Before(start)
        month_day = after or before.month_day
        stated = before.year if behind.year is None else behind.year
        if left is not match and not self.evidence.fits(
            match, before.begin, end, stated, dated=month_day is not None, counted=counted
        ):
            return None
        mask = self.lexicon.narrowed(mask, match["es"])
        mask = month_day.within(mask) if month_day else mask
        return _reading(
            before.begin, end, month_day, mask, (year, last_year), (stated, behind.last_year)
        )

    def _last_year(self, match: Match[str], left: Match[str], start: int) -> int | None:
        """Return the year that a dash behind the first leads to: Juche 89-91.

        It leads to the day of another date in ``Juche 89-1 de enero de Juche 90``.
        """
        if match["j2"] is None or int(match["j2"]) <= int(match["j"]):
            return None
        mask = self.lexicon.eras[match["era"]]
        if left["n"] and month_day_before(self.lexicon, left, mask, start):
            return None
        return int(match["j2"]) + EPOCH_YEAR

    def _year_before(self, match: Match[str], left: Match[str], start: int) -> Reading | None:
        """Read an expression whose Juche year stands before the era word."""
        step = step_of(left)
        juche = int(left["lj"][::step])
        if not is_juche_year(juche) or left["lj"][::step][0] in "0０":
            return None
        mask = self.lexicon.eras[match["era"]]
        if left["lk"]:
            mask = self.lexicon.narrowed(mask, left["lk"][::step])
        year = juche + EPOCH_YEAR
        behind = _behind(match, "t", match.end("tail"), year, _opening(left), strict=left is match)
        before = self._before(left, start, mask, year, behind)
        begin = before.begin if before.begin < start else place_of(left, "ln", start)
        link = spaced((left["lk"] or "")[::step].casefold())
        told = left["ly"] or (link and link not in self.lexicon.era_particles) or match["tail"]
        sure = before.begin < start or behind.year is not None or left["qy"] or told
        text = match.string
        if not sure and (match["era"] in self.lexicon.common_nouns or not breaks(text, behind.end)):
            return None
        if left is not match and text[begin].isdigit() and continues_number(text, begin):
            return None
        stated = before.year if behind.year is None else behind.year
        if left["qy"]:
            if not paired(left, "qo", "qc"):
                return None
            between = int(left["qy"][::step])
            stated = between if stated is None or between != year else stated
        mask = before.month_day.within(mask) if before.month_day else mask
        return _reading(
            begin, behind.end, before.month_day, mask, (year, None), (stated, behind.last_year)
        )

    def _before(
        self, left: Match[str], start: int, mask: int, year: int, behind: _Behind
    ) -> _Before:
        """Read the month and day, and the Gregorian year, that stand before."""
        if left["c"] is None and left["g"] is None:
            return _Before(start)
        step = step_of(left)
        month_day = None
        if left["c"]:
            month_day = month_day_before(self.lexicon, left, mask, start)
        if left["g"] is None:
            return _Before(month_day.reach, month_day) if month_day else _Before(start)
        ahead = int(left["gy"][::step])
        if _ends_range(left) or left["gs1"] != left["gs2"]:
            ours = False
        elif left["go"]:
            ours = behind.closed
        else:
            ours = behind.year is None and (ahead == year or month_day is not None)
        if not ours:
            return _Before(start)
        # The month beside the year comes first: the August of July 2000년 8월 3일 (Juche 89).
        if month := left["gm"] or left["gm2"] or left["gm3"]:
            day = left["gd"] or left["gd2"] or left["gd3"]
            place = place_of(left, "g", start)
            month_day = MonthDay((field(month, step), field(day, step)), None, place, mask)
        begin = month_day.reach if month_day else place_of(left, "g", start)
        return _Before(begin, month_day, ahead)


def _behind(
    match: Match[str], prefix: str, end: int, year: int, opening: str | None, *, strict: bool
) -> _Behind:
    """Read what stands behind the Juche year: a pair of brackets, a comma, a closing bracket."""
    if match[prefix + "p"] is None:
        return _Behind(end)
    if match[prefix + "py"]:
        if paired(match, prefix + "po", prefix + "pc"):
            last = match[prefix + "py2"]
            stated = int(match[prefix + "py"])
            return _Behind(match.end(prefix + "p"), stated, int(last) if last else None)
    elif match[prefix + "pl"]:
        stated = int(match[prefix + "pl"])
        if stated == year or strict:
            return _Behind(match.end(prefix + "p"), stated)
    elif opening and BRACKETS[opening] == BRACKETS[match[prefix + "cc"]]:
        return _Behind(match.end(prefix + "p"), closed=True)
    return _Behind(end, whole=False)


def _opening(left: Match[str]) -> str | None:
    """Return the bracket between a Gregorian year and the era word, as in 2000 (Juche 89)."""
    return None if _ends_range(left) else left["go"]


def _ends_range(left: Match[str]) -> bool:
    """Tell whether the Gregorian year before ends a range of its own: 2000-2002 (Juche 89-91)."""
    if not left["g"] or step_of(left) > 0:
        return False
    before = left.string[left.end("g") : left.end("g") + 2]
    return before[:1] in DASHES and before[1:].isdecimal()


def _within(month_day: MonthDay | None, last_year: int | None) -> MonthDay | None:
    """Return a month and day that have their years, None where a range of years leaves them none.

    ``Juche 89-91 (2000-2002).7.19`` has no year for its one day.
    """
    return None if month_day and last_year and not month_day.last else month_day


def _reading(
    begin: int,
    end: int,
    month_day: MonthDay | None,
    mask: int,
    years: tuple[int, int | None],
    stated: tuple[int | None, int | None],
) -> Reading | None:
    """Put the fields together, None when there is no such date."""
    first, last = _fields(years, month_day)
    if not in_order(first, last):
        return None
    year = years[0] if stated[0] is None else stated[0]
    last_year = years[1] if stated[1] is None else stated[1]
    if (year, last_year) == years:
        return Reading(begin, end, first, last, mask)
    other = Span(*_fields((year, last_year), month_day))
    return Reading(begin, end, first, last, mask, other)


def _fields(
    years: tuple[int, int | None], month_day: MonthDay | None
) -> tuple[Fields, Fields | None]:
    year, last_year = years
    if month_day is None:
        return (year, 0, 0), None if last_year is None else (last_year, 0, 0)
    first, last = month_day.first, month_day.last
    return (year, *first), None if last is None else (last_year or year, *last)
