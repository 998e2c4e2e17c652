"""Issue forms: each field is a key, and what comes back is a file whose every word is text."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.form import FORMS, NOTHING, FormFault, file_of, form_files
from generator.cli import main
from generator.model.record import Record, keys_of
from generator.read.text_file import LARGEST_YAML
from generator.schema import models
from tests.conftest import REPOSITORY, Project, built

DEAL = {
    "Id of the new deal": "amazon-openai",
    "Name": "Amazon & OpenAI: round two #2",
    "Type": "equity",
    "First company": "amazon",
    "Role of the first company": "investor",
    "Second company": "openai",
    "Role of the second company": "issuer",
    "Stage": "in talks",
    "Date": "2025-12-16",
    "Source": "discussions",
    "Words for the stage": "serait en discussion\navec Amazon",
    "What goes": "equity",
    "From": "amazon",
    "To": "openai",
    "Amount": "at least 10 billion USD",
    "Words for the amount": "au moins 10 milliards de dollars",
    "Summary": NOTHING,
}
FILE = """\
# yaml-language-server: $schema=../../schemas/deal.json
name: "Amazon & OpenAI: round two #2"
type: equity
parties:
  - {company: amazon, role: investor}
  - {company: openai, role: issuer}
status:
  value: in talks
  date: 2025-12-16
  source: discussions
  quote: serait en discussion avec Amazon
flows:
  - from: amazon
    to: openai
    what: equity
    amount:
      value: at least 10 billion USD
      date: 2025-12-16
      source: discussions
      quote: au moins 10 milliards de dollars
"""


def filled_in(answers: dict[str, str]) -> str:
    return "\n\n".join(f"### {label}\n\n{answer}" for label, answer in answers.items())


def from_issue(root: Path, form: str | bytes) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["from-issue", "--root", str(root), "-"], input=form)
    return result.exit_code, result.output


def test_a_form_becomes_a_file_in_shape_that_passes(project: Project) -> None:
    root = project({})
    path = root / "content/deals/amazon-openai.yml"
    code, output = from_issue(root, "\ufeff" + filled_in(DEAL).replace("\n", "\r\n"))
    assert (code, output) == (0, f"content/deals/amazon-openai.yml is there; then: generator check --root {root} {path}\n")
    assert path.read_text() == FILE
    assert built(root).problems == ()
    assert CliRunner().invoke(main, ["fmt", "--check", "--root", str(root), str(path)]).exit_code == 0


def test_nothing_is_overwritten(project: Project) -> None:
    root = project({})
    taken = from_issue(root, filled_in(DEAL | {"Id of the new deal": "talks"}))
    assert taken == (1, 'Error: the id "talks" is taken by content/deals/talks.yml\n')
    assert from_issue(root, filled_in(DEAL | {"Id of the new deal": "../../x"}))[0] == 1
    assert from_issue(root, filled_in(DEAL | {"Id of the new deal": NOTHING}))[0] == 1


def test_what_must_be_said_and_is_not_is_to_be_filled_in(project: Project) -> None:
    root = project({})
    nothing = dict.fromkeys(["Name", "Stage", "Words for the stage"], NOTHING)
    from_issue(root, filled_in(DEAL | nothing))
    assert [(p.code, p.at.line) for p in built(root).problems if p.code == "to-fill-in"] == [("to-fill-in", 2)]
    assert "status" not in (root / "content/deals/amazon-openai.yml").read_text()


def test_a_source_and_its_words_without_a_value_are_not_lost() -> None:
    answers = {"Id of the new company": "acme", "Name": "Acme", "Source": "a-report", "Words of the source": "in Ohio"}
    assert (
        file_of(filled_in(answers))[2].split("\n", 1)[1]
        == """\
name: Acme
headquarters:
  value: TODO
  source: a-report
  quote: in Ohio
"""
    )


@pytest.mark.parametrize("line", ["---", "-- ", "--"])
def test_what_an_e_mail_adds_is_no_part_of_the_last_answer_and_is_told(project: Project, line: str) -> None:
    root = project({})
    form = filled_in({key: said for key, said in DEAL.items() if key != "Summary"} | {"Summary": "Two firms talk."})
    code, output = from_issue(root, f"{form}\n\n{line}\nSent from\nmy telephone")
    deal = yaml.load((root / "content/deals/amazon-openai.yml").read_text(), yaml.BaseLoader)
    told = "left out, below the line of hyphens in the last field: Sent from my telephone"
    assert (code, deal["summary"], output.splitlines()[0]) == (0, "Two firms talk.", told)


def test_what_is_no_answer_does_not_become_one() -> None:
    nothing = {"Stage": "None", "Words for the stage": NOTHING}
    deal = yaml.load(file_of(filled_in(DEAL | nothing) + "\n\n---\nSent from my telephone")[2], yaml.BaseLoader)
    assert "status" not in deal and "summary" not in deal
    company = {"Id of the new company": "acme", "Name": "Acme", "Other names": "- AcmeC\n* A.C., Inc.\nAlpha"}
    assert yaml.load(file_of(filled_in(company))[2], yaml.BaseLoader)["aliases"] == ["AcmeC", "A.C., Inc.", "Alpha"]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("hello", "not the text of one of the forms"),
        (b"\xff\xfe", "not UTF-8"),
        (filled_in(DEAL) + "\n### Name\n\nOther", '"Name" stands in the form twice'),
        (filled_in({**DEAL, "Summery": "Words."}), 'no heading "Summery"'),
        (filled_in(DEAL | {"Name": "Open\u202eAI"}), "line 7 holds the character U+202E"),
        (filled_in(DEAL | {"Amount": "**10 billion USD**"}), '"Amount" is marked as Markdown: write it without "*"'),
        (filled_in(DEAL | {"Words for the stage": "> serait"}), 'write it without ">"'),
        ("x" * (LARGEST_YAML + 1), "larger than"),
    ],
    ids=["no form", "bytes", "twice", "unknown", "direction", "bold", "quoted", "large"],
)
def test_what_is_no_form_is_refused_in_one_line(project: Project, form: str | bytes, says: str) -> None:
    code, output = from_issue(project({}), form)
    assert (code, output.count("\n"), says in output) == (1, 1, True)


@given(st.dictionaries(st.sampled_from([*DEAL][1:]), st.text(st.characters(codec="utf-8"), max_size=30)))
def test_whatever_is_written_stays_text(hostile: dict[str, str]) -> None:
    try:
        _, _, text, _ = file_of(filled_in(DEAL | hostile))
    except FormFault:
        return
    read = yaml.load(text, yaml.BaseLoader)
    assert set(read) <= set(keys_of(models()["deal"]))
    assert read["name"] == (" ".join((DEAL | hostile)["Name"].replace(NOTHING, "").split()) or "TODO")


def test_each_field_is_a_key_and_the_forms_are_those_in_the_repository() -> None:
    for kind, fields in FORMS.items():
        assert len({field.label for field in fields}) == len(fields)
        for path in (path for field in fields for path in field.keys):
            model: type[Record] = models()[kind]
            for step in (step for step in path if isinstance(step, str)):
                assert step in keys_of(model), path
                model = keys_of(model)[step] or model
    for name, text in form_files().items():
        assert (REPOSITORY / ".github/ISSUE_TEMPLATE" / name).read_text() == text
