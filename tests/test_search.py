"""The search of a built site, in a real browser: names before text, slips, French, filters, the address, the keyboard."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.hosts import search as search_of
from generator.hosts.output import NewFolder
from generator.pages.finder import finder_files
from generator.pages.search import SearchRecord
from tests.conftest import SMALL, Files, served_project
from tests.test_mkdocs import CONFIG

# Twenty English pages hold words that begin as the French ones do: they must not push the French article out of the list.
CROWD: Files = {
    f"content/companies/firm-{n}.yml": f"name: Firm {n}\nsummary: It commented on its investment and its discussions.\n"
    for n in range(20)
}
FILES: Files = CROWD | {
    "mkdocs.yml": CONFIG,
    "content/companies/aws.yml": "name: Amazon Web Services\naliases: [AWS]\n",
    "content/companies/nvidia.yml": "name: Nvidia\naliases: [Énvidia]\nticker: 'NASDAQ: NVDX'\n",
    "content/companies/anthropic.yml": "name: Anthropic\nsummary: It was lent $300 million.\n",
    "content/companies/who.yml": "name: Who\n",
    "content/chips/h20.yml": "name: Nvidia H20\n",
    "content/chips/trainium.yml": "name: Trainium\nsummary: A chip of Amazon.\n",
    "content/deals/lease.yml": """\
name: Nvidia's lease with Anthropic
type: lease
parties:
- {company: nvidia, role: lessor}
- {company: anthropic, role: lessee}
status: {value: signed, date: 2024-05-01, source: news}
""",
    "seeds/czech.md": """\
---
title: Křemík
type: news
publisher: P
date: 2026-02-28
url: unknown
language: cs
---
Integrovaný obvod.
""",
    "content/sources/news.yml": """\
title: News of <b>Nvidia</b>
type: news
publisher: N
date: 2026-02-27
url: unknown
language: it
""",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_project(tmp_path_factory.mktemp("search"), SMALL | FILES) as found:
        yield found


@pytest.fixture
def page(page: Page, small: str) -> Page:
    page.goto(small + "companies/amazon/")
    return page


def search(page: Page, words: str) -> list[str]:
    """The titles found."""
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search").fill(words)
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("result", ignore_case=True)
    return titles(page)


def test_the_words_are_asked_for_anew_and_name_pieces_that_never_change(page: Page) -> None:
    with page.expect_request("**/names/words.txt") as asked:
        assert search(page, "nvidia")[0] == "Nvidia"
    assert asked.value.all_headers()["cache-control"] == "max-age=0"


def found(page: Page) -> Locator:
    return page.get_by_role("listbox").get_by_role("option")


def titles(page: Page) -> list[str]:
    return page.locator("[role=option] strong").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("AWS", "Amazon Web Services"),
        ("amazonwebservices", "Amazon Web Services"),
        ("nvdia", "Nvidia"),
        ("NVDX", "Nvidia"),
        ("mvidia", "Nvidia"),
        ("trainum", "Trainium"),
        ("antropic", "Anthropic"),
        ("open ai", "OpenAI"),
        ("openai amazon", "Amazon and OpenAI"),
        ("timeline", "Timeline"),
        ("csv", "Data"),
    ],
)
def test_a_thing_is_found_by_any_name_and_in_spite_of_a_slip(page: Page, words: str, first: str) -> None:
    assert search(page, words)[0] == first


@pytest.mark.parametrize("words", ["investissement", "investissements", "commente", "commenté", "commentés", "dollar"])
def test_french_words_are_found_from_an_english_page_however_many_english_pages_are_like_them(page: Page, words: str) -> None:
    assert "Les discussions" in search(page, words)


def test_words_of_a_language_whose_endings_are_not_known_are_found(page: Page) -> None:
    assert search(page, "integrovaný") == ["Křemík"]


def test_of_a_question_the_words_that_mean_something_are_looked_for(page: Page) -> None:
    assert search(page, "What does Nvidia lease to Anthropic?")[:1] == ["Nvidia's lease with Anthropic"]


@pytest.mark.parametrize("words", ["$300", "$300 million", "€300", "300 million"])
def test_an_amount_is_found_in_the_text_with_the_sign_of_a_currency_or_without(page: Page, words: str) -> None:
    assert search(page, words) == ["Anthropic"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Which xylophones does Amazon Web Services sell?", ["Amazon Web Services"]),
        ("compare xylophones of Nvidia H20 and Trainium", ["Nvidia H20", "Trainium", "Chips compared"]),
        ("What did Who sell?", ["Who"]),
    ],
)
def test_what_a_question_names_is_found_though_nothing_has_all_of_its_words(page: Page, words: str, named: list[str]) -> None:
    assert set(search(page, words)[: len(named)]) == set(named)


def test_words_that_no_page_has_find_nothing(page: Page) -> None:
    assert search(page, "xylophonist") == []


def test_a_result_says_kind_stage_and_an_excerpt_with_the_words_marked(page: Page) -> None:
    search(page, "lease")
    lease = found(page).first
    assert [lease.locator(part).inner_text() for part in (".tag", ".stage")] == ["deal", "signed"]
    search(page, "discussions")
    expect(page.locator(".excerpt mark", has_text="discussions").first).to_be_visible()


def test_filters_and_words_stand_in_the_address_and_come_back(page: Page, small: str) -> None:
    search(page, "nvidia")
    page.get_by_label("Kind").select_option("deal")
    page.get_by_label("Party").fill("Anthropic")
    page.get_by_label("Party").press("Tab")
    expect(found(page)).to_have_count(1)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["nvidia"], "kind": ["deal"], "party": ["Anthropic"]}

    page.goto(small + "chips/trainium/?kind=deal&year=2024&stage=signed")
    expect(found(page)).to_contain_text(["Nvidia's lease with Anthropic"])
    page.reload()
    expect(page.get_by_label("Stage")).to_have_value("signed")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page).to_have_url(small + "chips/trainium/")

    page.goto(small + "?language=it")
    expect(found(page)).to_contain_text(["News of <b>Nvidia</b>"])


@pytest.mark.parametrize("party", ["nvidia", "ENVIDIA", "nvi", "NVDX"])
def test_a_party_is_meant_by_any_of_its_names_however_written(page: Page, small: str, party: str) -> None:
    page.goto(f"{small}?party={party}")
    expect(found(page)).to_have_text([re.compile("Nvidia's lease with Anthropic")])
    expect(page.get_by_label("Party")).to_have_value("Nvidia")
    assert parse_qs(urlsplit(page.url).query) == {"party": ["Nvidia"]}


def test_a_party_that_is_not_known_is_said_not_to_be(page: Page, small: str) -> None:
    page.goto(f"{small}?party=zyxwv")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("No results: no party is known as “zyxwv”.")


def test_when_all_is_shown_the_focus_is_back_where_one_types(page: Page, small: str) -> None:
    page.goto(f"{small}?q=firm&kind=company")
    page.get_by_role("button", name="Show more").press("Enter")
    expect(found(page)).to_have_count(20)
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()


def test_what_no_kind_of_a_project_has_is_no_filter(page: Page, tmp_path: Path) -> None:
    files = {path: text for path, text in SMALL.items() if "/deals/" not in path and path != "content/index.md"}
    own: Files = {"mkdocs.yml": CONFIG, "content/index.md": "---\ntitle: Home\n---\nHello.\n"}
    with served_project(tmp_path, files | own) as address:
        page.goto(address)
        assert search(page, "amazon")[0] == "Amazon"
        expect(page.locator(".search-filters label")).to_have_count(3)
        expect(page.locator(".search-filters label")).to_contain_text(["Kind", "Year", "Language"])


def test_a_filter_holds_for_the_text_too(page: Page) -> None:
    assert "Les discussions" in search(page, "discussions")
    page.get_by_label("Kind").select_option("company")
    expect(page.locator("[role=option] .tag").first).to_have_text("company")
    expect(found(page).filter(has_text="Les discussions")).to_have_count(0)


def test_the_keyboard_alone_leads_to_a_page(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("nvidia")
    expect(found(page)).not_to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    field = page.get_by_role("combobox", name="Search")
    active = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(active).to_have_attribute("aria-selected", "true")
    title = active.locator("strong").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_a_key_of_an_input_method_leads_nowhere(page: Page) -> None:
    search(page, "nvidia")
    before = page.url
    page.get_by_role("combobox", name="Search").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    page.wait_for_timeout(500)
    assert page.url == before


REFUSAL = b64encode(b'{"message_id": 2, "payload": {"type": "Error", "message": "no such index"}}').decode()


def record(number: int, language: str = "en", text: str = "") -> SearchRecord:
    return SearchRecord(f"deals/{number}/", f"Deal number{number} of Firm", "deal", language, text)


def test_the_index_of_names_is_cut_into_small_pieces_and_is_the_same_in_any_order() -> None:
    records = [record(number) for number in range(3000)]
    files = finder_files(records)
    assert files == finder_files(reversed(records))
    shown = files["words.txt"].partition("\n")[0].split(" ")[1:]
    assert len(shown) > 20 and max(len(text) for name, text in files.items() if name != "words.txt") < 8000


def test_a_new_name_leaves_most_pieces_as_they_are() -> None:
    records = [record(number) for number in range(3000)]
    before, after = (set(finder_files(some).items()) for some in (records, [replace(records[0], title="Another"), *records[1:]]))
    assert 0 < len(after - before) < len(after) / 5


def test_a_language_has_indexes_with_all_that_they_need_and_none_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_of, "LARGEST_INDEX", 30)
    texts = ("en", "twenty letters or so"), ("en", "and then some more"), ("fr-CA", "un texte"), ("ja", "東京都"), ("it", "—")
    search_of.write_texts([record(number, *one) for number, one in enumerate(texts)], NewFolder(tmp_path))
    folder = tmp_path / search_of.SEARCH
    assert json.loads((folder / "indexes.json").read_text()) == ["en-1", "en-2", "fr-1", "ja-1"]
    found = {index: (folder / index / "things.txt").read_text().split("\n") for index in ("en-1", "en-2", "fr-1", "ja-1")}
    assert [[bool(id) for id in ids].index(True) for ids in found.values()] == [0, 1, 2, 3]
    assert all((folder / index / f"fragment/{max(ids)}.pf_fragment").is_file() for index, ids in found.items())
    programs = {path.parent.name: path.name for path in folder.glob("*/wasm.*")}
    assert programs == dict.fromkeys(("en-1", "en-2"), "wasm.en.pagefind") | {
        "fr-1": "wasm.fr.pagefind",
        "ja-1": "wasm.unknown.pagefind",
    }


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("echo no room >&2; exit 3", "it ended with 3; no room"),
        (f"printf %s, {REFUSAL}; read -r _", "no such index; it ended with .*"),
        ("exec <&-; sleep 1", "it ended with 0"),
    ],
)
def test_an_index_that_cannot_be_made_is_a_fault_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, said: str
) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(OSError, match=f"^pagefind: {said}$"):
        search_of.write_texts([record(1, text="word " * 100_000)], NewFolder(tmp_path / "site"))
