"""Doing a task with each passage in several processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from threading import Thread

from .ending import SIGNALS
from .reading import Passage
from .work import Result, Task

# How many passages, or bytes, a worker gets at a time: enough to outweigh the transfer.
_BATCH = 16
_BYTES = 1 << 20
# How many batches per worker are begun before their results are due. They are held in memory.
_AHEAD = 3
_KILLED = "the process that read it was killed, perhaps because memory ran out"
_Batch = list[Passage]


def results(task: Task, passages: Iterable[Passage], jobs: int) -> Iterator[Result]:
    """Yield the results of the passages in order, from several processes.

    A bounded number is in work at a time.

    Workers write nothing, so the passages of a killed worker can be done again.
    """
    before = multiprocessing.active_children()
    waiting: deque[tuple[_Batch, Future[list[Result]]]] = deque()
    remaining = _batches(passages)
    pool = _pool(jobs)
    try:
        while True:
            while len(waiting) <= _AHEAD * jobs and (batch := next(remaining, None)):
                waiting.append((batch, _submit(pool, task, batch)))
            if not waiting:
                break
            batch, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                yield from _one_by_one(task, batch)
                pool = _pool(jobs)
                # All begun batches are lost with the pool.
                waiting = deque((each, _submit(pool, task, each)) for each, _ in waiting)
        pool.shutdown()
    finally:
        # If the run is stopped, it does not wait for results that nobody needs.
        for child in multiprocessing.active_children():
            if child not in before:
                child.terminate()
        # But it waits for the end of the pool's own thread. At the end of Python, a thread that is
        # just closing its pipes is woken up by one of them, and the error is printed.
        pool.shutdown(cancel_futures=True)


def _batches(passages: Iterable[Passage]) -> Iterator[_Batch]:
    batch: _Batch = []
    size = 0
    for passage in passages:
        batch.append(passage)
        size += len(passage.content)
        if len(batch) == _BATCH or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A copy of this process, if that is safe, because it has loaded the tables already.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else None)
    return ProcessPoolExecutor(jobs, context, _begin)


def _submit(pool: ProcessPoolExecutor, task: Task, batch: _Batch) -> Future[list[Result]]:
    """Hand a batch to a pool. If the pool breaks meanwhile, the results raise the error."""
    try:
        with _signals_held():
            return pool.submit(_batch, task, batch)
    except BrokenProcessPool as error:
        future: Future[list[Result]] = Future()
        future.set_exception(error)
        return future


@contextmanager
def _signals_held() -> Iterator[None]:
    """Hold back the signals that end a process while workers are forked.

    A worker starts with the handlers of its parent. A signal that comes before it has set its own
    would be lost, and the sender would wait for ever.
    """
    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover - Windows, which does not fork
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _one_by_one(task: Task, batch: _Batch) -> Iterator[Result]:
    """Do a batch with a process for each passage, to find the one that kills its process."""
    for passage in batch:
        pool = _pool(1)
        try:
            with _signals_held():
                future = pool.submit(_batch, task, [passage])
            yield from future.result()
        except BrokenProcessPool:
            yield Result(passage.document, error=_KILLED, last=passage.last)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _batch(task: Task, batch: _Batch) -> list[Result]:
    return [task(passage) for passage in batch]


def _begin() -> None:
    """Leave Ctrl-C to the main process, and end when that one ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):  # pragma: no branch - but on Windows
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
