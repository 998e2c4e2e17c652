"""The base of what a curated file becomes: frozen, strict, and aware of where each part was written."""

import re
from collections.abc import Callable
from enum import StrEnum
from inspect import get_annotations
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.values import ValueFault
from generator.once import Once
from generator.problems import Location, did_you_mean

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
LONGEST_ID = 80
RESERVED = frozenset(
    {"index", "readme", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names with a meaning of their own: to web servers and MkDocs the first two, to Windows the others, in any folder."""

LONGEST_LINE = 300
"""Characters allowed in a value of one line."""


class Scalar(str):
    """The text of a YAML scalar, and where it was written."""

    at: Location


class Mapping(dict[str, Any]):
    """A YAML mapping, where it and each of its keys was written."""

    at: Location
    keys_at: dict[str, Location]


class Sequence(list[Any]):
    """A YAML sequence, and where it was written."""

    at: Location


class Reference(str):
    """The id of something in a folder, and where it was written."""

    folder: str
    at: Location


class PlacedLine(str):
    """One of a list of lines, and where it was written."""

    at: Location


_AT = "\0at"
"""The key by which a location enters validation; control characters are refused in files, so no key can be it."""


class Record(Once, BaseModel):
    """A mapping of a curated file after validation."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)

    one_line: ClassVar[bool] = False
    """Whether curated files have it on one line: `{company: amazon, role: investor}`."""

    _columns: ClassVar[frozenset[str]] = frozenset({"id", "subject", "position"})
    """What the tables of the exports say of it beside its properties."""

    at: SkipJsonSchema[Location] = Field(default=Location(""), alias=_AT, repr=False)
    places: SkipJsonSchema[dict[str, Location]] = Field(default_factory=dict, alias=f"{_AT}s", repr=False)

    def __init_subclass__(cls, **given: Any) -> None:
        """Raises TypeError where a property has a name that the program uses itself."""
        super().__init_subclass__(**given)
        taken = cls._columns.union(*(get_annotations(base).keys() | vars(base).keys() for base in cls.__mro__[1:]))
        for name, kept in get_annotations(cls).items():
            if name in taken and "ClassVar" not in str(kept):
                raise TypeError(f'no property of {cls.__name__} can be called "{name}": the program uses that name itself')

    @model_validator(mode="before")
    @classmethod
    def _locate(cls, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        return {**value, _AT: value.at, f"{_AT}s": {key: part.at for key, part in value.items()}}

    __eq__ = object.__eq__
    """It is what one file says in one place: who says the same elsewhere, or said it before, said another thing."""

    def __hash__(self) -> int:
        return id(self)

    def place(self, key: str) -> Location:
        """Where the value of `key` was written, or the record itself where the key is absent."""
        return self.places.get(key, self.at)


def keys_of(model: type[Record]) -> dict[str, type[Record] | None]:
    """The keys that a mapping of this class may have, in order, each with the class of what is below it."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return {key: _record_in(field.annotation) for key, field in fields.items() if key.isprintable()}


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, map(_record_in, getattr(annotation, "__args__", ()))), None)


def references(record: Record) -> list[Reference]:
    """Every reference within a record, in the order of its fields."""
    return record.once(_references_in)


def _references_in(value: Any) -> list[Reference]:
    if isinstance(value, Reference):
        return [value]
    if isinstance(value, Record):
        return [found for name in type(value).model_fields for found in _references_in(value.__dict__[name])]
    return [found for part in value for found in _references_in(part)] if isinstance(value, tuple) else []


def text_of(value: Any) -> str:
    """The text of a scalar. Raises ValueFault where it is none, or empty."""
    if not isinstance(value, str):
        raise ValueFault("wrong-type", f"expected text here, found {'a mapping' if isinstance(value, dict) else 'a list'}")
    text = value.strip()
    if not text:
        raise ValueFault("wrong-type", "there is nothing here", "fill it in, or leave the key out")
    return text


def parsed_by(parse: Callable[[Any], Any], written_as: Any) -> PlainValidator:
    """A validator that runs `parse`, and makes a ValueFault of it a problem at the value's place.

    `written_as` is the type that the JSON Schema describes.
    """

    def validate(value: Any) -> Any:
        try:
            return parse(value)
        except ValueFault as fault:
            raise PydanticCustomError(fault.code, "{message}", {"message": fault.message, "hint": fault.hint}) from None

    return PlainValidator(validate, json_schema_input_type=written_as)


def line_of(value: Any) -> str:
    """The text of a scalar on one line, white space folded. Raises ValueFault."""
    text = " ".join(text_of(value).split())
    if len(text) > LONGEST_LINE:
        raise ValueFault("wrong-type", f"this is {len(text)} characters long, at most {LONGEST_LINE} are allowed")
    return text


def word_of(words: type[StrEnum]) -> PlainValidator:
    """A validator for the words of an enumeration."""

    def parse(value: Any) -> StrEnum:
        text = line_of(value)
        if text not in list(words):
            raise ValueFault("unknown-word", f'"{text}" is none of: {", ".join(words)}', did_you_mean(text, words))
        return words(text)

    return parsed_by(parse, words)


def reference_to(folder: str) -> PlainValidator:
    """A validator for the id of something in a folder; that it exists is checked later."""

    def parse(value: Any) -> Reference:
        reference = Reference(line_of(value))
        reference.folder = folder
        reference.at = getattr(value, "at", Location(""))
        return reference

    return parsed_by(parse, Annotated[str, Field(json_schema_extra={"folder": folder})])


def is_id(text: str) -> bool:
    """Whether a text can be an id."""
    return bool(ID.fullmatch(text)) and len(text) <= LONGEST_ID and text not in RESERVED


def id_rule(text: str) -> str:
    """The rule of ids that a text, which is none, does not keep."""
    if not ID.fullmatch(text):
        return "small letters, digits and single hyphens"
    if len(text) > LONGEST_ID:
        return f"at most {LONGEST_ID} characters, not {len(text)}"
    return "a word that web servers and operating systems do not take for their own"


def _placed_line(value: Any) -> PlacedLine:
    line = PlacedLine(line_of(value))
    line.at = getattr(value, "at", Location(""))
    return line


def _former_id(value: Any) -> PlacedLine:
    text = _placed_line(value)
    if not is_id(text):
        raise ValueFault("bad-id", f'"{text}" is not an id', f"{id_rule(text)}, as the file was called")
    return text


_HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.?", re.ASCII)
LONGEST_ADDRESS = 2000


def address_of(value: Any) -> str:
    """A web address: http or https, `//`, a host by name or IPv4, no user; only characters of an address (RFC 3986).

    Raises ValueFault.
    """
    text = text_of(value)
    if not _is_web_address(text):
        shown = text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]}..."
        raise ValueFault("bad-address", f'"{shown}" is not a web address', "write it whole: https://example.org/page")
    return text


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    return (
        len(text) <= LONGEST_ADDRESS
        and bool(re.match(r"https?://", text, re.IGNORECASE))
        and bool(_HOST.fullmatch(parts.hostname or ""))
        and "@" not in parts.netloc
        and port != 0
        and all("!" <= char <= "~" and char not in '"<>\\^`{|}' for char in text)
        and not re.search(r"%(?![0-9A-Fa-f]{2})", text)
    )


def listed(value: Any) -> Any:
    """One thing where a list may stand is a list of one."""
    return value if isinstance(value, list) else [value]


class OneOrMany:
    """JSON Schema for `listed`: the thing itself, or a list of it."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> Any:
        schema = handler(core)
        return {"anyOf": [schema["items"], schema]} if "items" in schema else schema


class OrUnknown:
    """JSON Schema for `UNLESS_UNKNOWN`: the thing itself, or the word `unknown`."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> Any:
        known = [part for part in handler(core)["anyOf"] if part != {"type": "null"}]
        return {"anyOf": [*known, {"const": "unknown"}]}


def _unless_unknown(value: Any) -> Any:
    return None if isinstance(value, str) and value.strip() == "unknown" else value


_OneLine = Annotated[str, Field(min_length=1, max_length=LONGEST_LINE)]
_WebAddress = Annotated[str, Field(pattern="^https?://", json_schema_extra={"format": "uri"})]

Line = Annotated[str, parsed_by(line_of, _OneLine)]
Paragraph = Annotated[str, parsed_by(lambda value: " ".join(text_of(value).split()), Annotated[str, Field(min_length=1)])]
Address = Annotated[str, parsed_by(address_of, _WebAddress)]
Lines = Annotated[tuple[Annotated[PlacedLine, parsed_by(_placed_line, _OneLine)], ...], BeforeValidator(listed), OneOrMany]
FormerIds = Annotated[
    tuple[Annotated[PlacedLine, parsed_by(_former_id, Annotated[str, Field(pattern=f"^{ID.pattern}$")])], ...],
    BeforeValidator(listed),
    OneOrMany,
    Field(
        description="Ids that it had before, the oldest first: their addresses lead here.",
        json_schema_extra={"example": "old-id"},
    ),
]
UNLESS_UNKNOWN = BeforeValidator(_unless_unknown)
"""`unknown` says that a curator looked and did not find it; it is kept as None."""
