"""Values are read from text and shown as text; nothing is rounded, every hedge survives."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.values import (
    DATE_PATTERN,
    MONEY_PATTERN,
    SCALES,
    UNITS,
    ValueFault,
    parse_date,
    parse_money,
    parse_quantity,
    quantity_pattern,
)

BOUNDS = ["", "at least ", "more than ", "about ", "nearly ", "up to ", "less than "]


@pytest.mark.parametrize(
    ("written", "shown", "low", "high"),
    [
        ("at least 10 billion USD", "at least $10 billion", "1e10", None),
        ("6.6 billion USD", "$6.6 billion", "6.6e9", "6.6e9"),
        ("up to 50 billion EUR", "up to €50 billion", None, "5e10"),
        ("3 to 4 billion USD per year", "$3 to 4 billion per year", "3e9", "4e9"),
        ("several billion USD", "several billion USD", "2e9", None),
        ("about 45 million GBP", "about £45 million", "4.5e7", "4.5e7"),
        ("1,500 CHF", "1,500 CHF", "1500", "1500"),
    ],
)
def test_money(written: str, shown: str, low: str | None, high: str | None) -> None:
    money = parse_money(written)
    assert str(money) == shown
    assert money.amount is not None
    assert (money.amount.low, money.amount.high) == tuple(Decimal(x) if x else None for x in (low, high))


def test_a_number_that_would_be_rounded_is_refused() -> None:
    digits = "1234567890123456789012345678"
    amount = parse_money(f"{digits} billion USD").amount
    assert amount and amount.low == Decimal(f"{digits}000000000")
    with pytest.raises(ValueFault, match="more than 28 digits"):
        parse_money(f"{digits}9 USD")


def test_undisclosed_money_has_no_amount() -> None:
    assert str(parse_money("undisclosed")) == "undisclosed"


@given(st.sampled_from(BOUNDS), st.decimals("0.01", "9999", places=2), st.sampled_from(["", *SCALES]))
def test_every_figure_and_hedge_survives(bound: str, number: Decimal, scale: str) -> None:
    figures = f"{number} {scale}".strip()
    assert str(parse_money(f"{bound}{figures} USD")) == f"{bound}${figures}"


@given(st.text(max_size=40))
def test_any_text_is_a_value_or_a_fault(text: str) -> None:
    for parse in (parse_money, parse_date, lambda t: parse_quantity(t, "memory")):
        try:
            parse(text)
        except ValueFault as fault:
            assert fault.message


@pytest.mark.parametrize(
    ("written", "dimension", "shown"),
    [
        ("1 year", "duration", "1 year"),
        ("90 days", "duration", "90 days"),
        ("1 week", "duration", "1 week"),
        ("about 1 chip", "count", "about 1 chip"),
        ("1 GB/s", "bandwidth", "1 GB/s"),
        ("96 GB", "memory", "96 GB"),
        ("about 27%", "share", "about 27%"),
        ("up to 2 GW", "power", "up to 2 GW"),
        ("several thousand", "count", "several thousand"),
    ],
)
def test_quantity(written: str, dimension: str, shown: str) -> None:
    assert str(parse_quantity(written, dimension)) == shown


@pytest.mark.parametrize(
    ("written", "shown", "first", "last"),
    [
        ("2025", "2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "February 2024", "2024-02-01", "2024-02-29"),
        ("2025-12-16", "16 December 2025", "2025-12-16", "2025-12-16"),
        ("2025-Q4", "Q4 2025", "2025-10-01", "2025-12-31"),
        ("2026-H2", "H2 2026", "2026-07-01", "2026-12-31"),
        ("~2027", "about 2027", "2027-01-01", "2027-12-31"),
    ],
)
def test_date(written: str, shown: str, first: str, last: str) -> None:
    value = parse_date(written)
    assert (str(value), str(value.first), str(value.last)) == (shown, first, last)


@pytest.mark.parametrize("text", ["1998-00", "2025-00-15", "1998-00-00", "2025-11-00", "2025-13", "2025-02-29"])
def test_what_is_in_no_calendar_is_no_date(text: str) -> None:
    with pytest.raises(ValueFault):
        parse_date(text)


_PARTS = st.tuples(
    st.sampled_from(["", "at least ", "more than ", "about ", "several ", "up to"]),
    st.sampled_from(["", "1", "10.5", "1,000", "3 to 4", "1,00"]),
    st.sampled_from(["", " billion", " million ", "billion", " bn"]),
    st.sampled_from(["", " USD", " EUR per year", " GB", "TB/s", "%", " chips", " XXQ"]),
)


@given(_PARTS)
def test_an_editor_takes_every_value_that_is_read(parts: tuple[str, ...]) -> None:
    text = "".join(parts)
    readers: list[tuple[str, Callable[[str], object]]] = [(MONEY_PATTERN, parse_money)]
    readers += [(quantity_pattern(of), partial(parse_quantity, dimension=of)) for of in sorted({of for of, _ in UNITS.values()})]
    for pattern, parse in readers:
        try:
            parse(text)
        except ValueFault:
            continue
        assert re.search(pattern, text), pattern


@pytest.mark.parametrize("text", ["2025", "2025-11", "2025-12-16", "2025-Q4", "2025-H2", "~2027", "~2025-Q1"])
def test_an_editor_takes_every_form_of_a_date(text: str) -> None:
    assert parse_date(text) and re.search(DATE_PATTERN, text)
