"""Tests of the dates of a text written in one form."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from juche import Annotation, JucheError, annotate, normalize
from juche.annotation import rewriting


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("iso", "In 2000-07, in 주 2000-07-19; 2001; Juche 89 (2001)."),
        ("juche", "In July, Juche 89, in 주 주체89년 7월 19일; Juche 90; Juche 89 (2001)."),
        ("gregorian", "In July 2000, in 주 2000년 7월 19일; 2001; Juche 89 (2001)."),
        (
            "paired",
            "In July, Juche 89 (2000), in 주 주체89(2000)년 7월 19일; Juche 90 (2001); Juche 89 (2001).",
        ),
        ("ko:short", "In 주체89(2000).7, in 주 주체89(2000).7.19; 주체90(2001); Juche 89 (2001)."),
        (
            "ru",
            "In июль 89 года чучхе (2000), in 주 19 июля 89 года чучхе (2000); 90 год чучхе (2001); Juche 89 (2001).",
        ),
    ],
)
def test_normalize_rewrites_each_date_in_the_named_form(to: str, expected: str) -> None:
    text = "In July, Juche 89 (2000), in 주 주체89(2000)년 7월 19일; Juche 90; Juche 89 (2001)."
    assert normalize(text, to) == expected


def test_a_function_decides_what_normalize_writes() -> None:
    text = "Juche 89 (2000) and 5 May 2003"
    assert normalize(text, lambda a: f"<{a.edtf}>" if a.kind == "juche" else None) == (
        "<2000> and 5 May 2003"
    )


def test_a_date_that_would_become_another_one_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    # Rewritten once more, 2000 .7.19 would be a day.
    assert normalize("In 89 Juche .7.19 and 90 Juche.") == "In 89 Juche .7.19 and 2001."
    assert normalize("In 89 Juche .7.19", "gregorian") == "In 89 Juche .7.19"
    kept = "Juche 89 (2001). In 89 Juche .7.19"
    assert normalize(kept) == kept
    assert normalize("Juche 89, 주체90년", locales=iter(["ko"])) == "Juche 89, 2001"
    monkeypatch.setattr(rewriting, "_ROUNDS", 0)
    assert normalize("In 89 Juche .7.19") == "In 2000 .7.19"


@pytest.mark.parametrize(
    ("text", "to", "times"),
    [
        ("Juche 89 and Juche 90 (2002).", "iso", 2),
        ("Juche 89", "paired", 2),
        # A date that is taken back is looked at once more.
        ("In 89 Juche .7.19", "iso", 3),
        # A date that has its year only then is a second round.
        ("19 i 21 lipca 2000", "juche", 4),
    ],
)
def test_a_text_is_read_no_more_often_than_it_changes(
    monkeypatch: pytest.MonkeyPatch, text: str, to: str, times: int
) -> None:
    read: list[str] = []

    def reading(text: str, **options: Any) -> list[Annotation]:
        read.append(text)
        return annotate(text, **options)

    monkeypatch.setattr(rewriting, "annotate", reading)
    normalize(text, to)
    assert len(read) == times


def test_a_function_has_the_last_word_even_where_its_text_is_read_otherwise() -> None:
    assert normalize("In 89 Juche .7.19", lambda a: a.edtf) == "In 2000 .7.19"


def test_kinds_and_reference_tell_what_is_rewritten() -> None:
    text = "On July 19: Juche 89, 5 May 2003, the 20th anniversary"
    day = dt.date(2020, 7, 1)
    assert normalize(text) == "On July 19: 2000, 2003-05-05, the 20th anniversary"
    assert normalize(text, reference=day) == (
        "On 2020-07-19: 2000, 2003-05-05, the 20th anniversary"
    )
    assert normalize(text, kinds={"juche"}) == "On July 19: 2000, 5 May 2003, the 20th anniversary"
    assert normalize(text, reference=day, kinds={"anniversary"}) == (
        "On July 19: Juche 89, 5 May 2003, the 2000"
    )
    assert normalize(text, lambda a: a.kind, reference=day) == (
        "On contextual: juche, gregorian, the anniversary"
    )


@pytest.mark.parametrize(
    ("text", "to", "message"),
    [
        (5, "iso", "text must be a str, not int"),
        ("", 5, "to must be a str or a function, not int"),
        ("Juche 89", lambda _: 5, "what `to` returns must be a str, not int"),
    ],
)
def test_what_normalize_does_not_take_is_named(text: Any, to: Any, message: str) -> None:
    with pytest.raises(TypeError) as info:
        normalize(text, to)
    assert str(info.value) == message


@pytest.mark.parametrize(
    ("to", "hint"),
    [
        ("xx", ""),
        ("en:xx", ""),
        ("", ""),
        (":paired", ""),
        ("kr", "; did you mean 'ko'?"),
        ("kr:juche", "; did you mean 'ko'?"),
    ],
)
def test_an_unknown_form_of_normalize_is_an_error(to: str, hint: str) -> None:
    with pytest.raises(JucheError) as info:
        normalize("Juche 89", to)
    assert str(info.value) == (
        f"cannot normalize to {to!r}, only to iso, paired, juche, gregorian, short, "
        f"a locale or locale:style{hint}"
    )


def test_a_date_of_no_language_is_rewritten_in_english() -> None:
    assert normalize("2000-07-19", "paired") == "July 19, Juche 89 (2000)"
