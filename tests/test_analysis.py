"""Disputes, origins and stages: each rule with the claims that show it."""

from datetime import date, timedelta
from itertools import pairwise, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.circles import circles, rounds
from generator.analysis.disputes import agree, disputes, ranked
from generator.analysis.origins import corroboration
from generator.analysis.promises import promises, undated
from generator.analysis.stages import Level, began, headline, is_stale, stage
from generator.analysis.xray import unused_numbers, xray
from generator.build import build
from generator.checking import Site
from generator.exports.events import events
from generator.link.mentions import Names
from generator.model.kinds import KINDS
from generator.model.values import parse_date, parse_quantity
from generator.pages.deal import deal_head
from generator.pages.disputes import opened
from generator.pages.document import Span, plain, words_of
from generator.pages.parts import Shelf
from tests.conftest import SEED, Files, Project, built

SOURCES: Files = {
    f"content/sources/{id}.yml": f"title: {id}\ntype: {type}\npublisher: {id}\ndate: {day}\nurl: unknown\n{more}"
    for id, type, day, more in (
        ("scoop", "news", "2025-11-01", ""),
        ("echo", "news", "2025-11-02", "derived_from: scoop\n"),
        ("other", "news", "2025-11-03", ""),
        ("filing", "filing", "2025-10-01", ""),
        ("digest", "news", "2025-11-04", "derived_from: [scoop, other]\n"),
    )
}

DEAL = """\
name: A deal
type: capacity
parties: [{company: openai, role: customer}, {company: amazon, role: supplier}]
status: {value: signed, date: 2025-01-15, source: filing}
flows:
"""


def revenue(project: Project, *claims: str) -> Site:
    listed = "".join(f"  - {{{claim}}}\n" for claim in claims)
    return built(project({**SOURCES, "content/companies/x.yml": f"name: X\nrevenue:\n{listed}"}))


def shown(site: Site) -> list[tuple[str, list[str]]]:
    return [(d.rule, [str(group[0].record.value) for group in d.groups]) for d in disputes(site.corpus, "x")]


def test_a_primary_source_comes_before_later_reporting(project: Project) -> None:
    site = revenue(
        project,
        "value: 12 billion USD, date: 2025, source: other",
        "value: 10 billion USD, date: 2025, source: filing",
    )
    assert shown(site) == [("a primary source comes before reporting", ["$10 billion", "$12 billion"])]


def test_the_latest_known_comes_first_among_reports(project: Project) -> None:
    site = revenue(
        project,
        "value: 12 billion USD, date: 2025, source: scoop",
        "value: 10 billion USD, date: 2025, source: other",
    )
    assert shown(site) == [("the latest known comes first", ["$10 billion", "$12 billion"])]


def test_a_value_that_is_only_repeated_did_not_become_known_later(project: Project) -> None:
    site = revenue(
        project,
        "value: 12 billion USD, date: 2025, source: scoop",
        "value: 12 billion USD, date: 2025, source: digest, via: scoop",
        "value: 10 billion USD, date: 2025, source: other",
    )
    assert shown(site) == [("the latest known comes first", ["$10 billion", "$12 billion"])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least 10 billion USD, date: 2025", "12 billion USD, date: 2025"),  # both can be true
        ("10 billion USD, date: 2024", "12 billion USD, date: 2025"),  # a history
        ("10 billion USD, date: 2025", "12 billion EUR, date: 2025"),  # two currencies say nothing of each other
        ("about 10 billion USD, date: 2025", "10.5 billion USD, date: 2025"),
        ("more than 10 billion USD, date: 2025", "10 billion USD, date: 2025"),  # what reporters make of it
        ("10 billion USD, date: 2024", "3 billion USD, date: 2024-Q4"),  # of a year, and of a quarter of it
        ("undisclosed, date: 2025", "12 billion USD, date: 2025"),
        ("10 billion USD, date: 2025, withdrawn: a slip", "12 billion USD, date: 2025"),
    ],
)
def test_what_is_no_dispute(project: Project, one: str, other: str) -> None:
    assert shown(revenue(project, f"value: {one}, source: scoop", f"value: {other}, source: other")) == []


def test_a_value_is_the_same_however_it_is_written_and_unlike_counts_are_no_dispute(project: Project) -> None:
    compute = "".join(
        f"  - {{value: {value}, source: {source}}}\n"
        for value, source in (('"4,500 TFLOPS"', "scoop"), ('"9,000 TFLOPS"', "other"), ("4.5 PFLOPS", "filing"))
    )
    site = built(project({**SOURCES, "content/chips/x.yml": f"name: X\ncompute_fp8:\n{compute}"}))
    assert shown(site) == [("a primary source comes before reporting", ["4.5 PFLOPS", "9,000 TFLOPS"])]
    told = [Shelf(site.corpus, site.evidence, Names(())).corroborated(claim) for claim in site.corpus.claims["x"]]
    assert told == ["2 sources, 2 origins", "1 source, 1 origin (other)", "2 sources, 2 origins"]
    assert agree(parse_quantity("72 racks", "count"), parse_quantity("5,184 chips", "count"))
    assert not agree(parse_quantity("72 chips", "count"), parse_quantity("5,184 chips", "count"))
    for days, others, agrees in (("90 days", "3 months", True), ("52 weeks", "1 year", True), ("300 days", "1 year", False)):
        one, other = parse_quantity(days, "duration"), parse_quantity(others, "duration")
        assert agree(one, other) == agree(other, one) == agrees


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least $10 billion", "less than $9 billion"),
        ("at least $10 billion", "less than $10 billion"),
        ("nearly $10 billion", "more than $10 billion"),
    ],
)
def test_bounds_that_exclude_each_other_are_a_dispute(project: Project, one: str, other: str) -> None:
    said = (f"value: {value.replace('$', '')} USD, date: 2025, source: scoop" for value in (one, other))
    assert shown(revenue(project, *said)) == [("the first in the order of the file", [one, other])]


def test_a_dispute_opens_when_values_are_known_that_cannot_both_be_true(project: Project) -> None:
    said = (("at least 10", "filing"), ("12", "scoop"), ("9", "other"))
    site = revenue(project, *(f"value: {value} billion USD, date: 2025, source: {source}" for value, source in said))
    [dispute] = disputes(site.corpus, "x")
    assert opened(dispute) == "2025-11-03"
    assert [str(event.known) for event in events(site.corpus, {}) if event.what == "dispute"] == ["3 November 2025"]


def test_who_joins_a_dispute_later_gives_it_no_other_name(project: Project) -> None:
    said = [f"value: {value} USD, date: 2025, source: {by}" for value, by in (("3", "digest"), ("9", "other"), ("5", "scoop"))]
    names = [
        [event.key for event in events(revenue(project, *claims).corpus, {}) if event.what == "dispute"]
        for claims in (said[1:], said, said[::-1], [*said, said[0].replace("3", "9")])
    ]
    assert names == [["dispute companies/x/#revenue-2025-other companies/x/#revenue-2025-scoop"]] * 4


@pytest.mark.parametrize(
    ("about", "first", "last"),
    [
        ("~2024", "2023-01-01", "2025-12-31"),
        ("~2024-H1", "2023-07-01", "2024-12-31"),
        ("~2024-Q4", "2024-07-01", "2025-03-31"),
        ("~2024-02", "2024-01-01", "2024-03-31"),
        ("~2024-12-31", "2024-12-30", "2025-01-01"),
    ],
)
def test_a_date_that_is_about_reaches_as_far_again_as_it_is_precise(about: str, first: str, last: str) -> None:
    found = parse_date(about)
    assert tuple(map(str, found.reach)) == (first, last)
    ends = [parse_date(end) for end in (first, last)]
    beyond = [parse_date(str(end.first + days)) for end, days in zip(ends, (timedelta(-1), timedelta(1)), strict=True)]
    assert [agree(found, day) for day in (*ends, *beyond)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("day", "one", "other", "found"),
    [("2025-09-15", "yes", "no", [["yes", "no"]]), ("2025-09-15", "yes", "partly", []), ("2025-09", "yes", "no", [])],
)
def test_what_binds_and_does_not_on_one_day_is_a_dispute(
    project: Project, day: str, one: str, other: str, found: list[list[str]]
) -> None:
    said = "".join(f"  - {{value: '{value}', date: {day}, source: scoop}}\n" for value in (one, other))
    site = built(project({**SOURCES, "content/deals/x.yml": DEAL.replace("flows:\n", "binding:\n") + said}))
    assert [values for _, values in shown(site)] == found


def test_what_is_said_again_in_other_figures_is_not_overtaken(project: Project) -> None:
    site = revenue(
        project,
        "value: '10,000 million USD', date: 2024, source: filing",
        "value: 9 billion USD, date: 2023, source: filing",
        "value: 10 billion USD, date: 2025, source: scoop",
    )
    shelf = Shelf(site.corpus, site.evidence, Names(()))
    assert [shelf.is_overtaken(claim) for claim in site.corpus.claims["x"]] == [False, True, False]


def test_that_a_deal_does_not_bind_is_overtaken_once_it_does(project: Project) -> None:
    said = "".join(f"  - {{value: {value}, source: {source}}}\n" for value, source in (("'no'", "filing"), ("'yes'", "scoop")))
    site = built(project({**SOURCES, "content/deals/x.yml": DEAL.replace("flows:\n", "binding:\n") + said}))
    claims = [claim for claim in site.corpus.claims["x"] if claim.property.name == "binding"]
    assert [Shelf(site.corpus, site.evidence, Names(())).fate(claim) for claim in claims] == ["overtaken", ""]


@pytest.mark.parametrize(("date", "first", "found"), [(", date: 2026", "2 GW", []), ("", "1 GW", [["1 GW", "2 GW"]])])
def test_a_measure_of_a_flow_without_a_date_is_no_dispute_with_a_later_one(
    project: Project, date: str, first: str, found: list[list[str]]
) -> None:
    said = f"    power: [{{value: 1 GW, source: filing}}, {{value: 2 GW, source: scoop{date}}}]\n"
    flow = "  - from: amazon\n    to: openai\n    what: capacity\n"
    site = built(project({**SOURCES, "content/deals/x.yml": DEAL + flow + said}))
    claims = [claim for claim in site.corpus.claims["x"] if claim.property.name == "power"]
    assert [values for _, values in shown(site)] == found
    assert str(ranked(site.corpus, claims)[0].record.value) == first


def test_a_stage_that_nobody_dates_disputes_nothing(project: Project) -> None:
    undated = "title: U\ntype: press release\npublisher: U\ndate: unknown\nurl: unknown\n"
    deal = DEAL.replace("status: {", "status:\n  - {value: denied, source: undated}\n  - {").replace("flows:\n", "")
    corpus = built(project({**SOURCES, "content/sources/undated.yml": undated, "content/deals/x.yml": deal})).corpus
    present = stage(corpus, "x")
    assert disputes(corpus, "x") == [] and present and present.record.value == "signed"


@pytest.mark.parametrize(
    ("outcomes", "found", "fate"),
    [
        (
            ["kept 2025-09-01 filing", "dropped 2025-09-01 other"],
            [["kept", "dropped"]],
            "kept: a source says so, another does not",
        ),
        (
            ["kept 2025-09-01 other", "dropped 2025-09-01 filing"],
            [["dropped", "kept"]],
            "dropped: a source says so, another does not",
        ),
        (["missed 2025-09-01 other", "dropped 2025-09-01 filing"], [], "missed: a source says so"),
        (["missed 2025-09-01 other", "kept 2025-09-02 filing"], [], "kept: a source says so"),
    ],
)
def test_what_was_kept_and_not_on_one_day_is_a_dispute(
    project: Project, outcomes: list[str], found: list[list[str]], fate: str
) -> None:
    said = "".join(
        f"      - {{value: {value}, date: {day}, source: {source}}}\n" for value, day, source in map(str.split, outcomes)
    )
    flow = "  - what: cash\n    due: {value: 2025-09-01, date: 2025-01-01, source: filing}\n    outcome:\n" + said
    site = built(project({**SOURCES, "content/deals/x.yml": DEAL + flow}))
    assert [values for _, values in shown(site)] == found
    [promise] = [one for one in promises(site.corpus) if one.claim.subject == "x"]
    assert f"{promise.fate}: {promise.rule}" == fate


def test_the_first_of_a_dispute_is_what_is_shown(project: Project) -> None:
    # Taken one by one the later date would come first; the dispute is about one time.
    said = (
        "valuation:\n  - {value: 12 USD, date: 2025-09-15, source: other}\n  - {value: 10 USD, date: 2025-09, source: filing}\n"
    )
    corpus = built(project({**SOURCES, "content/companies/x.yml": f"name: X\n{said}"})).corpus
    first = headline(corpus, corpus.claims["x"])
    assert first is disputes(corpus, "x")[0].headline and str(first.record.value) == "$10"


def test_of_values_that_only_a_third_joins_the_later_is_shown(project: Project) -> None:
    # Each of the two days is at one time with the year, but not with the other day.
    said = [("10", "2025-02-01", "filing"), ("15", "2025", "scoop"), ("20", "2025-09-01", "other")]
    listed = "".join(f"  - {{value: {value} USD, date: {day}, source: {source}}}\n" for value, day, source in said)
    site = built(project({**SOURCES, "content/companies/x.yml": f"name: X\nvaluation:\n{listed}"}))
    assert shown(site) == [("the latest known comes first", ["$20", "$15", "$10"])]
    first = headline(site.corpus, site.corpus.claims["x"])
    assert first and str(first.record.value) == "$20"


@pytest.mark.parametrize(
    ("claims", "counted"),
    [
        (["source: scoop", "source: echo"], "2 sources, 1 origin"),
        (["source: scoop", "source: other"], "2 sources, 2 origins"),
        (["source: other, via: scoop", "source: scoop"], "2 sources, 1 origin"),
        (["source: digest"], "1 source, 1 origin"),
        (["source: digest", "source: scoop", "source: other"], "3 sources, 1 origin"),
        (["source: other, via: [scoop, filing]"], "1 source, 2 origins"),
    ],
)
def test_origins_are_counted_once(project: Project, claims: list[str], counted: str) -> None:
    site = revenue(project, *(f"value: 1 USD, {claim}" for claim in claims))
    assert str(corroboration(site.corpus.standings, site.corpus.claims["x"])) == counted


def test_the_same_revenue_of_two_years_is_not_said_twice(project: Project) -> None:
    years = ("2023", "2024", "2024")
    sources = ("scoop", "other", "filing")
    site = revenue(project, *(f"value: 1 USD, date: {year}, source: {by}" for year, by in zip(years, sources, strict=True)))
    shelf = Shelf(site.corpus, site.evidence, Names(()))
    said = [shelf.corroborated(claim) for claim in site.corpus.claims["x"]]
    assert said == ["1 source, 1 origin (scoop)", "2 sources, 2 origins", "2 sources, 2 origins"]


def test_a_deal_that_is_not_settled_and_long_unheard_of_is_stale(project: Project) -> None:
    root = project({})
    stale = {day: is_stale(build(root, day, KINDS).corpus, "talks") for day in (date(2026, 6, 15), date(2026, 6, 16))}
    assert stale == {date(2026, 6, 15): False, date(2026, 6, 16): True}


def test_many_ways_that_never_lead_back_are_left_at_once() -> None:
    layers = [[f"{layer}-{number}" for number in range(60)] for layer in range(7)]
    assert list(rounds([step for pair in pairwise(layers) for step in product(*pair)], 6)) == []


PLACES = "abcde"


@given(
    st.sets(st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)).filter(lambda step: step[0] != step[1])),
    st.integers(2, 5),
)
def test_every_way_round_is_found_once(steps: set[tuple[str, str]], longest: int) -> None:
    ways = (way for length in range(2, longest + 1) for way in permutations(PLACES, length) if way[0] == min(way))
    assert sorted(rounds(steps, longest)) == sorted(way for way in ways if steps.issuperset(pairwise((*way, way[0]))))


def test_a_circle_of_signed_deals_is_found_and_one_that_is_talked_about_is_told_apart(project: Project) -> None:
    def deal(name: str, stage: str, giver: str, getter: str, what: str) -> str:
        return f"""\
name: {name}
type: equity
parties: [{{company: openai, role: partner}}, {{company: amazon, role: partner}}]
status: {{value: {stage}, date: 2025-10-01, source: filing}}
flows: [{{from: {giver}, to: {getter}, what: {what}, amount: {{value: 1 billion USD, source: filing}}}}]
"""

    # OpenAI buys capacity of Amazon, which supplies it; Amazon is in talks to invest in OpenAI.
    buys: Files = {"content/deals/buys.yml": deal("Buys", "signed", "amazon", "openai", "capacity")}
    corpus = built(project({**SOURCES, **buys})).corpus
    assert [circle.companies for circle in circles(corpus)] == [("amazon", "openai")]
    assert [[edge.deal for edge in step] for step in circles(corpus)[0].steps] == [["talks"], ["buys"]]
    assert circles(corpus, Level.SIGNED) == []

    invests: Files = {"content/deals/invests.yml": deal("Invests", "closed", "amazon", "openai", "equity")}
    corpus = built(project({**SOURCES, **buys, **invests})).corpus
    assert [circle.companies for circle in circles(corpus, Level.SIGNED)] == [("amazon", "openai")]

    # What was dropped, withdrawn or superseded is no payment.
    invested = deal("Invests", "closed", "amazon", "openai", "equity")
    for gone in (
        invested.replace("}}]", "}, outcome: {value: dropped, source: other}}]"),
        invested.replace("source: filing}}]", "source: filing, withdrawn: A slip}}]"),
    ):
        assert circles(built(project({**SOURCES, **buys, "content/deals/invests.yml": gone})).corpus, Level.SIGNED) == []
    heir = deal("Heir", "signed", "amazon", "openai", "capacity") + "supersedes: invests\n"
    corpus = built(project({**SOURCES, **buys, **invests, "content/deals/heir.yml": heir})).corpus
    assert circles(corpus, Level.SIGNED) == []


def test_the_xray_of_an_article_counts_what_claims_rest_on(project: Project) -> None:
    more = "Microsoft a mis 13 milliards de dollars. Rien d'autre n'est connu, dit M. X.\n"
    site = built(project({"seeds/discussions.md": SEED + more}))
    seen = xray(site.corpus, site.evidence, "discussions")
    assert (len(seen.sentences), len(seen.covered_sentences)) == (5, 1)
    assert (len(seen.numbers), len(seen.covered_numbers)) == (2, 1)
    assert list(unused_numbers(site.corpus, site.evidence)) == ['discussions, line 4 of the text: "13 milliards de dollars"']


@pytest.mark.parametrize(
    ("flow", "due", "fate"),
    [
        ("due: {value: 2026-H2, source: filing}", "H2 2026", "open"),
        ("due: {value: 2025-11, source: filing}", "November 2025", "unknown"),
        ("due: {value: 2025-11, source: filing}, outcome: {value: missed, source: other}", "November 2025", "missed"),
        ("due: {value: 2026-01-01, source: filing}", "1 January 2026", "open"),
        ("due: {value: ~2025, source: filing}", "about 2025", "open"),
        ("due: {value: ~2024, source: filing}", "about 2024", "unknown"),
        ("duration: {value: 7 years, source: filing}", "about January 2032", "open"),
        ("duration: {value: up to 5 years, source: filing}", "about January 2030", "open"),
        ("duration: {value: 300 days, source: filing}", "about November 2025", "unknown"),
        ("duration: {value: 52 weeks, source: filing}", "about January 2026", "open"),
    ],
)
def test_what_is_due_and_what_became_of_it(project: Project, flow: str, due: str, fate: str) -> None:
    more = f"  - {{from: amazon, to: openai, what: capacity, {flow}}}\n"
    [promise] = promises(built(project({**SOURCES, "content/deals/talks.yml": DEAL + more})).corpus)
    assert (str(promise.due), promise.fate) == (due, fate)


@pytest.mark.parametrize(
    ("said", "fates"),
    [
        # A day that passed was missed; the day named in its place lies ahead, as does the end of the contract.
        (
            "due: [{value: 2025-09, source: filing}, {value: 2027-12-31, source: scoop}], "
            "duration: {value: 5 years, source: filing}, outcome: {value: missed, source: scoop}",
            {"2025-09": "missed", "2027-12-31": "open", "~2030-01": "open"},
        ),
        # Of days that passed, the one that was named last is meant, and what agrees with it.
        (
            "due: [{value: 2025-09, source: filing}, {value: 2025-11, source: scoop}, {value: 2025-Q4, source: scoop}], "
            "outcome: {value: kept, date: 2025-12, source: digest}",
            {"2025-09": "unknown", "2025-11": "kept", "2025-Q4": "kept"},
        ),
        ("due: {value: 2026-03, source: filing}, outcome: {value: kept, source: other}", {"2026-03": "kept"}),
        ("duration: {value: 5 years, source: filing}, outcome: {value: dropped, source: other}", {"~2030-01": "dropped"}),
    ],
)
def test_an_outcome_decides_what_was_due_at_its_day(project: Project, said: str, fates: dict[str, str]) -> None:
    flow = f"  - {{from: amazon, to: openai, what: capacity, {said}}}\n"
    found = promises(built(project({**SOURCES, "content/deals/talks.yml": DEAL + flow})).corpus)
    assert {promise.due.text: promise.fate for promise in found} == fates


@pytest.mark.parametrize(
    ("signed", "end"), [("2025", "~2032"), ("2025-H2", "~2032-H2"), ("2025-Q1", "~2032-Q1"), ("2025-12", "~2032-12")]
)
def test_an_end_is_as_near_as_the_start(project: Project, signed: str, end: str) -> None:
    flow = "  - {from: amazon, to: openai, what: capacity, duration: {value: 84 months, source: filing}}\n"
    deal = DEAL.replace("2025-01-15", signed) + flow
    [promise] = promises(built(project({**SOURCES, "content/deals/talks.yml": deal})).corpus)
    assert promise.due.text == end


def test_a_deal_that_is_cancelled_drops_its_promises(project: Project) -> None:
    ended = """\
status:
  - {value: signed, date: 2025-01-15, source: filing}
  - {value: cancelled, source: other, note: Called off.}
"""
    deal = DEAL.replace("status: {value: signed, date: 2025-01-15, source: filing}\n", ended)
    deal += "  - {from: amazon, to: openai, what: capacity, due: {value: 2027, source: filing}}\n"
    [promise] = promises(built(project({**SOURCES, "content/deals/talks.yml": deal})).corpus)
    assert (promise.fate, promise.rule) == ("dropped", "the deal is cancelled")


@pytest.mark.parametrize(
    ("new", "fates"), [("signed, date: 2025-06", ["unknown", "dropped"]), ("in talks, date: 2025-06", ["unknown", "open"])]
)
def test_a_deal_whose_place_another_took_drops_what_was_not_due_yet(project: Project, new: str, fates: list[str]) -> None:
    old = DEAL + "  - {what: capacity, due: [{value: 2025-04, source: filing}, {value: 2027, source: filing}]}\n"
    status = f"name: New\nsupersedes: talks\nstatus: {{value: {new}, source: filing, note: So it went.}}\n"
    heir = "type: capacity\nparties: [{company: openai, role: customer}]\n" + status
    corpus = built(project({**SOURCES, "content/deals/talks.yml": old, "content/deals/new.yml": heir})).corpus
    assert [promise.fate for promise in promises(corpus)] == fates


@pytest.mark.parametrize(
    ("due", "came", "fate"),
    [
        ("2025-08", "2025-06-01", "kept"),
        ("2025-08", "2025-10-01", "missed"),
        ("2025-08", "2025", "unknown"),
        ("2025-08", "2025-H1", "kept"),
        # A source may tell it on the day itself.
        ("2025-12", "2025-11-03", "kept"),
        # What is due about 2024 may come in 2025, as two such days are no dispute.
        ("~2024", "2025-06-01", "unknown"),
        ("2025-09", "~2025-10", "unknown"),
        ("2024-12", "~2025-10", "missed"),
        ("~2023", "2025-06-01", "missed"),
    ],
)
def test_a_chip_announced_for_a_day_is_kept_or_missed_by_what_came(project: Project, due: str, came: str, fate: str) -> None:
    chip = f"name: X\navailable:\n  - {{value: {due}, source: early}}\n  - {{value: {came}, source: other}}\n"
    early = "title: E\ntype: news\npublisher: E\ndate: 2022-01-01\nurl: unknown\n"
    files = {**SOURCES, "content/sources/early.yml": early, "content/chips/x.yml": chip}
    [promise] = promises(built(project(files)).corpus)
    assert promise.fate == fate


def test_a_stage_goes_on_since_the_first_claim_of_it(project: Project) -> None:
    steps = "status:\n" + "".join(
        f"  - {{value: {stage}, date: {day}, source: filing, note: So it went.}}\n"
        for day, stage in (("2025-01", "in talks"), ("2025-02", "signed"), ("2025-03", "in talks"), ("2025-05", "in talks"))
    )
    deal = DEAL.replace("status: {value: signed, date: 2025-01-15, source: filing}\n", steps).replace("flows:\n", "")
    corpus = built(project({**SOURCES, "content/deals/talks.yml": deal})).corpus
    present = stage(corpus, "talks")
    assert present and (str(present.holds), str(began(corpus, present).holds)) == ("May 2025", "March 2025")


def test_a_stage_does_not_go_on_since_a_day_on_which_it_was_denied(project: Project) -> None:
    steps = "status:\n" + "".join(
        f"  - {{value: {stage}, date: {day}, source: filing, note: So it went.}}\n"
        for day, stage in (("2025-11-13", "closed"), ("2025-11-13", "denied"), ("2026-01-06", "closed"))
    )
    deal = DEAL.replace("status: {value: signed, date: 2025-01-15, source: filing}\n", steps).replace("flows:\n", "")
    corpus = built(project({**SOURCES, "content/deals/talks.yml": deal})).corpus
    present = stage(corpus, "talks")
    assert present and began(corpus, present) is present


@pytest.mark.parametrize(("reached", "is_left"), [("signed", False), ("in talks", False), ("denied", True)])
def test_a_deal_whose_place_another_took_is_neither_stale_nor_under_way(project: Project, reached: str, is_left: bool) -> None:
    newer = (
        DEAL.replace("status", "supersedes: talks\nstatus").replace("value: signed", f"value: {reached}").replace("flows:\n", "")
    )
    corpus = build(project({**SOURCES, "content/deals/newer.yml": newer}), date(2026, 9, 1), KINDS).corpus
    assert (is_stale(corpus, "talks"), "talks" in [claim.subject for claim in undated(corpus)]) == (is_left, is_left)


def test_the_project_says_when_a_deal_is_stale(project: Project) -> None:
    found = [
        is_stale(
            build(project({"content/project.yml": f"stale_after_months: {months}\n"}), date(2026, 2, 16), KINDS).corpus, "talks"
        )
        for months in (2, 3)
    ]
    assert found == [True, False]


def test_of_two_stages_of_one_day_the_primary_source_decides(project: Project) -> None:
    both = "status:\n" + "".join(
        f"  - {{value: {stage}, date: 2025-01-05, source: {source}}}\n"
        for stage, source in (("signed", "other"), ("in talks", "filing"))
    )
    deal = DEAL.replace("status: {value: signed, date: 2025-01-15, source: filing}\n", both).replace("flows:\n", "")
    site = built(project({**SOURCES, "content/deals/talks.yml": deal}))
    present = stage(site.corpus, "talks")
    assert present and present.record.value == "in talks"
    assert plain(Shelf(site.corpus, site.evidence, Names(())).stage("talks")) == "in talks disputed"
    [card] = [page.card for page in site.pages if page.path == "deals/talks.md"]
    assert card and "in talks disputed" in card.lines[-1]


@pytest.mark.parametrize(
    ("steps", "last"),
    [
        (["2019-07-22 announced", "2019 closed"], "closed"),
        (["2025 in talks", "2025-11-03 signed"], "signed"),
        (["2025-11-15 in talks", "2025-Q4 announced"], "announced"),
        (["2025-02-01 closed", "2025-02-01 signed"], "closed"),
        (["2025-02-01 signed", "2025-03 cancelled"], "cancelled"),
        (["2025-06 denied", "2025-06 in talks"], "denied"),
    ],
)
def test_a_stage_of_a_year_follows_a_lower_one_of_a_day_in_it(project: Project, steps: list[str], last: str) -> None:
    listed = "status:\n" + "".join(
        f"  - {{value: {step.split(' ', 1)[1]}, date: {step.split()[0]}, source: other, note: So it was said.}}\n"
        for step in steps
    )
    deal = DEAL.replace("status: {value: signed, date: 2025-01-15, source: filing}\n", listed).replace("flows:\n", "")
    corpus = built(project({**SOURCES, "content/deals/talks.yml": deal})).corpus
    present = stage(corpus, "talks")
    assert present and present.record.value == last
    assert headline(corpus, corpus.claims["talks"]) is present
    assert disputes(corpus, "talks") == []


def test_a_stage_of_a_day_is_overtaken_by_a_higher_one_of_its_year(project: Project) -> None:
    steps = (
        "status:\n  - {value: signed, date: 2025, source: other}\n  - {value: in talks, date: 2025-06-16, source: other}\n"
        "  - {value: announced, date: 2025, source: other}\n"
    )
    deal = DEAL.replace("status: {value: signed, date: 2025-01-15, source: filing}\n", steps).replace("flows:\n", "")
    site = built(project({**SOURCES, "content/deals/talks.yml": deal}))
    shelf = Shelf(site.corpus, site.evidence, Names(()))
    assert [shelf.fate(claim) for claim in site.corpus.claims["talks"]] == ["", "overtaken", ""]


def test_what_was_shown_on_a_day_is_what_the_claims_known_then_give(project: Project) -> None:
    # What is shown first is in dispute with what was known first; in between, what disputes neither was the latest known.
    said = "".join(
        f"  - {{value: {value} USD, date: 2025-09, source: {source}}}\n"
        for value, source in (("23 billion", "digest"), ("up to 24 billion", "other"), ("14 billion", "early"))
    )
    early = "title: E\ntype: news\npublisher: E\ndate: 2025-10-01\nurl: unknown\n"
    files = {**SOURCES, "content/sources/early.yml": early, "content/companies/x.yml": f"name: X\nvaluation:\n{said}"}
    site = built(project(files))
    shelf = Shelf(site.corpus, site.evidence, Names(()))
    [first] = shelf.first(ranked(site.corpus, site.corpus.claims["x"]), shelf.value)
    assert isinstance(first, Span)
    assert [(day, words) for day, words, _ in first.was] == [("2025-11-03", "up to $24 billion"), ("2025-10-01", "$14 billion")]


def test_who_agrees_with_a_side_of_a_dispute_is_in_it_wherever_it_stands_in_the_file(project: Project) -> None:
    said = [("10", "2025-02-01", "other"), ("10", "2025", "scoop"), ("20", "2025-09-01", "digest")]
    for order in permutations(said):
        listed = "".join(f"  - {{value: {value} USD, date: {day}, source: {source}}}\n" for value, day, source in order)
        corpus = built(project({**SOURCES, "content/companies/x.yml": f"name: X\nvaluation:\n{listed}"})).corpus
        assert [len(dispute.claims) for dispute in disputes(corpus, "x")] == [3]


def test_what_only_a_source_without_a_date_puts_first_was_shown_on_no_day(project: Project) -> None:
    # Without the year that joins the two days there is no dispute, and the later of them is shown.
    said = (("10", "2025-02-01", "other"), ("10", "2025", "undated"), ("20", "2025-09-01", "scoop"))
    listed = "".join(f"  - {{value: {value} USD, date: {day}, source: {source}}}\n" for value, day, source in said)
    undated = str(SOURCES["content/sources/other.yml"]).replace("2025-11-03", "unknown")
    files = {**SOURCES, "content/sources/undated.yml": undated, "content/companies/x.yml": f"name: X\nvaluation:\n{listed}"}
    site = built(project(files))
    shelf = Shelf(site.corpus, site.evidence, Names(()))
    [first] = shelf.first(ranked(site.corpus, site.corpus.claims["x"]), shelf.value)
    assert isinstance(first, Span) and (plain(first.inlines), first.known) == ("$10", "never")
    assert [(day, words) for day, words, _ in first.was] == [("2025-11-01", "$20")]


def test_the_present_stage_ends_the_ladder(project: Project) -> None:
    steps = "status:\n" + "".join(
        f"  - {{value: {stage}, date: {day}, source: filing, note: So it went.}}\n"
        for day, stage in (("2025-05", "in talks"), ("2025-06", "lapsed"), ("2025-07", "in talks"))
    )
    deal = DEAL.replace("status: {value: signed, date: 2025-01-15, source: filing}\n", steps).replace("flows:\n", "")
    site = built(project({**SOURCES, "content/deals/talks.yml": deal}))
    _, ladder, *_ = deal_head(Shelf(site.corpus, site.evidence, Names(())), "talks")
    assert list(words_of((ladder,)))[:2] == ["lapsed June 2025", "in talks July 2025"]
