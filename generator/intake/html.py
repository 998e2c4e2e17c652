"""An HTML page becomes an article: trafilatura says which words are it, and those words are taken from the page itself."""

import logging
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from generator.intake.article import Article, Omission, Refusal
from generator.intake.page import REGIONS, Piece, join_sentences, pieces, raise_digits, set_aside
from generator.intake.plain import AROUND, POINTER
from generator.intake.stated import stated_in


def html_article(markup: str) -> Article | Refusal:
    """The article of a page, its characters decoded already."""
    from lxml.etree import ParserError, strip_tags
    from lxml.html import document_fromstring, tostring
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # A declaration of the encoding is for bytes; lxml refuses it in text.
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    try:
        tree = document_fromstring(markup)
    except (ParserError, ValueError):
        return Refusal("there is no HTML page in it")
    marks, raised = raise_digits(tree)
    stated = stated_in(tree)
    aside = set_aside(tree)
    join_sentences(tree)
    # What finds the article reads the same tree; it tears a sentence where a word of it is marked as quoted or as code.
    sought = deepcopy(tree)
    strip_tags(sought, "q", "code")
    page = _Page(list(pieces(tree)))
    found = bare_extraction(tostring(sought, encoding="unicode"), include_comments=False, with_metadata=False)
    blocks = _blocks(found.body) if found is not None and not isinstance(found, dict) else iter(())
    lost = sum(not page.take(words) for words in filter(str.strip, blocks))
    page.leave_pointers()
    if page.is_all_around:
        return Refusal("no article is found in the page")
    page.fill()
    own = list(page.own())
    lines = [f"- {piece.words}" if piece.kind == "entry" else piece.words for piece in own]
    headings = tuple(piece.words for piece in own if piece.kind == "heading")
    notes = [f"{lost} passages are left out: they do not stand in the page word for word"] if lost else []
    if raised:
        notes.append(f"raised digits are written as such: {', '.join(raised)}")
    return Article("\n".join(lines), headings, stated, (*page.left_out(), *aside, *marks), tuple(notes))


_BLOCKS = ("head", "p", "item", "cell", "quote", "code", "list")
"""Elements of trafilatura's tree that hold words of their own."""


def _blocks(part: Any) -> Iterator[str]:
    """The words of each block that trafilatura returns, in their order."""
    if part.tag in _BLOCKS and not any(inner.tag in _BLOCKS for inner in part.iterdescendants()):
        yield "".join(part.itertext())
        return
    yield part.text or ""
    for child in part:
        yield from _blocks(child)
        yield child.tail or ""


class _Page:
    """The words of a page without what does not show, and the way from there to the page's own words.

    `taken` has, of each piece that is the article's, the first of its characters that are and the one after the last.
    """

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.starts: list[int] = []
        self.taken: dict[int, tuple[int, int]] = {}
        self.at = 0
        parts: list[str] = []
        length = 0
        for piece in pieces:
            self.starts.append(length)
            parts.append(_bare(piece.words))
            length += len(parts[-1])
        self.ends = [*self.starts[1:], length]
        self.edges = frozenset(self.ends) | {0}
        self.bare = "".join(parts)

    def take(self, words: str) -> bool:
        """Finds these words in the page, whole blocks where they are some, and takes them; False where they are not in it."""
        wanted = _bare(words)
        if not wanted:
            return False
        follows = self.bare.startswith(wanted, self.at) and {self.at, self.at + len(wanted)} <= self.edges
        places = [self.at] if follows else [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", self.bare)][:1000]
        if not places:
            return False
        start = min(places, key=lambda at: (at not in self.edges, at + len(wanted) not in self.edges, at < self.at, at))
        self.at = start + len(wanted)
        number = bisect_right(self.starts, start) - 1
        while number < len(self.pieces) and self.starts[number] < self.at:
            first, last = max(start, self.starts[number]), min(self.at, self.ends[number])
            earlier = self.taken.get(number, (first, last))
            self.taken[number] = min(first, earlier[0]), max(last, earlier[1])
            number += 1
        return True

    @property
    def is_all_around(self) -> bool:
        """Whether what was taken, if anything, stands in the navigation, the footer and the like alone."""
        return all(self.pieces[number].region in REGIONS for number in self.taken)

    def leave_pointers(self) -> None:
        """Gives up what leads to other articles: lines that say so, and the links below one."""
        leads = False
        for number, piece in enumerate(self.pieces):
            leads = _leads_elsewhere(piece) or (leads and piece.leads)
            if leads:
                self.taken.pop(number, None)

    def fill(self) -> None:
        """Takes the sentences between what is taken, and the headings right before it, where they stand in the same region."""
        first, last = min(self.taken), max(self.taken)
        [(region, _)] = Counter(self.pieces[number].region for number in self.taken).most_common(1)
        for number in range(last, -1, -1):
            piece = self.pieces[number]
            says = number > first and re.search(_SENTENCE, piece.words) and not piece.leads
            heads = piece.kind == "heading" and number + 1 in self.taken
            if (says or heads) and piece.region == region and not AROUND.fullmatch(piece.words) and not _leads_elsewhere(piece):
                self.taken.setdefault(number, (self.starts[number], self.ends[number]))

    def own(self) -> Iterator[Piece]:
        """What was taken, in the order of the page."""
        for number, (first, last) in sorted(self.taken.items()):
            piece, start = self.pieces[number], self.starts[number]
            yield replace(piece, words=_cut(piece.words, first - start, last - start))

    def left_out(self) -> Iterator[Omission]:
        """What was not taken, in the order of the page, what follows upon one another in a region together."""
        region, words = "", ""
        for number, piece in enumerate(self.pieces):
            if number in self.taken or piece.region != region:
                if words:
                    yield Omission(region, words)
                region, words = piece.region, ""
            if number not in self.taken:
                words = f"{words} {piece.words}".strip()
                continue
            start, end, (first, last) = self.starts[number], self.ends[number], self.taken[number]
            cut_off = ((0, first - start), (last - start, end - start))
            yield from (Omission(region, _cut(piece.words, *part)) for part in cut_off if part[0] < part[1])
        if words:
            yield Omission(region, words)


_SENTENCE = r"[.!?…]['’\"»”)\]\s]*$"


def _leads_elsewhere(piece: Piece) -> bool:
    pointer = POINTER.match(piece.words)
    return pointer is not None and (pointer["end"] is not None or piece.leads)


def _shows(char: str) -> bool:
    """Whether a character is neither white space nor one of those that what finds the article drops."""
    return char != " " and char.isprintable()


def _bare(words: str) -> str:
    return "".join(filter(_shows, words))


def _cut(words: str, first: int, last: int) -> str:
    """The words from one character that shows up to another, both counted among those that do."""
    places = [at for at, char in enumerate(words) if _shows(char)]
    return words[places[first] : places[last - 1] + 1]
