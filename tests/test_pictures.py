"""Pictures: what is drawn and what is not, and how they answer in a real browser."""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from generator.checking import Site
from generator.exports.readable import readable
from generator.pages import document
from generator.pages.drawing import Drawing, Leads, Named, labels, money, svg, words
from generator.pages.markdown import Writer, written
from tests.conftest import SMALL, Files, Project, built, served_project
from tests.test_mkdocs import CONFIG

HOSTILE = '</svg><script>alert(1)</script>" onload="x'
SCHEMES = {"light": "default", "dark": "slate"}
PALETTE = json.dumps([{"media": f"(prefers-color-scheme: {name})", "scheme": scheme} for name, scheme in SCHEMES.items()])


def deal(giver: str, getter: str, amount: str, stage: str, what: str = "equity") -> str:
    return f"""\
name: From {giver} to {getter}, {amount}
type: {"debt" if what == "debt" else "equity"}
parties: [{{company: {giver}, role: investor}}, {{company: {getter}, role: issuer}}]
status: {{value: {stage}, date: 2025-12-16, source: release}}
flows:
  from: {giver}
  to: {getter}
  what: {what}
  amount: {{value: {amount}, date: 2025-10, source: release}}
  due: {{value: 2027, source: release}}
"""


def chip(year: int, memory: str) -> str:
    common = {"name": f"Chip of {year}"}
    claims = {"family": "chips", "designer": "amazon", "announced": str(year), "memory": memory}
    return yaml.safe_dump(common | {name: {"value": value, "source": "release"} for name, value in claims.items()})


TERM = "term: {value: The shares are held for as long as the chips are used, date: 2026-05, source: release}\n"
FILES: Files = {
    "mkdocs.yml": CONFIG.replace("font: false", f"font: false, palette: {PALETTE}"),
    "content/sources/release.yml": "title: R\ntype: press release\npublisher: R\ndate: 2025-12-20\nurl: unknown\n",
    "content/sources/other.yml": "title: O\ntype: news\npublisher: O\ndate: 2025-12-21\nurl: unknown\n",
    "content/companies/hostile.yml": yaml.safe_dump({"name": HOSTILE}),
    "content/deals/exact.yml": deal("amazon", "openai", "50 billion USD", "signed") + TERM,
    "content/deals/most.yml": deal("amazon", "openai", "up to 100 billion USD", "announced"),
    "content/deals/range.yml": deal("openai", "amazon", "20 to 40 billion USD", "rumoured", "debt"),
    "content/deals/yearly.yml": deal("amazon", "hostile", "1 billion USD per year", "closed", "cash"),
    "content/deals/euros.yml": deal("amazon", "hostile", "3 billion EUR", "lapsed", "cash"),
    "content/deals/unstated.yml": re.sub("status: .*\n", "", deal("amazon", "openai", "70 billion USD", "")),
    "content/chips/chips.yml": "name: Chips\n",
    "content/chips/one.yml": chip(2021, "8 GB"),
    "content/chips/two.yml": chip(2023, "16 GB"),
    "content/chips/three.yml": chip(2025, "96 GB").replace("memory:", "memory:\n- {value: 90 GB, source: other}\n-"),
}


def page_of(site: Site, path: str) -> str:
    [page] = (page for page in site.pages if page.path == path)
    return written(page)


def pictures(text: str) -> list[str]:
    return re.findall(r'<div class="drawing">(.*?)</div>', text)


def address_from(path: str) -> Callable[[Leads], str]:
    return Writer(document.Page(path, "", ())).address


def marks(picture: str, css: str) -> list[str]:
    return re.findall(rf'<a [^>]*class="{css}[ "].*?</a>', picture)


def test_bars_of_money_show_bounds_and_how_sure_they_are_on_one_scale(project: Project) -> None:
    text = page_of(built(project(FILES)), "companies/amazon.md")
    [picture] = pictures(text)
    drawn = [re.findall(r'width="([\d.]+%)"[^>]*class="((?:bar|may)[^"]*)"', row) for row in marks(picture, "row")]
    assert drawn == [
        [("92%", "may may-announced")],
        [("46%", "bar bar-signed")],
        [("9.2%", "bar bar-reported")],
        [("18.4%", "bar bar-reported"), ("18.4%", "may may-reported")],
    ]
    assert ["open-end" in row for row in marks(picture, "row")] == [False, False, True, False]
    assert "All 4 amounts in US dollars" in text and "1 in other currencies or per period is not drawn" in text


def test_an_amount_says_what_it_is_of_and_whether_it_is_sure_and_a_guarantee_is_no_payment(project: Project) -> None:
    signed = deal("openai", "amazon", "5 billion USD", "signed", "chips").replace("2027, source", "If it pays, source")
    more: Files = {
        "content/deals/if.yml": signed.replace("due", "condition"),
        "content/deals/range.yml": deal("openai", "amazon", "31 billion USD", "signed", "guarantee"),
        "content/deals/most.yml": deal("amazon", "openai", "9 billion USD", "signed").replace(
            "amount:", "amount:\n  - {value: 8 billion USD, date: 2025-10, source: other}\n  -"
        ),
    }
    text = page_of(built(project(FILES | more)), "companies/amazon.md")
    said = [unescape(re.findall(r'class="much">([^<]*)<', row)[0]) for row in marks(pictures(text)[0], "row")]
    assert said == [
        "$50 billion equity",
        "at least $10 billion equity",
        "$9 billion equity, disputed",
        "$5 billion chips, conditional",
    ]
    assert "All 4 amounts in US dollars, by the rules" in text  # it is paid nothing, and pays one way
    assert "1 guarantee is not drawn: nothing is paid unless somebody else fails to." in text


def test_a_record_draws_and_ranks_the_amounts_of_its_own_currency(project: Project) -> None:
    own: Files = {name: str(text).replace("USD", "EUR") for name, text in FILES.items() if name.startswith("content/deals")}
    home = "---\ntitle: Home\n---\n<!-- insert: largest -->\n"
    site = built(project(FILES | own | {"content/project.yml": "currency: EUR\n", "content/index.md": home}))
    text = page_of(site, "timeline.md")
    [picture] = pictures(text)
    assert ">&#8364;100B</text>" in picture and "$" not in picture and "largest amount in euros paid once" in text
    assert "All 3 amounts in euros" in page_of(site, "companies/amazon.md")
    assert "How much, in euros" in page_of(site, "index.md")
    # In tables they come before those of other currencies, as amounts in dollars do elsewhere.
    keys = re.findall('data-sort="([^"]*000000 [^"]*)"', page_of(site, "companies/amazon.md"))
    assert keys and not [key for key in keys if key.startswith("EUR ")]
    assert [money(1e9, "CHF"), money(1e18, "USD")] == ["1B CHF", "$1,000,000T"]


def test_where_no_amount_is_in_the_currency_of_the_record_the_timeline_is_its_table(project: Project) -> None:
    text = page_of(built(project(FILES | {"content/project.yml": "currency: CHF\n"})), "timeline.md")
    assert not pictures(text) and "From amazon to openai" in text


def test_an_amount_of_nothing_has_no_place_on_a_scale_of_powers_and_no_bar(project: Project) -> None:
    site = built(project(FILES | {"content/deals/exact.yml": deal("amazon", "openai", "0 USD", "signed")}))
    titles = re.findall("<title>From amazon to (.*?), 16 December", pictures(page_of(site, "timeline.md"))[0])
    assert [unescape(title) for title in titles if "openai, 0" in title or "EUR" in title or "year" in title] == [
        "hostile, 3 billion EUR: €3 billion, lapsed",
        "openai, 0 USD: $0, signed",
        "hostile, 1 billion USD per year: $1 billion per year, closed",
    ]
    assert "deals/exact/" not in pictures(page_of(site, "companies/amazon.md"))[0]


def test_a_deal_has_its_stages_its_claims_and_what_is_due_on_an_axis_of_time(project: Project) -> None:
    [picture] = pictures(page_of(built(project(FILES)), "deals/exact.md"))
    assert [re.sub(r"<.*?>", "", unescape(row[row.index("</title>") :])) for row in marks(picture, "row")] == [
        "amount: $50 billion",
        "signed",
        "term: The shares are held for as long as…term: The shares are…",  # on a wide picture, and on a phone
        "equity due",
    ]
    assert re.findall(r'class="mark mark-(\S+)"', picture.partition("<ul")[0]) == ["none", "signed", "none", "due"]
    assert ">today<" in picture


def test_what_runs_for_a_time_is_said_to_end_in_words_that_fit_one_and_many(project: Project) -> None:
    runs = deal("amazon", "openai", "50 billion USD", "signed", "chips").replace("due: {value: 2027", "duration: {value: 5 years")
    [picture] = pictures(page_of(built(project(FILES | {"content/deals/exact.yml": runs})), "deals/exact.md"))
    assert re.findall(r'class="says">([^<]*ends)<', picture) == ["chips: term ends"]


def test_chips_in_dispute_are_marked_in_the_picture_and_in_the_table(project: Project) -> None:
    text = page_of(built(project(FILES)), "compare.md")
    memory = pictures(text)[1]
    assert ["dispute-range" in mark for mark in marks(memory, "point")] == [False, False, True]
    assert [("disputed" in row) for row in re.findall(r"^\| .*\[Chip of.*", text, re.MULTILINE)] == [False, True, False]


def test_a_measure_of_nothing_has_no_place_on_a_scale_of_powers_and_is_in_the_table_only(project: Project) -> None:
    disputed = chip(2023, "16 GB").replace("memory:", "memory:\n- {value: 0 GB, source: other}\n-")
    chips: Files = {"content/chips/none.yml": chip(2012, "0 GB"), "content/chips/two.yml": disputed}
    text = page_of(built(project(FILES | chips)), "compare.md")
    drawn = [(re.findall('href="([^"]*)', mark)[0], "in dispute" in mark) for mark in marks(pictures(text)[1], "point")]
    assert drawn == [("../chips/one/", False), ("../chips/two/", True), ("../chips/three/", True)]
    assert re.search(r"^\| .*\[Chip of 2012\].*0 GB", text, re.MULTILINE)


def test_the_generations_of_a_family_are_in_order_of_time(project: Project) -> None:
    unannounced: Files = {"content/chips/late.yml": chip(2024, "80 GB").replace("announced:", "available:")}
    text = page_of(built(project(FILES | unannounced)), "chips/chips.md")
    assert re.findall(r"^\| .*\[Chip of (\d+)\]", text, re.MULTILINE) == ["2021", "2023", "2024", "2025"]
    [picture] = pictures(text)
    assert re.findall(r'class="name">([^<]*)<', picture) == ["Chip of 2021, 2021", "Chip of 2023, 2023", "Chip of 2025, 2025"]


def test_payments_that_go_in_a_circle_are_marked_and_what_has_lapsed_is_not_drawn(project: Project) -> None:
    text = page_of(built(project(FILES)), "network.md")
    [picture] = pictures(text)
    drawn = re.findall(r'class="chord chord-\w+( round)?" data-from="(\w+)" data-to="(\w+)"', picture)
    assert sorted(drawn) == [("", "amazon", "hostile"), (" round", "amazon", "openai"), (" round", "openai", "amazon")]
    assert "EUR" not in text and text.count("in a circle") == 4


def test_a_ring_that_would_be_too_full_says_what_it_leaves_to_the_table(project: Project) -> None:
    many: Files = {f"content/companies/c{n}.yml": f"name: C{n}\n" for n in range(125)}
    many |= {f"content/deals/d{n}.yml": deal("amazon", f"c{n}", "1 billion USD", "signed") for n in range(125)}
    text = page_of(built(project(FILES | many)), "network.md")
    assert len(marks(text, "node")) == 120
    assert "8 companies with fewer payments, and 8 lines, are in the table only" in text


def test_where_there_is_hardly_anything_there_is_a_table_and_no_picture(project: Project) -> None:
    for page in built(project({})).pages:
        assert "<svg" not in written(page)
    assert "[Amazon](companies/amazon.md)" in page_of(built(project({})), "network.md")


def test_marks_lead_to_pages_and_anchors_that_are_there(project: Project) -> None:
    site = built(project(FILES))
    texts = {page.url: written(page) for page in site.pages}
    drawn = [(url, href) for url, text in texts.items() for href in re.findall(r' href="([^"]*)"', "".join(pictures(text)))]
    links = {urljoin(f"/{url}", href) for url, href in drawn}
    assert len(links) > 15
    for target, anchor in map(urldefrag, links):
        assert not anchor or f'id="{anchor}"' in texts[target.removeprefix("/")]
        assert target.removeprefix("/") in texts


def test_markdown_passes_a_picture_through_and_is_complete_without_it(project: Project) -> None:
    site = built(project(FILES))
    pages = {page.path: page for page in site.pages}
    for path in ("companies/hostile.md", "companies/amazon.md", "network.md", "compare.md"):
        text = written(pages[path])
        beside = str(readable(pages[path]).make())
        html = markdown.markdown(text.split("---\n", 2)[2], extensions=["tables", "footnotes", "attr_list", "md_in_html", "toc"])
        assert all(picture in html for picture in pictures(text))
        assert "<script" not in html
        assert "<figure" not in beside and "<svg" not in beside
    assert "&#60;/svg&#62;" in page_of(site, "network.md")


@given(st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1))
def test_any_words_are_words_in_a_picture(name: str) -> None:
    mark = Leads("deals/x.md", name, (words(0, 0, name),), facts=(("stage", name),))
    root = ElementTree.fromstring(svg(Drawing(name, name, 10, (mark,)), "p", address_from("network.md")))
    shown = re.sub(r"[\x00-\x1f\x7f-\x9f]+", " ", name)
    assert [part.text for part in root.iter() if part.text] == [shown] * 4
    [link] = root.findall("a")
    assert link.attrib == {"href": "../deals/x/", "data-stage": shown}


def test_a_mark_leads_to_the_page_of_what_is_called_an_index() -> None:
    marks = tuple(Leads(path, path, ()) for path in ("sources/chip-index.md", "sources/index.md"))
    drawn = svg(Drawing("a", "b", 10, marks), "p", address_from("deals/x.md"))
    assert re.findall('<a href="([^"]*)"', drawn) == ["../../sources/chip-index/", "../../sources/"]


def test_names_that_would_lie_on_a_mark_or_a_name_are_left_out() -> None:
    named = [Named(50, 50, "first"), Named(51, 52, "second, and far too long for this place"), Named(50, 100, "third")]
    assert [label.inside for label in labels(named, [(60, 100)], 400, 0)] == [("first",), ("third",)]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_project(tmp_path_factory.mktemp("pictures"), SMALL | FILES) as found:
        yield found


def test_the_timeline_is_filtered_with_its_table_and_the_address_keeps_it(page: Page, small: str) -> None:
    page.goto(small + "timeline/")
    expect(page.locator(".point:visible")).to_have_count(6)
    page.get_by_role("combobox", name="Stage").select_option("signed")
    expect(page.locator(".point:visible")).to_have_count(1)
    expect(page.locator(".timeline-table tbody tr:visible")).to_have_count(1)
    assert page.url.endswith("timeline/?show-stage=signed")

    page.goto(small + "timeline/?show-type=debt&show-stage=nonsense")
    expect(page.locator(".picture output")).to_have_text("1 of 6 deals in the picture")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".timeline-table tbody tr:visible")).to_have_count(7)
    assert page.url.endswith("timeline/")


def test_the_keyboard_walks_through_the_marks_and_follows_one(page: Page, small: str) -> None:
    page.goto(small + "timeline/?show-stage=rumoured")
    page.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".point:focus")).to_have_attribute("data-stage", "rumoured")
    expect(page.locator(".card")).to_contain_text("$20 to 40 billion")
    page.goto(small + "timeline/")
    page.locator(".point[tabindex='0']").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    assert page.locator(".point:focus").get_attribute("href") == page.locator(".point").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url("**/deals/*/")
    page.goto(small + "compare/")
    page.locator(".point[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".card")).to_contain_text("Chip of 2023")


def test_the_network_lists_and_lights_up_what_a_company_pays_and_is_paid(page: Page, small: str) -> None:
    page.goto(small + "network/")
    page.locator(".node[data-company=openai]").focus()
    expect(page.locator(".chord.picked")).to_have_count(2)
    assert page.locator(".listed li").all_inner_texts() == [
        "Amazon: debt, $20 to 40 billion, rumoured",
        "Amazon: equity, $50 billion, signed",
        "Amazon: equity, up to $100 billion, announced",
        "Amazon: equity, at least $10 billion, in talks",
    ]
    page.locator(".node[data-company=hostile]").focus()
    expect(page.locator(".listed h3")).to_have_text(HOSTILE)

    page.get_by_label("How sure").select_option("signed")
    page.get_by_label("Company").select_option("openai")
    assert page.url.endswith("network/?show-sure=signed&show-company=openai")
    page.reload()
    assert page.locator(".listed li").all_inner_texts() == ["Amazon: equity, $50 billion, signed"]
    expect(page.locator(".network-table tbody tr:visible")).to_have_count(1)
    expect(page.locator(".chord:visible")).to_have_count(2)


def test_on_a_day_before_today_pictures_are_gone(page: Page, small: str) -> None:
    page.goto(small + "companies/amazon/?as-of=2025-12-20")
    expect(page.locator("figure.picture")).to_be_hidden()
    expect(page.locator(".as-of output")).to_contain_text("as known on")


def test_on_a_day_before_today_a_table_is_whole_and_filtered_again_by_the_stages_of_today(page: Page, small: str) -> None:
    page.goto(small + "timeline/?show-stage=signed&as-of=2025-12-20")
    rows = page.locator(".timeline-table tbody tr:visible")
    expect(rows).to_have_count(7)
    page.get_by_role("button", name="Back to today").click()
    expect(rows).to_have_count(1)
    page.goto(small + "network/?show-company=hostile&as-of=2025-12-20")
    expect(page.locator(".network-table tbody tr", has_text="OpenAI").first).to_be_visible()
    expect(page.locator(".listed a")).to_have_count(0)


def test_on_paper_a_picture_says_what_it_is_filtered_by_if_it_is(page: Page, small: str) -> None:
    page.emulate_media(media="print")
    page.goto(small + "timeline/")
    expect(page.locator(".picture-form")).to_be_hidden()
    page.goto(small + "timeline/?show-stage=signed")
    expect(page.locator(".picture-form output")).to_have_text("1 of 6 deals in the picture")
    expect(page.locator(".picture-form button")).to_be_hidden()


@pytest.mark.parametrize("path", ["timeline/", "network/", "compare/", "companies/amazon/", "deals/exact/", "chips/chips/"])
def test_a_picture_and_its_table_are_there_without_scripts_on_a_phone(browser: Browser, small: str, path: str) -> None:
    with browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 740}) as page:
        page.goto(small + path)
        for shown in page.locator("svg.chart, svg.chart text:visible").all():
            box = shown.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360, shown.text_content()
        expect(page.locator("table").first).to_be_visible()


def test_a_picture_follows_light_and_dark(browser: Browser, small: str) -> None:
    found = set()
    for scheme in SCHEMES:
        with browser.new_page(color_scheme="dark" if scheme == "dark" else "light") as page:
            page.goto(small + "companies/amazon/")
            found |= {page.locator(css).first.evaluate("part => getComputedStyle(part).fill") for css in (".bar-signed", ".name")}
    assert len(found) == 4 and "rgb(0, 0, 0)" not in found
