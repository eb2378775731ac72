"""The words of one or more tables, merged for compiling and looked up for reading.

Each word remembers the languages it belongs to as a bit mask, so that the language of an
expression is the first one that has all of its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..locales._shape import Table


class Month(NamedTuple):
    """A month that a word may stand for, and the languages in which it does."""

    number: int
    mask: int
    capital: bool


class Lexicon:
    """The merged words of some tables. Immutable once made, so threads may share it."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self.tables = tuple(tables)
        self._tags = ("", *(table.tag for table in self.tables))
        self.eras: dict[str, int] = {}
        self.months: dict[str, list[Month]] = {}
        self.links: dict[str, int] = {}
        self.common_nouns: set[str] = set()
        # Single words that may stand between a month and its year, and before a month in a date.
        self.link_words: set[str] = set()
        self.month_openers: set[str] = set()
        self.month_after_year = 0
        self.range_starts = tuple(word for table in self.tables for word in table.range_starts)
        self.cues: dict[str, int] = {}
        self.not_years = tuple(word for table in self.tables for word in table.not_years)
        self.foreign_eras = tuple(
            word for table in self.tables for word in (*table.before_epoch, *table.other_eras)
        )
        self.range_openers: dict[str, tuple[str, ...]] = {}
        for table in self.tables:
            for word, opener in table.range_openers.items():
                known = self.range_openers.get(word, ())
                self.range_openers[word] = (*known, opener)
        self.month_openers.update(self.range_openers)
        for bit, table in enumerate(self.tables):
            self._add(table, 1 << bit)

    def _add(self, table: Table, mask: int) -> None:
        for era in table.eras:
            spellings = {era, era.lower(), era[:1].upper() + era[1:]}
            # Capitals throughout are met in JUCHE and ЧУЧХЕ; DSCHUTSCHE would cost every text time.
            if era == self.tables[0].eras[0] or not era.replace("’", "").isascii():
                spellings.add(era.upper())
            for spelling in spellings:
                self.eras[spelling] = self.eras.get(spelling, 0) | mask
                if era in table.common_nouns:
                    self.common_nouns.add(spelling)
        for forms in (table.months, table.months_alone, table.months_short):
            for number, word in enumerate(forms, 1):
                self._add_month(word.rstrip("."), Month(number, mask, table.months_capital))
        for word, number in table.months_other.items():
            self._add_month(word, Month(number, mask, table.months_capital))
        for link in (*table.day_links, *table.year_links, *table.era_links, *table.year_units):
            self.links[link.casefold()] = self.links.get(link.casefold(), 0) | mask
        for cue in table.year_cues:
            self.cues[cue.casefold()] = self.cues.get(cue.casefold(), 0) | mask
        for phrase in (*table.day_links, *table.range_words, *table.month_words):
            self.month_openers.update(phrase.casefold().split())
        linked = (*table.day_links, *table.year_links, *table.era_links, *table.year_words)
        for phrase in (*linked, *table.range_words, *table.era_suffixes):
            self.link_words.update(phrase.casefold().split())
        if table.month_after_year:
            self.month_after_year |= mask

    def _add_month(self, word: str, month: Month) -> None:
        entries = self.months.setdefault(word.casefold(), [])
        for index, (number, mask, capital) in enumerate(entries):
            if number == month.number:
                entries[index] = Month(number, mask | month.mask, capital and month.capital)
                return
        entries.append(month)

    def words(self, field: str) -> list[str]:
        """Return the words of one field of all tables, in the cases in which they are met."""
        entries = [word for table in self.tables for word in getattr(table, field)]
        return sorted({case for word in entries for case in (word, word.lower(), word.upper())})

    def digits(self) -> str:
        """Return the character ranges of the digits that the tables use beside 0-9."""
        return "".join(table.digits for table in self.tables)

    def month(self, word: str, mask: int) -> Month | None:
        """Return the month that a word denotes, preferably in the languages of ``mask``."""
        entries = self.months.get(word.casefold())
        if entries is None:
            return None
        best = entries[0]
        if len(entries) > 1:
            best = next((entry for entry in entries if entry.mask & mask), best)
        return None if best.capital and word[0].islower() else best

    def unit_mask(self, unit: str | None) -> int:
        """Return the languages that have a unit, all of them when there is none."""
        return self.links.get(unit.casefold(), -1) if unit else -1

    def tag(self, mask: int) -> str | None:
        """Return the tag of the first language of a mask, None where every language will do."""
        # The lowest bit that is set is the first table's.
        return self._tags[(mask & -mask).bit_length()] if mask > 0 else None
