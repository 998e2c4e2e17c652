"""A small project and the pages it becomes: the files below tests/golden/ are the documentation of the output.

`pytest tests/test_golden.py --update-golden` writes what comes out over what is expected; review the diff.
"""

from datetime import date
from pathlib import Path

import pytest

from generator.exports.publication import Publication
from generator.hosts.directory import write_site
from tests.conftest import Project, built

EXPECTED = Path(__file__).parent / "golden"


def test_the_pages_of_the_small_project(project: Project, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    out = tmp_path / "out"
    write_site(built(project({})), Publication("Small", "", "", date(2026, 1, 1)), tmp_path, out)
    found = {path.relative_to(out).as_posix(): path.read_text() for path in out.rglob("*.md")}
    if request.config.getoption("--update-golden"):
        for name, text in found.items():
            (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / name).write_text(text)
    assert found == {path.relative_to(EXPECTED).as_posix(): path.read_text() for path in EXPECTED.rglob("*.md")}
