"""Ours in a process of its own: `python -m tests.bench.ours` builds without the full-text index, `... texts FOLDER` makes it."""

import sys
import time
from contextlib import suppress
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from threading import Thread
from unittest.mock import patch

from mkdocs.__main__ import cli

from generator.build import build
from generator.hosts import mkdocs
from generator.hosts.clock import today
from generator.hosts.finish import records_of
from generator.hosts.output import NewFolder
from generator.hosts.search import write_texts


def main() -> None:
    """Build the site of the current folder, without the full-text index."""
    with patch.object(mkdocs, "write_texts"):
        cli(["build", "--quiet"], prog_name="mkdocs")


def texts(folder: Path) -> None:
    """Print what the full-text index of the current folder's project takes: seconds, those of processor, and Pagefind's MB."""
    records = records_of(build(Path.cwd(), today()))
    start, before = time.monotonic(), _processor()
    work = Thread(target=write_texts, args=(records, NewFolder(folder)))
    work.start()
    memory = 0.0
    while work.is_alive():
        memory = max(memory, *map(_peak, _children()), 0)
        work.join(0.02)
    sys.stdout.write(f"{time.monotonic() - start:.2f} {_processor() - before:.2f} {memory:.0f}\n")


def _processor() -> float:
    return sum(used.ru_utime + used.ru_stime for used in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def _children() -> list[str]:
    return [child for listed in Path("/proc/self/task").glob("*/children") for child in listed.read_text().split()]


def _peak(process: str) -> float:
    """The most MB that a process has had; of one that has ended the system tells those of its parent, if they are more."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    texts(Path(sys.argv[2])) if sys.argv[1:2] == ["texts"] else main()
