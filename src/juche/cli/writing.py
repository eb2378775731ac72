"""Writing files without losing any.

A file is replaced only in place or if told so. Each file is written beside its place and then
renamed, so it appears whole.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ModuleNotFoundError:  # pragma: no cover - Windows, where an open file cannot be removed
    fcntl = None  # type: ignore[assignment]

State = tuple[int, int, int]

_PREFIX = ".juche-"
# The system sets the attributes in these name spaces on new files itself.
_SYSTEMS = ("security.", "trusted.")


class Writing:
    """A file that is being written. It appears only when it is complete.

    The first ``write`` makes it, so that there is something to discard if the run is stopped.
    """

    def __init__(self, target: Path, head: bytes = b"", *, mode: int = 0o666) -> None:
        self.target = target
        self._head = head
        self._mode = mode
        self._beside = target.with_name(f"{_PREFIX}{os.urandom(8).hex()}")
        self._opened: BinaryIO | None = None

    @property
    def _file(self) -> BinaryIO:
        if self._opened is None:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            self._opened = os.fdopen(os.open(self._beside, flags, self._mode), "wb")
            # The lock shows that no killed run left this file behind. If the system has no locks,
            # the file is left alone.
            with suppress(OSError):
                _lock(self._opened)
            self._opened.write(self._head)
        return self._opened

    def write(self, content: bytes) -> None:
        """Write more."""
        self._file.write(content)

    def commit(self) -> None:
        """Put what is written into its place.

        Raises:
            OSError: the file cannot be put there. The old file is still in its place.
        """
        try:
            self._finish(self._file)
            self._file.close()
            self._beside.replace(self.target)
        except BaseException:
            self.discard()
            raise

    def _finish(self, file: BinaryIO) -> None:
        """Prepare the file before it is closed."""

    def discard(self) -> None:
        """Leave all as it was."""
        try:
            if self._opened is not None:
                self._opened.close()
        finally:
            self._beside.unlink(missing_ok=True)


class Rewriting(Writing):
    """A file that is being replaced. It keeps its owner, permissions and attributes.

    The replacement survives a power cut. A link that leads to the file stays a link. A file with
    several names is refused, because its names would be separated.

    Raises:
        OSError: the file may not be written.
    """

    def __init__(self, path: Path, state: State | None) -> None:
        with path.open("r+b") as file:  # renaming does not check that the file may be written
            self._before = os.fstat(file.fileno())
        self._read = state
        if self._before.st_nlink > 1:
            names = self._before.st_nlink
            message = f"one of {names} hard links, which rewriting would separate; use --output"
            raise OSError(message)
        super().__init__(path.resolve(), mode=0o600)

    def _finish(self, file: BinaryIO) -> None:
        file.flush()
        if state_of(self.target.stat()) != self._read:
            raise OSError("changed while it was read; left as it is")
        _keep(self.target, self._before, file)
        self._beside.chmod(stat.S_IMODE(self._before.st_mode))
        os.fsync(file.fileno())


def state_of(status: os.stat_result) -> State:
    """Return the part of a file's status that changes when somebody writes it."""
    return status.st_ino, status.st_size, status.st_mtime_ns


def _keep(original: Path, status: os.stat_result, file: BinaryIO) -> None:
    """Give a file the owner and the attributes of another."""
    own = os.fstat(file.fileno())
    if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        try:
            os.fchown(file.fileno(), status.st_uid, status.st_gid)
        except PermissionError:
            raise OSError("its owner could not be kept; use --output") from None
    if hasattr(os, "listxattr"):
        for name in os.listxattr(original):
            _keep_attribute(original, name, file)


def _keep_attribute(original: Path, name: str, file: BinaryIO) -> None:
    try:
        os.setxattr(file.fileno(), name, os.getxattr(original, name))
    except OSError:
        if not name.startswith(_SYSTEMS):
            message = f"its attribute {name} could not be kept; use --output"
            raise OSError(message) from None


def _lock(file: BinaryIO) -> None:
    """Lock a file until it is closed, or raise OSError if another process has."""
    if fcntl is not None:  # pragma: no branch - but on Windows
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def tidy(folder: Path) -> None:
    """Remove the files that killed runs left in a folder. Files of other runs are locked."""
    try:
        with os.scandir(folder) as listing:
            left = [Path(entry.path) for entry in listing if entry.name.startswith(_PREFIX)]
    except OSError:  # the attempt to write there reports the reason
        return
    for path in left:
        try:
            with path.open("rb") as file:
                _lock(file)
                path.unlink()
        except OSError:
            continue


def make_folder(folder: Path) -> None:
    """Make a folder and all folders above it."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
