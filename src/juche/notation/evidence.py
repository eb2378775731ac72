"""What makes a date of an era word and a number, and what makes it something else."""

from __future__ import annotations

from re import Match

from .lexicon import Lexicon
from .patterns import Patterns
from .pieces import DASHES
from .words import UNSPACED, ends_number, is_glued

_QUOTES = frozenset("\"'`‘’“”„‟″´「」『』《》«»‹›")
# More years than anybody is said to have kept, held or waited.
_LONG = 50
# The Gregorian years that a text beside an everyday noun is about.
_OURS = range(1800, 2200)


class Evidence:
    """What stands round an expression whose Juche year follows the era word, weighed."""

    def __init__(self, lexicon: Lexicon, patterns: Patterns) -> None:
        self._lexicon = lexicon
        self._patterns = patterns

    def fits(
        self,
        match: Match[str],
        begin: int,
        end: int,
        stated: int | None,
        *,
        dated: bool,
        counted: bool,
    ) -> bool:
        """Tell whether what stands round an expression lets it be one.

        Where neither a stated year nor a month makes it a date, only what stands round it can.
        """
        text = match.string
        if text[end - 1].isdigit() and is_glued(text, end):
            return False
        if stated is None and self._is_gregorian(match, dated=dated):
            return False
        return dated or stated is not None or self._stands_alone(match, begin, end, counted=counted)

    def _is_gregorian(self, match: Match[str], *, dated: bool) -> bool:
        """Tell whether an everyday noun has a year of our time behind it: 운영주체 2024년.

        The era word is written close to its number. Glued to another word a year alone is taken
        for one of ours too, a year with its month for one of the era, as it may follow a title.
        """
        if match["era"] not in self._lexicon.common_nouns or match["first"] or match["es"]:
            return False
        start = match.start("era")
        before = match.string[max(0, start - 1) : start]
        apart = match.start("j") > match.end("era") or (_is_compound(before) and not dated)
        return apart and int(match["j"]) in _OURS

    def _stands_alone(self, match: Match[str], begin: int, end: int, *, counted: bool) -> bool:
        """Tell whether an era word and a number are a date by what stands round them.

        With a unit behind it the number is ``counted``; 정보주체 3년 is three years of somebody.
        """
        text = match.string
        if counted and text.startswith(self._lexicon.not_years, end):
            return False  # 주체80년대 is a decade
        before, after = text[max(0, begin - 1) : begin], text[end : end + 2]
        if match["era"] not in self._lexicon.common_nouns:
            if not counted and self._patterns.not_years.match(text, end):
                return False  # чучхе 70 лет
            joined = after[:1] in DASHES and self._patterns.era.match(text, end + 1)
            return counted or not after or bool(joined) or ends_number(after)
        if counted:
            compound = _is_compound(before)
            return not compound or bool(match["es"] or match["first"]) or int(match["j"]) >= _LONG
        return bool(before and after) and before in _QUOTES and after[0] in _QUOTES


def _is_compound(before: str) -> bool:
    """Tell whether a letter before an everyday noun makes a longer word of it."""
    return before.isalpha() and before >= UNSPACED and not "ぁ" <= before <= "ん"
