"""CONTRIBUTING's way of a claim, run as it stands: its commands, the files it shows, and what it says is printed.

Of the repository's content only the seed is taken; what the seed and the example refer to has files made for it. A line `...`
in what is printed stands for any lines.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import REPOSITORY, write_files
from tests.test_diff import committed

STEPS = re.findall(r'(?ms)^```(console|yaml title="([^"]+)")\n(.*?)^```$', (REPOSITORY / "CONTRIBUTING.md").read_text())
SEED = (REPOSITORY / "seeds/openai-amazon-talks.md").read_text()
REPORT = "title: A report\ntype: news\npublisher: unknown\ndate: unknown\nurl: unknown\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with the seed, committed."""
    repeated = yaml.load(SEED.split("---")[1], yaml.BaseLoader).get("derived_from", [])
    sources = {f"content/sources/{id}.yml": REPORT for id in repeated}
    companies = {f"content/companies/{id}.yml": f"name: {id}\n" for id in ("amazon-web-services", "openai")}
    return committed(write_files(tmp_path, {**sources, **companies, "seeds/openai-amazon-talks.md": SEED}))


def printed(command: str, root: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    shell = ["sh", "-c", f"{command} 2>&1"]
    return subprocess.run(shell, cwd=root, env=os.environ | {"PATH": path}, text=True, stdout=subprocess.PIPE, check=False).stdout


def test_the_way_of_a_claim_is_as_it_says(project: Path) -> None:
    assert [kind for kind, *_ in STEPS].count("console") >= 5
    for _, file, text in STEPS:
        if file:
            (project / file).write_text(text)
        for command, expected in re.findall(r"(?m)^\$ (.+)\n((?:(?!\$ ).*\n)*)", "" if file else text):
            pattern = re.escape(expected).replace(re.escape("...\n"), "(?s:.*)")
            assert re.fullmatch(pattern, printed(command, project)), (command, printed(command, project))
