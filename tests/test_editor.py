"""What a real yaml-language-server makes of the schemas: completion, help and faults while a file is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.authoring.shape import schema_line
from generator.cli import main
from generator.schema import models, schema_of
from tests.conftest import SMALL, TALKS, write_files
from tests.editor_server import EditorServer
from tests.node import NODE, modules

DEAL = f"""\
{schema_line("deal")}
name: 1789
type: equity
parties:
  - {{company: amazn, role: investor}}
status:
  value: talking
  date: 16 December
  source: discussions
flows:
  - from: amazon
    what: equity
    amount: {{value: $10bn, source: }}
websit: x
"""
LINES = DEAL.splitlines()


@pytest.fixture(scope="session")
def server() -> list[str]:
    """The command of the server."""
    return [NODE, str(modules() / "yaml-language-server/bin/yaml-language-server"), "--stdio"]


@pytest.fixture
def editor(server: list[str], tmp_path: Path) -> Iterator[tuple[EditorServer, Path]]:
    """A server for the small project, and a new file of it."""
    root = write_files(tmp_path, SMALL)
    CliRunner().invoke(main, ["schema", "--root", str(root)])
    with EditorServer(server, root) as running:
        yield running, root / "content/deals/new.yml"


def test_faults_are_underlined_as_one_types(editor: tuple[EditorServer, Path]) -> None:
    server, path = editor
    faults = {(at["line"], LINES[at["line"]][at["character"] :][:5]): fault["message"] for fault, at in _found(server, path)}
    assert set(faults) == {(4, "amazn"), (6, "talki"), (7, "16 De"), (12, "$10bn"), (12, "}"), (13, "websi")}
    assert "no file in companies/ has this id" in faults[4, "amazn"]
    assert '"in talks"' in faults[6, "talki"]
    assert "2025-Q4" in faults[7, "16 De"]
    assert "at least 10 billion USD" in faults[12, "$10bn"]


def _found(server: EditorServer, path: Path) -> list[tuple[dict[str, str], dict[str, int]]]:
    return [(fault, fault["range"]["start"]) for fault in server.open(path, DEAL)]


@pytest.mark.parametrize(
    ("words", "offered", "never"),
    [
        ("amazn", ["amazon", "openai"], "discussions"),  # ids of companies
        ("discussions", ["discussions"], "amazon"),  # ids of sources
        ("talking", ["in talks", "signed"], "investor"),  # stages
        ("investor", ["issuer", "lender"], "in talks"),  # roles
        ("websit", ["website", "supersedes"], "parties"),  # keys that are not there yet
    ],
)
def test_keys_and_values_are_completed(editor: tuple[EditorServer, Path], words: str, offered: list[str], never: str) -> None:
    server, path = editor
    server.open(path, DEAL)
    line = next(number for number, text in enumerate(LINES) if words in text)
    found = server.complete(path, line, LINES[line].index(words))
    assert set(offered) <= set(found) and never not in found


def test_hovering_shows_what_a_key_means_with_an_example(editor: tuple[EditorServer, Path]) -> None:
    server, path = editor
    server.open(path, DEAL)
    stage, name = server.hover(path, 5, 2), server.hover(path, 1, 2)
    assert "How far it has come" in stage and "status:\n  value: rumoured\n  date: 2025-12-16" in stage
    assert "What it is usually called" in name and "Example Works" in name


def test_every_key_has_an_example() -> None:
    for model in models().values():
        schema = schema_of(model)
        for part in (schema, *schema.get("$defs", {}).values()):
            for key, node in part.get("properties", {}).items():
                assert {"examples", "markdownDescription"} & set(node) or key == "value", (part["title"], key)


def test_what_is_sound_is_not_underlined(editor: tuple[EditorServer, Path]) -> None:
    server, path = editor
    assert server.open(path, f"{schema_line('deal')}\n{TALKS}") == []
