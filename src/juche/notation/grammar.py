"""The grammar of dates. It names roles of words, so it serves all languages.

Each rule is one logical line:

- A name in small letters is a rule, and one in capitals a role of words.
- A quoted sign stands for itself. A quoted digit is a number of so many digits, 5 or more for 5.
- ``name:`` keeps the place of the next item in the field of that name (see ``parts``).
- ``&`` says what must follow, and ``!`` what must not.
- Behind a link or an article no gap is needed, because some are elided: 10 d'octubre, l'11.
"""

from __future__ import annotations

import re
from functools import cached_property
from operator import itemgetter
from typing import Generic, TypeVar

from .parts import (
    NOWHERE,
    AfterParts,
    ContextualParts,
    EndParts,
    EraParts,
    ItemParts,
    JointParts,
    KeptParts,
    LeadParts,
    NumericParts,
    Place,
    TwiceParts,
    YearParts,
)

GRAMMAR = r"""
# --- what divides: a gap is white space without a blank line
_          = (" " | newline)?
gap        = " " | newline
dash       = _ "-" _
comma      = _ "," _
n          = "1" | "2"
y          = "4"
j          = "1" | "2" | "3" | "4"

# --- months and days: July 19 | 19 July | 19 tháng 7 | 7월 19일 | July | 19
nth        = ORDINAL | gap ORDINAL !(gap ((ON | ARTICLE) _)? n) | "."
name       = MONTH "."? (_ "/" _ MONTH "."?)?
to_month   = "-" | _ "/" _ | _ (DAY_LINK _)? | _ "," _ !(name _ n nth? (dash | comma | gap AND))
numbered   = n _ MONTH_UNIT (_ weekday? n (_ DAY_UNIT)?)?
worded     = ((DAY_WORD gap)? n _)? MONTH_WORD _ n | slashed_day
slashed_day = DAY_WORD gap n "/" n !("/" | "-" | "." n)
quoted     = "'" _ &(n _ "'") | !(n _ "'")
day_first  = quoted n (_ "'")? (nth | dot_gap)? to_month name
month_first = name _ (INNER_ARTICLE gap)? n (nth (gap DAY_UNIT)?)?
dot_gap    = _ "."
since      = n "." (_ n ".")? dash | n "." (_ n "."?)? gap TO gap
day        = (DAY_WORD gap)? n (_ DAY_UNIT | nth)?
end        = worded | numbered | day_first | month_first | name | day
weekday    = _ "(" _ (WEEKDAY | WEEKDAY_SHORT) "."? _ ")" _ | ","? gap WEEKDAY &(_ ("," | "(" |
             y | ERA)) | _ WEEKDAY &_
named_day  = WEEKDAY ","? gap
apart      = comma ((ON | ARTICLE) _)? named_day
joint      = dash | gap (TO | OVER) gap | _ UP_TO _ | ","? gap AND gap | _ WITH _ | comma |
             _ ("&" | "・") _
days       = end weekday? (!apart joint ((ON | ARTICLE) _)? named_day? end weekday?){0,12}
with_year  = (worded | day_first | month_first | name) to_year (ERA | y)
unit_days  = end weekday? (joint (ARTICLE _)? !with_year end weekday?){0,12}
to_year    = "-" | _ ("." | ",")? _ (YEAR_LINK gap)? (ARTICLE? YEAR_WORD gap)?

# --- behind a year: .7.19 | -07-19 | 7월 19일부터 20일 | június 12. | , June 9
dotted     = "." (_ n "." _ n | n) (dash (n ".")? n)? "."?
slashed    = ("/" n "/" n | "-" n "-" n | "・" n "・" n)
in_units   = _ (POSSESSIVE _)? &(n (dash n)? _ MONTH_UNIT) unit_days
in_names   = gap name (_ n "."? (dash (name gap)? n "."?)?)?
then       = "," gap (ON _)? !((INNER_ARTICLE gap)? with_year)
             &((INNER_ARTICLE gap)? (day_first | month_first) | worded) unit_days
in_numbers = after:(dotted | slashed)
behind     = after:(in_units | in_names | then | beside)

# --- a Gregorian year with what may stand round it
foreign    = FOREIGN_ERA _ (j | FIRST_YEAR) (_ YEAR_UNIT)?
sign       = _ ("=" | "," | "/" | ";")? _
numeric    = y _ ("-" | "/" | ".") _ n _ ("-" | "/" | ".") _ n "."?
reversed   = n _ ("-" | "/" | ".") _ n _ ("-" | "/" | ".") _ y (_ YEAR_UNIT)?
counted_year = y ORDINAL? (_ YEAR_UNIT)? (_ n _ MONTH_UNIT (_ n _ DAY_UNIT)?)?
ahead      = reversed | numeric | (n "." n ".")? counted_year

# --- the era
open       = "."? comma? _ opening:"(" _ (foreign sign)?
lead       = (numbers:(since? n "." _ n "." _) | (!reversed before:days)? (to_year front:ahead)?
             (open | to_year | _ "/" _))?
era        = anchor:ERA gloss:(_ "(" _ ERA _ ")")?
bracket    = _ "(" _ (GREGORIAN _)? y ORDINAL? (dash (y | "2") | _ "-")? _ (YEAR_UNIT _)?
             ("?" _)? ")"
onwards    = "-" &(_ "(" _ (GREGORIAN _)? y _ "-" _ ")")
loose      = (_ ("," | "/" | "-" | "・") _ | gap (ALTERNATIVE gap)?) y
close      = (sign foreign)? _ ")"
pair       = pair:(bracket | loose | close)
right      = (("-" | _) suffix:ERA_SUFFIX)? (mark:("-" | "/") | _) (YEAR_WORD gap)? (NUMBER_MARK
             _)? (year:(j | "5") (_ "." &(_ (MONTH | "(")))? (dash last:("1" | "2" | "3") !("-"
             n) | onwards)? (("-" | _) counted:YEAR_UNIT)? | first:(FIRST_YEAR | FIRST_ALONE
             &(bracket | _ YEAR_UNIT))) (_ "(" _ foreign _ ")" &(_ (YEAR_UNIT _)? n _ MONTH_UNIT))?
             pair? (_ unit:YEAR_UNIT)?
left       = (YEAR_WORD gap)? year:j (ORDINAL)? ("."? _ (between:bracket _)? link:ERA_LINK)? _
tail       = (("-" | gap) tail:ERA_TAIL)?
era_ahead    = ERA (_ "(" _ ERA _ ")")? (("-" | _) ERA_SUFFIX)? ("-" | "/" | _) (YEAR_WORD gap)?
               (NUMBER_MARK _)? (j | "5" | FIRST_YEAR | FIRST_ALONE)
before_era   = lead &ERA
from_era     = era right
era_first    = before_era from_era (in_numbers | behind)?
number_first = lead left era tail (!(dash y _ (ERA_LINK _)? ERA) pair)?
twice        = _ (link:ERA_LINK _)? era:ERA (("-" | gap) tail:ERA_TAIL)? pair?

# --- a Gregorian year
beside     = gap !with_year &(day_first | month_first) unit_days
before_year = (before:days (open | to_year | "/"))? &y
from_year  = anchor:y (dash last:y)? "."? (ORDINAL)? (_ unit:YEAR_UNIT)? (_ "(" _ other:foreign _
             ")" (_ units:YEAR_UNIT)? (nearby:beside)?)? (pair:close (_ late:YEAR_UNIT)?)?
gregorian  = before_year from_year behind?
to_range   = (_ (UP_TO | "-") _ | gap TO gap) anchor:y !(_ ERA_LINK _ ERA)
year_first = anchor:y _ mark:("-" | "/" | ".") _ month:n _ second:("-" | "/" | ".") _ day:n
             stop:"."? (dash until:((n "." _)? n "."?))?
year_last  = (since:since &(n _ "."))? day:n _ mark:("-" | "/" | ".") _ month:n _ second:("-" |
             "/" | ".") _ anchor:y (_ unit:YEAR_UNIT)?

# --- the next year of a list or of a range
item       = (_ range:("-" | UP_TO) _ | gap range_word:TO gap | _ ("," | "・") _ (AND gap | WITH
             _)? | gap both:AND gap | _ WITH _ | gap) year:j (_ counted:YEAR_UNIT)?
             (bracket_of:bracket)? (_ unit:YEAR_UNIT)? (after:in_units)?
orphan     = year:j bracket_of:bracket

# --- what needs the document's date
on_a_day   = ("," _ (ON _)? | gap ON _) &(numbered | worded | day_first | month_first)
from_there = (lead:(REL_YEAR | TOLD_MONTH | (REL_MONTH | PAST | THIS | COMING | NEXT) !on_a_day)
             (on_a_day | _ (POSSESSIVE _ | (DAY_LINK | YEAR_LINK) _)?))?
leads      = n | "'" | MONTH | DAY_WORD | MONTH_WORD | REL_YEAR | REL_MONTH | TOLD_MONTH | PAST |
             THIS | COMING | NEXT
contextual = &leads from_there before:days (gap ((DAY_LINK | YEAR_LINK) _)? behind:(REL_YEAR |
             REL_MONTH) | gap aside:(PAST_BEHIND | THIS_BEHIND | COMING_BEHIND))?

# --- anniversaries
kept_item  = (j ("-"? ORDINAL | "." | "x")? | NUMBER_WORD)
kept_list  = kept_item (_ "," _ kept_item){0,4} ((_ ",")? gap AND gap (ARTICLE gap)? | _ WITH _ |
             _ "," _)
kept       = (listed:kept_list)? number:(j | NUMBER_WORD) (suffix:("-"? any) | "." | "x")? _
             ((!NUMBER_WORD any gap){0,2} far:KEPT_FAR | word:KEPT)
kept_first = word:KEPT_FIRST _ (any gap)? number:(j | NUMBER_WORD)
kept_round = word:KEPT_ROUND _ number:(j | NUMBER_WORD) _ KEPT_UNIT
kept_alone = word:KEPT_ALONE

# --- one month and day, and what joins it to the next
one        = ((DAY_WORD gap)? worded_day:n _)? MONTH_WORD _ worded_month:n | DAY_WORD gap
             slashed_day:n "/" slashed_month:n !("/" | "-" | "." n) | numbered_month:n _
             unit:MONTH_UNIT (_ weekday? numbered_day:n (_ day_unit:DAY_UNIT)?)? | quoted day_of:n
             (_ "'")? (told:nth | dot_gap)? to_month behind:MONTH "."? (_ "/" _ second:MONTH "."?)?
             | ahead:MONTH "."? (_ "/" _ other:MONTH "."?)? _ (INNER_ARTICLE gap)? of_day:n
             (ordinal:nth (gap DAY_UNIT)?)? | alone:MONTH "."? (_ "/" _ same:MONTH "."?)?
             | (DAY_WORD gap)? day_alone:n (_ lone_unit:DAY_UNIT | nth)?
between    = weekday? !apart joint:joint ((ON | ARTICLE) _)? named_day?
"""
_TOKEN = re.compile(
    r"\s*(?:(?P<capture>[a-z_]+):|(?P<role>[A-Z][A-Z_]+)|(?P<rule>[a-z_]+)"
    r'|"(?P<literal>.)"|(?P<repeat>\{[0-9,]+\})|(?P<sign>[|()?&!]))'
)
_IN_A_TIME = re.compile("[12]:[12]")
_BUILT_IN = {"newline": "\n", "_": "[ \n]?"}
LONGEST = 160
"""The tokens behind an anchor that a search looks at. No date is longer."""

P = TypeVar("P", bound=tuple[Place, ...])


class Rule(Generic[P]):
    """A rule of the grammar that is matched, and the type of its parts."""

    def __init__(self, pattern: str, parts: type[P]) -> None:
        self._pattern = re.compile(pattern)
        names = self._pattern.groupindex
        fields: tuple[str, ...] = parts._fields  # type: ignore[attr-defined]  # of a NamedTuple
        unknown = set(names) - set(fields)
        if unknown:
            raise TypeError(f"{parts.__name__} has no {', '.join(sorted(unknown))}")
        # -1 picks the last span, which _found adds. It stands for each part that the rule lacks.
        self._pick = itemgetter(*(names.get(field, -1) for field in fields))
        self._parts = parts
        self._one = len(fields) == 1
        # To make the named tuple as a plain tuple is faster, and this is the innermost loop.
        self._new = tuple.__new__

    def begins(self, outline: str, start: int) -> bool:
        """Tell whether the rule matches at the start."""
        return self._pattern.match(outline, start) is not None

    def match(self, outline: str, start: int, end: int | None = None) -> tuple[P, Place] | None:
        """Return the parts and the place of a match at the start, None if there is none."""
        stop = len(outline) if end is None else end
        return self._found(self._pattern.match(outline, start, stop))

    def fullmatch(self, outline: str, start: int = 0) -> tuple[P, Place] | None:
        """Return the parts and the place of a match of the whole rest of an outline."""
        return self._found(self._pattern.fullmatch(outline, start))

    def search(self, outline: str, start: int, end: int | None = None) -> tuple[P, Place] | None:
        """Return the parts and the place of the first match at or behind the start."""
        stop = len(outline) if end is None else end
        return self._found(self._pattern.search(outline, start, stop))

    def _found(self, match: re.Match[str] | None) -> tuple[P, Place] | None:
        if match is None:
            return None
        regs = match.regs
        picked = self._pick((*regs, NOWHERE))
        return self._new(self._parts, (picked,) if self._one else picked), regs[0]


class Grammar:
    """The grammar, compiled for the letters that the roles of a lexicon have.

    The readers match the rules ``era_first`` and ``gregorian`` in parts, from the era word or the
    year to both sides. A part is compiled when it is first needed, and most dates have few.
    """

    def __init__(self, roles: dict[str, str], text: str = GRAMMAR) -> None:
        self.rules: dict[str, str] = {}
        """Each rule by its name. A line that begins with a blank continues the rule before it."""
        name = ""
        for line in text.splitlines():
            if line[:1] == " ":
                self.rules[name] += line
            elif line and line[0] != "#":
                name, _, body = line.partition("=")
                name = name.strip()
                self.rules[name] = body
        self._roles = roles
        letters = "".join(sorted(set("".join(roles.values()))))
        self._done: dict[str, str] = {"any": f"[w{letters}]"}

    @cached_property
    def before_era(self) -> Rule[LeadParts]:
        """What stands before the era word of ``era_first``."""
        return Rule(self.pattern("before_era"), LeadParts)

    @cached_property
    def from_era(self) -> Rule[EraParts]:
        """The era word and the year of ``era_first``."""
        return Rule(self.pattern("from_era"), EraParts)

    @cached_property
    def in_numbers(self) -> Rule[AfterParts]:
        """A month and day in numbers behind the year of ``era_first``."""
        return Rule(self.pattern("in_numbers"), AfterParts)

    @cached_property
    def behind(self) -> Rule[AfterParts]:
        """Months and days behind the year of ``era_first`` or ``gregorian``."""
        return Rule(self.pattern("behind"), AfterParts)

    @cached_property
    def era_ahead(self) -> Rule[EraParts]:
        """An era word with a year behind it."""
        return Rule(self.pattern("era_ahead"), EraParts)

    @cached_property
    def number_first(self) -> Rule[EraParts]:
        """A date whose Juche year stands before the era word."""
        return Rule(self.pattern("number_first"), EraParts)

    @cached_property
    def twice(self) -> Rule[TwiceParts]:
        """A second era word, behind a date that has one."""
        return Rule(self.pattern("twice"), TwiceParts)

    @cached_property
    def before_year(self) -> Rule[LeadParts]:
        """What stands before the year of ``gregorian``."""
        return Rule(self.pattern("before_year"), LeadParts)

    @cached_property
    def from_year(self) -> Rule[YearParts]:
        """The year of ``gregorian``, and what belongs to it."""
        return Rule(self.pattern("from_year"), YearParts)

    @cached_property
    def to_range(self) -> Rule[YearParts]:
        """A dash or a range word, and the Gregorian year behind it."""
        return Rule(self.pattern("to_range"), YearParts)

    @cached_property
    def weekday(self) -> Rule[JointParts]:
        """A day of the week behind a date."""
        return Rule(self.pattern("weekday"), JointParts)

    @cached_property
    def year_first(self) -> Rule[NumericParts]:
        """A date in numbers that begins with its year."""
        return Rule(self.pattern("year_first"), NumericParts)

    @cached_property
    def year_last(self) -> Rule[NumericParts]:
        """A date in numbers that ends with its year."""
        return Rule(self.pattern("year_last"), NumericParts)

    @cached_property
    def item(self) -> Rule[ItemParts]:
        """The next year of a list or of a range."""
        return Rule(self.pattern("item"), ItemParts)

    @cached_property
    def orphan(self) -> Rule[ItemParts]:
        """A Juche year with its Gregorian year and without an era word."""
        return Rule(self.pattern("orphan"), ItemParts)

    @cached_property
    def contextual(self) -> Rule[ContextualParts]:
        """A date without its year."""
        return Rule(self.pattern("contextual"), ContextualParts)

    @cached_property
    def kept(self) -> Rule[KeptParts]:
        """An anniversary whose number comes first."""
        return Rule(self.pattern("kept"), KeptParts)

    @cached_property
    def kept_first(self) -> Rule[KeptParts]:
        """An anniversary whose word comes first."""
        return Rule(self.pattern("kept_first"), KeptParts)

    @cached_property
    def kept_round(self) -> Rule[KeptParts]:
        """An anniversary with words on both sides of its number."""
        return Rule(self.pattern("kept_round"), KeptParts)

    @cached_property
    def kept_alone(self) -> Rule[KeptParts]:
        """An anniversary that is one word."""
        return Rule(self.pattern("kept_alone"), KeptParts)

    @cached_property
    def one(self) -> Rule[EndParts]:
        """One month and day."""
        return Rule(self.pattern("one"), EndParts)

    @cached_property
    def between(self) -> Rule[JointParts]:
        """What joins one month and day to the next."""
        return Rule(self.pattern("between"), JointParts)

    def first(self, rule: Rule[P], outline: str, begin: int, end: int) -> tuple[P, Place] | None:
        """Return the first match of a rule that does not begin inside a time: 21:07, May 3."""
        found = rule.search(outline, begin, end)
        while found and _IN_A_TIME.match(outline, max(0, found[1][0] - 2)):
            found = rule.search(outline, found[1][0] + 1, end)
        return found

    def after(self, outline: str, end: int, *, in_numbers: bool = False) -> Place:
        """Return the place of the months and days behind a year, NOWHERE if there are none.

        Args:
            outline: the outline.
            end: the token behind the year.
            in_numbers: whether they may be numbers alone, as behind a Juche year.
        """
        if end == len(outline):
            return NOWHERE
        for name in ("in_numbers", "behind") if in_numbers else ("behind",):
            rule: Rule[AfterParts] = getattr(self, name)  # compiled only if it is reached
            found = rule.match(outline, end)
            if found is not None:
                return found[1]
        return NOWHERE

    def pattern(self, name: str) -> str:
        """Return a rule as a regular expression over outlines."""
        done = self._done.get(name) or _BUILT_IN.get(name)
        if done is None:
            done = self._done[name] = f"(?:{self._compile(self.rules[name])})"
        return done

    def _compile(self, body: str) -> str:
        out: list[str] = []
        place, prefix = 0, ""
        while place < len(body):
            token = _TOKEN.match(body, place)
            if token is None:
                raise SyntaxError(f"the grammar says {body[place : place + 20]!r}")
            place = token.end()
            kind, said = token.lastgroup, token[token.lastgroup or 0]
            if kind == "capture":
                prefix = f"(?P<{said}>"
            elif kind == "sign" and said in "&!":
                prefix = "(?=" if said == "&" else "(?!"
            elif kind == "sign" and said == "(":
                out.append(prefix or "(?:")
                prefix = ""
            elif kind in {"sign", "repeat"}:
                out.append(said)
            else:
                atom = self._atom(str(kind), said)
                out.append(f"{prefix}{atom})" if prefix else atom)
                prefix = ""
        return "".join(out)

    def _atom(self, kind: str, said: str) -> str:
        if kind == "literal":
            return re.escape(said)
        if kind == "rule":
            return self.pattern(said)
        letters = self._roles.get(said, "")
        return f"[{letters}]" if letters else "(?!)"
