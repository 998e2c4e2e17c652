"""What a browser does, in a real one: the walk of a reader, the search, reading without scripts."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SMALL, Files, served_project
from tests.page_types import PAGE_TYPES
from tests.test_mkdocs import CONFIG


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
    with browser.new_page() as page:
        visit = Visit(page)
        yield visit
    assert visit.complaints == []
    assert visit.hosts <= {"127.0.0.1"}


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


@pytest.mark.parametrize("words", ["accélérateurs", "accelerateur", "puce", "puces", "équilibre concurrentiel", "equilibre"])
def test_the_article_is_found_by_its_french_words_with_or_without_accents(visit: Visit, address: str, words: str) -> None:
    visit.page.goto(address)
    visit.search(words)
    titles = visit.page.locator("[role=option] strong").all_inner_texts()
    assert any(title.startswith("Des discussions à enjeux financiers") for title in titles)


def test_a_citation_shows_source_quote_and_gloss_on_hover(visit: Visit, address: str) -> None:
    visit.page.goto(address + "deals/amazon-openai-talks/")
    visit.page.locator(".ladder .footnote-ref").first.hover()
    shown = visit.page.locator(".card")
    expect(shown).to_contain_text("serait en discussion avec Amazon")
    expect(shown).to_contain_text("is said to be in talks")
    words = shown.get_by_role("link", name="serait en discussion")
    place = words.bounding_box()
    assert place
    visit.page.mouse.move(place["x"] + 20, place["y"] + 5, steps=30)
    visit.page.wait_for_timeout(600)
    words.click()
    expect(visit.page.locator("mark:target")).to_be_in_viewport()


def test_a_card_does_not_open_behind_a_pointer_that_went_on(visit: Visit, address: str) -> None:
    visit.page.goto(address + "deals/amazon-openai-talks/")
    visit.page.locator(".ladder .footnote-ref").first.hover()
    visit.page.mouse.move(2, 2)
    visit.page.wait_for_timeout(600)
    expect(visit.page.locator(".card")).to_be_hidden()


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
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    expect(page.locator("mark.passage").first).to_be_visible()
    assert page.locator(".article").get_attribute("lang") == "fr"
    context.close()


def test_every_type_of_page_fits_a_phone_in_the_dark_asks_one_host_and_complains_of_nothing(visit: Visit, address: str) -> None:
    visit.page.set_viewport_size({"width": 360, "height": 740})
    visit.page.emulate_media(color_scheme="dark")
    for kind, path in PAGE_TYPES.items():
        visit.page.goto(address + path)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360, kind
        assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(30, 33, 41)", kind
        assert visit.page.locator(".facts [data-cards]").count() == 0, kind
    visit.page.goto(address + PAGE_TYPES["deal"])
    head = "document.querySelector('#flows ~ .md-typeset__scrollwrap td').dataset.label"
    assert visit.page.evaluate(head) == "From"
    lead = "getComputedStyle(document.querySelector('[data-cards=led] td'), '::before').content"
    assert visit.page.evaluate(lead) == '"From "'
    visit.page.goto(address + "companies/openai/")
    beyond = "(words) => words.filter(word => word.getBoundingClientRect().right > innerWidth).map(word => word.textContent)"
    assert visit.page.locator(".row text").evaluate_all(beyond) == []


def test_on_a_wide_screen_tables_are_seen_whole_and_one_that_is_not_is_shaded_where_there_is_more(
    visit: Visit, address: str
) -> None:
    visit.page.set_viewport_size({"width": 1440, "height": 900})
    for path in ("network/", "circles/", "deals/oracle-openai-capacity-2025/"):
        visit.page.goto(address + path, wait_until="load")
        expect(visit.page.get_by_role("group", name="Table, scrolls sideways")).to_have_count(0)
    visit.page.set_viewport_size({"width": 960, "height": 900})
    visit.page.goto(address + "compare/")
    wide = visit.page.get_by_role("group", name="Table, scrolls sideways")
    expect(wide).to_have_css("background-image", re.compile("gradient"))


def test_with_text_twice_as_large_a_phone_shows_a_page_whole_and_its_facts_in_words(visit: Visit, address: str) -> None:
    visit.page.set_viewport_size({"width": 360, "height": 740})
    for kind, path in PAGE_TYPES.items():
        visit.page.goto(address + path)
        visit.page.evaluate("document.documentElement.style.fontSize = '250%'")  # that of the theme is 125%
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360, kind
    visit.page.goto(address + "companies/openai/")
    visit.page.evaluate("document.documentElement.style.fontSize = '250%'")
    visit.page.set_viewport_size({"width": 1440, "height": 900})
    left = "(selector) => document.querySelector(selector).getBoundingClientRect().left"
    assert visit.page.evaluate(left, ".facts") >= visit.page.evaluate(left, "h1")
    visit.page.set_viewport_size({"width": 360, "height": 740})
    lines = "(cell) => cell.clientHeight / parseFloat(getComputedStyle(cell).lineHeight)"
    assert visit.page.locator(".facts td", has_text="company").first.evaluate(lines) < 2


def test_a_filter_of_the_search_is_as_high_on_a_phone_however_much_is_found(visit: Visit, address: str) -> None:
    visit.page.set_viewport_size({"width": 360, "height": 640})
    visit.page.goto(address)
    visit.page.get_by_role("button", name="Search").click()
    filters = visit.page.get_by_role("group", name="Filters")
    high = "(filters) => filters.clientHeight"
    before = filters.evaluate(high)
    visit.search("amazon")
    assert filters.evaluate(high) == before


def test_where_colours_are_forced_what_is_chosen_and_what_an_address_leads_to_have_an_outline(visit: Visit, address: str) -> None:
    page = visit.page
    page.emulate_media(forced_colors="active")
    outline = "(part) => getComputedStyle(part).outlineStyle"
    page.goto(address + "deals/amazon-openai-talks/")
    page.locator(".claims .permalink a").nth(1).click()
    outlines = [row.evaluate(outline) for row in page.locator(".claims tbody tr").all()]
    assert [at for at, style in enumerate(outlines) if style == "solid"] == [1]
    visit.search("amazon")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#search-list [aria-selected=true]")).to_have_css("outline-style", "solid")


def test_where_there_is_no_room_beside_a_page_its_headings_open_below_its_title(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(address + "companies/openai/?as-of=2025-01-01")
    opener = page.locator(".contents").get_by_text("On this page")
    expect(opener).to_be_hidden()
    page.set_viewport_size({"width": 360, "height": 740})
    opener.click()
    expect(page.locator(".contents").get_by_role("link", name="Totals")).to_be_hidden()  # they are of today
    page.locator(".contents").get_by_role("link", name="Every claim").click()
    expect(page.get_by_role("heading", name="Every claim")).to_be_in_viewport()
    expect(page.locator(".contents a").first).to_be_hidden()


SHIFTS = """
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted = (window.shifted ?? 0) + entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("path", ["", "companies/openai/", "method/"])
def test_over_a_slow_line_nothing_jumps_below_what_scripts_add(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    slow = {"offline": False, "latency": 100, "downloadThroughput": 150_000, "uploadThroughput": 100_000}
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
    page.add_init_script(SHIFTS)
    page.goto(address + path, wait_until="networkidle")
    expect(page.locator(".contents")).to_be_visible()
    assert page.evaluate("window.shifted ?? 0") < 0.01
    context.close()


def test_what_is_not_found_leads_on(visit: Visit, address: str) -> None:
    visit.page.goto(address + "404.html")
    assert visit.page.title().startswith("There is no such page - ")
    visit.page.get_by_role("link", name="the first page").click()
    expect(visit.page).to_have_url(re.compile("/$"))


def test_on_paper_a_page_is_white_has_no_controls_and_names_the_addresses_of_its_sources(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(address + "companies/anthropic/")
    page.set_viewport_size({"width": 700, "height": 990})  # about that of A4
    expect(page.locator(".footnote .address a").first).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".footnote .address a").first).to_be_visible()
    for control in (
        ".md-header",
        ".md-sidebar",
        ".as-of",
        ".table-tools input",
        ".table-tools button",
        ".table-pages",
        ".headerlink",
        ".permalink",
        ".page-tools",
    ):
        expect(page.locator(control).first).to_be_hidden()
    expect(page.locator("[data-cards] thead").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


def test_the_payments_of_a_circle_open_on_a_screen_and_are_open_on_paper(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "circles/")
    height = "document.querySelector('.circle details').offsetHeight"
    assert page.evaluate(height) < 100
    page.emulate_media(media="print")
    assert page.evaluate(height) > 100
    context.close()


def test_a_theme_without_a_palette_shows_what_is_signed(visit: Visit, tmp_path: Path) -> None:
    deal = "name: Loan\ntype: debt\nparties: [{company: openai, role: borrower}]\nstatus: {value: signed, source: report}\n"
    report = "title: A report\ntype: news\npublisher: unknown\ndate: 2025-12-16\nurl: unknown\n"
    files: Files = {"mkdocs.yml": CONFIG, "content/deals/loan.yml": deal, "content/sources/report.yml": report}
    with served_project(tmp_path, SMALL | files) as address:
        visit.page.goto(address + "deals/loan/")
        badge = visit.page.locator(".stage-signed").first
        assert badge.evaluate("(badge) => getComputedStyle(badge).backgroundColor") == "rgb(28, 107, 63)"


def test_nothing_moves_for_who_wants_no_motion(visit: Visit, address: str) -> None:
    visit.page.emulate_media(reduced_motion="reduce")
    visit.page.goto(address)
    times = "[...document.querySelectorAll('*')].flatMap((part) => getComputedStyle(part).transitionDuration.split(', '))"
    assert visit.page.evaluate(f"[...new Set({times})]") == ["0s"]
