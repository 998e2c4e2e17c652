"""The hooks of pre-commit: each lets a sound project pass and stops one that is not, as its entry says it."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from tests.conftest import REPOSITORY, SMALL, Files, Project

HOOKS = {
    hook["id"]: hook
    for repository in yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text())["repos"]
    for hook in repository["hooks"]
}


def outcome(hook: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.chdir(root)
    program, *arguments = HOOKS[hook]["entry"].split()
    assert program == ".venv/bin/generator"
    files = ["content/companies/openai.yml"] if HOOKS[hook].get("pass_filenames", True) else []
    return CliRunner().invoke(main, [*arguments, *files]).exit_code


@pytest.mark.parametrize(
    ("hook", "fault"),
    [
        ("check", {"content/companies/openai.yml": "nmae: OpenAI\n"}),
        ("fmt", {"content/companies/openai.yml": SMALL["content/companies/openai.yml"]}),
        ("schema", {"schemas/deal.json": "{}"}),
    ],
)
def test_a_hook_stops_a_fault_alone(project: Project, monkeypatch: pytest.MonkeyPatch, hook: str, fault: Files) -> None:
    root = project({})
    for command in ("schema", "fmt"):
        CliRunner().invoke(main, [command, "--root", str(root)])
    assert outcome(hook, root, monkeypatch) == 0
    for name, content in fault.items():
        assert isinstance(content, str)
        (root / name).write_text(content)
    assert outcome(hook, root, monkeypatch) == 1
