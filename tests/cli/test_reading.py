"""Large documents, which are read in passages."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from juche.cli import encodings, reading
from juche.cli.encodings import Encoding
from juche.cli.files import Document
from juche.cli.reading import Cut, passages
from juche.export.rows import Begin
from support import run, table


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make small documents count as large ones."""
    monkeypatch.setattr(reading, "LARGE", 4096)
    monkeypatch.setattr(reading, "PASSAGE", 1024)


PARAGRAPHS = "".join(
    f"On 3 May {2000 + number % 20}, Juche\n{89 + number % 20}.\r\n\r\n" for number in range(240)
)
# In UTF-16 the Gurmukhi letter and the one behind it have the bytes of a line feed between them.
LINES = "".join(f"On 3 May {2000 + number % 20} it was.\n" for number in range(240))
ACROSS = "".join(f"On 3 May {2000 + number % 20} \u0a41\u4100.\n" for number in range(240))
BARE = LINES.replace("\n", " and then nothing else was said for a long time, they told ")
NOTHING = "가" * 3000


def unquoted(lines: str) -> list[str]:
    return [re.sub('"prefix": ".*?", "suffix": ".*?"', "", line) for line in lines.splitlines()]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPHS,
        ACROSS,
        "x" * 5000 + " Juche 89",
        *(pytest.param(text, marks=pytest.mark.slow) for text in (LINES, BARE, NOTHING)),
    ],
)
@pytest.mark.parametrize(
    ("encoding", "command"),
    [
        ("utf-8", "csv"),
        ("utf-16", "normalize"),
        *(
            pytest.param("utf-8", form, marks=pytest.mark.slow)
            for form in ("jsonl", "web", "table", "check")
        ),
        *(
            pytest.param(name, "normalize", marks=pytest.mark.slow)
            for name in ("utf-8-sig", "utf-16-be", "cp949")
        ),
    ],
)
def test_a_large_file_is_read_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, encoding: str, command: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding, "replace"))
    arguments = (
        (command,) if command in ("normalize", "check") else ("annotate", "--format", command)
    )
    in_passages = run(*arguments, "--encoding", encoding, path)
    if command == "csv":
        assert len(list(passages(Document(path, path), encoding, Cut.TEXT))) > 3
    monkeypatch.setattr(reading, "LARGE", 1 << 30)
    whole = run(*arguments, "--encoding", encoding, path)
    if command == "web":  # what is quoted round a date ends with its passage
        assert unquoted(in_passages.stdout) == unquoted(whole.stdout)
    else:
        assert in_passages.stdout_bytes.split() == whole.stdout_bytes.split()
    assert in_passages.stderr == whole.stderr


@pytest.mark.usefixtures("small")
def test_no_passage_ends_inside_a_date() -> None:
    content = BARE.encode()
    places = [m for m in range(len(content)) if content[m : m + 3] == b"May"]
    offset = 0
    for passage in passages_of(content, Cut.TEXT):
        offset += len(passage)
        assert not any(place - 2 < offset < place + 8 for place in places)


@pytest.mark.usefixtures("small")
def test_a_document_is_large_from_its_first_byte_too_many() -> None:
    content = b"x\n\n" * 2000
    assert len(passages_of(content[: reading.LARGE], Cut.TEXT)) == 1
    assert len(passages_of(content[: reading.LARGE + 1], Cut.TEXT)) > 1


@pytest.mark.parametrize(
    ("content", "behind"),
    [("ab", (5, 2, 7)), ("a\nbc", (7, 3, 3)), ("\nab", (6, 3, 3)), ("a\n", (5, 3, 1))],
)
def test_a_passage_begins_where_the_one_before_it_ends(
    content: str, behind: tuple[int, int, int]
) -> None:
    begin = Begin(offset=3, line=2, column=5)
    assert reading._behind(begin, content.encode(), Encoding("utf-8")) == behind


@pytest.mark.usefixtures("small")
def test_a_large_file_is_not_read_before_it_is_needed() -> None:
    file = BytesIO(b"x\n\n" * 10_000)
    found = reading._passages(Document(None), file, "utf-8", Cut.TEXT)
    next(found)
    assert file.tell() == reading.LARGE + 1
    assert sum(1 for _ in found) > 20
    assert not file.read()


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("normalize", "--encoding", "utf-16"), "x\n\n" * 2000 + "Juche 89"),
        (("normalize", "--column", "t"), "n,t\n" + '1,"x\n\n"\n' * 1000 + "2,Juche 89\n"),
    ],
)
def test_a_large_standard_input_is_read_as_a_small_one(
    arguments: tuple[str, ...], text: str
) -> None:
    encoding = "utf-16" if "utf-16" in arguments else "utf-8"
    result = run(*arguments, stdin=text.encode(encoding))
    assert result.exit_code == 0, result.stderr
    assert result.stdout_bytes.decode(encoding) == text.replace("Juche 89", "2000")


@pytest.mark.usefixtures("small")
def test_the_mark_of_a_large_file_tells_the_encoding_of_all_of_it() -> None:
    text = "x\n\n" * 1500 + "주체89년"
    before, after = (
        b"\xfe\xff" + one.encode("utf-16-be") for one in (text, text.replace("주체89년", "2000"))
    )
    for encoding in ("utf-16", "auto"):
        assert run("normalize", "--encoding", encoding, stdin=before).stdout_bytes == after


@pytest.mark.usefixtures("small")
def test_a_byte_that_is_wrong_far_down_has_its_offset() -> None:
    lines = b"x\n\n" * 1500
    result = run("annotate", stdin=b"\xef\xbb\xbf" + lines + b"\xff" + lines)
    told = f"not UTF-8: byte 0xff at offset {3 + len(lines)}"
    assert result.stderr.startswith(f"juche: -: {told}; --encoding auto")


@pytest.mark.usefixtures("small")
def test_no_passage_ends_inside_a_letter() -> None:
    content = f"x{NOTHING}".encode()
    found = passages_of(content, Cut.TEXT)
    assert len(found) > 5
    assert "".join(piece.decode() for piece in found) == f"x{NOTHING}"


def passages_of(content: bytes, cut: Cut) -> list[bytes]:
    document = Document(None, Path("stdin"))
    found = reading._passages(document, BytesIO(content), "utf-8", cut)
    return [passage.content for passage in found]


@pytest.mark.usefixtures("small")
def test_passages_of_records_end_between_records() -> None:
    lines = "".join(f'{{"a": {number}}}\n' for number in range(2000)).encode()
    found = passages_of(lines, Cut.LINES)
    assert len(found) > 10
    assert b"".join(found) == lines
    assert all(piece.endswith(b"\n") for piece in found)
    rows = b"".join(b'%d,"a\nb ""c"" d"\n' % number for number in range(2000))
    found = passages_of(rows, Cut.CSV)
    assert b"".join(found) == rows
    assert all(piece.count(b'"') % 2 == 0 for piece in found)
    # A record may be longer than a passage.
    long = b'1,"' + b"x\n" * 5000 + b'"\n2,\n'
    found = passages_of(long + rows, Cut.CSV)
    assert b"".join(found) == long + rows
    assert found[0].startswith(long[:-3])
    assert len(found) > 10
    assert passages_of(b"x" * 9000, Cut.LINES) == [b"x" * 9000]


@pytest.mark.usefixtures("small")
def test_what_cannot_be_cut_is_read_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("東京 Juche 89 東京\n" * 300).encode("iso2022_jp"))
    shifted = ("--encoding", "iso2022_jp", path)
    assert "300 dates" in run("annotate", *shifted).stderr
    assert run("normalize", "--in-place", *shifted).exit_code == 0
    assert path.read_bytes() == ("東京 2000 東京\n" * 300).encode("iso2022_jp")
    path.write_bytes(('{"a": "東京"}\n' * 300).encode("iso2022_jp"))
    told = run("annotate", "--field", "b", *shifted).stderr.splitlines()[0]
    assert told == f"juche: {path}: no field 'b', there are a"
    path.write_bytes(("a,b\n" + "Juche 89,x\n" * 300).encode("utf-16"))
    result = run("annotate", "--encoding", "utf-16", "--column", "a", path)
    assert "300 dates" in result.stderr
    for form in ("timex3", "html"):
        assert run("annotate", "--format", form, path, "--encoding", "utf-16").exit_code == 0


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=pytest.mark.slow)])
def test_a_large_file_that_fails_late_changes_nothing(tmp_path: Path, jobs: str) -> None:
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    content = LINES.encode() + b"\xff" + LINES.encode()
    path.write_bytes(content)
    other.write_bytes(LINES.encode())
    result = run("normalize", "--in-place", "--jobs", jobs, tmp_path)
    assert result.stderr.splitlines() == [
        (
            f"juche: {path}: not UTF-8: byte 0xff at offset {len(LINES)}; "
            "--encoding auto tells how each is encoded"
        ),
        "juche: 1 file, 240 dates, 0 mismatches, 1 failure",
    ]
    assert path.read_bytes() == content
    assert other.read_text("utf-8").startswith("On 2000-05-03 it was.\n")
    other.write_bytes(b"nothing to do\n" * 1000)
    before = other.stat()
    assert run("normalize", "--in-place", other).exit_code == 0
    assert other.stat().st_ino == before.st_ino
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.usefixtures("small")
def test_a_date_far_down_in_a_large_file_has_its_place(tmp_path: Path) -> None:
    path, out = tmp_path / "a.txt", tmp_path / "out"
    path.write_text("nothing\n\n" * 1000 + "In Juche 89 (2001).\n", "utf-8-sig")
    place = f"{path}:2001:4"
    for form in ("jsonl", "web"):
        (line,) = run("annotate", "--format", form, path).stdout.splitlines()
        found = json.loads(line)
        if form == "web":
            found, _ = found["target"]["selector"]
        assert (found["start"], found["end"]) == (9003, 9018)
    _, row = table(run("annotate", "--format", "csv", path).stdout)
    assert row[1:3] == ["2001", "4"]
    listed = run("annotate", path).stdout
    assert listed.splitlines()[1].startswith(f"{place}  Juche 89 (2001)  year mismatch  ")
    run("annotate", "--output", out, path)
    assert (out / "a.txt.dates.txt").read_text("utf-8") == listed
    told = f"{place}: year mismatch: 2000 or 2001 in Juche 89 (2001)\n"
    assert run("check", path).stdout == told


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("place", [0, 4500, 9000])
def test_a_large_file_is_replaced_when_any_passage_changes(tmp_path: Path, place: int) -> None:
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    text = "nothing\n\n" * 1000
    path.write_text(f"{text[:place]}Juche 89\n\n{text[place:]}", "utf-8")
    other.write_text(text, "utf-8")
    before = other.stat()
    assert run("normalize", "--in-place", path, other).exit_code == 0
    assert path.read_text("utf-8") == f"{text[:place]}2000\n\n{text[place:]}"
    assert other.stat().st_ino == before.st_ino


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def most(times: int) -> int:
        path = tmp_path / f"{times}.txt"
        path.write_text(PARAGRAPHS * times, "utf-8")
        code = (
            "import resource, sys, juche.cli\n"
            "try: juche.cli.juche(sys.argv[1:])\n"
            "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        command = [sys.executable, "-c", code, "annotate", "-q", "--format", "csv", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert len(list(csv.reader(io.StringIO(done.stdout)))) > 240 * times
        return int(done.stderr)

    assert most(2000) < 1.2 * most(500)


@pytest.mark.usefixtures("small")
def test_records_of_a_large_file_are_changed_as_those_of_a_small_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f'{number},"{number}\nJuche {number + 1}"' for number in range(400)]
    path.write_text("\n".join(["n,t", *rows, ""]), "utf-8-sig")
    result = run("annotate", "--column", "t", "--jobs", "2", path)
    found = table(result.stdout.removeprefix("\ufeff"))
    assert found[0] == ["n", "t", "t_dates", "t_expressions", "t_flags"]
    assert [row[2] for row in found[1:]] == [str(1912 + number) for number in range(400)]
    out = tmp_path / "out"
    run("annotate", "--column", "t", path, "--output", out)
    assert (out / "a.csv").read_bytes() == result.stdout_bytes
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"t": "Juche 89"}\n' * 400 + "{\n", "utf-8")
    result = run("normalize", "--field", "t", "--in-place", lines)
    assert "a.jsonl: line 401: no JSON object" in result.stderr
    assert lines.read_text("utf-8") == '{"t": "2000"}\n' * 400 + "{\n"


@pytest.mark.parametrize("record", ['5" disk,"1\n2",', '"a ""b"",\n c"d" e,x,', '"""",x"\t"\ny",'])
def test_marks_within_cells_do_not_cut_a_large_table_elsewhere(
    tmp_path: Path, record: str, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b,t\n" + f"{record}Juche 89\n1,2,Juche 90\n" * 200, "utf-8")
    whole = run("annotate", "--column", "t", path)
    request.getfixturevalue("small")
    assert run("annotate", "--column", "t", path).stdout_bytes == whole.stdout_bytes


@pytest.mark.usefixtures("small")
def test_the_mark_of_a_large_table_is_no_part_of_its_header(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("t,n\n" + "주체89년,a주\n" * 1000, "utf-8-sig")
    result = run("convert", "--column", "t", "--to", "iso", path)
    assert result.stderr == "juche: 1 file, 1,000 dates, 0 mismatches, 0 failures\n"
    assert result.stdout == "\ufefft,n,t_converted\n" + "주체89년,a주,2000\n" * 1000


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("t\r" + "Juche 89\r" * 1000, "line 1: no CSV: a carriage return outside"),
        ('"t\n' + "Juche 89\n" * 1000, "line 1: no CSV: a quotation mark of this record"),
        ("t\n" + "Juche 89\n" * 1000 + '"Juche 89\n', "line 1002: no CSV: a quotation mark"),
    ],
)
def test_a_large_table_whose_header_or_last_record_has_no_end_is_refused(
    tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    result = run("annotate", "--column", "t", path)
    said, closing = result.stderr.splitlines()
    assert said.startswith(f"juche: {path}: {message}")
    assert closing == "juche: 0 files, 0 dates, 0 mismatches, 1 failure"


@pytest.mark.usefixtures("small")
def test_later_records_of_a_large_file_may_lack_the_field(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"t": "Juche 89"}\n' + '{"other": 1}\n' * 1000, "utf-8")
    result = run("normalize", "--field", "t", path)
    assert result.stderr == "juche: 1 file, 1 date, 0 mismatches, 0 failures\n"
    assert result.stdout == '{"t": "2000"}\n' + '{"other": 1}\n' * 1000
    result = run("normalize", "--field", "tt", path)
    assert f"juche: {path}: no field 'tt', there are t, other, did you mean t?" in result.stderr
    assert result.stdout == ""


# --- what rewriting leaves


def test_a_codec_that_keeps_letters_back() -> None:
    with pytest.raises(ValueError, match="utf-7 cannot be rewritten"):
        encodings._byte_offsets(b"+AGE", Encoding("utf-7"), [5])


def test_a_date_that_has_the_form_already_is_left() -> None:
    content = b"\x87\x9a 2000-07-19"
    result = run("normalize", "--encoding", "cp932", stdin=content)
    assert (result.exit_code, result.stdout_bytes) == (0, content)


def test_the_encoding_of_a_sample() -> None:
    assert encodings.encoding_of(b"\xff\xfea\x00", "auto") == Encoding("utf-16-le", b"\xff\xfe")
    assert encodings.encoding_of(b"\xff\xfe\x00\x00", "utf-16") == Encoding(
        "utf-16-le", b"\xff\xfe"
    )
    assert encodings.encoding_of(b"abc", "utf-16") == Encoding("utf-16-le")
    marked = b"\xef\xbb\xbfabc"
    for named in ("utf-8-sig", "utf-8", "auto"):
        assert encodings.encoding_of(marked, named) == Encoding("utf-8", marked[:3])
