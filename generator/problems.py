"""A fault in somebody's file is a value: where it is, what it is, and how to mend it."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from rich.cells import cell_len

from generator.explanations import EXPLANATIONS, Severity

_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    r"\U000e0000-\U000e0fff]"
)

WIDEST = 200
"""Characters of a line that are shown; of a longer one, those around the place."""


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file: the path from the project's root, line and column from 1, and how many characters it covers."""

    path: str
    line: int = 1
    column: int = 1
    length: int = field(default=1, compare=False)
    excerpt: str = field(default="", compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One fault. `code` is a key of `EXPLANATIONS`, which also says how severe it is."""

    code: str
    message: str
    at: Location
    hint: str = ""

    @property
    def severity(self) -> Severity:
        return EXPLANATIONS[self.code].severity


def is_error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by place, each once."""
    return tuple(sorted(set(problems), key=lambda p: (p.at, p.code, p.message)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or nothing."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""


def printable(text: str) -> str:
    """The text with what a terminal would obey or hide written out as `\\u....`."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def fault(error: OSError) -> str:
    """What the file system refuses, in a line; of a copy, where it was to be written."""
    where = error.filename2 or error.filename
    return printable(f"{where}: {error.strerror}" if where else str(error.strerror or error))


def as_text(problem: Problem) -> str:
    """The problem for a person: place, code, message, then the line itself with the words underlined."""
    at = problem.at
    head = printable(f"{at}: {problem.severity}[{problem.code}]: {problem.message}")
    if not at.excerpt:
        return head + (f"\n    {printable(problem.hint)}" if problem.hint else "")
    left = max(0, at.column - WIDEST // 2) if len(at.excerpt) > WIDEST else 0
    shown = at.excerpt[left : left + WIDEST]
    before = printable(shown[: at.column - 1 - left])
    words = printable(shown[at.column - 1 - left : at.column - 1 - left + at.length])
    number = f"{at.line:>3} | "
    indent = " " * cell_len(before)
    marks = "^" * max(1, cell_len(words))
    hint = f" {printable(problem.hint)}" if problem.hint else ""
    return f"{head}\n{number}{printable(shown)}\n{'| ':>{len(number)}}{indent}{marks}{hint}"


def as_json(problems: Sequence[Problem]) -> str:
    """The problems as a JSON array of objects, for programs."""
    rows = [
        {
            "code": p.code,
            "severity": str(p.severity),
            "message": printable(p.message),
            "hint": printable(p.hint),
            "path": printable(p.at.path),
            "line": p.at.line,
            "column": p.at.column,
            "length": p.at.length,
        }
        for p in problems
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def as_github(problem: Problem) -> str:
    """The problem as a workflow command, which GitHub shows at the line.

    Escapes as GitHub's `@actions/core` does: `%`, CR and LF in messages, `:` and `,` in properties too.
    """
    at = problem.at
    properties = {"file": printable(at.path), "line": at.line, "col": at.column, "title": problem.code}
    listed = ",".join(f"{key}={_command(str(value), property=True)}" for key, value in properties.items())
    message = f"{problem.message} {problem.hint}".strip()
    return f"::{problem.severity} {listed}::{_command(printable(message))}"


def _command(text: str, *, property: bool = False) -> str:
    for char in "%\r\n" + (":," if property else ""):
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def counted(problems: Sequence[Problem]) -> str:
    """`2 errors and 1 warning`, or `no problems`."""
    errors = sum(map(is_error, problems))
    parts = [
        f"{number} {word}{'s' if number != 1 else ''}"
        for number, word in ((errors, "error"), (len(problems) - errors, "warning"))
        if number
    ]
    return " and ".join(parts) or "no problems"
