"""Rewriting the dates of a text, all else byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import partial
from typing import NamedTuple

from ..errors import JucheError, checked_str, quoted
from ..locales import STYLES, chosen, known, nearest
from ..values import JuchePeriod
from .model import Annotation, Kind
from .scanning import annotate
from .views import Markup, rewritten, view_of

# An anniversary is a count and no date; it stays but for whom asks for it by its kind.
_REWRITTEN: tuple[Kind, ...] = ("juche", "gregorian", "contextual")
# How often what would be read otherwise is taken back; it takes one round but for contrived texts.
_ROUNDS = 4
# How often dates that there were not before are rewritten too.
_PASSES = 4
# What joins two numbers into one thing: 2017-10, 2017.10, 2017/2018.
_SIGNS = frozenset("-‐‑‒–—−~/.,:")
# From here on Unicode has Hangul, kana and Han, whose words stand beside a number without a space.
_UNSPACED = "\u1100"
# As far behind a full stop as a sentence's first letter may stand, quotation marks included.
_NEXT = 8
_SPACED_STOPS = re.compile(r"[.．]\s{1,4}[0-9]")
_OPENING = "\"'“‘„«‹《〈「『(（["
Rewriter = Callable[[Annotation], str | None]
_Reader = Callable[[str], list[Annotation]]
_Fitter = Callable[[str, Annotation], str | None]


class _Span(NamedTuple):
    """Where a date stands in a rewritten text, and whether it was written or left as it was."""

    start: int
    end: int
    written: bool


def normalize(
    text: str,
    to: str | Rewriter = "iso",
    *,
    reference: date | JuchePeriod | None = None,
    kinds: Collection[Kind] | None = None,
    locales: str | Iterable[str] | None = None,
    markup: Markup | None = None,
) -> str:
    """Return the text with each date that has a value rewritten, and all else as it was.

    A full stop that ends the sentence stays. A date whose new form would run into the number
    beside it has a space there, or stays as it is where a sign joins the two. A date also stays
    as it is where its new form would be read as another one, beside an era word that is left
    over, so that rewriting twice changes nothing more. And it stays as it is where its new form
    would harm the markup round it.

    Args:
        text: any string.
        to: ``"iso"``; a style (``"paired"``, ``"juche"``, ``"gregorian"``, ``"short"``) in the
            language of each expression; a locale or ``locale:style``; or a function that takes
            the annotation and returns its new text, None to keep the old. What a function
            returns stands in the text as it is, in markup escaped.
        reference: the day, month or year on which the document was written.
        kinds: which kinds to rewrite; when None all that are possible, but for anniversaries, which
            are counts and no dates, unless a function rewrites them.
        locales: the tag of the language to read, or several; all when None.
        markup: ``"html"``, ``"markdown"`` or ``"wikitext"``; plain text when None. A tag that is
            opened or closed inside an expression stays, a pair of them goes with it.

    Raises:
        JucheError: ``to`` is no form, style or locale, or the markup is unknown.
        TypeError: ``to`` is neither a string nor a function, or the function returns neither a
            string nor None.

    >>> normalize("In July, Juche 89 (2000), in Pyongyang.")
    'In 2000-07, in Pyongyang.'
    >>> normalize("In July, Juche 89 (2000)", "ko:juche")
    'In 주체89년 7월'
    >>> normalize("In <b>July</b>,<br>Juche 89.", markup="html")
    'In <b>2000-07</b>.'
    """
    view = view_of(checked_str("text", text), markup)
    place = None if view is None else view.placed
    rewrite = _checked(to, place) if callable(to) else _fitting(_rewriter(to))
    if kinds is None and not callable(to):
        kinds = _REWRITTEN
    tags_read = None if locales is None else [words.tag for words in chosen(locales)]
    read = partial(annotate, reference=reference, kinds=kinds, locales=tags_read)
    rounds = 0 if callable(to) else _ROUNDS
    left = _PASSES
    while left:
        if view is None:
            text, _, more = _rewritten(text, read(text), rewrite, read, rounds=rounds)
        else:
            found = read(view.text)
            whole = [view.is_movable(one) for one in found]
            done = _rewritten(view.text, found, rewrite, read, rounds=rounds, movable=whole)
            text, more = rewritten(view, found, done.written, markup), done.more
        left = left - 1 if more else 0
        if left:
            view = view_of(text, markup)
    return text


class _Rewritten(NamedTuple):
    """A text with its dates written anew."""

    text: str
    written: list[str | None]
    """What each date has become, None for one that stays."""
    more: bool
    """Whether there is more to rewrite then."""


def _rewritten(
    text: str,
    found: list[Annotation],
    rewrite: _Fitter,
    read: _Reader,
    *,
    rounds: int,
    movable: list[bool] | None = None,
) -> _Rewritten:
    """Write the dates of a text anew, but for those that cannot be moved.

    There may be more then: in ``19 i 21 lipca 2000`` the day alone has no year for sure before the
    era stands behind it.
    """
    written = [
        None if one.value is None or (movable and not movable[index]) else rewrite(text, one)
        for index, one in enumerate(found)
    ]
    result, spans = _assemble(text, found, written)
    for _ in range(rounds):
        there = read(result)
        changed = _changed(result, there, spans, rewrite)
        if not changed:
            return _Rewritten(result, written, _has_more(result, there, spans, rewrite))
        for index, (again, new) in changed.items():
            # A date that is still whole is written once more, for what else is written may have
            # told its language; what has become another date is taken back.
            written[index] = new if again.edtf == found[index].edtf else None
        result, spans = _assemble(text, found, written)
    return _Rewritten(result, written, more=False)


def _has_more(text: str, found: list[Annotation], spans: list[_Span], rewrite: _Fitter) -> bool:
    """Tell whether there is a date to rewrite where none was, neither one written nor one kept."""
    ends = [span.end for span in spans]
    for one in found:
        place = bisect_right(ends, one.start)
        apart = place == len(spans) or spans[place].start >= one.end
        if apart and one.value is not None and rewrite(text, one) not in {None, one.text}:
            return True
    return False


def _assemble(
    text: str, found: list[Annotation], written: list[str | None]
) -> tuple[str, list[_Span]]:
    """Return the text with what is written in it, and where each date stands in it."""
    pieces: list[str] = []
    spans: list[_Span] = []
    place = length = 0
    for one, new in zip(found, written, strict=True):
        piece = one.text if new is None else new
        pieces += [text[place : one.start], piece]
        length += one.start - place + len(piece)
        spans.append(_Span(length - len(piece), length, new is not None))
        place = one.end
    pieces.append(text[place:])
    return "".join(pieces), spans


def _changed(
    text: str,
    found: list[Annotation],
    spans: list[_Span],
    rewrite: _Fitter,
) -> dict[int, tuple[Annotation, str | None]]:
    """Return which of the dates written lead to more being rewritten where they have come to stand.

    Beside an era word that is left over ``2000`` would be a Juche year; and the space before it
    may have made a date of what was none. Each has what is read there, and what would stand in
    its place if that is all of it.
    """
    changed: dict[int, tuple[Annotation, str | None]] = {}
    place = 0
    for index, (start, end, new_there) in enumerate(spans):
        if not new_there:
            continue
        while place < len(found) and found[place].end < start:
            place += 1
        beside = place
        while beside < len(found) and found[beside].start <= end:
            one = found[beside]
            new = None if one.value is None else rewrite(text, one)
            if new not in {None, one.text}:
                changed[index] = one, _in_place(text[start:end], start, one, new)
                break
            beside += 1
    return changed


def _in_place(written: str, start: int, one: Annotation, new: str | None) -> str | None:
    """Return what was written with a date in it rewritten, None where it is more than the date."""
    before, after = one.start - start, one.end - start
    if before < 0 or after > len(written):
        return None
    ahead, behind = written[:before], written[after:]
    return None if (ahead + behind).strip(" .") else f"{ahead}{new}{behind}"


def _checked(to: Rewriter, place: Callable[[Annotation], Annotation] | None) -> _Fitter:
    """Return a caller's function as one that also takes the text, its answer looked at.

    The caller is given the annotation of the source, not of what is seen of it.
    """

    def rewrite(_text: str, found: Annotation) -> str | None:
        new = to(place(found) if place else found)
        return None if new is None else checked_str("what `to` returns", new)

    return rewrite


def _fitting(to: Rewriter) -> _Fitter:
    """Return a rewriter whose new forms fit into the place that they come to stand in."""

    def rewrite(text: str, found: Annotation) -> str | None:
        new = to(found)
        return None if new is None else _fitted(text, found, new)

    return rewrite


def _fitted(text: str, found: Annotation, new: str) -> str | None:
    """Return a new form with what keeps it apart from its neighbours, None where nothing can."""
    if _ends_sentence(text, found) and not new.endswith("."):
        new += "."
    before = text[max(0, found.start - 2) : found.start][::-1]
    after = text[found.end : found.end + 2]
    if _is_joined(new[0], before) or _is_joined(new[-1], after):
        return None
    ahead = " " if _is_run_into(new[0], before) else ""
    behind = " " if _is_run_into(new[-1], after) else ""
    return ahead + new + behind


def _is_run_into(edge: str, beside: str) -> bool:
    """Tell whether a number and the letter or digit beside it would become one word.

    >>> _is_run_into("7", "10"), _is_run_into("7", "명"), _is_run_into(")", "10")
    (True, False, False)
    """
    letter = beside[:1]
    return edge.isdecimal() and letter.isalnum() and (letter.isdecimal() or letter < _UNSPACED)


def _is_joined(edge: str, beside: str) -> bool:
    """Tell whether a sign would make one thing of two numbers, as in 2017-10.

    >>> _is_joined("7", "-1"), _is_joined("7", "- "), _is_joined("년", "-1")
    (True, False, False)
    """
    return edge.isdecimal() and beside[:1] in _SIGNS and beside[1:].isdecimal()


def _ends_sentence(text: str, found: Annotation) -> bool:
    """Tell whether the full stop with which an expression ends is its sentence's.

    It may also belong to the notation, as in ``on 2000.7.19. it rained``. With a stop and a space
    behind each number, ``2000. 7. 19. 그는``, or behind an abbreviation, ``2000 г. Ким``, it does
    unless the paragraph ends there.
    """
    expression = found.text
    if expression[-1] not in ".．":
        return False
    behind = text[found.end : found.end + _NEXT]
    following = behind.lstrip()
    if not following or "\n" in behind[: len(behind) - len(following)]:
        return True
    if following == behind or _SPACED_STOPS.search(expression) or expression[-2].isalpha():
        return False
    first = following.lstrip(_OPENING)[:1]
    return not (first.islower() or first.isdecimal())


def _rewriter(to: str) -> Rewriter:
    if not isinstance(to, str):
        raise TypeError(f"to must be a str or a function, not {type(to).__name__}")
    if to == "iso":
        return lambda found: found.edtf
    if to in STYLES:
        return lambda found: _styled(found, found.locale or "en", to)
    locale, _, style = to.partition(":")
    if not known(locale) or (style and style not in STYLES):
        forms = f"iso, {', '.join(STYLES)}, a locale or locale:style"
        near = None if known(locale) else nearest(locale)
        hint = f"; did you mean {near!r}?" if near else ""
        raise JucheError(f"cannot normalize to {quoted(to)}, only to {forms}{hint}")
    return lambda found: _styled(found, locale, style or "paired")


def _styled(found: Annotation, locale: str, style: str) -> str | None:
    return None if found.value is None else found.value.format(locale, style)
