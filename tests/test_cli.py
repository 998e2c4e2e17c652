"""The commands: what they print, and with which exit code they end."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.explanations import EXPLANATIONS
from tests.conftest import Project, nobody_in
from tests.test_mkdocs import CONFIG, mkdocs


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_check_of_a_sound_project(project: Project) -> None:
    result = run("check", "--root", str(project({})))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 entities, 1 sources, 2 claims, 2 quotes found: no problems" in result.stderr


def test_check_prints_each_form_and_exits_with_1(project: Project) -> None:
    root = str(project({"content/companies/openai.yml": "nmae: OpenAI\n"}))
    assert "content/companies/openai.yml:1:1: error[unknown-key]" in run("check", "--root", root).stdout
    assert run("check", "--root", root, "--format", "github").stdout.count("::error file=") == 2
    rows = json.loads(run("check", "--root", root, "--format", "json").stdout)
    assert {row["code"] for row in rows} == {"missing-key", "unknown-key"}
    assert run("check", "--root", root).exit_code == 1
    assert run("check", "--root", root, "--format", "json", "--coverage").exit_code == 2


def test_a_warning_alone_does_not_fail(project: Project) -> None:
    root = project({"content/companies/openai.yml": "name: OpenAI\nheadquarters: {value: San Francisco}\n"})
    result = run("check", "--root", str(root))
    assert result.exit_code == 0
    assert "warning[no-source]" in result.stdout


@pytest.mark.parametrize("command", ["check", "schema"])
def test_a_folder_that_is_no_project_is_wrong_usage(project: Project, command: str) -> None:
    folder = project({}) / "seeds"
    assert run(command, "--root", str(folder)).exit_code == 2
    assert [path.name for path in folder.iterdir()] == ["discussions.md"]


def test_write_fills_an_empty_folder_and_no_other(project: Project) -> None:
    root = project({})
    out = root / "out"
    assert run("write", "--root", str(root), str(out)).exit_code == 0
    assert (out / "deals/talks.md").read_text().startswith('---\ntitle: "Amazon and OpenAI"\n')
    again = run("write", "--root", str(root), str(out))
    assert (again.exit_code, "the folder is not empty" in again.output) == (1, True)


@pytest.mark.parametrize("folder", ["content/x", "seeds"])
def test_no_site_is_written_among_what_people_write(project: Project, folder: str) -> None:
    root = project({})
    result = run("write", "--root", str(root), str(root / folder))
    assert (result.exit_code, "which holds what people write" in result.stderr) == (2, True)
    assert run("check", "--root", str(root)).exit_code == 0


def test_every_code_is_explained() -> None:
    for code, explanation in EXPLANATIONS.items():
        printed = run("explain", code).stdout
        assert explanation.meaning in printed and explanation.right.splitlines()[0] in printed


def test_a_code_that_is_none_is_told_in_one_line_with_the_nearest() -> None:
    assert (
        run("explain", "quote-not-fond").stderr
        == 'Error: there is no problem "quote-not-fond": did you mean "quote-not-found"?\n'
    )


def test_check_of_one_file_prints_its_problems_alone(project: Project) -> None:
    root = project({"content/companies/openai.yml": "nmae: x\n", "content/companies/amazon.yml": "name: TODO\n"})
    result = run("check", "--root", str(root), str(root / "content/companies/amazon.yml"))
    assert result.exit_code == 1 and "to-fill-in" in result.stdout and "openai.yml" not in result.stdout
    assert result.stderr == "content/companies/amazon.yml: 1 error\n"
    assert run("check", "--root", str(root), str(root / "seeds")).exit_code == 0
    assert run("check", "--root", str(root), str(root / "content")).stdout.count("error[") == 3


def test_check_of_one_file_knows_the_ids_of_all_that_may_have_been_meant(project: Project) -> None:
    root = project({"content/companies/newco.yml": "name: Newco\nheadquarters: {value: X, source: discusions}\n"})
    found = run("check", "--root", str(root), str(root / "content/companies/newco.yml")).stdout
    assert "unknown-source" in found and 'did you mean "discussions"' in found


def test_check_of_one_file_beside_one_that_may_not_be_read(project: Project) -> None:
    root = project({})
    (root / "content/companies/amazon.yml").chmod(0)
    os.mkfifo(root / "content/companies/pipe.yml")
    with nobody_in(root):
        result = run("check", "content/companies/openai.yml")
    assert (result.exit_code, result.stderr) == (0, "content/companies/openai.yml: no problems\n")


@pytest.mark.parametrize(("folder", "mode"), [("content", 0), ("content/companies", 0o644)])
def test_a_folder_that_may_not_be_read_is_said_without_a_traceback(project: Project, folder: str, mode: int) -> None:
    root = project({})
    commands = ["check", "fmt", "review", "schema", "write out", "site zensical out", "draft discussions", "new company x"]
    for command in commands:
        run(*command.split(), "--root", "nowhere")  # all that they need is loaded, which nobody may not
    (root / folder).chmod(mode)
    with nobody_in(root):
        results = [run(*command.split()) for command in commands]
    (root / folder).chmod(0o755)
    assert [type(result.exception) for result in results if not isinstance(result.exception, SystemExit | None)] == []
    assert not any(".new" in result.output for result in results)  # the file is named, not what is written beside it


def test_check_of_a_page_finds_what_only_its_links_show(project: Project) -> None:
    root = project({"content/index.md": "---\ntitle: H\n---\n<!-- insert: nothing -->\n"})
    assert "unknown-insert" in run("check", "--root", str(root), str(root / "content/index.md")).stdout


def test_what_may_not_be_read_is_one_fault_each(project: Project) -> None:
    root = project({"content/a.png": "a picture", "content/index.md": "---\ntitle: H\n---\n[a](sources/discussions.md)\n"})
    os.mkfifo(root / "content/companies/pipe.yml")
    (root / "content/a.png").chmod(0)
    (root / "seeds").chmod(0)
    with nobody_in(root):
        result = run("check")
    (root / "seeds").chmod(0o755)
    assert [line.split(": ", 1) for line in result.stdout.splitlines()] == [
        ["content/a.png:1:1", "error[unreadable-file]: the file cannot be read: Permission denied"],
        ["content/companies/pipe.yml:1:1", "error[unreadable-file]: there is a pipe, socket or device where a file should be"],
        ["seeds:1:1", "error[unreadable-file]: the folder cannot be read: Permission denied"],
    ]


def test_who_interrupts_the_loading_is_shown_no_traceback(project: Project) -> None:
    code = """
import sys
from generator.__main__ import main
class Interrupting:
    def find_spec(name, *more):
        raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting)
main()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=project({}), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "\nAborted!\n")


@pytest.mark.parametrize("epoch", ["", "²", "4294967296", "99999999999999999999", "abc", "1e9", "-1", " 1"])
def test_a_day_that_is_none_is_wrong_usage(project: Project, epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({"mkdocs.yml": CONFIG})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = run("check", "--root", str(root))
    assert (result.exit_code, "SOURCE_DATE_EPOCH is no number of seconds" in result.stderr) == (2, True)


def test_the_last_day_is_one(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({"mkdocs.yml": CONFIG})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4294967295")
    assert run("check", "--root", str(root)).exit_code == run("review", "--root", str(root)).exit_code == 0
    assert mkdocs(root, "build").returncode == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    said = mkdocs(root, "build")
    assert (said.returncode, said.stderr.count("SOURCE_DATE_EPOCH is"), "Traceback" in said.stderr) == (2, 1, False)


def test_check_of_a_file_elsewhere_is_wrong_usage(project: Project) -> None:
    root = project({"README.md": "x"})
    result = run("check", "--root", str(root), str(root / "README.md"))
    assert (result.exit_code, "does not lie in content/ or seeds/" in result.stderr) == (2, True)


def test_a_project_has_forms_of_its_own_kinds_only(project: Project) -> None:
    root = project({"content/project.yml": "kinds: [companies, deals]\n", ".github/ISSUE_TEMPLATE/deal.yml": "name: Old\n"})
    assert run("schema", "--root", str(root)).exit_code == 0
    assert {path.stem for path in (root / ".github/ISSUE_TEMPLATE").iterdir()} == {"company", "deal", "source"}


def test_schemas_and_forms_that_are_stale_are_named(project: Project) -> None:
    root = project({".github/ISSUE_TEMPLATE/deal.yml": "name: Old\n"})
    stale = run("schema", "--check", "--root", str(root))
    assert stale.exit_code == 1 and "schemas/deal.json" in stale.output and ".github/ISSUE_TEMPLATE/deal.yml" in stale.output
    assert run("schema", "--root", str(root)).exit_code == 0
    assert run("schema", "--check", "--root", str(root)).output == ""
    (root / "content/companies/new.yml").write_text("name: New\n")
    behind = run("schema", "--check", "--root", str(root))
    (root / "schemas/ids.json").write_text('{"$defs": {"companies": {"enum": ["amazon"], "errorMessage": "call 1-900"}}}')
    assert "stale: schemas/ids.json" in run("schema", "--check", "--root", str(root)).output
    (root / "schemas/ids.json").unlink()
    (root / "schemas/ids.json").mkdir()
    assert run("schema", "--root", str(root)).output == f"Error: {root}/schemas/ids.json: Is a directory\n"
    assert (behind.exit_code, "schemas/ids.json does not name the files there are" in behind.stderr) == (0, True)


@pytest.mark.parametrize("name", ["content/deals/talks.yaml", "content/index.md"])
def test_what_has_no_shape_is_not_said_to_be_in_it(project: Project, name: str) -> None:
    root = project({name: "x\n"})
    result = run("fmt", "--root", str(root), str(root / name))
    assert (result.exit_code, f'"{name}" has no shape: files in content/FOLDER/' in result.stderr) == (2, True)


def test_where_the_input_is_closed_nothing_was_sent(project: Project) -> None:
    command = f'"{sys.executable}" -m generator from-issue - <&-'
    done = subprocess.run(command, shell=True, cwd=project({}), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "Error: this is not the text of one of the forms: no heading asks for an id\n")
