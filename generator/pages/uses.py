"""The end of every page: how to cite it, and how to use it elsewhere."""

from dataclasses import replace

from generator.pages.document import Division, Inline, Inlines, Page, PageLink, Paragraph, Text, text
from generator.pages.parts import joined

DATA = "data.md"
"""The page that names every file which programs can use."""


def with_uses(page: Page) -> Page:
    """A page with its end. Entities and sources have their facts as JSON, entities a feed."""
    ways = [("plain text", "cite.txt"), ("BibTeX", "cite.bib"), ("CSL-JSON", "cite.csl.json")]
    cite: Inlines = (Text("Cite as "), *_links(page, ways))
    facts: Inlines = (Text(". The facts as "), *_links(page, [("JSON", "index.json")])) if page.about else ()
    is_of_entity = page.card is not None and page.card.kind != "source"
    feed: Inlines = (Text(". What changes as an "), *_links(page, [("Atom feed", "feed.xml")])) if is_of_entity else ()
    data: tuple[Inline, ...] = (Text(". Everything as "), PageLink(text("data"), DATA), Text("."))
    return replace(page, blocks=(*page.blocks, Division((Paragraph((*cite, *facts, *feed, *data)),), "uses")))


def _links(page: Page, ways: list[tuple[str, str]]) -> Inlines:
    return joined([(PageLink(text(words), page.url + file),) for words, file in ways], ", ")
