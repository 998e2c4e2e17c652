"""One measured run of a program: seconds, seconds of processor, peak memory of its largest process, bytes written."""

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """What a run took. `memory` in MB, `size` in bytes, `files` counted; `page` is the mean size of the pages, in bytes."""

    seconds: float
    processor: float
    memory: float
    size: int = 0
    files: int = 0
    page: float = 0


def run(command: Sequence[str], folder: Path, site: Path) -> Run:
    """Run a command in a folder. Raises RuntimeError with its last words where it fails."""
    log = folder / "bench.log"
    with log.open("w") as said:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
    if status:
        raise RuntimeError(f"{command[0]}: {log.read_text()[-600:]}")
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = [size for path, size in sizes.items() if path.suffix == ".html"]
    spent = used.ru_utime + used.ru_stime
    return Run(seconds, spent, used.ru_maxrss / 1024, sum(sizes.values()), len(sizes), statistics.mean(pages or [0]))
