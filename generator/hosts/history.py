"""When a line entered the record, from git, for what no source dates. Without git, or in a shallow clone, nothing is known."""

import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path

from generator.corpus import Corpus
from generator.exports.events import Entered, undated


def entered(root: Path, corpus: Corpus) -> Entered:
    """The day of each place of the corpus that only the history can date."""
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    by_path = groupby(sorted(undated(corpus)), key=lambda place: place.path)
    wanted = [(path, {place.line for place in places}) for path, places in by_path]
    with ThreadPoolExecutor() as threads:
        found = threads.map(lambda one: _days(root, *one), wanted)
    return {place: day for days in found for place, day in days.items()}


def _days(root: Path, path: str, lines: Iterable[int]) -> Entered:
    """The days of some lines of a file, but for those that are not committed, or on no day of the calendar."""
    commits: dict[int, str] = {}
    days: dict[str, date] = {}
    at = ""
    for line in _git(root, "blame", "--root", "--porcelain", "--no-textconv", "HEAD", "--", path).split("\n"):
        word, _, rest = line.partition(" ")
        if len(word) == 40 and not line.startswith("\t"):
            at = word
            commits[int(rest.split()[1])] = at
        elif word == "author-time":
            with suppress(ValueError, OverflowError, OSError):  # a date of the year 10000, which git takes
                days[at] = datetime.fromtimestamp(int(rest), UTC).date()
    return {(path, line): days[commits[line]] for line in lines if commits.get(line) in days}


def _git(root: Path, *arguments: str) -> str:
    """What git answers; nothing where there is no git, or no history."""
    try:
        run = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, encoding="utf-8", errors="replace"
        )
    except OSError:
        return ""
    return run.stdout
