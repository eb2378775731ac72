"""The words of one or more tables, merged for compiling and looked up for reading.

Each word remembers the languages it belongs to as a bit mask, so that the language of an
expression is the first one that has all of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..locales._shape import Table
from .pieces import DASHES, spaced


class Month(NamedTuple):
    """A month that a word may stand for, and the languages in which it does."""

    number: int
    mask: int
    capital: bool
    """Whether it is always written with a capital."""
    short: bool
    """Whether it is an abbreviation, which in lower case may be another language's word."""


class Lexicon:
    """The merged words of some tables. Immutable once made, so threads may share it."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self.tables = tuple(tables)
        self.eras: dict[str, int] = {}
        """The era words in every spelling met, each with its languages."""
        self.common_nouns: set[str] = set()
        """Those of them that are everyday nouns too."""
        self.months: dict[str, list[Month]] = {}
        self.month_cases: dict[str, int] = {}
        """The names of months as they are written, each with its languages."""
        self.month_after_year = 0
        self.month_numbering = 0
        self.links: dict[str, int] = {}
        """The words that join the parts of a date, each with its languages."""
        self.cues: dict[str, int] = {}
        """The words that make a number after them a Gregorian year, each with its languages."""
        self.list_words: dict[str, int] = {}
        """The words that join the last two items of a list, each with its languages."""
        self.range_words: dict[str, int] = {}
        """The words that join the ends of a range, each with its languages."""
        self.ordinals: dict[str, int] = {}
        """What makes the number of a day ordinal, each with its languages."""
        self.range_openers: dict[str, tuple[str, ...]] = {}
        """The range words that are ones only behind others, each with those."""
        for bit, table in enumerate(self.tables):
            self._add_words(table, 1 << bit)
            self._add_months(table, 1 << bit)
        self.range_starts = self._all("range_starts")
        self.not_years = self._all("not_years")
        self.era_particles = frozenset(word.casefold() for word in self._all("era_particles"))
        self.foreign_eras = self._all("before_epoch", "other_eras")
        # Single words that may stand between a month and its year, and before a month in a date.
        linking = "day_links", "year_links", "era_links", "year_words", "range_words"
        self.link_words = _single(self._all(*linking, "era_suffixes"))
        opening = _single(self._all("day_links", "range_words", "month_words"))
        self.month_openers = opening | set(self.range_openers)
        self.joiners = frozenset((*DASHES, *self.words("range_words"), *self.range_openers))
        # Tables that share their words with another, and the letters that tell them apart.
        self._hints = [
            (1 << bit, re.compile(f"[{table.hint}]"))
            for bit, table in enumerate(self.tables)
            if table.hint
        ]
        self.hinted = sum(mask for mask, _ in self._hints)
        self._tags = ("", *(table.tag for table in self.tables))

    def _all(self, *fields: str) -> tuple[str, ...]:
        return tuple(
            word for table in self.tables for field in fields for word in getattr(table, field)
        )

    def _add_words(self, table: Table, mask: int) -> None:
        for era in table.eras:
            spellings = {era, era.lower()}
            if era in table.eras_in_capitals:
                spellings.add(era.upper())
            for spelling in spellings:
                self.eras[spelling] = self.eras.get(spelling, 0) | mask
            if era in table.common_nouns:
                self.common_nouns |= spellings
        linking = (*table.day_links, *table.year_links, *table.era_links, *table.year_units)
        for known, words in (
            (self.links, (*linking, *table.era_suffixes)),
            (self.cues, table.year_cues),
            (self.list_words, table.list_words),
            (self.range_words, table.range_words),
            (self.ordinals, (*table.ordinals, *("." * table.ordinal_dot))),
        ):
            for word in words:
                known[word.casefold()] = known.get(word.casefold(), 0) | mask
        for word, opener in table.range_openers.items():
            self.range_openers[word] = (*self.range_openers.get(word, ()), opener)

    def _add_months(self, table: Table, mask: int) -> None:
        capital = table.months_capital
        for forms in (table.months, table.months_alone):
            for number, word in enumerate(forms, 1):
                self._add_month(word, Month(number, mask, capital, short=False))
        for word, number in table.months_other.items():
            self._add_month(word, Month(number, mask, capital, short=False))
        for number, word in enumerate(table.months_short, 1):
            self._add_month(word.rstrip("."), Month(number, mask, capital, short=True))
        for word in (*table.months, *table.months_alone):
            self.month_cases[word] = self.month_cases.get(word, 0) | mask
        if table.month_after_year:
            self.month_after_year |= mask
        if table.month_words:
            self.month_numbering |= mask

    def _add_month(self, word: str, month: Month) -> None:
        entries = self.months.setdefault(word.casefold(), [])
        for index, (number, mask, capital, short) in enumerate(entries):
            if number == month.number:
                # A month written with a capital in one language, and whole, is not to be had in
                # lower case as another's abbreviation: English may, Spanish may.
                kept = capital and (month.capital or (month.short and not short))
                entries[index] = Month(number, mask | month.mask, kept, short and month.short)
                return
        entries.append(month)

    def words(self, field: str) -> list[str]:
        """Return the words of one field of all tables, in the cases in which they are met."""
        entries = [word for table in self.tables for word in getattr(table, field)]
        cases = (
            (word, word.lower(), word.upper(), word[:1].upper() + word[1:]) for word in entries
        )
        return sorted({spelling for spellings in cases for spelling in spellings})

    def digits(self, least: int = 0, most: int = 9) -> str:
        """Return as character ranges the digits that the tables use beside 0-9, all or some."""
        zeros = {
            table.digits[place] for table in self.tables for place in range(0, len(table.digits), 3)
        }
        return "".join(
            f"{chr(ord(zero) + least)}-{chr(ord(zero) + most)}" for zero in sorted(zeros)
        )

    def month(self, word: str, mask: int) -> Month | None:
        """Return the month that a word denotes, preferably in the languages of ``mask``."""
        entries = self.months.get(word.casefold())
        if entries is None:
            return None
        best = entries[0]
        if len(entries) > 1:
            best = next((entry for entry in entries if entry.mask & mask), best)
        return None if best.capital and word[0].islower() else best

    def month_spellings(self) -> list[str]:
        """Return the names of months as texts have them, with a capital in front or without."""
        forms = ("months", "months_alone", "months_short")
        entries = [word for table in self.tables for form in forms for word in getattr(table, form)]
        entries += [word for table in self.tables for word in table.months_other]
        named = {word.rstrip(".") for word in entries if not any(map(str.isdecimal, word))}
        return sorted(named | {word[:1].upper() + word[1:] for word in named})

    def words_mask(self, name: str, text: str) -> int:
        """Return the languages one of whose words of a field a text has, all if none."""
        masks = (
            1 << bit
            for bit, table in enumerate(self.tables)
            if any(word in text for word in getattr(table, name))
        )
        return sum(masks) or -1

    def ranges(self, joint: str, mask: int, before: str) -> bool:
        """Tell whether a word between two dates makes a range of them, and not a list.

        Some do so only behind others: and behind between. Czech a makes a list, Spanish a a range:
        of the languages of a mask in which it joins anything the last one decides.
        """
        word = spaced(joint).casefold()
        openers = self.range_openers.get(word)
        if openers is not None:
            return before.rstrip().casefold().endswith(openers)
        return self.list_words.get(word, 0) & mask <= self.range_words.get(word, 0) & mask

    def unit_mask(self, unit: str | None) -> int:
        """Return the languages that have a unit, all of them when there is none."""
        return self.links.get(unit.casefold(), -1) if unit else -1

    def exact(self, word: str, mask: int) -> int:
        """Return the languages of a mask that write a month in these very cases, all if none."""
        return self.month_cases.get(word, mask) & mask or mask

    def narrowed(self, mask: int, word: str | None) -> int:
        """Return the languages of a mask that have a linking word, all of it where none has."""
        return self.links.get(word.casefold(), mask) & mask or mask if word else mask

    def told_apart(self, mask: int, text: str) -> int:
        """Return the one language of several whose own letters a text has most of."""
        counts = [
            (len(letters.findall(text)), -known) for known, letters in self._hints if known & mask
        ]
        most, language = max(counts)
        return -language if most else mask

    def tag(self, mask: int) -> str | None:
        """Return the tag of the first language of a mask, None where every language will do."""
        # The lowest bit that is set is the first table's.
        return self._tags[(mask & -mask).bit_length()] if mask > 0 else None


def _single(phrases: Iterable[str]) -> set[str]:
    return {word for phrase in phrases for word in phrase.casefold().split()}
