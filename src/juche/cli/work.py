"""What is done with each document, and doing it in one process or several."""

from __future__ import annotations

import multiprocessing
import os
import signal
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ..annotation import Kind, annotate, normalize
from ..values import JuchePeriod
from .files import STDIN, Document, Failure, read, rewrite, write, written_on
from .forms import FORMS, Annotated, Form
from .saying import reason
from .table import Row, rows

# Documents handed to a worker at a time: enough to outweigh the handing.
_BATCH = 16
# Batches begun ahead of the one whose results are due, for each worker: what is held in memory.
_AHEAD = 3


class Result(NamedTuple):
    """What became of a document: why it failed, or what is to be shown of it."""

    path: Path
    error: str | None = None
    rows: tuple[Row, ...] = ()
    content: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Task(ABC):
    """What is to be done with each document, alike in any process."""

    encoding: str
    reference: JuchePeriod | None
    from_name: bool
    kinds: tuple[Kind, ...]
    locales: tuple[str, ...]
    output: Path | None
    overwrite: bool

    def __call__(self, document: Document | Failure) -> Result:
        """Do it; what fails is told in the result."""
        try:
            if isinstance(document, Failure):
                raise document.error
            text, encoding = read(document.path, self.encoding)
            return self.done(document, text, encoding)
        except (OSError, ValueError) as error:
            return Result(document.path, error=reason(error))

    @abstractmethod
    def done(self, document: Document, text: str, encoding: str) -> Result:
        """Do it with a text that was read in an encoding."""

    def written_on(self, path: Path) -> date | JuchePeriod | None:
        """Return the reference of a document: from its name where asked, or the one for all."""
        if not self.from_name or path == STDIN:
            return self.reference
        try:
            return written_on(path)
        except ValueError:
            if self.reference is None:
                raise
            return self.reference

    def put(self, output: Path, place: Path, content: bytes) -> None:
        """Write a result under the output folder, nowhere else and over nothing."""
        target = output / place
        if os.path.lexists(target) and not self.overwrite:
            raise FileExistsError(0, f"{target} exists; --overwrite replaces it")
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.parent.resolve().is_relative_to(output.resolve()):
            raise OSError(0, f"{target.parent} leads out of {output}")
        write(target, content)


@dataclass(frozen=True, kw_only=True)
class Annotating(Task):
    """Find the dates and write them in a form."""

    form: Form

    def done(self, document: Document, text: str, encoding: str) -> Result:  # noqa: ARG002 - as in the base
        """Return rows for the table, or the document's dates in another form."""
        path, place = document
        reference = self.written_on(path)
        found = annotate(
            text, reference=reference, kinds=self.kinds or None, locales=self.locales or None
        )
        if self.form == "table" and self.output is None:
            return Result(path, rows=tuple(rows(path, text, found)))
        ending, write_form = FORMS[self.form]
        content = write_form(Annotated(path, text, found, reference)).encode("utf-8")
        if self.output is None:
            return Result(path, content=content)
        self.put(self.output, place.with_name(place.name + ending), content)
        return Result(path)


@dataclass(frozen=True, kw_only=True)
class Normalizing(Task):
    """Rewrite the dates and leave all else byte for byte."""

    to: str
    in_place: bool

    def done(self, document: Document, text: str, encoding: str) -> Result:
        """Return the text rewritten, in the encoding in which it was read."""
        path, place = document
        written = normalize(
            text,
            self.to,
            reference=self.written_on(path),
            kinds=self.kinds or None,
            locales=self.locales or None,
        )
        content = written.encode(encoding)
        if self.in_place:
            if written != text:
                rewrite(path, content)
        elif self.output is not None:
            self.put(self.output, place, content)
        else:
            return Result(path, content=content)
        return Result(path)


def results(task: Task, documents: Iterable[Document | Failure], jobs: int) -> Iterator[Result]:
    """Yield what became of each document, in their order, a bounded number at a time."""
    if jobs == 1:
        yield from map(task, documents)
        return
    waiting: deque[Future[list[Result]]] = deque()
    remaining = iter(documents)
    # A copy of this process where that is safe: it has read the tables already.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else None)
    with ProcessPoolExecutor(jobs, context, _leave_interrupts) as pool:
        while batch := list(islice(remaining, _BATCH)):
            waiting.append(pool.submit(_batch, task, batch))
            if len(waiting) > _AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batch(task: Task, documents: list[Document | Failure]) -> list[Result]:
    return [task(document) for document in documents]


def _leave_interrupts() -> None:
    """Let the process that was started by a person deal with Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
