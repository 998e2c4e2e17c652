"""A page as it was known on a day, in a real browser: what became known later is not there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SMALL, TALKS, Files, served_project
from tests.test_mkdocs import CONFIG

STEP = """\
status:
- {value: signed, date: 2026-02-27, source: release}
- {value: announced, date: 2026-02-26, source: undated}
- value: in talks
"""
AMOUNT = """\
    amount:
    - {value: 50 billion USD, date: 2026-02-27, source: release}
    - {value: at least 10 billion USD, date: 2025-12-16, source: discussions, quote: au moins 10 milliards de dollars}
    condition: {value: A listing, source: release}
    detail: {value: A first part, source: discussions, quote: un investissement}
  - {from: amazon, to: openai, what: debt, amount: {value: 1 billion USD, source: release}}
"""
HOME = """\
---
title: Home
---
# Home

## New

<!-- insert: latest -->

## Largest

<!-- insert: largest -->

[All](totals.md), [more](deals/index.md)

## Kept

What stays.

## Ways on

[All](totals.md)
"""
FILES: Files = {
    "mkdocs.yml": CONFIG,
    "content/deals/talks.yml": TALKS.replace("status:\n  value: in talks\n", STEP).split("    amount:")[0] + AMOUNT,
    "content/sources/release.yml": "title: R\ntype: press release\npublisher: R\ndate: 2026-02-27\nurl: unknown\n",
    "content/sources/undated.yml": "title: U\ntype: news\npublisher: U\ndate: unknown\nurl: unknown\n",
    "content/sources/early.yml": "title: E\ntype: news\npublisher: E\ndate: 2025-06-01\nurl: unknown\n",
    "content/deals/told-late.yml": """\
name: Told late
type: equity
parties: [{company: amazon, role: investor}]
status:
- {value: in talks, date: 2024-12, source: early}
- {value: announced, date: 2025-01, source: release}
- {value: closed, date: 2025-03, source: release}
- {value: closed, date: 2025-05, source: early}
""",
    "content/chips/many.yml": "name: Many\nmemory:\n"
    + "".join(f"- {{value: {number} GB, date: {2000 + number}, source: release}}\n" for number in range(1, 14)),
    "content/home.md": HOME,
    "content/sources/plan.yml": "title: P\ntype: news\npublisher: P\ndate: 2025-06-01\nurl: unknown\n",
    "content/chips/soon.yml": "name: Soon\navailable: {value: 2025-10, source: plan}\n",
    "content/chips/next.yml": "name: Next\navailable: {value: 2030, source: plan}\n",
    "content/companies/late.yml": "name: Late\nfounded: {value: 2020, source: release}\n",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_project(tmp_path_factory.mktemp("as-of"), SMALL | FILES) as found:
        yield found


def seen(page: Page, selector: str) -> list[str]:
    return [found.strip() for found in page.locator(f"{selector}:visible").all_inner_texts() if found.strip()]


def test_before_it_was_signed_the_talks_are_talks(page: Page, small: str) -> None:
    page.goto(small + "deals/talks/?as-of=2025-12-20")
    facts = " ".join(page.locator(".facts").inner_text().split())
    assert "in talks" in facts and "at least $10 billion" in facts
    assert "signed" not in facts and "$50 billion" not in facts
    assert [row.split("\t")[1] for row in seen(page, ".claims tbody tr")] == ["in talks", "at least $10 billion", "A first part"]
    assert "signed (not reached)" in " ".join(seen(page, ".ladder li"))
    expect(page.locator("output")).to_contain_text("as known on 2025-12-20")
    assert "R, R, 27 February 2026" not in page.locator(".footnote").inner_text()


HINGED = """\
name: Hinged
type: debt
parties: [{company: amazon, role: lender}, {company: openai, role: borrower}]
status: {value: announced, date: 2025-05, source: early}
flows:
- {from: amazon, to: openai, what: debt, amount: {value: 7 billion USD, source: early}, condition: {value: A, source: early}}
- {from: amazon, to: openai, what: debt, amount: {value: 8 billion USD, source: early}, condition: {value: B, source: release}}
- {from: amazon, to: openai, what: debt, amount: {value: 9 billion USD, source: release}, condition: {value: C, source: early}}
"""


def test_an_amount_hangs_on_a_condition_since_both_are_known(page: Page, tmp_path: Path) -> None:
    with served_project(tmp_path, SMALL | FILES | {"content/deals/hinged.yml": HINGED}) as site:
        page.goto(site + "deals/hinged/?as-of=2025-12-20")
        amount = page.locator(".facts tr", has_text="Amount")
        assert " ".join(amount.inner_text().split()) == "Amount $7 billion conditional; $8 billion"
        page.get_by_role("button", name="Back to today").click()
        assert amount.inner_text().count("conditional") == 3


def steps(page: Page) -> list[str]:
    """The steps of the ladder that are shown, without their notes."""
    return [" ".join(re.sub(r"(20\d\d).*", r"\1", step, flags=re.DOTALL).split()) for step in seen(page, ".ladder li")]


def test_a_step_says_when_it_was_taken_as_was_known_then_and_none_before_it_was_not_reached(page: Page, small: str) -> None:
    page.goto(small + "deals/told-late/")
    assert steps(page) == ["in talks December 2024", "announced January 2025", "closed March 2025"]
    page.goto(small + "deals/told-late/?as-of=2025-12-20")
    assert steps(page) == ["in talks December 2024", "closed May 2025"]
    assert page.locator(".ladder sup:visible").count() == 2


def test_of_values_that_are_left_two_have_one_mark_between_them_and_one_has_none(page: Page, small: str) -> None:
    page.goto(small + "deals/talks/?as-of=2025-12-20")
    much = page.get_by_role("row", name="Amazon OpenAI equity").locator("td").last
    assert re.sub(r"\d+(?=;|$)", "", much.inner_text().strip()) == "at least $10 billion; A first part"
    amount = page.locator(".facts tr", has_text="Amount")
    assert amount.inner_text().split("\t")[1].strip() == "at least $10 billion equity"


def test_a_note_has_the_number_that_leads_to_it_on_every_day(page: Page, small: str) -> None:
    page.goto(small + "deals/talks/")
    note = page.locator(".footnote li", has_text="au moins 10 milliards")
    mark = page.locator(".claims tr", has_text="at least $10 billion").locator(".footnote-ref")
    number = mark.inner_text()
    assert int(number) > 1
    page.goto(small + "deals/talks/?as-of=2025-12-20")
    assert (mark.inner_text(), note.evaluate("note => note.value")) == (number, int(number))
    assert page.locator(".footnote-backref:visible").count() == page.locator("sup:visible").count()


def test_on_the_day_itself_it_is_signed_and_what_no_source_dates_is_left_out(page: Page, small: str) -> None:
    page.goto(small + "deals/talks/?as-of=2026-02-27")
    assert "signed" in page.locator(".facts").inner_text()
    assert "announced" not in seen(page, ".claims tbody .stage")


def test_an_index_shows_what_was_known_then(page: Page, small: str) -> None:
    page.goto(small + "deals/?as-of=2025-12-20")
    assert [cell.split("\t")[3:] for cell in seen(page, ".index tbody tr")] == [
        ["at least $10 billion equity", "in talks", "16 December 2025"],
        ["not stated", "closed", "May 2025"],
    ]
    page.goto(small + "companies/?as-of=2025-12-20")
    assert not any("Late" in row for row in seen(page, ".index tbody tr"))


def test_a_payment_is_there_once_something_was_known_of_it(page: Page, small: str) -> None:
    page.goto(small + "network/?as-of=2025-12-20")
    assert [row.split("\t")[2:4] for row in seen(page, ".network-table tbody tr")] == [["equity", "at least $10 billion"]]


def test_what_was_due_later_is_ahead(page: Page, small: str) -> None:
    def due(place: str) -> list[str]:
        return [row.split("\t")[0] for row in seen(page, f".promises-{place} tbody tr")]

    page.goto(small + "promises/?as-of=2025-07-01")
    assert (due("ahead"), due("past")) == (["October 2025", "2030"], [])
    assert seen(page, ".promises-ahead th") == ["Due", "What", "Whose", "Stage", "Says"]
    assert "Was due" not in seen(page, "h2")
    page.get_by_role("button", name="Back to today").click()
    assert (due("ahead"), due("past")) == (["2030"], ["October 2025"])
    assert "Was due" in seen(page, "h2")


BACK = """\
name: The way back
type: capacity
parties: [{company: amazon, role: supplier}, {company: openai, role: customer}]
status: {value: signed, date: 2025-06-01, source: early}
flows: {from: amazon, to: openai, what: capacity, detail: {value: Chips to rent, source: early}}
"""


def test_a_circle_is_there_once_each_step_is_as_sure_as_it_says(page: Page, tmp_path: Path) -> None:
    with served_project(tmp_path, {**SMALL, **FILES, "content/deals/back.yml": BACK}) as address:
        page.goto(address + "circles/?as-of=2025-12-20")
        assert seen(page, ":is(h2, h3)") == ["All deals that are reported", "Amazon → OpenAI → Amazon"]
        page.goto(address + "circles/?as-of=2025-07-01")
        assert seen(page, ":is(h2, h3, tr)") == []
        page.get_by_role("button", name="Back to today").click()
        assert len(seen(page, "h3")) == 2


def test_a_source_that_has_not_appeared_yet_shows_none_of_its_words(page: Page, small: str) -> None:
    page.goto(small + "sources/discussions/")
    assert page.locator(".article:visible, details:visible").count() == 2
    page.goto(small + "sources/discussions/?as-of=2025-12-01")
    assert page.locator(".article:visible, details:visible").count() == 0
    assert seen(page, ".facts td")[:1] == ["Kind"]


def test_the_deals_of_a_company_stand_in_the_order_of_the_day(page: Page, tmp_path: Path) -> None:
    begun = "[{value: in talks, date: 2025-01-01, source: early}, {value: signed, date: 2026-02-27, source: release}]"
    back = BACK.replace("{value: signed, date: 2025-06-01, source: early}", begun)
    with served_project(tmp_path, {**SMALL, **FILES, "content/deals/way-back.yml": back}) as address:
        page.goto(address + "companies/amazon/")
        today = [row.split("\t")[0] for row in seen(page, ".company-deals tbody tr")]
        page.goto(address + "companies/amazon/?as-of=2025-12-20")
        then = [row.split("\t")[0] for row in seen(page, ".company-deals tbody tr")]
        assert today == ["The way back", "Amazon and OpenAI", "Told late"]
        assert then == ["Amazon and OpenAI", "Told late", "The way back"]


def test_the_last_heading_goes_too_with_what_is_below_it(page: Page, small: str) -> None:
    page.goto(small + "companies/late/?as-of=2025-12-20")
    assert seen(page, "h2") == [] and seen(page, ".uses") != []


def test_the_day_is_chosen_without_a_reload_kept_in_the_address_and_left_again(page: Page, small: str) -> None:
    page.goto(small + "deals/talks/")
    page.evaluate("window.stayed = true")
    page.get_by_label("As known on").fill("2025-12-20")
    page.get_by_label("As known on").dispatch_event("change")
    expect(page.locator(".facts")).not_to_contain_text("signed")
    assert page.url.endswith("?as-of=2025-12-20") and page.evaluate("window.stayed")
    assert "as-of=2025-12-20" in (page.locator(".facts a").first.get_attribute("href") or "")

    page.get_by_role("button", name="Back to today").click()
    expect(page.locator(".facts")).to_contain_text("signed")
    assert page.url.endswith("/deals/talks/")
    expect(page.get_by_label("As known on")).to_be_focused()


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2024-01-01", "Nothing on this page was known on 2024-01-01: the first source of it appeared on 2025-12-16."),
        ("2999-01-01", "2999-01-01 is still to come. The page is shown as of today."),
        ("yesterday", "“yesterday” is not a day"),
        ("2025-02-30", "“2025-02-30” is not a day"),
    ],
)
def test_a_day_that_shows_nothing_is_answered_in_a_sentence(page: Page, small: str, day: str, sentence: str) -> None:
    page.goto(f"{small}deals/talks/?as-of={day}")
    expect(page.locator("output")).to_contain_text(sentence)
    shown = page.locator(".claims tbody tr").first.is_visible()
    assert shown == (day != "2024-01-01")


def test_a_page_that_is_not_kept_by_day_says_so_and_passes_the_day_on(page: Page, small: str) -> None:
    page.goto(small + "totals/?as-of=2025-12-20")
    expect(page.locator("output")).to_contain_text("This page is not kept by day: it shows the record of today.")
    page.get_by_role("link", name="data", exact=True).click()
    expect(page).to_have_url(small + "data/?as-of=2025-12-20")
    expect(page.locator("output")).to_contain_text("Its links lead to the pages as known on 2025-12-20.")
    page.get_by_role("button", name="Back to today").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.url == small + "data/" and not page.locator(".as-of").is_visible()


def test_where_nothing_is_left_there_are_no_headings_and_no_tools_of_a_table(page: Page, small: str) -> None:
    page.goto(small + "chips/many/?as-of=2025-06-01")
    assert seen(page, ":is(h2, .table-tools)") == []
    page.goto(small + "home/?as-of=2025-05-31")
    assert seen(page, "output") == ["Nothing on this page was known on 2025-05-31."]
    assert [heading.rstrip("¶") for heading in seen(page, "h2")] == ["Kept", "Ways on"]


def test_without_scripts_the_table_says_since_when_each_claim_is_known(browser: Browser, small: str) -> None:
    with browser.new_page(java_script_enabled=False) as page:
        page.goto(small + "deals/talks/?as-of=2025-12-20")
        assert "27 February 2026" in page.locator(".claims").inner_text()
        assert page.locator(".claims th").all_inner_texts()[3] == "Known since"


def test_on_a_phone_a_claim_says_by_when_it_held_and_since_when_it_is_known(browser: Browser, small: str) -> None:
    with browser.new_page(viewport={"width": 360, "height": 740}) as page:
        page.goto(small + "deals/talks/")
        cells = page.locator(".claims tr", has_text="A first part").locator("td").all()
        told = [cell.evaluate("cell => getComputedStyle(cell, '::before').content + cell.innerText") for cell in cells[1:4]]
        assert told == ["noneA first part", "noneby 16 December 2025", '"Known since "16 December 2025']
