"""The HTML of a page's tree is what MkDocs makes of its Markdown, to the byte but for the order of back-references."""

import logging
import re
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

from generator.build import Site, build
from generator.hosts.mkdocs import nested
from generator.pages.document import Page
from generator.pages.html import as_html, is_written_by_hand
from generator.pages.markdown import written
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
    addresses = {page.path: page.url for page in site.pages}
    return [page.path for page in pages if not _agrees(page, files, addresses, config)]


def _agrees(page: Page, files: Files, addresses: dict[str, str], config: MkDocsConfig) -> bool:
    file = files.get_file_from_path(page.path)
    assert file
    by_markdown = MkDocsPage(None, file, config)
    by_markdown.read_source(config)
    by_markdown.render(config, files)
    at_once = as_html(page, lambda path: addresses.get(path, path))
    assert by_markdown.content is not None
    listed = [(entry["id"], entry["name"]) for entry in flat(nested(at_once.contents))]
    toc = [(link.id, link.title) for link in links(by_markdown.toc)]
    return (_plain(by_markdown.content), toc) == (_plain(at_once.content), listed)


def _plain(content: str) -> str:
    return re.sub(r"fnref\d*:", "fnref:", content)


def flat(entries: list[dict]) -> list[dict]:  # type: ignore[type-arg]
    return [found for entry in entries for found in (entry, *flat(entry["children"]))]


def links(toc) -> list:  # type: ignore[no-untyped-def,type-arg]
    return [found for link in toc for found in (link, *links(link.children))]


def test_pages_of_the_record(config: MkDocsConfig) -> None:
    site = build(REPOSITORY, date(2026, 11, 24))
    ours = [page for page in site.pages if not is_written_by_hand(page) and page.path != "data.md"]
    assert differing(site, ours[::12], config) == []
    assert differing(site, [page for page in ours if "/" not in page.path], config) == []


def test_pages_of_a_small_project(config: MkDocsConfig, tmp_path: Path) -> None:
    site = built(write_files(tmp_path, SMALL))
    assert differing(site, [page for page in site.pages if not is_written_by_hand(page) and page.path != "data.md"], config) == []


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
