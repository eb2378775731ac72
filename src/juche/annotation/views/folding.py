"""The view of a text in composed form, with the way back to its source."""

from __future__ import annotations

from ...notation.composing import is_plain, letters, uncomposed
from .view import Builder, View


def folded(text: str) -> View | None:
    r"""Return a view in composed form, None if the text is already in it.

    >>> view = folded("\u110c\u116e체89")
    >>> view and (view.text, view.source_span(0, 2))
    ('주체89', (0, 3))
    """
    if text.isascii() or is_plain(text):
        return None
    builder = Builder(text)
    place = 0
    for start, end in uncomposed(text):
        builder.copy(place, start)
        for letter in letters(text, start, end):
            builder.put(*letter)
        place = end
    builder.copy(place, len(text))
    return View(builder, text)
