"""Pages that MkDocs takes as they are: their HTML comes from the tree, and what the theme puts around it is rendered once.

`main.html` is rendered with marks in the place of what differs from page to page (title, description, addresses, content), once
for all pages of a folder with the same headings; a page is that frame with the marks replaced. What needs more care goes the plain
way through Markdown and the template: pages written by hand, pages in the navigation, a title that is not plain text. Both ways
lead to the same bytes (`tests/test_fast.py`).
"""

import copy
import posixpath
import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

import jinja2
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc

from generator.pages.document import Page
from generator.pages.html import EXTENSIONS, anchors_of, html_of
from generator.pages.markdown import front_matter

FRAMED = "framed.html"
"""The template that shows a finished page and nothing else."""

_TOC_OPTIONS = {"permalink", "title", "permalink_title"}
_OURS = "generator"
_MARK = re.compile("<h1>mark-([a-z]+)</h1>|mark-([a-z]+)-mark")
_UNSAFE = re.compile(r'[<>"]')


def takes_html(config: MkDocsConfig) -> bool:
    """Whether the configuration asks for nothing but what is known here: these extensions, and no plugin that reads Markdown."""
    known = EXTENSIONS.issuperset(config.markdown_extensions) and config.use_directory_urls
    options = {name: set(found or ()) for name, found in config.mdx_configs.items()}
    plain = options.pop("toc", set()) <= _TOC_OPTIONS and not any(options.values())
    return known and plain and config.mdx_configs.get("toc", {}).get("permalink") is True and not _others(
        config, "page_read_source", "page_markdown", "page_content"
    )


def takes_frames(config: MkDocsConfig) -> bool:
    """Whether nobody but this program has a say in what is around a page."""
    return config.theme.custom_dir is None and not _others(config, "page_context", "pre_page")


def _others(config: MkDocsConfig, *events: str) -> bool:
    """Whether a plugin other than this one, or a hook, waits for one of these events."""
    ours = config.plugins.get(_OURS)
    return any(getattr(method, "__self__", None) is not ours for event in events for method in config.plugins.events[event])


class ComposedPage(MkDocsPage):
    """A page of MkDocs whose content and table of contents come from a tree. MkDocs finds it as the page of its file."""

    def __init__(self, tree: Page, file: File, config: MkDocsConfig, framed: bool) -> None:
        super().__init__(None, file, config)
        self.tree = tree
        self.framed = framed

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", dict(front_matter(self.tree))
        if self.is_framed:
            self.meta["template"] = FRAMED

    def render(self, config: MkDocsConfig, files: Files) -> None:
        made = html_of(self.tree, config.mdx_configs["toc"].get("permalink_title", ""))
        self.content = made.content
        entries = [{"level": entry.level, "id": entry.anchor, "name": entry.words} for entry in made.headings]
        self.toc = get_toc(nest_toc_tokens(entries))

    @property
    def is_framed(self) -> bool:
        return self.framed and self.parent is None and self.file.inclusion.is_not_in_nav() and not self.is_index

    @cached_property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """Asked for only where a page that is written by hand leads to an anchor."""
        return anchors_of(self.content or "")


class Frames:
    """What is around the pages, rendered once for all that share it. `finish` adds to a page what no template does."""

    def __init__(self, env: jinja2.Environment, finish: Callable[[str, str], str]) -> None:
        self.template = env.get_template("main.html")
        self.finish = finish
        self.made: dict[Any, list[str]] = {}

    def filled(self, context: Any, page: ComposedPage, head: str) -> str:
        """The finished page."""
        [first] = page.toc
        values = {
            "title": str(page.meta["title"]),
            "description": str(page.meta.get("description", "")),
            "canonical": page.canonical_url or "",
            "edit": page.edit_url or "",
            "mistake": context["mistake_url"],
            "anchor": first.id,
            "content": page.content or "",
            "head": head,
        }
        if any(_UNSAFE.search(value) for name, value in values.items() if name not in ("content", "head")):
            return self.finish(self.template.render({**context, "page": _plain(page)}), head)
        frame = self._frame(context, page, first)
        return "".join(values[part] if place % 2 else part for place, part in enumerate(frame))

    def _frame(self, context: Any, page: ComposedPage, first: AnchorLink) -> list[str]:
        """Text and names of marks in turn."""
        given = tuple(bool(value) for value in (page.meta.get("description"), page.canonical_url, page.edit_url, context["mistake_url"]))
        scripts = tuple(page.meta.get("scripts", ()))
        folder = posixpath.dirname(page.url.rstrip("/"))
        key = (folder, given, scripts, page.meta.get("hide"), _signature(first.children))
        if key not in self.made:
            html = self.finish(self.template.render(_marked(context, page, first)), "mark-head-mark")
            self.made[key] = [part for part in _MARK.split(html) if part is not None]
        return self.made[key]


def _signature(entries: list[AnchorLink]) -> tuple[Any, ...]:
    return tuple((entry.title, entry.id, _signature(entry.children)) for entry in entries)


def _plain(page: ComposedPage) -> ComposedPage:
    """The page as the theme's own template shows it."""
    shown = copy.copy(page)
    shown.meta = {key: value for key, value in page.meta.items() if key != "template"}
    return shown


def _marked(context: Any, page: ComposedPage, first: AnchorLink) -> dict[str, Any]:
    """What a template is given, with marks in the place of what differs."""
    shown = _plain(page)
    shown.meta |= {name: f"mark-{name}-mark" for name in ("title", "description") if page.meta.get(name)}
    shown.content = "<h1>mark-content</h1>"
    shown.canonical_url = page.canonical_url and "mark-canonical-mark"
    shown.edit_url = page.edit_url and "mark-edit-mark"
    entry = AnchorLink("mark-title-mark", "mark-anchor-mark", first.level)
    entry.children = first.children
    shown.toc = TableOfContents([entry])
    return {**context, "page": shown, "mistake_url": context["mistake_url"] and "mark-mistake-mark"}
