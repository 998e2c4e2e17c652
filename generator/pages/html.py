"""The same page as HTML at once: what Python-Markdown makes of the Markdown that `markdown.py` writes, without the detour.

A test compares the two over every page. One thing differs on purpose: where a note is cited several times, the marks are numbered
in the order in which one reads them; Python-Markdown numbers them in the order in which it walks its tree.
"""

import posixpath
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from markdown.extensions.toc import slugify, unique

from generator.pages.document import (
    Block,
    Citation,
    Details,
    Division,
    Figure,
    HandWritten,
    Heading,
    Inline,
    Inlines,
    Listing,
    Page,
    PageLink,
    Paragraph,
    Strong,
    Table,
    Text,
    WebLink,
    plain,
)
from generator.pages.drawing import svg
from generator.pages.markdown import Writer, escaped, tag, web_target

HEADER_LINK = "Link to this section"
"""The title of the mark beside a heading, as mkdocs.yml has it."""


@dataclass(frozen=True)
class Entry:
    """A heading in the list of contents: its level, the id of its place, its words as HTML."""

    level: int
    id: str
    name: str


@dataclass(frozen=True)
class Html:
    """The HTML of a page's content and its list of contents."""

    content: str
    contents: tuple[Entry, ...]


def is_written_by_hand(page: Page) -> bool:
    """Whether parts of a page are Markdown already, which only Markdown itself can turn into HTML."""
    return any(isinstance(block, HandWritten) for block in page.blocks)


def as_html(page: Page, address_of: Callable[[str], str]) -> Html:
    """The HTML of a page that is not written by hand. `address_of` tells a page's address on the site by its path."""
    writer = _HtmlWriter(page, address_of)
    content = writer.content()
    return Html(content, tuple(writer.contents))


class _HtmlWriter(Writer):
    def __init__(self, page: Page, address_of: Callable[[str], str]) -> None:
        super().__init__(page)
        self.address_of = address_of
        self.contents: list[Entry] = []
        self.ids: set[str] = set()
        self.cited: Counter[str] = Counter()

    def content(self) -> str:
        anchors = {block.anchor for block in _headings(self.page.blocks)}
        title = (Text(self.page.title),)
        id = unique(slugify(self.page.title, "-"), set(anchors))
        heading = self._heading(1, id, title)
        body = self.blocks(self.page.blocks)
        return "\n".join(filter(None, (heading, body, self._notes())))

    def _heading(self, level: int, id: str, inlines: Inlines) -> str:
        self.contents.append(Entry(level, id, self.line((Text(plain(inlines)),))))
        link = f'<a class="headerlink" href="#{id}" title="{HEADER_LINK}">&para;</a>'
        return f'<h{level} id="{id}">{self.line(inlines)}{link}</h{level}>'

    def _notes(self) -> str:
        if not self.notes:
            return ""
        entries = []
        for number, (key, note) in enumerate(self.notes.items(), 1):
            title = f"Jump back to footnote {number} in the text"
            backs = "".join(
                f'<a class="footnote-backref" href="#fnref{count if count > 1 else ""}:{key}" title="{title}">&#8617;</a>'
                for count in range(1, self.cited[key] + 1)
            )
            entries.append(f'<li id="fn:{key}">\n<p>{note}&#160;{backs}</p>\n</li>')
        return '<div class="footnote">\n<hr />\n<ol>\n' + "\n".join(entries) + "\n</ol>\n</div>"

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join(filter(None, map(self.block, _joined(blocks))))

    def block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            line = self.line(block.inlines)
            return f"<p>{line}</p>" if line else ""
        if isinstance(block, Listing):
            return self._listing(block)
        if isinstance(block, Division):
            opening = tag("div", ("class", block.css), ("data-known", block.known), ("lang", block.language))
            return f"{opening}\n{self.blocks(block.blocks)}\n</div>"
        if isinstance(block, Details):
            return f"<details>\n<summary>{self.line(block.summary)}</summary>\n{self.blocks(block.blocks)}\n</details>"
        return super().block(block)

    def heading(self, heading: Heading) -> str:
        return self._heading(heading.level, heading.anchor, heading.inlines)

    def _listing(self, listing: Listing) -> str:
        kind = "ol" if listing.numbered else "ul"
        loose = isinstance(listing, _Loose)
        entries = (self.line(entry) for entry in listing.entries)
        items = (f"<li>\n<p>{entry}</p>\n</li>" if loose else f"<li>{entry}</li>" for entry in entries)
        return f"<{kind}>\n" + "\n".join(items) + f"\n</{kind}>"

    def figure(self, figure: Figure) -> str:
        self.drawn += 1
        drawn = svg(figure.drawing, f"picture-{self.drawn}", self.page.url)
        title = f'<p class="picture-title">{escaped(figure.drawing.title)}</p>'
        caption = f"<figcaption>{self.line(figure.caption)}</figcaption>\n" if figure.caption else ""
        return f'<figure class="picture of-today">\n{title}\n<div class="drawing">{drawn}</div>\n{caption}</figure>'

    def table(self, table: Table) -> str:
        self.is_sorted = self.is_long(table)
        header = "".join(f"<th>{self.inlines(cell).strip()}</th>\n" for cell in table.header)
        rows = "".join(
            "<tr>\n" + "".join(f"<td>{self.inlines(cell).strip()}</td>\n" for cell in row) + "</tr>\n"
            for row in table.rows or (((),) * len(table.header),)
        )
        self.is_sorted = False
        return f"<table>\n<thead>\n<tr>\n{header}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>"

    def inline(self, inline: Inline) -> str:
        if isinstance(inline, Strong):
            return f"<strong>{self.inlines(inline.inlines)}</strong>"
        if isinstance(inline, PageLink):
            return f'<a href="{escape(self.target(inline))}">{self.inlines(inline.inlines)}</a>'
        if isinstance(inline, WebLink):
            return f'<a href="{web_target(inline.url)}">{self.inlines(inline.inlines)}</a>'
        if isinstance(inline, Citation):
            return self._citation(inline)
        return super().inline(inline)

    def _citation(self, citation: Citation) -> str:
        key = citation.key
        if key not in self.notes:
            self.notes[key] = ""
            self.notes[key] = self.line(citation.note)
        self.cited[key] += 1
        number = list(self.notes).index(key) + 1
        count = self.cited[key] if self.cited[key] > 1 else ""
        return f'<sup id="fnref{count}:{key}"><a class="footnote-ref" href="#fn:{key}">{number}</a></sup>'

    def target(self, link: PageLink) -> str:
        if link.path == self.page.path and link.anchor:
            return f"#{link.anchor}"
        address = self.address_of(link.path)
        relative = posixpath.relpath(address or ".", self.page.url or ".")
        folder = "/" if not address or address.endswith("/") else ""
        return relative + folder + (f"#{link.anchor}" if link.anchor else "")


class _Loose(Listing):
    """Lists that stand one below the other: Markdown makes them one, with air between its entries."""


def _joined(blocks: tuple[Block, ...]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Listing) and isinstance(last, Listing):
            joined[-1] = _Loose((*last.entries, *block.entries), last.numbered)
        else:
            joined.append(block)
    return joined


def _headings(blocks: tuple[Block, ...]) -> list[Heading]:
    found: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(block)
        elif isinstance(block, Division | Details):
            found += _headings(block.blocks)
    return found
