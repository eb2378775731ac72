"""Documents as people have them: large, in other encodings, and no texts at all."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from juche.cli import encodings, reading
from juche.cli.encodings import Encoding
from juche.cli.files import Document
from juche.cli.reading import Cut, passages
from support import run

KOREAN = "경애하는 원수님께서는 주체89(2000)년 7월 19일에 공장을 현지지도하시였다. 인민들은 말씀을 높이 받들고 있다. "
JAPANESE = "チュチェ112(2023)年5月31日、朝鮮民主主義人民共和国は衛星を打ち上げた。これは午前のことであった。"
CHINESE = "主体89年（2000年）7月19日，朝鲜民主主义人民共和国的领导人视察了工厂。人民日报报道说，这是一次重要的访问。"
RUSSIAN = "Указ от 19 июля 89 года чучхе (2000), принятый Президиумом Верховного собрания страны."


# --- encodings


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (KOREAN, "utf-8"),
        (KOREAN, "utf-8-sig"),
        (KOREAN, "utf-16"),
        (KOREAN, "utf-16-le"),
        (KOREAN, "utf-16-be"),
        (KOREAN, "cp949"),
        (KOREAN, "euc-kr"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("Juche 89, in ASCII", "ascii"),
        ("It was in Juche 89 that the fair was opened by the river.", "utf-16-le"),
    ],
)
def test_auto_tells_the_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    plain = run("annotate", "--format", "jsonl", "-", stdin=text).stdout.replace('"-"', '""')
    found = run("annotate", "--format", "jsonl", "--encoding", "auto", path)
    assert found.stdout.replace(f'"{path}"', '""') == plain != ""
    run("normalize", "--encoding", "auto", "--in-place", path)
    assert path.read_bytes().decode(encoding) == run("normalize", stdin=text).stdout


def test_what_nothing_tells_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 4)
    result = run("annotate", "--encoding", "auto", path)
    assert result.exit_code == 1
    assert "nothing tells its encoding, name it with --encoding" in result.stderr
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    result = run("annotate", "--encoding", "auto", path)
    assert '--encoding auto needs charset-normalizer: pip install "juche[cli]"' in result.stderr


def archive(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as zipped:
        for name in names:
            zipped.writestr(name, "application/vnd.oasis.opendocument.text")
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (archive("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (archive("ppt/x"), "a PowerPoint file"),
        (archive("mimetype", "content.xml"), "an OpenDocument file"),
        (archive(), "a zip file"),
        (b"PK\x03\x04" + b"\x00" * 100, "a zip file"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a Word or Excel document of the older kind"),
        (b"{\\rtf1 Juche 89}", "a Rich Text document"),
        (b"\x1f\x8b\x08", "a gzip file"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, content: bytes, kind: str) -> None:
    (tmp_path / "a.doc").write_bytes(content)
    (tmp_path / "b.txt").write_text("Juche 89", "utf-8")
    for encoding in ("auto", "utf-8", "latin-1"):
        result = run("annotate", "--encoding", encoding, "--format", "jsonl", tmp_path)
        told = f"juche: {tmp_path}/a.doc: {kind}; save or export it as plain text first"
        assert result.stderr.splitlines()[0] == told
        assert len(result.stdout.splitlines()) == 1


# --- large files


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let documents be large that are not."""
    monkeypatch.setattr(reading, "LARGE", 4096)
    monkeypatch.setattr(reading, "PASSAGE", 1024)


PARAGRAPHS = "".join(
    f"On 3 May {2000 + number % 20}, Juche\n{89 + number % 20}.\r\n\r\n" for number in range(400)
)
# In UTF-16 the Gurmukhi letter and the one behind it have the bytes of a line feed between them.
LINES = "".join(f"On 3 May {2000 + number % 20} it was.\n" for number in range(400))
ACROSS = "".join(f"On 3 May {2000 + number % 20} \u0a41\u4100.\n" for number in range(400))
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
        *(("utf-8", form) for form in ("csv", "jsonl", "web", "table", "check")),
        *((name, "normalize") for name in ("utf-8-sig", "utf-16", "utf-16-be", "cp949")),
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
def test_no_date_is_cut() -> None:
    content = BARE.encode()
    places = [m for m in range(len(content)) if content[m : m + 3] == b"May"]
    offset = 0
    for passage in passages_of(content, Cut.TEXT):
        offset += len(passage)
        assert not any(place - 2 < offset < place + 8 for place in places)


def passages_of(content: bytes, cut: Cut) -> list[bytes]:
    document = Document(None, Path("stdin"))
    found = reading._passages(document, BytesIO(content), "utf-8", cut)
    return [passage.content for passage in found]


@pytest.mark.usefixtures("small")
def test_passages_of_records() -> None:
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
    path.write_bytes(("東京 Juche 89 東京\n" * 1000).encode("iso2022_jp"))
    result = run("annotate", "--encoding", "iso2022_jp", path)
    assert "1,000 dates" in result.stderr
    path.write_bytes(("a,b\n" + "Juche 89,x\n" * 1000).encode("utf-16"))
    result = run("annotate", "--encoding", "utf-16", "--column", "a", path)
    assert "1,000 dates" in result.stderr
    for form in ("timex3", "html"):
        assert run("annotate", "--format", form, path, "--encoding", "utf-16").exit_code == 0


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_large_file_that_fails_late_changes_nothing(tmp_path: Path, jobs: str) -> None:
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    content = LINES.encode() + b"\xff" + LINES.encode()
    path.write_bytes(content)
    other.write_bytes(LINES.encode())
    result = run("normalize", "--in-place", "--jobs", jobs, tmp_path)
    assert result.stderr.splitlines() == [
        f"juche: {path}: not UTF-8: byte 0xff at offset {len(LINES)}",
        "juche: 1 file, 400 dates, 0 mismatches, 1 failure",
    ]
    assert path.read_bytes() == content
    assert other.read_text("utf-8").startswith("On 2000-05-03 it was.\n")
    other.write_bytes(b"nothing to do\n" * 1000)
    before = other.stat()
    assert run("normalize", "--in-place", other).exit_code == 0
    assert other.stat().st_ino == before.st_ino
    assert len(list(tmp_path.iterdir())) == 2


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
        assert len(list(csv.reader(io.StringIO(done.stdout)))) > 400 * times
        return int(done.stderr)

    assert most(2000) < 1.2 * most(500)


# --- records

CATALOGUE = (
    "title,imprint,n\r\n"
    '"A, B","Juche 89 (2000)",1\r\n'
    '"two\nlines",nothing,2\r\n'
    "\r\n"
    "short\r\n"
    "a,b,c,d\r\n"
    "C,Juche 89 (2001)"
)


def table(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_a_column_gets_its_dates_and_every_record_stays() -> None:
    result = run("annotate", "--column", "imprint", stdin=CATALOGUE)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "juche: -: line 7: 4 fields where the header has 3",
        "juche: 1 file, 2 dates, 1 mismatch, 1 failure",
    ]
    before, after = table(CATALOGUE), table(result.stdout)
    assert [row[: len(old)] for row, old in zip(after, before, strict=True)] == before
    assert [row[3:] for row in after] == [
        ["imprint_dates", "imprint_expressions", "imprint_flags"],
        ["2000", "Juche 89 (2000)", ""],
        ["", "", ""],
        [],
        ["", "", ""],
        ["d"],
        ["[2000,2001]", "Juche 89 (2001)", "year_mismatch"],
    ]
    # What was written is written again, byte for byte.
    assert result.stdout_bytes.startswith(b"title,imprint,n,imprint_dates,")
    assert b'\r\n"A, B","Juche 89 (2000)",1,2000,Juche 89 (2000),\r\n' in result.stdout_bytes


def test_a_column_is_converted() -> None:
    result = run("convert", "--column", "imprint", stdin=CATALOGUE)
    assert result.exit_code == 1
    assert [row[3:] for row in table(result.stdout)] == [
        ["imprint_juche", "imprint_gregorian"],
        ["Juche 89 (2000)", "2000"],
        ["", ""],
        [],
        ["", ""],
        ["d"],
        ["", ""],
    ]
    assert [line.split(": ")[2] for line in result.stderr.splitlines()[:-1]] == [
        "line 3",
        "line 7",
        "line 8",
    ]
    tabs = "y\tz\n89\t1\n2000-07\t\n"
    one = run("convert", "--column", "y", "--to", "ko", stdin=tabs)
    assert one.stdout == "y\tz\ty_converted\n89\t1\t\n2000-07\t\t주체89(2000)년 7월\n"
    assert "line 2: " in one.stderr
    assert "did you mean Juche 89?" in one.stderr


def test_a_column_is_rewritten() -> None:
    result = run("normalize", "--column", "imprint", stdin=CATALOGUE)
    assert result.stdout_bytes.decode() == CATALOGUE.replace('"Juche 89 (2000)"', "2000")


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        (
            "a,Imprint\n",
            "imprint",
            "no column 'imprint', there are a, Imprint, did you mean Imprint?",
        ),
        ("a,b,c,d,e,f\n", "x", "no column 'x', there are a, b, c, d, e, ..."),
        ("", "x", "no column 'x', there are "),
        ("x,x_dates\n", "x", "there is a column 'x_dates' already"),
        ("x\na\rb\n", "x", "no CSV: new-line character seen in unquoted field"),
    ],
)
def test_a_table_that_does_not_fit(text: str, name: str, message: str) -> None:
    result = run("annotate", "--column", name, stdin=text)
    assert result.exit_code == 1
    assert message in result.stderr


OBJECTS = (
    '{"t": "\\uc8fc\\uccb489\\ub144", "n": 1e5}\n'
    "\n"
    '{"a":1}\r\n'
    "{bad\n"
    "{}\n"
    '{"t": "Juche 1", "t":"가 Juche 90"} \n'
    '{"t": 2000}\n'
    '{"t": null} 1\n'
    '{"t": true, }\n'
    "[]\n"
    '{"t"; 1}'
)


def test_a_field_gets_its_dates_and_every_line_stays() -> None:
    result = run("annotate", "--field", "t", stdin=OBJECTS)
    assert result.exit_code == 1
    said = [line.removeprefix("juche: -: ") for line in result.stderr.splitlines()]
    assert said == [
        'line 4: no JSON object: expected " at column 2',
        "line 8: no JSON object: more behind it at column 13",
        'line 9: no JSON object: expected " at column 13',
        "line 10: no JSON object: expected { at column 1",
        "line 11: no JSON object: expected : at column 5",
        "juche: 1 file, 2 dates, 0 mismatches, 5 failures",
    ]
    before, after = OBJECTS.split("\n"), result.stdout_bytes.decode().split("\n")
    assert len(before) == len(after)
    assert after[0].startswith('{"t": "\\uc8fc\\uccb489\\ub144", "n": 1e5, "t_dates": [{"start": 0')
    assert after[0].isascii()
    assert json.loads(after[0])["t_dates"][0]["text"] == "주체89년"
    assert after[2] == '{"a":1, "t_dates": []}\r'
    assert after[4] == '{"t_dates": []}'
    assert json.loads(after[5])["t_dates"][0]["edtf"] == "2001"
    assert [line for line in (1, 3, 7, 8, 9, 10) if after[line] != before[line]] == []


def test_a_field_is_rewritten_or_converted() -> None:
    lines = run("normalize", "--field", "t", "--to", "ko", stdin=OBJECTS).stdout.split("\n")
    assert lines[0] == '{"t": "\\uc8fc\\uccb489(2000)\\ub144", "n": 1e5}'
    assert lines[5] == '{"t": "Juche 1", "t":"가 주체90(2001)년"} '
    assert lines[6] == '{"t": 2000}'
    result = run("convert", "--field", "t", stdin=OBJECTS)
    assert (
        result.stdout.split("\n")[6]
        == '{"t": 2000, "t_juche": "Juche 89 (2000)", "t_gregorian": "2000"}'
    )
    assert "line 6: expected a date, Juche or Gregorian," in result.stderr
    missing = run("annotate", "--field", "tt", stdin='{"t": 1}\n')
    assert "no field 'tt', there are t, did you mean t?" in missing.stderr


@pytest.mark.usefixtures("small")
def test_records_of_a_large_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f'{number},"{number}\nJuche {number + 1}"' for number in range(1000)]
    path.write_text("\n".join(["n,t", *rows, ""]), "utf-8-sig")
    result = run("annotate", "--column", "t", "--jobs", "2", path)
    found = table(result.stdout.removeprefix("\ufeff"))
    assert found[0] == ["n", "t", "t_dates", "t_expressions", "t_flags"]
    assert [row[2] for row in found[1:]] == [str(1912 + number) for number in range(1000)]
    out = tmp_path / "out"
    run("annotate", "--column", "t", path, "--output", out)
    assert (out / "a.csv").read_bytes() == result.stdout_bytes
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"t": "Juche 89"}\n' * 1000 + "{\n", "utf-8")
    result = run("normalize", "--field", "t", "--in-place", lines)
    assert "a.jsonl: line 1001: no JSON object" in result.stderr
    assert lines.read_text("utf-8") == '{"t": "2000"}\n' * 1000 + "{\n"


def test_records_that_would_not_keep_their_bytes() -> None:
    content = b"t\n\x87\x9a Juche 89\n"
    result = run("annotate", "--column", "t", "--encoding", "cp932", stdin=content)
    assert "cp932 cannot be rewritten with all else byte for byte" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("annotate", "--column", "a", "--field", "b"), "name one of them"),
        (("annotate", "--column", "a", "--format", "csv"), "write the records again: no --format"),
        (("annotate", "--field", "a", "--bom"), "write the records again: no --format"),
        (("annotate", "--column", "a", "x", "y"), "--column makes a table of each"),
        (("convert", "--column", "a", "x", "y"), "--column makes a table of each"),
        (("annotate", "--bom"), "--bom is for --format csv and tsv, not for table"),
    ],
)
def test_wrong_usage_of_records(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


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
