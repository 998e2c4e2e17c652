"""A build of ours as a process of its own, that says what the full-text index took: `python -m tests.bench.ours`."""

import resource
import time
from pathlib import Path

from mkdocs.__main__ import cli

from generator.hosts import search

INDEX = "index.txt"
"""Where the seconds and the seconds of processor are written that the full-text index took."""


def main() -> None:
    """Build the site of the current folder."""
    plain = search._run_pagefind
    spent = [0.0, 0.0]

    def measured(pages: Path, directory: Path) -> None:
        start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        plain(pages, directory)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent[0] += time.monotonic() - start
        spent[1] += after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        Path(INDEX).write_text(f"{spent[0]} {spent[1]}")

    search._run_pagefind = measured
    cli(["build", "--quiet"], prog_name="mkdocs")


if __name__ == "__main__":
    main()
