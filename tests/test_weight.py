"""What the first visit of a page costs, over the wire and compressed; scripts are loaded where there is use for them."""

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from generator.hosts.layout import THEME
from tests.page_types import PAGE_TYPES

MOST = 200_000
"""Bytes that a page without charts may cost, all of its files and their headers together."""
CHARTS = {"timeline", "network", "compare"}


def loaded(page: Page, address: str) -> dict[str, int]:
    """Bytes of each file that came over the wire for a first visit."""
    session: CDPSession = page.context.new_cdp_session(page)
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on("Network.requestWillBeSent", lambda sent: names.update({sent["requestId"]: sent["request"]["url"]}))
    session.on("Network.loadingFinished", lambda ended: sizes.update({ended["requestId"]: int(ended["encodedDataLength"])}))
    session.send("Network.enable")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return {names[request]: size for request, size in sizes.items()}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport={"width": 360, "height": 740}) as page:
        yield page


@pytest.mark.parametrize("kind", [kind for kind in PAGE_TYPES if kind not in CHARTS])
def test_a_first_visit_is_light(page: Page, address: str, kind: str) -> None:
    files = loaded(page, address + PAGE_TYPES[kind])
    assert 20_000 < sum(files.values()) < MOST, sorted(files.items(), key=lambda file: -file[1])


def test_no_script_of_ours_is_heavy() -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in (THEME / "assets").glob("*.js")}
    assert max(sizes.values()) < 60_000 and len(sizes) > 5


@pytest.mark.parametrize(("kind", "scripts"), [("method", set()), ("deals", {"tables.js"}), ("network", {"pictures.js"})])
def test_scripts_are_loaded_where_there_is_use_for_them(page: Page, address: str, kind: str, scripts: set[str]) -> None:
    names = {name.rpartition("/")[2] for name in loaded(page, address + PAGE_TYPES[kind])}
    assert names & {"tables.js", "pictures.js"} == scripts
