"""The tasks for records: add dates, or rewrite or convert them, in a column or a field."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any

from ..annotation import Annotation, annotate, normalize
from ..errors import JucheError
from ..reading import read
from .arguments import why_no_date
from .encodings import Encoding, not_exactly
from .files import Document
from .markups import Shape, Source, shape_of
from .reading import Cut, Passage
from .records import Change, NoCsvError, NoValueError, changed_csv, changed_jsonl
from .work import Counts, Result, Task, counts


@dataclass(frozen=True, kw_only=True)
class Recording(Task):
    """Do something with a value of each record.

    Attributes:
        name: the column of CSV or the field of JSON Lines.
        is_json: whether it is the field.
    """

    name: str
    is_json: bool

    @property
    def cut(self) -> Cut:
        """A record is never cut."""
        return Cut.LINES if self.is_json else Cut.CSV

    def cut_of(self, document: Document) -> Cut:  # noqa: ARG002 - as in the base
        """Return where a document may be cut. Each value has a markup of its own, the file none."""
        return self.cut

    def shape(self, document: Document) -> Shape:  # noqa: ARG002 - as in the base
        """Return the markup of each value: the one that was named. No suffix tells it."""
        return shape_of(self.markup, None)

    @property
    @abstractmethod
    def added(self) -> tuple[str, ...]:
        """The names of the columns that are added."""

    @abstractmethod
    def change(self, passage: Passage, value: str) -> tuple[Change, Counts]:
        """Return the change of a record with a value, and the counts of its dates."""

    def done(self, passage: Passage, source: Source, encoding: Encoding) -> Result:
        """Return the records again, in the encoding in which they were read."""
        text = source.text
        codec, mark = encoding
        if passage.content != mark + text.encode(codec):
            raise ValueError(not_exactly(codec))
        complaints: list[str] = []
        total = Counts()

        def changing(value: str) -> Change:
            nonlocal total
            change, found = self.change(passage, value)
            total = total.plus(found)
            return change

        def complain(line: int, what: object) -> None:
            complaints.append(f"line {passage.begin.line + line}: {what}")

        if self.is_json:
            is_first = passage.at == 0
            written = changed_jsonl(text, self.name, changing, complain, is_first=is_first)
        else:
            head = passage.head.decode(codec)
            try:
                written = changed_csv(text, head, self.name, self.added, changing, complain)
            except NoCsvError as error:
                line = passage.begin.line + error.line
                raise ValueError(f"line {line}: no CSV: {error.reason}") from None
        return Result(
            passage.document,
            content=mark + written.encode(codec),
            encoding=encoding,
            changed=written != text,
            counts=total,
            complaints=tuple(complaints),
        )

    def found(self, passage: Passage, value: str) -> list[Annotation]:
        """Return the dates in a value."""
        return annotate(value, **self.options_of(passage))

    def options_of(self, passage: Passage) -> dict[str, Any]:  # as in the base
        """Return the arguments that annotate and normalize have in common, but for the value."""
        return self.options(passage.document, self.shape(passage.document).markup)


@dataclass(frozen=True, kw_only=True)
class AnnotatingRecords(Recording):
    """Add the dates of the value."""

    @property
    def added(self) -> tuple[str, ...]:
        """The EDTF forms, the expressions and the flags."""
        return tuple(f"{self.name}_{what}" for what in ("dates", "expressions", "flags"))

    def change(self, passage: Passage, value: str) -> tuple[Change, Counts]:
        """Return the record with its dates."""
        found = self.found(passage, value)
        if self.is_json:
            added = {f"{self.name}_dates": [one.to_dict() for one in found]}
            return Change(value, added), counts(found)
        cells = (
            "; ".join(map(_edtf, found)),
            "; ".join(" ".join(one.text.split()) for one in found),
            " ".join(sorted({flag for one in found for flag in one.flags})),
        )
        return Change(value, dict(zip(self.added, cells, strict=True))), counts(found)


def _edtf(annotation: Annotation) -> str:
    """Return the EDTF form. Two readings that disagree become EDTF's "one of a set"."""
    if annotation.edtf is not None or not annotation.alternatives:
        return annotation.edtf or "XXXX"
    return f"[{','.join(value.isoformat() for value in annotation.alternatives)}]"


@dataclass(frozen=True, kw_only=True)
class NormalizingRecords(Recording):
    """Rewrite the dates of the value."""

    to: str

    @property
    def added(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def change(self, passage: Passage, value: str) -> tuple[Change, Counts]:
        """Return the record with its value rewritten."""
        found = self.found(passage, value)
        if not found:
            return Change(value, {}), Counts()
        rewritten = normalize(value, self.to, **self.options_of(passage))
        return Change(rewritten, {}), counts(found)


@dataclass(frozen=True, kw_only=True)
class ConvertingRecords(Recording):
    """Add the value, which is a date, in another form or in both counts."""

    spec: str

    @property
    def added(self) -> tuple[str, ...]:
        """Both counts, or the form that was named."""
        endings = ("converted",) if self.spec else ("juche", "gregorian")
        return tuple(f"{self.name}_{ending}" for ending in endings)

    def change(self, passage: Passage, value: str) -> tuple[Change, Counts]:  # noqa: ARG002 - as in the base
        """Return the record with its date converted, or with empty fields if it is no date."""
        if not value.strip():
            return Change(value, dict.fromkeys(self.added, "")), Counts()
        try:
            found = read(value)
            forms = [format(found, self.spec)] if self.spec else [str(found), found.isoformat()]
        except JucheError as error:
            empty = Change(value, dict.fromkeys(self.added, ""))
            raise NoValueError(why_no_date(value, error), empty) from None
        return Change(value, dict(zip(self.added, forms, strict=True))), Counts(dates=1)
