"""A run that a signal ends, and a worker that is killed, leave nothing behind."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from juche.cli import processes, writing
from support import eventually, lines_of, run

TEXT = "In July, Juche 89 (2000)."


def test_what_a_killed_run_leaves_is_removed_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    (tmp_path / "out").mkdir()
    for folder in (tmp_path, tmp_path / "out"):
        (folder / ".juche-123-abcd").write_bytes(b"half")
        (folder / ".juche-dir").mkdir()
    used = writing.Writing(tmp_path / "other")
    used.write(b"the ")
    assert run("normalize", path, "--output", tmp_path / "out").exit_code == 0
    assert run("normalize", path, "--in-place").exit_code == 0
    assert not list(tmp_path.rglob(".juche-123-*"))
    # What another run writes at the time is left to it.
    used.write(b"whole")
    used.commit()
    assert (tmp_path / "other").read_bytes() == b"the whole"
    writing.tidy(tmp_path / "missing")


CODE = """
import os, sys, time
from juche.cli import juche, reading, work
reading.PASSAGE = 1 << 16  # so that the first of a large document is soon done
plain = work.annotate
def annotate(text, **named):
    if "slow" in text:
        time.sleep(60)
    if "kill" in text and os.getpid() != parent:
        os.kill(os.getpid(), 9)
    return plain(text, **named)
work.annotate = annotate
parent = os.getpid()
from juche.cli.ending import run
sys.exit(run(juche))
"""


def patched(*arguments: str | Path, **named: Any) -> subprocess.Popen[bytes]:
    """Start a command that sleeps over a text with the word slow, and is killed by one with kill."""
    command = [sys.executable, "-c", CODE, *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, **named
    )


def group(number: int) -> list[int]:
    """Return the processes of a group that still run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == number and fields[0] != "Z":
            found.append(int(folder.name))
    return found


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_no_worker_outlives_the_run(tmp_path: Path, number: signal.Signals) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text("slow Juche 89" * 100_000, "utf-8")
    # Under nohup the signal is ignored, and what is run inherits that.
    former = signal.getsignal(signal.SIGHUP)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    ours = patched("annotate", "--jobs", "2", tmp_path)
    signal.signal(signal.SIGHUP, former)
    assert eventually(lambda: len(group(ours.pid)) > 2)
    time.sleep(0.3)  # until the workers have a document in hand
    ours.send_signal(number)
    out, said = ours.communicate(timeout=20)  # the pipe is held by nobody
    assert ours.returncode == -number
    assert (out, said) == (b"", b"")
    assert eventually(lambda: not group(ours.pid))


def test_a_killed_worker_costs_its_document_alone(tmp_path: Path) -> None:
    for index in range(40):
        text = "kill Juche 89" if index == 20 else f"Juche {index + 1}"
        (tmp_path / f"{index:02}").write_text(text, "utf-8")
    ours = patched("annotate", "--jobs", "2", "--format", "jsonl", tmp_path)
    out, said = ours.communicate(timeout=60)
    assert ours.returncode == 1
    assert lines_of(said) == [
        f"juche: {tmp_path}/20: the process that read it was killed, perhaps because memory ran out",
        "juche: 39 files, 39 dates, 0 mismatches, 1 failure",
    ]
    names = [Path(json.loads(line)["source"]).name for line in out.splitlines()]
    assert names == [f"{index:02}" for index in range(40) if index != 20]


def test_a_signal_removes_what_was_being_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TEXT}\n\n" * 200_000 + "slow", "utf-8")
    ours = patched("normalize", "--in-place", tmp_path)
    assert eventually(lambda: list(tmp_path.glob(".juche-*")))
    ours.terminate()
    ours.communicate(timeout=20)
    assert ours.returncode == -signal.SIGTERM
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_pool_that_breaks_while_it_is_given_work() -> None:
    class Broken:
        def submit(self, *_arguments: object) -> None:
            raise BrokenProcessPool("broken")

    future = processes._submit(Broken(), None, [])  # type: ignore[arg-type]
    assert isinstance(future.exception(), BrokenProcessPool)
