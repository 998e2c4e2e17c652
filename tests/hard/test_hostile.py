"""Hostile strings in every field of every kind of file, in a real browser: they stand there verbatim, and nothing runs."""

import csv
import html
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from generator.exports.csv_tables import FORMULA
from tests.conftest import Files, write_files
from tests.hard.hostile import strings
from tests.hard.test_nothing_lost import names_shown
from tests.hard.test_publishing import run_build
from tests.server import served
from tests.test_mkdocs import CONFIG

SITE = "Small</title><img src=x onerror=alert(1)> {{ 7*7 }} & \"a\" 'b'"
SETTINGS = CONFIG.replace("Small", json.dumps(SITE))

# A field of a template is several strings at once: {one..} of them, a {list..}, a line of {all..}, {claims..} whose values and
# notes they are, {lines..} of a text.
TEMPLATES = {
    "content/companies/c{n}.yml": """\
name: {name}
aliases: {list1}
summary: {all2}
ticker: {one3}
headquarters: {claims4}
product: {claims5}
statement: {claims6}
event: {claims7}
position: {{value: {one8}, source: q{n}, quote: {quote}, gloss: {all9}}}
""",
    "content/chips/h{n}.yml": """\
name: {name}
aliases: {list1}
summary: {all2}
purpose: {claims3}
process: {claims4}
position: {claims5}
designer: {{value: c{n}, source: s{n}, withdrawn: {one6}}}
""",
    "content/deals/d{n}.yml": """\
name: {name}
aliases: {list1}
summary: {all2}
type: equity
parties: [{{company: c{n}, role: investor}}]
status:
- {{value: signed, date: 2025-01-02, source: s{n}, note: {all3}}}
- {{value: cancelled, date: 2025-01-03, source: s{n}, note: {all4}}}
flows:
- from: c{n}
  what: equity
  amount: {{value: 1 billion USD, source: s{n}, note: {all5}}}
  due: {{value: 2026-12-01, source: s{n}, note: {all8}}}
  condition: {{value: {one9}, source: s{n}}}
  detail: {claims6}
term: {claims7}
""",
    "content/sources/s{n}.yml": """\
title: {name}
publisher: {one1}
summary: {all2}
type: news
date: 2025-01-03
url: https://example.org/{n}
""",
    "seeds/q{n}.md": """\
---
title: {name}
publisher: {one1}
summary: {all2}
headings: [{one3}]
type: article
date: 2025-01-04
url: unknown
---
{raw3}
Quoted {raw4} so.
{lines5}
""",
    "content/p{n}.md": """\
---
title: {name}
description: {one1}
---
Words.
""",
}
ENTITIES = ("content/companies", "content/chips", "content/deals")
FIELDS = 10
AT_ONCE = 20
IN_A_NAME = 4
SEED = 4
EVENTS = """
() => {
  addEventListener("click", (event) => event.preventDefault(), true);
  for (const details of document.querySelectorAll("details")) details.open = true;
  const events = ["pointerover", "pointerenter", "mouseover", "mouseenter", "focusin", "focus", "click", "toggle"];
  for (const element of document.querySelectorAll("title, article, article *"))
    for (const name of events) element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
  const led = [...document.querySelectorAll("a, area, link, script, img, form, use")];
  const targets = led.map((e) => e.src || e.action || e.href?.baseVal || e.href || "").filter(Boolean);
  return targets.map((target) => new URL(target, document.baseURI).href).filter((target) => !/^https?:/.test(target));
}
"""
"""Hovers over and clicks on everything; the addresses on the page that lead to no http and no https."""
TITLE = "h1 => [...h1.childNodes].filter(n => n.className !== 'headerlink').map(n => n.textContent).join('')"


def filled(kind: int, n: int, words: list[str], name: str) -> dict[str, object]:
    """What the fields of one file hold; two names of a site are never the same."""
    fields: dict[str, object] = {"n": n, "name": json.dumps(name)}
    for field in range(1, FIELDS):
        start = AT_ONCE * n + 7 * field + 31 * kind
        some = [words[(start + step) % len(words)] for step in range(AT_ONCE)]
        claims = [f"{{value: {json.dumps(word)}, source: s{n}, note: {json.dumps(word)}}}" for word in some]
        aliases = [json.dumps(f"{word} {n} as {kind}") for word in some]
        fields |= {f"one{field}": json.dumps(some[0]), f"all{field}": json.dumps(" ".join(some)), f"raw{field}": some[0]}
        fields |= {f"list{field}": f"[{', '.join(aliases)}]", f"claims{field}": f"[{', '.join(claims)}]"}
        fields[f"lines{field}"] = "\n".join(some)
    return fields


def made_of(words: list[str]) -> tuple[Files, dict[str, str]]:
    """A project in which each string stands in every field, and in the name of a page; the names by address."""
    files: Files = {
        "mkdocs.yml": SETTINGS,
        "content/index.md": "---\ntitle: Home\n---\n<!-- insert: deals -->\n<!-- insert: latest -->\n",
    }
    names = {}
    for n in range(-(-len(words) // AT_ONCE)):
        for kind, (path, template) in enumerate(TEMPLATES.items()):
            first = (len(TEMPLATES) * n + kind) * IN_A_NAME
            name = " ".join(words[(first + step) % len(words)] for step in range(IN_A_NAME))
            name += f" {n} of {kind}" if path.startswith(ENTITIES) else ""
            fields = filled(kind, n, words, name) | {"quote": json.dumps(f"Quoted {filled(SEED, n, words, '')['raw4']} so")}
            files[path.format(n=n)] = template.format(**fields)
            folder, _, file = path.format(n=n).removeprefix("content/").replace("seeds/", "sources/").rpartition("/")
            names[f"{folder}/{file.partition('.')[0]}/".lstrip("/")] = name
    return files, names


@dataclass(frozen=True)
class Hostile:
    """A built project of hostile strings: its folder, and the name of each page by its address."""

    site: Path
    names: dict[str, str]

    def entities(self) -> Iterator[tuple[str, str]]:
        """Address and name of each company, chip and deal."""
        return (found for found in self.names.items() if found[0].startswith(("companies/", "chips/", "deals/")))

    def rows(self, table: str) -> list[dict[str, str]]:
        with (self.site / f"data/{table}.csv").open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, amount: Callable[[int, int], int]) -> Hostile:
    files, names = made_of(strings(amount(20, 2_000)))
    root = write_files(tmp_path_factory.mktemp("hostile"), files)
    run = run_build(root)
    assert run.returncode == 0, (run.stdout + run.stderr)[:3000]
    return Hostile(root / "site", names)


@contextmanager
def watched(browser: Browser, strictly: bool) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what went wrong on it: code that ran, requests to elsewhere; strictly, all that the console says."""
    with browser.new_page() as page:
        complaints: list[str] = []

        def ran(dialog: Dialog) -> None:
            complaints.append(f"ran: {dialog.message}")
            dialog.dismiss()

        def told(message: Any) -> None:
            if message.type in ("error", "warning") and (strictly or "Content Security" in message.text):
                complaints.append(message.text)

        page.on("dialog", ran)
        page.on("console", told)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if "127.0.0.1" not in request.url else None)
        yield page, complaints


def test_hostile_strings_stand_verbatim_and_nothing_runs(
    hostile: Hostile, browser: Browser, amount: Callable[[int, int], int]
) -> None:
    kept = "companies chips deals sources coverage timeline network compare promises data".split()
    with served(hostile.site) as address, watched(browser, strictly=True) as (page, complaints):
        for path, name in [*hostile.names.items(), ("", ""), *((f"{name}/", "") for name in kept)]:
            page.goto(address + path)
            assert page.evaluate(EVENTS) == [], path
            if name:
                assert " ".join(page.locator("h1").evaluate(TITLE).split()) == name, path
                assert page.title() == f"{name} - {SITE}", path
                assert page.locator('meta[property="og:title"]').get_attribute("content") == name, path
            assert complaints == [], path
        page.keyboard.press("Control+k")
        box = page.get_by_role("combobox", name="Search")
        for _, name in list(hostile.entities())[:: amount(3, 1)]:
            box.fill(name[:60])
            expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("result", ignore_case=True)
            shown = page.locator("[role=option] strong").all_text_contents()
            assert {" ".join(title.split()) for title in shown} <= {*hostile.names.values(), "Home"} | {
                title for title in shown if "<" not in title
            }
            assert complaints == [], name


def test_hostile_names_stand_verbatim_in_what_machines_read(hostile: Hostile) -> None:
    sought = names_shown(hostile.site)
    calendar = (hostile.site / "data/due.ics").read_bytes().decode().replace("\r\n ", "").split("\r\n")
    for address, name in hostile.entities():
        folder = hostile.site / address
        feed = ElementTree.parse(folder / "feed.xml").getroot()
        assert feed.findtext("{http://www.w3.org/2005/Atom}title") == f"{name}, {SITE}", address
        assert json.loads((folder / "index.json").read_text())["card"]["title"] == name, address
        assert sought[address] == name
        page = (folder / "index.html").read_text()
        facts = [
            json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        ]
        assert name in named(facts), address
    for table in ("entities", "names", "claims", "sources"):
        assert [row for row in hostile.rows(table) if any(cell.startswith(FORMULA) for cell in row.values())] == []
    safe = {f"'{name}" if name.startswith(FORMULA) else name for _, name in hostile.entities()}
    assert {row["name"] for row in hostile.rows("entities")} == safe
    deals = sum(1 for address, _ in hostile.entities() if address.startswith("deals/"))
    assert [line for line in calendar if line.startswith("BEGIN:")] == ["BEGIN:VCALENDAR", *["BEGIN:VEVENT"] * deals]
    known = "BEGIN VERSION PRODID X-WR-CALNAME UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION TRANSP END"
    assert {re.split("[:;]", line)[0] for line in calendar if line} == set(known.split())


def named(facts: Any) -> set[str]:
    """The names of all things in JSON-LD."""
    if isinstance(facts, dict):
        return {facts["name"]} | named(list(facts.values())) if "name" in facts else named(list(facts.values()))
    return set().union(*map(named, facts)) if isinstance(facts, list) else set()


REFUSED = re.compile(r"content/(x\d+\.md)")


def test_hostile_pages_written_by_hand_are_refused_or_harmless(
    tmp_path: Path, browser: Browser, amount: Callable[[int, int], int]
) -> None:
    words = strings(amount(16, 2_000), seed=9)
    files: Files = {"mkdocs.yml": SETTINGS, "content/index.md": "---\ntitle: Home\n---\nWords.\n"}
    files |= {f"content/x{n}.md": f"---\ntitle: Page {n}\n---\nBefore.\n\n{word}\n\nAfter.\n" for n, word in enumerate(words)}
    root = write_files(tmp_path, files)
    refused: set[str] = set()
    while (run := run_build(root)).returncode:
        found = set(REFUSED.findall(run.stdout + run.stderr)) - refused
        assert found and "Traceback" not in run.stderr, run.stderr[:3000]
        refused |= found
        for name in found:
            (root / "content" / name).unlink()
    print(f"{len(refused)} of {len(words)} refused")
    assert refused
    with served(root / "site") as address, watched(browser, strictly=False) as (page, complaints):
        for n in range(len(words)):
            if f"x{n}.md" not in refused:
                page.goto(f"{address}x{n}/")
                assert (page.evaluate(EVENTS), complaints) == ([], []), words[n]
                shown = page.locator("article").inner_text()
                assert "Before." in shown and "After." in html.unescape(shown), words[n]
