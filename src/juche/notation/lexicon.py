"""The words of some tables, each with its roles and the languages in which it has them.

Words are dictionary entries of any length and script. A role is what a word does in a date, such as
``MONTH``. Each set of roles that a word has becomes one letter of outlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR

from .. import _typing as t
from ..locales._shape import Table
from .dictionary import Dictionary, Piece
from .letters import APOSTROPHES, GAP, GAPS, UNSPACED, fold
from .plain import Plain
from .words import Month, Word

# The letters for sets of roles. Those below U+0100 compile a hundred times as fast.
_LETTERS = [
    letter
    for letter in (*map(chr, range(0x41, 0x7B)), *map(chr, range(0xA1, 0x180)))
    if letter.isalpha() and letter not in "wx"
]
_ROLES = {
    "era_suffixes": "ERA_SUFFIX",
    "era_tails": "ERA_TAIL",
    "year_units": "YEAR_UNIT",
    "month_units": "MONTH_UNIT",
    "month_words": "MONTH_WORD",
    "day_units": "DAY_UNIT",
    "day_words": "DAY_WORD",
    "first_year": "FIRST_YEAR",
    "ordinals": "ORDINAL",
    "decades": "DECADE",
    "year_words": "YEAR_WORD",
    "day_links": "DAY_LINK",
    "year_links": "YEAR_LINK",
    "era_links": "ERA_LINK",
    "alternative_words": "ALTERNATIVE",
    "gregorian_words": "GREGORIAN",
    "before_epoch": "FOREIGN_ERA",
    "other_eras": "FOREIGN_ERA",
    "weekdays": "WEEKDAY",
    "weekdays_short": "WEEKDAY_SHORT",
    "weekdays_other": "WEEKDAY",
    "told_years": "TOLD_YEAR",
    "past_words": "PAST",
    "this_words": "THIS",
    "coming_words": "COMING",
    "past_behind": "PAST_BEHIND",
    "coming_behind": "COMING_BEHIND",
    "articles": "ARTICLE",
    "inner_articles": "INNER_ARTICLE",
    "number_marks": "NUMBER_MARK",
    "first_year_alone": "FIRST_ALONE",
    "this_behind": "THIS_BEHIND",
    "day_prepositions": "ON",
    "possessives": "POSSESSIVE",
    "recurring_words": "RECURRING",
    "recurring_behind": "RECURRING_BEHIND",
    "lunar_words": "LUNAR",
    "lunar_behind": "LUNAR_BEHIND",
    "next_words": "NEXT",
    "approximate_words": "ABOUT",
    "numbered_nouns": "NUMBERED",
    "names_behind": "NAME_BEHIND",
    "proclitics": "PROCLITIC",
    "decoys": "DECOY",
}
_WEEKDAYS = ("WEEKDAY", "WEEKDAY_SHORT")
_DAYS = ("ORDINAL", *_WEEKDAYS)
# The roles of words that stand alone, and of words that are attached in scripts without spaces.
_BY_SCRIPT = {
    "range_words": ("TO", "UP_TO"),
    "list_words": ("AND", "WITH"),
    "alternative_words": ("AND", "WITH"),
}
_RELATIVE: dict[t.Unit, str] = {"day": "REL_DAY", "month": "REL_MONTH", "year": "REL_YEAR"}


class Lexicon(Plain):
    """The words of some tables. Threads may share it: it changes only to remember pieces."""

    def __init__(self, tables: Iterable[Table]) -> None:
        super().__init__(tuple(tables))
        self.eras: dict[str, int] = {}
        """The era words in every spelling that is searched for, each with its languages."""
        self.month_cases: dict[str, int] = {}
        """The names of months as the tables write them, each with its languages."""
        self._words: dict[str, Word] = {}
        self.month_after_year = 0
        self.ordinal_dot = 0
        self.month_first = 0
        """The languages that write a named month before its day: July 19."""
        self.counting = 0
        """The languages in which a number makes a count of the relative word behind it."""
        self._other_eras: list[tuple[int, int, tuple[str, ...]]] = []
        self.kept: list[str] = []
        """The words of anniversaries."""
        self.openers: dict[str, tuple[str, ...]] = {}
        """The words that make a range only behind one of their openers: and, behind between."""
        for bit, table in enumerate(self.tables):
            self._add(table, 1 << bit)
        self.roles = self._lettered()
        self.dictionary = Dictionary(self._words)
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
        )
        self.leading = frozenset(
            f"12345.,()-/{''.join(self.roles.get(one, '') for one in (*leading, *_DAYS))}"
        )
        """The letters of tokens that may belong to a date and stand before its era word."""
        units = self.roles.get("YEAR_UNIT", "|")
        self.few_years = re.compile(f"[12][{units}]")
        """A count of fewer than a hundred years, in an outline."""
        self._tags = ("", *(table.tag for table in self.tables))

    def _add(self, table: Table, mask: int) -> None:
        for era in table.eras:
            self._word(era).add("ERA", mask)
            for spelling in _spellings(era):
                self.eras[spelling] = self.eras.get(spelling, 0) | mask
        self.month_after_year |= mask * table.month_after_year
        self.ordinal_dot |= mask * table.ordinal_dot
        self.month_first |= mask * _is_month_first(table)
        self.counting |= mask * table.relative_counted
        if table.other_era_from:
            self._other_eras.append((mask, table.other_era_from, table.other_eras))
        self._add_words(table, mask)
        self._add_joints(table, mask)
        self._add_months(table, mask)
        self._add_anniversaries(table, mask)

    def _add_words(self, table: Table, mask: int) -> None:
        for field, role in _ROLES.items():
            for number, phrase in enumerate(getattr(table, field)):
                # The grammar itself joins a link and the word for year: of the (year).
                link, _, last = phrase.rpartition(" ")
                composed = role in {"YEAR_LINK", "GREGORIAN"} and link and last in table.year_words
                written = link if composed else phrase
                # The grammar has the full stop of an abbreviation. With it mar. would be no month.
                dotted = role == "WEEKDAY_SHORT"
                word = self._word(written.rstrip(".") if dotted else written)
                word.add(role, mask)
                word.weekdays |= 1 << number if role in _WEEKDAYS else 0
        for phrase, shift in table.relative.items():
            word = self._word(phrase)
            word.add(_RELATIVE[shift[0]], mask)
            if shift not in word.relative:
                word.relative = (*word.relative, shift)

    def _add_joints(self, table: Table, mask: int) -> None:
        for field, (apart, attached) in _BY_SCRIPT.items():
            for phrase in getattr(table, field):
                word = self._word(phrase)
                if phrase[0] < UNSPACED:
                    word.add(apart, mask)
                if phrase[0] >= UNSPACED or phrase in table.proclitics:
                    word.add(attached, mask)
        for phrase, opener in table.range_openers.items():
            self._word(phrase).add("AND" if phrase[0] < UNSPACED else "WITH", mask)
            self.openers[fold(phrase)] = (*self.openers.get(fold(phrase), ()), opener)

    def _add_months(self, table: Table, mask: int) -> None:
        for name, number, short in _months(table):
            word = self._word(name.rstrip("."))
            word.add("MONTH", mask)
            capital = mask if table.months_capital else 0
            word.months = _with(word.months, Month(number, mask, capital, mask if short else 0))
            self.month_cases[name] = self.month_cases.get(name, 0) | mask

    def _add_anniversaries(self, table: Table, mask: int) -> None:
        counted = (("NUMBER_WORD", table.number_words), ("KEPT_ALONE", table.anniversary_words))
        for role, numbers in counted:
            for phrase, number in numbers.items():
                word = self._word(phrase)
                word.number = number
                word.add(role, mask)
        self.kept += table.anniversary_words
        for notation in table.anniversaries:
            role, phrase = _anniversary(notation)
            self._word(phrase).add(role, mask)
            self.kept.append(phrase)

    def _word(self, phrase: str) -> Word:
        key = fold(phrase)
        word = self._words.get(key)
        if word is None:
            word = self._words[key] = Word()
        return word

    def _lettered(self) -> dict[str, str]:
        """Give each set of roles a letter, and return the letters of each role."""
        letters: dict[tuple[str, ...], str] = {}
        roles: dict[str, str] = {}
        for word in self._words.values():
            key = tuple(sorted(word.roles) if len(word.roles) > 1 else word.roles)
            letter = letters.get(key)
            if letter is None:
                letter = letters[key] = _LETTERS[len(letters)]
                for role in key:
                    roles[role] = roles.get(role, "") + letter
            word.letter = letter
        return roles

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
        known = self._words.get(fold(word.strip()))
        return known is not None and "ARTICLE" in known.roles

    def joins(self, word: str, mask: int, opening: str, *, whole: bool = False) -> str:
        """Return what a word between two dates makes of them: ``range``, ``list`` or empty.

        A word may be of several languages: Czech ``a`` makes a list, Spanish ``a`` a range. The
        first language that the dates have too decides. A word of one letter joins only dates of its
        languages: English ``a`` is an article. ``and`` makes a range behind ``between``. It does so
        too in a text that is one expression, which never includes the opening word.
        """
        known = self._words.get(fold(GAPS.sub(GAP, word.strip())))
        if known is None:
            return ""
        to = known.roles.get("TO", 0) | known.roles.get("UP_TO", 0)
        both = to | known.roles.get("AND", 0) | known.roles.get("WITH", 0)
        openers = self.openers.get(fold(word))
        if openers:
            return "range" if whole or opening.endswith(openers) else "list"
        languages = mask & both or (both if len(word.strip()) > 1 else 0)
        return ("range" if to & languages & -languages else "list") if languages else ""

    def tag(self, mask: int) -> str | None:
        """Return the tag of the first language of a mask, None if the mask is that of all."""
        # The lowest bit that is set belongs to the first table.
        return self._tags[(mask & -mask).bit_length()] if mask > 0 else None


def _months(table: Table) -> Iterator[tuple[str, int, bool]]:
    """Yield the names of months, each with its number and whether it is an abbreviation."""
    forms = ((table.months, False), (table.months_alone, False), (table.months_short, True))
    for names, short in forms:
        for number, name in enumerate(names, 1):
            if not any(map(str.isdecimal, name)):
                yield name, number, short
    for name, number in table.months_other.items():
        yield name, number, False


def _is_month_first(table: Table) -> bool:
    day = table.gregorian[2]
    return "%B" in day and day.index("%B") < day.index("%-d")


def _anniversary(notation: str) -> tuple[str, str]:
    """Return the role and the word of a notation of anniversaries, such as ``# … birthday``."""
    if notation[0] != "#":
        return "KEPT_FIRST", notation[: notation.index("#")].strip()
    filled = "…" in notation
    return ("KEPT_FAR" if filled else "KEPT"), notation.rpartition("…" if filled else "#")[
        2
    ].strip()


def _with(months: tuple[Month, ...], added: Month) -> tuple[Month, ...]:
    """Return the months of a word with one more. Two of one number become one."""
    for index, known in enumerate(months):
        if known.number == added.number:
            # If a language has it as a whole name, it is no abbreviation there.
            short = (known.short | added.short) & ~(
                (known.mask & ~known.short) | (added.mask & ~added.short)
            )
            merged = Month(
                known.number, known.mask | added.mask, known.capital | added.capital, short
            )
            return (*months[:index], merged, *months[index + 1 :])
    return (*months, added)


def _spellings(era: str) -> Iterator[str]:
    """Yield the spellings of an era word: lower and upper case, and each apostrophe."""
    for case in {era, era.lower(), era.upper()}:
        yield case
        if "'" in case:
            for variant in APOSTROPHES:
                yield case.replace("'", variant)
