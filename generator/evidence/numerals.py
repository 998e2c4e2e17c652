"""Reading the numbers, hedges and dates of a text in its own language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.evidence.languages import Language
from generator.model.values import (
    UNITS,
    Amount,
    Bound,
    PartialDate,
    ValueFault,
    parse_date,
)

CLOSE = Decimal("0.1")
"""How far `about` and `nearly` reach: a tenth of the number."""


@dataclass(frozen=True)
class Reading:
    """A number as a text gives it, in units of one of its currency or unit (None where the text names none)."""

    amount: Amount
    currency: str | None
    unit: str | None
    start: int
    end: int

    def __str__(self) -> str:
        factor = UNITS[self.unit][1] if self.unit else Decimal(1)
        ends = dict.fromkeys(end / factor for end in (self.amount.low, self.amount.high) if end is not None)
        number = " to ".join(f"{end.normalize():,f}" for end in ends)
        named = self.currency or self.unit or ""
        hedge = "" if self.amount.bound in (Bound.EXACTLY, Bound.BETWEEN) else f"{self.amount.bound} "
        return f"{hedge}{number} {named}".strip()


def interval(amount: Amount) -> tuple[Decimal, Decimal]:
    """The least and the greatest number that an amount admits; a hedge such as `about` reaches a tenth further."""
    low, high = amount.low, amount.high
    if amount.bound is Bound.ABOUT and low is not None and high is not None:
        return low * (1 - CLOSE), high * (1 + CLOSE)
    if amount.bound is Bound.NEARLY and low is not None:
        return low * (1 - CLOSE), low
    return (low if low is not None else Decimal(0), high if high is not None else Decimal("Infinity"))


def readings(text: str, language: Language) -> list[Reading]:
    """Every number of a folded text, with scale, hedge, currency or unit."""
    small = text.lower()
    found = []
    for match in _pattern(language).finditer(small):
        reading = _reading(small, match, language)
        if reading:
            found.append(reading)
    return found


def _reading(text: str, match: re.Match[str], language: Language) -> Reading | None:
    scale = Decimal(10) ** language.scales.get((match["scale"] or "").rstrip("."), 0)
    named = match["unit"] or match["symbol"]
    currency = language.currencies.get(named) if named else None
    unit = None if currency or not named else _unit(named, language)
    factor = UNITS[unit][1] if unit else Decimal(1)
    start, end = match.span()
    if match["several"]:
        if not match["scale"]:
            return None
        return Reading(Amount(Bound.SEVERAL, 2 * scale, None, match[0]), currency, unit, start, end)
    if _is_spoiled(text, start, end, language):
        return None
    lower = Decimal(10) ** language.scales[match["lowscale"]] if match["lowscale"] else scale
    low = _number(match["low"], language) * lower * factor
    high = _number(match["high"], language) * scale * factor if match["high"] else None
    if high is not None and high > low:
        return Reading(Amount(Bound.BETWEEN, low, high, match[0]), currency, unit, start, end)
    bound = _bound(text, start, end, language)
    least = None if bound in (Bound.UP_TO, Bound.LESS_THAN) else low
    most = None if bound in (Bound.AT_LEAST, Bound.MORE_THAN) else low
    return Reading(Amount(bound, least, most, match[0]), currency, unit, start, end)


def _bound(text: str, start: int, end: int, language: Language) -> Bound:
    ahead, behind = text[max(0, start - 40) : start].rstrip(), text[end : end + 30].lstrip()
    for phrase, bound in sorted(language.before.items(), key=lambda entry: -len(entry[0])):
        if re.search(rf"(?<!\w){re.escape(phrase)}(?:\s(?:{_alternatives(language.fillers)}))?$", ahead):
            return bound
    for phrase, bound in language.after.items():
        if re.match(rf"{re.escape(phrase)}(?!\w)", behind):
            return bound
    return Bound.EXACTLY


def _is_spoiled(text: str, start: int, end: int, language: Language) -> bool:
    """Whether a fraction, or a currency that is not ours, stands beside the number, so that it is not what it seems."""
    ahead, behind = text[max(0, start - 20) : start], text[end : end + 20]
    return bool(
        re.search(rf"(?<!\w)(?:{_alternatives(language.fractions)})\s$", ahead)
        or re.match(rf"[\s-](?:{_alternatives(language.fractions)})(?!\w)", behind)
    )


def _number(written: str, language: Language) -> Decimal:
    if written in language.halves:
        return Decimal("0.5")
    if written in language.articles:
        return Decimal(1)
    if not written[0].isdigit():
        return _spelled(written, language)
    for char in language.thousands:
        written = written.replace(char, "")
    return Decimal(written.replace(language.decimal, "."))


def _spelled(written: str, language: Language) -> Decimal:
    total = 0
    for word in re.findall(_alternatives(language.numbers), written):
        number = language.numbers[word]
        total = max(total, 1) * number if number == 100 else total + number
    return Decimal(total)


def _unit(named: str, language: Language) -> str | None:
    if named in language.units:
        return language.units[named]
    return next((unit for unit in UNITS if unit and unit.lower() == named), None)


def _alternatives(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in ordered)


def _compiled(language: Language) -> re.Pattern[str]:
    article = rf"(?:{_alternatives(language.articles)})(?=[\s-](?:{_alternatives(language.scales)}))"
    word = rf"(?:{_alternatives(language.numbers)})"
    spelled = rf"{word}(?:(?:-|\s)(?:{language.and_word}[\s-])?{word})*"
    number = rf"(?:{language.number}|{_alternatives(language.halves)}|{article}|{spelled})"
    scale = _alternatives(language.scales)
    # A symbol may follow a short scale at once: 38 Md$.
    glued = "|".join(sorted((re.escape(scale) for scale in language.scales), key=len, reverse=True))
    symbols = _alternatives(name for name in language.currencies if not name.isalpha() and " " not in name)
    units = _alternatives([*language.currencies, *language.units, *(unit.lower() for unit in UNITS if unit)])
    joiner = _alternatives(language.joiners)
    between = _alternatives(language.ranges)
    return re.compile(
        rf"(?<![\w.,$€£¥₩₹])(?:(?P<between>{_alternatives(language.between)})\s)?(?:(?P<symbol>{symbols})\s?)?"
        rf"(?:(?P<several>{_alternatives(language.several)})|(?P<low>{number})"
        rf"(?:(?:\s?(?P<lowscale>{scale}))?\s?(?(between)(?:{between}|{language.and_word})|(?:{between}))\s?(?:{symbols})?(?P<high>{number}))?)"
        rf"(?:[\s-]?(?P<scale>(?:{glued})(?=\$|€|£)|{scale})\.?)?"
        rf"(?:[\s-]?(?:{joiner})?\s?(?P<unit>{units}))?"
    )


_PATTERNS: dict[int, re.Pattern[str]] = {}


def _pattern(language: Language) -> re.Pattern[str]:
    if id(language) not in _PATTERNS:
        _PATTERNS[id(language)] = _compiled(language)
    return _PATTERNS[id(language)]


def dates(text: str, language: Language, seen: date | None) -> Iterator[PartialDate]:
    """Every date of a text. One without a year, or relative, is of the year or month in which the text appeared."""
    small = text.lower()
    forms = {name: place for names in (language.months, language.short_months) for place, name in enumerate(names, 1)}
    pattern = (
        rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s)?(?P<month>{_alternatives(forms)})(?:\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?"
        r"(?:,?\s(?P<year>[12]\d{3}))?(?!\w)"
    )
    for found in re.finditer(pattern, small):
        day = found["day"] or found["day2"]
        if language.months_are_capitalised and not text[found.start("month")].isupper():
            continue
        year = found["year"] or (str(seen.year) if seen else "")
        yield from _dated(f"{year}-{forms[found['month']]:02}" + (f"-{int(day):02}" if day else ""))
    for number, name in enumerate(language.quarters, 1):
        for found in re.finditer(rf"(?:{re.escape(name)}|[qt]{number})\s?(?:of |de |du )?([12]\d{{3}})", small):
            yield from _dated(f"{found[1]}-Q{number}")
    for number, name in enumerate(language.halves_of_a_year, 1):
        for found in re.finditer(rf"(?:{re.escape(name)}|[hs]{number})\s?(?:of |de |du )?([12]\d{{3}})", small):
            yield from _dated(f"{found[1]}-H{number}")
    for found in re.finditer(r"(?<![\w,.$€£])(?<!\d-)[12]\d{3}(?:-\d\d(?:-\d\d)?)?(?![\w-])", small):
        yield from _dated(found[0])
    if seen and any(words in small for words in language.this_month):
        yield from _dated(f"{seen.year}-{seen.month:02}")
    if seen and any(words in small for words in language.this_year):
        yield from _dated(f"{seen.year}")


def _dated(text: str) -> Iterator[PartialDate]:
    try:
        yield parse_date(text)
    except ValueFault:
        return


def says_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether a text holds one of the phrases as whole words."""
    small = re.sub(r"(?<=[a-z,] )May(?!\w)", "", text).lower()
    return re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", small) is not None
