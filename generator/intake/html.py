"""An HTML page becomes an article: trafilatura says which words are it, and those words are taken from the page itself."""

import logging
import re
from bisect import bisect_right
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from generator.intake.article import Article, Omission, Refusal
from generator.intake.stated import stated_in

_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "textarea"})
_REGIONS = frozenset({"nav", "header", "footer", "aside", "form", "button", "figcaption", "dialog"})
_NAMED_REGIONS = re.compile(
    r"(?<![a-z])(comment|share|sharing|social|related|newsletter|cookie|consent|menu|breadcrumb|nav|sidebar|promo|advert|subscribe)"
)
_BLANK = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True)
class _Piece:
    """Words that a page shows in one block, the region of the page they stand in, and what the block is: heading, entry or ""."""

    words: str
    region: str
    kind: str


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
    stated = stated_in(tree)
    marks, raised = _raise_digits(tree)
    # What finds the article reads the same tree; it tears a sentence where a word of it is marked as quoted or as code.
    sought = deepcopy(tree)
    strip_tags(sought, "q", "code")
    page = _Page(list(_pieces(tree)))
    found = bare_extraction(tostring(sought, encoding="unicode"), include_comments=False, with_metadata=False)
    blocks = _blocks(found.body) if found is not None and not isinstance(found, dict) else iter(())
    lines, headings, lost = [], [], 0
    for words in filter(str.strip, blocks):
        own = page.take(words)
        lost += own is None
        for piece in own or ():
            lines.append(f"- {piece.words}" if piece.kind == "entry" else piece.words)
            headings += [piece.words] if piece.kind == "heading" else []
    if not lines or page.is_all_around:
        return Refusal("no article is found in the page")
    notes = [f"{lost} passages are left out: they do not stand in the page word for word"] if lost else []
    if raised:
        notes.append(f"raised digits are written as such: {', '.join(raised)}")
    return Article("\n".join(lines), tuple(headings), stated, (*page.left_out(), *marks), tuple(notes))


_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def _raise_digits(tree: Any) -> tuple[list[Omission], list[str]]:
    """Takes the marks of notes out of the page and writes other raised digits as such: none joins the number before it.

    Returns the marks, and each raised number once.
    """
    marks, raised = [], []
    for node in list(tree.iter("sup")):
        words = _BLANK.sub(" ", node.text_content()).strip()
        link = node.getparent() if _is_alone_in_a_link(node) else node
        if _is_note_link(link):
            marks.append(Omission("marks of notes", words))
            link.drop_tree()
        elif re.search("[0-9]", words):
            for part in node.iter():
                part.text = part.text and part.text.translate(_RAISED)
                if part is not node:
                    part.tail = part.tail and part.tail.translate(_RAISED)
            raised.append(words.translate(_RAISED))
    return marks, list(dict.fromkeys(raised))


def _is_note_link(node: Any) -> bool:
    """Whether all words in the node are links to a place in a page."""
    links = [link for link in node.iter("a") if "#" in link.get("href", "")]
    return bool(links) and _words_of(node) == sum(map(_words_of, links))


def _is_alone_in_a_link(node: Any) -> bool:
    outer = node.getparent()
    return outer.tag == "a" and len(outer) == 1 and not f"{outer.text or ''}{node.tail or ''}".strip()


def _words_of(node: Any) -> int:
    return len(re.findall(r"\w", node.text_content()))


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
    """The words of a page without white space, and the way from there to the page's own words."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self.pieces = pieces
        self.starts: list[int] = []
        self.taken: set[int] = set()
        self.at = 0
        parts: list[str] = []
        length = 0
        for piece in pieces:
            self.starts.append(length)
            parts.append(_bare(piece.words))
            length += len(parts[-1])
        self.ends = [*self.starts[1:], length]
        self.bare = "".join(parts)

    def take(self, words: str) -> list[_Piece] | None:
        """The page's own words for these: whole blocks where they are some, in the order of the page; None where none are."""
        wanted = _bare(words)
        places = [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", self.bare)][:1000] if wanted else []
        if not places:
            return None
        start = min(places, key=lambda at: (at not in self.starts, at + len(wanted) not in self.ends, at < self.at, at))
        self.at = start + len(wanted)
        first = bisect_right(self.starts, start) - 1
        own = []
        while first < len(self.pieces) and self.starts[first] < self.at:
            piece = self.pieces[first]
            own.append(replace(piece, words=_cut(piece.words, start - self.starts[first], self.at - self.starts[first])))
            self.taken.add(first)
            first += 1
        return [piece for piece in own if piece.words]

    @property
    def is_all_around(self) -> bool:
        """Whether what was taken stands in the navigation, the footer and the like alone."""
        return all(self.pieces[number].region in _REGIONS for number in self.taken)

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
        if words:
            yield Omission(region, words)


def _bare(words: str) -> str:
    return "".join(words.split())


def _cut(words: str, first: int, last: int) -> str:
    """The words from one character that is no white space up to another, both counted without white space."""
    places = [at for at, char in enumerate(words) if not char.isspace()]
    inside = places[max(0, first) : last]
    return words[inside[0] : inside[-1] + 1] if inside else ""


def _pieces(tree: Any) -> Iterator[_Piece]:
    """The blocks of words that a page shows. Walked, not recursed: a page may be nested as deep as a stranger likes."""
    from lxml.etree import Comment, ProcessingInstruction, iterwalk, strip_elements
    from lxml.html.defs import font_style_tags, phrase_tags, special_inline_tags

    inline = (phrase_tags | font_style_tags | special_inline_tags | {"bdi", "data", "mark", "time", "wbr"}) - {"br"}
    strip_elements(tree, Comment, ProcessingInstruction, *_SILENT, with_tail=False)
    words: list[str] = []
    around = [("page", "")]
    for event, node in iterwalk(tree, events=("start", "end")):
        if node.tag not in inline:
            yield from _piece(words, *around[-1])
            words = []
        if event == "start":
            region, kind = around[-1]
            around.append((_region(node, region), _KINDS.get(node.tag, kind)))
            words.append(node.text or "")
        else:
            around.pop()
            words.append(node.tail or "")


_KINDS = {"li": "entry", "ul": "", "ol": "", **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading")}


def _piece(words: list[str], region: str, kind: str) -> Iterator[_Piece]:
    said = _BLANK.sub(" ", "".join(words)).strip()
    if said:
        yield _Piece(said, region, kind)


def _region(node: Any, outer: str) -> str:
    named = _NAMED_REGIONS.search(f"{node.get('class', '')} {node.get('id', '')}".lower())
    return node.tag if node.tag in _REGIONS else named[1] if named and node.tag != "body" else outer
