"""The old address of a renamed entity, in a real browser: it leads to the new one, and to the same place on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import SMALL, Files, served_project
from tests.test_mkdocs import CONFIG


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    renamed = (
        "name: OpenAI\nformerly: open-ai\nstatement: {value: No comment, source: discussions, quote: OpenAI n'a pas commenté}\n"
    )
    root: Path = tmp_path_factory.mktemp("moved")
    amazon = "name: Amazon\nformerly: amazon-inc\n"
    files: Files = {"mkdocs.yml": CONFIG, "content/companies/openai.yml": renamed, "content/companies/amazon.yml": amazon}
    with served_project(root, SMALL | files) as found:
        yield found


def test_an_old_address_leads_to_the_same_place(browser: Browser, small: str) -> None:
    with browser.new_page() as page:
        page.goto(small + "companies/open-ai/#statement-discussions")
        page.wait_for_url("**/companies/openai/#statement-discussions")
        expect(page.locator("tr", has=page.locator(":target"))).to_contain_text("No comment")


def test_without_scripts_it_leads_to_the_page_and_a_link_to_the_place(browser: Browser, small: str) -> None:
    with browser.new_page(java_script_enabled=False) as page:
        page.goto(small + "companies/amazon-inc/")
        page.wait_for_url("**/companies/amazon/")
        page.goto(small + "companies/open-ai/#statement-discussions")
        page.locator(":target").click()
        page.wait_for_url("**/companies/openai/#statement-discussions")
