"""The words of a lexicon: what each may mean, and in which languages."""

from __future__ import annotations

from typing import NamedTuple

from .. import _typing as t

Shift = tuple[t.Unit, int]
"""A distance from the document's day, month or year."""


class Month(NamedTuple):
    """A month that a word may name, the languages in which it does, and how they write it."""

    number: int
    mask: int
    capital: int
    """The languages that always write it with a capital."""
    short: int
    """The languages in which it is an abbreviation."""


class Word(NamedTuple):
    """What a word or a phrase of the tables may mean."""

    letter: str
    roles: dict[str, int]
    """Its roles, each with the languages in which the word has it."""
    months: tuple[Month, ...] = ()
    relative: tuple[Shift, ...] = ()
    number: int = 0
    weekdays: int = 0
    """The weekdays that it names, as a mask whose first bit is Monday."""

    def shift(self, unit: t.Unit) -> Shift:
        """Return the distance in a unit that it means. It must have the role for it."""
        return next(one for one in self.relative if one[0] == unit)


def merged(months: tuple[Month, ...]) -> tuple[Month, ...]:
    """Return the months of a word, those of one number as one."""
    found: dict[int, Month] = {}
    for one in months:
        known = found.get(one.number, one)
        # If a language has it as a whole name, it is no abbreviation there.
        whole = (known.mask & ~known.short) | (one.mask & ~one.short)
        found[one.number] = Month(
            one.number,
            known.mask | one.mask,
            known.capital | one.capital,
            (known.short | one.short) & ~whole,
        )
    return tuple(found.values())
