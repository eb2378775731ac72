"""Numbers in words, as anniversaries have them: each table against num2words and grammar.

num2words gives the first form of a number, and a rule of the language the others. It lacks native
Korean and Arabic numbers, so these are made of their parts here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from num2words import num2words

from juche import annotate
from juche.locales import table, tables

DAY = date(2019, 9, 17)
HUNDRED = range(1, 101)


def ordinal(language: str, number: int, **form: str) -> str:
    return str(num2words(number, lang=language, to="ordinal", **form))


def english(number: int) -> Iterator[str]:
    yield ordinal("en", number).removeprefix("one ")


def german(number: int) -> Iterator[str]:
    for ending in ("", "n", "r", "m", "s"):
        yield ordinal("de", number) + ending
        if number == 7:
            yield f"siebente{ending}"


def french(number: int) -> Iterator[str]:
    yield {2: "second", 71: "soixante-onzième", 80: "quatre-vingtième"}.get(
        number, ordinal("fr", number)
    )
    if number != 80:  # num2words keeps the s of quatre-vingts there
        yield ordinal("fr", number)
    if number % 10 == 1:
        yield ordinal("fr", number).replace(" ", "-")


def spanish(number: int) -> Iterator[str]:
    tens, ones = divmod(number, 10)
    if tens == 1 and ones:
        one = ordinal("es", ones)
        long = [f"décimo {one}", f"decim{one}" if ones == 8 else f"decimo{one}"]
        long += {1: ["undécimo"], 2: ["duodécimo"]}.get(ones, [])
    else:
        long = [ordinal("es", number).replace("quadra", "cuadra")]
    for word in long:
        yield word
        if word.endswith(("primero", "tercero")):
            yield word[:-1]  # before its noun: el primer aniversario


def portuguese(number: int) -> Iterator[str]:
    yield ordinal("pt", number)
    if number // 10 == 7:
        yield ordinal("pt", number).replace("septua", "setua")


def italian(number: int) -> Iterator[str]:
    yield ordinal("it", number)


def catalan(number: int) -> Iterator[str]:
    if number < 30:
        word = ordinal("ca", number)
    else:  # num2words has no greater ones
        *tens, one = str(num2words(number, lang="ca")).split("-")
        one = {"cinc": "cinqu", "nou": "nov"}.get(one, one.rstrip("ae"))
        word = "-".join([*tens, f"{one}è"])
    yield word
    if word.endswith("è"):
        yield f"{word[:-1]}é"  # as Valencian has it


def russian(number: int) -> Iterator[str]:
    for case in ("nominative", "accusative", "genitive"):
        word = ordinal("ru", number, case=case[0], gender="f")
        yield word
        yield word.replace("ё", "е")


def polish(number: int) -> Iterator[str]:
    words = ordinal("pl", number).split()
    for ending in ("a", "ą", "ej"):
        yield " ".join(_feminine(word, ending) for word in words)


def _feminine(word: str, ending: str) -> str:
    """Return a masculine ordinal in the feminine: piąty, piąta; drugi, druga; trzeci, trzecia."""
    if word.endswith("gi"):
        return f"{word[:-1]}i{ending}" if ending == "ej" else word[:-1] + ending
    return word + ending if word.endswith("ci") else word[:-1] + ending


def korean(number: int) -> Iterator[str]:
    tens, ones = divmod(number, 10)
    if number < 100:
        native = "열 스물 서른 마흔 쉰 예순 일흔 여든 아흔".split()
        units = "한 두 세 네 다섯 여섯 일곱 여덟 아홉".split()
        yield (native[tens - 1] if tens else "") + (units[ones - 1] if ones else "")
    yield from {1: ["첫"], 20: ["스무"]}.get(number, [])
    if number >= 10:  # the smaller ones of Chinese origin are letters of many words
        chinese = str(num2words(number, lang="ko"))
        yield chinese
        if tens == 6:
            yield chinese.replace("육십", "륙십")  # as the North spells it


def arabic(number: int) -> Iterator[str]:
    tens, ones = divmod(number, 10)
    units = "الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة".split()
    first = (["الأولى"] if number == 1 else ["الحادية"]) + units
    if number == 100:
        yield from ("المئة", "المائة", "المئوية")
    elif number == 10:
        yield "العاشرة"
    elif not tens:
        yield first[ones - 1]
    elif tens == 1:
        yield f"{first[ones - 1]} عشرة"
    else:
        stem = "العشر الثلاث الأربع الخمس الست السبع الثمان التسع".split()[tens - 2]
        for case in ("ون", "ين"):
            yield f"{first[ones - 1]} و{stem}{case}" if ones else stem + case


LANGUAGES: dict[str, tuple[str, Callable[[int], Iterator[str]]]] = {
    "en": ("the _ anniversary of that day", english),
    "ko": ("_돐을 맞이하였다", korean),
    "ru": ("_ годовщина этого дня", russian),
    "es": ("el _ aniversario de ese día", spanish),
    "fr": ("le _ anniversaire de ce jour", french),
    "de": ("sein _ Jahrestag", german),
    "ar": ("الذكرى _ لتأسيس المدينة", arabic),
    "pt": ("o _ aniversário desse dia", portuguese),
    "ca": ("el _ aniversari d'aquell dia", catalan),
    "it": ("il _ anniversario di quel giorno", italian),
    "pl": ("_ rocznica tego dnia", polish),
}


def numbered() -> Iterator[tuple[str, str, int]]:
    """Yield a language, an anniversary with its number in words, and the number."""
    for tag, (phrase, words) in LANGUAGES.items():
        for number in HUNDRED:
            for word in dict.fromkeys(words(number)):
                yield tag, phrase.replace("_", word), number


@pytest.mark.parametrize("tag", LANGUAGES)
def test_an_anniversary_with_its_number_in_words_is_read(tag: str) -> None:
    for language, text, number in numbered():
        if language == tag:
            found = annotate(text, reference=DAY, locales=tag)
            assert [(one.kind, one.ordinal) for one in found] == [("anniversary", number)], text


@pytest.mark.parametrize("tag", [known.tag for known in tables() if known.number_words])
def test_every_number_word_of_a_table_is_a_number(tag: str) -> None:
    _, words = LANGUAGES[tag]
    made = {word: number for number in HUNDRED for word in words(number)}
    assert not table(tag).number_words.items() - made.items()
