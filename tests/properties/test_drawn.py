"""Laws that hold for texts drawn from the grammar, alone and within prose, in every language."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drawn import expressions, sentences, text_of
from juche import Annotation, JucheError, annotate, denoting, explain, normalize, parse, read
from juche.annotation import KINDS
from juche.annotation.views import MARKUPS
from juche.locales import STYLES, Table, tables
from juche.notation import notation_for
from juche.notation.grammar import GRAMMAR, LONGEST, Grammar, Rule
from juche.notation.parts import EraParts, YearParts
from juche.notation.tokens import tokenize
from support import complete

REFERENCE = date(2019, 9, 17)
REFERENCED = (
    ["contextual"],
    ["kept", "kept_first"],
)  # a language has its anniversaries in one order
texts = st.one_of(sentences, expressions)
references = st.sampled_from([None, REFERENCE])
# The texts are the same each time, so a failure comes from a change of the reader. The profile "long"
# draws new ones: HYPOTHESIS_PROFILE=long pytest tests/properties/test_drawn.py
_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
steady = settings(derandomize=not _LONG, database=None)
# An explanation compiles the grammar anew, which takes a tenth of a second.
few = settings(steady, max_examples=500 if _LONG else 20)


def outcome(action: Callable[[], object]) -> object:
    """Return what an action returns, or the error of this library that it raises."""
    try:
        return action()
    except JucheError as error:
        return type(error), str(error)


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.tag)
def test_every_language_has_texts_that_are_read_whole(table: Table) -> None:
    draw = Random(17)  # noqa: S311 - the same each time, and no secret
    for rules in (*(["era_first"], ["number_first"], ["gregorian"], ["year_last"]), *REFERENCED):
        drawn = (text_of(draw, table, rule) for rule in rules * 800)
        found = ((text, one) for text in drawn for one in annotate(text, reference=REFERENCE))
        assert any(one.text == text for text, one in found), rules


@steady
@given(texts, references)
def test_what_is_found_stands_in_the_text_in_order(text: str, reference: date | None) -> None:
    end = 0
    for one in annotate(text, reference=reference):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        end = one.end


@steady
@given(texts)
def test_every_entry_gives_an_answer_or_an_error_of_its_own(text: str) -> None:
    for action in (parse, read, normalize):
        outcome(partial(action, text))
    for to in (*STYLES, "ko", "en:juche"):
        normalize(text, to, reference=REFERENCE)
    for markup in MARKUPS:
        annotate(text, reference=REFERENCE, markup=markup)


@cache
def whole_rules() -> tuple[Rule[EraParts], Rule[YearParts]]:
    """Return the rules that the readers match in parts, each compiled as one pattern."""
    text = GRAMMAR.replace("in_numbers = after:", "in_numbers = ").replace("= after:", "= ")
    text = text.replace("(in_numbers | behind)?", "(after:(in_numbers | behind))?")
    text = text.replace("from_year behind?", "from_year (after:behind)?")
    grammar = Grammar(notation_for(None).lexicon.roles, text)
    era, year = (grammar.pattern(name) for name in ("era_first", "gregorian"))
    return Rule(era, EraParts), Rule(year, YearParts)


@steady
@given(texts)
def test_the_parts_of_a_rule_match_what_the_whole_rule_does(text: str) -> None:
    notation = notation_for(None)
    tokens = tokenize(notation.lexicon, text, 0, len(text))
    assume(not tokens.has(0, "INNER_ARTICLE"))  # behind it, the form begins later
    outline = tokens.outline
    era_first, gregorian = whole_rules()
    found = era_first.fullmatch(outline), notation.grammar.number_first.fullmatch(outline)
    assert list(notation.forms(tokens)) == [one[0] for one in found if one is not None]
    floor = 0
    for at in (at for at, letter in enumerate(outline) if letter == "4"):
        begin = tokens.behind_walls(floor, at)
        whole = gregorian.search(outline, begin, at + LONGEST)
        assert whole is not None
        expected = whole if whole[0].anchor[0] == at else None
        assert notation.years._gregorian(tokens, at, floor) == expected
        floor = at + 1


@steady
@given(texts)
def test_parse_reads_what_is_found_alone(text: str) -> None:
    for one in complete(annotate(text, kinds={"juche"})):
        if not one.flags and one.value is not None:  # no value holds a doubt: Juche 91 (2002?)
            assert parse(one.text) == one.value


@steady
@given(texts, references, st.sets(st.sampled_from(KINDS)))
def test_kinds_only_removes_dates(text: str, reference: date | None, kinds: set[str]) -> None:
    found = annotate(text, reference=reference)
    narrowed = annotate(text, reference=reference, kinds=kinds)  # type: ignore[arg-type]
    assert narrowed == [one for one in found if one.kind in kinds]


@steady
@given(st.lists(texts, min_size=2, max_size=4), st.randoms())
def test_the_order_of_calls_changes_no_answer(several: list[str], draw: Random) -> None:
    calls: list[Callable[[], object]] = []
    for text in several:
        calls += [
            partial(annotate, text, reference=REFERENCE),
            partial(annotate, text, kinds={"gregorian"}),
            partial(parse, text),
            partial(normalize, text, "ko"),
        ]
    answers = list(map(outcome, calls))
    order = draw.sample(range(len(calls)), len(calls))
    denoting.denoted.cache_clear()
    assert [outcome(calls[index]) for index in order] == [answers[index] for index in order]


@steady
@given(texts, references)
def test_the_value_is_what_its_edtf_says(text: str, reference: date | None) -> None:
    for one in annotate(text, reference=reference):
        if one.value is not None and one.edtf is not None:
            assert one.value.isoformat() == one.edtf
            assert denoting.parse_iso(one.edtf) == one.value
        else:
            assert one.value is None
            before = one.edtf is not None and one.edtf < "1912"
            marked = one.edtf is not None and one.edtf[-1] in "?~%."
            assert before or marked or one.alternatives or one.kind == "anniversary"


@steady
@given(texts, references)
def test_rewriting_to_iso_twice_changes_nothing_more(text: str, reference: date | None) -> None:
    once = normalize(text, reference=reference)
    assert normalize(once, reference=reference) == once


@few
@given(texts, references)
def test_an_explanation_has_what_is_found(text: str, reference: date | None) -> None:
    told = explain(text, reference=reference)
    assert list(told.annotations) == annotate(text, reference=reference)
    assert str(told)
    for one in told.candidates:
        assert text[one.start : one.end] == one.text


@steady
@given(texts, texts, references)
def test_dates_do_not_depend_on_text_beyond_a_blank_line(
    above: str, below: str, reference: date | None
) -> None:
    def moved(text: str, offset: int = 0) -> list[tuple[object, ...]]:
        found: list[Annotation] = annotate(text, reference=reference)
        return [(one.start + offset, one.end + offset, one.kind, one.edtf) for one in found]

    whole = f"{above}\n\n{below}"
    # A paragraph that does not tell its language is in that of its document.
    spoken = notation_for(None).languages
    assume(spoken(whole).at(0) == spoken(above).at(0))
    assume(spoken(whole).at(len(whole)) == spoken(below).at(0))
    assert moved(whole) == moved(above) + moved(below, len(above) + 2)
