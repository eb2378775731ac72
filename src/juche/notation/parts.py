"""Typed captures: where the parts of a rule of the grammar stand in an outline."""

from __future__ import annotations

from typing import NamedTuple

Place = tuple[int, int]
"""Where a part begins and ends, in tokens."""
NOWHERE: Place = (-1, -1)


class EraParts(NamedTuple):
    """Where the parts of a date of the era stand in an outline; NOWHERE where there is none."""

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


class YearParts(NamedTuple):
    """Where the parts of a date with a Gregorian year stand."""

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


class NumericParts(NamedTuple):
    """Where the parts of a date in numbers stand."""

    anchor: Place
    mark: Place
    month: Place
    second: Place
    day: Place
    stop: Place
    until: Place
    unit: Place


class ItemParts(NamedTuple):
    """Where the parts of an item of a list stand, whose era word is elided."""

    range: Place
    range_word: Place
    both: Place
    year: Place
    counted: Place
    bracket_of: Place
    unit: Place
    after: Place


class ContextualParts(NamedTuple):
    """Where the parts of a date that needs its document's date stand."""

    lead: Place
    before: Place
    behind: Place
    aside: Place


class KeptParts(NamedTuple):
    """Where the parts of an anniversary stand."""

    number: Place
    suffix: Place
    far: Place
    word: Place


class EndParts(NamedTuple):
    """Where the parts of one month and day stand."""

    worded_day: Place
    worded_month: Place
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
    lone: Place


class JointParts(NamedTuple):
    """Where what joins two items stands."""

    joint: Place


class TwiceParts(NamedTuple):
    """Where a second era word behind a date stands."""

    link: Place
    era: Place
    tail: Place
    pair: Place
