"""``juche convert``, ``juche anniversary`` and ``juche today``: dates given one by one."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, cast

import click

from ..era import MAX_YEAR
from ..errors import JucheError
from ..interval import JucheInterval
from ..reading import read
from ..values import JucheDate, JuchePeriod
from .arguments import as_encoding, as_form, as_period, why_no_date
from .saying import complain, reason

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_LEAP_DAY = ("feb28", "mar1", "skip", "raise")
_to = click.option(
    "--to",
    "spec",
    default="",
    metavar="FORM",
    callback=as_form,
    help="iso, a style, a locale, locale:style or a %-pattern.  [default: both counts]",
)


@click.command(
    help="""\
    Convert DATES between the Juche and the Gregorian count.

    A date is Juche text in any language, an ISO 8601 date or Gregorian text with its year. Without
    DATES, each line of standard input is a date and gives exactly one line. If a line is no date,
    its fields are empty and standard error has the reason.
    """
)
@click.argument("dates", nargs=-1)
@_to
@click.option(
    "--column", metavar="NAME", help="Convert this column of CSV or TSV. DATES is a file."
)
@click.option("--field", metavar="NAME", help="Convert this field of JSON Lines. DATES is a file.")
@click.option(
    "--encoding",
    default="utf-8",
    show_default=True,
    callback=as_encoding,
    help="The encoding of the file or of standard input.",
)
def convert(
    dates: tuple[str, ...], spec: str, column: str | None, field: str | None, encoding: str
) -> None:
    """Write dates in another form."""
    if column is not None or field is not None:
        from .documents import convert_records

        convert_records(dates, column, field, spec, encoding)
    failed = False
    for text in dates:
        try:
            click.echo(written(read(text), spec))
        except JucheError as error:
            complain(why_no_date(text, error))
            failed = True
    for place, line in () if dates else enumerate(_lines(encoding), 1):
        fields, error_told = _converted(line, spec, encoding)
        click.echo(fields)
        if error_told:
            complain(f"line {place}: {error_told}")
            failed = True
    sys.exit(int(failed))


def _converted(line: bytes, spec: str, encoding: str) -> tuple[str, str]:
    """Return the fields of a line, and an error. A blank line has empty fields and no error."""
    empty = "" if spec else "\t"
    try:
        text = line.decode(encoding)
    except UnicodeDecodeError as error:
        return empty, reason(error)
    try:
        return (written(read(text), spec) if text.strip() else empty), ""
    except JucheError as error:
        return empty, why_no_date(text, error)


def written(value: JuchePeriod | JucheInterval, spec: str) -> str:
    """Return a value in a form, or in both counts if no form is named."""
    return format(value, spec) if spec else f"{value}\t{value:iso}"


def _lines(encoding: str) -> Iterator[bytes]:
    """Yield the lines of standard input without their ends, and without a byte-order mark.

    Each line is done when it comes. So the encoding must end a line with the byte of a line feed.
    """
    if encoding == "auto":
        raise click.UsageError("--encoding auto looks at a whole file: name that of standard input")
    if b"\n".decode(encoding, "replace") != "\n":
        message = f"standard input is read line by line, which {encoding} does not allow; use UTF-8"
        raise click.UsageError(message)
    if sys.stdin is None:  # the shell's <&-
        raise click.UsageError("standard input is closed, and there are no DATES")
    mark = BOM_UTF8
    for line in sys.stdin.buffer:
        yield line.removeprefix(mark).removesuffix(b"\n").removesuffix(b"\r")
        mark = b""


@click.command(
    help="""\
    List anniversaries of ORIGIN: their number and their date in both counts.

    ORIGIN is Juche text in any language, an ISO 8601 date or Gregorian text with its year.
    """
)
@click.argument("origin", callback=as_period)
@click.option(
    "--count", type=click.IntRange(min=1), default=10, show_default=True, help="How many to list."
)
@click.option(
    "--every",
    type=click.IntRange(min=1, max=MAX_YEAR),
    default=1,
    show_default=True,
    help="Only each N-th year; 5 gives the round anniversaries.",
)
@click.option("--after", callback=as_period, metavar="DATE", help="Only anniversaries after this.")
@click.option(
    "--leap-day",
    type=click.Choice(_LEAP_DAY),
    default="feb28",
    show_default=True,
    help="What becomes of 29 February in a common year.",
)
@_to
def anniversary(
    origin: JuchePeriod,
    count: int,
    every: int,
    after: JuchePeriod | None,
    leap_day: str,
    spec: str,
) -> None:
    """Write anniversaries of a date."""
    from ..commemorations import LeapDay, anniversaries

    policy = cast("LeapDay", leap_day)
    found = islice(anniversaries(origin, every=every, after=after, leap_day=policy), count)
    try:
        for number, value in found:
            click.echo(f"{number}\t{written(value, spec)}")
    except JucheError as error:
        complain(error)
        sys.exit(1)


def _zone(_ctx: click.Context, _param: click.Parameter, value: str | None) -> ZoneInfo | None:
    """Return the time zone of a name."""
    if value is None:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # not found; no name; a folder
        raise click.BadParameter(f"no time zone {value[:40]!r}") from None


@click.command(help="Write today's date in both counts.")
@click.option(
    "--zone",
    metavar="NAME",
    callback=_zone,
    help="The time zone, for example Asia/Pyongyang.  [default: the local one]",
)
@_to
def today(zone: ZoneInfo | None, spec: str) -> None:
    """Write today's date."""
    try:
        click.echo(written(JucheDate.today(zone), spec))
    except JucheError as error:
        complain(error)
        sys.exit(1)
