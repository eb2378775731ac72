"""``juche explain``: why each candidate of a text was read as it was, or not."""

from __future__ import annotations

import sys

import click

from ..annotation import explain as explained
from ..values import JuchePeriod
from .arguments import as_period, locales_option
from .files import STDIN
from .saying import complain, reason

_MARK = "\ufeff"


@click.command(
    help="""\
    Explain how TEXT, or standard input, was read.

    A candidate is a part of the text that has the form of a date. For each candidate, the output
    names the rule that it matches, with its parts, and the guard that accepted or refused it. A
    TEXT - is standard input.
    """
)
@click.argument("text", default=STDIN)
@click.option(
    "--reference",
    callback=as_period,
    metavar="DATE",
    help="The day, month or year on which the text was written.",
)
@locales_option
def explain(text: str, reference: JuchePeriod | None, locales: tuple[str, ...]) -> None:
    """Write why a text was read as it was."""
    if text == STDIN:
        text = _standard_input()
    click.echo(explained(text, reference=reference, locales=locales or None))


def _standard_input() -> str:
    """Return the text of standard input without a byte-order mark. Exit with 1 if it is no text."""
    if sys.stdin is None:  # closed by the shell's <&-
        raise click.UsageError("standard input is closed, and there is no TEXT")
    try:
        return sys.stdin.buffer.read().decode().removeprefix(_MARK)
    except (OSError, UnicodeDecodeError) as error:
        complain(f"{STDIN}: {reason(error)}")
        sys.exit(1)
