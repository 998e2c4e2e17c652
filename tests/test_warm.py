"""A build beside an older site, and a live preview after many edits, give the bytes of a build from nothing."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.hosts.mkdocs import GeneratorPlugin
from generator.hosts.mkdocs_outlet import Preview
from generator.hosts.output import LiveFolder, NewFolder, Overtaken, Round
from tests.conftest import Project, files_of
from tests.test_mkdocs import CONFIG

STEPS = 6
PICTURE = "No picture, but always {} of the same size"


def edits(root: Path, chance: random.Random) -> Iterator[None]:
    """Random edits, additions, renames and deletions; the project stays sound."""
    companies = root / "content/companies"
    for number in range(STEPS):
        added = sorted(companies.glob("added-*.yml"))
        step = chance.choice(["edit", "add", "add", "rename", "delete", "page", "picture"])
        if step == "rename" and added:
            chance.choice(added).rename(companies / f"added-new-{number}.yml")
        elif step == "delete" and added:
            chance.choice(added).unlink()
        elif step == "page":
            (root / "content/notes.md").write_text(
                f"---\ntitle: Notes {number}\n---\nOn Amazon, [a deal](deals/talks.md#flows).\n"
            )
        elif step == "picture":
            (root / "content/picture.png").write_text(PICTURE.format(number))
        elif step == "edit":
            (companies / "amazon.yml").write_text(f"name: Amazon\nsummary: Seen {number} times with OpenAI.\n")
        else:
            (companies / f"added-{number}.yml").write_text(f"name: Firm {number}\nsummary: A firm like OpenAI.\n")
        yield


def built(root: Path, site: Path) -> dict[str, bytes]:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return files_of(site)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_build_beside_an_older_site(seed: int, project: Project, tmp_path: Path) -> None:
    root = project({"mkdocs.yml": CONFIG})
    built(root, tmp_path / "warm")
    for _ in edits(root, random.Random(seed)):
        warm = built(root, tmp_path / "warm")
        shutil.rmtree(tmp_path / "clean", ignore_errors=True)
        assert built(root, tmp_path / "clean") == warm


def served(root: Path, site: Path, kept: dict[str, Any]) -> dict[str, bytes]:
    """A build of a preview; what its plugin keeps for the next one is kept in `kept`."""
    site.mkdir(exist_ok=True)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
    plugin = config.plugins["generator"]
    assert isinstance(plugin, GeneratorPlugin)
    if not kept:
        GeneratorPlugin.__init__(plugin)  # MkDocs gives the same one each time
        config.plugins.on_startup(command="serve", dirty=False)
    vars(plugin).update(kept)
    build(config, serve_url="http://127.0.0.1/")
    assert isinstance(plugin.outlet, Preview) and plugin.outlet.following
    plugin.outlet.following.join()
    kept.update(vars(plugin))
    return files_of(site)


@pytest.mark.parametrize("seed", [5, 6])
def test_a_live_preview(seed: int, project: Project, tmp_path: Path) -> None:
    root = project({"mkdocs.yml": CONFIG, "content/picture.png": PICTURE.format(STEPS)})
    kept: dict[str, Any] = {}
    served(root, tmp_path / "live", kept)
    for number, _ in enumerate(edits(root, random.Random(seed))):
        assert served(root, tmp_path / f"clean-{number}", {}) == served(root, tmp_path / "live", kept)


def test_a_preview_shows_what_changes_in_a_template_of_the_site_that_few_pages_show(project: Project, tmp_path: Path) -> None:
    config, footer = (
        CONFIG.replace("font: false", "font: false, custom_dir: theme"),
        "{% if base_url == '../..' %}deep{% endif %}",
    )
    root = project({"mkdocs.yml": config, "theme/partials/footer.html": footer})
    kept: dict[str, Any] = {}
    before = served(root, tmp_path / "live", kept)
    (root / "theme/partials/footer.html").write_text(footer.replace("deep", "deeper"))
    after = served(root, tmp_path / "live", kept)
    assert b"deep" in before["companies/openai/index.html"] and b"deeper" in after["companies/openai/index.html"]


@pytest.mark.parametrize("more", ["exclude_docs: hidden.txt\n", "extra_templates: [robots.txt]\n"])
def test_a_preview_copies_what_a_build_copies(more: str, project: Project, tmp_path: Path) -> None:
    texts = {f"theme/{name}.txt": "For {{ config.site_name }}" for name in ("robots", "hidden", "plain")}
    config = CONFIG.replace("font: false", "font: false, custom_dir: theme") + more
    root = project({"mkdocs.yml": config, "content/picture.png": "one", **texts})
    published, previewed = built(root, tmp_path / "site"), served(root, tmp_path / "live", {})
    for name in ("robots.txt", "hidden.txt", "plain.txt", "picture.png"):
        assert previewed.get(name) == published.get(name), name


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    for folder, content in (("old", b"same"), ("new", b"")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a").write_bytes(content)
    (tmp_path / "old/b").symlink_to("a")
    (tmp_path / "old/c").write_bytes(b"before")
    output = NewFolder(tmp_path / "empty", tmp_path / "old")
    for name, content in (("a", b"same"), ("b", b"same"), ("c", b"now")):
        output.write(name, content)
    made = tmp_path / "empty"
    assert made.joinpath("a").samefile(tmp_path / "old/a")
    assert not made.joinpath("b").is_symlink() and not made.joinpath("c").samefile(tmp_path / "old/c")
    assert files_of(made) == {"a": b"same", "b": b"same", "c": b"now"} and (tmp_path / "old/c").read_bytes() == b"before"


def test_a_build_that_was_overtaken_writes_no_more(tmp_path: Path) -> None:
    live = LiveFolder(tmp_path)
    first = Round(live)
    first.write("a", "one")
    second = Round(live)
    with pytest.raises(Overtaken):
        first.write("b", "one")
    with pytest.raises(Overtaken):
        first.finish()
    second.write("c", "two")
    second.finish()
    assert files_of(tmp_path) == {"c": b"two"}


def test_what_is_made_of_the_same_is_made_once_but_again_after_it_was_gone(tmp_path: Path) -> None:
    live, made = LiveFolder(tmp_path), []

    def build(**sources: str) -> None:
        output = Round(live)
        for path, source in sources.items():
            output.write_made(path, source, lambda source=source: made.append(source) or source)  # type: ignore[misc, func-returns-value]
        output.finish()

    build(a="one", b="two")
    build(a="one", b="other")
    build(a="one")
    build(a="one", b="other")
    assert made == ["one", "two", "other", "other"]
    assert files_of(tmp_path) == {"a": b"one", "b": b"other"}
