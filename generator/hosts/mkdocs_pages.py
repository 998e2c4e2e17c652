"""Pages that MkDocs takes as they are: their HTML comes from the tree, and no Markdown is made or read.

MkDocs makes the pages written by hand. Of others it only has to know those that these or the navigation lead to; all of them get
their frame from `mkdocs_frames.py`, unless somebody else has a say: then MkDocs is given every page, as HTML or as Markdown.
All ways lead to the same bytes (`tests/test_fast.py`).
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment, TemplateError, nodes
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from generator.pages.document import Page
from generator.pages.html import EXTENSIONS, ContentsLine, Html, anchors_of, as_html
from generator.pages.markdown import front_matter, written

_TOC_OPTIONS = {"permalink", "title", "permalink_title"}
PERMALINK_TITLE = "Permanent link"
"""What Python-Markdown says of it where the configuration says nothing."""
_ALL_IN_ONE = {"extra", "pymdownx.extra"}
_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page", "env")
_PATH = re.compile(r"[\w./~%-]+")
_OF_A_PAGE = {"page", "mistake_url", "self", "url", "script_tag"}
"""Names and filters by which a template says on one page what it does not say on another of the same folder."""
_TAKES_IN: Any = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


class TreePage(MkDocsPage):
    """A page that MkDocs need not make out of Markdown: its tree is written as HTML at once, or later where it `is_framed`."""

    def __init__(
        self, title: str | None, tree: Page, file: File, config: MkDocsConfig, made_html: "MadeHtml", is_framed: bool = False
    ) -> None:
        super().__init__(title, file, config)
        self.tree = tree
        self.made_html = made_html
        self.permalink_title = permalink_title(config)
        self.is_framed = is_framed

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", dict(front_matter(self.tree))

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        if not self.is_framed:
            made = self.made_html.of(self.tree, self.permalink_title)
            self.content, self.toc = made.content, contents(made.contents)

    @cached_property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """Asked for only where a page that is written by hand leads to an anchor of this one."""
        return anchors_of(self.made_html.of(self.tree, self.permalink_title).content)


def contents(entries: Iterable[ContentsLine]) -> TableOfContents:
    """The list of contents, as MkDocs takes it."""
    return get_toc(nest_toc_tokens([{"level": entry.level, "id": entry.id, "name": entry.name} for entry in entries]))


def permalink_title(config: MkDocsConfig) -> str | None:
    """What is said of the link of a heading to itself, None where it has none."""
    options = config.mdx_configs.get("toc") or {}
    return options.get("permalink_title", PERMALINK_TITLE) if options.get("permalink") else None


class MadeHtml:
    """The HTML of the trees of an earlier build, which a live preview need not make again."""

    def __init__(self) -> None:
        self.made: dict[str, tuple[Page, str | None, Html]] = {}

    def of(self, tree: Page, permalink_title: str | None) -> Html:
        before = self.made.get(tree.path)
        if before and before[:2] == (tree, permalink_title):
            return before[2]
        made = as_html(tree, permalink_title)
        self.made[tree.path] = tree, permalink_title, made
        return made


class Pages:
    """Decides how each page is made: the fastest way that the configuration allows. `ours` is the plugin of this program."""

    def __init__(self, config: MkDocsConfig, ours: object, made_html: MadeHtml) -> None:
        self.config = config
        self.made_html = made_html
        self.titles = dict(_titles(config.nav))
        self.takes_html = _takes_html(config, ours)
        # Who shows the file behind a page too has the theme make that address of the one to edit it at, which a frame lacks.
        shows_files = "content.action.view" in (config.theme.get("features") or ())
        is_plain = not shows_files and not asking(config)
        self.takes_frames = self.takes_html and is_plain and not others(config, ours, *_EVENTS)

    def is_framed(self, page: Page) -> bool:
        """Whether MkDocs does not make a page, and need not know of it unless something leads to it."""
        return self.takes_frames and not page.is_written_by_hand

    def file(self, page: Page) -> File:
        """The file of a page, and its page where MkDocs need not make one."""
        by_markdown = not self.takes_html or page.is_written_by_hand
        content = written(page) if by_markdown else ""
        file = File.generated(self.config, page.path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        if not by_markdown:
            TreePage(self.titles.get(page.path), page, file, self.config, self.made_html, self.takes_frames)
        return file


def led_to(pages: Iterable[Page]) -> set[str]:
    """The paths that pages may lead to by their Markdown, and more that only look so."""
    found: set[str] = set()
    for page in pages:
        folder = posixpath.dirname(page.path)
        words = {unquote(word.lstrip("/")) for word in _PATH.findall(written(page))}
        found |= {posixpath.normpath(posixpath.join(folder, word)) for word in words}
    return found


def _takes_html(config: MkDocsConfig, ours: object) -> bool:
    """Whether the configuration asks for nothing of Markdown but what is known here, and no other plugin for the Markdown."""
    options = {name: set(found or ()) for name, found in config.mdx_configs.items()}
    known = options.pop("toc", set()) <= _TOC_OPTIONS and not any(options.values())
    links = (config.mdx_configs.get("toc") or {}).get("permalink", False) in (True, False)
    whole = frozenset(config.markdown_extensions) == EXTENSIONS
    return known and links and whole and not others(config, ours, "page_read_source", "page_markdown", "page_content")


def own_templates(config: MkDocsConfig) -> dict[str, bytes]:
    """What a site of its own puts in the place of the theme's templates and icons, by its path. Raises OSError."""
    folder = Path(config.theme.custom_dir or "")
    found = sorted(path for path in folder.rglob("*.*") if path.suffix in (".html", ".svg")) if config.theme.custom_dir else []
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.is_file()}


def asking(config: MkDocsConfig) -> list[str]:
    """Those of a site's own templates that may differ from page to page, or take in others, which may. Raises OSError."""
    return [name for name, source in own_templates(config).items() if _asks(source)]


def _asks(template: bytes) -> bool:
    try:
        tree = Environment().parse(template.decode())
    except (TemplateError, UnicodeDecodeError):  # MkDocs says what is wrong with it
        return True
    named: Iterator[Any] = tree.find_all((nodes.Name, nodes.Filter))
    return any(found.name in _OF_A_PAGE for found in named) or tree.find(_TAKES_IN) is not None


def missing(config: MkDocsConfig) -> list[str]:
    """The extensions of Markdown that the pages are written for and the configuration does not name."""
    named = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    return [] if named & _ALL_IN_ONE else sorted(EXTENSIONS - named)


def others(config: MkDocsConfig, ours: object, *events: str) -> bool:
    """Whether another plugin, or a hook, waits for one of these events."""
    return any(getattr(method, "__self__", None) is not ours for event in events for method in config.plugins.events[event])


def _titles(navigation: Any, title: str | None = None) -> Iterator[tuple[str, str | None]]:
    """The paths that a navigation names, and what it calls them."""
    if isinstance(navigation, str):
        yield navigation, title
    elif isinstance(navigation, dict):
        for label, part in navigation.items():
            yield from _titles(part, label)
    elif isinstance(navigation, list):
        for part in navigation:
            yield from _titles(part)
