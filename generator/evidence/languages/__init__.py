"""How languages write numbers, money, dates and doubt: one module each, found by its name (its BCP 47 code)."""

from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec

from generator.model.values import Bound


@dataclass(frozen=True)
class Language:
    """What the reader of numerals must know of a language. Every word is in small letters.

    `number` is the pattern of digits, `thousands` and `decimal` the characters in it. Number words are added up, but for
    100, which multiplies; `halves` are a half of what follows. `before` and `after` are hedges by where they stand.
    `fractions` beside a number make it another one; `small_words` may follow an amount whose currency is not named.
    `doubt` are words that say that nothing is agreed, `intent` those of a letter of intent, `intention` and `negation`
    those that say it is not done.
    """

    number: str
    thousands: str
    decimal: str
    scales: dict[str, int]
    numbers: dict[str, int]
    halves: tuple[str, ...]
    and_word: str
    between: tuple[str, ...]
    articles: tuple[str, ...]
    fractions: tuple[str, ...]
    fillers: tuple[str, ...]
    small_words: tuple[str, ...]
    periods: dict[str, tuple[str, ...]]
    intention: tuple[str, ...]
    negation: tuple[str, ...]
    several: tuple[str, ...]
    currencies: dict[str, str]
    units: dict[str, str]
    joiners: tuple[str, ...]
    ranges: tuple[str, ...]
    before: dict[str, Bound]
    after: dict[str, Bound]
    doubt: tuple[str, ...]
    intent: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    months_are_capitalised: bool
    quarters: tuple[str, ...]
    halves_of_a_year: tuple[str, ...]
    this_month: tuple[str, ...] = field(default=())
    this_year: tuple[str, ...] = field(default=())


def language_of(tag: str) -> Language | None:
    """The language of a tag such as `fr` or `fr-CA`, where there is a module for it."""
    name = f"{__name__}.{tag.split('-')[0]}"
    if find_spec(name) is None:
        return None
    language = import_module(name).LANGUAGE
    assert isinstance(language, Language)
    return language
