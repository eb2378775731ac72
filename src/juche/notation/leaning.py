"""Reading what leans on its document: dates without their year, and anniversaries.

What is read here is not yet a date. It says what the text says - a month and a day, a distance, a
direction - and resolving it against the document's date is the annotating room's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import Match
from typing import NamedTuple

from ..locales._shape import Table, Unit
from .lexicon import Lexicon
from .patterns import Patterns
from .pieces import LETTER, SPACE, SPACED, chars, either, maybe, named, seq, words
from .reading import field, place_of
from .words import UNSPACED, continues_number

_BEFORE = 24
_EVERY = -1
PAST, THIS, COMING = -1, 0, 1


class Leaning(NamedTuple):
    """An expression that needs the document's date: what it says, and where."""

    start: int
    end: int
    mask: int
    month: int = 0
    day: int = 0
    last: tuple[int, int] | None = None
    """Month and day of the other end of a range."""
    shift: tuple[Unit, int] | None = None
    """A distance from the document's day, month or year."""
    direction: int | None = None
    """Whether the latest before, that of the year or the first after is meant, or the nearest."""


class Anniversary(NamedTuple):
    """An anniversary: its number, and where it stands."""

    start: int
    end: int
    mask: int
    ordinal: int


class LeaningPatterns:
    """The patterns of what leans, for some tables. Immutable once made."""

    def __init__(self, lexicon: Lexicon, patterns: Patterns) -> None:
        self._lexicon = lexicon
        self._shifts: dict[str, tuple[tuple[Unit, int], int]] = {}
        self._directions: dict[str, tuple[int, int]] = {}
        for bit, table in enumerate(lexicon.tables):
            self._add(table, 1 << bit)
        number = patterns.number
        suffix = maybe(words(lexicon.words("ordinals")))
        ordinal = maybe(either(words(lexicon.words("ordinals")), chars("[.]")))
        month_word = named("w", chars(LETTER, 2, 14))
        join = named("j", patterns.range)
        after = seq(
            chars("[.]", 0, 1),
            SPACE,
            named("one", number("d"), suffix),
            maybe(join, maybe(month_word, chars("[.]", 0, 1), SPACE), number("e"), suffix),
        )
        link = either(seq(SPACED, words(lexicon.words("day_links")), SPACED), SPACE)
        before = seq(maybe(number("e"), ordinal, join), number("d"), ordinal, link)
        self._after = re.compile(after.forward)
        self._before = re.compile(before.backward)
        names = {
            spelling for word in lexicon.month_spellings() for spelling in (word, word.upper())
        }
        self._months = re.compile(words(names).forward)
        self._numbered = _compile_if(
            lexicon.words("month_units"),
            lambda units: seq(number("m"), SPACE, words(units)).forward,
        )
        self._units = re.compile(patterns.units.forward)
        shifts = {case for word in self._shifts for case in (word, word[:1].upper() + word[1:])}
        self._shift = re.compile(words(shifts).forward)
        years = [word for word, ((unit, _), _) in self._shifts.items() if unit == "year"]
        self._year_behind = re.compile(seq(SPACED, words(years)).forward)
        leading = [word for word, ((unit, _), _) in self._shifts.items() if unit == "month"]
        self._day_alone = _compile_if(
            lexicon.words("day_units"),
            lambda units: (
                seq(
                    named("lead", words([*leading, *self._directions])),
                    SPACE,
                    number("d"),
                    SPACE,
                    words(units),
                ).forward
            ),
        )
        self._cues = tuple(word for table in lexicon.tables for word in table.month_cues)
        self._anniversaries = [
            (mask, re.compile(self._anniversary(notations, patterns)))
            for mask, notations in self._by_mask("anniversaries")
        ]

    def _add(self, table: Table, mask: int) -> None:
        for word, shift in table.relative.items():
            known = self._shifts.get(word)
            self._shifts[word] = (shift, mask | known[1] if known else mask)
        directions = (
            (PAST, table.past_words),
            (THIS, table.this_words),
            (COMING, table.coming_words),
        )
        for direction, leads in directions:
            for word in leads:
                self._directions[word] = (direction, mask)

    def _by_mask(self, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        for bit, table in enumerate(self._lexicon.tables):
            if getattr(table, name):
                yield 1 << bit, getattr(table, name)

    def _anniversary(self, notations: tuple[str, ...], patterns: Patterns) -> str:
        # Letters of ordinals, as in 105e or 70-й; those of Hangul, kana and Han are another word.
        ordinal = maybe(chars("[-‐]", 0, 1), chars("[^\\W\\d_\u1100-\U0010ffff]", 1, 3))
        mark = chars("[.º°ª]", 0, 1)
        number = seq(patterns.number("n", 1, 4), maybe(either(ordinal, mark)))
        filler = seq(
            maybe(chars(LETTER, 2, 14), SPACED),
            maybe(chars(LETTER, 2, 14), SPACED),
        )
        choices = []
        for notation in notations:
            pieces = []
            for part in re.split("([#… ])", notation):
                if part == "#":
                    pieces.append(number)
                elif part == "…":
                    pieces.append(filler)
                elif part == " ":
                    pieces.append(SPACE)
                elif part:
                    pieces.append(words([part, part[:1].upper() + part[1:], part.upper()]))
            choices.append(seq(*pieces).forward)
        # Each notation has a group of its own, so the number is the one group that took part.
        numbered = [text.replace("(?P<n>", f"(?P<n{i}>") for i, text in enumerate(choices)]
        return f"(?:{'|'.join(numbered)})(?!{LETTER}(?<![\u1100-\U0010ffff]))"

    def anniversaries(self, text: str) -> Iterator[Anniversary]:
        """Yield the anniversaries of a text."""
        for mask, pattern in self._anniversaries:
            for match in pattern.finditer(text):
                start = match.start()
                number = next(int(group) for group in match.groups() if group)
                glued = start and text[start - 1].isalpha() and text[start].isalpha()
                if number and not glued and not continues_number(text, start):
                    yield Anniversary(start, match.end(), mask, number)

    def find(self, text: str) -> Iterator[Leaning]:
        """Yield the expressions of a text; they may overlap, and the longest is meant."""
        yield from self._named_months(text)
        yield from self._numbered_months(text)
        yield from self._days(text)
        yield from self._shifted(text)

    def _named_months(self, text: str) -> Iterator[Leaning]:
        for match in self._months.finditer(text):
            start, end = match.span()
            if _continues_word(text, start, end):
                continue
            month = self._lexicon.month(match[0], _EVERY)
            if month is None or (month.short and match[0].islower()):
                continue
            found = self._month(text, start, end, month.number, month.mask)
            if found is not None:
                yield found

    def _month(self, text: str, start: int, end: int, month: int, mask: int) -> Leaning | None:
        day, last = 0, None
        after = self._after.match(text, end)
        if after is not None and not _number_goes_on(text, after.end()):
            day, end = field(after["d"]), after.end()
            last = self._last(after, month)
            if last is None or not self._joins(text, start, after["j"]):
                last, end = None, after.end("one")
        else:
            before = self._before.match(text[max(0, start - _BEFORE) : start][::-1])
            first = "e" if before and before["e"] else "d"
            if before is not None and not continues_number(text, place_of(before, first, start)):
                place = place_of(before, first, start)
                if first == "e" and not self._joins(text, place, before["j"][::-1]):
                    first = "d"
                day = field(before[first], -1)
                last = (month, field(before["d"], -1)) if first == "e" else None
                start = place_of(before, first, start)
        shift, end = self._year_after(text, end)
        lead, direction = self._direction(text, start)
        if shift is not None:
            direction = None
        elif direction is not None:
            start = lead
        elif not day and not self._cued(text, start):
            return None
        return Leaning(start, end, mask, month, day, last, shift, direction)

    def _joins(self, text: str, start: int, joint: str) -> bool:
        """Tell whether a word joins two days to a range, as ``and`` does only behind between."""
        openers = self._lexicon.range_openers.get(joint.strip().casefold())
        before = text[max(0, start - _BEFORE) : start].rstrip().casefold()
        return openers is None or before.endswith(openers)

    def _last(self, match: Match[str], month: int) -> tuple[int, int] | None:
        if match["e"] is None:
            return None
        if match["w"] is None:
            return month, field(match["e"])
        other = self._lexicon.month(match["w"], _EVERY)
        return None if other is None else (other.number, field(match["e"]))

    def _numbered_months(self, text: str) -> Iterator[Leaning]:
        for match in self._numbered.finditer(text) if self._numbered else ():
            start = match.start()
            if continues_number(text, start) or self._of_a_year(text, start):
                continue
            whole = self._units.match(text, start)
            assert whole is not None  # noqa: S101 - it begins with what was found
            month, day = field(whole["m3"]), field(whole["d3"])
            later = whole["em2"] or whole["em3"] or whole["em4"]
            ending = whole["ed2"] or whole["ed3"]
            last = (field(later or whole["m3"]), field(ending)) if later or ending else None
            lead, shift = self._year_before(text, start)
            direction = None
            if shift is None:
                lead, direction = self._direction(text, start)
            if not day and shift is None and direction is None:
                continue
            mask = self._lexicon.words_mask("month_units", whole[0])
            yield Leaning(lead, whole.end(), mask, month, day, last, shift, direction)

    def _of_a_year(self, text: str, start: int) -> bool:
        """Tell whether a year of some other count stands before: 단기 4281년 7월."""
        before = text[max(0, start - _BEFORE) : start].rstrip()
        units = tuple(unit for table in self._lexicon.tables for unit in table.year_units)
        return before.endswith(units) and before[:-1].rstrip()[-1:].isdecimal()

    def _days(self, text: str) -> Iterator[Leaning]:
        for match in self._day_alone.finditer(text) if self._day_alone else ():
            start, end = match.span()
            if text.startswith(self._lexicon.not_years, end) or _continues_word(text, start, start):
                continue
            lead = " ".join(match["lead"].split())
            day = field(match["d"])
            if lead in self._directions:
                direction, mask = self._directions[lead]
                yield Leaning(start, end, mask, day=day, direction=direction)
            else:
                shift, mask = self._shifts[lead]
                yield Leaning(start, end, mask, day=day, shift=shift)

    def _shifted(self, text: str) -> Iterator[Leaning]:
        for match in self._shift.finditer(text):
            start, end = match.span()
            if _continues_word(text, start, end):
                continue
            word = " ".join(match[0].split())
            shift, mask = self._shifts.get(word) or self._shifts[word[:1].lower() + word[1:]]
            yield Leaning(start, end, mask, shift=shift)

    def _year_after(self, text: str, end: int) -> tuple[tuple[Unit, int] | None, int]:
        match = self._year_behind.match(text, end)
        if match is None or text[match.end() : match.end() + 1].isalpha():
            return None, end
        word = " ".join(match[0].split())
        return self._shifts[word][0], match.end()

    def _year_before(self, text: str, start: int) -> tuple[int, tuple[Unit, int] | None]:
        """Return the relative year before a month, and where it begins."""
        before = text[max(0, start - _BEFORE) : start].rstrip()
        for word, (shift, _) in self._shifts.items():
            if shift[0] == "year" and before.endswith(word):
                place = max(0, start - _BEFORE) + len(before) - len(word)
                return place, shift
        return start, None

    def _direction(self, text: str, start: int) -> tuple[int, int | None]:
        """Return the direction before a month, and where its word begins."""
        base = max(0, start - _BEFORE)
        before = text[base:start].rstrip()
        folded = before.lower()
        for word in sorted(self._directions, key=len, reverse=True):
            place = base + len(before) - len(word)
            if folded.endswith(word) and not _continues_word(text, place, place):
                return place, self._directions[word][0]
        return start, None

    def _cued(self, text: str, start: int) -> bool:
        base = max(0, start - _BEFORE)
        before = text[base:start].rstrip(" -\n").lower()
        return any(
            before.endswith(cue) and not before[: -len(cue)][-1:].isalpha() for cue in self._cues
        )


def _continues_word(text: str, start: int, end: int) -> bool:
    """Tell whether letters of the same word stand before or, in scripts with spaces, behind."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    first = text[start : start + 1]
    hangul = "가" <= first <= "힣"
    if before.isalpha() and (first < UNSPACED or (hangul and "가" <= before <= "힣")):
        return True
    return after.isalpha() and after < UNSPACED and first < UNSPACED and start < end


def _number_goes_on(text: str, end: int) -> bool:
    """Tell whether the number that ended is the start of a longer thing: 5,000, 8:30, 5pm."""
    after = text[end : end + 2]
    if after[:1] in {".", ",", ":", "/"}:
        return after[1:].isdecimal()
    return after[:1].isdecimal() or after[:1] in {"%", "-"} or after[:1].isalpha()


def _compile_if(entries: Iterable[str], build: object) -> re.Pattern[str] | None:
    entries = list(entries)
    return re.compile(build(entries)) if entries else None  # type: ignore[operator]
