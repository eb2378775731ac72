"""Reading anniversaries: a word such as 돐 or anniversary, and the number beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from .anchors import Anchors
from .edges import OURS, continues_number
from .grammar import Grammar
from .letters import UNSPACED, Present, continues_hangul, fold, is_thai
from .lexicon import Lexicon
from .parts import NOWHERE, KeptParts, Place
from .reading import EVERY
from .stretches import stretches
from .tokens import Tokens, tokenize
from .trace import Traceable, seen
from .words import Word

_LONGEST_SUFFIX = 3
_ROLES = ("KEPT_FAR", "KEPT", "KEPT_FIRST", "KEPT_ROUND", "KEPT_ALONE")
# How many characters around an anniversary are searched for words that tell its meaning.
_NEAR = 24
_MARKS = frozenset(".º°ª゜^")
_DIGITS = frozenset("1234")
# The roles of the words of a month, behind which a number is its day.
_MONTHS = ("MONTH", "MONTH_UNIT")
# The roles of the words that join the last item of a list to those before it.
_JOINING = ("AND", "WITH")
_PERCENT = frozenset("%％٪‰")


class Anniversary(NamedTuple):
    """An anniversary, with its place in the text."""

    start: int
    end: int
    mask: int
    ordinal: int
    years: int
    """The years since the event. A count that includes the first year (回忌) is one higher."""


def _is_rest(tokens: Tokens, start: int) -> bool:
    """Tell whether a number is the rest of one in digits and words: 2백주년, 1백50주년."""
    return tokens.outline[max(0, start - 1) : start] in _DIGITS or tokens.has(
        start - 1, "NUMBER_WORD"
    )


def _ordinal_end(tokens: Tokens, at: int) -> int:
    """Return the token behind a number and what makes it an ordinal: 65th, 65-й, 65., 65º."""
    behind = at + 1 + (tokens.outline[at + 1 : at + 2] == "-")
    if tokens.has(behind, "ORDINAL"):
        return behind + 1
    mark = tokens.outline[at + 1 : at + 2] in {".", "x"}
    return at + 1 + (mark and tokens.written(at + 1, at + 2) in _MARKS)


class AnniversaryReader(Traceable):
    """The reader of anniversaries, for a lexicon and its grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar

    @cached_property
    def _anchors(self) -> Anchors:
        return Anchors(dict.fromkeys(self._lexicon.kept, EVERY), self._lexicon.proclitics)

    def find(self, text: str, present: Present) -> Iterator[Anniversary]:
        """Yield the anniversaries of a text. ``present`` is what it has."""
        anchors = self._anchors.find(text, present)
        for start, stop, _, _ in stretches(text, anchors):
            for one, earlier in self._scan(tokenize(self._lexicon, text, start, stop)):
                # A stretch has other words too. Before the one looked for, a proclitic and its
                # stroke may stand.
                if bisect_left(anchors, one.start - 2) < bisect_left(anchors, one.end):
                    yield from earlier
                    yield one

    def _scan(self, tokens: Tokens) -> Iterator[tuple[Anniversary, list[Anniversary]]]:
        """Yield each anniversary of a stretch, with the earlier ones of its list."""
        grammar = self._grammar
        rules = {
            "kept": grammar.kept,
            "kept_first": grammar.kept_first,
            "kept_round": grammar.kept_round,
            "kept_alone": grammar.kept_alone,
        }
        for name, rule in rules.items():
            at = 0
            while (found := rule.search(tokens.outline, at)) is not None:
                parts, (start, end) = found
                if parts.listed != NOWHERE:
                    start = parts.listed[1]
                one = self._one(tokens, parts, start, end)
                if self._trace is not None:
                    guard = "" if one else "no_anniversary"
                    place = (start, end)
                    self._trace(seen(name, tokens, place, parts._asdict(), guard, read=bool(one)))
                at = end if one else start + 1
                if one is not None:
                    yield one, self._earlier(tokens, parts, one)

    def _earlier(self, tokens: Tokens, parts: KeptParts, last: Anniversary) -> list[Anniversary]:
        """Return the numbers of a list before an anniversary: the 65th, 70th and 75th anniversary.

        They grow, and each is an ordinal if the last is. Others may count something else: in May 5
        and 70th anniversaries. Bare numbers are listed in scripts without spaces alone: 65和70周年.
        """
        (begin, end), number = parts.listed, parts.number[0]
        joined = any(tokens.has_one_of(at, _JOINING) for at in range(begin, end))
        unspaced = tokens.text[tokens.places[max(parts.far, parts.word)[0]]] >= UNSPACED
        ordinal = _ordinal_end(tokens, number) > number + 1
        worded = tokens.has(number, "NUMBER_WORD")
        dated = tokens.has_one_of(tokens.before(begin), _MONTHS)
        if dated or not (joined or unspaced) or not (ordinal or worded or unspaced):
            return []
        items: list[Anniversary] = []
        places: list[Place] = []
        for at in range(begin, end):
            word = tokens.has(at, "NUMBER_WORD")
            if not word and tokens.outline[at] not in _DIGITS:
                continue
            start, behind = tokens.places[at], _ordinal_end(tokens, at)
            value = tokens.word(at).number if word else tokens.number(at)
            grows = (items[-1].ordinal if items else 0) < value < last.ordinal
            alike = word == worded and ordinal == (behind > at + 1)
            if not grows or not alike or continues_number(tokens.text, start):
                return []
            years = value - last.ordinal + last.years
            items.append(Anniversary(start, tokens.places[behind], last.mask, value, years))
            places.append((at, behind))
        if self._trace is not None:
            for place in places:
                self._trace(seen("kept", tokens, place, {"number": place}, "", read=True))
        return items

    def _one(self, tokens: Tokens, parts: KeptParts, start: int, end: int) -> Anniversary | None:
        text, begin = tokens.text, tokens.places[start]
        at = max(parts.far, parts.word)[0]
        word = tokens.word(at)
        number = word.number
        if parts.number != NOWHERE:
            value = tokens.values[parts.number[0]]
            number = value.number if isinstance(value, Word) else tokens.number(parts.number[0])
        before = text[begin - 1] if begin and not tokens.has(start - 1, "PROCLITIC") else ""
        glued = before.isalpha() and before < UNSPACED and not is_thai(before)
        if not number or glued or not self._fits(tokens, parts):
            return None
        if parts.number[0] == start and (continues_number(text, begin) or _is_rest(tokens, start)):
            return None
        stop = tokens.places[end]
        if continues_hangul(text, begin) and not text[begin].isdecimal():
            return None
        more = tokens.has(tokens.before(start), "HUNDRED")  # hundred and seventh anniversary
        if more or word.months or text.startswith(self._lexicon.not_years, stop):
            return None
        behind = tokens.behind(end)
        if parts.number[1] == end and tokens.has(behind, "MONTH"):
            return None  # aniversario 2 julio
        mask = 0
        for role in _ROLES:
            mask |= word.roles.get(role, 0)
        written = fold(tokens.written(at, at + 1))
        # The 2018 anniversary is that of a year. In 2000주년 the word is a unit.
        year = number in OURS and parts.suffix == NOWHERE and written < UNSPACED
        if year or not self._is_meant(tokens, written, start, end):
            return None
        inclusive = written in self._lexicon.inclusive
        return Anniversary(begin, stop, mask, number, number - inclusive)

    def _is_meant(self, tokens: Tokens, written: str, start: int, end: int) -> bool:
        """Tell whether a word means an anniversary here and not a cycle, as in 3주기 대학평가.

        If a noun follows such a word, a word of the sentence must tell that it is an anniversary.
        """
        tells = self._lexicon.anniversary_evidence.get(written)
        follows = (
            tokens.outline[end : end + 1] == " " and tokens.outline[end + 1 : end + 2].isalpha()
        )
        if not tells or not follows:
            return True
        begin, stop = tokens.places[start], tokens.places[end]
        near = tokens.text[max(0, begin - _NEAR) : stop + _NEAR]
        return any(word in near for word in tells)

    def _fits(self, tokens: Tokens, parts: KeptParts) -> bool:
        """Tell whether what stands behind the number makes it an ordinal: 20th, 20-th, 63º."""
        behind = parts.number[1]
        if tokens.outline[behind : behind + 1] == "x":
            sign = tokens.text[tokens.places[behind]]
            # Behind a word that comes first, 20 ends the expression, and any sign may follow it.
            first = parts.word < parts.number and parts.far == NOWHERE
            return sign not in _PERCENT if first else sign in _MARKS
        if parts.suffix == NOWHERE:
            return True
        suffix = tokens.written(*parts.suffix).lstrip("-‐")
        # Only a script with spaces has suffixes of numbers. In 2000年 anniversary 年 is a word.
        short = len(suffix) <= _LONGEST_SUFFIX and suffix < UNSPACED
        return short or tokens.has(behind, "ORDINAL")
