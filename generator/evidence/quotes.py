"""The evidence lock: where a quote stands in a text, word for word.

Two texts are the same after Unicode composition (NFC), with typographic quotation marks, apostrophes and hyphens made plain
and white space folded. Nothing fuzzier: a sentence and its negation differ by less than any tolerance.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cache, cached_property

_PLAIN = str.maketrans({**dict.fromkeys("‘’‚‛ʼ′", "'"), **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("\u2010\u2011", "-")})
_CLUSTER = re.compile(r"[!-~]+(?![\u0300-\u036f])|\s+|[^\s](?:[\u0300-\u036f]+)?")
"""Plain characters in a row, white space, or a character with its marks: what is folded by itself."""


@dataclass(frozen=True)
class Span:
    """From the offset `start` up to `end` in the text as it was received."""

    start: int
    end: int


class FoldedText:
    """A text folded for comparison, with the way back to its own offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded: list[str] = []
        starts = array("I")
        for found in _CLUSTER.finditer(text):
            part = _fold_cluster(found[0])
            folded.append(part)
            starts.extend(range(*found.span()) if _is_plain(found[0]) else [found.start()] * len(part))
        self.folded = "".join(folded)
        self._starts = starts
        self._starts.append(len(text))

    def find(self, quote: str) -> list[Span]:
        """Every place of the quote that begins and ends at the edge of a word and of a number."""
        wanted = fold(quote)
        if not wanted:
            return []
        spans = []
        at = self.folded.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if not _continues(self.folded, at) and not _continues(self.folded, end):
                spans.append(Span(self._starts[at], self._starts[end - 1] + self._width(end - 1)))
            at = self.folded.find(wanted, at + 1)
        return spans

    def _width(self, at: int) -> int:
        return self._starts[bisect_right(self._starts, self._starts[at])] - self._starts[at]

    def nearest(self, quote: str) -> str:
        """The passage most like the quote, in the text's own words; empty where nothing is like it."""
        best = get_close_matches(fold(quote)[:500], self._passages, n=1, cutoff=0.3)
        if not best:
            return ""
        words, wanted = best[0].split(" "), fold(quote).split(" ")
        blocks = SequenceMatcher(None, words, wanted, autojunk=False).get_matching_blocks()
        first = max(0, blocks[0].a - blocks[0].b)
        return " ".join(words[first : first + len(wanted)])

    @cached_property
    def _passages(self) -> list[str]:
        return [part for part in re.split(r"(?<=[.!?:;,]) ", self.folded) if part][:5000]


def fold(text: str) -> str:
    """The text as it is compared."""
    return " ".join("".join(map(_fold_cluster, _CLUSTER.findall(text))).split())


def _is_plain(cluster: str) -> bool:
    return cluster.isascii() and cluster >= "!"


def _fold_cluster(cluster: str) -> str:
    return cluster if _is_plain(cluster) else _fold_other(cluster)


@cache
def _fold_other(cluster: str) -> str:
    return " " if cluster.isspace() else unicodedata.normalize("NFC", cluster).translate(_PLAIN)


def _continues(text: str, at: int) -> bool:
    """Whether a word or a number runs on across the offset."""
    before, after = text[at - 1 : at], text[at : at + 1]
    if before.isalnum() and after.isalnum():
        return True
    if before in tuple(".,") and after.isdigit() and text[at - 2 : at - 1].isdigit():
        return True
    return before.isdigit() and after in tuple(".,") and text[at + 1 : at + 2].isdigit()
