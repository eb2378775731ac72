"""Whatever is remembered, forgotten or registered, the same question has the same answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

import juche
from drawn import sentences
from juche import (
    JucheDate,
    JucheError,
    JucheMonth,
    JucheYear,
    annotate,
    denoting,
    formatting,
    notation,
    parsing,
    texts,
)
from juche.locales import STYLES, register, table, unregister
from juche.notation import languages
from support import contextual, families

REFERENCE = date(2019, 9, 17)
# A language of nobody's, whose era word no other one has.
OWN = table("hu").replace(tag="xx", name="Nobody's", eras=("Ksudz",))
WRITTEN = [line.text for line in [*families(), *contextual()]]
VALUES = (JucheYear(89), JucheMonth(89, 7), JucheDate(89, 7, 19))
PATTERNS = ("%J.%m.%d", "%d %B Juche %J", "%Y-%m-%d (%b)")
KINDS = (JucheYear, JucheMonth, JucheDate, juche.JucheInterval)
FORGET: tuple[Callable[[], None], ...] = (
    notation.forget,
    denoting.denoted.cache_clear,
    texts._remembered.cache_clear,
    parsing._parsed.cache_clear,
    formatting._styled.cache_clear,
    formatting._patterned.cache_clear,
    languages._evidence.cache_clear,
    *(kind._writers.clear for kind in KINDS),
)
documents = st.one_of(st.sampled_from(WRITTEN), sentences)
places = st.integers(0, 2)
"""Where a document stands among the few of one run, so that each is read again and again."""
tags = st.sampled_from([None, None, "ko", "en", "hu"])


def said(action: Callable[[], object]) -> str:
    """Return what an action returns, or the error of this library that it raises."""
    try:
        return repr(action())
    except JucheError as error:
        return f"{type(error).__name__}: {error}"


class Remembering(RuleBasedStateMachine):
    """Questions while what is remembered comes and goes; in the end each is asked anew."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[tuple[object, ...], tuple[Callable[[], object], str]] = {}
        self.registered = False
        self.documents: list[str] = []

    def _ask(self, question: tuple[object, ...], action: Callable[[], object]) -> None:
        answer = said(action)
        assert self.answers.setdefault((*question, self.registered), (action, answer))[1] == answer

    @initialize(several=st.lists(documents, min_size=2, max_size=2))
    def nothing_is_remembered(self, several: list[str]) -> None:
        self.documents = [*several, "Ksudz 89. július 19."]
        for forget in FORGET:
            forget()

    @rule(forget=st.sampled_from(FORGET))
    def forget_something(self, forget: Callable[[], None]) -> None:
        forget()

    @rule(place=places, tag=tags, to=st.sampled_from(["iso", "ko", *STYLES]))
    def read_a_document(self, place: int, tag: str | None, to: str) -> None:
        text = self.documents[place]
        found = partial(annotate, text, reference=REFERENCE, locales=tag)
        self._ask(("annotate", text, tag), found)
        self._ask(("parse", text), partial(juche.parse, text))
        self._ask(("normalize", text, to), partial(juche.normalize, text, to))

    @rule(
        value=st.sampled_from(VALUES),
        tag=st.sampled_from(["en", "ko", "xx"]),
        style=st.sampled_from(STYLES),
    )
    def write_a_value(self, value: juche.JuchePeriod, tag: str, style: str) -> None:
        self._ask(("format", value, tag, style), partial(value.format, tag, style))

    @rule(pattern=st.sampled_from(PATTERNS), tag=st.sampled_from(["en", "hu", "xx"]))
    def write_and_read_a_pattern(self, pattern: str, tag: str) -> None:
        def both() -> object:
            return JucheDate.strptime(JucheDate(89, 7, 19).strftime(pattern, tag), pattern, tag)

        self._ask(("strptime", pattern, tag), both)

    @precondition(lambda self: not self.registered)
    @rule()
    def register_a_language(self) -> None:
        register(OWN)
        self.registered = True

    @precondition(lambda self: self.registered)
    @rule()
    def take_it_back(self) -> None:
        unregister("xx")
        self.registered = False

    def teardown(self) -> None:
        """Ask each question again of a library that remembers nothing."""
        if self.registered:
            unregister("xx")
        try:
            for registered in (False, True):
                if registered:
                    register(OWN)
                for forget in FORGET:
                    forget()
                for question, (action, answer) in self.answers.items():
                    assert question[-1] != registered or said(action) == answer
        finally:
            unregister("xx")


TestRemembering = Remembering.TestCase
TestRemembering.settings = settings(
    max_examples=12, stateful_step_count=20, derandomize=True, database=None
)


def test_a_language_is_read_while_it_is_registered() -> None:
    text = "Ksudz 89. július 19."
    assert annotate(text) == []
    register(OWN)
    try:
        assert [one.edtf for one in annotate(text)] == ["2000-07-19"]
    finally:
        unregister("xx")
    assert annotate(text) == []
