"""Lists, whose items leave out what they share: the era word, the year or the month.

Behind ``Juche 90 (2001)`` an item may be ``, 91 (2002)``; in ``Juche 89 (2000) to 91 (2002)`` a
range ends so. The days of ``July 19 and 21, Juche 89 (2000)`` have one year, as have those of
``주체62(1973)년 9월 21일과 22일``.
"""

from __future__ import annotations

import re
from functools import cached_property
from re import Match
from typing import NamedTuple

from ..era import EPOCH_YEAR
from .lexicon import Lexicon
from .patterns import REACH, Patterns, renamed
from .pieces import (
    BLANKS,
    COMMAS,
    DASHES,
    NOTHING,
    SPACE,
    SPACED,
    Piece,
    chars,
    either,
    maybe,
    named,
    seq,
    spaced,
    words,
)
from .ranges import names_two
from .reading import (
    End,
    Reading,
    end_of,
    exists,
    field,
    is_juche_year,
    numbered,
    paired,
    place_of,
)
from .words import UNSPACED, continues_number

# How far behind an era word a year in brackets may stand and still be one of its years.
_ORPHAN_REACH = 80
# The next year of a list is no further off, that which ends a range may be.
_NEXT, _LAST = 12, 200
_MOST = 12
_MARK = chars(f"[、·{COMMAS}]")
_LISTED = re.compile(r"\D{1,14}\d")


class _Item(NamedTuple):
    """A month and day that stand before the date whose year they share."""

    start: int
    stop: int
    end: End


class Lists:
    """The items of lists, for some tables. What is compiled on the way changes no answer."""

    def __init__(self, lexicon: Lexicon, patterns: Patterns) -> None:
        self._lexicon = lexicon
        self._patterns = patterns
        joints = (*lexicon.list_words, *lexicon.range_words)
        attached = {word[0] for word in joints if word[0] >= UNSPACED}
        self.starters = frozenset(f"、·\n{BLANKS}{COMMAS}{DASHES}") | attached
        """The letters that an item may begin with."""
        self._words = tuple(f" {word}" for word in lexicon.list_words)
        self._last_letters = frozenset(word[-1] for word in lexicon.list_words)
        units = (*lexicon.words("month_units"), *lexicon.words("day_units"))
        self._units = frozenset(unit[-1] for unit in units)

    @property
    def compiled(self) -> dict[str, re.Pattern[str]]:
        """All the patterns, for a look at them."""
        own = "year_item", "year_alone", "month_behind", "before", "front", "behind"
        return {"listed": _LISTED} | {name: getattr(self, name) for name in own}

    @cached_property
    def year_item(self) -> re.Pattern[str]:
        """The next year of a list, ``, 90 (2001)``, or of a range, `` to 90 (2001)``."""
        mark = seq(SPACE, _MARK, SPACE, maybe(self._joining, SPACE))
        joint = either(
            named("r", self._patterns.through), mark, seq(SPACE, self._joining, SPACE), SPACED
        )
        unit = self._patterns.unit
        year = self._year(maybe(SPACE, unit))
        alone = seq(renamed(self._patterns.number("j", 1, 4)), SPACE, unit)
        return re.compile(seq(joint, either(year, alone)).forward)

    @cached_property
    def year_alone(self) -> re.Pattern[str]:
        """A year of the era without the era word: ``107 (2018)``."""
        digit = self._patterns.digit
        return re.compile(f"(?<!{digit}){self._year(NOTHING).forward}")

    @cached_property
    def month_behind(self) -> re.Pattern[str]:
        """A numbered month."""
        follows = seq(SPACE, self._patterns.number("m"), SPACE, self._unit_words("month_units"))
        return re.compile(follows.forward)

    @cached_property
    def before(self) -> re.Pattern[str]:
        """An earlier month and day and what joins it to the next, in reversed text."""
        comma = seq(SPACE, chars(f"[{COMMAS}]"), SPACE)
        joint = either(named("and", self._patterns.listed), comma)
        return re.compile(seq(self._patterns.end("n"), joint).backward)

    @cached_property
    def front(self) -> re.Pattern[str]:
        """The month and day with which a date begins."""
        end = self._patterns.end("n").forward
        return re.compile(f"{end}(?![-./]?{self._patterns.digit})")

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """A later month and day: ``, 10월 3일``, ``과 22일``."""
        joint = either(
            named("and", SPACE, self._joining, SPACE),
            seq(SPACE, _MARK, SPACE),
        )
        day = seq(self._patterns.number("d"), SPACE, self._unit_words("day_units"))
        return re.compile(seq(joint, either(self._patterns.units, day)).forward)

    @property
    def _joining(self) -> Piece:
        return self._unit_words("list_words")

    def _unit_words(self, name: str) -> Piece:
        return words(self._lexicon.words(name))

    def _year(self, unit: Piece) -> Piece:
        behind = maybe(SPACE, self._patterns.unit)
        return seq(self._patterns.number("j", 1, 4), unit, self._patterns.bracket("p"), behind)

    def around(self, text: str, head: Reading, floor: int, following: int) -> list[Reading]:
        """Return a date of the era with the items that share its era word or its year, in order.

        Years of its list stand before the following era word.
        """
        if head[2][1]:  # a month
            return [*self.earlier(text, head, floor), head, *self.later(text, head)]
        items = [head]
        while (item := self.next_year(text, items[-1], following)) is not None:
            if item.last:
                items.pop()
            items.append(item)
        return items

    def sharing(self, text: str, dates: list[Reading]) -> list[Reading]:
        """Return the months and days that share the year of a date in a list, of no era."""
        found: list[Reading] = []
        floor = 0
        # A date that the list of another reaches has the rest of that list: not to be read again,
        # or a list of a thousand days would be read a thousand times.
        reached: set[tuple[int, int, int]] = set()
        for head in dates:
            if head[2][1]:
                found += self.earlier(text, head, floor)
                if (head.start, *head.first[1:]) not in reached:
                    later = self.later(text, head)
                    reached.update((one.start, *one.first[1:]) for one in later)
                    found += later
            floor = head[1]
        return [item._replace(elided=False) for item in found]

    def next_year(self, text: str, head: Reading, following: int) -> Reading | None:
        """Read the next item behind a year, or the year that makes a range of it.

        A range begins where ``head`` does and stands for it.
        """
        place = head.end
        if text[place : place + 1] not in self.starters:
            return None
        if not _LISTED.match(text, place, following):
            return None
        match = self.year_item.match(text, place)
        if match is None:
            return None
        joint = match["r"]
        ranging = joint is not None and self._lexicon.ranges(joint, head.mask, before="")
        if match["j"]:
            item = self._listed(match, head.mask)
        else:
            item = self._counted(match, head, reach=_LAST if ranging else _NEXT)
        if item is None or not ranging:
            return item
        if item.first <= head.first or head.last or head.stated:
            return None
        if names_two(text, head.start, joint, self._lexicon):
            return item
        return head._replace(end=item.end, last=item.first)

    def _counted(self, match: Match[str], head: Reading, reach: int) -> Reading | None:
        """Read `` 87年`` behind ``主体 86年``: both years have their unit."""
        text, juche = match.string, int(match["tj"])
        year = juche + EPOCH_YEAR
        latest = (head.last or head.first)[0]
        grows = latest < year <= latest + reach
        if not grows or text[match.end() - 1] != text[head.end - 1] or not is_juche_year(juche):
            return None
        if self.month_behind.match(text, match.end()):
            return None
        if text.startswith(self._lexicon.not_years, match.end()):
            return None
        return Reading(match.start("tj"), match.end(), (year, 0, 0), None, head.mask, elided=True)

    def orphan(self, text: str, start: int, era_end: int, stop: int, mask: int) -> Reading | None:
        """Read ``107 (2018)`` in a sentence that names the era but not beside the number."""
        stop = min(start + _ORPHAN_REACH, stop)
        line = text.find("\n", start, stop)
        stop = stop if line < 0 else line
        match = self.year_alone.search(text, start, stop)
        if match is None or continues_number(text, match.start("j")):
            return None
        if not any(letter.isalpha() for letter in text[era_end : match.start()]):
            return None  # right behind the era word it was read, and refused
        return self._listed(match, mask)

    def _listed(self, match: Match[str], mask: int) -> Reading | None:
        juche, year = int(match["j"]), int(match["py"])
        if juche + EPOCH_YEAR != year or not is_juche_year(juche):
            return None
        if not paired(match, "po", "pc"):
            return None
        return Reading(match.start("j"), match.end(), (year, 0, 0), None, mask, elided=True)

    def earlier(self, text: str, head: Reading, floor: int) -> list[Reading]:
        """Read the months and days before one whose year they share, in order.

        The last joint is a word, as in ``April, May and June 2010``; a comma alone may divide
        anything.
        """
        start = head[0]
        last, blank = text[start - 2 : start - 1], text[start - 1 : start]
        if blank == " " and last.isprintable() and last.casefold() not in self._last_letters:
            return []  # most are, so this is all that most cost
        near = spaced(text[max(floor, start - 16) : start])
        if not f" {near}".endswith(self._words):
            return []
        front = self.front.match(text, head.start)
        own = front and end_of(self._lexicon, front, "n", head.mask, 1)
        if front is None or own is None or not (own.month or front["nd3"]):
            return []
        year, month, day = head.first
        items: list[_Item] = []
        while len(items) < _MOST:
            item = self._before(text, start, max(floor, start - REACH), head.mask)
            if item is None or bool(item.end.day) != bool(day):
                break
            items.insert(0, item)
            start = item.start
        # A day alone has the month before it, in July 19 and 20; or that behind, in 19 and 20 July.
        months = _spread([item.end.month for item in items])
        if front["nw2"]:
            months = _spread([month, *reversed(months)])[:0:-1]
        found: list[Reading] = []
        following = month, day
        for item, number in zip(reversed(items), reversed(months), strict=True):
            fields = number, item.end.day
            if not number or fields >= following or not exists((year, *fields)):
                break
            found.insert(
                0,
                Reading(item.start, item.stop, (year, *fields), None, head.mask, elided=True),
            )
            following = fields
        return found

    def _before(self, text: str, start: int, floor: int, mask: int) -> _Item | None:
        match = self.before.match(text[floor:start][::-1])
        if match is None:
            return None
        end = end_of(self._lexicon, match, "n", mask, -1)
        if end is None:
            return None
        place = place_of(match, end.group, start)
        if continues_number(text, place) or text[max(0, place - 1) : place].isalpha():
            return None
        return _Item(place, start - match.start("n"), end)

    def later(self, text: str, head: Reading) -> list[Reading]:
        """Read the months and days behind one whose year they share, where it stands first."""
        found: list[Reading] = []
        place, first = head.end, head.last or head.first
        if text[place - 1] not in self._units:
            return found
        while text[place : place + 1] in self.starters:
            match = self.behind.match(text, place)
            if match is None or text.startswith(self._lexicon.not_years, match.end()):
                break
            year, month, day = first
            if match["d"]:
                begins, ends = (month, field(match["d"])), None
                fits = bool(match["and"] and day)
            else:
                begins, ends = numbered(match)
                fits = True
            if not fits or begins <= (month, day) or not exists((year, *begins)):
                break
            last = (year, *ends) if ends else None
            if last and not (exists(last) and last > (year, *begins)):
                break
            start = match.start("d") if match["d"] else match.start("m3")
            first = last or (year, *begins)
            found.append(Reading(start, match.end(), (year, *begins), last, head.mask, elided=True))
            place = match.end()
        return found


def _spread(months: list[int]) -> list[int]:
    """Return the months with each that is not named, a 0, the same as the one before it."""
    spread: list[int] = []
    for month in months:
        spread.append(month or (spread[-1] if spread else 0))
    return spread
