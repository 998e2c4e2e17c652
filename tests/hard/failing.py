"""Builds a project again and again, each time in a process of its own in which one call to the file system fails.

Run as a program:

python -m tests.hard.failing ROOT    for each line `NUMBER ERRNO PROCESSORS` that it reads: a build whose call NUMBER fails with
                                     ERRNO (none for 0), then a line of JSON: the exit code, what was said, the calls made
"""

import builtins
import io
import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.__main__ import cli

import generator.hosts.mkdocs  # noqa: F401  what takes long to load is loaded once

NAMES = ("open", "mkdir", "rename", "replace", "link", "unlink", "rmdir", "scandir", "listdir", "fsync", "write")
WRITES = set("wax+")
PATIENCE = 120
"""Seconds after which a build that waits for something is ended."""


class Failing:
    """Counts the calls that touch a folder, and lets one of them fail."""

    def __init__(self, root: Path, fails_at: int, error: int) -> None:
        self.root, self.fails_at, self.error = str(root), fails_at, error
        self.calls: list[str] = []

    def meet(self, name: str, path: Any) -> None:
        where = os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else ""
        if str(Path.cwd() / where).startswith(self.root) and not where.endswith("mkdocs.yml"):
            self.calls.append(f"{name} {where.removeprefix(self.root)}")
            if len(self.calls) == self.fails_at:
                raise OSError(self.error, os.strerror(self.error), where)

    def wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def met(*args: Any, **kwargs: Any) -> Any:
            self.meet(name, args[0] if args else ".")
            result = call(*args, **kwargs)
            return Written(result, self, args[0]) if name == "open" and WRITES & set(str((*args, "r", "r")[1])) else result

        return met

    def spoil(self) -> None:
        """Have every call of this process met."""
        for name in NAMES[1:]:
            setattr(os, name, self.wrapped(name, getattr(os, name)))
        low = os.open

        def opened(path: Any, *rest: Any, **more: Any) -> int:
            self.meet("open", path)
            return low(path, *rest, **more)

        os.open = opened
        builtins.open = io.open = self.wrapped("open", io.open)


class Written:
    """A file open for writing, whose writes may fail."""

    def __init__(self, file: Any, failing: Failing, path: Any) -> None:
        self.file, self.failing, self.path = file, failing, path

    def write(self, content: Any) -> int:
        self.failing.meet("write", self.path)
        return int(self.file.write(content))

    def __enter__(self) -> "Written":
        self.file.__enter__()
        return self

    def __exit__(self, *fault: Any) -> None:
        self.file.__exit__(*fault)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


def build(root: Path, fails_at: int, error: int, processors: int, calls: Path) -> None:
    """Build in this process, which is spoiled by it; the calls of this process are written down."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:processors])
    os.chdir(root)
    failing = Failing(root, fails_at, error)
    failing.spoil()
    try:
        cli(["build", "--quiet"], standalone_mode=True)
    finally:
        failing.fails_at = 0
        calls.write_text("\n".join(failing.calls))


def in_a_process(root: Path, fails_at: int, error: int, processors: int) -> dict[str, Any]:
    """What a build came to. It ends as the program ends, by way of this interpreter's own end."""
    folder = Path(tempfile.mkdtemp())
    said, calls = folder / "said", folder / "calls"
    child = os.fork()
    if not child:
        signal.alarm(PATIENCE)
        with said.open("w") as file:
            os.dup2(file.fileno(), 1)
            os.dup2(file.fileno(), 2)
        build(root, fails_at, error, processors, calls)
    _, status = os.waitpid(child, 0)
    made = calls.read_text().splitlines() if calls.exists() else []
    words = said.read_text()
    shutil.rmtree(folder)
    return {"code": os.waitstatus_to_exitcode(status), "said": words, "calls": made}


def main() -> None:
    for line in sys.stdin:
        sys.stdout.write(json.dumps(in_a_process(Path(sys.argv[1]), *map(int, line.split()))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
