"""The types of a claim's value: money, quantity, date, stage, text. Each is read from text and shown as text.

Babel is loaded where it is asked: that takes longer than to check one file.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property, lru_cache

LOCALE = "en_US"


class ValueFault(ValueError):
    """Text that is not a value of its type. `code` names the problem it becomes."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class Bound(StrEnum):
    """How a number is known: the hedge of a claim, kept as a fact."""

    EXACTLY = "exactly"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    ABOUT = "about"
    NEARLY = "nearly"
    UP_TO = "up to"
    LESS_THAN = "less than"
    BETWEEN = "between"
    SEVERAL = "several"

    @property
    def hedge(self) -> str:
        """The words before a number that is known so; empty where there are none, or the number itself says it."""
        return "" if self in (Bound.EXACTLY, Bound.BETWEEN, Bound.SEVERAL) else self.value


MOST_DIGITS = 28
"""Of a number; more would be rounded when it is reckoned with."""

SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


@dataclass(frozen=True)
class Amount:
    """A number known within bounds, in units of one.

    `low` and `high` are its limits as they were written (None: no limit is known); how far `about` and `nearly` reach beyond
    them is not in them. `figures` are the digits and scale as they were written, so that nothing is rounded when it is shown.
    """

    bound: Bound
    low: Decimal | None
    high: Decimal | None
    figures: str


@dataclass(frozen=True)
class Money:
    """An amount of one currency (ISO 4217), once or per `period`; `amount` is None where it was not disclosed."""

    amount: Amount | None
    currency: str | None = None
    period: str | None = None

    def __str__(self) -> str:
        if self.amount is None or self.currency is None:
            return "undisclosed"
        symbol = symbol_of(self.currency)
        figures = self.amount.figures
        if self.amount.bound is Bound.SEVERAL:
            shown = f"several {figures} {self.currency}"
        elif symbol == self.currency:
            shown = f"{figures} {self.currency}"
        else:
            shown = f"{symbol}{figures}"
        return f"{self.amount.bound.hedge} {shown}".lstrip() + (f" per {self.period}" if self.period else "")


@cache
def symbol_of(currency: str) -> str:
    """`$` of USD; the code itself where English has no sign."""
    from babel.numbers import get_currency_symbol

    return str(get_currency_symbol(currency, LOCALE))


@cache
def many_of(currency: str) -> str:
    """`US dollars` of USD."""
    from babel.numbers import get_currency_name

    return str(get_currency_name(currency, 2, LOCALE))


@dataclass(frozen=True)
class Quantity:
    """An amount of a unit of `UNITS`."""

    amount: Amount
    unit: str

    @cached_property
    def in_units_of_one(self) -> Amount:
        """The amount in the unit of one of its dimension: bytes, watts, days."""
        factor = UNITS[self.unit][1]
        low, high = (end if end is None else end * factor for end in (self.amount.low, self.amount.high))
        return replace(self.amount, low=low, high=high)

    def __str__(self) -> str:
        gap = "" if self.unit in ("", "%") else " "
        unit = _one_of(self.unit) if self.amount.figures == "1" else self.unit
        several = "several " if self.amount.bound is Bound.SEVERAL else ""
        return f"{self.amount.bound.hedge} {several}{self.amount.figures}{gap}{unit}".lstrip()


UNITS: dict[str, tuple[str, Decimal]] = {
    unit: (dimension, Decimal(factor))
    for dimension, units in {
        "memory": {"MB": "1e6", "GB": "1e9", "TB": "1e12", "MiB": "1048576", "GiB": "1073741824"},
        "bandwidth": {"GB/s": "1e9", "TB/s": "1e12", "PB/s": "1e15", "Gb/s": "125e6", "Tb/s": "125e9"},
        "compute": {"TFLOPS": "1e12", "PFLOPS": "1e15", "EFLOPS": "1e18", "TOPS": "1e12", "POPS": "1e15"},
        "power": {"W": "1", "kW": "1e3", "MW": "1e6", "GW": "1e9"},
        "length": {"nm": "1e-9"},
        "count": {"chips": "1", "units": "1", "servers": "1", "racks": "1", "people": "1", "shares": "1", "": "1"},
        "duration": {"days": "1", "weeks": "7", "months": "30.436875", "years": "365.2425"},
        "share": {"%": "0.01"},
    }.items()
    for unit, factor in units.items()
}
"""unit -> (dimension, factor to the dimension's unit of one: bytes, bytes/s, operations/s, watts, metres, days)."""


def _one_of(unit: str) -> str:
    """`year` of `years`; other units are the same for one and many."""
    return unit[:-1] if unit.isalpha() and unit.endswith("s") else unit


def are_comparable(one: str, other: str) -> bool:
    """Whether numbers of two units can be compared: they are of one dimension and, where they count, count the same."""
    dimension = UNITS[one][0]
    alike = dimension != "count" or one == other or {one, other} & {"", "units"}
    return dimension == UNITS[other][0] and bool(alike)


_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_BOUND = "|".join(b for b in Bound if b not in (Bound.BETWEEN, Bound.SEVERAL))
_AMOUNT = re.compile(
    rf"(?:(?P<bound>{_BOUND}) )?"
    rf"(?:(?P<several>several)|(?P<low>{_NUMBER})(?: to (?P<high>{_NUMBER}))?)"
    rf"(?: ?(?P<scale>{'|'.join(SCALES)}))?"
    r"(?: ?(?P<rest>[^\d\s].*))?",
    re.ASCII,
)
_SIZE = rf"(?:(?:{_BOUND}) )?(?:several|{_NUMBER}(?: to {_NUMBER})?)(?: ?(?:{'|'.join(SCALES)}))? ?"
"""What may be read as an amount, for editors: each pattern takes all that its parser takes, and a little more."""
MONEY_PATTERN = rf"^(?:undisclosed|{_SIZE}[A-Z]{{3}}(?: per (?:year|quarter|month|week|day))?)$"
MONEY_HELP = 'write for example "at least 10 billion USD", "3 to 4 billion USD per year" or "undisclosed"'


def parse_money(text: str) -> Money:
    """`up to 50 billion USD per year` -> Money. Raises ValueFault."""
    if text == "undisclosed":
        return Money(None)
    amount, rest = _parse_amount(text, "bad-money", f'"{text}" is not an amount of money', MONEY_HELP)
    found = re.fullmatch(r"([A-Z]{3})(?: per (year|quarter|month|week|day))?", rest)
    if not found:
        missing = "the currency is missing" if not rest else f'"{rest}" is not a currency and a period'
        raise ValueFault("bad-money", f'"{text}": {missing}', MONEY_HELP)
    try:
        return Money(amount, parse_currency(found[1]), found[2])
    except ValueFault as fault:
        raise ValueFault(fault.code, f'"{text}": {fault.message}', fault.hint) from None


def parse_currency(text: str) -> str:
    """The code of a currency that there is (ISO 4217). Raises ValueFault."""
    if text not in _currencies():
        raise ValueFault("bad-money", f'there is no currency "{text}"', "use an ISO 4217 code such as USD")
    return text


def quantity_pattern(dimension: str) -> str:
    """What an editor takes for a quantity of the dimension, as a regular expression of JSON Schema (ECMA-262)."""
    names = dict.fromkeys(name for unit in units_of(dimension) for name in (unit, _one_of(unit)))
    return f"^{_SIZE}(?:{'|'.join(map(re.escape, names))})$"


def units_of(dimension: str) -> list[str]:
    """The units of a dimension; the empty one where a bare number counts."""
    return [unit for unit, (of, _) in UNITS.items() if of == dimension]


def parse_quantity(text: str, dimension: str) -> Quantity:
    """`2.9 TB/s` -> Quantity of that dimension. Raises ValueFault."""
    units = units_of(dimension)
    named = ", ".join(filter(None, units))
    amount, rest = _parse_amount(
        text, "bad-quantity", f'"{text}" is not a quantity', f"a number and a unit of {dimension}: {named}"
    )
    if amount.figures == "1":
        rest = next((unit for unit in units if rest == _one_of(unit)), rest)
    if rest not in units:
        said = f'"{rest}" is not a unit of {dimension}' if rest else f"a unit of {dimension} is missing"
        raise ValueFault("bad-quantity", f'"{text}": {said}', f"units of {dimension}: {named}")
    return Quantity(amount, rest)


def _parse_amount(text: str, code: str, message: str, hint: str) -> tuple[Amount, str]:
    found = _AMOUNT.fullmatch(text)
    if not found or (found["high"] and found["bound"]) or (found["several"] and (found["bound"] or not found["scale"])):
        raise ValueFault(code, message, hint)
    if any(sum(map(str.isdigit, number)) > MOST_DIGITS for number in (found["low"], found["high"]) if number):
        raise ValueFault(code, f'"{text}": a number of more than {MOST_DIGITS} digits', hint)
    scale = found["scale"] or ""
    unit = Decimal(10) ** SCALES.get(scale, 0)
    rest = found["rest"] or ""
    if found["several"]:
        return Amount(Bound.SEVERAL, 2 * unit, None, scale), rest
    low = Decimal(found["low"].replace(",", "")) * unit
    numbers = " to ".join(filter(None, (found["low"], found["high"])))
    figures = f"{numbers} {scale}".strip()
    if found["high"]:
        high = Decimal(found["high"].replace(",", "")) * unit
        if high <= low:
            raise ValueFault(code, f'"{text}": the second number must be the greater', hint)
        return Amount(Bound.BETWEEN, low, high, figures), rest
    bound = Bound(found["bound"] or "exactly")
    least = None if bound in (Bound.UP_TO, Bound.LESS_THAN) else low
    most = None if bound in (Bound.AT_LEAST, Bound.MORE_THAN) else low
    return Amount(bound, least, most, figures), rest


@cache
def _currencies() -> frozenset[str]:
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


@dataclass(frozen=True)
class PartialDate:
    """A date known to the day, month, quarter, half-year or year: the first and the last day it may be (EDTF's idea)."""

    first: date
    last: date
    about: bool
    text: str

    @cached_property
    def reach(self) -> tuple[date, date]:
        """The first and the last day that it may be with what "about" leaves open: as long again before it, and after it."""
        if not self.about:
            return self.first, self.last
        if self.first == self.last:
            return self.first - timedelta(days=1), self.last + timedelta(days=1)
        months = self.last.year * 12 + self.last.month - self.first.year * 12 - self.first.month + 1
        return _in_months(self.first, -months), _in_months(self.first, 2 * months) - timedelta(days=1)

    def __str__(self) -> str:
        shown = _in_words(self.text.lstrip("~"), self.first)
        return f"about {shown}" if self.about else shown


def _in_months(first: date, months: int) -> date:
    """The first day of a month, some months after that of another."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


@lru_cache(1 << 14)
def _in_words(pattern: str, first: date) -> str:
    if len(pattern) == 4:
        return pattern
    if "Q" in pattern or "H" in pattern:
        return f"{pattern[5:]} {pattern[:4]}"
    from babel import dates

    if len(pattern) == 7:
        return str(dates.format_skeleton("yMMMM", first, locale=LOCALE))
    return str(dates.format_date(first, "d MMMM y", locale=LOCALE))


_DATE = re.compile(r"(~)?([12]\d{3})(?:-(?:Q([1-4])|H([12])|(?!00)(\d\d)(?:-(?!00)(\d\d))?))?", re.ASCII)
DATE_PATTERN = r"^~?[12]\d{3}(?:-(?:Q[1-4]|H[12]|\d\d(?:-\d\d)?))?$"
DATE_HELP = "write 2025, 2025-11, 2025-11-30, 2025-Q4, 2025-H2 or ~2027"


def parse_date(text: str) -> PartialDate:
    """`2025`, `2025-11`, `2025-12-16`, `2025-Q4`, `2025-H2`, `~2027` -> PartialDate. Raises ValueFault."""
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueFault("bad-date", f'"{text}" is not a date', DATE_HELP)
    year, quarter, half, month, day = (int(part) if part else None for part in found.groups()[1:])
    assert year is not None
    first_month, last_month = month or 1, month or 12
    if quarter:
        first_month, last_month = 3 * quarter - 2, 3 * quarter
    if half:
        first_month, last_month = 6 * half - 5, 6 * half
    try:
        first = date(year, first_month, day or 1)
        last = date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError:
        raise ValueFault("bad-date", f'"{text}" is not a day of the calendar', DATE_HELP) from None
    return PartialDate(first, last, bool(found[1]), text)


class Stage(StrEnum):
    """How far a deal has come: the ladder first, then what lies off it (after Global Energy Monitor's statuses)."""

    RUMOURED = "rumoured"
    IN_TALKS = "in talks"
    LETTER_OF_INTENT = "letter of intent"
    ANNOUNCED = "announced"
    SIGNED = "signed"
    CLOSED = "closed"
    DENIED = "denied"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"


LADDER = (Stage.RUMOURED, Stage.IN_TALKS, Stage.LETTER_OF_INTENT, Stage.ANNOUNCED, Stage.SIGNED, Stage.CLOSED)


Value = Money | Quantity | PartialDate | Stage | str
