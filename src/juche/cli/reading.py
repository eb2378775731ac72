"""Reading documents, large ones in passages, so that memory stays bounded.

A passage ends at a blank line, because no date depends on what lies beyond one. If there is none,
it ends at a line or a word that has no date near.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
from collections.abc import Iterator
from datetime import date
from enum import Enum, IntEnum, auto
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..export.rows import START, Begin
from .encodings import Encoding, encoding_of
from .files import Document
from .saying import reason
from .writing import State, state_of

# A document up to this size is read as a whole.
LARGE = 4 << 20
# A passage of a larger document is at least half as long as this, and at most as long.
PASSAGE = 1 << 20
# Encodings in which the bytes of a letter never depend on the letters before it.
_STATELESS = frozenset(
    codecs.lookup(name).name
    for name in """utf-8 utf-16-le utf-16-be utf-32-le utf-32-be ascii latin-1 cp949 euc-kr johab
    cp932 shift-jis shift-jis-2004 euc-jp euc-jis-2004 gb2312 gbk gb18030 big5 big5hkscs cp950
    cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-5 iso8859-6
    iso8859-9 iso8859-15 koi8-r koi8-u""".split()
)
# A line of CSV in which every quotation mark that opens a cell is closed. It opens one only at the
# beginning of a cell. Which separator is in use is not known here.
_CELL = rb'(?:"[^"]*(?:""[^"]*)*"(?!")|(?!"))[^,;\t]*'
_CLOSED = re.compile(rb"%b(?:[,;\t]%b)*" % (_CELL, _CELL))
# How many ends of lines are tried before a passage ends at one with a date near.
_TRIED = 50
# How many letters, and bytes, are read on either side of such a place.
_AROUND = 100
_CONTEXT = 4 * _AROUND
# Any reference will do here: the search only asks whether a date needs one.
_ANY_DAY = date(2020, 7, 19)


class Cut(Enum):
    """The places where a large document may be cut."""

    NOWHERE = auto()
    """Nowhere: it must be read as a whole."""
    TEXT = auto()
    """At blank lines, if there are any."""
    LINES = auto()
    """At any end of a line."""
    CSV = auto()
    """At any end of a line that is not within quotation marks."""


class Passage(NamedTuple):
    """A part of a document, or all of it.

    Attributes:
        document: its document.
        content: its bytes, with the byte-order mark in the first.
        at: the number of bytes of the document before it.
        encoding: its encoding, None if the content tells it, which then is the whole document.
        begin: where it begins.
        head: the first line, if it has the names of the columns for all passages.
        last: whether the document ends here.
        state: the state of the file before it was read.
    """

    document: Document
    content: bytes = b""
    at: int = 0
    encoding: Encoding | None = None
    begin: Begin = START
    head: bytes = b""
    last: bool = True
    state: State | None = None


def passages(document: Document, encoding: str, cut: Cut) -> Iterator[Passage]:
    """Yield a document in passages. If reading fails, the last passage tells the error."""
    if document.error is not None:
        yield Passage(document)
        return
    try:
        if document.path is None:
            yield from _passages(document, _standard_input(), encoding, cut)
        else:
            with document.path.open("rb") as file:
                yield from _passages(document, file, encoding, cut)
    except (OSError, ValueError, MemoryError) as error:
        yield Passage(document._replace(error=reason(error)))


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # the shell's <&-
        raise ValueError("standard input is closed")
    return sys.stdin.buffer


def _passages(document: Document, file: BinaryIO, named: str, cut: Cut) -> Iterator[Passage]:
    state = _checked(file)
    content = file.read() if cut is Cut.NOWHERE else _filled(file, b"", LARGE + 1)
    if len(content) <= LARGE or cut is Cut.NOWHERE:
        yield Passage(document, content, state=state)
        return
    encoding = encoding_of(content, named)
    if codecs.lookup(encoding.codec).name not in _STATELESS or (
        cut is Cut.CSV and len("\n".encode(encoding.codec)) > 1
    ):
        yield Passage(document, content + file.read(), 0, encoding, state=state)
        return
    begin, head, place = START, b"", 0
    while content:
        piece, content = _first(content, file, encoding.codec, cut)
        yield Passage(document, piece, place, encoding, begin, head, not content, state)
        place += len(piece)
        if not head and cut is Cut.CSV:
            beginning = piece.removeprefix(encoding.mark)
            head = beginning[: next(_record_ends(beginning), 0)]
        begin = _behind(begin, piece, encoding)
        encoding = Encoding(encoding.codec)


def _first(content: bytes, file: BinaryIO, codec: str, cut: Cut) -> tuple[bytes, bytes]:
    """Return the next passage of a file, and the beginning of the rest if there is one."""
    size = PASSAGE
    while True:
        content = _filled(file, content, size + _CONTEXT)
        if len(content) <= size:
            return content, b""
        at = _cut(content, size, codec, cut)
        if at:
            return content[:at], content[at:]
        size *= 2


def _checked(file: BinaryIO) -> State | None:
    """Return the state of a file, None if it is none. Refuse a file that may never end."""
    try:
        status = os.fstat(file.fileno())
    except OSError:  # no real file, as in a test
        return None
    if stat.S_ISBLK(status.st_mode) or (
        stat.S_ISCHR(status.st_mode) and not file.isatty() and not _is_null(status)
    ):
        raise ValueError("a device, not a document")
    return state_of(status)


def _is_null(status: os.stat_result) -> bool:
    return status.st_rdev == Path(os.devnull).stat().st_rdev


def _filled(file: BinaryIO, content: bytes, size: int) -> bytes:
    """Return content, filled up from a file to a given size."""
    pieces, length = [content], len(content)
    while length < size and (piece := file.read(size - length)):
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces)


def _behind(begin: Begin, content: bytes, encoding: Encoding) -> Begin:
    """Return the offset, line and column behind a passage."""
    text = content.removeprefix(encoding.mark).decode(encoding.codec)
    newline = text.rfind("\n")
    return Begin(
        begin.offset + len(text),
        begin.line + text.count("\n"),
        len(text) - newline if newline >= 0 else begin.column + len(text),
    )


def _cut(content: bytes, size: int, codec: str, cut: Cut) -> int:
    """Return where a passage ends within some content, 0 if it does not end in it."""
    passage = content[:size]
    if cut is Cut.CSV:
        return max(_record_ends(passage), default=0)
    newline = "\n".encode(codec)
    width, least = len(newline), size // 2
    if cut is Cut.LINES:
        return next(_backwards(passage, newline, width, 0), 0)
    lines: list[int] = []
    for at in _backwards(passage, newline, width, least):
        if lines and not content[at : lines[-1] - width].strip(b" \t\r\x00"):
            return lines[-1]
        lines.append(at)
    places = [*lines[:_TRIED], *_words(passage, codec, width, least)]
    for allowed in (_Near.NOTHING, _Near.BESIDE):
        for at in places:
            if _near(content, at, codec) <= allowed:
                return at
    return lines[0] if lines else _whole_letters(passage, codec)


def _record_ends(content: bytes) -> Iterator[int]:
    """Yield the places behind each line of CSV that ends outside quotation marks."""
    place, quoted = 0, False
    for line in content.splitlines(keepends=True):
        place += len(line)
        if b'"' in line:
            quoted = _CLOSED.fullmatch(b'"' + line if quoted else line) is None
        if not quoted and line.endswith(b"\n"):
            yield place


def _backwards(content: bytes, sought: bytes, width: int, least: int) -> Iterator[int]:
    """Yield the places behind each occurrence, from the last one, aligned to whole units."""
    at = len(content)
    while (at := content.rfind(sought, least, at)) >= 0:
        if at % width == 0:
            yield at + width
        else:
            at += len(sought) - 1


def _words(content: bytes, codec: str, width: int, least: int) -> list[int]:
    spaces = _backwards(content, " ".encode(codec), width, least)
    return list(islice(spaces, _TRIED))


class _Near(IntEnum):
    """The dates near a place: none, one beside it, or one that crosses it."""

    NOTHING = 0
    BESIDE = 1
    ACROSS = 2


def _near(content: bytes, at: int, codec: str) -> _Near:
    from ..annotation import annotate

    before = content[max(0, at - _CONTEXT) : at].decode(codec, "ignore")[-_AROUND:]
    behind = content[at : at + _CONTEXT].decode(codec, "ignore")[:_AROUND]
    found = annotate(before + behind, reference=_ANY_DAY)
    if any(one.start < len(before) < one.end for one in found):
        return _Near.ACROSS
    return _Near.BESIDE if found else _Near.NOTHING


def _whole_letters(content: bytes, codec: str) -> int:
    """Return the end of the last whole letter."""
    decoder = codecs.getincrementaldecoder(codec)()
    decoder.decode(content)
    return len(content) - len(decoder.getstate()[0])
