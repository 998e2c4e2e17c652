"""The keys by which a table is sorted: what a cell says as typed values, in words that a script can compare without guessing.

A key is a few parts with spaces between them, compared one after the other: numbers as numbers, all else as text. A first part
that begins with a letter is a group (a currency, a dimension): groups stand one after the other whichever way one sorts.
"""

from decimal import Decimal

from generator.model.values import UNITS, Amount, Bound, Money, PartialDate, Quantity, Stage

OF_BOUND = {
    Bound.LESS_THAN: -2,
    Bound.UP_TO: -1,
    Bound.NEARLY: -1,
    Bound.EXACTLY: 0,
    Bound.ABOUT: 0,
    Bound.BETWEEN: 1,
    Bound.SEVERAL: 1,
    Bound.AT_LEAST: 1,
    Bound.MORE_THAN: 2,
}
"""Of two amounts with the same figure the one that may be less comes first."""


def sort_key(value: object, own: str = "") -> str:
    """The key of a value: money in units of one, quantities in their dimension's, dates by first and last day, stages by their
    place on the ladder; empty for what has no order but that of its words. `own` is the currency of the record."""
    if isinstance(value, Money) and value.amount and value.currency:
        return _of_amount(value.amount, money_group(value.currency, value.period, own))
    if isinstance(value, Quantity):
        return _of_amount(value.in_units_of_one, UNITS[value.unit][0])
    if isinstance(value, PartialDate):
        return f"{value.first} {value.last}"
    return str(list(Stage).index(value)) if isinstance(value, Stage) else ""


def money_group(currency: str, period: str | None, own: str) -> str:
    """What money can be compared with: of one currency, and once or for the same period. What is paid once in a record's own
    currency comes before all."""
    return "" if (currency, period) == (own, None) else "/".join(filter(None, (currency, period)))


def range_key(low: Decimal, high: Decimal | None, group: str) -> str:
    """The key of an amount between two, of which the greater may have no limit."""
    rank = 0 if low == high else 1
    return f"{group} {_plain(low if low or high is None else high)} {rank if low else -rank}".strip()


def _of_amount(amount: Amount, group: str) -> str:
    figure = amount.low if amount.low is not None else amount.high
    assert figure is not None
    return f"{group} {_plain(figure)} {OF_BOUND[amount.bound]}".strip()


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")
