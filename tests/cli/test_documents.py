"""``juche annotate`` and ``juche normalize`` on files, folders and pipes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from support import TEXT, refused, run


def test_a_folder_is_read_by_name_and_no_link_is_followed(folder: Path) -> None:
    lines = run("annotate", folder).stdout.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [
        f"{folder}/a.txt:1:4",
        f"{folder}/b/2020-07-19-x.txt:1:4",
        f"{folder}/c.md:1:4",
    ]
    some = run("annotate", "--glob", "*.md", "--glob", "*.rst", folder).stdout
    assert [line.split()[0] for line in some.splitlines()[1:]] == [f"{folder}/c.md:1:4"]


def test_what_fails_is_told_and_the_rest_is_done(folder: Path) -> None:
    (folder / "a1").write_bytes(b"abc\xff")
    missing = folder / "missing"
    for jobs in ("1", "2"):
        result = run("annotate", folder, missing, "--format", "jsonl", "--jobs", jobs)
        assert result.exit_code == 1
        assert result.stderr.splitlines()[:-1] == [
            (
                f"juche: {folder}/a1: not UTF-8: byte 0xff at offset 3; "
                "--encoding auto tells how each is encoded"
            ),
            f"juche: {missing}: No such file or directory",
        ]
        assert len(result.stdout.splitlines()) == 3


def test_a_folder_that_cannot_be_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = os.scandir

    def refused(path: Path) -> Iterator[os.DirEntry[str]]:
        if path.name == "b":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(os, "scandir", refused)
    result = run("annotate", "-q", folder, "--jobs", "1")
    assert result.exit_code == 1
    assert result.stderr == f"juche: {folder}/b: Permission denied\n"
    assert len(result.stdout.splitlines()) == 3
    alone = run("annotate", folder / "b")
    assert alone.stderr.splitlines() == [
        f"juche: {folder}/b: Permission denied",
        "juche: 0 files, 0 dates, 0 mismatches, 1 failure",
    ]


def refusing(refused: str) -> Callable[..., IO[bytes]]:
    """Return a way to open files that refuses a mode, as to one who is not root."""
    plain = Path.open

    def opened(path: Path, mode: str = "r", buffering: int = -1, **named: Any) -> Any:
        if mode == refused and path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return plain(path, mode, buffering, **named)

    return opened


def test_a_file_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", refusing("rb"))
    result = run("annotate", "-q", folder)
    assert result.exit_code == 1
    assert result.stderr == f"juche: {folder}/a.txt: Permission denied\n"
    assert len(result.stdout.splitlines()) == 3


def test_the_reference_from_each_name(folder: Path) -> None:
    options = ("annotate", "--format", "jsonl", "--reference-from-name", "--kind", "contextual")
    result = run(*options, folder)
    assert result.exit_code == 1
    assert f"juche: {folder}/a.txt: no day such as 2020-07-19 in its name" in result.stderr
    assert [json.loads(line)["edtf"] for line in result.stdout.splitlines()] == ["2020-07-19"]
    both = run(*options, "--reference", "July 1, Juche 100", folder)
    dates = [json.loads(line)["edtf"] for line in both.stdout.splitlines()]
    assert (both.exit_code, dates) == (0, ["2011-07-19", "2020-07-19", "2011-07-19"])
    (folder / "2020-02-30.txt").write_text(TEXT, "utf-8")
    assert "2020-02-30.txt: no day 2020-02-30: day is out of range" in run(*options, folder).stderr
    rewritten = run("normalize", "--reference-from-name", folder / "b/2020-07-19-x.txt")
    assert rewritten.stdout == "In 2000-08. And on 2020-07-19."
    piped = run("annotate", "--reference-from-name", "--format", "jsonl", stdin=TEXT)
    assert (piped.exit_code, len(piped.stdout.splitlines())) == (0, 1)


@pytest.mark.parametrize(
    ("form", "ending", "beginning"),
    [
        ("csv", ".csv", "file,line,column,"),
        ("tsv", ".tsv", "file\tline\tcolumn\t"),
        ("table", ".dates.txt", "place "),
        ("jsonl", ".jsonl", '{"source": '),
        ("timex3", ".tml", "<?xml "),
        ("html", ".html", "<!DOCTYPE html>"),
        ("web", ".web.jsonl", '{"@context": '),
    ],
)
def test_every_format_into_a_folder(folder: Path, form: str, ending: str, beginning: str) -> None:
    output = folder / "out"
    result = run("annotate", folder, "--format", form, "--output", output)
    assert (result.exit_code, result.stdout) == (0, "")
    written = sorted(path for path in output.rglob("*") if path.is_file())
    pages = [Path("index.html")] if form == "html" else []
    assert [path.relative_to(output) for path in written] == [
        Path(f"a.txt{ending}"),
        Path(f"b/2020-07-19-x.txt{ending}"),
        Path(f"c.md{ending}"),
        *pages,
    ]
    assert all(path.read_text("utf-8").startswith(beginning) for path in written)
    single = run("annotate", folder / "a.txt", "--format", form).stdout
    assert single == written[0].read_text("utf-8")
    # What was written is not read when it is done again, and nothing is replaced unasked.
    again = run("annotate", folder, "--format", form, "--output", output)
    assert again.exit_code == 1
    assert again.stderr.splitlines()[0].endswith(
        f"a.txt: {written[0]} exists; --overwrite replaces it"
    )
    assert len(again.stderr.splitlines()) == 4
    replaced = run("annotate", folder, "--format", form, "--output", output, "--overwrite")
    assert (replaced.exit_code, len(list(output.rglob("*")))) == (0, 4 + len(pages))


def test_standard_input_into_a_folder(tmp_path: Path) -> None:
    run("annotate", "-", "--format", "web", "--output", tmp_path, stdin=TEXT)
    (path,) = tmp_path.iterdir()
    assert path.name == "stdin.web.jsonl"
    assert json.loads(path.read_text("utf-8"))["target"]["source"] == "-"


def test_standard_input_between_files(folder: Path) -> None:
    names = (folder / "a.txt", "-", folder / "c.md")
    result = run("annotate", "--format", "jsonl", *names, stdin=TEXT)
    sources = [json.loads(line)["source"] for line in result.stdout.splitlines()]
    assert sources == list(map(str, names))
    assert result.stderr == "juche: 3 files, 3 dates, 0 mismatches, 0 failures\n"


def test_an_output_folder_that_leads_elsewhere(folder: Path, tmp_path: Path) -> None:
    output, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    output.mkdir()
    elsewhere.mkdir()
    (output / "b").symlink_to(elsewhere)
    (output / "a.txt").symlink_to(tmp_path / "outside.txt")
    result = run("normalize", "-q", folder, "--output", output, "--overwrite")
    assert result.exit_code == 1
    assert result.stderr.endswith(f"x.txt: {output}/b leads out of {output}\n")
    assert not list(elsewhere.iterdir())
    # The link in the place of the result was replaced, not written through.
    assert (tmp_path / "outside.txt").read_text("utf-8") == TEXT
    assert (output / "a.txt").read_text("utf-8").startswith("In 2000-08.")


def test_normalize_leaves_all_else_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfOn\r\nJuche 89,\rthen \x00\n")
    result = run("normalize", path, "--to", "ko:juche")
    assert (
        result.stdout_bytes
        == b"\xef\xbb\xbfOn\r\n\xec\xa3\xbc\xec\xb2\xb489\xeb\x85\x84,\rthen \x00\n"
    )
    assert run("normalize", stdin="주체89년에").stdout == "2000에"
    assert run("normalize", stdin="").exit_code == 0


def test_normalize_keeps_the_encoding_of_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for encoding in ("euc-kr", "utf-16", "utf-16-le"):
        path.write_bytes("주체89년 가을".encode(encoding))
        result = run("normalize", path, "--encoding", encoding)
        assert result.stdout_bytes == "2000 가을".encode(encoding)
    path.write_bytes(b"Juche 89")
    failed = run("normalize", "-q", path, "--encoding", "latin-1", "--to", "ko")
    assert failed.stderr == f"juche: {path}: LATIN-1 has no U+C8FC\n"
    wrong = run("normalize", path, "--encoding", "hex")
    assert wrong.exit_code == 2
    assert "'hex' is not a text encoding" in wrong.stderr


def test_normalize_in_place_replaces_only_documents_that_change(folder: Path) -> None:
    path, link = folder / "a.txt", folder.parent / "named.txt"
    path.chmod(0o640)
    link.symlink_to(path)
    untouched = folder / "c.md"
    untouched.write_text("nothing", "utf-8")
    before = untouched.stat()
    assert run("normalize", "-q", "--in-place", link, untouched).output == ""
    assert path.read_text("utf-8") == "In 2000-08. And on July 19."
    assert path.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert untouched.stat().st_ino == before.st_ino
    assert not list(folder.glob(".juche-*"))


def test_an_interrupted_rewriting_loses_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    result = run("normalize", "--in-place", folder / "a.txt")
    assert result.exit_code == 1
    assert (folder / "a.txt").read_text("utf-8") == TEXT
    assert not list(folder.glob(".juche-*"))


def test_a_file_that_must_not_be_written_is_not_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", refusing("r+b"))
    result = run("normalize", "-q", "--in-place", folder / "a.txt")
    assert result.stderr == f"juche: {folder}/a.txt: Permission denied\n"
    assert (folder / "a.txt").read_text("utf-8") == TEXT


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("annotate", "--format", "html", "a", "b"),
            "--format html makes a document of each: name a folder --output",
        ),
        (
            ("annotate", "--format", "timex3", "."),
            "--format timex3 makes a document of each: name a folder --output",
        ),
        (
            ("annotate", "--kind", "contextual", "--kind", "anniversary"),
            "--kind contextual needs --reference or --reference-from-name",
        ),
        (
            ("annotate", "--kind", "x"),
            (
                "Invalid value for '--kind': 'x' is not one of 'juche', 'gregorian', 'contextual', "
                "'anniversary'."
            ),
        ),
        (
            ("annotate", "--jobs", "0"),
            "Invalid value for '--jobs': 0 is not in the range x>=1.",
        ),
        (
            ("normalize", "--to", "xx"),
            (
                "Invalid value for '--to': cannot normalize to 'xx', only to iso, paired, juche, "
                "gregorian, short, a locale or locale:style"
            ),
        ),
        (("normalize", "--in-place"), "--in-place needs files, standard input has no place"),
        (("normalize", "--in-place", "-"), "--in-place needs files, standard input has no place"),
        (
            ("normalize", "--in-place", "--output", "x", "a"),
            "--in-place and --output exclude each other",
        ),
        (
            ("normalize", "--output", __file__, "a"),
            f"Invalid value for '--output': Directory '{__file__}' is a file.",
        ),
    ],
)
def test_options_that_contradict_each_other_are_wrong_usage(
    arguments: tuple[str, ...], message: str
) -> None:
    assert refused(*arguments) == message


def test_columns_widen_but_keep_their_place(tmp_path: Path) -> None:
    for name, text in (("a", "Juche 89"), ("b", "July 19, Juche 89 (2000)"), ("c", "Juche 90")):
        (tmp_path / name).write_text(text, "utf-8")
    lines = run("annotate", tmp_path).stdout.splitlines()
    assert [line.index(" juche") for line in lines[2:]] == [lines[2].index(" juche")] * 2
    assert lines[1].index(" juche") < lines[2].index(" juche")
