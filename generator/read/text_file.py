"""Bytes become text, or problems: encoding, size, and characters that no file may hold."""

from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from stat import S_ISLNK, S_ISREG
from time import time_ns

from generator.problems import Location, Problem
from generator.read.characters import code_point, forbidden

LARGEST_YAML = 256 * 1024
LARGEST_TEXT = 1536 * 1024
"""Bytes."""

MOST_NAMED = 20
"""Characters of one file that are named; who mends those finds the others."""


SETTLED = 3_000_000_000
"""Nanoseconds without a change, after which a file that keeps its times is still the same: some disks count two seconds."""


class Text:
    """The text of a file and the way from an offset or a line to a Location."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

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


def read_text(root: Path, path: Path, limit: int) -> tuple[Text | None, list[Problem]]:
    """The text of a file of at most `limit` bytes, with line ends as \\n; None where it cannot be had."""
    name = name_within(root, path)
    try:
        status = path.lstat()
        if S_ISLNK(status.st_mode) or not leads_within(root, path.parent):
            return _unreadable(name, "this is a link; a file must lie here itself")
        if not S_ISREG(status.st_mode):
            return _unreadable(name, "there is a folder where a file should be")
        changed = max(status.st_mtime_ns, status.st_ctime_ns)
        version = changed, status.st_size, status.st_ino, limit
        known, text, problems = _KNOWN.get(path) or (None, None, ())
        if known != version:
            text, problems = _read(name, path, limit)
            if time_ns() - changed > SETTLED:
                _KNOWN[path] = version, text, problems
    except OSError as error:
        return _unreadable(name, f"the file cannot be read: {error.strerror}")
    return Text(name, text) if text is not None else None, list(problems)


_KNOWN: dict[Path, tuple[tuple[int, ...], str | None, tuple[Problem, ...]]] = {}
"""What each file held that was left alone for a while; a live preview asks for it again and again."""


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
    problems = inspected(Text(name, text))[1]
    return None if problems else text, tuple(problems)


def _unreadable(name: str, message: str) -> tuple[None, list[Problem]]:
    return None, [Problem("unreadable-file", message, Location(name))]


def name_within(root: Path, path: Path) -> str:
    """How a file below a root is called: its way from there."""
    return "/".join(path.parts[len(root.parts) :])


def lies_within(root: Path, path: Path) -> bool:
    """Whether a path is no link itself, and no link on the way to it leads out of the root."""
    return not path.is_symlink() and leads_within(root, path.parent)


@cache
def leads_within(root: Path, folder: Path) -> bool:
    """Whether a folder lies within the root when links are followed. Asked for each file, and so remembered for one reading."""
    return folder.resolve().is_relative_to(root.resolve())


def inspected(source: Text) -> tuple[Text | None, list[Problem]]:
    """The text, unless it holds characters that show nothing or mislead."""
    problems = [
        Problem(
            "forbidden-character", f"the character {code_point(source.text[at])} is not allowed", source.place_of(at), "delete it"
        )
        for at in islice(forbidden(source.text), MOST_NAMED)
    ]
    return (None if problems else source), problems
