"""Whatever bytes a stranger sends: problems with places, soon, and never an exception."""

import random
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.model.kinds import KINDS
from generator.model.source import SeedRecord, SourceRecord
from generator.problems import Problem, as_github, as_json, as_text
from generator.read.characters import forbidden
from generator.read.seed_file import read_front_matter
from generator.read.text_file import LARGEST_TEXT, LARGEST_YAML, Text, read_text
from generator.read.validation import validated
from generator.read.yaml_file import NOTHINGS, read_yaml
from tests.conftest import REPOSITORY, SMALL, built, write_files

SEEDED = 8
MODELS = {kind.folder: kind for kind in KINDS} | {"sources": SourceRecord, "seeds": SeedRecord}
TRICKS = [
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xc2\x85",
    b"\xe2\x80\xae",
    b"\r",
    b"\t",
    b"&a ",
    b"*a",
    b"<<: ",
    b"!!",
    b"%",
]
TRICKS += [
    b"[" * 50,
    b"{" * 50,
    b"- " * 50,
    b"? ",
    b"|",
    b">",
    b"'",
    b'"',
    b'"\\ud800"',
    b'"\\x00"',
    b"---\n",
    b"...\n",
    b"#",
    b": ",
    b"1e999",
    b"1:" * 90,
]


def files() -> list[Path]:
    """The curated files of this repository and its seeds; the choice does not depend on how many there are."""
    return sorted([*(REPOSITORY / "content").glob("*/*.yml"), *(REPOSITORY / "seeds").glob("*.md")])


def problems_of(folder: Path, path: Path) -> list[Problem]:
    """What is wrong with a file below a folder, read as its own folder's kind."""
    kind = path.parent.name
    source, unreadable = read_text(folder, path.relative_to(folder).as_posix(), LARGEST_TEXT if kind == "seeds" else LARGEST_YAML)
    problems = list(unreadable)
    if source:
        mapping, found = (read_front_matter(source)[::2]) if kind == "seeds" else read_yaml(source)
        problems += found
        problems += validated(MODELS[kind], mapping)[1] if mapping is not None else []
    return problems


def read_bytes(folder: Path, kind: str, raw: bytes) -> None:
    """Read bytes as a file of a kind, and show what is wrong in all three forms."""
    name = f"{kind}/x.{'md' if kind == 'seeds' else 'yml'}"
    problems = problems_of(folder, write_files(folder, {name: raw}) / name)
    for problem in problems:
        (as_text(problem) + as_github(problem)).encode()
    as_json(problems).encode()


def mutant(raw: bytes, chance: random.Random) -> bytes:
    at, end = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
    match chance.randrange(6):
        case 0:
            return raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
        case 1:
            return raw[:at] + chance.choice(TRICKS) + raw[at:]
        case 2:
            return raw[:at] + raw[end:]
        case 3:
            return raw[:end] + raw[at:end] + raw[end:]
        case 4:
            lines = raw.splitlines(keepends=True)
            chance.shuffle(lines)
            return b"".join(lines)
        case _:
            return raw[:at] + chance.choice([b" ", b"\n", b":", b"-", b",", b"]", b"}"]) * chance.randrange(1, 9) + raw[end:]


def test_mutants_of_the_curated_files_give_problems_soon(tmp_path: Path, amount: Callable[[int, int], int]) -> None:
    chance = random.Random(SEEDED)
    originals = [(path.parent.name, path.read_bytes()) for path in files()]
    slowest = 0.0
    for _ in range(amount(1_000, 100_000)):
        kind, raw = chance.choice(originals)
        started = time.perf_counter()
        read_bytes(tmp_path, kind, mutant(raw, chance))
        slowest = max(slowest, time.perf_counter() - started)
    print(f"slowest {slowest:.3f} s")
    assert slowest < amount(60, 1)


def test_every_beginning_of_a_file_gives_problems_soon(tmp_path: Path, amount: Callable[[int, int], int]) -> None:
    small = [path for path in files() if path.stat().st_size < 4_000]
    number = 0
    for path in random.Random(SEEDED).sample(small, amount(2, 20)):
        raw = path.read_bytes()
        for length in range(len(raw)):
            started = time.perf_counter()
            read_bytes(tmp_path, path.parent.name, raw[:length])
            number += 1
            assert time.perf_counter() - started < amount(60, 1)
    print(f"{number} beginnings")


def test_whole_builds_of_mutants_give_problems(tmp_path: Path, amount: Callable[[int, int], int]) -> None:
    chance = random.Random(SEEDED)
    for number in range(amount(60, 2_000)):
        root = write_files(tmp_path / str(number), SMALL)
        name = chance.choice(sorted(SMALL))
        raw = SMALL[name]
        write_files(root, {name: mutant(raw.encode() if isinstance(raw, str) else raw, chance)})
        for problem in built(root).problems:
            as_text(problem).encode()


PIECES = [
    "a",
    "b",
    "name",
    ": ",
    ":",
    "\n",
    "\n  ",
    "\n- ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "'",
    '"',
    "|\n  ",
    ">\n  ",
    "|-\n  ",
    ">+\n  ",
]
PIECES += [
    "#",
    " #",
    "?",
    "? ",
    "~",
    "!",
    "%",
    "@",
    "`",
    "\\/",
    "\\n",
    "\\x41",
    "-",
    "--",
    "...",
    "---",
    "=",
    "<<",
    "1",
    "0x1",
    "é",
    " ",
    "\n\n",
]
PIECES += ["\n    ", '"a":', '"a": "b"', "http://x", "12:30", "null", "no", "\\"]


def plain(node: object) -> object:
    """A node by its texts; the reader that this is compared with does not say which `null` had quotes."""
    if isinstance(node, dict):
        return {str(key): plain(inner) for key, inner in node.items()}
    return [plain(inner) for inner in node] if isinstance(node, list) else "" if node in (None, *NOTHINGS) else str(node)


def test_what_is_read_is_what_yaml_1_2_says(amount: Callable[[int, int], int]) -> None:
    chance = random.Random(SEEDED)
    compared = 0
    for _ in range(amount(3_000, 300_000)):
        text = f"k: {''.join(chance.choice(PIECES) for _ in range(chance.randrange(1, 9)))}\n"
        mapping, problems = read_yaml(Text("x.yml", text))
        if mapping is None or problems:
            continue
        try:
            expected = YAML(typ="base", pure=True).load(text)
        except YAMLError:  # ruamel refuses a few texts that YAML 1.2 allows: a blank line before a block, two document ends
            continue
        assert plain(mapping) == plain(expected), text
        compared += 1
    print(f"{compared} compared")
    assert compared > amount(1_000, 100_000)


def test_no_character_that_hides_is_let_through() -> None:
    shown = [char for char in map(chr, range(sys.maxunicode + 1)) if not list(forbidden(f"a{char}b"))]
    assert {unicodedata.category(char) for char in shown if char not in "\t\n"}.isdisjoint(
        {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    )
    assert not set("\u00ad\u034f\u200b\u202e\u2028\u3164\ufe0f\ufeff\U000e0041\U000e0100") & set(shown)
    assert set("aéß字한नि🚀€−…\u00a0\u3000") <= set(shown)


BOMBS = {
    "aliases": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (n, n, b",".join([b"*%c" % (n - 1)] * 9)) for n in range(98, 123)),
    "merge keys": b"a: &a {k: v}\n" + b"".join(b"%c: &%c {<<: [*%c, *%c]}\n" % (n, n, n - 1, n - 1) for n in range(98, 123)),
    "brackets": b"name: " + b"[" * 100_000,
    "braces": b"{a: " * 25_000,
    "dashes": b"- " * 100_000,
    "questions": b"? " * 100_000,
    "sexagesimals": b"name: " + b":".join([b"1"] * 200_000),
    "sexagesimals in a claim": b"name: x\nfounded: {value: " + b":".join([b"1"] * 100_000) + b"}",
    "many values": b"name: [" + b"a," * 100_000 + b"]",
    "long scalar": b"name: " + b"a" * 50_000_000,
    "long key": b"a" * 200_000 + b": x",
    "quoted": b'name: "' + b"\\u0041" * 40_000 + b'"',
    "block scalar": b"name: |\n" + b" a\n" * 60_000,
    "comments": b"#\n" * 100_000 + b"name: x",
    "line ends": b"\n" * 200_000 + b"name: x",
    "combining": b"name: a" + "\u0301".encode() * 100_000,
}
MEASURED = """\
import resource, sys, time
from pathlib import Path
from tests.hard.test_input import problems_of
used = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, started = used(), time.perf_counter()
problems = problems_of(Path(sys.argv[1]), Path(sys.argv[1]) / "companies/x.yml")
print(time.perf_counter() - started, used() - before, len(problems))
"""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_half_a_second_and_100_mb(tmp_path: Path, name: str, amount: Callable[[int, int], int]) -> None:
    write_files(tmp_path, {"companies/x.yml": BOMBS[name]})
    run = subprocess.run([sys.executable, "-c", MEASURED, str(tmp_path)], cwd=REPOSITORY, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    seconds, megabytes, problems = map(float, run.stdout.split())
    # Counting lines for coverage on a busy machine takes longer; `make hard` does neither.
    most = (0.5, 100) if amount(0, 1) else (30, 400)
    assert seconds < most[0] and megabytes < most[1]
    assert problems >= (0 if name in {"comments", "line ends"} else 1)
