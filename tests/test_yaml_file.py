"""Any bytes are a mapping or problems, never an exception; what YAML would change is kept as it was written."""

from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.read.text_file import Text
from generator.read.yaml_file import read_yaml
from tests.conftest import SMALL, built, write_files


def test_every_scalar_is_text() -> None:
    mapping, problems = read_yaml(Text("x.yml", "a: NO\nb: 12:30\nc: 0123\nd: 3.10\ne: ~\nf: 2025-12-16\n"))
    assert problems == []
    assert mapping == {"a": "NO", "b": "12:30", "c": "0123", "d": "3.10", "e": "", "f": "2025-12-16"}


PIECES = st.sampled_from(
    ["name", "status", ": ", "\n", "- ", "[", "]", "{", "}", ",", '"', "'", "|", "&a", "*a", "!", "%", "#", "é"]
)


@given(st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=40).map(lambda parts: "".join(parts).encode())))
def test_any_bytes_give_problems_never_an_exception(raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        site = built(write_files(Path(folder), SMALL | {"content/companies/x.yml": raw, "seeds/y.md": raw, "content/z.md": raw}))
    assert {p.at.path for p in site.problems} >= {"seeds/y.md"}


CHARACTERS = st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=["Cc", "Cf"])
TEXTS = st.text(CHARACTERS, max_size=20)
KEYS = st.text(CHARACTERS, min_size=1, max_size=20)


@given(st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8))
def test_what_yaml_writes_is_read_back(tree: object) -> None:
    written = yaml.safe_dump({"root": tree}, default_style='"', allow_unicode=True)
    mapping, problems = read_yaml(Text("x.yml", written))
    assert problems == []
    assert mapping == {"root": tree}
