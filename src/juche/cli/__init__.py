"""The command line: what the library does, on files, folders and in pipes."""

from __future__ import annotations

import click

from .. import __version__
from .dates import anniversary, convert
from .documents import annotate, normalize


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="juche")
def juche() -> None:
    """Dates of the Juche era, the North Korean year count: Juche N is Gregorian N + 1911.

    Exit status: 0 when all was done, 1 when some input failed (the rest is done, each failure is
    one line on standard error), 2 for wrong usage.
    """


juche.add_command(annotate)
juche.add_command(normalize)
juche.add_command(convert)
juche.add_command(anniversary)
