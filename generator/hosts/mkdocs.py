"""The MkDocs plugin: hands the pages over as virtual files, and stops the build before it touches the site."""

import html
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.build import Site, build
from generator.hosts.clock import today
from generator.hosts.search import write_search
from generator.pages.document import Page
from generator.pages.markdown import written
from generator.problems import as_text, counted

log = get_plugin_logger("generator")
THEME = Path(__file__).parent / "theme"
EDIT = "{repository}/edit/main/{path}"


class GeneratorConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options: the address of the repository that `edit this page` opens."""

    repository = config_options.Type(str, default="")


class GeneratorPlugin(BasePlugin[GeneratorConfig]):  # type: ignore[no-untyped-call]
    """Lives through all builds of one `mkdocs serve`, so it can keep the last good site."""

    def __init__(self) -> None:
        self.is_serving = False
        self.last_good: Site | None = None
        self.site: Site | None = None
        self.banner = ""
        self.pages: dict[str, Page] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.docs_dir).parent
        site = build(root, today())
        self._report(site)
        if site.is_sound:
            self.last_good, self.banner = site, ""
        elif not self.is_serving:
            raise Abort(f"{counted(site.problems)}: nothing was built")
        else:
            self.banner = _banner(site)
        self.site = self.last_good
        self.pages = {page.path: page for page in self.site.pages} if self.site else {}
        config.theme.dirs.insert(0, str(THEME))
        config.extra_css += ["assets/record.css", "assets/pictures.css"]
        config.extra_javascript += [_module(f"assets/{name}.js") for name in ("search", "asof", "reading")]
        config.watch += [str(path) for path in (root / "seeds",) if path.is_dir()]
        if config.nav is None and self.site:
            config.nav = _navigation(self.site)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        kept = [file for file in files if file.src_dir != config.docs_dir]
        if self.site is None:
            return Files([*kept, File.generated(config, "index.md", content="# The site cannot be built yet\n")])
        made = [
            File.generated(config, page.path, content=written(page), inclusion=InclusionLevel.NOT_IN_NAV)
            for page in self.site.pages
        ]
        images = self.site.corpus.records.images
        copied = [File.generated(config, name, abs_src_path=str(path)) for name, path in images.items()]
        sources = [
            File.generated(config, _published(origin), content=(Path(config.docs_dir).parent / origin).read_bytes())
            for origin in self._origins().values()
            if not self.config.repository and (Path(config.docs_dir).parent / origin).is_file()
        ]
        cards = [
            File.generated(config, f"{page.url}card.json", content=json.dumps(asdict(page.card), ensure_ascii=False))
            for page in self.site.pages
            if page.card
        ]
        return Files([*kept, *made, *copied, *sources, *cards])

    def on_pre_page(self, page: MkDocsPage, config: MkDocsConfig, files: Files) -> MkDocsPage:
        origin = self._origins().get(page.file.src_uri)
        if origin and self.config.repository:
            page.edit_url = EDIT.format(repository=self.config.repository.rstrip("/"), path=origin)
        elif origin:
            target = files.get_file_from_path(_published(origin))
            page.edit_url = target.url_relative_to(page.file) if target else None
        return page

    def on_page_context(self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        context["banner"] = self.banner
        context["today"] = today().isoformat()
        made = self.pages.get(page.file.src_uri)
        context["scripts"] = [f"assets/{name}" for name in made.scripts] if made else []
        context["mistake_url"] = self._mistake_url(page)
        return context

    def _mistake_url(self, page: MkDocsPage) -> str:
        """Where a mistake on a page is reported: the issue form, filled in with the page, where there is a repository."""
        if not self.config.repository:
            return ""
        asked = urlencode({"template": "mistake.yml", "title": f"Mistake on {page.url or 'the home page'}", "page": page.url})
        return f"{self.config.repository.rstrip('/')}/issues/new?{asked}"

    def on_post_build(self, config: MkDocsConfig) -> None:
        if self.site:
            records = [record for page in self.site.pages for record in page.records]
            write_search(records, Path(config.site_dir) / "search")

    def _origins(self) -> dict[str, str]:
        """The file behind each page, for pages that have one."""
        return {path: page.origin.path for path, page in self.pages.items() if page.origin.path.endswith((".yml", ".md"))}

    def _report(self, site: Site) -> None:
        for problem in site.problems:
            log.info("\n%s", as_text(problem)) if site.is_sound else log.error("\n%s", as_text(problem))


def _published(origin: str) -> str:
    """Where the file behind a page can be read on a site that names no repository."""
    return f"files/{origin}.txt"


def _navigation(site: Site) -> list[dict[str, Any]]:
    """The short navigation: home, an index for each kind, the pages written by hand. Long ones cost quadratically."""
    home = [{"Home": "index.md"}] if "index.md" in site.corpus.records.pages else []
    kinds = [{kind.plural.capitalize(): f"{kind.folder}/index.md"} for kind in reversed(site.corpus.kinds)]
    by_hand = [{html.escape(page.record.title): path} for path, page in site.corpus.records.pages.items() if path != "index.md"]
    across = [
        {"Timeline": "timeline.md"},
        {"Network": "network.md"},
        {"Chips compared": "compare.md"},
        *({label: f"{label.lower()}.md"} for label in ("Totals", "Circles", "Promises", "Disputes")),
    ]
    return [
        *home,
        *kinds,
        {"Sources": "sources/index.md"},
        {"Across the record": across},
        {"About": [*by_hand, {"Coverage": "coverage.md"}]},
    ]


def _module(path: str) -> Any:
    script = config_options.ExtraScriptValue(path)
    script.type = "module"
    return script


def _banner(site: Site) -> str:
    problems = html.escape("\n\n".join(map(as_text, site.problems)))
    kept = "This is the last good site. " if site else ""
    return f'<div class="problems" role="alert"><p>{kept}{html.escape(counted(site.problems))}:</p><pre>{problems}</pre></div>'
