"""Rewriting the dates of a text, all else byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date

from ..errors import JucheError
from ..locales import STYLES, tags
from ..values import JuchePeriod
from .model import Annotation, Kind
from .scanning import annotate

Rewriter = Callable[[Annotation], str | None]


def normalize(
    text: str,
    to: str | Rewriter = "iso",
    *,
    reference: date | JuchePeriod | None = None,
    kinds: Collection[Kind] | None = None,
    locales: Iterable[str] | None = None,
) -> str:
    """Return the text with each date that has a value rewritten, and all else as it was.

    Args:
        text: any string.
        to: ``"iso"``; a style (``"paired"``, ``"juche"``, ``"gregorian"``, ``"short"``) in the
            language of each expression; a locale or ``locale:style``; or a function that takes
            the annotation and returns its new text, None to keep the old.
        reference: the day, month or year on which the document was written.
        kinds: which kinds to look for; all that are possible when None.
        locales: the tags of the languages to read; all when None.

    Raises:
        JucheError: ``to`` is no form, style or locale.

    >>> normalize("In July, Juche 89 (2000), in Pyongyang.")
    'In 2000-07, in Pyongyang.'
    >>> normalize("In July, Juche 89 (2000)", "ko:juche")
    'In 주체89년 7월'
    """
    rewrite = to if callable(to) else _rewriter(to)
    pieces, place = [], 0
    for found in annotate(text, reference=reference, kinds=kinds, locales=locales):
        written = None if found.value is None else rewrite(found)
        if written is not None:
            pieces += [text[place : found.start], written]
            place = found.end
    pieces.append(text[place:])
    return "".join(pieces)


def _rewriter(to: str) -> Rewriter:
    if to == "iso":
        return lambda found: found.edtf
    if to in STYLES:
        return lambda found: _styled(found, found.locale or "en", to)
    locale, _, style = to.partition(":")
    if locale not in tags() or (style and style not in STYLES):
        known = f"iso, {', '.join(STYLES)}, a locale or locale:style"
        raise JucheError(f"cannot normalize to {to[:40]!r}, only to {known}")
    return lambda found: _styled(found, locale, style or "paired")


def _styled(found: Annotation, locale: str, style: str) -> str | None:
    return None if found.value is None else found.value.format(locale, style)
