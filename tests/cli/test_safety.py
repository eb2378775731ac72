"""No folder may make the command line harm a document, a terminal or a run."""

from __future__ import annotations

import base64
import errno
import fcntl
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from juche.cli import ending, writing
from juche.cli.encodings import Encoding, encoded
from support import lines_of, run, shell

TEXT = "In July, Juche 89 (2000)."
ISO = "In 2000-07."


def process(*arguments: str, text: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own, which must not take long."""
    command = [sys.executable, "-m", "juche", *arguments]
    return subprocess.run(
        command,
        timeout=60,
        check=False,
        capture_output=True,
        env=os.environ | environment,
        input=text.encode(),
    )


# --- what a name is


def test_a_file_named_like_standard_input_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-").write_text(TEXT, "utf-8")
    for arguments in (("--in-place", "."), ("--in-place", "./-")):
        assert run("normalize", *arguments, stdin="another Juche 90").exit_code == 0
        assert (tmp_path / "-").read_text("utf-8") == ISO
        (tmp_path / "-").write_text(TEXT, "utf-8")
    row = json.loads(run("annotate", "--format", "jsonl", ".", stdin="x").stdout)
    assert (row["source"], row["edtf"]) == ("./-", "2000-07")


def test_a_name_cannot_move_the_cursor(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b]0;owned\x07\n\x9b31m\u202e.txt"
    path.write_text(TEXT, "utf-8")
    bad = tmp_path / "b\x1b[2J.txt"
    bad.write_bytes(b"\xff")
    shown = run("annotate", tmp_path)
    for text in (shown.stdout, shown.stderr):
        assert not set(text) & set("\x1b\x07\x9b\u202e")
    assert len(shown.stdout.splitlines()) == 2
    assert "a\\x1b]0;owned\\x07\\n\\x9b31m\\u202e.txt:1:4" in shown.stdout
    assert "b\\x1b[2J.txt: not UTF-8" in shown.stderr
    assert "\x1b" not in run("check", path).stdout


def test_a_name_that_is_no_utf_8_keeps_its_dates(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    path.write_text(TEXT, "utf-8")
    for form in ("jsonl", "web", "csv", "table"):
        result = run("annotate", "--format", form, path)
        assert result.exit_code == 0
        assert "July, Juche 89 (2000)" in result.stdout
    (line,) = run("annotate", "--format", "jsonl", path).stdout.splitlines()
    assert json.loads(line)["source"].endswith("/\\xff\\xfe.txt")
    (line,) = run("annotate", "--format", "web", path).stdout.splitlines()
    assert json.loads(line)["target"]["source"].endswith("/%FF%FE.txt")


def test_half_a_character_is_written_as_json_has_it() -> None:
    # UTF-7 is an encoding by which such a text can come from a file.
    content = "\ud800 Juche 89".encode("utf-7", "surrogatepass")
    for form in ("web", "jsonl", "csv", "tsv", "table", "timex3", "html"):
        result = run("annotate", "--encoding", "utf-7", "--format", form, stdin=content)
        assert result.exit_code == 0
        assert "Juche 89" in result.stdout_bytes.decode("utf-8")


# --- two inputs, one output


@pytest.mark.parametrize("overwrite", [(), ("--overwrite",)])
def test_two_inputs_of_one_name_never_become_one_output(
    tmp_path: Path, overwrite: tuple[str, ...]
) -> None:
    for folder, number in (("a", 89), ("b", 90)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"Juche {number}", "utf-8")
    out = tmp_path / "out"
    for first, second in (("a/x.txt", "b/x.txt"), ("a", "b"), ("a", "b/x.txt")):
        inputs = (tmp_path / first, tmp_path / second)
        result = run("normalize", *inputs, "--output", out, "--overwrite", *overwrite)
        assert result.exit_code == 1
        assert (out / "x.txt").read_text("utf-8") == "2000"
        (line, _) = result.stderr.splitlines()
        assert line == (
            f"juche: {tmp_path}/b/x.txt: would become {out}/x.txt, as {tmp_path}/a/x.txt does; "
            "name the folder that has both, or another --output"
        )
    both = run("normalize", tmp_path, "--glob", "x.txt", "--output", out / "both")
    assert both.exit_code == 0
    assert (out / "both/b/x.txt").read_text("utf-8") == "2001"


# --- bytes that nobody asked to change

UNUSUAL = [
    ("utf-16", b"\xfe\xff" + "가 Juche 89 나\r\n".encode("utf-16-be"), "utf-16-be"),
    ("utf-16", b"\xff\xfe" + "가 Juche 89 나\r\n".encode("utf-16-le"), "utf-16-le"),
    ("utf-16-le", b"\xff\xfe" + "가 Juche 89 나".encode("utf-16-le"), "utf-16-le"),
    ("utf-16-be", "가 Juche 89 나".encode("utf-16-be"), "utf-16-be"),
    ("utf-32", b"\x00\x00\xfe\xff" + "가 Juche 89 나".encode("utf-32-be"), "utf-32-be"),
    ("utf-8-sig", "가 Juche 89 나".encode(), "utf-8"),
    ("utf-8", b"\xef\xbb\xbfJuche 89", "utf-8"),
    # Each has letters of which the codec writes another sequence of bytes than is there.
    ("cp932", b"\xed\x40 Juche 89 \x87\x9a\xfa\x5b Juche 89\x81\xe6", "cp932"),
    ("cp932", b"\x87\x9a, Juche 89, Juche 89, Juche 89\x81\xe6", "cp932"),
    ("big5", b"\xa1\xc3 Juche 89 \xa1\xc5\xa2\xcc\xa2\xce Juche 89 \xa2\xcc", "big5"),
    ("cp932", b"\x87\x9a" * 3000 + b"Juche 89" + b"\x87\x9a" * 3000, "cp932"),
    ("iso2022_jp", "東京 Juche 89 東京".encode("iso2022_jp"), "ascii"),
]


@pytest.mark.parametrize(("encoding", "content", "codec"), UNUSUAL)
def test_an_encoding_leaves_untouched_bytes_untouched(
    tmp_path: Path, encoding: str, content: bytes, codec: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    result = run("normalize", "--encoding", encoding, "--in-place", path)
    assert result.exit_code == 0, result.stderr
    assert path.read_bytes() == content.replace("Juche 89".encode(codec), "2000".encode(codec))


def test_what_cannot_be_written_piece_by_piece_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    # Shifted into Japanese twice, as the codec itself never does.
    content = b"\x1b$B%A\x1b$B%e Juche 89 (2000)\x1b(B Juche 89"
    path.write_bytes(content)
    result = run("normalize", "--encoding", "iso2022_jp", "--in-place", path)
    if path.read_bytes() != content:
        assert path.read_bytes() == content.replace(b"Juche 89", b"2000")
    # Letters that UTF-7 would write as they are, in its own.
    content = b"+" + base64.b64encode("a Juche 89 b".encode("utf-16-be")).rstrip(b"=") + b"-"
    path.write_bytes(content)
    result = run("normalize", "--encoding", "utf-7", "--in-place", path)
    assert result.exit_code == 1
    assert "utf-7 cannot be rewritten with all else byte for byte" in result.stderr
    assert path.read_bytes() == content


def test_a_date_that_stays_keeps_its_bytes() -> None:
    content = b"\x87\x9a A \x87\x9a B"
    text = content.decode("cp932")
    written = text.replace("B", "C")
    spans = [(0, 1), (6, 7)]
    assert encoded(content, Encoding("cp932"), text, written, spans) == b"\x87\x9a A \x87\x9a C"


# --- what a file keeps


def test_rewriting_keeps_owner_permissions_and_attributes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    path.chmod(0o4640)
    attribute = "user.juche.test"
    try:
        os.setxattr(path, attribute, b"kept")
    except OSError:  # a file system without them
        attribute = ""
    if os.geteuid() == 0:
        os.chown(path, 12345, 23456)
        path.chmod(0o4640)
    before = path.stat()
    assert run("normalize", "--in-place", path).exit_code == 0
    after = path.stat()
    assert path.read_text("utf-8") == ISO
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)
    assert stat.S_IMODE(after.st_mode) == stat.S_IMODE(before.st_mode) == 0o4640
    if attribute:
        assert os.getxattr(path, attribute) == b"kept"


def attributes(monkeypatch: pytest.MonkeyPatch, name: str, kept: dict[str, bytes]) -> None:
    """Let files have one attribute, which new ones refuse unless they can keep it."""

    def refused(_file: object, name: str, value: bytes) -> None:
        if name.startswith("user."):
            kept[name] = value
        else:
            raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "listxattr", lambda _path: [name])
    monkeypatch.setattr(os, "getxattr", lambda _path, _name: b"value")
    monkeypatch.setattr(os, "setxattr", refused)


def test_what_cannot_be_kept_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    for name, done in (("user.a", True), ("system.acl", False), ("security.selinux", True)):
        path.write_text(TEXT, "utf-8")
        kept: dict[str, bytes] = {}
        attributes(monkeypatch, name, kept)
        result = run("normalize", "--in-place", path)
        assert (result.exit_code == 0) == done
        assert (path.read_text("utf-8") == ISO) == done
        assert kept == ({"user.a": b"value"} if name == "user.a" else {})
        if not done:
            assert result.stderr.splitlines()[0] == (
                f"juche: {path}: its attribute system.acl could not be kept; use --output"
            )
    monkeypatch.delattr(os, "listxattr")
    path.write_text(TEXT, "utf-8")
    assert run("normalize", "--in-place", path).exit_code == 0
    path.write_text(TEXT, "utf-8")

    def refused(*_arguments: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    plain = os.fstat

    def of_another(descriptor: int) -> object:
        status = plain(descriptor)
        fields = list(status)
        if path.exists() and status.st_ino == path.stat().st_ino:
            fields[4] += 1
            return os.stat_result(fields, {"st_mtime_ns": status.st_mtime_ns})
        return status

    monkeypatch.setattr(os, "fstat", of_another)
    monkeypatch.setattr(os, "fchown", refused)
    result = run("normalize", "--in-place", path)
    told = f"juche: {path}: its owner could not be kept; use --output"
    assert result.stderr.splitlines()[0] == told
    assert path.read_text("utf-8") == TEXT
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_of_several_names_is_not_separated_from_them(tmp_path: Path) -> None:
    path, other = tmp_path / "a.txt", tmp_path / "b"
    path.write_text(TEXT, "utf-8")
    other.hardlink_to(path)
    result = run("normalize", "--in-place", path)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        f"juche: {path}: one of 2 hard links, which rewriting would separate; use --output"
    )
    assert path.samefile(other)
    assert path.read_text("utf-8") == TEXT
    path.write_text("no date is in it", "utf-8")
    assert run("normalize", "--in-place", path).exit_code == 0, "it is not rewritten"


def test_new_content_is_never_readable_by_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    path.chmod(0o600)
    seen = []
    sync = os.fsync

    def looking(descriptor: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        sync(descriptor)

    plain = os.open

    def opening(name: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        descriptor = plain(name, flags, mode, **more)
        if flags & os.O_CREAT:
            seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return descriptor

    monkeypatch.setattr(os, "fsync", looking)
    monkeypatch.setattr(os, "open", opening)
    assert run("normalize", "--in-place", path).exit_code == 0
    assert seen == [0o600, 0o600]


def test_a_new_file_has_the_permissions_that_the_user_gives(tmp_path: Path) -> None:
    path, out = tmp_path / "a.txt", tmp_path / "out"
    path.write_text(TEXT, "utf-8")
    before = os.umask(0o026)
    try:
        assert run("normalize", path, "--output", out).exit_code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((out / "a.txt").stat().st_mode) == 0o640


def test_a_file_that_somebody_writes_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    state = writing.state_of(path.stat())
    path.write_text("something else", "utf-8")
    rewriting = writing.Rewriting(path, state)
    rewriting.write(b"x")
    with pytest.raises(OSError, match="^changed while it was read; left as it is$"):
        rewriting.commit()
    assert path.read_text("utf-8") == "something else"
    assert len(list(tmp_path.iterdir())) == 1


# --- standard output


@pytest.mark.parametrize(
    "command", ["annotate $1", "normalize $1", "convert 2000", "today", "check $1", "--help"]
)
def test_output_that_cannot_be_written_is_told_in_a_line(tmp_path: Path, command: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Juche 89 (2001)", "utf-8")
    full = shell(f"$J {command} > /dev/full", path)
    assert full.returncode == 1
    said = [line for line in lines_of(full.stderr) if "failure" not in line]
    assert said == ["juche: standard output: No space left on device"]
    closed = shell(f"$J {command} >&-", path)
    assert closed.returncode == 1
    said = [line for line in lines_of(closed.stderr) if "failure" not in line]
    assert said == ["juche: standard output: Bad file descriptor"]


def test_what_needs_no_output_is_done_without_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    assert shell("$J normalize --in-place $1 >&-", path).returncode == 0
    assert path.read_text("utf-8") == ISO
    # Nobody hears of the failure, but the rest is done.
    path.write_text(TEXT, "utf-8")
    for silent in ("2>&-", "2>/dev/full"):
        result = shell(f"$J normalize $2 $1 {silent}", path, tmp_path / "missing")
        assert result.stdout.decode() == ISO


def test_a_terminal_of_few_letters() -> None:
    result = process("convert", "--to", "ko", "2000", text="", PYTHONIOENCODING="latin-1")
    assert result.returncode == 0
    assert result.stdout == b"\\uc8fc\\uccb489(2000)\\ub144\n"
    result = process("annotate", text="주체89년, 夢", PYTHONIOENCODING="latin-1")
    assert result.returncode == 0
    assert b"\\uc8fc\\uccb489\\ub144" in result.stdout


def test_giving_up_an_output_that_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def reconfigure(self, **_named: str) -> None:
            pass

        def isatty(self) -> bool:
            return False

        def write(self, _text: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        def flush(self) -> None:
            pass

        def fileno(self) -> int:
            raise ValueError("none")

    from juche.cli import juche as command

    monkeypatch.setattr(sys, "stdout", Full())
    monkeypatch.setattr(sys, "argv", ["juche", "convert", "2000"])
    assert ending.run(command) == 1
    assert sys.stdout is None


def test_a_file_system_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    path, left = tmp_path / "a.txt", tmp_path / ".juche-1"
    path.write_text(TEXT, "utf-8")
    left.write_bytes(b"perhaps of a run that goes on")
    monkeypatch.setattr(fcntl, "flock", refused)
    assert run("normalize", "--in-place", path).exit_code == 0
    assert path.read_text("utf-8") == ISO
    assert left.exists()


def test_what_was_never_written_is_discarded(tmp_path: Path) -> None:
    writing.Writing(tmp_path / "a").discard()
    assert not list(tmp_path.iterdir())
