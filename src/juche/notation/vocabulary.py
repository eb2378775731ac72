"""The words of some tables, each with its roles and the languages in which it has them.

Words are dictionary entries of any length and script. A role is what a word does in a date, such as
``MONTH``. Each set of roles that a word has becomes one letter of outlines.

The tables have thousands of words, and a text has few of them. So the vocabulary only sorts them,
and makes what a word means when a text has it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import count

from .. import _typing as t
from ..locales._shape import Table
from .letters import GAP, UNSPACED, fold, fold_all
from .words import Month, Shift, Word, merged

Roles = tuple[tuple[str, int], ...]
"""The roles of a word, each with languages. A role may occur again with others."""

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
    "other_eras_behind": "FOREIGN_ERA_BEHIND",
    "told_months": "TOLD_MONTH",
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
    "hundreds": "HUNDRED",
    "decoys": "DECOY",
    "night_openers": "OVER",
}
# The roles of words that stand alone, and of words that are attached in scripts without spaces.
_BY_SCRIPT = {
    "range_words": ("TO", "UP_TO"),
    "list_words": ("AND", "WITH"),
    "alternative_words": ("AND", "WITH"),
    "range_openers": ("AND", "WITH"),
}
_RELATIVE: dict[t.Unit, str] = {"day": "REL_DAY", "month": "REL_MONTH", "year": "REL_YEAR"}


class Vocabulary:
    """The words of some tables. Threads may share it: it changes only to remember words."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._roles: dict[str, Roles] = {}
        """The roles of each folded phrase."""
        self._months: dict[str, tuple[Month, ...]] = {}
        self._shifts: dict[str, tuple[Shift, ...]] = {}
        self._numbers: dict[str, int] = {}
        self._weekdays: dict[str, int] = {}
        for bit, table in enumerate(tables):
            self._add(table, 1 << bit)
        self.roles, self._letters = _lettered(self._roles.values())
        self._words: dict[str, Word] = {}

    @property
    def phrases(self) -> Iterable[str]:
        """The folded phrases that have a meaning."""
        return self._roles.keys()

    def word(self, phrase: str) -> Word | None:
        """Return what a folded phrase means, None if no table has it."""
        word = self._words.get(phrase)
        if word is None and phrase in self._roles:
            word = self._words[phrase] = self._made(phrase)
        return word

    def _made(self, phrase: str) -> Word:
        found = self._roles[phrase]
        roles: dict[str, int] = {}
        for role, mask in found:
            roles[role] = roles.get(role, 0) | mask
        return Word(
            self._letters[found],
            roles,
            merged(self._months.get(phrase, ())),
            tuple(dict.fromkeys(self._shifts.get(phrase, ()))),
            self._numbers.get(phrase, 0),
            self._weekdays.get(phrase, 0),
        )

    def _add(self, table: Table, mask: int) -> None:
        self._put(table.eras, "ERA", mask)
        for field, role in _ROLES.items():
            phrases = getattr(table, field)
            if not phrases:
                continue
            self._put(_written(phrases, role, table), role, mask)
        for unit, role in _RELATIVE.items():
            shifts = {one: shift for one, shift in table.relative.items() if shift[0] == unit}
            for key, shift in zip(self._put(shifts, role, mask), shifts.values(), strict=True):
                self._shifts[key] = (*self._shifts.get(key, ()), shift)
        for field, (apart, attached) in _BY_SCRIPT.items():
            phrases = getattr(table, field)
            spaced = [one for one in phrases if one[0] < UNSPACED and one[-1] != "'"]
            self._put(spaced, apart, mask)
            joined = [one for one in phrases if one not in spaced or one in table.proclitics]
            self._put(joined, attached, mask)
        told = {word: number for word, number in table.told_years.items() if number is not None}
        self._numbers.update(zip(self._put(told, "TOLD_YEAR", mask), told.values(), strict=True))
        self._put([word for word in table.told_years if word not in told], "OTHER_YEAR", mask)
        self._add_weekdays(table, mask)
        self._add_months(table, mask)
        self._add_anniversaries(table, mask)

    def _add_weekdays(self, table: Table, mask: int) -> None:
        # The grammar has the full stop of an abbreviation. With it mar. would be no month.
        short = [name.rstrip(".") for name in table.weekdays_short]
        forms = (
            ("WEEKDAY", dict(zip(table.weekdays, count(1)))),
            ("WEEKDAY_SHORT", dict(zip(short, count(1)))),
            ("WEEKDAY", table.weekdays_other),
        )
        for role, numbers in forms:
            for key, number in zip(self._put(numbers, role, mask), numbers.values(), strict=True):
                self._weekdays[key] = self._weekdays.get(key, 0) | 1 << number - 1

    def _add_months(self, table: Table, mask: int) -> None:
        months = list(months_of(table))
        keys = self._put([name.rstrip(".") for name, _, _ in months], "MONTH", mask)
        capital = mask if table.months_capital else 0
        for key, (_, number, short) in zip(keys, months, strict=True):
            month = Month(number, mask, capital, mask if short else 0)
            self._months[key] = (*self._months.get(key, ()), month)

    def _add_anniversaries(self, table: Table, mask: int) -> None:
        counted = (("NUMBER_WORD", table.number_words), ("KEPT_ALONE", table.anniversary_words))
        for role, numbers in counted:
            keys = self._put(numbers, role, mask)
            self._numbers.update(zip(keys, numbers.values(), strict=True))
        written: dict[str, list[str]] = {}
        for role, phrase, unit in map(anniversary, table.anniversaries):
            written.setdefault(role, []).append(phrase)
            if unit:
                written.setdefault("KEPT_UNIT", []).append(unit)
        for role, phrases in written.items():
            self._put(phrases, role, mask)

    def _put(self, phrases: Collection[str], role: str, mask: int) -> list[str]:
        """Give phrases a role in some languages, and return them folded."""
        known = self._roles
        added = ((role, mask),)  # one for all that have no other role
        keys = fold_all(phrases)
        for key in keys:
            other = known.setdefault(key, added)
            if other is not added:
                known[key] = other + added
        return keys


def _lettered(known: Iterable[Roles]) -> tuple[dict[str, str], dict[Roles, str]]:
    """Give each set of roles a letter. Return the letters of each role and that of some roles."""
    letters: dict[tuple[str, ...], str] = {}
    roles: dict[str, str] = {}
    lettered: dict[Roles, str] = {}
    for found in dict.fromkeys(known):
        key = tuple(sorted({role for role, _ in found}))
        letter = letters.get(key)
        if letter is None:
            letter = letters[key] = _LETTERS[len(letters)]
            for role in key:
                roles[role] = roles.get(role, "") + letter
        lettered[found] = letter
    return roles, lettered


def _written(phrases: tuple[str, ...], role: str, table: Table) -> Collection[str]:
    """Return the phrases of a role as the grammar takes them for words."""
    if role not in {"YEAR_LINK", "GREGORIAN"}:
        return phrases
    # The grammar itself joins a link and the word for year: of the (year).
    parted = [phrase.rpartition(" ") for phrase in phrases]
    return [
        link if link and last in table.year_words else f"{link}{gap}{last}"
        for link, gap, last in parted
    ]


def months_of(table: Table) -> Iterator[tuple[str, int, bool]]:
    """Yield the names of months, each with its number and whether it is an abbreviation."""
    forms = ((table.months, False), (table.months_alone, False), (table.months_short, True))
    for names, short in forms:
        for number, name in enumerate(names, 1):
            if name.isalpha():
                yield name, number, short
            elif not any(map(str.isdecimal, name)):
                yield _unlinked(name, table.day_links), number, short
    for name in table.months_unstopped:
        yield name, 1 + table.months_short.index(f"{name}."), True
    for name, number in table.months_other.items():
        yield name, number, False


def _unlinked(name: str, links: tuple[str, ...]) -> str:
    """Return the name of a month without the link that it begins with: (de) juny, (d’)abril.

    The grammar has the link, because it is no part of a month without a day.
    """
    folded = fold(name)
    for link in links:
        start = f"{fold(link)}{GAP}" if link[-1].isalpha() else fold(link)
        if folded.startswith(start):
            return name[len(start) :]
    return name


def anniversary(notation: str) -> tuple[str, str, str]:
    """Return the role and the word of a notation of anniversaries, and the unit behind its number.

    >>> anniversary("# … birthday"), anniversary("ครบรอบ # ปี")
    (('KEPT_FAR', 'birthday', ''), ('KEPT_ROUND', 'ครบรอบ', 'ปี'))
    """
    before, _, behind = (part.strip() for part in notation.partition("#"))
    if before:
        return "KEPT_ROUND" if behind else "KEPT_FIRST", before, behind
    word = behind.removeprefix("…").lstrip()
    return "KEPT_FAR" if word != behind else "KEPT", word, ""
