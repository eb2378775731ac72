"""Saying what is wrong with a text that is not one date, and where."""

from __future__ import annotations

from re import Match

from ..era import EPOCH_YEAR, MAX_YEAR, MIN_YEAR
from ..errors import (
    JucheMismatchError,
    JucheParseError,
    JucheParseRangeError,
    JucheRangeError,
)
from ..values import JucheDate, JucheMonth
from .juche import Notation
from .reading import Reading
from .words import inside_word

# What is shown and searched of a text; no date is longer, and a text may be a whole book.
_REACH = 200
_FIRST = (
    "fw1 fw2 fw5 fm4 m1 m2 m3 w4 nw1 nw2 nm4 gm gm2 gm3".split(),
    "fd5 fd1 fd2 fd3 fd4 d1 d3 d4 nd1 nd2 nd4 gd gd2 gd3".split(),
)
_LAST = (
    "em1 em2 em3 em4 ew4 nw1 nw2 nm4".split(),
    "ed1 ed2 ed3 ed4 nd1 nd2 nd3 nd4".split(),
)


def explain(words: Notation, text: str, reading: Reading | None) -> JucheParseError:
    """Return the error that says where and why a text is not one date."""
    offset = len(text) - len(text.lstrip())
    body = text[offset : offset + _REACH].rstrip()
    if reading is not None:
        return _mismatch(text, offset, body, reading)
    anchors = words.probes.find(body)
    anchors = [place for place in anchors if not inside_word(body, place, body[place])]
    if not anchors:
        return JucheParseError(text, offset)
    for pattern, year in ((words.patterns.whole, "j"), (words.patterns.whole_number, "lj")):
        match = pattern.fullmatch(body)
        error = match and _misfit(words, text, offset, match, year)
        if error:
            return error
    found = words.find(body)
    if not found:
        return _no_year(words, text, offset, body, anchors[0])
    if found[0].start:
        return JucheParseError(text, offset)
    return JucheParseError(text, offset + found[0].end, "the end of the text")


def _mismatch(text: str, offset: int, body: str, reading: Reading) -> JucheMismatchError:
    """Return the error of the first year on which the two counts of a text disagree."""
    assert reading.stated is not None  # noqa: S101 - that is what makes it a mismatch
    ours, theirs = reading.first, reading.stated.first
    if ours == theirs and reading.last and reading.stated.last:
        ours, theirs = reading.last, reading.stated.last
    position = next(
        (place for place in range(len(body)) if _number_at(body, place) == theirs[0]), 0
    )
    return JucheMismatchError(text, offset + position, ours[0] - EPOCH_YEAR, theirs[0])


def _number_at(body: str, place: int) -> int | None:
    digits = body[place : place + 4]
    return int(digits) if digits.isdecimal() else None


def _misfit(
    words: Notation, text: str, offset: int, match: Match[str], group: str
) -> JucheParseError | None:
    """Return the error of a number that does not fit, in a text of the right form.

    It is none of its field's, or that of an end which is over before the start begins.
    """
    year = int(match[group]) if match[group] else 1
    if not MIN_YEAR <= year <= MAX_YEAR:
        place = offset + match.start(group)
        return JucheParseRangeError(text, place, "year", year, MIN_YEAR, MAX_YEAR)
    found = match.groupdict()
    if found.get("j2") and int(found["j2"]) <= year:
        return JucheParseError(text, offset + match.start("j2"), "a later year")
    ends: list[tuple[int, int]] = []
    for month_groups, day_groups in (_FIRST, _LAST):
        month_group = next((group for group in month_groups if found.get(group)), None)
        day_group = next((group for group in day_groups if found.get(group)), None)
        if ends and not month_group and not day_group:
            return None  # one date, no range
        month = _month(words, match[month_group]) if month_group else ends[0][0] if ends else 1
        if month is None:
            return None
        day = int(match[day_group]) if day_group else 1
        group = month_group or ""
        try:
            JucheMonth(year, month)
            group = day_group or ""
            JucheDate(year, month, day)
        except JucheRangeError as error:
            return JucheParseRangeError(
                text, offset + match.start(group), error.field, error.value, error.min, error.max
            )
        ends.append((month, day))
    if ends[1] < ends[0]:
        place = offset + match.start(month_group or group)
        return JucheParseError(text, place, "an end no earlier than the start")
    return None


def _month(words: Notation, written: str) -> int | None:
    if written.isdecimal():
        return int(written)
    month = words.lexicon.month(written, -1)
    return month.number if month else None


def _no_year(words: Notation, text: str, offset: int, body: str, anchor: int) -> JucheParseError:
    """Return the error of an era word with nothing by it that is a year."""
    end = words.patterns.era.match(body, anchor).end()  # type: ignore[union-attr]  # it begins there
    place = end + len(body[end:]) - len(body[end:].lstrip())
    digits = place
    while digits < len(body) and body[digits].isdecimal():
        digits += 1
    if digits > place and int(body[place:digits]) > MAX_YEAR:
        number = int(body[place:digits])
        return JucheParseRangeError(text, offset + place, "year", number, MIN_YEAR, MAX_YEAR)
    return JucheParseError(text, offset + place, "a Juche year")
