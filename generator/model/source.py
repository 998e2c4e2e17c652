"""A source: a document one can cite. A seed is a source whose text we hold."""

import re
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import Field

from generator.model.claim import DateValue, SourceIds
from generator.model.record import (
    UNLESS_UNKNOWN,
    Address,
    FormerIds,
    Line,
    Lines,
    OrUnknown,
    Paragraph,
    Record,
    line_of,
    parsed_by,
    word_of,
)
from generator.model.values import LOCALE, ValueFault


class SourceType(StrEnum):
    """What sort of document it is. The first five are primary: the parties or a register speak for themselves."""

    PRESS_RELEASE = "press release"
    FILING = "filing"
    DOCUMENTATION = "documentation"
    STATEMENT = "statement"
    INTERVIEW = "interview"
    NEWS = "news"
    ANALYSIS = "analysis"
    ARTICLE = "article"

    @property
    def is_primary(self) -> bool:
        return self in _PRIMARY


_PRIMARY = frozenset(list(SourceType)[:5])


def language_tag(value: Any) -> str:
    """The tag of a language that there is. Raises ValueFault."""
    text = line_of(value)
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueFault("unknown-word", f'"{text}" is not a language tag', "write it as in BCP 47: en, fr, pt-BR")
    primary = text.partition("-")[0]
    if primary not in _READ and primary not in _languages():
        raise ValueFault("unknown-word", f'there is no language "{primary}"', "write it as in BCP 47: en, fr, pt-BR")
    return text


_READ = ("en", "fr")
"""Languages for which no list is needed: that takes longer to load than one file to check."""


@cache
def _languages() -> frozenset[str]:
    """The languages by their shortest codes (ISO 639), as CLDR names them."""
    from babel import Locale

    return frozenset(map(str, Locale.parse(LOCALE).languages))


def _hash(value: Any) -> str:
    text = line_of(value)
    if not re.fullmatch(r"sha256:[0-9a-f]{64}", text):
        raise ValueFault(
            "wrong-type", f'"{text}" is not a SHA-256', "write sha256: and its 64 hexadecimal digits, or leave it out"
        )
    return text


LanguageTag = Annotated[str, parsed_by(language_tag, Annotated[str, Field(examples=["en", "fr"])])]


class SourceRecord(Record):
    """A document one can cite: publisher, title, date and address, `unknown` where a curator looked and did not find."""

    folder: ClassVar[str] = "sources"

    title: Line = Field(description="As the document has it.", examples=["Two firms in talks"])
    type: Annotated[SourceType, word_of(SourceType)]
    publisher: Annotated[Line | None, UNLESS_UNKNOWN, OrUnknown] = Field(
        description="Who published it, or `unknown`.", examples=["The Example Gazette"]
    )
    date: Annotated[DateValue | None, UNLESS_UNKNOWN, OrUnknown] = Field(description="When it was published, or `unknown`.")
    url: Annotated[Address | None, UNLESS_UNKNOWN, OrUnknown] = Field(
        description="Its address on the web, or `unknown`.", examples=["https://example.org/page"]
    )
    language: LanguageTag = Field(default="en", description="The language it is written in; English unless said.")
    derived_from: SourceIds = Field(default=(), description="The sources that this one repeats.")
    summary: Paragraph | None = Field(default=None, description="What it is, in a sentence.", examples=["A report on the talks."])
    formerly: FormerIds = ()

    @property
    def document(self) -> str:
        """Its address as far as that tells documents apart; empty where none is known."""
        return (self.url or "").partition("//")[2].partition("#")[0].rstrip("/")


class SeedRecord(SourceRecord):
    """The front matter of a seed."""

    headings: Lines = Field(
        default=(),
        description="The lines of the text that are headings, as they stand there.",
        json_schema_extra={"example": "What is at stake"},
    )
    original: Annotated[str, parsed_by(_hash, Annotated[str, Field(pattern="^sha256:[0-9a-f]{64}$")])] | None = Field(
        default=None,
        description="The hash of the file that was received; `generator import` writes it.",
        json_schema_extra={"example": "sha256:4bd2d0b31865114a644e197ea2cd76929018b1915c8e09dbe3d811f44de9f51a"},
    )
