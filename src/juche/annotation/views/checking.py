"""Rewriting a source so that a person sees all else as before.

The marks of Markdown and wikitext are letters too, and a new neighbour may change what they mean:
emphasis that ends in a bracket does not end before a letter. So the new source is read again and
compared.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from ..model import Annotation
from .view import EDGES, View

# A paragraph that is kept may spoil another. After so many rounds all of them are kept.
_ROUNDS = 8


def checked(
    view: View,
    found: list[Annotation],
    written: list[str | None],
    look: Callable[[str], View | None],
) -> str:
    """Return the source rewritten, except in paragraphs that would then look different."""
    kept = list(written)
    rounds = 0
    # With all the old texts nothing is spoilt.
    while wrong := _spoilt(view, found, kept, look(result := view.rewritten(found, kept))):
        rounds += 1
        for index in wrong if rounds < _ROUNDS else range(len(kept)):
            kept[index] = None
    return result


def _spoilt(
    view: View, found: list[Annotation], written: list[str | None], seen: View | None
) -> list[int]:
    """Return the indexes of the new texts whose paragraph does not look as expected."""
    assert seen is not None  # noqa: S101 - a text in markup always has a view
    texts = {index: text for index, text in enumerate(written) if text is not None}
    pieces: list[str] = []
    place = 0
    for index, text in texts.items():
        pieces += [view.text[place : found[index].start], text]
        place = found[index].end
    expected = EDGES.split("".join([*pieces, view.text[place:]]))
    got = EDGES.split(seen.text)
    ends = [edge.end() for edge in EDGES.finditer(view.text)]
    if not len(expected) == len(got) == len(ends) + 1:
        return list(texts) if expected != got else []
    wrong = {index for index, text in enumerate(expected) if text != got[index]}
    return [index for index in texts if bisect_right(ends, found[index].start) in wrong]
