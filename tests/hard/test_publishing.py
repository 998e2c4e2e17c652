"""The published folder is a whole site, the old one or the new, whatever happens while it is built."""

import errno
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY, SMALL, Files, files_of, write_files
from tests.test_mkdocs import CONFIG

SEEDED = 8
MORE: Files = {"content/companies/more.yml": "name: More Machines\n", "content/companies/openai.yml": "name: Open AI Two\n"}
ERRORS = (errno.ENOSPC, errno.EACCES, errno.EIO)
State = dict[str, bytes]
ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": "1767225600", "NO_MKDOCS_2_WARNING": "1"}
BUILD = [sys.executable, "-m", "mkdocs", "build"]
WHAT_STAYS = [".site.lock", "content", "mkdocs.yml", "seeds", "site"]
"""What lies in a project after a build; the lock is an empty file that holds nothing once the build has ended."""


def run_build(root: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    # `--quiet` hides from `--strict` what it counts.
    command = [*BUILD, *(arguments or ["--quiet"])]
    return subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, text=True, **more)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, State, State]:
    """A project that was built and then changed: its root, its old site and what its new one will be."""
    folder = tmp_path_factory.mktemp("made")
    root = write_files(folder / "project", SMALL | {"mkdocs.yml": CONFIG})
    assert run_build(root).returncode == 0
    old = files_of(root / "site")
    write_files(root, MORE)
    assert run_build(root, "--quiet", "--site-dir", str(folder / "new")).returncode == 0
    new = files_of(folder / "new")
    assert old != new
    return root, old, new


@pytest.fixture
def changed(made: tuple[Path, State, State], tmp_path: Path) -> tuple[Path, State, State]:
    root, old, new = made
    return Path(shutil.copytree(root, tmp_path / "project")), old, new


def set_back(root: Path, old: State) -> None:
    shutil.rmtree(root / "site")
    write_files(root / "site", dict(old))


def test_a_build_killed_at_any_moment_leaves_a_whole_site(
    changed: tuple[Path, State, State], amount: Callable[[int, int], int]
) -> None:
    root, old, new = changed
    started = time.monotonic()
    assert run_build(root).returncode == 0
    whole = time.monotonic() - started
    set_back(root, old)
    chance = random.Random(SEEDED)
    ends = {"old": 0, "new": 0}
    for _ in range(amount(4, 200)):
        process = subprocess.Popen([*BUILD, "--quiet"], cwd=root, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 1.1) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = files_of(root / "site")
        assert found in (old, new)
        ends["new" if found == new else "old"] += 1
        if found == new:
            set_back(root, old)
    print(f"killed: {ends}")
    assert ends["old"]
    assert run_build(root).returncode == 0
    assert files_of(root / "site") == new
    assert sorted(path.name for path in root.iterdir()) == WHAT_STAYS


@contextmanager
def failing(root: Path) -> Iterator[Callable[[int, int, int], Any]]:
    """Runs builds in which one call fails; see tests/hard/failing.py."""
    command = [sys.executable, "-m", "tests.hard.failing", str(root)]
    with subprocess.Popen(
        command, cwd=REPOSITORY, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as builder:
        assert builder.stdin and builder.stdout
        asked, told = builder.stdin, builder.stdout

        def fails(*case: int) -> Any:
            asked.write(" ".join(map(str, case)) + "\n")
            asked.flush()
            return json.loads(told.readline())

        yield fails


def is_told_well(said: str, code: int) -> bool:
    """A fault of the disk is one line; what looks like a broken file is a problem at its place; what harmed nothing, no word."""
    lines = said.strip().splitlines()
    return "Traceback" not in said and ((len(lines) == code) or (code == 1 and "nothing was built" in said))


def test_a_call_that_fails_leaves_a_whole_site_and_says_so_in_a_line(
    changed: tuple[Path, State, State], amount: Callable[[int, int], int]
) -> None:
    root, old, new = changed
    chance = random.Random(SEEDED)
    ends = {"old": 0, "new": 0}
    faults: list[tuple[str, str, int, str]] = []
    with failing(root) as fails:
        sound = fails(0, 0, 1)
        calls = sound["calls"]
        assert (sound["code"], files_of(root / "site")) == (0, new) and len(calls) > 500
        set_back(root, old)
        numbers = list(range(1, len(calls) + 1))
        chance.shuffle(numbers)
        cases = [(number, ERRORS[(number + turn) % 3]) for turn in range(3) for number in numbers]
        for tried, (number, error) in enumerate(cases[: amount(9, len(cases))]):
            if tried % 200 == 199:
                print(f"{tried + 1} of {len(cases)} failing calls: {ends}, {faults}", flush=True)
            # With one processor all is done in turn; with two a second process writes beside the first, and counts on from there.
            run = fails(number, error, chance.choice([1, 2]))
            found = files_of(root / "site")
            is_whole = found in (old, new) and (run["code"], found == new) in ((0, True), (1, False))
            if not is_whole or not is_told_well(run["said"], run["code"]):
                faults.append((calls[number - 1], errno.errorcode[error], run["code"], run["said"]))
            ends["new" if found == new else "old"] += 1
            if found != old:
                set_back(root, old)
    assert faults == []
    print(f"{len(calls)} calls: {ends}")
    assert run_build(root).returncode == 0
    assert files_of(root / "site") == new
    assert sorted(path.name for path in root.iterdir()) == WHAT_STAYS


@pytest.mark.parametrize("largest", [1_000, 20_000, 200_000])
def test_a_file_that_does_not_fit_is_not_published_in_part(changed: tuple[Path, State, State], largest: int) -> None:
    root, old, new = changed
    run = run_build(root, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)))
    assert run.returncode == 1
    assert files_of(root / "site") == old
    said = (run.stdout + run.stderr).strip()
    assert "File too large; nothing was published" in said and "\n" not in said
    assert run_build(root).returncode == 0
    assert files_of(root / "site") == new


RAW = [b"", b"name: [", b"name: \xff", b"\x00", b"nmae: x", b"name: x\nname: y", b"name: &a x", b"--- a\n--- b\n", b"a" * 300_000]
BROKEN: list[Files] = [
    *[Files({"content/companies/openai.yml": raw}) for raw in RAW],
    {"content/companies/A.yml": "name: A\n"},
    {"content/companies/x.yaml": "name: A\n"},
    {"content/index.md": "# Home\n"},
    {"content/index.md": "---\ntitle: [\n---\n"},
    {"content/index.md": "---\ntitle: H\n---\n<script>alert(1)</script>\n"},
    {"content/index.md": "---\ntitle: H\n---\n<!-- insert: nothing -->\n"},
    {"content/totals.md": "---\ntitle: H\n---\n"},
    {"content/deals/talks.yml": "name: T\ntype: equity\nparties: {company: nobody, role: investor}\n"},
    {"seeds/discussions.md": "no front matter\n"},
    {"seeds/discussions.txt": "x"},
    {"content/project.yml": "stale_after_months: never\n"},
    {"content/about.md": "---\ntitle: A\n---\n[a](missing.md)\n"},
    {"mkdocs.yml": "site_name: [\n"},
]


def test_broken_input_of_twenty_kinds_leaves_the_old_site(
    changed: tuple[Path, State, State], amount: Callable[[int, int], int]
) -> None:
    root, old, new = changed
    assert len(BROKEN) > 20
    for files in random.Random(SEEDED).sample(BROKEN, amount(4, len(BROKEN))):
        write_files(root, files)
        run = run_build(root, "--strict")
        assert run.returncode == 1, files
        assert "Traceback" not in run.stderr
        assert files_of(root / "site") == old, files
        for name in files:
            (root / name).unlink()
        write_files(root, SMALL | MORE | {"mkdocs.yml": CONFIG})
    assert run_build(root).returncode == 0
    assert files_of(root / "site") == new


def test_of_two_builds_at_once_one_says_that_the_other_is_at_it(changed: tuple[Path, State, State]) -> None:
    root, _, new = changed
    both = [
        subprocess.Popen(
            [*BUILD, "--quiet"], cwd=root, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for _ in range(2)
    ]
    said = [process.communicate()[0] for process in both]
    assert sorted(process.returncode for process in both) in ([0, 1], [0, 0])
    assert all(process.returncode == 0 or "another build is about" in words for process, words in zip(both, said, strict=True))
    assert all(len(words.strip().splitlines()) <= 1 for words in said)
    assert files_of(root / "site") == new


def test_a_site_folder_that_is_a_link_stays_one(changed: tuple[Path, State, State], tmp_path: Path) -> None:
    root, _, new = changed
    (root / "site").rename(tmp_path / "elsewhere")
    (root / "site").symlink_to(tmp_path / "elsewhere")
    assert run_build(root).returncode == 0
    assert (root / "site").is_symlink() and files_of(tmp_path / "elsewhere") == new


def test_a_file_in_the_place_of_the_site_is_not_overwritten(changed: tuple[Path, State, State]) -> None:
    root, _, _ = changed
    shutil.rmtree(root / "site")
    write_files(root, {"site": "mine"})
    run = run_build(root)
    assert (run.returncode, run.stdout.strip()) == (1, "site is a file: the site needs a folder there, or another site_dir")
    assert (root / "site").read_text() == "mine"


def test_a_copy_that_shares_its_files_with_the_site_stays_as_it_is(changed: tuple[Path, State, State], tmp_path: Path) -> None:
    root, old, new = changed
    shutil.copytree(root / "site", tmp_path / "kept", copy_function=os.link)
    assert run_build(root).returncode == 0
    assert (files_of(tmp_path / "kept"), files_of(root / "site")) == (old, new)
