"""Rewriting the dates of a text, all else byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import partial

from ..errors import JucheError
from ..locales import STYLES, chosen, known, nearest
from ..values import JuchePeriod
from .model import Annotation, Kind
from .scanning import annotate

# How often what would be read otherwise is taken back; it takes one round but for contrived texts.
_ROUNDS = 4
Rewriter = Callable[[Annotation], str | None]


def normalize(
    text: str,
    to: str | Rewriter = "iso",
    *,
    reference: date | JuchePeriod | None = None,
    kinds: Collection[Kind] | None = None,
    locales: str | Iterable[str] | None = None,
) -> str:
    """Return the text with each date that has a value rewritten, and all else as it was.

    A date stays as it is where its ISO form would be read as another one, beside an era word that
    is left over, so that rewriting to ISO twice changes nothing more.

    Args:
        text: any string.
        to: ``"iso"``; a style (``"paired"``, ``"juche"``, ``"gregorian"``, ``"short"``) in the
            language of each expression; a locale or ``locale:style``; or a function that takes
            the annotation and returns its new text, None to keep the old.
        reference: the day, month or year on which the document was written.
        kinds: which kinds to look for; all that are possible when None.
        locales: the tag of the language to read, or several; all when None.

    Raises:
        JucheError: ``to`` is no form, style or locale.

    >>> normalize("In July, Juche 89 (2000), in Pyongyang.")
    'In 2000-07, in Pyongyang.'
    >>> normalize("In July, Juche 89 (2000)", "ko:juche")
    'In 주체89년 7월'
    """
    rewrite = to if callable(to) else _rewriter(to)
    tags_read = None if locales is None else [words.tag for words in chosen(locales)]
    read = partial(annotate, reference=reference, kinds=kinds, locales=tags_read)
    found = read(text)
    written = [None if one.value is None else rewrite(one) for one in found]
    result, spans = _assemble(text, found, written)
    if to != "iso":
        return result
    for _ in range(_ROUNDS):
        changed = _changed(read(result), spans)
        if not changed:
            break
        for index in changed:
            written[index] = None
        result, spans = _assemble(text, found, written)
    return result


def _assemble(
    text: str, found: list[Annotation], written: list[str | None]
) -> tuple[str, list[tuple[int, int, int]]]:
    """Return the text with what is written in it, and where each of that stands, with its index."""
    pieces: list[str] = []
    spans: list[tuple[int, int, int]] = []
    place = length = 0
    for index, (one, new) in enumerate(zip(found, written, strict=True)):
        if new is None:
            continue
        pieces += [text[place : one.start], new]
        length += one.start - place + len(new)
        spans.append((length - len(new), length, index))
        place = one.end
    pieces.append(text[place:])
    return "".join(pieces), spans


def _changed(found: list[Annotation], spans: list[tuple[int, int, int]]) -> list[int]:
    """Return which of the dates written are read as something else where they have come to stand.

    Beside an era word that is left over ``2000`` would be a Juche year.
    """
    changed: list[int] = []
    ahead = iter(found)
    one = next(ahead, None)
    for start, end, index in spans:
        while one is not None and one.end <= start:
            one = next(ahead, None)
        if one is not None and one.start < end and one.value is not None and one.text != one.edtf:
            changed.append(index)
    return changed


def _rewriter(to: str) -> Rewriter:
    if to == "iso":
        return lambda found: found.edtf
    if to in STYLES:
        return lambda found: _styled(found, found.locale or "en", to)
    locale, _, style = to.partition(":")
    if not known(locale) or (style and style not in STYLES):
        forms = f"iso, {', '.join(STYLES)}, a locale or locale:style"
        near = None if known(locale) else nearest(locale)
        hint = f"; did you mean {near!r}?" if near else ""
        raise JucheError(f"cannot normalize to {to[:40]!r}, only to {forms}{hint}")
    return lambda found: _styled(found, locale, style or "paired")


def _styled(found: Annotation, locale: str, style: str) -> str | None:
    return None if found.value is None else found.value.format(locale, style)
