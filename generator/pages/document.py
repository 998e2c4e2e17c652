"""A page is a small tree of blocks and inlines before it is text (the words are Pandoc's)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.pages.addresses import address_of
from generator.pages.drawing import Drawing
from generator.pages.search import SearchRecord


@dataclass(frozen=True, slots=True)
class Text:
    """Words of anybody: always shown as they are, never markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Inlines that stand out."""

    inlines: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page of the site by its path (`deals/x.md`), with an anchor on it if there is one."""

    inlines: tuple["Inline", ...]
    path: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link to an http or https address elsewhere."""

    inlines: tuple["Inline", ...]
    url: str


@dataclass(frozen=True, slots=True)
class Span:
    """Inlines with a class, a language, or an anchor of their own.

    `known` is the day since which they are known (ISO 8601); an empty span speaks for the row or entry it stands in. `was` is
    what stood in their place before: (day since which it was known, words, key to sort by), what is shown first at the front.
    `days` are the days on which each of the things became known whose number the words are. `sort` is the key by which a table
    is sorted that holds them (`pages/sorting.py`).
    """

    inlines: tuple["Inline", ...]
    css: str = ""
    language: str = ""
    anchor: str = ""
    known: str = ""
    was: tuple[tuple[str, str, str], ...] = ()
    days: tuple[str, ...] = ()
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlighted passage; the anchor stands where it begins."""

    inlines: tuple["Inline", ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A mark that leads to a footnote; citations of one key share it."""

    key: str
    note: tuple["Inline", ...]


Inline = Text | Strong | PageLink | WebLink | Span | Mark | Citation
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3 (the page's title is the only one of level 1)."""

    level: int
    inlines: Inlines
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Inlines on their own."""

    inlines: Inlines


Row = tuple[Inlines, ...]
"""The cells of a line of a table."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows of as many cells; rows that are `by_day` are ordered anew for another day."""

    header: Row
    rows: tuple[Row, ...]
    by_day: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of entries, numbered or not."""

    entries: tuple[Inlines, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Division:
    """Blocks with a class and perhaps a language of their own; `known` is the day since which they are known (ISO 8601)."""

    blocks: tuple["Block", ...]
    css: str
    language: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """Blocks behind a line that opens them."""

    summary: Inlines
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class HandWritten:
    """Markdown of a page written by hand, passed through."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of today and what stands below it: how to read it, what it leaves out, and where its table is."""

    drawing: Drawing
    caption: Inlines


Block = Heading | Paragraph | Table | Listing | Division | Details | HandWritten | Figure


@dataclass(frozen=True, slots=True)
class Card:
    """What a link to a page tells of it before it is followed: its kind, and a few lines in words."""

    title: str
    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path below the site's root, its title and blocks.

    `title` is shown as the heading of level 1 unless the page is hand-written and has its own. `scripts` are the modules of the
    theme's assets that only such pages need; a wide page has no list of its headings beside it. `row` is what stands of it in
    the index of its kind, `about` the id of the entity or source that it is the page of, `file` the one that it came from.
    """

    path: str
    title: str
    blocks: tuple[Block, ...]
    description: str = ""
    record: SearchRecord | None = None
    card: Card | None = None
    scripts: tuple[str, ...] = ()
    is_wide: bool = False
    row: Row = ()
    about: str = ""
    file: str = ""

    @property
    def url(self) -> str:
        """The page's address below the site's root."""
        return address_of(self.path)

    @property
    def is_written_by_hand(self) -> bool:
        """Whether parts of it are Markdown already, which only Markdown itself can turn into HTML."""
        return HandWritten in map(type, self.blocks)


def overview(
    path: str,
    title: str,
    meaning: str,
    blocks: Iterable[Block],
    searched: Iterable[str] | None = None,
    scripts: tuple[str, ...] = (),
    is_wide: bool = False,
    aliases: tuple[str, ...] = (),
) -> Page:
    """A page that is about no single thing. It is found by its title, by the words `searched`, or by all of its own where none
    are given; `aliases` are what else is looked for that stands on it."""
    blocks = tuple(blocks)
    words = "\n".join(words_of(blocks) if searched is None else searched)
    record = SearchRecord(address_of(path), title, "page", "en", words, aliases, line=meaning)
    return Page(path, title, blocks, meaning, record, scripts=scripts, is_wide=is_wide)


def text(words: object) -> Inlines:
    """Words as inlines."""
    return _text(str(words))


@lru_cache(1 << 14)
def _text(words: str) -> Inlines:
    """What is said a thousand times is kept once."""
    return (Text(words),)


def plain(inlines: Inlines) -> str:
    """The words of inlines, without their footnotes."""
    return "".join(map(_plain, inlines))


def _plain(inline: Inline) -> str:
    if isinstance(inline, Text):
        return inline.text
    return "" if isinstance(inline, Citation) else plain(inline.inlines)


def words_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The words of blocks, block by block and cell by cell."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield plain(block.inlines)
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield from filter(None, map(plain, row))
        elif isinstance(block, Listing):
            yield from map(plain, block.entries)
        elif isinstance(block, Division | Details):
            yield from words_of(block.blocks)
