"""No text takes a page more than two seconds, from its file to its HTML."""

import json
import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import markdown
import pytest

from generator.hosts.gate import Gate
from generator.link.mentions import all_names
from generator.link.prose import link_prose
from generator.pages.html import EXTENSIONS, as_html
from generator.pages.limits import excesses
from generator.pages.markdown import written
from generator.read.text_file import LARGEST_TEXT
from tests.conftest import SEED, SMALL, Files, built, write_files

PATTERNS = [
    "[a",
    "![",
    "[[[",
    "<a href='",
    "[a](b",
    "[a](<b",
    "*[a]: b\n",
    "*a",
    "_a_",
    "**a _b",
    "`",
    "`a",
    "``a",
    "<",
    "<!--",
    "&#",
    "\\",
    "> ",
    "- a\n",
]
PATTERNS += [
    "1. a\n",
    "# a\n",
    "| a ",
    "|-",
    "[^a]",
    "[^a]: b\n",
    "[a]: b\n",
    "<p>",
    "<div markdown>\n",
    "</p>",
    "{:",
    "a\n===\n",
    "    a\n",
    "http://",
]
PATTERNS += [
    "<http://a",
    "![a][b",
    "<?",
    "<![CDATA[",
    "<b ",
    "a@b.c ",
    '"',
    "  \n",
    "***a",
    "[](",
    "<p a=",
    "{#",
    "a b ",
    "1,000 billion ",
    "Amazon ",
]
EACH = [
    *PATTERNS,
    "\n",
    "\t",
    "(",
    "[ ",
    "=",
    "-",
    "A. ",
    "1. ",
    "« ",
    "au moins 10 milliards de dollars ",
    "<!-- insert: deals -->\n",
]
SMALL_GATE = Gate(())
T = TypeVar("T")


def some(amount: Callable[[int, int], int], few: int) -> list[str]:
    return random.Random(8).sample(EACH, amount(few, len(EACH)))


def longest(amount: Callable[[int, int], int]) -> float:
    """Seconds. Counting lines for coverage on a busy machine takes longer; `make hard` does neither."""
    return amount(15, 2)


def timed(took: dict[str, float], name: str, work: Callable[[], T]) -> T:
    """What the work gives; its seconds are written down."""
    started = time.process_time()
    made = work()
    took[name] = time.process_time() - started
    return made


def at_the_limit(pattern: str) -> str:
    """As much of a pattern as a hand-written page may hold, with empty lines between where that lets more of it in."""
    best = "a"
    for block in (10_000_000, 199, 90, 40):
        for size in (32_000, 16_000, 8_000, 4_000, 2_000, 1_000, 500, 250):
            times = max(1, min(block, size // len(pattern)))
            text = "\n\n".join([pattern * times] * max(1, size // (times * len(pattern))))
            if len(text) > len(best) and not list(excesses(text)):
                best = text
    return best


def slow_pages(root: Path, files: Files) -> dict[str, float]:
    """The seconds that a project takes to be read, and each of its pages to be made."""
    took: dict[str, float] = {}
    site = timed(took, "read", partial(built, write_files(root, SMALL | files)))
    for page in site.pages:
        if page.is_written_by_hand:
            body = written(page).split("---\n", 2)[2]
            timed(took, page.path, partial(markdown.markdown, body, extensions=sorted(EXTENSIONS)))
        else:
            html = timed(took, page.path, partial(as_html, page, None)).content
            timed(took, f"gate of {page.path}", partial(list, SMALL_GATE.refused(html)))
    return took


def test_a_hand_written_page_is_made_in_two_seconds(tmp_path: Path, amount: Callable[[int, int], int]) -> None:
    took = {}
    for number, pattern in enumerate(some(amount, 5)):
        files: Files = {"content/more.md": f"---\ntitle: More\n---\n{at_the_limit(pattern)}\n"}
        took[pattern] = max(slow_pages(tmp_path / str(number), files).values())
    print(f"slowest {max(took.values()):.2f} s")
    assert {pattern: found for pattern, found in took.items() if found > longest(amount)} == {}


@pytest.mark.parametrize("length", [4_000, 20_000, LARGEST_TEXT - 1_000])
def test_text_of_yaml_and_seeds_takes_a_page_no_two_seconds(
    tmp_path: Path, amount: Callable[[int, int], int], length: int
) -> None:
    took = {}
    for number, pattern in enumerate(some(amount, 2)):
        text = (pattern * (length // len(pattern.encode()))).strip()
        summary = json.dumps(" ".join(text[:19_000].split()) or "a")
        files: Files = {
            "content/companies/openai.yml": f"name: OpenAI\nsummary: {summary}\n",
            "seeds/discussions.md": f"{SEED}{text}\n{text[:50]}\n",
        }
        took[pattern] = max(slow_pages(tmp_path / str(number), files).values())
    print(f"slowest {max(took.values()):.2f} s")
    assert {pattern: found for pattern, found in took.items() if found > longest(amount)} == {}


@pytest.mark.parametrize("pattern", EACH)
def test_what_is_no_prose_is_found_soon(pattern: str) -> None:
    for text in (pattern * (8_000 // len(pattern)), f"a{pattern}" * (8_000 // len(pattern))):
        took: dict[str, float] = {}
        timed(took, pattern, partial(link_prose, text, all_names([]), "{}{}".format))
        assert took[pattern] < 0.5


def test_headings_that_are_missing_are_told_soon(tmp_path: Path, amount: Callable[[int, int], int]) -> None:
    headings = ", ".join(f"heading {number}" for number in range(3_000))
    lines = "\n".join(f"line {number}" for number in range(5_000))
    seed = SEED.replace("Les discussions]", f"{headings}]") + lines
    assert slow_pages(tmp_path, {"seeds/discussions.md": seed})["read"] < longest(amount)


@pytest.mark.parametrize("words", ["10 ", "10 dollars "])
def test_a_quote_of_many_numbers_is_judged_soon(tmp_path: Path, amount: Callable[[int, int], int], words: str) -> None:
    quote = (words * (19_000 // len(words))).strip()
    claim = f"revenue: {{value: 10 USD per year, source: discussions, quote: {quote}}}"
    files: Files = {
        "content/companies/openai.yml": f"name: OpenAI\n{claim}\n",
        "seeds/discussions.md": f"{SEED.replace('language: fr', 'language: en')}{quote}\n",
    }
    took: dict[str, float] = {}
    site = timed(took, "read", partial(built, write_files(tmp_path, SMALL | files)))
    assert "value-not-in-quote" in [problem.code for problem in site.problems]
    assert took["read"] < longest(amount)
