"""Reading what stands round an era word."""

from __future__ import annotations

import re
from functools import cached_property
from re import Match
from typing import NamedTuple

from ..era import EPOCH_YEAR
from ..locales._shape import Table
from .leaning import LeaningPatterns
from .lexicon import Lexicon
from .patterns import REACH, Patterns
from .pieces import BRACKETS, DASHES
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
from .shapes import Shapes
from .words import UNSPACED, breaks, continues_number, ends_number, inside_word

_QUOTES = frozenset("\"'`‘’“”„‟″´「」『』《》«»‹›")
# How far behind an era word a year in brackets may stand and still be one of its years.
_ORPHAN_REACH = 80
_LONGEST = 200
# More years than anybody is said to have kept, held or waited.
_LONG = 50
_DIVIDERS = frozenset(" ,،、·\n\r\t\xa0\u3000")
_LISTED = re.compile(r"[\s,،、·]\D{0,6}\d")
# Two years that differ by more are not a slip of the pen but two different things.
_SLIP = 12


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
        self.shapes = Shapes()
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
        floor = 0
        plain = self.plain.read
        anchors = self.probes.find(text)
        for number, start in enumerate(anchors, 1):
            reading = plain(text, start, floor) or self.read(text, start, floor)
            if reading is None:
                following = anchors[number] if number < len(anchors) else len(text)
                reading = self._orphan(text, start, following)
                if reading is None:
                    continue
            readings.append(reading)
            floor = reading[1]
            if text[floor : floor + 1] in _DIVIDERS and _LISTED.match(text, floor):
                while (item := self._item(text, readings[-1])) is not None:
                    readings.append(item)
                    floor = item.end
        return readings

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
        if reading.last is None and reading.stated is None:
            self.shapes.learn(text, match, reading.first[1])
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
        last_year = int(match["j2"]) + EPOCH_YEAR if match["j2"] else None
        end = max(match.end(group) for group in ("j", "j2", "ju", "first"))
        evidence = match.end("ju") == end or not number
        dated = last_year and left["n"] and month_day_before(self.lexicon, left, mask, start)
        if last_year and (last_year <= year or dated):
            # What the dash leads to is the day of another date: Juche 89-1 de enero de Juche 90.
            last_year, evidence = None, False
            behind = _Behind(match.end("j"), whole=False)
        else:
            # In a text that is one expression two years side by side are its own, agreeing or not.
            behind = _behind(match, "", end, year, _opening(left), strict=left is match)
        end = behind.end
        if behind.whole and match["u"]:
            end, evidence = match.end("u"), True
        after = None
        if behind.whole and match["cal"]:
            after = month_day_after(self.lexicon, match, mask)
            if after is not None:
                if match["m2"] and behind.year is None:
                    return None  # "Juche 1.5" may be anything
                end, evidence = after.reach, True
        before = self._before(left, start, mask, year, behind)
        month_day = after or before.month_day
        if after and before.month_day:
            before = _Before(start)
        stated = before.year if behind.year is None else behind.year
        weak = stated is None and month_day is None and left is not match
        if weak and not self._stands_alone(match, before.begin, end, counted=evidence):
            return None
        mask = _narrowed(mask, month_day)
        return _reading(
            before.begin, end, month_day, mask, (year, last_year), (stated, behind.last_year)
        )

    def _year_before(self, match: Match[str], left: Match[str], start: int) -> Reading | None:
        """Read an expression whose Juche year stands before the era word."""
        step = step_of(left)
        juche = int(left["lj"][::step])
        if not is_juche_year(juche) or left["lj"][::step][0] in "0０":
            return None
        mask = self.lexicon.eras[match["era"]]
        if left["lk"]:
            mask = self.lexicon.links.get(left["lk"][::step].casefold(), mask) & mask or mask
        year = juche + EPOCH_YEAR
        behind = _behind(match, "t", match.end("tail"), year, _opening(left), strict=left is match)
        before = self._before(left, start, mask, year, behind)
        begin = before.begin if before.begin < start else place_of(left, "ln", start)
        sure = before.begin < start or behind.year is not None or left["lk"] or left["ly"]
        text = match.string
        if not sure and (match["era"] in self.lexicon.common_nouns or not breaks(text, behind.end)):
            return None
        if left is not match and text[begin].isdigit() and continues_number(text, begin):
            return None
        stated = before.year if behind.year is None else behind.year
        mask = _narrowed(mask, before.month_day)
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
        if _ends_range(left):
            ours = False
        elif left["go"]:
            ours = behind.closed
        else:
            ours = behind.year is None and (ahead == year or month_day is not None)
        if not ours:
            return _Before(start)
        if month_day is None and (month := left["gm"] or left["gm2"]):
            day = left["gd"] or left["gd2"]
            place = place_of(left, "g", start)
            month_day = MonthDay((field(month, step), field(day, step)), None, place, mask)
        begin = month_day.reach if month_day else place_of(left, "g", start)
        return _Before(begin, month_day, ahead)

    def _orphan(self, text: str, start: int, stop: int) -> Reading | None:
        """Read ``107 (2018)`` in a sentence that names the era but not beside the number."""
        stop = min(start + _ORPHAN_REACH, stop)
        line = text.find("\n", start, stop)
        stop = stop if line < 0 else line
        match = self.patterns.orphan.search(text, start, stop)
        if match is None or continues_number(text, match.start("j")):
            return None
        era = self.patterns.era.match(text, start)
        assert era is not None  # noqa: S101 - that is where it was found
        if not any(letter.isalpha() for letter in text[era.end() : match.start()]):
            return None  # right behind the era word it was read, and refused
        return self._listed(match, self.lexicon.eras[era["era"]])

    def _item(self, text: str, head: Reading) -> Reading | None:
        """Read the next item of a list, ``, 90 (2001)`` or `` 87年`` behind ``主体 86年``."""
        match = self.patterns.item.match(text, head.end)
        if match is None or head.last or head.first[1]:
            return None
        if match["j"]:
            return self._listed(match, head.mask)
        unit = text[head.end - 1]
        year = int(match["tj"]) + EPOCH_YEAR
        grows = head.first[0] < year <= head.first[0] + _SLIP
        if not grows or text[match.end() - 1] != unit or not is_juche_year(int(match["tj"])):
            return None
        if self.patterns.month_follows.match(text, match.end()):
            return None
        return Reading(match.start("tj"), match.end(), (year, 0, 0), None, head.mask, elided=True)

    def _listed(self, match: Match[str], mask: int) -> Reading | None:
        juche, year = int(match["j"]), int(match["py"])
        if juche + EPOCH_YEAR != year or not is_juche_year(juche):
            return None
        if not paired(match, "po", "pc"):
            return None
        return Reading(match.start("j"), match.end(), (year, 0, 0), None, mask, elided=True)

    def _stands_alone(self, match: Match[str], begin: int, end: int, *, counted: bool) -> bool:
        """Tell whether an era word and a number are a date by what stands round them.

        With a unit behind it the number is ``counted``; 정보주체 3년 is three years of somebody.
        """
        text = match.string
        before, after = text[max(0, begin - 1) : begin], text[end : end + 2]
        if match["era"] not in self.lexicon.common_nouns:
            joined = after[:1] in DASHES and self.patterns.era.match(text, end + 1)
            return counted or not after or bool(joined) or ends_number(after)
        if counted:
            compound = before.isalpha() and before >= UNSPACED and not "ぁ" <= before <= "ん"
            return not compound or bool(match["es"] or match["first"]) or int(match["j"]) >= _LONG
        return bool(before and after) and before in _QUOTES and after[0] in _QUOTES


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


def _narrowed(mask: int, month_day: MonthDay | None) -> int:
    """Return the languages that have the month's word too, all where there are none."""
    return month_day.mask & mask or mask if month_day else mask


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
