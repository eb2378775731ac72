"""Mutation of the tables: python .ci/words.py [--every N] [--fields F ...] [--tags T ...].

Words are logic here. One word of one table at a time is taken away, or means something else:
another distance, number or month. The rows of tests/corpus that hold the word, the numbers in words
and CLDR's names of months are read with the changed table, and the table is compared with CLDR as
the tests do; where all say what they said, nothing notices the change. A change that leaves the
words of the language as they were, because another field has the same word, is none. The exit
status is 1 where less than the least share is noticed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import test_locales
from juche import JucheInterval, annotate, locales, notation
from juche.denoting import parse_iso
from juche.locales import Table, tables
from juche.notation import languages
from juche.notation import notation as notation_module
from juche.notation.grammar import Grammar
from juche.notation.letters import fold
from juche.notation.lexicon import Lexicon
from support import contextual, families, rows, told
from test_numbers import numbered
from test_words import DAY, FACTS, SENTENCES, dates_of_months

# All were noticed when this was set.
LEAST = 99.5
# What is no word that is looked for in a text: the tag and how dates are written, with tests of
# their own, and the words by which a language is told, of which no single one decides.
OTHERS = {"aliases", "paired", "juche", "gregorian", "short", "common"}
MARK = "qx"
"""What makes an unknown word of one that a table must keep."""


class Row(NamedTuple):
    """A text with what is said of its dates."""

    tag: str | None
    """The language to read it in, all when None."""
    folded: str
    said: Callable[[], object]
    expected: object


class Mutant(NamedTuple):
    """A table with one change."""

    tag: str
    field: str
    change: str
    words: tuple[str, ...]
    table: Table


def _fact(text: str, tag: str | None) -> str:
    found = annotate(text, reference=DAY, locales=tag)
    return " + ".join(f"{one.text} {one.ordinal or one.edtf}" for one in found)


def _sentence(text: str, tag: str | None, reference: str | None) -> str:
    period = None if reference is None else parse_iso(reference)
    assert not isinstance(period, JucheInterval)
    return told(annotate(text, reference=period, locales=tag))


def _languages(text: str) -> str:
    return " | ".join(f"{one.text} = {one.locale or '-'}" for one in annotate(text, reference=DAY))


def _row(say: Callable[..., object], text: str, tag: str | None, *more: str | None) -> Row:
    """Return a row that expects what is said with the tables as they are."""

    def said() -> object:
        return say(text, *more)

    return Row(tag, fold(text), said, said())


def all_rows() -> dict[str | None, list[Row]]:
    """Return the rows of the corpora and those that a law gives, by the language to read them in.

    What they expect is what the reader says now; that it is right, the tests see.
    """
    found: list[Row] = []
    for tag, text, _ in FACTS:
        found += [_row(_fact, sentence, tag, tag) for sentence in (text, f"… {text}.")]
        found.append(_row(_fact, f"… {text}.", None, None))
    facts = [*dates_of_months(), *numbered()]
    found += [_row(_fact, text, tag, tag) for tag, text, _ in facts]
    for tag, text, _ in SENTENCES:
        found += [_row(_sentence, text, one, one, DAY.isoformat()) for one in (tag, None)]
    found += [_row(_sentence, line.text, None, None, None) for line in families()]
    found += [_row(_sentence, line.text, None, None, line.label) for line in contextual()]
    found += [_row(_sentence, text, None, None, None) for text, _ in rows("boundaries.tsv")]
    for name in ("boundaries-contextual.tsv", "laws.tsv"):
        found += [_row(_sentence, text, None, None, reference) for text, reference, _ in rows(name)]
    found += [_row(_languages, text, None) for text, _ in rows("languages.tsv")]
    known: dict[str | None, list[Row]] = {table.tag: [] for table in tables()}
    known[None] = []
    for row in found:
        known[row.tag].append(row)
    return known


def mutants(table: Table) -> Iterator[Mutant]:
    """Yield the table with one change at a time."""
    for field, value in vars(table).items():
        if field in OTHERS or not isinstance(value, (tuple, Mapping)):
            continue
        changed = _of_mapping(value) if isinstance(value, Mapping) else _of_words(field, value)
        for change, words, new in changed:
            if field == "eras" and not new:
                continue
            yield Mutant(table.tag, field, change, words, _with(table, field, new))


def _with(table: Table, field: str, new: Mapping[str, object] | tuple[str, ...]) -> Table:
    """Return the table with the field changed, and without what it refuses to have beside that."""
    changes = {field: new}
    if field == "months_short":
        changes["months_unstopped"] = tuple(
            name for name in table.months_unstopped if f"{name}." in new
        )
    return table.replace(**changes)


def _of_words(
    field: str, words: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    fixed = field.startswith(("months", "weekdays")) and not field.endswith(("other", "unstopped"))
    for place, word in enumerate(words):
        kept = (word + MARK,) if fixed else ()
        yield f"{word} is gone", (word,), (*words[:place], *kept, *words[place + 1 :])
        other = (place + 1) % len(words)
        if fixed and words[other] != word:
            swapped = list(words)
            swapped[place], swapped[other] = swapped[other], swapped[place]
            yield f"{word} is {words[other]}", (word, words[other]), tuple(swapped)


def _of_mapping(
    words: Mapping[str, object],
) -> Iterator[tuple[str, tuple[str, ...], dict[str, object]]]:
    for word, value in words.items():
        yield f"{word} is gone", (word,), {key: words[key] for key in words if key != word}
        for new in _others(value):
            yield f"{word} is {new}", (word,), {**words, word: new}


def _others(value: object) -> Iterator[object]:
    """Yield what a word may be taken to mean instead."""
    if value is None:
        yield 0
    elif isinstance(value, int):
        yield value % 12 + 1 if value <= 12 else value + 1
    elif isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        for place in range(len(value)):
            yield value[:place] + value[place + 1 :]
    elif isinstance(value, tuple):
        unit, distance = value
        yield unit, distance + 1
        yield ("month" if unit == "day" else "day"), distance
    else:
        yield f"{value}{MARK}"


def _meaning(table: Table) -> object:
    """Return all that the words of a table say, to tell a change from none."""
    lexicon = Lexicon((table,))
    words = {
        key: (word.roles, word.months, word.relative, word.number)
        for key in lexicon.vocabulary.phrases
        if (word := lexicon.vocabulary.word(key))
    }
    left_out = {"tables", "roles", "few_years", "vocabulary", "dictionary", "_hints", "_cue_ends"}
    rest = {
        name: getattr(said, "pattern", said)  # two that are not compiled yet never compare equal
        for name, said in vars(lexicon).items()
        if name not in left_out
    }
    return words, rest, sorted(lexicon.kept)


@contextmanager
def changed(mutant: Mutant) -> Iterator[None]:
    """Let the changed table be that of its language."""
    before = locales._of_module

    def of_module(name: str) -> Table:
        table = before(name)
        return mutant.table if table.tag == mutant.tag else table

    locales._of_module = of_module
    _forget_tables()
    try:
        yield
    finally:
        locales._of_module = before
        _forget_tables()
        for words_read in [key for key in notation._compiled if mutant.table in key]:
            del notation._compiled[words_read]
        languages._evidence.cache_clear()


def _forget_tables() -> None:
    """Let the tables be asked for anew."""
    locales._built_in.cache_clear()
    locales._own.cache_clear()


def differs_from_cldr(table: Table) -> bool:
    """Tell whether a test that compares a table with CLDR fails."""
    try:
        test_locales.test_months_are_those_of_cldr(table)
        test_locales.test_weekdays_are_those_of_cldr(table)
        if table.months_alone:
            test_locales.test_months_alone_are_those_of_cldr(table)
        if table.months_short:
            test_locales.test_abbreviations_are_those_of_cldr(table)
    except (AssertionError, pytest.xfail.Exception):
        return True
    return False


def noticed(mutant: Mutant, known: Mapping[str | None, list[Row]], plain: object) -> bool | None:
    """Tell whether anything notices the changed table; None where it says what it said before.

    The rows of its own language are read with its words alone, which are compiled sooner than all.
    """
    if mutant.field.startswith(("months", "weekdays")) and differs_from_cldr(mutant.table):
        return True
    parts = [re.split("[#… ]+", fold(word)) for word in mutant.words]
    with changed(mutant):
        for tag in (mutant.tag, None):
            there = [
                row
                for row in known[tag]
                if any(all(part in row.folded for part in word) for word in parts)
            ]
            if any(row.said() != row.expected for row in there):
                return True
            if tag and _meaning(mutant.table) == plain:
                return None
    return False


def same_grammars() -> None:
    """Let lexicons whose words have the same letters share a grammar, which has no words.

    Most changes leave them the same, and to compile a grammar takes longer than all else.
    """
    made: dict[tuple[tuple[str, str], ...], Grammar] = {}

    def grammar(roles: dict[str, str]) -> Grammar:
        return made.setdefault(tuple(sorted(roles.items())), Grammar(roles))

    notation_module.Grammar = grammar  # type: ignore[assignment,misc]  # a function in its place


def main() -> int:
    """Print the share that is noticed by field and language, and what is not; return the status."""
    options = argparse.ArgumentParser(description="change the tables one word at a time")
    options.add_argument("--every", type=int, default=1, help="try one change in so many")
    options.add_argument("--fields", nargs="*", default=None, help="only these fields")
    options.add_argument("--tags", nargs="*", default=None, help="only these languages")
    asked = options.parse_args()
    same_grammars()
    known = all_rows()
    changes = [
        mutant
        for table in tables()
        if asked.tags is None or table.tag in asked.tags
        for mutant in mutants(table)
        if asked.fields is None or mutant.field in asked.fields
    ]
    plain = {table.tag: _meaning(table) for table in tables()}
    fields: dict[str, Counter[bool]] = {}
    tags: dict[str, Counter[bool]] = {}
    same = 0
    for mutant in changes[:: asked.every]:
        seen = noticed(mutant, known, plain[mutant.tag])
        if seen is None:
            same += 1
            continue
        for counts, name in ((fields, mutant.field), (tags, mutant.tag)):
            counts.setdefault(name, Counter())[seen] += 1
        if not seen:
            print(mutant.tag, mutant.field, mutant.change, sep="\t", flush=True)
    for name, count in [*sorted(fields.items()), *tags.items()]:
        print(f"{name:<24} {count[True]:>5} of {count.total():>5} noticed", file=sys.stderr)
    total = sum(count.total() for count in tags.values())
    share = 100 * sum(count[True] for count in tags.values()) / max(total, 1)
    print(
        f"{sum(map(len, known.values()))} rows, {len(changes)} changes, one in {asked.every} tried:"
        f" {same} change nothing, {share:.1f} % of {total} noticed",
        file=sys.stderr,
    )
    return int(share < LEAST)


if __name__ == "__main__":
    sys.exit(main())
