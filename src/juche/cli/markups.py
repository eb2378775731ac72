"""The markup of a document: the one that was named, or that of its suffix."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple, get_args

from ..annotation.views import Markup, markup_of

MarkupName = Literal["auto", "plain", "html", "markdown", "wikitext"]
MARKUP_NAMES: tuple[MarkupName, ...] = get_args(MarkupName)
# Mail, and web pages saved as one file, which are messages too.
_MESSAGES = frozenset({".eml", ".mht", ".mhtml"})


class Shape(NamedTuple):
    """The shape of a document around its text.

    Attributes:
        markup: the markup of the text, None for plain text.
        is_message: whether it is a message, whose text must be decoded first.
    """

    markup: Markup | None
    is_message: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether no part can be read alone, because its meaning depends on the text before it."""
        return self.is_message or self.markup is not None


class Source(NamedTuple):
    """A text and its markup, which is None for plain text."""

    text: str
    markup: Markup | None


def shape_of(asked: MarkupName, path: Path | None) -> Shape:
    """Return the shape of a named markup, or of the suffix for ``"auto"``.

    >>> shape_of("auto", Path("page.htm")), shape_of("plain", Path("page.htm"))
    (Shape(markup='html', is_message=False), Shape(markup=None, is_message=False))
    >>> shape_of("auto", Path("letter.eml"))
    Shape(markup=None, is_message=True)
    """
    if asked == "auto":
        if path is None:
            return Shape(None)
        return Shape(markup_of(path), path.suffix.lower() in _MESSAGES)
    return Shape(None if asked == "plain" else asked)
