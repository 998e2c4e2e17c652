"""The HTML of a page of every type is valid, by html-validate."""

import json
import subprocess
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.node import NODE, modules
from tests.page_types import PAGE_TYPES

KNOWN = {("valid-autocomplete", "#__drawer"), ("valid-autocomplete", "#__search")}
"""The theme gives its two check boxes, that of the menu and that of its search, an attribute that is not for them."""


def test_the_html_of_every_type_of_page_is_valid(site: Path, tmp_path: Path) -> None:
    files = [site / path / ("" if path.endswith(".html") else "index.html") for path in PAGE_TYPES.values()]
    program = modules() / "html-validate/bin/html-validate.mjs"
    options = ["--config", str(REPOSITORY / "tests/html_validate.json"), "--formatter", f"json={tmp_path / 'found.json'}"]
    run = subprocess.run([NODE, str(program), *options, *map(str, files)], capture_output=True, text=True)
    results = json.loads((tmp_path / "found.json").read_text())
    found = [
        (Path(result["filePath"]).relative_to(site).as_posix(), message["line"], message["ruleId"], message["message"])
        for result in results
        for message in result["messages"]
        if (message["ruleId"], message["selector"]) not in KNOWN
    ]
    assert found == []
    assert len(results) == len(files), run.stderr
