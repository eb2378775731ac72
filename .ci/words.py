"""Mutation of the tables: python .ci/words.py [--every N] [--fields F ...] [--tags T ...].

Words are logic here. One word of one table at a time is taken away, or means something else:
another distance, number or month. The rows of tests/corpus that hold the word, and CLDR's names of
months, are read with the changed table; where all say what they said, nothing notices the change.
A change that leaves the words of the language as they were, because another field has the same
word, is none. The exit status is 1 where less than the least share is noticed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from juche import JucheInterval, annotate, locales, notation
from juche.denoting import parse_iso
from juche.locales import Table, tables
from juche.notation import languages
from juche.notation.lexicon import Lexicon, fold
from support import families, leaning, rows
from test_words import FACTS, months

DAY = date(2019, 9, 17)
LEAST = 95.0
# What is no word that is looked for in a text: the tag and how dates are written, with tests of
# their own, and the words by which a language is told, of which no single one decides.
OTHERS = {"aliases", "paired", "juche", "gregorian", "short", "common", "weekdays"}
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


def _annotated(text: str, reference: str | None) -> str:
    period = None if reference is None else parse_iso(reference)
    assert not isinstance(period, JucheInterval)
    return " | ".join(
        f"{' '.join(one.text.split())} = {one.edtf or '?'} {one.kind[0]}{one.ordinal or ''}"
        f"{'e' * ('era_elided' in one.flags)}"
        for one in annotate(text, reference=period)
    )


def _fact(text: str, tag: str | None) -> str:
    found = annotate(text, reference=DAY, locales=tag)
    return " + ".join(f"{one.ordinal}." if one.ordinal else str(one.edtf) for one in found)


def _languages(text: str) -> str:
    return " | ".join(f"{one.text} = {one.locale or '-'}" for one in annotate(text, reference=DAY))


def _gold(text: str, reference: str | None) -> list[tuple[int, int, str, str | None]]:
    day = None if reference is None else date.fromisoformat(reference)
    found = annotate(text, reference=day)
    return [
        (
            one.start,
            one.end,
            one.kind,
            str(one.ordinal) if one.kind == "anniversary" else one.edtf,
        )
        for one in found
    ]


def _row(say: Callable[..., object], text: str, *more: str | None, tag: str | None = None) -> Row:
    """Return a row that expects what is said with the tables as they are."""

    def said() -> object:
        return say(text, *more)

    return Row(tag, fold(text), said, said())


def all_rows() -> list[Row]:
    """Return the rows of the corpora and those that CLDR gives.

    What they expect is what the reader says now; that it is right, the tests see.
    """
    found = []
    for tag, text, _ in FACTS:
        found += [_row(_fact, sentence, tag, tag=tag) for sentence in (text, f"… {text}.")]
        found.append(_row(_fact, f"… {text}.", None))
    for table in tables():
        for name, _ in [] if table.month_units else months(table):
            text = f"2000. {name} 5." if table.month_after_year else f"5. {name} 2000"
            found.append(_row(_fact, text, table.tag, tag=table.tag))
    found += [_row(_gold, line.text, None) for line in families()]
    found += [_row(_gold, line.text, line.label) for line in leaning()]
    found += [_row(_annotated, text, None) for text, _ in rows("boundaries.tsv")]
    for name in ("boundaries-leaning.tsv", "laws.tsv"):
        found += [_row(_annotated, text, reference) for text, reference, _ in rows(name)]
    found += [_row(_languages, text) for text, _ in rows("languages.tsv")]
    return found


def mutants(table: Table) -> Iterator[Mutant]:
    """Yield the table with one change at a time."""
    for field, value in vars(table).items():
        if field in OTHERS or not isinstance(value, (tuple, Mapping)):
            continue
        changed = _of_mapping(value) if isinstance(value, Mapping) else _of_words(field, value)
        for change, words, new in changed:
            if field == "eras" and not new:
                continue
            yield Mutant(table.tag, field, change, words, table.replace(**{field: new}))


def _of_words(
    field: str, words: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    fixed = field.startswith(("months", "weekdays"))
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
    if isinstance(value, int):
        yield value % 12 + 1 if value <= 12 else value + 1
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
        for key, word in lexicon._words.items()
    }
    left_out = {"tables", "roles", "first", "kept", "few_years", "_words", "_hints", "_cue_ends"}
    rest = {name: said for name, said in vars(lexicon).items() if name not in left_out}
    return words, rest, sorted(lexicon.kept)


def noticed(mutant: Mutant, known: list[Row]) -> bool:
    """Tell whether a row says something else with the changed table."""
    words = [fold(word).strip("#… ") for word in mutant.words]
    there = [row for row in known if any(word in row.folded for word in words)]
    there = [row for row in there if row.tag in {None, mutant.tag}]
    before = locales._of_module

    def changed(name: str) -> Table:
        table = before(name)
        return mutant.table if table.tag == mutant.tag else table

    locales._of_module = changed
    _forget_tables()
    try:
        # The language alone is compiled sooner.
        return any(row.said() != row.expected for row in sorted(there, key=lambda row: not row.tag))
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


def main() -> int:
    """Print the share that is noticed by field, and what survives; return the exit status."""
    options = argparse.ArgumentParser(description="change the tables one word at a time")
    options.add_argument("--every", type=int, default=1, help="try one change in so many")
    options.add_argument("--fields", nargs="*", default=None, help="only these fields")
    options.add_argument("--tags", nargs="*", default=None, help="only these languages")
    asked = options.parse_args()
    known = all_rows()
    changes = [
        mutant
        for table in tables()
        if asked.tags is None or table.tag in asked.tags
        for mutant in mutants(table)
        if asked.fields is None or mutant.field in asked.fields
    ]
    plain = {table.tag: _meaning(table) for table in tables()}
    counts: dict[str, Counter[bool]] = {}
    same = 0
    for mutant in changes[:: asked.every]:
        if _meaning(mutant.table) == plain[mutant.tag]:
            same += 1
            continue
        seen = noticed(mutant, known)
        counts.setdefault(mutant.field, Counter())[seen] += 1
        if not seen:
            print(mutant.tag, mutant.field, mutant.change, sep="\t", flush=True)
    for field, count in sorted(counts.items()):
        print(f"{field:<24} {count[True]:>5} of {count.total():>5} noticed", file=sys.stderr)
    total = sum(count.total() for count in counts.values())
    share = 100 * sum(count[True] for count in counts.values()) / max(total, 1)
    print(
        f"{len(known)} rows, {len(changes)} changes, one in {asked.every} tried: {same} change"
        f" nothing, {share:.1f} % of {total} noticed",
        file=sys.stderr,
    )
    return int(share < LEAST)


if __name__ == "__main__":
    sys.exit(main())
