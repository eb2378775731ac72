"""Files and folders: which are meant, what they hold, and writing without losing any.

Nothing is followed or overwritten but what was named: links inside a folder are passed by, a
file is replaced only in place or when told so, and whatever is written appears at once, whole.
"""

from __future__ import annotations

import codecs
import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

STDIN = Path("-")
_DATED = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


class Document(NamedTuple):
    """A file to be read: where it is, where under the output folder its result belongs."""

    path: Path
    place: Path


class Failure(NamedTuple):
    """An input that could not be done, and why."""

    path: Path
    error: OSError


def documents(
    paths: Iterable[Path], globs: tuple[str, ...], output: Path | None
) -> Iterator[Document | Failure]:
    """Yield the files that paths mean: themselves, and what lies in folders, by name.

    In folders, hidden files, links and whatever is no file are passed by, and the output folder.
    """
    own = None if output is None else output.resolve()
    for path in paths:
        if path != STDIN and path.is_dir():
            yield from _inside(path, path, globs, own)
        else:
            yield Document(path, Path("stdin" if path == STDIN else path.name))


def _inside(
    root: Path, folder: Path, globs: tuple[str, ...], output: Path | None
) -> Iterator[Document | Failure]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(folder, error)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir(follow_symlinks=False):
            if path.resolve() != output:
                yield from _inside(root, path, globs, output)
        elif entry.is_file(follow_symlinks=False) and _wanted(entry.name, globs):
            yield Document(path, path.relative_to(root))


def _wanted(name: str, globs: tuple[str, ...]) -> bool:
    return not globs or any(fnmatch(name, glob) for glob in globs)


def read(path: Path, encoding: str) -> tuple[str, str]:
    """Return a file's text and the codec that would write it back byte for byte.

    Raises:
        OSError: it cannot be read.
        ValueError: it is empty, or not in that encoding.
    """
    content = sys.stdin.buffer.read() if path == STDIN else path.read_bytes()
    if not content and path != STDIN:
        raise ValueError("empty")
    if codecs.lookup(encoding).name == "utf-8" and content.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    return content.decode(encoding), encoding


def rewrite(path: Path, content: bytes) -> None:
    """Replace what a file holds; stopped at any moment, the old or the new is there, whole.

    The file keeps its permissions, and a link that leads to it stays one.

    Raises:
        OSError: it may not be written.
    """
    with path.open("r+b"):
        pass  # renaming would not ask whether the file itself may be written
    write(path.resolve(), content, durable=True)


def write(path: Path, content: bytes, *, durable: bool = False) -> None:
    """Write a file at once: beside its place, then renamed, so it is whole or not there at all.

    Args:
        path: where.
        content: what.
        durable: replace a file, keep its permissions, and outlive a power cut.
    """
    beside = path.with_name(f".juche-{os.getpid()}-{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            if durable:
                shutil.copymode(path, beside)
                file.flush()
                os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def written_on(path: Path) -> date:
    """Return the day that stands in a file's name: 2020-07-19-statement.txt.

    Raises:
        ValueError: there is none, or no such day.
    """
    match = _DATED.search(path.name)
    if match is None:
        raise ValueError("no day such as 2020-07-19 in its name")
    try:
        return date.fromisoformat(match[0])
    except ValueError as error:
        raise ValueError(f"no day {match[0]}: {error}") from None
