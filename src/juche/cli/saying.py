"""Messages that all commands share: failures, names and counts."""

from __future__ import annotations

import re

import click

# Characters that move the cursor, end a line or change the direction of the text; and surrogates,
# which stand for bytes of a file name that are no text.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_BYTES = range(0xDC80, 0xDD00)  # the surrogates by which Python keeps the bytes of a name
_SHOWN = 200


def complain(what: object) -> None:
    """Write a failure on a line of standard error. A failure to write it is ignored."""
    try:
        click.echo(f"juche: {visible(str(what))}", err=True)
    except OSError:
        return


def visible(text: str) -> str:
    r"""Return a text that is safe to show on a terminal, as one line without control characters.

    >>> visible("a\x1b[31m\n가")
    'a\\x1b[31m\\n가'
    """
    return _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code in _BYTES:
        return f"\\x{code - _BYTES.start + 0x80:02x}"
    return match[0].encode("unicode_escape").decode()


def reason(error: Exception) -> str:
    """Return the reason, in words, why an input could not be read, understood or written."""
    if isinstance(error, UnicodeDecodeError):
        return undecodable(error, 0)
    if isinstance(error, UnicodeEncodeError):
        letter = ord(error.object[error.start])
        return f"{error.encoding.upper()} has no U+{letter:04X}"
    if isinstance(error, MemoryError):
        return "not enough memory"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, ValueError):
        return str(error)[:_SHOWN]
    return f"a defect of juche, please report it: {type(error).__name__}: {str(error)[:_SHOWN]}"


def undecodable(error: UnicodeDecodeError, before: int) -> str:
    """Return which byte of a document is not in its encoding, given the bytes before this part."""
    byte, offset = error.object[error.start], before + error.start
    return f"not {error.encoding.upper()}: byte 0x{byte:02x} at offset {offset}"


def nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """Return a question that names the most similar known word, or an empty string.

    >>> nearest("isso", ["iso", "paired"]), nearest("x", ["iso"])
    (', did you mean iso?', '')
    """
    from difflib import get_close_matches  # loaded when something went wrong

    lowered = {one.lower(): one for one in known}
    alike = get_close_matches(word.lower(), lowered)
    return f", did you mean {lowered[alike[0]]}?" if alike else ""
