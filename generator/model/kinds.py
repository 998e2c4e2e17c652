"""The kinds of entities, each a class of typed properties. To add a kind, write a class and name it in `KINDS`."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import BeforeValidator, Field, PlainValidator
from pydantic.fields import FieldInfo

from generator.model.claim import (
    BandwidthValue,
    ClaimRecord,
    Claims,
    ComputeValue,
    CountValue,
    DateValue,
    DurationValue,
    MemoryValue,
    MoneyValue,
    PowerValue,
    ShareValue,
    StageValue,
)
from generator.model.record import (
    Address,
    FormerIds,
    Line,
    Lines,
    OneOrMany,
    Paragraph,
    Record,
    Reference,
    keys_of,
    listed,
    reference_to,
    word_of,
)

CompanyId = Annotated[Reference, reference_to("companies")]
ChipId = Annotated[Reference, reference_to("chips")]
DealId = Annotated[Reference, reference_to("deals")]
ChipIds = Annotated[tuple[ChipId, ...], BeforeValidator(listed), OneOrMany]
DealIds = Annotated[tuple[DealId, ...], BeforeValidator(listed), OneOrMany]


def about(label: str, help: str = "", reverse: str = "", example: str = "", is_over_time: bool = False) -> Any:
    """A property: its label, what it means, the label seen from the entity it names, a value where its type has none, and
    whether it measures what comes in over the time that its date names."""
    more: dict[str, Any] = {"reverse": reverse, "example": example, "is_over_time": is_over_time}
    kept = {key: value for key, value in more.items() if value}
    return Field(default=(), title=label, description=help or None, json_schema_extra=kept)


@dataclass(frozen=True)
class Property:
    """A property as the pages show it."""

    name: str
    label: str
    reverse: str
    is_over_time: bool = False


class Entity(Record):
    """What every kind has. `folder` holds its files; `singular` and `plural` name it to a reader; `thing` is what
    schema.org calls it; `shown` are the properties in its index, which has the summary where none is named."""

    folder: ClassVar[str]
    singular: ClassVar[str]
    plural: ClassVar[str]
    meaning: ClassVar[str]
    thing: ClassVar[str] = "Thing"
    shown: ClassVar[tuple[str, ...]] = ()
    _columns: ClassVar[frozenset[str]] = frozenset({"id", "page"})

    name: Line = Field(description="What it is usually called.", examples=["Example Works"])
    aliases: Lines = Field(
        default=(),
        description="Other names, in any language; each finds and links this entity.",
        json_schema_extra={"example": "Example Works Ltd"},
    )
    summary: Paragraph | None = Field(
        default=None,
        description="One or two plain, dated, neutral sentences.",
        examples=["A maker of pumps; as of December 2025 in talks on a loan."],
    )
    website: Address | None = Field(default=None, description="Its own page on the web.", examples=["https://example.org/"])
    formerly: FormerIds = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its name, then its aliases."""
        return (self.name, *self.aliases)


class Sector(StrEnum):
    """What a company does in the field; it may be in several."""

    LAB = "lab"
    CLOUD = "cloud"
    NEOCLOUD = "neocloud"
    CHIP_DESIGNER = "chip designer"
    FOUNDRY = "foundry"
    MEMORY = "memory"
    SERVERS = "servers"
    NETWORKING = "networking"
    DATA_CENTERS = "data centers"
    POWER = "power"
    SOFTWARE = "software"
    INVESTOR = "investor"
    LENDER = "lender"


class Company(Entity):
    """A firm, or a part of one that deals under its own name."""

    folder, singular, plural = "companies", "company", "companies"
    meaning = "Firms, and parts of firms that deal under a name of their own."
    thing = "Organization"

    sector: Annotated[tuple[Annotated[Sector, word_of(Sector)], ...], BeforeValidator(listed), OneOrMany] = Field(
        default=(), description="What it does in the field: one word or several."
    )
    ticker: Line | None = Field(default=None, description="Exchange and symbol.", examples=["NYSE: EXW"])
    parent: Claims[CompanyId] = about("Part of", "The company that owns it.", reverse="Owns")
    founded: Claims[DateValue] = about("Founded")
    headquarters: Claims[Line] = about("Headquarters", example="Oslo")
    product: Claims[Line] = about("Known for", "What it makes or runs.", example="Pumps")
    valuation: Claims[MoneyValue] = about("Valuation", "What a round or sale of shares valued it at; not money paid in.")
    revenue: Claims[MoneyValue] = about("Revenue", "What it took in over the time that its date names.", is_over_time=True)
    run_rate: Claims[MoneyValue] = about("Annual run rate", "Revenue at the present pace, over a year.")
    partner: Claims[CompanyId] = about("Partner", "A company it works with, in the words of the source.", reverse="Partner of")
    competitor: Claims[CompanyId] = about("Competes with", reverse="Competes with")
    position: Claims[Line] = about(
        "Position", "How the source describes its place in the field.", example="The largest of its kind"
    )
    statement: Claims[Line] = about("Statement", "What it said, or did not say.", example="Did not comment")
    event: Claims[Line] = about("Event", "What happened to it, or what it did.", example="Opened a plant in Ohio")


class Chip(Entity):
    """A chip, or a family of them."""

    folder, singular, plural = "chips", "chip", "chips"
    meaning = "Single chips, and families of them."
    thing = "Product"
    shown = ("designer", "announced", "memory", "bandwidth", "compute_bf16", "power")

    designer: Claims[CompanyId] = about("Designed by", reverse="Designs")
    manufacturer: Claims[CompanyId] = about("Made by", "The foundry.", reverse="Manufactures")
    family: Claims[ChipId] = about("Family", "The family it belongs to.", reverse="Includes")
    predecessor: Claims[ChipId] = about("Follows", reverse="Followed by")
    purpose: Claims[Line] = about("Purpose", example="Training")
    announced: Claims[DateValue] = about("Announced")
    available: Claims[DateValue] = about("Available", "When customers could first use it.")
    process: Claims[Line] = about("Process", "The manufacturing process, as its maker names it.", example="TSMC N3P")
    memory: Claims[MemoryValue] = about("Memory", "Memory of one chip.")
    bandwidth: Claims[BandwidthValue] = about("Memory bandwidth")
    compute_fp4: Claims[ComputeValue] = about("Dense FP4", "Dense compute at FP4; sparse figures do not belong here.")
    compute_fp8: Claims[ComputeValue] = about("Dense FP8", "Dense compute at FP8; sparse figures do not belong here.")
    compute_bf16: Claims[ComputeValue] = about("Dense BF16", "Dense compute at BF16 or FP16.")
    compute_int8: Claims[ComputeValue] = about("Dense INT8", "Dense operations at INT8; sparse figures do not belong here.")
    power: Claims[PowerValue] = about("Power", "Design power of one chip.")
    run_rate: Claims[MoneyValue] = about("Annual run rate", "Revenue from it at the present pace, over a year.")
    competitor: Claims[ChipId] = about("Competes with", reverse="Competes with")
    position: Claims[Line] = about("Position", "How the source describes its place in the field.", example="A rival of GPUs")


class DealType(StrEnum):
    """What sort of deal it is."""

    EQUITY = "equity"
    DEBT = "debt"
    SECONDARY_SALE = "secondary sale"
    CAPACITY = "capacity"
    CHIP_SUPPLY = "chip supply"
    CHIP_DESIGN = "chip design"
    LEASE = "lease"
    ACQUISITION = "acquisition"
    LICENCE = "licence"
    POWER = "power"
    JOINT_VENTURE = "joint venture"
    PARTNERSHIP = "partnership"


class Role(StrEnum):
    """What a party is in a deal."""

    INVESTOR = "investor"
    ISSUER = "issuer"
    LENDER = "lender"
    BORROWER = "borrower"
    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    DESIGNER = "designer"
    MANUFACTURER = "manufacturer"
    LESSOR = "lessor"
    LESSEE = "lessee"
    ACQUIRER = "acquirer"
    TARGET = "target"
    LICENSOR = "licensor"
    LICENSEE = "licensee"
    SELLER = "seller"
    BUYER = "buyer"
    GUARANTOR = "guarantor"
    PARTNER = "partner"


class Asset(StrEnum):
    """What goes from one party to another."""

    EQUITY = "equity"
    DEBT = "debt"
    CASH = "cash"
    SHARES = "shares"
    WARRANTS = "warrants"
    GUARANTEE = "guarantee"
    CHIPS = "chips"
    CAPACITY = "capacity"
    LICENCE = "licence"
    PRODUCT = "product"
    SERVICES = "services"
    POWER = "power"
    SITES = "sites"


class Outcome(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    MISSED = "missed"
    DROPPED = "dropped"


class Binding(StrEnum):
    """Whether a deal obliges its parties, which is another question than whether its announcement is real."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Party(Record):
    """A company and what it is in the deal."""

    one_line = True

    company: CompanyId
    role: Annotated[Role, word_of(Role)]


class Flow(Record):
    """What goes from one party to another, and how much. Money put in (equity, debt, cash) goes from who gives it;
    goods and services go from who supplies them, and their amount is their price."""

    from_: CompanyId | None = Field(default=None, alias="from", description="Absent where no source says.")
    to: CompanyId | None = Field(default=None, description="Absent where no source says.")
    what: Annotated[Asset, word_of(Asset)]
    chips: ChipIds = Field(default=(), description="Which chips go.")
    amount: Claims[MoneyValue] = about("Amount", "How much money, or at what price.")
    quantity: Claims[CountValue] = about("Quantity", "How many pieces or shares.")
    power: Claims[PowerValue] = about("Capacity", "Capacity by its electrical power.")
    share: Claims[ShareValue] = about("Stake", "The share of the company that changes hands.")
    duration: Claims[DurationValue] = about("Duration")
    due: Claims[DateValue] = about("Due", "When it is to happen, or to begin.")
    condition: Claims[Line] = about(
        "Condition", "What must happen first, or whose option it is, where it is not certain.", example="If the plant is approved"
    )
    outcome: Claims[Annotated[Outcome, word_of(Outcome)]] = about("Outcome", "What became of what was due.")
    detail: Claims[Line] = about("Detail", "What it is, where no number says it.", example="Use of its chips")

    @property
    def is_conditional(self) -> bool:
        """Whether it hangs on a condition that is not withdrawn."""
        return any(not condition.withdrawn for condition in self.condition)


class Deal(Entity):
    """An agreement between companies, from the first rumour on."""

    folder, singular, plural = "deals", "deal", "deals"
    meaning = "Who gives what to whom, how much, how sure that is, and since when."
    thing = "Article"

    type: Annotated[DealType, word_of(DealType)]
    parties: tuple[Party, ...] = Field(min_length=1, description="The companies, and what each is in it.")
    chips: ChipIds = Field(default=(), description="The chips that it is about.")
    part_of: DealIds = Field(default=(), description="The deals that this one is a part of.")
    supersedes: DealIds = Field(default=(), description="The deals that this one takes the place of.")
    status: Claims[StageValue] = about("Stage", "How far it has come: a claim for each step.")
    binding: Claims[Annotated[Binding, word_of(Binding)]] = about("Binding", "Whether it obliges the parties.")
    flows: Annotated[tuple[Flow, ...], BeforeValidator(listed), OneOrMany] = Field(
        default=(), description="What goes from whom to whom, and how much."
    )
    valuation: Claims[MoneyValue] = about("Valuation", "What the deal values the company at; not money paid in.")
    term: Claims[Line] = about("Term", "A condition of it, or what it would bring.", example="May be part of a larger round")


KINDS: tuple[type[Entity], ...] = (Company, Chip, Deal)

TAKEN = frozenset({"assets", "claims", "data", "entities", "files", "links", "names", "sources"})
"""Names that no kind can have for its folder, nor for a list of parts: tables and folders of the program have them."""


@cache
def agree(kinds: tuple[type[Entity], ...]) -> None:
    """Raises TypeError where two tables of the exports would have one name: each kind has one, and each list of parts. And
    where the index of a kind would show what there are no claims of."""
    owners = dict.fromkeys(TAKEN, "the program")
    lists: dict[str, type[Record]] = {}
    for kind in kinds:
        _take(kind.folder.replace("-", "_"), f"the folder of {kind.__name__}", kind.__name__, owners)
        for name in kind.shown:
            if not issubclass(keys_of(kind).get(name) or Record, ClaimRecord):
                raise TypeError(f'the index of {kind.__name__} cannot show "{name}": the kind has no claims of that name')
    for kind in kinds:
        for name, part in _parts_of(kind).items():
            if lists.get(name) is not part:
                _take(name, f"a list of {kind.__name__}", kind.__name__, owners)
            if _parts_of(part):
                raise TypeError(f'"{name}" of {kind.__name__} has parts that have parts of their own')
            lists[name] = part


def _take(name: str, what: str, owner: str, owners: dict[str, str]) -> None:
    if name in owners:
        raise TypeError(f'{what} cannot be called "{name}": {owners[name]} uses that name for another thing')
    owners[name] = owner


def _parts_of(model: type[Record]) -> dict[str, type[Record]]:
    return {key: below for key, below in keys_of(model).items() if below and not issubclass(below, ClaimRecord)}


@dataclass(frozen=True, slots=True)
class Place:
    """Where within an entity a claim stands: its property, and which of its flows (or other list) it belongs to.

    `called` is what tells that part from the others: the first plain words that are said of it, or else its number."""

    property: Property
    part: Record | None
    called: str


def claims_of(entity: Entity) -> tuple[tuple[Place, ClaimRecord[Any]], ...]:
    """Every claim of an entity and where it stands."""
    return entity.once(_claims_of)


def _claims_of(entity: Entity) -> tuple[tuple[Place, ClaimRecord[Any]], ...]:
    return tuple(claims_within(entity))


def claims_within(record: Record, part: Record | None = None, called: str = "") -> Iterator[tuple[Place, ClaimRecord[Any]]]:
    """Every claim of a record, in the order in which its kind declares the properties."""
    for property in _properties(type(record)):
        value = getattr(record, property.name)
        if not isinstance(value, tuple):
            continue
        for number, inner in enumerate(value, 1):
            if isinstance(inner, ClaimRecord):
                yield Place(property, part, called), inner
            elif isinstance(inner, Record):
                yield from claims_within(inner, inner, _called(inner, number))


def plain_references(record: Record) -> Iterator[tuple[str, Reference]]:
    """(key, reference) for all that a record or a part of it names outside of claims."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Reference):
                yield field.alias or name, inner
            elif isinstance(inner, Record) and not isinstance(inner, ClaimRecord):
                yield from plain_references(inner)


def _called(part: Record, number: int) -> str:
    values = (getattr(part, name) for name in type(part).model_fields)
    return next((str(value) for value in values if isinstance(value, str) and not isinstance(value, Reference)), str(number))


def label_of(name: str, field: FieldInfo) -> str:
    """What a reader is told that a field of a record is called."""
    return field.title or (field.alias or name).replace("_", " ").capitalize()


def labels_of(kind: type[Entity], names: tuple[str, ...]) -> tuple[str, ...]:
    """What the pages call properties of a kind. Raises KeyError where it has none of that name."""
    labels = {property.name: property.label for property in _properties(kind)}
    return tuple(labels[name] for name in names)


@cache
def fields_of(model: type[Record], kinds: tuple[type[Entity], ...]) -> dict[str, FieldInfo]:
    """The fields of a record without those that name things of a kind which none of some kinds is."""
    folders = {None, *(kind.folder for kind in kinds), "sources"}
    own = {name: field for name, field in model.model_fields.items() if name not in Record.model_fields}
    return {name: field for name, field in own.items() if _folder_in((field.annotation, *field.metadata)) in folders}


def _folder_in(part: Any) -> str | None:
    """The folder of what a type refers to, if it does."""
    if isinstance(part, type) and issubclass(part, ClaimRecord):
        value = part.model_fields["value"]
        return _folder_in((value.annotation, *value.metadata))
    if isinstance(part, FieldInfo):
        return (part.json_schema_extra or {}).get("folder")  # type: ignore[union-attr, return-value]
    inner = part if isinstance(part, tuple) else (*get_args(part), *getattr(part, "__metadata__", ()))
    inner = (*inner, part.json_schema_input_type) if isinstance(part, PlainValidator) else inner
    return next(filter(None, map(_folder_in, inner)), None)


@cache
def _properties(model: type[Record]) -> tuple[Property, ...]:
    """Its fields, as properties of which there may be claims."""
    return tuple(_property(name, field) for name, field in model.model_fields.items())


def _property(name: str, field: FieldInfo) -> Property:
    more: Any = field.json_schema_extra or {}
    return Property(name, field.title or name, more.get("reverse", ""), more.get("is_over_time", False))
