"""The MkDocs plugin: hands the pages over as virtual files, and stops the build before it touches the site."""

import gc
import html
import logging
import posixpath
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode

from click import ClickException
from jinja2 import Environment, Template, TemplateSyntaxError
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.build import with_pages, with_tables
from generator.checking import Site, checked, uninterrupted
from generator.corpus import grouped
from generator.exports.events import Entered
from generator.exports.export import page_exports, record_exports
from generator.exports.json_ld import Heads, with_head
from generator.exports.parquet import IS_INSTALLED
from generator.exports.publication import Export, Publication
from generator.hosts.aside import goes_beside
from generator.hosts.clock import today
from generator.hosts.configuration import site_address
from generator.hosts.finish import records_of, write_markdown
from generator.hosts.gate import Gate, Refused, gate_of
from generator.hosts.history import entered
from generator.hosts.layout import SCRIPTS, STYLES, THEME, navigation
from generator.hosts.mkdocs_frames import Addresses, Compiled, Frame, Frames
from generator.hosts.mkdocs_map import SITE_MAP, SiteMap, listing, whole_address
from generator.hosts.mkdocs_outlet import Outlet, Preview, Publishing
from generator.hosts.mkdocs_pages import MadeHtml, Pages, TreePage, led_to, others, own_templates, permalink_title
from generator.hosts.mkdocs_settings import refuse_unfit, refuse_withheld
from generator.hosts.mkdocs_theme import ListedTheme
from generator.hosts.output import Output, Round
from generator.hosts.search import write_names, write_texts
from generator.pages.addresses import relative
from generator.pages.answers import Answers
from generator.pages.document import Page
from generator.pages.html import Rows, as_html
from generator.problems import as_text, counted, fault
from generator.read.text_file import forget_texts

log = get_plugin_logger("generator")
EDIT = "{repository}/edit/main/{path}"
_ALIGNED = re.compile('(<t[hd]) style="text-align: (left|center|right);"')
"""How Markdown aligns a cell of a table."""


class GeneratorConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options: the address of the repository that `edit this page` opens."""

    repository = config_options.Type(str, default="")


class GeneratorPlugin(BasePlugin[GeneratorConfig]):  # type: ignore[no-untyped-call]
    """Lives through all builds of one `mkdocs serve`, so it can keep the last good site."""

    def __init__(self) -> None:
        self.is_serving = False
        self.outlet: Outlet = Publishing()
        self.last_good: Site | None = None
        self.site: Site | None = None
        self.root = Path()
        self.docs_dir = ""
        self.banner = ""
        self.publication: Publication | None = None
        self.heads: Heads | None = None
        self.trees: dict[str, Page] = {}
        self.gate = Gate(())
        self.framed: list[Page] = []
        self.kept: dict[str, Page] = {}
        self.rows: defaultdict[str, Rows] = defaultdict(dict)
        self.env: Environment | None = None
        self.around: tuple[str | None, ...] = ()
        self.frames: dict[Any, Frame] = {}
        self.refused: list[tuple[Refused, str]] = []
        self.nav: Navigation | None = None
        self.placed: list[File] = []
        self.made_html = MadeHtml()
        self.answers: Answers | None = None
        self.compiled = Compiled()
        self.site_map = SiteMap()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.is_serving = command == "serve"
        self.outlet = Preview() if self.is_serving else Publishing()
        self.answers = Answers() if self.is_serving else None
        logging.getLogger("mkdocs.commands.build").addFilter(_is_news)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.outlet.overtake()
        refuse_unfit(config, self.config.repository, self.is_serving)
        self.root = root = Path(config.docs_dir).parent
        address = config.site_url or "" if self.is_serving else site_address(config.site_url or "")
        config.theme.dirs.insert(0, str(THEME))
        config.theme = ListedTheme(config.theme)
        if not self.is_serving and goes_beside() and not others(config, self, "env"):
            self.compiled.begin(config.theme)
        with uninterrupted():
            site = checked(root, today())
            if not self.is_serving:
                forget_texts()
            gc.freeze()  # what is known now is kept: there is no garbage to look for in it
        self._report(site)
        if not site.is_sound and not self.is_serving:
            raise Abort(f"{counted(site.problems)}: nothing was built")
        self.banner = "" if site.is_sound else _banner(site, self.last_good)
        self.site = site if site.is_sound else self.last_good
        self.publication = Publication(config.site_name, address, config.site_description or "", today())
        # The theme writes these into attributes as they are in one place, and escapes them in another.
        config.site_name, config.site_description = escape(config.site_name), escape(config.site_description or "")
        self.outlet.begin(config)
        self.gate = gate_of([*map(Path, config.theme.dirs)], ["main.html", *sorted(config.theme.static_templates)])
        config.extra_css[:0] = STYLES  # before the project's own, which overrule them
        config.extra_javascript += map(_module, SCRIPTS)
        if config.nav is None and self.site:
            config.nav = navigation(self.site)
        return config

    @event_priority(-100)
    def on_pre_build(self, config: MkDocsConfig) -> None:
        """MkDocs lists no files: of those that people write, it is given what is published of them."""
        self.docs_dir, config.docs_dir = config.docs_dir, ""

    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        config.docs_dir = self.docs_dir
        kept = list(files)
        self.framed = []
        if self.site is None:
            return Files([*kept, File.generated(config, "index.md", content="# The site cannot be built yet\n")])
        self._compose()
        refuse_withheld(config, self.site.pages)
        pages = Pages(config, self, self.made_html)
        by_mkdocs = [page for page in self.site.pages if not pages.is_framed(page)]
        self.framed = [page for page in self.site.pages if pages.is_framed(page)]
        wanted = led_to(by_mkdocs) | pages.titles.keys() if self.framed else None
        images = self.site.corpus.records.images
        copied = [File.generated(config, name, abs_src_path=str(path)) for name, path in images.items()]
        # MkDocs is told of other files only because pages lead to them.
        folders = {posixpath.dirname(path) for path in wanted or ()}
        near = [page for page in self.site.pages if wanted is None or page.url.rstrip("/") in folders]
        exports = chain(self._record_exports(), self._page_exports(near))
        more = [*map(_published, self._behind()), *(export.path for export in exports)]
        beside = [path for path in more if wanted is None or path in wanted]
        self.placed = [pages.file(page) for page in self.framed if wanted and page.path in wanted]
        self.placed += [File.generated(config, path, content="") for path in beside]
        return Files([*kept, *map(pages.file, by_mkdocs), *copied, *self.placed])

    def _compose(self) -> None:
        """Make the pages of a new site. What needs none, and then what goes with them, is written beside."""
        assert self.site and self.publication
        if self.site is not self.last_good:
            self.site = with_tables(self.site)
        output = self.outlet.output
        self.outlet.beside(partial(self._write_record, output))
        if self.site is not self.last_good:
            with uninterrupted():
                self.site = self.last_good = with_pages(self.site, self.answers)
                gc.freeze()
        self.heads = None if self.is_serving else Heads(self.site.corpus, self.site.tables, self.publication)
        self.trees = {page.path: page for page in self.site.pages}
        self.outlet.beside(partial(self._write_with_pages, output))
        self.outlet.beside(partial(write_texts, records_of(self.site), output))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    def _behind(self) -> list[str]:
        """The files behind the pages, which are published where no repository shows them."""
        return [page.file for page in self.trees.values() if page.file and not self.config.repository]

    def _origin(self, path: str) -> str:
        """The file behind a page, if it has one."""
        return self.trees[path].file if path in self.trees else ""

    def _write_record(self, output: Output) -> None:
        """Write the exports for which no page is needed."""
        if not IS_INSTALLED:
            log.info("Parquet is left out: the extra `parquet` is not installed")
        for export in self._record_exports():
            output.write(export.path, export.make())

    def _write_with_pages(self, output: Output) -> None:
        """Write what is beside each page, names them all, or lies behind them."""
        assert self.site
        for export in self._page_exports(self.site.pages):
            output.write(export.path, export.make())
        for origin in self._behind():
            file = self.root / origin
            if file.is_file():
                output.write(_published(origin), file.read_bytes().replace(b"\r\n", b"\n"))
        write_markdown(self.site, output)

    def on_pre_page(self, page: MkDocsPage, config: MkDocsConfig, files: Files) -> MkDocsPage:
        page.edit_url = self._edit_url(page.file.src_uri, page.url) or page.edit_url
        return page

    def _edit_url(self, path: str, url: str) -> str:
        origin = self._origin(path)
        if origin and self.config.repository:
            return EDIT.format(repository=self.config.repository.rstrip("/"), path=origin)
        return relative(_published(origin), url) if origin else ""

    def on_page_content(self, content: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """What a page written by hand aligns in a table is so by an attribute: the policy of a page lets no style in it work."""
        return _ALIGNED.sub(r'\1 align="\2"', content)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        env.bytecode_cache = self.compiled
        self.env = env
        for file in self.placed:
            files.remove(file)
        if not config.extra_templates and not others(config, self, "env", "post_build"):
            self.outlet.copy(files)
        return env

    def on_pre_template(self, template: Template, *, template_name: str, config: MkDocsConfig) -> Any:
        if template_name != SITE_MAP:
            return template
        is_own = config.theme.custom_dir and Path(config.theme.custom_dir, SITE_MAP).is_file()
        has_others = is_own or others(config, self, "pre_template", "template_context", "post_template")
        is_ours = self.site and self.is_serving and not has_others
        return self.site_map.template(template, listing(config, self.trees.values()) if is_ours else ())

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        if template_name == SITE_MAP and self.site:
            self.site_map.add(context, self.site.pages, config)
        return context

    def on_page_context(self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        context["banner"] = self.banner
        context["mistake_url"] = self._mistake_url(page.url)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        refused = list(dict.fromkeys((*self.gate.refused_within(page.content or ""), *self.gate.refused(output))))
        finished = self._finished(output, self._head(self.trees.get(page.file.src_uri)))
        self._put(page.file.src_uri, page.file.dest_uri, finished, refused)
        return ""

    def _put(self, path: str, target: str, content: str, refused: list[Refused]) -> None:
        """Write a finished page, or a word in its place where the gate does not know what it holds."""
        self.refused += [(one, path) for one in refused]
        self.outlet.output.write(target, _refusal(refused) if self.is_serving and refused else content)

    def _write_framed(self, config: MkDocsConfig) -> None:
        """Write the pages that MkDocs does not make, but for those that a live preview shows already as they are."""
        frames = self._frames(config)
        told = (config.site_url, self.config.repository, permalink_title(config), str(self.nav), str(own_templates(config)))
        around = (*told, *frames.around()) if self.framed else ()
        is_as_before = around == self.around
        before, self.kept = self.kept if is_as_before else {}, {}
        frames.earlier = self.frames if is_as_before else {}
        self.around, self.frames = around, frames.made
        output = self.outlet.output
        if isinstance(output, Round):
            self.kept = {page.path: page for page in self.framed if before.get(page.path) == page}
            output.keep(map(_target, self.kept.values()))
        for page in self.framed:
            if page.path in self.kept:
                continue
            addresses = Addresses(
                whole_address(config, page.url), self._edit_url(page.path, page.url), self._mistake_url(page.url)
            )
            written = as_html(page, permalink_title(config), self.rows[page.path] if self.is_serving else None)
            content, refused = frames.filled(page, written, addresses, self._head(page))
            self._put(page.path, _target(page), content, refused)
            if self.is_serving and not refused:
                self.kept[page.path] = page

    def _frames(self, config: MkDocsConfig) -> Frames:
        assert self.nav
        in_navigation = {page.file.src_uri: page for page in self.nav.pages if isinstance(page, TreePage)}

        def shown(page: Page) -> TreePage:
            made = File.generated(config, page.path, content="")
            return in_navigation.get(page.path) or TreePage(None, page, made, config, self.made_html)

        def context(page: TreePage) -> Any:
            assert self.nav
            return self.on_page_context(get_context(self.nav, [], config, page), page, config, self.nav)

        assert self.env
        return Frames(self.env.get_template("main.html"), self.gate, context, shown, self._finished, frozenset(in_navigation))

    def _head(self, page: Page | None) -> str:
        return self.heads.of(page) if self.heads and page else ""

    def _finished(self, page: str, head: str) -> str:
        """A page as it is published: with what machines read in its head, and its policy."""
        return page if self.is_serving else self.gate.with_policy(with_head(page, head))

    def _mistake_url(self, url: str) -> str:
        """Where a mistake on a page is reported: the issue form, filled in with the page, where there is a repository."""
        if not self.config.repository:
            return ""
        asked = urlencode({"template": "mistake.yml", "title": f"Mistake on {url or 'the home page'}", "page": url})
        return f"{self.config.repository.rstrip('/')}/issues/new?{asked}"

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name == SITE_MAP:
            self.site_map.keep(output)
        return self.gate.with_policy(output) if template_name.endswith(".html") and not self.is_serving else output

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        self._write_framed(config)
        places = grouped(self.refused)
        for one, sources in places.items():
            more = f" and {len(sources) - 1} more page{'s' if len(sources) > 2 else ''}" if len(sources) > 1 else ""
            log.error("%s%s: %s %s", self._place_of(sources[0], one), more, one.found, one.reason)
        if self.refused and not self.is_serving:
            raise Abort(f"{len(places)} things the gate does not know: nothing was published")
        self.refused = []
        if self.site:
            write_names(records_of(self.site), self.outlet.output)
        self.outlet.finish(config)

    def _place_of(self, path: str, refused: Refused) -> str:
        """The file behind a page and, of one written by hand, where the words of it stand that became what is refused."""
        page = self.site.corpus.records.pages.get(path) if self.site else None
        if page is None:
            return self._origin(path) or path
        values = re.findall(r"[\"']([^\"']+)[\"']", refused.found)
        words = (refused.found, *values, *map(html.unescape, values), refused.found[:3])
        return str(page.place_of(next((one for one in words if one in page.source.text), "")))

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """While MkDocs builds, and after a build that failed, it lets every request wait; the last site is there to be shown."""
        from generator.hosts.watch import watch  # no other command needs what it loads

        build_again, bind = server.builder, server.server_bind

        def bind_or_say_why_not() -> None:
            try:
                bind()
            except OSError as error:
                raise Abort(f"{config.dev_addr}: {fault(error)}: `mkdocs serve -a 127.0.0.1:8001` serves elsewhere") from None

        def build_while_answering() -> None:
            wanted, server._wanted_epoch = server._wanted_epoch, server._visible_epoch
            try:
                build_again()
            except ClickException as error:
                raise Abort(error.format_message()) from None
            server._wanted_epoch = wanted

        server.builder = build_while_answering
        server.server_bind = bind_or_say_why_not
        server.build_delay = 0.03  # seconds in which nothing more is saved
        server.unwatch(config.docs_dir)
        server.watch(str(THEME))
        watch(server, [config.docs_dir, str(self.root / "seeds")], self.outlet.overtake)
        return server

    def on_shutdown(self) -> None:
        self.outlet.close()

    def on_build_error(self, *, error: Exception) -> None:
        """A full disk and a slip in a template of the site are said in one line; MkDocs would show where in its code it stood."""
        self.compiled.stop()
        if isinstance(error, TemplateSyntaxError) and error.filename:
            raise Abort(f"{error.filename}:{error.lineno}: {error.message}; nothing was published")
        if isinstance(error, OSError):
            raise Abort(f"{fault(error)}; nothing was published")

    def _record_exports(self) -> Iterable[Export]:
        assert self.site and self.publication
        corpus = self.site.corpus
        dated: Callable[[], Entered] = dict if self.is_serving else partial(entered, self.root, corpus)
        return record_exports(corpus, self.site.tables, self.publication, dated)

    def _page_exports(self, pages: Iterable[Page]) -> Iterable[Export]:
        assert self.site and self.publication
        return page_exports(self.site.corpus, self.site.tables, pages, self.publication)

    def _report(self, site: Site) -> None:
        for problem in site.problems:
            log.info("\n%s", as_text(problem)) if site.is_sound else log.error("\n%s", as_text(problem))


def _is_news(record: logging.LogRecord) -> bool:
    """Not that MkDocs writes no page, this plugin does; nor at which page a disk failed, which is said once, at the end."""
    return not str(record.msg).startswith("Page skipped: ") and not isinstance(sys.exc_info()[1], OSError)


def _published(origin: str) -> str:
    """Where the file behind a page can be read on a site that names no repository."""
    return f"files/{origin}.txt"


def _target(page: Page) -> str:
    """The file of a page."""
    return f"{page.url}index.html"


def _refusal(refused: list[Refused]) -> str:
    """What the live preview shows in the place of a page that holds what the gate does not know."""
    listed = "".join(f"<li>{html.escape(one.found)} {html.escape(one.reason)}</li>" for one in refused)
    return f"<!doctype html><html><body><h1>This page would not be published</h1><ul>{listed}</ul></body></html>"


def _module(path: str) -> Any:
    script = config_options.ExtraScriptValue(path)
    script.type = "module"
    return script


def _banner(site: Site, last_good: Site | None) -> str:
    problems = html.escape("\n\n".join(map(as_text, site.problems)))
    kept = "This is the last good site. " if last_good else ""
    return f'<div class="problems" role="alert"><p>{kept}{html.escape(counted(site.problems))}:</p><pre>{problems}</pre></div>'
