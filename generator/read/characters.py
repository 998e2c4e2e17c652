"""Which characters a file may hold: those that show what they are.

The rule goes by Unicode's general categories, not by a list of finds: nothing of Cc but tab and line feed, and nothing of
Cf, Cs, Co, Cn, Zl or Zp. What belongs to another category and still shows nothing is added by hand
(https://www.unicode.org/Public/14.0.0/ucd/DerivedCoreProperties.txt, Default_Ignorable_Code_Point, and U+2800).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
INVISIBLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
EMOJI_STYLE = "\ufe0f"
"""After a symbol (So) it asks for the coloured form, and is allowed: the symbol shows."""

_PLAIN = re.compile("[\t\n -~]*")

MARKS = frozenset({"Mn", "Me"})
"""Categories of what stands on, below or around the letter before it."""
LONGEST_STACK = 4
"""Marks on one letter; more of them run over the lines above and below."""


@cache
def is_hidden(char: str) -> bool:
    """Whether a character shows nothing of its own, or changes how others are shown."""
    return char not in "\t\n" and (unicodedata.category(char) in HIDDEN or char in INVISIBLE)


def forbidden(text: str) -> Iterator[int]:
    """The offsets of the characters of a text that no file may hold, in order."""
    if _PLAIN.fullmatch(text):
        return
    used = set(text)
    hidden = set(filter(is_hidden, used))
    marks = {char for char in used if unicodedata.category(char) in MARKS}
    if not hidden and not marks:
        return
    stack = 0
    for offset, char in enumerate(text):
        stack = stack + 1 if char in marks else 0
        if stack > LONGEST_STACK or (char in hidden and not _is_styled_symbol(text, offset)):
            yield offset


def without_forbidden(text: str) -> str:
    """The text less the characters that no file may hold."""
    gone = set(forbidden(text))
    return "".join(char for offset, char in enumerate(text) if offset not in gone) if gone else text


def _is_styled_symbol(text: str, offset: int) -> bool:
    return text[offset] == EMOJI_STYLE and offset > 0 and unicodedata.category(text[offset - 1]) == "So"


def code_point(char: str) -> str:
    """`U+200B`, as Unicode writes it."""
    return f"U+{ord(char):04X}"
