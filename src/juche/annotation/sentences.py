"""Where a date stands in its sentence and line."""

from __future__ import annotations

from ..notation.late import late
from ..notation.letters import BLANK_LINE, UNSPACED, begun_line, ends_with_word, fold
from ..notation.lexicon import Lexicon
from ..notation.parting import begin_alike
from ..notation.reading import Reading

REACH = 200
"""How far apart a day and the date that tells its year may stand."""
# An initial ends no sentence: А. М. Петров.
_ENDS = late(r"(?<!\s[^\W\d_])\.\s|[!?]\s|[。！？]|\n\s")
_PARAGRAPH = late(r"\n\s")
_IDEOGRAPHIC = "\u3000"
_LAST_OF_LINE = late(r"[.!?。！？][^\w\n]{0,2}\n")
# What may stand before the first word of a sentence: a dash, a quotation mark, Q: in an interview.
_BEGINNING = late(r"^[\W_]{0,4}(?:[^\W\d_]: )?")
# In scripts without spaces, the most characters before a day that begins its sentence, and between
# it and the comma behind it.
_FEW, _PAUSE = 6, 8
_FEW_WORDS = 4
# How far apart the entries of a chronology may begin.
_ROWS = 1000
# How far from a date a later day is of its year in any case, if no line ends between them.
_NEAR, _NEAR_UNSPACED = 24, 12
_YEAR = late(r"\d{4}")
_COMMAS = frozenset(",、，")
# How long the words before a day that begins its line may be.
_LINE_LEAD = 24
# What begins an entry of a numbered list: 13. Ibid.; [2]; ②.
_ENTRY = late(r"[\[(（]?[^\W\d_]{0,2}\d{1,3}[.)\]）】]|[①-⑳]")
_ADVERB = late(r"[^\W\d_]{1,4}[ \xa0]")


class Sentences:
    """The sentences of a text, and the words that may begin one.

    Args:
        text: the text.
        words: the words of its languages.
    """

    def __init__(self, text: str, words: Lexicon) -> None:
        self._text = text
        self._words = words

    def lead(self, place: int) -> str:
        """Return what stands before a place in its sentence and line."""
        near = self._text[max(0, place - REACH) : place]
        sentence = _ENDS.split(near.rpartition("\n")[2])[-1]
        for dash in ("--", "—"):
            sentence = sentence.rpartition(dash)[2]
        return _stripped(sentence)

    def between(self, end: int, start: int) -> int | None:
        """Return how many sentences end between two places.

        None if the places are far apart, or in two paragraphs.
        """
        if start - end > REACH:
            return None
        between = self._unwrapped(end, start)
        if _PARAGRAPH.search(between):
            return None
        return self._has_stopped(end) + len(_ENDS.findall(between))

    def _unwrapped(self, end: int, start: int) -> str:
        """Return the text between two places, in which only a new paragraph has an indentation.

        A paragraph that is indented as a whole has it on each of its lines. An ideographic space
        always begins a paragraph.
        """
        first, *others = self._text[end:start].split("\n")
        if not others:
            return first
        others[-1] += "."  # the place, which is no blank line
        line = self._text[max(0, end - REACH) : end].rpartition("\n")[2] + first
        kept = [first]
        for other in others:
            rest = other.lstrip()
            less = _indentation(other) <= _indentation(line)
            wrapped = rest and less and not other.startswith(_IDEOGRAPHIC)
            kept.append(rest if wrapped else other)
            line = other
        return "\n".join(kept)[:-1]

    def ends(self, place: int) -> bool:
        """Tell whether a sentence ends at a place. It was may stand there: 1961년이였다."""
        place += max(
            (len(one) for one in self._words.was_behind if self._text.startswith(one, place)),
            default=0,
        )
        return self._has_stopped(place) or _ENDS.match(self._text, place) is not None

    def _has_stopped(self, place: int) -> bool:
        """Tell whether the stop of a date ends its sentence: that of 1950 г. before a capital."""
        return self._text[place - 1] == "." and self._text[place + 1 : place + 2].isupper()

    def ends_a_line(self, end: int, start: int) -> bool:
        """Tell whether a sentence that ends its line is between a date's end and a later place."""
        return _LAST_OF_LINE.search(self._text, end - 1, start) is not None

    def is_a_line(self, one: Reading) -> bool:
        """Tell whether a date is a line by itself."""
        return self._text[one.end] == "\n" and not self.lead(one.start)

    def front(self, one: Reading) -> tuple[bool, bool]:
        """Tell whether a date begins its sentence, and whether a word such as since leads it."""
        lead = self.lead(one.start)
        if not has_unspaced(self._text[one.start : one.end]):
            return self._words.begins_sentence(lead)
        return len(lead) <= _FEW and (self._pauses(one) or self._begins_row(one)), False

    def _begins_row(self, one: Reading) -> bool:
        """Tell whether a date begins a row of a chronicle, as the next line or the last does."""
        text, lead = self._text, begun_line(self._text, one.start, _LINE_LEAD)
        if lead is None or any(map(str.isalnum, lead)):
            return False
        row = one.start - len(lead)
        below = text.find("\n", one.end, one.end + REACH) + 1
        above = text.rfind("\n", max(0, row - REACH), max(0, row - 1)) + 1
        others = [below] * (below > 0) + [above] * (above > 0 or 0 < row <= REACH)
        return any(begin_alike(text, row, other) for other in others)

    def is_since(self, one: Reading) -> bool:
        """Tell whether a word beside a year says that something lasts: since 1980, 1980年以来.

        From 1980 says so at the front of its sentence.
        """
        before = fold(self.lead(one.start))
        led = before in self._words.starts or ends_with_word(before, self._words.since)
        return led or self._text.startswith(self._words.since_behind, one.end)

    def closes_a_clause(self, one: Reading) -> bool:
        """Tell whether a date closes a clause between commas: The hall, built in 2012, was shut.

        ``in 2012`` alone is no clause.
        """
        clause = self.lead(one.start).rpartition(",")
        paused = self._text[one.end : one.end + 1] == ","
        return paused and bool(clause[1]) and len(clause[2].split()) > 1

    def is_aside(self, one: Reading) -> bool:
        """Tell whether a date is told by the way, inside a clause or beside a noun.

        ``The hall, built in 2012 by those who had it, was shut.`` ``1972년에 창립된 공장``
        """
        if has_unspaced(self._text[one.start : one.end]):
            return not one.first[1] and bool(self._words.of_a_noun.match(self._text, one.end))
        _, comma, clause = self.lead(one.start).rpartition(";")[2].rpartition(",")
        if not comma or (len(clause.split()) <= 1 and self._words.cue(self._text, one.start)):
            return False
        rest = self._text[one.end : one.end + REACH].partition("\n")[0]
        return "," in _ENDS.split(rest)[0]

    def is_one_of_several(self, one: Reading) -> bool:
        """Tell whether another year stands before a year in its sentence: in 2000 and 2007."""
        return not one.first[1] and _YEAR.search(self.lead(one.start)) is not None

    def are_entries(self, one: Reading, place: int) -> bool:
        """Tell whether a date and a place are in two entries of a numbered list, such as notes."""
        if place - one.end > REACH or "\n" not in self._text[one.end : place]:
            return False
        begun = (begun_line(self._text, at, REACH) for at in (one.start, place))
        return all(line is not None and _ENTRY.match(line) for line in begun)

    def is_topic(self, one: Reading) -> bool:
        """Tell whether few words stand before a year: The crisis of 1993 began with a letter."""
        lead = self.lead(one.start)
        if any(map(str.isdecimal, lead)):
            return False  # in 2000 and 2007
        if has_unspaced(self._text[one.start : one.end]):
            return len(lead) <= _FEW
        return len(lead.split()) <= _FEW_WORDS

    def is_plain_front(self, one: Reading) -> bool:
        """Tell whether a day begins its sentence without a comma, in a script without spaces.

        ``1950년 6월 25일 전쟁이 터졌다.`` tells of that day, but in ``2018년 4월 27일 선언`` it is
        part of a name. So such a day tells the year of a sentence that begins with another day, and
        leaves it open elsewhere.
        """
        unspaced = bool(one.first[2]) and has_unspaced(self._text[one.start : one.end])
        return unspaced and len(self.lead(one.start)) <= _FEW and not self._pauses(one)

    def _pauses(self, one: Reading) -> bool:
        """Tell whether a comma stands behind a date or its particle."""
        return not _COMMAS.isdisjoint(self._text[one.end : one.end + _PAUSE])

    def begins(self, place: int) -> bool:
        """Tell whether a day begins its sentence. A short word may stand before it: then, уже."""
        lead = self.lead(place)
        short = _ADVERB.match(f"{lead} ")
        rest = f"{lead} "[short.end() :] if short else lead
        return self._words.begins_sentence(lead)[0] or self._words.begins_sentence(rest)[0]

    def are_rows(self, one: Reading, place: int) -> bool:
        """Tell whether a date and a day begin lines of one chronology, which no blank line divides.

        The line of the day may be indented below the year, and that of the date may be long.
        """
        return (
            place - one.end <= _ROWS
            and self.begins_line(place)
            and self.begins_line(one.start)
            and not BLANK_LINE.search(self._text, one.end, place)
        )

    def begins_line(self, place: int) -> bool:
        """Tell whether a day begins its line. A word such as on may stand before it."""
        lead = begun_line(self._text, place, _LINE_LEAD)
        return lead is not None and self._words.begins_sentence(_stripped(lead))[0]


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def _stripped(lead: str) -> str:
    """Return the words that begin a sentence, without the marks before them."""
    return _BEGINNING.sub("", lead).strip()


def has_unspaced(text: str) -> bool:
    """Tell whether a text has letters of a script without spaces between words."""
    return not text.isascii() and any(letter >= UNSPACED for letter in text)


def is_near(between: str) -> bool:
    """Tell whether so little stands between a date and a later day that both are of one year."""
    return len(between) <= (_NEAR_UNSPACED if has_unspaced(between) else _NEAR)
