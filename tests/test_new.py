"""`generator new`: a file of each kind that wants nothing but to be filled in, and never takes the place of another."""

import re
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.schema import IDS, models
from tests.conftest import SMALL, Project, built, files_no_larger_than


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [arguments[0], "--root", str(root), *arguments[1:]])
    return result.exit_code, result.output


@pytest.mark.parametrize("kind", models())
def test_a_new_file_is_in_shape_and_wants_only_to_be_filled_in(project: Project, kind: str) -> None:
    root = project({})
    code, output = run(root, "new", kind, "a-new-one")
    path = root / output.split()[0]
    problems = built(root).problems
    assert code == 0 and {problem.code for problem in problems} == {"to-fill-in"}
    assert {problem.at.path for problem in problems} == {output.split()[0]}
    assert len(problems) == path.read_text().count("TODO") - 1  # one stands in the advice
    assert run(root, "fmt", "--check", str(path))[0] == 0


def test_what_stands_as_a_comment_is_sound_without_the_mark(project: Project) -> None:
    root = project({})
    run(root, "new", "company", "newco")
    path = root / "content/companies/newco.yml"
    text = path.read_text().replace("TODO", "Newco").replace("an-id", "amazon")
    path.write_text(re.sub("(?m)^# (?=[a-z_]+:|  )", "", text))
    assert {(p.code, p.message) for p in built(root).problems} == {("unknown-source", 'there is no source "amazon"')}


def test_nothing_is_overwritten_whatever_its_kind(project: Project) -> None:
    root = project({})
    for kind, id, path in (("deal", "openai", "content/companies/openai.yml"), ("seed", "discussions", "seeds/discussions.md")):
        assert run(root, "new", kind, id) == (1, f'Error: the id "{id}" is taken by {path}\n')
    assert (root / "content/companies/openai.yml").read_text() == SMALL["content/companies/openai.yml"]
    assert not (root / "content/deals/openai.yml").exists()


def test_what_the_project_leaves_out_is_not_made(project: Project) -> None:
    root = project({"content/project.yml": "kinds: companies\n"})
    assert run(root, "new", "deal", "x1") == (1, "Error: the project has no deals: add deals to `kinds` in content/project.yml\n")
    assert run(root, "schema")[0] == 0
    assert sorted(path.stem for path in (root / "schemas").iterdir()) == ["company", "ids", "project", "seed", "source"]


@pytest.mark.parametrize(
    ("id", "advice"),
    [
        ("Open_AI 2", 'try "open-ai-2"'),
        ("../x", 'try "x"'),
        ("Santé", 'try "sante"'),
        ("東京", "small letters"),
        ("con", "such as"),
    ],
)
def test_an_id_that_is_none_comes_with_advice(project: Project, id: str, advice: str) -> None:
    root = project({})
    code, output = run(root, "new", "company", id)
    assert (code, output.count("\n"), advice in output) == (1, 1, True)


def test_a_folder_that_cannot_be_written_is_one_line(project: Project) -> None:
    root = project({"content/chips": "a file\n"})
    code, output = run(root, "new", "chip", "x")
    assert (code, output.count("\n"), "content/chips" in output) == (1, 1, True)


@pytest.mark.parametrize("command", ["new company newco", "draft discussions -o proposed.yml", "import article.txt"])
def test_on_a_full_disk_there_is_no_empty_file_and_the_message_names_it(project: Project, command: str) -> None:
    root = project({"article.txt": "A title\n\nOne sentence of an article.\n"})
    with chdir(root):
        before = sorted(root.rglob("*"))
        with files_no_larger_than(5):
            code, output = run(Path(), *command.split())
    assert (code, output.count("\n")) == (1, 1) and re.fullmatch(r"Error: \S+\.(yml|md): File too large\n", output)
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_draft_is_not_written_to_a_folder(project: Project, name: str) -> None:
    code, output = run(project({}), "draft", "discussions", "-o", name)
    assert (code, output.count("\n"), "Is a directory" in output) == (1, 1, True)


def test_what_to_call_next_works_from_where_one_is(project: Project) -> None:
    with chdir(project({}) / "content"):
        said = run(Path(".."), "new", "company", "newco")[1].strip()
        kind, _, command = said.partition("; then: generator ")
        assert (kind, command) == (
            "content/companies/newco.yml is there to be filled in",
            "check --root .. ../content/companies/newco.yml",
        )
        assert "to-fill-in" in CliRunner().invoke(main, command.split()).output


def test_an_unknown_kind_and_a_folder_that_is_no_project_are_wrong_usage(project: Project, tmp_path: Path) -> None:
    assert run(project({}), "new", "bank", "x")[0] == 2
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / "empty", "new", "deal", "x")[0] == 2


def test_editors_are_told_of_the_new_id(project: Project) -> None:
    root = project({})
    CliRunner().invoke(main, ["schema", "--root", str(root)])
    run(root, "new", "company", "newco")
    assert '"newco"' in (root / "schemas" / IDS).read_text()
