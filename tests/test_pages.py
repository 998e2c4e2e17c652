"""What pages make of claims that are withdrawn, overtaken, disputed or made twice."""

import pytest

from generator.analysis.measures import Measure, measures
from generator.analysis.promises import promises, undated
from generator.checking import Site
from generator.pages.document import words_of
from generator.pages.markdown import written
from tests.conftest import Files, Project, built
from tests.test_analysis import SOURCES

DEAL = """\
name: A deal
type: equity
parties: [{company: amazon, role: investor}, {company: openai, role: issuer}]
status: {value: in talks, date: 2025-10, source: filing}
flows:
"""


def words(site: Site, path: str) -> list[str]:
    """The words of a page, block by block and cell by cell."""
    [page] = (page for page in site.pages if page.path == path)
    return list(words_of(page.blocks))


def made(project: Project, deal: str) -> Site:
    """The site with a deal in the place of that of the small project."""
    return built(project({**SOURCES, "content/deals/talks.yml": deal}))


SLIP = "source: scoop, withdrawn: A slip."
WITHDRAWN = (
    DEAL.split("status")[0]
    + f"""\
status:
- {{value: in talks, date: 2025-02-01, {SLIP}}}
- {{value: in talks, date: 2025-06-01, source: other}}
flows:
  from: amazon
  to: openai
  what: equity
  amount: [{{value: 10 billion USD, {SLIP}}}, {{value: 10 billion USD, source: other}}]
  due: {{value: 2027, {SLIP}}}
  condition: {{value: If asked, {SLIP}}}
"""
)


def test_what_is_withdrawn_takes_nothing_from_what_others_state(project: Project) -> None:
    site = made(project, WITHDRAWN)
    said = words(site, "deals/talks.md")
    assert said[said.index("Amount") + 1] == "$10 billion"
    assert "in talks 1 June 2025" in said
    assert "$10 billion; due: 2027 withdrawn; condition: If asked withdrawn" in said
    assert "other, 3 November 2025 cited, not quoted 1 source, 1 origin (other)" in said
    assert measures(site.corpus)["claims with two origins"] == Measure(0, 2)
    assert [claim.subject for claim in undated(site.corpus)] == ["talks"]


STEPS = """\
status:
- {value: rumoured, date: 2025-07, source: filing}
- {value: signed, date: 2025-08-01, source: scoop, withdrawn: A slip.}
- {value: in talks, date: 2025-09, source: filing}
"""


def test_a_step_that_is_withdrawn_stands_in_its_place_and_says_when_it_was_said(project: Project) -> None:
    deal = DEAL.replace("status: {value: in talks, date: 2025-10, source: filing}\nflows:\n", STEPS)
    said = words(made(project, deal), "deals/talks.md")
    start = said.index("rumoured July 2025")
    assert said[start : start + 6] == [
        "rumoured July 2025",
        "signed withdrawn said on 1 November 2025",
        "in talks September 2025",
        "letter of intent (not reached)",
        "announced (not reached)",
        "closed (not reached)",
    ]


DENIED = """\
status:
- {value: closed, date: 2025-08-13, source: filing}
- {value: denied, date: 2025-08-13, source: other}
- {value: closed, date: 2025-09-06, source: filing}
"""


def test_a_step_was_taken_on_the_first_day_on_which_it_was_not_denied(project: Project) -> None:
    deal = DEAL.replace("status: {value: in talks, date: 2025-10, source: filing}\nflows:\n", DENIED)
    site = made(project, deal)
    assert {"closed 6 September 2025", "6 September 2025"} <= {*words(site, "deals/talks.md"), *words(site, "deals/index.md")}


CHANGED = (
    DEAL
    + """\
  from: amazon
  to: openai
  what: equity
  amount:
  - {value: 7 billion USD, date: 2025-01, source: filing}
  - {value: 10 billion USD, date: 2025-09, source: scoop}
  - {value: 11 billion USD, date: 2025-09, source: other}
  - {value: 12 billion USD, date: 2024, source: scoop, withdrawn: A slip.}
"""
)


def test_of_what_is_said_of_a_flow_that_which_stands_is_first_and_the_rest_is_marked(project: Project) -> None:
    said = words(made(project, CHANGED), "deals/talks.md")
    listed = "$11 billion disputed; $10 billion disputed; $7 billion overtaken; $12 billion withdrawn"
    assert said[said.index("How much") + 4] == listed


def test_disputes_are_listed_by_the_name_of_what_they_are_about(project: Project) -> None:
    other: Files = {"content/deals/a-later.yml": CHANGED.replace("name: ", "name: Z, then ")}
    said = words(built(project({**SOURCES, "content/deals/talks.yml": CHANGED, **other})), "disputes.md")
    assert [name for name in said if "A deal" in name] == ["A deal", "Z, then A deal"]


BACK = """\
name: The way back
type: capacity
parties: [{company: amazon, role: supplier}, {company: openai, role: customer}]
status: {value: signed, date: 2025-10, source: filing}
flows:
  from: amazon
  to: openai
  what: capacity
  power: [{value: 300 MW, source: scoop}, {value: 300 MW, source: other}]
  duration: [{value: 15 years, source: scoop}, {value: 15 years, source: other}]
"""


def test_a_payment_in_a_circle_is_what_is_shown_first_of_each_property(project: Project) -> None:
    site = built(project({**SOURCES, "content/deals/talks.yml": CHANGED, "content/deals/back.yml": BACK}))
    said = words(site, "circles.md")
    assert "A deal in talks equity: $11 billion disputed" in said
    assert "The way back signed capacity: 300 MW; duration: 15 years" in said


def test_the_oldest_and_the_newest_source_are_of_a_day_rather_than_of_its_year(project: Project) -> None:
    days = ("2017", "2017-05-11", "2025-12-30", "2025")
    source = "title: S\ntype: news\npublisher: P\nurl: unknown\ndate: "
    site = built(project({f"content/sources/of-{day}.yml": source + day + "\n" for day in days}))
    [reach] = [said for said in words(site, "coverage.md") if said.startswith("The oldest source")]
    assert reach.startswith("The oldest source is of 11 May 2017, the newest of 30 December 2025;")


UNLIKE = (
    DEAL
    + """\
- from: amazon
  to: openai
  what: debt
  amount: [{value: 30 billion USD, source: scoop}, {value: 35 billion USD, date: 2025-11-01, source: other}]
- from: amazon
  to: openai
  what: guarantee
  amount: {value: about 31 billion USD, source: other}
  condition: {value: If it does not pay, source: other}
"""
)
UNDISCLOSED = DEAL.replace("A deal", "Another deal") + "".join(
    f"- {{from: amazon, to: openai, what: {what}, amount: {{value: undisclosed, source: other}}}}\n"
    for what in ("chips", "equity")
)
CHIP = "name: X\nmemory: [{value: 80 GB, source: scoop}, {value: 96 GB, source: other}]\n"


def test_where_amounts_are_compared_they_say_what_they_are_of_and_whether_they_are_sure(project: Project) -> None:
    more: Files = {"content/deals/kept.yml": UNDISCLOSED, "content/chips/x.yml": CHIP}
    site = built(project({**SOURCES, "content/deals/talks.yml": UNLIKE, **more}))
    both = "$35 billion debt disputed; about $31 billion guarantee conditional"
    assert all(both in words(site, path) for path in ("deals/index.md", "timeline.md", "deals/talks.md", "companies/openai.md"))
    assert "undisclosed; undisclosed" in words(site, "deals/index.md")
    assert {"$35 billion disputed", "about $31 billion conditional"} <= set(words(site, "network.md"))
    assert "96 GB disputed" in words(site, "chips/index.md") and "96 GB disputed" in words(site, "compare.md")


def test_a_promise_is_listed_once_with_all_who_say_so(project: Project) -> None:
    due = "due: [{value: 2027, source: scoop}, {value: 2027, source: other}, {value: 2028, source: other}]"
    site = made(project, DEAL + f"  {{from: amazon, to: openai, what: chips, {due}}}\n")
    said = [[claim.record.source for claim in promise.claims] for promise in promises(site.corpus)]
    assert said == [["scoop", "other"], ["other"]]
    listed = words(site, "promises.md")
    assert [listed.count(f"Due (chips), {year} disputed") for year in (2027, 2028)] == [1, 1]


def test_a_promise_of_talks_is_not_listed_as_one_of_a_contract(project: Project) -> None:
    site = made(project, DEAL + "  {from: amazon, to: openai, what: chips, due: {value: 2027, source: scoop}}\n")
    listed = words(site, "promises.md")
    assert listed[listed.index("2027") :][:5] == ["2027", "A deal", "Amazon, OpenAI", "in talks", "Due (chips), 2027"]


def test_a_value_that_is_written_in_two_ways_stands_once_in_a_row_and_among_the_promises(project: Project) -> None:
    amount = "amount: [{value: 1 billion USD, source: scoop}, {value: 1000 million USD, source: other}]"
    length = "duration: [{value: 2 years, source: scoop}, {value: 24 months, source: other}]"
    deal = DEAL.replace("in talks", "signed") + f"  {{from: amazon, to: openai, what: chips, {amount}, {length}}}\n"
    site = made(project, deal)
    assert [len(promise.claims) for promise in promises(site.corpus)] == [2]
    assert "$1000 million; duration: 24 months" in words(site, "deals/talks.md")


def test_flows_that_the_totals_leave_out_are_named_by_their_amounts(project: Project) -> None:
    flows = "".join(
        f"- {{from: amazon, to: openai, what: equity, amount: {{value: {amount}, source: other}}}}\n"
        for amount in ("10 billion USD", "at least 5 billion USD", "undisclosed")
    )
    said = words(made(project, DEAL.replace("in talks", "lapsed") + flows), "totals.md")
    assert "A deal, equity ($10 billion; at least $5 billion): the deal is lapsed" in said


def test_the_coverage_counts_the_types_of_deals_that_there_are(project: Project) -> None:
    def coverage() -> str:
        return next(written(page) for page in built(root).pages if page.path == "coverage.md")

    root = project({})
    assert "| equity | 1 |" in coverage() and "chip supply" not in coverage()
    (root / "content/deals/talks.yml").unlink()
    assert "Kinds of deal" not in coverage()


@pytest.mark.parametrize(("other", "is_list"), [("Oslo", False), ("Bergen", True)])
def test_what_two_sources_say_in_the_same_words_is_one_fact(project: Project, other: str, is_list: bool) -> None:
    seats = f"headquarters: [{{value: Oslo, source: scoop}}, {{value: {other}, source: other}}]\n"
    site = built(project({**SOURCES, "content/companies/x.yml": f"name: X\n{seats}"}))
    said = words(site, "companies/x.md")
    assert said[said.index("Headquarters") + 1] == "Oslo"
    assert any("#about-headquarters" in written(page) for page in site.pages if page.path == "companies/x.md") == is_list


def test_the_chips_of_a_company_are_listed_by_their_names(project: Project) -> None:
    files: Files = {**SOURCES, "content/chips/a.yml": "name: Zeta\n", "content/chips/b.yml": "name: Alpha\n"}
    deal = DEAL.removesuffix("flows:\n")
    files |= {
        "content/deals/one.yml": f"{deal}chips: [a, b]\n",
        "content/deals/two.yml": f"{deal}chips: [a]\n".replace("A deal", "Two"),
    }
    said = words(built(project(files)), "companies/amazon.md")
    assert [word for word in said if word in ("Zeta", "Alpha")] == ["Alpha", "Zeta", "Zeta"]
