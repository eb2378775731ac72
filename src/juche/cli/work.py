"""The tasks for a passage of a document. None of them writes, so each can be done again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import add
from typing import Any, NamedTuple

from ..annotation import Annotation, Kind, annotate, normalize
from ..annotation.views import Markup, seen
from ..export import Entry
from ..export.pages import DOUBTFUL
from ..values import JuchePeriod
from .encodings import Encoding, decoded, encoded, encoding_of
from .files import Document
from .forms import FORMS, Annotated, FormName
from .markups import MarkupName, Shape, Source, shape_of
from .names import written_on
from .reading import Cut, Passage
from .saying import reason, undecodable
from .table import Row, rows
from .writing import State


class Counts(NamedTuple):
    """The numbers of what was found."""

    dates: int = 0
    mismatches: int = 0
    ambiguous: int = 0

    def plus(self, other: Counts) -> Counts:
        """Return the sum."""
        return Counts(*map(add, self, other))


def counts(found: Iterable[Annotation]) -> Counts:
    """Count the dates, the mismatches, and the dates whose year may be of either count."""
    flags = [one.flags for one in found]
    mismatches = sum("year_mismatch" in each for each in flags)
    return Counts(len(flags), mismatches, sum("ambiguous_year" in each for each in flags))


class Result(NamedTuple):
    """The result of a passage.

    Attributes:
        document: its document.
        error: the reason why it failed.
        rows: its rows for a table on the terminal.
        content: its output.
        encoding: the encoding of the output.
        changed: whether the output differs from the input.
        counts: the numbers of what was found.
        size: the number of bytes that were read.
        last: whether the document ends here.
        state: the state of its file before it was read.
        complaints: the parts that failed while the rest was done.
        entry: its line in an index of pages.
    """

    document: Document
    error: str | None = None
    rows: tuple[Row, ...] = ()
    content: bytes = b""
    encoding: Encoding = Encoding("utf-8")
    changed: bool = False
    counts: Counts = Counts()
    size: int = 0
    last: bool = True
    state: State | None = None
    complaints: tuple[str, ...] = ()
    entry: Entry | None = None


@dataclass(frozen=True, kw_only=True)
class Task(ABC):
    """A task to do with each document, the same in every process."""

    encoding: str
    reference: JuchePeriod | None
    from_name: bool
    kinds: tuple[Kind, ...]
    locales: tuple[str, ...]
    markup: MarkupName

    def __call__(self, passage: Passage) -> Result:
        """Do the task. An error goes into the result, so that the other documents are done."""
        document = passage.document
        if document.error is not None:
            return Result(document, error=document.error)
        try:
            result = self._done(passage)
        except Exception as error:  # noqa: BLE001 - a defect met in one document is no reason to leave the others
            return Result(document, error=reason(error), last=passage.last)
        size = len(passage.content)
        return result._replace(size=size, last=passage.last, state=passage.state)

    def _done(self, passage: Passage) -> Result:
        shape = self.shape(passage.document)
        if shape.is_message:
            return self.done(passage, self.message(passage.content), Encoding("utf-8"))
        encoding = passage.encoding or encoding_of(passage.content, self.encoding)
        try:
            text = decoded(passage.content, encoding)
        except UnicodeDecodeError as error:
            before = passage.at + len(encoding.mark)
            hint = "" if self.encoding == "auto" else "; --encoding auto tells how each is encoded"
            raise ValueError(f"{undecodable(error, before)}{hint}") from None
        return self.done(passage, Source(text, shape.markup), encoding)

    def shape(self, document: Document) -> Shape:
        """Return the shape of a document."""
        return shape_of(self.markup, document.path)

    def message(self, content: bytes) -> Source:
        """Return the text of a message."""
        from ..annotation.views.mail import message_text  # loaded when there is a message

        return Source(*message_text(content))

    @abstractmethod
    def done(self, passage: Passage, source: Source, encoding: Encoding) -> Result:
        """Do the task with a text that was read in an encoding."""

    @property
    def cut(self) -> Cut:
        """The places where the task allows a large document of plain text to be cut."""
        return Cut.TEXT

    def cut_of(self, document: Document) -> Cut:
        """Return where a document may be cut."""
        return Cut.NOWHERE if self.shape(document).is_whole else self.cut

    def annotated(self, passage: Passage, source: Source) -> Annotated:
        """Return a passage with its dates."""
        options = self.options(passage.document, source.markup)
        found = annotate(source.text, **options)
        reference = options["reference"]
        return Annotated(passage.document, source.text, found, reference, passage.begin)

    def options(
        self, document: Document, markup: Markup | None
    ) -> dict[str, Any]:  # each has a type of its own
        """Return the arguments that annotate and normalize have in common, but for the text."""
        return {
            "reference": self.written_on(document),
            "kinds": self.kinds or None,
            "locales": self.locales or None,
            "markup": markup,
        }

    def written_on(self, document: Document) -> date | JuchePeriod | None:
        """Return the reference of a document: that of its name, or the common one."""
        if not self.from_name or document.path is None:
            return self.reference
        try:
            return written_on(document.path)
        except ValueError:
            if self.reference is None:
                raise
            return self.reference


@dataclass(frozen=True, kw_only=True)
class Listing(Task):
    """Find the dates and list them in a table for a person."""

    def done(self, passage: Passage, source: Source, encoding: Encoding) -> Result:  # noqa: ARG002 - as in the base
        """Return a row for each date."""
        document, text, found, _, begin = self.annotated(passage, source)
        cells = tuple(rows(document.source, text, found, begin))
        return Result(document, rows=cells, counts=counts(found))


@dataclass(frozen=True, kw_only=True)
class Annotating(Task):
    """Find the dates, and write them in a form."""

    form: FormName

    @property
    def cut(self) -> Cut:
        """An output that is a document again needs the whole document."""
        return Cut.NOWHERE if FORMS[self.form].whole else Cut.TEXT

    def done(self, passage: Passage, source: Source, encoding: Encoding) -> Result:  # noqa: ARG002 - as in the base
        """Return the dates in the form. Some forms have the text that a reader sees."""
        if FORMS[self.form].seen:
            source = Source(seen(*source), None)
        annotated = self.annotated(passage, source)
        content = FORMS[self.form].write(annotated).encode()
        entry = annotated.entry() if self.form == "html" else None
        found = counts(annotated.found)
        return Result(passage.document, content=content, counts=found, entry=entry)


@dataclass(frozen=True, kw_only=True)
class Checking(Task):
    """Find the dates whose year is doubtful, and write the place and the readings of each."""

    def done(self, passage: Passage, source: Source, encoding: Encoding) -> Result:  # noqa: ARG002 - as in the base
        """Return a line for each."""
        document, text, found, _, begin = self.annotated(passage, source)
        doubtful = [one for one in found if not one.flags.isdisjoint(DOUBTFUL)]
        lines = [
            f"{place}: {said}: {theirs} in {expression}\n"
            for place, expression, said, theirs, _ in rows(document.source, text, doubtful, begin)
        ]
        return Result(document, content="".join(lines).encode(), counts=counts(found))


@dataclass(frozen=True, kw_only=True)
class Normalizing(Task):
    """Rewrite the dates and leave all else byte for byte."""

    to: str

    def message(self, content: bytes) -> Source:  # noqa: ARG002 - as in the base
        """Refuse a message.

        Raises:
            ValueError: always.
        """
        raise ValueError(
            "a message, in which the text is encoded; save that as a file of its own, "
            "or --markup plain rewrites the message as it stands"
        )

    def done(self, passage: Passage, source: Source, encoding: Encoding) -> Result:
        """Return the text rewritten, in the encoding in which it was read."""
        text = source.text
        annotated = self.annotated(passage, source)
        if not annotated.found:
            return Result(passage.document, content=passage.content, encoding=encoding)
        written = normalize(text, self.to, **self.options(passage.document, source.markup))
        spans = [(one.start, one.end) for one in annotated.found]
        changed = written != text
        content = passage.content
        if changed:
            content = encoded(content, encoding, text, written, spans)
        return Result(
            passage.document,
            content=content,
            encoding=encoding,
            changed=changed,
            counts=counts(annotated.found),
        )
