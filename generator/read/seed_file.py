"""A seed: front matter, then the text of the article exactly as it was received."""

from dataclasses import dataclass
from enum import StrEnum

from generator.model.record import Mapping
from generator.problems import Location, Problem
from generator.read.text_file import Text
from generator.read.yaml_file import read_yaml

FENCE = "---"
MOST_LINES = 10_000
"""Of a text; more of them take its page more than two seconds (tests/hard/test_slow.py)."""
MOST_HINTS = 3
"""Headings for which the nearest line is sought, which takes a look at each line."""


class BlockType(StrEnum):
    """What a line of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ENTRY = "entry"


@dataclass(frozen=True)
class TextBlock:
    """One line of a seed: from `start` to `end` in its text, without the mark of a list's entry."""

    type: BlockType
    start: int
    end: int


def read_front_matter(source: Text) -> tuple[Mapping | None, str, list[Problem]]:
    """(front matter, body, problems); the mapping is None where there is none or it cannot be read."""
    if source.lines[0].rstrip() != FENCE:
        return None, source.text, []
    fences = [number for number, line in enumerate(source.lines) if line.rstrip() == FENCE]
    if len(fences) < 2:
        return None, "", [Problem("bad-yaml", f"the front matter is not closed by a line {FENCE}", Location(source.path))]
    mapping, problems = read_yaml(source, 1, fences[1])
    return mapping, "\n".join(source.lines[fences[1] + 1 :]), problems


def on_one_blank(line: str) -> str:
    """The line as a value of one line has it: a tab, a no-break blank or several blanks are one blank."""
    return " ".join(line.split())


def text_blocks(text: str, headings: tuple[str, ...]) -> tuple[TextBlock, ...]:
    """The lines of a text that say something: one line, one block."""
    blocks = []
    known = frozenset(headings)
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            at = start + line.index(stripped)
            end = at + len(stripped)
            if known and on_one_blank(stripped) in known:
                blocks.append(TextBlock(BlockType.HEADING, at, end))
            elif stripped.startswith(("- ", "• ", "* ")):
                blocks.append(TextBlock(BlockType.ENTRY, at + 2, end))
            else:
                blocks.append(TextBlock(BlockType.PARAGRAPH, at, end))
        start += len(line) + 1
    return tuple(blocks)
