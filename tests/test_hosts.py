"""One new site under every host: it is sound, and its addresses and words are the same whoever builds it."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from generator.cli import main
from generator.hosts.configuration import publication_of
from tests.conftest import REPOSITORY, Files, Project, files_no_larger_than
from tests.test_mkdocs import CONFIG, broken_links, mkdocs

OTHERS = ("properdocs", "zensical")
OLD = "companies/old-bank/index.html"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `generator init` makes."""
    root = tmp_path_factory.mktemp("new") / "wind"
    result = run("init", str(root), "--title", 'Wind & "water"')
    assert result.exit_code == 0, result.output
    return root


@pytest.fixture(scope="module")
def sites(new: Path) -> dict[str, Path]:
    """The new site as each host builds it, with a company that was renamed, and as many deals as make a picture."""
    renamed = new / "content/companies/sample-bank.yml"
    renamed.write_text(f"{renamed.read_text()}formerly: old-bank\n")
    loan = new / "content/deals/example-loan.yml"
    for name in ("second", "third"):
        (loan.parent / f"{name}-loan.yml").write_text(loan.read_text().replace("name: Loan", f"name: The {name} loan"))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site-mkdocs"]
    subprocess.run(command, cwd=new, check=True, capture_output=True)
    for host in OTHERS:
        result = run("site", "--root", str(new), host, str(new / f"site-{host}"))
        assert result.exit_code == 0, result.output
    return {host: new / f"site-{host}" for host in ("mkdocs", *OTHERS)}


def test_a_new_site_is_sound_and_says_what_to_do_next(new: Path) -> None:
    check = run("check", "--root", str(new))
    assert (check.exit_code, check.stdout) == (0, "")
    assert run("fmt", "--root", str(new), "--check").exit_code == 0
    assert run("schema", "--root", str(new), "--check").exit_code == 0
    assert (new / ".github/workflows/publish.yml").is_file() and (new / ".github/ISSUE_TEMPLATE/deal.yml").is_file()
    assert "## What to do next" in (new / "README.md").read_text()
    assert "## What to do next" in (new / "content/index.md").read_text()


def test_a_new_site_shows_a_claim_of_each_shape(new: Path, sites: dict[str, Path]) -> None:
    claims = (sites["mkdocs"] / "data/claims.csv").read_text()
    for shape in ("money", "quantity", "date", "stage", "reference", "text"):
        assert f",{shape}," in claims
    title = html.fromstring((sites["mkdocs"] / "index.html").read_bytes()).findtext("head/title")
    assert title and title.startswith('Wind & "water"')


def test_a_new_site_follows_light_and_dark(new: Path) -> None:
    found = [
        re.search(r"^  palette:\n( {4}.*\n)+", (root / "mkdocs.yml").read_text(), re.MULTILINE) for root in (new, REPOSITORY)
    ]
    assert found[0] and found[1] and found[0][0] == found[1][0]


def test_a_new_site_has_the_kinds_that_were_asked_for(tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "new"), "--kind", "deals").exit_code == 0
    assert run("write", "--root", str(tmp_path / "new"), str(tmp_path / "out")).exit_code == 0
    assert (tmp_path / "out/deals/index.md").is_file()
    assert not (tmp_path / "out/chips").exists()
    assert not (tmp_path / "out/data/chips.csv").exists()
    assert run("new", "--root", str(tmp_path / "new"), "deal", "another-loan").exit_code == 0
    known = ("out/data.md", "out/coverage.md", "out/data/flows.csv", "new/content/deals/another-loan.yml")
    assert [
        name for name in known if re.search("^# chips:|\\bchips\\b \\||,chips,|deals.chips", (tmp_path / name).read_text(), re.M)
    ] == []
    schema = json.loads((tmp_path / "new/schemas/deal.json").read_text())
    assert "chips" not in schema["properties"] and "chips" not in schema["$defs"]["Flow"]["properties"]


@pytest.mark.parametrize("title", ["", " ", "two\nlines", "hidden\u200b", "not UTF-8\udcff", "x" * 301])
def test_a_title_that_no_site_can_have_is_wrong_usage(tmp_path: Path, title: str) -> None:
    result = run("init", str(tmp_path / "new"), "--title", title)
    assert (result.exit_code, "--title is one line" in result.output, (tmp_path / "new").exists()) == (2, True, False)


def test_a_title_is_taken_as_it_is(tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "new"), "--title", "Firms: KINDS").exit_code == 0
    assert publication_of(tmp_path / "new").title == "Firms: KINDS"


def test_a_site_without_deals_and_chips_has_no_pages_about_them(tmp_path: Path) -> None:
    root = tmp_path / "new"
    assert run("init", str(root), "--kind", "companies").exit_code == 0
    assert run("site", "--root", str(root), "properdocs", str(root / "out")).exit_code == 0
    pages = {path.parent.name for path in (root / "out").rglob("index.html")} - {"out", "example-works", "sample-bank"}
    assert pages == {"companies", "sources", "example-gazette", "wind-farm-loan", "disputes", "coverage", "data"}
    assert broken_links(root / "out") == []
    assert "deal" not in words(root / "out/coverage/index.html")
    assert "deal" not in (root / "README.md").read_text()


def own_files(site: Path) -> dict[str, Path]:
    """What the generator is answerable for: not the theme's files, the map, or the copies that `edit this page` opens."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    not_ours = ("assets/", "files/", "sitemap", "search.json")
    return {name: path for name, path in files.items() if not name.startswith(not_ours)}


def words(page: Path) -> str:
    """The words of a page, but for the tools that MkDocs' theme puts below them: they are no part of the record."""
    [article] = html.fromstring(page.read_bytes()).iter("article")
    for tools in list(article.iter("aside")):
        parent = tools.getparent()
        assert parent is not None
        parent.remove(tools)
    return " ".join("".join(map(str, article.itertext())).split())


@pytest.mark.parametrize("host", OTHERS)
def test_addresses_and_words_are_the_same_under_another_host(sites: dict[str, Path], host: str) -> None:
    expected, found = own_files(sites["mkdocs"]), own_files(sites[host])
    assert set(found) == set(expected)
    pages = [name for name in expected if name.endswith("index.html") and name != OLD]
    assert len(pages) > 10
    assert {name: words(found[name]) for name in pages} == {name: words(expected[name]) for name in pages}
    same = [OLD, *(name for name in expected if not name.endswith((".html", ".gz")))]
    assert [name for name in same if found[name].read_bytes() != expected[name].read_bytes()] == []


@pytest.mark.parametrize("host", ["mkdocs", *OTHERS])
def test_every_link_and_anchor_resolves_and_every_page_has_its_metadata(sites: dict[str, Path], host: str) -> None:
    assert broken_links(sites[host]) == []
    for name, page in own_files(sites[host]).items():
        if name.endswith("index.html") and name != OLD:
            assert page.read_text().count('<script type="application/ld+json">') == 1, name


def test_a_host_that_fails_says_so_in_one_line_and_leaves_nothing(project: Project) -> None:
    root = project({"mkdocs.yml": "site_name: Small\nno_such_key: [\n"})
    result = run("site", "--root", str(root), "properdocs", str(root / "made"))
    assert (result.exit_code, len(result.output.splitlines())) == (1, 1)
    assert "mkdocs.yml cannot be read" in result.output

    (root / "mkdocs.yml").write_text("site_name: Small\ntheme: {name: material}\nmarkdown_extensions: [no_such_extension]\n")
    result = run("site", "--root", str(root), "properdocs", str(root / "made"))
    assert (result.exit_code, len(result.output.splitlines())) == (1, 1)
    assert "no_such_extension" in result.output
    assert not (root / "made").exists() and list((root / "build").iterdir()) == []


@pytest.mark.parametrize("host", OTHERS)
def test_the_settings_of_the_project_hold_under_another_host(project: Project, host: str) -> None:
    config = CONFIG.replace("font: false", "font: false, custom_dir: theme") + "use_directory_urls: false\n"
    files: Files = {"theme/partials/footer.html": "<footer>A footer</footer>", "theme/own.css": "a {}", "theme/own.js": "1"}
    root = project(files | {"mkdocs.yml": f"{config}extra_css: [own.css]\nextra_javascript: [own.js]\n"})
    result = run("site", "--root", str(root), host, str(root / "made"))
    assert result.exit_code == 0, result.output
    page = (root / "made/companies/openai/index.html").read_text()
    assert page.index("record.css") < page.rindex("own.css") and page.count("own.js") == 1
    assert (root / "made/own.css").is_file()
    assert "<footer>A footer</footer>" in (root / "made/companies/openai/index.html").read_text()
    assert list(root.glob(".host-*")) == []


@pytest.mark.parametrize("host", OTHERS)
def test_a_link_that_leads_nowhere_fails_under_every_host(tmp_path: Path, host: str) -> None:
    root = tmp_path / "new"
    assert run("init", str(root)).exit_code == 0
    (root / "content/index.md").write_text("---\ntitle: Home\n---\n[gone](totals.md#gone)\n")
    result = run("site", "--root", str(root), host, str(root / "made"))
    assert (result.exit_code, len(result.output.splitlines())) == (1, 1)
    assert "index.md" in result.output and not (root / "made").exists()


def test_a_link_that_would_be_lost_below_a_path_fails_in_a_new_site(tmp_path: Path) -> None:
    root = tmp_path / "new"
    assert run("init", str(root)).exit_code == 0
    (root / "content/index.md").write_text("---\ntitle: Home\n---\n[totals](/totals/)\n")
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 1 and "absolute link '/totals/'" in result.stderr and "'totals.md'?" in result.stderr


def test_settings_are_read_without_running_anything(project: Project) -> None:
    settings = "site_name: !!python/object/apply:os.getcwd []\nsite_url: !ENV [NO_SUCH_VARIABLE, 'https://example.org/x']\n"
    found = publication_of(project({"mkdocs.yml": settings}))
    assert found.title == project({}).name
    assert found.url("deals/") == "https://example.org/x/deals/"


def test_settings_that_are_inherited_are_read_too(project: Project) -> None:
    own = "INHERIT: more/base.yml\nsite_url: https://example.org/x\n"
    root = project({"mkdocs.yml": own, "more/base.yml": "site_name: Small\nsite_url: https://example.org/y\n"})
    assert (publication_of(root).title, publication_of(root).address) == ("Small", "https://example.org/x/")


@pytest.mark.parametrize("address", ["https://example.org/x/?y=1", "https://ex ample.org/"])
def test_an_address_of_which_no_other_can_be_made_is_refused_in_one_line(project: Project, address: str) -> None:
    root = project({"mkdocs.yml": f"{CONFIG}site_url: {address}\n"})
    result = run("write", "--root", str(root), str(root / "made"))
    assert (result.exit_code, len(result.output.splitlines())) == (1, 1)
    assert result.output.startswith(f'Error: mkdocs.yml: site_url: "{address}"')
    build = mkdocs(root, "build")
    assert build.returncode == 1 and build.stderr.strip().splitlines()[-1] in result.output


def test_what_hinders_the_configuration_is_told_with_its_file(project: Project) -> None:
    for inherited in ({}, {"more.yml": "a: ["}, {"more.yml": "INHERIT: more.yml"}):
        root = project({"mkdocs.yml": "INHERIT: more.yml", **inherited})
        result = run("write", "--root", str(root), str(root / "made"))
        assert (result.exit_code, len(result.output.splitlines()), "made" in result.output) == (1, 1, False)
        assert result.output.startswith("Error: mkdocs.yml cannot be read: " if inherited else f"Error: {root}/more.yml: No such")


@pytest.mark.parametrize("host", OTHERS)
def test_the_name_of_a_site_is_the_same_wherever_a_page_says_it(project: Project, host: str) -> None:
    name = """The "best" & <b>it's</b>"""
    config = CONFIG.replace("Small", json.dumps(name)) + f"site_description: {json.dumps(name)}\n"
    root = project({"mkdocs.yml": config, "content/more.md": "---\ntitle: More\n---\nWords.\n"})
    assert run("site", "--root", str(root), host, str(root / "made")).exit_code == 0
    page = html.fromstring((root / "made/more/index.html").read_bytes())
    said = ("//title/text()", "//header//a/@title", "//header//a/@aria-label", "//meta[@name='description']/@content")
    assert [page.xpath(path) for path in said] == [[f"More - {name}"], [name], [name], [name]]


@pytest.mark.parametrize("theme", ["theme: material", ""])
@pytest.mark.parametrize("host", OTHERS)
def test_no_host_asks_another_for_fonts(project: Project, host: str, theme: str) -> None:
    root = project({"mkdocs.yml": CONFIG.replace("theme: {name: material, font: false}", theme)})
    result = run("site", "--root", str(root), host, str(root / "made"))
    assert result.exit_code == 0, result.output
    page = (root / "made/index.html").read_text()
    assert "fonts.g" not in page and "md-header" in page


def test_what_lies_in_the_way_is_told_and_not_the_folder_that_was_to_be_filled(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG, "build": "a file\n"})
    assert run("site", "--root", str(root), "zensical", str(root / "made")).output == f"Error: {root}/build: File exists\n"
    assert run("write", "--root", str(root), str(root / "build/made")).output == f"Error: {root}/build: File exists\n"


@pytest.mark.parametrize("command", [("write", "--root", "{root}", "{target}"), ("init", "{target}")])
def test_where_it_cannot_write_there_is_one_line_and_nothing_half_written(
    project: Project, tmp_path: Path, command: tuple[str, ...]
) -> None:
    root = project({})
    place = tmp_path / "place"
    place.mkdir()

    def refused(target: Path) -> str:
        result = run(*(part.format(root=root, target=target) for part in command))
        assert (result.exit_code, len(result.output.splitlines())) == (1, 1)
        return result.output

    with files_no_larger_than(1000):
        assert "File too large" in refused(place / "full")
    assert list(place.iterdir()) == []

    (place / "file").write_text("mine")
    assert "Not a directory" in refused(place / "file")
    (place / "other").mkdir()
    (place / "other/file").write_text("mine")
    assert "the folder is not empty" in refused(place / "other")
    assert refused(Path("/proc/no-place")).startswith("Error: /proc/no-place: ")
    assert sorted(path.relative_to(place).as_posix() for path in place.rglob("*")) == ["file", "other", "other/file"]
    shutil.rmtree(place)
