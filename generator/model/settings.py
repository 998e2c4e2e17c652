"""What a project decides for itself: `content/project.yml`."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.model.record import Line, Lines, OneOrMany, Record, line_of, listed, parsed_by
from generator.model.values import ValueFault, parse_currency

STALE_AFTER_MONTHS = 6


def _months(value: Any) -> int:
    text = line_of(value)
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 120):
        raise ValueFault("wrong-type", f'"{text}" is not a number of months from 1 to 120')
    return int(text)


_CURRENCY = Annotated[str, Field(pattern="^[A-Z]{3}$", examples=["EUR"])]


class Share(Decimal):
    """A share of a whole as a fraction; it is written in percent."""


def _level(value: Any) -> Decimal:
    """A number of things, or a Share. Raises ValueFault."""
    text = line_of(value)
    digits = text.removesuffix("%")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 8):
        raise ValueFault("wrong-type", f'"{text}" is neither a whole number nor a percentage', "write 60 or 40%")
    return Share(Decimal(digits) / 100) if text.endswith("%") else Decimal(digits)


class Expectation(Record):
    """The least that a measure of the record may be; a change that goes below it is an error."""

    of: Line = Field(description="What is measured, as the coverage page names it: `companies`, `chips.bandwidth`.")
    at_least: Annotated[Decimal, parsed_by(_level, Annotated[str, Field(examples=["60", "40%"])])]


class Settings(Record):
    """The settings of a project; each has a default."""

    stale_after_months: Annotated[int, parsed_by(_months, int)] = Field(
        default=STALE_AFTER_MONTHS,
        description="Months without a new source after which a deal that is not signed counts as stale.",
    )
    kinds: Lines = Field(default=(), description="The folders of the kinds that the project has; all where none is named.")
    currency: Annotated[str, parsed_by(lambda value: parse_currency(line_of(value)), _CURRENCY)] = Field(
        default="USD",
        description="The currency whose amounts are drawn and ranked: the others are left out there, as none is converted.",
    )
    expectations: Annotated[tuple[Expectation, ...], BeforeValidator(listed), OneOrMany] = ()
