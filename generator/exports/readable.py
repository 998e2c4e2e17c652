"""Each page's Markdown beside its HTML, for readers without a browser: links lead to the Markdown of other pages.

It reads well where nothing builds it (GitHub, Obsidian): anchors are HTML, as the attribute lists of Python-Markdown
would be shown there as text.
"""

import posixpath
import re
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from generator.corpus import grouped
from generator.exports.publication import Export, Publication
from generator.link.prose import FENCE
from generator.pages.document import Figure, HandWritten, Heading, Page, Text
from generator.pages.markdown import FrontMatter, Writer, escaped

_TARGET = re.compile(r"(\]\(\s*<?|^\s{0,3}\[(?!\^)[^\]]+\]:\s*<?|\s(?:href|src)=[\"'])([^\s)>\"']+)")


def beside(path: str) -> str:
    """Where the Markdown of the page at `path` lies on the site: in the folder of its address."""
    return path if not path.endswith(".md") or posixpath.basename(path) == "index.md" else f"{path.removesuffix('.md')}/index.md"


def readable(page: Page) -> Export:
    """`index.md` in the folder of a page's address."""
    return Export(beside(page.path), _Beside(page).write)


def llms_txt(pages: Iterable[Page], publication: Publication, place: Callable[[str], str] = beside) -> Export:
    """`llms.txt` (https://llmstxt.org): what the site is, and the Markdown of every page, at its `place`, by folder, which
    goes by the title of its index."""
    return Export("llms.txt", lambda: _contents(pages, publication, place))


def _contents(pages: Iterable[Page], publication: Publication, place: Callable[[str], str]) -> str:
    pages = list(pages)
    folders = grouped((page.path.rpartition("/")[0], page) for page in pages)
    titles = {page.path: page.title for page in pages}
    lines = [f"# {escaped(publication.title)}", ""]
    lines += [f"> {escaped(publication.description)}", ""] if publication.description else []
    lines += ["All facts as tables (CSV, JSON, SQLite), with their columns explained: see Data below.", ""]
    for folder, own in sorted(folders.items()):
        heading = titles.get(f"{folder}/index.md") or folder.capitalize() or "Pages"
        entries = (_entry(page, publication.link(place(page.path), "llms.txt")) for page in own)
        lines += [f"## {escaped(heading)}", "", *entries, ""]
    return "\n".join(lines)


def _entry(page: Page, address: str) -> str:
    described = f": {escaped(page.description)}" if page.description else ""
    return f"- [{escaped(page.title)}]({address}){described}"


class _Beside(Writer):
    """For reading as it is: without pictures, and with its words as they are where no template takes them for HTML."""

    def front_matter(self) -> FrontMatter:
        front: FrontMatter = {"title": self.page.title}
        return front | ({"description": self.page.description} if self.page.description else {})

    def figure(self, figure: Figure) -> str:
        return ""

    def title(self) -> str:
        return self.line((Text(self.page.title),))

    def heading(self, heading: Heading) -> str:
        return f'{"#" * heading.level} <span id="{heading.anchor}"></span>{self.line(heading.inlines)}'

    @staticmethod
    def place(path: str) -> str:
        return beside(path)

    def hand_written(self, block: HandWritten) -> str:
        """The Markdown with its links moved, but for what stands in code."""
        lines, fence = block.markdown.split("\n"), ""
        for number, line in enumerate(lines):
            opening = FENCE.match(line)
            if opening and opening[1].startswith(fence):
                fence = "" if fence else opening[1]
            elif not fence:
                parts = re.split(r"(`+[^`]*`+)", line)
                lines[number] = "".join(part if at % 2 else _TARGET.sub(self._moved, part) for at, part in enumerate(parts))
        return "\n".join(lines)

    def _moved(self, found: re.Match[str]) -> str:
        parts = urlsplit(found[2])
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return found[0]
        path = beside(posixpath.normpath(posixpath.join(posixpath.dirname(self.page.path), parts.path)))
        moved = posixpath.relpath(path, self.folder or ".")
        return found[1] + parts._replace(path=moved).geturl()
