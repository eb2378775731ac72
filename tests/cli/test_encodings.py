"""The encodings of documents, and files that are no text."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zipfile
from pathlib import Path

import pytest

from juche.cli import encodings
from juche.cli.declared import declared
from support import run

KOREAN = "경애하는 원수님께서는 주체89(2000)년 7월 19일에 공장을 현지지도하시였다. 인민들은 말씀을 높이 받들고 있다. "
JAPANESE = "チュチェ112(2023)年5月31日、朝鮮民主主義人民共和国は衛星を打ち上げた。これは午前のことであった。"
CHINESE = "主体89年（2000年）7月19日，朝鲜民主主义人民共和国的领导人视察了工厂。人民日报报道说，这是一次重要的访问。"
RUSSIAN = "Указ от 19 июля 89 года чучхе (2000), принятый Президиумом Верховного собрания страны."


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
        ("19 juillet Juche 89, l’été à Pyongyang", "cp1252"),
        ("Juche 89, in ASCII", "ascii"),
        ("It was in Juche 89 that the fair was opened by the river.", "utf-16-le"),
    ],
)
def test_auto_tells_the_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.txt"
    content = text.encode(encoding)
    path.write_bytes(content)
    assert encodings.decoded(content, encodings.encoding_of(content, "auto")) == text
    plain = run("annotate", "--format", "jsonl", "-", stdin=text).stdout.replace('"-"', '""')
    found = run("annotate", "--format", "jsonl", "--encoding", "auto", path)
    assert found.stdout.replace(f'"{path}"', '""') == plain != ""
    run("normalize", "--encoding", "auto", "--in-place", path)
    assert path.read_bytes().decode(encoding) == run("normalize", stdin=text).stdout


# Too few letters to guess by, in encodings that read them as something else.
META = '<!DOCTYPE html><html><head><meta charset="{}">'
OLDER = '<html><head><META content="text/html; CharSet={}" HTTP-EQUIV=Content-Type>'
XML = "<?xml version='1.0' encoding='{}'?><html><head>"
SHORT_KOREAN, SHORT_JAPANESE = "주체89년 7월", "主体89年7月"


@pytest.mark.parametrize("head", [META, OLDER, XML, f"\n <!-- <meta charset=koi8-r> -->{META}"])
@pytest.mark.parametrize(
    ("text", "name", "encoding"),
    [
        (SHORT_KOREAN, "euc-kr", "cp949"),
        (SHORT_KOREAN, "ks_c_5601-1987", "cp949"),
        (SHORT_KOREAN, "Windows-949", "cp949"),
        (SHORT_KOREAN, "utf-8", "utf-8"),
        (SHORT_JAPANESE, "x-sjis", "cp932"),
        (SHORT_JAPANESE, "EUC-JP", "euc-jp"),
        (SHORT_JAPANESE, "iso-2022-jp", "iso2022_jp"),
        (SHORT_JAPANESE, "gb2312", "gb18030"),
        (SHORT_JAPANESE, "big5", "big5"),
        ("июль 89 года чучхе", "koi8-r", "koi8-r"),
        ("июль 89 года чучхе", "iso-8859-5", "iso8859-5"),
        ("Juche 89 – “août”", "iso-8859-1", "cp1252"),
        ("chucz’e, 89. rok Dżucze", "windows-1250", "cp1250"),
    ],
)
def test_a_page_tells_its_encoding(
    tmp_path: Path, head: str, text: str, name: str, encoding: str
) -> None:
    page = head.replace("{}", name) + f"<title>{text}</title></head><p>{text}</p></html>"
    path = tmp_path / "a.html"
    path.write_bytes(page.encode(encoding))
    assert encodings.decoded(
        path.read_bytes(), encodings.encoding_of(path.read_bytes(), "auto")
    ) == (page)
    run("normalize", "--encoding", "auto", "--in-place", "--to", "juche", path)
    again = run("normalize", "--markup", "html", "--to", "juche", stdin=page).stdout
    assert path.read_bytes().decode(encoding) == again


@pytest.mark.parametrize(
    ("page", "encoding", "codec"),
    [
        (META.format("koi8-r") + KOREAN, "utf-8", "utf-8"),
        (META.format("koi8-r") + KOREAN, "utf-8-sig", "utf-8"),
        (META.format("koi8-r") + KOREAN, "utf-16", "utf-16-le"),
        (META.format("utf-16") + "in ASCII", "ascii", "utf-8"),
        (META.format("utf-8") + KOREAN, "cp949", "cp949"),
        (META.format("no-such-name") + KOREAN, "cp949", "cp949"),
        (META.format("unicode_escape") + "in ASCII", "ascii", "utf-8"),
        (META.format("") + KOREAN, "cp949", "cp949"),
        ("<meta charset>" + KOREAN, "cp949", "cp949"),
        ("<meta name=keywords content='charset=koi8-r'>" + KOREAN, "cp949", "cp949"),
        ("<script>'<meta charset=koi8-r>'</script>" + KOREAN, "cp949", "cp949"),
        ("<body><meta charset=koi8-r>" + KOREAN, "cp949", "cp949"),
        ("<meta charset=cp949><meta charset=koi8-r>" + KOREAN, "cp949", "cp949"),
        ("<?xml version='1.0'?><meta charset=cp949>" + SHORT_KOREAN, "cp949", "cp949"),
        ("text,page\n" + KOREAN + ",<meta charset=koi8-r>", "cp949", "cp949"),
    ],
)
def test_what_a_page_says_is_weighed(page: str, encoding: str, codec: str) -> None:
    content = page.encode(encoding)
    assert encodings.encoding_of(content, "auto").codec == codec
    assert encodings.encoding_of(content, "koi8-t").codec == "koi8-t", "what is asked for is taken"


def test_a_name_that_no_encoding_can_have_is_none() -> None:
    assert declared(META.format("x\x00y").encode()) is None
    assert declared(META.format("cp949").encode()) == "cp949"
    assert declared(b" " * 5000 + META.format("cp949").encode()) is None, "it stands further on"


def test_what_nothing_tells_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 4)
    result = run("annotate", "--encoding", "auto", path)
    assert result.exit_code == 1
    told = f"juche: {path}: nothing tells its encoding, name it with --encoding"
    assert result.stderr.splitlines()[0] == told
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    result = run("annotate", "--encoding", "auto", path)
    needed = '--encoding auto needs charset-normalizer: pip install "juche[cli]"'
    assert result.stderr.splitlines()[0] == f"juche: {path}: {needed}"


@pytest.mark.parametrize(
    ("page", "codec"),
    [
        (META.format("windows-949"), "cp949"),
        (META.format("x-sjis"), "cp932"),
        ("<meta charset>" + META.format("koi8-r"), "koi8-r"),
        ("<meta name=author>" + META.format("koi8-r"), "koi8-r"),
        ("<meta http-equiv=refresh>" + META.format("koi8-r"), "koi8-r"),
        ("<meta name=x content='charset=cp949'>" + META.format("koi8-r"), "koi8-r"),
        (META.format("koi8-r") + META.format("cp949"), "koi8-r"),
    ],
)
def test_the_first_charset_of_the_head_is_taken(page: str, codec: str) -> None:
    assert declared(page.encode()) == codec


def archive(*names: str, before: bytes = b"") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as zipped:
        if before:
            zipped.writestr("before", before)
        for name in names:
            zipped.writestr(name, "application/vnd.oasis.opendocument.text")
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (archive("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        pytest.param(
            archive("xl/workbook.xml", before=b" " * 70_000), "an Excel workbook", id="behind"
        ),
        pytest.param(
            archive("xl/workbook.xml", before=b" " * 70_000)[:-9], "a zip file", id="cut off"
        ),
        pytest.param(archive("xl/workbook.xml")[:-9], "an Excel workbook", id="cut off early"),
        (archive("ppt/x"), "a PowerPoint file"),
        (archive("mimetype", "content.xml"), "an OpenDocument file"),
        (archive(), "a zip file"),
        (b"PK\x03\x04" + b"\x00" * 100, "a zip file"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a Word or Excel document of the older kind"),
        (b"{\\rtf1 Juche 89}", "a Rich Text document"),
        (b"SQLite format 3\x00\x10\x00", "an SQLite database"),
        (b"PAR1\x15\x04\x15", "a Parquet file"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, content: bytes, kind: str) -> None:
    told_of(tmp_path, content, f"{kind}; save or export it as plain text first")


def told_of(folder: Path, content: bytes, why: str) -> None:
    """Check that a file is refused in one line with the reason, and that the others are read."""
    (folder / "a.doc").write_bytes(content)
    (folder / "b.txt").write_text("Juche 89", "utf-8")
    for encoding in ("auto", "utf-8", "latin-1"):
        result = run("annotate", "--encoding", encoding, "--format", "jsonl", folder)
        assert result.stderr.splitlines()[0] == f"juche: {folder}/a.doc: {why}"
        assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (gzip.compress(b"Juche 89", mtime=0), "a gzip file; unpack it first"),
        (bz2.compress(b"Juche 89"), "a bzip2 file; unpack it first"),
        (lzma.compress(b"Juche 89"), "an xz file; unpack it first"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "a 7-Zip file; unpack it first"),
        (b"Rar!\x1a\x07\x01\x00", "a RAR file; unpack it first"),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture; --glob passes it by"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture; --glob passes it by"),
        (b"GIF89ad\x00\x01\x00", "a picture; --glob passes it by"),
        (b"RIFF\x1a\n\x00\x00WEBPVP8 ", "a picture; --glob passes it by"),
        (b"wOFF\x00\x01\x00\x00", "a font; --glob passes it by"),
        (b"wOF2\x00\x01\x00\x00", "a font; --glob passes it by"),
    ],
)
def test_what_lies_beside_documents_is_named_too(tmp_path: Path, content: bytes, why: str) -> None:
    told_of(tmp_path, content, why)


@pytest.mark.parametrize(
    "word", ["GIF89a", "RIFF", "BZh9", "PAR1", "wOFF", "PK", "SQLite format 3", "Rar!"]
)
def test_a_text_about_such_files_is_a_text(word: str) -> None:
    assert run("annotate", "--format", "csv", stdin=f"{word} was made in Juche 76.").exit_code == 0
    assert not encodings.why_no_text(f"{word}, and more of it".encode())


def test_what_is_no_text_in_the_encoding_that_was_told_has_no_hint(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<meta charset=euc-kr>" + b" " * 70_000 + b"\xff\xff")
    hint = "; --encoding auto tells how each is encoded"
    for encoding, ending in (("auto", ""), ("cp949", hint)):
        told = run("annotate", "--encoding", encoding, path).stderr.splitlines()[0]
        assert told == f"juche: {path}: not CP949: byte 0xff at offset 70021{ending}"
    path.write_bytes(b"\xef\xbb\xbfabc\xff")
    told = run("annotate", path).stderr.splitlines()[0]
    assert told == f"juche: {path}: not UTF-8: byte 0xff at offset 6{hint}"
