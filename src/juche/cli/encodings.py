"""The encoding of a document, and writing it so that unchanged text keeps its bytes."""

from __future__ import annotations

import codecs
import io
import zipfile
from itertools import pairwise
from typing import NamedTuple

# Byte-order marks. A longer one comes before a shorter one with the same beginning.
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
# The encodings from which --encoding auto chooses: those of documents on the subject. The choice
# is surer than among the hundred that charset-normalizer knows.
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
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
    kind = what_it_is(content)
    if kind:
        raise ValueError(f"{kind}; save or export it as plain text first")
    named = "auto" if asked == "auto" else codecs.lookup(asked).name
    for mark, codec in _MARKS:
        if content.startswith(mark) and named in ("auto", codec, _family(codec)):
            return Encoding(codec, mark)
    if asked == "auto":
        return Encoding(_guessed(content[:_SAMPLE]))
    return Encoding(_MARKED.get(named, asked))


def _family(codec: str) -> str:
    """Return the encoding of a codec, without the order of its bytes."""
    return "utf-8-sig" if codec == "utf-8" else codec.removesuffix("-le").removesuffix("-be")


def _guessed(sample: bytes) -> str:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        pass
    else:
        if b"\x00" not in sample:
            return "utf-8"
    try:
        from charset_normalizer import from_bytes
    except ModuleNotFoundError:
        message = '--encoding auto needs charset-normalizer: pip install "juche[cli]"'
        raise ValueError(message) from None
    best = from_bytes(sample, cp_isolation=_LIKELY).best()
    if best is None:
        raise ValueError("nothing tells its encoding, name it with --encoding")
    return best.encoding


def what_it_is(content: bytes) -> str:
    """Return the name of a kind of file that is no text, an empty string if it may be text."""
    if content.startswith(b"%PDF-"):
        return "a PDF file"
    if content.startswith(_OLE):
        return "a Word or Excel document of the older kind"
    if content.startswith(b"{\\rtf"):
        return "a Rich Text document"
    if content.startswith(b"\x1f\x8b"):
        return "a gzip file"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content)
    return ""


def _zipped(content: bytes) -> str:
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
        text: what it says.
        written: what it shall say.
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
    return [*found, written[place:end]] if len(kept) > 1 else []


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
