"""The writer of HTML: a page's tree becomes what Python-Markdown would make of the Markdown that `markdown.py` writes of it.

It knows the extensions that `EXTENSIONS` names, and links as MkDocs resolves them. Pages written by hand hold Markdown and have
to go through Python-Markdown itself. `tests/test_html.py` compares the two over every page.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from generator.pages.document import (
    Block,
    Citation,
    Details,
    Division,
    Figure,
    Heading,
    Inlines,
    Listing,
    Page,
    PageLink,
    Paragraph,
    Row,
    Table,
    Text,
    WebLink,
)
from generator.pages.drawing import svg
from generator.pages.markdown import Writer, given_anchor, may_be_sorted, picture_title, title_anchor, web_target

EXTENSIONS = frozenset({"toc", "tables", "fenced_code", "attr_list", "footnotes", "md_in_html"})
"""The extensions of Python-Markdown whose work is done here."""

_CITED = re.compile("\x02([0-9]+)\x03")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class ContentsLine:
    """A line of the list of contents: the level of its heading, the id of its place, its words as HTML."""

    level: int
    id: str
    name: str


@dataclass(frozen=True)
class Html:
    """The HTML of a page's content, and its list of contents."""

    content: str
    contents: tuple[ContentsLine, ...]


Rows = dict[int, tuple[Row, str]]
"""The rows of a page's long tables, each by its identity, with their HTML."""


def anchors_of(content: str) -> set[str]:
    """Every anchor of a page's content."""
    return set(re.findall(r'<[^<>]* id="([^"]*)"', content))


def as_html(page: Page, permalink_title: str | None = None, rows: Rows | None = None) -> Html:
    """The HTML of a page that is not written by hand. A heading has a link to itself unless `permalink_title`, what is said of
    it, is None. With the `rows` of the page as it was written last, only others are written; they become those of this page."""
    writer = _HtmlWriter(page, permalink_title, rows or {})
    html = writer.html()
    if rows is not None:
        rows.clear()
        rows.update(writer.rows)
    return html


class _HtmlWriter(Writer):
    """Writes one page. Spans and marks are HTML in Markdown too, so they are written by the same code."""

    def __init__(self, page: Page, permalink_title: str | None, known: Rows) -> None:
        super().__init__(page)
        self.known = known
        self.rows: Rows = {}
        self.has_permalinks = permalink_title is not None
        self.permalink_title = f' title="{_attribute(permalink_title)}"' if permalink_title else ""
        self.depth = 1
        self.cited: list[tuple[int, str]] = []
        self.headings: list[ContentsLine] = []

    def html(self) -> Html:
        body = self.blocks(self.page.blocks)
        title = self.line((Text(self.page.title),))
        taken = {entry.id for entry in self.headings}
        anchor = given_anchor(self.page.title) or _unique(title_anchor(unescape(title)), taken)
        first = ContentsLine(1, anchor, " ".join(title.split()))
        raw = f"{self._heading(1, title, anchor)}{body}{self._notes()}"
        marks = self._citations()
        content = _CITED.sub(lambda found: marks[int(found[1])], raw).strip()
        return Html(content, (first, *self.headings))

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """Lists that follow each other are one list, as in Markdown."""
        written: list[str] = []
        run: list[Listing] = []
        for block in blocks:
            if isinstance(block, Listing):
                run += [block] if block.entries else []
                continue
            written += [self._lists(run), self.block(block)]
            run = []
        return "".join([*written, self._lists(run)])

    def block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            words = self.line(block.inlines)
            return f"<p>{words}</p>\n" if words else ""
        if isinstance(block, Division):
            attributes = (("class", block.css), ("data-known", block.known), ("lang", block.language))
            listed = "".join(f' {name}="{_attribute(value)}"' for name, value in attributes if value)
            return f"<div{listed}>{self._inside(block.blocks)}</div>\n"
        if isinstance(block, Details):
            return f"<details>\n<summary>{self.line(block.summary)}</summary>\n{self._deeper(block.blocks)}</details>\n"
        return super().block(block)

    def heading(self, heading: Heading) -> str:
        words = self.line(heading.inlines)
        self.headings.append(ContentsLine(heading.level, heading.anchor, " ".join(_TAG.sub("", _CITED.sub("", words)).split())))
        return self._heading(heading.level, words, heading.anchor)

    def _heading(self, level: int, words: str, anchor: str) -> str:
        link = f'<a class="headerlink" href="#{anchor}"{self.permalink_title}>&para;</a>' if self.has_permalinks else ""
        return f'<h{level} id="{anchor}">{words}{link}</h{level}>\n'

    def _inside(self, blocks: tuple[Block, ...]) -> str:
        inner = self._deeper(blocks)
        return f"\n{inner}" if inner else ""

    def _deeper(self, blocks: tuple[Block, ...]) -> str:
        self.depth += 1
        inner = self.blocks(blocks)
        self.depth -= 1
        return inner

    def _at(self, below: int, write: Callable[[Inlines], str], inlines: Inlines) -> str:
        """Inlines in an element so far below the blocks around it."""
        self.depth += below
        written = write(inlines)
        self.depth -= below
        return written

    def _lists(self, lists: list[Listing]) -> str:
        """Lists as one, in which an entry is a paragraph where a blank line stands before or after it."""
        if not lists:
            return ""
        entries: list[str] = []
        for number, listing in enumerate(lists):
            last = len(listing.entries) - 1
            for place, entry in enumerate(listing.entries):
                is_loose = (place == 0 and number > 0) or (place == last and number < len(lists) - 1)
                words = self._at(2 if is_loose else 1, self.line, entry)
                entries.append(f"<li>\n<p>{words}</p>\n</li>\n" if is_loose else f"<li>{words}</li>\n")
        tag = "ol" if lists[0].numbered else "ul"
        return f"<{tag}>\n{''.join(entries)}</{tag}>\n"

    def table(self, table: Table) -> str:
        self.is_sorted = may_be_sorted(table)
        head = _row(self._cells(table.header), "th")
        body = "".join(map(self._row, table.rows)) or _row([""] * len(table.header))
        self.is_sorted = False
        return f"<table>\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n"

    def _row(self, row: Row) -> str:
        """A row of a table. One that may be sorted and cites nothing is the same wherever it stands on the page."""
        if self.is_sorted and id(row) in self.known:
            self.rows[id(row)] = self.known[id(row)]
            return self.known[id(row)][1]
        cited = len(self.cited)
        written = _row(self._cells(row))
        if self.is_sorted and len(self.cited) == cited:
            self.rows[id(row)] = row, written
        return written

    def _cells(self, row: Row) -> list[str]:
        return [self._at(3, self.inlines, cell).strip() for cell in row]

    def figure(self, figure: Figure) -> str:
        self.drawn += 1
        drawn = svg(figure.drawing, f"picture-{self.drawn}", self.address)
        words = self._at(1, self.line, figure.caption)
        caption = f"<figcaption>{words}</figcaption>\n" if figure.caption else ""
        head = f'<figure class="picture of-today">\n{picture_title(figure.drawing)}'
        return f'{head}\n<div class="drawing">{drawn}</div>\n{caption}</figure>\n'

    def linked(self, link: PageLink | WebLink) -> str:
        address = self.address(link) if isinstance(link, PageLink) else web_target(link.url)
        return f'<a href="{address}">{self.inlines(link.inlines)}</a>'

    def strong(self, inlines: Inlines) -> str:
        return f"<strong>{self.inlines(inlines)}</strong>"

    def citation(self, citation: Citation) -> str:
        self.cited.append((self.depth, citation.key))
        return f"\x02{len(self.cited) - 1}\x03"

    def _citations(self) -> dict[int, str]:
        """The mark of each citation. Python-Markdown counts those of one note level by level, not from top to bottom."""
        numbers = {key: number for number, key in enumerate(self.notes, 1)}
        counts: Counter[str] = Counter()
        marks = {}
        for place, (_, key) in sorted(enumerate(self.cited), key=lambda cited: (cited[1][0], cited[0])):
            counts[key] += 1
            again = str(counts[key]) if counts[key] > 1 else ""
            marks[place] = f'<sup id="fnref{again}:{key}"><a class="footnote-ref" href="#fn:{key}">{numbers[key]}</a></sup>'
        return marks

    def _notes(self) -> str:
        if not self.notes:
            return ""
        times = Counter(key for _, key in self.cited)
        entries = "".join(map(self._note, enumerate(self.notes.items(), 1), (times[key] for key in self.notes)))
        return f'<div class="footnote">\n<hr />\n<ol>\n{entries}</ol>\n</div>\n'

    def _note(self, numbered: tuple[int, tuple[str, str]], times: int) -> str:
        number, (key, words) = numbered
        back = "".join(
            f'<a class="footnote-backref" href="#fnref{time if time > 1 else ""}:{key}" '
            f'title="Jump back to footnote {number} in the text">&#8617;</a>'
            for time in range(1, times + 1)
        )
        return f'<li id="fn:{key}">\n<p>{words}&#160;{back}</p>\n</li>\n'


def _row(cells: list[str], tag: str = "td") -> str:
    return "<tr>\n" + "".join(f"<{tag}>{cell}</{tag}>\n" for cell in cells) + "</tr>\n"


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _unique(anchor: str, taken: set[str]) -> str:
    """The anchor, or where it is taken or empty the first free one with a number."""
    if anchor and anchor not in taken:
        return anchor
    numbered = re.fullmatch(r"(.*)_([0-9]+)", anchor)
    base, count = (numbered[1], int(numbered[2])) if numbered else (anchor, 0)
    count += 1
    while f"{base}_{count}" in taken:
        count += 1
    return f"{base}_{count}"
