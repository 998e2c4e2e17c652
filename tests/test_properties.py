"""Properties of the rules that make claims trustworthy, over values drawn by Hypothesis."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.disputes import agree
from generator.analysis.origins import corroboration
from generator.analysis.promises import promises
from generator.analysis.stages import is_stale
from generator.build import build
from generator.checks import rounds_of
from generator.corpus import reached
from generator.model.kinds import KINDS
from generator.model.values import LADDER, Money, parse_money
from tests.conftest import SMALL, Files, built, write_files

BOUNDS = st.sampled_from(["", "at least ", "more than ", "about ", "nearly ", "up to ", "less than "])
MONEY = st.builds(lambda bound, number: parse_money(f"{bound}{number} billion USD"), BOUNDS, st.integers(1, 50))


@given(MONEY, MONEY)
def test_whether_two_amounts_agree_does_not_hang_on_their_order(one: Money, other: Money) -> None:
    assert agree(one, one)
    assert agree(one, other) == agree(other, one)


@given(st.integers(1, 50), st.integers(1, 50))
def test_bounds_agree_with_what_they_leave_room_for(bound: int, number: int) -> None:
    exactly = parse_money(f"{number} billion USD")
    assert agree(parse_money(f"at least {bound} billion USD"), exactly) == (number >= bound)
    assert agree(parse_money(f"up to {bound} billion USD"), exactly) == (number <= bound)
    assert agree(parse_money(f"{bound} billion EUR"), exactly)


GRAPHS = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefg"), max_size=3))


@given(GRAPHS)
def test_what_leads_back_to_itself_is_what_is_reached_from_itself(graph: dict[str, list[str]]) -> None:
    found = rounds_of(graph)
    for one, targets in graph.items():
        for target in targets:
            assert (found[one] == found[target]) == (one in (target, *reached(target, lambda id: graph.get(id, ()))))


def test_a_long_chain_is_gone_along_once() -> None:
    asked: list[str] = []

    class Chain(dict[str, list[str]]):
        def get(self, id: str, otherwise: object = None) -> list[str]:
            asked.append(id)
            return [str(int(id) + 1)] if int(id) < 2000 else []

    assert len(set(rounds_of(Chain({str(number): [str(number + 1)] for number in range(2000)})).values())) == len(asked) == 2001


SOURCES: Files = {
    f"content/sources/{id}.yml": f"title: {id}\ntype: news\npublisher: {id}\ndate: 2025-01-01\nurl: unknown\n{more}"
    for id, more in (("a", ""), ("b", ""), ("copy-a", "derived_from: a\n"), ("copy-b", "derived_from: [copy-a, b]\n"))
}


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["a", "b", "copy-a"]), min_size=1, max_size=5))
def test_repeating_a_source_or_copying_it_adds_no_origin(sources: list[str]) -> None:
    claims = "".join(f"  - {{value: 1 billion USD, date: 2025, source: {source}}}\n" for source in sources)
    with TemporaryDirectory() as folder:
        corpus = built(
            write_files(Path(folder), SMALL | SOURCES | {"content/companies/x.yml": f"name: X\nrevenue:\n{claims}"})
        ).corpus
    found = corroboration(corpus.standings, corpus.claims["x"])
    assert len(found.origins) == len({source.removeprefix("copy-") for source in sources})
    assert corroboration(corpus.standings, corpus.claims["x"][::-1]) == found


DEAL = """\
name: A deal
type: capacity
parties: [{company: openai, role: customer}, {company: amazon, role: supplier}]
status: {value: STAGE, date: 2025-01-01, source: a}
flows: [{from: amazon, to: openai, what: capacity, due: {value: DAY, source: a}}]
"""


@settings(max_examples=30)
@given(st.sampled_from(LADDER), st.integers(-400, 400), st.integers(0, 400))
def test_a_promise_is_open_until_its_day_and_a_deal_stale_only_while_it_is_not_settled(stage: str, due: int, after: int) -> None:
    today = date(2025, 1, 1) + timedelta(days=after)
    day = today + timedelta(days=due)
    deal = DEAL.replace("STAGE", stage).replace("DAY", day.isoformat())
    with TemporaryDirectory() as folder:
        corpus = build(write_files(Path(folder), SMALL | SOURCES | {"content/deals/talks.yml": deal}), today, KINDS).corpus
    assert [promise.fate for promise in promises(corpus)] == ["open" if due >= 0 else "unknown"]
    assert not is_stale(corpus, "talks") or (stage not in ("signed", "closed") and after >= 181)
