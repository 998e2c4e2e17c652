"""The map of the site: it names the pages that MkDocs does not make too, and is drawn again only where it names others."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

from jinja2 import Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_date

from generator.pages.document import Page

SITE_MAP = "sitemap.xml"
Listing = tuple[str | None, ...]


def whole_address(config: MkDocsConfig, url: str) -> str:
    """A page's whole address, where the site has one."""
    return urljoin(f"{config.site_url.rstrip('/')}/", url) if config.site_url else ""


class SiteMap:
    """The map as it was drawn last, and what it lists. What it lists is nothing where others have a say in it."""

    def __init__(self) -> None:
        self.drawn: tuple[Listing, str] = (), ""
        self.listing: Listing = ()
        self.is_kept = False

    def template(self, template: Template, listing: Listing) -> Any:
        """What MkDocs is to render: nothing anew where the last map lists the same."""
        before, written = self.drawn
        self.listing, self.is_kept = listing, bool(listing) and listing == before
        return SimpleNamespace(render=lambda context: written) if self.is_kept else template

    def add(self, context: Any, pages: Iterable[Page], config: MkDocsConfig) -> None:
        """Have the template list these pages before those that MkDocs alone knows."""
        if not self.is_kept:
            known = {file.src_uri: file for file in context["pages"]}
            ours = [known.pop(page.path, None) or _listed(page, config) for page in pages]
            context["pages"] = [*ours, *known.values()]

    def keep(self, written: str) -> None:
        """Remember the map that was drawn."""
        self.drawn = self.listing, written


def listing(config: MkDocsConfig, pages: Iterable[Page]) -> Listing:
    """What a map of these pages says."""
    return (config.site_url, get_build_date(), *(page.path for page in pages))


def _listed(page: Page, config: MkDocsConfig) -> Any:
    """A page for the template of the site map."""
    url = whole_address(config, page.url)
    return SimpleNamespace(page=SimpleNamespace(is_link=False, canonical_url=url, abs_url=url, update_date=get_build_date()))
