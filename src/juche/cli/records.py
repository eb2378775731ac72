"""Records of CSV and JSON Lines: change a value, add others, and keep all else."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from ..errors import quoted
from ..export.jsonl import json_text
from .saying import nearest

_DELIMITERS = (",", "\t", ";")
# A cell as csv reads it. Behind its quotation marks more may follow, which csv takes as it stands.
_CELLS = {sign: re.compile(rf'(?:"[^"]*(?:""[^"]*)*")?[^{sign}\r\n]*') for sign in _DELIMITERS}
_SHOWN = 5
_BLANKS = re.compile(r"[ \t\n\r]*")


class Change(NamedTuple):
    """The change of a record: its new value, and the values that are added under new names."""

    value: str
    added: Mapping[str, Any]  # values of JSON, or strings for CSV


class NoValueError(Exception):
    """The value cannot be changed. It has the message, and the record to write in spite of it."""

    def __init__(self, reason: str, change: Change) -> None:
        self.reason = reason
        self.change = change


class NoCsvError(Exception):
    """The text is no CSV. It has the line, counted from 0, and the reason."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        self.reason = reason


Changing = Callable[[str], Change]
Complaining = Callable[[int, object], None]


class _Header(NamedTuple):
    """The header of a CSV file."""

    names: list[str]
    delimiter: str
    position: int


def changed_csv(
    text: str,
    head: str,
    name: str,
    added: tuple[str, ...],
    changing: Changing,
    complain: Complaining,
) -> str:
    """Return CSV with a column changed and others added. Every row stays as it was written.

    Args:
        text: a passage.
        head: the header line, when the passage is not the first.
        name: the column.
        added: the names of the columns that are added.
        changing: returns the change for a value.
        complain: takes a line and what is wrong with it.

    Raises:
        ValueError: the column is missing, or an added column exists already.
        NoCsvError: the text is no CSV.
    """
    csv.field_size_limit(sys.maxsize)
    header = _header(head or text, name, added)
    written = []
    for number, (line, raw, cells) in enumerate(_csv_records(text, header.delimiter)):
        if number == 0 and not head:
            written.append(_appended(raw, added, header, len(header.names)))
        elif len(cells) > len(header.names):
            complain(line, f"{len(cells)} fields where the header has {len(header.names)}")
            written.append(raw)
        elif cells:
            written.append(_changed_record(line, raw, cells, header, changing, complain))
        else:
            written.append(raw)
    return "".join(written)


def _header(text: str, name: str, added: tuple[str, ...]) -> _Header:
    """Return the names of the columns, and the delimiter that makes the named one a column."""
    names: list[str] = []
    for delimiter in _DELIMITERS:
        # By a delimiter of others the text may be no CSV. By the first it must be, as below.
        with suppress(NoCsvError):
            names = _names(text, delimiter)
        if name in names:
            for other in added:
                if other in names:
                    raise ValueError(f"there is a column {other!r} already")
            return _Header(names, delimiter, names.index(name))
    names = _names(text, _DELIMITERS[0])
    if not names:
        raise ValueError(f"no column {name!r}: the first line, which should name them, is empty")
    raise ValueError(f"no column {name!r}, there are {_shown(names)}{nearest(name, names)}")


def _names(text: str, delimiter: str) -> list[str]:
    """Return the cells of the first record."""
    return next((names for _, _, names in _csv_records(text, delimiter)), [])


def _shown(names: list[str]) -> str:
    return ", ".join([*names[:_SHOWN], *(["..."] if len(names) > _SHOWN else [])])


def _csv_records(text: str, delimiter: str) -> Iterator[tuple[int, str, list[str]]]:
    """Yield for each record its line, counted from 0, its text, and its cells."""
    lines: list[str] = []

    def remembered() -> Iterator[str]:
        for line in _lines(text):
            lines.append(line)
            yield line
        if lines:  # csv asks for more of this record
            raise NoCsvError(done, "a quotation mark of this record is never closed")

    done = 0
    try:
        for cells in csv.reader(remembered(), delimiter=delimiter):
            yield done, "".join(lines), cells
            done += len(lines)
            lines.clear()
    except csv.Error:  # of all its errors only this one can occur here
        reason = "a carriage return outside quotation marks; lines must end with LF or CR LF"
        raise NoCsvError(done + len(lines) - 1, reason) from None


def _lines(text: str) -> Iterator[str]:
    """Yield lines with their ends, cut at line feeds alone."""
    place = 0
    while place < len(text):
        end = text.find("\n", place) + 1 or len(text)
        yield text[place:end]
        place = end


def _changed_record(
    line: int,
    raw: str,
    cells: list[str],
    header: _Header,
    changing: Changing,
    complain: Complaining,
) -> str:
    value = cells[header.position] if header.position < len(cells) else ""
    try:
        change = changing(value)
    except NoValueError as nothing:
        complain(line, nothing.reason)
        change = nothing.change
    if change.value != value:
        start, end = _place(raw, header)
        raw = raw[:start] + _separated([change.value], header) + raw[end:]
    return _appended(raw, tuple(change.added.values()), header, len(cells))


def _place(raw: str, header: _Header) -> tuple[int, int]:
    """Return the place of the column in a record, which has it."""
    start = end = -1
    for _ in range(header.position + 1):
        start = end + 1
        match = _CELLS[header.delimiter].match(raw, start)
        end = match.end() if match else start
    return start, end


def _appended(raw: str, values: tuple[str, ...], header: _Header, length: int) -> str:
    """Return a record with more cells, placed behind as many columns as the header has."""
    if not values:
        return raw
    end = _end(raw)
    missing = header.delimiter * (len(header.names) - length)
    more = _separated(["", *values], header)
    return raw[: len(raw) - len(end)] + missing + more + end


def _separated(cells: list[str], header: _Header) -> str:
    from .forms import separated

    return separated([cells], header.delimiter, "")


def _end(raw: str) -> str:
    return raw[len(raw.rstrip("\r\n")) :]


def changed_jsonl(
    text: str, name: str, changing: Changing, complain: Complaining, *, is_first: bool
) -> str:
    """Return JSON Lines with a field changed and others added. All else stays as it was written.

    Args:
        text: a passage.
        name: the field.
        changing: returns the change for a value, given as a text.
        complain: takes a line and what is wrong with it.
        is_first: whether the passage is the first of its document. Later ones may lack the field.

    Raises:
        ValueError: no record of the first passage has the field, or one has an added field
            already.
    """
    written = []
    known: dict[str, None] = {}
    for number, line in enumerate(_lines(text)):
        try:
            members = list(_members(line)) if line.strip() else []
        except (ValueError, RecursionError) as error:
            complain(number, f"no JSON object: {error}")
            written.append(line)
            continue
        known |= dict.fromkeys(member.key for member in members)
        if line.strip():
            # Of several members with one name, JSON takes the last.
            named = {member.key: member for member in members}
            line = _changed_object(line, named, name, number, changing, complain)  # noqa: PLW2901 - the line as it becomes
        written.append(line)
    if is_first and known and name not in known:
        raise ValueError(
            f"no field {name!r}, there are {_shown([*known])}{nearest(name, [*known])}"
        )
    return "".join(written)


def _changed_object(
    line: str,
    members: Mapping[str, _Member],
    name: str,
    number: int,
    changing: Changing,
    complain: Complaining,
) -> str:
    member = members.get(name, _ABSENT)
    try:
        change = changing(_value(line, name, member, number, complain))
    except NoValueError as nothing:
        complain(number, nothing.reason)
        change = nothing.change
    for other in change.added:
        if other in members:
            raise ValueError(f"there is a field {other!r} already")
    return _replaced(line, member, change)


def _value(line: str, name: str, member: _Member, number: int, complain: Complaining) -> str:
    """Return a value as a text: a number or a truth value as it is written, null as an empty text.

    So is a list or an object. It is told, unless it is empty, because its texts are not read.
    """
    if isinstance(member.value, str):
        return member.value
    written = line[member.start : member.end]
    if not isinstance(member.value, list | dict):
        return "" if member.value is None else written
    if member.value:
        what = "a list" if isinstance(member.value, list) else "an object"
        complain(
            number,
            f"field {name!r} must be a text, got {what} at column {member.start + 1}, "
            f"{quoted(written)}; give each text a field or a record of its own",
        )
    return ""


def _replaced(line: str, member: _Member, change: Change) -> str:
    """Return a line with a changed value and more fields. A line in ASCII stays in ASCII."""
    ascii_only = line.isascii()
    if isinstance(member.value, str) and change.value != member.value:
        new = json_text(change.value, ascii_only=ascii_only)
        line = line[: member.start] + new + line[member.end :]
    close = line.rindex("}")
    comma = ", " if line[:close].rstrip()[-1] != "{" else ""
    more = ", ".join(
        f"{json_text(key, ascii_only=ascii_only)}: {json_text(one, ascii_only=ascii_only)}"
        for key, one in change.added.items()
    )
    return line[:close] + (comma + more if more else "") + line[close:]


class _Member(NamedTuple):
    """A member of an object: its key, the place of its value, and the value."""

    key: str
    start: int
    end: int
    value: object


_ABSENT = _Member("", 0, 0, None)


def _members(line: str) -> Iterator[_Member]:
    """Yield the members of the object on a line.

    Raises:
        ValueError: the line is no object.
    """
    decoder = json.JSONDecoder()
    at = _expected(line, _blank(line, 0), "{")
    if line[at : at + 1] != "}":
        while True:
            _expected(line, at, '"')
            key, at = decoder.raw_decode(line, at)
            start = _expected(line, _blank(line, at), ":")
            value, at = decoder.raw_decode(line, start)
            yield _Member(key, start, at, value)
            at = _blank(line, at)
            if line[at : at + 1] != ",":
                break
            at = _blank(line, at + 1)
    _at_end(line, _expected(line, at, "}"))


def _blank(line: str, at: int) -> int:
    match = _BLANKS.match(line, at)
    return match.end() if match else at


def _expected(line: str, at: int, sign: str) -> int:
    """Return the place behind a sign and the blanks after it."""
    if line[at : at + 1] != sign:
        raise ValueError(f"expected {sign} at column {at + 1}")
    return _blank(line, at + 1)


def _at_end(line: str, at: int) -> None:
    if at < len(line):
        raise ValueError(f"more behind it at column {at + 1}")
