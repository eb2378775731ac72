"""What is read by its shape is what the grammar reads: other numbers in the words of any text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import partial
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import expressions, sentences
from juche import JucheDate, JucheMonth, JucheYear
from juche.era import EPOCH_YEAR
from juche.locales import STYLES, Style, tables
from juche.notation import Notation
from juche.notation.expression import Dated
from juche.notation.reading import Reading
from juche.notation.tokens import Tokens
from support import calls, dev, families

_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
steady = settings(derandomize=not _LONG, database=None)
_NUMBERS = re.compile("[0-9]+")
_PAIRS = re.compile(r"([0-9]{1,3})([^0-9]{1,4})([0-9]{4})")


@pytest.fixture(scope="module")
def remembering() -> Notation:
    return Notation(tables())


@pytest.fixture(scope="module")
def forgetful() -> Iterator[Notation]:
    """Return notations whose cells know nothing, so that the grammar reads every date."""
    notation = Notation(tables())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notation.cells, "read", lambda *_: None)
        yield notation


def renumbered(text: str, draw: Random) -> str:
    """Return a text with other numbers, most of them dates, and most years of the era's own."""

    def number(match: re.Match[str]) -> str:
        width = len(match[0])
        if width == 4:
            return str(draw.randrange(1912, 2040))
        return str(draw.randrange(1, (10, 32, 130)[min(width, 3) - 1])).zfill(draw.choice((1, 2)))

    def pair(match: re.Match[str]) -> str:
        year = draw.randrange(1, 120)
        stated = match[3] if draw.random() < 0.1 else str(year + EPOCH_YEAR)
        return f"{year}{match[2]}{stated}"

    return _PAIRS.sub(pair, _NUMBERS.sub(number, text))


def test_every_text_of_the_corpora_with_other_numbers(
    remembering: Notation, forgetful: Notation
) -> None:
    draw = Random(19)  # noqa: S311 - the same each time, and no secret
    texts = [line["text"] for line in dev()] + [line.text for line in families()]
    for text in texts:
        assert remembering.find(text) == forgetful.find(text), text
        for _ in range(3):
            other = renumbered(text, draw)
            assert remembering.find(other) == forgetful.find(other), other


@steady
@given(sentences, st.integers(0, 1000))
def test_drawn_texts_with_other_numbers(
    remembering: Notation, forgetful: Notation, text: str, seed: int
) -> None:
    draw = Random(seed)  # noqa: S311 - a test's
    for other in (text, renumbered(text, draw), renumbered(text, draw)):
        assert remembering.find(other) == forgetful.find(other)


@steady
@given(expressions, st.integers(0, 1000))
def test_a_drawn_date_with_other_numbers_is_parsed_alike(
    remembering: Notation, forgetful: Notation, text: str, seed: int
) -> None:
    draw = Random(seed)  # noqa: S311 - a test's
    for other in (text, *(renumbered(text, draw) for _ in range(4))):
        assert remembering.whole(other) == forgetful.whole(other)


@pytest.mark.parametrize("style", STYLES)
def test_what_is_written_in_a_style_is_parsed_alike(
    remembering: Notation, forgetful: Notation, style: Style
) -> None:
    for year, month, day in ((89, 7, 19), (113, 2, 29), (9, 9, 9), (103, 12, 31), (1, 1, 1)):
        for value in (JucheDate(year, month, day), JucheMonth(year, month), JucheYear(year)):
            for table in tables():
                text = value.format(table.tag, style)
                assert remembering.whole(text) == forgetful.whole(text)


def test_a_date_is_parsed_by_its_shape() -> None:
    notation = Notation(tables())
    assert notation.whole("July 19, Juche 89 (2000)")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notation, "eras", None)
        assert notation.whole("July 14, Juche 91 (2002)") == (
            0,
            24,
            (2002, 7, 14),
            None,
            1,
            None,
            False,
        )
    # The sign that stands for a number in a shape is none.
    assert notation.whole("July \0, Juche 91 (2002)") is None


PARTS = (
    "Juche",
    "주체",
    "чуче",
    "the Juche idea",
    "Juche 89 (2000)",
    "Juche 91 (2001)",
    "89 (2000)",
)
SIGNS = st.sampled_from(["", " ", "\n", ", ", "; ", "/", "\\", " foo "])
# With these numbers in the first text its shape is known, so the second is not read again.
KNOWN = [
    ("In July, Juche {} ({}), a treaty", (89, 2000), (32, 1943)),
    ("books of Juche {} ({}), Juche {} ({}) and later", (90, 2001, 91, 2002), (77, 1988, 78, 1989)),
    ("그는 주체{}({})년 {}월 {}일에 떠났다", (111, 2022, 11, 7), (100, 2011, 12, 1)),
    ("새해 주체{}（{}）년은", ("８８", "１９９９"), ("８９", "２０００")),
    ("приехал {} мая {} ({}) года чучхе утром", (9, 107, 2018), (1, 999, 2910)),
    ("Juche {} ({})", (89, 2000), (90, 2001)),
    ("over\n\nJuche {} ({})\n\nunder", (89, 2000), (90, 2001)),
    (
        "这些书是主体{}（{}）年{}月{}日出版的，后来又再版了三次并译成了许多种外国语言文字",
        (87, 1998, 9, 5),
        (98, 2009, 4, 9),
    ),
    ("the Juche idea of 12 October", (), ()),
]
# Whatever was read before, the grammar reads these.
UNKNOWN = [
    # The last number of a size and the first of the next.
    *(
        ("in July, Juche {} ({}) again", (year, year + 1911), (year + 1, year + 1912))
        for year in (9, 31, 99)
    ),
    ("in Juche {} work", (89,), (90,)),  # a year alone depends on what follows: Juche 9 schools
    ("for Juche {}-{} only", (89, 91), (90, 92)),
    ("of July 3 and {}, Juche {} ({}) again", (5, 89, 2000), (7, 90, 2001)),
    ("in July, Juche {} ({}), a treaty", (89, 2000), (90, 2002)),  # the years disagree
    ("on 30 {} Juche {} ({}) again", ("April", 89, 2000), ("February", 90, 2001)),  # no such day
    ("on {} May Juche {} ({}) again", (30, 89, 2000), (32, 90, 2001)),
    ("@Juche {} ({}) again", (89, 2000), (90, 2001)),
    ("the Juche idea of 107 (2018)", (), ()),  # one of its years, though no era word is beside it
    ("in Juche {} ({}) again", (1050, 2961), (1051, 2962)),
    ("in February {} Juche again", (31,), (19,)),  # the month of Juche 31, and no year
    ("in Juche 089 ({}) again", (2000,), (2000,)),
    ("Juchelike {} ({})", (89, 2000), (90, 2001)),
    ("x" * 40 + "주체{}({})년 다", (89, 2000), (90, 2001)),
    ("in Juche {} ({}" + ")" * 40, (89, 2000), (90, 2001)),
    ("in " * 20 + "Juche {} ({}) again", (89, 2000), (90, 2001)),
    ("in Juche {} ({})" + " in" * 20, (89, 2000), (90, 2001)),
]


Numbers = tuple[object, ...]


def _scans(notation: Notation, text: str) -> int:
    """Return how many stretches of a text the grammar reads."""
    seen: list[Tokens] = []
    scan = notation._scan

    def counted(tokens: Tokens, start: int, stop: int) -> list[Reading]:
        seen.append(tokens)
        return scan(tokens, start, stop)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notation, "_scan", counted)
        notation.find(text)
    return len(seen)


@pytest.mark.parametrize(("form", "first", "second"), KNOWN)
def test_the_grammar_reads_a_shape_once(form: str, first: Numbers, second: Numbers) -> None:
    notation = Notation(tables())
    assert _scans(notation, form.format(*first)) == 1
    assert _scans(notation, form.format(*second)) == 0


@pytest.mark.parametrize(("form", "first", "second"), UNKNOWN)
def test_the_grammar_reads_what_the_shape_does_not_tell(
    form: str, first: Numbers, second: Numbers
) -> None:
    notation = Notation(tables())
    assert _scans(notation, form.format(*first)) == 1
    assert _scans(notation, form.format(*second)) == 1


def test_a_known_cell_beside_an_unknown_one_is_not_read_again() -> None:
    notation = Notation(tables())
    text = "Filmed in July, Juche {} ({}), it sold in Juche {} and closed in May, Juche {} ({})."
    assert _scans(notation, text.format(89, 2000, 90, 91, 2002)) == 1
    read: list[int] = []
    at = notation.eras.at

    def counted(tokens: Tokens, floor: int, anchor: int) -> Dated | None:
        read.append(tokens.places[anchor])
        return at(tokens, floor, anchor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notation.eras, "at", counted)
        assert len(notation.find(text.format(77, 1988, 78, 79, 1990))) == 3
    assert read == [text.format(77, 1988, 78, 79, 1990).index("Juche 78")]


@pytest.mark.parametrize(
    "text", ["~чуче\\Juche 89/года", "foo/Juche 91 (2002)", "주체, 한/Juche 91 (2002)"]
)
def test_a_known_cell_beside_it_does_not_change_a_date(text: str, forgetful: Notation) -> None:
    notation = Notation(tables())
    for again in (
        text,
        "한/Juche 90 (2001)",
        "the Juche idea",
        text,
        f"the Juche idea {text}",
        text,
    ):
        assert notation.find(again) == forgetful.find(again)


def test_a_year_far_behind_an_era_word_is_of_the_date_that_has_it(forgetful: Notation) -> None:
    notation = Notation(tables())
    date = "104 (2015) del calendario Juche"
    for text in (f"ñ {date} ñ", f"El Juche ñ {date} ñ"):
        for reader in (notation, forgetful):
            assert [text[one.start : one.end] for one in reader.find(text)] == [date]


@steady
@given(st.lists(st.one_of(sentences, expressions, st.sampled_from(PARTS)), max_size=5), SIGNS)
def test_texts_in_parts_that_are_known_and_not(
    remembering: Notation, forgetful: Notation, parts: list[str], sign: str
) -> None:
    text = sign.join(parts)
    assert remembering.find(text) == forgetful.find(text)


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("juche.notation.cells._REMEMBERED", 20)
    notation = Notation(tables())
    for number in range(190):
        signs = f"{number:08b}".replace("0", ",").replace("1", ";")
        notation.find(f"pages in{signs} July, Juche 89 (2000) of{signs} pages")
    for locale in tables():
        for month in locale.months:
            notation.whole(f"19 {month} Juche 89 (2000)")
    cells = notation.cells
    for known in (cells._ahead, cells._back, cells._said):
        assert 0 < len(known) <= 20


@pytest.mark.parametrize(
    "unit",
    [
        "Juche 89 (2000), ",
        *(
            pytest.param(unit, marks=pytest.mark.slow)
            for unit in ("Juche 89 (2000) pages, ", "the Juche, ")
        ),
    ],
)
def test_work_grows_with_the_text_and_no_faster(unit: str, remembering: Notation) -> None:
    remembering.find(unit * 100)
    once, often = (calls(partial(remembering.find, unit * count)) for count in (1_000, 4_000))
    assert often < 4.2 * once
