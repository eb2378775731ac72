"""The rules that withhold a month and day that is a name or a title, and no date (law 5)."""

from __future__ import annotations

from .bare import Bare
from .late import late
from .letters import is_quoted, is_syllable, lead_in

_GAP = 8
# A quotation mark behind a word, and one behind a day.
_OPENED = late("[^\\W\\d_][ \xa0\n][\"“„«‹‘'][ \xa0\u202f]?$")
_CLOSED = late("[ \xa0\u202f]?[\"”“»›’']")
# A noun with a capital.
_NOUN = late("[ \xa0][A-Z][a-z]{3,20}(?!\\w|\\.\\w)")
# The letters with which a second particle may begin.
_LATER = frozenset("에의부까과와은는이가을를로도만인으")


def a_name(one: Bare) -> bool | None:
    """It is part of a name: 5월1일경기장, June 15 Joint Declaration, rue du 8 mai (law 5)."""
    tokens, at, text = one.tokens, one.group.end, one.tokens.text
    if one.lexicon.leads_a_name(text, one.start):
        return False
    # In Hungarian a full stop stands behind each day: Március 15. tér.
    noun = at + 2 * (tokens.outline[at : at + 2] == ". ")
    if tokens.mask(noun, "NAME_BEHIND") & one.lexicon.month_after_year:
        return False
    if _is_named(one):
        return False
    glued = is_syllable(text, one.end)
    if tokens.outline[at : at + 1] in {" ", "\n"} and not is_syllable(text, one.end + 1):
        at += 1  # in Korean only an attached word makes a name: 5월1일경기장, but not 2월 25일 대회
    if tokens.has(at, "NAME_BEHIND"):
        return False
    if glued and one.group.unit and one.group.first[1]:
        return None if has_particle(text, one.end, one.lexicon.day_particles) else False
    return None


def _is_named(one: Bare) -> bool:
    """Tell whether an article and a noun with a capital make a name: the February 8 Cinema.

    They make none of a range: the Feb. 27-28 Hanoi summit.
    """
    before = lead_in(one.tokens.text, one.start).rpartition(" ")[2]
    if one.group.last or one.group.order != "month first" or not one.lexicon.is_article(before):
        return False
    return _NOUN.match(one.tokens.text, one.end) is not None


def has_particle(text: str, place: int, particles: tuple[str, ...]) -> bool:
    """Tell whether Korean particles stand at a place, and no noun: 31일자, 1일경부터."""
    for particle in particles:
        if text.startswith(particle, place):
            end = place + len(particle)
            if len(particle) > 1 or not is_syllable(text, end) or text[end] in _LATER:
                return True
    return False


def a_title(one: Bare) -> bool | None:
    """It is a title: «8 Марта», the film "21 June", but not "19 July" behind a verb (law 5)."""
    if is_quoted(one.tokens.text, one.start, one.end):
        return False
    if one.group.order == "units" or not one.group.first[1] or one.aided:
        return None
    before = one.tokens.text[max(0, one.start - _GAP) : one.start]
    quoted = _OPENED.search(before) and _CLOSED.match(one.tokens.text, one.end)
    return False if quoted else None
