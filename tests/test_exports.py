"""The exports: one small site, written once, read back by the programs that others use."""

import asyncio
import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import extruct
import feedparser
import jsonschema
import pytest
from bibtexparser.entrypoint import parse_file
from datasette.app import Datasette
from frictionless import Package, system
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from openapi_spec_validator import validate as validate_openapi
from pyarrow import parquet

from generator.exports.bibliography import bibliographies
from generator.exports.calendar import _escaped, _folded
from generator.exports.events import events
from generator.exports.json_ld import Heads
from generator.exports.parquet import parquet_tables
from generator.exports.publication import Publication, json_safe, xml_safe
from generator.exports.readable import readable
from generator.exports.tables import Column, ColumnType, Table, tables
from generator.hosts.directory import write_site
from generator.hosts.finish import write_markdown
from generator.hosts.history import entered
from generator.hosts.output import NewFolder
from generator.model.kinds import KINDS, Entity
from tests.conftest import SMALL, Files, Project, built, files_of, write_files
from tests.test_kind import DataCenter

PUBLICATION = Publication("Small", "https://example.org/small/", "A small site.", date(2026, 1, 1))
HOSTILE = '=1+1 </script><img src=x onerror=alert(1)> & "co"'
REPORT = "title: A report\ntype: news\npublisher: The Paper\ndate: 2025-12\nurl: https://example.org/r?a=1&b=%20\n"

RICH: Files = {
    "content/companies/openai.yml": "name: OpenAI\naliases: [Open AI Inc]\nformerly: open-ai\n",
    "content/companies/hostile.yml": f"name: '{HOSTILE}'\nvaluation: {{value: 1.10 million USD, source: report}}\n",
    "content/sources/report.yml": REPORT,
    "content/sources/report-index.yml": REPORT.replace("A report", "An index").replace("/r?", "/index?"),
    "content/deals/talks.yml": """\
name: Amazon and OpenAI
type: equity
parties:
  - {company: amazon, role: investor}
  - {company: openai, role: issuer}
status:
  - {value: rumoured, date: 2025-11, source: report}
  - value: in talks
    date: 2025-12-16
    source: discussions
    quote: serait en discussion avec Amazon
flows:
  - from: amazon
    to: openai
    what: equity
    amount:
      - {value: at least 10 billion USD, date: 2025-12-16, source: discussions, quote: au moins 10 milliards de dollars}
      - {value: 3 to 4 billion USD per year, date: 2025-12-16, source: report, withdrawn: "The paper, later, took it; all back"}
      - {value: 5.5 billion USD, date: 2025-12-16, source: report}
    due: {value: ~2027, source: report}
""",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("rich"), SMALL | RICH)


@pytest.fixture(scope="module")
def out(root: Path) -> Path:
    """What is written of the small site: pages, exports, and what is added to a built site."""
    site = built(root)
    assert site.is_sound, site.problems
    write_site(site, PUBLICATION, root, root / "out")
    write_markdown(site, NewFolder(root / "out"))
    return root / "out"


def json_of(path: Path) -> Any:
    return json.loads(path.read_text())


def rows(out: Path, table: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in json_of(out / f"data/{table}.json")["rows"]}


def test_a_claim_keeps_all_that_is_known_of_it(out: Path) -> None:
    claim = rows(out, "claims")["talks#amount-2025-12-16-discussions"]
    assert (claim["bound"], claim["low"], claim["high"]) == ("at least", "10000000000", None)
    assert (claim["figures"], claim["currency"], claim["period"]) == ("10 billion", "USD", None)
    assert (claim["date"], claim["date_first"], claim["known"]) == ("2025-12-16", "2025-12-16", "2025-12-16")
    assert (claim["source"], claim["quote"]) == ("discussions", "au moins 10 milliards de dollars")
    assert (claim["part"], claim["passage"]) == ("talks#flows-1", "sources/discussions/#passage-81")

    yearly = rows(out, "claims")["talks#amount-2025-12-16-report"]
    assert (yearly["low"], yearly["high"], yearly["period"]) == ("3000000000", "4000000000", "year")
    assert yearly["withdrawn"].startswith("The paper")
    due = rows(out, "claims")["talks#due-report"]
    assert (due["value_date"], due["value_date_first"], due["value_date_about"]) == ("~2027", "2027-01-01", True)
    month = rows(out, "claims")["talks#status-2025-11-report"]
    assert (month["date"], month["date_last"], month["known_last"]) == ("2025-11", "2025-11-30", "2025-12-31")


def test_claims_that_cannot_be_true_together_share_a_dispute(out: Path) -> None:
    claims = rows(out, "claims")
    disputed = {id for id, claim in claims.items() if claim["dispute"]}
    assert disputed == {"talks#amount-2025-12-16-discussions", "talks#amount-2025-12-16-report-2"}
    assert rows(out, "flows")["talks#flows-1"]["amount_claim"] in disputed


def test_the_stage_of_a_deal_in_its_table_is_that_of_its_page(project: Project) -> None:
    steps = "".join(
        f"  - {{value: {stage}, date: 2025-12-16, source: {source}}}\n"
        for stage, source in (("announced", "filing"), ("signed", "report"))
    )
    filing = "title: F\ntype: filing\npublisher: F\ndate: 2025-12-20\nurl: unknown\n"
    files: Files = {
        "content/deals/d.yml": f"name: D\ntype: debt\nparties: [{{company: amazon, role: lender}}]\nstatus:\n{steps}",
        "content/sources/filing.yml": filing,
        "content/sources/report.yml": filing.replace("type: filing", "type: news"),
    }
    site = built(project(files))
    deals = {row["id"]: row for table in tables(site.corpus, site.evidence) if table.name == "deals" for row in table.rows}
    assert (deals["d"]["status"], deals["d"]["status_claim"]) == ("signed", "d#status-2025-12-16-report")


def test_every_form_has_the_same_rows(out: Path) -> None:
    for description in json_of(out / "data/datapackage.json")["resources"]:
        name, columns = description["name"], [field["name"] for field in description["schema"]["fields"]]
        expected = json_of(out / f"data/{name}.json")["rows"]
        assert all(list(row) == columns for row in expected)
        with sqlite3.connect(out / "data/record.sqlite") as database:
            stored = [dict(zip(columns, row, strict=True)) for row in database.execute(select(name, columns))]
        assert stored == [{key: _in_sqlite(cell) for key, cell in row.items()} for row in expected]
        written = list(csv.DictReader(io.StringIO((out / f"data/{name}.csv").read_bytes().decode(), newline="")))
        assert written == [{key: _in_csv(cell) for key, cell in row.items()} for row in expected]
        columnar = parquet.read_table(out / f"data/{name}.parquet").to_pylist()
        assert [_comparable(row) for row in columnar] == [_comparable(row) for row in expected]


def select(table: str, columns: list[str]) -> str:
    quoted = ", ".join('"' + column + '"' for column in columns)
    return f"SELECT {quoted} FROM {table} ORDER BY rowid"


def _in_sqlite(cell: Any) -> Any:
    return json.dumps(cell) if isinstance(cell, list) else cell


def _in_csv(cell: Any) -> str:
    if isinstance(cell, bool | list):
        return json.dumps(cell)
    return "" if cell is None else f"'{cell}" if str(cell).startswith("=") else str(cell)


def _comparable(row: dict[str, Any]) -> dict[str, str]:
    """A row of Parquet and one of JSON alike: decimals without the zeros of their scale."""
    shown = {key: str(cell) for key, cell in row.items()}
    return {key: re.sub(r"\.?0+$", "", cell) if key in ("low", "high") and "." in cell else cell for key, cell in shown.items()}


def test_numbers_are_decimals_in_parquet_and_none_is_rounded() -> None:
    assert str(read_parquet(("1.10", "2", None)).type) == "decimal128(38, 9)"
    too_long = read_parquet(("0.00000000012345678901234567890123", "9" * 60))
    assert too_long.to_pylist() == ["0.00000000012345678901234567890123", "9" * 60]


def read_parquet(numbers: tuple[str | None, ...]) -> Any:
    columns = (Column("id", ColumnType.TEXT, ""), Column("low", ColumnType.NUMBER, ""))
    table = Table("t", "", columns, tuple({"id": str(place), "low": number} for place, number in enumerate(numbers)))
    [export] = parquet_tables((table,))
    content = export.make()
    assert isinstance(content, bytes)
    return parquet.read_table(io.BytesIO(content))["low"]


def test_frictionless_accepts_the_data_package(out: Path) -> None:
    with system.use_context(trusted=True):
        report = Package(str(out / "data/datapackage.json")).validate()
    assert report.flatten(["type", "message"]) == []
    assert report.stats["tasks"] == len(list((out / "data").glob("*.csv")))


def test_the_json_is_as_openapi_describes_it(out: Path) -> None:
    description = json_of(out / "data/openapi.json")
    validate_openapi(description)
    tested = 0
    for path, operations in description["paths"].items():
        schema = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        for file in out.glob(path.lstrip("/").replace("{id}", "*")):
            jsonschema.validate(json_of(file), schema | {"components": description["components"]})
            tested += 1
    assert tested == len(list((out / "data").glob("*.csv"))) + len(list(out.glob("*/*/index.json")))


def test_sqlite_has_foreign_keys_and_finds_words_without_accents(out: Path) -> None:
    with sqlite3.connect(out / "data/record.sqlite") as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = {row[2] for row in database.execute("PRAGMA foreign_key_list(claims)")}
        assert keys == {"entities", "sources"}
        found = "SELECT title FROM sources_fts WHERE sources_fts MATCH 'commente'"
        assert database.execute(found).fetchall() == [("Les discussions",)]
        by_size = "SELECT value FROM claims WHERE low_real > 1e9 ORDER BY low_real"
        assert [row[0] for row in database.execute(by_size)] == [
            "$3 to 4 billion per year",
            "$5.5 billion",
            "at least $10 billion",
        ]


def test_datasette_opens_the_database_as_it_is(out: Path) -> None:
    data = out / "data"
    datasette = Datasette([str(data / "record.sqlite")], metadata=json_of(data / "record.metadata.json"))

    async def ask(path: str) -> Any:
        return await datasette.client.get(path)

    async def answers() -> tuple[Any, Any]:
        return await ask("/record/claims.json?_shape=array&_search=milliards"), await ask("/record/claims")

    with ThreadPoolExecutor() as thread:
        found, page = thread.submit(asyncio.run, answers()).result()
    assert [row["id"] for row in found.json()] == ["talks#amount-2025-12-16-discussions"]
    assert "One value for one property, with its evidence." in page.text
    assert 'href="/record/sources/discussions"' in page.text


def test_a_new_kind_is_in_every_form_and_in_the_dictionary(project: Project) -> None:
    big = "name: Big\npower: {value: 2 GW, source: report}\n"
    kinds: tuple[type[Entity], ...] = (*KINDS, DataCenter)
    root = project({"content/data-centers/big.yml": big, "content/sources/report.yml": REPORT})
    out = root / "out"
    write_site(built(root, *kinds), PUBLICATION, root, out)
    assert rows(out, "data_centers")["big"]["power_claim"] == "big#power-report"
    assert "| power | text | Power. What it may draw. The value that is shown first. |" in unescape((out / "data.md").read_text())
    assert json_of(out / "data-centers/big/index.json")["row"]["power"] == "2 GW"
    with sqlite3.connect(out / "data/record.sqlite") as database:
        assert database.execute("SELECT power FROM data_centers").fetchall() == [("2 GW",)]


def test_the_page_of_an_entity_as_json_has_what_its_page_has(out: Path) -> None:
    openai = json_of(out / "companies/openai/index.json")
    assert (openai["table"], openai["row"]["name"]) == ("companies", "OpenAI")
    assert {link["subject"] for link in openai["linked_from"]} == {"talks"}
    report = json_of(out / "sources/report/index.json")
    assert "talks#due-report" in {claim["id"] for claim in report["claims"]}


def test_two_builds_are_the_same_bytes(root: Path, out: Path) -> None:
    trees = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        target = root / f"again-{seed}"
        command = [sys.executable, "-m", "generator", "write", "--root", str(root), str(target)]
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": "1767225600", "LC_ALL": "C"}
        subprocess.run(command, env=environment, check=True, capture_output=True)
        trees.append(files_of(target))
    assert trees[0] == trees[1] and "data/record.sqlite" in trees[0]


def nodes(out: Path, root: Path, url: str) -> list[dict[str, Any]]:
    site = built(root)
    page = next(page for page in site.pages if page.url == url)
    head = Heads(site.corpus, site.tables, PUBLICATION).of(page)
    html = f"<html><head>{head}</head><body><p>words</p></body></html>"
    assert html.count("</script>") == 1
    [found] = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    graph: list[dict[str, Any]] = found["@graph"]
    return graph


@pytest.mark.parametrize(
    ("url", "type", "name"),
    [
        ("companies/hostile/", "Organization", HOSTILE),
        ("deals/talks/", "Article", "Amazon and OpenAI"),
        ("sources/report/", "NewsArticle", "A report"),
        ("data/", "Dataset", "Small"),
        ("", "WebPage", "Home"),
    ],
)
def test_each_page_says_what_it_is_about(out: Path, root: Path, url: str, type: str, name: str) -> None:
    assert name in [node["name"] for node in nodes(out, root, url) if node["@type"] == type]


def test_a_withdrawn_claim_is_reviewed(out: Path, root: Path) -> None:
    [review] = [node for node in nodes(out, root, "deals/talks/") if node["@type"] == "ClaimReview"]
    assert review["url"] == "https://example.org/small/deals/talks/#amount-2025-12-16-report"
    assert review["reviewRating"]["alternateName"] == "Withdrawn"


@given(st.text())
def test_no_text_leaves_a_script_element_or_an_xml_file(words: str) -> None:
    safe = json_safe(json.dumps(words, ensure_ascii=False))
    assert json.loads(safe) == words
    assert not set("<>&\u2028\u2029") & set(safe)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", xml_safe(words))


def test_the_feed_tells_of_claims_stages_and_disputes(out: Path) -> None:
    feed = feedparser.parse((out / "feed.xml").read_text())
    assert not feed.bozo
    assert feed.feed.title == "Small"
    by_title = {entry.title: entry for entry in feed.entries}
    stage = by_title["Amazon and OpenAI: Stage: rumoured → in talks"]
    assert (stage.tags[0].term, stage.published) == ("stage", "2025-12-16T00:00:00Z")
    assert stage.link == "https://example.org/small/deals/talks/#status-2025-12-16-discussions"
    opened = by_title["Amazon and OpenAI: Amount (equity): sources disagree: $5.5 billion or at least $10 billion (in talks)"]
    assert (opened.tags[0].term, opened.published) == ("dispute", "2025-12-31T00:00:00Z")
    assert by_title["Amazon and OpenAI: Due (equity): about 2027 (in talks)"].published == "2025-12-31T00:00:00Z"
    assert [entry.published for entry in feed.entries] == sorted((e.published for e in feed.entries), reverse=True)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_an_amount_is_told_with_the_stage_that_was_known_then(project: Project) -> None:
    deal = str(RICH["content/deals/talks.yml"])
    signed = deal.replace("flows:", "  - {value: signed, date: 2026-01-01, source: new}\nflows:")
    new = REPORT.replace("A report", "News").replace("date: 2025-12", "date: 2026-01-01").replace("/r?", "/new?")
    signed += "    power: {value: 1 GW, source: new}\n"
    corpus = built(project(RICH | {"content/deals/talks.yml": signed, "content/sources/new.yml": new})).corpus
    titles = [event.title for event in events(corpus, {})]
    assert "Amazon and OpenAI: Capacity (equity): 1 GW (signed)" in titles
    assert "Amazon and OpenAI: Amount (equity): at least $10 billion (in talks)" in titles
    assert [title for title in titles if "per year" in title] == [
        "Amazon and OpenAI: Amount (equity): $3 to 4 billion per year (in talks, withdrawn)"
    ]


def test_an_amount_known_before_any_stage_is_not_told_with_a_later_one(project: Project) -> None:
    day = "title: S\ntype: news\npublisher: P\ndate: {}\nurl: unknown\n"
    deal = """\
name: Amazon and OpenAI
type: equity
parties: [{company: amazon, role: investor}, {company: openai, role: issuer}]
status: {value: signed, date: 2025-03-01, source: later}
flows: [{from: amazon, to: openai, what: equity, amount: {value: 1 billion USD, source: first}}]
"""
    sources: Files = {
        "content/sources/first.yml": day.format("2025-01-01"),
        "content/sources/later.yml": day.format("2025-03-01"),
    }
    corpus = built(project(sources | {"content/deals/talks.yml": deal})).corpus
    titles = [event.title for event in events(corpus, {}) if event.subject == "talks"]
    assert "Amazon and OpenAI: Amount (equity): $1 billion (stage not stated)" in titles


def test_a_change_of_stage_is_told_of_a_deal_whose_name_has_the_words_of_the_stage(project: Project) -> None:
    deal = str(RICH["content/deals/talks.yml"]).replace("name: Amazon and OpenAI", "name: Amazon in talks with OpenAI")
    titles = [event.title for event in events(built(project(RICH | {"content/deals/talks.yml": deal})).corpus, {})]
    assert "Amazon in talks with OpenAI: Stage: rumoured → in talks" in titles


def test_what_was_said_and_denied_on_one_day_is_no_change_from_the_one_to_the_other(project: Project) -> None:
    said = "".join(f"  - {{value: {it}, date: 2025-12-20, source: report, note: So.}}\n" for it in ("closed", "denied"))
    deal = str(RICH["content/deals/talks.yml"]).replace("flows:", f"{said}flows:")
    titles = [event.title for event in events(built(project(RICH | {"content/deals/talks.yml": deal})).corpus, {})]
    assert {title for title in titles if "Stage: in talks →" in title} == {
        f"Amazon and OpenAI: Stage: in talks → {stage}" for stage in ("closed", "denied")
    }
    assert not [title for title in titles if "closed →" in title or "denied →" in title]


@pytest.mark.parametrize(("day", "told"), [("2026", []), ("2026-01-01", ["OpenAI: Known for: ChatGPT"])])
def test_what_may_only_appear_later_this_year_is_not_told_yet(project: Project, day: str, told: list[str]) -> None:
    source = f"title: S\ntype: news\npublisher: P\ndate: {day}\nurl: unknown\n"
    company = "name: OpenAI\nproduct: {value: ChatGPT, source: s}\n"
    root = project({"content/sources/s.yml": source, "content/companies/openai.yml": company})
    assert [event.title for event in events(built(root).corpus, {}) if event.subject == "openai"] == told


def test_the_feed_of_a_company_tells_of_its_deals(out: Path) -> None:
    feed = feedparser.parse((out / "companies/openai/feed.xml").read_text())
    assert not feed.bozo
    assert any(entry.link.startswith("https://example.org/small/deals/talks/") for entry in feed.entries)
    hostile = feedparser.parse((out / "companies/hostile/feed.xml").read_text())
    assert hostile.feed.title == f"{HOSTILE}, Small" or "alert" not in hostile.feed.title


def test_what_no_source_dates_is_dated_by_the_history(tmp_path: Path) -> None:
    def git(*arguments: str, day: str = "2025-03-03") -> None:
        name = ("-c", "user.name=x", "-c", "user.email=x")
        when = {
            "GIT_AUTHOR_DATE": day if day.startswith("@") else f"{day}T12:00:00Z",
            "GIT_COMMITTER_DATE": "2025-03-03T12:00:00Z",
        }
        subprocess.run(["git", *name, *arguments], cwd=tmp_path, env=os.environ | when, check=True, capture_output=True)

    def commit(claims: str, day: str) -> None:
        write_files(
            tmp_path, SMALL | {"content/sources/old.yml": undated, "content/companies/amazon.yml": f"name: Amazon\n{claims}"}
        )
        git("add", "-A")
        git("commit", "-m", day, day=day)

    undated = REPORT.replace("date: 2025-12", "date: unknown")
    first = "headquarters:\n  value: Seattle\n  source: old\n"
    git("init")
    commit(first, "2025-03-03")
    commit(f"{first}  withdrawn: nobody knows\nfounded: {{value: 1994, source: old}}\n", "2025-04-04")

    found = events(built(tmp_path).corpus, entered(tmp_path, built(tmp_path).corpus))
    dated = {(event.what, event.title): str(event.known) for event in found if event.subject == "amazon"}
    assert dated == {
        ("claim", "Amazon: Headquarters: Seattle (withdrawn)"): "3 March 2025",
        ("withdrawn", "Amazon: Headquarters: Seattle (withdrawn)"): "4 April 2025",
        ("claim", "Amazon: Founded: 1994"): "4 April 2025",
    }
    commit("founded: {value: 1995, source: old}\n", "@99999999999999 +0000")  # in the year 3170843, which no calendar has
    assert entered(tmp_path, built(tmp_path).corpus) == {}
    clone = tmp_path / "clone"
    git("clone", "--depth", "1", tmp_path.as_uri(), str(clone))
    assert entered(clone, built(clone).corpus) == {}
    assert entered(clone / "content", built(clone).corpus) == {}


def test_what_is_due_is_in_the_calendar(out: Path) -> None:
    raw = (out / "data/due.ics").read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    [event] = Calendar.from_ical(raw).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 1, 1), date(2028, 1, 1))
    assert str(event["summary"]) == "Amazon and OpenAI: Due (equity): about 2027 (in talks)"
    assert "https://example.org/r?a=1&b=%20" in str(event["description"])


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_any_text_comes_back_from_a_calendar(words: str) -> None:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", f"SUMMARY:x{_escaped(words)}", "END:VEVENT", "END:VCALENDAR"]
    [event] = Calendar.from_ical("".join(map(_folded, lines))).walk("VEVENT")
    assert str(event["summary"]) == f"x{words}"


def test_a_page_a_claim_and_a_source_can_be_cited(out: Path) -> None:
    library = parse_file(str(out / "companies/hostile/cite.bib"))
    assert library.failed_blocks == []
    page, claim = library.entries
    assert page.fields_dict["note"].value == "As of 2026-01-01."
    assert claim.key == "hostile.valuation-report"
    assert claim.fields_dict["url"].value == "https://example.org/small/companies/hostile/#valuation-report"
    assert r"\$1.10 million" in claim.fields_dict["title"].value

    [source, _] = json_of(out / "sources/report/cite.csl.json")
    assert (source["type"], source["container-title"]) == ("article-newspaper", "The Paper")
    assert (source["issued"], source["URL"]) == ({"date-parts": [[2025, 12]]}, "https://example.org/r?a=1&b=%20")
    plain = (out / "deals/talks/cite.txt").read_text().splitlines()
    assert plain[0] == "“Amazon and OpenAI”, Small, as of 1 January 2026, https://example.org/small/deals/talks/."
    assert any("Quote: “au moins 10 milliards de dollars”." in line for line in plain)


def test_every_bibtex_file_can_be_read_back(out: Path) -> None:
    for path in out.rglob("*.bib"):
        library = parse_file(str(path))
        assert library.failed_blocks == [] and library.entries, path


def markdown_links(path: Path) -> Iterator[tuple[Path, str]]:
    for target in re.findall(r"\]\(([^)#\s]*)(?:#[^)]*)?\)", path.read_text()):
        if target and "://" not in target:
            yield path.parent / target, target


def test_the_markdown_beside_each_page_leads_to_other_markdown(out: Path, root: Path) -> None:
    beside = list(out.rglob("index.md"))
    assert len(beside) == len(built(root).pages)
    for path in beside:
        assert "{#" not in path.read_text()
        for target, written in markdown_links(path):
            assert target.is_file(), (path, written)
    talks = (out / "deals/talks/index.md").read_text()
    assert "[Amazon](../../companies/amazon/index.md)" in talks
    assert '<span id="status-2025-12-16-discussions"' in talks


def test_the_markdown_beside_a_page_has_its_title_and_description_verbatim(project: Project) -> None:
    page = "---\ntitle: A & B\ndescription: A & <B>\n---\nC\n"
    [more] = [page for page in built(project({"content/more.md": page})).pages if page.path == "more.md"]
    text = str(readable(more).make())
    assert text.startswith('---\ntitle: "A & B"\ndescription: "A & <B>"\n---\n')


def test_only_a_page_called_index_has_the_address_of_its_folder(out: Path) -> None:
    assert (out / "sources/report-index/cite.bib").is_file() and (out / "sources/cite.bib").is_file()


def test_links_of_a_page_by_hand_move_with_it_but_not_its_code(project: Project) -> None:
    guide = (
        "---\ntitle: Guide\n---\nSee [deals](../deals/index.md#x), [home](../index.md), [web](https://example.org/a.md).\n\n"
        "`[code](../index.md)`\n\n~~~~\n~~~\n[code](../index.md)\n~~~~\n\n[ref]: ../companies/openai.md\n[^1]: Footnote\n"
    )
    site = built(project({"content/help/guide.md": guide}))
    root = project({}) / "site"
    write_markdown(site, NewFolder(root))
    text = (root / "help/guide/index.md").read_text()
    assert "[deals](../../deals/index.md#x), [home](../../index.md), [web](https://example.org/a.md)" in text
    assert text.count("[code](../index.md)") == 2
    assert "[ref]: ../../companies/openai/index.md\n[^1]: Footnote" in text


def test_what_a_page_says_of_itself_holds_where_the_site_has_no_address(root: Path) -> None:
    site = built(root)
    heads = Heads(site.corpus, site.tables, Publication("Small", "", "", PUBLICATION.day))
    for page in site.pages:
        named = re.findall(r'"(?:@id|url|mainEntityOfPage)": "([^"]*)"', heads.of(page))
        assert [one for one in named if not one.startswith(("urn:", "https://example.org/"))] == [], page.path


def test_llms_txt_leads_to_the_markdown_of_every_page(out: Path, root: Path) -> None:
    text = (out / "llms.txt").read_text()
    assert text.startswith("# Small\n\n> A small site.\n")
    linked = re.findall(r"\(https://example\.org/small/([^)]*)\)", text)
    assert len(linked) == len(built(root).pages)
    assert all((out / path).is_file() for path in linked)


def test_an_old_address_leads_to_the_new_one_and_keeps_its_anchors(out: Path, root: Path) -> None:
    old = out / "companies/open-ai/index.html"
    assert '<link rel="canonical" href="https://example.org/small/companies/openai/">' in old.read_text()
    assert "<script>" not in old.read_text()

    hostile: Files = {"content/companies/hostile.yml": f"{RICH['content/companies/hostile.yml']!s}formerly: [h1, h2]\n"}
    renamed = built(write_files(root.parent / "renamed", SMALL | RICH | hostile))
    target = root.parent / "renamed/out"
    write_site(renamed, PUBLICATION, root, target)
    for former in ("h1", "h2"):
        text = (target / f"companies/{former}/index.html").read_text()
        assert '<a id="valuation-report" href="../hostile/#valuation-report">' in text
        assert "&lt;/script&gt;" in text and "<img" not in text


def test_a_rename_changes_no_name_that_is_to_last(out: Path, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    for path, text in (SMALL | RICH).items():
        place = path.replace("deals/talks", "deals/new-talks").replace("sources/report.", "sources/the-report.")
        former = {
            "content/deals/new-talks.yml": "formerly: talks\n",
            "content/sources/the-report.yml": "formerly: [report, r2]\n",
        }
        files[place] = str(text).replace("source: report", "source: the-report") + former.get(place, "")
    site = built(write_files(tmp_path, files))
    assert site.is_sound, site.problems
    write_site(site, PUBLICATION, tmp_path, tmp_path / "out")
    assert "new-talks#amount-2025-12-16-report" in rows(tmp_path / "out", "claims")
    for path, name in (("feed.xml", "<id>(.*)</id>"), ("deals/talks/feed.xml", "<id>(.*)</id>"), ("data/due.ics", "UID:(.*)")):
        now = tmp_path / "out" / path.replace("/talks", "/new-talks")
        assert (found := re.findall(name, (out / path).read_text()))
        assert sorted(re.findall(name, now.read_text())) == sorted(found)


def test_what_is_written_alone_leads_to_what_is_written(root: Path) -> None:
    alone = root.parent / "alone"
    write_site(built(root), Publication("Small", "", "", PUBLICATION.day), root, alone)
    for target, written in markdown_links(alone / "llms.txt"):
        assert target.is_file(), written
    assert (alone / "assets/moved.js").is_file()


def test_without_an_address_no_link_is_taken_for_one(root: Path) -> None:
    site, publication = built(root), Publication("Small", "", "", PUBLICATION.day)
    assert publication.link("deals/talks/#due-report", "deals/talks/feed.xml") == "./#due-report"
    assert publication.link("deals/talks/", "feed.xml") == "deals/talks/"
    works = [
        export for export in bibliographies(site.corpus, site.pages, publication) if export.path == "sources/report/cite.bib"
    ]
    assert re.findall(r"url = .*|In Small.*", str(works[0].make())) == ["url = {https://example.org/r?a=1&b=%20},", "In Small.},"]


def test_a_source_of_the_day_itself_keeps_its_date(root: Path) -> None:
    site, of_its_day = built(root), Publication("Small", "", "", date(2025, 12, 16))
    cited = {export.path: export for export in bibliographies(site.corpus, site.pages, of_its_day)}
    assert "16 December 2025, as of 16 December 2025" in str(cited["sources/discussions/cite.txt"].make()).splitlines()[0]
