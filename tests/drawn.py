"""Texts drawn from the grammar: a walk over its rules, with words of one language for its roles.

A walk over the grammar finds forms that nobody has thought to write down. Numbers are drawn so that
most dates exist and the two years agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

from juche.era import EPOCH_YEAR
from juche.locales import Table, tables
from juche.notation.grammar import GRAMMAR
from juche.notation.letters import fold
from juche.notation.vocabulary import Vocabulary

RULES = (
    *("era_first", "number_first", "gregorian", "year_first", "year_last", "orphan"),
    *("contextual", "kept", "kept_first", "kept_alone"),
)
"""The rules of whole expressions. FOLLOWING has the rules that may follow one."""
FOLLOWING = ("item", "to_range", "twice", "weekday", "beside")

_TOKEN = re.compile(
    r"\s*(?:(?P<capture>[a-z_]+):|(?P<role>[A-Z][A-Z_]+)|(?P<rule>[a-z_]+)"
    r'|"(?P<literal>.)"|\{(?P<repeat>[0-9,]+)\}|(?P<sign>[|()?&!]))'
)
_SIGNS = {
    "-": "-–—~〜－",
    "(": "(（[",
    ",": ",、،",
    ".": "..．",
    "/": "//／",
    "・": "・·",
    "x": "°#%",
}
_CLOSING = {"(": ")", "（": "）", "[": "]"}
_GAPS: tuple[str, ...] = (*" " * 12, "\n", "\u00a0", "  ")
_UNKNOWN = ("Xyz", "koro", "Зет")
# Languages whose words stand together without spaces.
_UNSPACED = frozenset({"ja", "zh-Hans", "zh-Hant"})
_OFTEN, _SELDOM = 3, 8
# Numbers that mostly make a date: of a day or a month, of a Gregorian and of a Juche year.
_NUMBERS: Mapping[str, Callable[[Random, int], int]] = {
    "n": lambda random, _: random.randrange(1, 13 + 19 * random.randrange(2)),
    "y": lambda _, year: year + EPOCH_YEAR,
    "j": lambda _, year: year,
}


class _Atom(NamedTuple):
    """A sign, a word of a role or the text of a rule. If ``optional``, it may be left out."""

    kind: str
    said: str
    optional: bool = False


class _Choice(NamedTuple):
    """Alternatives, each a series of parts. ``most`` is the most times they may be repeated."""

    ways: tuple[tuple[_Part, ...], ...]
    optional: bool = False
    most: int = 1


_Part = _Atom | _Choice


_MARKS: tuple[tuple[_Part, ...], ...] = tuple((_Atom("literal", mark),) for mark in "-/.")


class _Reader:
    """The body of one rule as parts. Lookaheads are left out, because they match no text."""

    def __init__(self, body: str) -> None:
        self._tokens = [(str(m.lastgroup), m[m.lastgroup or 0]) for m in _TOKEN.finditer(body)]
        self._place = 0

    def choice(self) -> _Choice:
        """Read to the end of the body or of the bracket."""
        ways: list[list[_Part]] = [[]]
        looking = False
        while self._place < len(self._tokens):
            kind, said = self._tokens[self._place]
            self._place += 1
            if kind == "sign" and said == ")":
                break
            if kind == "sign" and said == "|":
                ways.append([])
            elif kind == "sign" and said == "?":
                ways[-1][-1] = ways[-1][-1]._replace(optional=True)
            elif kind == "sign" and said in "&!":
                looking = True
            elif kind == "repeat":
                last = ways[-1].pop()
                assert isinstance(last, _Choice)
                ways[-1].append(last._replace(optional=True, most=int(said.split(",")[1])))
            elif kind != "capture":
                part = self.choice() if kind == "sign" else _Atom(kind, said)
                if not looking:
                    ways[-1].append(part)
                looking = False
        return _Choice(tuple(map(tuple, ways)))


@cache
def _rules() -> dict[str, _Choice]:
    # A rule goes on in the lines below it that begin with a blank.
    whole = re.sub(r"\n +", " ", GRAMMAR)
    lines = [line for line in whole.splitlines() if line and line[0] != "#"]
    pairs = (map(str.strip, line.split("=", 1)) for line in lines)
    rules = {name: _Reader(body).choice() for name, body in pairs}
    return rules | {
        "newline": _Choice(((_Atom("literal", "\n"),),)),
        "_": _Choice(((_Atom("literal", " "),),), optional=True),
    }


@cache
def words_of(table: Table) -> Mapping[str, tuple[str, ...]]:
    """Return the words of a table by their roles, as the table writes them."""
    written = {fold(word): word for word in _written(table)}
    roles: dict[str, list[str]] = {}
    for folded, known in Vocabulary((table,))._roles.items():
        for role in dict.fromkeys(role for role, _ in known):
            roles.setdefault(role, []).append(written.get(folded, folded))
    return {role: tuple(words) for role, words in roles.items()}


def _written(table: Table) -> list[str]:
    found: list[str] = []
    for value in vars(table).values():
        if isinstance(value, (tuple, Mapping)):
            found += [word.strip("#… ") for word in value if isinstance(word, str)]
    return found


class _Walk:
    """One walk over the grammar. It mostly draws the same year again."""

    def __init__(self, random: Random, table: Table) -> None:
        self._random = random
        self._words = words_of(table)
        self._year = random.randrange(1, 120)
        self._spaced = 1 if table.tag in _UNSPACED else 3
        self._mark = random.randrange(len(_MARKS))
        self._brackets: list[str] = []

    def rule(self, name: str) -> str:
        """Return a text of a rule, empty if the language has no word for it."""
        return self._choice(_rules()[name]) or ""

    def _choice(self, choice: _Choice) -> str | None:
        first = self._random.randrange(len(choice.ways))
        if choice.ways == _MARKS and not _happens(self._random, _SELDOM):
            first = self._mark  # a date in numbers has one mark twice
        for way in (*choice.ways[first:], *choice.ways[:first]):
            texts = []
            for part in way:
                text = self._part(part)
                if text is None:
                    break
                texts.append(text)
            else:
                return "".join(texts)
        return None

    def _part(self, part: _Part) -> str | None:
        most = part.most if isinstance(part, _Choice) else 1
        done = ""
        for _ in range(most):
            often = _OFTEN if most == 1 else _SELDOM
            if part.optional and not _happens(self._random, often):
                return done
            text = self._choice(part) if isinstance(part, _Choice) else self._atom(part)
            if text is None:
                return done if part.optional else None
            done += text
        return done

    def _atom(self, atom: _Atom) -> str | None:
        if atom.kind == "role":
            words = self._words.get(atom.said)
            return self._random.choice(words) if words else None
        if atom.kind == "rule":
            return self._random.choice(_UNKNOWN) if atom.said == "any" else self._named(atom.said)
        return self._sign(atom.said)

    def _named(self, name: str) -> str | None:
        draw = self._random
        if name in _NUMBERS and not _happens(draw, _SELDOM):
            return str(_NUMBERS[name](draw, self._year))
        rule = _rules()[name]
        if name == "_":
            return draw.choice(_GAPS) if draw.randrange(4) < self._spaced else ""
        return self._choice(rule)

    def _sign(self, sign: str) -> str:
        draw = self._random
        if sign.isdecimal():
            return self._number(int(sign))
        if sign == " ":
            return draw.choice(_GAPS)
        if sign == "'":
            return draw.choice('"«»')  # the letter of quotation marks, which stand round a day
        if sign == ")":
            return _CLOSING[self._brackets.pop()] if self._brackets else ")"
        drawn: str = sign
        if _happens(draw, _SELDOM):
            drawn = draw.choice(_SIGNS.get(sign, sign))
        if sign == "(":
            self._brackets.append(drawn)
        return drawn

    def _number(self, digits: int) -> str:
        draw = self._random
        if digits == len(str(self._year)) and not _happens(draw, _SELDOM):
            # A second year of a range or a list is another one.
            return str(self._year + draw.randrange(4))
        return str(draw.randrange(10 ** (digits - 1), 10 ** min(digits, 6)))


def _happens(random: Random, one_in: int) -> bool:
    """Return True once in so many draws, and False if the draw is 0, so that texts shrink."""
    return random.randrange(one_in) == one_in - 1


def text_of(random: Random, table: Table, rule: str) -> str:
    """Return a text of a rule in a language, empty if the language has no words for it."""
    return _Walk(random, table).rule(rule)


def sentence(random: Random, table: Table) -> str:
    """Return prose of a language with expressions of the grammar in it."""
    walk = _Walk(random, table)
    parts = [_prose(random, table)]
    for _ in range(random.randrange(1, 4)):
        parts.append(walk.rule(random.choice(RULES)))
        while _happens(random, _OFTEN):
            parts[-1] += walk.rule(random.choice(FOLLOWING))
        parts.append(_prose(random, table))
    joint = "" if table.tag in _UNSPACED else " "
    return joint.join(part for part in parts if part) + random.choice((".", "", "。", "?"))


def _prose(random: Random, table: Table) -> str:
    if not table.common:
        return ""
    words = [random.choice(table.common) for _ in range(random.randrange(4))]
    return ("" if table.tag in _UNSPACED else " ").join(words)


languages = st.sampled_from(tables())
expressions = st.builds(text_of, st.randoms(), languages, st.sampled_from(RULES))
"""Single expressions in any language."""
sentences = st.builds(sentence, st.randoms(), languages)
"""Prose with expressions in it, in any language."""
