"""Pages that MkDocs does not make: what the theme puts around them is rendered once for all that share it.

`main.html` is rendered with marks in the place of what differs from page to page (title, description, addresses, content), once
for all pages of a folder with the same headings, and for each index and page of the navigation; a page is that frame with its own
in the place of the marks.
"""

import posixpath
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

import jinja2
from jinja2.bccache import Bucket
from jinja2.meta import find_referenced_templates
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme

from generator.hosts.aside import Aside
from generator.hosts.gate import Gate, Refused
from generator.hosts.mkdocs_pages import TreePage, contents
from generator.pages.document import Page
from generator.pages.html import Html
from generator.pages.markdown import front_matter

_MARK = re.compile("<h1>mark-(content)</h1>|mark-([a-z]+)-mark")
_UNSAFE = re.compile(r'[<>"]')


class Addresses(NamedTuple):
    """The addresses that the theme puts around a page; empty where there is none."""

    canonical: str
    edit: str
    mistake: str


@dataclass(frozen=True)
class Frame:
    """What is around a page, as text and names of marks in turn, and what of it the gate refuses."""

    parts: tuple[str, ...]
    refused: tuple[Refused, ...]


@dataclass
class Frames:
    """The frames of one build.

    `context` gives what the theme's template is given for a page, `shown` the page of a tree for it, and `finish` adds to a page
    what belongs in its head. `in_navigation` are the paths there. `earlier` are the frames of an earlier build, to be set where
    what is around all pages is as it was.
    """

    template: jinja2.Template
    gate: Gate
    context: Callable[[TreePage], Any]
    shown: Callable[[Page], TreePage]
    finish: Callable[[str, str], str]
    in_navigation: frozenset[str]
    earlier: dict[Any, Frame] = field(default_factory=dict)
    made: dict[Any, Frame] = field(default_factory=dict)

    def around(self) -> tuple[str, ...]:
        """What is around a page without a word of its own: where that changes, so does every page."""
        return self._frame(Page("none.md", "", ()), contents(()), "", Addresses("", "", "")).parts

    def filled(self, tree: Page, html: Html, addresses: Addresses, head: str) -> tuple[str, list[Refused]]:
        """The finished page with `head` in its head, and what the gate refuses of it."""
        toc = contents(html.contents)
        front = front_matter(tree)
        words = {"title": str(front["title"]), "description": str(front.get("description", "")), "anchor": html.contents[0].id}
        if any(map(_UNSAFE.search, (*addresses, *words.values()))) or "<script" in html.content:
            page = self._rendered(tree, toc, html.content, addresses, words)
            refused = [*self.gate.refused_within(html.content), *self.gate.refused(page)]
            return self.finish(page, head), list(dict.fromkeys(refused))
        frame = self._frame(tree, toc, words["description"], addresses)
        led = "".join(f'<a href="{address}">' for address in addresses)
        refused = [*frame.refused, *self.gate.refused(led), *self.gate.refused_within(html.content)]
        values = {**addresses._asdict(), **words, "content": html.content, "head": head}
        return "".join(values[part] if place % 2 else part for place, part in enumerate(frame.parts)), refused

    def _frame(self, tree: Page, toc: TableOfContents, description: str, addresses: Addresses) -> Frame:
        first = next(iter(toc), None)
        around = (posixpath.dirname(tree.url.rstrip("/")), bool(description), tuple(map(bool, addresses)))
        is_alone = tree.path in self.in_navigation or tree.path.endswith("/index.md")
        place = tree.path if is_alone else ""
        key = (*around, place, tree.scripts, tree.is_wide, first and _signature(first.children))
        if key not in self.made and key in self.earlier:
            self.made[key] = self.earlier[key]
        if key not in self.made:
            marked = Addresses(*(address and f"mark-{name}-mark" for name, address in addresses._asdict().items()))
            words = {"title": "mark-title-mark", "description": description and "mark-description-mark"}
            if first:
                entry = AnchorLink("mark-title-mark", "mark-anchor-mark", first.level)
                entry.children = first.children
                toc = TableOfContents([entry])
            page = self._rendered(tree, toc, "<h1>mark-content</h1>", marked, words)
            parts = tuple(part for part in _MARK.split(self.finish(page, "mark-head-mark")) if part is not None)
            self.made[key] = Frame(parts, tuple(self.gate.refused(page)))
        return self.made[key]

    def _rendered(self, tree: Page, toc: TableOfContents, content: str, addresses: Addresses, words: dict[str, str]) -> str:
        shown = self.shown(tree)
        before = shown.meta, shown.canonical_url, shown.edit_url
        shown.meta = {**front_matter(tree), **{name: words[name] for name in ("title", "description") if words[name]}}
        shown.content, shown.toc = content, toc
        shown.canonical_url, shown.edit_url = addresses.canonical or None, addresses.edit or None
        shown.active = True  # as MkDocs has it while it makes a page
        try:
            return self.template.render({**self.context(shown), "mistake_url": addresses.mistake})
        finally:  # the navigation shows it around other pages too
            shown.meta, shown.canonical_url, shown.edit_url = before
            shown.active = False


def _signature(entries: list[AnchorLink]) -> tuple[Any, ...]:
    return tuple((entry.title, entry.id, _signature(entry.children)) for entry in entries)


class Compiled(jinja2.BytecodeCache):
    """The theme's templates as they were compiled: by another process while the record was read, or for an earlier build."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}
        self.coming: Aside[dict[str, bytes]] | None = None

    def begin(self, theme: Theme) -> None:
        """Have the templates compiled that every page needs."""
        self.coming = Aside(partial(_compiled, theme))

    def stop(self) -> None:
        """No page will be made."""
        if self.coming:
            self.coming.stop()

    def load_bytecode(self, bucket: Bucket) -> None:
        if self.coming:
            with suppress(OSError):  # it is compiled here then
                self.known |= self.coming.wait()
            self.coming = None
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key] = bucket.bytecode_to_string()


def _compiled(theme: Theme) -> dict[str, bytes]:
    """What pages and their parts become; what is wrong with one is said where it is needed."""
    env, made = theme.get_env(), Compiled()
    assert env.loader
    waiting, seen = ["main.html", *theme.static_templates], set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            with suppress(jinja2.TemplateError):
                source, file, _ = env.loader.get_source(env, name)
                tree = env.parse(source, name, file)
                waiting += filter(None, find_referenced_templates(tree))
                bucket = made.get_bucket(env, name, file, source)
                bucket.code = env.compile(tree, name, file)
                made.set_bucket(bucket)
    return made.known
