"""From a text to its annotations, in order and without overlaps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from .._value import Period
from ..denoting import denoted, edtf
from ..denoting import value as value_between
from ..era import EPOCH_YEAR
from ..errors import JucheError, checked_str, quoted
from ..fields import Fields
from ..interval import JucheInterval
from ..locales import chosen
from ..notation import Notation, notation_of
from ..notation.addresses import in_an_address
from ..notation.contextual import Contextual
from ..notation.imprints import qualified
from ..notation.languages import Languages
from ..notation.late import late
from ..notation.letters import present_in
from ..notation.ranges import join
from ..notation.reading import Reading, Span, in_order
from ..notation.refusals import of_an_unnamed_era
from ..notation.tokens import BREAK, TAKEN, YEAR_TAKEN
from ..values import JuchePeriod, JucheYear
from .dropping import (
    IN_AN_ADDRESS,
    NOT_RESOLVED,
    OF_AN_ERA_BEFORE,
    OF_AN_UNNAMED_ERA,
    OF_ANOTHER_LANGUAGE,
    OF_THE_STORY,
    TOLD_OTHERWISE,
    Reason,
    Report,
    unreported,
)
from .headings import Headings
from .keeping import Keeping
from .model import KINDS, Annotation, Flag, Kind
from .resolving import falls, is_between_years, of_its_year, on_the_side_of, resolve
from .story import Story
from .views import Markup, view_of

_UNAIDED = frozenset({"juche", "gregorian"})
_NONE: frozenset[Flag] = frozenset()
_ELIDED: frozenset[Flag] = frozenset({"era_elided"})
_MISMATCH: frozenset[Flag] = frozenset({"year_mismatch"})
_EITHER: frozenset[Flag] = frozenset({"ambiguous_year"})
_ASSUMED: frozenset[Flag] = frozenset({"year_assumed"})
# The numbers that may be a Juche or a Gregorian year.
_AMBIGUOUS = 1912 + EPOCH_YEAR
_LAST_AMBIGUOUS = 2199 + EPOCH_YEAR
_SECOND_YEAR = late(r"\d{4}\D+\d{4}")
# The characters on each side that tell the language of a word that several languages have.
_CONTEXT = 100
_ROUND = 100


class _Document(NamedTuple):
    """A text, the words by which it is read, and its languages."""

    text: str
    words: Notation
    languages: Languages
    report: Report


def annotate(
    text: str,
    *,
    reference: date | JuchePeriod | None = None,
    kinds: Collection[Kind] | None = None,
    locales: str | Iterable[str] | None = None,
    markup: Markup | None = None,
) -> list[Annotation]:
    """Return the dates of a text, in order and without overlaps.

    ``annotate`` reads the text that a person sees: without tags, with entities decoded, in
    composed form. The offsets are those of the given text.

    Args:
        text: any string.
        reference: the day, month or year on which the document was written. Without it,
            ``annotate`` looks only for the kinds ``juche`` and ``gregorian``.
        kinds: the kinds to look for. None means all that are possible.
        locales: the tag of the language to read, or several. None means all.
        markup: ``"html"``, ``"markdown"`` or ``"wikitext"``. None means plain text.

    Raises:
        TypeError: the text is no string, or the reference is neither a date nor a period.
        JucheError: a kind, locale or markup is unknown. The message names it.

    >>> for a in annotate("In July, Juche 89 (2000), and again on 5 October 2007."):
    ...     print(a.start, a.text, a.kind, a.edtf)
    3 July, Juche 89 (2000) juche 2000-07
    39 5 October 2007 gregorian 2007-10-05
    >>> for a in annotate("On July 19, the 20th anniversary.", reference=date(2020, 7, 1)):
    ...     print(a.text, a.kind, a.ordinal, a.edtf)
    July 19 contextual None 2020-07-19
    20th anniversary anniversary 20 2000
    >>> annotate("In <i>Juche</i>&nbsp;89.", markup="html")[0].text
    'Juche</i>&nbsp;89'
    """
    checked_str("text", text)
    view = view_of(text, markup)
    words = notation_of(chosen(locales))
    found = read(text if view is None else view.text, reference, wanted_kinds(kinds), words)
    return found if view is None else view.all_placed(found)


def read(
    text: str,
    reference: date | JuchePeriod | None,
    wanted: frozenset[str],
    words: Notation,
    report: Report = unreported,
) -> list[Annotation]:
    """Return the dates of the text that a person sees, and report those that are dropped."""
    if reference is not None and not isinstance(reference, (date, Period)):
        raise TypeError(
            f"reference must be a date or a Juche period, not {type(reference).__name__}"
        )
    # The expressions of the era come first. The text inside them is not read again.
    era = words.find(text)
    document = _Document(text, words, words.languages(text), report)
    found = _annotations(document, era, "juche") if "juche" in wanted else []
    if not wanted - {"juche"}:
        return found
    years, listed, likely = words.years.find(text, era)
    years = [one for one in years if _is_understood(one, document)]
    years, others = _by_era(years, words, document.languages)
    for one in others:
        report(one.start, OF_AN_UNNAMED_ERA)
    if others:
        listed, also = _by_era(listed, words, document.languages)
        others = sorted([*others, *also])
    if "gregorian" in wanted:
        found += _annotations(document, years, "gregorian")
    if reference is not None and wanted - _UNAIDED:
        dated = sorted([*era, *years])
        # A year of another era is none to report, but the days beside it have it for their year.
        aided = _aided(document, reference, listed, dated, others, likely)
        # Dates of other kinds take their place too, so that the result does not depend on
        # ``kinds``.
        found += [one for one in aided if one.kind in wanted]
    return sorted(found, key=itemgetter(0))


def _is_understood(one: Reading, document: _Document) -> bool:
    """Tell whether a date is unmistakable, or in a language of its paragraph.

    The name of a month with a year alone is not (the Mars 2020 mission), nor a word beside a year
    (Italian 2019 ad Hollywood).
    """
    if one.mask <= 0 or one.first[2] > 0 or one.mask & document.languages.at(one.start):
        return True
    document.report(one.start, OF_ANOTHER_LANGUAGE)
    return False


def _by_era(
    found: list[Reading], words: Notation, languages: Languages
) -> tuple[list[Reading], list[Reading]]:
    """Divide dates into those with a Gregorian year and those with a year of another era."""
    kept: list[Reading] = []
    others: list[Reading] = []
    for one in found:
        other = of_an_unnamed_era(words.lexicon, languages, one)
        (others if other else kept).append(one)
    return kept, others


def wanted_kinds(kinds: Collection[Kind] | None) -> frozenset[str]:
    """Return the kinds to look for, all if none are named."""
    if kinds is None:
        return frozenset(KINDS)
    if isinstance(kinds, str) or not set(kinds) <= set(KINDS):
        form = "a collection such as {'juche'}, with " if isinstance(kinds, str) else ""
        raise JucheError(f"kinds must be {form}some of {', '.join(KINDS)}, got {quoted(kinds)}")
    return frozenset(kinds)


def _annotations(document: _Document, readings: list[Reading], kind: Kind) -> list[Annotation]:
    new = tuple.__new__
    text = document.text
    found: list[Annotation] = []
    for start, end, first, last, mask, stated, elided in readings:
        if in_an_address(text, start, end):
            document.report(start, IN_AN_ADDRESS)
            continue
        flags = _NONE
        alternatives: tuple[JuchePeriod | JucheInterval, ...] = ()
        value: JuchePeriod | JucheInterval | None
        iso: str | None
        value, iso = denoted(first, last)
        if stated is not None:
            # By its Gregorian year the day may not exist, or the end may come before the start.
            both = value, value_between(*stated) if in_order(*stated) else None
            alternatives = tuple(one for one in both if one is not None)
            value, iso, flags = None, None, _MISMATCH
        elif kind == "juche" and first[0] >= _AMBIGUOUS and is_ambiguous(text[start:end], first):
            # A number from 1912 to 2199 may be either year if no other year stands beside it.
            other: Fields = (first[0] - EPOCH_YEAR, *first[1:])
            # 29 February may be a day of one of the two years alone.
            both = value, value_between(other, None) if in_order(other, None) else None
            alternatives = tuple(one for one in both if one is not None)
            value, iso, flags = None, None, _EITHER
        elif elided:
            flags = _ELIDED
        added = qualified(text, start, end)
        begin, stop = start, end
        if added is not None:
            begin, stop, value = added.start, added.end, None
            iso = added.edtf(iso) if iso is not None else None
        locale = _locale(document, start, end, mask)
        expression = text[begin:stop]
        # Annotation(...) spelled as the tuple that it is: this is the innermost loop.
        fields = begin, stop, expression, kind, locale, value, iso, None, flags, alternatives
        found.append(new(Annotation, fields))
    return found


def is_ambiguous(expression: str, first: Fields) -> bool:
    """Tell whether a Juche year may also be a Gregorian one: Juche 2025, 주체2018년."""
    return first[0] <= _LAST_AMBIGUOUS and not _SECOND_YEAR.search(expression)


def _locale(document: _Document, start: int, end: int, mask: int) -> str | None:
    """Return the language of an expression. If it has several, the text around it decides."""
    lexicon = document.words.lexicon
    if mask.bit_count() > 1:
        mask = document.languages.spoken(mask, start)
        if mask & lexicon.hinted:
            context = document.text[max(0, start - _CONTEXT) : end + _CONTEXT]
            mask = lexicon.told_apart(mask, context)
    return lexicon.tag(mask)


def _spans_of(dates: list[Reading], headings: Headings) -> list[tuple[int, int, str]]:
    """Return the spans of dates that were read, each with the letter that stands for it.

    A heading ends what stands before and behind it: the day below it is no day of a year beside it.
    """
    spans = {one.start: (one.end, TAKEN if one.first[1] else YEAR_TAKEN) for one in dates}
    for start, end, *_ in headings.found:
        if start not in spans or spans[start][0] == end:
            spans[start] = end, BREAK
    return [(start, *span) for start, span in sorted(spans.items())]


def _aided(
    document: _Document,
    reference: date | JuchePeriod,
    listed: list[Reading],
    dated: list[Reading],
    others: list[Reading],
    likely: list[Reading],
) -> list[Annotation]:
    """Return the dates that need the reference, in order, none overlapping another date.

    Of two that begin at the same place, the longer one is returned. Of two that are equally long,
    the one that takes its year from a list is.
    """
    text, words, languages, report = document
    present = present_in(text)
    # No text tells of days in years that are far ahead of it.
    year = reference.gregorian_year if isinstance(reference, Period) else reference.year
    likely = [one for one in likely if one.first[0] <= year + 1]
    headings = Headings(text, sorted([*dated, *likely]))
    taken = _spans_of([*dated, *others], headings)
    readings: list[Reading] = []
    # A round number counts as often as it is a year.
    told = sorted([*dated, *(one for one in likely if one.first[0] % _ROUND)])
    month = 0 if isinstance(reference, JucheYear) else reference.month
    story = Story(text, words.lexicon, told, others, headings, (year, month))
    for expression in words.contextual.find(text, taken, present, languages):
        if not _is_spoken(expression, document):
            report(expression.start, OF_ANOTHER_LANGUAGE)
            continue
        if story.is_open(expression):
            report(expression.start, OF_AN_ERA_BEFORE)
            continue
        resolved = list(_resolved(document, expression, reference, story))
        story.said.remember(expression, resolved)
        readings += resolved
    readings = join(text, sorted(readings), words.lexicon, referenced=True)
    found = _annotations(document, [*listed, *readings], "contextual")
    keeping = Keeping(text, reference, words.lexicon, dated, readings)
    for one in words.anniversaries.find(text, present):
        if in_an_address(text, one.start, one.end):
            report(one.start, IN_AN_ADDRESS)
            continue
        origin, assumed = keeping.origin(one)
        fields = origin, 0, 0
        value = value_between(fields, None)
        iso = edtf(fields, None) if origin > 0 else None
        locale = _locale(document, one.start, one.end, one.mask)
        found.append(
            Annotation(
                one.start,
                one.end,
                text[one.start : one.end],
                "anniversary",
                locale,
                value,
                iso,
                one.ordinal,
                _ASSUMED if assumed else _NONE,
            )
        )
    return _outside(taken, sorted(found, key=lambda one: (one.start, -one.end)))


def _is_spoken(one: Contextual, document: _Document) -> bool:
    """Tell whether an expression is in a language of its paragraph.

    A word that another language uses often is not, if that is the likeliest or nothing tells the
    languages: German *hier*, which is French for yesterday.
    """
    languages, text = document.languages, document.text
    if not one.mask & languages.at(one.start):
        return False
    word = text[one.start : one.end]
    return one.month > 0 or not languages.uses_otherwise(one.start, word, one.mask)


def _resolved(
    document: _Document,
    one: Contextual,
    reference: date | JuchePeriod,
    story: Story,
) -> Iterator[Reading]:
    """Yield the meaning of an expression, and the items of its list, which share its year."""
    span = _meaning(one, reference, story)
    if isinstance(span, Reason):
        document.report(one.start, span)
        return
    yield Reading(one.start, one.end, *span, one.mask)
    head, month, _ = span.first
    for item in one.shared:
        # Behind December 30, January 2 is of the next year. What stands before the head is not.
        over = item.start > one.start and 0 < item.first[0] < month
        year = head + over
        first = year, item.first[0] or month, item.first[1]
        last = (year, item.last[0] or month, item.last[1]) if item.last else None
        if in_order(first, last):
            yield Reading(item.start, item.end, first, last, one.mask)


def _meaning(one: Contextual, reference: date | JuchePeriod, story: Story) -> Span | Reason:
    """Return what an expression means by what the text tells, or else by the reference.

    The answer is the reason if it means nothing certain.
    """
    if one.told is not None:
        return story.in_the_year_told(one, one.told)
    nearest = resolve(one, reference)
    # A weekday beside a day is seldom that of another year by chance.
    present = nearest is not None and falls(one, nearest.first)
    span = None if present else story.told(one, nearest)
    if span is OF_THE_STORY and nearest is not None and story.agrees(one, nearest):
        return nearest
    if span is None:
        if nearest is None:
            return NOT_RESOLVED
        this = of_its_year(one, nearest, reference) if one.is_bare and not present else None
        if this is not None and story.said.names(this.first[0], one):
            nearest = this
        elif this is not None and is_between_years(nearest, reference):
            before = story.said.day_before(one)
            if before is not None:
                nearest = on_the_side_of(before, one, nearest, reference)
        span = story.in_the_year_said(one, nearest)
    if isinstance(span, Span) and story.is_told_otherwise(one, span):
        return TOLD_OTHERWISE
    return span


def _outside(taken: list[tuple[int, int, str]], found: list[Annotation]) -> list[Annotation]:
    """Return the annotations that overlap neither a taken span nor an earlier annotation."""
    kept: list[Annotation] = []
    reached = 0
    for annotation in found:
        if annotation.start < reached:
            continue
        place = bisect_left(taken, (annotation.end,))
        if place and taken[place - 1][1] > annotation.start:
            continue
        kept.append(annotation)
        reached = annotation.end
    return kept
