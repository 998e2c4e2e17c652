"""What axe-core finds on a page of each type, on a wide light screen and on a dark phone: nothing (WCAG 2.2 AA)."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.page_types import PAGE_TYPES

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
PAGES = [*PAGE_TYPES.values(), "deals/amazon-openai-talks/?as-of=2025-12-20", "promises/?q=amazon"]

CUT = """
for (const all of [".md-content__inner > *", "tbody tr", ".md-content li"])
  for (const part of [...document.querySelectorAll(all)].slice(40)) part.remove();
for (const link of document.querySelectorAll('.md-nav--secondary a[href^="#"]'))
  if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) link.closest("li").remove();
"""
"""Long pages say the same over and over, and axe-core takes half a minute for them: the first of each are looked at."""


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: str) -> None:
    with browser.new_page(viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light") as page:
        found = []
        for path in PAGES:
            page.goto(address + path)
            page.evaluate(CUT)
            for violation in Axe().run(page, options=RULES).response["violations"]:
                found.append((path, violation["id"], violation["nodes"][0]["html"][:120]))
    assert found == []
