"""The rivals: each builds the Markdown that `generator write` gives for the same catalogue, around which it puts a page frame.

They are installed by name into `.cache/bench/`: Hugo from Debian, Eleventy from npm; Zensical and stock MkDocs are there already.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from tests.node import _NPM, NODE

HOME = Path(__file__).parents[2] / ".cache/bench"
INDEXES = ("index.md", "companies/index.md", "chips/index.md", "deals/index.md", "sources/index.md")
EXTENSIONS = ["attr_list", "footnotes", "md_in_html", "tables", {"toc": {"permalink": True}}]
ELEVENTY = """\
module.exports = config => {
  config.setUseGitIgnore(false);
  config.setLibrary("md", require("markdown-it")({html: true}));
  return {dir: {input: "pages", includes: "../frames", output: "site"}, markdownTemplateEngine: false};
};
"""


class Missing(Exception):
    """A rival that is not here and cannot be brought."""


def stock(work: Path, frame: str) -> list[str]:
    """MkDocs with Material as they come: their search, only indexes in the navigation."""
    return _mkdocs(work, ["search"], "mkdocs")


def zensical(work: Path, frame: str) -> list[str]:
    """Zensical, told the same."""
    if find_spec("zensical") is None:
        raise Missing("zensical is not installed")
    return _mkdocs(work, ["search"], "zensical")


def _mkdocs(work: Path, plugins: list[str], program: str) -> list[str]:
    nav = [path for path in INDEXES if (work / "pages" / path).is_file()]
    config = {
        "site_name": "Catalogue",
        "docs_dir": "pages",
        "theme": {"name": "material", "font": False},
        "plugins": plugins,
        "nav": nav,
        "not_in_nav": "*\n",
        "markdown_extensions": EXTENSIONS,
    }
    (work / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    return [sys.executable, "-m", program, "build", "--config-file", "mkdocs.yml"]


def hugo(work: Path, frame: str) -> list[str]:
    """Hugo, with the frame of a page of ours around each page."""
    program = shutil.which("hugo") or _hugo_of_debian()
    (work / "pages").rename(work / "content")
    for path in list((work / "content").rglob("index.md")):
        path.rename(path.with_name("_index.md"))
    config = 'title = "Catalogue"\ndisableKinds = ["taxonomy", "term", "RSS"]\nignoreErrors = ["error-remote-getjson"]\n'
    (work / "config.toml").write_text(config + "[markup.goldmark.renderer]\nunsafe = true\n", encoding="utf-8")
    layouts = work / "layouts/_default"
    layouts.mkdir(parents=True)
    filled = frame.replace("mark-title", "{{ .Title }}").replace("mark-content", "{{ .Content }}")
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(filled, encoding="utf-8")
    (work / "layouts/index.html").write_text(filled, encoding="utf-8")
    return [program, "--quiet", "--destination", "site"]


def _hugo_of_debian() -> str:
    """The program out of Debian's package, and the libraries beside which it runs."""
    found = HOME / "hugo"
    if not (found / "usr/bin/hugo").is_file():
        found.mkdir(parents=True, exist_ok=True)
        if not shutil.which("apt-get"):
            raise Missing("hugo is not installed, and this is no Debian")
        packages = ("hugo", "libsass1", "libwebp7", "libwebpdemux2", "libwebpmux3", "libsharpyuv0")
        for package in packages:
            subprocess.run(["apt-get", "download", "-q", package], cwd=found, capture_output=True)
        for package_file in found.glob("*.deb"):
            subprocess.run(["dpkg", "-x", str(package_file), str(found)], check=True)
    program = found / "usr/bin/hugo"
    libraries = ":".join(sorted({str(path.parent) for path in found.rglob("*.so*")}))
    starter = found / "hugo.sh"
    starter.write_text(f'#!/bin/sh\nLD_LIBRARY_PATH="{libraries}" exec "{program}" "$@"\n')
    starter.chmod(0o755)
    if not program.is_file() or subprocess.run([str(starter), "version"], capture_output=True).returncode:
        raise Missing("hugo could not be had from Debian")
    return str(starter)


def eleventy(work: Path, frame: str) -> list[str]:
    """Eleventy, with the frame of a page of ours around each page."""
    home = HOME / "eleventy"
    program = home / "node_modules/@11ty/eleventy/cmd.cjs"
    if not program.is_file():
        home.mkdir(parents=True, exist_ok=True)
        npm = [NODE, _NPM, "install", "--no-audit", "--no-fund", "--prefix", str(home), "@11ty/eleventy@3", "markdown-it@14"]
        if subprocess.run(npm, capture_output=True).returncode or not program.is_file():
            raise Missing("eleventy could not be had from npm")
    (work / "frames").mkdir()
    filled = frame.replace("mark-title", "{{ title }}").replace("mark-content", "{{ content | safe }}")
    (work / "frames/page.njk").write_text(filled, encoding="utf-8")
    (work / "pages/pages.json").write_text('{"layout": "page.njk"}', encoding="utf-8")
    (work / "eleventy.config.cjs").write_text(ELEVENTY, encoding="utf-8")
    (work / "node_modules").symlink_to(home / "node_modules")
    return [NODE, str(program), "--quiet", "--config=eleventy.config.cjs", "--formats=md"]


RIVALS: dict[str, Callable[[Path, str], list[str]]] = {
    "stock MkDocs + Material": stock,
    "Zensical": zensical,
    "Hugo": hugo,
    "Eleventy": eleventy,
}
