"""The site as MkDocs builds and serves it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import urlopen

import pytest

from tests.conftest import Project, files_of, write_files

CONFIG = """\
site_name: Small
docs_dir: content
theme: {name: material, font: false}
markdown_extensions: [tables, footnotes, attr_list, md_in_html]
plugins: [generator]
"""


def mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "mkdocs", *arguments], cwd=root, capture_output=True, text=True)


def test_a_build_with_an_error_leaves_the_site_as_it_was(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG})
    assert mkdocs(root, "build").returncode == 0
    before = files_of(root / "site")

    write_files(root, {"content/companies/openai.yml": "nmae: OpenAI\n"})
    run = mkdocs(root, "build")

    assert run.returncode == 1
    assert "content/companies/openai.yml:1:1: error[unknown-key]" in run.stderr
    assert "Traceback" not in run.stderr
    assert files_of(root / "site") == before


def test_an_extension_that_the_pages_need_and_lack_fails_a_strict_build(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG.replace("footnotes, attr_list, ", "")})
    run = mkdocs(root, "build", "--strict")
    assert (run.returncode, (root / "site").exists()) == (1, False)
    assert "markdown_extensions lacks attr_list, footnotes:" in run.stderr
    write_files(root, {"mkdocs.yml": CONFIG.replace("[tables, footnotes, attr_list, md_in_html]", "[extra]")})
    assert mkdocs(root, "build", "--strict").returncode == 0


def test_what_no_page_can_be_published_with_is_told_at_once_each_in_a_line(project: Project) -> None:
    plugins = "plugins: [search, generator: {repository: 'https://e.org/x?y'}, generator]\nsite_url: https://example.org/?x\n"
    root = project({"mkdocs.yml": CONFIG.replace(", font: false", "").replace("plugins: [generator]\n", plugins)})
    told = mkdocs(root, "build", "--quiet").stderr
    assert re.findall("mkdocs.yml: ((?:[a-z_]+: )+)", told) == [
        "plugins: generator: repository: ",
        "site_url: ",
        "theme: font: ",
        "plugins: generator: ",
        "plugins: search: ",
    ]
    write_files(root, {"mkdocs.yml": "docs_dir: content\nsite_name: Small\nplugins: [generator]\n"})
    assert "mkdocs.yml: theme: the pages are made for another one: write name: material" in mkdocs(root, "build").stderr


def test_an_address_that_another_preview_has_is_said_in_a_line(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        run = mkdocs(project({"mkdocs.yml": CONFIG}), "serve", "-a", address)
    assert (run.returncode, "Traceback" in run.stderr) == (1, False)
    assert f"{address}: Address already in use: `mkdocs serve -a 127.0.0.1:8001` serves elsewhere" in run.stdout


def test_what_is_refused_around_every_page_is_told_once(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG + "extra_css: [https://example.org/x.css]\n"})
    told = [line for line in mkdocs(root, "build", "--quiet").stderr.splitlines() if "would load something" in line]
    assert [re.sub(r"\d+ more", "N more", line.partition(": <")[0]) for line in told] == [
        "ERROR   -  generator: content/index.md:1:1 and N more pages"
    ]


def test_no_curated_file_and_nothing_unexpected_is_published(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG, "content/companies/.hidden.html": "<script>alert(1)</script>"})
    assert mkdocs(root, "build").returncode == 0
    assert [path for path in (root / "site").rglob("*") if path.suffix == ".yml" or path.name == ".hidden.html"] == []


@pytest.mark.parametrize(("setting", "told"), [("", []), ("""site_description: The "best" <b>&</b>""", ['The "best" <b>&</b>'])])
def test_a_page_without_a_description_has_that_of_the_site_or_none(project: Project, setting: str, told: list[str]) -> None:
    root = project({"mkdocs.yml": f"{CONFIG}{setting}\n", "content/more.md": "---\ntitle: More\n---\nWords.\n"})
    assert mkdocs(root, "build").returncode == 0
    page = (root / "site/more/index.html").read_text()
    for name in ('name="description"', 'property="og:description"'):
        assert list(map(unescape, re.findall(f'<meta {name} content="([^"]*)">', page))) == told


def test_a_page_written_by_hand_may_align_the_columns_of_a_table(project: Project) -> None:
    table = "| A | B | C | D |\n| - | :- | :-: | -: |\n| a | b | c | d |"
    root = project({"mkdocs.yml": CONFIG, "content/more.md": f"---\ntitle: More\n---\n{table}\n"})
    assert mkdocs(root, "build").returncode == 0
    row = '<td>a</td>\n<td align="left">b</td>\n<td align="center">c</td>\n<td align="right">d</td>'
    assert row in (root / "site/more/index.html").read_text()


def test_the_map_of_the_site_lists_a_page_that_a_hook_adds(project: Project) -> None:
    hook = "from mkdocs.structure.files import File\n\ndef on_files(files, config):\n"
    hook += "    files.append(File.generated(config, 'added.md', content='# Added'))\n    return files\n"
    config = f"{CONFIG}site_url: https://example.org/r/\nhooks: [hook.py]\n"
    root = project({"mkdocs.yml": config, "hook.py": hook})
    assert mkdocs(root, "build").returncode == 0
    listed = re.findall("<loc>https://example.org/r/([^<]*)</loc>", (root / "site/sitemap.xml").read_text())
    assert "added/" in listed and listed.count("companies/openai/") == 1


def test_the_styles_of_the_project_overrule_those_of_the_program(project: Project) -> None:
    config = CONFIG.replace("font: false", "font: false, custom_dir: theme") + "extra_css: [own.css]\n"
    root = project({"mkdocs.yml": config, "theme/own.css": "a {}"})
    assert mkdocs(root, "build").returncode == 0
    page = (root / "site/companies/openai/index.html").read_text()
    assert page.index("tables.css") < page.index("own.css")


def test_edit_opens_the_file_behind_a_page(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG.replace("font: false", "font: false, features: [content.action.edit]")})
    assert mkdocs(root, "build").returncode == 0
    page = root / "site/companies/openai/index.html"
    target = re.findall(r'href="([^"]*)" title="Edit this page"', page.read_text())[0]
    assert (page.parent / target).read_text() == "name: OpenAI\n"

    write_files(
        root,
        {
            "mkdocs.yml": CONFIG.replace("[generator]", "[generator: {repository: https://example.org/r}]").replace(
                "font: false", "font: false, features: [content.action.edit]"
            )
        },
    )
    assert mkdocs(root, "build").returncode == 0
    assert 'href="https://example.org/r/edit/main/content/companies/openai.yml"' in page.read_text()


class Server:
    """`mkdocs serve` of a project, and what it answers."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        self.log = root / "serve.log"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log, env=os.environ)

    def shows(self, path: str, words: str) -> bool:
        """Whether the page comes to hold the words, within half a minute."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                with urlopen(self.address + path, timeout=5) as answer:
                    if words in unescape(answer.read().decode()):
                        return True
            except OSError:
                pass
            time.sleep(0.2)
        return False

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=20)


@pytest.fixture
def serve(project: Project) -> Iterator[tuple[Path, Server]]:
    root = project({"mkdocs.yml": CONFIG})
    server = Server(root)
    yield root, server
    server.stop()


def test_the_live_preview_keeps_the_last_good_site_and_recovers(serve: tuple[Path, Server]) -> None:
    root, server = serve
    assert server.shows("companies/openai/", "OpenAI")

    write_files(root, {"content/companies/openai.yml": "nmae: Open AI Two\n"})
    assert server.shows("companies/openai/", "openai.yml:1:1: error[unknown-key]")
    assert server.shows("companies/openai/", "This is the last good site. 2 errors:")
    assert server.shows("companies/openai/", "<h1")
    assert "error[unknown-key]" in server.log.read_text()

    write_files(root, {"content/companies/openai.yml": "name: Open AI Three\n"})
    assert server.shows("companies/openai/", "Open AI Three")
    assert "Traceback" not in server.log.read_text()


def test_the_live_preview_starts_on_a_broken_project_and_shows_a_new_seed(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG, "content/companies/openai.yml": "nmae: OpenAI\n"})
    server = Server(root)
    try:
        assert server.shows("", "error[unknown-key]")
        assert server.shows("", "<p>2 errors:")
        write_files(root, {"content/companies/openai.yml": "name: OpenAI\n"})
        assert server.shows("companies/openai/", "<h1")
    finally:
        server.stop()


IDS = re.compile(r'\s(?:id|name)="([^"]+)"')
LINKS = re.compile(r'\s(?:href|src)="([^"]+)"')


def broken_links(site: Path) -> list[tuple[str, str]]:
    """The links of a built site that lead to no file, to an anchor that is not there, or out of the site, which may be published
    below a path of its own."""
    pages = {path: path.read_text() for path in site.rglob("*.html") if path.name != "404.html"}
    anchors = {path: {unescape(found) for found in IDS.findall(text)} for path, text in pages.items()}
    broken = []
    for path, text in pages.items():
        here = "/record/" + path.relative_to(site).as_posix()
        for link in map(unescape, LINKS.findall(text)):
            parts = urlsplit(urljoin(here, link))
            if parts.scheme:
                continue
            is_within = parts.path.startswith("/record/")
            target = site / unquote(parts.path).removeprefix("/record/")
            target = target / "index.html" if target.is_dir() else target
            if (
                not is_within
                or not target.is_file()
                or (parts.fragment and target in anchors and parts.fragment not in anchors[target])
            ):
                broken.append((here, link))
    return broken


def test_every_link_and_anchor_of_the_built_site_resolves(site: Path) -> None:
    assert broken_links(site) == []
    assert len(list(site.rglob("*.html"))) > 30


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    loads = re.compile(r"<(?:script|img|link|iframe)[^>]*\s(?:src|href)=\"(https?:|//)[^\"]*\"")
    found = {path: match[0] for path in site.rglob("*.html") for match in loads.finditer(path.read_text())}
    assert {path: link for path, link in found.items() if 'rel="canonical"' not in link} == {}
