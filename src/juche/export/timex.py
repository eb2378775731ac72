"""TIMEX3, the markup of TimeML 1.2.1 for expressions of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count

from ..annotation import REFERENCED, Annotation
from ..values import JuchePeriod
from .spans import UNMARKED, first_and_last, segments

# The characters that have a meaning in XML 1.0, that its parsers change or that it cannot hold.
_SPECIAL = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_CREATION = "t0"
# By the length of an ISO 8601 form: a year, a month, a day.
_YEAR, _MONTH, _DAY = 4, 7, 10


def to_timex3(
    text: str,
    annotations: Iterable[Annotation],
    *,
    reference: date | JuchePeriod | None = None,
) -> str:
    """Return the text as a TimeML document, each annotation in a ``TIMEX3`` element.

    An XML parser reads the given text from the ``TEXT`` element. XML cannot hold most control
    characters and unpaired surrogates. Each of them becomes U+FFFD behind a processing instruction
    with its code point, ``<?char 0000?>``, so that offsets stay true and nothing is lost. An
    interval is a ``DURATION`` of its length, and its two ends are empty elements. If two years
    disagree, the value has ``XXXX`` in place of the year.

    Args:
        text: the text that was annotated.
        annotations: its annotations from ``annotate``, all or some.
        reference: the document creation time. It is the anchor of the dates that need it.

    Raises:
        JucheError: an annotation is not of this text, or not in order.

    Source: TimeML Working Group, "TimeML 1.2.1: A Formal Specification Language for Events and
    Temporal Expressions", the section on TIMEX3.

    >>> from juche import annotate
    >>> text = "In July, Juche 89 (2000) & later."
    >>> print(to_timex3(text, annotate(text)), end="")
    <?xml version="1.0"?>
    <TimeML><TEXT>In <TIMEX3 tid="t1" type="DATE" value="2000-07">July, Juche 89 (2000)</TIMEX3> \
&amp; later.</TEXT></TimeML>
    """
    written = ['<?xml version="1.0"?>\n<TimeML>']
    if reference is not None:
        value = reference.isoformat()[:_DAY]  # the time of day of a datetime is dropped
        made = _opening(_CREATION, "DATE", value, functionInDocument="CREATION_TIME")
        written.append(f"<DCT>{made}/></DCT>")
    written.append("<TEXT>")
    numbers = (f"t{number}" for number in count(1))
    for piece, annotation in segments(text, annotations):
        if annotation is None:
            written.append(_escaped(piece))
        else:
            anchored = reference is not None and annotation.kind in REFERENCED
            written += _element(annotation, numbers, anchored=anchored)
    written.append("</TEXT></TimeML>\n")
    return "".join(written)


def _element(annotation: Annotation, numbers: Iterator[str], *, anchored: bool) -> Iterator[str]:
    """Yield the element of an annotation and, for an interval, those of its ends."""
    tid = next(numbers)
    anchor = {"temporalFunction": "true", "anchorTimeID": _CREATION} if anchored else {}
    written = _escaped(annotation.text)
    told = annotation.edtf or _unknown(annotation)
    certain = told.translate(UNMARKED)
    if certain.endswith("/.."):  # TimeML has no interval without an end
        certain = certain.removesuffix("/..")
        anchor |= {"mod": "ON_OR_AFTER"}
    elif certain != told:
        anchor |= {"mod": "APPROX"}
    start, slash, end = certain.partition("/")
    if not slash:
        yield f"{_opening(tid, 'DATE', start, **anchor)}>{written}</TIMEX3>"
        return
    first, last = next(numbers), next(numbers)
    length = _length(start, end)
    opening = _opening(tid, "DURATION", length, **anchor, beginPoint=first, endPoint=last)
    yield f"{opening}>{written}</TIMEX3>"
    yield f"{_opening(first, 'DATE', start)}/>"
    yield f"{_opening(last, 'DATE', end)}/>"


def _opening(tid: str, kind: str, value: str, **attributes: str) -> str:
    """Return an element's tag without its end. No value needs to be escaped."""
    named = {"tid": tid, "type": kind, "value": value} | attributes
    return "<TIMEX3" + "".join(f' {name}="{value}"' for name, value in named.items())


def _unknown(annotation: Annotation) -> str:
    """Return a value with an unknown year, and the month and day on which both readings agree."""
    rests = {value.isoformat()[_YEAR:] for value in annotation.alternatives}
    return f"XXXX{rests.pop()}" if len(rests) == 1 and "/" not in min(rests) else "XXXX"


def _length(start: str, end: str) -> str:
    """Return the length of a closed interval, in the unit of its ends or else in days."""
    if len(start) == len(end) == _YEAR:
        return f"P{int(end) - int(start) + 1}Y"
    if len(start) == len(end) == _MONTH:
        return f"P{_months(end) - _months(start) + 1}M"
    (first, _), (_, last) = first_and_last(start), first_and_last(end)
    return f"P{last.toordinal() - first.toordinal() + 1}D"


def _months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_entity, text)


def _entity(match: re.Match[str]) -> str:
    letter = match[0]
    return _ENTITIES.get(letter) or f"<?char {ord(letter):04X}?>\ufffd"
