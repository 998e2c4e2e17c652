"""What a browser does, in a real one: the walk of a reader, the search, reading without scripts."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect


class Visit:
    """A page of a browser, and what it asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or ""))

    def search(self, words: str) -> None:
        self.page.keyboard.press("/")
        self.page.get_by_role("combobox", name="Search").fill(words)
        expect(self.page.get_by_role("dialog").get_by_role("status")).to_contain_text("result", ignore_case=True)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    context = browser.new_context()
    visit = Visit(context.new_page())
    yield visit
    context.close()
    assert visit.complaints == []
    assert visit.hosts <= {"127.0.0.1"}


def results(visit: Visit) -> list[str]:
    return visit.page.locator("[role=option] strong").all_inner_texts()


def test_from_home_to_the_deal_to_the_words_and_back_to_a_company_and_the_search(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(address)
    page.get_by_role("link", name="All deals").click()
    page.get_by_label("Search in this table").fill("amazon openai")
    page.get_by_role("link", name="Amazon and OpenAI talks").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Amazon and OpenAI talks")
    expect(page.locator(".ladder")).to_contain_text("in talks")

    page.locator(".claims .tag-quoted a").first.click()
    passage = page.locator("mark:target")
    expect(passage).to_be_in_viewport()
    assert "serait en discussion avec" in page.locator(".passage-block", has=passage).inner_text()

    page.locator(".passage-block", has=passage).get_by_role("link", name="Stage, in talks").first.click()
    expect(page.locator("tr", has=page.locator(":target"))).to_contain_text("in talks")
    page.locator(".facts, .md-content").get_by_role("link", name="OpenAI", exact=True).first.click()
    page.wait_for_url("**/companies/openai/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("OpenAI")

    page.keyboard.press("/")
    page.keyboard.type("trainum")
    expect(page.locator("[role=option]").first).to_contain_text("Trainium")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trainium")


@pytest.mark.parametrize(("words", "first"), [("AWS", "Amazon Web Services"), ("nvdia", "Nvidia"), ("antropic", "Anthropic")])
def test_an_entity_is_found_by_any_name_and_in_spite_of_a_slip(visit: Visit, address: str, words: str, first: str) -> None:
    visit.page.goto(address)
    visit.search(words)
    assert results(visit)[0] == first


@pytest.mark.parametrize("words", ["accélérateurs", "accelerateur", "puce", "puces", "équilibre concurrentiel", "equilibre"])
def test_the_article_is_found_by_its_french_words_with_or_without_accents(visit: Visit, address: str, words: str) -> None:
    visit.page.goto(address)
    visit.search(words)
    assert any(title.startswith("Des discussions à enjeux financiers") for title in results(visit))


def test_a_citation_shows_source_quote_and_gloss_on_hover(visit: Visit, address: str) -> None:
    visit.page.goto(address + "deals/amazon-openai-talks/")
    visit.page.locator(".ladder .footnote-ref").first.hover()
    shown = visit.page.locator(".md-tooltip2--active, .md-tooltip2__inner").first
    expect(shown).to_contain_text("serait en discussion avec Amazon")
    expect(shown).to_contain_text("is said to be in talks")


def test_a_page_is_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    for path in (
        "",
        "deals/",
        "deals/amazon-openai-talks/",
        "companies/openai/",
        "chips/trainium/",
        "sources/openai-amazon-talks/",
    ):
        page.goto(address + path)
        expect(page.locator("h1")).to_be_visible()
    expect(page.locator("mark.passage").first).to_be_visible()
    assert page.locator(".article").get_attribute("lang") == "fr"
    context.close()


def test_nothing_sticks_out_of_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme="dark")
    page = context.new_page()
    for path in ("", "deals/", "deals/amazon-openai-talks/", "companies/openai/", "sources/openai-amazon-talks/", "disputes/"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    context.close()
