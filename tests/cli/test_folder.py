"""A folder as people have it, with every kind of file in it, read in one run."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from pathlib import Path

import pytest

from support import run

KOREAN = "경애하는 원수님께서는 주체89(2000)년 7월 19일에 공장을 현지지도하시였다. 인민들은 말씀을 높이 받들고 있다. "
READ = {
    "plain.txt": b"On July 19, Juche 89 (2000).",
    "marked.txt": b"\xef\xbb\xbfJuche 89 (2000).7.19",
    "korean.txt": KOREAN.encode("cp949"),
    "korean-16.txt": KOREAN.encode("utf-16"),
    "2020/07/19/story.txt": b"It was said on July 19, 2000.",
    "no dates.txt": b"nothing here",
    "empty.txt": b"",
    "-": b"19 July 2000",
    "page.html": b"<style>.juche-89 {}</style><p>July 19,<br><b>Juche</b>&nbsp;89",
    "notes.md": b"`Juche 1` **July 19, Juche 89**",
    "letter.eml": b"Subject: Juche 1\n\nJuly 19, Juche 89",
    "new\nline\x1b[31m.txt": b"July 19, Juche 89",
    os.fsdecode(b"\xff.txt"): b"July 19, Juche 89",
    "n" * 250: b"July 19, Juche 89",
}
FAILED = {
    "a.pdf": (b"%PDF-1.4", "a PDF file; save or export it as plain text first"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word or Excel document of the older kind"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, ""),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "documents"
    for name, content in (READ | {name: content for name, (content, _) in FAILED.items()}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    with zipfile.ZipFile(root / "letter.docx", "w") as zipped:
        zipped.writestr("word/document.xml", "<w:t>Juche 89</w:t>")
    (root / ".hidden").write_bytes(b"Juche 1")
    (root / "link").symlink_to(root)
    os.mkfifo(root / "pipe")
    return root


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_all_of_a_folder_is_read_or_named(folder: Path, jobs: str) -> None:
    arguments = ("--format", "csv", "--encoding", "auto", "--jobs", jobs)
    result = run("annotate", *arguments, folder)
    assert result.exit_code == 1
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))
    assert {row["edtf"] for row in rows} == {"2000-07-19"}
    assert len(rows) == len(READ) - 2
    *failures, closing = result.stderr.splitlines()
    assert closing == f"juche: {len(READ)} files, {len(rows)} dates, 0 mismatches, 4 failures"
    told = {line.removeprefix(f"juche: {folder}/").partition(":")[0]: line for line in failures}
    assert set(told) == {*FAILED, "letter.docx"}
    for name, (_, reason) in FAILED.items():
        assert reason in told[name]
    assert "a Word document" in told["letter.docx"]
    assert "\x1b" not in result.stderr  # in CSV a name is data; a terminal is shown it escaped


def test_all_of_a_folder_is_rewritten_but_what_cannot_be(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run("normalize", "--in-place", "--encoding", "auto", "--to", "iso", folder)
    assert result.exit_code == 1
    for path, content in before.items():
        name = str(path.relative_to(folder))
        if name in READ and b"1" in content and name != "letter.eml":
            assert path.read_bytes() != content
        else:
            assert path.read_bytes() == content
    assert (folder / "korean.txt").read_text("cp949") == KOREAN.replace(
        "주체89(2000)년 7월 19일", "2000-07-19"
    )
    assert "letter.eml: a message" in result.stderr
    assert (folder / "notes.md").read_bytes() == b"`Juche 1` **2000-07-19**"
    assert (folder / "marked.txt").read_bytes() == b"\xef\xbb\xbf2000-07-19"
    assert (folder / "korean-16.txt").read_bytes()[:2] == b"\xff\xfe"
    again = run("normalize", "--in-place", "--encoding", "auto", "--to", "iso", folder)
    assert again.stderr.splitlines()[:-1] == result.stderr.splitlines()[:-1]
