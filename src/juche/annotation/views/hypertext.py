"""HTML as a page shows it.

Tags are removed and entities decoded. A run of blanks and line breaks becomes one blank, and
``<br>`` a line break. The edge of a block divides like a blank line. Nothing is executed, fetched
or laid out, so a style sheet hides nothing.
"""

from __future__ import annotations

import re
from functools import partial
from html import escape

from . import tags
from .view import Builder, View

# The beginning of a tag or an entity, which the letters behind it would complete.
_UNFINISHED = re.compile(r"[<&][#/!?\w]*$")


def view(source: str) -> View:
    r"""Return a view of HTML.

    >>> seen = view("July&nbsp;19,<br>Juche <b>89</b>")
    >>> seen.text, seen.source_span(9, 17)
    ('July\xa019,\nJuche 89', (17, 28))
    """
    builder = Builder(source)

    def show(start: int, end: int) -> None:
        shown = tags.show_kept if builder.preformatted > 0 else tags.show_collapsed
        shown(builder, start, end)

    builder.show(tags.marks_of(source), show)
    return View(builder, source, partial(escape, quote=False), _UNFINISHED)
