"""The command line: what the library does, on files and in pipes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from . import __version__
from .annotation import KINDS, Annotation, Kind, annotate
from .errors import JucheError, JucheParseError
from .interval import JucheInterval
from .iso import parse_iso
from .locales import tags
from .notation import notation_for
from .notation.gregorian import find_years
from .notation.reading import span_value
from .parsing import parse
from .values import JuchePeriod, JucheYear

_COLUMNS = ("place", "expression", "juche", "gregorian", "kind")
_WIDEST = 60


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="juche")
def juche() -> None:
    """Dates of the Juche era, the North Korean year count."""


@juche.command()
@click.argument("dates", nargs=-1)
@click.option("--to", "spec", default="", help="iso, a locale, locale:style or a %-pattern.")
def convert(dates: tuple[str, ...], spec: str) -> None:
    """Convert DATES between the Juche and the Gregorian count.

    A date is Juche text in any language, an ISO 8601 date or Gregorian text with its year;
    without DATES each line of standard input is one.
    """
    try:
        format(JucheYear.MIN, "" if "%" in spec else spec)
    except JucheError as error:
        raise click.BadParameter(str(error)) from None
    failed = False
    for text in dates or _lines():
        try:
            value = _read_date(text)
            written = format(value, spec) if spec else f"{value}\t{value.isoformat()}"
        except JucheError as error:
            failed = _complain(error)
        else:
            click.echo(written)
    sys.exit(int(failed))


@juche.command("annotate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind.")
@click.option("--locale", "locales", multiple=True, help="Only this language.")
@click.option("--reference", help="The day, month or year of the documents, as 2020-07-19.")
def annotate_files(
    files: tuple[Path, ...],
    kinds: tuple[Kind, ...],
    locales: tuple[str, ...],
    reference: str | None,
) -> None:
    """List the dates in FILES, or in standard input: where, what and when."""
    unknown = sorted(set(locales) - set(tags()))
    if unknown:
        raise click.BadParameter(f"no locale {unknown[0]!r}, there are {', '.join(tags())}")
    written_on = None if reference is None else _reference(reference)

    def found(text: str) -> list[Annotation]:
        return annotate(text, reference=written_on, kinds=kinds or None, locales=locales or None)

    failed = False
    for path in files or (Path("-"),):
        try:
            text = _read_text(path)
        except (OSError, UnicodeDecodeError) as error:
            failed = _complain(f"{path}: {_reason(error)}")
            continue
        for line in _table(_rows(path, text, found)):
            click.echo(line)
    sys.exit(int(failed))


def _reference(text: str) -> JuchePeriod:
    try:
        value = parse_iso(text)
    except JucheError as error:
        raise click.BadParameter(str(error), param_hint="--reference") from None
    if isinstance(value, JucheInterval):
        raise click.BadParameter("an interval is no reference", param_hint="--reference")
    return value


def _read_date(text: str) -> JuchePeriod | JucheInterval:
    """Return the value of Juche text, an ISO 8601 date or Gregorian text with its year.

    The error of what the text most looks like is the one that is raised.
    """
    stripped = text.strip()
    if stripped[:1].isdecimal() and stripped.replace("-", "").replace("/", "").isdecimal():
        return parse_iso(stripped)
    try:
        return parse(text)
    except JucheParseError:
        readings = find_years(notation_for(None), stripped, [])
        if len(readings) == 1 and (readings[0].start, readings[0].end) == (0, len(stripped)):
            value = span_value(readings[0].first, readings[0].last)
            if value is not None:
                return value
        raise


def _complain(what: object) -> bool:
    """Say on standard error what went wrong, in a line; True, to be remembered as a failure."""
    click.echo(f"juche: {what}", err=True)
    return True


def _lines() -> Iterator[str]:
    try:
        for line in sys.stdin.buffer:
            if line.strip():
                yield line.decode().rstrip("\r\n")
    except UnicodeDecodeError as error:
        _complain(f"-: {_reason(error)}")
        sys.exit(1)


def _read_text(path: Path) -> str:
    if str(path) == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig")
    return path.read_bytes().decode("utf-8-sig")


def _reason(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        byte = error.object[error.start]
        return f"not UTF-8: byte 0x{byte:02x} at offset {error.start}"
    return error.strerror or str(error)


def _rows(
    path: Path, text: str, found: Callable[[str], list[Annotation]]
) -> Iterator[tuple[str, ...]]:
    """Yield a row for each date: line and column count from 1, as editors do."""
    line, line_start, counted = 1, 0, 0
    for annotation in found(text):
        # Only what lies between two dates is looked at, so that one long line costs no more.
        line += text.count("\n", counted, annotation.start)
        newline = text.rfind("\n", counted, annotation.start)
        line_start = newline + 1 if newline >= 0 else line_start
        counted = annotation.start
        place = f"{path}:{line}:{annotation.start - line_start + 1}"
        yield (place, " ".join(annotation.text.split()), *_readings(annotation), annotation.kind)


def _readings(annotation: Annotation) -> tuple[str, str]:
    """Return the Juche and the Gregorian reading; where the years disagree, both with a sign."""
    if annotation.alternatives:
        ours, theirs = (value.isoformat() for value in annotation.alternatives)
        return "year mismatch", f"{ours} or {theirs}"
    value = annotation.value
    return "-" if value is None else value.format("en", "juche"), annotation.edtf or "-"


def _table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Lay the rows out in columns, the last one as it is."""
    listed = list(rows)
    if not listed:
        return
    listed.insert(0, _COLUMNS)
    widths = [min(_WIDEST, max(map(_width, column))) for column in zip(*listed, strict=True)]
    for row in listed:
        cells = [
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ]
        yield "  ".join(cells).rstrip()


def _width(cell: str) -> int:
    """Return how many columns a terminal gives a text: two for East Asian wide letters."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in cell)
