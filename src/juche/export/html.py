"""A page that shows a text with its dates and needs no other file, and the same for notebooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ..annotation import KINDS, Annotation
from ..era import EPOCH_YEAR
from ..values import JucheDate, JuchePeriod
from .pages import (
    DOUBTFUL,
    by_year,
    cells_of,
    escaped,
    framed,
    style,
    summary,
    table,
    table_of_years,
)
from .spans import counted, readings, segments

_COLUMNS = ("expression", "Juche", "Gregorian", "kind")


def to_html(
    text: str,
    annotations: Iterable[Annotation],
    *,
    title: str = "Dates",
    reference: date | JuchePeriod | None = None,
) -> str:
    """Return a complete page that highlights each date of the text with its reading.

    The page needs no network and runs no script. Each highlight is a link to its row in a table of
    the dates, so the keyboard reaches it. Point at it, tap it or focus it, and its reading in both
    counts appears. Years that disagree stand out. A summary counts the dates by the year in which
    they begin.

    The text of the element ``#text`` is the given text. HTML cannot hold NUL and unpaired
    surrogates, so these become U+FFFD.

    Args:
        text: the text that was annotated.
        annotations: its annotations from ``annotate``, all or some.
        title: the heading of the page.
        reference: the day, month or year on which the document was written. The page shows it.

    Raises:
        JucheError: an annotation is not of this text, or not in order.

    >>> from juche import annotate
    >>> text = "In July, Juche 89 (2000)."
    >>> page = to_html(text, annotate(text), title="A & B")
    >>> "<h1>A &amp; B</h1>" in page, "July, Juche 89 · 2000-07" in page
    (True, True)
    """
    found = list(annotations)
    article = f'<article id="text" class="juche-text" dir="auto">{_marked(text, found)}</article>'
    content = (
        _switches(found) + article,
        table_of_years(by_year(found)),
        table("dates", "Dates in order", _COLUMNS, _rows(found)),
    )
    return framed(title, f"<p>{_summary(found)}</p>\n{_written_on(reference)}", "\n".join(content))


class Highlighted(NamedTuple):
    """A text with its annotations, which a notebook shows highlighted.

    >>> from juche import annotate
    >>> text = "In July, Juche 89 (2000)."
    >>> Highlighted(text, annotate(text))._repr_html_().count("<mark")
    1
    """

    text: str
    annotations: list[Annotation]

    def _repr_html_(self) -> str:
        marked = _marked(self.text, self.annotations, linked=False)
        rules = style("highlight.css")
        return f'<style>\n{rules}</style>\n<div class="juche-text" dir="auto">{marked}</div>'


def _marked(text: str, annotations: list[Annotation], *, linked: bool = True) -> str:
    """Return the text with its highlights: links to the rows of the table, or plain marks."""
    written, number = [], 0
    steps = _steps(annotations) if linked else {}
    for piece, annotation in segments(text, annotations):
        content = escaped(piece)
        if annotation is None:
            written.append(content)
            continue
        number += 1
        told = escaped(_told(annotation))
        # The reading is drawn from the attribute, so it is no part of the element's text.
        shown = f'class="juche-date {_look(annotation)}" title="{told}" data-reading="{told}"'
        if annotation.locale:
            shown += f' lang="{escaped(annotation.locale)}"'
        if linked:
            place = f'id="d{number}" href="#r{number}" aria-describedby="r{number}"'
            written.append(f"<a {place} {shown}>{content}</a>{steps.get(number, '')}")
        else:
            written.append(f'<mark tabindex="0" {shown}>{content}</mark>')
    return "".join(written)


def _steps(annotations: list[Annotation]) -> dict[int, str]:
    """Return the links from each doubtful date to the previous and the next one.

    The style sheet shows an arrow from an attribute, so that it is no part of the text.
    """
    numbers = [number for number, found in enumerate(annotations, 1) if _is_doubtful(found)]
    steps = dict.fromkeys(numbers, "")
    for before, behind in pairwise(numbers):
        steps[before] += _step(behind, "\u2193", "next")
        steps[behind] = _step(before, "\u2191", "previous")
    return steps


def _step(number: int, arrow: str, which: str) -> str:
    told = f"{which} doubtful date"
    shown = f'class="juche-step" data-step="{arrow}" title="{told}" aria-label="{told}"'
    return f'<a {shown} href="#d{number}"></a>'


def _is_doubtful(annotation: Annotation) -> bool:
    return not annotation.flags.isdisjoint(DOUBTFUL)


def _look(annotation: Annotation) -> str:
    """Return the style classes of an annotation."""
    doubtful = " juche-mismatch" if _is_doubtful(annotation) else ""
    return f"juche-{annotation.kind}{doubtful}"


def _told(annotation: Annotation) -> str:
    """Return both readings as one line. The number of an anniversary comes first."""
    told = " · ".join(readings(annotation))
    return told if annotation.ordinal is None else f"anniversary {annotation.ordinal} of {told}"


def _summary(annotations: list[Annotation]) -> str:
    """Return how many dates there are of each kind, with links to the first doubtful ones."""
    links = []
    for flag, names in DOUBTFUL.items():
        places = [at for at, found in enumerate(annotations, 1) if flag in found.flags]
        if places:
            told = counted(len(places), *names)
            link = f'href="#d{places[0]}"'
            links.append(f'<a class="juche-date juche-mismatch" {link}>{told}</a>')
    return summary(Counter(annotation.kind for annotation in annotations), links)


def _written_on(reference: date | JuchePeriod | None) -> str:
    """Return the line that says when the document was written, if there is a reference."""
    if reference is None:
        return ""
    if isinstance(reference, date):
        day = date(reference.year, reference.month, reference.day)
        if day.year <= EPOCH_YEAR:  # before the era
            return f"<p>Written: {day.isoformat()}</p>\n"
        reference = JucheDate.from_gregorian(day)
    return f"<p>Written: {reference} · {reference.isoformat()}</p>\n"


def _switches(annotations: list[Annotation]) -> str:
    """Return the switches of the page, an empty string without dates.

    One shows the readings in the text, and the others hide the dates of a kind. They are check
    boxes before the text. The style sheet knows which are checked, so no script runs.
    """
    if not annotations:
        return ""
    kinds = {annotation.kind for annotation in annotations}
    boxes = [("readings", "readings in the text", "")]
    boxes += [(kind, kind, " checked") for kind in KINDS if kind in kinds]
    return "".join(
        f'<input type="checkbox" id="show-{name}"{state}><label for="show-{name}">{told}</label>\n'
        for name, told, state in boxes
    )


def _rows(annotations: list[Annotation]) -> list[str]:
    """Return a row for each date, with a link to its place in the text."""
    rows = []
    for number, annotation in enumerate(annotations, 1):
        ours, theirs = readings(annotation)
        link = f'<a href="#d{number}">{escaped(annotation.text)}</a>'
        row = cells_of(_COLUMNS, (link, ours, theirs, annotation.kind))
        rows.append(f'<tr id="r{number}" class="{_look(annotation)}">{row}</tr>')
    return rows
