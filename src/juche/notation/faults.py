"""The errors of ``parse``: why and where a text is not one Juche date."""

from __future__ import annotations

from ..era import EPOCH_YEAR, MAX_YEAR, MIN_YEAR
from ..errors import JucheMismatchError, JucheParseError, JucheParseRangeError, start_of
from ..fields import MONTHS, last_day
from .edges import inside_word
from .imprints import mark_of
from .items import Item
from .notation import Notation
from .parts import NOWHERE, EraParts
from .reading import Reading
from .tokens import MOST, Tokens, tokenize

# The characters that are searched. A text may be a whole book, but no date is longer.
_REACH = 200


def fault(notation: Notation, text: str, reading: Reading | None) -> JucheParseError:
    """Return the error that says why and where a text is not one date.

    Args:
        notation: the notations in which the text was read.
        text: the text.
        reading: its reading if the two years of that disagree, otherwise None.
    """
    offset = start_of(text)
    body = text[offset : offset + _REACH].rstrip()
    tokens = tokenize(notation.lexicon, body, 0, len(body))
    if reading is not None:
        return _mismatch(text, offset, tokens, reading)
    eras = [
        at
        for at in range(len(tokens.values))
        if tokens.has(at, "ERA") and not inside_word(body, tokens.places[at])
    ]
    if not eras:
        return JucheParseError(text, offset)
    for parts in notation.forms(tokens):
        error = _misfit(notation, text, offset, tokens, parts)
        if error is not None:
            return error
    found = notation.find(body)
    if not found:
        return _no_year(text, offset, tokens, eras[0])
    if found[0].start:
        return JucheParseError(text, offset)
    if found[0].end == len(body):
        place = offset + mark_of(body)
        return JucheParseError(text, place, "a date without doubt and with an end")
    return JucheParseError(text, offset + found[0].end, "the end of the text")


def _mismatch(text: str, offset: int, tokens: Tokens, reading: Reading) -> JucheMismatchError:
    """Return the error for the first year on which Juche and Gregorian year disagree."""
    assert reading.stated is not None  # noqa: S101 - that is what makes it a mismatch
    ours, theirs = reading.first, reading.stated.first
    if ours == theirs and reading.stated.last:
        ours, theirs = reading.last or ours, reading.stated.last
    said = (at for at, value in enumerate(tokens.values) if value == theirs[0])
    position = tokens.places[next(said, 0)]
    return JucheMismatchError(text, offset + position, ours[0] - EPOCH_YEAR, theirs[0])


def _misfit(
    notation: Notation, text: str, offset: int, tokens: Tokens, parts: EraParts
) -> JucheParseError | None:
    """Return the error for the first number out of range in a text that has the form of a date."""
    places = tokens.places
    year = 1
    if parts.year != NOWHERE:
        year, place = _number(tokens, parts.year[0]), offset + places[parts.year[0]]
        if not MIN_YEAR <= year <= MAX_YEAR:
            return JucheParseRangeError(text, place, "year", year, MIN_YEAR, MAX_YEAR)
    if parts.last != NOWHERE and tokens.number(parts.last[0]) <= year:
        return JucheParseError(text, offset + places[parts.last[0]], "a later year")
    ends: list[tuple[int, int]] = []
    items = notation.ends_of(tokens, parts)
    for item in items:
        error = _no_such_day(text, offset, tokens, item, year, ends)
        if error is not None:
            return error
    return None


def _no_such_day(
    text: str, offset: int, tokens: Tokens, item: Item, year: int, ends: list[tuple[int, int]]
) -> JucheParseError | None:
    """Return the error for a month or day that does not exist, or for a range that goes back."""
    places = tokens.places
    month = item.month or (ends[-1][0] if ends else 1)
    month_place = offset + places[max(item.month_place, 0)]
    day_place = offset + places[max(item.day_place, 0)]
    written = _number(tokens, item.month_place)
    if written == 0 or written > MONTHS:
        return JucheParseRangeError(text, month_place, "month", written, 1, MONTHS)
    day = _number(tokens, item.day_place) if item.day_place >= 0 else 1
    most = last_day(year + EPOCH_YEAR, month)
    if not 1 <= day <= most:
        return JucheParseRangeError(text, day_place, "day", day, 1, most)
    if item.joint == "range" and ends and (month, day) < ends[-1]:
        place = month_place if item.month_place >= 0 else day_place
        return JucheParseError(text, place, "an end no earlier than the start")
    ends.append((month, day))
    return None


def _number(tokens: Tokens, index: int) -> int:
    """Return the number at an index as it is written, -1 if there is a word."""
    value = tokens.values[index] if index >= 0 else None
    if not isinstance(value, int):
        return -1
    written = tokens.written(index, index + 1)
    return int(written) if value == MOST and written.isdecimal() else value


def _no_year(text: str, offset: int, tokens: Tokens, era: int) -> JucheParseError:
    """Return the error for an era word without a year."""
    place = era + 1
    while place < len(tokens.outline) and tokens.outline[place] in " \n|":
        place += 1
    position = offset + tokens.places[place]
    if place < len(tokens.outline) and tokens.outline[place] in "12345":
        number = _number(tokens, place)
        if number > MAX_YEAR:
            return JucheParseRangeError(text, position, "year", number, MIN_YEAR, MAX_YEAR)
    return JucheParseError(text, position, "a Juche year")
