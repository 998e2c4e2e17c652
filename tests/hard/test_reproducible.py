"""The same input gives the same bytes: whatever the order of files, locale, zone, hash seed, path, line ends, times, old site."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import REPOSITORY, SMALL, Files, files_of, write_files
from tests.hard.test_publishing import State
from tests.test_mkdocs import CONFIG

SEEDED = 8
ENDINGS = (".yml", ".md")
OLDER: Files = {"content/companies/openai.yml": "name: Open AI before\n", "content/companies/gone.yml": "name: Gone\n"}


def whole_repository() -> Files:
    paths = [REPOSITORY / "mkdocs.yml", *(REPOSITORY / "content").rglob("*"), *(REPOSITORY / "seeds").rglob("*")]
    return {path.relative_to(REPOSITORY).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def written(root: Path, files: Files, ends: bytes, chance: random.Random) -> None:
    """Write files in some order, as of some time."""
    for name in chance.sample(sorted(files), len(files)):
        content = files[name]
        raw = content.encode() if isinstance(content, str) else content
        write_files(root, {name: raw.replace(b"\n", ends) if name.endswith(ENDINGS) else raw})
        os.utime(root / name, (chance.randrange(10**9), chance.randrange(10**9)))


def variant(folder: Path, files: Files, chance: random.Random, number: int) -> State:
    """The site of the files, built in some surroundings: half of them beside an older one, half with other line ends."""
    has_older, ends = number & 1, b"\r\n" if number & 2 else b"\n"
    root = folder / "".join(chance.choices("abc d-é", k=chance.randrange(1, 30))).strip(" ") / f"project{chance.randrange(10**6)}"
    surroundings = {
        "LC_ALL": chance.choice(["C", "C.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8", "ja_JP.UTF-8"]),
        "TZ": chance.choice(["UTC", "Pacific/Kiritimati", "America/New_York", "Asia/Kathmandu"]),
        "PYTHONHASHSEED": str(chance.randrange(2**32)),
        "PYTHONUTF8": "0",
        "SOURCE_DATE_EPOCH": "1795478400",
        "HOME": str(folder),
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]

    def build() -> None:
        subprocess.run(command, cwd=root, env=os.environ | surroundings, check=True, umask=chance.choice([0o022, 0o077, 0o002]))

    written(root, files, ends, chance)
    if has_older:
        renamed = files | {name: raw for name, raw in OLDER.items() if name not in files or len(files) < 10}
        written(root, renamed, b"\n", chance)
        build()
        (root / "content/companies/gone.yml").unlink()
        written(root, files, ends, chance)
    build()
    return files_of(root / "site")


def test_builds_in_other_surroundings_are_the_same_to_the_byte(tmp_path: Path, amount: Callable[[int, int], int]) -> None:
    chance = random.Random(SEEDED)
    files = whole_repository() if amount(0, 1) else SMALL | {"mkdocs.yml": CONFIG}
    first = variant(tmp_path, files, chance, 0)
    for number in range(1, 1 + amount(2, 9)):
        other = variant(tmp_path, files, chance, number)
        assert sorted(other) == sorted(first)
        assert [name for name in first if first[name] != other[name]] == []
