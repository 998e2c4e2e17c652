"""No dollar is counted twice, whatever the deals are."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.circles import circles
from generator.analysis.totals import Ledger, Sum, entries_of, heap_of, ledger, ledger_of
from generator.corpus import Corpus
from generator.evidence.lock import Evidence
from generator.link.mentions import Names
from generator.model.kinds import Asset
from generator.model.values import Stage
from generator.pages.document import Heading, Inlines, Listing, Page, PageLink, Span, Table, plain
from generator.pages.parts import Shelf
from generator.pages.totals import shown, totals_page
from tests.conftest import Files, built, write_files

SOURCE = "title: S\ntype: filing\npublisher: S\ndate: 2025-01-01\nurl: unknown\n"
EQUITY = heap_of(Asset.EQUITY, "USD", None)


def deal(amount: str, stage: str, more: str = "", what: str = "equity") -> str:
    return f"""\
name: NAME
type: equity
{more}
parties: [{{company: a, role: investor}}, {{company: b, role: issuer}}]
status: {{value: {stage}, date: 2025-01-01, source: s, note: As the source has it.}}
flows: [{{from: a, to: b, what: {what}, amount: {{value: {amount}, source: s}}}}]
"""


def corpus_of(**deals: str) -> Corpus:
    files: Files = {
        "content/companies/a.yml": "name: A\n",
        "content/companies/b.yml": "name: B\n",
        "content/sources/s.yml": SOURCE,
    }
    files |= {f"content/deals/{id}.yml": text.replace("NAME", f"Deal {id}") for id, text in deals.items()}
    with TemporaryDirectory() as folder:
        site = built(write_files(Path(folder), files))
    assert site.problems == ()
    return site.corpus


def books(**deals: str) -> Ledger:
    return ledger(corpus_of(**deals))


def sums(**deals: str) -> list[str]:
    return [shown(found, EQUITY) for found in books(**deals).envelopes()[EQUITY]]


def reasons(**deals: str) -> list[str]:
    return [left.reason for left in books(**deals).left_out]


def test_the_envelope_goes_from_signed_to_all_that_is_reported() -> None:
    found = sums(
        x=deal("10 billion USD", "signed"),
        y=deal("up to 5 billion USD", "announced"),
        z=deal("at least 1 billion USD", "in talks"),
    )
    assert found == ["10 billion USD", "10 billion to 15 billion USD", "at least 11 billion USD"]


def test_a_part_gives_way_to_its_whole_and_a_deal_to_its_successor() -> None:
    deals = {"whole": deal("10 billion USD", "signed"), "part": deal("4 billion USD", "signed", "part_of: whole")}
    assert sums(**deals) == ["10 billion USD"] * 3
    assert reasons(**deals) == ["part of Deal whole"]
    deals = {"old": deal("10 billion USD", "signed"), "new": deal("7 billion USD", "signed", "supersedes: old")}
    assert sums(**deals) == ["7 billion USD"] * 3
    assert reasons(**deals) == ["superseded by Deal new"]


def test_the_parts_of_what_was_superseded_are_parts_of_what_took_its_place() -> None:
    deals = {
        "whole": deal("10 billion USD", "signed"),
        "part": deal("4 billion USD", "signed", "part_of: whole"),
        "next": deal("12 billion USD", "signed", "supersedes: whole"),
    }
    assert sums(**deals) == ["12 billion USD"] * 3
    assert reasons(**deals) == ["superseded by Deal next", "part of Deal next"]


def test_a_part_of_two_wholes_counts_once() -> None:
    wholes = {"all": deal("at least 13 billion USD", "closed"), "round": deal("7 billion USD", "announced")}
    part = deal("nearly 1 billion USD", "closed", "part_of: [round, all]")
    assert sums(**wholes, part=part) == ["at least 13 billion USD", "at least 19 billion USD", "at least 19 billion USD"]
    assert reasons(**wholes, part=part) == [
        "part of Deal all",
        "part of Deal all, and taken off Deal round, of which it is one too",
    ]
    page = totals_page(Shelf(corpus_of(**wholes, part=part), Evidence({}, ()), Names(())))
    assert [plain(entry) for block in page.blocks if isinstance(block, Listing) for entry in block.entries] == [
        "Deal part, equity (nearly $1 billion): part of Deal all; among what is announced too, part of Deal all, and taken off "
        "Deal round, of which it is one too"
    ]
    # What may be in both is at most all of the one. Nothing is taken off a whole of both, off what took the place of one of
    # them together with another deal, or for a part of the part.
    either = deal("at least 1 billion USD", "closed", "part_of: [round, other]")
    other = deal("30 billion USD", "announced")
    assert sums(round=wholes["round"], other=other, part=either)[1] == "30 billion to 36 billion USD"
    nested = {"all": wholes["all"], "round": deal("7 billion USD", "announced", "part_of: all")}
    assert sums(**nested, part=part)[2] == "at least 13 billion USD"
    heirs = {f"heir{n}": deal(f"{n} billion USD", "announced", "supersedes: round") for n in (2, 3)}
    assert sums(**heirs, round=wholes["round"], part=deal("1 billion USD", "closed", "part_of: round"))[2] == "5 billion USD"
    inner = deal("500 million USD", "closed", "part_of: part")
    assert sums(**wholes, part=part, inner=inner)[2] == "at least 19 billion USD"


def test_parts_may_be_more_than_a_whole_that_gave_way_or_than_one_that_is_surer() -> None:
    parts = {"one": deal("6 billion USD", "signed", "part_of: whole"), "two": deal("6 billion USD", "in talks", "part_of: whole")}
    assert books(whole=deal("10 billion USD", "signed"), **parts)  # in which nothing is wrong
    parts["two"] = parts["one"]
    heir = deal("15 billion USD", "signed", "supersedes: whole")
    assert sums(whole=deal("10 billion USD", "signed"), heir=heir, **parts)[0] == "15 billion USD"


def test_what_supersedes_a_part_is_a_part_of_the_same_whole() -> None:
    deals = {
        "whole": deal("100 billion USD", "signed"),
        "part": deal("10 billion USD", "signed", "part_of: whole"),
        "next": deal("20 billion USD", "signed", "supersedes: part"),
    }
    assert sums(**deals) == ["100 billion USD"] * 3
    assert reasons(**deals) == ["superseded by Deal next", "part of Deal whole"]


def test_a_deal_that_was_superseded_counts_for_none_of_its_parties() -> None:
    new, old = deal("15 billion USD", "signed", "supersedes: old"), deal("10 billion USD", "signed").replace("from: a", "from: b")
    corpus = corpus_of(new=new, old=old.replace("to: b", "to: a"))
    paid = [entry for entry in entries_of(corpus)[0] if entry.payer == "b"]
    assert [entry.deal for entry in paid] == ["old"] and ledger_of(corpus, paid).envelopes() == {}


def test_what_was_dropped_counts_until_it_is_promised_anew() -> None:
    dropped = deal("10 billion USD", "signed").replace("}}]", "}, outcome: {value: dropped, date: 2025-01-01, source: s}}]")
    assert (sums(x=dropped, y=deal("1 billion USD", "signed")), reasons(x=dropped)) == (["1 billion USD"] * 3, ["it was dropped"])
    told_later = dropped.replace("}, outcome", "}, detail: {value: It was much, date: 2025-02-01, source: s}, outcome")
    assert reasons(x=told_later) == ["it was dropped"]
    again = dropped.replace("what:", "due: {value: 2026, date: 2025-01-02, source: s}, what:")
    assert sums(x=again) == ["10 billion USD"] * 3


def test_a_whole_is_never_less_than_its_surer_parts() -> None:
    deals = {"whole": deal("up to 50 billion USD", "in talks"), "part": deal("4 billion USD", "signed", "part_of: whole")}
    assert sums(**deals) == ["4 billion USD", "4 billion USD", "4 billion to 50 billion USD"]
    two = "flows: [FLOW, FLOW]".replace("FLOW", "{from: a, to: b, what: equity, amount: {value: up to 5 billion USD, source: s}}")
    deals["whole"] = deal("", "in talks").partition("flows:")[0] + two
    assert sums(**deals)[2] == "4 billion to 10 billion USD"
    assert sums(**deals, more=deal("3 billion USD", "signed", "part_of: whole"))[2] == "7 billion to 10 billion USD"


def test_a_part_of_a_whole_and_of_what_is_within_it_is_no_second_part() -> None:
    deals = {"whole": deal("up to 10 billion USD", "signed"), "mid": deal("4 billion USD", "signed", "part_of: whole")}
    for wholes in ("[whole, mid]", "[mid, whole]"):
        part = deal("4 billion USD", "signed", f"part_of: {wholes}")
        assert sums(**deals, part=part)[0] == "4 billion to 10 billion USD"


def option(amount: str, more: str) -> str:
    """A signed deal with a condition."""
    return deal(amount, "signed", more).removesuffix("}]\n") + ", condition: {value: If it can, source: s}}]\n"


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        (deal("up to 35 billion USD", "signed", "part_of: whole"), "10 billion USD", "10 billion to 35 billion USD"),
        (option("35 billion USD", "part_of: whole"), "10 billion USD", "10 billion to 35 billion USD"),
        (option("35 billion USD", "part_of: whole"), "at least 10 billion USD", "at least 10 billion USD"),
        (option("35 billion USD", "part_of: mid"), "10 billion USD", "10 billion to 35 billion USD"),
        (option("35 billion USD", "part_of: mid"), "40 billion USD", "40 billion USD"),
    ],
)
def test_a_whole_that_is_talked_about_comes_to_no_less_than_its_signed_parts_may(part: str, whole: str, found: str) -> None:
    deals = {"part": part, "mid": deal("5 billion USD", "in talks", "part_of: whole")}
    assert sums(**deals, whole=deal(whole, "in talks"))[2] == found
    known = {**deals, "mid": deal("5 billion USD", "signed", "part_of: whole"), "whole": deal(whole, "signed")}
    assert sums(**known)[2] == whole


def test_a_part_counts_in_what_its_giver_pays_though_the_round_counts_in_all() -> None:
    whole, part = deal("10 billion USD", "signed").replace("from: a, ", ""), deal("4 billion USD", "signed", "part_of: round")
    corpus = corpus_of(round=whole, part=part)
    entries, _ = entries_of(corpus)
    [total], [paid] = (
        ledger_of(corpus, among).envelopes().values() for among in (entries, [e for e in entries if e.payer == "a"])
    )
    assert (shown(total[0], EQUITY), shown(paid[0], EQUITY)) == ("10 billion USD", "4 billion USD")


def test_what_is_only_talked_about_replaces_nothing_that_is_signed() -> None:
    deals = {"old": deal("10 billion USD", "signed"), "new": deal("7 billion USD", "in talks", "supersedes: old")}
    assert sums(**deals) == ["10 billion USD"] * 3
    assert reasons(**deals) == ["less sure than Deal old, which it would supersede"]


def test_what_does_not_count_itself_takes_the_place_of_nothing() -> None:
    deals = {
        "signed": deal("10 billion USD", "signed"),
        "talks": deal("5 billion USD", "in talks"),
        "both": deal("20 billion USD", "in talks", "supersedes: [signed, talks]"),
    }
    assert sums(**deals) == ["10 billion USD", "10 billion USD", "15 billion USD"]
    assert reasons(**deals) == ["less sure than Deal signed, which it would supersede"]


def test_what_is_not_alike_is_never_added() -> None:
    found = books(
        a1=deal("1 billion USD", "signed"),
        a2=deal("1 billion EUR", "signed"),
        a3=deal("1 billion USD per year", "signed"),
        a4=deal("1 billion USD", "signed", what="debt"),
    ).envelopes()
    assert [f"{heap.what} {heap.currency} {heap.period}" for heap in found] == [
        "debt USD None", "equity EUR None", "equity USD None", "equity USD year",
    ]  # fmt: skip


def test_a_part_in_another_currency_than_its_whole_counts_only_where_it_is_surer() -> None:
    euros = heap_of(Asset.EQUITY, "EUR", None)
    part = deal("4 billion EUR", "signed", "part_of: whole")
    inner = deal("1 billion EUR", "signed", "part_of: part")
    found = books(whole=deal("10 billion USD", "signed"), part=part, inner=inner)
    assert list(found.envelopes()) == [EQUITY] and shown(found.envelopes()[EQUITY][0], EQUITY) == "10 billion USD"
    assert [left.reason for left in found.left_out] == ["part of Deal part", "part of Deal whole, which is in another currency"]
    found = books(whole=deal("10 billion USD", "in talks"), part=part)
    assert [shown(sum_, euros) for sum_ in found.envelopes()[euros]] == ["4 billion EUR"] * 3
    part = deal("up to 4 billion EUR", "announced", "part_of: whole")
    inner = deal("1 billion EUR", "signed", "part_of: part")
    found = books(whole=deal("10 billion USD", "announced"), part=part, inner=inner)
    assert [shown(sum_, euros) for sum_ in found.envelopes()[euros]] == ["1 billion EUR", *["1 billion to 4 billion EUR"] * 2]
    # What joins it to a whole may be less sure: then it counts.
    joint = deal("1 billion EUR", "in talks", "supersedes: old\npart_of: whole")
    old, signed = deal("1 billion EUR", "lapsed"), deal("4 billion JPY", "signed", "part_of: old")
    found = books(whole=deal("10 billion USD", "signed"), joint=joint, old=old, part=signed)
    yen = heap_of(Asset.EQUITY, "JPY", None)
    assert [shown(sum_, yen) for sum_ in found.envelopes()[yen]] == ["4 billion JPY"] * 3
    # A whole that has that currency too takes the part into that.
    both = deal("10 billion USD", "signed") + "- {from: a, to: b, what: equity, amount: {value: 5 billion EUR, source: s}}\n"
    assert "part of Deal whole" in reasons(whole=both.replace("flows: [", "flows:\n- ").replace("}}]", "}}"), part=part)


def test_what_is_undisclosed_or_off_the_ladder_is_left_out_with_the_reason() -> None:
    assert reasons(x=deal("undisclosed", "signed"), y=deal("1 billion USD", "lapsed")) == [
        "the amount is undisclosed",
        "the deal is lapsed",
    ]


def test_an_amount_that_one_source_disclosed_counts_though_a_later_one_does_not_know_it() -> None:
    known = "[{value: 3 billion USD, date: 2025-01, source: s}, {value: undisclosed, date: 2025-03, source: s}]"
    text = deal("undisclosed", "signed").replace("{value: undisclosed, source: s}", known)
    assert sums(x=text)[0] == "3 billion USD"


def test_of_an_amount_in_two_currencies_the_one_that_does_not_count_is_left_out_with_the_reason() -> None:
    amounts = (("10 billion USD", "2025-01-01"), ("9 billion EUR", "2025-02-01"), ("undisclosed", "2025-03-01"))
    two = ", ".join(f"{{value: {value}, date: {date}, source: s}}" for value, date in amounts)
    found = books(x=deal("X", "signed").replace("{value: X, source: s}", f"[{two}]"))
    assert [heap.currency for heap in found.envelopes()] == ["EUR"]
    assert [(str(left.claim.record.value), left.reason) for left in found.left_out] == [
        ("$10 billion", "of the same flow €9 billion is shown first")
    ]


def test_an_option_or_a_tranche_with_a_condition_may_come_to_nothing() -> None:
    tranche = ", condition: {value: Only after a listing, source: s}}]"
    conditional = deal("35 billion USD", "signed").removesuffix("}]\n") + tranche + "\n"
    assert sums(paid=deal("15 billion USD", "signed"), tranche=conditional)[0] == "15 billion to 50 billion USD"
    assert sums(tranche=conditional.replace("35", "more than 35"))[0] == "not certain: 35 billion USD or more if all of it comes"
    assert sums(tranche=conditional.replace("35", "about 30"))[0] == "up to 33 billion USD"


def test_a_part_is_of_the_year_of_its_whole() -> None:
    later = deal("4 billion USD", "signed", "part_of: whole").replace("USD, source", "USD, date: 2026-01-01, source")
    whole = deal("10 billion USD", "announced").replace("USD, source", "USD, date: 2025-01-01, source")
    page = totals_page(Shelf(corpus_of(whole=whole, later=later), Evidence({}, ()), Names(())))
    assert years(page) == {"2025": ["4 billion USD", "10 billion USD", "10 billion USD"]}


def years(page: Page) -> dict[str, list[str]]:
    """The row of each year, of sums of one thing."""
    rows = [[plain(cell) for cell in block.rows[0][1:]] for block in page.blocks if isinstance(block, Table)]
    named = [plain(block.inlines) for block in page.blocks if isinstance(block, Heading) and block.level == 3]
    return dict(zip(named, rows[1:], strict=True))


def test_of_a_whole_of_several_years_a_part_is_of_its_own_if_that_is_one_of_them() -> None:
    flow = "{from: a, to: b, what: equity, amount: {value: VALUE billion USD, date: YEAR, source: s}}"
    flows = ", ".join(flow.replace("VALUE", value).replace("YEAR", year) for value, year in (("3", "2024"), ("9", "2025")))
    whole = deal("1 billion USD", "in talks").partition("flows:")[0] + f"flows: [{flows}]\n"
    part = deal("8 billion USD", "signed", "part_of: whole").replace("USD, source", "USD, date: 2025-02, source")
    page = totals_page(Shelf(corpus_of(whole=whole, part=part), Evidence({}, ()), Names(())))
    assert years(page) == {"2024": ["none", "none", "3 billion USD"], "2025": ["8 billion USD", "8 billion USD", "9 billion USD"]}


def test_a_part_of_two_wholes_is_taken_off_the_less_sure_one_so_that_no_year_has_less_for_it() -> None:
    def of(year: str, stage: str, more: str = "") -> str:
        return deal("5 billion USD", stage, more).replace("USD, source", f"USD, date: {year}, source")

    for wholes in ("[sure, talks]", "[talks, sure]"):
        deals = {
            "sure": of("2024", "signed"),
            "talks": of("2025", "in talks"),
            "part": of("2025", "signed", f"part_of: {wholes}"),
        }
        page = totals_page(Shelf(corpus_of(**deals), Evidence({}, ()), Names(())))
        assert years(page) == {"2024": ["5 billion USD"] * 3, "2025": ["none"] * 3}


def test_a_sum_that_holds_a_disputed_amount_or_stage_leads_to_the_dispute() -> None:
    two = deal(
        "[{value: 5 billion USD, date: 2025-01-01, source: s}, {value: 6 billion USD, date: 2025-01-01, source: s}]", "announced"
    )
    two = two.replace("{value: [", "[").replace("], source: s}", "]")
    shelf = Shelf(corpus_of(x=two, y=deal("1 billion USD", "signed")), Evidence({}, ()), Names(()))
    [row] = next(block for block in totals_page(shelf).blocks if isinstance(block, Table)).rows
    assert [(plain(cell), links(cell)) for cell in row[1:]] == [
        ("1 billion USD", []),
        *[("6 billion USD disputed", ["deals/x.md#disputes"])] * 2,
    ]
    stages = "[{value: signed, date: 2025-01-01, source: s}, {value: in talks, date: 2025-01-01, source: s}]"
    unsure = deal("5 billion USD", "X").replace("{value: X, date: 2025-01-01, source: s, note: As the source has it.}", stages)
    shelf = Shelf(corpus_of(x=unsure), Evidence({}, ()), Names(()))
    [row] = next(block for block in totals_page(shelf).blocks if isinstance(block, Table)).rows
    assert plain(row[3]) == "5 billion USD disputed"


def links(cell: Inlines) -> list[str]:
    return [
        f"{one.path}#{one.anchor}" for span in cell if isinstance(span, Span) for one in span.inlines if isinstance(one, PageLink)
    ]


def test_each_tranche_is_of_its_own_year() -> None:
    tranche = "{from: a, to: b, what: equity, amount: {value: 1 billion USD, date: DAY, source: s}}"
    both = ", ".join(tranche.replace("DAY", day) for day in ("2024-03", "2025-01"))
    text = deal("1 billion USD", "signed").partition("flows:")[0] + f"flows: [{both}]\n"
    page = totals_page(Shelf(corpus_of(x=text), Evidence({}, ()), Names(())))
    assert [b.anchor for b in page.blocks if isinstance(b, Heading) and b.level == 3] == ["year-2024", "year-2025"]


def test_an_acquirer_pays_with_its_shares_and_who_gives_a_guarantee_or_warrants_is_not_paid() -> None:
    acquired = deal("10 billion USD", "signed", what="shares").replace("investor", "acquirer").replace("issuer", "target")
    for one in (acquired, *(deal("10 billion USD", "signed", what=what) for what in ("guarantee", "warrants"))):
        assert [(entry.payer, entry.payee) for entry in books(x=one).entries()] == [("a", "b")]
    sold = deal("10 billion USD", "signed", what="shares").replace("investor", "seller").replace("issuer", "buyer")
    assert [(entry.payer, entry.payee) for entry in books(x=sold).entries()] == [("b", "a")]
    assert [circle.companies for circle in circles(corpus_of(x=acquired, y=sold))] == [("a", "b")]


STAGES = st.sampled_from([stage.value for stage in Stage])
BOUNDS = st.sampled_from(["", "at least ", "up to ", "about "])
DEALS = st.lists(
    st.tuples(BOUNDS, st.integers(1, 99), STAGES, st.sampled_from(["", "part_of", "supersedes"]), st.integers(1, 3)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40)
@given(DEALS, st.randoms())
def test_nothing_counts_twice_the_envelope_is_ordered_and_the_order_of_files_changes_nothing(
    deals: list[tuple[str, int, str, str, int]], random: object
) -> None:
    def named(order: list[int]) -> Corpus:
        # Each deal may refer to one drawn before it, whatever the names say of their order on disk.
        texts, parts = {}, set()
        for place, (bound, number, stage, relation, back) in enumerate(deals):
            other = max(place - back, 0)
            more = f"{relation}: d{order[other]}" if relation and place else ""
            # A part, and what took its place, is not larger than its whole: the numbers fall along the chain.
            if relation == "part_of" or (relation and other in parts):
                parts.add(place)
            amount = f"{bound}{1 if place in parts else number} billion USD"
            texts[f"d{order[place]}"] = deal(amount, stage, more)
        return corpus_of(**texts)

    order = list(range(len(deals)))
    corpus = named(order)
    first = ledger(corpus).envelopes().get(EQUITY)
    for entries in ledger(corpus).counted:
        counted = {entry.deal for entry in entries}
        assert not any(counted & contained_in(corpus, deal, counted) for deal in counted)
    random.shuffle(order)  # type: ignore[attr-defined]
    assert ledger(named(order)).envelopes().get(EQUITY) == first
    if first:
        assert first[0].low <= first[1].low <= first[2].low
        assert all(more.open or less.high <= more.high for less, more in pairwise(first))


def contained_in(corpus: Corpus, deal: str, counted: set[str]) -> set[str]:
    """What holds the money of a deal: its wholes and those of what it replaced; of those that count what took its place; ..."""
    found: set[str] = set()
    waiting = [deal]
    while waiting:
        one = waiting.pop()
        successors = {new for new in counted if one in replaced(corpus, new)}
        parts = {one} | (replaced(corpus, one) if one == deal or one not in counted else set())
        new = ({str(whole) for part in parts for whole in corpus.deals[part].part_of} | successors) - found
        found |= new
        waiting += new
    return found


def replaced(corpus: Corpus, deal: str) -> set[str]:
    older = {str(old) for old in corpus.deals[deal].supersedes}
    return older.union(*(replaced(corpus, old) for old in older))


@settings(max_examples=40)
@given(st.integers(1, 99), st.integers(1, 99), st.integers(1, 99))
def test_a_successor_changes_the_total_by_exactly_the_difference(other: int, old: int, new: int) -> None:
    before = {"other": deal(f"{other} billion USD", "signed"), "old": deal(f"{old} billion USD", "signed")}
    after = before | {"new": deal(f"{new} billion USD", "signed", "supersedes: old")}
    [was, *_], [is_, *_] = (books(**deals).envelopes()[EQUITY] for deals in (before, after))
    assert is_.low - was.low == Decimal(new - old) * 10**9


def test_sums_in_words() -> None:
    assert shown(Sum(Decimal(0), Decimal(0)), EQUITY) == "none"
    assert shown(Sum(Decimal(0), Decimal("5e9")), EQUITY) == "up to 5 billion USD"
    assert shown(Sum(Decimal("6.6e9"), Decimal("7e9"), open=True), EQUITY) == "at least 6.6 billion USD"
    assert shown(Sum(Decimal("1234567"), Decimal("1234567")), EQUITY) == "1.234567 million USD"
