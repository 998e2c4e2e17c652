"""The tables that every export is made of: columns from the declared kinds, rows from the corpus.

A column is declared once; CSV, JSON, SQLite, Parquet, the data package, the OpenAPI description and the dictionary follow.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property, partial
from typing import Any, get_args, get_origin, overload

from pydantic.fields import FieldInfo

from generator.analysis.disputes import disputes
from generator.analysis.stages import headline
from generator.corpus import Claim, Corpus, grouped
from generator.evidence.lock import Evidence
from generator.exports.words import address
from generator.model.claim import ClaimRecord
from generator.model.kinds import Entity, fields_of, label_of, plain_references
from generator.model.record import Record, Reference
from generator.model.source import SourceRecord
from generator.model.values import Amount, Money, PartialDate, Quantity, Stage
from generator.pages.addresses import home_of

FORMAT = "1.1"
"""The version of the exports: the second number for a column added, the first for one renamed, removed or changed."""


class ColumnType(StrEnum):
    """What a cell may hold. A number is decimal digits as text, so that nothing is rounded."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DAY = "day"
    LIST = "list"


Cell = str | int | bool | tuple[str, ...] | None
Row = Mapping[str, Cell]


@dataclass(frozen=True)
class Column:
    """A column: its name, type and meaning; `target` names the table whose `id` it holds."""

    name: str
    type: ColumnType
    meaning: str
    target: str = ""


class Rows(Sequence[Row]):
    """Rows that are made when the first is asked for: pages only say how many there are."""

    def __init__(self, number: int, make: Callable[[], Iterable[Row]]) -> None:
        self.number = number
        self.make = make

    @cached_property
    def made(self) -> tuple[Row, ...]:
        return tuple(self.make())

    def __len__(self) -> int:
        return self.number

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        return self.made[at]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.made)


@dataclass(frozen=True)
class Table:
    """A table: every row has a cell for every column, and `id` names a row."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]

    @property
    def subject(self) -> str:
        """The column that names the entity that a row is about; empty where rows are about none."""
        return next((c.name for c in self.columns if c.target == "entities" and c.name in ("subject", "entity")), "")


def tables(corpus: Corpus, evidence: Evidence) -> tuple[Table, ...]:
    """All tables; each comes after those that its columns refer to."""
    parts = _parts(corpus)
    things = (_entities(corpus), _sources(corpus), _claims(corpus, evidence, parts))
    kinds = (_kind(corpus, kind) for kind in corpus.kinds)
    return (*things, *kinds, *_part_tables(corpus, parts), _links(corpus), _names(corpus))


def table_of(kind: type[Entity]) -> str:
    """The name of a kind's table."""
    return kind.folder.replace("-", "_")


def claim_id(claim: Claim) -> str:
    """The id of a claim: that of its subject and its anchor, as in its address."""
    return f"{claim.subject}#{claim.anchor}"


def digits(number: Decimal | None) -> str | None:
    """A number as plain decimal digits, all of them."""
    if number is None:
        return None
    shown = format(number, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


# Columns


def _text(name: str, meaning: str, target: str = "") -> Column:
    return Column(name, ColumnType.TEXT, meaning, target)


ID = _text("id", "The id of the row.")
PAGE = _text("page", "The address of its page below the site's root.")


def _date_columns(name: str, meaning: str) -> tuple[Column, ...]:
    return (
        _text(name, f"{meaning} As precise as it is known: 2025, 2025-11, 2025-12-16, 2025-Q4, 2025-H2; ~ means about."),
        Column(f"{name}_first", ColumnType.DAY, "The first day that it may be."),
        Column(f"{name}_last", ColumnType.DAY, "The last day that it may be."),
        Column(f"{name}_about", ColumnType.BOOLEAN, "Whether it is said to be about then."),
    )


def _date_cells(name: str, value: PartialDate | None) -> dict[str, Cell]:
    if value is None:
        return {name: None, f"{name}_first": None, f"{name}_last": None, f"{name}_about": None}
    first, last = value.first.isoformat(), value.last.isoformat()
    return {name: value.text, f"{name}_first": first, f"{name}_last": last, f"{name}_about": value.about}


VALUE_COLUMNS = (
    _text("type", "What the value is: money, quantity, date, stage, reference or text."),
    _text("value", "The value in words, with its hedge."),
    _text(
        "bound",
        "The hedge of a number: exactly, at least, more than, about, nearly, up to, less than, between, several. Low and high "
        "are without it; in totals and disputes about reaches a tenth further both ways, nearly a tenth down.",
    ),
    Column(
        "low",
        ColumnType.NUMBER,
        "The number as it is written, in units of one: of a range the lesser one, of several two of its scale. Empty where bound "
        "is up to or less than.",
    ),
    Column(
        "high",
        ColumnType.NUMBER,
        "The number as it is written, in units of one: of a range the greater one. Empty where bound is at least, more than or "
        "several.",
    ),
    _text("figures", "The digits and the scale as they were written."),
    _text("currency", "The currency of money (ISO 4217)."),
    _text("period", "The period of money that is paid again and again."),
    _text("unit", "The unit of a quantity; low and high are in it."),
    _text("target", "The entity that the value names.", "entities"),
    *_date_columns("value_date", "The value, where it is a date."),
)


def _value_cells(value: Any) -> dict[str, Cell]:
    cells: dict[str, Cell] = dict.fromkeys(column.name for column in VALUE_COLUMNS)
    cells |= {"type": _type_of(value), "value": str(value)}
    amount = value.amount if isinstance(value, Money | Quantity) else None
    if isinstance(amount, Amount):
        cells |= {"bound": amount.bound.value, "low": digits(amount.low), "high": digits(amount.high), "figures": amount.figures}
    if isinstance(value, Money):
        cells |= {"currency": value.currency, "period": value.period}
    if isinstance(value, Quantity):
        cells["unit"] = value.unit
    if isinstance(value, Reference):
        cells["target"] = str(value)
    return cells | (_date_cells("value_date", value) if isinstance(value, PartialDate) else {})


def _type_of(value: Any) -> str:
    named = {Money: "money", Quantity: "quantity", PartialDate: "date", Stage: "stage", Reference: "reference"}
    return named.get(type(value), "text")


# Fields of a record: what a kind declares


@dataclass(frozen=True)
class _Field:
    """A field of a record: its name as written in YAML, and what its values are."""

    attribute: str
    name: str
    meaning: str
    inner: Any
    is_many: bool

    @cached_property
    def is_claims(self) -> bool:
        return _is(self.inner, ClaimRecord)

    @cached_property
    def is_parts(self) -> bool:
        return _is(self.inner, Record) and not self.is_claims

    @cached_property
    def is_listed(self) -> bool:
        """Whether its claims do not compete: all that they say of it stands, be it in words or what it names."""
        return self.is_claims and _plain_type(self.inner.model_fields["value"].annotation) in (Reference, str)


@cache
def _fields(model: type[Record], kinds: tuple[type[Entity], ...]) -> tuple[_Field, ...]:
    return tuple(_field(name, field) for name, field in fields_of(model, kinds).items())


def _field(name: str, field: FieldInfo) -> _Field:
    annotation = field.annotation
    is_many = get_origin(annotation) is tuple
    inner = _plain_type(get_args(annotation)[0] if is_many else annotation)
    meaning = f"{label_of(name, field)}. {field.description or ''}".strip()
    return _Field(name, field.alias or name, meaning, inner, is_many)


def _plain_type(annotation: Any) -> Any:
    """A type without its validators, and without `None` beside it."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    inner = [part for part in get_args(annotation) if part is not type(None)]
    return _plain_type(inner[0]) if inner and not isinstance(annotation, type) else annotation


def _is(inner: Any, base: type) -> bool:
    return isinstance(inner, type) and issubclass(inner, base)


def _columns_of(model: type[Record], kinds: tuple[type[Entity], ...]) -> Iterator[Column]:
    """The columns of a record: plain values as they are, of claims the one shown first."""
    for field in _fields(model, kinds):
        if field.is_listed:
            yield Column(field.name, ColumnType.LIST, f"{field.meaning} All values that stand.")
        elif field.is_claims:
            yield _text(field.name, f"{field.meaning} The value that is shown first.")
            yield _text(f"{field.name}_claim", f"The claim that {field.name} is taken from.", "claims")
        elif field.inner is PartialDate:
            yield from _date_columns(field.name, field.meaning)
        elif not field.is_parts:
            kind = ColumnType.LIST if field.is_many else ColumnType.TEXT
            target = "entities" if field.inner is Reference and not field.is_many else ""
            yield Column(field.name, kind, field.meaning, target)


def _cells_of(corpus: Corpus, record: Record, claims: Iterable[Claim]) -> dict[str, Cell]:
    by_property = grouped((claim.property.name, claim) for claim in claims)
    cells: dict[str, Cell] = {}
    for field in _fields(type(record), corpus.kinds):
        value = getattr(record, field.attribute)
        if field.is_claims:
            cells |= _claimed_cells(corpus, field, by_property.get(field.attribute, []))
        elif field.inner is PartialDate:
            cells |= _date_cells(field.name, value)
        elif not field.is_parts:
            cells[field.name] = tuple(map(str, value)) if field.is_many else None if value is None else str(value)
    return cells


def _claimed_cells(corpus: Corpus, field: _Field, claims: list[Claim]) -> dict[str, Cell]:
    if field.is_listed:
        standing = [str(claim.record.value) for claim in claims if not claim.record.withdrawn]
        return {field.name: tuple(dict.fromkeys(standing))}
    first = headline(corpus, claims)
    by = f"{field.name}_claim"
    return {field.name: str(first.record.value), by: claim_id(first)} if first else {field.name: None, by: None}


# Tables


def _entities(corpus: Corpus) -> Table:
    columns = (ID, _text("kind", "The table of its kind."), _text("name", "Its name."), PAGE)
    rows = [
        {"id": id, "kind": table_of(type(entity)), "name": entity.name, "page": home_of(entity, id)}
        for id, entity in corpus.entities.items()
    ]
    return Table("entities", "Everything that has a page of its own, of whatever kind.", columns, tuple(rows))


def _kind(corpus: Corpus, kind: type[Entity]) -> Table:
    columns = (_text("id", "Its id.", "entities"), PAGE, *_columns_of(kind, corpus.kinds))
    own = corpus.of_kind(kind.folder)

    def rows() -> Iterator[Row]:
        for id, entity in own.items():
            claims = corpus.claims[id].of(None)
            yield {"id": id, "page": home_of(entity, id), **_cells_of(corpus, entity, claims)}

    return Table(table_of(kind), kind.meaning, columns, Rows(len(own), rows))


def _sources(corpus: Corpus) -> Table:
    extra = (
        Column("is_held", ColumnType.BOOLEAN, "Whether its text is held, so that every quote is checked against it."),
        _text("text", "Its text, where it is held."),
        _text("original", "The hash of the file that the text came from, where it was imported."),
    )
    columns = (ID, PAGE, *_columns_of(SourceRecord, corpus.kinds), *extra)

    def rows() -> Iterator[Row]:
        for id, source in corpus.sources.items():
            seed = corpus.seeds.get(id)
            held: dict[str, Cell] = {"is_held": seed is not None, "text": None, "original": None}
            if seed:
                held |= {"text": seed.text, "original": seed.record.original}
            cells = {"id": id, "page": home_of(source, id), **_cells_of(corpus, source, ()), **held}
            yield {column.name: cells[column.name] for column in columns}

    return Table("sources", "The documents that claims rest on.", columns, Rows(len(corpus.sources), rows))


@dataclass(frozen=True)
class _Part:
    """A part of an entity, such as a flow: the table it is a row of, and its place in its list from 1."""

    table: str
    subject: str
    position: int
    record: Record

    @property
    def id(self) -> str:
        return f"{self.subject}#{self.table}-{self.position}"


def _parts(corpus: Corpus) -> list[_Part]:
    return [
        _Part(field.name, subject, position, record)
        for subject, entity in corpus.entities.items()
        for field in _fields(type(entity), corpus.kinds)
        if field.is_parts
        for position, record in enumerate(getattr(entity, field.attribute), 1)
    ]


def _part_tables(corpus: Corpus, parts: list[_Part]) -> Iterator[Table]:
    """A table for each list of parts that a kind declares. Kinds that give theirs one name share it."""
    declared = {
        field.name: (kind, field) for kind in reversed(corpus.kinds) for field in _fields(kind, corpus.kinds) if field.is_parts
    }
    for name, (kind, field) in sorted(declared.items()):
        columns = (
            ID,
            _text("subject", f"The {kind.singular} it is a part of.", "entities"),
            _POSITION,
            *_columns_of(field.inner, corpus.kinds),
        )
        own = [part for part in parts if part.table == name]
        yield Table(name, _first_sentence(field.inner), columns, Rows(len(own), partial(_part_rows, corpus, own)))


def _part_rows(corpus: Corpus, parts: list[_Part]) -> Iterator[Row]:
    for part in parts:
        cells = _cells_of(corpus, part.record, corpus.claims[part.subject].of(part.record))
        yield {"id": part.id, "subject": part.subject, "position": part.position, **cells}


_POSITION = Column("position", ColumnType.INTEGER, "Its place in the list, from 1.")


def _first_sentence(model: type[Record]) -> str:
    return " ".join((model.__doc__ or "").split()).split(". ")[0].rstrip(".") + "."


CLAIM_COLUMNS = (
    ID,
    _text("page", "The address of the claim below the site's root."),
    _text("subject", "What it is about.", "entities"),
    _text("part", "The flow, or other part of the subject, that it is about; that table's id."),
    _text("property", "What is claimed."),
    _text("label", "The same in words."),
    *VALUE_COLUMNS,
    *_date_columns("date", "When it holds, where the claim says so."),
    *_date_columns("known", "When it became known: when its source appeared."),
    _text("source", "The source that says it.", "sources"),
    Column("via", ColumnType.LIST, "The sources that the source had it from."),
    _text("quote", "The words of the source, found in its text by every build."),
    _text("passage", "Where the words stand: an address below the site's root."),
    _text("gloss", "The quote in English."),
    _text("note", "What a reader must know beside the value."),
    _text("withdrawn", "Why a claim once believed no longer is; empty where it stands."),
    _text("dispute", "The same word for all claims that cannot be true together; empty where nobody disagrees."),
    _text("written_at", "The file and line where it is written."),
)


def _claims(corpus: Corpus, evidence: Evidence, parts: list[_Part]) -> Table:
    def rows() -> Iterator[Row]:
        part_ids = {id(part.record): part.id for part in parts}
        for subject in corpus.entities:
            disputed = {
                claim.anchor: f"{subject}#dispute-{number}"
                for number, dispute in enumerate(disputes(corpus, subject), 1)
                for claim in dispute.claims
            }
            for claim in corpus.claims[subject]:
                part = part_ids[id(claim.part)] if claim.part else None
                row: Row = {"part": part, "dispute": disputed.get(claim.anchor), **_claim_cells(corpus, evidence, claim)}
                yield {column.name: row[column.name] for column in CLAIM_COLUMNS}

    count = sum(map(len, corpus.claims.values()))
    return Table("claims", "One value for one property, with its evidence.", CLAIM_COLUMNS, Rows(count, rows))


def _claim_cells(corpus: Corpus, evidence: Evidence, claim: Claim) -> dict[str, Cell]:
    record = claim.record
    passage = evidence.passage(claim)
    return {
        "id": claim_id(claim),
        "page": address(corpus, claim),
        "subject": claim.subject,
        "property": claim.property.name,
        "label": claim.property.label,
        **_value_cells(record.value),
        **_date_cells("date", record.date),
        **_date_cells("known", claim.known),
        "source": record.source and str(record.source),
        "via": tuple(map(str, record.via)),
        "quote": record.quote,
        "passage": f"sources/{passage.seed}/#{passage.anchor}" if passage else None,
        "gloss": record.gloss,
        "note": record.note,
        "withdrawn": record.withdrawn,
        "written_at": f"{record.at.path}:{record.at.line}",
    }


def _links(corpus: Corpus) -> Table:
    columns = (
        ID,
        _text("subject", "What names the other.", "entities"),
        _text("property", "By which property."),
        _text("target", "What is named.", "entities"),
        _text("claim", "The claim that says so, where it is one.", "claims"),
    )
    rows = [row for id, entity in corpus.entities.items() for row in entity.once(_links_of, id, corpus.claims[id])]
    return Table("links", "Which entity names which other.", columns, tuple(rows))


def _links_of(entity: Entity, id: str, claims: tuple[Claim, ...]) -> list[Row]:
    by_claims = (
        (claim.property.name, str(claim.record.value), claim_id(claim))
        for claim in claims
        if isinstance(claim.record.value, Reference)
    )
    found = dict.fromkeys([*by_claims, *((key, str(target), None) for key, target in plain_references(entity))])
    return [
        {"id": f"{id}#link-{number}", "subject": id, "property": name, "target": target, "claim": by}
        for number, (name, target, by) in enumerate(found, 1)
    ]


def _names(corpus: Corpus) -> Table:
    columns = (ID, _text("entity", "What is named so.", "entities"), _text("name", "A name of it, or an alias, in any language."))
    rows = [row for id, entity in corpus.entities.items() for row in entity.once(_names_of, id)]
    return Table("names", "Every name that finds an entity.", columns, tuple(rows))


def _names_of(entity: Entity, id: str) -> list[Row]:
    names = dict.fromkeys(entity.names)
    return [{"id": f"{id}#name-{number}", "entity": id, "name": name} for number, name in enumerate(names, 1)]
