"""Work that is done beside: by a second process, which shares all that is known so far, where the system can make one so."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

T = TypeVar("T")

_PR_SET_PDEATHSIG = 1


def goes_beside() -> bool:
    """Whether a second process shares what is known, and has a processor of its own."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


class Aside(Generic[T]):
    """Work that has begun: it goes on beside, or is done at once where it cannot."""

    def __init__(self, work: Callable[[], T]) -> None:
        if not goes_beside():
            self.process = None
            self.made = work()
            return
        system = get_context("fork")
        self.said, saying = system.Pipe(duplex=False)
        self.process = system.Process(target=_work, args=(work, saying, os.getpid()), daemon=True)
        self.process.start()
        saying.close()

    def wait(self) -> T:
        """Wait for what it makes. Raises OSError as the work did, ChildProcessError where it ended in another way."""
        if self.process is None:
            return self.made
        fault = None
        with suppress(EOFError):
            fault, self.made = self.said.recv()
        self.process.join()
        if fault:
            raise OSError(*fault)
        if self.process.exitcode:
            raise ChildProcessError(self.process.exitcode, f"a process of the build ended with {self.process.exitcode}")
        return self.made

    def stop(self) -> None:
        """End it: nobody waits for it any more."""
        if self.process:
            self.process.terminate()
            self.process.join()


def _work(work: Callable[[], T], saying: Connection, parent: int) -> None:
    """It does not outlive its parent, as that holds the right to publish for both."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        return
    try:
        saying.send((None, work()))
    except OSError as error:
        saying.send(((error.errno, error.strerror or str(error), error.filename), None))
