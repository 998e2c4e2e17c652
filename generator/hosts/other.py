"""The site under a host that runs no plugin of ours: pages and exports as files, its configuration, then what it lacks."""

import json
import re
import subprocess
import sys
from html import escape
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree
from tempfile import NamedTemporaryFile, TemporaryDirectory

from generator.checking import Site
from generator.exports.publication import Publication
from generator.hosts.configuration import NAME, settings_of
from generator.hosts.directory import filled, write_site
from generator.hosts.finish import finish
from generator.hosts.layout import SCRIPTS, SCRIPTS_OF_SOME, STYLES, THEME, navigation
from generator.pages.document import Page, PageLink
from generator.pages.drawing import Leads
from generator.pages.markdown import Writer, written

HOSTS = {
    "properdocs": ("properdocs", "build", "--strict", "--config-file"),
    "zensical": ("zensical", "build", "--clean", "--strict", "--config-file"),
}
"""A host, and the module and arguments that build a site from a configuration."""

WORK = "build"
"""The folder of the project in which the host works."""


class _ForZensical(Writer):
    """Zensical mends the links of HTML too: they lead to files, as those of Markdown do."""

    def address(self, link: PageLink | Leads) -> str:
        return self.target(link)


def _for_zensical(page: Page) -> str:
    return _ForZensical(page).write()


class HostFault(Exception):
    """The host is not installed, or could not build the site; its message says what it said."""


def build_with(host: str, site: Site, publication: Publication, root: Path, directory: Path) -> int:
    """Build the site into a folder, which must be new or empty; the number of pages. Raises HostFault and OSError.

    Pages and site lie inside the project while the host runs, as Zensical reads and writes nowhere else; its configuration lies
    beside the project's own, as the paths in that (of templates, of hooks) begin there.
    """
    if find_spec(host) is None:
        raise HostFault(f"{host} is not installed: pip install {host}")
    (root / WORK).mkdir(exist_ok=True)
    with (
        TemporaryDirectory(dir=root / WORK) as work,
        NamedTemporaryFile("w", dir=root, prefix=".host-", suffix=".yml", encoding="utf-8") as config,
        filled(directory) as made,
    ):
        pages = Path(work) / "pages"
        write_site(site, publication, root, pages, _for_zensical if host == "zensical" else written)
        copytree(THEME / "assets", pages / "assets", dirs_exist_ok=True)
        settings = _configuration(site, publication, host, root, f"{WORK}/{Path(work).name}")
        json.dump(settings, config, ensure_ascii=False, indent=1)
        config.flush()
        _run(host, Path(config.name))
        copytree(Path(work) / "site", made, dirs_exist_ok=True)
        return finish(site, publication, made)


def _configuration(site: Site, publication: Publication, host: str, root: Path, work: str) -> dict[str, object]:
    """What differs from the project's own configuration. JSON is YAML. Of an empty address Zensical would make addresses.

    The project's styles come after ours, which they overrule. Zensical puts inherited lists before ours, and a script must
    not run twice.
    """
    own = settings_of(root)
    scripts = () if host == "zensical" else own.get("extra_javascript") or ()
    return {
        "INHERIT": NAME,
        # The theme writes these as they are, but for one place: `finish` sees to that.
        "site_name": escape(publication.title),
        "site_description": escape(publication.description),
        "site_url": publication.address or None,
        "theme": {"name": "material", "font": False},  # what else is said of the theme stays; fonts come from another host
        "docs_dir": f"{work}/pages",
        "site_dir": f"{work}/site",
        "use_directory_urls": True,
        "plugins": [],
        "nav": navigation(site),
        "not_in_nav": "*\n",
        "extra_css": [*STYLES, *(own.get("extra_css") or ())],
        "extra_javascript": [
            *({"path": path, "type": "module"} for path in SCRIPTS + SCRIPTS_OF_SOME),
            *scripts,
        ],
    }


def _run(host: str, config: Path) -> None:
    command = [sys.executable, "-m", *HOSTS[host], str(config)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")
    if run.returncode:
        raise HostFault(f"{host}: {_first_fault(run.stdout + run.stderr) or f'it ended with {run.returncode}'}")


def _first_fault(said: str) -> str:
    """The first error or warning a host tells of, and its place, which Zensical tells in the next line; else the last line."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", said)
    lines = [line for line in (line.strip(" ╭─│") for line in plain.splitlines()) if line]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.upper().startswith(("ERROR", "WARNING")):
            return f"{line} {following}" if following.startswith("[ ") else line
    return "".join(lines[-1:])
