"""What a hand-written page may hold so that Markdown reads it soon: its parser takes the square of some things, and worse.

The limits were found by measuring; a page at any of them is read in less than two seconds (tests/hard/test_slow.py).
Text out of YAML and seeds needs none: its HTML is made from the tree, or the writer leaves no markup in it.
"""

import re
from collections.abc import Iterator

MOST_CHARACTERS = 32 * 1024
MOST_HEADINGS = 300
MOST_TAGS = 800
MOST_BRACKETS = 200
"""In one block, that is, between empty lines."""

_HEADING = re.compile(r"^[ \t]*(#|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_BLOCK = re.compile(r"\n[ \t]*\n")


def excesses(markdown: str) -> Iterator[tuple[str, str]]:
    """(what there is too much of, words that stand where it begins) for each limit that a page exceeds."""
    if len(markdown) > MOST_CHARACTERS:
        yield f"more than {MOST_CHARACTERS} characters on one page", ""
        return
    if len(_HEADING.findall(markdown)) > MOST_HEADINGS:
        yield f"more than {MOST_HEADINGS} headings and rules on one page", ""
    if markdown.count("<") > MOST_TAGS:
        yield f"more than {MOST_TAGS} tags on one page", "<"
    for block in _BLOCK.split(markdown):
        if block.count("[") > MOST_BRACKETS:
            yield f"more than {MOST_BRACKETS} brackets without an empty line between them", block[:80]
