"""``juche annotate`` and ``juche normalize``: files, folders and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TextIO, TypeVar

import click

from ..annotation import KINDS
from ..annotation import normalize as normalized
from ..errors import JucheError
from ..locales import tags
from .files import STDIN, Document, Failure, documents
from .forms import FORMS, Form
from .saying import as_period, complain
from .table import Layout
from .work import Annotating, Normalizing, Result, Task, results

# From so many documents on, the work is long enough for a progress bar.
_MANY = 50
_LEANING = frozenset({"contextual", "anniversary"})
_WHOLE = frozenset({"timex3", "html"})
_F = TypeVar("_F", bound=Callable[..., Any])


def _encoding(ctx: click.Context, param: click.Parameter, value: str) -> str:
    try:
        "".encode(value)
    except LookupError as error:
        raise click.BadParameter(str(error), ctx, param) from None
    return value


def _locales(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    for tag in value:
        if tag not in tags():
            message = f"no locale {tag!r}, there are {', '.join(tags())}"
            raise click.BadParameter(message, ctx, param)
    return value


def _beginning(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Complete a locale in the shell."""
    return [tag for tag in tags() if tag.startswith(incomplete)]


def _target(ctx: click.Context, param: click.Parameter, value: str) -> str:
    try:
        normalized("", value)
    except JucheError as error:
        raise click.BadParameter(str(error), ctx, param) from None
    return value


_SHARED = (
    click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
    click.option(
        "--reference",
        callback=as_period,
        metavar="DATE",
        help="The day, month or year on which the documents were written.",
    ),
    click.option(
        "--reference-from-name",
        "from_name",
        is_flag=True,
        help="Take it from each name, as 2020-07-19-statement.txt; --reference is for the others.",
    ),
    click.option(
        "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind."
    ),
    click.option(
        "--locale",
        "locales",
        multiple=True,
        metavar="TAG",
        callback=_locales,
        shell_complete=_beginning,
        help="Only this language.",
    ),
    click.option("--glob", "globs", multiple=True, help="In folders, only names like *.txt."),
    click.option(
        "--encoding",
        default="utf-8",
        show_default=True,
        callback=_encoding,
        help="How the documents are encoded.",
    ),
    click.option(
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="Write a file for each document there.",
    ),
    click.option("--overwrite", is_flag=True, help="Let --output replace files."),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        help="How many processes work.",
    ),
)


def _shared(command: _F) -> _F:
    """Give a command what both take: the documents, how to read them, where results go."""
    for parameter in reversed(_SHARED):
        command = parameter(command)
    return command


@click.command()
@_shared
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMS)),
    default="table",
    show_default=True,
    help="What is written of each document.",
)
# What both commands take comes as click made it of the options above.
def annotate(paths: tuple[Path, ...], form: Form, **given: Any) -> None:
    """List the dates in PATHS, or in standard input: where, what and when.

    A path is a file, a folder with all that lies in it, or - for standard input.
    """
    whole = form in _WHOLE and given["output"] is None
    if whole and (len(paths) > 1 or any(path.is_dir() for path in paths)):
        raise click.UsageError(f"--format {form} makes a document of each: name a folder --output")
    _do(Annotating, paths, given | {"form": form})


@click.command()
@_shared
@click.option(
    "--to",
    default="iso",
    show_default=True,
    metavar="FORM",
    callback=_target,
    help="iso, a style in each date's language, a locale or locale:style.",
)
@click.option("--in-place", is_flag=True, help="Rewrite the files themselves.")
# As above.
def normalize(paths: tuple[Path, ...], to: str, *, in_place: bool, **given: Any) -> None:
    """Write PATHS, or standard input, with each date rewritten and all else byte for byte.

    A path is a file, a folder with all that lies in it, or - for standard input.
    """
    if in_place and given["output"] is not None:
        raise click.UsageError("--in-place and --output exclude each other")
    if in_place and (not paths or STDIN in paths):
        raise click.UsageError("--in-place needs files, standard input has no place")
    _do(Normalizing, paths, given | {"to": to, "in_place": in_place})


def _do(kind: type[Task], paths: tuple[Path, ...], given: dict[str, Any]) -> NoReturn:
    """Do what is asked with each document; leave with 1 if one failed."""
    leaning = sorted(_LEANING.intersection(given["kinds"]))
    if leaning and given["reference"] is None and not given["from_name"]:
        raise click.UsageError(f"--kind {leaning[-1]} needs --reference or --reference-from-name")
    globs, jobs = given.pop("globs"), given.pop("jobs")
    task = kind(**given)
    found = documents(paths or (STDIN,), globs, task.output)
    # A bar between the lines of a listing would spoil both.
    silent = task.output or given.get("in_place") or not _is_terminal(sys.stdout)
    failed = False
    with _watched(task, found, jobs, shown=bool(silent) and _is_terminal(sys.stderr)) as done:
        layout = Layout()
        for result in done:
            failed |= result.error is not None
            _show(result, layout)
    sys.exit(int(failed))


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty()


def _show(result: Result, layout: Layout) -> None:
    if result.error is not None:
        complain(f"{result.path}: {result.error}")
    # Colours are stripped where no terminal reads them; on one, by the wish of https://no-color.org.
    colour = False if os.environ.get("NO_COLOR") else None
    for line in layout.lines(result.rows):
        click.echo(line, color=colour)
    if result.content:
        click.echo(result.content, nl=False)


@contextmanager
def _watched(
    task: Task, found: Iterable[Document | Failure], jobs: int, *, shown: bool
) -> Iterator[Iterable[Result]]:
    """Give the results, with a progress bar on standard error where the work is long."""
    if shown:
        found = list(found)
        if len(found) >= _MANY:
            done = results(task, found, jobs)
            with click.progressbar(done, length=len(found), file=sys.stderr) as bar:
                yield bar
            return
    yield results(task, found, jobs)
