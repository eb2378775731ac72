"""What markup a document is in: the one that was named, or what its suffix stands for."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple, get_args

from ..annotation.views import Markup, markup_of

MarkupName = Literal["auto", "plain", "html", "markdown", "wikitext"]
MARKUP_NAMES: tuple[MarkupName, ...] = get_args(MarkupName)
# Mail, and web pages saved as one file, which are messages too.
_MESSAGES = frozenset({".eml", ".mht", ".mhtml"})


class Shape(NamedTuple):
    """What stands round the text of a document.

    Attributes:
        markup: the markup that it is in, None for plain text.
        is_message: whether it is a message, whose text is to be decoded first.
    """

    markup: Markup | None
    is_message: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether no part of it can be read alone: what is seen depends on what stands before."""
        return self.is_message or self.markup is not None


class Source(NamedTuple):
    """A text and the markup that it is in, None for plain text."""

    text: str
    markup: Markup | None


def shape_of(asked: MarkupName, path: Path | None) -> Shape:
    """Return the shape that was asked for; with ``"auto"`` by the suffix, plain without one.

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
