"""What every command says the same way: failures, and what an argument denotes."""

from __future__ import annotations

import click

from ..denoting import value as value_between
from ..errors import JucheError, JucheParseError
from ..interval import JucheInterval
from ..iso import looks_iso, parse_iso
from ..notation import notation_for
from ..parsing import parse
from ..values import JuchePeriod


def complain(what: object) -> None:
    """Say on standard error what went wrong, in a line."""
    click.echo(f"juche: {what}", err=True)


def reason(error: OSError | ValueError) -> str:
    """Return in words why an input could not be read, understood or written."""
    if isinstance(error, UnicodeDecodeError):
        byte = error.object[error.start]
        return f"not {error.encoding.upper()}: byte 0x{byte:02x} at offset {error.start}"
    if isinstance(error, UnicodeEncodeError):
        letter = ord(error.object[error.start])
        return f"{error.encoding.upper()} has no U+{letter:04X}"
    return (isinstance(error, OSError) and error.strerror) or str(error)


def read_date(text: str) -> JuchePeriod | JucheInterval:
    """Return the value of Juche text, an ISO 8601 date or Gregorian text with its year.

    The error of what the text most looks like is the one that is raised.
    """
    stripped = text.strip()
    if looks_iso(stripped):
        return parse_iso(stripped)
    try:
        return parse(text)
    except JucheParseError:
        readings = notation_for(None).years.find(stripped, [])[0]
        if len(readings) == 1 and (readings[0].start, readings[0].end) == (0, len(stripped)):
            value = value_between(readings[0].first, readings[0].last)
            if value is not None:
                return value
        raise


def as_period(ctx: click.Context, param: click.Parameter, value: str | None) -> JuchePeriod | None:
    """Return the day, month or year that an argument denotes; a callback for click."""
    if value is None:
        return None
    try:
        found = read_date(value)
    except JucheError as error:
        raise click.BadParameter(str(error), ctx, param) from None
    if isinstance(found, JucheInterval):
        message = f"an interval is not one day, month or year, got {value!r}"
        raise click.BadParameter(message, ctx, param)
    return found
