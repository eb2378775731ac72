"""The values of the commands' arguments, and the messages for arguments without a value."""

from __future__ import annotations

import re

import click

from ..errors import JucheError
from ..interval import JucheInterval
from ..locales import STYLES, tags
from ..reading import read
from ..values import JuchePeriod, JucheYear
from .saying import nearest

_BARE_YEAR = re.compile(r"[0-9]{1,3}")
_FORMS = ("iso", *STYLES)


def why_no_date(text: str, error: JucheError) -> str:
    """Return the reason why a text is no date, and a guess at what was meant."""
    stripped = text.strip()
    if _BARE_YEAR.fullmatch(stripped) and int(stripped):
        return f"{error}, did you mean Juche {int(stripped)}?"
    return str(error)


def as_period(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> JuchePeriod | None:
    """Return the day, month or year of an argument. This is a callback for click."""
    if value is None:
        return None
    try:
        found = read(value)
    except JucheError as error:
        raise click.BadParameter(why_no_date(value, error)) from None
    if isinstance(found, JucheInterval):
        message = f"an interval is not one day, month or year, got {value!r}"
        raise click.BadParameter(message)
    return found


def as_form(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """Return a form as a format spec. A style alone is the English one."""
    if not value:
        return value
    spec = f"en:{value}" if value in STYLES else value
    try:
        format(JucheYear.MIN, "" if "%" in spec else spec)
    except JucheError as error:
        raise click.BadParameter(_with_nearest(error, value)) from None
    return spec


def as_target(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """Return a form in which documents can be rewritten."""
    from ..annotation import normalize

    try:
        normalize("", value)
    except JucheError as error:
        raise click.BadParameter(_with_nearest(error, value)) from None
    return value


def as_locales(
    _ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the tags of languages after checking that each exists."""
    from ..annotation import annotate

    for tag in value:
        try:
            annotate("", locales=(tag,))
        except JucheError as error:
            raise click.BadParameter(str(error)) from None
    return value


def complete_locale(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Complete a locale in the shell."""
    return [tag for tag in tags() if tag.startswith(incomplete)]


def as_encoding(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """Return the name of a text encoding after checking that it exists."""
    try:
        if value != "auto":
            "".encode(value)
    except (LookupError, ValueError) as error:  # "undefined" is one that refuses everything
        raise click.BadParameter(f"{value[:40]!r} is no text encoding: {error}") from None
    return value


def _with_nearest(error: JucheError, form: str) -> str:
    """Return an error with the most similar form, if it does not name a similar locale already."""
    told = str(error)
    return told if "did you mean" in told else f"{told}{nearest(form, _FORMS)}"


locales_option = click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="TAG",
    callback=as_locales,
    shell_complete=complete_locale,
    help="Only this language.",
)
"""The option ``--locale`` of the commands that read texts."""
