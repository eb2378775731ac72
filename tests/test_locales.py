from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest
from babel.dates import get_day_names, get_month_names

import juche
from juche import JucheDate, JucheError, notation
from juche.locales import STYLES, Table, register, table, tables, tags, unregister
from juche.notation import notation_of

_CJK = {"ko", "ja", "zh-Hans", "zh-Hant"}


@pytest.mark.parametrize("words", tables(), ids=tags())
def test_months_are_those_of_cldr(words: Table) -> None:
    locale = words.tag.replace("-", "_")
    # Numbered months are CLDR's abbreviations; written out, simplified Chinese has 一月.
    wide = get_month_names("abbreviated" if words.month_units else "wide", locale=locale)
    assert words.months == tuple(wide[month] for month in range(1, 13))


@pytest.mark.parametrize("words", [w for w in tables() if w.months_alone], ids=lambda w: w.tag)
def test_months_alone_are_those_of_cldr(words: Table) -> None:
    alone = get_month_names("wide", "stand-alone", locale=words.tag.replace("-", "_"))
    assert words.months_alone == tuple(alone[month] for month in range(1, 13))


@pytest.mark.parametrize("words", [w for w in tables() if w.months_short], ids=lambda w: w.tag)
def test_abbreviations_are_those_of_cldr(words: Table) -> None:
    short = get_month_names("abbreviated", locale=words.tag.replace("-", "_"))
    assert words.months_short == tuple(short[month] for month in range(1, 13))


@pytest.mark.parametrize("words", tables(), ids=tags())
def test_weekdays_are_those_of_cldr(words: Table) -> None:
    locale = words.tag.replace("-", "_")
    wide, short = get_day_names("wide", locale=locale), get_day_names("abbreviated", locale=locale)
    assert words.weekdays == tuple(wide[day] for day in range(7))
    assert words.weekdays_short == tuple(short[day] for day in range(7))


def test_the_state_medias_ten_come_first() -> None:
    assert tags()[:10] == ("en", "ko", "zh-Hans", "zh-Hant", "ja", "ru", "es", "fr", "de", "ar")
    assert set(tags()[10:]) == set("pt it pl cs sk hu bg sr-Latn vi id".split())
    assert juche.LOCALES == tags()


def test_every_field_of_the_shape_is_used_by_some_table() -> None:
    for field in fields(Table):
        assert any(getattr(words, field.name) for words in tables()), field.name


@pytest.fixture
def esperanto() -> Iterator[Table]:
    months = (
        "januaro februaro marto aprilo majo junio julio aŭgusto septembro oktobro novembro decembro"
    )
    words = Table(
        tag="eo",
        name="Esperanto",
        eras=("Ĵuĉeo",),
        months=tuple(months.split()),
        ordinals=("-a",),
        day_links=("de",),
        paired=("Ĵuĉeo %J (%Y)", "%B Ĵuĉeo %J (%Y)", "%-d-a de %B Ĵuĉeo %J (%Y)"),
        juche=("Ĵuĉeo %J", "%B Ĵuĉeo %J", "%-d-a de %B Ĵuĉeo %J"),
        gregorian=("%Y", "%B %Y", "%-d-a de %B %Y"),
        short=("Ĵuĉeo %J(%Y)", "Ĵuĉeo %J(%Y).%-m", "Ĵuĉeo %J(%Y).%-m.%-d"),
    )
    register(words)
    yield words
    unregister("eo")


@pytest.mark.usefixtures("esperanto")
def test_the_registry_takes_a_table() -> None:
    date = JucheDate(89, 7, 19)
    assert date.format("eo") == "19-a de julio Ĵuĉeo 89 (2000)"
    for style in STYLES:
        written = date.format("eo", style)
        found = juche.annotate(f"Estis la {written} tie.", locales=["eo"])
        assert [(a.text, a.edtf, a.locale) for a in found] == [(written, "2000-07-19", "eo")]
        if style != "gregorian":
            assert juche.parse(written) == date
            assert juche.annotate(written)[0].locale == "eo"
    assert "eo" in juche.LOCALES
    leaning = juche.annotate("19-a de julio, 7월", reference=date, locales=["eo"])
    assert [(a.text, a.edtf) for a in leaning] == [("19-a de julio", "2000-07-19")]
    with pytest.raises(JucheError, match="there are no weekdays|has no weekdays"):
        date.strftime("%A", locale="eo")


@pytest.mark.usefixtures("esperanto")
def test_tags_are_taken_once() -> None:
    with pytest.raises(JucheError, match="locale 'eo' is there already"):
        register(replace(table("eo")))
    with pytest.raises(JucheError, match="locale 'en' was not registered"):
        unregister("en")
    with pytest.raises(JucheError, match="no locale 'xx', there are en, ko"):
        table("xx")


def test_one_word_may_be_another_month_in_another_language() -> None:
    # listopada is November in Polish, October in Croatian; the era word tells which.
    polish, serbian = table("pl"), table("sr-Latn")
    croatian = replace(serbian, months_other={"listopada": 10})
    words = notation_of((polish, croatian))
    for text, edtf in (
        ("19 listopada Dżucze 89", (2000, 11, 19)),
        ("19. listopada Džuče 89", (2000, 10, 19)),
    ):
        assert [reading.first for reading in words.find(text)] == [edtf]


def test_few_notations_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notation, "_MOST", 0)
    words = (replace(table("en")),)
    assert notation_of(words) is notation_of(words)
    assert list(notation._compiled) == [words]
