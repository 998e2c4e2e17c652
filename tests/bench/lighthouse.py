"""`make lighthouse`: Lighthouse's four scores, as on a phone, of the page types that readers come to first. Fails below 95."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from tests.conftest import REPOSITORY, find_browser
from tests.node import NODE, modules
from tests.page_types import PAGE_TYPES
from tests.server import served

KINDS = ("home", "company", "deal", "deals", "article")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 95
ROUNDS = 3
"""Performance varies from run to run: the middle one counts."""


def report(address: str, folder: Path, browser: str) -> dict[str, Any]:
    """What Lighthouse says of a page. Raises CalledProcessError."""
    path = folder / "report.json"
    options = ["--output=json", f"--output-path={path}", "--quiet", f"--only-categories={','.join(CATEGORIES)}"]
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-background-networking"
    command = [NODE, str(modules("lighthouse") / "lighthouse/cli/index.js"), address, *options, flags]
    subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": browser}, stdout=subprocess.DEVNULL)
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def scores(made: dict[str, Any]) -> tuple[int, ...]:
    return tuple(round(100 * (made["categories"][category]["score"] or 0)) for category in CATEGORIES)


def lost(made: dict[str, Any]) -> list[str]:
    """The audits that cost points, with what they measured."""
    found = []
    for category in CATEGORIES:
        for part in made["categories"][category]["auditRefs"]:
            audit = made["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 0.95:
                found.append(f"{part['id']} {audit['score']:.2f} {audit.get('displayValue', '')}".strip())
    return found


def main(kinds: list[str]) -> int:
    browser = find_browser()
    site = REPOSITORY / "site"
    if browser is None or not site.is_dir():
        print("needs Chromium or Chrome, and a built site: make site")
        return 2
    print(f"{'':10}", *CATEGORIES)
    worst = 100
    with served(site) as address, tempfile.TemporaryDirectory() as folder:
        for kind in kinds or KINDS:
            made = [report(address + PAGE_TYPES[kind], Path(folder), browser) for _ in range(ROUNDS)]
            middle = [round(median(values)) for values in zip(*map(scores, made), strict=True)]
            print(f"{kind:10}", *(f"{score:>{len(name)}}" for score, name in zip(middle, CATEGORIES, strict=True)), flush=True)
            print(
                *(f"           {line}" for line in dict.fromkeys(line for one in made for line in lost(one))),
                sep="\n",
                flush=True,
            )
            worst = min(worst, *middle)
    return 0 if worst >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
