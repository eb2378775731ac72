"""A night's fuzz: python .ci/fuzz.py --minutes N [--seed S] [--jobs J].

Texts drawn from the grammar, fragments that break readers, and both cut and joined at random go
through every entry point. What breaks a law is shrunk to the smallest text that breaks it too and
printed as a row: the law, the reference, the text with escapes, and what happened. The exit status
is 1 where there is such a row. Each processor has a process, which draws from a seed of its own:
the first from S, the second from S + 1. Two cores try ten million texts in a night.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import juche
from drawn import RULES, sentence, text_of
from juche import annotate, explain, normalize, parse, read
from juche.annotation import KINDS
from juche.annotation.views import MARKUPS, view_of
from juche.denoting import parse_iso
from juche.locales import LOSSLESS_STYLES, STYLES, tables
from juche.notation import notation_for
from juche.notation.letters import paragraphs
from juche.notation.reading import EVERY
from support import FRAGMENTS, complete

REFERENCE = date(2019, 9, 17)
FORMS = ("iso", *STYLES, "ko", "ru:juche", "en:gregorian")
TYPES: tuple[type[juche.JuchePeriod], ...] = (juche.JucheYear, juche.JucheMonth, juche.JucheDate)
SIGNS = ("<b>", "</b>", "<!--", "&nbsp;", "&#8203;", "**", "_", "[[", "]]", "''", "{{", "`", "|")
MOST = 5
"""The rows that one fault has at most: the same law, broken at the same line."""
Law = Callable[[str, date | None], None]


def found_in_order(text: str, reference: date | None) -> None:
    """What is found stands in the text, in order, and its value is what its EDTF says."""
    end = 0
    for one in annotate(text, reference=reference):
        assert end <= one.start < one.end <= len(text), "overlap"
        assert text[one.start : one.end] == one.text, "text"
        if one.value is not None:
            assert one.value.isoformat() == one.edtf, "edtf"
            assert one.edtf is not None, "edtf"
            assert parse_iso(one.edtf) == one.value, "edtf read"
        end = one.end


def kinds_narrow(text: str, reference: date | None) -> None:
    """Asking for some kinds gives those of all that are of the kinds."""
    found = annotate(text, reference=reference)
    for kind in KINDS:
        narrowed = annotate(text, reference=reference, kinds={kind})
        assert narrowed == [one for one in found if one.kind == kind], kind


def parse_agrees(text: str, _reference: date | None) -> None:
    """What is found and says all that it means is parsed alone to the same value."""
    for one in complete(annotate(text, kinds={"juche"})):
        if not one.flags and one.value is not None:  # no value holds a doubt: Juche 91 (2002?)
            assert parse(one.text) == one.value, one.text


def reading_raises_its_errors(text: str, _reference: date | None) -> None:
    """Reading a whole text gives a value, or a short error with a place in the text."""
    for entry in (parse, read):
        try:
            value = entry(text)
        except juche.JucheParseError as error:
            assert 0 <= error.position <= len(text), "position"
            assert len(str(error)) < 300, "message"
            assert str(error).isprintable(), "message"
        else:
            assert parse(str(value)) == value, "written"
            assert entry(f"\n {text} ") == value, "blanks"


def strptime_raises_its_errors(text: str, _reference: date | None) -> None:
    """A pattern reads a text or raises, whatever the text is."""
    for table in tables()[:6]:
        for kind, pattern in zip(TYPES, table.paired, strict=True):
            try:
                kind.strptime(text, pattern, table.tag)
            except juche.JucheError:
                continue


def rewriting_ends(text: str, reference: date | None) -> None:
    """A text is rewritten to ISO 8601 once for all."""
    once = normalize(text, reference=reference)
    assert normalize(once, reference=reference) == once, once


def every_form_is_written(text: str, reference: date | None) -> None:
    """A text is rewritten to every form, and nothing is raised."""
    for form in FORMS:
        normalize(text, form, reference=reference)


def spoken_alike(text: str, part: str, offset: int) -> bool:
    """Tell whether each paragraph of a part of a text has the languages that it has in the text."""
    languages = notation_for(None).languages
    whole, alone = languages(text), languages(part)
    return all(
        whole.at(place + offset) == alone.at(place)
        and whole.spoken(EVERY, place + offset) == alone.spoken(EVERY, place)
        for place in paragraphs(part)
    )


def blank_line_divides(text: str, reference: date | None) -> None:
    """What stands behind a blank line changes nothing before it."""
    above, blank, below = text.partition("\n\n")
    if not blank:
        return
    parts = ((above, 0), (below, len(above) + len(blank)))
    # A paragraph that does not tell its language is in that of its document.
    if not all(spoken_alike(text, part, offset) for part, offset in parts):
        return
    apart = [
        (one.start + offset, one.text, one.kind, one.edtf)
        for part, offset in parts
        for one in annotate(part, reference=reference)
    ]
    found = annotate(text, reference=reference)
    whole = [(one.start, one.text, one.kind, one.edtf) for one in found]
    assert whole == apart, f"{whole} and apart {apart}"


def views_show_the_same(text: str, reference: date | None) -> None:
    """In every markup, the dates of the source are those that are seen."""
    for markup in MARKUPS:
        view = view_of(text, markup)
        seen = annotate(text if view is None else view.text, reference=reference)
        found = annotate(text, reference=reference, markup=markup)
        assert [(a.kind, a.edtf) for a in found] == [(a.kind, a.edtf) for a in seen], markup
        assert all(text[a.start : a.end] == a.text for a in found), markup
        normalize(text, reference=reference, markup=markup)


def pages_are_rewritten_once(text: str, reference: date | None) -> None:
    """A page is rewritten to ISO 8601 once for all."""
    once = normalize(text, reference=reference, markup="html")
    assert normalize(once, reference=reference, markup="html") == once, once


def explained(text: str, reference: date | None) -> None:
    """An explanation has what is found."""
    told = explain(text, reference=reference)
    assert list(told.annotations) == annotate(text, reference=reference), "annotations"
    assert str(told), "empty"


def written_is_read(text: str, _reference: date | None) -> None:
    """What a value is written as, in the language that it was found in, is read back."""
    for one in annotate(text, kinds={"juche"}):
        value = one.value
        if value is None or (
            # Ends of two precisions are read as two dates by design.
            isinstance(value, juche.JucheInterval) and type(value.start) is not type(value.end)
        ):
            continue
        for style in LOSSLESS_STYLES:
            assert parse(value.format(one.locale or "en", style)) == value, style


LAWS: tuple[tuple[Law, int], ...] = (
    *((found_in_order, 1), (parse_agrees, 2), (blank_line_divides, 2), (rewriting_ends, 4)),
    *((kinds_narrow, 4), (reading_raises_its_errors, 4), (strptime_raises_its_errors, 8)),
    *((pages_are_rewritten_once, 8), (written_is_read, 8), (views_show_the_same, 16)),
    *((every_form_is_written, 32), (explained, 80)),  # an explanation compiles the grammar anew
)
"""Each law with how many texts go by between two that it is tried on."""


def texts(draw: Random) -> Iterator[str]:
    """Yield texts without end."""
    words = tables()
    while True:
        table = draw.choice(words)
        way = draw.randrange(6)
        if way < 2:
            yield sentence(draw, table)
        elif way == 2:
            yield text_of(draw, table, draw.choice(RULES))
        elif way == 3:
            yield "".join(draw.choice(FRAGMENTS) for _ in range(draw.randrange(1, 12)))
        else:
            parts = [sentence(draw, table), sentence(draw, draw.choice(words))]
            for _ in range(draw.randrange(1, 6)):
                place = draw.randrange(len(parts[0]) + 1)
                cut = place + draw.randrange(4)
                new = draw.choice((*FRAGMENTS, "\n\n") if way == 4 else SIGNS)
                parts[0] = parts[0][:place] + new + parts[0][cut:]
            yield draw.choice(("", " ", "\n", "\n\n", "\n\n")).join(parts[: draw.randrange(1, 3)])


def escaped(text: str) -> str:
    """Return a text in one line, what cannot be seen as escapes."""
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode() for one in text
    )


def fault(law: Law, text: str, reference: date | None) -> tuple[str, str] | None:
    """Return what tells a fault from others and what it says, None where the law holds."""
    try:
        law(text, reference)
    except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        name = f"{law.__name__} {type(error).__name__} {Path(frame.filename).name}:{frame.lineno}"
        return name, escaped(str(error))[:300]
    return None


def shrunk(law: Law, text: str, reference: date | None, name: str) -> str:
    """Return the text with as much as possible taken out that leaves it the same fault."""
    size = len(text) // 2
    while size:
        place = 0
        while place < len(text):
            shorter = text[:place] + text[place + size :]
            again = fault(law, shorter, reference)
            if again is not None and again[0] == name:
                text = shorter
            else:
                place += size
        size = min(size // 2, len(text) // 2) if size > 1 else 0
    return text


def fuzz(minutes: float, seed: int) -> tuple[int, set[str], int]:
    """Fuzz for some minutes and print a row for each fault.

    Return how many texts were tried, the names of the faults, and how many rows were printed.
    """
    draw = Random(seed)  # noqa: S311 - no secret
    end = time.monotonic() + 60 * minutes
    rows: dict[str, set[str]] = {}
    count = 0
    for text in texts(draw):
        if time.monotonic() > end:
            break
        count += 1
        reference = REFERENCE if count % 2 else None
        for law, every in LAWS:
            broken = None if draw.randrange(every) else fault(law, text, reference)
            if broken is None:
                continue
            name, _ = broken
            known = rows.setdefault(name, set())
            if len(known) >= MOST:
                continue
            least = shrunk(law, text, reference, name)
            if least not in known:
                known.add(least)
                _, said = fault(law, least, reference) or broken
                print(name, reference or "-", escaped(least), said, sep="\t", flush=True)
    return count, set(rows), sum(map(len, rows.values()))


def main() -> int:
    """Fuzz in as many processes as are asked for; return the exit status."""
    options = argparse.ArgumentParser(description="fuzz every entry point")
    options.add_argument("--minutes", type=float, default=1.0)
    options.add_argument("--seed", type=int, default=None)
    options.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    asked = options.parse_args()
    seed = time.time_ns() % 1_000_000 if asked.seed is None else asked.seed
    seeds = range(seed, seed + asked.jobs)
    with ProcessPoolExecutor(asked.jobs) as pool:
        found = list(pool.map(partial(fuzz, asked.minutes), seeds))
    counts, names, printed = zip(*found, strict=True)
    faults = set().union(*names)
    print(
        f"{sum(counts)} texts, seed {seed}, {asked.jobs} processes:"
        f" {sum(printed)} rows of {len(faults)} faults",
        file=sys.stderr,
    )
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
