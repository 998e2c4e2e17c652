"""What no host makes by itself: search, the Markdown beside each page and its list, and what a head says to machines."""

import re
from html import escape, unescape
from pathlib import Path

from generator.checking import Site
from generator.exports.json_ld import Heads, with_head
from generator.exports.publication import Publication
from generator.exports.readable import llms_txt, readable
from generator.hosts.output import NewFolder, Output
from generator.hosts.search import write_search
from generator.pages.search import SearchRecord


def records_of(site: Site) -> list[SearchRecord]:
    """What the search knows of all pages."""
    return [page.record for page in site.pages if page.record]


def write_markdown(site: Site, output: Output) -> None:
    """Write each page's Markdown into a built site. Raises OSError."""
    for page in site.pages:
        export = readable(page)
        output.write_made(export.path, page, export.make)


def _escaped_once(page: str, title: str) -> str:
    """The page without the name of the site in an attribute that the theme escapes though the name is escaped already."""
    return re.sub('title="([^"]*&amp;[^"]*)"', lambda found: _title(found, title), page)


def _title(found: re.Match[str], title: str) -> str:
    return f'title="{escape(title)}"' if unescape(unescape(found[1])) == title else found[0]


def finish(site: Site, publication: Publication, directory: Path) -> int:
    """Add to a site that another host built from the written pages; the number of pages. Raises OSError."""
    heads = Heads(site.corpus, site.tables, publication)
    for made in site.pages:
        path, head = directory / made.url / "index.html", heads.of(made)
        page = _escaped_once(path.read_text(encoding="utf-8"), publication.title)
        path.write_text(page if head in page else with_head(page, head), encoding="utf-8")
    output = NewFolder(directory)
    write_search(records_of(site), output)
    write_markdown(site, output)
    listed = llms_txt(site.pages, publication)
    output.write(listed.path, listed.make())
    return len(site.pages)
