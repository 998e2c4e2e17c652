"""`generator diff`: what a change does, in words; and clear lines where there is nothing to compare with."""

import json
import subprocess
from pathlib import Path

import markdown
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.read.revision import unpack
from tests.conftest import SMALL, TALKS, Project, talks, write_files

HOSTILE = "@all ![x](javascript:alert(1)) <img src=x onerror=alert(1)> | `a` $x$ **b** #1"
REPORT = "title: A report\ntype: press release\npublisher: unknown\ndate: 2025-12-20\nurl: unknown\n"
SIGNED = """\
status:
- {value: signed, date: 2025-12-20, source: report}
-"""


def git(root: Path, *arguments: str) -> str:
    names = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"]
    run = subprocess.run(["git", "-C", str(root), *names, *arguments], capture_output=True, text=True, check=True)
    return run.stdout


@pytest.fixture
def history(project: Project) -> Path:
    """The small project, committed."""
    return committed(project({"content/sources/report.yml": REPORT}))


def committed(root: Path) -> Path:
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "All")
    return root


def diff(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["diff", "--root", str(root), *arguments])
    return result.exit_code, result.output


def test_nothing_differs(history: Path) -> None:
    assert diff(history, "HEAD") == (0, "Compared with HEAD: nothing differs.\n")


def test_a_claim_is_added_and_with_it_stage_and_totals_change(history: Path) -> None:
    write_files(history, talks("status:\n ", SIGNED))
    said, _, pages = diff(history, "HEAD")[1].partition("\nPages\n")
    assert (
        said
        == """\
Compared with HEAD:

Claims
  added: talks, Stage: signed, 20 December 2025, from report

Stages
  talks: in talks → signed

Totals
  equity, USD, signed: none → at least 10 billion USD
  equity, USD, announced too: none → at least 10 billion USD
"""
    )
    assert "  changed deals/talks.md\n" in pages
    assert "Links\n  added deals/talks.md → sources/report.md\n" in pages


def test_a_bound_changes_and_a_dispute_opens(history: Path) -> None:
    second = "    amount:\n    - {value: 5 billion USD, date: 2025-12-16, source: report}\n    -"
    write_files(history, talks("    amount:", second, "at least 10", "10", "au moins 10 milliards de dollars", "10 milliards"))
    output = diff(history, "HEAD")[1]
    amount = "talks, Amount (equity from amazon to openai)"
    assert f"changed: {amount}: value at least $10 billion → $10 billion\n" in output
    assert f"changed: {amount}: quote au moins 10 milliards de dollars → 10 milliards\n" in output
    assert "Bounds\n  talks, Amount: at least → exactly\n" in output
    assert "Disputes\n  opened: talks, Amount: $5 billion or $10 billion\n" in output
    assert "the working copy has 1 error: what can be read is compared" in output


def test_a_dispute_of_which_one_value_is_corrected_is_the_same_dispute(project: Project) -> None:
    said = (
        "name: X\nvaluation:\n- {value: 5 USD, date: 2025-12, source: report}\n- {value: 7 USD, date: 2025-12, source: report}\n"
    )
    root = committed(project({"content/sources/report.yml": REPORT, "content/companies/x.yml": said}))
    write_files(root, {"content/companies/x.yml": said.replace("7 USD", "8 USD")})
    assert "\nDisputes\n  changed: x, Valuation: $5 or $8\n\n" in diff(root, "HEAD")[1]
    write_files(root, {"content/companies/x.yml": said.replace("7 USD", "5 USD")})
    assert "\nDisputes\n  settled: x, Valuation: $5 or $7\n\n" in diff(root, "HEAD")[1]


def test_a_claim_is_withdrawn_and_a_file_removed(history: Path) -> None:
    write_files(history, talks("  gloss: is said", "  withdrawn: The article was corrected.\n  gloss: is said"))
    (history / "content/sources/report.yml").unlink()
    output = diff(history, "HEAD")[1]
    assert "Files\n  removed sources/report\n" in output
    assert "withdrawn: talks, Stage: in talks, because: The article was corrected.\n" in output
    assert "Stages\n  talks: in talks → none\n" in output
    assert "removed sources/report.md" in output
    found = json.loads(diff(history, "HEAD", "--format", "json")[1])
    assert [(one["change"], one["subject"], one["keys"]) for one in found["claims"]] == [("withdrawn", "talks", ["withdrawn"])]
    assert found["quotes"] == {"of this change": 1, "found in their seeds": 1, "in all": 2}


def test_what_changes_in_a_claim_that_is_withdrawn_is_told_too(history: Path) -> None:
    write_files(history, talks("  gloss: is said", "  withdrawn: The article was corrected.\n  gloss: was said"))
    said = diff(history, "HEAD")[1]
    assert "  withdrawn: talks, Stage: in talks, because: The article was corrected.\n" in said
    assert "  withdrawn: talks, Stage: gloss is said" in said and " → was said" in said


def test_another_id_alone_changes_no_claim_and_what_changes_beside_is_told(history: Path) -> None:
    (history / "content/companies/openai.yml").unlink()
    deal = TALKS.replace("openai", "oai").replace("role: investor", "role: supplier")
    write_files(history, {"content/companies/oai.yml": "name: OAI\nformerly: openai\n", "content/deals/talks.yml": deal})
    said = diff(history, "HEAD")[1].partition("\nPages\n")[0]
    assert (
        said
        == """\
Compared with HEAD:

Files
  renamed companies/openai → companies/oai
  changed companies/oai: name OpenAI → OAI
  changed deals/talks: parties amazon investor, oai issuer → amazon supplier, oai issuer
"""
    )


def test_of_two_flows_between_the_same_companies_each_is_compared_with_itself(project: Project) -> None:
    flow = "- {{from: amazon, to: openai, what: cash, amount: {{value: {} billion USD, source: report}}}}\n"
    parties = "[{company: amazon, role: investor}, {company: openai, role: issuer}]"
    start = f"name: Two payments\ntype: equity\nparties: {parties}\nflows:\n"
    two = "content/deals/two.yml"
    root = committed(project({"content/sources/report.yml": REPORT, two: start + flow.format(1) + flow.format(2)}))
    write_files(root, {two: start + flow.format(2) + flow.format(1)})
    assert "\nClaims\n" not in diff(root, "HEAD")[1]
    write_files(root, {two: start + flow.format(3) + flow.format(2)})
    claims = "\nClaims\n  changed: two, Amount (cash from amazon to openai): value $1 billion → $3 billion\n\n"
    assert claims in diff(root, "HEAD")[1]
    write_files(root, {two: start + flow.format(2)})
    claims = "\nClaims\n  removed: two, Amount (cash from amazon to openai): $1 billion, from report\n\n"
    assert claims in diff(root, "HEAD")[1]


def test_a_file_that_moves_to_another_folder_is_another_thing(project: Project) -> None:
    root = committed(project({"content/companies/lone.yml": "name: Lone\n"}))
    (root / "content/companies/lone.yml").unlink()
    write_files(root, {"content/chips/lone.yml": "name: Lone\n"})
    assert "\nFiles\n  removed companies/lone\n  added chips/lone\n\n" in diff(root, "HEAD")[1]


def test_what_a_stranger_wrote_does_nothing_in_markdown(history: Path) -> None:
    write_files(history, {"content/companies/new.yml": f"name: New\nposition: {{value: '{HOSTILE}', source: report}}\n"})
    html = markdown.markdown(diff(history, "HEAD", "--format", "markdown")[1])
    assert "<img" not in html and "<a " not in html and "<strong>" not in html and "$x$" not in html
    assert "<code>&#64;all" in html and html.count("<code>") == html.count("</code>")


def test_a_summary_of_very_much_stays_short(history: Path) -> None:
    write_files(history, {f"content/companies/new-{number}.yml": f"name: New {number}\n" for number in range(250)})
    summary, text = diff(history, "HEAD", "--format", "markdown")[1], diff(history, "HEAD")[1]
    assert "- 50 more\n" in summary and summary.count("- added <code>companies/new-") == 200 + 40  # files, and pages below
    assert "added: 210 more\n" in text and text.count("added companies/new-") == 250 + 40


def test_a_revision_that_does_not_build_is_compared_as_far_as_it_goes(project: Project) -> None:
    root = committed(project({"content/companies/openai.yml": "nmae: OpenAI\n"}))
    write_files(root, {"content/companies/openai.yml": "name: OpenAI\n"})
    code, output = diff(root, "HEAD")
    assert code == 0
    assert "HEAD has 2 errors: what can be read is compared, pages and links are not\n" in output
    assert "added companies/openai\n" in output


def test_a_detached_worktree_and_a_project_below_the_root_work(history: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("worktree") / "wt"
    git(history, "worktree", "add", "-q", "--detach", str(other))
    assert diff(other, "HEAD") == (0, "Compared with HEAD: nothing differs.\n")
    below = tmp_path_factory.mktemp("below")
    write_files(below / "site", SMALL)
    committed(below)
    assert diff(below / "site", "HEAD") == (0, "Compared with HEAD: nothing differs.\n")


def test_neither_files_nor_index_are_touched(history: Path) -> None:
    (history / "content/companies/openai.yml").write_text("name: Open AI\n")
    index = (history / ".git/index").read_bytes()
    diff(history, "HEAD")
    assert (history / ".git/index").read_bytes() == index
    assert (history / "content/companies/openai.yml").read_text() == "name: Open AI\n"


@pytest.mark.parametrize("revision", ["nope", "--output=x", "HEAD:content", "a\x1bb", ""])
def test_a_revision_that_does_not_exist(history: Path, revision: str) -> None:
    code, output = diff(history, "--", revision)
    assert (code, output.count("\n"), "there is no revision" in output, "\x1b" in output) == (1, 1, True, False)


def test_a_folder_without_git(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    assert diff(root, "HEAD") == (1, f'Error: "{root.name}" is not in a git repository\n')
    git(root, "init", "-q", "--bare", "objects")
    write_files(root / "objects", {"content/index.md": "x"})
    assert diff(root / "objects", "HEAD") == (1, 'Error: "objects" is not the working copy of a git repository\n')
    monkeypatch.setenv("PATH", "")
    assert diff(root, "HEAD") == (1, "Error: git is not installed, and revisions are kept by it\n")


def test_each_file_of_a_revision_is_unpacked_whole(history: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    files = b"".join(b"M 100644 inline seeds/%d.md\ndata %d\n%s\n" % (n, 2 * n, b"x\n" * n) for n in range(40))
    command = ["git", "-C", str(history), "fast-import", "--quiet"]
    commit = b"commit refs/heads/many\ncommitter T <> 0 +0000\ndata 4\nMany\n"
    subprocess.run(command, input=commit + files, check=True)
    folder = tmp_path_factory.mktemp("unpacked")
    unpack(history, "many", folder)
    assert {path.name: path.read_bytes() for path in (folder / "seeds").iterdir()} == {f"{n}.md": b"x\n" * n for n in range(40)}


def test_a_link_in_the_history_leads_nowhere(history: Path) -> None:
    (history / "content/companies/leak.yml").symlink_to("/etc/passwd")
    git(history, "add", "-A")
    git(history, "commit", "-qm", "Link")
    (history / "content/companies/leak.yml").unlink()
    assert diff(history, "HEAD") == (0, "Compared with HEAD: nothing differs.\n")


def test_a_path_in_the_history_that_leads_elsewhere_is_refused(history: Path) -> None:
    def stored(kind: str, content: bytes) -> bytes:
        command = ["git", "-C", str(history), "hash-object", "-w", "--literally", "--stdin", "-t", kind]
        return bytes.fromhex(subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode().strip())

    tree = stored("tree", b"100644 x.yml\0" + stored("blob", b"name: X\n"))
    for name in (b"..", b"content"):
        tree = stored("tree", b"40000 " + name + b"\0" + tree)
    commit = git(history, "commit-tree", "-m", "Odd", tree.hex()).strip()
    code, output = diff(history, commit)
    assert (code, output.count("\n"), "leads elsewhere" in output) == (1, 1, True)
