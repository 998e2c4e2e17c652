"""What tests share: small projects written into a temporary folder, and this repository's own site, built once."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, sync_playwright

from generator.build import build
from generator.checking import Site
from generator.model.kinds import KINDS, Entity
from tests.server import served

# The same examples on every run, however slow the machine.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

REPOSITORY = Path(__file__).parent.parent
Files = dict[str, str | bytes]
Project = Callable[[Files], Path]

SEED = """\
---
title: Les discussions
type: article
publisher: unknown
date: 2025-12-16
url: unknown
language: fr
headings: [Les discussions]
---
Les discussions
OpenAI serait en discussion avec Amazon pour un investissement d'au moins 10 milliards de dollars.
Amazon n'a pas commenté. OpenAI n'a pas commenté.
"""

TALKS = """\
name: Amazon and OpenAI
type: equity
parties:
  - {company: amazon, role: investor}
  - {company: openai, role: issuer}
status:
  value: in talks
  date: 2025-12-16
  source: discussions
  quote: serait en discussion avec Amazon
  gloss: is said to be in talks with Amazon
flows:
  - from: amazon
    to: openai
    what: equity
    amount: {value: at least 10 billion USD, source: discussions, quote: au moins 10 milliards de dollars}
"""

SMALL: Files = {
    "content/companies/openai.yml": "name: OpenAI\n",
    "content/companies/amazon.yml": "name: Amazon\nsummary: Amazon is in talks with OpenAI.\n",
    "content/deals/talks.yml": TALKS,
    "content/index.md": "---\ntitle: Home\n---\nOpenAI and Amazon.\n\n<!-- insert: deals -->\n",
    "seeds/discussions.md": SEED,
}


def write_files(root: Path, files: Files) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def talks(*changes: str) -> Files:
    """The deal of the small project with some words of it changed: the old ones, the new ones, and so on."""
    text = TALKS
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    return {"content/deals/talks.yml": text}


def files_of(folder: Path) -> dict[str, bytes]:
    """Path and content of all files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(root: Path, *kinds: type[Entity]) -> Site:
    """The site of a project on a day on which nothing is stale."""
    return build(root, date(2026, 1, 1), kinds or KINDS)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Writes the small project, with some files put in the place of its own, into a temporary folder."""
    return lambda files: write_files(tmp_path, SMALL | files)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's site, built strictly."""
    directory = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(directory)]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "WARNING -" not in run.stderr
    return directory


@contextmanager
def served_project(root: Path, files: Files) -> Iterator[str]:
    """Where the site of a project of these files is served."""
    write_files(root, files)
    run = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=root, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    with served(root / "site") as found:
        yield found


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where this repository's site is served."""
    with served(site) as found:
        yield found


@contextmanager
def nobody_in(root: Path, mode: int = 0o755) -> Iterator[None]:
    """In the folder, as a user who may not do everything, as root may."""
    root.chmod(mode)
    is_root = os.geteuid() == 0
    with chdir(root):
        if is_root:
            os.seteuid(65534)
        try:
            yield
        finally:
            if is_root:
                os.seteuid(0)


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """As on a disk that is full: the system refuses to write."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def find_browser() -> str | None:
    """The program of an installed Chrome or Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chrome or Chromium."""
    found = find_browser()
    if found is None:
        pytest.fail("no browser: install Chromium or Chrome (Debian: apt-get install chromium)", pytrace=False)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a browser of its own, in which nothing may go wrong unseen."""
    complaints: list[str] = []
    with browser.new_page() as page:
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
    assert complaints == []


@pytest.fixture(scope="session")
def amount(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How many to try: few in `make test`, many in `make hard`."""
    return lambda few, many: many if request.config.getoption("--hard") else few


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--hard", action="store_true", help="try as many cases as `make hard` does")
    parser.addoption("--update-golden", action="store_true", help="write what the golden tests get over what they expect")
