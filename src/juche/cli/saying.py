"""What every command says the same way: failures, names, and counts."""

from __future__ import annotations

import re

import click

# What moves the cursor, ends a line or turns the direction of what follows; half a character; and
# the bytes of a file name that are no text, which Python keeps as surrogates.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SPACED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BYTES = range(0xDC80, 0xDD00)  # the surrogates by which Python keeps the bytes of a name
_SHOWN = 200


def complain(what: object) -> None:
    """Say on standard error what went wrong, in a line; a failure to say it ends nothing."""
    try:
        click.echo(f"juche: {visible(str(what))}", err=True)
    except OSError:
        return


def visible(text: str) -> str:
    r"""Return a text as a terminal may safely show it: in one line, control characters escaped.

    >>> visible("a\x1b[31m\n가")
    'a\\x1b[31m\\n가'
    """
    return _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    code = ord(letter)
    if code in _BYTES:
        return f"\\x{code - _BYTES.start + 0x80:02x}"
    return _SPACED.get(letter) or letter.encode("unicode_escape", "backslashreplace").decode()


def reason(error: Exception) -> str:
    """Return in words why an input could not be read, understood or written."""
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
    """Return which byte of a document is not in its encoding, when so many are before the rest."""
    byte, offset = error.object[error.start], before + error.start
    return f"not {error.encoding.upper()}: byte 0x{byte:02x} at offset {offset}"


def nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """Return a question that names the known word most like this one, or nothing.

    >>> nearest("isso", ["iso", "paired"]), nearest("x", ["iso"])
    (', did you mean iso?', '')
    """
    from difflib import get_close_matches  # loaded when something went wrong

    lowered = {one.lower(): one for one in known}
    alike = get_close_matches(word.lower(), lowered, 1)
    return f", did you mean {lowered[alike[0]]}?" if alike else ""


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many}"
