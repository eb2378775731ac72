"""The encoding of a document, and writing it so that unchanged text keeps its bytes."""

from __future__ import annotations

import codecs
import io
import re
from itertools import pairwise
from typing import NamedTuple

from .declared import declared

# Byte-order marks, the longer before those that begin like them.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Names that expect a mark, each with the order of bytes that Python assumes without one.
_MARKED = {
    "utf-8-sig": "utf-8",
    "utf-16": codecs.lookup("utf-16-le").name,
    "utf-32": codecs.lookup("utf-32-le").name,
}
# The encodings from which --encoding auto chooses: those of documents on the subject. So it errs
# less often than among the hundred that charset-normalizer knows.
_LIKELY = [
    "utf_8",
    "cp949",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "utf_16_le",
    "utf_16_be",
    "cp1252",
    "cp1251",
    "koi8_r",
]
# How much of a document is used to find its encoding.
_SAMPLE = 1 << 16
_PART = 1 << 10
_EXPORT = "save or export it as plain text first"
_UNPACK = "unpack it first"
_SKIP = "--glob passes it by"
# The first bytes of files that are no text but lie among documents. If they are letters alone, more
# is needed, because a text may begin with the same letters.
_KINDS = (
    (rb"%PDF-", "a PDF file", _EXPORT),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word or Excel document of the older kind", _EXPORT),
    (rb"\{\\rtf", "a Rich Text document", _EXPORT),
    (rb"SQLite format 3\x00", "an SQLite database", _EXPORT),
    (rb"PAR1\x15", "a Parquet file", _EXPORT),
    (rb"\x1f\x8b", "a gzip file", _UNPACK),
    (rb"BZh[1-9]1AY&SY", "a bzip2 file", _UNPACK),
    (rb"\xfd7zXZ\x00", "an xz file", _UNPACK),
    (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip file", _UNPACK),
    (rb"Rar!\x1a\x07", "a RAR file", _UNPACK),
    (
        rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a.[\x00-\x08]|RIFF....WEBP",
        "a picture",
        _SKIP,
    ),
    (rb"wOF[F2]\x00", "a font", _SKIP),
)
_BEGINNINGS = [(re.compile(begins, re.DOTALL), kind, what) for begins, kind, what in _KINDS]
_ZIPPED = (
    ("word/", "a Word document"),
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint file"),
)


class Encoding(NamedTuple):
    """The codec of a text, and the mark before the text."""

    codec: str
    mark: bytes = b""


def encoding_of(content: bytes, asked: str) -> Encoding:
    """Return the encoding of some content, given at least its beginning.

    Args:
        content: the bytes.
        asked: the name of an encoding, or ``"auto"``.

    Raises:
        ValueError: the content is no text, or its encoding cannot be found.
    """
    why = why_no_text(content)
    if why:
        raise ValueError(why)
    named = "auto" if asked == "auto" else codecs.lookup(asked).name
    for mark, codec in _MARKS:
        if content.startswith(mark) and named in ("auto", codec, _family(codec)):
            return Encoding(codec, mark)
    if asked == "auto":
        return Encoding(_told(content[:_SAMPLE]))
    return Encoding(_MARKED.get(named, asked))


def _family(codec: str) -> str:
    """Return the encoding of a codec, without the order of its bytes."""
    return "utf-8-sig" if codec == "utf-8" else codec.removesuffix("-le").removesuffix("-be")


def _told(sample: bytes) -> str:
    """Return the codec of a sample, told by its bytes, by its declaration, or by its letters.

    Valid UTF-8 with letters beyond ASCII is hardly ever chance. So it counts more than the
    declaration of a page: many pages were converted when they were saved, and still declare the old
    encoding.
    """
    is_utf_8 = b"\x00" not in sample and _is_in(sample, "utf-8")
    if is_utf_8 and not sample.isascii():
        return "utf-8"
    named = declared(sample)
    if named is not None and _is_in(sample, named):
        return named
    return "utf-8" if is_utf_8 else _guessed(sample)


def _is_in(sample: bytes, codec: str) -> bool:
    """Tell whether the beginning of a text may be in an encoding. It may end within a letter."""
    try:
        codecs.getincrementaldecoder(codec)().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _guessed(sample: bytes) -> str:
    try:
        from charset_normalizer import from_bytes
    except ModuleNotFoundError:
        message = '--encoding auto needs charset-normalizer: pip install "juche[cli]"'
        raise ValueError(message) from None
    best = from_bytes(sample, cp_isolation=_LIKELY).best()
    if best is None:
        raise ValueError("nothing tells its encoding, name it with --encoding")
    return best.encoding


def why_no_text(content: bytes) -> str:
    """Return what a file is if it is no text, and what to do with it. Empty if it may be a text."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return f"{_zipped(content)}; {_EXPORT}"
    for begins, kind, what in _BEGINNINGS:
        if begins.match(content):
            return f"{kind}; {what}"
    return ""


def _zipped(content: bytes) -> str:
    import zipfile  # loaded when there is such a file

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:  # its list is at the end, which may be missing
        names = []
    for folder, kind in _ZIPPED:
        if folder.encode() in content[:_SAMPLE] or any(name.startswith(folder) for name in names):
            return kind
    return "an OpenDocument file" if b"opendocument" in content[:_PART] else "a zip file"


def decoded(content: bytes, encoding: Encoding) -> str:
    """Return the text of a content.

    Raises:
        ValueError: the content is not in that encoding.
    """
    return content.removeprefix(encoding.mark).decode(encoding.codec)


def encoded(
    content: bytes, encoding: Encoding, text: str, written: str, spans: list[tuple[int, int]]
) -> bytes:
    """Return a rewritten text in the encoding of its document. Unchanged letters keep their bytes.

    Several sequences of bytes may stand for one letter, and a codec writes only one of them. So if
    the codec would not have written the same document, its unchanged parts are copied.

    Args:
        content: the document.
        encoding: how it is encoded.
        text: its text.
        written: its new text.
        spans: the spans of the text that may differ, in order.

    Raises:
        ValueError: the encoding lacks a letter, or cannot be written piece by piece.
    """
    codec, mark = encoding
    if content == mark + text.encode(codec):
        return mark + written.encode(codec)
    kept = [
        text[end:start] for (_, end), (start, _) in pairwise([(0, 0), *spans, (len(text),) * 2])
    ]
    places = _byte_offsets(content, encoding, [place for span in spans for place in span])
    pieces, place = [], 0
    for (start, end), first, last, new in zip(
        spans, places[::2], places[1::2], _between(written, kept), strict=True
    ):
        changed = new != text[start:end]
        pieces += [content[place:first], new.encode(codec) if changed else content[first:last]]
        place = last
    result = b"".join([*pieces, content[place:]])
    if result[len(mark) :].decode(codec) != written:
        raise ValueError(not_exactly(codec))
    return result


def _between(written: str, kept: list[str]) -> list[str]:
    """Return the new texts between the pieces that were kept, which follow one another."""
    found, place, end = [], len(kept[0]), len(written) - len(kept[-1])
    for piece in kept[1:-1]:
        at = written.find(piece, place)
        found.append(written[place:at])
        place = at + len(piece)
    return [*found, written[place:end]]


def not_exactly(codec: str) -> str:
    """Return the message about a document that would not keep its bytes."""
    return f"{codec} cannot be rewritten with all else byte for byte"


def _byte_offsets(content: bytes, encoding: Encoding, places: list[int]) -> list[int]:
    """Return the byte offsets of places in the text, given in code points and in order."""
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    offset, counted, found = len(encoding.mark), 0, []
    for place in places:
        while counted < place:
            if offset >= len(content):  # a codec that gives its last letters only at the very end
                raise ValueError(not_exactly(encoding.codec))
            state = decoder.getstate()
            part = len(decoder.decode(content[offset : offset + _PART]))
            if counted + part <= place:
                offset, counted = offset + _PART, counted + part
                continue
            decoder.setstate(state)
            while counted < place:
                counted += len(decoder.decode(content[offset : offset + 1]))
                offset += 1
        found.append(offset)
    return found
