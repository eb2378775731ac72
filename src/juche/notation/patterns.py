"""The patterns: what a table's words look like when they stand as dates in a text.

Every notation is built round an anchor, the era word or a four-digit year. ``before`` is what may
stand in front of it, matched on the reversed text; ``after`` is what may follow it. The names of
the groups are the vocabulary that ``reading`` shares.
"""

from __future__ import annotations

import re

from .lexicon import Lexicon
from .pieces import (
    CLOSE,
    COMMAS,
    DASH,
    DIGITS,
    LETTER,
    NOTHING,
    OPEN,
    SPACE,
    SPACED,
    Piece,
    chars,
    either,
    maybe,
    named,
    seq,
    words,
)
from .words import UNSPACED

REACH = 72
"""How far before its anchor a date may begin, in code points."""
_HYPHEN = chars("[-‐‑]")
_OPENING, _CLOSING = (f"[{re.escape(brackets)}]" for brackets in (OPEN, CLOSE))


class Patterns:
    """The patterns of a lexicon, each compiled on first use.

    Compiling is a pure function of the source: threads that come first at once make equal patterns.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.digit = f"[{DIGITS}{lexicon.digits()}]"
        decades = lexicon.words("decades")
        self._year_ordinals = words(w for w in lexicon.words("ordinals") if w not in decades)
        unit = self._words("year_units")
        # Behind an alphabetic unit the word has ended; 년 and 年 may have particles attached.
        self.unit = Piece(unit.forward + "(?![^\\W\\d_\u1100-\U0010ffff])", unit.backward)
        self.through = either(DASH, seq(SPACED, self._words("range_words"), SPACED))
        if joined := [word for word in lexicon.words("range_words") if word[0] >= UNSPACED]:
            # A Korean or Chinese range word is attached to what it follows.
            self.through = either(self.through, seq(SPACE, words(joined), SPACE))
        self.range = self.through
        opened = [word for table in lexicon.tables for word in table.range_openers]
        if opened:
            self.range = either(self.range, seq(SPACED, words(opened), SPACED))
        self.listed = seq(chars(f"[{COMMAS}]", 0, 1), SPACED, self._words("list_words"), SPACED)
        openers = [word for table in lexicon.tables for word in table.range_openers.values()]
        joining = (*lexicon.words("range_words"), *lexicon.words("list_words"))
        joints = [*joining, *opened, *openers]
        joints += [word.capitalize() for word in joints]  # as a sentence begins with it
        self._joints = words(word for word in joints if word.isalpha())
        self.units = self._numbered()
        calendar = self._calendar()
        gregorian = self._gregorian()
        era_word = words(lexicon.eras)
        gloss = maybe(SPACE, chars(_OPENING), era_word, chars(_CLOSING))
        era = named("era", era_word)
        left = seq(maybe(calendar), maybe(gregorian))
        # Read forward, the year of "year 89 of Juche" must not pass for the word before a day.
        counted = f"(?!{self._words('year_words').forward}{SPACED.forward}{self.digit})"
        date = seq(maybe(Piece(counted, ""), calendar), maybe(gregorian))
        number = seq(date, self._number_first())
        right = self._right()
        tail = self._tail()
        dm = self._day_month()
        article = named("the", maybe(words(("the", "The")), SPACED))
        cues = {cue for table in lexicon.tables for cue in table.year_cues}
        cue = seq(named("cue", words(word.casefold() for word in cues)), SPACE)
        self.sources = {
            "left": left.backward,
            "left_number": number.backward,
            "right": seq(era, gloss, either(right, tail)).forward,
            "whole": seq(article, left, era, gloss, right).forward,
            "whole_number": seq(article, number, era, gloss, tail).forward,
            "era": era.forward,
            "not_years": seq(SPACED, _ending(self._words("not_years"))).forward,
            "years": f"[12１２{lexicon.digits(1, 2)}]{self.digit}{{3}}",
            "cue": f"(?<!{LETTER}){cue.forward}\\Z",
            "year": self._year().forward,
            "before_year": either(dm, maybe(calendar)).backward,
        }

    def __getattr__(self, name: str) -> re.Pattern[str]:
        """Compile a pattern when it is first asked for; ``parse`` needs but one or two of them."""
        if name not in self.__dict__.get("sources", ()):
            raise AttributeError(name)
        pattern = re.compile(self.sources[name])
        setattr(self, name, pattern)
        return pattern

    def _words(self, field: str) -> Piece:
        return words(self._lexicon.words(field))

    def number(self, name: str, least: int = 1, most: int = 2) -> Piece:
        """Return a whole number: in either direction no digit follows it."""
        digits = named(name, chars(self.digit, least, most))
        return Piece(*(f"{pattern}(?!{self.digit})" for pattern in digits))

    def end(self, side: str) -> Piece:
        """Return one end of a month-and-day: ``July 19``, ``19 July``, ``July`` or ``19``."""
        word = chars(LETTER, 2, 14)
        # In July 4 to 7 the word before the second day joins two days, it names no month.
        name = _other_than(self._joints, word)
        # In July 19th and 21st what follows the second number is no month of it.
        month = _other_than(self._words("ordinals"), word)
        dot = chars("[.]", 0, 1)
        ordinal = either(_ending(self._words("ordinals")), chars("[.]"))
        told = maybe(named(f"{side}o", ordinal))
        ordinal = maybe(ordinal)
        link = either(seq(SPACED, self._words("day_links"), SPACED), _HYPHEN, SPACE)
        # A month may have two names, as in 5 أيار/مايو.
        other = maybe(named(f"{side}x", word), SPACE, chars("[/]"), SPACE)
        choices = [
            seq(
                maybe(self.number(f"{side}d4"), SPACE),
                self._words("month_words"),
                SPACE,
                self.number(f"{side}m4"),
            ),
            seq(named(f"{side}w1", name), dot, SPACE, self.number(f"{side}d1"), ordinal),
            seq(
                maybe(self.number(f"{side}d2"), told, link),
                other,
                named(f"{side}w2", month),
                dot,
            ),
        ]
        alone = seq(self.number(f"{side}d3"), ordinal)
        if side == "f":
            # In July 19, 20 and 21 the month stands at the item before.
            first = seq(named("fw5", name), dot, SPACE, chars(self.digit, 1, 2), ordinal)
            comma = seq(SPACE, chars(f"[{COMMAS}]"), SPACE)
            choices.append(seq(first, comma, self.number("fd5"), ordinal))
        return named(side, either(*choices, alone))

    def _calendar(self) -> Piece:
        """Return a month and day, or a range of them, with what joins it to the year."""
        near = self.end("n")
        far = self.end("f")
        link = maybe(_starting(self._words("year_links")), SPACED)
        join = either(_HYPHEN, seq(SPACE, chars(f"[.{COMMAS}]", 0, 1), SPACE, link))
        two = either(self.range, self.listed)
        return seq(named("c", maybe(far, two), near), join)

    def _day_month(self) -> Piece:
        """Return the day and month of an all-numeric date whose year comes last."""
        mark = "[./-]"
        return named(
            "dm",
            self.number("dmd"),
            SPACE,
            named("dm1", chars(mark)),
            SPACE,
            self.number("dmm"),
            SPACE,
            named("dm2", chars(mark)),
            SPACE,
        )

    def _gregorian(self) -> Piece:
        """Return the Gregorian year that comes first: ``2000 (``, ``28.08.2018 года (``."""
        comma = seq(SPACE, chars(f"[{COMMAS}]", 0, 1), SPACE)
        day_first = seq(self.number("gd2"), chars("[.]"), self.number("gm2"), chars("[.]"))
        month_day = either(
            self._numeric("g", "gm3", "gd3"),
            seq(
                maybe(SPACE, named("gu", self.unit)),
                maybe(*self._month_day("gm", "gd")),
            ),
        )
        return seq(
            named("g", maybe(day_first), self.number("gy", 4, 4), month_day),
            either(
                # A full stop ends the sentence unless a bracket follows: 2007. (Dzsucse 96).
                seq(chars("[.]", 0, 1), comma, named("go", chars(_OPENING))),
                comma,
            ),
            SPACE,
        )

    def _month_day(self, month: str, day: str) -> tuple[Piece, ...]:
        """Return a numbered month and day with their units: 7월 19일."""
        return (
            SPACE,
            self.number(month),
            SPACE,
            self._words("month_units"),
            maybe(SPACE, self.number(day), SPACE, self._words("day_units")),
        )

    def _number_first(self) -> Piece:
        """Return a year that stands before the era word: ``83 de la era``, ``year 89 of the``."""
        # Read backward, the word may be the end of what links a month: July of the year 89.
        month = words(self._lexicon.month_spellings()).backward
        day = maybe(self._words("ordinals")).backward + self.digit
        linked = f"(?!{self._words('year_links').backward}{SPACED.backward}[.,]?(?:{month}|{day}))"
        year_word = seq(_starting(self._words("year_words")), Piece("", linked))
        return seq(
            named(
                "ln",
                maybe(named("ly", year_word), SPACED),
                self.number("lj", 1, 4),
                maybe(self._year_ordinals),
                maybe(
                    chars("[.]", 0, 1),
                    SPACE,
                    maybe(self.bracket("q"), SPACE),
                    named("lk", self._words("era_links")),
                ),
            ),
            SPACE,
        )

    def bracket(self, name: str, more: Piece = NOTHING) -> Piece:
        """Return a Gregorian year in brackets: ``(2000)``, ``（2000年）``, ``[AD 2000]``."""
        return seq(
            SPACE,
            named(f"{name}o", chars(_OPENING)),
            SPACE,
            maybe(self._words("gregorian_words"), SPACE),
            self.number(f"{name}y", 4, 4),
            more,
            SPACE,
            maybe(self.unit, SPACE),
            named(f"{name}c", chars(_CLOSING)),
        )

    def _pair(self) -> Piece:
        """Return the Gregorian year behind the Juche year, in brackets or loosely attached."""
        bracket = self.bracket("p", maybe(DASH, self.number("py2", 4, 4)))
        loose = seq(
            either(
                seq(SPACE, chars(f"[/{COMMAS}]"), SPACE),
                seq(SPACED, maybe(self._words("alternative_words"), SPACED)),
            ),
            self.number("pl", 4, 4),
        )
        closing = seq(SPACE, named("cc", chars(_CLOSING)))
        return maybe(named("p", either(bracket, loose, closing)))

    def _right(self) -> Piece:
        """Return all that may follow the era word when the year does."""
        year = seq(
            either(
                seq(
                    self.number("j", 1, 5),
                    # Hungarian: 96. (2007) június; but not the dot of 96.6.12.
                    maybe(chars(f"[.](?={SPACE.forward}(?:{LETTER}|[(\\[（]))"))
                    if self._lexicon.month_after_year
                    else NOTHING,
                    maybe(DASH, self.number("j2", 1, 3)),
                    maybe(SPACE, named("ju", self.unit)),
                ),
                named("first", self._words("first_year")),
            ),
        )
        return seq(
            maybe(either(_HYPHEN, SPACE), named("es", self._words("era_suffixes"))),
            SPACE,
            maybe(self._words("year_words"), SPACED),
            year,
            self._pair(),
            maybe(SPACE, named("u", self.unit)),
            maybe(named("cal", self._after_year())),
        )

    def _tail(self) -> Piece:
        """Return all that may follow the era word when the year stands before it."""
        return seq(
            named("tail", maybe(either(_HYPHEN, SPACED), self._words("era_tails"))),
            renamed(self._pair()),
        )

    def _after_year(self) -> Piece:
        """Return the month and day that follow a year: ``.7.19``, ``7월 19일부터 20일``."""
        dotted = seq(
            chars("[.．]"),
            either(
                seq(SPACE, self.number("m1"), chars("[.．]"), SPACE, self.number("d1")),
                self.number("m2"),
            ),
            maybe(
                DASH,
                maybe(self.number("em1"), chars("[.．]")),
                self.number("ed1"),
            ),
            chars("[.．]", 0, 1),
        )
        choices = [dotted, seq(SPACE, self.units)]
        if self._lexicon.month_after_year:
            word, dot = chars(LETTER, 2, 14), chars("[.]", 0, 1)
            names = words(
                name.rstrip(".")
                for table in self._lexicon.tables
                if table.month_after_year
                for name in (*table.months, *table.months_short)
            )
            month = maybe(named("ew4", names), dot, SPACED)
            until = seq(DASH, month, self.number("ed4"), dot)
            days = maybe(dot, SPACE, self.number("d4"), dot, maybe(until))
            choices.append(seq(SPACED, named("w4", word), days))
        return either(*choices)

    def _numbered(self) -> Piece:
        """Return a numbered month and day with their units, or a range: 7월 19일부터 20일."""
        month, day = self._words("month_units"), self._words("day_units")
        until = seq(
            self.range,
            maybe(self.number("em2"), SPACE, month, SPACE),
            self.number("ed2"),
            SPACE,
            day,
        )
        return seq(
            self.number("m3"),
            either(
                seq(
                    SPACE,
                    month,
                    maybe(
                        either(
                            seq(
                                SPACE,
                                self.number("d3"),
                                either(
                                    seq(SPACE, day, maybe(until)),
                                    seq(DASH, self.number("ed3"), SPACE, day),
                                ),
                            ),
                            seq(self.range, self.number("em3"), SPACE, month),
                        )
                    ),
                ),
                seq(DASH, self.number("em4"), SPACE, month),
            ),
        )

    def _numeric(self, side: str, month: str, day: str) -> Piece:
        """Return a month and a day in numbers behind a year; readers compare the two marks."""
        mark = chars("[-‐‑–−－/／.．]")
        return seq(
            SPACE,
            named(f"{side}s1", mark),
            SPACE,
            self.number(month),
            SPACE,
            named(f"{side}s2", mark),
            SPACE,
            self.number(day),
            chars("[.．]", 0, 1),
        )

    def _year(self) -> Piece:
        """Return a Gregorian year and all that may follow it."""
        numeric = self._numeric("", "nm", "nd")
        until = seq(DASH, self.number("y2", 4, 4))
        unit = seq(maybe(self._year_ordinals), SPACE, named("u", self.unit))
        return seq(
            self.number("y", 4, 4),
            either(
                named("num", numeric),
                seq(
                    maybe(until),
                    chars("[.]", 0, 1) if self._lexicon.month_after_year else NOTHING,
                    maybe(unit),
                    maybe(named("cal", self._after_year())),
                ),
            ),
        )


def _starting(word: Piece) -> Piece:
    """Return a word that no letter stands before: the in of juin is no in."""
    return Piece(f"(?<!{LETTER}){word.forward}", f"{word.backward}(?!{LETTER})")


def _ending(word: Piece) -> Piece:
    """Return a word that no letter stands behind: the o of 29 octubre is no ordinal."""
    return Piece(f"{word.forward}(?!{LETTER})", f"(?<!{LETTER}){word.backward}")


def _other_than(excluded: Piece, word: Piece) -> Piece:
    """Return a word that is none of some others."""
    return Piece(
        f"(?!{excluded.forward}(?!{LETTER})){word.forward}",
        f"(?!{excluded.backward}(?!{LETTER})){word.backward}",
    )


def renamed(piece: Piece) -> Piece:
    """Return the piece with its groups named anew, for a second use in the same pattern."""
    forward, backward = (pattern.replace("(?P<", "(?P<t") for pattern in piece)
    return Piece(forward, backward)
