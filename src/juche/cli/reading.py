"""Reading documents, a large one in passages, so that memory stays bounded.

A passage ends at a blank line, beyond which no date depends on it; where there is none, at the end
of a line or of a word that has no date near.
"""

from __future__ import annotations

import codecs
import os
import stat
import sys
from collections.abc import Iterator
from datetime import date
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..export.rows import START, Begin
from .encodings import Encoding, encoding_of
from .files import Document
from .saying import reason
from .writing import State, state_of

# A document up to this size is read as one.
LARGE = 4 << 20
# Passages of a larger one have between half of this and this.
PASSAGE = 1 << 20
# Encodings in which the bytes of a letter never depend on what stands before.
_STATELESS = frozenset(
    codecs.lookup(name).name
    for name in """utf-8 utf-16-le utf-16-be utf-32-le utf-32-be ascii latin-1 cp949 euc-kr johab
    cp932 shift-jis shift-jis-2004 euc-jp euc-jis-2004 gb2312 gbk gb18030 big5 big5hkscs cp950
    cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-5 iso8859-6
    iso8859-9 iso8859-15 koi8-r koi8-u""".split()
)
# So many ends of lines are tried before a passage ends at one with a date near.
_TRIED = 50
# Whether something leans on a reference does not depend on which it is.
_ANY_DAY = date(2020, 7, 19)


class Cut(Enum):
    """Where a large document may be cut."""

    NOWHERE = auto()
    """It must be read as a whole."""
    TEXT = auto()
    """At blank lines, if there are any."""
    LINES = auto()
    """At any end of a line."""
    CSV = auto()
    """At any end of a line that is not within quotation marks."""


class Passage(NamedTuple):
    """A part of a document, or all of it.

    Attributes:
        document: what it is of.
        content: its bytes, with the byte-order mark in the first.
        encoding: how it is encoded, None where that is told by the content, which is all of it.
        begin: where it begins.
        head: the first line, where that gives the columns of all passages their names.
        last: whether the document ends here.
        state: the state of the file before it was read.
    """

    document: Document
    content: bytes = b""
    encoding: Encoding | None = None
    begin: Begin = START
    head: bytes = b""
    last: bool = True
    state: State | None = None


def passages(document: Document, encoding: str, cut: Cut) -> Iterator[Passage]:
    """Yield a document in passages; what fails is the error of the last one's document."""
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
        raise OSError(0, "standard input is closed")
    return sys.stdin.buffer


def _passages(document: Document, file: BinaryIO, named: str, cut: Cut) -> Iterator[Passage]:
    state = _checked(file)
    content = file.read() if cut is Cut.NOWHERE else _filled(file, b"", LARGE + 1)
    if not content and document.path is not None:
        raise ValueError("empty")
    if len(content) <= LARGE or cut is Cut.NOWHERE:
        yield Passage(document, content, state=state)
        return
    encoding = encoding_of(content, named)
    if codecs.lookup(encoding.codec).name not in _STATELESS:
        yield Passage(document, content + file.read(), encoding, state=state)
        return
    begin, head = START, b""
    while content:
        piece, content = _first(content, file, encoding.codec, cut)
        yield Passage(document, piece, encoding, begin, head, not content, state)
        if not head and cut is Cut.CSV:
            head = piece[: next(_record_ends(piece))]
        begin = _behind(begin, piece, encoding)
        encoding = Encoding(encoding.codec)


def _first(content: bytes, file: BinaryIO, codec: str, cut: Cut) -> tuple[bytes, bytes]:
    """Return the first passage of what a file still has, and more of the rest if there is one."""
    size = PASSAGE
    while True:
        content = _filled(file, content, size + 1)
        if len(content) <= size:
            return content, b""
        at = _cut(content[:size], codec, cut)
        if at:
            return content[:at], content[at:]
        size *= 2


def _checked(file: BinaryIO) -> State | None:
    """Return the state of a file, None for what is none; refuse what may never end."""
    try:
        status = os.fstat(file.fileno())
    except OSError:  # no file of the system, as in a test
        return None
    if stat.S_ISBLK(status.st_mode) or (
        stat.S_ISCHR(status.st_mode) and not file.isatty() and not _is_null(status)
    ):
        raise ValueError("a device, not a document")
    return state_of(status)


def _is_null(status: os.stat_result) -> bool:
    return status.st_rdev == Path(os.devnull).stat().st_rdev


def _filled(file: BinaryIO, content: bytes, size: int) -> bytes:
    """Return a content with as much more of a file as makes that size."""
    pieces, length = [content], len(content)
    while length < size and (piece := file.read(size - length)):
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces)


def _behind(begin: Begin, content: bytes, encoding: Encoding) -> Begin:
    """Return where the text goes on behind a passage."""
    text = content.removeprefix(encoding.mark).decode(encoding.codec)
    newline = text.rfind("\n")
    return Begin(
        begin.offset + len(text),
        begin.line + text.count("\n"),
        len(text) - newline if newline >= 0 else begin.column + len(text),
    )


def _cut(content: bytes, codec: str, cut: Cut) -> int:
    """Return where a passage ends that begins with a content, 0 where it ends nowhere in it."""
    if cut is Cut.CSV:
        return max(_record_ends(content), default=0)
    newline = "\n".encode(codec)
    width, least = len(newline), len(content) // 2
    if cut is Cut.LINES:
        return next(_backwards(content, newline, width, 0), 0)
    lines: list[int] = []
    for at in _backwards(content, newline, width, least):
        if lines and not content[at : lines[-1] - width].strip(b" \t\r\x00"):
            return lines[-1]
        lines.append(at)
    for at in (*lines[:_TRIED], *_words(content, codec, width, least)):
        if not _near_a_date(content, at, codec):
            return at
    return lines[0] if lines else _whole_letters(content, codec)


def _record_ends(content: bytes) -> Iterator[int]:
    """Yield the places behind each line of CSV that ends outside quotation marks."""
    place, quoted = 0, 0
    for line in content.splitlines(keepends=True):
        place += len(line)
        quoted ^= line.count(b'"') & 1
        if not quoted and line.endswith(b"\n"):
            yield place


def _backwards(content: bytes, sought: bytes, width: int, least: int) -> Iterator[int]:
    """Yield the places behind each occurrence, the last first, aligned to whole units."""
    at = len(content)
    while (at := content.rfind(sought, least, at)) >= 0:
        if at % width == 0:
            yield at + width
        else:
            at += len(sought) - 1


def _words(content: bytes, codec: str, width: int, least: int) -> list[int]:
    spaces = _backwards(content, " ".encode(codec), width, least)
    return [at for at, _ in zip(spaces, range(_TRIED), strict=False)]


def _near_a_date(content: bytes, at: int, codec: str) -> bool:
    """Say whether a date reaches over a place or leans on what is beside it."""
    from ..annotation import annotate

    before = content[max(0, at - 1024) : at].decode(codec, "ignore")[-100:]
    behind = content[at : at + 1024].decode(codec, "ignore")[:100]
    return bool(annotate(before + behind, reference=_ANY_DAY))


def _whole_letters(content: bytes, codec: str) -> int:
    """Return where the last whole letter ends."""
    decoder = codecs.getincrementaldecoder(codec)()
    decoder.decode(content)
    return len(content) - len(decoder.getstate()[0])
