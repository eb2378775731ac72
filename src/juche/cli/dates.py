"""``juche convert`` and ``juche anniversary``: dates given one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from typing import get_args

import click

from ..commemorations import LeapDay, anniversaries
from ..errors import JucheError
from ..interval import JucheInterval
from ..locales import STYLES
from ..values import JuchePeriod, JucheYear
from .saying import as_period, complain, read_date, reason


def _form(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Return the form as a format spec, a style alone being the English one."""
    spec = f"en:{value}" if value in STYLES else value
    try:
        format(JucheYear.MIN, "" if "%" in spec else spec)
    except JucheError as error:
        raise click.BadParameter(str(error), ctx, param) from None
    return spec


_to = click.option(
    "--to",
    "spec",
    default="",
    metavar="FORM",
    callback=_form,
    help="iso, a style, a locale, locale:style or a %-pattern.  [default: both counts]",
)


@click.command()
@click.argument("dates", nargs=-1)
@_to
def convert(dates: tuple[str, ...], spec: str) -> None:
    """Convert DATES between the Juche and the Gregorian count.

    A date is Juche text in any language, an ISO 8601 date or Gregorian text with its year;
    without DATES each line of standard input is one.
    """
    failed = False
    for given in dates or _lines():
        try:
            # A byte order mark may stand before the first line.
            text = given if isinstance(given, str) else given.decode("utf-8-sig").rstrip("\r\n")
            written = _written(read_date(text), spec)
        except (JucheError, UnicodeDecodeError) as error:
            complain(reason(error))
            failed = True
        else:
            click.echo(written)
    sys.exit(int(failed))


@click.command()
@click.argument("origin", callback=as_period)
@click.option(
    "--count", type=click.IntRange(min=1), default=10, show_default=True, help="How many."
)
@click.option(
    "--every",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Only each so many years; 5 gives the round ones.",
)
@click.option("--after", callback=as_period, metavar="DATE", help="Only what begins after this.")
@click.option(
    "--leap-day",
    type=click.Choice(get_args(LeapDay)),
    default="feb28",
    show_default=True,
    help="What becomes of 29 February in other years.",
)
@_to
def anniversary(
    origin: JuchePeriod,
    count: int,
    every: int,
    after: JuchePeriod | None,
    leap_day: LeapDay,
    spec: str,
) -> None:
    """List anniversaries of ORIGIN: their number and their date in both counts.

    ORIGIN is Juche text in any language, an ISO 8601 date or Gregorian text with its year.
    """
    found = islice(anniversaries(origin, every=every, after=after, leap_day=leap_day), count)
    try:
        for number, value in found:
            click.echo(f"{number}\t{_written(value, spec)}")
    except JucheError as error:
        complain(error)
        sys.exit(1)


def _written(value: JuchePeriod | JucheInterval, spec: str) -> str:
    """Return a value in a form, in both counts when none is named."""
    return format(value, spec) if spec else f"{value}\t{value:iso}"


def _lines() -> Iterator[bytes]:
    return (line for line in sys.stdin.buffer if line.strip())
