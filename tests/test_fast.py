"""The fast way, pages from their trees in a frame, and the plain way through Markdown lead to the same bytes."""

import os
from multiprocessing import active_children

import pytest
import yaml
from jinja2 import DictLoader, Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files as MkDocsFiles

from generator.hosts import aside
from generator.hosts.mkdocs_frames import Compiled
from generator.hosts.mkdocs_pages import MadeHtml, Pages
from generator.hosts.mkdocs_theme import ListedTheme
from tests.conftest import REPOSITORY, Files, Project, files_of, write_files
from tests.test_mkdocs import CONFIG, mkdocs

HOOK = "def on_page_markdown(markdown, **kwargs):\n    return markdown\n"
"""A hook that does nothing, but asks for the Markdown: then every page has to be made of it."""
FULL = (REPOSITORY / "mkdocs.yml").read_text()
HOSTILE = """<b>"O'Neill" & Söhne</b> {{ page }} mark-title-mark"""


def company(**facts: str) -> str:
    return yaml.safe_dump(facts, allow_unicode=True, default_style='"')


ADDRESSED = FULL.replace('!ENV [SITE_URL, ""]', "https://e.org/r/").replace('!ENV [REPOSITORY_URL, ""]', "https://g.org/r")
ODD = {"content/companies/openai.yml": company(name=HOSTILE, summary=HOSTILE, website="https://e.org/?a=1&b=(2)")}
TEMPLATES: Files = {
    "theme/own.css": "p {}",
    "theme/partials/copyright.html": "<p>{{ base_url }}{% for one in nav %}{{ one.title }}{% endfor %}</p>",
}


@pytest.mark.parametrize(
    ("config", "more"),
    [
        (CONFIG, {}),
        (FULL, {}),
        (ADDRESSED, {}),
        (FULL, ODD),
        (CONFIG.replace("attr_list, ", ""), {}),
        (CONFIG.replace("[tables", "[toc: {permalink: true}, tables"), {}),
        (CONFIG.replace("site_name: Small", "site_name: mark-content"), {}),
        (CONFIG.replace("font: false", "font: false, custom_dir: theme"), TEMPLATES),
        (CONFIG + "nav: [index.md, deals/index.md, timeline.md, {Sources: [sources/index.md, companies/openai.md]}]\n", {}),
    ],
)
def test_both_ways_give_the_same_bytes(config: str, more: Files, project: Project) -> None:
    root = project({"mkdocs.yml": config, **more})
    assert mkdocs(root, "build").returncode == 0
    fast = files_of(root / "site")

    write_files(root, {"hook.py": HOOK, "mkdocs.yml": f"{config}\nhooks: [hook.py]\n"})
    assert mkdocs(root, "build").returncode == 0

    assert files_of(root / "site") == fast
    assert b"In English" in fast["deals/talks/index.html"]


@pytest.mark.parametrize(
    ("config", "ways"),
    [
        (CONFIG, (True, True)),
        (FULL, (True, True)),
        (CONFIG + "hooks: [hook.py]\n", (False, False)),
        (CONFIG.replace("[generator]", "[generator, search]"), (True, False)),
        (CONFIG.replace("attr_list, ", ""), (False, False)),
        (CONFIG.replace("[tables", "[admonition, tables"), (False, False)),
        (CONFIG.replace("font: false", "font: false, custom_dir: content"), (True, True)),
        (CONFIG.replace("font: false", "font: false, features: [content.action.view]"), (True, False)),
    ],
)
def test_the_fast_way_is_gone_where_nothing_speaks_against_it(config: str, ways: tuple[bool, bool], project: Project) -> None:
    root = project({"mkdocs.yml": config, "hook.py": HOOK})
    loaded = load_config(str(root / "mkdocs.yml"))
    pages = Pages(loaded, loaded.plugins["generator"], MadeHtml())
    assert (pages.takes_html, pages.takes_frames) == ways


@pytest.mark.parametrize(
    ("template", "is_fast"),
    [
        ("<footer>{{ config.site_name }}, see {{ base_url }}/method/</footer>", True),
        ("<footer>{% if page %}{{ page.url }}{% endif %}</footer>", False),
        ("<footer>{{ 'deals/talks/' | url }}</footer>", False),
        ("<footer>{% include 'partials/source.html' %}</footer>", False),
        ("<footer>{% if %}</footer>", False),
        (b"<footer>\xff</footer>", False),
    ],
)
def test_the_fast_way_stays_where_a_template_of_the_site_says_the_same_on_every_page(
    template: str | bytes, is_fast: bool, project: Project
) -> None:
    config = CONFIG.replace("font: false", "font: false, custom_dir: theme")
    loaded = load_config(str(project({"mkdocs.yml": config, "theme/partials/footer.html": template}) / "mkdocs.yml"))
    assert Pages(loaded, loaded.plugins["generator"], MadeHtml()).takes_frames == is_fast


def test_a_template_of_the_site_is_heeded(project: Project) -> None:
    config = CONFIG.replace("font: false", "font: false, custom_dir: theme")
    root = project({"mkdocs.yml": config, "theme/partials/footer.html": "<footer>{{ page.file.src_uri if page }}</footer>"})
    assert mkdocs(root, "build").returncode == 0
    assert b"<footer>companies/openai.md</footer>" in files_of(root / "site")["companies/openai/index.html"]


def test_a_template_in_whose_place_the_program_has_its_own_fails_a_strict_build(project: Project) -> None:
    config = CONFIG.replace("font: false", "font: false, custom_dir: theme")
    root = project({"mkdocs.yml": config, "theme/main.html": '{% extends "base.html" %}', "theme/assets/own.css": "p {}"})
    run = mkdocs(root, "build", "--strict")
    assert (run.returncode, (root / "site").exists()) == (1, False)
    assert "theme.custom_dir: main.html is not used, as the program brings its own" in run.stderr


def test_the_file_behind_a_page_can_be_shown(project: Project) -> None:
    root = project({"mkdocs.yml": ADDRESSED.replace("content.action.edit", "content.action.view")})
    assert mkdocs(root, "build").returncode == 0
    assert b'"https://g.org/r/raw/main/content/companies/openai.yml"' in files_of(root / "site")["companies/openai/index.html"]


def test_what_a_hook_does_to_the_templates_is_heeded(project: Project) -> None:
    config = CONFIG.replace("font: false", "font: false, custom_dir: theme") + "hooks: [hook.py]\n"
    hook = "def on_env(env, **kwargs):\n    env.trim_blocks = True\n"
    root = project(
        {"mkdocs.yml": config, "hook.py": hook, "theme/partials/footer.html": "<footer>{% if 1 %}\n{% endif %}</footer>"}
    )
    assert mkdocs(root, "build").returncode == 0
    assert b"<footer></footer>" in files_of(root / "site")["companies/openai/index.html"]


def test_a_slip_in_a_template_of_the_site_is_said_once_in_a_line(project: Project) -> None:
    config = CONFIG.replace("font: false", "font: false, custom_dir: theme")
    root = project({"mkdocs.yml": config, "theme/partials/footer.html": "\n{% if %}"})
    build = mkdocs(root, "build")
    where = f"{root}/theme/partials/footer.html:2"
    assert f"{where}: Expected an expression, got 'end of statement block'; nothing was published\n" in build.stdout
    assert (build.returncode, "Traceback" in build.stderr, (root / "site").exists()) == (1, False, False)


def test_a_theme_lists_what_is_copied_and_brings_its_icons() -> None:
    config = load_config(str(REPOSITORY / "mkdocs.yml"))
    listed = ListedTheme(config.theme)
    found, plain = MkDocsFiles([]), MkDocsFiles([])
    found.add_files_from_theme(listed.get_env(), config)
    plain.add_files_from_theme(config.theme.get_env(), config)
    assert [file.src_uri for file in found] == [file.src_uri for file in plain] != []
    assert listed.get_env().get_template(".icons/material/magnify.svg").render().startswith("<svg")


def test_templates_are_compiled_here_where_the_process_beside_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ending:
        def get_env(self) -> None:
            os._exit(3)

    monkeypatch.setattr(aside, "goes_beside", lambda: True)
    compiled = Compiled()
    compiled.begin(Ending())  # type: ignore[arg-type]
    env = Environment(loader=DictLoader({"a": "b"}), bytecode_cache=compiled)
    assert env.get_template("a").render() == "b"


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"content/companies/openai.yml": "nmae: OpenAI\n"}, "nothing was built"),
        ({"hook.py": "from mkdocs.exceptions import Abort\n\ndef on_nav(nav, **kwargs):\n    raise Abort('late')\n"}, "late"),
    ],
)
def test_a_build_that_fails_leaves_no_process_behind(more: Files, fault: str, project: Project) -> None:
    hooks = "hooks: [hook.py]\n" if "hook.py" in more else ""
    root = project({"mkdocs.yml": CONFIG + hooks, **more})
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(Abort, match=fault):
        build(config)
    config.plugins.on_shutdown()
    assert active_children() == []
