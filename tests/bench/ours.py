"""Ours in a process of its own: `python -m tests.bench.ours` builds without the full-text index, `... texts` makes it alone."""

import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory

from mkdocs.__main__ import cli

from generator.build import build
from generator.hosts import mkdocs
from generator.hosts.clock import today
from generator.hosts.finish import records_of
from generator.hosts.output import NewFolder
from generator.hosts.search import write_texts


def main() -> None:
    """Build the site of the current folder."""
    vars(mkdocs)["write_texts"] = lambda records, output: None
    cli(["build", "--quiet"], prog_name="mkdocs")


def texts() -> None:
    """Print the seconds, the seconds of processor and the MB that the full-text index of the current folder's project takes."""
    records = records_of(build(Path.cwd(), today()))
    start, before = time.monotonic(), _processor()
    with TemporaryDirectory() as folder:
        write_texts(records, NewFolder(Path(folder)))
        took = time.monotonic() - start, _processor() - before, getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write("{:.2f} {:.2f} {:.0f}\n".format(*took))


def _processor() -> float:
    return sum(used.ru_utime + used.ru_stime for used in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


if __name__ == "__main__":
    texts() if sys.argv[1:] == ["texts"] else main()
