"""What is asked of the words of some tables: what they mean, in which languages, what they join."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import MAXYEAR
from functools import cached_property

from ..locales._shape import Table
from .dictionary import Dictionary, Piece
from .letters import APOSTROPHES, GAP, GAPS, fold
from .plain import Plain
from .vocabulary import Vocabulary, anniversary, months_of

_ARTICLES = frozenset({"ARTICLE"})
_BEFORE_DAYS = _ARTICLES | {"ON"}
_YEAR_WORDS = frozenset({"YEAR_WORD"})


class Lexicon(Plain):
    """The words of some tables. Threads may share it: it changes only to remember pieces."""

    def __init__(self, tables: Iterable[Table]) -> None:
        super().__init__(tuple(tables))
        self.vocabulary = Vocabulary(self.tables)
        self.roles = self.vocabulary.roles
        """The letters of each role."""
        self.dictionary = Dictionary(self.vocabulary)
        self.month_after_year = self._languages(lambda table: table.month_after_year)
        self.ordinal_dot = self._languages(lambda table: table.ordinal_dot)
        self.month_first = self._languages(_is_month_first)
        """The languages that write a named month before its day: July 19."""
        self.counting = self._languages(lambda table: table.relative_counted)
        """The languages in which a number makes a count of the relative word behind it."""
        self._other_eras = [
            (1 << bit, table.other_era_from, table.other_eras)
            for bit, table in enumerate(self.tables)
            if table.other_era_from
        ]
        self._openers: dict[str, tuple[tuple[int, tuple[str, ...]], ...]] = {}
        """The words that make a range only behind an opener, each with the openers by language."""
        for bit, table in enumerate(self.tables):
            for phrase, openers in (*table.range_openers.items(), *table.night_openers.items()):
                key = fold(phrase)
                self._openers[key] = (*self._openers.get(key, ()), (1 << bit, openers))
        self.pieces: dict[str, Piece] = {}
        """The pieces of texts that the tokenizer has seen."""
        leading = (
            "MONTH",
            "YEAR_LINK",
            "YEAR_WORD",
            "YEAR_UNIT",
            "DAY_UNIT",
            "DAY_WORD",
            "MONTH_UNIT",
            "ORDINAL",
            "WEEKDAY",
            "WEEKDAY_SHORT",
        )
        self.leading = frozenset(
            f"12345.,()-/{''.join(self.roles.get(one, '') for one in leading)}"
        )
        """The letters of tokens that may belong to a date and stand before its era word."""
        units = self.roles.get("YEAR_UNIT", "|")
        self.few_years = re.compile(f"[12][{units}]")
        """A count of fewer than a hundred years, in an outline."""
        self._tags = ("", *(table.tag for table in self.tables))

    def _languages(self, has: Callable[[Table], bool]) -> int:
        """Return the languages whose tables have something, as a mask."""
        return sum(1 << bit for bit, table in enumerate(self.tables) if has(table))

    @cached_property
    def eras(self) -> frozenset[str]:
        """The era words in every spelling that is searched for."""
        return frozenset(
            one for table in self.tables for era in table.eras for one in _spellings(era)
        )

    @cached_property
    def month_cases(self) -> dict[str, int]:
        """The names of months as the tables write them, each with its languages."""
        return self._masks(lambda table: (name for name, _, _ in months_of(table)))

    @cached_property
    def month_names(self) -> dict[str, int]:
        """The whole names of months as the tables write them, each with its languages."""
        return self._masks(lambda table: (*table.months, *table.months_alone))

    @cached_property
    def kept(self) -> list[str]:
        """The words of anniversaries."""
        alone = [word for table in self.tables for word in table.anniversary_words]
        counted = [anniversary(one)[1] for table in self.tables for one in table.anniversaries]
        return [*alone, *counted]

    def counts_otherwise(self, mask: int, year: int = MAXYEAR) -> bool:
        """Tell whether a year is that of another era in one of some languages: 2543 in Thai.

        Without a year, tell whether a language has such years.
        """
        return any(mask & known and year >= first for known, first, _ in self._other_eras)

    def names_another_era(self, mask: int, text: str) -> bool:
        """Tell whether a text names another era in which one of some languages counts: พ.ศ."""
        return any(
            mask & known and any(era in text for era in eras) for known, _, eras in self._other_eras
        )

    def is_article(self, word: str) -> bool:
        """Tell whether a word may stand before the number of a day or a year."""
        return self._has_a_role(word.strip(), _ARTICLES)

    def leads_a_day(self, word: str) -> bool:
        """Tell whether a word is an article or a preposition of days: le, den, on."""
        return self._has_a_role(word, _BEFORE_DAYS)

    def is_year_word(self, word: str) -> bool:
        """Tell whether a word names a year before its number: year, år."""
        return self._has_a_role(word, _YEAR_WORDS)

    def _has_a_role(self, word: str, roles: frozenset[str]) -> bool:
        known = self.vocabulary.word(fold(word))
        return known is not None and not roles.isdisjoint(known.roles)

    def joins(self, word: str, mask: int, opening: str, *, whole: bool = False) -> str:
        """Return what a word between two dates makes of them: ``range``, ``list`` or empty.

        A word may be of several languages: Czech ``a`` makes a list, Spanish ``a`` a range. The
        first language that the dates have too decides. A word of one letter joins only dates of its
        languages: English ``a`` is an article. ``and`` makes a range behind ``between``. It does so
        too in a text that is one expression, which never includes the opening word.
        """
        known = self.vocabulary.word(fold(GAPS.sub(GAP, word.strip())))
        if known is None:
            return ""
        to = known.roles.get("TO", 0) | known.roles.get("UP_TO", 0)
        both = to | known.roles.get("AND", 0) | known.roles.get("WITH", 0)
        for language, openers in self._openers.get(fold(word), ()):
            if language & mask and (whole or self._is_opened(opening, openers)):
                return "range"
        languages = mask & both or (both if len(word.strip()) > 1 else 0)
        return ("range" if to & languages & -languages else "list") if languages else ""

    def _is_opened(self, opening: str, openers: tuple[str, ...]) -> bool:
        """Tell whether a text ends with a word, or with it and an article: between, entre le."""
        if opening.endswith(openers):
            return True
        before, _, word = opening.rpartition(" ")
        return before.endswith(openers) and self.leads_a_day(word)

    def tag(self, mask: int) -> str | None:
        """Return the tag of the first language of a mask, None if the mask is that of all."""
        # The lowest bit that is set belongs to the first table.
        return self._tags[(mask & -mask).bit_length()] if mask > 0 else None


def _is_month_first(table: Table) -> bool:
    day = table.gregorian[2]
    return "%B" in day and day.index("%B") < day.index("%-d")


def _spellings(era: str) -> Iterator[str]:
    """Yield the spellings of an era word: lower and upper case, and each apostrophe."""
    for case in {era, era.lower(), era.upper()}:
        yield case
        if "'" in case:
            for variant in APOSTROPHES:
                yield case.replace("'", variant)
