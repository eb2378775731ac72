"""The input files, and the places of their results.

The program follows a link only if it was named. It skips links inside a folder.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from .saying import reason

STDIN = "-"


class Document(NamedTuple):
    """An input.

    Attributes:
        path: its path. None means standard input, which so differs from every file.
        place: the place of its result under the output folder, if there is a result.
        error: the reason why it cannot be read, if that is known already.
    """

    path: Path | None
    place: Path = Path()
    error: str | None = None

    @property
    def source(self) -> str:
        r"""Return its name for people and programs. A file ``-`` is not standard input.

        Bytes of a name that are no UTF-8 are escaped, as ``\xff``, so that every format can hold
        the name.
        """
        if self.path is None:
            return STDIN
        named = "./-" if str(self.path) == STDIN else str(self.path)
        return os.fsencode(named).decode(errors="backslashreplace")

    @property
    def iri(self) -> str:
        """Return its name as the reference of an IRI, with its bytes percent-encoded."""
        from urllib.parse import quote

        return STDIN if self.path is None else quote(os.fsencode(self.path.as_posix()))


def documents(
    names: tuple[str, ...], globs: tuple[str, ...], output: Path | None
) -> Iterator[Document]:
    """Yield the documents of the given names: files, and all files in folders, in order of names.

    In a folder, hidden files, links, everything that is no file, and the output folder are
    skipped. A path that cannot be read becomes a document with an error. So does a folder without
    files, and a pattern that no file matches.
    """
    unused = dict.fromkeys(globs)
    folders = False
    for name in names:
        if name == STDIN:
            yield Document(None, Path("stdin"))
            continue
        path = Path(name)
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except (OSError, ValueError) as error:
            yield Document(path, error=_why_absent(name, error))
            continue
        if is_folder:
            folders = True
            yield from _inside(path, globs, unused, output)
        else:
            yield Document(path, Path(path.name))
    for glob in unused if folders else ():
        yield Document(Path(glob), error="no file in the folders has a name like this")


def _inside(
    root: Path, globs: tuple[str, ...], unused: dict[str, None], output: Path | None
) -> Iterator[Document]:
    """Yield the files in a folder at any depth, without recursion."""
    waiting: list[Path | Document] = [root]
    empty = True
    while waiting:
        item = waiting.pop()
        if isinstance(item, Document):
            empty = False
            for glob in [one for one in unused if fnmatch(item.place.name, one)]:
                del unused[glob]
            yield item
            continue
        try:
            with os.scandir(item) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            empty = False
            yield Document(item, error=reason(error))
            continue
        waiting += [
            found for entry in entries if (found := _meant(root, item, entry, globs, output))
        ]
    if empty and not globs:
        yield Document(root, error="no file in this folder")


def _meant(
    root: Path,
    folder: Path,
    entry: os.DirEntry[str],
    globs: tuple[str, ...],
    output: Path | None,
) -> Path | Document | None:
    """Return an entry of a folder as a folder or a file, None if it is skipped."""
    path = folder / entry.name
    try:
        if entry.name.startswith(".") or entry.is_symlink():
            return None
        if entry.is_dir():
            return None if output is not None and _same(path, output) else path
        if entry.is_file() and _wanted(entry.name, globs):
            return Document(path, path.relative_to(root))
    except OSError as error:
        return Document(path, path.relative_to(root), reason(error))
    return None


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # the output folder is made with the first result
        return False


def _wanted(name: str, globs: tuple[str, ...]) -> bool:
    return not globs or any(fnmatch(name, glob) for glob in globs)


def _why_absent(name: str, error: OSError | ValueError) -> str:
    """Return the reason why a path leads nowhere, and a guess at what was meant."""
    told = reason(error)
    if isinstance(error, FileNotFoundError):
        if re.search(r"[*?\[]", name):
            return f"{told}; for a pattern name a folder and --glob"
        if _denotes_date(name):
            return f"{told}; to convert a date use juche convert"
    return told


def _denotes_date(name: str) -> bool:
    from ..errors import JucheError
    from ..reading import read

    try:
        read(name)
    except JucheError:
        return False
    return True
