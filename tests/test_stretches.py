"""The beginnings and ends of the stretches of a text."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juche.notation.composing import is_plain
from juche.notation.letters import BLANK_LINE, in_ascii, is_typographic, paragraphs, words_of
from juche.notation.stretches import BEFORE, BEHIND, stretches


def _stretches(text: str, anchors: list[int]) -> list[tuple[int, int]]:
    return [(one.start, one.stop) for one in stretches(text, anchors)]


@pytest.mark.parametrize("run", ["1", "x", " ", "é", "٣"])
def test_a_stretch_ends_between_words(run: str) -> None:
    before, behind = "." * 200, "." * BEHIND
    for length in range(2, 12):
        # The run lies across the end, then across the beginning.
        text = f"{behind[: 1 - length]}{run * length}{behind}"
        assert _stretches(text, [0]) == [(0, BEHIND + 1)]
        text = f"{before}{run * length}{'.' * (BEFORE - 1)}!"
        anchor = len(text) - 1
        assert _stretches(text, [anchor]) == [(200, len(text))]


def test_it_divides_hangul_as_words_there_have_no_spaces() -> None:
    assert _stretches("가" * 300, [0]) == [(0, BEHIND)]
    for anchor in (0, 1):  # the first letter of those whose words have no spaces
        assert _stretches("\u1100x" * 150, [anchor]) == [(0, BEHIND + anchor)]
    assert _stretches("1x" * 150, [0]) == [(0, BEHIND)]
    assert _stretches("x1" * 150, [1]) == [(0, BEHIND + 1)]


def test_no_run_is_followed_further_than_forty() -> None:
    assert _stretches("x" * 300, [0]) == [(0, BEHIND + 40)]
    assert _stretches("x" * 300, [299]) == [(299 - BEFORE - 40, 300)]
    assert _stretches("x" * 150, [BEFORE + 1]) == [(0, 150)]


def test_anchors_near_each_other_share_a_stretch() -> None:
    text = "." * 1000
    assert _stretches(text, []) == []
    assert _stretches(text, [0, BEHIND + BEFORE]) == [(0, 2 * BEHIND + BEFORE)]
    assert _stretches(text, [0, BEHIND + BEFORE + 1]) == [
        (0, BEHIND),
        (BEHIND + 1, 2 * BEHIND + BEFORE + 1),
    ]
    assert _stretches(text, [100, 110]) == [(100 - BEFORE, 110 + BEHIND)]


def test_a_stretch_names_its_first_and_last_anchor() -> None:
    found = stretches("." * 1000, [100, 110, 120, 900])
    assert [(one.first, one.last) for one in found] == [(100, 120), (900, 900)]


@given(
    st.sampled_from(("\n\r \t\u3000\xa0ab", "\n\r\x85\u2028\u2029 \t\u3000\xa0ab")).flatmap(
        lambda letters: st.text(letters, max_size=16)
    )
)
def test_paragraphs_end_at_blank_lines(text: str) -> None:
    # Texts with unusual line breaks and all others are searched by expressions of their own.
    assert paragraphs(text) == [0, *(match.end() for match in BLANK_LINE.finditer(text))]


@given(
    st.integers(0, 80), st.text(alphabet="aZ7 \u2019\u201c\u2013\xa0\u2009\u2032é漢", max_size=6)
)
def test_a_text_is_ascii_but_for_typographic_signs(size: int, text: str) -> None:
    # The first letters of a text are searched before the others.
    whole = "a" * size + text
    others = {"é", "漢"} & set(whole)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("juche.notation.letters._BLOCK", 7)
        assert is_typographic(whole) is not bool(others)
    if others:
        assert in_ascii(whole) is None
    else:
        assert in_ascii(whole) == "".join(one if one.isascii() else " " for one in whole)


def test_a_long_text_is_not_copied() -> None:
    text = "the \u2019 " * 200_000
    tracemalloc.start()
    assert is_plain(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < len(text)  # a copy takes two bytes for each letter


@given(st.text(alphabet="aZé가漢 .\u2019\n7", max_size=60), st.integers(1, 9))
def test_the_words_of_a_long_text_are_those_of_its_parts(text: str, size: int) -> None:
    whole = words_of(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("juche.notation.letters._BLOCK", size)
        assert words_of(text) == whole
