"""Delivering the results: to standard output, to a folder, or into the documents."""

from __future__ import annotations

import os
import sys
from abc import ABC, abstractmethod
from functools import cache
from pathlib import Path

import click

from .encodings import Encoding
from .files import Document
from .saying import visible
from .table import Layout
from .work import Result
from .writing import Rewriting, Writing, make_folder, tidy


class Delivery(ABC):
    """Takes the results, passage by passage. A document that is not complete is dropped."""

    #: The errors that end a document, but not the run.
    failures: tuple[type[Exception], ...] = (OSError, ValueError)

    @abstractmethod
    def put(self, result: Result) -> None:
        """Take the result of a passage."""

    def finish(self) -> None:  # noqa: B027 - most deliveries have nothing left to write
        """Write what is of all documents together, when each is done."""

    def drop(self) -> None:  # noqa: B027 - what is shown at once cannot be dropped
        """Forget what was taken of a document that is not complete."""


class ToTable(Delivery):
    """Lists the dates in columns on standard output, fitted and coloured on a terminal."""

    failures = ()

    def __init__(self) -> None:
        width = None
        if sys.stdout.isatty():
            from shutil import get_terminal_size

            width = get_terminal_size().columns
        self._layout = Layout(width)
        # click removes colours if the output is no terminal. NO_COLOR, see https://no-color.org,
        # removes them on a terminal too.
        self._colour = False if os.environ.get("NO_COLOR") else None

    def put(self, result: Result) -> None:
        """Write its rows."""
        for line in self._layout.lines(result.rows):
            click.echo(line, color=self._colour)


class ToStream(Delivery):
    """Writes to standard output. A terminal gets no characters that could move its cursor.

    Args:
        head: the text before everything.
    """

    failures = ()

    def __init__(self, head: bytes) -> None:
        self._head = head
        self._is_terminal = sys.stdout.isatty()

    def put(self, result: Result) -> None:
        """Write its content."""
        content, self._head = self._head + result.content, b""
        if not content:
            return
        if self._is_terminal:
            click.echo(shown(content, result.encoding), nl=False)
        else:
            click.echo(content, nl=False)


def shown(content: bytes, encoding: Encoding) -> str:
    """Return content that is safe to show on a terminal."""
    text = content.removeprefix(encoding.mark).decode(encoding.codec, "replace")
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in lines)


class ToFiles(Delivery):
    """Writes a file for each document."""

    def __init__(self) -> None:
        self._writing: Writing | None = None

    def put(self, result: Result) -> None:
        """Write its content. With the last passage the file appears."""
        if self._writing is None:
            self._writing = self.opened(result)
            self._changed = False
        self._writing.write(result.content)
        self._changed |= result.changed
        if result.last:
            if self.wanted(changed=self._changed):
                self._writing.commit()
            else:
                self._writing.discard()
            self._writing = None

    @abstractmethod
    def opened(self, result: Result) -> Writing:
        """Return the file for a document, given its first result."""

    def wanted(self, *, changed: bool) -> bool:  # noqa: ARG002 - as below
        """Tell whether the file is to appear."""
        return True

    def drop(self) -> None:
        """Leave all as it was."""
        if self._writing is not None:
            self._writing.discard()
            self._writing = None


class ToFolder(ToFiles):
    """Writes into a folder only, never over a file unless told so, and no file twice.

    Args:
        output: the folder.
        ending: the suffix that is added to the names of the documents.
        head: the text before the content of each document.
        overwrite: whether to replace existing files.
    """

    def __init__(
        self, output: Path, ending: str = "", head: bytes = b"", *, overwrite: bool
    ) -> None:
        super().__init__()
        self.output = output
        self._ending = ending
        self._head = head
        self._overwrite = overwrite
        self._taken: dict[Path, Document] = {}
        self._tidy = cache(tidy)  # once in each folder

    def claim(self, document: Document) -> Document:
        """Return a document, with an error if an earlier input has the same place."""
        if document.error is not None:
            return document
        first = self._taken.setdefault(document.place, document)
        if first is document:
            return document
        target = self.output / document.place
        return document._replace(
            error=f"would become {target}{self._ending}, as {first.source} does; "
            "name the folder that has both, or another --output"
        )

    def opened(self, result: Result) -> Writing:
        """Return the file, and make its folder if necessary."""
        place = result.document.place
        return self.begun(self.output / place.with_name(place.name + self._ending))

    def begun(self, target: Path) -> Writing:
        """Return a file of the folder.

        Raises:
            OSError: it is there already, or would not be in the folder.
        """
        if os.path.lexists(target) and not self._overwrite:
            raise FileExistsError(f"{target} exists; --overwrite replaces it")
        folder = target.parent
        if not folder.resolve().is_relative_to(self.output.resolve()):
            raise OSError(f"{folder} leads out of {self.output}")
        make_folder(folder)
        self._tidy(folder)
        return Writing(target, self._head)


class InPlace(ToFiles):
    """Rewrites the documents that change, in their own places."""

    def __init__(self) -> None:
        super().__init__()
        self._tidy = cache(tidy)  # as above

    def put(self, result: Result) -> None:
        """Rewrite its document, unless it was read as a whole and does not change."""
        self._tidy(_file_of(result).parent)
        if self._writing is None and result.last and not result.changed:
            return
        super().put(result)

    def opened(self, result: Result) -> Writing:
        """Return the file that will replace the document."""
        return Rewriting(_file_of(result), result.state)

    def wanted(self, *, changed: bool) -> bool:
        """Tell whether anything changed."""
        return changed


def _file_of(result: Result) -> Path:
    path = result.document.path
    assert path is not None  # noqa: S101 - normalize refuses standard input for --in-place
    return path
