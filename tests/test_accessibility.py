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


LEAST_CONTRAST = """
(fields) => {
  const part = (one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[0-9.]+/g).map((one) => part(one / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const around = light(getComputedStyle(document.body).backgroundColor);
  const edges = fields.map((field) => light(getComputedStyle(field).borderTopColor));
  return Math.min(...edges.map((edge) => Math.max(edge, around) / Math.min(edge, around)));
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_field_is_told_from_what_is_around_it_and_a_finger_meets_it(browser: Browser, address: str, scheme: str) -> None:
    dark = scheme == "dark"
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if dark else "light")
    for path in ("deals/", "network/"):
        page.goto(address + path)
        fields = page.locator(".md-content :is(input, select, button):not(.table-head):visible")
        assert fields.evaluate_all(LEAST_CONTRAST) >= 3  # WCAG 2.2, 1.4.11
        assert min(fields.evaluate_all("(fields) => fields.map((field) => field.offsetHeight)")) >= 44
    context.close()


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
