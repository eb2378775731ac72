"""Mutation of the reader: python .ci/reader.py [MODULE ...] [--every N] [--jobs J].

Each mutant that mutmut makes of a module of notation/ or annotation/ reads rows of tests/corpus in
a process of its own, which has nothing remembered. First come the rows that call the changed
function, then some of all others. A mutant that no row notices is printed with what it changes.
.ci/mutation.py tries a mutant with the tests that called its function first. For what is made once,
such as the vocabulary, these are few, and this tries more. It works on a copy of the tree.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import functools
import gc
import os
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from mutation import copy_tree, limit_memory
from mutmut.mutation import trampoline
from mutmut.mutation.file_mutation import mutate_file_contents

FOLDERS = ("notation", "annotation")
# These write what was read, or remember it. Their tests are no rows.
OTHERS = {"__init__", "cells", "explaining", "model", "rewriting"}
CHOSEN = "MUTANT_UNDER_TEST"
SOME, LONGEST = 1000, 60
"""How many rows are tried that do not call a function, and for how many seconds all are."""
SENTENCES = ("boundaries-contextual.tsv", "seldom.tsv", "laws.tsv")
EXPLAINED = 40
"""One in so many rows is explained."""
IMPORTED = ("src", "tests", ".ci")


class Row(NamedTuple):
    """A question about a text, and the answer before anything was changed."""

    ask: Callable[[], object]
    answer: object


def answered(ask: Callable[[], object]) -> object:
    """Return what a question is answered, an error too."""
    try:
        return ask()
    except Exception as error:  # noqa: BLE001 - a mutant may raise whatever it likes
        return repr(error)


def questions() -> Iterator[Callable[[], object]]:
    """Yield what the rows ask: the dates of a text, why they are dates, and its value.

    What is mutated is imported here, after it was.
    """
    import words

    from juche import annotate, explain, parse, read
    from juche.denoting import parse_iso
    from support import dev, rows

    def why(text: str) -> object:
        return str(explain(text, reference=words.DAY))

    for known in words.all_rows().values():
        yield from (row.said for row in known)
    for line in dev():
        day = line["reference"] and parse_iso(line["reference"])
        yield functools.partial(annotate, line["text"], reference=day)
    for name in ("refused.tsv", "boundaries.tsv", "messages.tsv", "seen.tsv"):
        for text, *_ in rows(name):
            yield functools.partial(parse, text)
            yield functools.partial(read, text)
    for name in SENTENCES:
        for text, *_ in rows(name)[::EXPLAINED]:  # an explanation compiles the grammar anew
            yield functools.partial(why, text)


def caches() -> list[Callable[[], None]]:
    """Return what forgets all that the library remembers."""
    from juche import notation

    return [
        notation.forget,
        *(
            one.cache_clear
            for one in gc.get_objects()
            if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith("juche")
        ),
    ]


def forget(remembered: list[Callable[[], None]]) -> None:
    """Forget all that was remembered, as a fresh process has it."""
    for clear in remembered:
        clear()


def known_rows() -> tuple[list[Row], dict[str, list[int]]]:
    """Return the rows, and by function those that call it where nothing else did before."""
    called: set[str] = set()
    trampoline.record_trampoline_hit = lambda name, **_: called.add(name)
    os.environ[CHOSEN] = "stats"
    rows: list[Row] = []
    calling: dict[str, list[int]] = {}
    asked = list(questions())
    forget(caches())
    for number, ask in enumerate(asked):
        called.clear()
        rows.append(Row(ask, answered(ask)))
        for name in called:
            calling.setdefault(name, []).append(number)
    os.environ[CHOSEN] = ""
    return rows, calling


def is_noticed(mutant: str, rows: list[Row], order: list[int]) -> bool:
    """Tell whether a row answers otherwise where a mutant is in its place."""
    os.environ[CHOSEN] = mutant
    return any(answered(rows[number].ask) != rows[number].answer for number in order)


def tried(
    mutants: list[str], rows: list[Row], calling: dict[str, list[int]], jobs: int
) -> Iterator[tuple[str, bool]]:
    """Yield each mutant, and whether it was noticed."""
    draw = Random(1)  # noqa: S311 - no secret
    some = draw.sample(range(len(rows)), min(SOME, len(rows)))
    running: dict[int, str] = {}
    waiting = list(reversed(mutants))
    remembered = caches()
    forget(remembered)
    gc.freeze()  # so that processes share what they do not change
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            own = calling.get(mutant.rpartition("__mutmut_")[0], [])
            order = [*draw.sample(own, len(own)), *some]
            process = os.fork()
            if not process:
                # What a mutant raises at its end, and what it prints, is of no interest.
                os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
                gc.disable()
                limit_memory()
                signal.alarm(LONGEST)
                os._exit(is_noticed(mutant, rows, order))
            running[process] = mutant
        process, status = os.wait()
        yield running.pop(process), status != 0


def changes(source: str, mutants: list[str]) -> dict[str, str]:
    """Return by mutant the lines that it takes away, and those that it puts in their place."""
    lines = source.splitlines()
    functions = {
        one.name: lines[one.lineno : one.end_lineno]
        for one in ast.walk(ast.parse(source))
        if isinstance(one, ast.FunctionDef)
    }
    found = {}
    for mutant in mutants:
        name = mutant.rpartition(".")[2]
        before = functions[f"{name.rpartition('__mutmut_')[0]}__mutmut_orig"]
        changed = list(difflib.unified_diff(before, functions[name], lineterm="", n=0))[2:]
        found[mutant] = "\n".join(f"    {line}" for line in changed if line[0] in "+-")
    return found


def mutated(folder: Path, modules: list[str], every: int) -> dict[str, str]:
    """Change the modules of a copy of the tree; return their mutants, each with what it changes."""
    found: dict[str, str] = {}
    package = folder / "src/juche"
    for path in sorted(one for name in FOLDERS for one in (package / name).glob("*.py")):
        if path.stem not in modules if modules else path.stem in OTHERS:
            continue
        changed = mutate_file_contents(str(path), path.read_text("utf-8"), None, None)
        path.write_text(changed.code, "utf-8")
        module = ".".join(path.relative_to(folder / "src").with_suffix("").parts)
        chosen = list(changed.mutant_names)[::every]
        made = changes(changed.code, chosen)
        found |= {f"{module}.{name}": made[name] for name in chosen}
    return found


def main() -> int:
    """Print the mutants that no row notices, and the share of those noticed by module."""
    options = argparse.ArgumentParser(description="change the reader, one expression at a time")
    options.add_argument("modules", nargs="*", help="modules, such as story; all by default")
    options.add_argument("--every", type=int, default=1, help="try one mutant in so many")
    options.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_tree(("docs", *IMPORTED), folder)
        os.chdir(folder)
        said = mutated(folder, asked.modules, asked.every)
        sys.path[:0] = [str(folder / part) for part in IMPORTED]
        rows, calling = known_rows()
        modules: dict[str, Counter[bool]] = {}
        for mutant, noticed in tried(list(said), rows, calling, asked.jobs):
            module = mutant.split(".x")[0]
            modules.setdefault(module, Counter())[noticed] += 1
            if not noticed:
                print(mutant, said[mutant], sep="\n", flush=True)
    for module, counts in sorted(modules.items()):
        print(f"{module:<36} {counts[True]:>5} of {counts.total():>5} noticed", file=sys.stderr)
    total = sum(counts.total() for counts in modules.values())
    share = 100 * sum(counts[True] for counts in modules.values()) / max(total, 1)
    print(f"{len(rows)} rows: {share:.1f} % of {total} mutants noticed", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
