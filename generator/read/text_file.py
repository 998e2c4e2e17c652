"""Bytes become text, or problems: encoding, size, and characters that no file may hold."""

import os
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from time import time_ns

from generator.once import Once
from generator.problems import Location, Problem
from generator.read.characters import code_point, forbidden

LARGEST_YAML = 256 * 1024
LARGEST_TEXT = 1536 * 1024
"""Bytes."""

MOST_NAMED = 20
"""Characters of one file that are named; who mends those finds the others."""

SETTLED = 3_000_000_000
"""Nanoseconds without a change, after which a file that keeps its times is still the same: some disks count two seconds."""


class Text(Once):
    """The text of a file and the way from an offset or a line to a Location."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    def forget_lines(self) -> None:
        """Let go of them: they take more room than the text."""
        self.__dict__.pop("lines", None)

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, without their ends."""
        return self.text.split("\n")

    def place(self, line: int, column: int, length: int = 1) -> Location:
        """The location of a line and column, both counted from 0."""
        excerpt = self.lines[line].rstrip("\r") if line < len(self.lines) else ""
        return Location(self.path, line + 1, column + 1, max(1, min(length, len(excerpt) - column)), excerpt)

    def place_of(self, offset: int, length: int = 1) -> Location:
        """The location of an offset of the text."""
        line = self.text.count("\n", 0, offset)
        return self.place(line, offset - (self.text.rfind("\n", 0, offset) + 1), length)


@dataclass(frozen=True)
class _Held:
    """What a file held, and what tells whether it still does: nothing while it is too young to be told by its times."""

    version: tuple[int, ...] | None
    text: Text | None
    problems: tuple[Problem, ...]


_HELD: dict[tuple[str, str], _Held] = {}
"""What each file held when it was last read, by the root and its way from there."""


def forget_texts() -> None:
    """Let go of what files held: nobody will read them again."""
    _HELD.clear()


def read_text(root: Path, name: str, limit: int) -> tuple[Text | None, tuple[Problem, ...]]:
    """The text of a file of at most `limit` bytes, called by its way from the root, with line ends as \\n; None where it
    cannot be had. A file with the same text as before is the same `Text`."""
    called = str(root), name
    path = "/".join(called)
    try:
        status = os.lstat(path)
        if S_ISLNK(status.st_mode) or not leads_within(called[0], name.rpartition("/")[0]):
            return _unreadable(name, "this is a link; a file must lie here itself")
        if not S_ISREG(status.st_mode):
            what = "a folder" if S_ISDIR(status.st_mode) else "a pipe, socket or device"
            return _unreadable(name, f"there is {what} where a file should be")
        changed = max(status.st_mtime_ns, status.st_ctime_ns)
        version = changed, status.st_size, status.st_ino, limit
        known = _HELD.get(called)
        if known is None or known.version != version:
            text, problems = _read(name, Path(path), limit)
            same = known.text if known and known.text and known.text.text == text else None
            is_settled = time_ns() - changed > SETTLED
            known = _Held(version if is_settled else None, same or (None if text is None else Text(name, text)), problems)
            _HELD[called] = known
    except OSError as error:
        return _unreadable(name, f"the file cannot be read: {error.strerror}")
    return known.text, known.problems


def _read(name: str, path: Path, limit: int) -> tuple[str | None, tuple[Problem, ...]]:
    """What a file holds, and what is wrong with it. Raises OSError."""
    with path.open("rb") as file:
        raw = file.read(limit + 1)
    if len(raw) > limit:
        problem = Problem("unreadable-file", f"the file is larger than {limit} bytes", Location(name), "split it, or shorten it")
        return None, (problem,)
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start)
        column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace"))
        where = Location(name, line + 1, column + 1)
        return None, (Problem("not-utf8", "the file is not UTF-8 text", where, "save it as UTF-8"),)
    problems = misleading(Text(name, text))
    return None if problems else text, problems


def _unreadable(name: str, message: str) -> tuple[None, tuple[Problem, ...]]:
    return None, (Problem("unreadable-file", message, Location(name)),)


def lies_within(root: Path, name: str) -> bool:
    """Whether a file is no link itself, and no link on the way to it leads out of the root."""
    return not Path(root, name).is_symlink() and leads_within(str(root), name.rpartition("/")[0])


@cache
def leads_within(root: str, folder: str) -> bool:
    """Whether a folder lies within the root when links are followed. Asked for each file, and so remembered for one reading."""
    return Path(root, folder).resolve().is_relative_to(Path(root).resolve())


def misleading(source: Text) -> tuple[Problem, ...]:
    """What is wrong with a text that holds characters that show nothing or mislead."""
    return tuple(
        Problem(
            "forbidden-character",
            f"the character {code_point(source.text[at])} is not allowed",
            source.place_of(at),
            _way_out(source.text, at),
        )
        for at in islice(forbidden(source.text), MOST_NAMED)
    )


def _way_out(text: str, at: int) -> str:
    if text[at] == "\r":
        return "save the file with line ends of U+000A"
    return "save the file without a byte order mark" if at == 0 and text[at] == "\ufeff" else "delete it"
