"""Publishing: a site is built beside the published folder and takes its place whole: a reader sees the old one or the new.

What is hidden in the published folder (`.git`, `.nojekyll`), no build put there: it goes on, as MkDocs' own cleaning has it.

On Linux the two folders are exchanged in one step (renameat2 with RENAME_EXCHANGE). Elsewhere the old one steps aside first;
a build that ends between the two steps is mended by the next.
"""

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Busy(OSError):
    """Another build is about to publish into the same folder."""


def building_folder(published: Path) -> Path:
    """The folder beside the published one that a build fills. What an earlier build left there is of no use."""
    return published.with_name(f".{published.name}.new")


@contextmanager
def alone(published: Path) -> Iterator[None]:
    """Holds the right to publish into a folder; it ends with the process, however that ends. Raises Busy, OSError."""
    if published.exists() and not published.is_dir():
        raise NotADirectoryError(f"{published.name} is a file: the site needs a folder there, or another site_dir")
    published.parent.mkdir(parents=True, exist_ok=True)
    locking = published.with_name(f".{published.name}.lock")
    for path in (locking, building_folder(published), _aside(published)):
        if path.is_symlink():
            raise OSError(f"{path.name} is a link, and a build writes through none: delete it")
    with os.fdopen(os.open(locking, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666), "rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(f"another build is about to publish into {published.name}/: wait for it to end") from None
        mend(published)
        yield


def mend(published: Path) -> None:
    """Bring back the old site where a build ended after it stepped aside. Raises OSError."""
    aside = _aside(published)
    if aside.exists() and not published.exists():
        aside.rename(published)
    for left in (aside, building_folder(published)):
        _keep_hidden(left, published)
        _remove(left)
        if os.path.lexists(left):
            shutil.rmtree(left)


def publish(built: Path, published: Path) -> None:
    """Put a built folder in the place of the published one. Raises OSError, and leaves the old site then."""
    if not published.exists():
        built.rename(published)
        return
    old = _exchanged(built, published)
    try:
        _keep_hidden(old, published)
    except OSError:
        _take_back(old, built, published)
        raise
    _remove(old)


def _exchanged(built: Path, published: Path) -> Path:
    """Exchange the two; where the old site lies then. Raises OSError, and leaves the old site in its place then."""
    if _exchange(built, published):
        return built
    aside = _aside(published)
    published.rename(aside)
    try:
        built.rename(published)
    except OSError:
        aside.rename(published)
        raise
    return aside


def _take_back(old: Path, built: Path, published: Path) -> None:
    """Put the old site back in its place. Raises OSError."""
    if old == built:
        _exchange(built, published)
    else:
        published.rename(built)
        old.rename(published)
    with suppress(OSError):  # else the next build does
        _keep_hidden(built, published)


def _keep_hidden(left: Path, published: Path) -> None:
    """Move what is hidden in a folder to the published one, if there is one. Raises OSError."""
    if left.is_dir() and published.is_dir():
        for entry in left.glob(".*"):
            if not os.path.lexists(published / entry.name):
                entry.rename(published / entry.name)


def _remove(left: Path) -> None:
    """Remove a folder, as far as it can be."""
    shutil.rmtree(left, ignore_errors=True)
    if left.is_dir():
        with suppress(OSError):
            _unlock(left)
            shutil.rmtree(left)


def _unlock(folder: Path) -> None:
    """Let what lies in a folder be removed, where its owner may not write into it. Raises OSError."""
    folder.chmod(0o700)
    for inner in folder.iterdir():
        if inner.is_dir() and not inner.is_symlink():
            _unlock(inner)


def _aside(published: Path) -> Path:
    return published.with_name(f".{published.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Whether the two could be exchanged in one step."""
    with suppress(AttributeError, OSError):
        libc = ctypes.CDLL(None, use_errno=True)
        done = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
        return bool(done == 0)
    return False
