"""The one shape of curated files: no value changes, no comment is lost, and a second run changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.shape import schema_line, shaped
from generator.authoring.yaml_text import node_of, yaml_text
from generator.cli import main
from generator.model.kinds import Deal
from generator.read.text_file import Text
from tests.conftest import SEED, SMALL, Project

FIRST = schema_line("deal")


def shape(text: str) -> str:
    result, problems = shaped(Text("x.yml", text), Deal, FIRST)
    assert problems == []
    return result


UNSHAPED = """\
# who wrote it

# which sort it is
type: "equity"   # one word
# what it is called
name: 'Amazon and OpenAI'
parties: # all of them
- company: amazon
  role: investor
- {role: issuer, company: openai}  # the second
  # no other is known
status:
    # the first step
    - quote: >
          two lines
          of words
      value: in talks
      # - value: signed
chips: [
  trainium, # the family
]
aliases: "2016"
# the end
"""
SHAPED = f"""\
{FIRST}
# who wrote it
# what it is called
name: Amazon and OpenAI
aliases: "2016"
# which sort it is
type: equity # one word
parties: # all of them
  - {{company: amazon, role: investor}}
  - {{company: openai, role: issuer}} # the second
  # no other is known
# the family
chips: [trainium]
status:
  # the first step
  - value: in talks
    quote: |
      two lines of words
    # - value: signed
# the end
"""


def test_a_file_in_its_shape() -> None:
    assert shape(UNSHAPED) == SHAPED
    assert shape(SHAPED) == SHAPED


def test_a_tab_that_parts_a_key_from_its_value_is_white_space() -> None:
    assert shape("name:\tA deal\t# so called\nchips:\t[trainium,\ttpu]\n") == (
        f"{FIRST}\nname: A deal # so called\nchips: [trainium, tpu]\n"
    )


def test_a_wrong_first_line_is_put_right() -> None:
    assert shape("# yaml-language-server: $schema=../x.json\nname: A\n") == f"{FIRST}\nname: A\n"


_CHARACTERS = st.one_of(
    st.sampled_from(" :#'\"{}[],&*!|>%@-?\n\\~=é€\U0001f600"), st.characters(categories=("L", "N"), max_codepoint=0x2FF)
)
_TEXTS = st.one_of(
    st.sampled_from(
        ["", "no", "2015", "12:30", "~", "null", "- a", "a: b", "a #b", "---", " a ", "a\n\nb\n", "a\n\n", "\n", " a\nb"]
    ),
    st.text(_CHARACTERS, max_size=12),
)
_KEYS = st.sampled_from(["name", "type", "status", "flows", "value", "source", "amount", "chips", "other", "parties", "role"])
_VALUES = st.recursive(
    _TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4), max_leaves=12
)
_FILES = st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=5)


class Scribe:
    """Writes a value as YAML in any style, with a comment wherever one may stand; each comment has a number of its own."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.comments: list[str] = []

    def block(self, value: Any, indent: str) -> str:
        pairs = value.items() if isinstance(value, dict) else [(None, part) for part in value]
        lines = [
            self.above(indent) + f"{indent}{'-' if key is None else key + ':'}{self.value(part, indent)}" for key, part in pairs
        ]
        return "".join(lines) + self.above(indent)

    def value(self, value: Any, indent: str) -> str:
        if isinstance(value, str) and "\n" in value.strip() and value == value.strip() and self.draw(st.booleans()):
            inner = "".join(f"{indent}  {line}\n" if line else "\n" for line in value.split("\n"))
            return f" |-{self.behind()}\n{inner}"
        if isinstance(value, str) or not value or self.draw(st.booleans()):
            return f" {self.flow(value)}{self.behind()}\n"
        return f"{self.behind()}\n{self.block(value, indent + self.draw(st.sampled_from(['  ', '    '])))}"

    def flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.flow(part)}" for key, part in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        plain = value.isalnum() and value.isascii()
        return str(value if plain and self.draw(st.booleans()) else json.dumps(value, ensure_ascii=False))

    def above(self, indent: str) -> str:
        return f"{indent}{self.comment()}\n" if self.draw(st.booleans()) else ""

    def behind(self) -> str:
        return f"  {self.comment()}" if self.draw(st.booleans()) else ""

    def comment(self) -> str:
        self.comments.append(f"# «{len(self.comments)}» 'a: [b")
        return self.comments[-1]


@st.composite
def scribbled(draw: st.DrawFn) -> tuple[str, list[str]]:
    scribe = Scribe(draw)
    text = scribe.block(draw(_FILES), "")
    return text, scribe.comments


@settings(max_examples=300)
@given(scribbled())
def test_no_value_changes_and_no_comment_is_lost(file: tuple[str, list[str]]) -> None:
    text, comments = file
    result = shape(text)
    assert yaml.load(result, yaml.BaseLoader) == yaml.load(text, yaml.BaseLoader)
    assert yaml.safe_load(result) == yaml.safe_load(text)
    assert sorted(line[line.index("# «") :] for line in result.splitlines() if "# «" in line) == sorted(comments)
    assert shape(result) == result


@given(_FILES)
def test_any_text_is_written_so_that_it_is_read_as_it_was(value: dict[str, Any]) -> None:
    written = yaml_text(node_of(value))
    assert yaml.load(written, yaml.BaseLoader) == value == yaml.load(written, yaml.CSafeLoader)


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["fmt", "--root", str(root), *arguments])
    return result.exit_code, result.output


def test_files_are_put_into_shape_and_then_stay(project: Project) -> None:
    root = project(
        {
            "seeds/discussions.md": SEED.replace("title: Les discussions\ntype", "type").replace(
                "---\nLes", "title: 'Les discussions'\n---\nLes"
            )
        }
    )
    assert run(root, "--check") == (
        1,
        "content/companies/amazon.yml\ncontent/companies/openai.yml\ncontent/deals/talks.yml\n"
        "seeds/discussions.md\n4 of 4 files not in shape: run `generator fmt`\n",
    )
    assert run(root)[0] == 0
    assert run(root, "--check") == (0, "in shape: 4 of 4 files\n")
    assert (root / "seeds/discussions.md").read_text() == SEED
    assert (root / "content/companies/openai.yml").read_text() == f"{schema_line('company')}\nname: OpenAI\n"


def test_nothing_is_written_through_a_link_that_lies_beside_a_file(project: Project, tmp_path: Path) -> None:
    root = project({"elsewhere": "mine"})
    path = root / "content/companies/openai.yml"
    path.with_name(".openai.yml.new").symlink_to(root / "elsewhere")
    assert run(root, str(path))[0] == 0
    assert (root / "elsewhere").read_text() == "mine" and not path.is_symlink()
    assert path.read_text().endswith("\nname: OpenAI\n")


def test_a_seed_without_front_matter_and_a_page_are_left_alone(project: Project) -> None:
    root = project({"seeds/discussions.md": "Only text.\n", "content/index.md": "---\ntitle:   'H'\n---\n"})
    assert "seeds" not in run(root)[1]
    assert (root / "content/index.md").read_text() == "---\ntitle:   'H'\n---\n"


def test_the_settings_have_their_shape_too(project: Project) -> None:
    root = project({"content/project.yml": "stale_after_months: '6'\n"})
    run(root, str(root / "content/project.yml"))
    assert (root / "content/project.yml").read_text() == f'{schema_line("project", "../")}\nstale_after_months: "6"\n'


def test_only_the_files_named_are_touched(project: Project) -> None:
    root = project({})
    assert (
        run(root, str(root / "content/companies/openai.yml"))[1] == "content/companies/openai.yml\n1 of 1 files put into shape\n"
    )
    assert (root / "content/companies/amazon.yml").read_text() == SMALL["content/companies/amazon.yml"]


@pytest.mark.parametrize(
    ("broken", "place", "says"),
    [("name: [OpenAI\n", "1:7", "not YAML"), (f"name: OpenAI\n? {'x' * 1100}\n: y\n", "1:1", "an odd key")],
)
def test_what_cannot_be_read_is_named_and_left_alone(project: Project, broken: str, place: str, says: str) -> None:
    root = project({"content/companies/openai.yml": broken})
    code, output = run(root)
    assert code == 1 and f"openai.yml:{place}: error[bad-yaml]" in output and says in output
    assert (root / "content/companies/openai.yml").read_text() == broken
