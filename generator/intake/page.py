"""What a saved page shows: its words in blocks, without marks of notes, hidden words and boxes that are no article's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from generator.intake.article import Omission

_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "textarea"})
REGIONS = frozenset({"nav", "header", "footer", "aside", "form", "button", "figcaption", "dialog"})
"""Elements that stand around an article, or beside its text."""
_NAMED_REGIONS = re.compile(
    r"(?<![a-z])(comment|share|sharing|social|related|newsletter|cookie|consent|menu|breadcrumb|nav|sidebar|promo|advert|subscribe(?!r))"
)
_OF_LINKS = frozenset({"share", "sharing", "social", "related"})
"""Names of regions that lead elsewhere: a paragraph named so in which no link stands is the article's."""
_BOXES = re.compile(r"(?<![a-z])(newsletter|cookie|consent|promo|advert|subscribe(?!r))")
_LISTS = re.compile(r"(?<![\w-])(toc|mw-editsection)(?![\w-])")
_ROLES = {"complementary": "aside", "navigation": "nav", "search": "form"}
_BESIDE_WORDS = {**dict.fromkeys(("del", "s", "strike"), "struck out"), **dict.fromkeys(("rt", "rp"), "readings")}
"""Words that hold no longer, and those above others that say how these are read: no words of the sentence."""
_UNSEEN = re.compile(r"(?<![\w-])(?:sr-only|visually-?hidden|screen-reader-text)(?![\w-])")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\n\r\f]+")
LARGEST_BOX = 600
"""Characters, and a third as many elements: what is larger is no box, whatever it is called."""


@dataclass(frozen=True)
class Piece:
    """Words that a page shows in one block, the region of the page they stand in, and what the block is: heading, entry or "".

    `leads` tells whether most of the words are links.
    """

    words: str
    region: str
    kind: str
    leads: bool


_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def raise_digits(tree: Any) -> tuple[list[Omission], list[str]]:
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


def set_aside(tree: Any) -> list[Omission]:
    """Empties what the page hides and its boxes (a newsletter, an offer, contents); tells what was in them."""
    from lxml.etree import iterwalk

    found, walk = [], iterwalk(tree, events=("start",))
    for _, node in walk:
        where = _where_aside(node)
        # What holds the headline or the article itself is neither, whatever it says.
        if where and next(node.iter("h1", "article", "main", "body"), None) is None:
            found.append((where, node))
            walk.skip_subtree()
    omissions = []
    for where, node in found:
        words, tail = " ".join(" ".join(node.itertext()).split()), node.tail
        node.clear()
        node.tail = tail
        omissions += [Omission(where, words)] if words else []
    return omissions


def _where_aside(node: Any) -> str | None:
    if not isinstance(node.tag, str) or node.tag in _SILENT:
        return None
    if node.tag in _BESIDE_WORDS:
        return _BESIDE_WORDS[node.tag]
    if _STRUCK.search(node.get("style", "")):
        return "struck out"
    names = _names_of(node)
    if "hidden" in node.attrib or _UNSEEN.search(names) or _HIDING.search(node.get("style", "")):
        return "hidden"
    # A word within a sentence may be hidden from screen readers alone, which are told it otherwise.
    if node.attrib.pop("aria-hidden", "") == "true" and not (node.tag in _inline() and _words_of(node)):
        return "hidden"
    if node.get("role") in _ROLES:
        return _ROLES[node.get("role")]
    box = _LISTS.search(names) or (_BOXES.search(names) if _is_small(node) else None)
    return box[1] if box else None


def _is_small(node: Any) -> bool:
    return len(list(islice(node.iter(), LARGEST_BOX // 3))) < LARGEST_BOX // 3 and len(node.text_content()) <= LARGEST_BOX


def _names_of(node: Any) -> str:
    return f"{node.get('class', '')} {node.get('id', '')}".lower()


@cache
def _inline() -> frozenset[str]:
    """Elements that do not break a line."""
    from lxml.html.defs import font_style_tags, phrase_tags, special_inline_tags

    return (phrase_tags | font_style_tags | special_inline_tags | {"bdi", "data", "mark", "time", "wbr"}) - {"br"}


_MARKING = frozenset({"time", "label", "output", "meter", "progress", "nobr", "blink", "ruby", "rb", "rt", "rp", "slot"})
"""Elements that mark words of a sentence, which what finds the article takes for blocks or leaves out."""


def join_sentences(tree: Any) -> None:
    """Takes away the tags, not the words, of what marks words of a paragraph: elements of HTML and those of a page's own."""
    for node in list(tree.iter()):
        if not isinstance(node.tag, str) or not (node.tag in _MARKING or re.search("[-:]", node.tag) or _is_pressed(node)):
            continue
        if next(node.iterancestors("p", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6"), None) is not None:
            node.drop_tag()


def _is_pressed(node: Any) -> bool:
    """Whether a button explains a word in the middle of a sentence: what stands at its end is for the reader to press."""
    if node.tag != "button" or not re.match(r"\s*\w", node.tail or ""):
        return False
    before = node.getparent().text if node.getprevious() is None else node.getprevious().tail
    return bool((before or "").strip())


def pieces(tree: Any) -> Iterator[Piece]:
    """The blocks of words that a page shows. Walked, not recursed: a page may be nested as deep as a stranger likes."""
    from lxml.etree import Comment, ProcessingInstruction, iterwalk, strip_elements

    strip_elements(tree, Comment, ProcessingInstruction, *_SILENT, with_tail=False)
    words: list[tuple[str, bool]] = []
    around = [("page", "", False)]
    for event, node in iterwalk(tree, events=("start", "end")):
        region, kind, is_link = around[-1]
        if node.tag not in _inline():
            yield from _piece(words, region, kind)
            words = []
        if event == "start":
            is_link = is_link or node.tag in ("a", "button")
            around.append((_region(node, region), _KINDS.get(node.tag, kind), is_link))
            words.append((node.text or "", is_link))
        else:
            around.pop()
            words.append((node.tail or "", around[-1][2]))


_KINDS = {"li": "entry", "ul": "", "ol": "", **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading")}


def _piece(words: list[tuple[str, bool]], region: str, kind: str) -> Iterator[Piece]:
    said = _BLANK.sub(" ", "".join(word for word, _ in words)).strip()
    if said:
        linked = sum(len(word) for word, is_link in words if is_link)
        yield Piece(said, region, kind, linked > len(said) / 2)


def _region(node: Any, outer: str) -> str:
    if node.tag == "footer" and next(node.iterancestors("article"), None) is not None:
        return outer
    # Some servers write the whole page into a form.
    if node.tag == "form" and not (_is_small(node) and next(node.iter("h1", "article", "main"), None) is None):
        return outer
    named = _NAMED_REGIONS.search(_names_of(node))
    if node.tag in REGIONS or not named or node.tag == "body":
        return node.tag if node.tag in REGIONS else outer
    return outer if named[1] in _OF_LINKS and next(node.iter("a", "button"), None) is None else named[1]
