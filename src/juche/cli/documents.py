"""``juche annotate``, ``juche normalize``, ``juche check``: files, folders, standard input."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TextIO, TypeVar

import click

from ..annotation import KINDS, REFERENCED
from ..export.spans import counted
from .arguments import as_encoding, as_period, as_target, locales_option
from .delivering import Delivery, InPlace, ToFolder, ToStream, ToTable
from .files import STDIN, Document, documents
from .forms import FORMS, FormName
from .indexing import ToPages
from .markups import MARKUP_NAMES
from .reading import LARGE, Passage, passages
from .recording import AnnotatingRecords, ConvertingRecords, NormalizingRecords
from .saying import complain, reason
from .work import Annotating, Checking, Counts, Listing, Normalizing, Result, Task

# So many documents, or one so large, take long enough for a progress bar.
_MANY = 50
_SPREADSHEETS = ("csv", "tsv")
_F = TypeVar("_F", bound=Callable[..., Any])

_READING = (
    click.argument("paths", nargs=-1),
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
        help="Take it from the name of each file or its folders, such as 2020-07-19-statement.txt. "
        "--reference is for files without a day.",
    ),
    click.option(
        "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind."
    ),
    locales_option,
    click.option("--glob", "globs", multiple=True, help="In folders, only names like *.txt."),
    click.option(
        "--encoding",
        default="utf-8",
        show_default=True,
        callback=as_encoding,
        help="The encoding of the documents. auto finds that of each.",
    ),
    click.option(
        "--markup",
        type=click.Choice(MARKUP_NAMES),
        default="auto",
        show_default=True,
        help="The markup of the documents. auto goes by the suffix of each.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        help="The number of processes.",
    ),
    click.option("--quiet", "-q", is_flag=True, help="Leave out the closing line."),
)
_WRITING = (
    click.option(
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="Write a file for each document into this folder.",
    ),
    click.option("--overwrite", is_flag=True, help="Let --output replace files."),
)


_RECORDS = (
    click.option(
        "--column", metavar="NAME", help="Read CSV or TSV, and only this column of each record."
    ),
    click.option(
        "--field", metavar="NAME", help="Read JSON Lines, and only this field of each record."
    ),
)


def _taking(*parameters: Callable[[_F], _F]) -> Callable[[_F], _F]:
    """Give a command the parameters that it shares with others."""

    def given(command: _F) -> _F:
        for parameter in reversed(parameters):
            command = parameter(command)
        return command

    return given


@click.command(
    help="""\
    List the dates in PATHS, or in standard input: where, what and when.

    A path is a file, a folder with all files in it, or - for standard input. With --column or
    --field, the output is the records with their dates added.
    """
)
@_taking(*_READING, *_RECORDS, *_WRITING)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMS)),
    default="table",
    show_default=True,
    help="The form of the output.",
)
@click.option("--bom", is_flag=True, help="Begin CSV and TSV with the mark that Excel needs.")
def annotate(
    paths: tuple[str, ...],
    form: FormName,
    output: Path | None,
    *,
    overwrite: bool,
    bom: bool,
    column: str | None,
    field: str | None,
    **given: Any,  # as click made it of the options above
) -> None:
    """Write the dates of documents."""
    if column is not None or field is not None:
        if bom or form != "table":
            raise click.UsageError("--column and --field write the records again: no --format")
        records = _records(column, field, paths, apart=output is not None)
        delivery = ToStream(b"") if output is None else ToFolder(output, overwrite=overwrite)
        _do(AnnotatingRecords, delivery, paths, given, **records)
    if FORMS[form].whole and output is None and _are_several(paths):
        raise click.UsageError(f"--format {form} makes a document of each: name a folder --output")
    if bom and form not in _SPREADSHEETS:
        raise click.UsageError(f"--bom is for --format csv and tsv, not for {form}")
    if form == "table" and output is None:
        _do(Listing, ToTable(), paths, given)
    head = (BOM_UTF8 if bom else b"") + FORMS[form].head.encode()
    delivery = ToStream(head)
    if output is not None and form == "html" and _are_several(paths):
        delivery = ToPages(_title(paths), output, FORMS[form].ending, overwrite=overwrite)
    elif output is not None:
        delivery = ToFolder(output, FORMS[form].ending, head, overwrite=overwrite)
    _do(Annotating, delivery, paths, given, form=form)


@click.command(
    help="""\
    Write PATHS, or standard input, with each date rewritten and all else byte for byte.

    A path is a file, a folder with all files in it, or - for standard input. With --column or
    --field, only that part of each record is rewritten.
    """
)
@_taking(*_READING, *_RECORDS, *_WRITING)
@click.option(
    "--to",
    default="iso",
    show_default=True,
    metavar="FORM",
    callback=as_target,
    help="iso, a style in each date's language, a locale or locale:style.",
)
@click.option("--in-place", is_flag=True, help="Rewrite the files themselves.")
def normalize(
    paths: tuple[str, ...],
    to: str,
    output: Path | None,
    *,
    overwrite: bool,
    in_place: bool,
    column: str | None,
    field: str | None,
    **given: Any,  # as above
) -> None:
    """Rewrite the dates of documents."""
    if in_place and output is not None:
        raise click.UsageError("--in-place and --output exclude each other")
    if in_place and (not paths or STDIN in paths):
        raise click.UsageError("--in-place needs files, standard input has no place")
    delivery: Delivery = ToStream(b"")
    if output is not None:
        delivery = ToFolder(output, overwrite=overwrite)
    elif in_place:
        delivery = InPlace()
    if column is not None or field is not None:
        records = _records(column, field, paths, apart=in_place or output is not None)
        _do(NormalizingRecords, delivery, paths, given, to=to, **records)
    _do(Normalizing, delivery, paths, given, to=to)


@click.command(
    help="""\
    List the dates in PATHS, or in standard input, whose year is doubtful.

    A year is doubtful if the Juche and the Gregorian year disagree, or if a single year may be of
    either count. If there is such a date, the exit status is 1.
    """
)
@_taking(*_READING)
def check(paths: tuple[str, ...], **given: Any) -> None:  # as above
    """Write the doubtful dates of documents."""
    _do(Checking, ToStream(b""), paths, given)


def convert_records(
    paths: tuple[str, ...], column: str | None, field: str | None, spec: str, encoding: str
) -> NoReturn:
    """Write the records of a file again, and convert the date in a column or a field."""
    given = dict.fromkeys(("reference", "from_name", "quiet"))
    given |= {
        "kinds": (),
        "locales": (),
        "globs": (),
        "jobs": 1,
        "encoding": encoding,
        "markup": "plain",
    }
    if column is not None and _are_several(paths):
        raise click.UsageError("--column makes a table of each: convert one file at a time")
    records = _records(column, field, paths, apart=True)
    _do(ConvertingRecords, ToStream(b""), paths, given, spec=spec, **records)


def _records(
    column: str | None, field: str | None, paths: tuple[str, ...], *, apart: bool
) -> dict[str, Any]:  # what a task for records takes beside
    """Return the name of the column or field. Records of several files must be kept apart."""
    if column is not None and field is not None:
        raise click.UsageError("--column is for CSV, --field for JSON Lines: name one of them")
    if column is not None and not apart and _are_several(paths):
        raise click.UsageError("--column makes a table of each: name a folder --output")
    return {"name": field if column is None else column, "is_json": column is None}


def _are_several(paths: tuple[str, ...]) -> bool:
    return len(paths) > 1 or any(path != STDIN and _is_folder(path) for path in paths)


def _title(paths: tuple[str, ...]) -> str:
    """Return the heading of an index. If the input is one folder, that is its name."""
    name = Path(paths[0]).resolve().name if len(paths) == 1 else ""
    return f"Dates in {name}" if name else "Dates"


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):  # told when it is read
        return False


def _do(
    kind: type[Task],
    delivery: Delivery,
    paths: tuple[str, ...],
    given: dict[str, Any],
    **more: Any,  # what the kind of task takes beside
) -> NoReturn:
    """Do the task with each document. Exit with 1 if one failed, or if a check found something."""
    needing = sorted(REFERENCED.intersection(given["kinds"]))
    if needing and given["reference"] is None and not given["from_name"]:
        raise click.UsageError(f"--kind {needing[-1]} needs --reference or --reference-from-name")
    globs, jobs, quiet = given.pop("globs"), given.pop("jobs"), given.pop("quiet")
    task = kind(**given, **more)
    output = delivery.output if isinstance(delivery, ToFolder) else None
    found = documents(paths or (STDIN,), globs, output)
    if isinstance(delivery, ToPages) or (isinstance(delivery, ToFolder) and len(paths) > 1):
        found = map(delivery.claim, found)
    # A progress bar between the lines of a listing would spoil both.
    silent = isinstance(delivery, ToFolder | InPlace) or not _is_terminal(sys.stdout)
    tally = Tally()
    with _watched(task, found, jobs, shown=silent and _is_terminal(sys.stderr)) as done:
        try:
            for result in done:
                tally.take(result, delivery)
            tally.finish(delivery)
        finally:
            delivery.drop()
    if not quiet:
        complain(tally)
    doubtful = isinstance(task, Checking) and (tally.counts.mismatches or tally.counts.ambiguous)
    sys.exit(int(bool(tally.failures or doubtful)))


class Tally:
    """Counts the work, for the closing line."""

    def __init__(self) -> None:
        self.files = self.failures = 0
        self.counts = Counts()
        self._pending = Counts()  # the counts of a document that is not complete
        self._failed = False

    def take(self, result: Result, delivery: Delivery) -> None:
        """Deliver a result and count it. The rest of a document that failed is skipped."""
        error = result.error
        if error is None and not self._failed:
            try:
                delivery.put(result)
            except delivery.failures as failure:
                error = reason(failure)
        if error is not None and not self._failed:
            delivery.drop()
            complain(f"{result.document.source}: {error}")
            self.failures += 1
            self._failed = True
        if not self._failed:
            for complaint in result.complaints:
                complain(f"{result.document.source}: {complaint}")
            self.failures += len(result.complaints)
            self._pending = self._pending.plus(result.counts)
        if result.last:
            if not self._failed:
                self.counts = self.counts.plus(self._pending)
                self.files += 1
            self._failed, self._pending = False, Counts()

    def finish(self, delivery: Delivery) -> None:
        """Write the output that belongs to all documents together."""
        try:
            delivery.finish()
        except delivery.failures as failure:
            complain(f"the index: {reason(failure)}")
            self.failures += 1

    def __str__(self) -> str:
        dates, mismatches, ambiguous = self.counts
        parts = [
            counted(self.files, "file", "files"),
            counted(dates, "date", "dates"),
            counted(mismatches, "mismatch", "mismatches"),
            *([counted(ambiguous, "ambiguous year", "ambiguous years")] if ambiguous else []),
            counted(self.failures, "failure", "failures"),
        ]
        return ", ".join(parts)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()  # the shell's 2>&- leaves none


@contextmanager
def _watched(
    task: Task, found: Iterable[Document], jobs: int, *, shown: bool
) -> Iterator[Iterable[Result]]:
    """Give the results. If the work is long, show a progress bar on standard error."""
    if shown:
        found = list(found)
        sizes = sum(map(_size, found))
        if len(found) >= _MANY or sizes > LARGE:
            with click.progressbar(length=max(1, sizes), file=sys.stderr) as bar:

                def watched() -> Iterator[Result]:
                    for result in _results(task, found, jobs):
                        yield result
                        bar.update(result.size)

                yield watched()
                bar.update((bar.length or 0) - bar.pos)
            return
    yield _results(task, found, jobs)


def _results(task: Task, found: Iterable[Document], jobs: int) -> Iterator[Result]:
    work = _read(task, found)
    if jobs == 1:
        return map(task, work)
    from .processes import results  # loaded when there are several

    return results(task, work, jobs)


def _read(task: Task, found: Iterable[Document]) -> Iterator[Passage]:
    for document in found:
        yield from passages(document, task.encoding, task.cut_of(document))


def _size(document: Document) -> int:
    try:
        return 0 if document.path is None else document.path.stat().st_size
    except (OSError, ValueError):  # told when it is read
        return 0
