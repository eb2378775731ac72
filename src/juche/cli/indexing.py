"""The pages of several documents, and the index that lists them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .delivering import ToFolder
from .files import Document
from .work import Result

if TYPE_CHECKING:
    from ..export import Entry

_INDEX = "index.html"


class ToPages(ToFolder):
    """Writes a page for each document into a folder, and then the index of the pages.

    Args:
        title: the heading of the index.
        output: the folder.
        ending: the suffix that is added to the names of the documents.
        overwrite: whether to replace existing files.
    """

    def __init__(self, title: str, output: Path, ending: str, *, overwrite: bool) -> None:
        super().__init__(output, ending, overwrite=overwrite)
        self._title = title
        self._entries: list[Entry] = []

    def claim(self, document: Document) -> Document:
        """Return a document, with an error if its place is that of the index.

        Case is ignored, because some disks do not tell capital letters from small ones.
        """
        page = document.place.as_posix() + self._ending
        if document.error is None and page.casefold() == _INDEX:
            return document._replace(
                error=f"its page would be {self.output / page}, where the index of all goes; "
                "rename it, or annotate it by itself"
            )
        return super().claim(document)

    def put(self, result: Result) -> None:
        """Write its page, and keep its line for the index."""
        assert result.entry is not None  # noqa: S101 - the task for pages makes one for each
        super().put(result)
        self._entries.append(result.entry)

    def finish(self) -> None:
        """Write the index of the pages that were written, if there is one."""
        if not self._entries:
            return
        from ..export import to_index

        self._writing = self.begun(self.output / _INDEX)
        self._writing.write(to_index(self._entries, title=self._title).encode())
        self._writing.commit()
        self._writing = None
