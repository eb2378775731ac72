"""The changes to the tables that the mutation of data tries."""

from __future__ import annotations

from types import ModuleType

import pytest

from juche.locales import tables
from support import script


@pytest.fixture(scope="module")
def words() -> ModuleType:
    return script("words")


@pytest.mark.slow
def test_every_change_makes_a_table_that_differs(words: ModuleType) -> None:
    for table in tables():
        fields = set()
        for mutant in words.mutants(table):
            assert vars(mutant.table) != vars(table), mutant
            fields.add(mutant.field)
        assert "months" in fields


def test_a_table_means_the_same_when_its_words_are_compiled_again(words: ModuleType) -> None:
    for table in tables()[:3]:
        assert words._meaning(table) == words._meaning(table.replace())
        assert words._meaning(table) != words._meaning(table.replace(common=(), eras=("qx",)))
