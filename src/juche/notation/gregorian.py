"""Reading what stands round a Gregorian year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields import MONTHS, Fields
from .beside import earlier, ends, first_part, later, named_after, paired
from .days import Days, Group, month_or_day, without_stop
from .grammar import LONGEST, Grammar, NumericParts, Place, YearParts
from .guards import INLINE, begins_inside, continues_number, glued, is_count
from .lexicon import Lexicon
from .ranges import join
from .reading import EVERY, Reading, in_order
from .stretches import stretches
from .tokens import TAKEN, Tokens, tokenize, without
from .trace import Trace, seen

# A year without a month is one only between these: neither a thousand years nor another era.
_FIRST_BARE, _LAST_BARE = 1200, 2199
_PAUSES = frozenset(".,;:!?)]}\"'”’»。、，）」』،؛\n")
_PAUSE = 8
# How many tokens before its year a date in numbers may begin.
_NUMERIC = 8


_Found = tuple[Reading, int, list[Reading]]
"""A date, the token behind it, and the items of its list."""


class GregorianReader:
    """The reader of dates with a Gregorian year, for a lexicon and its grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, trace: Trace | None = None) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._trace = trace
        self._days = Days(lexicon, grammar)
        self._years = re.compile(
            "[12１２١٢۱۲][0-9０-９٠-٩۰-۹]{3}|[一二][〇零一二三四五六七八九]{3}"
        )
        # A text in ASCII has no others, and is searched six times as fast.
        self._in_ascii = re.compile("[12][0-9]{3}")

    def find(self, text: str, taken: list[Reading]) -> tuple[list[Reading], list[Reading]]:
        """Return the expressions with a Gregorian year outside some spans, and the items of theirs.

        The items are months and days that share the year of a date in a list.
        """
        found: list[Reading] = []
        items: list[Reading] = []
        spans = [(one.start, one.end, TAKEN) for one in taken]
        ahead = iter([*spans, (len(text), len(text), TAKEN)])
        begin, end, _ = next(ahead)
        outside: list[int] = []
        for match in (self._in_ascii if text.isascii() else self._years).finditer(text):
            while end <= match.start():
                begin, end, _ = next(ahead)
            if match.start() < begin:
                outside.append(match.start())
        for start, stop in stretches(text, outside):
            tokens = without(tokenize(self._lexicon, text, start, stop), spans)
            for reading, listed in self._scan(tokens):
                found.append(reading)
                items += [one._replace(elided=False) for one in listed]
        return join(text, found, self._lexicon), items

    def joined(self, tokens: Tokens, end: int) -> tuple[Reading, int] | None:
        """Return the date to which a range word behind a token leads, and the token behind it."""
        led = self._grammar.to_range.match(tokens.outline, end)
        if led is None:
            return None
        at = led[0].anchor[0]
        found = self._read(tokens, at, at)
        return found[:2] if found and found[0].start == tokens.places[at] else None

    def _scan(self, tokens: Tokens) -> Iterator[tuple[Reading, list[Reading]]]:
        outline, floor = tokens.outline, 0
        at = outline.find("4")
        while at >= 0:
            found = self._read(tokens, at, floor)
            if found is not None:
                reading, floor, listed = found
                yield reading, listed
            floor = max(floor, at + 1)
            at = outline.find("4", floor)

    def _read(self, tokens: Tokens, at: int, floor: int) -> _Found | None:
        """Return the date whose year is a token, the token behind it, and items of its list."""
        outline, start = tokens.outline, tokens.places[at]
        likely = self._years.match(tokens.text, start)  # no year is read because another is near
        if likely is None or (start and tokens.text[start - 1].isdigit()):
            return None
        first = self._grammar.year_first.match(outline, at)
        if first is not None:
            return self._told("year_first", tokens, first, self._year_first(tokens, *first))
        for begin in range(max(floor, at - _NUMERIC), at):
            last = self._grammar.year_last.match(outline, begin)
            if last is not None and last[0].anchor[0] == at:
                return self._told("year_last", tokens, last, self._year_last(tokens, *last))
        begin = tokens.behind_walls(floor, at)
        found = self._grammar.gregorian.search(outline, begin, at + LONGEST)
        if found is None or found[0].anchor[0] != at:
            return None  # pragma: no cover - a year is a date by itself, so the rule finds it
        return self._told("gregorian", tokens, found, self._dated(tokens, found[0]))

    def _told(
        self,
        rule: str,
        tokens: Tokens,
        found: tuple[NumericParts | YearParts, Place],
        read: _Found | None,
    ) -> _Found | None:
        """Return what was read, after telling it to whoever asks why."""
        if self._trace is not None:
            parts, place = found
            self._trace(seen(rule, tokens, place, parts._asdict(), "", read=read is not None))
        return read

    def _year_first(self, tokens: Tokens, parts: NumericParts, place: Place) -> _Found | None:
        """Read ``2000-07-19``, ``2000/07/19``, ``2000.7.19`` or ``2000. 7. 19``."""
        text, places = tokens.text, tokens.places
        start, behind = places[place[0]], places[parts.day[1]]
        mark = text[places[parts.mark[0]]]
        spaced = any(letter.isspace() for letter in text[start:behind])
        if mark != text[places[parts.second[0]]] or (spaced and mark != "."):
            return None
        dotted = mark in ".．"
        # A clock time may follow, as in 2000-07-19T12:00; a version may not: v2000.7.19.
        timed = (
            text[behind : behind + 1] in {"T", "t"} and text[behind + 1 : behind + 2].isdecimal()
        )
        version = mark == "." and start > 0 and text[start - 1] in {"v", "V"}
        if (glued(text, behind) and not timed) or version or continues_number(text, start):
            return None
        month, day = (month_or_day(tokens, part[0]) for part in (parts.month, parts.day))
        year = tokens.number(parts.anchor[0])
        first: Fields = (year, month, day)
        end = parts.stop[1] if dotted and parts.stop[0] >= 0 else parts.day[1]
        if dotted and parts.until[0] >= 0:
            numbers = [tokens.number(i) for i in range(*parts.until) if tokens.outline[i] in "12"]
            last: Fields = (
                (year, numbers[0], numbers[1]) if len(numbers) > 1 else (year, month, numbers[0])
            )
            if in_order(first, last) and last > first and not glued(text, places[parts.until[1]]):
                return Reading(start, places[parts.until[1]], first, last, 0), parts.until[1], []
        if not in_order(first, None):
            return None
        return Reading(start, places[end], first, None, 0), end, []

    def _year_last(self, tokens: Tokens, parts: NumericParts, place: Place) -> _Found | None:
        """Read ``28.08.2018``; with slashes only what has one reading, as ``02/27/2020``."""
        text, places = tokens.text, tokens.places
        mark = text[places[parts.mark[0]]]
        one, two = (month_or_day(tokens, part[0]) for part in (parts.day, parts.month))
        begin = places[place[0]]
        if mark != text[places[parts.second[0]]] or continues_number(text, begin):
            return None
        if glued(text, places[parts.anchor[1]]):
            return None
        if mark != "." and one != two and (one <= MONTHS) == (two <= MONTHS):
            return None
        day, month = (one, two) if two <= MONTHS else (two, one)
        first: Fields = (tokens.number(parts.anchor[0]), month, day)
        unit = parts.unit[0] >= 0
        mask = tokens.mask(parts.unit[0], "YEAR_UNIT") if unit else EVERY
        end = parts.unit[1] if unit else parts.anchor[1]
        if not in_order(first, None):
            return None
        return Reading(begin, places[end], first, None, mask), end, []

    def _dated(self, tokens: Tokens, parts: YearParts) -> _Found | None:
        groups: list[Group] = []
        if parts.before[0] >= 0:
            groups = self._days.groups(tokens, parts.before, EVERY)
            if not self._days.reaches(tokens, groups, parts.before[1]):
                groups = []
        if parts.opening[0] >= 0 and not (
            parts.pair[0] >= 0 and paired(tokens, parts.opening[0], parts.pair[1] - 1)
        ):
            groups = []
        if groups:
            return self._after_days(tokens, parts, groups)
        if max(parts.unit[0], parts.units[0], parts.after[0], parts.nearby[0]) >= 0:
            found = self._with_unit(tokens, parts)
            if found is not None:
                return found
        return self._after_cue(tokens, parts)

    def _after_days(self, tokens: Tokens, parts: YearParts, groups: list[Group]) -> _Found | None:
        """Read ``March 2, 2010``, ``5 October 1992``, ``Feb 1946``."""
        places = tokens.places
        end = parts.unit[1] if parts.unit[0] >= 0 and parts.last[0] < 0 else parts.anchor[1]
        if parts.opening[0] >= 0:
            end = parts.pair[1]
        if glued(tokens.text, places[end]):
            return None
        group = groups[-1]
        if begins_inside(tokens, group.start):
            return None
        first, last = ends(tokens.number(parts.anchor[0]), group)
        if not in_order(first, last):
            return None
        unit = tokens.mask(parts.unit[0], "YEAR_UNIT") if parts.unit[0] >= 0 else EVERY
        mask = group.mask & unit or group.mask
        reading = Reading(places[group.start], places[end], first, last, mask)
        return reading, end, earlier(tokens, groups, reading)

    def _with_unit(self, tokens: Tokens, parts: YearParts) -> _Found | None:
        """Read ``2000년``, ``2000年7月19日``, ``2016-2020年``, ``2000. július 19.``."""
        places, at = tokens.places, parts.anchor[0]
        year = tokens.number(at)
        if tokens.has(at + 1, "DECADE"):
            return None
        unit = max(parts.unit, parts.units)
        last_year = tokens.number(parts.last[0]) if parts.last[0] >= 0 else None
        mask = tokens.mask(unit[0], "YEAR_UNIT") if unit[0] >= 0 else EVERY
        if self._foreign(tokens, at):
            return None
        groups = [] if last_year else self._behind(tokens, parts, mask)
        if groups:
            first, last = ends(year, groups[0])
            end = groups[0].end
            mask = groups[0].mask & mask or groups[0].mask
        else:
            if unit[0] < 0 or is_count(self._lexicon, tokens, at, unit[1]):
                return None
            if not _FIRST_BARE <= year <= _LAST_BARE:
                return None
            first, last = (year, 0, 0), (last_year, 0, 0) if last_year else None
            end = unit[1]
        if not in_order(first, last):
            return None
        reading = Reading(places[at], places[end], first, last, mask)
        listed = later(tokens, groups, reading, self._lexicon.not_years) if groups else []
        return reading, listed[-1][1] if listed else end, [one for one, _ in listed]

    def _behind(self, tokens: Tokens, parts: YearParts, mask: int) -> list[Group]:
        """Read the months and days behind a year, none where it has not what must come between."""
        if parts.nearby[0] >= 0:
            groups = self._days.groups(tokens, first_part(tokens, parts.nearby), mask)
            return [without_stop(tokens, one) for one in groups]
        start = parts.after[0]
        if start < 0:
            return []
        if tokens.outline[start] in " \n" and tokens.has(start + 1, "MONTH"):
            # At a line's end another date may begin, unless a full stop makes the year ordinal.
            if tokens.outline[start] != " " and tokens.outline[start - 1] != ".":
                return []
            group = named_after(self._lexicon, self._days, tokens, parts.after)
            return [group] if group else []
        counted = max(parts.unit[0], parts.units[0]) >= 0
        if not counted and tokens.outline[start] in " \n12":
            return []  # 2000 7월 19일
        groups = self._days.groups(tokens, first_part(tokens, parts.after), mask)
        if tokens.outline[start] == ",":
            groups = [without_stop(tokens, one) for one in groups]
        return groups if groups and groups[0].first[0] else []

    def _foreign(self, tokens: Tokens, at: int) -> bool:
        """Tell whether a year is counted from elsewhere: 단기 4281년, 紀元前500年."""
        return tokens.has(tokens.before(at), "FOREIGN_ERA")

    def _after_cue(self, tokens: Tokens, parts: YearParts) -> _Found | None:
        """Read a bare year that a word before it makes one, as ``in 1999``."""
        text, places, at = tokens.text, tokens.places, parts.anchor[0]
        year, end = tokens.number(at), places[at + 1]
        if parts.last[0] >= 0 or not _FIRST_BARE <= year <= _LAST_BARE:
            return None
        behind = text[end : end + _PAUSE].lstrip(INLINE)
        if (behind and behind[0] not in _PAUSES) or text[end + 1 : end + 2].isdigit():
            return None
        mask = self._lexicon.cue(text, places[at])
        if not mask:
            return None
        return Reading(places[at], end, (year, 0, 0), None, mask), at + 1, []
