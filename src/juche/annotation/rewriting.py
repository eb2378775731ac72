"""Rewriting the dates of a text. All else stays, byte for byte."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import partial
from typing import NamedTuple

from ..errors import JucheError, checked_str, quoted
from ..locales import STYLES, chosen, known, nearest
from ..notation.late import late
from ..notation.letters import UNSPACED
from ..values import JuchePeriod
from .model import Annotation, Kind
from .scanning import annotate
from .views import Markup, rewritten, view_of

# An anniversary is a count and no date. It stays, unless ``kinds`` names its kind or a function
# rewrites it.
_REWRITTEN: tuple[Kind, ...] = ("juche", "gregorian", "contextual")
# The most rounds in which dates that would be read otherwise are taken back. One is usual.
_ROUNDS = 4
# The most rounds in which new dates of the rewritten text are rewritten too.
_PASSES = 4
# The signs that join two numbers: 2017-10, 2017.10, 2017/2018.
_SIGNS = frozenset("-‐‑‒–—−~/.,:")
# The most characters between a full stop and the first letter of the next sentence.
_NEXT = 8
_SPACED_STOPS = late(r"[.．]\s{1,4}[0-9]")
_OPENING = "\"'“‘„«‹《〈「『(（["
Rewriter = Callable[[Annotation], str | None]
_Reader = Callable[[str], list[Annotation]]
_Fitter = Callable[[str, Annotation], str | None]


class _Span(NamedTuple):
    """A date's place in a rewritten text, and whether the date was rewritten."""

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
    """Return the text with each date that has a value rewritten, and all else unchanged.

    A full stop that ends a sentence stays. A space keeps a new date apart from a number beside it.

    A date stays as it is in three cases: if a sign joins it to a number; if its new form would be
    read as another date, so that a second rewriting would change more; and if its new form would
    harm the markup around it.

    Args:
        text: any string.
        to: ``"iso"``; a style (``"paired"``, ``"juche"``, ``"gregorian"``, ``"short"``) in the
            language of each expression; a locale or ``locale:style``; or a function that takes the
            annotation and returns its new text, or None to keep the old. The result of the
            function is not changed, but in markup it is escaped.
        reference: the day, month or year on which the document was written.
        kinds: the kinds to rewrite. None means all that are possible. Anniversaries are counts and
            no dates, so with None only a function rewrites them.
        locales: the tag of the language to read, or several. None means all.
        markup: ``"html"``, ``"markdown"`` or ``"wikitext"``. None means plain text. A single tag
            inside an expression stays, and a pair of tags goes with it.

    Raises:
        JucheError: ``to`` is no form, style or locale, or a kind, locale or markup is unknown.
        TypeError: the text is no string, or the reference is neither a date nor a period; ``to`` is
            neither a string nor a function, or the function returns neither a string nor None.

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
    """A text with its dates rewritten."""

    text: str
    written: list[str | None]
    """The new text of each date, None for a date that stays."""
    more: bool
    """Whether the new text has more dates to rewrite."""


def _rewritten(
    text: str,
    found: list[Annotation],
    rewrite: _Fitter,
    read: _Reader,
    *,
    rounds: int,
    movable: list[bool] | None = None,
) -> _Rewritten:
    """Rewrite the dates of a text, except those that must stay.

    The new text may have more dates: in ``19 i 21 lipca 2000`` the first day has no certain year
    until an era word stands behind it.
    """
    written = [
        None if one.value is None or (movable and not movable[index]) else rewrite(text, one)
        for index, one in enumerate(found)
    ]
    if rounds:
        _part(found, written)
    result, spans = _assemble(text, found, written)
    for _ in range(rounds):
        there = read(result)
        changed = _changed(result, there, spans, rewrite)
        if not changed:
            return _Rewritten(result, written, _has_more(result, there, spans, rewrite))
        for index, (again, new) in changed.items():
            # A date that is still whole is written again, because the other new forms may have
            # told its language. A date that has become another one is taken back.
            written[index] = new if again.edtf == found[index].edtf else None
        result, spans = _assemble(text, found, written)
    return _Rewritten(result, written, more=False)


def _part(found: list[Annotation], written: list[str | None]) -> None:
    """Put a space between two new forms that touch and would become one word: 2000 and 2001."""
    for index in range(1, len(found)):
        before, new = written[index - 1], written[index]
        if before and new and found[index - 1].end == found[index].start:
            ahead = before[-1]
            if _is_run_into(ahead, new) or _is_run_into(new[0], ahead):
                written[index] = f" {new}"


def _has_more(text: str, found: list[Annotation], spans: list[_Span], rewrite: _Fitter) -> bool:
    """Tell whether the new text has a date to rewrite that was neither written nor kept.

    What was kept may be another date now: ``69[1980] febr`` behind an era word that is gone.
    """
    ends = [span.end for span in spans]
    for one in found:
        place = bisect_right(ends, one.start)
        beside = spans[place] if place < len(spans) else None
        if beside is not None and beside.start < one.end:
            kept = (beside.start, beside.end) == (one.start, one.end)
            if kept or beside.written:
                continue
        if one.value is not None and rewrite(text, one) not in {None, one.text}:
            return True
    return False


def _assemble(
    text: str, found: list[Annotation], written: list[str | None]
) -> tuple[str, list[_Span]]:
    """Return the rewritten text, and where each date stands in it."""
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
    """Return the new dates that would be read otherwise and rewritten again.

    Beside an era word that was not rewritten, ``2000`` would be a Juche year. A new space may also
    make a date of other words. Each new date comes with the date that is read there, and with the
    text that would replace it.
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
    """Return a new form with the date in it rewritten, None if the form has more than the date."""
    before, after = one.start - start, one.end - start
    if before < 0 or after > len(written):
        return None
    ahead, behind = written[:before], written[after:]
    return None if (ahead + behind).strip(" .") else f"{ahead}{new}{behind}"


def _checked(to: Rewriter, place: Callable[[Annotation], Annotation] | None) -> _Fitter:
    """Return a caller's function as one that also takes the text, and check its result.

    The caller gets the annotation of the source, and not that of the text that a person sees.
    """

    def rewrite(_text: str, found: Annotation) -> str | None:
        new = to(place(found) if place else found)
        return None if new is None else checked_str("what `to` returns", new)

    return rewrite


def _fitting(to: Rewriter) -> _Fitter:
    """Return a rewriter whose new forms fit their neighbours in the text."""

    def rewrite(text: str, found: Annotation) -> str | None:
        new = to(found)
        return None if new is None else _fitted(text, found, new)

    return rewrite


def _fitted(text: str, found: Annotation, new: str) -> str | None:
    """Return a new form with spaces that keep it apart from its neighbours, None if none can."""
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
    """Tell whether a number and the character beside it would become one word.

    >>> _is_run_into("7", "10"), _is_run_into("7", "명"), _is_run_into(")", "10")
    (True, False, False)
    """
    letter = beside[:1]
    return edge.isdecimal() and letter.isalnum() and (letter.isdecimal() or letter < UNSPACED)


def _is_joined(edge: str, beside: str) -> bool:
    """Tell whether a sign would join two numbers, as in 2017-10.

    >>> _is_joined("7", "-1"), _is_joined("7", "- "), _is_joined("년", "-1")
    (True, False, False)
    """
    return edge.isdecimal() and beside[:1] in _SIGNS and beside[1:].isdecimal()


def _ends_sentence(text: str, found: Annotation) -> bool:
    """Tell whether the full stop at the end of an expression ends its sentence.

    The stop may belong to the notation, as in ``on 2000.7.19. it rained``. It does if a stop and a
    space stand behind each number (``2000. 7. 19. 그는``), and behind an abbreviation (``2000 г.
    Ким``), unless the paragraph ends there.
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
