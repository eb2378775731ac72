"""Typed captures: the places of the parts of a grammar rule in an outline.

Its annotations are no strings, because a named tuple compiles each that is one.
"""

from typing import NamedTuple

Place = tuple[int, int]
"""The first token of a part, and the token behind it."""
NOWHERE: Place = (-1, -1)


class EraParts(NamedTuple):
    """The parts of a Juche date. A part that is missing is NOWHERE."""

    numbers: Place
    before: Place
    front: Place
    opening: Place
    anchor: Place
    gloss: Place
    suffix: Place
    mark: Place
    year: Place
    last: Place
    counted: Place
    first: Place
    pair: Place
    unit: Place
    after: Place
    between: Place
    link: Place
    tail: Place


class LeadParts(NamedTuple):
    """The parts of a date that stand before its era word or its Gregorian year."""

    numbers: Place
    before: Place
    front: Place
    opening: Place


class AfterParts(NamedTuple):
    """The part of a date that stands behind its year."""

    after: Place


class YearParts(NamedTuple):
    """The parts of a date with a Gregorian year."""

    before: Place
    opening: Place
    anchor: Place
    last: Place
    unit: Place
    other: Place
    units: Place
    nearby: Place
    pair: Place
    late: Place
    after: Place

    @property
    def any_unit(self) -> Place:
        """The unit of the year, wherever it stands: 2018年, 平成30（2018）年."""
        return max(self.unit, self.units, self.late)


class NumericParts(NamedTuple):
    """The parts of a date in numbers."""

    anchor: Place
    mark: Place
    month: Place
    second: Place
    day: Place
    stop: Place
    until: Place
    since: Place
    unit: Place


class ItemParts(NamedTuple):
    """The parts of an item of a list whose era word is elided."""

    range: Place
    range_word: Place
    both: Place
    year: Place
    counted: Place
    bracket_of: Place
    unit: Place
    after: Place


class ContextualParts(NamedTuple):
    """The parts of a contextual date."""

    lead: Place
    before: Place
    behind: Place
    aside: Place


class KeptParts(NamedTuple):
    """The parts of an anniversary."""

    listed: Place
    number: Place
    suffix: Place
    far: Place
    word: Place


class EndParts(NamedTuple):
    """The parts of one month and day."""

    worded_day: Place
    worded_month: Place
    slashed_day: Place
    slashed_month: Place
    numbered_month: Place
    unit: Place
    numbered_day: Place
    day_unit: Place
    day_of: Place
    told: Place
    behind: Place
    second: Place
    ahead: Place
    other: Place
    of_day: Place
    ordinal: Place
    alone: Place
    same: Place
    day_alone: Place
    lone_unit: Place


class JointParts(NamedTuple):
    """The words and signs that join two items."""

    joint: Place


class TwiceParts(NamedTuple):
    """The parts of a second era word behind a date."""

    link: Place
    era: Place
    tail: Place
    pair: Place
