"""The laws of reading, counted: python .ci/laws.py [--text FOLDER] [--addresses FOLDER].

For each law it prints how many of its rows in tests/corpus/laws.tsv hold. For law 3 it reads a
folder of ordinary text, by default Debian's fortunes, and prints how many dates there are in a
language that their file is not in. For law 6 it reads a folder of New Year addresses, each named by
its year, and prints how many of the anniversaries count from the right year, where that is known.
What a folder is not there for is left out. The exit status is 1 where a row does not hold.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import juche
from juche import Annotation, JucheInterval, annotate
from juche.locales import tags
from support import rows, told

LAWS = ROOT / "tests" / "corpus" / "laws.tsv"
ADDRESSES = ROOT.parent / "shared" / "real" / "new-year-addresses"
FORTUNES = Path("/usr/share/games/fortunes")
DAY = date(2019, 9, 17)
# The languages of files that the name of their folder does not tell.
LANGUAGES = {"brasil": "pt"}
# A folder that has two languages.
BOTH = {"cs": {"cs", "sk"}}
# What divides fortunes, and lines of logs and the heads of mails.
NOT_WRITTEN = re.compile(
    r"^%$|^[> ]{0,9}(?:[A-Z][a-z]{2} [\d ]\d \d\d:\d\d|(?:On|Date:?) [A-Z][a-z]{2}, ).*$",
    re.MULTILINE,
)
MILLION = 1_000_000
# How far before an anniversary its sentence is searched for what it is of.
NEAR = 40


class Founding(NamedTuple):
    """What an anniversary is of: how Korean names it, its years, and the source of them."""

    names: str
    """A regular expression."""
    years: tuple[int, ...]
    source: str


FOUNDINGS = (
    Founding("공화국 ?창[건전]|정권수립", (1948,), "proclaimed on 9 September 1948, a holiday"),
    Founding("당 ?창건|당 창당", (1945,), "founded on 10 October 1945, a holiday"),
    Founding("조국 ?(?:해방|해뱡|광복)", (1945,), "Japan surrendered on 15 August 1945"),
    Founding("해방전쟁 ?승리|전승", (1953,), "Armistice Agreement, 27 July 1953"),
    Founding(
        "인민군 ?창건|혁명군 ?창건|건군|유격대 창설|유격대를 창건하고.*",
        (1932, 1948),
        "kept on 25 April 1932 from 1978 to 2017, on 8 February 1948 before and since",
    ),
    Founding("수령님의? ?탄생|김일성동지의 탄생", (1912,), "born on 15 April 1912, a holiday"),
    Founding("김일성동지의[ \u3000]*서거|김일성동지께서 서거", (1994,), "died on 8 July 1994"),
    Founding("10월 ?혁명", (1917,), "October Revolution, 1917"),
    Founding("농촌테제 ?발표|농촌문제에 관한 테제.?발표", (1964,), "the Theses, 25 February 1964"),
    Founding("교육에 관한 테제.?발표", (1977,), "the Theses, 5 September 1977"),
    Founding(
        r"ㅌ[.·]ㄷ.{0,3}결성|타도제국주의동맹.{0,3}결성", (1926,), "formed on 17 October 1926"
    ),
    Founding("총련 ?결성", (1955,), "formed in Tokyo on 25 May 1955"),
    Founding("7.4(?:남북)?공동성명 ?발표", (1972,), "Joint Communique, 4 July 1972"),
    Founding("6.15(?:북남)?공동선언 ?발표", (2000,), "Joint Declaration, 15 June 2000"),
    Founding("10.4선언 ?발표", (2007,), "Declaration, 4 October 2007"),
    Founding("련방공화국 ?창립방안 ?제시", (1980,), "the Sixth Congress, 10 October 1980"),
)


class Text(NamedTuple):
    """A file of ordinary text, and the languages that it is in."""

    label: str
    languages: set[str]
    path: Path


def law_rows() -> Iterator[tuple[int, bool]]:
    """Yield the number of the law of each row, and whether the row holds."""
    numbers: list[int] = []
    for line in LAWS.read_text("utf-8").splitlines():
        heading = re.match(r"# --- (\d)\.", line)
        if heading:
            number = int(heading[1])
        elif not line.startswith("#"):
            numbers.append(number)
    for number, (text, reference, expected) in zip(numbers, rows("laws.tsv"), strict=True):
        written = juche.read(reference)
        assert not isinstance(written, JucheInterval)
        yield number, told(annotate(text, reference=written)) == expected


def texts(folder: Path) -> Iterator[Text]:
    """Yield the files of a folder; a folder in it that is named by a language has that one."""
    known = set(tags())
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".dat", ".u8"} or path.is_symlink() or not path.is_file():
            continue
        first = path.relative_to(folder).parts[0]
        label = LANGUAGES.get(first, first if first in known else "en")
        yield Text(label, BOTH.get(label, {label}), path)


def passages(path: Path) -> str:
    """Return the text of a file without the lines that a program wrote, in English everywhere.

    Fortunes have a percent sign between them, and a blank line here.
    """
    return NOT_WRITTEN.sub("", path.read_text("utf-8", errors="replace"))


def foreign(folder: Path) -> tuple[Counter[str], Counter[str], list[tuple[Path, Annotation]]]:
    """Return the characters and dates by language, and the dates in another language."""
    letters: Counter[str] = Counter()
    dates: Counter[str] = Counter()
    others: list[tuple[Path, Annotation]] = []
    for one in texts(folder):
        text = passages(one.path)
        found = annotate(text, reference=DAY)
        letters[one.label] += len(text)
        dates[one.label] += len(found)
        others += [
            (one.path, date_found)
            for date_found in found
            if date_found.locale and date_found.locale not in one.languages
        ]
    return letters, dates, others


def known_anniversaries(folder: Path) -> Iterator[tuple[Annotation, bool]]:
    """Yield the anniversaries whose founding is known, and whether they count from its year."""
    for path in sorted(folder.glob("[0-9]*.txt")):
        text = path.read_text("utf-8")
        written = date(int(path.stem[:4]), 1, 1)
        for one in annotate(text, reference=written, kinds={"anniversary"}):
            before = re.split("[.!?]\\s", text[max(0, one.start - NEAR) : one.start])[-1]
            years = founding_years(before)
            if years:
                yield one, one.edtf in {str(year) for year in years}


def founding_years(before: str) -> tuple[int, ...]:
    """Return the years of the founding that is named last, none where none is."""
    found = [
        (match.end(), len(match[0]), one.years)
        for one in FOUNDINGS
        for match in re.finditer(one.names, before)
    ]
    return max(found)[2] if found else ()


def main() -> int:
    """Print the counts; return 1 where a row of a law does not hold."""
    options = argparse.ArgumentParser(description="count what the laws of reading give")
    options.add_argument("--text", type=Path, default=FORTUNES, help="a folder of ordinary text")
    options.add_argument("--addresses", type=Path, default=ADDRESSES, help="a folder of addresses")
    asked = options.parse_args()
    every: Counter[int] = Counter()
    hold: Counter[int] = Counter()
    for number, holds in law_rows():
        every[number] += 1
        hold[number] += holds
    for number, count in sorted(every.items()):
        print(f"law {number}: {hold[number]} of {count} rows hold")
    if asked.text.is_dir():
        letters, dates, others = foreign(asked.text)
        labels = Counter(str(one.locale) for _, one in others)
        total = max(letters.total(), 1)
        print(f"law 3: {letters.total() / MILLION:.1f} million characters, {dates.total()} dates")
        for label, count in sorted(labels.items()):
            print(f"law 3: {label} {count * MILLION / total:.2f} a million in other texts")
        # Every text quotes English, where its dates are English too.
        rest = len(others) - labels["en"]
        print(f"law 3: {rest * MILLION / total:.2f} a million in all but English")
    if asked.addresses.is_dir():
        found = list(known_anniversaries(asked.addresses))
        told_by_text = [right for one, right in found if "year_assumed" not in one.flags]
        for name, counted in (
            ("all", [right for _, right in found]),
            ("not assumed", told_by_text),
        ):
            share = 100 * sum(counted) / max(len(counted), 1)
            print(f"law 6: {sum(counted)} of {len(counted)} right, {name} ({share:.1f} %)")
    return int(hold != every)


if __name__ == "__main__":
    sys.exit(main())
