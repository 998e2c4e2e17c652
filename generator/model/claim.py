"""A claim: one value for one property, when it holds, and the evidence for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

from pydantic import BeforeValidator, Field, PlainValidator

from generator.model.record import (
    Line,
    OneOrMany,
    Paragraph,
    Record,
    Reference,
    line_of,
    listed,
    parsed_by,
    reference_to,
    word_of,
)
from generator.model.values import (
    DATE_HELP,
    DATE_PATTERN,
    MONEY_HELP,
    MONEY_PATTERN,
    Money,
    PartialDate,
    Quantity,
    Stage,
    ValueFault,
    parse_date,
    parse_money,
    parse_quantity,
    quantity_pattern,
    units_of,
)

V = TypeVar("V")


def _whole_number(value: Any) -> int:
    text = line_of(value)
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 1000):
        raise ValueFault("wrong-type", f'"{text}" is not a whole number from 1', "count the places from the top: 1, 2, ...")
    return int(text)


def _read(parse: Callable[[str], Any], pattern: str, help: str, *examples: str) -> PlainValidator:
    written_as = Field(pattern=pattern, examples=list(examples), json_schema_extra={"errorMessage": help})
    return parsed_by(lambda value: parse(line_of(value)), Annotated[str, written_as])


def _quantity(dimension: str, example: str) -> PlainValidator:
    help = f"a number and a unit of {dimension}: {', '.join(filter(None, units_of(dimension)))}"
    return _read(lambda text: parse_quantity(text, dimension), quantity_pattern(dimension), help, example)


_MONEY = ("at least 10 billion USD", "3 to 4 billion USD per year", "undisclosed")
_DATES = ("2025-12-16", "2025-11", "2025-Q4", "2025-H2", "~2027")
MoneyValue = Annotated[Money, _read(parse_money, MONEY_PATTERN, MONEY_HELP, *_MONEY)]
DateValue = Annotated[PartialDate, _read(parse_date, DATE_PATTERN, DATE_HELP, *_DATES)]
StageValue = Annotated[Stage, word_of(Stage)]
MemoryValue = Annotated[Quantity, _quantity("memory", "96 GB")]
BandwidthValue = Annotated[Quantity, _quantity("bandwidth", "2.9 TB/s")]
ComputeValue = Annotated[Quantity, _quantity("compute", "667 TFLOPS")]
PowerValue = Annotated[Quantity, _quantity("power", "up to 2 GW")]
CountValue = Annotated[Quantity, _quantity("count", "12,000 units")]
DurationValue = Annotated[Quantity, _quantity("duration", "7 years")]
ShareValue = Annotated[Quantity, _quantity("share", "about 27%")]
SourceId = Annotated[Reference, reference_to("sources")]
SourceIds = Annotated[tuple[SourceId, ...], BeforeValidator(listed), OneOrMany]


class ClaimRecord(Record, Generic[V]):
    """One value for one property, as a curator wrote it."""

    value: V = Field(description="What the source says, with its hedge: `at least 10 billion USD`.")
    date: DateValue | None = Field(default=None, description="When it holds. Without it: when the source appeared.")
    source: SourceId | None = Field(default=None, description="The id of the source that says it.")
    via: SourceIds = Field(default=(), description="Whom the source had it from: ids of sources.")
    quote: Paragraph | None = Field(
        default=None, description="The words of the seed that say it, word for word.", examples=["au moins 10 milliards"]
    )
    occurrence: Annotated[int, parsed_by(_whole_number, Annotated[int, Field(ge=1, lt=1000, examples=[2])])] | None = Field(
        default=None, description="Which place is meant, counted from the top, where the seed has the quote twice."
    )
    gloss: Paragraph | None = Field(default=None, description="The quote in English.", examples=["at least 10 billion"])
    note: Paragraph | None = Field(
        default=None, description="What a reader must know beside the value.", examples=["The figure is not final."]
    )
    withdrawn: Line | None = Field(
        default=None, description="Why a claim once believed no longer is.", examples=["The article was corrected."]
    )


if TYPE_CHECKING:
    Claims = tuple[ClaimRecord[V], ...]
else:

    class Claims:
        """`Claims[V]`: one claim of a value of type V, or a list of them, kept as a tuple."""

        def __class_getitem__(cls, value: Any) -> Any:
            return Annotated[tuple[ClaimRecord[value], ...], BeforeValidator(listed), OneOrMany]
