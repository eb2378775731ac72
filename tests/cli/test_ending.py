"""The end of a run, tested within one process: streams, signals, workers."""

from __future__ import annotations

import dataclasses
import errno
import io
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from juche.cli import ending, juche, processes, saying
from juche.cli.encodings import Encoding
from juche.cli.files import Document
from juche.cli.markups import Source
from juche.cli.reading import Cut, Passage
from juche.cli.work import Result, Task
from support import PLAIN, eventually, run


@pytest.fixture
def arguments(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the command be convert, and forget the handlers of signals afterwards."""
    monkeypatch.setattr(sys, "argv", ["juche", "convert", "2000"])
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("arguments")
def test_a_run_that_succeeds_returns_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert ending.run(juche) == 0
    assert capsys.readouterr().out == "Juche 89 (2000)\t2000\n"


@pytest.mark.usefixtures("arguments")
def test_an_output_that_takes_every_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.StringIO()  # which has no encoding to be reconfigured
    monkeypatch.setattr(sys, "stdout", output)
    assert ending.run(juche) == 0
    assert output.getvalue() == "Juche 89 (2000)\t2000\n"


@pytest.mark.usefixtures("arguments")
def test_an_output_of_few_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, "latin-1"))
    monkeypatch.setattr(sys, "argv", ["juche", "convert", "--to", "ko", "2000"])
    assert ending.run(juche) == 0
    assert written.getvalue() == b"\\uc8fc\\uccb489(2000)\\ub144\n"


@pytest.mark.usefixtures("arguments")
def test_the_command_names_itself_where_it_is_used_wrongly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/other", "convert", "--bogus"])
    assert ending.run(juche) == 2
    assert capsys.readouterr().err.startswith("Usage: juche convert [OPTIONS]")


@pytest.mark.usefixtures("arguments")
def test_an_output_that_is_closed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert ending.run(juche) == 1
    assert capsys.readouterr().err == "juche: standard output: Bad file descriptor\n"
    assert sys.stdout is None or sys.stdout.write("into nothing") > 0


@pytest.mark.usefixtures("arguments")
def test_a_run_that_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[int, int]] = []

    def stopped(*_arguments: object) -> None:
        ending._stop(signal.SIGTERM, None)

    monkeypatch.setattr(os, "kill", lambda *signals: sent.append(signals))
    monkeypatch.setattr(ending, "_status", stopped)
    with pytest.raises(ending.Stopped) as info:
        ending.run(juche)
    assert info.value.number == signal.SIGTERM
    # The signal is sent once more, for whoever started this process to learn of it.
    assert sent == [(os.getpid(), signal.SIGTERM)]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


@pytest.mark.usefixtures("arguments")
def test_a_signal_that_is_ignored_stays_so() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ending._listen()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGTERM) is ending._stop


def test_a_complaint_that_nobody_can_hear(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys, "stderr", Full())
    saying.complain("x")


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    from juche.cli import dates, reading

    monkeypatch.setattr(sys, "stdin", None)
    (passage,) = reading.passages(Document(None, Path("stdin")), "utf-8", Cut.TEXT)
    assert passage.document.error == "standard input is closed"
    with pytest.raises(
        click.UsageError, match="^standard input is closed, and there are no DATES$"
    ):
        list(dates._lines("utf-8"))


def test_what_the_command_tells_of_itself() -> None:
    assert "annotate" in run("--help").stdout
    assert juche.get_command(click.Context(juche), "anotate") is None
    assert run("--version").stdout.startswith("juche, version ")


# --- workers


@dataclass(frozen=True, kw_only=True)
class Killing(Task):
    """A task whose process is killed by some documents."""

    parent: int

    @property
    def cut(self) -> Cut:
        return Cut.TEXT

    def done(self, passage: Passage, source: Source, encoding: Encoding) -> Result:
        assert os.getpid() != self.parent
        if source.text == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        return Result(passage.document, content=source.text.encode(encoding.codec))


def task() -> Killing:
    return Killing(**PLAIN, parent=os.getpid())


def texts(number: int, killing: set[int]) -> Iterator[Passage]:
    for index in range(number):
        content = b"kill" if index in killing else str(index).encode()
        yield Passage(Document(Path(str(index)), Path(str(index))), content, last=index % 2 == 0)


def test_killed_workers_cost_their_documents_alone() -> None:
    killing = {5, 20, 21}
    found = list(processes.results(task(), texts(70, killing), 2))
    assert [str(result.document.path) for result in found] == [str(n) for n in range(70)]
    failed = {n for n, result in enumerate(found) if result.error}
    assert failed == killing
    assert all(found[n].error == processes._KILLED for n in killing)
    assert [result.last for result in found] == [n % 2 == 0 for n in range(70)]
    assert all(found[n].content == str(n).encode() for n in range(70) if n not in killing)


@pytest.mark.parametrize(
    ("sizes", "batches"),
    [
        ([1] * 40, [16, 16, 8]),
        ([1] * 16, [16]),
        ([9, 1, 9, 2, 9, 0, 3], [2, 2, 3]),
        ([5, 4, 5, 4], [3, 1]),
        ([10, 10, 3], [1, 1, 1]),
        ([], []),
    ],
)
def test_a_worker_gets_a_bounded_number_of_passages_and_of_bytes(
    monkeypatch: pytest.MonkeyPatch, sizes: list[int], batches: list[int]
) -> None:
    if len(sizes) < 16:
        monkeypatch.setattr(processes, "_BYTES", 10)
    passages = [Passage(Document(None), b"x" * size) for size in sizes]
    found = list(processes._batches(passages))
    assert [len(batch) for batch in found] == batches
    assert [passage for batch in found for passage in batch] == passages


def test_workers_end_when_the_results_are_not_wanted() -> None:
    other = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
    other.start()
    found = processes.results(task(), texts(1000, set()), 2)
    assert next(found).content == b"0"
    workers = [child for child in multiprocessing.active_children() if child is not other]
    assert workers
    found.close()  # type: ignore[attr-defined]
    # The pool's thread waits for them too, and may have been the one that was told of the end.
    assert eventually(lambda: not any(child.is_alive() for child in workers))
    assert other.is_alive()
    other.terminate()
    other.join()


def test_a_worker_does_the_tasks_of_its_batch() -> None:
    mine = dataclasses.replace(task(), parent=0)
    (result,) = processes._batch(mine, list(texts(1, set())))
    assert result.content == b"0"


def test_a_worker_leaves_interrupts_to_the_run_and_ends_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[dict[str, object]] = []

    class Started:
        def __init__(self, **named: object) -> None:
            started.append(named)

        def start(self) -> None:
            started.append({})

    monkeypatch.setattr(processes, "Thread", Started)
    handled = {number: signal.getsignal(number) for number in (signal.SIGINT, *ending.SIGNALS)}
    held = signal.pthread_sigmask(signal.SIG_BLOCK, ending.SIGNALS)
    try:
        for number in ending.SIGNALS:
            signal.signal(number, ending._stop)
        processes._begin()
        now = {number: signal.getsignal(number) for number in handled}
        still_held = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        for number, handler in handled.items():
            signal.signal(number, handler)
    assert now.pop(signal.SIGINT) is signal.SIG_IGN
    assert set(now.values()) == {signal.SIG_DFL}
    assert not still_held.intersection(ending.SIGNALS)
    assert started == [{"target": processes._end_with_parent, "daemon": True}, {}]


def test_a_worker_ends_when_its_parent_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    processes._end_with_parent()
    assert not ended, "this process is the worker of nobody"
    sentinel, parent = os.pipe()
    os.close(parent)
    monkeypatch.setattr(
        multiprocessing, "parent_process", lambda: SimpleNamespace(sentinel=sentinel)
    )
    processes._end_with_parent()
    os.close(sentinel)
    assert ended == [1]


def test_a_signal_that_comes_before_a_worker_is_ready_ends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin = processes._begin

    def struck() -> None:  # pragma: no cover - runs in the workers
        os.kill(os.getpid(), signal.SIGTERM)
        begin()

    monkeypatch.setattr(processes, "_begin", struck)
    # The workers are forked with this handler, as they are with that of the command line.
    handler = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        found = list(processes.results(task(), texts(3, set()), 2))
    finally:
        signal.signal(signal.SIGTERM, handler)
    assert [result.error for result in found] == [processes._KILLED] * 3
    assert signal.SIGTERM not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
