"""Finding the date around an era word."""

from __future__ import annotations

from collections.abc import Iterator

from ..era import EPOCH_YEAR
from .beside import is_named, named_after, numeric_items
from .days import Days, first_part
from .expression import IN_NUMBERS, Dated, Expression
from .grammar import LONGEST, Grammar
from .guards import deciding
from .items import Item
from .lexicon import Lexicon
from .parts import NOWHERE, EraParts, LeadParts, Place
from .reading import EVERY
from .tokens import LINE, Tokens
from .trace import Traceable, seen

# How many tokens before its era word a year may stand.
_NEAREST = 16
# How many tokens before its era word a date may begin, a list of days included.
_REACH = 96
_NUMBERS = frozenset("12345")


class EraReader(Traceable):
    """The reader of Juche dates, for a lexicon and its grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._days = Days(lexicon, grammar)

    def at(self, tokens: Tokens, floor: int, anchor: int) -> Dated | None:
        """Return the date whose era word is at a token, None if there is none.

        Args:
            tokens: the stretch of text.
            floor: the first token that may belong to the date.
            anchor: the token of the era word.
        """
        for rule, parts in self._candidates(tokens, floor, anchor):
            dated = self._expression(tokens, parts, floor).read()
            if self._trace is not None:
                self._tell(rule, tokens, parts, floor, dated)
            if dated is not None:
                return dated
        return None

    def _candidates(
        self, tokens: Tokens, floor: int, anchor: int
    ) -> Iterator[tuple[str, EraParts]]:
        """Yield the rule and the parts of each candidate around an era word, likeliest first."""
        near = tokens.outline[max(floor, anchor - _NEAREST) : anchor]
        first = self._era_first(tokens, floor, anchor)
        # 1 год чучхе-1 год чучхе: the dash before the second number joins two dates.
        later = first is not None and (first.mark != NOWHERE or _is_of_another(tokens, first))
        if first is not None and not later:
            yield "era_first", first
        if not _NUMBERS.isdisjoint(near):
            start = self._start(tokens, floor, anchor)
            second = self._grammar.number_first.search(tokens.outline, start, anchor + LONGEST)
            if second is not None and second[0].anchor[0] == anchor:
                yield "number_first", second[0]
        if first is not None and later:
            yield "era_first", first

    def _era_first(self, tokens: Tokens, floor: int, anchor: int) -> EraParts | None:
        """Return the parts of the date that begins with or before an era word."""
        outline = tokens.outline
        # Most era words have no year behind them, and to look for that is quick.
        if not self._grammar.era_ahead.begins(outline, anchor):
            return None
        found = self._from_era(outline, anchor)
        before = outline[max(floor, anchor - 2) : anchor].rstrip(" \n")
        if found is None or not before or before[-1] not in self._lexicon.leading:
            return found[0] if found else None
        start = self._start(tokens, floor, anchor)
        rule = self._grammar.before_era
        return _led(found[0], self._grammar.first(rule, outline, start, anchor + LONGEST))

    def _from_era(self, outline: str, anchor: int) -> tuple[EraParts, int] | None:
        """Return the parts of a date from its era word on, and the token behind it."""
        found = self._grammar.from_era.match(outline, anchor)
        if found is None:
            return None
        parts, (_, end) = found
        after = self._grammar.after(outline, end, in_numbers=True)
        return (parts._replace(after=after), after[1]) if after != NOWHERE else (parts, end)

    def _start(self, tokens: Tokens, floor: int, anchor: int) -> int:
        """Return the first token that may belong to the date of an era word."""
        return tokens.behind_walls(max(floor, anchor - _REACH), anchor)

    def _tell(
        self, rule: str, tokens: Tokens, parts: EraParts, floor: int, dated: Dated | None
    ) -> None:
        """Report a candidate to the trace, with the guard that decided."""
        assert self._trace is not None  # noqa: S101 - it is called only with a trace
        candidate = self._expression(tokens, parts, floor).candidate()
        guard = deciding(candidate)[0] if candidate else "no_such_date"
        there = [place for place in parts if place != NOWHERE]
        whole = min(place[0] for place in there), max(place[1] for place in there)
        self._trace(seen(rule, tokens, whole, parts._asdict(), guard, read=dated is not None))

    def whole(self, tokens: Tokens) -> Dated | None:
        """Return the date of a text that is one expression, None if it does not fit."""
        start = _behind_article(tokens)
        for parts in self.forms(tokens):
            dated = self._expression(tokens, parts, start, strict=True).read()
            if dated is None or dated.end != len(tokens.outline) or dated.earlier or dated.later:
                continue
            if dated.reading.start in {0, tokens.places[start]}:
                return dated
        return None

    def forms(self, tokens: Tokens) -> Iterator[EraParts]:
        """Yield the parts of a text that has the form of one Juche date."""
        outline = tokens.outline
        start = at = _behind_article(tokens)
        led = None
        if not tokens.has(start, "ERA"):
            led = self._grammar.before_era.match(outline, start)
            at = led[1][1] if led else len(outline)
        first = self._from_era(outline, at) if at < len(outline) else None
        whole = _led(first[0], led) if first is not None and first[1] == len(outline) else None
        # As in a document, a number on the next line is seldom that of the era word.
        later = whole is not None and _is_of_another(tokens, whole)
        if whole is not None and not later:
            yield whole
        second = self._grammar.number_first.fullmatch(outline, start)
        if second is not None:
            yield second[0]
        if whole is not None and later:
            yield whole

    def ends_of(self, tokens: Tokens, parts: EraParts) -> list[Item]:
        """Return the months and days of a date as the text has them, so that errors can be told."""
        place = parts.after if parts.after != NOWHERE else parts.before
        if place == NOWHERE:
            return []
        if place == parts.after and tokens.outline[place[0]] in IN_NUMBERS:
            return numeric_items(tokens, place)
        if is_named(tokens, place) and not named_after(self._lexicon, self._days, tokens, place):
            return []
        return self._days.items(tokens, first_part(tokens, place), EVERY, whole=True)

    def _expression(
        self, tokens: Tokens, parts: EraParts, floor: int, *, strict: bool = False
    ) -> Expression:
        return Expression(self._lexicon, self._days, tokens, parts, floor=floor, strict=strict)


def _is_of_another(tokens: Tokens, parts: EraParts) -> bool:
    """Tell whether the number behind an era word may begin another date.

    It may on the next line, before the name of a month and before an era word of its own: 106 года
    чучхе, 3 марта 110 года чучхе. It may be the Gregorian year of the number before the era word:
    in September 18 Juche 1929.
    """
    if parts.year == NOWHERE:
        return False
    start, end = parts.year
    before = tokens.before(parts.anchor[0])
    numbered = before >= 0 and tokens.outline[before] in "12"
    if numbered and tokens.number(before) + EPOCH_YEAR == tokens.number(start):
        return True
    behind = tokens.behind(end)
    if LINE in tokens.outline[parts.anchor[1] : start] or tokens.has(behind, "MONTH"):
        return True
    after = tokens.behind(behind + 1)
    return tokens.has(behind, "ERA_LINK") and tokens.has(after, "ERA")


def _led(parts: EraParts, led: tuple[LeadParts, Place] | None) -> EraParts:
    """Return the parts of a date with those that stand before its era word."""
    return parts._replace(**led[0]._asdict()) if led else parts


def _behind_article(tokens: Tokens) -> int:
    """Return the first token of a text behind an article: the 89th year of Juche."""
    return 2 if tokens.has(0, "INNER_ARTICLE") and tokens.outline[1:2] in {" ", "\n"} else 0
