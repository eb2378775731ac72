"""Long work with documents: terminals, progress bars, pipes, signals and several processes."""

from __future__ import annotations

import io
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from juche.cli import documents as cli
from juche.cli import processes
from support import TEXT, run

LOCALE: click.Parameter = next(one for one in cli.annotate.params if one.name == "locales")
CONTEXT = click.Context(cli.annotate)


def in_terminal(*arguments: str | Path, to: int | None = None, **environment: str) -> str:
    """Run the command with a terminal on standard error, and on standard output unless given."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "juche", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=theirs if to is None else to,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "PYTHONWARNINGS": "error"} | environment,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # how Linux says that the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert process.wait() == 0
    return shown.decode()


def test_colours_on_a_terminal_alone(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text("Juche 89 (2001), Juche 90", "utf-8")
    shown = in_terminal("annotate", path)
    assert "\x1b[31m" in shown
    assert "\x1b[34m" in shown
    assert "\x1b" not in in_terminal("annotate", path, NO_COLOR="1")
    assert "\x1b" not in run("annotate", path).stdout


@pytest.mark.slow
def test_a_progress_bar_where_the_work_is_long(folder: Path, tmp_path: Path) -> None:
    for number in range(60):
        (folder / f"{number}.txt").write_text(TEXT, "utf-8")
    shown = in_terminal("normalize", folder, "--output", tmp_path / "out")
    assert "100%" in shown
    assert "%" not in in_terminal("normalize", folder / "a.txt", "--output", tmp_path / "one")
    with (tmp_path / "list").open("wb") as file:
        assert "100%" in in_terminal("annotate", folder, to=file.fileno())
    assert "%" not in in_terminal("annotate", folder)


def test_a_progress_bar_goes_round_the_results(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_is_terminal", lambda stream: stream is sys.stderr)
    few = run("annotate", folder)
    monkeypatch.setattr(cli, "_MANY", 3)
    many = run("annotate", folder)
    assert few.stdout == many.stdout != ""
    assert many.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "out", "err", "shown"),
    [
        (("annotate",), True, True, False),
        (("annotate",), False, True, True),
        (("annotate",), True, False, False),
        (("annotate",), False, False, False),
        (("normalize",), True, True, False),
        (("normalize", "--in-place"), True, True, True),
        (("normalize", "--in-place"), True, False, False),
        (("annotate", "--output", "out"), True, True, True),
        (("annotate", "--output", "out"), False, False, False),
    ],
)
def test_a_progress_bar_is_shown_where_it_spoils_no_listing(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    *,
    out: bool,
    err: bool,
    shown: bool,
) -> None:
    bars: list[int] = []
    steps: list[int] = []
    plain = click.progressbar

    def bar(*, length: int, file: Any) -> Any:
        assert file is sys.stderr
        bars.append(length)
        made = plain(length=length, file=file)
        step = made.update

        def counted(size: int) -> None:
            steps.append(size)
            step(size)

        monkeypatch.setattr(made, "update", counted)
        return made

    def is_terminal(stream: object) -> bool:
        return (stream is sys.stdout and out) or (stream is sys.stderr and err)

    monkeypatch.chdir(folder.parent)
    monkeypatch.setattr(cli, "_MANY", 3)
    monkeypatch.setattr(cli, "_is_terminal", is_terminal)
    monkeypatch.setattr(click, "progressbar", bar)
    assert run(*arguments, folder).exit_code == 0
    assert bars == ([3 * len(TEXT)] if shown else [])
    assert steps == ([len(TEXT)] * 3 + [0] if shown else [])


def test_what_is_a_terminal() -> None:
    terminal = io.StringIO()
    assert not cli._is_terminal(terminal)
    assert not cli._is_terminal(None), "as the shell's 2>&- leaves none"
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    assert cli._is_terminal(terminal)


@pytest.mark.slow
def test_a_broken_pipe_is_quiet(folder: Path) -> None:
    (folder / "a.txt").write_text(f"{TEXT}\n" * 600, "utf-8")
    for arguments in (("annotate",), ("normalize",), ("annotate", "--jobs", "2")):
        process = subprocess.Popen(
            [sys.executable, "-m", "juche", *arguments, folder],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() == 1


def test_an_interrupt_ends_all_processes(folder: Path) -> None:
    for number in range(processes._BATCH):
        (folder / f"{number:03}").write_text(TEXT, "utf-8")
    (folder / "z.txt").write_text(TEXT * 80_000, "utf-8")
    # A shell's background job ignores interrupts, and so would what it starts.
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "juche", "annotate", "--jobs", "2", folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, handler)
    assert process.stdout is not None
    assert process.stdout.readline()  # the first batch is done, the last file is not
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 1
    assert said.decode().split() == ["Aborted!"]


def test_several_jobs_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    for number in range(3 * processes._BATCH * processes._AHEAD):
        (tmp_path / f"{number:03}").write_text(f"Juche {number + 1}.1.1", "utf-8")
    one = run("annotate", "--format", "jsonl", tmp_path).stdout
    assert run("annotate", "--format", "jsonl", "--jobs", "2", tmp_path).stdout == one


def test_a_locale_is_completed() -> None:
    assert [tag.value for tag in LOCALE.shell_complete(CONTEXT, "sr")] == ["sr-Latn", "sr-Cyrl"]


def test_a_shell_completes_commands_and_locales() -> None:
    def completed(line: str) -> list[str]:
        environment = {
            "_JUCHE_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(line.split(" ")) - 1),
        }
        words = subprocess.run(
            ["juche"], env=os.environ | environment, capture_output=True, text=True, check=True
        )
        return [word.partition(",")[2] for word in words.stdout.splitlines()]

    assert completed("juche n") == ["normalize"]
    assert completed("juche annotate --locale zh") == ["zh-Hans", "zh-Hant"]
    assert "timex3" in completed("juche annotate --format t")


@pytest.mark.slow
def test_memory_does_not_grow_with_the_folder(tmp_path: Path) -> None:
    def most(files: int) -> int:
        folder = tmp_path / str(files)
        folder.mkdir()
        for number in range(files):
            (folder / f"{number:05}.txt").write_text((TEXT * 100)[:4096], "utf-8")
        code = (
            "import resource, sys, juche.cli\n"
            "try: juche.cli.juche(sys.argv[1:])\n"
            "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        command = [sys.executable, "-c", code, "annotate", "-q", "--reference", "2020-07-19"]
        done = subprocess.run([*command, folder], capture_output=True, text=True, check=True)
        assert len(done.stdout.splitlines()) > files
        return int(done.stderr)

    assert most(2000) < 1.2 * most(100)
