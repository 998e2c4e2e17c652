"""A reader without a mouse: every stop can be reached by the keyboard, and is seen to have the focus."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

SEEN = """
() => {
  const here = document.activeElement;
  const shown = here.matches(".md-option") ? here.form.querySelector("label:not([hidden])") : here;
  const style = getComputedStyle(shown);
  const box = shown.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return inside && ring && !/^rgba.* 0[)]$/.test(style.outlineColor);
}
"""


class Reader:
    """Somebody with nothing but a keyboard, who has to see where the focus is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def skip_to_content(self) -> None:
        """Past the menus, by the first stop of a page."""
        self.press("Tab")
        self.press("Enter")

    def tab_to(self, selector: str, most: int = 200) -> None:
        """Press Tab until an element is reached, and look at each stop on the way."""
        for _ in range(most):
            self.press("Tab")
            self.sees_focus()
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} is not reached in {most} steps")

    def sees_focus(self) -> None:
        if not self.page.evaluate(SEEN):
            self.page.wait_for_timeout(500)  # the theme's skip link moves in
            assert self.page.evaluate(SEEN), self.page.evaluate("document.activeElement.outerHTML.slice(0, 160)")


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    with browser.new_page(viewport={"width": 1300, "height": 900}, permissions=["clipboard-read", "clipboard-write"]) as page:
        yield Reader(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_stop_leads_past_the_menus_and_all_stops_are_seen(reader: Reader, address: str, scheme: str) -> None:
    page = reader.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)
    reader.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    reader.sees_focus()
    reader.press("Enter")
    reader.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")
    page.goto(address)
    reader.tab_to(".md-content .figures a")


def test_from_the_search_to_a_deal_its_words_and_the_address_of_a_claim(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address)
    reader.press("/")
    page.keyboard.type("amazon openai talks")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Results")
    reader.press("ArrowDown")
    expect(page.locator("[role=option]").first).to_have_attribute("aria-selected", "true")
    reader.sees_focus()
    reader.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    reader.press("Control+k")
    page.keyboard.type("amazon openai talks")
    expect(page.locator("[role=option]").first).to_contain_text("talks")
    reader.press("Enter")
    page.wait_for_url("**/deals/amazon-openai-talks/")

    reader.skip_to_content()
    reader.tab_to(".ladder .footnote-ref")
    expect(page.locator(".card")).to_contain_text("serait en discussion avec Amazon")
    reader.tab_to(".claims .permalink a")
    claim = page.evaluate("document.activeElement.href")
    reader.press("Enter")
    expect(page.get_by_role("status").get_by_text("copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == claim
    reader.tab_to(".claims .tag-quoted a")
    reader.press("Enter")
    expect(page.locator("mark:target")).to_be_in_viewport()


def test_a_table_is_sorted_and_filtered_and_a_day_chosen(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address + "deals/")
    reader.skip_to_content()
    reader.tab_to(".as-of input")
    page.keyboard.type("12202025")
    expect(page.locator(".as-of output")).to_contain_text("as known on 2025-12-20")
    reader.tab_to(".as-of button")
    reader.press("Enter")
    expect(page.locator(".as-of output")).to_be_empty()

    reader.tab_to(".table-find input")
    page.keyboard.type("amazon")
    reader.tab_to(".table-filters select")
    page.keyboard.type("equity")
    expect(page.locator("tbody tr:visible").first).to_contain_text("equity")
    reader.tab_to(".table-head")
    reader.press("Enter")
    expect(page.locator("th").first).to_have_attribute("aria-sort", "ascending")


def test_the_network_is_walked_and_filtered(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address + "network/")
    reader.skip_to_content()
    reader.tab_to(".picture-form select[name=sure]")
    page.keyboard.type("signed")
    assert "?show-sure=signed" in page.url
    reader.tab_to("a.node")
    for key in ("ArrowRight", "End", "Home"):
        reader.press(key)
        reader.sees_focus()
    expect(page.locator(".listed h3")).to_be_visible()
    reader.press("Enter")
    page.wait_for_url("**/companies/*/")
