"""Reading what leans on its document: dates without their year, and anniversaries.

What is read here is not yet a date. It says what the text says - a month and a day, a distance, a
direction - and resolving it against the document's date is the annotating room's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Match
from typing import NamedTuple

from ..locales._shape import Table, Unit
from .lexicon import Lexicon
from .patterns import Patterns
from .pieces import (
    BLANKS,
    COMMAS,
    LETTER,
    SPACE,
    SPACED,
    chars,
    either,
    maybe,
    named,
    seq,
    spaced,
    words,
)
from .reading import field, numbered, place_of
from .vocabulary import Vocabulary
from .words import UNSPACED, continues_number, near

_BEFORE = 40
_EVERY = -1
# Letters of scripts with spaces: those of Hangul, kana and Han behind a number are another word.
_SPACED = "[^\\W\\d_\u1100-\U0010ffff]"
PAST, THIS, COMING = -1, 0, 1
_DIGITS = 6
_MOST = 12
_YEAR_BEFORE = re.compile(r"\b[0-9]{4},? \Z")
_TODAY = ("day", 0)


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


class AnniversaryPattern:
    """One notation of anniversaries: the word that tells it, and the number on one side of it."""

    def __init__(self, notation: str, mask: int, patterns: Patterns) -> None:
        self._mask = mask
        self._number_first = notation[0] == "#"
        ordinal = maybe(either(seq(chars("[-‐]", 0, 1), chars(_SPACED, 1, 3)), chars("[.º°ª]")))
        filler = maybe(chars(_SPACED, 2, 14), SPACED)
        blanks = {
            "#": seq(patterns.number("n", 1, 4), ordinal),
            "…": seq(filler, filler),
            " ": SPACE,
        }
        # Split at the word: the last part where the number is first, else what stands before it.
        parts = [part for part in re.split("([#… -])", notation) if part]
        place = len(parts) - 1 if self._number_first else parts.index("#")
        if self._number_first:
            word, rest = parts[place], parts[:place]
        else:
            word = "".join(parts[:place])
            rest = [" ", *parts[place:]] if word[-1] == " " else parts[place:]
        around = seq(*(blanks.get(part) or words([part]) for part in rest))
        word = word.strip()
        self._word = Vocabulary({word, word[:1].upper() + word[1:], word.upper()})
        self._around = re.compile(around.backward if self._number_first else around.forward)

    def find(self, text: str, present: frozenset[str]) -> Iterator[Anniversary]:
        """Yield the anniversaries of a text that are written so."""
        for start, end in self._word.find(text, present):
            if not self._number_first:
                match = self._around.match(text, end)
                if match is not None and int(match["n"]):
                    yield Anniversary(start, match.end(), self._mask, int(match["n"]))
                continue
            match = self._around.match(text[max(0, start - _BEFORE) : start][::-1])
            if match is not None:
                place, number = start - match.end(), int(match["n"][::-1])
                glued = text[max(0, place - 1) : place].isalpha() and text[place - 1] < UNSPACED
                if number and not glued and not continues_number(text, place):
                    yield Anniversary(place, end, self._mask, number)


class LeaningPatterns:
    """The patterns of what leans, for some tables. Immutable once made."""

    def __init__(self, lexicon: Lexicon, patterns: Patterns) -> None:
        self._lexicon = lexicon
        self._shifts: dict[str, tuple[tuple[Unit, int], int]] = {}
        self._directions: dict[str, tuple[int, int]] = {}
        for bit, table in enumerate(lexicon.tables):
            self._add(table, 1 << bit)
        self._after, self._before = self._days_of_a_month(patterns)
        names = lexicon.month_spellings()
        self._months = Vocabulary({case for word in names for case in (word, word.upper())})
        month_units, day_units = (
            words(lexicon.words(name)) for name in ("month_units", "day_units")
        )
        self._month_units = frozenset(lexicon.words("month_units"))
        number = patterns.number
        self._numbered = re.compile(seq(number("m"), SPACE, month_units).forward)
        self._units = re.compile(patterns.units.forward)
        self._shift = Vocabulary(
            {case for word in self._shifts for case in (word, word[:1].upper() + word[1:])}
        )
        years = [word for word, ((unit, _), _) in self._shifts.items() if unit == "year"]
        links = words((*lexicon.words("day_links"), *lexicon.words("year_links")))
        behind = seq(SPACED, maybe(links, SPACED), named("y", words(years)))
        self._year_behind = re.compile(behind.forward)
        self._told = tuple(word for table in lexicon.tables for word in table.told_years)
        told = seq(SPACED, maybe(links, SPACED), words(self._told))
        self._told_behind = re.compile(f"{told.forward}(?!{LETTER})")
        word = named("w", chars(LETTER, 2, 14))
        dot, comma = chars("[.]", 0, 1), seq(SPACE, chars(f"[{COMMAS}]"), SPACE)
        joined = seq(word, dot, either(patterns.range, patterns.listed, comma))
        self._month_before = re.compile(joined.backward)
        range_to = seq(dot, named("j", patterns.range), word)
        self._month_behind = re.compile(range_to.forward + f"(?!{LETTER})")
        self._leads = Vocabulary(self._words_before_days())
        self._day_behind = re.compile(seq(SPACE, number("d"), SPACE, day_units).forward)
        self._cues = tuple(word for table in lexicon.tables for word in table.month_cues)
        notations: dict[str, int] = {}
        for bit, table in enumerate(lexicon.tables):
            for notation in table.anniversaries:
                notations[notation] = notations.get(notation, 0) | 1 << bit
        self._general = tuple(
            particle for table in lexicon.tables for particle in table.general_particles
        )
        self._durations = tuple(word for table in lexicon.tables for word in table.duration_words)
        self._anniversaries = [
            AnniversaryPattern(notation, mask, patterns) for notation, mask in notations.items()
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

    def _words_before_days(self) -> Iterator[str]:
        """Yield what a day without its month may lean on: 지난달 (30일), 오는 (15일)."""
        for table in self._lexicon.tables:
            if table.day_units:
                yield from (word for word, (unit, _) in table.relative.items() if unit == "month")
                yield from (*table.past_words, *table.this_words, *table.coming_words)

    def _days_of_a_month(self, patterns: Patterns) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Return what follows the name of a month and, reversed, what stands before it."""
        number, lexicon = patterns.number, self._lexicon
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
        return re.compile(after.forward), re.compile(before.backward)

    def anniversaries(self, text: str, present: frozenset[str]) -> Iterator[Anniversary]:
        """Yield the anniversaries of a text, ``present`` being its words."""
        for pattern in self._anniversaries:
            yield from pattern.find(text, present)

    def find(self, text: str, present: frozenset[str]) -> Iterator[Leaning]:
        """Yield the expressions of a text; they may overlap, and the longest is meant."""
        yield from self._named_months(text, present)
        yield from self._numbered_months(text)
        yield from self._days(text, present)
        yield from self._shifted(text, present)

    def _named_months(self, text: str, present: frozenset[str]) -> Iterator[Leaning]:
        for start, end in self._months.find(text, present):
            name = text[start:end]
            month = self._lexicon.month(name, _EVERY)
            if month is None or (month.short and name.islower()):
                continue
            found = self._month(text, start, end, month.number, month.mask)
            if found is not None:
                yield found

    def _month(self, text: str, start: int, end: int, month: int, mask: int) -> Leaning | None:
        day, last = 0, None
        after = self._after.match(text, end)
        if after is not None and not _number_goes_on(text, after.end()):
            day, end = field(after["d"]), after.end()
            last = self._last(after, month, day)
            if last is None or not self._joins(text, start, after["j"], mask):
                last, end = None, after.end("one")
        else:
            before = self._before.match(text[max(0, start - _BEFORE) : start][::-1])
            first = "e" if before and before["e"] else "d"
            if before is not None and not continues_number(text, place_of(before, first, start)):
                place = place_of(before, first, start)
                if first == "e" and not (
                    field(before["e"], -1) < field(before["d"], -1)
                    and self._joins(text, place, before["j"][::-1], mask)
                ):
                    first = "d"
                day = field(before[first], -1)
                last = (month, field(before["d"], -1)) if first == "e" else None
                start = place_of(before, first, start)
        if self._has_a_year(text, start, end):
            return None
        shift, end = self._year_after(text, end)
        lead, direction = self._direction(text, start)
        if shift is not None:
            direction = None
        elif direction is not None:
            start = lead
        elif not day:
            if _is_name(text, end) or not self._is_cued(text, start):
                return None
            last, end = self._later_month(text, start, end, mask)
        return Leaning(start, end, mask, month, day, last, shift, direction)

    def _has_a_year(self, text: str, start: int, end: int) -> bool:
        """Tell whether a month has a year that is not the reference's.

        It stands before it, as in 2000 July 19, or was told before: September of that year.
        """
        before = _YEAR_BEFORE.search(text, max(0, start - _DIGITS), start)
        return bool(before or self._told_behind.match(text, end))

    def _is_cued(self, text: str, start: int) -> bool:
        """Tell whether a word before a month, or before one it is joined to, makes it a date."""
        for _ in range(_MOST):
            if _follows(text, start, self._cues):
                return True
            joined = self._month_before.match(text[max(0, start - _BEFORE) : start][::-1])
            if joined is None or self._lexicon.month(joined["w"][::-1], _EVERY) is None:
                return False
            start -= joined.end("w")
        return False

    def _later_month(
        self, text: str, start: int, end: int, mask: int
    ) -> tuple[tuple[int, int] | None, int]:
        """Return the month at the other end of a range, as in May to July, and where it ends."""
        match = self._month_behind.match(text, end)
        if match is None or not self._joins(text, start, match["j"], mask):
            return None, end
        month = self._lexicon.month(match["w"], _EVERY)
        day = self._after.match(text, match.end())
        if month is None or day is not None or _is_name(text, match.end()):
            return None, end
        return (month.number, 0), match.end()

    def _joins(self, text: str, start: int, joint: str, mask: int) -> bool:
        """Tell whether a word joins two days to a range, as ``and`` does only behind between."""
        return self._lexicon.ranges(joint, mask, near(text[max(0, start - _BEFORE) : start]))

    def _last(self, match: Match[str], month: int, day: int) -> tuple[int, int] | None:
        """Return the other end of a range, None where there is none or it comes no later."""
        if match["e"] is None:
            return None
        if match["w"] is None:
            return (month, field(match["e"])) if field(match["e"]) > day else None
        other = self._lexicon.month(match["w"], _EVERY)
        return None if other is None else (other.number, field(match["e"]))

    def _numbered_months(self, text: str) -> Iterator[Leaning]:
        if not any(unit in text for unit in self._month_units):
            return
        for match in self._numbered.finditer(text):
            start = match.start()
            if continues_number(text, start) or self._of_a_year(text, start):
                continue
            if near(text[max(0, start - _BEFORE) : start]).endswith(self._told):
                continue  # 그해 4월 15일
            whole = self._units.match(text, start)
            assert whole is not None  # noqa: S101 - it begins with what was found
            (month, day), last = numbered(whole)
            if last and last[0] == month and last[1] <= day:
                continue  # 7월 21일-19일 is no range
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
        before = near(text[max(0, start - _BEFORE) : start])
        units = tuple(unit for table in self._lexicon.tables for unit in table.year_units)
        return before.endswith(units) and before[:-1].rstrip()[-1:].isdecimal()

    def _days(self, text: str, present: frozenset[str]) -> Iterator[Leaning]:
        for start, lead_end in self._leads.find(text, present):
            match = self._day_behind.match(text, lead_end)
            if match is None or _continues_hangul(text, start):
                continue
            end = match.end()
            if text.startswith(self._lexicon.not_years, end):
                continue
            lead = spaced(text[start:lead_end])
            day = field(match["d"])
            if lead in self._directions:
                direction, mask = self._directions[lead]
                yield Leaning(start, end, mask, day=day, direction=direction)
            else:
                shift, mask = self._shifts[lead]
                yield Leaning(start, end, mask, day=day, shift=shift)

    def _shifted(self, text: str, present: frozenset[str]) -> Iterator[Leaning]:
        for start, end in self._shift.find(text, present):
            word = spaced(text[start:end])
            known = self._shifts.get(word)
            if known is None:
                if _inside_sentence(text, start):
                    continue  # a capital makes it part of a name: USA Today
                known = self._shifts[word[:1].lower() + word[1:]]
            shift, mask = known
            general = shift == _TODAY and text.startswith(self._general, end)
            # Over the last year is a span of time, last year is a year.
            spans = shift[0] != "day" and shift[1] and _follows(text, start, self._durations)
            if not general and not spans and not _continues_hangul(text, start):
                yield Leaning(start, end, mask, shift=shift)

    def _year_after(self, text: str, end: int) -> tuple[tuple[Unit, int] | None, int]:
        match = self._year_behind.match(text, end)
        if match is None or text[match.end() : match.end() + 1].isalpha():
            return None, end
        word = spaced(match["y"])
        return self._shifts[word][0], match.end()

    def _year_before(self, text: str, start: int) -> tuple[int, tuple[Unit, int] | None]:
        """Return the relative year before a month, and where it begins."""
        before = near(text[max(0, start - _BEFORE) : start])
        for word, (shift, _) in self._shifts.items():
            if shift[0] == "year" and before.endswith(word):
                place = max(0, start - _BEFORE) + len(before) - len(word)
                return place, shift
        return start, None

    def _direction(self, text: str, start: int) -> tuple[int, int | None]:
        """Return the direction before a month, and where its word begins."""
        base = max(0, start - _BEFORE)
        before = near(text[base:start])
        folded = before.lower()
        for word in sorted(self._directions, key=len, reverse=True):
            place = base + len(before) - len(word)
            if folded.endswith(word) and not (place and text[place - 1].isalpha()):
                return place, self._directions[word][0]
        return start, None


def _follows(text: str, start: int, words: tuple[str, ...]) -> bool:
    """Tell whether one of some words stands before a place, on a word's own."""
    before = near(text[max(0, start - _BEFORE) : start]).rstrip(" -\n").lower()
    return any(
        before.endswith(word) and not (word[0].isalpha() and before[: -len(word)][-1:].isalpha())
        for word in words
    )


def _continues_hangul(text: str, start: int) -> bool:
    """Tell whether a Korean word, whose particles follow it, has letters of the same word before.

    Chinese and Japanese have no spaces to tell by, and words of other scripts are found whole.
    """
    return start > 0 and "가" <= text[start] <= "힣" and "가" <= text[start - 1] <= "힣"


def _is_name(text: str, end: int) -> bool:
    """Tell whether a capital follows the name of a month, as in April Smith."""
    behind = text[end : end + 3]
    word = behind.lstrip(BLANKS)
    return word != behind and word[:1].isupper()


def _inside_sentence(text: str, start: int) -> bool:
    """Tell whether a sentence has begun before a place, so that a capital there means something."""
    before = text[max(0, start - 3) : start].rstrip(BLANKS)
    return before[-1:].isalnum() or before[-1:] in {",", ";", "-"}


def _number_goes_on(text: str, end: int) -> bool:
    """Tell whether the number that ended is the start of a longer thing: 5,000, 8:30, 5pm."""
    after = text[end : end + 2]
    if after[:1] in {".", ",", ":", "/"}:
        return after[1:].isdecimal()
    return after[:1].isdecimal() or after[:1] in {"%", "-"} or after[:1].isalpha()
