"""An article as it was received: its text word for word, what it states about itself, and what was left out."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from generator.read.characters import code_point, forbidden, without_forbidden

NEXT_LINE = "\x85"
"""A control that stands for white space; no seed may hold it."""
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c]")


@dataclass(frozen=True)
class Omission:
    """Words of the file that are no part of the article, and where they stood."""

    where: str
    words: str


@dataclass(frozen=True)
class Stated:
    """What a file states about itself, as text fit for a seed's front matter; None where it does not say."""

    title: str | None = None
    type: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Article:
    """The text, one line a paragraph, heading or entry of a list; `headings` are lines of it.

    `removed` counts the characters that no seed may hold, `notes` are what else the curator should know.
    """

    text: str
    headings: tuple[str, ...]
    stated: Stated
    left_out: tuple[Omission, ...] = ()
    notes: tuple[str, ...] = ()
    removed: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Refusal:
    """Why a file cannot become an article, in one line."""

    why: str


def cleaned(article: Article) -> Article:
    """The article with ends of lines as \\n and without characters that no seed may hold; those are counted."""
    text = _LINE_ENDS.sub("\n", article.text.replace(NEXT_LINE, " "))
    found = Counter(code_point(text[offset]) for offset in forbidden(text))
    said = {name: _line(value) for name, value in vars(article.stated).items()}
    headings = tuple(dict.fromkeys(filter(None, (_bare_heading(heading) for heading in article.headings))))
    return replace(
        article,
        text=without_forbidden(text).strip("\n") + "\n",
        headings=headings,
        stated=Stated(**said),
        removed=dict(sorted(found.items())),
    )


def _bare_heading(heading: str) -> str:
    return without_forbidden(heading.replace(NEXT_LINE, " ")).strip()


def _line(value: str | None) -> str | None:
    return " ".join(without_forbidden(value.replace(NEXT_LINE, " ")).split()) or None if value else None
