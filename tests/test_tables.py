"""Long tables in a real browser: sorted by value, filtered, in pages, kept in the address, as CSV, as known on a day."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.hosts.layout import THEME
from generator.model.values import Stage, Value, parse_date, parse_money, parse_quantity
from generator.pages.markdown import LEFT, LONG_TABLE
from generator.pages.sorting import sort_key
from tests.conftest import SMALL, Files, served_project
from tests.test_mkdocs import CONFIG

AMOUNTS = [
    "up to 9 billion USD",
    "10 billion USD",
    "at least 10 billion USD",
    "more than 10 billion USD",
    "900 million USD",
    "3 to 4 billion USD",
    "several billion USD",
    "5 million EUR",
    "20 billion USD per year",
    "undisclosed",
]
IN_ORDER = [
    "$900 million",
    "several billion USD",
    "$3 to 4 billion",
    "up to $9 billion",
    "$10 billion",
    "at least $10 billion",
    "more than $10 billion",
]
DEAL = """\
name: {name}
type: {type}
parties: [{{company: amazon, role: investor}}, {{company: openai, role: issuer}}]
status: {{value: {stage}, date: {date}, source: {source}}}
flows:
  from: amazon
  to: openai
  what: equity
  amount: {{value: {amount}, source: {source}}}
  due: {{value: 2030, source: {source}}}
"""
DATES = ["2024", "2024-06-01", "2024-01-01", "2023-Q4", "2024-06"]


def deal(number: int, amount: str) -> str:
    """A deal; every third is signed, the first is named like a formula, the last ten became known late."""
    stage, type = ("signed", "debt") if number % 3 == 0 else ("announced", "equity")
    name = '"=1+1, a \\"deal\\""' if number == 0 else f"Deal {number:02}"
    source = "late" if number > 50 else "news"
    return DEAL.format(name=name, type=type, stage=stage, date=DATES[number % 5], source=source, amount=amount)


FILES: Files = {
    "mkdocs.yml": CONFIG,
    "content/sources/news.yml": "title: News\ntype: news\npublisher: N\ndate: 2025-01-01\nurl: unknown\n",
    "content/sources/late.yml": "title: Late\ntype: news\npublisher: N\ndate: 2026-01-01\nurl: unknown\n",
}
DEALS: Files = {f"content/deals/deal-{n:02}.yml": deal(n, AMOUNTS[n] if n < len(AMOUNTS) else "1 million USD") for n in range(60)}
MEMORIES = "".join(f"- {{value: {number} GB, date: {2010 + number}, source: news}}\n" for number in range(1, 14))
CHIP = f"""\
name: Chip
compute_bf16: [{{value: 989 TFLOPS, source: news}}, {{value: '1,000 TFLOPS', date: 2024, source: news}}]
announced: {{value: 2022-10, source: news}}
purpose: [{{value: training, source: news}}, {{value: inference, source: news}}]
memory:
{MEMORIES}"""
CHANGED = """\
status:
- {value: closed, date: 2024-06, source: late}
- {value: announced, date: 2023-Q4, source: news}
flows: [{from: amazon, to: openai, what: equity, amount: {value: 1 million USD, source: late}}]
"""
DEALS["content/deals/deal-11.yml"] = deal(11, "").partition("status:")[0] + CHANGED
DEALS["content/chips/chip.yml"] = CHIP


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    own = {name: text for name, text in SMALL.items() if name != "content/deals/talks.yml"}
    with served_project(tmp_path_factory.mktemp("tables"), own | FILES | DEALS) as found:
        yield found


def column(page: Page, number: int) -> list[str]:
    """The words of a column, of the rows that are shown."""
    return [" ".join(words.split()) for words in page.locator(f"tbody tr:visible td:nth-child({number})").all_inner_texts()]


def stage_filter(page: Page) -> Locator:
    return page.locator(".table-filters label", has_text="Stage").locator("select")


def test_the_script_takes_the_tables_for_long_that_have_keys() -> None:
    script = (THEME / "assets/tables.js").read_text(encoding="utf-8")
    [left] = re.findall('const LEFT = "(.*)";', script)
    assert f"const LONG = {LONG_TABLE};" in script
    assert {*left.split(", ")} == {"details", *(f".{division}" for division in LEFT)}


def test_money_is_sorted_by_value_with_its_bounds_and_what_has_none_comes_last(page: Page, small: str) -> None:
    page.goto(small + "deals/")
    page.get_by_role("button", name="Amount").click()
    expect(page.get_by_role("columnheader", name="Amount")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="Show all").click()
    amounts = [words for words in column(page, 4) if words != "$1 million"]
    assert amounts == [*IN_ORDER, "€5 million", "$20 billion per year", "undisclosed"]
    page.get_by_role("button", name="Amount").click()
    assert column(page, 4)[:7] == IN_ORDER[::-1] and column(page, 4)[-1] == "undisclosed"


def test_partial_dates_are_sorted_as_days(page: Page, small: str) -> None:
    page.goto(small + "deals/?table=deals&sort=since&page=all")
    order = ["Q4 2023", "1 January 2024", "2024", "1 June 2024", "June 2024"]
    assert list(dict.fromkeys(column(page, 6))) == order


def test_claims_are_sorted_by_value_of_each_kind_and_words_come_last(page: Page, small: str) -> None:
    page.goto(small + "chips/chip/?table=claims&sort=value")
    memories = [f"{number} GB" for number in range(1, 14)]
    shown = [words.removesuffix(" disputed") for words in column(page, 2)][-18:]  # those of the last table
    assert shown == ["October 2022", "989 TFLOPS", "1,000 TFLOPS", *memories, "inference", "training"]


def test_a_table_is_filtered_searched_and_paged_and_the_address_brings_it_back(page: Page, small: str) -> None:
    page.goto(small + "deals/")
    rows = page.locator("tbody tr:visible")
    expect(rows).to_have_count(50)
    page.get_by_role("button", name="Next").click()
    expect(rows).to_have_count(10)
    stage_filter(page).select_option("signed")
    expect(rows).to_have_count(20)
    page.get_by_label("Search in this table").fill("deal 5")
    expect(page.locator(".table-count")).to_have_text("5 rows (of 60)")
    kept = column(page, 1)
    assert sorted(kept) == ["Deal 15", "Deal 45", "Deal 51", "Deal 54", "Deal 57"]
    assert "table=deals" in page.url and "is-stage=signed" in page.url and "find=deal+5" in page.url

    page.reload()
    assert column(page, 1) == kept
    expect(stage_filter(page)).to_have_value("signed")
    page.get_by_role("button", name="Reset").click()
    expect(rows).to_have_count(50)
    expect(page).to_have_url(small + "deals/")


def download(page: Page) -> list[list[str]]:
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download CSV").click()
    return list(csv.reader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"), newline="")))


def test_who_goes_back_to_before_a_table_was_filtered_sees_it_whole_and_forward_filtered(page: Page, small: str) -> None:
    page.goto(small + "deals/")
    page.evaluate("location.hash = 'here'")
    page.get_by_label("Search in this table").fill("formula")
    expect(page.locator(".table-count")).to_have_text("0 rows (of 60)")
    page.go_back()
    expect(page.locator(".table-count")).to_have_text("1–50 of 60 rows")
    page.go_forward()
    expect(page.locator(".table-count")).to_have_text("0 rows (of 60)")


def test_the_focus_does_not_fall_off_a_button_that_goes(page: Page, small: str) -> None:
    page.goto(small + "deals/?table=deals&sort=since")
    page.get_by_role("button", name="Next").press("Enter")
    expect(page.get_by_role("button", name="Previous")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.get_by_role("button", name="Reset").press("Enter")
    expect(page.get_by_label("Search in this table")).to_be_focused()


def test_what_is_shown_is_downloaded_as_csv_in_its_order_and_no_cell_is_a_formula(page: Page, small: str) -> None:
    page.goto(small + "deals/?table=deals&sort=deal&is-type=debt")
    header, *rows = download(page)
    assert header == ["Deal", "Parties", "Type", "Amount", "Stage", "Since"]
    assert len(rows) == 20 and {row[2] for row in rows} == {"debt"}
    assert rows[0] == ['\'=1+1, a "deal"', "Amazon, OpenAI", "debt", "up to $9 billion", "signed", "2024"]


def test_on_paper_a_table_says_the_day_its_number_of_rows_and_what_it_is_filtered_by(page: Page, small: str) -> None:
    page.goto(small + "deals/?as-of=2025-06-01&table=deals&find=deal&is-stage=signed&sort=-since")
    page.emulate_media(media="print")
    assert page.locator(".as-of").inner_text().startswith("This page as known on 2025-06-01.")
    said = page.locator(".table-tools").inner_text().split("\n")
    assert [words for words in said if words.strip()] == ["17 rows (of 51)", "with “deal”; Stage: signed; sorted by Since ↓"]


def test_what_was_not_known_on_a_day_is_neither_counted_nor_downloaded(page: Page, small: str) -> None:
    page.goto(small + "deals/?as-of=2025-06-01")
    expect(page.locator(".table-count")).to_contain_text("51 rows")
    assert len(download(page)) == 52
    page.get_by_role("button", name="Back to today").click()
    expect(page.locator(".table-count")).to_contain_text("60 rows")


def test_what_is_so_today_only_is_no_column_of_a_past_day(page: Page, small: str) -> None:
    page.goto(small + "promises/")
    assert download(page)[0] == ["Due", "What", "Whose", "Stage", "Says", "What became of it"]
    page.goto(small + "promises/?as-of=2025-06-01")
    header, *rows = download(page)
    assert header == ["Due", "What", "Whose", "Stage", "Says"] and {len(row) for row in rows} == {5}


def test_as_known_on_a_day_deals_are_in_the_order_of_that_day_and_a_value_not_known_yet_is_not_stated(
    page: Page, small: str
) -> None:
    page.goto(small + "deals/?table=deals&page=all")
    today = column(page, 1)
    assert column(page, 6)[today.index("Deal 11")] == "June 2024"
    page.goto(small + "deals/?as-of=2025-06-01&table=deals&page=all")
    begins = {"June 2024": 2, "1 June 2024": 2, "2024": 1, "1 January 2024": 1, "Q4 2023": 0}
    days = [begins[day] for day in column(page, 6)]
    assert days == sorted(days, reverse=True) and len(days) == 51
    assert ["Deal 11", "Amazon, OpenAI", "equity", "not stated", "announced", "Q4 2023"] in download(page)
    page.get_by_role("button", name="Back to today").click()
    assert column(page, 1) == today and "not stated" not in column(page, 4)


def test_without_scripts_the_whole_table_is_there(browser: Browser, small: str) -> None:
    with browser.new_page(java_script_enabled=False) as page:
        page.goto(small + "deals/")
        expect(page.locator("tbody tr:visible")).to_have_count(60)
        expect(page.get_by_role("button", name="Download CSV")).to_have_count(0)


def test_on_a_phone_a_row_is_a_card_that_fits(browser: Browser, small: str) -> None:
    with browser.new_page(viewport={"width": 360, "height": 740}) as page:
        page.goto(small + "deals/")
        page.get_by_label("Sort by").select_option("-amount")
        page.get_by_role("button", name="Filter").click()
        stage_filter(page).select_option("announced")
        # The greatest of those announced; "more than $10 billion" is signed.
        expect(page.locator("tbody tr:visible").first).to_contain_text("at least $10 billion")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_address_of_a_claim_on_a_later_page_of_a_table_shows_it(page: Page, small: str) -> None:
    page.goto(small + "sources/news/")
    page.locator("tbody tr").last.evaluate("row => { row.cells[0].id = 'last' }")
    page.evaluate("location.hash = 'last'")
    expect(page.locator("#last")).to_be_in_viewport()


def test_an_address_that_cannot_be_read_leads_nowhere_and_the_table_is_there(page: Page, small: str) -> None:
    page.goto(small + "deals/#100%")
    expect(page.locator(".long.ready .table-tools")).to_be_visible()


@pytest.mark.parametrize(
    ("smaller", "greater"),
    [
        (parse_quantity("900 GB", "memory"), parse_quantity("1 TB", "memory")),
        (parse_quantity("900 MW", "power"), parse_quantity("more than 900 MW", "power")),
        (parse_money("less than 1 million USD"), parse_money("about 1 million USD")),
        (parse_date("2025-02-28"), parse_date("2025-Q2")),
        (Stage.IN_TALKS, Stage.SIGNED),
    ],
)
def test_the_key_of_a_value_grows_with_it(smaller: Value, greater: Value) -> None:
    def parts(value: Value) -> list[object]:
        return [float(part) if part.lstrip("-").isdigit() else part for part in sort_key(value).split()]

    assert parts(smaller) < parts(greater)
