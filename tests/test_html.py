"""The HTML of a page's tree is what MkDocs makes of its Markdown, to the byte."""

import logging
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from generator.build import build
from generator.checking import Site
from generator.hosts.gate import Gate
from generator.pages.document import Citation, Details, Division, Heading, Listing, Page, Paragraph, Span, Table, Text, text
from generator.pages.html import Rows, anchors_of, as_html
from generator.pages.markdown import LONG_TABLE, written
from tests.conftest import REPOSITORY, SMALL, built, write_files

BESIDE = ("cite.txt", "cite.bib", "cite.csl.json", "index.json", "feed.xml")


@pytest.fixture(scope="module")
def config() -> MkDocsConfig:
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    loaded = load_config(str(REPOSITORY / "mkdocs.yml"))
    loaded.plugins._current_plugin = "generator"
    return loaded


def differing(site: Site, pages: list[Page], config: MkDocsConfig) -> list[str]:
    """The paths of pages of which the two differ."""
    made = [File.generated(config, p.path, content=written(p), inclusion=InclusionLevel.NOT_IN_NAV) for p in site.pages]
    beside = [File.generated(config, p.url + name, content="") for p in site.pages for name in BESIDE]
    files = Files([*made, *beside])
    return [page.path for page in pages if not _agrees(page, files, config)]


def _agrees(page: Page, files: Files, config: MkDocsConfig) -> bool:
    file = files.get_file_from_path(page.path)
    assert file
    by_markdown = MkDocsPage(None, file, config)
    by_markdown.read_source(config)
    by_markdown.render(config, files)
    at_once = as_html(page, "Link to this section")
    assert by_markdown.present_anchor_ids is not None
    missing = by_markdown.present_anchor_ids - anchors_of(at_once.content)
    listed = [(entry.level, entry.id, entry.name) for entry in at_once.contents]
    return (by_markdown.content, list(links(by_markdown.toc)), missing) == (at_once.content, listed, set())


def links(toc: Iterable[AnchorLink]) -> Iterator[tuple[int, str, str]]:
    for link in toc:
        yield link.level, link.id, link.title
        yield from links(link.children)


def test_pages_of_the_record(config: MkDocsConfig) -> None:
    site = build(REPOSITORY, date(2026, 11, 24))
    ours = [page for page in site.pages if not page.is_written_by_hand and page.path != "data.md"]
    assert differing(site, ours, config) == []


def test_pages_of_a_small_project(config: MkDocsConfig, tmp_path: Path) -> None:
    site = built(write_files(tmp_path, SMALL))
    assert differing(site, [page for page in site.pages if not page.is_written_by_hand and page.path != "data.md"], config) == []


NOTE = Citation("a.b", text("a source"))
CITED = (Text("said"), NOTE)
ODD = (
    Paragraph(CITED),
    Heading(2, text("A   heading & more"), "claims"),
    Division((Listing((CITED, text("tight"))), Listing((text("b"), text("tight too"), CITED)), Paragraph(text("  "))), "x", "fr"),
    Details((*text("More <b> "), Span(text("two"), "tag")), (Listing((CITED,), numbered=True), Listing((text("1. a"),)))),
    Table((text("one"), CITED), ((text("| a"), (NOTE, NOTE)),)),
    Table((text("empty"), text("")), ()),
    Division((), "empty"),
    Heading(3, CITED, "deeper"),
)
"""What no page has today: a note cited at every depth, lists that meet, what is empty."""


@pytest.mark.parametrize("title", ["Claims", "claims_1", "", "Ünïcode — ½", 'A <b> & "c"', "__proto__"])
def test_odd_trees(title: str, config: MkDocsConfig) -> None:
    site = Site(None, None, (Page("deals/x.md", title, ODD),), ())  # type: ignore[arg-type]
    assert differing(site, list(site.pages), config) == []


def test_a_row_that_is_kept_from_an_earlier_writing_is_what_it_would_be() -> None:
    rows = [(text(f"row {number}"), (Span(text(number), sort=f"{number}"),)) for number in range(LONG_TABLE + 1)]
    kept: Rows = {}
    for shown in (rows, rows[::-1], rows[1:], rows, [*rows[1:], (CITED, text("new"))]):
        page = Page("deals/index.md", "Deals", (Table((text("a"), text("b")), tuple(shown)), Paragraph(CITED)))
        assert as_html(page, None, kept) == as_html(page)
    assert [row for row, _ in kept.values()] == rows[1:]


@pytest.mark.parametrize("title", ["__config", "<___search>"])
def test_no_title_has_an_anchor_of_the_theme(title: str) -> None:
    made = as_html(Page("deals/x.md", title, ()))
    assert not made.contents[0].id.startswith("__") and list(Gate(()).refused_within(made.content)) == []


@settings(max_examples=25)
@given(st.text(st.sampled_from("<>&\"'`*_[](){}#|!\\:-x 1.\u00e9"), min_size=1, max_size=30).map(str.strip).filter(bool))
def test_hostile_names(name: str) -> None:
    loaded = load_config(str(REPOSITORY / "mkdocs.yml"))
    loaded.plugins._current_plugin = "generator"
    company = yaml.safe_dump({"name": name, "aliases": [name + "!"], "summary": name}, allow_unicode=True, default_style='"')
    with TemporaryDirectory() as folder:
        site = built(write_files(Path(folder), SMALL | {"content/companies/openai.yml": company}))
    shown = [page for page in site.pages if page.path in ("companies/openai.md", "deals/talks.md", "companies/index.md")]
    assert differing(site, shown, loaded) == []
