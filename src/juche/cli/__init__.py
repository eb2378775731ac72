"""The command line: what the library does, on files, folders and in pipes."""

from __future__ import annotations

from importlib import import_module

import click

from .saying import nearest

# Each command and its module, which is loaded when the command is called.
_COMMANDS = {
    "annotate": "documents",
    "normalize": "documents",
    "check": "documents",
    "explain": "explaining",
    "convert": "dates",
    "anniversary": "dates",
    "today": "dates",
}


class _Lazy(click.Group):
    """A group that loads each command when it is called, so that a short command starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click gives it
        if cmd_name not in _COMMANDS:
            return None
        found: click.Command = getattr(import_module(f".{_COMMANDS[cmd_name]}", __name__), cmd_name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            ctx.fail(f"No such command {name!r}{nearest(name, [*_COMMANDS])}")
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click gives it by position
    if value and not ctx.resilient_parsing:
        from .. import __version__

        click.echo(f"juche, version {__version__}")
        ctx.exit()


# The help is an argument, here and for each command, because -OO removes docstrings.
@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""\
    Dates of the Juche era, the North Korean year count: Juche N is Gregorian N + 1911.

    Exit status: 0 if everything was done, 1 if an input failed (each failure is one line on
    standard error, and the rest is done), 2 for wrong usage.
    """,
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Show the version and exit.",
)
def juche() -> None:
    """Run the command that is named."""
