"""The one writer of Markdown: a page's tree becomes text that reads well as it is.

Only here are characters escaped. Every ASCII character that Markdown, its extensions or HTML could take for markup is
written as a numeric character reference, so that what a stranger wrote stays text whatever it holds.
"""

import json
import posixpath
import re
from functools import lru_cache
from html import escape

from generator.pages.addresses import address_of, relative, relative_address
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
    Mark,
    Page,
    PageLink,
    Paragraph,
    Span,
    Table,
    Text,
    WebLink,
)
from generator.pages.drawing import Drawing, Leads, svg

LONG_TABLE = 12
"""A table with more rows can be sorted, filtered and paged; `tables.js` knows the same number."""
LEFT = frozenset({"facts", "dispute", "timeline-table", "network-table"})
"""Divisions whose tables stay as they are, however long; `tables.js` knows the same."""
_MARKUP = re.compile(r"[!#&*<=>@\[\\\]^_`{|}~]|:(?=/)|(?<=[wW])\.")
_ODD = re.compile(r"[^A-Za-z0-9 _.,/#-]")
_BREAK = re.compile(r"[\n\r\t]")
_MARKUP_AT_START = re.compile(r"^([-+:]|\d+(?=[.)]))")


FrontMatter = dict[str, str | list[str]]


def written(page: Page) -> str:
    """The Markdown of a page, front matter first."""
    return Writer(page).write()


def front_matter(page: Page) -> FrontMatter:
    """What a host must know of a page beside its text; words are escaped, as templates take them for HTML."""
    front: FrontMatter = {"title": escape(page.title)}
    if page.description:
        front["description"] = escape(page.description)
    if page.is_wide:
        front["hide"] = "toc"
    if scripts := (*page.scripts, *(("tables.js",) if any(map(_holds_long, page.blocks)) else ())):
        front["scripts"] = [f"assets/{name}" for name in scripts]
    return front


def is_long(table: Table) -> bool:
    """Whether a table can be sorted."""
    return len(table.rows) > LONG_TABLE


def may_be_sorted(table: Table) -> bool:
    """Whether a reader can sort it, or its rows are ordered anew for another day."""
    return table.by_day or is_long(table)


def _holds_long(block: Block) -> bool:
    """Whether a block holds a table that a reader may sort."""
    if isinstance(block, Table):
        return is_long(block)
    if isinstance(block, HandWritten):
        return block.markdown.count("\n|") > LONG_TABLE
    return isinstance(block, Division) and LEFT.isdisjoint(block.css.split()) and any(map(_holds_long, block.blocks))


@lru_cache(1 << 15)
def escaped(words: str) -> str:
    """Words as Markdown text within a line."""
    return _MARKUP.sub(_reference, " ".join(words.split()) if _BREAK.search(words) else words)


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


@lru_cache(1 << 15)
def _attribute(value: str) -> str:
    return _ODD.sub(_reference, value)


def tag(name: str, *attributes: tuple[str, str]) -> str:
    """The opening tag of an element with those of the attributes that have a value."""
    listed = "".join(f' {attribute}="{_attribute(value)}"' for attribute, value in attributes if value)
    return f"<{name}{listed}>"


def title_anchor(title: str) -> str:
    """The anchor that Python-Markdown makes of a title. Checks ask for none, and do not wait until it is loaded."""
    from markdown.extensions.toc import slugify

    return slugify(title, "-")


def given_anchor(title: str) -> str:
    """The anchor that a title is given where its own begins as those of the theme do (`__config`); else nothing."""
    anchor = title_anchor(title)
    return f"title{anchor}" if anchor.startswith("__") else ""


class Writer:
    """Writes one page. A form of Markdown that differs in headings, pictures or the places of pages overrides those."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.folder = posixpath.dirname(self.place(page.path))
        self.ways: dict[str, str] = {}
        self.addresses: dict[str, str] = {}
        self.drawn = 0
        self.notes: dict[str, str] = {}
        self.is_sorted = False

    def write(self) -> str:
        head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in self.front_matter().items())
        body = self.blocks(self.page.blocks)
        heading = "" if self.page.is_written_by_hand else f"# {self.title()}\n\n"
        notes = "".join(f"\n[^{key}]: {note}\n" for key, note in self.notes.items())
        return f"---\n{head}---\n\n{heading}{body}\n{notes}"

    def front_matter(self) -> FrontMatter:
        return front_matter(self.page)

    def title(self) -> str:
        anchor = given_anchor(self.page.title)
        return self.line((Text(self.page.title),)) + (f" {{#{anchor}}}" if anchor else "")

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "\n\n".join(filter(None, map(self.block, blocks)))

    def block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return self.heading(block)
        if isinstance(block, Paragraph):
            return self.line(block.inlines)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Listing):
            marks = (f"{n}. " if block.numbered else "- " for n in range(1, len(block.entries) + 1))
            return "\n".join(mark + self.line(entry) for mark, entry in zip(marks, block.entries, strict=True))
        if isinstance(block, Division):
            opening = tag("div", ("class", block.css), ("lang", block.language), ("data-known", block.known), ("markdown", "1"))
            return f"{opening}\n\n{self.blocks(block.blocks)}\n\n</div>"
        if isinstance(block, Details):
            summary = f"<summary>{self.line(block.summary)}</summary>"
            return f'<details markdown="1">\n{summary}\n\n{self.blocks(block.blocks)}\n\n</details>'
        if isinstance(block, Figure):
            return self.figure(block)
        return self.hand_written(block)

    def heading(self, heading: Heading) -> str:
        return f"{'#' * heading.level} {self.line(heading.inlines)} {{#{heading.anchor}}}"

    def hand_written(self, block: HandWritten) -> str:
        return block.markdown

    def figure(self, figure: Figure) -> str:
        """The drawing is HTML that Markdown passes through; only its caption is Markdown."""
        self.drawn += 1
        drawn = svg(figure.drawing, f"picture-{self.drawn}", self.address)
        head = f'<figure class="picture of-today" markdown="1">\n\n{picture_title(figure.drawing)}'
        caption = f'<figcaption markdown="span">{self.line(figure.caption)}</figcaption>\n\n' if figure.caption else ""
        return f'{head}\n\n<div class="drawing">{drawn}</div>\n\n{caption}</figure>'

    def table(self, table: Table) -> str:
        """A table; the keys of its cells only where it may be sorted, as another reads better without."""
        self.is_sorted = may_be_sorted(table)
        cells = [[self.inlines(cell).strip() for cell in row] for row in (table.header, *table.rows)]
        self.is_sorted = False
        rows = [cells[0], ["---"] * len(table.header), *cells[1:]]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def line(self, inlines: Inlines) -> str:
        written = self.inlines(inlines).strip()
        return _MARKUP_AT_START.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), written)

    def inlines(self, inlines: Inlines) -> str:
        return "".join(map(self.inline, inlines))

    def inline(self, inline: Inline) -> str:
        if isinstance(inline, Text):
            return escaped(inline.text)
        if isinstance(inline, Span):
            return self.span(inline)
        if isinstance(inline, PageLink | WebLink):
            return self.linked(inline)
        if isinstance(inline, Citation):
            if inline.key not in self.notes:
                self.notes[inline.key] = ""
                self.notes[inline.key] = self.line(inline.note)
            return self.citation(inline)
        if isinstance(inline, Mark):
            return f"{tag('mark', ('class', 'passage'), ('id', inline.anchor))}{self.inlines(inline.inlines)}</mark>"
        return self.strong(inline.inlines)

    def linked(self, link: PageLink | WebLink) -> str:
        target = self.target(link) if isinstance(link, PageLink) else web_target(link.url)
        return f"[{self.inlines(link.inlines)}]({target})"

    def citation(self, citation: Citation) -> str:
        return f"[^{citation.key}]"

    def strong(self, inlines: Inlines) -> str:
        return f"**{self.inlines(inlines)}**"

    def span(self, span: Span) -> str:
        sorts = (span.was, span.sort) if self.is_sorted else (tuple((known, words) for known, words, _ in span.was), "")
        opening = _span(span.anchor, span.css, span.language, span.known, span.days, *sorts)
        inner = self.inlines(span.inlines)
        return inner if opening == "<span>" else f"{opening}{inner}</span>"

    def target(self, link: PageLink | Leads) -> str:
        """Where a link of Markdown leads: to the file of a page."""
        if link.path == self.page.path and link.anchor:
            return f"#{link.anchor}"
        if link.path not in self.ways:
            self.ways[link.path] = relative(self.place(link.path), self.folder)
        return self.ways[link.path] + (f"#{link.anchor}" if link.anchor else "")

    def address(self, link: PageLink | Leads) -> str:
        """Where a link of HTML leads, which a host does not mend: to the address of a page."""
        if link.path == self.page.path and link.anchor:
            return f"#{link.anchor}"
        if link.path not in self.addresses:
            self.addresses[link.path] = relative_address(address_of(link.path), self.page.url)
        return self.addresses[link.path] + (f"#{link.anchor}" if link.anchor else "")

    @staticmethod
    def place(path: str) -> str:
        """Where the Markdown of the page at a path lies."""
        return path


@lru_cache(1 << 14)
def _span(
    anchor: str, css: str, language: str, known: str, days: tuple[str, ...], was: tuple[tuple[str, ...], ...], sort: str
) -> str:
    """The opening tag of a span; most are said again and again."""
    return tag(
        "span",
        ("id", anchor),
        ("class", css),
        ("lang", language),
        ("data-known", known),
        ("data-was", json.dumps(was, ensure_ascii=False) if was else ""),
        ("data-days", " ".join(days)),
        ("data-sort", sort),
    )


def picture_title(drawing: Drawing) -> str:
    """What a picture is called, as HTML."""
    return f'<p class="picture-title">{escaped(drawing.title)}</p>'


def web_target(url: str) -> str:
    """An address that was checked on reading, with what would end a Markdown link written in percent."""
    return re.sub(r"[()*_~!\[\]]", lambda found: f"%{ord(found[0]):02X}", url).replace("&", "&amp;")
