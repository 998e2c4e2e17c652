"""The live preview answers at once whatever happens to the files, and in the end shows what a clean build does."""

import random
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.conftest import SMALL, Project, files_of, write_files
from tests.hard.test_publishing import ENVIRONMENT, State, run_build
from tests.test_mkdocs import CONFIG, Server

SEEDED = 8
RELOADER = re.compile(rb"<script>(?:(?!</script>).)*livereload\(\d+, \d+\);\s*</script>", re.DOTALL)
POLICY = re.compile(rb"\n    <meta http-equiv[^>]*>")
FACTS = re.compile(
    rb'<script type="application/ld\+json">.*?</script>\n?|<link rel="alternate [^>]*>|<meta [^>]*citation_[^>]*>', re.DOTALL
)
GARBAGE = [b"name: [", b"\xff", b"", b"nmae: x\n", b"---\n", b"---\ntitle: A\n---\n<script>alert(1)</script>\n", b"\x00" * 9]
NEW = ["content/companies/extra.yml", "content/about.md", "content/images/a.svg", "seeds/more.md"]


def edit(root: Path, chance: random.Random) -> None:
    """What a person, an editor or git does to a file."""
    path = root / chance.choice([*SMALL, *NEW, "mkdocs.yml"])
    path.parent.mkdir(parents=True, exist_ok=True)
    match chance.randrange(8):
        case 0:
            path.unlink(missing_ok=True)
        case 1 if path.exists() and path.name != "mkdocs.yml":
            path.rename(path.with_name(f"renamed{path.suffix}"))
        case 2 if path.exists():
            raw = path.read_bytes()
            path.write_bytes(raw[: chance.randrange(len(raw) + 1)])
        case 3:
            path.write_bytes(chance.choice(GARBAGE))
        case 4:  # saved beside and put in its place, as editors do
            beside = write_files(root, {"content/companies/.saved": f"name: OpenAI\nsummary: Seen {chance.random()}.\n"})
            (beside / "content/companies/.saved").replace(root / "content/companies/openai.yml")
        case 5:
            shutil.rmtree(root / "content/deals", ignore_errors=True)
        case _:
            write_files(root, SMALL | {"mkdocs.yml": CONFIG})


def answer(server: Server, path: str) -> bytes:
    started = time.monotonic()
    try:
        with urlopen(server.address + quote(path), timeout=5) as found:
            body: bytes = found.read()
    except HTTPError as error:
        body = error.read()
    assert time.monotonic() - started < 5, path
    return body


def comparable(files: State) -> State:
    """Files without what only a preview has (its script) and what it never has (the policy, facts for machines)."""
    return {
        name: FACTS.sub(b"", POLICY.sub(b"", RELOADER.sub(b"", raw))) if name.endswith(".html") else raw
        for name, raw in files.items()
    }


def test_quick_edits_are_answered_and_end_in_a_clean_site(
    project: Project, amount: Callable[[int, int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", ENVIRONMENT["SOURCE_DATE_EPOCH"])
    root = project({"mkdocs.yml": CONFIG})
    server = Server(root)
    chance = random.Random(SEEDED)
    slowest = 0.0
    try:
        assert server.shows("companies/openai/", "OpenAI")
        for _ in range(amount(15, 200)):
            edit(root, chance)
            started = time.monotonic()
            assert b"<h1" in answer(server, chance.choice(["companies/openai/", "", "deals/talks/"]))
            slowest = max(slowest, time.monotonic() - started)
            time.sleep(chance.uniform(0, 0.4))
        print(f"slowest answer {slowest:.2f} s")
        for folder in ("content", "seeds"):
            shutil.rmtree(root / folder)
        config = f"{CONFIG}site_url: {server.address}\n"
        write_files(root, SMALL | {"content/companies/amazon.yml": "name: Amazon at last\n", "mkdocs.yml": config})
        assert server.shows("companies/amazon/", "Amazon at last")
        assert run_build(root).returncode == 0
        built = comparable(files_of(root / "site"))
        deadline = time.monotonic() + 20
        while (shown := comparable({name: answer(server, name) for name in built})) != built and time.monotonic() < deadline:
            time.sleep(0.5)
        assert [name for name in built if shown[name] != built[name]] == []
        assert "Traceback" not in server.log.read_text()
    finally:
        server.stop()


def test_a_page_that_would_not_be_published_is_not_shown_in_the_preview(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG, "content/about.md": "---\ntitle: A\n---\n<p onclick='alert(1)'>a</p>\n"})
    server = Server(root)
    try:
        assert server.shows("about/", "This page would not be published")
        assert b"<p onclick" not in answer(server, "about/")
        assert b"OpenAI" in answer(server, "companies/openai/")
        write_files(root, {"content/about.md": "---\ntitle: A\n---\nHarmless.\n"})
        assert server.shows("about/", "Harmless.")
    finally:
        server.stop()
