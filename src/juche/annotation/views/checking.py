"""Rewriting a source so that a person sees all else as before.

The marks of Markdown and wikitext are letters too, and a new neighbour may change what they mean:
emphasis that ends in a bracket does not end before a letter. So the new source is read again and
compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate

from ..model import Annotation
from .view import BLANK_LINE, View


def checked(
    view: View,
    found: list[Annotation],
    written: list[str | None],
    look: Callable[[str], View | None],
) -> str:
    """Return the source rewritten, except in paragraphs that would then look different."""
    kept = list(written)
    result = view.rewritten(found, kept)
    if not _spoilt(view, found, kept, look(result)):
        return result
    for index in _spoilt(view, found, kept, look(result)):
        kept[index] = None
    result = view.rewritten(found, kept)
    nothing: list[str | None] = [None] * len(kept)
    return view.rewritten(found, nothing) if _spoilt(view, found, kept, look(result)) else result


def _spoilt(
    view: View, found: list[Annotation], written: list[str | None], seen: View | None
) -> list[int]:
    """Return the indexes of the new texts whose paragraph does not look as expected."""
    assert seen is not None  # noqa: S101 - a text in markup always has a view
    pieces: list[str] = []
    place = 0
    for one, new in zip(found, written, strict=True):
        if new is not None:
            pieces += [view.text[place : one.start], new]
            place = one.end
    expected = "".join([*pieces, view.text[place:]]).split(BLANK_LINE)
    got = seen.text.split(BLANK_LINE)
    before = view.text.split(BLANK_LINE)
    indexes = [index for index, new in enumerate(written) if new is not None]
    if not len(expected) == len(got) == len(before):
        return indexes if expected != got else []
    ends = list(accumulate(len(paragraph) + len(BLANK_LINE) for paragraph in before))
    wrong = {index for index, text in enumerate(expected) if text != got[index]}
    return [index for index in indexes if bisect_left(ends, found[index].start + 1) in wrong]
