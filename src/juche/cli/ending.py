"""The end of a run: with its result, or with one line that says why there is none."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

from .saying import complain, reason

if TYPE_CHECKING:
    import click


SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""The signals that end a process, as far as the system has them."""


class Stopped(BaseException):
    """A signal asked the run to end. The file that was being written is removed."""

    def __init__(self, number: int) -> None:
        self.number = number


def run(command: click.Command) -> int:
    """Run a command with the streams and arguments of this process, and return the exit status."""
    _prepare_streams()
    _listen()
    try:
        status = _status(command)
        sys.stdout.flush()
    except OSError as error:  # all other failures to read or write belong to a document
        complain(f"standard output: {reason(error)}")
        _give_up_output()
        return 1
    except Stopped as stopped:
        # The parent process learns by which signal this one ended.
        signal.signal(stopped.number, signal.SIG_DFL)
        os.kill(os.getpid(), stopped.number)
        raise
    return status


def _status(command: click.Command) -> int:
    try:
        command.main(prog_name="juche")
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0  # pragma: no cover - click leaves by SystemExit


def _prepare_streams() -> None:
    """Make every letter writable, and make a closed stream raise an error when it is used."""
    if sys.stdout is None:
        # A file that is open for reading only. Otherwise the output would be lost without an
        # error.
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _listen() -> None:
    """Make the signals that end a process unwind the work first, unless they are ignored."""
    for number in SIGNALS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Stopped(number)


def _give_up_output() -> None:
    """Discard what could not be written, or Python would report it again at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
        sys.stdout.flush()
    except (OSError, ValueError):
        sys.stdout = None
    finally:
        os.close(nowhere)
