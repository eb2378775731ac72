"""A bad file never ends a run. The rest is done, and one line has the file and the reason."""

from __future__ import annotations

import errno
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from juche import annotate
from juche.cli import work
from support import lines_of, run, shell

TEXT = "In July, Juche 89 (2000)."
ISO = "In 2000-07."


def names_of(stdout: str) -> list[str]:
    return [Path(json.loads(line)["source"]).name for line in stdout.splitlines()]


def test_a_file_that_may_not_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "z.txt").write_text(TEXT, "utf-8")
    plain = Path.stat

    def refused(path: Path, **named: Any) -> os.stat_result:
        if "locked" in path.parts:
            raise PermissionError(errno.EACCES, "Permission denied")
        return plain(path, **named)

    monkeypatch.setattr(Path, "stat", refused)
    bad = tmp_path / "locked" / "a.txt"
    for command in (("annotate", "--format", "jsonl"), ("normalize", "--in-place")):
        result = run(*command, bad, tmp_path / "z.txt")
        assert result.exit_code == 1
        assert result.stderr.splitlines()[0] == f"juche: {bad}: Permission denied"
    assert (tmp_path / "z.txt").read_text("utf-8") == ISO
    assert run("annotate", "--format", "html", bad).exit_code == 1


def test_an_entry_that_may_not_be_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(TEXT, "utf-8")

    class Entry:
        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name, self.path, self._entry = entry.name, entry.path, entry

        def is_symlink(self) -> bool:
            if self.name == "a":
                raise PermissionError(errno.EACCES, "Permission denied")
            return False

        def __getattr__(self, name: str) -> Any:
            return getattr(self._entry, name)

    plain = os.scandir

    class Listing:
        def __init__(self, path: Path) -> None:
            with plain(path) as entries:
                self._entries = [Entry(entry) for entry in entries]

        def __enter__(self) -> list[Entry]:
            return self._entries

        def __exit__(self, *_error: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Listing)
    for globs in ((), ("--glob", "*"), ("--glob", "a", "--glob", "b")):
        result = run("annotate", "--format", "jsonl", *globs, tmp_path)
        assert result.stderr.splitlines()[:-1] == [f"juche: {tmp_path}/a: Permission denied"]
        assert names_of(result.stdout) == ["b"]


@pytest.mark.parametrize("bad", ["x" * 300, "a\0b", "y" * 254, "/dev/zero", "/dev/urandom"])
def test_a_path_that_leads_nowhere_or_never_ends(tmp_path: Path, bad: str) -> None:
    good = tmp_path / "z.txt"
    good.write_text(TEXT, "utf-8")
    name = bad if bad.startswith("/") else str(tmp_path / bad)
    if len(bad) == 254:  # which the name of its output is too long for
        (tmp_path / bad).write_text(TEXT, "utf-8")
    result = run("annotate", name, good, "--format", "jsonl", "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 2
    if bad.startswith("/"):
        assert result.stderr.startswith(f"juche: {bad}: a device, not a document\n")
    if "\0" in bad:
        assert ": embedded null" in result.stderr
    assert (tmp_path / "out/z.txt.jsonl").exists()
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_standard_input_that_never_ends() -> None:
    result = shell("$J annotate < /dev/zero")
    assert result.returncode == 1
    assert lines_of(result.stderr)[0] == "juche: -: a device, not a document"
    assert shell("$J annotate < /dev/null").returncode == 0
    for command in ("annotate", "convert"):
        result = shell(f"$J {command} <&-")
        assert result.returncode in (1, 2)
        assert "standard input is closed" in result.stderr.decode()
        assert lines_of(result.stderr)


@pytest.mark.slow
def test_folders_deeper_than_python_can_call(tmp_path: Path) -> None:
    depth = 1500
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=folder)
        inner = os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    with os.fdopen(os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=folder), "w") as file:
        file.write(TEXT)
    os.close(folder)
    (tmp_path / "z.txt").write_text(TEXT, "utf-8")
    result = run("annotate", "--format", "jsonl", tmp_path)
    assert result.exit_code == 0, result.stderr[-300:]
    assert names_of(result.stdout) == ["a.txt", "z.txt"]
    out = tmp_path.parent / "out"
    result = run("normalize", tmp_path, "--output", out, "-q")
    assert (result.exit_code, result.output) == (0, "")
    deep = out.joinpath(*["d"] * depth, "a.txt")
    assert deep.read_text("utf-8") == ISO
    subprocess.run(["rm", "-rf", tmp_path / "d", out], check=True)


@pytest.mark.parametrize("name", ["undefined", "hex", "a\0b", "no-such"])
def test_an_encoding_that_is_none(name: str) -> None:
    result = run("annotate", "--encoding", name, stdin=TEXT)
    assert result.exit_code == 2
    assert "is no text encoding" in result.stderr


@pytest.mark.parametrize("name", ["idna", "punycode", "unicode_escape", "utf-7", "utf-16"])
def test_an_odd_encoding_ends_nothing(tmp_path: Path, name: str) -> None:
    bad, good = tmp_path / "a", tmp_path / "b"
    bad.write_bytes(b"\xd8\x00\\u12 +AA" + b"x" * 300)
    good.write_bytes(b"\xff\xfe")
    result = run("annotate", "--encoding", name, tmp_path)
    assert result.exit_code in (0, 1)
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_a_defect_met_in_one_document_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = annotate
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(f"{name} Juche 89", "utf-8")

    def failing(text: str, **named: Any) -> Any:
        if text[0] == "a":
            raise KeyError("last\nyear")
        if text[0] == "b":
            raise MemoryError
        return plain(text, **named)

    monkeypatch.setattr(work, "annotate", failing)
    result = run("annotate", "--format", "jsonl", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:2] == [
        f"juche: {tmp_path}/a: a defect of juche, please report it: KeyError: 'last\\nyear'",
        f"juche: {tmp_path}/b: not enough memory",
    ]
    assert names_of(result.stdout) == ["c"]
