"""Why a text was read as it was: each candidate with its rule, its parts and its guard."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from ..errors import checked_str
from ..locales import chosen
from ..notation import guards, notation_of, refusals, relative, withheld
from ..notation.trace import Seen
from ..values import JuchePeriod
from . import dropping
from .model import KINDS, Annotation, Kind
from .scanning import read, wanted_kinds
from .views import view_of
from .views.view import View

_RULES = (*guards.GUARDS, *refusals.RULES, *withheld.RULES, *relative.RULES)
_BECAUSE = {rule.__name__: " ".join((rule.__doc__ or "").split()) for rule in _RULES}
_BECAUSE |= {reason.name: reason.because for reason in dropping.REASONS}
_NO_DATE = "no_such_date"


class Candidate(NamedTuple):
    """A stretch of text that has the form of a date.

    Attributes:
        start: where it begins, in code points.
        end: where it ends.
        text: the text of the candidate.
        rule: the grammar rule that it matches, for example ``era_first``.
        outline: its outline, one letter for each token. A digit means a number with so many
            digits.
        parts: the parts of the rule that the text has, each with its text.
        guard: the name of the guard that decided, empty if none did.
        because: the reason of the guard, with an example and its law. Empty without a guard.
        annotation: the date that was read, None if it is no date.
    """

    start: int
    end: int
    text: str
    rule: str
    outline: str
    parts: dict[str, str]
    guard: str
    because: str
    annotation: Annotation | None

    def __str__(self) -> str:
        found = self.annotation
        verdict = "no date" if found is None else f"{found.kind} {found.edtf or 'two readings'}"
        said = ", ".join(f"{name} {text!r}" for name, text in self.parts.items())
        lines = [f"{self.text!r} at {self.start}: {verdict}", f"  rule {self.rule}: {said}"]
        if self.guard:
            lines.append(f"  decided by {self.guard}: {self.because}")
        return "\n".join(lines)


class Explanation(NamedTuple):
    """The reasons why a text was read as it was. ``str()`` writes them for people.

    Attributes:
        text: the text.
        candidates: the stretches that have the form of a date, in order.
        annotations: the result of ``annotate``.

    >>> [(one.text, one.guard) for one in explain("Juche 89 (2000)").candidates]
    [('Juche 89 (2000)', 'has_a_date')]
    """

    text: str
    candidates: tuple[Candidate, ...]
    annotations: tuple[Annotation, ...]

    def __str__(self) -> str:
        if not self.candidates:
            return "nothing here has the form of a date"
        return "\n".join(map(str, self.candidates))


def explain(
    text: str,
    *,
    reference: date | JuchePeriod | None = None,
    kinds: Collection[Kind] | None = None,
    locales: str | Iterable[str] | None = None,
) -> Explanation:
    """Return why each candidate of a text was read as it was, or not.

    Args:
        text: any string.
        reference: the day, month or year on which the document was written.
        kinds: the kinds to look for. None means all that are possible.
        locales: the tag of the language to read, or several. None means all.

    Raises:
        TypeError: the text is no string, or the reference is neither a date nor a period.
        JucheError: a kind or locale is unknown. The message names it.

    >>> print(explain("정보주체 3년"))
    '주체 3년' at 2: no date
      rule era_first: anchor '주체', year '3', counted '년'
      decided by years_of_somebody: Years of a compound noun are a count ...: 정보주체 3년 (law 5).
    """
    checked_str("text", text)
    wanted = wanted_kinds(kinds)
    view = view_of(text, None)
    seen: list[Seen] = []
    dropped: dict[int, str] = {}
    words = notation_of(chosen(locales)).traced(seen.append)
    read_text = text if view is None else view.text
    every = frozenset(KINDS)
    found = read(
        read_text, reference, every, words, lambda at, why: dropped.setdefault(at, why.name)
    )
    for one in found:
        if one.kind not in wanted:
            dropped.setdefault(one.start, dropping.NOT_ASKED_FOR.name)
    kept = [one for one in found if one.kind in wanted]
    starts = dropped.keys() - {one.start for one in kept}
    candidates = [
        _candidate(
            read_text,
            one._replace(guard=dropped[one.start], read=False)
            if one.read and one.start in starts
            else one,
            kept,
        )
        for one in _decided(seen)
    ]
    if view is None:
        return Explanation(text, tuple(candidates), tuple(kept))
    placed = tuple(_placed(view, text, one) for one in candidates)
    return Explanation(text, placed, tuple(view.all_placed(kept)))


def _placed(view: View, text: str, one: Candidate) -> Candidate:
    """Return a candidate of a view with its place in the text that was given."""
    start, end = view.source_span(one.start, one.end)
    annotation = one.annotation and view.placed(one.annotation)
    return one._replace(start=start, end=end, text=text[start:end], annotation=annotation)


def _decided(seen: list[Seen]) -> list[Seen]:
    """Return one candidate for each place, in order. One that was read or decided is preferred.

    Where the items of a list are read apart, two that were read begin at one place.
    """
    ordered = sorted(seen, key=lambda one: (one.start, one.end * one.read, bool(one.guard)))
    places = {(one.start, one.end * one.read): one for one in ordered}
    begun = {one.start for one in ordered if one.read}
    return [one for one in places.values() if one.read or one.start not in begun]


def _candidate(text: str, one: Seen, annotations: list[Annotation]) -> Candidate:
    found = [a for a in annotations if a.start < one.end and one.start < a.end]
    because = _BECAUSE.get(one.guard, "")
    if one.guard == _NO_DATE:
        because = "there is no such day or year, or the range ends before it begins"
    return Candidate(
        one.start,
        one.end,
        text[one.start : one.end],
        one.rule,
        one.outline,
        one.parts,
        one.guard,
        because,
        min(found, key=lambda a: abs(a.end - one.end)) if found and one.read else None,
    )
