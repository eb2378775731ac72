"""The words of a lexicon: what each may mean, and in which languages."""

from __future__ import annotations

from typing import NamedTuple

from .. import _typing as t


class Month(NamedTuple):
    """A month that a word may name, the languages in which it does, and how they write it."""

    number: int
    mask: int
    capital: int
    """The languages that always write it with a capital."""
    short: int
    """The languages in which it is an abbreviation."""


class Word:
    """What a word or a phrase of the tables may mean."""

    __slots__ = ("letter", "months", "number", "relative", "roles", "weekdays")

    def __init__(self) -> None:
        self.letter = ""
        self.roles: dict[str, int] = {}
        """Its roles, each with the languages in which the word has it."""
        self.months: tuple[Month, ...] = ()
        self.relative: tuple[tuple[t.Unit, int], ...] = ()
        self.number = 0
        self.weekdays = 0
        """The weekdays that it names, as a mask whose first bit is Monday."""

    def add(self, role: str, mask: int) -> None:
        """Give the word a role in some languages."""
        self.roles[role] = self.roles.get(role, 0) | mask
