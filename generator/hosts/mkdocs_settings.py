"""What of the configuration of MkDocs the site cannot be published with, and what of it has no effect."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import get_plugin_logger

from generator.hosts.configuration import NAME, site_address
from generator.hosts.layout import THEME
from generator.hosts.mkdocs_pages import missing
from generator.model.values import ValueFault
from generator.pages.document import Page

log = get_plugin_logger("generator")


def refuse_unfit(config: MkDocsConfig, repository: str, is_serving: bool) -> None:
    """Raises Abort and ConfigurationError, which say what to write instead; logs a warning of what has no effect."""
    if not config.use_directory_urls:
        raise Abort("use_directory_urls: false is not for this site: search, feeds and data lead to folders such as deals/x/")
    if Path(config.docs_dir).name != "content":  # every command reads that one: of another, the site would hold nothing
        raise ConfigurationError(f"{NAME}: docs_dir: what people write lies in a folder that is called content: name that")
    if wrong := list(_unfit(config, repository, is_serving)):
        raise ConfigurationError("\n".join(f"{NAME}: {one}" for one in wrong))
    if lacking := missing(config):
        log.warning("markdown_extensions lacks %s: what is written for it shows as text on the pages", ", ".join(lacking))
    if config.theme.custom_dir and (unused := _unused(Path(config.theme.custom_dir))):
        log.warning("theme.custom_dir: %s is not used, as the program brings its own: change partials/ instead", unused)


def refuse_withheld(config: MkDocsConfig, pages: Iterable[Page]) -> None:
    """Raises Abort where the configuration would withhold a page, which is in the search, the feeds and the data too."""
    for setting in ("exclude_docs", "draft_docs"):
        for path in config[setting].match_files(page.path for page in pages) if config[setting] else ():
            raise Abort(f"{setting} names {path}, and a page is published whole or not at all: move its file elsewhere")


def _unfit(config: MkDocsConfig, repository: str, is_serving: bool) -> Iterator[str]:
    """What of the configuration no page can be published with, and what to write instead."""
    addresses = {"plugins: generator: repository": repository} | ({} if is_serving else {"site_url": config.site_url or ""})
    for setting, written in addresses.items():
        try:
            site_address(written)
        except ValueFault as wrong:
            yield f"{setting}: {wrong.message}: {wrong.hint}"
    if config.theme.name in ("mkdocs", "readthedocs"):
        yield "theme: the pages are made for another one: write name: material"
    elif config.theme.get("font"):
        yield "theme: font: it comes from another host, and pages load nothing from there: write font: false"
    if "generator #2" in config.plugins:
        yield "plugins: generator: it stands there twice: take one out"
    if {"search", "material/search"} & config.plugins.keys():
        yield "plugins: search: the program brings a search of its own: take this one out"


def _unused(templates: Path) -> str:
    """The files of a site's own templates in whose place the program has some."""
    names = sorted(path.relative_to(THEME).as_posix() for path in THEME.rglob("*.*"))
    return ", ".join(name for name in names if (templates / name).is_file())
