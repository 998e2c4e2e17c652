"""The site under a host that runs no plugin of ours: pages and exports as files, its configuration, then what it lacks."""

import json
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from generator.build import Site
from generator.exports.publication import Publication
from generator.hosts.directory import filled, write_site
from generator.hosts.finish import finish
from generator.hosts.navigation import navigation

HOSTS = {
    "properdocs": ("properdocs", "build", "--strict", "--config-file"),
    "zensical": ("zensical", "build", "--strict", "--config-file"),
}
"""A host, and the module and arguments that build a site from a configuration."""

ASSETS = Path(__file__).parent / "theme" / "assets"


class HostFault(Exception):
    """The host is not installed, or could not build the site; its message says what it said."""


def build_with(host: str, site: Site, publication: Publication, root: Path, directory: Path) -> int:
    """Build the site into a folder, which must be new or empty; the number of pages. Raises HostFault and OSError.

    Pages and site lie inside the project while the host runs, as Zensical reads and writes nowhere else.
    """
    with TemporaryDirectory(prefix="host-", dir=root) as work, filled(directory) as made:
        pages = Path(work) / "pages"
        write_site(site, publication, pages)
        for asset in ASSETS.iterdir():
            (pages / "assets").mkdir(exist_ok=True)
            (pages / "assets" / asset.name).write_bytes(asset.read_bytes())
        config = Path(work) / "host.yml"
        config.write_text(json.dumps(_configuration(site), ensure_ascii=False, indent=1), encoding="utf-8")
        _run(host, config)
        copytree(Path(work) / "site", made, dirs_exist_ok=True)
        return finish(site, publication, made)


def _configuration(site: Site) -> dict[str, object]:
    """What differs from the project's own configuration. JSON is YAML."""
    return {
        "INHERIT": "../mkdocs.yml",
        "docs_dir": "pages",
        "site_dir": "site",
        "plugins": [],
        "nav": navigation(site),
        "not_in_nav": "*\n",
        "extra_css": ["assets/record.css"],
        "extra_javascript": [{"path": "assets/search.js", "type": "module"}],
    }


def _run(host: str, config: Path) -> None:
    command = [sys.executable, "-m", *HOSTS[host], str(config)]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        said = (run.stderr or run.stdout).strip().splitlines()
        raise HostFault(f"{host}: {said[-1] if said else f'it ended with {run.returncode}'}")
