"""From a claim to its passage and back, on the pages."""

import gc
from datetime import date

from generator.checking import checked
from generator.evidence.quotes import FoldedText
from generator.pages.markdown import written
from tests.conftest import SEED, Files, Project, built


def pages(project: Project, files: Files) -> dict[str, str]:
    site = built(project(files))
    assert site.problems == ()
    return {page.path: written(page) for page in site.pages}


def quoting(quote: str) -> Files:
    return {"content/companies/openai.yml": f"name: OpenAI\nstatement: {{value: Silence, source: discussions, {quote}}}\n"}


def test_a_quote_found_twice_is_resolved_by_naming_which(project: Project) -> None:
    found = pages(project, quoting("quote: n'a pas commenté, occurrence: 2"))
    assert "OpenAI](../companies/openai.md) <mark" in found["sources/discussions.md"]
    problems = built(project(quoting("quote: n'a pas commenté, occurrence: 3"))).problems
    assert [(p.code, p.at.column) for p in problems] == [("ambiguous-quote", 87)]


def test_a_claim_leads_to_its_passage_and_the_passage_back(project: Project) -> None:
    found = pages(project, {})
    deal, seed = found["deals/talks.md"], found["sources/discussions.md"]
    assert "(../sources/discussions.md#passage-23)" in deal and 'id="passage-23"' in seed
    assert "(../deals/talks.md#status-2025-12-16-discussions)" in seed and 'id="status-2025-12-16-discussions"' in deal


def test_a_withdrawn_claim_is_shown_as_such_and_is_no_headline(project: Project) -> None:
    withdrawn = "quote: n'a pas commenté, occurrence: 2, withdrawn: It did comment."
    page = pages(project, quoting(withdrawn))["companies/openai.md"]
    facts, claims = page.split("## Every claim", 1)
    assert "Silence" not in facts
    assert "withdrawn</span>" in claims and "It did comment." in claims


def test_what_is_not_held_is_cited_not_quoted(project: Project) -> None:
    report = "title: R\ntype: news\npublisher: P\ndate: 2025-01-02\nurl: https://example.org/r\n"
    company = "name: OpenAI\nheadquarters: {value: San Francisco, source: report}\n"
    page = pages(project, {"content/sources/report.yml": report, "content/companies/openai.yml": company})["companies/openai.md"]
    assert "[P, 2 January 2025](../sources/report.md)" in page and "cited, not quoted" in page


def test_of_a_seed_that_is_edited_only_the_last_text_is_kept_folded(project: Project) -> None:
    for number in range(3):
        checked(project({"seeds/discussions.md": f"{SEED}Version {number}.\n"}), date(2026, 1, 1))
    gc.collect()
    kept = (known.text.splitlines()[-1] for known in gc.get_objects() if isinstance(known, FoldedText))
    assert [line for line in kept if line.startswith("Version")] == ["Version 2."]
