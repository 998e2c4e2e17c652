"""Pages that MkDocs takes as they are: their HTML comes from the tree, and what the theme puts around it is rendered once.

`main.html` is rendered with marks in the place of what differs from page to page (title, description, addresses, content), once
for all pages of a folder with the same headings; a page is that frame with its own in the place of the marks. Where somebody else
has a say, and for pages written by hand, MkDocs goes its own way. Both ways lead to the same bytes (`tests/test_fast.py`).
"""

import copy
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc

from generator.hosts.gate import Gate, Refused
from generator.pages.document import Page
from generator.pages.html import EXTENSIONS, Html, anchors_of, as_html, is_written_by_hand
from generator.pages.markdown import front_matter, written

FRAMED = "framed.html"
"""The template that shows a finished page and nothing else."""

_TOC_OPTIONS = {"permalink", "title", "permalink_title"}
_MARK = re.compile("<h1>mark-(content)</h1>|mark-([a-z]+)-mark")
_UNSAFE = re.compile(r'[<>"]')


class TreePage(MkDocsPage):
    """A page that MkDocs need not make out of Markdown: its tree is written as HTML at once."""

    def __init__(self, title: str | None, tree: Page, file: File, config: MkDocsConfig, is_framed: bool, known: "Known") -> None:
        super().__init__(title, file, config)
        self.tree = tree
        self.known = known
        self.is_framed = is_framed
        self.refused: list[Refused] = []

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", dict(front_matter(self.tree))
        if self.is_framed:
            self.meta["template"] = FRAMED

    def render(self, config: MkDocsConfig, files: Files) -> None:
        options = config.mdx_configs.get("toc") or {}
        made = self.known.html_of(self.tree, options.get("permalink_title", "") if options.get("permalink") else None)
        self.content = made.content
        self.toc = get_toc(nest_toc_tokens([{"level": e.level, "id": e.id, "name": e.name} for e in made.contents]))

    @cached_property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """Asked for only where a page that is written by hand leads to an anchor of this one."""
        return anchors_of(self.content or "")


class Known:
    """What a live preview need not make again: the HTML of trees that are as they were, and content that passed the gate."""

    def __init__(self) -> None:
        self.made: dict[str, tuple[Page, str | None, Html]] = {}
        self.read: dict[str, tuple[str, tuple[Refused, ...]]] = {}

    def html_of(self, tree: Page, permalink_title: str | None) -> Html:
        before = self.made.get(tree.path)
        if before and before[:2] == (tree, permalink_title):
            return before[2]
        made = as_html(tree, permalink_title)
        self.made[tree.path] = tree, permalink_title, made
        return made

    def refused(self, gate: Gate, path: str, content: str) -> tuple[Refused, ...]:
        before = self.read.get(path)
        if before and before[0] == content:
            return before[1]
        self.read[path] = content, tuple(gate.refused(content))
        return self.read[path][1]


class Once(Known):
    """For a build that ends with the process: nothing is kept."""

    def html_of(self, tree: Page, permalink_title: str | None) -> Html:
        return as_html(tree, permalink_title)

    def refused(self, gate: Gate, path: str, content: str) -> tuple[Refused, ...]:
        return tuple(gate.refused(content))


class Pages:
    """Makes the files of pages, each the fastest way that the configuration allows. `ours` is the plugin of this program."""

    def __init__(self, config: MkDocsConfig, ours: object, known: Known) -> None:
        self.config = config
        self.known = known
        self.titles = dict(_titles(config.nav))
        self.takes_html = _takes_html(config, ours)
        self.takes_frames = self.takes_html and config.theme.custom_dir is None and not _others(config, ours, "page_context")

    def file(self, page: Page) -> File:
        """The file of a page, and its page where MkDocs need not make one."""
        by_markdown = not self.takes_html or is_written_by_hand(page)
        content = written(page) if by_markdown else ""
        file = File.generated(self.config, page.path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        if not by_markdown:
            is_framed = self.takes_frames and page.path not in self.titles
            TreePage(self.titles.get(page.path), page, file, self.config, is_framed, self.known)
        return file


def _takes_html(config: MkDocsConfig, ours: object) -> bool:
    """Whether the configuration asks for nothing of Markdown but what is known here, and no other plugin for the Markdown."""
    options = {name: set(found or ()) for name, found in config.mdx_configs.items()}
    known = options.pop("toc", set()) <= _TOC_OPTIONS and not any(options.values())
    links = (config.mdx_configs.get("toc") or {}).get("permalink", False) in (True, False) and config.use_directory_urls
    whole = frozenset(config.markdown_extensions) == EXTENSIONS
    return known and links and whole and not _others(config, ours, "page_read_source", "page_markdown", "page_content")


def _others(config: MkDocsConfig, ours: object, *events: str) -> bool:
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


class Compiled(jinja2.BytecodeCache):
    """The theme's templates as they were compiled for an earlier build of a live preview."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key] = bucket.bytecode_to_string()


@dataclass(frozen=True)
class Frame:
    """What is around a page, as text and names of marks in turn, and what of it the gate refuses."""

    parts: tuple[str, ...]
    refused: tuple[Refused, ...]


class Frames:
    """What is around the pages, rendered once for all that share it. `finish` adds to a page what belongs in its head."""

    def __init__(self, env: jinja2.Environment, gate: Gate, finish: Callable[[str, str], str]) -> None:
        self.template = env.get_template("main.html")
        self.gate = gate
        self.finish = finish
        self.made: dict[Any, Frame] = {}

    def filled(self, context: Any, page: TreePage, head: str) -> tuple[str, list[Refused]]:
        """The finished page with `head` in its head, and what the gate refuses of it."""
        first = next(iter(page.toc))
        content = page.content or ""
        addresses = {"canonical": page.canonical_url or "", "edit": page.edit_url or "", "mistake": context["mistake_url"]}
        words = {"title": page.meta["title"], "description": page.meta.get("description", ""), "anchor": first.id}
        if any(map(_UNSAFE.search, (*addresses.values(), *words.values()))) or "<script" in content:
            html = self.template.render({**context, "page": _without_frame(page)})
            return self.finish(html, head), list(self.gate.refused(html))
        frame = self._frame(context, page, first)
        led = "".join(f'<a href="{address}">' for address in addresses.values())
        refused = [*frame.refused, *self.gate.refused(led), *page.known.refused(self.gate, page.tree.path, content)]
        values = {**addresses, **words, "content": content, "head": head}
        return "".join(values[part] if place % 2 else part for place, part in enumerate(frame.parts)), refused

    def _frame(self, context: Any, page: TreePage, first: AnchorLink) -> Frame:
        given = tuple(map(bool, (page.meta.get("description"), page.canonical_url, page.edit_url, context["mistake_url"])))
        around = (posixpath.dirname(page.url.rstrip("/")), given, tuple(page.meta.get("scripts", ())), page.meta.get("hide"))
        key = (*around, _signature(first.children))
        if key not in self.made:
            html = self.template.render(_marked(context, page, first))
            parts = _MARK.split(self.finish(html, "mark-head-mark"))
            self.made[key] = Frame(tuple(part for part in parts if part is not None), tuple(self.gate.refused(html)))
        return self.made[key]


def _signature(entries: list[AnchorLink]) -> tuple[Any, ...]:
    return tuple((entry.title, entry.id, _signature(entry.children)) for entry in entries)


def _without_frame(page: TreePage) -> TreePage:
    """The page as the theme's own template is to show it."""
    shown = copy.copy(page)
    shown.meta = {key: value for key, value in page.meta.items() if key != "template"}
    return shown


def _marked(context: Any, page: TreePage, first: AnchorLink) -> dict[str, Any]:
    """What the template is given: marks in the place of what differs from page to page."""
    shown = _without_frame(page)
    shown.meta.update({name: f"mark-{name}-mark" for name in ("title", "description") if page.meta.get(name)})
    shown.content = "<h1>mark-content</h1>"
    shown.canonical_url = page.canonical_url and "mark-canonical-mark"
    shown.edit_url = page.edit_url and "mark-edit-mark"
    entry = AnchorLink("mark-title-mark", "mark-anchor-mark", first.level)
    entry.children = first.children
    shown.toc = TableOfContents([entry])
    return {**context, "page": shown, "mistake_url": context["mistake_url"] and "mark-mistake-mark"}
