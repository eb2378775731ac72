"""The text that a person sees of a source in markup, with the way back to the source."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from os import PathLike
from typing import Literal, get_args

from ...errors import JucheError, quoted
from ..model import Annotation
from .checking import checked
from .folding import folded
from .view import View

Markup = Literal["html", "markdown", "wikitext"]
MARKUPS: tuple[Markup, ...] = get_args(Markup)
_SUFFIXES: dict[str, Markup] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht"), "html"),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"), "markdown"),
    **dict.fromkeys((".wiki", ".wikitext", ".mediawiki", ".mw"), "wikitext"),
}


def view_of(source: str, markup: str | None) -> View | None:
    r"""Return the view of a text, None if a person sees the text itself.

    Raises:
        JucheError: the markup is unknown. The message names those that are known.

    >>> view = view_of("<b>Juche</b>&nbsp;89", "html")
    >>> view and (view.text, view.source_span(0, 8))
    ('Juche\xa089', (3, 20))
    """
    if markup is None:
        return folded(source)
    under = _reader(markup)(source)
    over = folded(under.text)
    return over.over(under) if over else under


def seen(source: str, markup: str | None) -> str:
    r"""Return the text that a reader sees of a source. Without markup, that is the source.

    Its dates are those of the source, in other places. A thing that is seen but not read, such as a
    picture or code, is U+FFFC, the sign for an object.

    Args:
        source: the text in markup.
        markup: ``"html"``, ``"markdown"`` or ``"wikitext"``. None means plain text.

    Raises:
        JucheError: the markup is unknown. The message names those that are known.

    >>> seen("<p>On <b>July 19</b>,<br>Juche&nbsp;89 &amp; <code>x</code>", "html")
    'On July 19,\nJuche\xa089 & \ufffc'
    >>> seen("**Juche** 89", None)
    '**Juche** 89'
    """
    return source if markup is None else _reader(markup)(source).text


def rewritten(
    view: View, found: list[Annotation], written: list[str | None], markup: Markup | None
) -> str:
    """Return a view's source with new texts in place of its dates."""
    if markup in {None, "html"}:
        return view.rewritten(found, written)
    return checked(view, found, written, partial(view_of, markup=markup))


def markup_of(path: str | PathLike[str]) -> Markup | None:
    """Return the markup of a file's suffix, None for plain text and unknown suffixes.

    >>> markup_of("a/b.HTM"), markup_of("notes.txt")
    ('html', None)
    """
    from pathlib import PurePath

    return _SUFFIXES.get(PurePath(path).suffix.lower())


def _reader(markup: str) -> Callable[[str], View]:
    """Return the function that makes a view of a markup, loaded when it is first needed."""
    if markup == "html":
        from .hypertext import view
    elif markup == "markdown":
        from .markdown import view
    elif markup == "wikitext":
        from .wikitext import view
    else:
        *others, last = map(repr, MARKUPS)
        known = f"None, {', '.join(others)} or {last}"
        raise JucheError(f"markup must be {known}, not {quoted(markup)}")
    return view
