"""Where a build puts what it makes, so that nothing is written twice.

A build for publishing fills a new folder: what the published site has already becomes a second name of the same
file (a hard link), which takes no writing. A live preview has one folder, in which only what differs is written.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from threading import Event, Lock


class NewFolder:
    """A folder that is filled beside the site that was published before."""

    def __init__(self, folder: Path, before: Path | None = None) -> None:
        self.folder = str(folder)
        self.before = str(before) if before and before.is_dir() else ""
        self.made: set[str] = set()

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file. Raises OSError."""
        target = f"{self.folder}/{path}"
        parent = target.rpartition("/")[0]
        if parent not in self.made:
            Path(parent).mkdir(parents=True, exist_ok=True)
            self.made.add(parent)
        raw = _raw(content)
        if not (self.before and _linked(f"{self.before}/{path}", target, raw)):
            _write_new(target, raw)

    def write_made(self, path: str, source: object, make: Callable[[], str | bytes]) -> None:
        """Write a file that is made out of `source`. Raises OSError."""
        self.write(path, make())

    def finish(self) -> None:
        """Nothing is left to do: what is not written is not there."""


class LiveFolder:
    """A folder that is kept from one build to the next."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[str, bytes] = {}
        self.sources: dict[str, object] = {}
        self.latest: Round | None = None
        self.one_at_a_time = Lock()

    def write(self, path: str, content: bytes) -> None:
        """Write a file, unless it is there already. Raises OSError."""
        digest = blake2b(content, digest_size=16).digest()
        if self.known.get(path) == digest:
            return
        self.known.pop(path, None)
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.new")  # whoever reads meanwhile gets the old file whole
        beside.write_bytes(content)
        beside.replace(target)
        self.known[path] = digest

    def keep_only(self, paths: set[str]) -> None:
        """Remove all files but these. Raises OSError."""
        for path in self.known.keys() - paths:
            (self.folder / path).unlink(missing_ok=True)
            del self.known[path]
            self.sources.pop(path, None)


class Overtaken(Exception):
    """Another build has begun, or is about to."""


class Round:
    """What one build has to write into a live folder, as long as it is the latest; an earlier one may still be about to write."""

    def __init__(self, live: LiveFolder) -> None:
        self.live = live
        self.written: set[str] = set()
        self.has_ended = Event()
        with live.one_at_a_time:
            live.latest = self

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file, unless it is there already. Raises OSError, Overtaken."""
        with self._turn():
            self.live.write(path, _raw(content))
        self.written.add(path)

    def write_made(self, path: str, source: object, make: Callable[[], str | bytes]) -> None:
        """Write a file that is made out of `source`, unless it is there, made out of the same. Raises OSError, Overtaken."""
        with self._turn():
            if path not in self.live.known or self.live.sources.get(path) != source:
                self.live.write(path, _raw(make()))
                self.live.sources[path] = source
        self.written.add(path)

    def keep(self, paths: Iterable[str]) -> None:
        """Leave files as an earlier build wrote them. Raises Overtaken."""
        with self._turn():
            self.written.update(paths)

    def finish(self) -> None:
        """Remove what this build did not make. Raises OSError, Overtaken."""
        with self._turn():
            self.live.keep_only(self.written)

    def end(self) -> None:
        """It may not write any more."""
        with self.live.one_at_a_time:
            if self.live.latest is self:
                self.live.latest = None
        self.has_ended.set()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self.live.one_at_a_time:
            if self.live.latest is not self:
                raise Overtaken
            yield


Output = NewFolder | Round


def _raw(content: str | bytes) -> bytes:
    return content.encode("utf-8", "xmlcharrefreplace") if isinstance(content, str) else content


def _write_new(path: str, content: bytes) -> None:
    """Write a file that is no other name of an old one."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        Path(path).unlink()
        _write_new(path, content)
        return
    try:
        left = memoryview(content)
        while left:  # on a full disk a part may be taken, and the next is an error
            left = left[os.write(descriptor, left) :]
    except OSError as error:
        error.filename = path
        raise
    finally:
        os.close(descriptor)


def _linked(old: str, new: str, content: bytes) -> bool:
    """Whether a file that has this content already could be given a second name."""
    try:
        status = os.lstat(old)
        if not S_ISREG(status.st_mode) or status.st_size != len(content) or Path(old).read_bytes() != content:
            return False
        os.link(old, new, follow_symlinks=False)
    except OSError:
        return False
    return True


def take(folder: Path, output: Output) -> None:
    """Add all files of a folder to a site. Raises OSError."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            output.write(path.relative_to(folder).as_posix(), path.read_bytes())
