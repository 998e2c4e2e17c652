"""A text becomes a file whole or not at all: it is written beside its place, and through no link."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EEXIST, EISDIR
from pathlib import Path


def put(path: Path, text: str) -> None:
    """Put a text in the place of a file's. Raises OSError, which names the file."""
    with _beside(path, text) as beside:
        beside.replace(path)


def put_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises FileExistsError, and OSError, which names the file."""
    with _beside(path, text) as beside:
        if os.path.lexists(path):
            raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
        beside.replace(path)


@contextmanager
def _beside(path: Path, text: str) -> Iterator[Path]:
    """The text as a hidden file beside its place, which is gone at the end. What lies there already is of no use."""
    if not path.name:
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.unlink(missing_ok=True)
        with beside.open("x", encoding="utf-8", newline="\n") as file:  # what is not there yet is no link either
            file.write(text)
        yield beside
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        with suppress(OSError):  # where that may not be looked at either, the fault is told already
            if not beside.is_dir():
                beside.unlink(missing_ok=True)
