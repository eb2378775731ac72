from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from babel import __version__ as babel
from babel.dates import get_day_names, get_month_names

import juche
from juche import JucheDate, JucheError, JucheParseError, JucheYear, locales, notation
from juche.locales import STYLES, Table, chosen, nearest, register, table, tables, tags, unregister
from juche.notation import notation_of
from juche.notation.letters import fold
from juche.notation.vocabulary import months_of

_CJK = {"ko", "ja", "zh-Hans", "zh-Hant"}


# Each release of CLDR changes some words. The tables have those of CLDR 48, which Babel 2.19 has.
_OF_CLDR_48 = (2, 19)
_CHANGED_IN_48 = {("fa", "months"), *((tag, "weekdays_short") for tag in ("th", "vi"))}
_CHANGED_IN_48 |= {("fi", "weekdays")}
_RELEASE = tuple(int(part) for part in babel.split(".")[:2])


def assert_of_cldr(words: Table, field: str, names: Mapping[int, str], numbers: range) -> None:
    """Compare the words of a field with CLDR's names of these numbers."""
    expected = tuple(names[number] for number in numbers)
    written = getattr(words, field)
    if written != expected and _RELEASE > _OF_CLDR_48:
        pytest.xfail(f"Babel {babel} has {expected} for {field} of {words.tag}, not {written}")
    if _RELEASE >= _OF_CLDR_48 or (words.tag, field) not in _CHANGED_IN_48:
        assert written == expected


@pytest.mark.parametrize("words", tables(), ids=tags())
def test_months_are_those_of_cldr(words: Table) -> None:
    # Numbered months are CLDR's abbreviations; written out, simplified Chinese has 一月.
    width: Any = "abbreviated" if words.month_units else "wide"
    names = get_month_names(width, locale=words.tag.replace("-", "_"))
    assert_of_cldr(words, "months", names, range(1, 13))


@pytest.mark.parametrize("words", [w for w in tables() if w.months_alone], ids=lambda w: w.tag)
def test_months_alone_are_those_of_cldr(words: Table) -> None:
    names = get_month_names("wide", "stand-alone", locale=words.tag.replace("-", "_"))
    assert_of_cldr(words, "months_alone", names, range(1, 13))


@pytest.mark.parametrize("words", [w for w in tables() if w.months_short], ids=lambda w: w.tag)
def test_abbreviations_are_those_of_cldr(words: Table) -> None:
    names = get_month_names("abbreviated", locale=words.tag.replace("-", "_"))
    assert_of_cldr(words, "months_short", names, range(1, 13))


@pytest.mark.parametrize("words", tables(), ids=tags())
def test_weekdays_are_those_of_cldr(words: Table) -> None:
    for field, width in (("weekdays", "wide"), ("weekdays_short", "abbreviated")):
        of_width: Any = width
        names = get_day_names(of_width, locale=words.tag.replace("-", "_"))
        assert_of_cldr(words, field, names, range(7))


@pytest.mark.parametrize("words", [w for w in tables() if w.months_short], ids=lambda w: w.tag)
@pytest.mark.parametrize("use", ["format", "stand-alone"])
@pytest.mark.parametrize("width", ["abbreviated", "wide"])
def test_every_name_of_a_month_in_cldr_is_known(words: Table, use: Any, width: Any) -> None:
    names = get_month_names(width, use, locale=words.tag.replace("-", "_"))
    # As they are read: without the preposition that Catalan names have.
    known = {fold(name.rstrip(".")): number for name, number, _ in months_of(words)}
    for forms in (words.months, words.months_alone, words.months_short):
        known |= {fold(name.rstrip(".")): number for number, name in enumerate(forms, 1)}
    for number, name in names.items():
        if words.tag == "nb" and name in {"jul", "mar"}:
            continue  # Christmas in Norwegian, and the sea in Spanish
        if fold(name.rstrip(".")) not in known and _RELEASE > _OF_CLDR_48:
            pytest.xfail(f"Babel {babel} has {name} in {words.tag}, a name that no table has")
        assert known[fold(name.rstrip("."))] == number


def test_the_state_medias_ten_come_first() -> None:
    assert tags()[:10] == ("en", "ko", "zh-Hans", "zh-Hant", "ja", "ru", "es", "fr", "de", "ar")
    assert set(tags()[10:20]) == set("pt it pl cs sk hu bg sr-Latn vi id".split())
    assert set(tags()[20:]) == set("uk nl da nb sv fi tr ro el sr-Cyrl fa hi th ca".split())
    assert juche.LOCALES == tags()


def test_every_field_of_the_shape_is_used_by_some_table() -> None:
    for field in Table.fields():
        assert any(getattr(words, field) for words in tables()), field


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


def test_what_was_refused_is_read_once_its_language_is_there(
    request: pytest.FixtureRequest,
) -> None:
    for _ in range(2):
        with pytest.raises(JucheParseError):
            JucheYear.parse("Ĵuĉeo 89")
    request.getfixturevalue("esperanto")
    assert JucheYear.parse("Ĵuĉeo 89") == JucheYear(89)


@pytest.mark.usefixtures("esperanto")
def test_a_registered_table_is_read_and_written() -> None:
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
    read = juche.annotate("19-a de julio, 7월", reference=date, locales=["eo"])
    assert [(a.text, a.edtf) for a in read] == [("19-a de julio", "2000-07-19")]
    with pytest.raises(JucheError, match="there are no weekdays|has no weekdays"):
        date.strftime("%A", locale="eo")


@pytest.mark.usefixtures("esperanto")
def test_a_tag_can_be_registered_once() -> None:
    with pytest.raises(JucheError, match="locale 'eo' already exists"):
        register(table("eo").replace())
    with pytest.raises(JucheError, match="locale 'en' was not registered"):
        unregister("en")
    with pytest.raises(JucheError, match="no locale 'xx', there are en, ko"):
        table("xx")


def test_every_file_of_a_language_is_in_the_list() -> None:
    files = {file.stem for file in Path(locales.__file__).parent.glob("[!_]*.py")}
    assert files == locales._MODULES
    assert {locales._of_module(name).tag for name in files} == {one.tag for one in tables()}


def test_whoever_freezes_a_program_reads_an_import_of_every_language() -> None:
    tree = ast.parse(Path(locales.__file__).read_text("utf-8"))
    named = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level == 1 and node.module is None
        for alias in node.names
    }
    assert named - {"_lookup"} == locales._MODULES


@pytest.mark.parametrize("words", tables(), ids=tags())
def test_a_module_is_named_by_its_tag(words: Table) -> None:
    assert locales._own(words.tag) is words
    assert locales._own(words.tag.swapcase()) is None, "a tag in other letters is looked up"
    assert table(words.tag.swapcase()) is words


@pytest.mark.parametrize(
    ("asked", "tag"),
    [
        ("KO", "ko"),
        ("ko-KP", "ko"),
        ("ko_KR.UTF-8", "ko"),
        ("ko-Hang-KP", "ko"),
        (" en ", "en"),
        ("pt-BR", "pt"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("ZH_hans_CN", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("zh_TW.Big5", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("sr", "sr-Latn"),
        ("sr_RS@latin", "sr-Latn"),
        ("de@euro", "de"),
        ("sr-Cyrl-RS", "sr-Cyrl"),
        ("no", "nb"),
        ("in_ID", "id"),
    ],
)
def test_locales_as_users_write_them(asked: str, tag: str) -> None:
    assert table(asked).tag == tag
    day = JucheDate(89, 7, 19)
    written = day.format(tag)
    assert day.format(asked) == written
    assert juche.parse(written, locale=asked) == day
    assert juche.normalize(written, asked, locales=asked) == written
    assert juche.annotate(written, locales=asked) == juche.annotate(written, locales=[tag])


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("korean", "ko"),
        ("Koraen", "ko"),
        ("chinese", "zh-Hans"),
        ("chinese (traditional)", "zh-Hant"),
        ("zh-Latn", "zh-Hans"),
        ("sr-Arab", "sr-Latn"),
        ("zh-Latn-CN", "zh-Hans"),
        ("qq-zh", None),
        ("kr", "ko"),
        ("jp", "ja"),
        ("tw", "zh-Hant"),
        ("greek", "el"),
        ("km-KH", None),
        ("xx", None),
        ("C.UTF-8", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_an_unknown_locale_names_the_nearest(asked: str, near: str | None) -> None:
    assert nearest(asked) == near
    for call in (
        lambda: table(asked),
        lambda: chosen(asked),
        lambda: JucheDate(89, 7, 19).format(asked),
        lambda: juche.normalize("", asked),
    ):
        with pytest.raises(JucheError) as info:
            call()
        assert len(str(info.value)) < 300
        assert ("did you mean" in str(info.value)) == (near is not None)
        assert near is None or f"did you mean {near!r}?" in str(info.value)


def test_the_type_of_the_styles_names_each() -> None:
    assert sorted(get_args(locales.Style)) == sorted(STYLES)


def test_languages_are_chosen_once_each() -> None:
    assert chosen(None) == tables()
    assert chosen("en") == chosen(["EN", "en-GB"]) == (table("en"),)
    with pytest.raises(JucheError, match="^locales names no language; leave it out to read all$"):
        juche.annotate("Juche 89", locales=[])
    with pytest.raises(TypeError, match="locales must be tags of languages, not int"):
        juche.annotate("Juche 89", locales=5)  # type: ignore[arg-type]  # that is the test
    with pytest.raises(TypeError, match="locale must be a str, not int"):
        juche.annotate("Juche 89", locales=[5])  # type: ignore[list-item]  # as above


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"moths": ()}, "Table has no field 'moths'"),
        ({"x" * 99: ()}, f"Table has no field '{'x' * 40}'"),
        ({"eras": "주체"}, "eras of a table must be a tuple, not str"),
        ({"year_units": "년"}, "year_units of a table must be a tuple, not str"),
        ({"relative": ()}, "relative of a table must be a Mapping, not tuple"),
        ({"eras": ()}, "eras of a table must have a word"),
        ({"months": ("January",)}, "months of a table must have 12 entries"),
        (
            {"months_unstopped": ("Sept",)},
            "months_unstopped of a table has Sept, months_short no Sept.",
        ),
        ({"weekdays": ("Monday",)}, "weekdays of a table must have 7 entries"),
        ({"paired": ("Juche %J",)}, "paired of a table must have 3 entries"),
    ],
)
def test_a_table_says_which_field_is_wrong(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError) as info:
        table("en").replace(**changes)
    assert str(info.value) == message


def test_a_table_is_immutable_and_itself_alone() -> None:
    words = table("en")
    with pytest.raises(TypeError, match="Table needs name, eras, months, paired"):
        Table(tag="xx")  # type: ignore[call-arg]  # that is the test
    with pytest.raises(AttributeError, match="Table is immutable, cannot set 'tag'"):
        words.tag = "xx"  # type: ignore[misc]  # as above
    with pytest.raises(AttributeError, match="Table is immutable, cannot delete 'tag'"):
        del words.tag
    assert words.replace() != words
    assert repr(words) == "<Table en>"
    with pytest.raises(TypeError, match="expected a Table, got str"):
        register("en")  # type: ignore[arg-type]  # as above
    with pytest.raises(JucheError, match="locale 'EN' already exists"):
        register(words.replace(tag="EN"))
    with pytest.raises(AttributeError, match="'juche.locales' has no attribute 'nothing'"):
        locales.nothing  # noqa: B018 - as above


def test_one_word_may_be_another_month_in_another_language() -> None:
    # listopada is November in Polish, October in Croatian; the era word tells which.
    polish, serbian = table("pl"), table("sr-Latn")
    croatian = serbian.replace(months_other={"listopada": 10})
    words = notation_of((polish, croatian))
    for text, edtf in (
        ("19 listopada Dżucze 89", (2000, 11, 19)),
        ("19. listopada Džuče 89", (2000, 10, 19)),
    ):
        assert [reading.first for reading in words.find(text)] == [edtf]


def test_the_letters_of_a_text_rule_out_languages_with_letters_of_their_own() -> None:
    there = notation_of(tables()).languages("Hello, my friend.").at(0)
    own = {tag for bit, tag in enumerate(tags()) if not there >> bit & 1}
    asian = {"ar", "fa", "hi", "ja", "ko", "th", "zh-Hans", "zh-Hant"}
    assert own == {*asian, "bg", "el", "ru", "sr-Cyrl", "uk"}


def test_the_number_of_notations_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notation, "_MOST", 0)
    words = (table("en").replace(),)
    assert notation_of(words) is notation_of(words)
    assert list(notation._compiled) == [words]


@pytest.mark.parametrize("words", tables(), ids=tags())
def test_a_language_is_told_by_single_words_in_small_letters(words: Table) -> None:
    assert len(words.common) > 10
    assert len(set(words.common)) == len(words.common)
    assert all(word == word.lower() and not word.count(" ") for word in words.common)


@pytest.mark.parametrize("words", tables(), ids=tags())
def test_a_word_for_another_year_is_none_for_the_documents(words: Table) -> None:
    assert not {*map(fold, words.relative)} & {*map(fold, words.told_years)}
    assert not {*map(fold, words.relative), *map(fold, words.told_years)} & {
        *map(fold, words.decoys)
    }


@pytest.mark.parametrize("words", [w for w in tables() if w.decoys], ids=lambda w: w.tag)
def test_a_decoy_holds_a_word_that_a_table_has(words: Table) -> None:
    fields = ["relative", "past_words", "this_words", "coming_words"]
    fields += ["past_behind", "coming_behind"]
    fields += ["other_eras", "month_units"]
    held = {fold(word) for one in tables() for field in fields for word in getattr(one, field)}
    kept = {notation.strip("# …") for one in tables() for notation in one.anniversaries}
    short = {fold(name.rstrip(".")) for one in tables() for name in one.months_short}
    for decoy in map(fold, words.decoys):
        held_there = any(word in decoy and word != decoy for word in held | kept)
        assert held_there or decoy.split()[0] in short, decoy


@pytest.mark.parametrize("tag", ["en", "ko", "ru", "es", "fr", "de", "ar", "pt", "it", "pl"])
def test_numbers_in_words_go_to_a_hundred(tag: str) -> None:
    assert set(table(tag).number_words.values()) == set(range(1, 101))


@pytest.mark.parametrize(
    ("tag", "word", "number"),
    [
        ("en", "seventy-fifth", 75),
        ("ko", "일흔다섯", 75),
        ("ko", "륙십", 60),
        ("ru", "сорок четвёртую", 44),
        ("ru", "двадцать третьей", 23),
        ("es", "septuagésimo quinto", 75),
        ("fr", "soixante-quinzième", 75),
        ("fr", "quatre-vingt-dix-neuvième", 99),
        ("de", "fünfundsiebzigsten", 75),
        ("ar", "الخامسة والسبعين", 75),
        ("ar", "الثانية عشرة", 12),
        ("pt", "septuagésimo quinto", 75),
        ("it", "ventottesimo", 28),
        ("pl", "siedemdziesiątą piątą", 75),
    ],
)
def test_numbers_in_words_have_their_values(tag: str, word: str, number: int) -> None:
    assert table(tag).number_words[word] == number
