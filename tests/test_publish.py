"""The published folder is always a whole site, the old or the new, however a build ends."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.hosts import publish
from generator.hosts.output import LiveFolder, NewFolder, Output, Round
from tests.conftest import Project, files_no_larger_than, files_of, nobody_in, write_files
from tests.test_mkdocs import CONFIG, mkdocs


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A folder that was built, and the one that is published."""
    write_files(tmp_path, {".site.new/index.html": "new", ".site.new/a/b.html": "new", "site/index.html": "old"})
    return tmp_path / ".site.new", tmp_path / "site"


@pytest.mark.parametrize("exchanges", [True, False])
def test_a_built_folder_takes_the_place_of_the_published_one(
    folders: tuple[Path, Path], exchanges: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, published = folders
    if not exchanges:
        monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    publish.publish(built, published)
    assert sorted(path.name for path in published.parent.iterdir()) == ["site"]
    assert (published / "index.html").read_text() == (published / "a/b.html").read_text() == "new"


def test_where_the_second_step_fails_the_old_site_comes_back(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    built, published = folders
    rename = Path.rename

    def full(self: Path, target: Path) -> Path:
        if self == built:
            raise OSError(errno.ENOSPC, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        publish.publish(built, published)
    assert (published / "index.html").read_text() == "old"


def test_a_build_that_ended_between_the_steps_is_mended(folders: tuple[Path, Path]) -> None:
    built, published = folders
    published.rename(published.with_name(".site.old"))
    with publish.alone(published):
        assert (published / "index.html").read_text() == "old" and not built.exists()


@pytest.mark.parametrize("exchanges", [True, False])
def test_what_is_hidden_in_the_published_folder_goes_on(
    folders: tuple[Path, Path], exchanges: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, published = folders
    if not exchanges:
        monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    write_files(published, {".git/HEAD": "main", ".nojekyll": "", "stale.html": "old"})
    publish.publish(built, published)
    assert sorted(files_of(published)) == [".git/HEAD", ".nojekyll", "a/b.html", "index.html"]


@pytest.mark.parametrize("exchanges", [True, False])
def test_where_what_is_hidden_cannot_go_on_the_old_site_comes_back(
    folders: tuple[Path, Path], exchanges: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, published = folders
    write_files(published, {".a": "a", ".b": "b"})
    rename = Path.rename

    def full(self: Path, target: Path) -> Path:
        if self.name == ".b":
            raise OSError(errno.ENOSPC, "No space left on device")
        return rename(self, target)

    if not exchanges:
        monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        publish.publish(built, published)
    assert sorted(files_of(published)) == [".a", ".b", "index.html"]
    assert (published / "index.html").read_text() == "old"


def test_what_is_hidden_survives_a_build_that_ended_before_it_was_moved(folders: tuple[Path, Path]) -> None:
    built, published = folders
    write_files(built, {".git/HEAD": "main"})  # the two were exchanged: this is the old site
    publish.mend(published)
    assert (published / ".git/HEAD").read_text() == "main" and not built.exists()


def test_a_folder_that_may_not_be_written_does_not_stay_in_the_way(tmp_path: Path) -> None:
    with nobody_in(tmp_path, 0o777):
        write_files(Path(), {".site.new/companies/a.html": "old", ".site.new/a/b/c.html": "old"})
        for folder in ("companies", "a/b", "a", "."):
            Path(".site.new", folder).chmod(0o555)
        publish.mend(Path("site"))
        assert list(Path().iterdir()) == []


@pytest.mark.parametrize("name", [".site.lock", ".site.new", ".site.old"])
def test_nothing_is_written_through_a_link(tmp_path: Path, name: str) -> None:
    write_files(tmp_path, {"elsewhere/file": "mine"})
    target = tmp_path / ("elsewhere/file" if name == ".site.lock" else "elsewhere")
    (tmp_path / name).symlink_to(target)
    with pytest.raises(OSError, match=f"{name} is a link"), publish.alone(tmp_path / "site"):
        pass
    assert (tmp_path / "elsewhere/file").read_text() == "mine" and len(list((tmp_path / "elsewhere").iterdir())) == 1


@pytest.mark.parametrize("folder", ["seeds", "seeds/site", "link"])
def test_a_site_never_takes_the_place_of_what_people_wrote(project: Project, folder: str) -> None:
    root = project({"mkdocs.yml": CONFIG})
    (root / "link").symlink_to("content")
    before = files_of(root)
    run = mkdocs(root, "build", "--site-dir", folder)
    assert run.returncode == 1 and "The 'site_dir' should not be within" in run.stdout and "Traceback" not in run.stderr
    assert files_of(root) == before


def test_two_builds_do_not_publish_at_once(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG})
    with publish.alone(root / "site"):
        run = mkdocs(root, "build")
    assert (run.returncode, run.stderr.count("Traceback")) == (1, 0)
    assert "another build is about to publish into site/: wait for it to end" in run.stderr + run.stdout
    assert mkdocs(root, "build").returncode == 0


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG})
    sites = []
    for name in ("One", "Two"):
        write_files(root, {"content/companies/openai.yml": f"name: {name}\n"})
        started = time.monotonic()
        assert mkdocs(root, "build").returncode == 0
        takes = time.monotonic() - started
        sites.append(files_of(root / "site"))
    chance = random.Random(8)
    for _ in range(6):
        process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=root, env=os.environ)
        time.sleep(chance.uniform(0.3, 1.0) * takes)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert files_of(root / "site") in sites
    assert mkdocs(root, "build").returncode == 0
    assert sorted(path.name for path in root.iterdir() if path.name.startswith(".site")) == [".site.lock"]
    assert files_of(root / "site") == sites[1]


def test_a_folder_that_may_not_be_written_is_said_in_one_line(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG, "taken": "a file"})
    run = mkdocs(root, "build", "--site-dir", "taken/site")
    assert (run.returncode, "Traceback" in run.stderr) == (1, False)
    assert (root / "taken").read_text() == "a file"


@pytest.mark.parametrize("folder", [NewFolder, lambda path: Round(LiveFolder(path))])
def test_a_file_that_is_cut_off_by_a_full_disk_is_a_fault(tmp_path: Path, folder: Callable[[Path], Output]) -> None:
    with files_no_larger_than(1_000), pytest.raises(OSError, match="File too large"):
        folder(tmp_path).write("index.html", "a" * 2_000)


def test_a_live_file_that_could_not_be_written_is_written_again(tmp_path: Path) -> None:
    live = Round(LiveFolder(tmp_path))
    live.write("a.html", "old")
    (tmp_path / ".a.html.new").mkdir()
    with pytest.raises(OSError):
        live.write("a.html", "new")
    (tmp_path / "a.html").write_text("half")
    (tmp_path / ".a.html.new").rmdir()
    live.write("a.html", "old")
    assert (tmp_path / "a.html").read_text() == "old"


def test_a_strict_build_that_ends_for_its_warnings_publishes_nothing(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG, "content/about.md": "---\ntitle: About\n---\n![a](missing.png)\n"})
    assert mkdocs(root, "build", "--strict").returncode == 1 and not (root / "site").exists()
    assert mkdocs(root, "build").returncode == 0 and (root / "site/about/index.html").exists()


def test_the_published_site_can_be_deployed_to_a_branch(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({"mkdocs.yml": CONFIG, "content/about.md": "---\ntitle: About\n---\nWords.\n"})
    monkeypatch.setenv("GIT_COMMITTER_NAME", "a test")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "none")
    for arguments in (["init", "--quiet"], ["init", "--quiet", "--bare", "remote"], ["remote", "add", "origin", "remote"]):
        subprocess.run(["git", *arguments], cwd=root, check=True)
    run = mkdocs(root, "gh-deploy")
    assert run.returncode == 0, run.stderr
    shown = subprocess.run(["git", "show", "gh-pages:about/index.html"], cwd=root / "remote", capture_output=True)
    assert shown.stdout == (root / "site/about/index.html").read_bytes()
